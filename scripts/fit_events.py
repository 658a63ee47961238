"""Fit the weights that choose an event's date and place: timeline/reference/event_weights.json.

    python scripts/fit_events.py ARTICLES.jsonl GOLD.csv [--write]

GOLD.csv has a row an article: `article_id`, `date` (ISO day of the event that the article is about), `lat`, `lon`.
For the first report of every article the candidates are the fine dates (six days or less) and places (not countries)
that the scorer saw; right is the day itself (a point within 40 km), and taking none is right where no candidate is.
Such a gold says nothing of coarse dates and places, nor of articles with several attacks, so those weights stay. The
others move from where they are by gradient descent on the softmax likelihood, held by a quadratic penalty; half of
the articles are kept back to show what the move is worth. Without --write the table is printed and nothing is
changed.
"""

from __future__ import annotations

import argparse
import csv
import json
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from geopy.distance import geodesic

from timeline.config import Config
from timeline.dates import find_dates, publication_day
from timeline.events import dating, placing, reports
from timeline.events.anchor import Anchor
from timeline.model import Article, DateMention, Parse, PlaceMention, Publication
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "event_weights.json"
NEAR_KM = 40.0
PENALTY = 0.002
FROZEN = frozenset({"few_days", "attacks_pull", "month", "year", "longer", "country", "wider", "region", "first_level"})
FINE_PRECISION = 2
COUNTRY_PRECISION = 6
STEPS = 400
RATE = 0.05

Features = Mapping[str, float]
# What a chooser was given: where the event is told, the mentions, and the rest of its arguments.
Look = tuple[Anchor, list[Any], tuple[Any, ...]]


@dataclass
class Choice:
    """The candidates of one choice: for each, its feature sets (one a position), and whether it is right."""

    article_id: str
    candidates: list[list[Features]]
    right: list[bool]


def main() -> None:
    """Collect the choices, fit each scorer, print what the held-out half says, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--parses", type=Path, help="a pickle of (Article, Parse) pairs, to save the parsing")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    gold = {row["article_id"]: row for row in csv.DictReader(options.gold.open(encoding="utf-8", newline=""))}
    dates, places = collect(options.articles, gold, options.parses)
    weights = json.loads(TARGET.read_text(encoding="utf-8"))
    for part, choices in (("date", dates), ("place", places)):
        halves = [[c for c in choices if zlib.crc32(c.article_id.encode()) % 2 == half] for half in (0, 1)]
        tried = fitted(weights[part], halves[0])
        print(f"{part}: {len(choices)} choices; held-out half right before {share(weights[part], halves[1]):.3f}, "
              f"after {share(tried, halves[1]):.3f}")  # fmt: skip
        weights[part] = {name: round(value, 3) for name, value in fitted(weights[part], choices).items()}
    if options.write:
        TARGET.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def collect(
    source: Path, gold: Mapping[str, Mapping[str, str]], parses: Path | None
) -> tuple[list[Choice], list[Choice]]:
    """Run the reader with its two choosers watched, and keep what they saw for each article's first report."""
    reader = ArticleReader(Config())
    seen_dates: list[Look] = []
    seen_places: list[Look] = []
    watch(reports, "choose_date", seen_dates)
    watch(reports, "choose_place", seen_places)
    dates, places = [], []
    for article, parse in parsed(source, reader, parses):
        row = gold.get(article.article_id)
        if row is None:
            continue
        seen_dates.clear()
        seen_places.clear()
        publication, _ = publication_day(article, parse)
        found = find_dates(article, parse, publication)
        made, evidence, _ = reader.read_events(article, parse, found, reader.read_places(article, parse), publication)
        if not made:
            continue
        told = {(e.field_text, e.sentence) for e in evidence if e.report_id == made[0].report_id and e.kind == "event"}
        mentions = of_anchor(seen_dates, told)
        dates.append(
            Choice(
                article.article_id,
                [date_features(mentions[0], m, mentions[1], parse, publication, *mentions[2][2:]) for m in mentions[1]],
                [
                    m.value is not None and m.value.start == m.value.end and str(m.value.start) == row["date"]
                    for m in mentions[1]
                ],
            )
        )
        if row["lat"]:
            where = of_anchor(seen_places, told)
            places.append(
                Choice(
                    article.article_id,
                    [place_features(where[0], m, where[1], parse) for m in where[1]],
                    [is_near(m, row) for m in where[1]],
                )
            )
    return dates, places


