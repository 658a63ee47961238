"""How likely a span is a toponym: a logistic model over general features (`places_weights.json`).

What the name is in the gazetteer and in the language, what stands before and after it, what the model calls it, and
what the same word is elsewhere in the article. It works without the model too: then only the words speak.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from timeline.places.beside import After, Before, signs_before, signs_of_run
from timeline.places.containment import holds
from timeline.places.memory import Memory
from timeline.places.name_facts import FoundName, NameFacts
from timeline.places.page import PLACE_ENTITIES, Page
from timeline.places.surroundings import Context, text_before

if TYPE_CHECKING:
    from timeline.model import FieldText

# "Normal, Ill." is a place whatever else its words are.
STATED_CHANCE = 0.7
PART_RELATIONS = ("first", "last", "inside")
KNOWN_LABELS = frozenset(("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"))
SPLIT_LABELS = frozenset(("ORG", "FAC", "PERSON"))
_BLOCK_OF = re.compile(r"\b(?:block|intersection|corner) of (?:(?:[NSEW]\.?|North|South|East|West) )?$", re.IGNORECASE)
_CORNER_OF = re.compile(
    r"\b(?:intersection|corner) of (?:the )?(?:[A-Z0-9][\w.'’-]*\s){1,4}(?:and|&) "
    r"(?:(?:[NSEW]\.?|North|South|East|West) )?$"
)


# A firm's name, a team's, a street's, a house's of a saint.
_NEVER = frozenset(("run_commercial", "run_team", "saint_civic", "street"))
# "St Augustine's Hospital", whatever town is called so.
_SAINTS_HOUSES = frozenset(("Cathedral", "Church", "Clinic", "College", "Hospital", "School", "University"))
_SAINT = re.compile(r"(?:St\.?|Saint|Sainte)\s")
_UNLISTED_AFTER = dict.fromkeys(("in", "inside", "near", "outside"), ("unlisted_in",))


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
        self._chances = Memory(partial(self._chance, weights))
        self._bare_chances = Memory(partial(self._chance, bare_weights))

    def chances(self, *, has_model: bool) -> Memory[tuple[float, tuple[str, ...]], float]:
        """Return the probability of being a toponym by a name's weight and signs; 0 in a firm's or a person's name."""
        return self._chances if has_model else self._bare_chances

    @staticmethod
    def _chance(weights: Mapping[str, float], question: tuple[float, tuple[str, ...]]) -> float:
        total, signs = question
        if not _NEVER.isdisjoint(signs) or ("kin_after" in signs and "after_of" not in signs):
            return 0.0
        for name in signs:
            total += weights.get(name, 0.0)
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        if "stated_comma" in signs and "run_left" not in signs and "after_title" not in signs:
            return max(chance, STATED_CHANCE)
        return chance

    def signs(self, scene: Scene, found: FoundName, facts: NameFacts, context: Context) -> list[str]:
        """Return what the text says of a name: features that are 1 where they are named; what holds it is left out."""
        page, discourse, lower = scene.page, scene.discourse, facts.lower
        before, owner, after, run, entity = context
        signs = [*(_ENTITY_SIGNS.get(entity) or _ENTITY_SIGNS[entity])] if page.has_model else ["no_model"]
        if facts.is_common and page.starts_sentence(found.start):
            signs.append("word_starts_sentence")
        if facts.word is not None and discourse.is_lower_elsewhere(lower):
            signs.append("lower_elsewhere")
        if found.kind != "demonym":
            signs += signs_before(before.word, owner) if before.is_of and not before.gap else before.signs
            if facts.is_unlisted and not before.gap and entity[0] not in PLACE_ENTITIES:
                signs += _UNLISTED_AFTER.get(before.word, ()) or _unlisted_after(before.signs)
            if before.name_signs and not page.headline:
                signs += before.name_signs
            if (before.ends_block or after.is_address) and _is_in_address(page, found, before, after):
                signs.append("street")
            if after.possessive and after.following.rstrip(".") in _SAINTS_HOUSES and _SAINT.match(found.name):
                signs.append("saint_civic")
            if run and not page.headline and not after.is_street:
                signs += signs_of_run(run)
            else:
                signs += after.typed_signs if found.kinds else after.signs
            signs += before.marks
            if lower in discourse.people and discourse.is_person_elsewhere(page, found, lower):
                signs.append("person_elsewhere")
            if lower in discourse.places and page.has_model:
                signs.append("place_elsewhere")
        if found.start < scene.last_dateline and scene.in_dateline(found):
            signs.append("dateline")
        return signs


def _unlisted_after(signs: Sequence[str]) -> tuple[str, ...]:
    """What a word that is nobody's name and no other word is told to be by what stands before it."""
    return ("unlisted_reached",) if "after_reaching_verb" in signs else ()


def _is_in_address(page: Page, found: FoundName, before: Before, after: After) -> bool:
    """Whether a name is of a street by what stands around it: "the 900 block of Alton", "WEST ALTON STREET"."""
    if before.ends_block and _BLOCK_OF.search(text_before(page, found)):
        return True
    is_whole = any(place.kind == "country" for place in found.candidates)  # "the corner of Main and U.S. 27"
    if before.ends_block and not is_whole and _CORNER_OF.search(text_before(page, found)):
        return True
    return after.is_address and not before.gap and _is_upper_street(page, found, after.following)


def _is_upper_street(page: Page, found: FoundName, following: str) -> bool:
    """Whether upper-case text names a street: "AT 10 WEST BULWER STREET", not "ON A LONDON STREET"."""
    if {"a", "an", "the"} & set(text_before(page, found).lower().split()[-2:]):
        return False
    return page.text[found.start : found.end].isupper() and page.text[found.end + 1 :][: len(following)].isupper()


def _entity_signs(entity: tuple[str, str]) -> tuple[str, ...]:
    """Name what the model sees over a span."""
    label, relation = entity
    if not label:
        return ("entity_none",)
    if label not in KNOWN_LABELS:
        return ("entity_other",)
    named = f"entity_{label}_{'part' if relation in PART_RELATIONS else 'whole'}"
    if label in SPLIT_LABELS and relation in ("first", "last"):
        return named, f"entity_{label}_{relation}"
    return (named,)


_ENTITY_SIGNS = Memory(_entity_signs)


def stated_signs(found: FoundName, holder: FoundName, context: Context) -> Iterator[str]:
    """Tell whether the gazetteer knows this name within what the text says holds it."""
    if any(holds(outer, place) for outer in holder.candidates for place in found.candidates):
        yield "stated"
        if context.after.mark.startswith(","):
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
            for entity in page.people:
                name = page.shown[entity.start : entity.end]
                surname = _SURNAMES.get(name) or _SURNAMES[name]
                if surname:
                    self.people.setdefault(surname, []).append((page.field, entity.start, entity.end))
            self.places.update([page.text[entity.start : entity.end].lower() for entity in page.places])

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


def _surname(name: str) -> str:
    """Return the last word of a full name, lower case; empty where words without a capital make no name."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return words[-1].strip(".,'’").lower()
    return ""


_SURNAMES = Memory(_surname)
