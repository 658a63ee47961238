"""The country that a text of many parts is about: that of its heading goes for a part that names none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.model import PlaceMention
from timeline.parts.part import Part

MIN_COUNTRY_SHARE = 0.5
_SAYING = frozenset({"dateline", "demonym", "location", "metonym"})


def shared_country(places: Sequence[PlaceMention], parts: Sequence[Part]) -> PlaceMention | None:
    """The mention that shows it: the first place of the only country named, or of the only one that the heading names.

    The heading is the title and what stands before the first dated part; half of all places at least are of its
    country.
    """
    known = [m for m in places if m.place is not None and m.place.country is not None and m.role in _SAYING]
    named = {m.place.country for m in known if m.place is not None}
    if len(named) == 1:
        return known[0]
    dated = [part.start for part in parts if part.day is not None]
    if not dated:
        return None
    heading = [m for m in known if m.field == "title" or m.start < min(dated)]
    headed = {m.place.country for m in heading if m.place is not None}
    if len(headed) != 1:
        return None
    alike = [m for m in known if m.place is not None and m.place.country in headed]
    return heading[0] if len(alike) >= MIN_COUNTRY_SHARE * len(known) else None


def in_part(mention: PlaceMention | None, part: Part) -> PlaceMention | None:
    """The mention as a part of the text sees it that does not hold it; None where the part does."""
    if mention is None or is_inside(mention, part):
        return None
    return replace(mention, sentence=0, role="dateline")


def is_inside(mention: PlaceMention, part: Part) -> bool:
    """Whether a mention stands in a part, or in the title read with it."""
    if mention.field == "title":
        return part.with_title
    return part.start <= mention.start < part.end
