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
        self._facts = NameBook(weights, bare_weights)
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
        facts = [self._facts(found) for found in spans]
        containers = containers_of(page, spans, facts)
        holding = set(containers.values())
        datelines = tuple(dateline_spans(page))
        scene = Scene(page, discourse, datelines, datelines[-1][1] if datelines else 0)
        toponyms: list[Toponym] = []
        numbers: dict[int, int] = {}
        for index, found in enumerate(spans):
            known, context = facts[index], context_of(page, found)
            container = containers.get(index)
            marks = self._judge.signs(scene, found, known, context)
            if container is not None:
                marks.append("contained")
                marks += stated_signs(found, spans[container], context)
            if index in holding:
                marks.append("container")
            signs = tuple(marks)
            start, end, name, kind, candidates, kinds, is_section = found
            probability = self._judge.probability(known, signs, has_model=page.has_model)
            if probability < self._least and container is None and index not in holding and not is_section:
                continue
            numbers[index] = offset + len(toponyms)
            # `tuple.__new__` does what `Toponym(...)` does, without a call more for each of many names.
            toponyms.append(
                tuple.__new__(
                    Toponym,
                    (
                        page.field,
                        start,
                        end,
                        page.text[start:end],
                        page.sentence_at(start),
                        name,
                        kind,
                        candidates,
                        kinds,
                        container,
                        self._roles(scene, found, known, context),
                        known,
                        signs,
                        probability,
                        is_section,
                    ),
                )
            )
        for index in containers:
            at = numbers[index] - offset
            toponyms[at] = toponyms[at]._replace(container=numbers[containers[index]])
        return toponyms
