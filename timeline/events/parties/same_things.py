"""One thing by two words: "the vehicle" is the bus, "troops" are the Danish soldiers; the one that tells more stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.events.parties.actors import CUTS, Actors
from timeline.events.words.folding import fold
from timeline.events.words.reference_rows import read_rows

SAME_THINGS = "same_things.csv"

_CARRIERS = frozenset({"band", "boat", "boatload", "bus", "busload", "coach", "convoy", "crowd", "group", "minibus"}
    | {"truckload", "van"})  # fmt: skip
_CRAFT = frozenset({"aircraft", "vessel"})
_INVARIANT = frozenset({"aircraft", "faithful", "townspeople"})
_IRREGULAR = {"men": "man", "women": "woman", "children": "child"}
_HISSING = ("ches", "shes", "sses", "xes", "zes", "uses")


@dataclass(frozen=True, slots=True)
class _Thing:
    """A description by its head in the singular, whether it is of several if its word tells, and what describes it."""

    head: str
    plural: bool | None
    words: frozenset[str]


def told_by_less(
    names: Sequence[str], together: Sequence[frozenset[int]], fresh: frozenset[int] = frozenset()
) -> frozenset[int]:
    """The places of names that only tell again, by a word that says less, of what another name tells.

    No two that the text lists together are one: for each place, `together` has those told beside it. `fresh` are
    those that words bring in as new.
    """
    things = [_thing(name) for name in names]
    gone: set[int] = set()
    for place, thing in enumerate(things):
        if thing is None or place in fresh:
            continue
        others = [(p, things[p]) for p in range(len(things)) if p not in {place, *gone, *together[place]}]
        if any(_says_less(thing, other, later=place > p) for p, other in others if other is not None):
            gone.add(place)
    return frozenset(gone | _carried(names, things, together))


def _says_less(thing: _Thing, other: _Thing, *, later: bool) -> bool:
    """Whether a thing may be the other one, told by a word that says less, or as much without what describes it."""
    if _differ(thing, other) or thing.head == other.head:
        return False
    below, above = thing.head in _kinds(other.head), other.head in _kinds(thing.head)
    if below and not above and _is_craft(thing) and _has_country(other) and not _has_country(thing):
        return not thing.plural  # "a charter jet" is "the Danish airliner"
    if not thing.words <= other.words:
        return False
    if below and above:  # words that say as much
        return thing.words < other.words or later
    return below or (above and not thing.words and _has_country(other))


def _is_craft(thing: _Thing) -> bool:
    """Whether a thing flies or sails: one is seldom told beside another."""
    return not _CRAFT.isdisjoint({thing.head, *_kinds(thing.head)})


def _has_country(thing: _Thing) -> bool:
    return any(Actors.load().is_country(word) for word in thing.words)


def _carried(
    names: Sequence[str], things: Sequence[_Thing | None], together: Sequence[frozenset[int]]
) -> frozenset[int]:
    """The places of "a bus of Danish pilgrims" where "Danish worshippers" stand by themselves."""
    found = set()
    for place, name in enumerate(names):
        carrier, of, people = fold(name).partition(" of ")
        within = _thing(people) if of and carrier.split()[-1:] and carrier.split()[-1] in _CARRIERS else None
        others = [other for p, other in enumerate(things) if p != place and p not in together[place]]
        if within is not None and any(_is_same(within, other) for other in others if other is not None):
            found.add(place)
    return frozenset(found)


def _is_same(thing: _Thing, other: _Thing) -> bool:
    akin = thing.head == other.head or thing.head in _kinds(other.head) or other.head in _kinds(thing.head)
    return akin and thing.words <= other.words and not _differ(thing, other)


def _differ(thing: _Thing, other: _Thing) -> bool:
    """Whether one is told of and several are."""
    return None not in (thing.plural, other.plural) and thing.plural != other.plural


def _thing(name: str) -> _Thing | None:
    """What a description tells of; None of names and of what is told to belong to something."""
    written_as_name = " " in name and name.split()[-1][:1].isupper() and not name.isupper()
    if " of " in name.casefold() or written_as_name:
        return None
    words = CUTS.split(fold(name))[0].split()
    if not words:
        return None
    head = words[-1] if words[-1] in _words() else _singular(words[-1])
    plural = None if head in _INVARIANT else head != words[-1]
    return _Thing(head, plural, frozenset(words[:-1])) if head in _words() else None


def _singular(word: str) -> str:
    ending = next((plural for plural in _IRREGULAR if word.endswith(plural)), None)
    if ending is not None:
        return word.removesuffix(ending) + _IRREGULAR[ending]
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("es") if word.endswith(_HISSING) else word.removesuffix("s")


@cache
def _kinds(word: str) -> frozenset[str]:
    """The words for the same that say as much as a word or less."""
    found: set[str] = set()
    left = [word]
    while left:
        for above in _rows().get(left.pop(), ()):
            if above not in found and above != word:
                found.add(above)
                left.append(above)
    return frozenset(found)


@cache
def _rows() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row, _ in read_rows(SAME_THINGS, ("word", "is_a")):
        found[row["word"]] = (*found.get(row["word"], ()), row["is_a"])
    return found


@cache
def _words() -> frozenset[str]:
    return frozenset(_rows()) | {above for rows in _rows().values() for above in rows}
