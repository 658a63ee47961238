"""Which event an event comes after: the arrest, trial, funeral or claim after an attack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.merging.tokens import FULL_NAME_WORDS, words_of
from timeline.model import Event, Report

HARM_TYPES = frozenset({"ASSAULT", "x:ACCIDENT", "x:CRIME", "x:DEATH", "x:DISASTER"})
FOLLOW_UPS = frozenset({("ACCUSE", None), ("COERCE", "arrest"), ("x:DEATH", "x:funeral")})
MAX_FOLLOW_DAYS = 730
MAX_NAMESAKES = 4


def told_order(clusters: Sequence[Sequence[Report]], ids: Sequence[str]) -> dict[str, str]:
    """event_id -> the event it follows, by what its own reports say; the one most of them name."""
    event_of = {r.report_id: event_id for cluster, event_id in zip(clusters, ids, strict=True) for r in cluster}
    follows = {}
    for cluster, event_id in zip(clusters, ids, strict=True):
        named = Counter(event_of[r.follows_report] for r in cluster if r.follows_report in event_of)
        named.pop(event_id, None)
        if named:
            follows[event_id] = min(named, key=lambda other: (-named[other], other))
    return follows


def without_circles(follows: Mapping[str, str]) -> dict[str, str]:
    """The same without any event that, step by step, would come after itself."""
    kept: dict[str, str] = {}
    for event_id in sorted(follows):
        step: str | None = follows[event_id]
        while step is not None and step != event_id:
            step = kept.get(step)
        if step is None:
            kept[event_id] = follows[event_id]
    return kept


def named_before(events: Sequence[Event]) -> dict[str, str]:
    """event_id -> the harm that an arrest, charge or funeral comes after: the last one before it with the same person.

    A person is a full name among both events' actors and targets. A name that many events share (an armed group, a
    president) tells nothing; neither does one in another country.
    """
    harms: dict[frozenset[str], list[Event]] = {}
    for event in events:
        if event.event_type in HARM_TYPES and (event.event_type, event.event_mode) not in FOLLOW_UPS:
            for name in _full_names(event):
                harms.setdefault(name, []).append(event)
    follows = {}
    for event in events:
        if (event.event_type, event.event_mode) in FOLLOW_UPS:
            known = [harms[name] for name in _full_names(event) if len(harms.get(name, ())) in range(1, MAX_NAMESAKES)]
            before = [harm for same in known for harm in same if _comes_after(event, harm)]
            if before:
                follows[event.event_id] = max(before, key=lambda harm: (harm.date_end, harm.event_id)).event_id
    return follows


def _full_names(event: Event) -> set[frozenset[str]]:
    """The names of two capitalised words or more, folded; without regard to the order of the words."""
    names = {
        frozenset(words_of(name))
        for name in (*event.actors, *event.targets)
        if all(part[0].isupper() for part in name.split())
    }
    return {words for words in names if len(words) >= FULL_NAME_WORDS}


def _comes_after(event: Event, harm: Event) -> bool:
    if event.date_end is None or harm.date_end is None:
        return False
    if event.country and harm.country and event.country != harm.country:
        return False
    return 0 <= (event.date_end - harm.date_end).days <= MAX_FOLLOW_DAYS
