"""Splink (MIT, DuckDB) beside our merger on the same reports: precision and recall of pairs, and seconds.

    pip install splink==5.0.0
    python benchmarks/peers/splink_merging.py --invented 10000 100000
    python benchmarks/peers/splink_merging.py --built PROCESSED --gold GOLD.csv

Splink is no part of the project. It is set up as its guide says for records of this kind: blocking on country with
day, place with month, and pairs of rare words; comparisons of day, distance, division, type, mode, deaths, names and
words; u by sampling, m by expectation maximisation over two blockings; clusters by connected components. Its threshold
is the best of 0.5, 0.9, 0.99 and 0.999 by F1, chosen on the answer itself, which ours is not. `--built` takes the first
report of each article of a build, `--gold` is a CSV with `article_id` and `incident_id`.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from merging_speed import make_reports, pair_figures

from timeline.dataset import read_dataset
from timeline.merging import merge_reports
from timeline.model import Report

THRESHOLDS = (0.5, 0.9, 0.99, 0.999)
MOST_PAIRS = 2e6
RARE = 200


def main() -> None:
    """Print a row a merger and data set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--invented", type=int, nargs="*", default=[])
    parser.add_argument("--built", type=Path)
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    print("| reports | merger | precision | recall | F1 | seconds |\n|--:|---|--:|--:|--:|--:|")
    for size in options.invented:
        reports, articles, truth = make_reports(size)
        started = time.perf_counter()
        ours = merge_reports(reports, articles).event_of
        show(len(reports), "ours", truth, ours, time.perf_counter() - started)
        splinked([row(report) for report in reports], truth)
    if options.built is not None:
        rows, ours, truth = lead_reports(options.built, options.gold)
        show(len(rows), "ours", truth, ours, None)
        splinked(rows, truth)


def show(
    size: int, name: str, truth: Mapping[str, Any], event_of: Mapping[str, str], seconds: float | None
) -> None:  # fmt: skip
    """One row of the table."""
    precision, recall = pair_figures(truth, event_of)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    spent = "" if seconds is None else f"{seconds:.1f}"
    print(f"| {size:,} | {name} | {precision:.3f} | {recall:.3f} | {both:.3f} | {spent} |", flush=True)


def row(report: Report) -> dict[str, Any]:
    """A report as a record for Splink."""
    day = report.date_start if report.date_precision == 1 else None
    last = report.date_end or report.date_start
    return {
        "unique_id": report.report_id,
        "day": None if day is None else day.isoformat(),
        "month": None if last is None else last.isoformat()[:7],
        "country": report.country,
        "admin1": report.admin1,
        "place": report.place_id if report.geo_precision <= 3 else None,
        "lat": report.lat if report.geo_precision <= 3 else None,
        "lon": report.lon if report.geo_precision <= 3 else None,
        "kind": report.event_type,
        "mode": report.event_mode,
        "deaths": None if report.deaths_best is None else str(report.deaths_best),
        "names": sorted({part.casefold() for name in (*report.actors, *report.targets) for part in name.split()}),
        "words": list(report.keywords),
    }


