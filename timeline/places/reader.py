"""The place reader: every toponym of an article, found, resolved, and with its role."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from timeline.errors import ReferenceDataError
from timeline.model import Article, Parse, PlaceMention
from timeline.places.country_cues import CountryCues
from timeline.places.find import Finder, Toponym
from timeline.places.modifiers import Modifiers
from timeline.places.namesakes import as_said_once, at_home
from timeline.places.outlet import OutletReader
from timeline.places.page import Page, pages_of
from timeline.places.resolve import Answer, Resolver
from timeline.places.within import placed_within

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

WEIGHTS = "places_weights.json"
MAX_RIVALS = 10
YEAR_DIGITS = 4
SURE_PROBABILITY = 0.8
AGAIN_PROBABILITY = 0.2
# Names less likely to be places ("Police", "Henry" of a person) are not resolved, and say nothing of others.
LEAST_PROBABILITY = 0.05
REAL_ROLES = frozenset({"location", "dateline", "metonym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWeights:
    """The numbers of `places_weights.json`: the judge with the model and without, its threshold, the ranker."""

    find: Mapping[str, float]
    find_bare: Mapping[str, float]
    resolve: Mapping[str, float]
    threshold: float


@cache
def place_weights() -> PlaceWeights:
    """Read the shipped weights; a file that lacks a part is refused."""
    text = resources.files("timeline.reference").joinpath(WEIGHTS).read_text(encoding="utf-8")
    try:
        parts = json.loads(text)
        return PlaceWeights(
            find=dict(parts["find"]),
            find_bare=dict(parts["find_bare"]),
            resolve=dict(parts["resolve"]),
            threshold=float(parts["threshold"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ReferenceDataError(f"{WEIGHTS}: expected find, find_bare, resolve and threshold: {error}") from error


class PlaceReader:
    """Reads the places of an article: `reader(article, parse)`.

    Mentions come in text order (title first), without overlaps; each quotes its exact span. Demonyms and metonyms are
    among them, marked by `role`; `score` is the probability of being a place at all times that of being this one.
    """

    def __init__(self, gazetteer: Gazetteer, weights: PlaceWeights | None = None) -> None:
        """Take an open gazetteer; with no weights given, the shipped ones."""
        self._weights = weights or place_weights()
        self._finder = Finder(gazetteer, self._weights.find, self._weights.find_bare, least=LEAST_PROBABILITY)
        self._resolver = Resolver(gazetteer, self._weights.resolve)
        self._outlets = OutletReader(gazetteer)
        self._modifiers = Modifiers(gazetteer)
        self._cues = CountryCues()

    def __call__(self, article: Article, parse: Parse) -> tuple[PlaceMention, ...]:
        """Return the article's places; with an empty parse, by the words and the gazetteer alone."""
        pages = pages_of(article, parse)
        toponyms = self._finder(pages)
        home = self._outlets(article)
        resolved = self._resolver(toponyms, home, self._cues(article), year=_year(article))
        placed = placed_within(toponyms, at_home(toponyms, resolved, home), home)
        answers = as_said_once(toponyms, placed)
        sure = {t.quote.casefold() for t in toponyms if t.role in REAL_ROLES and t.probability >= SURE_PROBABILITY}
        kept = [
            (toponym, answer)
            for toponym, answer in zip(toponyms, answers, strict=True)
            if toponym.probability >= self._weights.threshold or _is_named_again(toponym, sure)
        ]
        mentions: list[PlaceMention] = []
        for page in pages:
            mentions += self._on_page(page, [pair for pair in kept if pair[0].field == page.field])
        return tuple(mentions)

    def _on_page(self, page: Page, pairs: Sequence[tuple[Toponym, Answer]]) -> list[PlaceMention]:
        return self._modifiers(page, [_mention(toponym, answer) for toponym, answer in pairs])


def _year(article: Article) -> int | None:
    """Return the year of publication that the metadata give."""
    written = (article.published or "")[:4]
    return int(written) if len(written) == YEAR_DIGITS and written.isdigit() else None


def _is_named_again(toponym: Toponym, sure: Collection[str]) -> bool:
    """One sense per discourse: a name that is surely a place once is likely the same place where it is in doubt."""
    return toponym.role in REAL_ROLES and toponym.probability >= AGAIN_PROBABILITY and toponym.quote.casefold() in sure


def _mention(toponym: Toponym, answer: Answer) -> PlaceMention:
    return PlaceMention(
        field=toponym.field,
        start=toponym.start,
        end=toponym.end,
        quote=toponym.quote,
        sentence=toponym.sentence,
        place=answer.place,
        role=toponym.role,
        rule=f"{toponym.kind}-{answer.rule}",
        score=round(toponym.probability * (answer.score if answer.place is not None else 1.0), 4),
        rivals=answer.rivals[:MAX_RIVALS],
    )
