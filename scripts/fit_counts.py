"""Fit the weights that choose the figures of dead and injured: part `counts` of timeline/reference/event_weights.json.

    python scripts/fit_counts.py ARTICLES GOLD.csv [ARTICLES GOLD.csv ...] [--write]

GOLD.csv has a row an event: `article_id`; `killed` and `injured`, and where only the bounds are known `killed_last`,
`injured_last` besides, any of them empty where it is not known; `names` and `event_type` as in `fit_events.py`, without
which it is the article's first report; `event`, where many articles tell of one, so that no event is learned from and
tried on.

The candidates are what the chooser saw of the event. The weights are those under which a right pair of figures is most
likely, held by a quadratic penalty. Every fifth part of the events is kept back in turn, and what is printed is of the
parts kept back. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import csv
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from fit_events import TARGET, report_of

from timeline.config import Config
from timeline.dates import find_dates, publication_day
from timeline.events import reports
from timeline.events.counts import choice as counts_choice
from timeline.events.counts.values import Count, Tally
from timeline.model import Article
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

PART = "counts"
FOLDS = 5
PENALTY = 3.0
STEPS = 600
RATE = 0.05
MOST = 10**9

Row = Mapping[str, str]
Bounds = tuple[int, int]


@dataclass
class Choice:
    """The pairs of figures of one event: their features, which are right by either figure, and what the rules say."""

    source: str
    group: str
    features: list[Mapping[str, float]]
    dead_right: list[bool]
    hurt_right: list[bool]


def main() -> None:
    """Collect the choices, fit, print what the parts kept back say, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="+", metavar="ARTICLES GOLD.csv")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    choices: list[Choice] = []
    for articles, gold in zip(options.sources[::2], options.sources[1::2], strict=True):
        choices += collect(articles, gold)
    kept = [fitted([c for c in choices if fold(c) != part]) for part in range(FOLDS)]
    for source in dict.fromkeys(choice.source for choice in choices):
        own = [choice for choice in choices if choice.source == source]
        print(f"{source}, {len(own)} events: by rules " + shares([right(choice, {}) for choice in own]))
        print("  parts kept back: " + shares([right(choice, kept[fold(choice)]) for choice in own]))
    if options.write:
        every = json.loads(TARGET.read_text(encoding="utf-8"))
        every[PART] = {name: round(value, 3) for name, value in sorted(fitted(choices).items()) if round(value, 3)}
        TARGET.write_text(json.dumps(every, indent=2) + "\n", encoding="utf-8")


def fold(choice: Choice) -> int:
    """Which part of the events a choice is in."""
    return zlib.crc32(choice.group.encode()) % FOLDS


def collect(source: Path, gold: Path) -> Iterator[Choice]:
    """Run the reader with its choice of figures watched, and yield what it saw of each event of the gold."""
    rows: dict[str, list[Row]] = {}
    with gold.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            rows.setdefault(line["article_id"], []).append(line)
    reader = ArticleReader(Config())
    seen: dict[str, Sequence[Count]] = {}
    watch(seen)
    for article in read_sources([source]):
        if not isinstance(article, Article) or article.article_id not in rows:
            continue
        parse = reader.language.parse(article)
        publication, _ = publication_day(article, parse)
        seen.clear()
        made, _, _ = reader.read_events(
            article, parse, find_dates(article, parse, publication), reader.read_places(article, parse), publication
        )
        for row in rows[article.article_id]:
            report = report_of(row, made)
            if report is not None:
                yield choice_of(str(source), row, seen[report.report_id])


def watch(seen: dict[str, Sequence[Count]]) -> None:
    """Keep the mentions that each report's figures are chosen from."""
    make = reports._report

    def watched(item: Any, report_id: str, *rest: Any) -> Any:  # noqa: ANN401 - handed on as it is
        seen[report_id] = item.draft.counts
        return make(item, report_id, *rest)

    reports._report = watched


def choice_of(source: str, row: Row, counts: Sequence[Count]) -> Choice:
    """All pairs of figures that the mentions may come to; the rules' own stands first."""
    by_rules: Tally = counts_choice.tally_by_rules(counts)
    deaths, injured = counts_choice.candidates(counts, by_rules)
    choice = Choice(source, row.get("event") or row["article_id"], [], [], [])
    killed, hurt = bounds(row, "killed"), bounds(row, "injured")
    for dead in deaths:
        of_dead = counts_choice.features_of("deaths", dead, deaths[dead], by_rules, counts)
        for wounded in injured:
            of_hurt = counts_choice.features_of("injured", wounded, injured[wounded], by_rules, counts)
            joint = counts_choice.joint_features(dead, wounded, by_rules, counts)
            choice.features.append({**of_dead, **of_hurt, **joint})
            choice.dead_right.append(killed[0] <= dead <= killed[1])
            choice.hurt_right.append(hurt[0] <= wounded <= hurt[1])
    return choice


def bounds(row: Row, name: str) -> Bounds:
    """The least and most that a figure may be; anything where the gold says nothing."""
    if not row.get(name):
        return 0, MOST
    return int(row[name]), int(row.get(f"{name}_last") or row[name])


def fitted(choices: Sequence[Choice]) -> dict[str, float]:
    """Return the weights that make a right pair of figures most likely."""
    names = sorted({name for choice in choices for features in choice.features for name in features})
    index = {name: number for number, name in enumerate(names)}
    matrix, starts, good = arrays(choices, index)
    lengths = np.diff([*starts, len(matrix)])
    weights, first, second = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = matrix @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
        every = odds / np.repeat(np.add.reduceat(odds, starts), lengths)
        sums = np.repeat(np.add.reduceat(odds * good, starts), lengths)
        right_share = np.divide(odds * good, sums, out=np.zeros_like(odds), where=sums > 0)
        slope = matrix.T @ ((every - right_share) * (sums > 0)) + PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, map(float, weights), strict=True))


def arrays(choices: Sequence[Choice], index: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The features of all pairs as one matrix, where each choice starts, and which pairs are right."""
    total = sum(len(choice.features) for choice in choices)
    matrix, good, starts, line = np.zeros((total, len(index))), np.zeros(total), [], 0
    for choice in choices:
        starts.append(line)
        for features, dead, hurt in zip(choice.features, choice.dead_right, choice.hurt_right, strict=True):
            for name, value in features.items():
                if name in index:
                    matrix[line, index[name]] = value
            good[line] = float(dead and hurt)
            line += 1
    return matrix, np.array(starts), good


def right(choice: Choice, weights: Mapping[str, float]) -> tuple[bool, bool, bool]:
    """Whether the best pair has the dead, the injured, and both right; without weights it is the rules' pair."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in f.items()) for f in choice.features]
    best = max(range(len(scores)), key=lambda number: scores[number])
    dead, hurt = choice.dead_right[best], choice.hurt_right[best]
    return dead, hurt, dead and hurt


def shares(hits: Sequence[tuple[bool, bool, bool]]) -> str:
    """What share is right, in words."""
    return "dead right {:.1%}, injured {:.1%}, both {:.1%}".format(*np.array(hits).mean(axis=0))


if __name__ == "__main__":
    main()
