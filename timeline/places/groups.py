"""The names of an article put together for resolution: one sense a name, unless the text itself states two."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.model import Place
from timeline.places.containment import holds
from timeline.places.cues import type_words
from timeline.places.find import Toponym
from timeline.places.memory import Memory

MAX_CANDIDATES = 30
MIN_WEIGHT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What is known of the outlet before its article is read: the country of its domain, names in its name.

    `station` is the side of the Mississippi of a station of the United States: its call letters begin with W or K.
    """

    country: str | None
    names: tuple[tuple[str, tuple[Place, ...]], ...]
    station: Literal["east", "west"] | None = None


@dataclass(slots=True)
class Group:
    """The mentions of one name, with the candidates that are left after what the text states."""

    name: str
    toponyms: list[int]
    candidates: tuple[Place, ...]
    weight: float
    typed: bool
    stated: bool
    is_home: bool
    in_dateline: bool = False
    is_free: bool = False


def is_called_division(name: str) -> bool:
    """Whether a name says that it is a division's: "Kent County"."""
    return _CALLED_DIVISIONS[name]


def _is_called_division(name: str) -> bool:
    bare, _, last = name.casefold().rpartition(" ")
    return bool(bare) and bool(type_words().get(last, frozenset()) & {"admin1", "admin2"})


_CALLED_DIVISIONS = Memory(_is_called_division)


def group_toponyms(toponyms: Sequence[Toponym], home: Home) -> list[Group]:
    """Put mentions of one name together; what is stated of one mention holds for the unstated others."""
    groups: dict[tuple[object, ...], Group] = {}
    unstated: list[int] = []
    for index, toponym in enumerate(toponyms):
        fitting = _stated_candidates(toponym, toponyms) if toponym.container is not None else ()
        if fitting:
            ids = tuple([place.place_id for place in fitting])
            _join(groups, (toponym.facts.sense, ids), index, toponym, fitting)
        else:
            unstated.append(index)
    senses: dict[object, tuple[object, ...]] = {}
    for key, group in groups.items():
        senses.setdefault(key[0], key)
        group.stated = True
    for index in unstated:
        toponym = toponyms[index]
        if toponym.candidates:
            sense = toponym.facts.sense
            _join(groups, senses.get(sense, sense), index, toponym, toponym.candidates)
    for name, candidates in home.names:
        groups[("home", name)] = Group(
            name=name,
            toponyms=[],
            candidates=candidates[:MAX_CANDIDATES],
            weight=0.5,
            typed=False,
            stated=False,
            is_home=True,
        )
    return _cut(list(groups.values()))


def _stated_candidates(toponym: Toponym, toponyms: Sequence[Toponym]) -> tuple[Place, ...]:
    outers = toponyms[toponym.container].candidates if toponym.container is not None else ()
    return tuple([place for place in toponym.candidates if any(holds(outer, place) for outer in outers)])


def _join(
    groups: dict[tuple[object, ...], Group],
    key: tuple[object, ...],
    index: int,
    toponym: Toponym,
    candidates: tuple[Place, ...],
) -> None:
    group = groups.get(key)
    if group is None:
        group = groups[key] = Group(
            name=toponym.name,
            toponyms=[],
            candidates=candidates,
            weight=0.0,
            typed=bool(toponym.kinds),
            stated=False,
            is_home=False,
        )
    group.toponyms.append(index)
    if toponym.role != "organisation":
        group.is_free = True
        if toponym.role == "dateline":
            group.in_dateline = True
    group.weight = min(2.0, math.hypot(group.weight, toponym.probability))


def _cut(groups: list[Group]) -> list[Group]:
    """Keep at most 30 candidates a group: those in countries and divisions that others name, then the largest."""
    if all(len(group.candidates) <= MAX_CANDIDATES for group in groups):
        return groups
    countries = {c.country for g in groups for c in g.candidates if c.kind == "country" and g.weight >= MIN_WEIGHT}
    divisions = {
        (c.country, c.admin1)
        for g in groups
        for c in g.candidates
        if g.weight >= MIN_WEIGHT and (c.kind == "admin1" or (c.kind == "admin2" and is_called_division(g.name)))
    }
    for group in groups:
        if len(group.candidates) > MAX_CANDIDATES:
            ranked = sorted(
                enumerate(group.candidates),
                key=lambda pair: (
                    -((pair[1].country, pair[1].admin1) in divisions) * 2 - (pair[1].country in countries),
                    pair[0],
                ),
            )
            largest = list(enumerate(group.candidates[: MAX_CANDIDATES // 3]))
            chosen = dict(largest)
            chosen.update(ranked[: MAX_CANDIDATES - len(largest)])
            group.candidates = tuple(chosen[index] for index in sorted(chosen))
    return groups
