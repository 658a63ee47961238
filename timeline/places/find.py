"""Toponyms in text: the gazetteer's longest matches and the model's entities, judged by the words around them.

Spans that may be toponyms (`spans.py`), the words around each (`surroundings.py`), how likely it is one (`judge.py`,
weights fitted by `scripts/fit_places.py`) and what it does in its sentence (`roles.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import FieldText, Place, PlaceKind, PlaceRole
from timeline.places.judge import Discourse, Judge, Scene, stated_signs
from timeline.places.name_facts import FoundName, NameBook, NameFacts, ToponymKind
from timeline.places.page import Page
from timeline.places.roles import Roles
from timeline.places.spans import SpanFinder
from timeline.places.surroundings import Context, Holders, context_of, dateline_spans, holders_of

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer


STANDS_FOR_PLACE = frozenset(
    (
        "after_direction_of",
        "after_preposition",
        "after_spatial",
        "after_type",
        "dateline",
        "place_noun_after",
        "type_after",
    )
)
# "The Dolores neighborhood" is a place, whatever else is called Dolores.
SECTION_CHANCE = 0.7
_INTO = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]f|[Oo]utside|from|to)\s+$")
_REACH = 12
_REGION = re.compile(r",\s+[A-Z]")


class Toponym(NamedTuple):
    """A name found, before it is resolved.

    `name` is what to look up; `kinds` what the words beside it demand ("County"), empty where nothing is demanded;
    `container` the index (in the finder's list) of the toponym that the text says holds this one.
    `probability` is the judge's, before resolution, by the `facts` of the name and the `signs` of the text.
    `is_section` says that the words call it a part of a town.
    """

    field: FieldText
    start: int
    end: int
    quote: str
    sentence: int
    name: str
    kind: ToponymKind
    candidates: tuple[Place, ...]
    kinds: frozenset[PlaceKind]
    container: int | None
    role: PlaceRole
    facts: NameFacts
    signs: tuple[str, ...]
    probability: float
    is_section: bool = False

    @property
    def features(self) -> dict[str, float]:
        """What the judge weighed: the facts of the name, and the signs of the text, which count 1 each."""
        return {**self.facts.features, **dict.fromkeys(self.signs, 1.0)}


class Finder:
    """Finds the toponyms of an article: `finder(pages)`."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        weights: Mapping[str, float],
        bare_weights: Mapping[str, float],
        *,
        least: float = 0.0,
    ) -> None:
        """Take the gazetteer, and the judge's weights (feature to number): with the model, and without.

        Spans of a probability below `least` are left out, but those that the text says hold another or lie in one.
        """
        self._spans = SpanFinder(gazetteer)
        self._book = NameBook(weights, bare_weights)
        self._judge = Judge(weights, bare_weights)
        self._roles = Roles()
        self._least = least

    def __call__(self, pages: Sequence[Page]) -> tuple[Toponym, ...]:
        """Find the toponyms of all fields, in order, every span that is at all possible with its probability."""
        discourse = Discourse(pages)
        found: list[Toponym] = []
        for page in pages:
            found += self._on_page(page, discourse, len(found))
        return tuple(found)

    def _on_page(self, page: Page, discourse: Discourse, offset: int) -> list[Toponym]:
        spans = self._spans(page)
        facts_of = self._book.facts
        facts = [facts_of(found) for found in spans]
        if True in [known.is_body for known in facts]:
            kept = [not known.is_body or _is_set_in(page, found) for found, known in zip(spans, facts, strict=True)]
            spans, facts = list(compress(spans, kept)), list(compress(facts, kept))
        holders = holders_of(page, spans, facts)
        datelines = tuple(dateline_spans(page))
        scene = Scene(page, discourse, datelines, datelines[-1][1] if datelines else 0)
        judged = self._judged(scene, spans, facts, holders)
        numbers: dict[int | None, int] = {index: offset + at for at, (index, *_) in enumerate(judged)}
        text, role = page.text, self._roles.role
        toponyms: list[Toponym] = []
        for index, found, context, signs, probability in judged:
            start, end, name, kind, candidates, kinds, is_section, _ = found
            known, holder = facts[index], numbers.get(holders.stated.get(index))
            # In order, not by name, and as `Toponym(...)` does without a call more: there are many.
            toponym = (
                page.field, start, end, text[start:end], page.sentence_at(start), name, kind, candidates, kinds, holder,
                role(scene, found, known, context), known, signs, probability, is_section,
            )  # fmt: skip
            toponyms.append(tuple.__new__(Toponym, toponym))
        return toponyms

    def _judged(
        self, scene: Scene, spans: Sequence[FoundName], facts: Sequence[NameFacts], holders: Holders
    ) -> list[tuple[int, FoundName, Context, tuple[str, ...], float]]:
        """Return the spans that may be toponyms, each with its index, what is around it, its signs and probability."""
        page, judge, has_model = scene.page, self._judge, scene.page.has_model
        chances = judge.chances(has_model=has_model)
        containers = {**holders.listed, **holders.stated}  # a name in a list of places is as surely one
        holding = set(containers.values())
        judged = []
        for index, (found, known) in enumerate(zip(spans, facts, strict=True)):
            container, is_holding = containers.get(index), index in holding
            context = context_of(page, found)
            marks = judge.signs(scene, found, known, context)
            if container is not None:
                marks.append("contained")
                marks += stated_signs(found, spans[container], context)
            if is_holding:
                marks.append("container")
            elif container is None and "person_elsewhere" in marks and _is_surname(marks):
                continue
            signs = tuple(marks)
            question = known.weight if has_model else known.bare_weight, signs
            probability = chances.get(question) or chances[question]
            if found.is_section and (found.kinds or found.candidates):  # not "the East Side"
                probability = max(probability, SECTION_CHANCE)
            if probability >= self._least or container is not None or is_holding or found.is_section:
                judged.append((index, found, context, signs, probability))
        return judged


def _is_set_in(page: Page, found: FoundName) -> bool:
    """Tell whether a name is a town's by what stands on both sides of it: "in Cisco, Texas"."""
    return bool(_INTO.search(page.text, max(0, found.start - _REACH), found.start)) and bool(
        _REGION.match(page.text, found.end)
    )


def _is_surname(signs: Sequence[str]) -> bool:
    """Tell whether nothing says that the name of a person told of elsewhere by a full name is a place's here."""
    return "possessive" in signs or STANDS_FOR_PLACE.isdisjoint(signs)
