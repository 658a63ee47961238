"""Fit the weights that choose an event's date, place and country: timeline/reference/event_weights.json.

    python scripts/fit_events.py ARTICLES GOLD.csv [ARTICLES GOLD.csv ...] [--part date|place|country ...] [--write]

GOLD.csv has a row an event. Its columns, any but the first of which may be empty or lacking:

article_id             which article tells it
names                  persons, groups or things hurt or acting, split by semicolons: they find the report that tells
                       it; without them it is the article's first report
event_type             the type that its report must have, if names find it
date, date_last        the ISO day of the event, or the first and last of the days between which it lies; with neither
                       no day is told, and taking none is right
lat, lon               its point: right are places within 40 km
place                  or its names, split by semicolons: right are places of such a name
country                its alpha-3 code; where neither point nor name is given, the article tells no more than that

Of every event the candidates are what the scorer saw. The weights move from where they are by gradient descent on the
likelihood of the right ones (mentions of one day count together, of a place the best), held by a quadratic penalty;
half of the articles are kept back to show what the move is worth. `words_date` and `words_place`, of talks, deals and
what is told in passing, stay, and so does what no lead of an article shows (`FROZEN`).
Without --write the table is printed and nothing is changed.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import re
import zlib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from geopy.distance import geodesic

from timeline.config import Config
from timeline.dates import find_dates, publication_day
from timeline.events import when_where
from timeline.events.dating.date_features import DateFeatures
from timeline.events.placing import choice as placing
from timeline.events.placing import country
from timeline.events.syntax.anchor import Anchor
from timeline.model import Article, DateMention, PlaceMention, Report
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "event_weights.json"
NEAR_KM = 40.0
PENALTY = {"date": 0.002, "place": 0.002, "country": 0.01}
FROZEN = {
    "date": frozenset({"few_days", "attacks_pull", "month", "year", "longer", "own_relation"}),
    "place": frozenset({"country", "wider"}),
    "country": frozenset(),
}
COUNTRY_PRECISION = 6
NAMED_LETTERS = 3
STEPS = 400
RATE = 0.05

Features = Mapping[str, float]
Row = Mapping[str, str]
# What a chooser was given: where the event is told, the mentions, and the rest of its arguments.
Look = tuple[Anchor, list[Any], tuple[Any, ...]]
Sets = Sequence[Features]


@dataclass
class Choice:
    """The candidates of one choice: for each its feature sets (one a position), what it counts as, whether it is right.

    Candidates of one key count together.
    """

    article_id: str
    candidates: list[Sets]
    keys: list[Hashable]
    right: list[bool]


def main() -> None:
    """Collect the choices, fit each scorer, print what the held-out half says, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="+", metavar="ARTICLES GOLD.csv")
    parser.add_argument("--part", choices=sorted(PENALTY), action="append", help="fit only this; may be repeated")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    choices: dict[str, list[Choice]] = {part: [] for part in options.part or sorted(PENALTY)}
    for articles, gold in zip(options.sources[::2], options.sources[1::2], strict=True):
        for part, choice in collect(articles, gold):
            if part in choices:
                choices[part].append(choice)
    weights = json.loads(TARGET.read_text(encoding="utf-8"))
    for part, found in choices.items():
        tried = [fitted(part, weights[part], [c for c in found if half(c) == kept]) for kept in (0, 1)]
        before = np.mean([share(weights[part], [c for c in found if half(c) != kept]) for kept in (0, 1)])
        after = np.mean([share(tried[kept], [c for c in found if half(c) != kept]) for kept in (0, 1)])
        print(f"{part}: {len(found)} choices; held-out halves right before {before:.3f}, after {after:.3f}")
        weights[part] = {name: round(value, 3) for name, value in fitted(part, weights[part], found).items()}
    if options.write:
        TARGET.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def half(choice: Choice) -> int:
    """Which half of the articles a choice is in."""
    return zlib.crc32(choice.article_id.encode()) % 2


