"""The value of one expression of time, given what it is measured from.

`READINGS` is the policy: one short function for each way of reading, from the surest to the vaguest. Each gives a
`Resolved` or None where the words cannot be resolved (no day to count from, a day the calendar does not have).
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from timeline.dates import edtf
from timeline.dates.context import Context, Reading, Resolved, start_of
from timeline.dates.counted import (
    read_ago,
    read_ago_deictic,
    read_ago_unit,
    read_ago_weekday,
    read_later,
    read_quarter_direction,
    read_span,
)
from timeline.dates.grammar import Match
from timeline.dates.named import (
    read_century,
    read_date,
    read_day_of_month,
    read_day_range,
    read_decade,
    read_feast,
    read_feast_weekend,
    read_half,
    read_hijri,
    read_month,
    read_month_range,
    read_month_then,
    read_nth,
    read_numeric,
    read_quarter,
    read_season,
    read_week_edge,
    read_week_of,
    read_year,
    read_year_range,
)
from timeline.dates.sequels import read_clock, read_month_sequel, read_same_day, read_same_period, read_sequel
from timeline.dates.weekdays import (
    read_deictic,
    read_overnight,
    read_overnight_into,
    read_unit,
    read_weekday,
    read_weekday_of_week,
    read_weekday_sequel,
)

TENSELESS = frozenset(
    (
        "ago",
        "ago_deictic",
        "ago_unit",
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
            begin = resolve(first, replace(context, anchor=start_of(last.period if last else None) or context.anchor))
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


def _read_vote_day(match: Match, context: Context) -> Resolved | None:
    """The day of a vote, which only the rest of the article tells: see `timeline.dates.vote_days`."""
    return None


READINGS: dict[str, Reading] = {
    "date": read_date,
    "date_short": read_date,
    "numeric": read_numeric,
    "day_range": read_day_range,
    "month": read_month,
    "month_short": read_month,
    "month_first": read_month,
    "month_sequel": read_month_sequel,
    "month_then": read_month_then,
    "month_range": read_month_range,
    "hijri": read_hijri,
    "nth_weekday": read_nth,
    "nth_day": read_nth,
    "nth_week": read_nth,
    "nth_weekend": read_nth,
    "week_of": read_week_of,
    "week_edge": read_week_edge,
    "quarter": read_quarter,
    "half": read_half,
    "season": read_season,
    "feast": read_feast,
    "feast_eve": read_feast,
    "feast_weekend": read_feast_weekend,
    "year": read_year,
    "year_range": read_year_range,
    "decade": read_decade,
    "century": read_century,
    "weekday": read_weekday,
    "weekday_of_week": read_weekday_of_week,
    "deictic": read_deictic,
    "overnight": read_overnight,
    "overnight_into": read_overnight_into,
    "ago_weekday": read_ago_weekday,
    "ago_deictic": read_ago_deictic,
    "ago_unit": read_ago_unit,
    "ago": read_ago,
    "unit": read_unit,
    "quarter_direction": read_quarter_direction,
    "span": read_span,
    "later": read_later,
    "sequel": read_sequel,
    "weekday_sequel": read_weekday_sequel,
    "same_period": read_same_period,
    "same_day": read_same_day,
    "day_of_month": read_day_of_month,
    "clock": read_clock,
    "vote_day": _read_vote_day,
}
