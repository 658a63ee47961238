"""The parties of a report: its actors and targets, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.events.counts.values import Tally
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.parties.actors import ActorPhrase
from timeline.events.parties.doubles import ONE_SHOT, once
from timeline.events.parties.naming import Named, sides
from timeline.events.parties.offices import party_code
from timeline.events.parties.peoples import stood_for, told_again
from timeline.events.parties.same_things import told_by_less
from timeline.events.syntax.numbers import whole_number
from timeline.events.words.lexicon import HURTING, MUTUAL

_BRINGING_IN = frozenset({"a", "an", "another", "several", "some"})


def parties(draft: Draft, counts: Tally, materials: Materials) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The actors and the targets: a person, a people and those who meet stand once, however often they are told."""
    actors, targets = sides(draft.cluster.mentions, materials.book, harmful=draft.event_type in HURTING)
    hurt = (counts.deaths.best or 0) + (counts.injured.best or 0)
    actors, targets = once(actors, 1 if draft.event_mode == ONE_SHOT else None), once(targets, hurt or None)
    actors, targets = _less(actors, told_again, materials), _less(targets, told_again, materials)
    actors, targets = _by_kind(actors), _by_kind(targets)
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


def _by_kind(found: tuple[Named, ...]) -> tuple[Named, ...]:
    """The parties without those that only tell of another by a word that says less: "the vehicle" beside "a bus"."""
    together = [
        frozenset(p for p, (_, _, other) in enumerate(found) if other is mention and p != place)
        for place, (_, _, mention) in enumerate(found)
    ]
    in_text = [mention.field != "title" for _, _, mention in found]
    fresh = frozenset(p for p, (_, phrase, _) in enumerate(found) if in_text[p] and _is_new(phrase) and all(in_text))
    gone = told_by_less([name for name, _, _ in found], together, fresh)
    return tuple(item for place, item in enumerate(found) if place not in gone)


def _is_new(phrase: ActorPhrase) -> bool:
    """Whether an article or a number brings people or a thing in as new: "a bus", "two soldiers"."""
    first = phrase.described.casefold().split()[:1]
    return bool(first) and (first[0] in _BRINGING_IN or whole_number(first[0]) is not None)
