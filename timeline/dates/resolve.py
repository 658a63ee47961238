"""The value of one expression of time, given what it is measured from.

`READINGS` is the policy: one short function for each way of reading, from the surest to the vaguest. Each gives a
`Resolved` or None where the words cannot be resolved (no day to count from, a day the calendar does not have).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from timeline.dates import calendar, edtf
from timeline.dates.edtf import Period
from timeline.dates.grammar import Match
from timeline.dates.lexicon import load_feasts
from timeline.dates.narrative import OLD_DAYS, of_story
from timeline.model import DateBasis, DateValue

Tense = Literal["past", "future", "unknown"]
FAR_DAYS = 200
NEAR_DAYS = 30
WELL_BACK_DAYS = 3
ABROAD_DAYS = 2  # where it is a day later, or the day of publication a day early
YEARS_AHEAD = 20
CENTURY_TURN = 50
MONTHS_OF_QUARTER = 3
HOURS_OF_DAY = 24
HOURS_OF_DAYLIGHT = 12
SMALL_HOURS_END = 6
NIGHT_PARTS = frozenset(("late night", "night"))
TENSELESS = frozenset(
    (
        "ago",
        "ago_deictic",
        "ago_weekday",
        "century",
        "clock",
        "decade",
        "deictic",
        "hijri",
        "later",
        "month_sequel",
        "quarter_direction",
        "same_period",
        "sequel",
        "span",
        "weekday_of_week",
        "weekday_sequel",
        "year",
        "year_range",
    )
)
LONG_UNITS = frozenset(("week", "month", "year", "decade", "century", "fortnight"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression is read against: days known, the tense of its clause, the habit of its article.

    `anchor` is the day the words were written (dateline or publication); `thread_day` the last day the narrative
    set, `thread` the last period it set, whatever its width; `in_night` tells that this day is a night of two days,
    `at_night` that it was named by its night ("Friday night"), `in_morning` by its dawn or morning, `is_done` that a
    verb in the past tells what was done then, `told_on` is the day on which somebody is said to have told it. `story`
    is the date of long ago from which the sentences before go on.
    """

    anchor: datetime.date | None
    thread: Period | None = None
    thread_day: Period | None = None
    tense: Tense = "unknown"
    day_first: bool | None = None
    in_night: bool = False
    at_night: bool = False
    in_morning: bool = False
    is_done: bool = False
    told_on: datetime.date | None = None
    story: Period | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days an expression means, and how that was known."""

    period: Period
    basis: DateBasis

    def value(self) -> DateValue:
        """The same as a value of the model."""
        period = self.period
        return DateValue(
            edtf=period.edtf, start=period.start, end=period.end, precision=period.precision, basis=self.basis
        )


Reading = Callable[[Match, Context], Resolved | None]


def asks_tense(match: Match) -> bool:
    """Whether the value hangs on what the clause tells of, past or future: not where the words say it themselves."""
    return match.rule.reading not in TENSELESS and match.get("year") is None


def resolve(match: Match, context: Context) -> Resolved | None:
    """The value of a match, or None where it has none that the calendar and the context allow."""
    try:
        return READINGS[match.rule.reading](match, context)
    except (ValueError, OverflowError):
        return None


def resolve_range(first: Match, second: Match, context: Context, *, is_row: bool = False) -> Resolved | None:
    """From the first day of one match to the last of another; what one lacks it takes from the other.

    Days named in a row (`is_row`) that are told as past are all over: "on Wednesday and Thursday", on a Wednesday.
    """
    if _says_which(second) and not _says_which(first):
        last = resolve(second, context)
        if last is None or last.period.start is None:
            return None
        begin = resolve(first, replace(context, anchor=last.period.start, tense="past"))
    else:
        begin = resolve(first, context)
        if begin is None or begin.period.start is None:
            return None
        last = resolve(second, replace(context, anchor=begin.period.start, tense="future"))
        if is_row and context.tense != "future" and _is_ahead(last, context.anchor):
            last = resolve(second, context)
            begin = resolve(first, replace(context, anchor=_start(last.period if last else None) or context.anchor))
    if begin is None or last is None or begin.period.start is None or last.period.end is None:
        return None
    if begin.period.start > last.period.end:
        return None
    return Resolved(edtf.span(begin.period.start, last.period.end), begin.basis)


def _is_ahead(resolved: Resolved | None, anchor: datetime.date | None) -> bool:
    end = None if resolved is None else resolved.period.end
    return end is not None and anchor is not None and end > anchor


def _says_which(match: Match) -> bool:
    """Whether words say of which year, or week, a day is."""
    said = match.get("year") is not None or match.get("yy") is not None
    return said or match.rule.reading == "weekday_of_week"


def _read_date(match: Match, context: Context) -> Resolved | None:
    month, day = match.number("month"), match.number("day")
    assert month is not None and day is not None
    direction = match.number("direction")
    if direction is not None and _of(match, "direction") < _of(match, "month"):
        return _directed(_days_of_years(month, day, match.number("weekday"), context), direction, context)
    year = _year_of(match, context)
    if year is not None:
        return Resolved(edtf.day(datetime.date(year, month, day)), "explicit")
    weekday = match.number("weekday")
    return _chosen(_days_of_years(month, day, weekday, context), context, "explicit", near_days=NEAR_DAYS)


def _days_of_years(month: int, day: int, weekday: int | None, context: Context) -> list[Period]:
    """That day in the years around the anchor; only those on the named weekday, where there is one."""
    days = [edtf.day(datetime.date(year, month, day)) for year in _years(context) if _exists(year, month, day)]
    fitting = [period for period in days if period.start is not None and period.start.isoweekday() == weekday]
    return fitting or days


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= edtf.month_end(year, month).day


def _years(context: Context) -> Iterable[int]:
    if context.anchor is None:
        return ()
    years = range(context.anchor.year - 2, context.anchor.year + 2)
    told = None if context.story is None else context.story.start
    return years if told is None else sorted({*years, told.year, told.year + 1})


def _year_of(match: Match, context: Context) -> int | None:
    """The year the words say: in four digits, in two, as "last year", or as "that year" of the narrative's."""
    year, short, direction = match.number("year"), match.number("yy"), match.number("direction")
    if year is not None:
        return year
    if short is not None:
        return _full_year(short, context.anchor)
    if direction is not None and context.anchor is not None:
        return context.anchor.year + direction
    sequel, thread = match.number("sequel"), context.thread
    if sequel is not None and thread is not None and thread.end is not None:
        return thread.end.year + sequel
    return None


