"""Talks and visits below the head of an article that no two offices have: with reporters, or of who only came there."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.happenings.mentions import Mention, is_early, word_of
from timeline.model import EventValues

_HEAD_SENTENCES = 2
_COMING = frozenset({"arrive", "come", "fly", "go", "travel"})
_REPORTERS = frozenset({"JRN"})


def is_of_no_office(
    values: EventValues, actors: frozenset[str], targets: frozenset[str], mentions: Sequence[Mention]
) -> bool:
    """ "The president talked with reporters", "Soto had arrived in America": no talks, and no visit.

    `actors` and `targets` are the sectors of the two sides.
    """
    if any(is_early(m, _HEAD_SENTENCES) for m in mentions):
        return False
    toured = actors == _REPORTERS and values.event_mode == "visit"
    return targets == _REPORTERS or toured or _is_journey(values, actors, mentions)


def _is_journey(values: EventValues, actors: frozenset[str], mentions: Sequence[Mention]) -> bool:
    """Whether a person of no known office only came to a country."""
    named = all(p.person and not p.generic for m in mentions for p in m.actors)
    came = values.event_mode == "visit" and all(word_of(m) in _COMING for m in mentions)
    return came and named and actors == {"UNK"}
