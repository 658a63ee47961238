"""Whether an event is told as one that happened to someone, somewhere, some day: talk of attacks in general is none."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.compose import Mention, strong_dates

_SURE_WEIGHT = 0.4
_NEAR_PLACE = 0.3
_DAYS_PRECISION = 3
_HEAD_SENTENCES = 5


def is_specific(mentions: Sequence[Mention], *, counted: bool) -> bool:
    """Whether one of the mentions is sure and not generic, and some say who, how many, where or when.

    Below the head of an article where or when alone will not do. A country alone is no place, and more than a week no
    day. `counted` tells that people killed or hurt were counted.
    """
    if not any(m.trigger.weight >= _SURE_WEIGHT and not m.judgement.generic for m in mentions):
        return False
    if counted or any(_names_someone(m) for m in mentions):
        return True
    return any(m.order <= _HEAD_SENTENCES and (_is_placed(m) or _is_dated(m)) for m in mentions)


def _names_someone(mention: Mention) -> bool:
    """Whether it names someone, or at least says what was struck: "shelled the suburb"."""
    return bool(mention.trigger.targets) or any(not phrase.pronoun for phrase in mention.actors)


def _is_placed(mention: Mention) -> bool:
    return any(
        link.score >= _NEAR_PLACE and link.mention.place is not None and link.mention.place.geo_precision < 6
        for link in mention.places
    )


def _is_dated(mention: Mention) -> bool:
    return any(
        link.mention.value is not None and link.mention.value.precision <= _DAYS_PRECISION
        for link in strong_dates(mention)
    )