def _full_year(short: int, anchor: datetime.date | None) -> int:
    """A year of two digits, in the century that brings it nearest to the anchor, not far ahead of it."""
    if anchor is None:
        return short + (1900 if short >= CENTURY_TURN else 2000)
    latest = anchor.year + YEARS_AHEAD
    return latest - (latest - short) % 100


def _read_numeric(match: Match, context: Context) -> Resolved | None:
    first, second = match.number("a"), match.number("b")
    assert first is not None and second is not None
    year = _year_of(match, context)
    orders = _orders(first, second, context.day_first)
    if year is None:
        return _numeric_without_year(orders, match.number("weekday"), context)
    days = [edtf.day(datetime.date(year, month, day)) for day, month in orders]
    written = [day for day in days if context.anchor is None or (day.start or context.anchor) <= context.anchor]
    return Resolved((written or days)[0], "explicit") if days else None


def _numeric_without_year(orders: list[tuple[int, int]], weekday: int | None, context: Context) -> Resolved | None:
    """The likelier order, or the other where only that gives the weekday beside it: "Monday (3/4)" may be in April."""
    read = [_chosen(_days_of_years(month, day, None, context), context, "explicit") for day, month in orders]
    found = [resolved for resolved in read if resolved is not None and resolved.period.start is not None]
    fitting = [each for each in found if each.period.start and each.period.start.isoweekday() == weekday]
    return next(iter(fitting or found), None)


