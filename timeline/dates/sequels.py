"""Times told from the last one that the narrative set: "the next day", "that summer", "at 2 a.m."."""

from __future__ import annotations

import datetime

from timeline.dates import calendar, edtf
from timeline.dates.context import Context, Resolved
from timeline.dates.counted import LONG_UNITS, MONTH_PRECISION, thread_for
from timeline.dates.edtf import Period
from timeline.dates.grammar import Match
from timeline.dates.weekdays import night_before, told_weekday

SMALL_HOURS_END = 6
NIGHT_PARTS = frozenset(("late night", "night"))


def read_sequel(match: Match, context: Context) -> Resolved | None:
    """ "The next day", "the previous month", "that night": the unit beside the narrative's."""
    unit, shift = match.get("unit") or "", match.number("sequel") or 0
    base = thread_for(unit, context)
    if base is None or base.start is None or base.end is None:
        return None
    if unit.isdecimal() and int(unit) in edtf.SEASON_BOUNDS:
        return next_named([edtf.season(year, int(unit)) for year in years_beside(context.thread)], shift, context)
    if unit.isdecimal():
        told = told_weekday(int(unit), context)
        return Resolved(edtf.day(told or calendar.weekday_on_or_before(base.start, int(unit))), "relative_to_event")
    if unit in LONG_UNITS or unit == "weekend":
        return Resolved(calendar.unit_at(base.start, unit, shift), "relative_to_event")
    if shift == 0:
        return Resolved(base, "relative_to_event")
    if base.precision >= MONTH_PRECISION:
        return Resolved(base.approximate(), "relative_to_event")
    return Resolved(
        edtf.span(calendar.shift_days(base.start, shift), calendar.shift_days(base.end, shift)), "relative_to_event"
    )


def years_beside(thread: Period | None) -> range:
    """The years beside that of the narrative's last period."""
    return range(0) if thread is None or thread.start is None else range(thread.start.year - 1, thread.start.year + 3)


def next_named(periods: list[Period], shift: int, context: Context) -> Resolved | None:
    """The season or month of a name that the narrative is at, the first after it, or the last before it.

    "That summer" after "in 1982" and after "on 3 May 1982"; "the following March" after 1974 is that of 1975.
    """
    thread = context.thread
    if thread is None or thread.start is None or thread.end is None:
        return None
    start, end = thread.start, thread.end
    if shift < 0:
        over = [p for p in periods if p.end is not None and p.end < start]
        return Resolved(over[-1], "relative_to_event") if over else None
    least = end + datetime.timedelta(days=1) if shift else start
    ahead = [p for p in periods if p.end is not None and p.start is not None and (p.start if shift else p.end) >= least]
    of_year = [p for p in periods if p.start is not None and p.start.year == start.year]
    found = ahead or of_year if shift or thread.precision > 2 else of_year
    return Resolved(found[0], "relative_to_event") if found else None


def read_month_sequel(match: Match, context: Context) -> Resolved | None:
    """ "That March", "the following March": of the narrative's year, or the next."""
    month, shift = match.number("month"), match.number("sequel")
    if month is None or shift is None:
        return None
    return next_named([edtf.month(year, month) for year in years_beside(context.thread)], shift, context)


def read_same_day(match: Match, context: Context) -> Resolved | None:
    """The part of the narrative's day; no part is of a day after it was told, and no night of that day itself."""
    base = thread_for("day", context)
    if base is None:
        return None
    told_on = context.told_on or context.anchor
    if told_on is not None and context.tense != "future" and (base.end is None or base.end >= told_on):
        if match.get("daypart") in NIGHT_PARTS:
            return Resolved(night_before(told_on), "relative_to_event")
        if context.told_on is not None:
            return Resolved(edtf.day(told_on), "relative_to_event")
    return Resolved(base, "relative_to_event")


def read_clock(match: Match, context: Context) -> Resolved | None:
    """The hour of the narrative's day; of a night it tells the evening's day from the morning's."""
    found = read_same_day(match, context)
    half = (match.get("ampm") or "")[:1]
    if found is not None and context.at_night and half == "a" and _is_small(match):
        return _morning_after(found, context)
    if found is None or not context.in_night or half not in ("a", "p") or found.period.start is None:
        return found
    first, last = found.period.start, found.period.end
    return Resolved(edtf.day(first if half == "p" or last is None else last), "relative_to_event")


def _is_small(match: Match) -> bool:
    """Whether an hour before noon is one of those after midnight, in which a night goes on."""
    hour = match.number("hour") or match.number("hour12")
    return hour is not None and (hour == 12 or hour < SMALL_HOURS_END)


def _morning_after(found: Resolved, context: Context) -> Resolved:
    """ "Friday night ... at 2 a.m.": the next day, where that is not after the words were written."""
    day = found.period.start
    if day is None or day != found.period.end or (context.anchor is not None and day >= context.anchor):
        return found
    return Resolved(edtf.day(day + datetime.timedelta(days=1)), found.basis)


def read_same_period(match: Match, context: Context) -> Resolved | None:
    """ "The same month last year": the narrative's last period (else this month), in another year."""
    if context.anchor is None:
        return None
    base = context.thread
    if base is None or base.start is None or base.end is None or base.precision > 5:
        base = edtf.month(context.anchor.year, context.anchor.month)
    assert base.start is not None and base.end is not None
    if base.precision == 5 and base.start.month == 1 and base.end.month == 12:
        base = edtf.month(base.start.year, context.anchor.month)
    if match.get("period") == "quarter" and base.start is not None:
        base = calendar.quarter(base.start.year, (base.start.month + 2) // 3)
    assert base.start is not None and base.end is not None
    target = context.anchor.year + (match.number("direction") or -1)
    years = target - base.end.year if match.get("direction") is not None else -1
    first = calendar.shift_months(base.start, 12 * years)
    last = calendar.shift_months(base.end, 12 * years)
    if base.end == edtf.month_end(base.end.year, base.end.month):
        last = edtf.month_end(last.year, last.month)
    return Resolved(edtf.span(first, last), "relative_to_event")
