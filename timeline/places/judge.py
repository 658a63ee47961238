"""How likely a span is a toponym: a logistic model over general features (`places_weights.json`).

What the name is in the gazetteer and in the language, what stands before and after it, what the model calls it, and
what the same word is elsewhere in the article. It works without the model too: then only the words speak.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline.places.containment import holds
from timeline.places.cues import WordFacts, cue_words, type_words, word_facts
from timeline.places.name_facts import FoundName, NameFacts
from timeline.places.page import Page
from timeline.places.spans import PLACE_ENTITIES
from timeline.places.surroundings import Context

if TYPE_CHECKING:
    from timeline.model import FieldText

# "Normal, Ill." is a place whatever else its words are.
STATED_CHANCE = 0.7
PART_RELATIONS = ("first", "last", "inside")
PLACE_NOUNS = frozenset(("county", "police", "man", "woman", "resident", "residents", "area", "native"))
KNOWN_LABELS = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"))
SPLIT_LABELS = frozenset(("ORG", "FAC", "PERSON"))
_BLOCK_OF = re.compile(r"\b(?:block|intersection|corner) of (?:(?:[NSEW]\.?|North|South|East|West) )?$", re.IGNORECASE)
_ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the spans of one page are judged with."""

    page: Page
    discourse: Discourse
    datelines: tuple[tuple[int, int], ...]

    def in_dateline(self, found: FoundName) -> bool:
        """Tell whether a span stands in a dateline."""
        return bool(self.datelines) and any(start <= found.start < end for start, end in self.datelines)


class Judge:
    """Gives the signs of spans, and the probability that a name with such signs is a toponym."""

    def __init__(self, weights: Mapping[str, float], bare_weights: Mapping[str, float]) -> None:
        """Take the weights (feature to number): with the model, and without."""
        self._weights = weights
        self._bare_weights = bare_weights
        self._cues = cue_words()
        self._types = type_words()
        self._words = word_facts()

    def probability(self, facts: NameFacts, signs: Sequence[str], *, has_model: bool) -> float:
        """Return the probability that a name with these signs is a toponym; 0 within a firm's name."""
        if "run_commercial" in signs or "run_team" in signs or "street" in signs:
            return 0.0
        weights, total = (self._weights, facts.weight) if has_model else (self._bare_weights, facts.bare_weight)
        for name in signs:
            total += weights.get(name, 0.0)
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        if "stated_comma" in signs and "run_left" not in signs and "after_title" not in signs:
            return max(chance, STATED_CHANCE)
        return chance

    def signs(self, scene: Scene, found: FoundName, facts: NameFacts, context: Context) -> list[str]:
        """Return what the text says of a name: features that are 1 where they are named; what holds it is left out."""
        page = scene.page
        signs = list(_entity_signs(*context.entity)) if page.has_model else ["no_model"]
        if facts.is_common and page.starts_sentence(found.start):
            signs.append("word_starts_sentence")
        if facts.word is not None and scene.discourse.is_lower_elsewhere(facts.word):
            signs.append("lower_elsewhere")
        if found.kind != "demonym":
            if context.previous and not context.gap:
                self._add_word_before(signs, context)
            if context.run_left and not page.headline:
                self._add_run_before(signs, context)
            self._add_word_after(signs, page, found, context)
            self._add_marks(signs, page, found, context)
            scene.discourse.add_signs(signs, page, found, facts.lower)
        if scene.in_dateline(found):
            signs.append("dateline")
        return signs

    def _add_run_before(self, signs: list[str], context: Context) -> None:
        cues = self._cues
        last = context.run_left[-1].lower().rstrip(".")
        if last not in cues["title"] and last not in cues["spatial"] and last not in self._types:
            signs.append("run_left")
            if self._words.get(last, WordFacts()).given:
                signs.append("given_left")

    def _add_word_before(self, signs: list[str], context: Context) -> None:
        cues = self._cues
        previous = context.previous.lower().rstrip(".")
        if previous in cues["preposition"]:
            signs.append("after_preposition" if previous != "to" else "after_to")
        elif previous == "of":
            signs.append("after_of")
            if context.before_previous.lower() in cues["spatial"]:
                signs.append("after_direction_of")
        elif previous in cues["spatial"]:
            signs.append("after_spatial")
        elif previous in cues["taking_verb"]:
            signs.append("after_taking_verb")
        elif previous in ("the", "a", "an"):
            signs.append("after_the" if previous == "the" else "after_a")
        if previous in cues["title"] and context.previous[:1].isupper():
            signs.append("after_title")
        if previous in cues["type_before"] or (previous == "of" and context.before_previous.lower() in self._types):
            signs.append("after_type")

    def _add_word_after(self, signs: list[str], page: Page, found: FoundName, context: Context) -> None:
        if " of " in context.before.lower() and _BLOCK_OF.search(context.before):
            signs.append("street")
        if context.mark or context.possessive:
            return
        cues = self._cues
        following = context.following.lower().rstrip(".")
        if following in cues["street"] and context.following[:1].isupper():
            signs.append("street")
        elif context.run_right and not page.headline:
            self._add_run_after(signs, context)
        elif following in cues["person_verb"] and not found.kinds:
            signs.append("person_verb")
        elif following in PLACE_NOUNS:
            signs.append("place_noun_after")
        elif following in self._types:
            signs.append("type_after")

    def _add_run_after(self, signs: list[str], context: Context) -> None:
        cues = self._cues
        heads = [
            word.lower().rstrip(".’'s") if word.endswith(("'s", "’s")) else word.lower().rstrip(".")
            for word in context.run_right
        ]
        if not cues["street"].isdisjoint(heads[:3]):
            signs.append("run_street")
        if heads[-1] in cues["team"] or heads[0] in cues["team"]:
            signs.append("run_team")
        elif heads[-1] in cues["commercial"]:
            signs.append("run_commercial")
        if heads[0] in cues["civic"]:
            signs.append("run_civic")
        elif not cues["civic"].isdisjoint(heads):
            signs.append("run_civic_later")
        else:
            signs.append("run_other")
            if self._words.get(heads[0], WordFacts()).surname:
                signs.append("run_surname")

    @staticmethod
    def _add_marks(signs: list[str], page: Page, found: FoundName, context: Context) -> None:
        mark, gap = context.mark, context.gap
        if context.possessive:
            signs.append("possessive")
        if mark:
            if mark[0] == ",":
                signs.append("comma_after")
                if context.following.rstrip(".").isdigit():
                    signs.append("comma_number")
            elif mark[0] == "-":
                signs.append("hyphen_after")
        if (gap and gap[0] == "-") or page.text[max(0, found.start - 1) : found.start] in ("-", "–"):
            signs.append("hyphen_before")
        if gap == ",":
            signs.append("comma_before")