def _orders(first: int, second: int, day_first: bool | None) -> list[tuple[int, int]]:
    """The ways to read two numbers as day and month, the likelier first; one where the article's habit is known."""
    if second > 12:
        return [(second, first)] if first <= 12 else []
    if first > 12:
        return [(first, second)]
    if day_first is None:
        return [(second, first), (first, second)]
    return [(first, second)] if day_first else [(second, first)]


def _read_day_of_month(match: Match, context: Context) -> Resolved | None:
    """The 9th of the month the narrative speaks of, or of the one before where that day is still ahead."""
    day, direction = match.number("day"), match.number("direction")
    if day is not None and direction is not None and context.anchor is not None:
        month = calendar.shift_months(context.anchor.replace(day=1), direction)
        return Resolved(edtf.day(month.replace(day=day)), "relative")
    base = _start(context.thread_day) or context.anchor
    if base is None or day is None:
        return None
    found = base.replace(day=day)
    if context.tense != "future" and context.anchor is not None and found > context.anchor:
        found = calendar.shift_months(base, -1).replace(day=day)
    return Resolved(edtf.day(found), "explicit")


def _read_month(match: Match, context: Context) -> Resolved | None:
    month, direction = match.number("month"), match.number("direction")
    assert month is not None
    said = match.number("year") or (match.get("yy") and _year_of(match, context))
    if said:
        return Resolved(edtf.month(int(said), month), "explicit")
    if match.get("sequel") is not None:
        year = _year_of(match, context)
        return None if year is None else Resolved(edtf.month(year, month), "explicit")
    if direction is None:
        return _chosen([edtf.month(year, month) for year in _years(context)], context, "explicit")
    if any(part.role == "direction" and part.start > _of(match, "month") for part in match.parts):
        year = _year_of(match, context)
        return None if year is None else Resolved(edtf.month(year, month), "relative")
    return _directed([edtf.month(year, month) for year in _years(context)], direction, context)


def _read_month_then(match: Match, context: Context) -> Resolved | None:
    """A month with its direction after it: French "mai dernier", Spanish "mayo pasado"."""
    month, direction = match.number("month"), match.number("direction")
    assert month is not None
    months = [edtf.month(year, month) for year in _years(context)]
    return _chosen(months, context, "explicit") if direction is None else _directed(months, direction, context)


def _read_hijri(match: Match, context: Context) -> Resolved | None:
    """A day of the Islamic calendar, converted by the tabular one, which may be a day off: so approximate."""
    year, month, day = match.number("hijri_year"), match.number("hijri_month"), match.number("day")
    assert year is not None and month is not None and day is not None
    first = calendar.hijri_day(year, month, day)
    return Resolved(edtf.span(calendar.shift_days(first, -1), calendar.shift_days(first, 1)).approximate(), "explicit")


def _of(match: Match, role: str) -> int:
    return next(part.start for part in match.parts if part.role == role)


def _directed(periods: list[Period], direction: int, context: Context) -> Resolved | None:
    """ "Last March", "next summer": the nearest that is over, or has not begun; "this" is the nearest of all."""
    anchor = context.anchor
    if anchor is None:
        return None
    if direction == 0:
        return _chosen(periods, context, "relative")
    if direction < 0:
        over = [period for period in periods if period.end is not None and period.end < anchor]
        return Resolved(over[-1], "relative") if over else None
    ahead = [period for period in periods if period.start is not None and period.start > anchor]
    return Resolved(ahead[0], "relative") if ahead else None


def _read_month_range(match: Match, context: Context) -> Resolved | None:
    first, last = match.number("month"), match.number("month2")
    assert first is not None and last is not None
    year = _year_of(match, context)
    if year is None:
        chosen = _chosen([edtf.month(each, last) for each in _years(context)], context, "explicit")
        if chosen is None or chosen.period.end is None:
            return None
        year = chosen.period.end.year
    begin = datetime.date(year if first <= last else year - 1, first, 1)
    return Resolved(edtf.span(begin, edtf.month_end(year, last)), "explicit")


