"""Fit the weights of the place reader and write timeline/reference/places_weights.json.

    python scripts/fit_places.py --toponyms CORPUS_FOLDER --registers CORPUS_FOLDER [--parses FOLDER] [--check]

`--toponyms` holds articles.jsonl and gold.csv (article_id, start, end, lat, lon, geonameid): it fits the judge of the
finder and the ranker. `--registers` holds articles.jsonl and gold.csv (article_id, city, lat, lon): it adds to the
ranker what the named town of each article is. `--parses` keeps parses between runs. `--check` prints figures of five
folds by article and writes nothing. `--ranker-only`
keeps the shipped judge and fits the ranker on what it finds, `--by-hand`
fits nothing and only sets those weights that are set by hand. Only weights of general features are learned: no word,
name or place.
"""

import argparse
import csv
import json
import math
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from timeline.language import load_language
from timeline.model import Article, Parse, Place
from timeline.places import Gazetteer
from timeline.places.candidates import FEATURES, CandidateTable
from timeline.places.country_cues import CountryCues
from timeline.places.find import Finder, Toponym
from timeline.places.groups import Group, group_toponyms
from timeline.places.outlet import OutletReader
from timeline.places.page import pages_of
from timeline.places.reader import LEAST_PROBABILITY, place_weights

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "places_weights.json"
EMPTY = Parse(sentences=())
FOLDS = 5
THRESHOLD = 0.45
FIND_PENALTY = 2.0
RESOLVE_PENALTY = 1.0
ROUNDS = 4
RIGHT_KM = 20.0
# What a corpus of local news in English has too few of to tell: towns of the world that the model takes for anything.
BY_HAND = {"unlisted_in": 2.0, "unlisted_reached": 1.6, "other_name": -0.8, "after_reaching_verb": 0.4}
START = {
    "people": 0.5, "same_name": 0.5, "country": 5.0, "admin1": 3.0, "continent": 4.0,
    "near_100": 2.0, "division_share": 3.0, "country_share": 3.0, "home_near": 1.0, "capital": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A toponym of the gold: its span (None in a register: any mention of `name`), its point and id."""

    start: int | None
    end: int | None
    name: str
    lat: float | None
    lon: float | None
    place_id: str | None


@dataclass(slots=True, kw_only=True)
class Example:
    """An article with its gold and what the finder found."""

    article: Article
    parse: Parse
    truths: list[Truth]
    is_register: bool
    toponyms: tuple[Toponym, ...] = ()


def parsed(folder: Path, cache: Path | None) -> list[tuple[Article, Parse]]:
    """Read and parse a corpus, or take its parses from the cache."""
    kept = cache / f"{folder.name}.pkl" if cache else None
    if kept and kept.exists():
        with kept.open("rb") as file:
            return list(pickle.load(file))
    from timeline.reading import read_sources

    language = load_language()
    articles = [item for item in read_sources([folder / "articles.jsonl"]) if isinstance(item, Article)]
    pairs = [(article, language.parse(article)) for article in articles]
    if kept:
        kept.write_bytes(pickle.dumps(pairs))
    return pairs


def number(text: str) -> float | None:
    """Read a number; an empty cell is None."""
    return float(text) if text.strip() else None


def read_truths(folder: Path, *, is_register: bool) -> dict[str, list[Truth]]:
    """Read a gold table by article."""
    truths: dict[str, list[Truth]] = defaultdict(list)
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            truths[row["article_id"]].append(
                Truth(
                    start=None if is_register else int(row["start"]),
                    end=None if is_register else int(row["end"]),
                    name=row["city"] if is_register else row["phrase"],
                    lat=number(row["lat"]),
                    lon=number(row["lon"]),
                    place_id=f"geonames:{row['geonameid']}" if row.get("geonameid") else None,
                )
            )
    return truths


def examples_of(folder: Path, cache: Path | None, *, is_register: bool) -> list[Example]:
    """Join a corpus with its gold."""
    truths = read_truths(folder, is_register=is_register)
    return [
        Example(article=article, parse=parse, truths=truths[article.article_id], is_register=is_register)
        for article, parse in parsed(folder, cache)
        if article.article_id in truths
    ]


def label(toponym: Toponym, truths: Iterable[Truth]) -> float | None:
    """1 for an annotated place with a point, None (left out) for one without, 0 for what nobody annotated."""
    over = [
        t
        for t in truths
        if t.start is not None and t.end is not None and t.start < toponym.end and toponym.start < t.end
    ]
    if any(truth.lat is not None for truth in over):
        return 1.0
    return None if over else 0.0


def fit_logistic(rows: Sequence[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    """Fit the judge: logistic regression with a ridge on all but the bias."""
    names = sorted({name for features, _ in rows for name in features})
    column = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1.0
    labels = np.array([value for _, value in rows])
    for index, (features, _) in enumerate(rows):
        for name, value in features.items():
            table[index, column[name]] = value

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        totals = table @ weights
        ridge = np.append(weights[:-1], 0.0)
        value = np.sum(np.logaddexp(0, totals) - labels * totals) + FIND_PENALTY / 2 * ridge @ ridge
        return float(value), table.T @ (1 / (1 + np.exp(-totals)) - labels) + FIND_PENALTY * ridge

    weights = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return dict(zip([*names, "bias"], (round(float(w), 4) for w in weights), strict=True))


def fit_finder(examples: Sequence[Example]) -> dict[str, float]:
    """Fit the judge on the articles whose toponyms are annotated."""
    rows = []
    for example in examples:
        if not example.is_register:
            for toponym in example.toponyms:
                value = label(toponym, example.truths)
                if value is not None and toponym.field == "text":
                    rows.append((toponym.features, value))
    return fit_logistic(rows)


def kilometres(place: Place, truth: Truth) -> float:
    """Distance on a flat earth: enough for near and far."""
    if place.lat is None or place.lon is None or truth.lat is None or truth.lon is None:
        return math.inf
    across = (place.lon - truth.lon) * math.cos(math.radians(truth.lat))
    return 111.2 * math.hypot(place.lat - truth.lat, across)


def is_right(place: Place, truth: Truth) -> bool:
    """Tell whether a candidate is the gold: the same id, or a place this near."""
    return place.place_id == truth.place_id or (
        place.kind not in ("country", "continent") and kilometres(place, truth) <= RIGHT_KM
    )


def truths_of(group: Group, example: Example) -> list[Truth]:
    """The gold of a group's mentions."""
    mentions = [example.toponyms[index] for index in group.toponyms]
    if example.is_register:
        return [t for t in example.truths if t.name.lower() == group.name.lower()]
    return [
        truth
        for mention in mentions
        if mention.field == "text"
        for truth in example.truths
        if truth.lat is not None
        and truth.start is not None
        and truth.end is not None
        and truth.start < mention.end
        and mention.start < truth.end
    ]


@dataclass(slots=True, kw_only=True)
class Choice:
    """One article's table, and for each group with gold the candidates that are right."""

    table: CandidateTable
    rights: list[tuple[slice, np.ndarray, float]]


def choices_of(examples: Iterable[Example], outlets: OutletReader) -> Iterator[Choice]:
    """Make the tables that the ranker is fitted on."""
    cues = CountryCues()
    for example in examples:
        home = outlets(example.article)
        groups = group_toponyms(example.toponyms, home)
        if not groups:
            continue
        table = CandidateTable(groups, home, cues(example.article))
        rights = []
        for group, rows in zip(groups, table.rows, strict=True):
            truths = truths_of(group, example)
            if truths and len(group.candidates) > 1:
                right = np.array([sum(is_right(p, t) for t in truths) / len(truths) for p in group.candidates])
                if right.max() > 0:
                    rights.append((rows, (right == right.max()), float(len(truths)) ** 0.5))
        yield Choice(table=table, rights=rights)


def fit_ranker(choices: Sequence[Choice]) -> dict[str, float]:
    """Fit the conditional logit, its context features computed anew from its own answers each round."""
    weights = np.array([START.get(name, 0.0) for name in FEATURES])
    for _ in range(ROUNDS):
        sets = []
        for choice in choices:
            features = choice.table.features(choice.table.shares(weights))
            sets += [(features[rows], right, weight) for rows, right, weight in choice.rights]

        def loss(
            vector: np.ndarray, sets: list[tuple[np.ndarray, np.ndarray, float]] = sets
        ) -> tuple[float, np.ndarray]:
            value, gradient = RESOLVE_PENALTY / 2 * vector @ vector, RESOLVE_PENALTY * vector
            for features, right, weight in sets:
                powers = np.exp(features @ vector - np.max(features @ vector))
                shares = powers / powers.sum()
                won = shares * right
                value -= weight * math.log(max(won.sum(), 1e-12))
                gradient = gradient + weight * features.T @ (shares - won / max(won.sum(), 1e-12))
            return float(value), gradient

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    return dict(zip(FEATURES, (round(float(w), 4) for w in weights), strict=True))


def find_all(
    examples: Iterable[Example],
    gazetteer: Gazetteer,
    weights: Mapping[str, float],
    *,
    bare: bool = False,
    least: float = 0.0,
) -> None:
    """Find the toponyms of every article with these weights: all, or those at least so likely."""
    finder = Finder(gazetteer, weights, weights, least=least)
    for example in examples:
        example.toponyms = finder(pages_of(example.article, EMPTY if bare else example.parse))


def fit(examples: Sequence[Example], gazetteer: Gazetteer) -> tuple[dict[str, float], dict[str, float]]:
    """Fit the judge, then the ranker on what it finds."""
    find_all(examples, gazetteer, {})
    find = fit_finder(examples)
    find_all(examples, gazetteer, find, least=LEAST_PROBABILITY)
    return find, fit_ranker(list(choices_of(examples, OutletReader(gazetteer))))


def fit_bare(examples: Sequence[Example], gazetteer: Gazetteer) -> dict[str, float]:
    """Fit the judge that works without the model."""
    find_all([example for example in examples if not example.is_register], gazetteer, {}, bare=True)
    return fit_finder(examples)


def share_right(examples: Sequence[Example], gazetteer: Gazetteer, weights: Mapping[str, float]) -> str:
    """Describe how many groups with gold, and a right candidate, are resolved right."""
    vector = np.array([weights[name] for name in FEATURES])
    right = [0.0, 0.0]
    for choice in choices_of(examples, OutletReader(gazetteer)):
        shares = choice.table.shares(vector)
        for rows, rights, weight in choice.rights:
            right[0] += weight * bool(rights[int(np.argmax(shares[rows]))])
            right[1] += weight
    return f"{right[0] / right[1]:.3f} of {right[1]:.0f}" if right[1] else "nothing to judge"


def check(examples: list[Example], gazetteer: Gazetteer) -> None:
    """Print figures of each fold."""
    for fold in range(FOLDS):
        held = examples[fold::FOLDS]
        rest = [example for index, example in enumerate(examples) if index % FOLDS != fold]
        find, resolve = fit(rest, gazetteer)
        find_all(held, gazetteer, find, least=LEAST_PROBABILITY)
        hits = found = gold = 0
        for example in held:
            if not example.is_register:
                kept = [t for t in example.toponyms if t.probability >= THRESHOLD and t.field == "text"]
                found += len(kept)
                hits += sum(label(t, example.truths) == 1.0 for t in kept)
                gold += sum(truth.lat is not None for truth in example.truths)
        spans = [share_right([e for e in held if e.is_register == kind], gazetteer, resolve) for kind in (False, True)]
        print(f"fold {fold}: found P {hits / found:.3f} R {hits / gold:.3f}")
        print(f"  groups right {spans[0]}; towns right {spans[1]}")


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--toponyms", type=Path)
    parser.add_argument("--registers", type=Path)
    parser.add_argument("--parses", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--ranker-only", action="store_true")
    parser.add_argument("--by-hand", action="store_true")
    paths = parser.parse_args()
    if paths.by_hand:
        weights = json.loads(TARGET.read_text(encoding="utf-8"))
        weights["find"] |= BY_HAND
        TARGET.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return
    if paths.toponyms is None:
        parser.error("--toponyms: name the folder of a corpus")
    examples = examples_of(paths.toponyms, paths.parses, is_register=False)
    if paths.registers:
        examples += examples_of(paths.registers, paths.parses, is_register=True)
    gazetteer = Gazetteer.open()
    if paths.check:
        check(examples, gazetteer)
        return
    if paths.ranker_only:
        find, bare = dict(place_weights().find), dict(place_weights().find_bare)
        find_all(examples, gazetteer, find, least=LEAST_PROBABILITY)
        resolve = fit_ranker(list(choices_of(examples, OutletReader(gazetteer))))
    else:
        find, resolve = fit(examples, gazetteer)
        bare = fit_bare(examples, gazetteer)
    sources = [paths.toponyms.name] + ([paths.registers.name] if paths.registers else [])
    known = json.loads(TARGET.read_text(encoding="utf-8"))["fitted_on"] if paths.judge_only else []
    find |= BY_HAND
    weights = {
        "fitted_on": list(dict.fromkeys([*sources, *known])),
        "threshold": THRESHOLD,
        "find": find,
        "find_bare": bare,
        "resolve": resolve,
    }
    TARGET.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
