"""Toponyms in text: the gazetteer's longest matches and the model's entities, judged by the words around them.

Spans that may be toponyms (`spans.py`), the words around each (`surroundings.py`), how likely it is one (`judge.py`,
weights fitted by `scripts/fit_places.py`) and what it does in its sentence (`roles.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import FieldText, Place, PlaceKind, PlaceRole
from timeline.places.judge import Discourse, Judge, Scene, stated_signs
from timeline.places.name_facts import NameBook, NameFacts, ToponymKind
from timeline.places.page import Page
from timeline.places.roles import Roles
from timeline.places.spans import SpanFinder
from timeline.places.surroundings import containers_of, context_of, dateline_spans

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer


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

    def __init__(self, gazetteer: Gazetteer, weights: Mapping[str, float], bare_weights: Mapping[str, float]) -> None:
        """Take the gazetteer, and the judge's weights (feature to number): with the model, and without."""
        self._spans = SpanFinder(gazetteer)
        self._facts = NameBook(weights, bare_weights)
        self._judge = Judge(weights, bare_weights)
        self._roles = Roles()

    def __call__(self, pages: Sequence[Page]) -> tuple[Toponym, ...]:
        """Find the toponyms of all fields, in order, every span that is at all possible with its probability."""
        discourse = Discourse(pages)
        found: list[Toponym] = []
        for page in pages:
            found += self._on_page(page, discourse, len(found))
        return tuple(found)

    def _on_page(self, page: Page, discourse: Discourse, offset: int) -> Iterator[Toponym]:
        spans = self._spans(page)
        facts = [self._facts(found) for found in spans]
        containers = containers_of(page, spans, facts)
        holding = set(containers.values())
        scene = Scene(page, discourse, tuple(dateline_spans(page)))
        for index, found in enumerate(spans):
            context = context_of(page, found)
            container = containers.get(index)
            signs = self._judge.signs(scene, found, facts[index], context)
            if container is not None:
                signs.append("contained")
                signs += stated_signs(found, spans[container], context)
            if index in holding:
                signs.append("container")
            yield Toponym(
                field=page.field,
                start=found.start,
                end=found.end,
                quote=page.text[found.start : found.end],
                sentence=page.sentence_at(found.start),
                name=found.name,
                kind=found.kind,
                candidates=found.candidates,
                kinds=found.kinds,
                container=None if container is None else container + offset,
                role=self._roles(scene, found, facts[index], context),
                facts=facts[index],
                signs=tuple(signs),
                probability=self._judge.probability(facts[index], signs, has_model=page.has_model),
                is_section=found.is_section,
            )
