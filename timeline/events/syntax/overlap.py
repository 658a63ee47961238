"""Whether two dates or two places may be those of one happening."""

from __future__ import annotations

import datetime
import math
import re

from timeline.model import DateMention, DateValue, Place

_NEIGHBOURING_KM = 25.0
_NIGHT = re.compile(r"\b(?:late|midnight|night|overnight)\b", re.IGNORECASE)
_PART_OF = {
    "afternoon": "afternoon",
    "dawn": "morning",
    "evening": "night",
    "midnight": "night",
    "morning": "morning",
    "night": "night",
    "noon": "afternoon",
}
_DAY_PART = re.compile(rf"\b(?:{'|'.join(_PART_OF)})\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:afternoon|evening|late|night|noon|p\.?m|this|today)\b", re.IGNORECASE)


def disjoint(first: DateValue, second: DateValue) -> bool:
    """Whether two dates share no day."""
    low = max((d for d in (first.start, second.start) if d is not None), default=datetime.date.min)
    high = min((d for d in (first.end, second.end) if d is not None), default=datetime.date.max)
    return low > high


def holds(wide: DateValue, narrow: DateValue) -> bool:
    """Whether all days of the second date lie in the first, both of them closed."""
    if wide.start is None or wide.end is None or narrow.start is None or narrow.end is None:
        return False
    return wide.start <= narrow.start and narrow.end <= wide.end


def gap_days(first: DateValue, second: DateValue) -> int:
    """The days between two dates: 0 where they touch, or where one has an open end on the other's side."""
    early, late = sorted((first, second), key=lambda v: v.start or datetime.date.min)
    if early.end is None or late.start is None:
        return 0
    return max(0, (late.start - early.end).days)


def one_night(first: DateMention, second: DateMention) -> bool:
    """Whether a night and the day after it can be of one event: "Saturday night" and "at 1 a.m. on Sunday"."""
    if first.value is None or second.value is None:
        return False
    early, late = sorted((first, second), key=lambda told: (told.value and told.value.start) or datetime.date.min)
    if early.value is None or late.value is None or early.value.end is None or late.value.start is None:
        return False
    next_day = (late.value.start - early.value.end).days == 1
    return next_day and bool(_NIGHT.search(early.quote)) and not _LATER.search(late.quote)


def other_parts(first: DateMention, second: DateMention) -> bool:
    """Whether two dates name parts of a day that lie apart: "this morning" and "last night"."""
    some, others = (_parts(told.quote) for told in (first, second))
    return bool(some and others) and some.isdisjoint(others)


def _parts(quote: str) -> frozenset[str]:
    """The parts of the day that words name, evening and night as one."""
    return frozenset(_PART_OF[word.lower()] for word in _DAY_PART.findall(quote))


def inside(inner: Place, outer: Place) -> bool:
    """Whether the first place is a part of the second, by the divisions named in both."""
    if inner.place_id == outer.place_id or inner.country is None or inner.country != outer.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.kind not in ("country", "admin1") and inner.admin1 == outer.admin1
    if outer.kind == "admin2":
        return inner.kind in ("city", "facility") and (inner.admin1, inner.admin2) == (outer.admin1, outer.admin2)
    if outer.geo_precision == 5:
        return inner.kind in ("city", "facility", "admin2") and kilometres(inner, outer) <= outer.radius_km
    return False


def kilometres(first: Place, second: Place) -> float:
    """Flat distance, good enough to tell whether a town lies in a region."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return math.inf
    north = (first.lat - second.lat) * 111.2
    east = (first.lon - second.lon) * 111.2 * math.cos(math.radians(first.lat))
    return math.hypot(north, east)


def apart(first: Place, second: Place) -> bool:
    """Whether two places cannot both be where one event happened."""
    if first.place_id == second.place_id or inside(first, second) or inside(second, first):
        return False
    if first.country is None or second.country is None:
        return False
    if first.country != second.country:
        return True
    fine = {"city", "admin1", "admin2", "facility"}
    if first.kind not in fine or second.kind not in fine:
        return False
    if first.kind == second.kind:
        return first.kind in ("admin1", "admin2") or kilometres(first, second) > _NEIGHBOURING_KM
    if "admin1" in (first.kind, second.kind):  # a town in one province and another province
        return first.admin1 is not None and second.admin1 is not None and first.admin1 != second.admin1
    return kilometres(first, second) > max(first.radius_km, second.radius_km) + _NEIGHBOURING_KM
