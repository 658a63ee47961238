"""Say how many of a build's reports tell of an event that a reader found in the text too.

    python benchmarks/real_events.py CORPUS=PROCESSED_DIR ...

`real_events.csv` holds what a reader said of 5,244 reports of three corpora: every attack of `muc4`, and of `muc4`,
`gva` and `lgl` most reports of other types, the leads of `gva` apart, 416 drawn at random among those unread, and of
`muc4` later 120, all others of half of its articles, and twice 60 of the other half. Each was read beside its text by
one reader who asked only whether there is such an event, not whether its fields are right:
`real`; `old`, told as history; `general`, talk of a kind of thing or a sum of many; `not_happened`, planned, feared,
wished or denied; `other_type`; `no_event`, a word in another sense; `avowal`; `unclear`. A report is one of those if a
word that tells it, and its type, are the same; `share` counts the old as real. Reports that nobody read are counted and
left out: they are mostly new ones, so the share of a build flatters it a little if there are many.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from timeline.dataset import read_dataset
from timeline.evaluation.score import wilson

LABELS = Path(__file__).resolve().parent / "real_events.csv"
HAPPENED = ("real", "old")
TOLD = ("occurred", "attempted", "threatened")


def main() -> None:
    """Print a table a corpus: types with the reports read, and the share that is real with its 95% interval."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("builds", nargs="+", help="a corpus as the labels name it, and its build: muc4=FOLDER")
    for corpus, _, folder in (given.partition("=") for given in parser.parse_args().builds):
        show(corpus, *compared(corpus, Path(folder)))


def compared(corpus: str, processed: Path) -> tuple[dict[str, Counter[str]], int, int]:
    """The verdicts by type of the reports that were read, how many were not, and how many read ones are gone."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {
            (row["article_id"], row["field"], int(row["start"]), row["event_type"]): row["verdict"]
            for row in csv.DictReader(file)
            if row["corpus"] == corpus
        }
    dataset = read_dataset(processed)
    words = defaultdict(list)
    for row in dataset.evidence.to_dict("records"):
        if row["kind"] == "event" and row["chosen"] is True:
            words[row["report_id"]].append((row["article_id"], row["field_text"], int(row["start"])))
    found: dict[str, Counter[str]] = defaultdict(Counter)
    unread, met = 0, set()
    for report in dataset.reports.to_dict("records"):
        if report["assertion"] not in TOLD:
            continue
        keys = [(*word, report["event_type"]) for word in words[report["report_id"]]]
        read = [key for key in keys if key in labels]
        met.update(read)
        if read:
            found[str(report["event_type"])][labels[read[0]]] += 1
        else:
            unread += 1
    return found, unread, len(labels.keys() - met)


def show(corpus: str, found: dict[str, Counter[str]], unread: int, gone: int) -> None:
    """Print the types by how many of their reports were read, and all of them."""
    whole = sum(found.values(), Counter())
    print(f"{corpus}: {whole.total()} reports read, {unread} unread; {gone} of those read once are no more")
    print(f"{'type':12}{'read':>6}{'share':>7}  95%          verdicts other than real")
    for name, verdicts in (*sorted(found.items(), key=lambda pair: -pair[1].total()), ("all", whole)):
        right = sum(verdicts[verdict] for verdict in HAPPENED)
        low, high = wilson(right, verdicts.total())
        others = ", ".join(f"{verdict} {count}" for verdict, count in verdicts.most_common() if verdict != "real")
        share = 100 * right / verdicts.total()
        print(f"{name:12}{verdicts.total():>6}{share:>7.1f}  {100 * low:.1f}-{100 * high:.1f}    {others}")


if __name__ == "__main__":
    main()
