"""Days, months, years and seasons that the calendar names, with or without their year."""

from __future__ import annotations

import datetime

from timeline.dates import calendar, edtf
from timeline.dates.context import NEAR_DAYS, Context, Resolved, chosen, directed, start_of, year_of, years_around
from timeline.dates.edtf import Period
from timeline.dates.grammar import Match
from timeline.dates.lexicon import load_feasts
from timeline.dates.narrative import OLD_DAYS
from timeline.dates.sequels import next_named, years_beside


def read_date(match: Match, context: Context) -> Resolved | None:
    """ "29 May 2017", "Monday, May 29"; without a year, the one that the tense asks for."""
    month, day = match.number("month"), match.number("day")
    assert month is not None and day is not None
    direction = match.number("direction")
    if direction is not None and _of(match, "direction") < _of(match, "month"):
        return directed(_days_of_years(month, day, match.number("weekday"), context), direction, context)
    year = year_of(match, context)
    if year is not None:
        return Resolved(edtf.day(datetime.date(year, month, day)), "explicit")
    weekday = match.number("weekday")
    return chosen(_days_of_years(month, day, weekday, context), context, "explicit", near_days=NEAR_DAYS)


def _days_of_years(month: int, day: int, weekday: int | None, context: Context) -> list[Period]:
    """That day in the years around the anchor; only those on the named weekday, where there is one."""
    days = [edtf.day(datetime.date(year, month, day)) for year in years_around(context) if _exists(year, month, day)]
    fitting = [period for period in days if period.start is not None and period.start.isoweekday() == weekday]
    return fitting or days


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= day <= edtf.month_end(year, month).day


def read_numeric(match: Match, context: Context) -> Resolved | None:
    """ "29/05/2017", "5/29", in the order of the article."""
    first, second = match.number("a"), match.number("b")
    assert first is not None and second is not None
    year = year_of(match, context)
    orders = _orders(first, second, context.day_first)
    if year is None:
        return _numeric_without_year(orders, match.number("weekday"), context)
    days = [edtf.day(datetime.date(year, month, day)) for day, month in orders]
    written = [day for day in days if context.anchor is None or (day.start or context.anchor) <= context.anchor]
    return Resolved((written or days)[0], "explicit") if days else None


def _numeric_without_year(orders: list[tuple[int, int]], weekday: int | None, context: Context) -> Resolved | None:
    """The likelier order, or the other where only that gives the weekday beside it: "Monday (3/4)" may be in April."""
    read = [chosen(_days_of_years(month, day, None, context), context, "explicit") for day, month in orders]
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


def read_day_of_month(match: Match, context: Context) -> Resolved | None:
    """The 9th of the month the narrative speaks of, or of the one before where that day is still ahead."""
    day, direction = match.number("day"), match.number("direction")
    if day is not None and direction is not None and context.anchor is not None:
        month = calendar.shift_months(context.anchor.replace(day=1), direction)
        return Resolved(edtf.day(month.replace(day=day)), "relative")
    base = start_of(context.thread_day) or context.anchor
    if base is None or day is None:
        return None
    found = base.replace(day=day)
    if context.tense != "future" and context.anchor is not None and found > context.anchor:
        found = calendar.shift_months(base, -1).replace(day=day)
    return Resolved(edtf.day(found), "explicit")


def read_month(match: Match, context: Context) -> Resolved | None:
    """ "May 2017", "last May", "May of last year", "in May"."""
    month, direction = match.number("month"), match.number("direction")
    assert month is not None
    said = match.number("year") or (match.get("yy") and year_of(match, context))
    if said:
        return Resolved(edtf.month(int(said), month), "explicit")
    if match.get("sequel") is not None:
        year = year_of(match, context)
        return None if year is None else Resolved(edtf.month(year, month), "explicit")
    if direction is None:
        return chosen([edtf.month(year, month) for year in years_around(context)], context, "explicit")
    if any(part.role == "direction" and part.start > _of(match, "month") for part in match.parts):
        year = year_of(match, context)
        return None if year is None else Resolved(edtf.month(year, month), "relative")
    return directed([edtf.month(year, month) for year in years_around(context)], direction, context)


