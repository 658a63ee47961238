"""Where a visit goes: "a trip to Peru", "landed in Bern", "toured the valley"; not where it was told of."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.placing.choice import PlaceChoice, go_together
from timeline.events.syntax.anchor import Position, sentence_at, span_head
from timeline.model import PlaceMention

_MODE = "visit"
_INTO = frozenset({"at", "in", "into", "to"})
_ROLES = ("location", "metonym")
_SCORE = 0.8


def visited(draft: Draft, materials: Materials) -> PlaceChoice | None:
    """The place that a visit's own words say it goes to; None where they name none, or several apart."""
    if draft.event_mode != _MODE:
        return None
    ends = [m for told in draft.cluster.mentions for m in _ends(told, materials)]
    ends = [m for m in ends if m.place is not None and m.place.geo_precision == min(map(_precision, ends))]
    if not ends or ends[0].place is None:
        return None
    place = ends[0].place
    if any(m.place is not None and not go_together(place, m.place) for m in ends):
        return None
    return PlaceChoice(
        place=place, mention=ends[0], basis="stated", score=_SCORE, rule="place-visited", share=_SCORE, given=()
    )


def _precision(mention: PlaceMention) -> int:
    assert mention.place is not None
    return mention.place.geo_precision


def _ends(told: Mention, materials: Materials) -> Iterator[PlaceMention]:
    """Yield the places that hang on a visit's word as its object, or behind "to" or "in"."""
    for link in told.places:
        mention = link.mention
        if mention.place is None or mention.role not in _ROLES:
            continue
        sentence = sentence_at(materials.parse, Position(field=told.field, sentence=told.sentence, head=0))
        head = span_head(sentence, mention.start, mention.end)
        if head is None:
            continue
        name = sentence.tokens[head]
        is_object = name.dep == "dobj" and name.head == told.trigger.token
        above = sentence.tokens[name.head]
        behind = name.dep == "pobj" and above.lemma.lower() in _INTO and above.head == told.trigger.token
        if is_object or behind:
            yield mention
