"""One people named in several ways ("Copts", "Coptic pilgrims"), and officials beside those who they are by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from timeline.events.parties.actors import NO_COUNTRY, UNKNOWN, Actors
from timeline.events.parties.naming import singulars
from timeline.events.parties.office_holders import is_office
from timeline.events.words.folding import fold
from timeline.events.words.groups import nationalities
from timeline.events.words.reference_rows import read_rows

PEOPLES = "peoples.csv"

_PLAIN = frozenset({"citizens", "community", "men", "minority", "nationals", "people", "women"})
_NO_FORCE = frozenset({"CVL", "REL", "UNK"})
_OFFICE = frozenset({"GOV", "MIL"})
_OFFICIALS = frozenset(
    {"colleagues", "counterparts", "delegates", "diplomats", "envoys", "leaders", "ministers", "negotiators"}
    | {"officials", "representatives", "visitors"}
)


def told_again(names: Sequence[str], codes: Sequence[str]) -> frozenset[int]:
    """The places of names that only tell a people again which another names.

    "Copts", "Coptic Christians" and "Coptic pilgrims" are one party: where one way alone says more than the people, it
    stands, else the people. Of soldiers and civilians of one people neither is the other.
    """
    found: dict[str, list[int]] = {}
    for place, (name, code) in enumerate(zip(names, codes, strict=True)):
        people = _people_of(name)
        if people is not None and code.split()[1] in _NO_FORCE:
            found.setdefault(people, []).append(place)
    again: set[int] = set()
    for places in found.values():
        plain = [place for place in places if _says_no_more(names[place])]
        others = [place for place in places if place not in plain]
        if plain and len(places) > 1:
            again |= set(places) - {others[0] if len(others) == 1 else plain[0]}
    return frozenset(again)


def stood_for(names: Sequence[str], codes: Sequence[str]) -> frozenset[int]:
    """The places of words for a country's people in office where two or more of these are named: who met whom.

    So are "the foreign ministers" of no country told the states that are named.
    """
    told = list(zip(names, codes, strict=True))
    states = [name for name, code in told if code.split()[1] == "GOV" and Actors.load().is_country(name)]
    named = [NO_COUNTRY] * len(states) + [
        code[:3] for name, code in told if code.split()[1] in _OFFICE and _is_person(name)
    ]
    return frozenset(
        place for place, (name, code) in enumerate(told) if named.count(code[:3]) > 1 and _are_officials(name)
    )


def by_office(names: Sequence[str], codes: Sequence[str], together: Sequence[frozenset[int]]) -> frozenset[int]:
    """The places of words for one by his office ("the Danish minister") whom another article names.

    It is the one person who is named with that code, and no article tells of both: for each place, `together` has those
    that some article tells beside it.
    """
    told = list(enumerate(zip(names, codes, strict=True)))
    found: set[int] = set()
    for place, (name, code) in told:
        holders = [p for p, (other, of) in told if of == code and p != place and _is_person(other)]
        if code[:3] != NO_COUNTRY and is_office(name) and len(holders) == 1 and holders[0] not in together[place]:
            found.add(place)
    return frozenset(found)


def _people_of(name: str) -> str | None:
    """The people that the first word of a description in the plural tells: a tribe, a faith or a nation."""
    words = fold(name).split()
    if not words or singulars(words[-1])[1] == words[-1]:
        return None
    own = _peoples().get(words[0])
    if own is not None:
        return own
    nations = nationalities().get(words[0], frozenset())
    return next(iter(nations)) if len(nations) == 1 else None


def _says_no_more(name: str) -> bool:
    """Whether words tell of a people alone: "Copts", "Coptic Christians", "Danish nationals"."""
    _, *rest = fold(name).split()
    return all(word in _PLAIN or word in _peoples() for word in rest)


def _is_person(name: str) -> bool:
    """Whether a name is written as a person's and is no office or body: "Ann Roe", not "Foreign Ministry"."""
    actors = Actors.load()
    words = name.split()
    written = len(words) > 1 and words[0][:1].isupper() and words[-1].rpartition("-")[2][:1].isupper()
    return written and (fold(name) in actors.people or actors.code(name) == UNKNOWN)


def _are_officials(name: str) -> bool:
    """Whether words tell of several people in office and name none: "the king's senior ministers", "Danes"."""
    words = fold(name).split()
    return bool(words) and (words[-1] in _OFFICIALS or (len(words) == 1 and words[0] in nationalities()))


@cache
def _peoples() -> Mapping[str, str]:
    return {row["word"]: row["people"] for row, _ in read_rows(PEOPLES, ("word", "people"))}
