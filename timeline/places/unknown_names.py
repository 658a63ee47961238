"""Names that no list has, behind a word that a place stands behind: "in Uchuraccay", "near Kyauk Kyi", "at Adjumu, in".

The model calls such a name a person or a firm as often as a place. It is taken where all that the text says of it is
where something was, and none of its words is an ordinary one, a title's or a firm's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.places.cues import WordFacts, cue_words, type_words, word_facts
from timeline.places.page import PLACE_ENTITIES, Page

_NEAR = frozenset({"near", "outside"})
_WHERE = _NEAR | {"at", "in"}
_OF_PLACES = _WHERE | {"and", "around", "between", "for", "from", "into", "of", "through", "to", "towards"}
_CANNOT_BE = ("body", "civic", "commercial", "media", "street", "team", "title")
_LETTERS = 14  # of the word before, and more
_SHORTEST = 4
_LONGEST_INITIALS = 5
_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_]+(?:-[^\W\d_a-zß-ÿ][^\W\d_]+)?"
_RUN = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,2}}(?![\w'’&-])")
_GOES_ON = re.compile(r"\s?&|\s[^\W\d_a-zß-ÿ]|['’]")
_HELD = re.compile(r",?\s(?:in\s)?(?:[a-z]+\s)?[A-Z]")
_WORD_BEFORE = re.compile(r"([\w'’-]+)\s$")
# What people have in somebody, or in a firm.
_HELD_IN_SOMEBODY = frozenset(
    {"belief", "believe", "believed", "confidence", "faith", "interest", "interested", "invest", "invested"}
    | {"investment", "share", "shares", "stake", "stakes", "trust", "trusted"}
)
# What stands "at" a village.
_SITES = frozenset({"barracks", "base", "bridge", "camp", "checkpoint", "crossing", "junction", "market", "mine"}
                   | {"port", "post", "river", "roadblock", "station"})  # fmt: skip
_NO_PLACES = frozenset({"CARDINAL", "DATE", "EVENT", "LANGUAGE", "LAW", "MONEY", "NORP", "ORDINAL", "PERCENT"}
                       | {"PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"})  # fmt: skip


class UnknownName(NamedTuple):
    """A span of a name that no list has and that stands where a place's does."""

    start: int
    end: int


class UnknownNames:
    """Finds them on a page: `unknown(page)`."""

    def __init__(self, is_known: Callable[[str], bool]) -> None:
        """Take what tells a name that the gazetteer has."""
        self._is_known = is_known
        cues = cue_words()
        self._before_places = _OF_PLACES | cues["reaching_verb"] | cues["taking_verb"]
        self._not_names = frozenset(type_words()).union(*(cues[kind] for kind in _CANNOT_BE))

    def __call__(self, page: Page) -> Iterator[UnknownName]:
        """Yield the names in order; none of a headline or a text in capitals, where any word has one."""
        if page.headline or page.is_upper or page.is_lower or not page.has_model:
            return
        for start, _, _ in page.shown_capitals:
            before = _word_before(page.shown, start)
            if before in _WHERE and (end := self._end(page, start, before)) is not None:
                yield UnknownName(start, end)

    def _end(self, page: Page, start: int, before: str) -> int | None:
        """Where the name that starts here ends; None where it is none."""
        run = _RUN.match(page.shown, start)
        if run is None or _GOES_ON.match(page.shown, run.end()):
            return None
        name = run[0]
        words = name.split()
        if page.text[start : run.end()].isupper() or any(self._is_other_word(page, word) for word in words):
            return None
        if self._is_known(name) or not self._fits(page, start, run.end(), before):
            return None
        is_whole = len(words) == 1 or page.entity_over(start, run.end())[1] == "exact"
        return run.end() if (is_whole or not any(map(self._is_known, words))) and self._is_where(page, name) else None

    def _is_other_word(self, page: Page, word: str) -> bool:
        """Whether a word is an ordinary one here or by the lists, a person's, initials, or ends as a town does."""
        lower = word.lower()
        if ("-" in word and self._is_known(word.rpartition("-")[2])) or re.search(rf"\b{lower}\b", page.shown):
            return True
        if lower in self._not_names or (word.isupper() and len(word) <= _LONGEST_INITIALS) or len(word) < _SHORTEST - 1:
            return True
        facts = word_facts().get(lower, WordFacts())
        return bool(facts.level or facts.given or facts.surname)

    def _fits(self, page: Page, start: int, end: int, before: str) -> bool:
        """Whether what the model sees here leaves room for a place."""
        label, relation = page.entity_over(start, end)
        if label in PLACE_ENTITIES or not label:
            return relation in ("exact", "none", "wider")
        if label in _NO_PLACES:
            return False
        if label == "PERSON" and (relation != "exact" or self._is_somebodys(page, start)):
            return False
        owner = _WORD_BEFORE.search(page.shown, max(0, start - 30), max(0, start - len(before) - 1))
        if before in _NEAR or label == "PERSON" or (owner is not None and owner[1].lower() in _SITES):
            return True
        return _HELD.match(page.shown, end) is not None or page.shown.count(page.shown[start:end]) > 1

    def _is_where(self, page: Page, name: str) -> bool:
        """Whether a name stands nowhere but behind words that a place stands behind."""
        at = page.shown.find(name)
        while at >= 0:
            if _word_before(page.shown, at) not in self._before_places:
                return False
            at = page.shown.find(name, at + len(name))
        return True

    @staticmethod
    def _is_somebodys(page: Page, start: int) -> bool:
        """Whether it is behind "in" what one has in somebody: "lost faith in Ozgan"."""
        owner = _WORD_BEFORE.search(page.shown, max(0, start - 30), max(0, start - 3))
        return owner is not None and owner[1].lower() in _HELD_IN_SOMEBODY


def _word_before(shown: str, start: int) -> str:
    if not start or not shown[start - 1].isspace():
        return ""
    return shown[max(0, start - _LETTERS) : start - 1].rpartition(" ")[2].rpartition("\n")[2].lower()
