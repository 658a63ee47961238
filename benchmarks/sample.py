"""Score a build of the sample corpus against its gold: found, date, place, counts, and merging, and list what is lost.

    python benchmarks/sample.py [PROCESSED_DIR]

A gold row is found when a report of its article has its type (any violent type for a violent one) and a date that meets
the gold's days; among several the one that agrees in most is taken. Reports that no gold row takes are counted as
extra: the gold leaves out statements with no act behind them, so these are not all wrong.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd

from timeline.dataset import read_dataset

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "sample" / "gold.csv"
VIOLENT = {"ASSAULT", "x:CRIME", "x:DEATH"}


def main() -> None:
    """Print the table and the losing cases."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("processed", nargs="?", type=Path, default=ROOT / "data" / "processed")
    reports = read_dataset(parser.parse_args().processed).reports.to_dict("records")
    with GOLD.open(encoding="utf-8", newline="") as file:
        gold = [row for row in csv.DictReader(file) if row["event"]]
    score(gold, reports)


def score(gold: list[dict[str, str]], reports: list[dict[str, object]]) -> None:
    """Match, count, print."""
    of_article: dict[str, list[dict[str, object]]] = defaultdict(list)
    for report in reports:
        of_article[str(report["article_id"])].append(report)
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    events: dict[str, list[str]] = defaultdict(list)
    for row in gold:
        left = [report for report in of_article[row["article_id"]] if report["report_id"] not in taken]
        rights = [(agreement(row, report), report) for report in left]
        best = max(rights, key=lambda pair: sum(pair[0].values()), default=None)
        if best is None or not best[0]["type"] or not best[0]["date"]:
            print(f"lost: {row['article_id']}: {row['event']} ({row['event_type']} {row['date_edtf']} {row['place']})")
            continue
        counts["found"] += 1
        counts.update(name for name, right in best[0].items() if right)
        taken.add(str(best[1]["report_id"]))
        events[row["event"]].append(str(best[1]["event_id"]))
        wrong = [name for name, right in best[0].items() if not right]
        if wrong:
            print(f"wrong {', '.join(wrong)}: {row['article_id']}: {row['event']}")
    print(f"\n{len(gold)} gold rows, {len(reports)} reports, {len(reports) - len(taken)} extra")
    for name in ("found", "date", "country", "deaths", "injured", "assertion"):
        print(f"{name:<10}{counts[name]:>4}  {100 * counts[name] / len(gold):.0f}%")
    together(events)


def agreement(row: dict[str, str], report: dict[str, object]) -> dict[str, bool]:
    """Tell on which fields a report agrees with a gold row; an empty gold cell agrees with everything."""
    kinds = {row["event_type"], str(report["event_type"])}
    return {
        "type": len(kinds) == 1 or kinds <= VIOLENT,
        "date": days_meet(row, report),
        "country": not row["country"] or row["country"] == report["country"],
        "deaths": not row["deaths_best"] or row["deaths_best"] == text(report["deaths_best"]),
        "injured": not row["injured_best"] or row["injured_best"] == text(report["injured_best"]),
        "assertion": row["assertion"] == report["assertion"],
    }


def text(value: object) -> str:
    """A count as the gold writes it."""
    return "" if pd.isna(value) else str(value)


def days_meet(row: dict[str, str], report: dict[str, object]) -> bool:
    """Tell whether the two intervals share a day; an open end is open."""
    start, end = pd.Timestamp(report["date_start"]), pd.Timestamp(report["date_end"])
    first = pd.Timestamp(row["date_first"] or pd.Timestamp.min)
    last = pd.Timestamp(row["date_last"] or pd.Timestamp.max)
    return not (start > last or end < first)


def together(events: dict[str, list[str]]) -> None:
    """Print how far the reports of one gold event are one event, and events that hold two gold events."""
    pairs = sum(len(ids) * (len(ids) - 1) // 2 for ids in events.values())
    joined = sum(n * (n - 1) // 2 for ids in events.values() for n in Counter(ids).values())
    labels: dict[str, set[str]] = defaultdict(set)
    for label, ids in events.items():
        for event_id in ids:
            labels[event_id].add(label)
    welded = [sorted(found) for found in labels.values() if len(found) > 1]
    print(f"merging: {joined} of {pairs} pairs of one happening together; welded: {welded or 'none'}")


if __name__ == "__main__":
    main()
