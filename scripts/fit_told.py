"""Fit the weights that tell words and deeds that happened from talk of them: part `told` of event_weights.json.

    python scripts/fit_told.py CORPUS=ARTICLES.jsonl ... [--labels FILE] [--write]

FILE (`benchmarks/real_events.csv`) says of reports, by corpus, article, type, field and first letter of a word that
tells them, whether a reader found such an event there. A ridge logistic regression over all that are no attacks; the
articles of every fifth part are kept back in turn, and what is printed is of the parts kept back. Without --write
nothing changes.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from logistic import fitted, kept_back

from timeline.config import Config
from timeline.events import reports
from timeline.events.happenings.draft import Materials, Written
from timeline.model import Article
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "timeline" / "reference" / "event_weights.json"
LABELS = ROOT / "benchmarks" / "real_events.csv"
PART = "told"
HAPPENED = ("real", "old")
RIDGE = 60.0
LEAST_SEEN = 40

Key = tuple[str, str, int, str]


def main() -> None:
    """Collect, fit, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", help="a corpus as the labels name it, and its articles: muc4=FILE")
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = []
    for corpus, _, path in (given.partition("=") for given in options.corpora):
        labels = read_labels(options.labels, corpus)
        rows += list(labelled(Path(path), labels))
    fit(rows, write=options.write)


def read_labels(path: Path, corpus: str) -> dict[Key, bool]:
    """Whether it happened, by article, field, offset and type, of one corpus."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["article_id"], row["field"], int(row["start"]), row["event_type"]): row["verdict"] in HAPPENED
            for row in csv.DictReader(file)
            if row["corpus"] == corpus and row["event_type"] != "ASSAULT" and row["verdict"] != "unclear"
        }


def labelled(source: Path, labels: Mapping[Key, bool]) -> Iterator[tuple[str, Mapping[str, float], bool]]:
    """Yield article, features and label of every labelled report, none held back."""
    reader = ArticleReader(Config())
    made: dict[str, Written] = {}
    identify = reports._report_id

    def identified(item: Written, materials: Materials) -> str:
        report_id = identify(item, materials)
        made[report_id] = item
        return report_id

    reports.is_told, reports._report_id = lambda *given: True, identified
    wanted = {key[0] for key in labels}
    for item in read_sources([source]):
        if not isinstance(item, Article) or item.article_id not in wanted:
            continue
        made.clear()
        read = reader(item)
        for evidence in read.evidence:
            written = made.get(evidence.report_id or "")
            if written is None or evidence.kind != "event" or not evidence.chosen:
                continue
            key = (item.article_id, evidence.field_text, evidence.start, written.values.event_type)
            if key in labels:
                yield item.article_id, written.specific, labels[key]


def fit(rows: list[tuple[str, Mapping[str, float], bool]], *, write: bool) -> None:
    """Fit, print what thresholds keep of the parts kept back, and write."""
    seen = [name for _, features, _ in rows for name, value in features.items() if value]
    names = sorted(name for name in set(seen) if seen.count(name) >= LEAST_SEEN)
    matrix = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in rows])
    right, weight = np.array([float(row[2]) for row in rows]), np.ones(len(rows))
    held = kept_back([row[0] for row in rows], matrix, right, weight, RIDGE)
    print(f"{len(rows)} reports, {right.mean():.3f} of them of what happened")
    for least in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = held >= least
        print(f"least {least:.2f}: keeps {kept.mean():.3f}, {right[kept].sum() / right.sum():.3f} of what happened, "
              f"of which it is {right[kept].mean():.3f}")  # fmt: skip
    bias, slopes = fitted(matrix, right, weight, RIDGE)
    found = {"bias": bias, **dict(zip(names, slopes, strict=True))}
    if write:
        weights = json.loads(TARGET.read_text(encoding="utf-8"))
        weights[PART] = {name: round(float(value), 3) for name, value in sorted(found.items())}
        TARGET.write_text(json.dumps(weights, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
