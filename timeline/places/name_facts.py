"""What a name found is in the gazetteer and in the language, whatever text it stands in: worked out once a name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.model import Place, PlaceKind
from timeline.places.beside import Beside
from timeline.places.cues import WordFacts, cue_words, word_facts
from timeline.places.folding import fold

ToponymKind = Literal["name", "abbreviation", "demonym", "entity"]

LARGE_CITY = 100_000
LONGEST_ACRONYM = 3
_LONGEST_INITIALS = 4
MOST_NAMES = 100_000
_SHOWN_KINDS = frozenset(("country", "continent", "admin1", "admin2", "region", "water", "physical", "facility"))


class FoundName(NamedTuple):
    """A span that may be a toponym, with what the gazetteer has for it, and what stands beside it if that is read."""

    start: int
    end: int
    name: str
    kind: ToponymKind
    candidates: tuple[Place, ...]
    kinds: frozenset[PlaceKind] = frozenset()
    is_section: bool = False
    beside: Beside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFacts:
    """What is known of a name before its text is read.

    `features` are the judge's, `weight` and `bare_weight` what they weigh with a model and without; `word` is the
    name in lower case where it is one word that could be another, else None; `is_common` says that it is an ordinary
    word, `is_body` that a body is known by it. Mentions of one `sense` mean one thing. `is_holder` tells that other
    places can be said to lie in it, `may_govern` that it can stand for a government.
    """

    candidates: tuple[Place, ...]
    features: Mapping[str, float]
    weight: float
    bare_weight: float
    lower: str
    sense: tuple[str, frozenset[PlaceKind], bool]
    word: str | None
    is_common: bool
    is_unlisted: bool
    is_body: bool
    is_holder: bool
    may_govern: bool


class NameBook:
    """Gives the facts of names, each worked out once: `book.facts(found)`."""

    def __init__(self, weights: Mapping[str, float], bare_weights: Mapping[str, float]) -> None:
        """Take the judge's weights: with the model, and without."""
        self._weights = weights
        self._bare_weights = bare_weights
        self._words = word_facts()
        self._bodies = cue_words()["body"]
        # By what words beside it say of a name, then by the name.
        self._known: dict[tuple[ToponymKind, frozenset[PlaceKind]], dict[str, NameFacts]] = {}
        self._names = 0

    def facts(self, found: FoundName) -> NameFacts:
        """Return the facts of a name found."""
        _, _, name, kind, candidates, kinds, _, _ = found
        alike = self._known.get((kind, kinds))
        known = None if alike is None else alike.get(name)
        # One name can have other candidates elsewhere: a division of Canada, all of a name.
        if known is None or known.candidates is not candidates:
            known = self._facts(found)
            self._remember(found, known)
        return known

    def _remember(self, found: FoundName, facts: NameFacts) -> None:
        if self._names > MOST_NAMES:
            self._known.clear()
            self._names = 0
        self._names += 1
        self._known.setdefault((found.kind, found.kinds), {})[found.name] = facts

    def _facts(self, found: FoundName) -> NameFacts:
        lower, candidates = found.name.lower(), found.candidates
        is_word = found.kind != "demonym" and len(found.name.split()) <= 1
        word = self._words.get(lower, WordFacts()) if is_word else WordFacts()
        features = dict(_gazetteer_features(found))
        if is_word:
            features.update(_word_features(word))
            if not (word.level or word.given or word.surname or _is_initials(found.name)):
                features["unlisted"] = 1.0
        elif found.kind != "demonym":
            features["words_many"] = 1.0
        return NameFacts(
            candidates=candidates,
            features=features,
            weight=_weighed(features, self._weights),
            bare_weight=_weighed(features, self._bare_weights),
            lower=lower,
            sense=(lower, found.kinds, found.kind == "demonym"),
            word=lower if is_word else None,
            is_common=word.level > 0,
            is_unlisted="unlisted" in features,
            is_body=self._is_body(found.name),
            is_holder=any(_can_hold(place) for place in candidates),
            may_govern=any(place.kind == "country" or place.is_capital for place in candidates),
        )

    def _is_body(self, name: str) -> bool:
        """Tell a body known by name from a small place called like it: "the OAS", "the Red Cross"."""
        if name.lower().rstrip(".") not in self._bodies:
            return False
        return name.isupper() or (len(name) > LONGEST_ACRONYM and not name.islower())


def _is_initials(name: str) -> bool:
    """Whether a short word in capitals may stand for several: "SUV"."""
    return name.isupper() and len(name) <= _LONGEST_INITIALS


def _weighed(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum((weights.get(name, 0.0) * value for name, value in features.items()), weights.get("bias", 0.0))


def _can_hold(place: Place) -> bool:
    return place.kind in ("country", "admin1", "admin2", "region") or place.population >= LARGE_CITY


def _word_features(facts: WordFacts) -> Iterator[tuple[str, float]]:
    if facts.level:
        yield f"word_{facts.level}", 1.0
    if facts.given:
        yield "given", math.log10(1 + facts.given)
    if facts.surname:
        yield "surname", math.log10(1 + facts.surname)


def _gazetteer_features(found: FoundName) -> Iterator[tuple[str, float]]:
    if found.kind == "demonym":
        yield "demonym", 1.0
        if found.candidates[0].kind != "country":
            yield "demonym_regional", 1.0
        return
    if found.kind == "abbreviation":
        yield "abbreviation", 1.0
    if found.kind == "entity" and not found.candidates:
        yield "unknown", 1.0
        if found.kinds:
            yield "typed", 1.0
        return
    kinds = {place.kind for place in found.candidates}
    for kind in sorted(kinds & _SHOWN_KINDS):
        yield f"kind_{kind}", 1.0
    if found.kinds:
        yield "typed", 1.0
    people = max((place.population for place in found.candidates if place.kind == "city"), default=0)
    if people:
        yield "people", math.log10(people) - 4
    elif not kinds & {"country", "admin1"}:
        yield "no_people", 1.0
    own = fold(found.name)
    if not any(place.kind in ("facility", "region") or fold(place.name) == own for place in found.candidates):
        yield "other_name", 1.0