def read_month_then(match: Match, context: Context) -> Resolved | None:
    """A month with its direction after it: French "mai dernier", Spanish "mayo pasado"."""
    month, direction = match.number("month"), match.number("direction")
    assert month is not None
    months = [edtf.month(year, month) for year in years_around(context)]
    return chosen(months, context, "explicit") if direction is None else directed(months, direction, context)


def read_hijri(match: Match, context: Context) -> Resolved | None:
    """A day of the Islamic calendar, converted by the tabular one, which may be a day off: so approximate."""
    year, month, day = match.number("hijri_year"), match.number("hijri_month"), match.number("day")
    assert year is not None and month is not None and day is not None
    first = calendar.hijri_day(year, month, day)
    return Resolved(edtf.span(calendar.shift_days(first, -1), calendar.shift_days(first, 1)).approximate(), "explicit")


def _of(match: Match, role: str) -> int:
    return next(part.start for part in match.parts if part.role == role)


def read_month_range(match: Match, context: Context) -> Resolved | None:
    """ "March to May", "December to February 2018"."""
    first, last = match.number("month"), match.number("month2")
    assert first is not None and last is not None
    year = year_of(match, context)
    if year is None:
        last_of = chosen([edtf.month(each, last) for each in years_around(context)], context, "explicit")
        if last_of is None or last_of.period.end is None:
            return None
        year = last_of.period.end.year
    begin = datetime.date(year if first <= last else year - 1, first, 1)
    return Resolved(edtf.span(begin, edtf.month_end(year, last)), "explicit")


def read_day_range(match: Match, context: Context) -> Resolved | None:
    """ "3-5 May", "May 3 to 5, 2017"."""
    month, day, last = match.number("month"), match.number("day"), match.number("day2")
    assert month is not None and day is not None and last is not None
    year = year_of(match, context)
    if year is None:
        begin = chosen(_days_of_years(month, day, None, context), context, "explicit")
        if begin is None or begin.period.start is None:
            return None
        year = begin.period.start.year
    return Resolved(edtf.span(datetime.date(year, month, day), datetime.date(year, month, last)), "explicit")


def read_nth(match: Match, context: Context) -> Resolved | None:
    """ "The first Sunday of May", "the last week of June"."""
    month, nth = match.number("month"), match.number("nth")
    assert month is not None and nth is not None
    said = year_of(match, context)
    years = years_around(context) if said is None else (said,)
    periods = [_nth(match, year, month, nth) for year in years]
    if said is not None:
        return Resolved(periods[0], "explicit")
    return chosen(periods, context, "explicit")


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


def read_week_of(match: Match, context: Context) -> Resolved | None:
    """ "The week of May 29"."""
    found = read_date(match, context)
    if found is None or found.period.start is None:
        return None
    return Resolved(calendar.week_of(found.period.start), found.basis)


def read_week_edge(match: Match, context: Context) -> Resolved | None:
    """ "The week ending September 20": the seven days that the day closes, or opens."""
    found, edge = read_date(match, context), match.number("week_edge")
    if found is None or found.period.start is None or edge is None:
        return None
    days = sorted((found.period.start, calendar.shift_days(found.period.start, 6 * edge)))
    return Resolved(edtf.span(days[0], days[1]), found.basis)


def read_year(match: Match, context: Context) -> Resolved | None:
    """ "2017", "in 1985"."""
    year = match.number("year")
    return None if year is None else Resolved(edtf.year(year), "explicit")