@cache
def _entity_signs(label: str, relation: str) -> tuple[str, ...]:
    """Name what the model sees over a span."""
    if not label:
        return ("entity_none",)
    if label not in KNOWN_LABELS:
        return ("entity_other",)
    named = f"entity_{label}_{'part' if relation in PART_RELATIONS else 'whole'}"
    if label in SPLIT_LABELS and relation in ("first", "last"):
        return named, f"entity_{label}_{relation}"
    return (named,)


def stated_signs(found: FoundName, holder: FoundName, context: Context) -> Iterator[str]:
    """Tell whether the gazetteer knows this name within what the text says holds it."""
    if any(holds(outer, place) for outer in holder.candidates for place in found.candidates):
        yield "stated"
        if context.mark.startswith(","):
            yield "stated_comma"


class Discourse:
    """What the same words are elsewhere in the article."""

    def __init__(self, pages: Sequence[Page]) -> None:
        """Read the model's people and places of all fields."""
        self._texts = [page.shown for page in pages if not page.is_upper]
        self._lower: dict[str, bool] = {}
        self._people: dict[str, list[tuple[FieldText, int, int]]] = {}
        self._places: set[str] = set()
        for page in pages:
            for entity in page.entities:
                if entity.label == "PERSON":
                    for surname in _surname(page.shown[entity.start : entity.end]):
                        self._people.setdefault(surname, []).append((page.field, entity.start, entity.end))
                elif entity.label in PLACE_ENTITIES:
                    self._places.add(page.text[entity.start : entity.end].lower())

    def is_lower_elsewhere(self, word: str) -> bool:
        """Tell whether a word stands in lower case, unhyphenated, somewhere in the article."""
        known = self._lower.get(word)
        if known is None:
            known = _ASCII_LETTERS.issuperset(word) and any(_stands(word, text) for text in self._texts)
            self._lower[word] = known
        return known

    def add_signs(self, signs: list[str], page: Page, found: FoundName, key: str) -> None:
        """Add what is said elsewhere of the name with this `key` (lower case)."""
        for field, start, end in self._people.get(key, ()):
            if field != page.field or end <= found.start or found.end <= start:
                signs.append("person_elsewhere")
                break
        if page.has_model and key in self._places:
            signs.append("place_elsewhere")


def _stands(word: str, text: str) -> bool:
    """Tell whether a word stands in a text, not as a part of another."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not _joins(before, "_-'’") and not _joins(after, "_-"):
            return True
        at = text.find(word, at + 1)
    return False


def _joins(letter: str, marks: str) -> bool:
    return letter.isalnum() or (letter != "" and letter in marks)


def _surname(name: str) -> Iterator[str]:
    """Give the last word of a full name, lower case; words without a capital make no name."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    if len(words) > 1 and all(word[0].isupper() for word in words):
        yield words[-1].strip(".,'’").lower()