def lead_reports(folder: Path, gold: Path) -> tuple[list[dict[str, Any]], dict[str, str], dict[str, str]]:
    """The first report of each article that the gold knows: records, our events, true incidents."""
    incident = {r["article_id"]: r["incident_id"] for r in csv.DictReader(gold.open(encoding="utf-8", newline=""))}
    dataset = read_dataset(folder)
    told = dataset.reports[(dataset.reports["rank"] == 1) & dataset.reports["article_id"].isin(incident)]
    evidence = dataset.evidence[dataset.evidence["kind"] == "event"].groupby("report_id")["quote"].agg(" ".join)
    text = dataset.articles.set_index("article_id")["title"].fillna("")
    rows = []
    for report in told.itertuples():
        words = f"{evidence.get(report.report_id, '')} {text.get(report.article_id, '')}".casefold().split()
        rows.append(
            {
                "unique_id": report.report_id,
                "day": str(report.date_start)[:10] if report.date_precision == 1 else None,
                "month": None if pd.isna(report.date_end) else str(report.date_end)[:7],
                "country": known(report.country),
                "admin1": known(report.admin1),
                "place": known(report.place_id) if report.geo_precision <= 3 else None,
                "lat": known(report.lat) if report.geo_precision <= 3 else None,
                "lon": known(report.lon) if report.geo_precision <= 3 else None,
                "kind": report.event_type,
                "mode": known(report.event_mode),
                "deaths": None if pd.isna(report.deaths_best) else str(int(report.deaths_best)),
                "names": sorted({p.casefold() for n in (*report.actors, *report.targets) for p in n.split()}),
                "words": sorted({word.strip(".,:;!?\"'’") for word in words if len(word) > 3}),
            }
        )
    ours = dict(zip(told["report_id"], told["event_id"], strict=True))
    truth = {r.report_id: incident[r.article_id] for r in told.itertuples()}
    return rows, ours, truth


def known(value: Any) -> Any:  # noqa: ANN401 - a cell
    """None for a missing cell."""
    return None if pd.isna(value) else value


def with_rare_words(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """The records with their two rarest words and names as columns to block on."""
    counts = Counter(word for record in rows for word in (*record["words"], *record["names"]))
    for record in rows:
        rare = sorted({*record["words"], *record["names"]}, key=lambda word: (counts[word], word))
        rare = [word for word in rare if 1 < counts[word] <= RARE]
        record["rare_1"], record["rare_2"] = (*rare[:2], None, None)[:2]
    return pd.DataFrame(rows)


def settings() -> SettingsCreator:
    """Blocking and comparisons."""
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("country", "day"),
            block_on("place", "month"),
            block_on("admin1", "country", "month", "kind"),
            block_on("rare_1", "country"),
            block_on("rare_2", "country"),
        ],
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=True, metrics=["day", "day", "day"], thresholds=[1, 3, 30]
            ),
            cl.DistanceInKMAtThresholds("lat", "lon", [1, 25, 100]),
            cl.ExactMatch("admin1").configure(term_frequency_adjustments=True),
            cl.ExactMatch("kind"),
            cl.ExactMatch("mode"),
            cl.ExactMatch("deaths").configure(term_frequency_adjustments=True),
            cl.ArrayIntersectAtSizes("names", [3, 2, 1]),
            cl.ArrayIntersectAtSizes("words", [6, 4, 3, 2, 1]),
        ],
        retain_intermediate_calculation_columns=False,
    )


def splinked(rows: Sequence[dict[str, Any]], truth: Mapping[str, Any]) -> None:
    """Run Splink over the records and show its best threshold."""
    started = time.perf_counter()
    frame = with_rare_words(rows)
    linker = make_linker(frame)
    linker.training.estimate_probability_two_random_records_match([block_on("day", "place", "kind")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=MOST_PAIRS, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "country"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("place", "month"))
    predicted = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    best: tuple[float, float, dict[str, str]] | None = None
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predicted, threshold_match_probability=threshold
        ).as_pandas_dataframe()
        event_of = dict(zip(clusters["unique_id"], clusters["cluster_id"].astype(str), strict=True))
        precision, recall = pair_figures(truth, event_of)
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        if best is None or both > best[0]:
            best = (both, threshold, event_of)
    assert best is not None
    show(len(rows), f"Splink, threshold {best[1]}", truth, best[2], time.perf_counter() - started)


def make_linker(frame: pd.DataFrame) -> Linker:
    """A linker over the records in DuckDB."""
    from splink.backends.duckdb import DuckDBAPI

    api = DuckDBAPI(duckdb.connect())
    return Linker(api.register(frame), settings())


if __name__ == "__main__":
    main()