def _read_day_range(match: Match, context: Context) -> Resolved | None:
    month, day, last = match.number("month"), match.number("day"), match.number("day2")
    assert month is not None and day is not None and last is not None
    year = _year_of(match, context)
    if year is None:
        begin = _chosen(_days_of_years(month, day, None, context), context, "explicit")
        if begin is None or begin.period.start is None:
            return None
        year = begin.period.start.year
    return Resolved(edtf.span(datetime.date(year, month, day), datetime.date(year, month, last)), "explicit")


def _read_weekday(match: Match, context: Context) -> Resolved | None:
    weekday, direction, anchor = match.number("weekday"), match.number("direction"), context.anchor
    if anchor is None or weekday is None:
        return None
    return Resolved(edtf.day(_weekday(anchor, weekday, direction, context.tense)), "weekday")


def _read_weekday_of_week(match: Match, context: Context) -> Resolved | None:
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


def _read_weekday_sequel(match: Match, context: Context) -> Resolved | None:
    weekday, sequel = match.number("weekday"), match.number("sequel")
    base = _start(context.thread_day) or context.anchor
    if base is None or weekday is None or sequel is None:
        return None
    if sequel < 0:
        found = calendar.weekday_on_or_before(calendar.shift_days(base, -1), weekday)
    elif sequel > 0:
        found = calendar.weekday_on_or_after(calendar.shift_days(base, 1), weekday)
    else:
        found = calendar.weekday_on_or_before(base, weekday)
    return Resolved(edtf.day(found), "relative_to_event")


def _read_nth(match: Match, context: Context) -> Resolved | None:
    month, nth = match.number("month"), match.number("nth")
    assert month is not None and nth is not None
    said = _year_of(match, context)
    years = _years(context) if said is None else (said,)
    periods = [_nth(match, year, month, nth) for year in years]
    if said is not None:
        return Resolved(periods[0], "explicit")
    return _chosen(periods, context, "explicit")


def _nth(match: Match, year: int, month: int, nth: int) -> Period:
    kind = match.rule.reading
    if kind == "nth_week":
        return calendar.nth_week(year, month, nth)
    if kind == "nth_day":
        last = edtf.month_end(year, month)
        return edtf.day(last if nth < 0 else last.replace(day=nth))
    if kind == "nth_weekend":
        saturday = calendar.nth_weekday(year, month, 6, nth)
        return edtf.span(saturday, calendar.shift_days(saturday, 1))
    weekday = match.number("weekday")
    assert weekday is not None
    return edtf.day(calendar.nth_weekday(year, month, weekday, nth))


def _read_week_of(match: Match, context: Context) -> Resolved | None:
    found = _read_date(match, context)
    if found is None or found.period.start is None:
        return None
    return Resolved(calendar.week_of(found.period.start), found.basis)


def _read_week_edge(match: Match, context: Context) -> Resolved | None:
    """ "The week ending September 20": the seven days that the day closes, or opens."""
    found, edge = _read_date(match, context), match.number("week_edge")
    if found is None or found.period.start is None or edge is None:
        return None
    days = sorted((found.period.start, calendar.shift_days(found.period.start, 6 * edge)))
    return Resolved(edtf.span(days[0], days[1]), found.basis)


def _read_deictic(match: Match, context: Context) -> Resolved | None:
    shift = match.number("deictic")
    if context.anchor is None or shift is None:
        return None
    return Resolved(edtf.day(calendar.shift_days(context.anchor, shift)), "relative")


def _read_overnight(match: Match, context: Context) -> Resolved | None:
    """The night that ends on the morning of the day that it was told; with a weekday, the night that begins on it."""
    anchor, weekday = context.anchor, match.number("weekday")
    if anchor is None:
        return None
    if weekday is None:
        return Resolved(_night_before(context.told_on or anchor), "relative")
    first = _weekday(anchor, weekday, None, context.tense)
    return Resolved(edtf.span(first, max(first, min(calendar.shift_days(first, 1), anchor))), "weekday")


