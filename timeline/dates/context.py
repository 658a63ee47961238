"""What an expression of time is read against, what comes of it, and how one of several days is chosen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from timeline.dates.edtf import Period
from timeline.dates.grammar import Match
from timeline.dates.narrative import of_story
from timeline.model import DateBasis, DateValue

Tense = Literal["past", "future", "unknown"]
FAR_DAYS = 200
NEAR_DAYS = 30
ABROAD_DAYS = 2  # where it is a day later, or the day of publication a day early
YEARS_AHEAD = 20
CENTURY_TURN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression is read against: days known, the tense of its clause, the habit of its article.

    `anchor` is the day the words were written (dateline or publication); `thread_day` the last day the narrative
    set, `thread` the last period it set, whatever its width; `in_night` tells that this day is a night of two days,
    `at_night` that it was named by its night ("Friday night"), `in_morning` by its dawn or morning, `is_done` that a
    verb in the past tells what was done then, `told_on` is the day on which somebody is said to have told it. `story`
    is the date of long ago from which the sentences before go on; `days` are the single days told so far, in order.
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
    days: tuple[datetime.date, ...] = ()


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


def years_around(context: Context) -> Iterable[int]:
    """The years that a day without one may be of: those beside the anchor, and beside a story of long ago."""
    if context.anchor is None:
        return ()
    years = range(context.anchor.year - 2, context.anchor.year + 2)
    told = None if context.story is None else context.story.start
    return years if told is None else sorted({*years, told.year, told.year + 1})


def year_of(match: Match, context: Context) -> int | None:
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


def directed(periods: list[Period], direction: int, context: Context) -> Resolved | None:
    """ "Last March", "next summer": the nearest that is over, or has not begun; "this" is the nearest of all."""
    anchor = context.anchor
    if anchor is None:
        return None
    if direction == 0:
        return chosen(periods, context, "relative")
    if direction < 0:
        over = [period for period in periods if period.end is not None and period.end < anchor]
        return Resolved(over[-1], "relative") if over else None
    ahead = [period for period in periods if period.start is not None and period.start > anchor]
    return Resolved(ahead[0], "relative") if ahead else None


def start_of(period: Period | None) -> datetime.date | None:
    """The first day of a period; None where there is none, or no first day."""
    return None if period is None else period.start


def chosen(periods: list[Period], context: Context, basis: DateBasis, *, near_days: int = 0) -> Resolved | None:
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
