"""An event's parties by name: one name a body or a state, and no general words beside better ones."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.parties.actors import Actors
from timeline.events.parties.naming import is_aircraft, kind_of
from timeline.events.words.folding import fold
from timeline.events.words.groups import REBEL_SECTORS, Groups

_GENERAL = frozenset({"attackers", "people"})
_ARMED = REBEL_SECTORS | {"CRM", "PRM"}
_FORCES = frozenset({"GOV", "MIL"})
_ENDINGS = (" group", " movement", " organisation", " organization")
_FILLERS = frozenset({"a", "an", "its", "of", "the", "their"})


def told_places(names: Sequence[str], codes: Sequence[str], *, acting: bool) -> tuple[int, ...]:
    """The places of the names that stand, in order.

    "ISIS" and "the Islamic State group" are one, and so are "Russia" and "the Russian Federation"; "men" and "people"
    give way to people told better, of those `acting` "a cell of gunmen" to an armed group by name and jets to the force
    or state whose they are.
    """
    identities = [_identity(name) for name in names]
    kept = [place for place in range(len(names)) if identities.index(identities[place]) == place]
    jets = {place for place in kept if acting and is_aircraft(names[place])}
    general = {place for place in kept if kind_of(names[place]) in _GENERAL and _known(names[place]) is None}
    fighters = {place for place in kept if kind_of(names[place]) == "armed" or _is_band(names[place])}
    better = [place for place in kept if place not in general | jets and _sector(codes[place]) != "UNK"]
    given_way = set(general) if better else set()
    if any(_is_armed_group(names[place], codes[place]) for place in better):
        given_way |= fighters
    owners = {codes[place].partition(" ")[0] for place in better if _sector(codes[place]) in _FORCES}
    given_way |= {place for place in jets if codes[place].partition(" ")[0] in owners}
    return tuple(place for place in kept if place not in given_way)


def _sector(code: str) -> str:
    return code.partition(" ")[2] or "UNK"


def _identity(name: str) -> str:
    """What is the same for all names of a state or a known body."""
    actors = Actors.load()
    if actors.is_country(name):
        return actors.countries[fold(name)]
    known = _known(name)
    return fold(name) if known is None else Groups.load().identity(known)


def _known(name: str) -> str | None:
    """The folded name under which a body is known, if it is."""
    folded = fold(name)
    short = next((folded.removesuffix(ending) for ending in _ENDINGS if folded.endswith(ending)), folded)
    return next((form for form in (folded, short, folded.partition(" (")[0]) if form in Groups.load().codes), None)


def _is_armed_group(name: str, code: str) -> bool:
    return _sector(code) in _ARMED and _known(name) is not None


def _is_band(name: str) -> bool:
    """Whether words tell of fighters of nobody's: "a cell of gunmen", "a squad of its fighters"."""
    groups = Groups.load()
    words = [word for word in name.casefold().split() if word not in _FILLERS]
    plain = groups.units | groups.fighters | groups.manners | {"cell", "gunmen", "squad"}
    return bool(words) and all(word in plain or word.removesuffix("s") in plain for word in words)