def _night_before(day: datetime.date) -> Period:
    return edtf.span(calendar.shift_days(day, -1), day)


def _read_overnight_into(match: Match, context: Context) -> Resolved | None:
    """ "Friday night into Saturday morning"; "the night to Saturday" is the one that ends on it."""
    second = match.number("weekday2")
    first = match.number("weekday")
    if context.anchor is None or second is None:
        return None
    last = _weekday(context.anchor, second, None, context.tense)
    begin = calendar.shift_days(last, -1) if first is None else calendar.weekday_on_or_before(last, first)
    return Resolved(edtf.span(begin, last), "weekday")


def _read_unit(match: Match, context: Context) -> Resolved | None:
    anchor, unit = context.anchor, match.get("unit")
    if anchor is None or unit is None:
        return None
    direction = match.number("direction")
    if unit == "weekend":
        return Resolved(_weekend(anchor, direction, context.tense), "relative")
    whole = _unit_at(anchor, unit, direction or 0)
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


def _unit_at(base: datetime.date, unit: str, shift: int) -> Period:
    """The whole unit of the calendar that lies `shift` units from the one that holds `base`."""
    if unit in ("day", "night"):
        return edtf.day(calendar.shift_days(base, shift))
    if unit == "week":
        return calendar.week_of(calendar.shift_days(base, 7 * shift))
    if unit == "weekend":
        return calendar.weekend_of(calendar.shift_days(base, 7 * shift))
    if unit == "fortnight":
        first = calendar.shift_days(base, -base.weekday() + 14 * shift)
        return edtf.span(first, calendar.shift_days(first, 13))
    if unit == "month":
        first = calendar.shift_months(base.replace(day=1), shift)
        return edtf.month(first.year, first.month)
    if unit == "year":
        return edtf.year(base.year + shift)
    if unit == "decade":
        return edtf.decade(base.year + 10 * shift)
    return edtf.century(base.year // 100 + shift)


def _read_ago(match: Match, context: Context) -> Resolved | None:
    anchor, sense = context.anchor, match.number("ago")
    if anchor is None or sense is None:
        return None
    return _moved(edtf.day(anchor), match, sense, "relative")


def _read_ago_weekday(match: Match, context: Context) -> Resolved | None:
    weekday, amount, unit = match.number("weekday"), match.number("amount"), match.get("unit")
    if context.anchor is None or weekday is None or amount is None or unit is None:
        return None
    if unit == "week":
        last = calendar.weekday_on_or_before(context.anchor, weekday)
        return Resolved(edtf.day(calendar.shift_days(last, -7 * amount)), "relative")
    return _moved(edtf.day(context.anchor), match, -1, "relative")


def _read_ago_deictic(match: Match, context: Context) -> Resolved | None:
    amount, unit, shift = match.number("amount"), match.get("unit"), match.number("deictic")
    if context.anchor is None or amount is None or unit is None or shift is None:
        return None
    base = calendar.shift_days(context.anchor, shift)
    if unit in ("month", "year", "decade"):
        months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
        return Resolved(edtf.day(calendar.shift_months(base, -months)), "relative")
    return Resolved(edtf.day(calendar.shift_days(base, -amount * (7 if unit == "week" else 1))), "relative")


def _read_later(match: Match, context: Context) -> Resolved | None:
    unit, sense = match.get("unit") or "day", match.number("sense")
    base = _thread_for(unit, context)
    if base is None or sense is None:
        return None
    if unit == "hour" and sense > 0 and context.in_morning and _amounts(match, 2)[1] <= HOURS_OF_DAYLIGHT:
        return Resolved(base, "relative_to_event")
    return _moved(base, match, sense, "relative_to_event")


def _thread_for(unit: str, context: Context) -> Period | None:
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

    Units up to a day keep the width of the base. Weeks, months and years give the whole week, month or year, marked
    as approximate: "two months later" is seldom the same day of the month.
    """
    if base.start is None or base.end is None:
        return None
    if unit in ("minute", "moment"):
        return base
    if unit == "fortnight":
        unit, amounts = "week", (2 * amounts[0], 2 * amounts[1])
    low, high = amounts
    if unit == "hour":
        return _hours_from(base.start, base.end, amounts, sense)
    near, far = (low, high) if sense > 0 else (-high, -low)
    if unit not in LONG_UNITS:
        return edtf.span(calendar.shift_days(base.start, near), calendar.shift_days(base.end, far))
    first, last = _unit_at(base.start, unit, near), _unit_at(base.end, unit, far)
    if first == last:
        return first.approximate()
    assert first.start is not None and last.end is not None
    return edtf.span(first.start, last.end).approximate()


def _hours_from(start: datetime.date, end: datetime.date, amounts: tuple[int, int], sense: int) -> Period:
    low, high = amounts[0] // HOURS_OF_DAY, -(-amounts[1] // HOURS_OF_DAY)
    if sense > 0:
        return edtf.span(calendar.shift_days(start, low), calendar.shift_days(end, high))
    return edtf.span(calendar.shift_days(start, -high), calendar.shift_days(end, -low))


def _read_sequel(match: Match, context: Context) -> Resolved | None:
    """ "The next day", "the previous month", "that night": the unit beside the narrative's."""
    unit, shift = match.get("unit") or "", match.number("sequel") or 0
    base = _thread_for(unit, context)
    if base is None or base.start is None or base.end is None:
        return None
    if unit.isdecimal() and int(unit) in edtf.SEASON_BOUNDS:
        return _next_named([edtf.season(year, int(unit)) for year in _around(context.thread)], shift, context)
    if unit.isdecimal():
        return Resolved(edtf.day(calendar.weekday_on_or_before(base.start, int(unit))), "relative_to_event")
    if unit in LONG_UNITS or unit == "weekend":
        return Resolved(_unit_at(base.start, unit, shift), "relative_to_event")
    if shift == 0:
        return Resolved(base, "relative_to_event")
    return Resolved(
        edtf.span(calendar.shift_days(base.start, shift), calendar.shift_days(base.end, shift)), "relative_to_event"
    )


def _around(thread: Period | None) -> range:
    """The years beside that of the narrative's last period."""
    return range(0) if thread is None or thread.start is None else range(thread.start.year - 1, thread.start.year + 3)


def _next_named(periods: list[Period], shift: int, context: Context) -> Resolved | None:
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


def _read_month_sequel(match: Match, context: Context) -> Resolved | None:
    """ "That March", "the following March": of the narrative's year, or the next."""
    month, shift = match.number("month"), match.number("sequel")
    if month is None or shift is None:
        return None
    return _next_named([edtf.month(year, month) for year in _around(context.thread)], shift, context)


def _read_same_day(match: Match, context: Context) -> Resolved | None:
    """The part of the narrative's day; no part is of a day after it was told, and no night of that day itself."""
    base = _thread_for("day", context)
    if base is None:
        return None
    told_on = context.told_on or context.anchor
    if told_on is not None and context.tense != "future" and (base.end is None or base.end >= told_on):
        if match.get("daypart") in NIGHT_PARTS:
            return Resolved(_night_before(told_on), "relative_to_event")
        if context.told_on is not None:
            return Resolved(edtf.day(told_on), "relative_to_event")
    return Resolved(base, "relative_to_event")


def _read_clock(match: Match, context: Context) -> Resolved | None:
    """The hour of the narrative's day; of a night it tells the evening's day from the morning's."""
    found = _read_same_day(match, context)
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


def _read_same_period(match: Match, context: Context) -> Resolved | None:
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


def _read_span(match: Match, context: Context) -> Resolved | None:
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


def _read_year(match: Match, context: Context) -> Resolved | None:
    year = match.number("year")
    return None if year is None else Resolved(edtf.year(year), "explicit")


def _read_year_range(match: Match, context: Context) -> Resolved | None:
    first, last, short = match.number("year"), match.number("year2"), match.number("yy")
    assert first is not None
    if last is None:
        assert short is not None
        last = first - first % 100 + short
    if last <= first:
        return None
    return Resolved(edtf.span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)), "explicit")


