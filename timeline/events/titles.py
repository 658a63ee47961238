"""One line in our own words for an event, made from its values alone."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources

from timeline.errors import ReferenceDataError
from timeline.events.parties.naming import kind_of
from timeline.events.parties.of_all import person_word
from timeline.model import EventValues
from timeline.places.countries import countries

WORDS = "title_words.csv"
MAX_CHARACTERS = 120
MAX_NAMES = 2
MAX_ACRONYM_CHARACTERS = 4
UNKNOWN_KIND = "UNK"
_ANYBODY = frozenset({"man", "men", "persons"})
_BEFALLING = frozenset({"x:ACCIDENT", "x:DISASTER", "x:HEALTH"})  # what nobody plans
ASSERTION_WORDS = {
    "attempted": "Attempted",
    "planned": "Planned",
    "threatened": "Threatened",
    "denied": "Denied",
    "alleged": "Alleged",
}


@cache
def _words() -> Mapping[tuple[str, str], tuple[str, str, str]]:
    """Read (type, mode) to what it is called, and the words before its target and its place."""
    text = resources.files("timeline.reference").joinpath(WORDS).read_text(encoding="utf-8")
    found = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if not row["event_type"] or not row["words"]:
            raise ReferenceDataError(f"{WORDS}:{number}: event_type and words must be filled")
        found[row["event_type"], row["event_mode"]] = (row["words"], row["before_target"], row["before_place"])
    return found


def event_title(values: EventValues) -> str:
    """Return a title of at most 120 characters: what, against or with whom, where, and how many were killed.

    A title that would be longer loses its last parts first; names are never cut in the middle.
    """
    words, before_target, before_place = _words().get(
        (values.event_type, values.event_mode or ""),
        _words().get((values.event_type, ""), (values.event_type, "of", "in")),
    )
    told = ASSERTION_WORDS.get(values.assertion)
    told = "Expected" if told == "Planned" and values.event_type in _BEFALLING else told
    head = f"{told} {words[0].lower()}{words[1:]}" if told else words
    names, before = _names(values, before_target)
    place = _place(values)
    parts = [head]
    if names:
        parts.append(f"{before} {names}" if before != ":" else f": {names}")
    if place and place not in {*values.actors, *values.targets}:
        parts.insert(1 if before == ":" else len(parts), f"{before_place} {place}")
    toll = _toll(values)
    return _fitted(parts, toll)


def _names(values: EventValues, before_target: str) -> tuple[str, str]:
    """Return the people named: for talks and deals all who took part, else those it was done to, else who did it."""
    actors, targets = _telling(values.actors), _telling(_people_first(values))
    if before_target == ":":
        return (_listed((*actors, *targets)), ":") if actors or targets else ("", "")
    if targets:
        return _listed(targets), before_target
    return (_listed(actors), "by") if actors else ("", "")


def _people_first(values: EventValues) -> tuple[str, ...]:
    """The targets, where somebody was hurt those whose kind is known before the rest, which may be things: "pilgrims"
    before "bus".
    """
    if not (values.deaths_best or values.injured_best) or len(values.targets) != len(values.target_codes):
        return values.targets
    told = zip(values.targets, values.target_codes, strict=True)
    return tuple(name for name, _ in sorted(told, key=lambda pair: pair[1].endswith(UNKNOWN_KIND)))


def _telling(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names that say who it is: no "people", and behind these none of the few who are told of besides."""
    told = tuple(name for name in names if not _says_nothing(name))
    at_large = bool(names) and _says_nothing(names[0])
    return tuple(name for name in told if not (at_large and person_word(name)))


def _says_nothing(name: str) -> bool:
    """Whether a name is one bare word for anybody: "people", "men"."""
    return name.casefold() in _ANYBODY or (" " not in name and kind_of(name) == "people")


def _listed(names: tuple[str, ...]) -> str:
    kept = list(dict.fromkeys(names))
    if len(kept) > MAX_NAMES:
        return f"{', '.join(kept[:MAX_NAMES])} and others"
    return " and ".join(kept)


def _place(values: EventValues) -> str:
    """The place as written, else the name of the country that a people's or a town's name stands for."""
    name = " ".join((values.place_name or "").split())
    if not name and values.country in countries():
        return countries()[values.country].name
    return name.title() if name.isupper() and len(name) > MAX_ACRONYM_CHARACTERS else name


def _toll(values: EventValues) -> str:
    if values.deaths_best:
        return f"{values.deaths_best} killed"
    if values.injured_best:
        return f"{values.injured_best} injured"
    return ""


def _fitted(parts: list[str], toll: str) -> str:
    while True:
        line = " ".join(parts).replace(" : ", ": ")
        full = f"{line}, {toll}" if toll and ": " in line else f"{line}: {toll}" if toll else line
        if len(full) <= MAX_CHARACTERS:
            return full
        if len(parts) == 1:
            return line[: MAX_CHARACTERS - 1].rstrip() + "…"
        parts = parts[:-1]
