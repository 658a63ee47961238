"""Score a build of the sample corpus against its gold: found, date, place, counts, and merging, and list what is lost.

    python benchmarks/sample.py [PROCESSED_DIR]

A gold row is found when a report of its article has its type (any violent type for a violent one) and a date that meets
the gold's days. Of the rows and reports of an article those that agree in most take each other first: in the fields,
the place's name, and the names that the gold's label holds. Reports that no gold row takes are counted as extra: the
gold leaves out statements with no act behind them, so these are not all wrong.

Pairs of one happening are counted twice: how many are one event of those whose reports were both found, and of all.
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
    counts: Counter[str] = Counter()
    events: dict[str, list[str]] = defaultdict(list)
    chosen = assign(gold, of_article)
    for number, row in enumerate(gold):
        if number not in chosen:
            print(f"lost: {row['article_id']}: {row['event']} ({row['event_type']} {row['date_edtf']} {row['place']})")
            continue
        right = agreement(row, chosen[number])
        counts["found"] += 1
        counts.update(name for name, agrees in right.items() if agrees)
        events[row["event"]].append(str(chosen[number]["event_id"]))
        wrong = [name for name, agrees in right.items() if not agrees]
        if wrong:
            print(f"wrong {', '.join(wrong)}: {row['article_id']}: {row['event']}")
    print(f"\n{len(gold)} gold rows, {len(reports)} reports, {len(reports) - len(chosen)} extra")
    for name in ("found", "date", "country", "deaths", "injured", "assertion"):
        print(f"{name:<10}{counts[name]:>4}  {100 * counts[name] / len(gold):.0f}%")
    together(events, Counter(row["event"] for row in gold))


def assign(gold: list[dict[str, str]], of_article: dict[str, list[dict[str, object]]]) -> dict[int, dict[str, object]]:
    """Row number -> its report, each report once; rows that are not found are left out."""
    offers = [
        (-likeness(row, report), number, str(report["report_id"]), report)
        for number, row in enumerate(gold)
        for report in of_article[row["article_id"]]
        if (right := agreement(row, report))["type"] and right["date"]
    ]
    chosen: dict[int, dict[str, object]] = {}
    taken: set[str] = set()
    for _, number, report_id, report in sorted(offers, key=lambda offer: offer[:3]):
        if number not in chosen and report_id not in taken:
            chosen[number] = report
            taken.add(report_id)
    return chosen


def likeness(row: dict[str, str], report: dict[str, object]) -> int:
    """How many fields agree, and twice each word of the place or the label that the report names."""
    named = f"{report['place_name']} {report['actors']} {report['targets']}".casefold()
    words = {*row["place"].casefold().split(), *row["event"].split("-")}
    return sum(agreement(row, report).values()) + 2 * sum(word in named for word in words)


def agreement(row: dict[str, str], report: dict[str, object]) -> dict[str, bool]:
    """Tell on which fields a report agrees with a gold row; an empty gold cell agrees with everything."""
    kinds = {row["event_type"], str(report["event_type"])}
    return {
        "type": not row["event_type"] or len(kinds) == 1 or kinds <= VIOLENT,
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


def together(events: dict[str, list[str]], told: Counter[str]) -> None:
    """Print how far the reports of one gold event are one event, and events that hold two gold events."""
    pairs = sum(len(ids) * (len(ids) - 1) // 2 for ids in events.values())
    every = sum(rows * (rows - 1) // 2 for rows in told.values())
    joined = sum(n * (n - 1) // 2 for ids in events.values() for n in Counter(ids).values())
    labels: dict[str, set[str]] = defaultdict(set)
    for label, ids in events.items():
        for event_id in ids:
            labels[event_id].add(label)
    welded = [sorted(found) for found in labels.values() if len(found) > 1]
    print(
        f"merging: {joined} of {pairs} pairs of one happening with both reports found are together, of {every} in the "
        f"gold; welded: {welded or 'none'}"
    )


if __name__ == "__main__":
    main()