def collect(source: Path, gold: Path) -> Iterator[tuple[str, Choice]]:
    """Run the reader with its choosers watched, and yield what they saw for each event of the gold."""
    rows: dict[str, list[Row]] = {}
    with gold.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            rows.setdefault(line["article_id"], []).append(line)
    reader = ArticleReader(Config())
    dates: list[Look] = []
    places: list[Look] = []
    countries: list[Look] = []
    watch("choose_date", dates)
    watch("choose_place", places)
    watch("likely_countries", countries)
    for article in read_sources([source]):
        if not isinstance(article, Article) or article.article_id not in rows:
            continue
        parse = reader.language.parse(article)
        publication, _ = publication_day(article, parse)
        for looks in (dates, places, countries):
            looks.clear()
        found = find_dates(article, parse, publication)
        made, evidence, _ = reader.read_events(article, parse, found, reader.read_places(article, parse), publication)
        for row in rows[article.article_id]:
            report = report_of(row, made)
            if report is None:
                continue
            told = {
                (e.field_text, e.sentence) for e in evidence if e.report_id == report.report_id and e.kind == "event"
            }
            yield "date", date_choice(row, of_anchor(dates, told))
            if row.get("lat") or row.get("place") or row.get("country"):
                yield "place", place_choice(row, of_anchor(places, told))
            if row.get("country"):
                yield "country", country_choice(row, of_anchor(countries, told))


def watch(name: str, seen: list[Look]) -> None:
    """Let a chooser of dates and places tell what it was given."""
    chooser: Callable[..., object] = getattr(when_where, name)

    def watched(anchor: Anchor, mentions: Sequence[Any], *rest: object, **named: object) -> object:
        if not named.get("lies_ahead"):
            seen.append((anchor, list(mentions), rest))
        return chooser(anchor, mentions, *rest, **named)

    setattr(when_where, name, watched)


def report_of(row: Row, made: Sequence[Report]) -> Report | None:
    """The report that names most of an event's names; the first where the gold has none."""
    names = words(row.get("names") or "")
    if not names:
        return made[0] if made else None
    made = [report for report in made if report.event_type == (row.get("event_type") or report.event_type)]
    shared = [len(names & words(" ".join((*report.targets, *report.actors)))) for report in made]
    best = max(range(len(made)), key=lambda n: shared[n], default=0)
    return made[best] if shared and shared[best] else None


def words(text: str) -> frozenset[str]:
    """The words of names, folded; short ones name nobody."""
    return frozenset(word for word in re.findall(r"\w+", text.casefold()) if len(word) >= NAMED_LETTERS)


def of_anchor(seen: list[Look], told: Set[tuple[str, int]]) -> Look:
    """Return the widest look that was taken for the event told in these sentences."""

    def fit(look: Look) -> tuple[int, int]:
        positions = {(p.field, p.sentence) for p in look[0].positions}
        return len(positions & told) - len(positions ^ told), len(look[1])

    return max(seen, key=fit)


def date_choice(row: Row, look: Look) -> Choice:
    """The dates that were looked at, those of one interval counted together."""
    anchor, mentions, (parse, publication, *pulls) = look
    choice = Choice(row["article_id"], [], [], [])
    features = DateFeatures(mentions, publication, *pulls)
    for mention in mentions:
        if mention.value is None:
            continue
        sets = features.of(mention, anchor, parse)
        if sets:
            choice.candidates.append(sets)
            choice.keys.append((mention.value.start, mention.value.end))
            choice.right.append(is_then(mention, row))
    return choice


def is_then(mention: DateMention, row: Row) -> bool:
    """Whether a date is the event's day, or lies between the days that it lies between."""
    value = mention.value
    if not row.get("date") or value is None or value.start is None or value.end is None:
        return False
    first = datetime.date.fromisoformat(row["date"])
    last = datetime.date.fromisoformat(row["date_last"]) if row.get("date_last") else first
    return first <= value.start and value.end <= last


def place_choice(row: Row, look: Look) -> Choice:
    """The places that were looked at, each by all its mentions; whole countries are left where no place is chosen."""
    anchor, mentions, (parse, *rest) = look
    known = [mention for mention in mentions if mention.place is not None]
    found: dict[tuple[str, str], tuple[list[Features], list[bool]]] = {}
    for mention, sets in placing.features_of_all(anchor, known, parse, *rest):
        if mention.place is not None and placing.is_fine(mention.place):
            features, right = found.setdefault((mention.place.place_id, mention.place.name), ([], []))
            features += sets
            right.append(is_there(mention, row))
    candidates = [features for features, _ in found.values()]
    return Choice(row["article_id"], list(candidates), list(found), [any(right) for _, right in found.values()])


