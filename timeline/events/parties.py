"""The parties of a report: its actors and targets, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.events.counts import Tally
from timeline.events.doubles import ONE_SHOT, once
from timeline.events.draft import Draft, Materials
from timeline.events.lexicon import HURTING, MUTUAL
from timeline.events.naming import Named, sides
from timeline.events.offices import party_code
from timeline.events.peoples import stood_for, told_again


def parties(draft: Draft, counts: Tally, materials: Materials) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The actors and the targets: a person, a people and those who meet stand once, however often they are told."""
    actors, targets = sides(draft.cluster.mentions, materials.book, harmful=draft.event_type in HURTING)
    hurt = (counts.deaths.best or 0) + (counts.injured.best or 0)
    actors, targets = once(actors, 1 if draft.event_mode == ONE_SHOT else None), once(targets, hurt or None)
    actors, targets = _less(actors, told_again, materials), _less(targets, told_again, materials)
    if draft.event_type not in MUTUAL:
        return actors, targets
    left = _less((*actors, *targets), stood_for, materials)
    return tuple(item for item in actors if item in left), tuple(item for item in targets if item in left)


def _less(
    found: tuple[Named, ...],
    needless: Callable[[Sequence[str], Sequence[str]], frozenset[int]],
    materials: Materials,
) -> tuple[Named, ...]:
    """The parties without those that their names and codes show to be needless."""
    codes = [party_code(name, phrase, materials, day=materials.publication.day) for name, phrase, _ in found]
    gone = needless([name for name, _, _ in found], codes)
    return tuple(item for place, item in enumerate(found) if place not in gone)