def _read_decade(match: Match, context: Context) -> Resolved | None:
    number = match.number("decade")
    if number is None:
        return None
    return Resolved(edtf.decade(number if number > 99 else 1900 + number), "explicit")


def _read_century(match: Match, context: Context) -> Resolved | None:
    number = match.number("nth")
    return None if number is None else Resolved(edtf.century(number - 1), "explicit")


def _read_season(match: Match, context: Context) -> Resolved | None:
    code, direction = match.number("season"), match.number("direction")
    assert code is not None
    year = match.number("year")
    if year is None and direction is not None and match.rule.pattern.endswith("'year'"):
        year = _year_of(match, context)
    if year is not None:
        return Resolved(edtf.season(year, code), "explicit")
    seasons = [edtf.season(each, code) for each in _years(context)]
    if direction is None:
        return _chosen(seasons, context, "explicit")
    if direction > 0 and _is_of_old_story(context):
        return _next_named([edtf.season(each, code) for each in _around(context.thread)], 1, context)
    return _directed(seasons, direction, context)


def _is_of_old_story(context: Context) -> bool:
    """Whether the past tense tells of what came next in a story of long ago: "the next spring it was raised"."""
    end = None if context.thread is None else context.thread.end
    if end is None or context.anchor is None or context.tense != "past":
        return False
    return (context.anchor - end).days > OLD_DAYS


