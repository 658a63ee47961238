"""Fit the weights of a report's confidence: timeline/reference/event_confidence.json.

    python scripts/fit_confidence.py ARTICLES.jsonl GOLD.csv [--write]

GOLD.csv has a row an article: `article_id`, `date` (ISO day), `lat`, `lon`, `killed`, `injured` of the attack that it
is about. The first report of an article is right when all four are: the day, a point within 40 km, both counts, where
no count told is 0. A ridge logistic regression over the features of `timeline/events/confidence.py`; the articles of
every fifth part are kept back in turn, and what is printed is of the parts kept back. Without --write nothing is
changed.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from geopy.distance import geodesic
from logistic import chance, fitted

from timeline.config import Config
from timeline.events.confidence import FEATURES
from timeline.model import Article, Report
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "event_confidence.json"
NEAR_KM = 40.0
RIDGE = 3.0
FOLDS = 5


def main() -> None:
    """Collect, fit, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8", newline="") as file:
        gold = {row["article_id"]: row for row in csv.DictReader(file) if row["lat"]}
    rows = list(first_reports(options.articles, gold))
    names = [name for name in FEATURES if name != "bias" and len({features[name] for _, features, _ in rows}) > 1]
    matrix = np.array([[features[name] for name in names] for _, features, _ in rows])
    right = np.array([float(is_right) for _, _, is_right in rows])
    fold = np.array([zlib.crc32(article_id.encode()) % FOLDS for article_id, _, _ in rows])
    even, held = np.ones(len(rows)), np.zeros(len(rows))
    for part in range(FOLDS):
        away = fold != part
        bias, slopes = fitted(matrix[away], right[away], even[away], RIDGE)
        held[~away] = chance(bias + matrix[~away] @ slopes)
    tell(held, right)
    bias, slopes = fitted(matrix, right, even, RIDGE)
    if options.write:
        found = {"bias": bias, **dict(zip(names, slopes, strict=True))}
        weights = {name: round(float(value), 3) for name, value in sorted(found.items())}
        TARGET.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def first_reports(
    source: Path, gold: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, Mapping[str, float], bool]]:
    """Yield each article's first report: its features, and whether day, point and counts are all right."""
    reader = ArticleReader(Config())
    seen: list[Mapping[str, float]] = []
    reader.read_events.confidence = Watched(seen)  # type: ignore[assignment]
    for item in read_sources([source]):
        if isinstance(item, Article) and item.article_id in gold:
            seen.clear()
            made = reader(item).reports
            if made:
                yield item.article_id, seen[0], is_right(made[0], gold[item.article_id])


class Watched:
    """Stands in for the model and keeps what it is asked."""

    def __init__(self, seen: list[Mapping[str, float]]) -> None:
        self.seen = seen

    def __call__(self, features: Mapping[str, float]) -> float:
        """Keep the features; any number will do."""
        self.seen.append(dict(features))
        return 0.5


def is_right(report: Report, row: Mapping[str, str]) -> bool:
    """Whether a report has the day, a point within 40 km and both counts of the gold."""
    if report.lat is None or report.date_start is None or report.date_start != report.date_end:
        return False
    point = (float(row["lat"]), float(row["lon"]))
    return (
        str(report.date_start) == row["date"]
        and geodesic((report.lat, report.lon), point).km <= NEAR_KM
        and (report.deaths_best or 0) == int(row["killed"])
        and (report.injured_best or 0) == int(row["injured"])
    )


def tell(held: np.ndarray, right: np.ndarray) -> None:
    """Print the Brier score and the calibration of chances for articles that they were not fitted on."""
    base = right.mean()
    print(f"{len(right)} reports, {base:.3f} right; Brier {np.mean((held - right) ** 2):.3f}, "
          f"of the base rate {base * (1 - base):.3f}")  # fmt: skip
    for low in np.arange(0.0, 1.0, 0.2):
        inside = (held >= low) & (held < low + 0.2)
        if inside.any():
            print(f"{low:.1f}-{low + 0.2:.1f}: {inside.sum()} reports, said {held[inside].mean():.2f}, "
                  f"right {right[inside].mean():.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
