"""How closely the dates and places of a sentence stand to the words of an event, and of the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.events.happenings.draft import Draft
from timeline.model import DateMention, PlaceMention

_PULLED = 0.3
_SHARED = 0.6


def place_pulls(draft: Draft) -> dict[tuple[str, int], float]:
    """How closely each place of an event's sentences stands to its words, by field and start."""
    return pulls_of((link.mention, link.score) for m in draft.cluster.mentions for link in m.places)


def other_pulls(draft: Draft, drafts: Sequence[Draft]) -> dict[tuple[str, int], float]:
    """How closely each place stands to the words of any other event, by field and start."""
    found: dict[tuple[str, int], float] = {}
    for other in drafts:
        if other is not draft:
            for key, pull in place_pulls(other).items():
                found[key] = max(pull, found.get(key, 0.0))
    return found


def is_of_release(place: PlaceMention, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a place is where people abducted came free, and not closer to the words of their abduction."""
    if draft.event_mode != "abduct":
        return False
    releases = [other for other in drafts if (other.event_type, other.event_mode) == ("RETREAT", "release")]
    key = key_of(place)
    freed = max((place_pulls(other).get(key, 0.0) for other in releases), default=0.0)
    return is_taken(place_pulls(draft).get(key, 0.0), freed)


def is_taken(own: float, others: float) -> bool:
    """Whether what pulls on an event pulls clearly more on another."""
    return others >= _PULLED and own < _SHARED * others


def key_of(mention: DateMention | PlaceMention) -> tuple[str, int]:
    """Where a mention stands: its field and start."""
    return (mention.field, mention.start)


def pulls_of(links: Iterable[tuple[DateMention | PlaceMention, float]]) -> dict[tuple[str, int], float]:
    """The greatest pull of each date or place."""
    found: dict[tuple[str, int], float] = {}
    for mention, score in links:
        found[key_of(mention)] = max(score, found.get(key_of(mention), 0.0))
    return found
