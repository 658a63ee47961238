"""Weekdays, nights and weeks, and days told from the one on which the words were written."""

from __future__ import annotations

import datetime

from timeline.dates import calendar, edtf
from timeline.dates.context import Context, Resolved, Tense, start_of
from timeline.dates.edtf import Period
from timeline.dates.grammar import Match

WELL_BACK_DAYS = 3


def read_weekday(match: Match, context: Context) -> Resolved | None:
    """ "On Friday", "last Friday", "this Friday"."""
    weekday, direction, anchor = match.number("weekday"), match.number("direction"), context.anchor
    if anchor is None or weekday is None:
        return None
    return Resolved(edtf.day(_weekday(anchor, weekday, direction, context.tense)), "weekday")


def read_weekday_of_week(match: Match, context: Context) -> Resolved | None:
    """ "Tuesday of last week", "Friday next week": that day of the week that is named."""
    weekday, direction = match.number("weekday"), match.number("direction")
    if context.anchor is None or weekday is None or direction is None:
        return None
    monday = calendar.shift_days(context.anchor, 7 * direction - context.anchor.weekday())
    return Resolved(edtf.day(calendar.shift_days(monday, weekday - 1)), "weekday")


def _weekday(anchor: datetime.date, weekday: int, direction: int | None, tense: Tense) -> datetime.date:
    """Bare: the nearest in the tense's direction, the anchor's own day included.

    "Last Friday" is the Friday of the week before, "next Friday" of the week after: written on a Saturday, "last
    Friday" is seldom yesterday. One some days back is the last, though: on a Sunday, "last Monday" is six days ago.
    """
    if direction is None:
        if tense == "future":
            return calendar.weekday_on_or_after(anchor, weekday)
        return calendar.weekday_on_or_before(anchor, weekday)
    if direction == -1 and anchor.isoweekday() - weekday >= WELL_BACK_DAYS:
        return calendar.weekday_on_or_before(anchor, weekday)
    if direction != 0:
        monday = calendar.shift_days(anchor, 7 * direction - anchor.weekday())
        return calendar.shift_days(monday, weekday - 1)
    if tense == "past":
        return calendar.weekday_on_or_before(anchor, weekday)
    return calendar.weekday_on_or_after(anchor, weekday)


def told_weekday(weekday: int, context: Context) -> datetime.date | None:
    """The day told last that was of a weekday; None where the text told none."""
    return next((day for day in reversed(context.days) if day.isoweekday() == weekday), None)


def read_weekday_sequel(match: Match, context: Context) -> Resolved | None:
    """ "The following Friday", "the Friday before"; "that Friday" is the Friday told last."""
    weekday, sequel = match.number("weekday"), match.number("sequel")
    base = start_of(context.thread_day) or context.anchor
    if base is None or weekday is None or sequel is None:
        return None
    told = told_weekday(weekday, context)
    if sequel == 0 and told is not None:
        return Resolved(edtf.day(told), "relative_to_event")
    if sequel < 0:
        found = calendar.weekday_on_or_before(calendar.shift_days(base, -1), weekday)
    elif sequel > 0:
        found = calendar.weekday_on_or_after(calendar.shift_days(base, 1), weekday)
    else:
        found = calendar.weekday_on_or_before(base, weekday)
    return Resolved(edtf.day(found), "relative_to_event")


def read_deictic(match: Match, context: Context) -> Resolved | None:
    """ "Yesterday", "today", "the day before yesterday"."""
    shift = match.number("deictic")
    if context.anchor is None or shift is None:
        return None
    return Resolved(edtf.day(calendar.shift_days(context.anchor, shift)), "relative")


def read_overnight(match: Match, context: Context) -> Resolved | None:
    """The night that ends on the morning of the day that it was told; with a weekday, the night that begins on it."""
    anchor, weekday = context.anchor, match.number("weekday")
    if anchor is None:
        return None
    if weekday is None:
        return Resolved(night_before(context.told_on or anchor), "relative")
    first = _weekday(anchor, weekday, None, context.tense)
    return Resolved(edtf.span(first, max(first, min(calendar.shift_days(first, 1), anchor))), "weekday")


def night_before(day: datetime.date) -> Period:
    """The night that ends on the morning of a day."""
    return edtf.span(calendar.shift_days(day, -1), day)


def read_overnight_into(match: Match, context: Context) -> Resolved | None:
    """ "Friday night into Saturday morning"; "the night to Saturday" is the one that ends on it."""
    second = match.number("weekday2")
    first = match.number("weekday")
    if context.anchor is None or second is None:
        return None
    last = _weekday(context.anchor, second, None, context.tense)
    begin = calendar.shift_days(last, -1) if first is None else calendar.weekday_on_or_before(last, first)
    return Resolved(edtf.span(begin, last), "weekday")


def read_unit(match: Match, context: Context) -> Resolved | None:
    """ "Last week", "earlier this month", "at the weekend"."""
    anchor, unit = context.anchor, match.get("unit")
    if anchor is None or unit is None:
        return None
    direction = match.number("direction")
    if unit == "weekend":
        return Resolved(_weekend(anchor, direction, context.tense), "relative")
    whole = calendar.unit_at(anchor, unit, direction or 0)
    return Resolved(_part_before(whole, match.get("part"), anchor) if not direction else whole, "relative")


def _part_before(whole: Period, part: str | None, anchor: datetime.date) -> Period:
    """ "Earlier this week" ends with the day the words were written, "later this week" begins with it.

    Where that leaves one day, as on a Monday, the words are of no such care: they keep the whole.
    """
    if part not in ("earlier", "later") or whole.start is None or whole.end is None:
        return whole
    first, last = (whole.start, anchor) if part == "earlier" else (anchor, whole.end)
    return whole if first == last else edtf.span(first, last)


def _weekend(anchor: datetime.date, direction: int | None, tense: Tense) -> Period:
    this = calendar.weekend_of(anchor)
    if direction:
        return calendar.weekend_of(calendar.shift_days(anchor, 7 * direction))
    assert this.start is not None
    begun = this.start <= anchor
    ahead = tense == "future" or (direction == 0 and tense == "unknown" and anchor.isoweekday() >= 4)
    return this if begun or ahead else calendar.weekend_of(calendar.shift_days(anchor, -7))
