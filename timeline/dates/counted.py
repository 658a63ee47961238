"""Times told by a number of days, weeks or years from another: "three days ago", "two weeks later"."""

from __future__ import annotations

import datetime

from timeline.dates import calendar, edtf
from timeline.dates.context import Context, Resolved
from timeline.dates.edtf import Period
from timeline.dates.grammar import Match
from timeline.model import DateBasis

MONTHS_OF_QUARTER = 3
HOURS_OF_DAY = 24
HOURS_OF_DAYLIGHT = 12
MONTH_PRECISION = 4
LONG_UNITS = frozenset(("week", "month", "year", "decade", "century", "fortnight"))


def read_ago(match: Match, context: Context) -> Resolved | None:
    """ "Three days ago", "some weeks ago", "in two days"."""
    anchor, sense = context.anchor, match.number("ago")
    if anchor is None or sense is None:
        return None
    return _moved(edtf.day(anchor), match, sense, "relative")


def read_ago_weekday(match: Match, context: Context) -> Resolved | None:
    """ "Two weeks ago on Friday", "a year ago Tuesday"."""
    weekday, amount, unit = match.number("weekday"), match.number("amount"), match.get("unit")
    if context.anchor is None or weekday is None or amount is None or unit is None:
        return None
    if unit == "week":
        last = calendar.weekday_on_or_before(context.anchor, weekday)
        return Resolved(edtf.day(calendar.shift_days(last, -7 * amount)), "relative")
    return _moved(edtf.day(context.anchor), match, -1, "relative")


def read_ago_deictic(match: Match, context: Context) -> Resolved | None:
    """ "A year ago yesterday", "a week from tomorrow"."""
    amount, unit, shift = match.number("amount"), match.get("unit"), match.number("deictic")
    if context.anchor is None or amount is None or unit is None or shift is None:
        return None
    base = calendar.shift_days(context.anchor, shift)
    if unit in ("month", "year", "decade"):
        months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
        return Resolved(edtf.day(calendar.shift_months(base, -months)), "relative")
    return Resolved(edtf.day(calendar.shift_days(base, -amount * (7 if unit == "week" else 1))), "relative")


def read_ago_unit(match: Match, context: Context) -> Resolved | None:
    """ "Fifty years ago this week", "a decade ago last month"."""
    amount, unit, whole = match.number("amount"), match.get("unit"), match.get("whole")
    if context.anchor is None or amount is None or unit not in ("year", "decade", "century") or whole is None:
        return None
    then = calendar.shift_months(context.anchor, -12 * amount * {"year": 1, "decade": 10, "century": 100}[unit])
    return Resolved(calendar.unit_at(then, whole, match.number("direction") or 0), "relative")


def read_later(match: Match, context: Context) -> Resolved | None:
    """ "Two days later", "hours before": counted from what the narrative last told."""
    unit, sense = match.get("unit") or "day", match.number("sense")
    base = thread_for(unit, context)
    if base is None or sense is None:
        return None
    if unit == "hour" and sense > 0 and context.in_morning and _amounts(match, 2)[1] <= HOURS_OF_DAYLIGHT:
        return Resolved(base, "relative_to_event")
    return _moved(base, match, sense, "relative_to_event")


def thread_for(unit: str, context: Context) -> Period | None:
    """The period a sequel counts from: the narrative's last day for days, its last period for longer units.

    Weeks after a whole year would be no date at all, so weeks count from the last day where the last period is long.
    """
    fallback = None if context.anchor is None else edtf.day(context.anchor)
    if unit in ("week", "fortnight") and context.thread is not None and context.thread.precision > 3:
        return context.thread_day or fallback
    if unit in LONG_UNITS:
        return context.thread or fallback
    return context.thread_day or fallback


def _amounts(match: Match, plain: int) -> tuple[int, int]:
    """Least and most of the number said: "two" is 2 and 2, "a few" 2 and 6, a plural alone the same."""
    amount = match.get("amount")
    if amount is None:
        plural = match.get("unit") is not None and not any(part.role == "daypart" for part in match.parts)
        return (plain, plain) if not plural or plain == 1 else (2, 6)
    low, _, high = amount.partition(":")
    return int(low), int(high or low)


