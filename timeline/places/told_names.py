"""Names that the words around them say are places, whether the gazetteer has them or not: quarters, and villages.

"Karachi's Korangi area", "the Hodan district of the capital": a part of that town, whatever else is called so. "Near
Dhaudai in Narayanpur district", "at Umgababa, south of Durban": a place, though no list has it and the model sees none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from timeline.places.beside import WINDOW
from timeline.places.cues import cue_words, type_words
from timeline.places.literals import Literals
from timeline.places.page import Page

_RUN = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3}"
_QUARTER_WORDS = ("area", "district", "neighborhood", "neighbourhood", "quarter", "section", "sector", "slum", "suburb")
_DIVISION_WORDS = ("county", "department", "district", "governorate", "prefecture", "province", "region", "state")
_COUNTY, _DISTRICT = "County", "district"
_SIDE_WORDS = ("east", "north", "south", "west")
# "Karachi's North Nazimabad", "the city's eastern Korangi": whose, then the name, right before the kind.
_OWNED_NAME = re.compile(
    r"(?:(?P<owner>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})|\b[Tt]he\s(?:[\w-]+\s)?(?:capital|city|port|town))"
    r"['’]s?\s(?:[a-z-]+\s){0,2}(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})\s$"
)
_NAME_BEFORE = re.compile(rf"(?<![\w.'’-])(?P<name>{_RUN})\s$")
_OF_TOWN = re.compile(r"\s(?:in|of)\s(?:the|this)\s(?:[\w-]+\s)?(?:capital|city|town)\b")
_OF_NAME = re.compile(r"\s(?:in|of)\s(?P<town>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})")
# "Near Dhaudai in Narayanpur district": the kind comes next.
_HELD_NAME = re.compile(
    rf"\b(?:at|in|near|outside)\s(?P<name>{_RUN})(?:,\sin|\sin|,)\s(?:the\s)?(?:[a-z]+\s)?{_RUN}\s$"
)
# "At Tandragee in County Armagh": the kind comes before the county's name.
_HELD_BY_COUNTY = re.compile(rf"\b(?:at|in|near|outside)\s(?P<name>{_RUN})(?:,\sin|\sin|,)\s$")
_COUNTY_AFTER = re.compile(r"\s[A-Z]")
# "Near Umgababa, south of Durban": the side comes next.
_SIDED_NAME = re.compile(
    rf"\b(?:at|in|near|outside)\s(?P<name>{_RUN}),\s(?:(?:about|around|just|some)\s)?(?:\d[\w.,]*\s\w+\s)?(?:to\sthe\s)?$"
)
_SIDE_AFTER = re.compile(r"(?:[ -]?(?:east|west))?\sof\s[A-Z]")
_TIMES_AND_DEEDS = frozenset(
    {"CARDINAL", "DATE", "EVENT", "LANGUAGE", "LAW", "MONEY", "NORP", "ORDINAL", "TIME", "WORK_OF_ART"}
)
_CANNOT_BE = ("civic", "commercial", "street", "team", "title")


class ToldName(NamedTuple):
    """A span that words call a place; `is_quarter`: a part of a town."""

    start: int
    end: int
    is_quarter: bool


class ToldNames:
    """Finds the names of a page that the words around them make places: `told(page)`."""

    def __init__(
        self, is_town: Callable[[str], bool], is_division: Callable[[str], bool], is_known: Callable[[str], bool]
    ) -> None:
        """Take what tells a town's name, which may have quarters, a division's, and one that the gazetteer has."""
        self._is_town = is_town
        self._is_division = is_division
        self._is_known = is_known
        self._find_kinds = Literals(
            {f" {written}" for word in (*_QUARTER_WORDS, *_DIVISION_WORDS) for written in (word, word.title())}
        )
        self._find_sides = Literals({f" {side}" for side in _SIDE_WORDS})
        cues = cue_words()
        self._not_names = frozenset(type_words()).union(*(cues[kind] for kind in _CANNOT_BE))

    def __call__(self, page: Page) -> Iterator[ToldName]:
        """Yield the names; the same one may come twice."""
        shown = page.shown
        for _, at, end in self._find_kinds(shown):
            if shown[end : end + 1].isalpha():
                continue
            word = shown[at + 1 : end].lower()
            if word in _QUARTER_WORDS and (quarter := self._quarter(shown, at + 1, end)) is not None:
                yield quarter
            elif word in _DIVISION_WORDS and (held := self._held(page, at + 1, end)) is not None:
                yield held
        for _, at, end in self._find_sides(shown):
            if _SIDE_AFTER.match(shown, end) and (held := self._before(page, _SIDED_NAME, at + 1)) is not None:
                yield held

    def _held(self, page: Page, at: int, end: int) -> ToldName | None:
        """Read the unknown name before a division: "Dhaudai in Narayanpur district", "Tandragee in County Armagh"."""
        leads = page.shown[at:end] == _COUNTY and _COUNTY_AFTER.match(page.shown, end) is not None
        return self._before(page, _HELD_BY_COUNTY if leads else _HELD_NAME, at)

    def _quarter(self, shown: str, at: int, end: int) -> ToldName | None:
        """Read the name before a kind that is said to be a part of a town."""
        has_owner = "'" in shown[max(0, at - WINDOW) : at] or "’" in shown[max(0, at - WINDOW) : at]
        owned = _OWNED_NAME.search(shown, max(0, at - WINDOW), at) if has_owner else None
        if owned is not None and (owned["owner"] is None or self._is_town(owned["owner"])):
            return self._named(owned)
        if not _OF_TOWN.match(shown, end) and not self._is_of_named_town(shown, at, end):
            return None
        before = _NAME_BEFORE.search(shown, max(0, at - WINDOW), at)
        return None if before is None else self._named(before)

    def _is_of_named_town(self, shown: str, at: int, end: int) -> bool:
        """Tell "the Moss Side area of Manchester"; a district may be of a province called as its capital is."""
        town = _OF_NAME.match(shown, end)
        if town is None or not self._is_town(town["town"]):
            return False
        return shown[at:end].lower() != _DISTRICT or not self._is_division(town["town"])

    @staticmethod
    def _named(found: re.Match[str]) -> ToldName:
        return ToldName(*found.span("name"), is_quarter=True)

    def _before(self, page: Page, pattern: re.Pattern[str], at: int) -> ToldName | None:
        """Read an unknown name that stands before where it is said to lie."""
        found = pattern.search(page.shown, max(0, at - WINDOW), at)
        if found is None:
            return None
        start, end = found.span("name")
        words = page.shown[start:end].lower().split()
        if not self._not_names.isdisjoint(words) or self._is_known(page.text[start:end]):
            return None
        if page.entity_over(start, end)[0] in _TIMES_AND_DEEDS:
            return None
        return ToldName(start, end, is_quarter=False)
