"""Where something came from and where it was bound is not where it was: "a bus from Kano to Lagos overturned"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.events.placing.choice import OF_NAMES
from timeline.events.syntax.anchor import Position, path_to_root, sentence_at, span_head
from timeline.model import Parse, PlaceMention

_FROM, _TO = "from", frozenset({"to", "toward", "towards"})
_BOUND = frozenset({"bind", "bound", "destine", "destined", "head"})
# What lies between two towns, and is a place itself: "on the road from Gao to Kidal".
_LINES = frozenset(
    {"border", "highway", "line", "motorway", "pipeline", "railroad", "railway", "road", "route", "stretch", "track"}
)


class _Link(NamedTuple):
    """The preposition before a name, and the token that it hangs on."""

    preposition: str
    held: int


def without_ways(places: Sequence[PlaceMention], parse: Parse) -> list[PlaceMention]:
    """The places without the two ends of a way, and without where a ship or a bus was bound.

    Of a road from one town to another the ends stay: what happened on it was between them.
    """
    links = [_link(mention, parse) for mention in places]
    return [m for number, m in enumerate(places) if not _is_of_way(number, places, links, parse)]


def is_bound_for(mention: PlaceMention, parse: Parse) -> bool:
    """Whether a place is where a ship, a bus or a plane was bound: "a freighter bound for Mombasa"."""
    link = _link(mention, parse)
    if link is None or link.preposition != "for" or mention.role != "location":
        return False
    return sentence_at(parse, _position(mention)).tokens[link.held].lemma.lower() in _BOUND


def _is_of_way(number: int, places: Sequence[PlaceMention], links: Sequence[_Link | None], parse: Parse) -> bool:
    mention, link = places[number], links[number]
    if link is None or mention.role != "location":
        return False
    tokens = sentence_at(parse, _position(mention)).tokens
    held = tokens[link.held].lemma.lower()
    if is_bound_for(mention, parse):
        return True
    if held in _LINES or (link.preposition != _FROM and link.preposition not in _TO):
        return False
    return any(
        other is not None and other.held == link.held and _are_ends(link, other)
        for there, other in zip(places, links, strict=True)
        if (there.field, there.sentence) == (mention.field, mention.sentence)
    )


def _are_ends(one: _Link, other: _Link) -> bool:
    return (one.preposition == _FROM and other.preposition in _TO) or (
        one.preposition in _TO and other.preposition == _FROM
    )


def _link(mention: PlaceMention, parse: Parse) -> _Link | None:
    """The preposition that a name stands behind, and what it hangs on: for "to" behind "from" what that hangs on."""
    sentence = sentence_at(parse, _position(mention))
    head = span_head(sentence, mention.start, mention.end)
    for step in () if head is None else path_to_root(sentence, head):
        token = sentence.tokens[step]
        word = token.lemma.lower()
        if token.dep == "prep" and word != "of":
            above = sentence.tokens[token.head]
            return _Link(word, above.head if above.lemma.lower() == _FROM else above.index)
        if token.dep not in OF_NAMES and word != "of":
            return None
    return None


def _position(mention: PlaceMention) -> Position:
    return Position(field=mention.field, sentence=mention.sentence, head=0)
