"""The word lists that place finding reads: cues around a name, abbreviations, people of a region, common words."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from timeline.errors import ReferenceDataError
from timeline.model import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedArea:
    """A division or region that another word stands for ("Ill.", "Texan"), by name and alpha-3 country."""

    name: str
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFacts:
    """How common a place's name is as something else.

    `level` is the SCOWL size (10 the commonest, 0 no word); `given` and `surname` are bearers per 100,000.
    """

    level: int = 0
    given: int = 0
    surname: int = 0


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each line of a reference table with its number; a wrong header or row is refused."""
    with resources.files("timeline.reference").joinpath(name).open(encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != columns:
            raise ReferenceDataError(f"{name}:1: the header must be {','.join(columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise ReferenceDataError(f"{name}:{reader.line_num}: expected {len(columns)} columns")
            yield reader.line_num, row


@cache
def cue_words() -> Mapping[str, frozenset[str]]:
    """Read `place_cues.csv`: cue class to its words, lower case, without a final full stop."""
    classes: dict[str, set[str]] = {}
    for _, row in _rows("place_cues.csv", ("word", "cue")):
        classes.setdefault(row["cue"], set()).add(row["word"])
    return {cue: frozenset(words) for cue, words in classes.items()}


@cache
def abbreviations() -> Mapping[str, NamedArea]:
    """Read `place_abbreviations.csv`: "Ill.", "IL", "Ont." as written to the division they stand for."""
    rows = _rows("place_abbreviations.csv", ("abbreviation", "name", "country"))
    return {row["abbreviation"]: NamedArea(name=row["name"], country=row["country"]) for _, row in rows}


@cache
def regional_demonyms() -> Mapping[str, NamedArea]:
    """Read `place_demonyms.csv`: people of a division, city or region ("Texan", "Chechens")."""
    rows = _rows("place_demonyms.csv", ("demonym", "place", "country"))
    return {row["demonym"]: NamedArea(name=row["place"], country=row["country"] or None) for _, row in rows}


@cache
def type_words() -> Mapping[str, frozenset[PlaceKind]]:
    """Read `place_types.csv`: "county", "river" to the kinds of place that a name with this word can be."""
    kinds: dict[str, set[PlaceKind]] = {}
    for line, row in _rows("place_types.csv", ("word", "kind")):
        kinds.setdefault(row["word"], set()).add(_place_kind(row["kind"], line))
    return {word: frozenset(found) for word, found in kinds.items()}


@cache
def place_kinds() -> frozenset[str]:
    """The words that say what kind of place a name is: "county", "neighborhood", "village"."""
    cues = cue_words()
    return frozenset(type_words()) | cues["section_type"] | cues["settlement_type"]


def _place_kind(kind: str, line: int) -> PlaceKind:
    known: dict[str, PlaceKind] = {
        "admin1": "admin1",
        "admin2": "admin2",
        "city": "city",
        "region": "region",
        "water": "water",
        "physical": "physical",
        "facility": "facility",
        "country": "country",
        "continent": "continent",
    }
    if kind not in known:
        raise ReferenceDataError(f"place_types.csv:{line}: {kind} is none of {', '.join(known)}")
    return known[kind]


@cache
def word_facts() -> Mapping[str, WordFacts]:
    """Read `place_words.csv`: one-word place names that are also ordinary words or people's names."""
    numbers: dict[str, dict[str, int]] = {}
    for line, row in _rows("place_words.csv", ("word", "kind", "number")):
        if row["kind"] not in ("given", "surname", "word") or not row["number"].isdigit():
            raise ReferenceDataError(f"place_words.csv:{line}: expected given, surname or word, and a number")
        column = "level" if row["kind"] == "word" else row["kind"]
        numbers.setdefault(row["word"], {})[column] = int(row["number"])
    return {word: WordFacts(**facts) for word, facts in numbers.items()}


@cache
def country_cues() -> Mapping[str, str]:
    """Read `place_country_cues.csv`: institutions and terms of one country ("Lok Sabha") to its alpha-3 code.

    A cue with a capital is found only as written; words of any other may have a capital, or be in capitals.
    """
    rows = _rows("place_country_cues.csv", ("cue", "kind", "country"))
    return {row["cue"]: row["country"] for _, row in rows if row["kind"] == "phrase"}


@cache
def broadcast_networks() -> Mapping[str, str]:
    """Read `place_country_cues.csv`: broadcasters whose local stations number themselves ("abc7") to their country."""
    rows = _rows("place_country_cues.csv", ("cue", "kind", "country"))
    return {row["cue"]: row["country"] for _, row in rows if row["kind"] == "network"}


@cache
def country_codes() -> Mapping[str, str]:
    """Read from `countries.csv` the alpha-3 code of each alpha-2 code, as domains end in it ("EG" to "EGY")."""
    with resources.files("timeline.reference").joinpath("countries.csv").open(encoding="utf-8") as file:
        return {row["alpha2"]: row["alpha3"] for row in csv.DictReader(file)}