def _moved(base: Period, match: Match, sense: int, basis: DateBasis) -> Resolved | None:
    dual = match.get("dual")
    if dual is not None:
        moved = move(base, dual, (2, 2), sense)
        return None if moved is None else Resolved(moved, basis)
    unit = match.get("unit") or "day"
    plain = 1 if match.rule.reading == "later" and match.get("amount") is None and not _is_plural(match) else 2
    low, high = _amounts(match, plain)
    low = 0 if match.get("within") is not None else low
    moved = move(base, unit, (low, high), sense)
    return None if moved is None else Resolved(moved, basis)


def _is_plural(match: Match) -> bool:
    return match.rule.pattern.startswith("units")


def move(base: Period, unit: str, amounts: tuple[int, int], sense: int) -> Period | None:
    """The period that lies so many units after (`sense` 1) or before (-1) another; wider where the words are vague.

    Units up to a day keep the width of the base, and days after a whole month are about that month. Weeks, months and
    years give the whole week, month or year, marked as approximate: "two months later" is seldom the same day of the
    month.
    """
    if base.start is None or base.end is None:
        return None
    if unit in ("minute", "moment"):
        return base
    if unit == "fortnight":
        unit, amounts = "week", (2 * amounts[0], 2 * amounts[1])
    low, high = amounts
    if unit == "hour" and base.precision < MONTH_PRECISION:
        return _hours_from(base.start, base.end, amounts, sense)
    near, far = (low, high) if sense > 0 else (-high, -low)
    if unit not in LONG_UNITS and base.precision >= MONTH_PRECISION:
        return base.approximate()
    if unit not in LONG_UNITS:
        return edtf.span(calendar.shift_days(base.start, near), calendar.shift_days(base.end, far))
    first, last = calendar.unit_at(base.start, unit, near), calendar.unit_at(base.end, unit, far)
    if first == last:
        return first.approximate()
    assert first.start is not None and last.end is not None
    return edtf.span(first.start, last.end).approximate()


def _hours_from(start: datetime.date, end: datetime.date, amounts: tuple[int, int], sense: int) -> Period:
    low, high = amounts[0] // HOURS_OF_DAY, -(-amounts[1] // HOURS_OF_DAY)
    if sense > 0:
        return edtf.span(calendar.shift_days(start, low), calendar.shift_days(end, high))
    return edtf.span(calendar.shift_days(start, -high), calendar.shift_days(end, -low))


def read_span(match: Match, context: Context) -> Resolved | None:
    """ "The last three days": a stretch that ends, or begins, with the anchor."""
    anchor, unit = context.anchor, match.get("unit")
    if anchor is None or unit is None:
        return None
    amount = match.get("amount")
    most = int((amount or "1").rpartition(":")[2])
    if unit in ("month", "year", "decade", "century"):
        months = most * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
        early, late = calendar.shift_months(anchor, -months), calendar.shift_months(anchor, months)
    else:
        days = _days(unit, most)
        early, late = calendar.shift_days(anchor, -days), calendar.shift_days(anchor, days)
    if (match.number("trailing") or -1) > 0:
        return Resolved(edtf.span(anchor, late), "relative")
    return Resolved(edtf.span(early, anchor), "relative")


def _days(unit: str, amount: int) -> int:
    if unit in ("hour", "minute", "moment"):
        return -(-amount // HOURS_OF_DAY) if unit == "hour" else 1
    return amount * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1)


def read_quarter_direction(match: Match, context: Context) -> Resolved | None:
    """ "Last quarter", "this quarter"."""
    anchor, direction = context.anchor, match.number("direction")
    if anchor is None or direction is None:
        return None
    base = calendar.shift_months(anchor.replace(day=1), MONTHS_OF_QUARTER * direction)
    return Resolved(calendar.quarter(base.year, (base.month + 2) // 3), "relative")