def parsed(source: Path, reader: ArticleReader, parses: Path | None) -> Iterator[tuple[Article, Parse]]:
    """Yield the articles with their parses."""
    if parses is not None:
        yield from pickle.loads(parses.read_bytes())
        return
    for item in read_sources([source]):
        if isinstance(item, Article):
            yield item, reader.language.parse(item)


def watch(module: Any, name: str, seen: list[Look]) -> None:  # noqa: ANN401 - a module
    """Let a chooser tell what it was given."""
    chooser: Callable[..., object] = getattr(module, name)

    def watched(anchor: Anchor, mentions: Sequence[Any], *rest: object) -> object:
        seen.append((anchor, list(mentions), rest))
        return chooser(anchor, mentions, *rest)

    setattr(module, name, watched)


def of_anchor(seen: list[Look], told: set[tuple[str, int]]) -> Look:
    """Return the widest look that was taken for the event told in these sentences."""

    def fit(look: Look) -> tuple[int, int]:
        positions = {(p.field, p.sentence) for p in look[0].positions}
        return len(positions & told) - len(positions ^ told), len(look[1])

    return max(seen, key=fit)


def date_features(
    anchor: Anchor,
    mention: DateMention,
    dates: Sequence[DateMention],
    parse: Parse,
    publication: Publication,
    pulls: dating.Pulls = dating.NO_PULLS,
) -> list[Features]:
    """The feature sets of a date, one a position of the event that it is in reach of."""
    if mention.value is None or mention.value.precision > FINE_PRECISION:
        return []
    return list(dating.candidate_features(anchor, mention, dates, parse, publication, pulls))


def place_features(
    anchor: Anchor, mention: PlaceMention, places: Sequence[PlaceMention], parse: Parse
) -> list[Features]:
    """The feature sets of a place."""
    if mention.place is None or mention.place.geo_precision >= COUNTRY_PRECISION:
        return []
    return [
        features for features, _ in placing.candidate_features(anchor, mention, placing.mention_counts(places), parse)
    ]


def is_near(mention: PlaceMention, row: Mapping[str, str]) -> bool:
    """Whether a place lies within 40 km of the gold's point."""
    place = mention.place
    if place is None or place.lat is None or place.geo_precision >= 6:
        return False
    return bool(geodesic((place.lat, place.lon), (float(row["lat"]), float(row["lon"]))).km <= NEAR_KM)


def matrices(names: Sequence[str], choices: Sequence[Choice]) -> list[tuple[list[np.ndarray], np.ndarray]]:
    """Turn choices into arrays; the last candidate is taking none: the feature `threshold` alone, negated in use."""
    index = {name: number for number, name in enumerate(names)}
    made = []
    for choice in choices:
        arrays, right = [], []
        for sets, is_right in zip(choice.candidates, choice.right, strict=True):
            if sets:
                array = np.zeros((len(sets), len(names)))
                for line, features in enumerate(sets):
                    for name, value in features.items():
                        if name in index:
                            array[line, index[name]] = value
                arrays.append(array)
                right.append(is_right)
        none = np.zeros((1, len(names)))
        none[0, index["threshold"]] = 1.0
        made.append(([*arrays, none], np.array([*right, not any(right)])))
    return made


def fitted(start: Features, choices: Sequence[Choice]) -> dict[str, float]:
    """Return weights moved along the gradient of the penalised likelihood."""
    names = sorted(start)
    origin = np.array([start[name] for name in names])
    data = matrices(names, choices)
    held = np.array([name in FROZEN for name in names])
    weights, first, second = origin.copy(), np.zeros_like(origin), np.zeros_like(origin)
    for step in range(1, STEPS + 1):
        slope = np.where(held, 0.0, PENALTY * (weights - origin) - gradient(weights, data))
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, map(float, weights), strict=True))


def gradient(weights: np.ndarray, data: Sequence[tuple[list[np.ndarray], np.ndarray]]) -> np.ndarray:
    """The mean slope of the log likelihood of a right candidate."""
    total = np.zeros_like(weights)
    for arrays, right in data:
        best = np.stack([array[int(np.argmax(array @ weights))] for array in arrays])
        scores = best @ weights
        odds = np.exp(scores - scores.max())
        every, good = odds / odds.sum(), odds * right / (odds * right).sum()
        total += (good - every) @ best
    return total / max(1, len(data))


def share(weights: Features, choices: Sequence[Choice]) -> float:
    """The share of choices whose best candidate is right."""
    names = sorted(weights)
    vector = np.array([weights[name] for name in names])
    hits = [
        right[int(np.argmax([(array @ vector).max() for array in arrays]))]
        for arrays, right in matrices(names, choices)
    ]
    return float(np.mean(hits)) if hits else float("nan")


if __name__ == "__main__":
    main()