def is_there(mention: PlaceMention, row: Row) -> bool:
    """Whether a place lies within 40 km of the gold's point, or has one of its names."""
    place = mention.place
    if place is None:
        return False
    if row.get("lat"):
        if place.lat is None or place.geo_precision >= COUNTRY_PRECISION:
            return False
        return bool(geodesic((place.lat, place.lon), (float(row["lat"]), float(row["lon"]))).km <= NEAR_KM)
    names = {" ".join(name.split()).casefold() for name in (row.get("place") or "").split(";") if name.strip()}
    return bool(names & {" ".join(mention.quote.split()).casefold(), place.name.casefold()})


def country_choice(row: Row, look: Look) -> Choice:
    """The countries of all places of the article."""
    anchor, mentions, (parse,) = look
    features = country.features_by_country(anchor, mentions, parse)
    codes = sorted(features)
    return Choice(
        row["article_id"], [[features[code]] for code in codes], list(codes), [code == row["country"] for code in codes]
    )


Arrays = list[tuple[Hashable, np.ndarray, bool]]


def matrices(names: Sequence[str], choices: Sequence[Choice]) -> list[Arrays]:
    """Turn choices into arrays by key; the last candidate is taking none: the weight `threshold` alone."""
    index = {name: number for number, name in enumerate(names)}
    made = []
    for choice in choices:
        arrays: Arrays = []
        for sets, key, is_right in zip(choice.candidates, choice.keys, choice.right, strict=True):
            array = np.zeros((len(sets), len(names)))
            for line, features in enumerate(sets):
                for name, value in features.items():
                    if name in index:
                        array[line, index[name]] = value
            arrays.append((key, array, is_right))
        none = np.zeros((1, len(names)))
        none[0, index["threshold"]] = 1.0
        made.append([*arrays, (None, none, not any(choice.right))])
    return made


def fitted(part: str, start: Features, choices: Sequence[Choice]) -> dict[str, float]:
    """Return weights moved along the gradient of the penalised likelihood."""
    names = sorted({*start, *(name for c in choices for sets in c.candidates for name in sets[0])} - {"location"})
    origin = np.array([start.get(name, 0.0) for name in names])
    data = matrices(names, choices)
    held = np.array([name in FROZEN[part] and name in start for name in names])
    weights, first, second = origin.copy(), np.zeros_like(origin), np.zeros_like(origin)
    for step in range(1, STEPS + 1):
        slope = np.where(held, 0.0, PENALTY[part] * (weights - origin) - gradient(weights, data))
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, map(float, weights), strict=True))


def gradient(weights: np.ndarray, data: Sequence[Arrays]) -> np.ndarray:
    """The mean slope of the log likelihood of a right candidate."""
    total = np.zeros_like(weights)
    for arrays in data:
        best = np.stack([array[int(np.argmax(array @ weights))] for _, array, _ in arrays])
        scores = best @ weights
        right = np.array([is_right for _, _, is_right in arrays])
        odds = np.exp(scores - scores.max())
        every, good = odds / odds.sum(), odds * right / (odds * right).sum()
        total += (good - every) @ best
    return total / max(1, len(data))


def share(weights: Features, choices: Sequence[Choice]) -> float:
    """The share of choices whose best key is right: the scores of one key count together, as their odds add up."""
    names = sorted(weights)
    vector = np.array([weights[name] for name in names])
    hits = []
    for arrays in matrices(names, choices):
        odds: dict[Hashable, float] = {}
        rights: dict[Hashable, bool] = {}
        for key, array, is_right in arrays:
            odds[key] = odds.get(key, 0.0) + float(np.exp((array @ vector).max()))
            rights[key] = rights.get(key, False) or is_right
        hits.append(rights[max(odds, key=lambda key: odds[key])])
    return float(np.mean(hits)) if hits else float("nan")


if __name__ == "__main__":
    main()
