"""Spans of text that may be toponyms: the gazetteer's longest names, abbreviations, people, what the model sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from timeline.model import Place, PlaceKind
from timeline.places.beside import LISTING_MARKS, LISTING_WORDS, TYPE_AFTER, WINDOW, Beside, beside
from timeline.places.countries import abbreviations as country_abbreviations
from timeline.places.countries import demonyms
from timeline.places.cues import (
    NamedArea,
    WordFacts,
    abbreviations,
    cue_words,
    regional_demonyms,
    type_words,
    word_facts,
)
from timeline.places.folding import fold
from timeline.places.gazetteer import CapitalWord
from timeline.places.literals import Literals, in_usual_cases
from timeline.places.lookup import Lookup
from timeline.places.memory import Memory
from timeline.places.name_facts import FoundName
from timeline.places.page import PLACE_ENTITIES, Page
from timeline.places.told_names import ToldNames
from timeline.places.unknown_names import UnknownNames

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

PeoplePart = Literal["none", "first", "whole"]

LOWER_CASE_PEOPLE = 50_000
MAX_SHORTENED = 5
NO_KINDS: frozenset[PlaceKind] = frozenset()
MAX_CAPITALS = 3
MAX_ABBREVIATION = 7
# What a word may be: always an abbreviation, or with a stop after it, or of people.
PLAIN, SHORT, BEFORE_STOP, PEOPLE = 1, 2, 4, 8
MAX_CODE_LETTERS = 2
CONTRACTIONS = frozenset(("d", "ll", "m", "re", "t", "ve"))
MAX_PEOPLE_LETTERS = 20
MAX_TYPE_LETTERS = 24
MAX_ARTICLE_LETTERS = 5
PLURALS = {"counties": "county", "municipalities": "municipality", "parishes": "parish"}
MIN_SECTIONED_PEOPLE = 20_000
# Words that a sentence opens with before a name, and what else is none of it: "In Perrywood village".
BEFORE_NAMES = frozenset({"at", "from", "in", "near", "of", "on", "side", "the"})

# A thing of a town, where the word has no capital: "a Brooklyn park".
GROUNDS = (" beach", " bridge", " heights", " hills", " lake", " park", " station")
PLACING_WORDS = frozenset({"at", "from", "in", "near"})

# Patterns begin with the letter itself and look back after it: so the text is scanned for letters, not tried at each.
_CAPITAL_WORD = re.compile(r"[^\W\d_a-zß-öø-ÿ](?<![\w'’].)[^\W\d_]+(?:-[^\W\d_]+)?")
_NAME_RUN = r"[A-Z][\w'’-]+(?:\s(?:(?:de|del|la|las|los|el)\s)*[A-Z][\w'’-]+){0,3}"
_SMALL_TYPE_STEMS = (
    "neighborhood", "neighbourhood", "barrio", "colonia", "subdivision", "suburb", "slum", "shantytown", "favela",
    "canton", "estate", "hamlet", "quarter", "village", "settlement", "corregimiento", "vereda", "aldea", "caserio",
    "municipalit", "jurisdiction", "city of", "city\nof", "cities of", "cities\nof", "town of", "town\nof", "towns of",
    "towns\nof", "community of", "community\nof",
)  # fmt: skip
_SMALL_TYPE = re.compile(
    r"\b(?P<type>(?i:neighbou?rhoods?|estate|quarter|barrio|colonia|subdivision|suburb|slum|shantytown|favela|cantons?|hamlets?"
    r"|villages?|settlement|corregimientos?|veredas?|aldeas?|caserios?|municipalit(?:y|ies)|jurisdiction"
    r"|(?:towns?|community)(?=\sof\s))|(?:city|cities)(?=\sof\s))(?![\w'’])"
)
_CALLED_BEFORE = re.compile(rf"(?<![\w.'’-])(?P<name>{_NAME_RUN})\s$")
# "On the Perrywood estate", not "of the Perrywood estate", which may be what somebody left.
_IN_QUARTER = re.compile(
    r"\b(?:across|around|at|in|inside|into|near|on|outside|through|to)\s(?:the\s)?$", re.IGNORECASE
)
_OWNED = re.compile(r".*['’]s?\s+", re.DOTALL)
_OF_NAME = re.compile(r"\s(?:of|called|named)\s[A-Z]")
# "Perrywood, a hamlet in": not of "Gaines, a village elder".
_CALLED_APPOSED = re.compile(rf"(?<![\w.'’-])(?P<name>{_NAME_RUN}),\s(?:an?|the)\s(?:[a-z-]+\s){{0,2}}$")
_AS_APPOSED = re.compile(r"\s(?:about|close|in|just|near|not|of|on|outside|some)\s|\s\d")
_POSSESSIVE = re.compile(r"['’]s?\s+$")
_INDEFINITE = re.compile(r"(?<![\w'’-])an?\s$", re.IGNORECASE)
_CALLED_AFTER = re.compile(rf"\s(?:of|called|named)\s(?P<name>{_NAME_RUN})(?![\w'’])")
# Spanish has the kind before the name: "colonia Miramonte".
_CALLED_SO = re.compile(rf"\s(?:of\s|called\s|named\s)?(?P<name>{_NAME_RUN})(?![\w'’])")
# "San Miguel de Mercedes" is not San Miguel; "the exclusive la Mascota neighborhood" is of that name.
_LONGER_NAME = re.compile(r"\s(?i:del?|do|da|dos|das)(?:\s(?i:el|la|los|las))?\s[A-Z][^\W\d_]+")
_JOINED_NAME = re.compile(r"-([A-Z][a-zß-ÿ]{3,})(?![\w'’-])")
_SPANISH_ARTICLE = re.compile(r"(?<![\w'’-])(?:el|la|los|las)\s$", re.IGNORECASE)
_TYPE_BEFORE = re.compile(r"\b([A-Za-z]+)\s+of\s+$")
# "the suburb of Rosario": a suburb called so; "a suburb of Rosario" lies at the city of that name.
_SECTION_BEFORE = re.compile(r"\bthe\s+(?:[\w'’-]+\s+){0,2}?(\w+)\s+of\s+$")
_PLURAL_LIST = re.compile(
    r"(?:(?:,|,? and| &|,? or|/|-)\s*(?:[A-Z][\w'’.]*)(?: [A-Z][\w'’.]*){0,2}){0,9}\s+(?P<type>\w+)\b"
)
# "Between Houston and Dallas streets" are no towns; roads may be called for where they lead.
_STREET_PAIR = re.compile(r"\s(?:and|&)\s(?:(?:[A-Z]|\d+[a-z])[\w'’.]*\s){1,3}(?i:avenues|boulevards|streets)\b")
_AT_STREETS = re.compile(r"(?<![\w'’-])(?:at|between|near|of|on)\s$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-Z](?<![\w.].)(?:\. ?[A-Z]\.|(?<=W)\. ?Va\.|[a-z]{1,4}\.|[A-Z]{2,3}\.|[A-Z]{1,2}\b)")
# "Mobile, Ala.", "Spokane WA": after a comma, or a name in ordinary writing.
_ABBREVIATED_AFTER = re.compile(r"(?:[\w.'’],\s*\(?|[A-Z][a-z]{2,} )$")


class _Name(NamedTuple):
    """What a name can mean, whether a stop after it makes it short for another ("Ala."), and what it says it is.

    "Igdir province" is a division by its own word, in lower case as of no firm or body.
    """

    places: tuple[Place, ...]
    is_shortened: bool
    kinds: frozenset[PlaceKind] = NO_KINDS


class SpanFinder:
    """Finds the spans of a page that may be toponyms: `spans(page)`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer whose names are looked for."""
        self._gazetteer = gazetteer
        self._lookup = Lookup(gazetteer)
        self._cues = cue_words()
        self._plurals = self._cues["plural_type"]
        self._sections = self._cues["section_type"]
        self._types = type_words()
        self._numbered = self._cues["numbered_type"]
        self._shaping = self._sections | self._types.keys() | self._cues["quarter_type"]
        self._abbreviations = abbreviations()
        self._words = word_facts()
        self._people_firsts = frozenset(_beginnings((*demonyms(), *map(fold, regional_demonyms()))))
        self._people_part = Memory(self._people_part_in)
        self._uses = Memory(self._use)
        self._is_never_name = Memory(self._find_never_name)
        self._names = Memory(self._name)
        self._abbreviation = Memory(self._find_abbreviation)
        self._told_names = ToldNames(
            self._has_quarters,
            lambda name: any(place.kind == "admin1" for place in self._lookup(name)),
            lambda name: bool(self._lookup(name)),
        )
        self._unknown_names = UnknownNames(lambda name: bool(self._lookup(name)))
        self._find_small_types = Literals({stem for stems in map(in_usual_cases, _SMALL_TYPE_STEMS) for stem in stems})

    def __call__(self, page: Page) -> list[FoundName]:
        """All spans of a page that may be toponyms, in order and apart: the longest wins, then the first."""
        short, people = self._sorted_words(page)
        proposals = [*self._called(page), *self._told(page), *self._unknown(page)]
        if short:
            proposals += self._abbreviated(page, short)
        if people:
            proposals += self._demonyms(page, people)
        proposals += self._named_in_lower_case(page) if page.is_lower else self._named(page)
        proposals += self._entities(page, {found[:2] for found in proposals})
        proposals.sort(key=itemgetter(0))
        return _without_streets(page.shown, _apart(proposals))

    def _sorted_words(self, page: Page) -> tuple[list[CapitalWord], list[int]]:
        """Return the words that may be abbreviations, and which may be of people: their numbers in ordinary case."""
        text, use_of = page.text, self._uses.get
        short: list[CapitalWord] = []
        people: list[int] = []
        for at, (start, end, word) in enumerate(page.capitals):
            use = use_of(word) or self._uses[word]
            if use != PLAIN:
                if use & SHORT or (use & BEFORE_STOP and text[end : end + 1] == "."):
                    short.append((start, end, word))
                if use & PEOPLE:
                    people.append(at)
                    continue
            if text[end : end + 1] == "-":  # "Anglo-Saxon" is one word for people
                people.append(at)
        return short, people if page.shown is text else self._people_in(page.shown, page.shown_capitals)

    def _people_in(self, shown: str, capitals: Iterable[CapitalWord]) -> list[int]:
        """Return which words may be of people."""
        uses = self._uses
        return [at for at, (_, end, word) in enumerate(capitals) if uses[word] & PEOPLE or shown[end : end + 1] == "-"]

    def _use(self, word: str) -> int:
        """Tell by its length and capitals where a word may be an abbreviation, and whether it is of people."""
        use = PLAIN
        if not word[1:].islower() and (len(word) <= MAX_CAPITALS or not word.isalpha()):
            use |= SHORT
        elif len(word) <= MAX_SHORTENED:
            use |= BEFORE_STOP
        return use if self._people_part[word] == "none" else use | PEOPLE

    # -- names of the gazetteer

    def _named(self, page: Page) -> list[FoundName]:
        text, shown = page.text, page.shown
        named: list[FoundName] = []
        names = self._names.get
        for start, end in self._gazetteer.names_among(text, page.capitals):
            name = text[start:end]
            if shown[end - 1].islower() and name.endswith(GROUNDS) and self._is_ground_in_town(name):
                name = name.rpartition(" ")[0]
                end = start + len(name)
            known = names(name) or self._names[name]
            if known is None or (known.is_shortened and text.startswith(".", end)):
                continue
            if not shown[start].isupper() and not self._may_be_name(page, name, start):
                continue
            sides = beside(shown, start, end)
            if sides.after.is_alone and sides.before.is_plain:
                # As `FoundName(...)` does, without a call more for each of many names.
                found = start, end, name, "name", known.places, known.kinds, False, sides
                named.append(tuple.__new__(FoundName, found))
            else:
                named.append(self._longer(page, start, end) or self._grown(page, name, start, known.places, sides))
        return named

    def _is_ground_in_town(self, name: str) -> bool:
        """Tell "a Brooklyn park" from Brooklyn Park: the town without the word is larger."""
        town, whole = self._lookup(name.rpartition(" ")[0]), self._lookup(name)
        return max((p.population for p in town), default=0) > max((p.population for p in whole), default=0)

    def _longer(self, page: Page, start: int, end: int) -> FoundName | None:
        """Read a name that goes on after a town's of the gazetteer, which lacks the whole: "San Miguel de Mercedes"."""
        more = _LONGER_NAME.match(page.shown, end) if page.shown.startswith((" d", " D"), end) else None
        if more is None and page.shown.startswith("-", end):
            more = self._joined(page, start, end)
        if more is None:
            return None
        return FoundName(start, more.end(), page.text[start : more.end()], "entity", ())

    def _joined(self, page: Page, start: int, end: int) -> re.Match[str] | None:
        """Read what a hyphen joins to a town's name and is no place or word by itself: "Pobé-Mengao"."""
        more = _JOINED_NAME.match(page.shown, end)
        if more is None or page.shown[max(0, start - 1) : start] == "-":
            return None
        rest = more[1]
        is_other = rest.lower() in self._words or self._people_part[rest] != "none"
        return None if is_other or self._lookup(rest) else more

    def _may_be_name(self, page: Page, name: str, start: int) -> bool:
        """Tell whether a match without a capital can be a name, or in an upper-case text is no ordinary word."""
        if page.is_upper or page.shown.startswith("al-", start):
            return True
        lower = name.lower()
        if not name.isupper():
            return not name[0].isupper() and lower != name
        return page.entity_over(start, start + len(name))[0] in PLACE_ENTITIES or lower not in self._words

    def _name(self, name: str) -> _Name | None:
        """Look a name up; None for directions, kinds of places and small words, whatever town is called so."""
        if self._is_never_name[name]:
            return None
        return _Name(self._lookup(name), self._is_shortened(name), self._kinds_said(name))

    def _kinds_said(self, name: str) -> frozenset[PlaceKind]:
        """Return what a name's last word, in lower case, says that it is: "Igdir province"."""
        rest, _, kind = name.rpartition(" ")
        kinds = self._types.get(kind, NO_KINDS) if rest else NO_KINDS
        return kinds if "admin1" in kinds or "admin2" in kinds else NO_KINDS

    def _find_never_name(self, name: str) -> bool:
        """Tell directions, kinds of places and small words."""
        bare = name.lower().removeprefix("the ")
        return (
            bare in self._cues["spatial"]
            or _owner(bare) in self._types  # "the state's mayors" are none of the States'
            or bare in self._cues["generic"]
            or all(word in self._cues["particle"] for word in bare.split())
            or self._is_inflected(bare)
            or self._is_numbered(bare)
            or (name.isupper() and len(name) <= MAX_CODE_LETTERS and name not in country_abbreviations())
            or self._is_kind_of_a_people(name)
            or self._is_behind_word(name)
        )

    def _is_kind_of_a_people(self, name: str) -> bool:
        """Tell "the Spanish town of Durango" from Spanish Town: a people's town has its kind in lower case."""
        people, _, kind = name.rpartition(" ")
        return kind in self._types and bool(people) and people[0].isupper() and bool(self._lookup.people(people))

    def _is_behind_word(self, name: str) -> bool:
        """Tell "In Perrywood" at the head of a sentence from a name, where the rest alone is the same place's."""
        word, _, rest = name.partition(" ")
        if word.lower() not in PLACING_WORDS or not rest:
            return False
        known = {place.place_id for place in self._lookup(rest)}
        return bool(known) and all(place.place_id in known for place in self._lookup(name))

    def _is_numbered(self, name: str) -> bool:
        """Tell "zone 5" and "district 9", which many towns have, from places of a name."""
        kind, _, number = name.rpartition(" ")
        return number.isdigit() and (kind in self._types or kind in self._sections or kind in self._numbered)

    def _is_inflected(self, word: str) -> bool:
        """Tell "we're" and somebody's "Smith's" from towns that sound so."""
        stem, mark, ending = word.replace("’", "'").rpartition("'")
        if not mark or " " in word:
            return False
        return ending in CONTRACTIONS or (ending == "s" and self._words.get(stem, WordFacts()).surname > 0)

    def _is_shortened(self, word: str) -> bool:
        """Tell "Ala." and "Ave." from the towns called so: the stop that follows makes them short for another."""
        if len(word) > MAX_SHORTENED:
            return False
        return f"{word.title()}." in self._abbreviations or word.lower() in self._cues["street"]

    def _named_in_lower_case(self, page: Page) -> Iterator[FoundName]:
        """Where nothing has a capital, only well-known names that are no words and no persons' names."""
        for match in self._gazetteer.find_names(page.text, any_case=True):
            name = page.text[match.start : match.end]
            known = [p for p in self._lookup(name.title()) if p.population >= LOWER_CASE_PEOPLE]
            if known and name not in self._words:
                yield FoundName(match.start, match.end, name, "name", self._lookup(name.title()))

    def _grown(self, page: Page, name: str, start: int, places: tuple[Place, ...], sides: Beside) -> FoundName:
        """Take the type word beside a name into account: "Boone County", "the city of Derna", "Kent counties"."""
        end, shown = start + len(name), page.shown
        after = TYPE_AFTER.match(shown, end) if shown[end : end + 1].isspace() else None
        word = after[1].lower() if after else ""
        if after and word in self._shaping:
            is_section = word in self._sections or self._is_quarter(page, start, after[1])
            if is_section and not _OF_NAME.match(shown, after.end(1)):  # "the Lima suburb of Perrywood"
                return self._section(page, start, end, places)
            if word in self._types and (typed := self._typed(page, name, start, after)):
                return typed
        if (
            (word in self._plurals or word.startswith(LISTING_WORDS)) if word else shown.startswith(LISTING_MARKS, end)
        ) and (plural := self._in_plural(page, name, end)):
            return FoundName(start, end, name, "name", *plural)
        last = shown[start - 2 : start - 1]
        kinds = self._kinds_before(page, start) if last == "f" or last.isspace() else None
        if kinds is not None and self._is_called_section(page, start):
            return FoundName(start, end, name, "name", places, is_section=True)
        if kinds and (of_kind := self._lookup.of_kinds(name, kinds)):  # "the province of X" is no town
            return FoundName(start, end, name, "name", places if "city" in kinds else of_kind, kinds)
        return FoundName(start, end, name, "name", places, beside=sides)

    def _is_quarter(self, page: Page, start: int, word: str) -> bool:
        """Tell whether a name with "quarter" or the like after it says where something was; no "June quarter"."""
        if word not in self._cues["quarter_type"] or _is_month(page.shown, start):
            return False
        return _IN_QUARTER.search(page.shown, max(0, start - MAX_TYPE_LETTERS), start) is not None

    def _section(self, page: Page, start: int, end: int, places: tuple[Place, ...]) -> FoundName:
        """Read a part of a town, with the article of its name: "la Mascota neighborhood"."""
        first = _article_start(page, start)
        if first < start:
            start, places = first, self._lookup(page.text[first:end])
        name = page.text[start:end]
        if not places:
            return FoundName(start, end, name, "entity", (), frozenset({"city"}), is_section=True)
        return FoundName(start, end, name, "name", places, is_section=True)

    def _typed(self, page: Page, name: str, start: int, after: re.Match[str]) -> FoundName | None:
        """Read a name with the type word after it: "Boone County", "Kansas city"."""
        word, end = after[1].lower(), start + len(name)
        kinds = self._types[word]
        is_capital = after[1][0].isupper()
        word_end = after.end(1) + (1 if after[2] and word == "twp" else 0)
        longer = self._lookup(page.text[start : after.end(1)]) if is_capital else ()
        if longer:
            return FoundName(start, word_end, name, "name", longer, kinds)
        typed = self._lookup.of_kinds(name, kinds)
        if typed and (is_capital or "admin1" in kinds or "admin2" in kinds):
            return FoundName(start, word_end if is_capital else end, name, "name", typed, kinds)
        return None

    def _in_plural(self, page: Page, name: str, end: int) -> tuple[tuple[Place, ...], frozenset[PlaceKind]] | None:
        """Read "Kent and Sussex counties", "Cabanas departments": what the plural says of every name before it."""
        listed = _PLURAL_LIST.match(page.shown, end)
        plural = listed["type"].lower() if listed else ""
        if plural not in self._plurals:
            return None
        singular = PLURALS.get(plural, plural.removesuffix("s"))
        kinds = self._types.get(singular, frozenset())
        typed = self._lookup(f"{name} {singular.title()}") or self._lookup.of_kinds(name, kinds)
        return (typed, kinds) if typed else None

    def _kinds_before(self, page: Page, start: int) -> frozenset[PlaceKind] | None:
        """Return what "the city of" before a name says it is; None where no word and "of" stand before it."""
        if not page.shown[max(0, start - MAX_TYPE_LETTERS) : start].rstrip().endswith("of"):
            return None
        before = _TYPE_BEFORE.search(page.shown, max(0, start - MAX_TYPE_LETTERS), start)
        return self._types.get(before[1].lower(), NO_KINDS) if before else None

    def _is_called_section(self, page: Page, start: int) -> bool:
        """Tell whether "the suburb of" stands before a name."""
        before = _SECTION_BEFORE.search(page.shown[max(0, start - WINDOW) : start].lower())
        return before is not None and before[1] in self._sections

    # -- abbreviations of divisions

    def _abbreviated(self, page: Page, words: Iterable[CapitalWord]) -> Iterator[FoundName]:
        text = page.text
        for match in _abbreviations_in(text, words):
            written = match.group()
            area = self._abbreviation[written]
            if area is None:
                continue
            initials = written.count(".") > 1
            if not initials and not _ABBREVIATED_AFTER.search(text, max(0, match.start() - 12), match.start()):
                continue
            if not initials and self._in_capitals(page, match.start(), match.end()):  # "TODAY, IN LIMA"
                continue
            if not written.endswith(".") and text[match.end() : match.end() + 1] == "'":
                continue
            places = self._lookup.area(area.name, area.country)
            if places:
                yield FoundName(match.start(), match.end(), area.name, "abbreviation", places)

    def _find_abbreviation(self, written: str) -> NamedArea | None:
        """Look up an abbreviation of a division; "FLA." is read as "Fla."."""
        known = self._abbreviations
        return known.get(written) or known.get(written.rstrip(".")) or known.get(written.title())

    @staticmethod
    def _in_capitals(page: Page, start: int, end: int) -> bool:
        """Tell whether the words around are in capitals too, so that "IN" and "ON" may be but words."""
        around = page.text[max(0, start - 20) : end + 20]
        return around.isupper() and not page.headline

    # -- people

    def _demonyms(self, page: Page, words: Iterable[int]) -> Iterator[FoundName]:
        waiting: re.Match[str] | None = None
        for match in self._people_words(page, words):
            if waiting is not None:
                yield from self._people_of_two(page, waiting, match)
                waiting = None
            word = match.group()
            part = self._people_part[word]
            if part == "first":
                waiting = match
            elif part == "whole":
                yield FoundName(match.start(), match.end(), word, "demonym", self._lookup.people(word))
        if waiting is not None:
            yield from self._people_of_one(waiting)

    def _people_words(self, page: Page, words: Iterable[int]) -> Iterator[re.Match[str]]:
        """Give those of `words` that may be of people, as `_CAPITAL_WORD` has them, each with the word that follows."""
        part_of, capitals = self._people_part, page.shown_capitals
        at, done, is_next = 0, 0, False
        for number in words:
            if number < at:
                continue
            at = number
            while at == number or (is_next and at < len(capitals)):
                start, end, _ = capitals[at]
                for match in _CAPITAL_WORD.finditer(page.shown, max(start, done)):
                    if match.start() >= end:
                        break
                    done = match.end()
                    is_next = part_of[match.group()] != "none"
                    yield match
                at += 1

    def _people_of_two(self, page: Page, first: re.Match[str], second: re.Match[str]) -> Iterator[FoundName]:
        pair = page.shown[first.start() : second.end()]
        near = second.end() - first.end() < MAX_PEOPLE_LETTERS and pair.count(" ") == 1
        if near and (places := self._lookup.people(pair)):
            yield FoundName(first.start(), second.end(), pair, "demonym", places)
        else:
            yield from self._people_of_one(first)

    def _people_of_one(self, word: re.Match[str]) -> Iterator[FoundName]:
        if places := self._lookup.people(word.group()):
            yield FoundName(word.start(), word.end(), word.group(), "demonym", places)

    def _people_part_in(self, word: str) -> PeoplePart:
        """Tell whether a word begins a name of people of two words ("Saudi"), or is one itself."""
        parts = map(self._find_people_part, _CAPITAL_WORD.findall(word))
        return next((part for part in parts if part != "none"), "none")

    def _find_people_part(self, word: str) -> PeoplePart:
        if fold(word) in self._people_firsts:
            return "first"
        return "whole" if self._lookup.people(word) else "none"

    # -- the model's places

    def _entities(self, page: Page, found: set[tuple[int, int]]) -> Iterator[FoundName]:
        """Places the model sees; those that the gazetteer knows give way to its own matches, `found` before."""
        for entity in page.places:
            if entity.label != "FAC":
                start = entity.start + (4 if page.text[entity.start : entity.start + 4].lower() == "the " else 0)
                end = entity.end - (2 if page.text[entity.end - 2 : entity.end].lower() in ("'s", "’s") else 0)
                name = page.text[start:end]
                if (start, end) not in found and name and page.shown[start].isupper() and "," not in name:
                    yield from self._entity(page, name, start)

    def _entity(self, page: Page, name: str, start: int) -> Iterator[FoundName]:
        end = start + len(name)
        is_generic = name.lower().removeprefix("the ") in self._cues["generic"]
        if self._is_never_name[name] and not is_generic:
            return
        if page.text.startswith(".", end) and self._is_shortened(name):
            return
        if name.endswith(".") and self._is_shortened(name[:-1]):
            return
        if is_generic:
            yield FoundName(start, end, name, "entity", (), is_section=True)
        elif places := self._lookup(name):
            yield FoundName(start, end, name, "entity", places)
        elif (town := self._sectioned(name)) is not None:
            yield FoundName(start, end, town, "name", self._lookup(town))
        elif not self._is_compound(page, start, end):
            yield FoundName(start, end, name, "entity", ())

    def _sectioned(self, name: str) -> str | None:
        """Return the town that "Southwest Philadelphia", "New Orleans East" is a part of."""
        words = name.split()
        for side, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            town = " ".join(rest)
            if rest and side.lower() in self._cues["spatial"] and self._is_large(town):
                return town
        return None

    def _is_large(self, town: str) -> bool:
        return any(place.population >= MIN_SECTIONED_PEOPLE or place.kind == "admin1" for place in self._lookup(town))

    def _is_compound(self, page: Page, start: int, end: int) -> bool:
        """Tell whether an entity is names side by side, or a name with an institution's word: "San Antonio Police"."""
        words = page.shown[start:end].split()
        for cut in range(1, len(words)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            if not self._lookup(head):
                continue
            if self._abbreviation[tail] or tail.lower() in self._cues["civic"] or self._is_beside(head, tail):
                return True
        return False

    def _is_beside(self, head: str, tail: str) -> bool:
        """Tell names side by side, "Paris France", from one of two rare words, "Matang Kuli"."""
        places = self._lookup(tail)
        is_holder = any(place.kind in ("admin1", "country") for place in places)
        is_rare = all(word.lower() not in self._words for word in (head, tail))
        return bool(places) and (is_holder or not is_rare)

    # -- names that a word beside them makes places

    def _called(self, page: Page) -> Iterator[FoundName]:
        """Unknown names that the word beside them makes places: "Santa Rita neighborhood", "village of Tal Amra"."""
        for match in self._small_types(page):
            word = match["type"].lower()
            is_quarter = word in self._cues["quarter_type"]
            is_section = is_quarter or word in self._cues["section_type"]
            if not is_section and word not in self._cues["settlement_type"]:
                continue
            before = _CALLED_BEFORE.search(page.shown, max(0, match.start() - WINDOW), match.start())
            called = _CALLED_SO if word in self._cues["leading_type"] else _CALLED_AFTER
            after = called.match(page.shown, match.end())
            is_of_town = is_section and before is not None and after is not None and bool(self._lookup(after["name"]))
            name = before if is_of_town else after or before  # "the Santa Rita neighborhood of Rosario"
            if name is None and _AS_APPOSED.match(page.shown, match.end()):
                name = _CALLED_APPOSED.search(page.shown, max(0, match.start() - WINDOW), match.start())
            if name is None or (is_quarter and name is not before):
                continue
            start, end = name.span("name")
            end -= len("'s") if name["name"].endswith(("'s", "’s")) else 0
            if name is before and _INDEFINITE.search(page.shown, max(0, start - MAX_ARTICLE_LETTERS), start):
                continue  # "a Bogota neighborhood" has no name of its own
            owned = _OWNED.search(name["name"])
            if owned and self._lookup(_POSSESSIVE.sub("", owned.group())):  # "Lima's Perrywood", not "Water's Edge"
                start += owned.end()
            words = page.shown[start:end].split()
            while words and words[0].lower() in self._cues["spatial"] | BEFORE_NAMES:
                start += len(words.pop(0)) + 1
            if is_quarter and not self._is_quarter(page, start, match["type"]):
                continue
            if words and not self._lookup(page.text[start:end]):
                kinds: frozenset[PlaceKind] = frozenset({"city"})
                start = _article_start(page, start)
                yield FoundName(start, end, page.text[start:end], "entity", (), kinds, is_section=is_section)

    def _told(self, page: Page) -> Iterator[FoundName]:
        """Names that the words around them put into a town or a division: "the city's Santa Rita area"."""
        for start, end, is_quarter in self._told_names(page):
            name = page.text[start:end]
            if not name or self._is_never_name[name]:
                continue
            places = self._lookup(name)
            kinds: frozenset[PlaceKind] = NO_KINDS if places else frozenset({"city"})
            yield FoundName(start, end, name, "name" if places else "entity", places, kinds, is_section=is_quarter)

    def _unknown(self, page: Page) -> Iterator[FoundName]:
        """Names that no list has, which stand where a place's does."""
        for start, end in self._unknown_names(page):
            yield FoundName(start, end, page.text[start:end], "entity", (), frozenset({"city"}))

    def _has_quarters(self, name: str) -> bool:
        """Tell a town that is large enough, and no country or division alone."""
        places = self._lookup(name)
        is_country = any(place.kind == "country" for place in places)
        return not is_country and any(p.kind == "city" and p.population >= MIN_SECTIONED_PEOPLE for p in places)

    def _small_types(self, page: Page) -> Iterator[re.Match[str]]:
        """Give the words for small places ("village") in order: found by their stems, read by the pattern."""
        for _, at, _ in self._find_small_types(page.shown):
            if match := _SMALL_TYPE.match(page.shown, at):
                yield match


def _without_streets(shown: str, spans: list[FoundName]) -> list[FoundName]:
    """Leave out the names of two streets: "between Houston and Dallas streets"."""
    joined = [found for found in spans if shown.startswith((" and ", " & "), found[1])]
    pairs = [(found.start, end) for found in joined if (end := _street_pair_end(shown, found)) is not None]
    if not pairs:
        return spans
    return [found for found in spans if not any(start <= found.start < end for start, end in pairs)]


def _street_pair_end(shown: str, found: FoundName) -> int | None:
    """Return where two streets end of which a name is the first; None where it is none."""
    pair = _STREET_PAIR.match(shown, found.end)
    if pair is None or _AT_STREETS.search(shown, max(0, found.start - MAX_TYPE_LETTERS), found.start) is None:
        return None
    return pair.end()


def _is_month(shown: str, start: int) -> bool:
    word = _CAPITAL_WORD.match(shown, start)
    return word is not None and word.group().lower() in cue_words()["month"]


def _article_start(page: Page, start: int) -> int:
    """Return where a name starts with its Spanish article, which the model is shown as a small word: "la Mascota"."""
    article = _SPANISH_ARTICLE.search(page.shown, max(0, start - MAX_ARTICLE_LETTERS), start)
    return start if article is None else article.start()


def _abbreviations_in(text: str, words: Iterable[CapitalWord]) -> Iterator[re.Match[str]]:
    """Give the matches of `_ABBREVIATION` that begin in these words."""
    done = 0
    for start, end, _ in words:
        for match in _ABBREVIATION.finditer(text, max(start, done), end + MAX_ABBREVIATION):
            if match.start() >= end:
                break
            done = match.end()
            yield match


def _beginnings(names: Iterable[str]) -> Iterator[str]:
    """Give what names of several words begin with: "saudi" of "saudi arabian"."""
    for name in names:
        words = name.split(" ")
        for length in range(1, len(words)):
            yield " ".join(words[:length])


def _owner(word: str) -> str:
    """A word without its possessive."""
    return word.replace("’", "'").removesuffix("'s")


def _apart(proposals: Iterable[FoundName]) -> list[FoundName]:
    """Return spans in order and apart, of overlapping ones the longest, then the first; `proposals` come by start."""
    heads: list[FoundName] = []
    knots: dict[int, list[FoundName]] = {}  # spans that hang together, each overlapping one before
    end = -1
    for found in proposals:
        if found.start >= end:
            heads.append(found)
            end = found.end
        else:
            knots.setdefault(len(heads) - 1, [heads[-1]]).append(found)
            end = max(end, found.end)
    if not knots:
        return heads
    return [found for at, head in enumerate(heads) for found in (_untangled(knots[at]) if at in knots else (head,))]


def _untangled(knot: Sequence[FoundName]) -> list[FoundName]:
    """Take the longest of overlapping spans, then the longest of those that it leaves."""
    taken: list[FoundName] = []
    for found in sorted(knot, key=_longest_first):
        if all(found.end <= other.start or other.end <= found.start for other in taken):
            taken.append(found)
    taken.sort(key=itemgetter(0))
    return taken


def _longest_first(found: FoundName) -> tuple[int, int]:
    return found.start - found.end, found.start