def read_year_range(match: Match, context: Context) -> Resolved | None:
    """ "1991-95", "2011 to 2014"."""
    first, last, short = match.number("year"), match.number("year2"), match.number("yy")
    assert first is not None
    if last is None:
        assert short is not None
        last = first - first % 100 + short
    if last <= first:
        return None
    return Resolved(edtf.span(datetime.date(first, 1, 1), datetime.date(last, 12, 31)), "explicit")


def read_decade(match: Match, context: Context) -> Resolved | None:
    """ "The 1990s", "the nineties"."""
    number = match.number("decade")
    if number is None:
        return None
    return Resolved(edtf.decade(number if number > 99 else 1900 + number), "explicit")


def read_century(match: Match, context: Context) -> Resolved | None:
    """ "The 19th century"."""
    number = match.number("nth")
    return None if number is None else Resolved(edtf.century(number - 1), "explicit")


def read_season(match: Match, context: Context) -> Resolved | None:
    """ "Spring 2017", "last summer", "in winter"."""
    code, direction = match.number("season"), match.number("direction")
    assert code is not None
    year = match.number("year")
    if year is None and direction is not None and match.rule.pattern.endswith("'year'"):
        year = year_of(match, context)
    if year is not None:
        return Resolved(edtf.season(year, code), "explicit")
    seasons = [edtf.season(each, code) for each in years_around(context)]
    if direction is None:
        return chosen(seasons, context, "explicit")
    if direction > 0 and _is_of_old_story(context):
        return next_named([edtf.season(each, code) for each in years_beside(context.thread)], 1, context)
    return directed(seasons, direction, context)


def _is_of_old_story(context: Context) -> bool:
    """Whether the past tense tells of what came next in a story of long ago: "the next spring it was raised"."""
    end = None if context.thread is None else context.thread.end
    if end is None or context.anchor is None or context.tense != "past":
        return False
    return (context.anchor - end).days > OLD_DAYS


def read_quarter(match: Match, context: Context) -> Resolved | None:
    """ "The third quarter of 2017"."""
    number = match.number("nth")
    if number is None or not 1 <= number <= 4:
        return None
    year = year_of(match, context)
    if year is not None:
        return Resolved(calendar.quarter(year, number), "explicit")
    quarters = [calendar.quarter(each, number) for each in years_around(context)]
    return chosen(quarters, context, "relative", near_days=2 * NEAR_DAYS)


def read_half(match: Match, context: Context) -> Resolved | None:
    """ "The first half of 2017"."""
    number, year = match.number("nth"), year_of(match, context)
    if number not in (1, 2) or year is None:
        return None
    return Resolved(calendar.half(year, number), "explicit")


def read_feast(match: Match, context: Context) -> Resolved | None:
    """ "Christmas", "Eid al-Fitr 2017", "the eve of Nowruz"."""
    rule = load_feasts()[match.get("feast") or ""]
    shift = -1 if match.rule.reading == "feast_eve" else 0
    said = match.number("year")
    years = years_around(context) if said is None else (said,)
    found = [period for year in years if (period := calendar.feast(rule, year)) is not None]
    if shift and (found and found[0].precision == 1):
        found = [edtf.day(calendar.shift_days(period.start, shift)) for period in found if period.start is not None]
    if said is not None:
        return Resolved(found[0], "explicit") if found else None
    direction = match.number("direction")
    return chosen(found, context, "explicit") if not direction else directed(found, direction, context)


def read_feast_weekend(match: Match, context: Context) -> Resolved | None:
    """The Saturday and Sunday nearest to the feast, and the feast itself where it stands beside them."""
    found = read_feast(match, context)
    if found is None or found.period.start is None:
        return None
    feast = found.period.start
    saturday = calendar.weekday_on_or_before(calendar.shift_days(feast, 2), 6)
    sunday = calendar.shift_days(saturday, 1)
    beside = abs((feast - saturday).days) == 1 or abs((feast - sunday).days) == 1
    days = (saturday, sunday, feast) if beside else (saturday, sunday)
    return Resolved(edtf.span(min(days), max(days)), found.basis)
