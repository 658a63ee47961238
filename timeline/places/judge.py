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
from timeline.places.memory import Memory
from timeline.places.name_facts import FoundName, NameFacts
from timeline.places.page import Page
from timeline.places.spans import PLACE_ENTITIES
from timeline.places.surroundings import Context

if TYPE_CHECKING:
    from timeline.model import FieldText

# "Normal, Ill." is a place whatever else its words are.
STATED_CHANCE = 0.7
PART_RELATIONS = ("first", "last", "inside")
STREETS = frozenset({"avenue", "boulevard", "street"})
PLACE_NOUNS = frozenset(("county", "police", "man", "woman", "resident", "residents", "area", "native"))
KNOWN_LABELS = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"))
SPLIT_LABELS = frozenset(("ORG", "FAC", "PERSON"))
_BLOCK_OF = re.compile(r"\b(?:block|intersection|corner) of (?:(?:[NSEW]\.?|North|South|East|West) )?$", re.IGNORECASE)
# The words that `_BLOCK_OF` ends with.
_BLOCK_ENDS = frozenset(
    variant + stop
    for word in ("of", "n", "s", "e", "w", "north", "south", "east", "west")
    for variant in (word, word.title(), word.upper())
    for stop in ("", ".")
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the spans of one page are judged with."""

    page: Page
    discourse: Discourse
    datelines: tuple[tuple[int, int], ...]
    last_dateline: int  # where the last one ends

    def in_dateline(self, found: FoundName) -> bool:
        """Tell whether a span stands in a dateline."""
        return found.start < self.last_dateline and any(start <= found.start < end for start, end in self.datelines)


class Judge:
    """Gives the signs of spans, and the probability that a name with such signs is a toponym."""

    def __init__(self, weights: Mapping[str, float], bare_weights: Mapping[str, float]) -> None:
        """Take the weights (feature to number): with the model, and without."""
        self._weights = weights
        self._bare_weights = bare_weights
        self._cues = cue_words()
        self._types = type_words()
        self._words = word_facts()
        # The same words stand beside many names: what they say is worked out once.
        self._chances = Memory(self._chance)
        self._words_before = Memory(self._word_before)
        self._names_before = Memory(self._name_before)
        self._words_after = Memory(self._word_after)
        self._runs_after = Memory(self._run_after)

    def probability(self, facts: NameFacts, signs: tuple[str, ...], *, has_model: bool) -> float:
        """Return the probability that a name with these signs is a toponym; 0 within a firm's name."""
        return self._chances[facts.weight if has_model else facts.bare_weight, signs, has_model]

    def _chance(self, question: tuple[float, tuple[str, ...], bool]) -> float:
        total, signs, has_model = question
        if "run_commercial" in signs or "run_team" in signs or "street" in signs:
            return 0.0
        weights = self._weights if has_model else self._bare_weights
        for name in signs:
            total += weights.get(name, 0.0)
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        if "stated_comma" in signs and "run_left" not in signs and "after_title" not in signs:
            return max(chance, STATED_CHANCE)
        return chance

    def signs(self, scene: Scene, found: FoundName, facts: NameFacts, context: Context) -> list[str]:
        """Return what the text says of a name: features that are 1 where they are named; what holds it is left out."""
        page = scene.page
        before, previous, before_previous, gap, following, mark, possessive, name_before, run_right, entity = context
        signs = [*_entity_signs(*entity)] if page.has_model else ["no_model"]
        if facts.is_common and page.starts_sentence(found.start):
            signs.append("word_starts_sentence")
        if facts.word is not None and scene.discourse.is_lower_elsewhere(facts.word):
            signs.append("lower_elsewhere")
        if found.kind != "demonym":
            if previous and not gap:
                signs += self._words_before[previous, before_previous]
            if name_before and not page.headline:
                signs += self._names_before[name_before]
            is_on_block = previous in _BLOCK_ENDS and _BLOCK_OF.search(before)
            if is_on_block or (not (gap or mark or possessive) and _is_upper_street(page, found, before, following)):
                signs.append("street")
            if not (mark or possessive):
                if run_right and not page.headline and not self._is_street(following):
                    signs += self._runs_after[run_right]
                elif following:
                    signs += self._words_after[following, bool(found.kinds)]
            last = before[-1:]
            if mark or gap or possessive or last == "-" or last == "–":
                _add_marks(signs, context, last)
            if facts.lower in scene.discourse.people and scene.discourse.is_person_elsewhere(page, found, facts.lower):
                signs.append("person_elsewhere")
            if page.has_model and facts.lower in scene.discourse.places:
                signs.append("place_elsewhere")
        if found.start < scene.last_dateline and scene.in_dateline(found):
            signs.append("dateline")
        return signs

    def _name_before(self, word: str) -> tuple[str, ...]:
        cues = self._cues
        last = word.lower().rstrip(".")
        if last in cues["title"] or last in cues["spatial"] or last in cues["preposition"] or last in self._types:
            return ()
        return ("run_left", "given_left") if self._words.get(last, WordFacts()).given else ("run_left",)

    def _word_before(self, words: tuple[str, str]) -> tuple[str, ...]:
        word, before = words
        cues = self._cues
        signs: list[str] = []
        previous = word.lower().rstrip(".")
        if previous in cues["preposition"]:
            signs.append("after_preposition" if previous != "to" else "after_to")
        elif previous == "of":
            signs.append("after_of")
            if before.lower() in cues["spatial"]:
                signs.append("after_direction_of")
        elif previous in cues["spatial"]:
            signs.append("after_spatial")
        elif previous in cues["taking_verb"]:
            signs.append("after_taking_verb")
        elif previous in ("the", "a", "an"):
            signs.append("after_the" if previous == "the" else "after_a")
        if previous in cues["title"] and word[:1].isupper():
            signs.append("after_title")
        if previous in cues["type_before"] or (previous == "of" and before.lower() in self._types):
            signs.append("after_type")
        return tuple(signs)

    def _is_street(self, following: str) -> bool:
        return following[:1].isupper() and following.lower().rstrip(".") in self._cues["street"]

    def _word_after(self, question: tuple[str, bool]) -> tuple[str, ...]:
        word, is_typed = question
        if self._is_street(word):
            return ("street",)
        following = word.lower().rstrip(".")
        if following in self._cues["person_verb"] and not is_typed:
            return ("person_verb",)
        if following in PLACE_NOUNS:
            return ("place_noun_after",)
        return ("type_after",) if following in self._types else ()

    def _run_after(self, run: tuple[str, ...]) -> tuple[str, ...]:
        cues = self._cues
        signs: list[str] = []
        heads = [
            word.lower().rstrip(".’'s") if word.endswith(("'s", "’s")) else word.lower().rstrip(".") for word in run
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
        return tuple(signs)


def _is_upper_street(page: Page, found: FoundName, before: str, following: str) -> bool:
    """Whether upper-case text names a street: "AT 10 WEST BULWER STREET", not "ON A LONDON STREET"."""
    if following.lower().rstrip(".") not in STREETS or {"a", "an", "the"} & set(before.lower().split()[-2:]):
        return False
    return page.text[found.start : found.end].isupper() and page.text[found.end + 1 :][: len(following)].isupper()


def _add_marks(signs: list[str], context: Context, last: str) -> None:
    """Tell the marks beside a name; `last` is the character right before it."""
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
    if (gap and gap[0] == "-") or last in ("-", "–"):
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
    """What the same words are elsewhere in the article.

    `people` are the surnames that the model sees, lower case, and where; `places` the names of places, lower case.
    """

    def __init__(self, pages: Sequence[Page]) -> None:
        """Read the model's people and places of all fields."""
        self._text = "\n".join([page.shown for page in pages if not page.is_upper])
        self._lower: dict[str, bool] = {}
        self.people: dict[str, list[tuple[FieldText, int, int]]] = {}
        self.places: set[str] = set()
        for page in pages:
            for entity in page.entities:
                if entity.label == "PERSON":
                    for surname in _surname(page.shown[entity.start : entity.end]):
                        self.people.setdefault(surname, []).append((page.field, entity.start, entity.end))
                elif entity.label in PLACE_ENTITIES:
                    self.places.add(page.text[entity.start : entity.end].lower())

    def is_lower_elsewhere(self, word: str) -> bool:
        """Tell whether a word stands in lower case, unhyphenated, somewhere in the article."""
        known = self._lower.get(word)
        if known is None:
            known = self._lower[word] = word.isascii() and word.isalpha() and _stands(word, self._text)
        return known

    def is_person_elsewhere(self, page: Page, found: FoundName, key: str) -> bool:
        """Tell whether a person with this surname (lower case) is named anywhere but here."""
        return any(
            field != page.field or end <= found.start or found.end <= start for field, start, end in self.people[key]
        )


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
