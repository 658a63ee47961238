"""Say how often the parties of a build have the countries that a gold of PLOVER codes gives them.

    python benchmarks/parties.py PROCESSED_DIR --gold GOLD.csv

GOLD.csv has a row a text: `article_id`, `event_type`, `source_code` and `target_code`, codes of a country and perhaps a
sector parted by semicolons ("USA GOV; RUS"). Of an article's reports of the gold's type the one counts whose parties
agree best; texts without such a report are left out. A party is right whose country is one of the gold's (`IGO` and
`NGO` are countries here); "in full" asks for the gold's sector too, where it gives one.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from timeline.dataset import read_dataset

SIDES = {"actors": ("source_code", "actor_codes"), "targets": ("target_code", "target_codes")}


def main() -> None:
    """Print a line a side: how many the gold has, how many are told, and how many of each are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("processed", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8", newline="") as file:
        gold = list(csv.DictReader(file))
    show(counted(gold, read_dataset(options.processed).reports.to_dict("records")))


def counted(gold: Sequence[dict[str, str]], reports: Sequence[dict[str, object]]) -> Counter[tuple[str, str]]:
    """Counts by side and by `gold`, `told`, `right`, `full`, `found` (told ones that are right)."""
    of_text = defaultdict(list)
    for report in reports:
        of_text[str(report["article_id"]), str(report["event_type"])].append(report)
    totals: Counter[tuple[str, str]] = Counter()
    for row in gold:
        readings = [agreement(row, report) for report in of_text[row["article_id"], row["event_type"]]]
        if readings:
            totals += max(
                readings, key=lambda counts: sum(counts[side, "right"] * 10 - counts[side, "told"] for side in SIDES)
            )
    return totals


def agreement(row: dict[str, str], report: dict[str, object]) -> Counter[tuple[str, str]]:
    """How one report's parties agree with the gold's."""
    counts: Counter[tuple[str, str]] = Counter()
    for side, (given, told) in SIDES.items():
        wanted = [code.split() for code in row[given].split(";") if code.strip()]
        codes = [str(code).split() for code in report[told]]  # type: ignore[attr-defined]
        countries = [code[0] for code in codes]
        counts[side, "gold"] = len(wanted)
        counts[side, "told"] = len(codes)
        counts[side, "right"] = sum(code[0] in countries for code in wanted)
        counts[side, "found"] = sum(country in {code[0] for code in wanted} for country in countries)
        counts[side, "full"] = sum(any(_is_same(code, own) for own in codes) for code in wanted)
    return counts


def _is_same(code: Sequence[str], own: Sequence[str]) -> bool:
    """Whether country and sector are the same; of "CVLalb" the sector is "CVL"."""
    return own[0] == code[0] and (len(code) == 1 or own[1][:3] == code[1][:3])


def show(totals: Counter[tuple[str, str]]) -> None:
    """Print the shares."""
    for side in SIDES:
        of_gold, of_told = totals[side, "gold"] or 1, totals[side, "told"] or 1
        print(
            f"{side}: {totals[side, 'gold']} in the gold, {totals[side, 'told']} told; "
            f"country right {100 * totals[side, 'right'] / of_gold:.1f}% of the gold's, "
            f"{100 * totals[side, 'found'] / of_told:.1f}% of those told; "
            f"in full {100 * totals[side, 'full'] / of_gold:.1f}%"
        )


if __name__ == "__main__":
    main()
