"""Fit the weights of a report's confidence: timeline/reference/event_confidence.json.

    python scripts/fit_confidence.py ARTICLES.jsonl GOLD.csv [--coded SOURCE SHEET.csv ...]
                                     [--kept SOURCE SHEET.csv ...] [--write]

GOLD.csv has a row an article: `article_id`, `date` (ISO day), `lat`, `lon`, `killed`, `injured` of the attack that it
is about. The first report of an article is right when all four are: the day, a point within 40 km, both counts, where
no count told is 0. SHEET.csv is a coded sheet as `timeline evaluate`
reads it, of the articles of SOURCE: a report that answers one of its rows is right when one of the coded fields is and
none is wrong. The texts of `--coded` were read by whoever makes the rules, and come out better than others do; those of
`--kept` were not, and weigh KEPT_WEIGHT times as much.

A ridge logistic regression over the features of `timeline/events/confidence.py`; the articles of every fifth part are
kept back in turn, and what is printed is of the parts kept back. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from geopy.distance import geodesic
from logistic import fitted, kept_back

from timeline.config import Config
from timeline.evaluation.gold import read_sheet
from timeline.evaluation.judging import judge
from timeline.evaluation.score import pair
from timeline.events.confidence import FEATURES
from timeline.model import Article, Report
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "event_confidence.json"
NEAR_KM = 40.0
RIDGE = 3.0
CODED_WEIGHT = 1.0
KEPT_WEIGHT = 4.0
# What the register cannot tell: it knows of no attack without a day, but other news may well hold without one.
LEAST = {"undated_lead": -2.5}
MOST_REPORTS = 10_000  # of one article: what four digits of a report's confidence can tell apart


@dataclass(frozen=True)
class Row:
    """A report's article, features, whether it is right, and its weight; `group` names where it comes from."""

    article_id: str
    features: Mapping[str, float]
    is_right: bool
    weight: float
    group: str


def main() -> None:
    """Collect, fit, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--coded", nargs=2, type=Path, action="append", default=[], metavar=("SOURCE", "SHEET"))
    parser.add_argument("--kept", nargs=2, type=Path, action="append", default=[], metavar=("SOURCE", "SHEET"))
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8", newline="") as file:
        gold = {row["article_id"]: row for row in csv.DictReader(file) if row["lat"]}
    rows = list(first_reports(options.articles, gold))
    for weight, sheets in ((CODED_WEIGHT, options.coded), (KEPT_WEIGHT, options.kept)):
        for source, sheet in sheets:
            rows += coded_reports(source, sheet, weight)
    fit(rows, write=options.write)


def fit(rows: list[Row], *, write: bool) -> None:
    """Fit, print how well each group's kept-back reports are calibrated, and write."""
    names = [name for name in FEATURES if name != "bias" and len({row.features[name] for row in rows}) > 1]
    matrix = np.array([[row.features[name] for name in names] for row in rows])
    right = np.array([float(row.is_right) for row in rows])
    weight = np.array([row.weight for row in rows])
    held = kept_back([row.article_id for row in rows], matrix, right, weight, RIDGE)
    groups = np.array([row.group for row in rows])
    for group in dict.fromkeys(groups.tolist()):
        print(f"== {group}")
        tell(held[groups == group], right[groups == group])
    bias, slopes = fitted(matrix, right, weight, RIDGE)
    if write:
        found = {"bias": bias, **dict(zip(names, slopes, strict=True))}
        told = {name: max(float(value), LEAST.get(name, float(value))) for name, value in found.items()}
        weights = {name: round(value, 3) for name, value in sorted(told.items())}
        TARGET.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def first_reports(source: Path, gold: Mapping[str, Mapping[str, str]]) -> Iterator[Row]:
    """Yield each article's first report, right or not by the register."""
    for article, reports, features in read(source):
        if article.article_id in gold and reports:
            truth = is_right(reports[0], gold[article.article_id])
            yield Row(article.article_id, features[0], truth, 1.0, source.parent.name)


def coded_reports(source: Path, sheet: Path, weight: float) -> list[Row]:
    """The reports that answer a coded row, right or not by what is coded."""
    coded = [row for row in read_sheet(sheet).rows if not row.none]
    told: dict[str, list[Mapping[str, object]]] = {row.article: [] for row in coded}
    features: dict[str, Mapping[str, float]] = {}
    for article, reports, seen in read(source):
        if article.article_id in told:
            told[article.article_id] = [asdict(report) for report in reports]
            features.update({report.report_id: found for report, found in zip(reports, seen, strict=True)})
    rows = []
    for gold, report in pair(coded, told, {name: name for name in told}, NEAR_KM):
        if report is not None:
            verdicts = judge(gold, report, within_km=NEAR_KM).values()
            truth = "wrong" not in verdicts and "right" in verdicts
            rows.append(Row(gold.article, features[str(report["report_id"])], truth, weight, sheet.stem))
    return rows


def read(source: Path) -> Iterator[tuple[Article, tuple[Report, ...], list[Mapping[str, float]]]]:
    """Yield each article with its reports and what the confidence of each is counted from."""
    reader = ArticleReader(Config())
    seen: list[Mapping[str, float]] = []
    reader.read_events.confidence = Watched(seen)  # type: ignore[assignment]
    for item in read_sources([source]):
        if isinstance(item, Article):
            seen.clear()
            reports = tuple(reader(item).reports)
            yield item, reports, [seen[round(report.confidence * MOST_REPORTS) - 1] for report in reports]


class Watched:
    """Stands in for the model and keeps what it is asked; its answers tell the how many-th that was."""

    def __init__(self, seen: list[Mapping[str, float]]) -> None:
        self.seen = seen

    def __call__(self, features: Mapping[str, float]) -> float:
        """Keep the features."""
        self.seen.append(dict(features))
        return len(self.seen) / MOST_REPORTS


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