def _read_quarter(match: Match, context: Context) -> Resolved | None:
    number = match.number("nth")
    if number is None or not 1 <= number <= 4:
        return None
    year = _year_of(match, context)
    if year is not None:
        return Resolved(calendar.quarter(year, number), "explicit")
    quarters = [calendar.quarter(each, number) for each in _years(context)]
    return _chosen(quarters, context, "relative", near_days=2 * NEAR_DAYS)


def _read_quarter_direction(match: Match, context: Context) -> Resolved | None:
    anchor, direction = context.anchor, match.number("direction")
    if anchor is None or direction is None:
        return None
    base = calendar.shift_months(anchor.replace(day=1), MONTHS_OF_QUARTER * direction)
    return Resolved(calendar.quarter(base.year, (base.month + 2) // 3), "relative")


def _read_half(match: Match, context: Context) -> Resolved | None:
    number, year = match.number("nth"), _year_of(match, context)
    if number not in (1, 2) or year is None:
        return None
    return Resolved(calendar.half(year, number), "explicit")


def _read_feast(match: Match, context: Context) -> Resolved | None:
    rule = load_feasts()[match.get("feast") or ""]
    shift = -1 if match.rule.reading == "feast_eve" else 0
    said = match.number("year")
    years = _years(context) if said is None else (said,)
    found = [period for year in years if (period := calendar.feast(rule, year)) is not None]
    if shift and (found and found[0].precision == 1):
        found = [edtf.day(calendar.shift_days(period.start, shift)) for period in found if period.start is not None]
    if said is not None:
        return Resolved(found[0], "explicit") if found else None
    direction = match.number("direction")
    return _chosen(found, context, "explicit") if not direction else _directed(found, direction, context)


def _read_feast_weekend(match: Match, context: Context) -> Resolved | None:
    """The Saturday and Sunday nearest to the feast, and the feast itself where it stands beside them."""
    found = _read_feast(match, context)
    if found is None or found.period.start is None:
        return None
    feast = found.period.start
    saturday = calendar.weekday_on_or_before(calendar.shift_days(feast, 2), 6)
    sunday = calendar.shift_days(saturday, 1)
    beside = abs((feast - saturday).days) == 1 or abs((feast - sunday).days) == 1
    days = (saturday, sunday, feast) if beside else (saturday, sunday)
    return Resolved(edtf.span(min(days), max(days)), found.basis)


def _read_vote_day(match: Match, context: Context) -> Resolved | None:
    """The day of a vote, which only the rest of the article tells: see `timeline.dates.vote_days`."""
    return None


def _start(period: Period | None) -> datetime.date | None:
    return None if period is None else period.start


def _chosen(periods: list[Period], context: Context, basis: DateBasis, *, near_days: int = 0) -> Resolved | None:
    """The one that the tense asks for, or the nearest where the tense says nothing.

    The nearest too where it lies within `near_days` and the tense's is most of a year away: nobody leaves out the year
    of a day eleven months ago, and tense is easily misread. But what was done on a day was not done days ahead of it.
    """
    anchor = context.anchor
    if anchor is None or not periods:
        return None
    nearest = min(periods, key=lambda period: _farness(period, anchor))
    wanted = nearest
    if context.tense == "past":
        past = [period for period in periods if period.start is not None and period.start <= anchor]
        wanted = max(past, key=lambda period: period.start or anchor, default=nearest)
    if context.tense == "future":
        ahead = [period for period in periods if period.end is not None and period.end >= anchor]
        wanted = min(ahead, key=lambda period: period.start or anchor, default=nearest)
    near = min(near_days, ABROAD_DAYS) if context.is_done else near_days
    if _distance(wanted, anchor) > FAR_DAYS and _distance(nearest, anchor) <= near:
        wanted = nearest
    if context.story is not None and context.tense != "future":
        wanted = of_story(periods, wanted, context.story, anchor)
    return Resolved(wanted, basis)


def _farness(period: Period, anchor: datetime.date) -> int:
    """Days between, those ahead counted double: news without a tense tells more often of what was."""
    ahead = period.start is not None and anchor < period.start
    return _distance(period, anchor) * (2 if ahead else 1)


def _distance(period: Period, anchor: datetime.date) -> int:
    if period.start is not None and anchor < period.start:
        return (period.start - anchor).days
    if period.end is not None and anchor > period.end:
        return (anchor - period.end).days
    return 0


READINGS: dict[str, Reading] = {
    "date": _read_date,
    "date_short": _read_date,
    "numeric": _read_numeric,
    "day_range": _read_day_range,
    "month": _read_month,
    "month_short": _read_month,
    "month_first": _read_month,
    "month_sequel": _read_month_sequel,
    "month_then": _read_month_then,
    "month_range": _read_month_range,
    "hijri": _read_hijri,
    "nth_weekday": _read_nth,
    "nth_day": _read_nth,
    "nth_week": _read_nth,
    "nth_weekend": _read_nth,
    "week_of": _read_week_of,
    "week_edge": _read_week_edge,
    "quarter": _read_quarter,
    "half": _read_half,
    "season": _read_season,
    "feast": _read_feast,
    "feast_eve": _read_feast,
    "feast_weekend": _read_feast_weekend,
    "year": _read_year,
    "year_range": _read_year_range,
    "decade": _read_decade,
    "century": _read_century,
    "weekday": _read_weekday,
    "weekday_of_week": _read_weekday_of_week,
    "deictic": _read_deictic,
    "overnight": _read_overnight,
    "overnight_into": _read_overnight_into,
    "ago_weekday": _read_ago_weekday,
    "ago_deictic": _read_ago_deictic,
    "ago": _read_ago,
    "unit": _read_unit,
    "quarter_direction": _read_quarter_direction,
    "span": _read_span,
    "later": _read_later,
    "sequel": _read_sequel,
    "weekday_sequel": _read_weekday_sequel,
    "same_period": _read_same_period,
    "same_day": _read_same_day,
    "day_of_month": _read_day_of_month,
    "clock": _read_clock,
    "vote_day": _read_vote_day,
}
