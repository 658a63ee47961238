"""The publication time that metadata give, as ISO 8601 with its precision. Nothing ambiguous is accepted."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1600, 2199
DAY, MONTH, YEAR = 1, 4, 5
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBERS = (
    {name: number for number, name in enumerate(_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
    | {"sept": 9}
)
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_DAY_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?,?\s+(\d{4})\b(.*)", re.S)
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b(.*)", re.S)
_DAY_WITH_JUNK = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T\s,].*)?", re.S)
MAX_CHARS = 80


class Time(NamedTuple):
    """An ISO date or date-time, and its precision as in the contract (1 a day, 4 a month, 5 a year)."""

    iso: str
    precision: int


def read_time(value: str) -> Time | None:
    """The time `value` states, or None where it states none or could be read two ways (`05/06/2017`)."""
    value = value.strip()
    if not value or len(value) > MAX_CHARS:
        return None
    for attempt in (_iso, _mail, _worded, _day_with_junk, _coarse):
        if (found := attempt(value)) is not None:
            return found
    return None


def _iso(value: str) -> Time | None:
    if len(value) < 8 or not value[:4].isdigit() or "W" in value:
        return None
    try:
        if len(value) <= 10:
            return _checked(datetime.date.fromisoformat(value))
        return _checked(datetime.datetime.fromisoformat(value))
    except ValueError:
        return None


def _mail(value: str) -> Time | None:
    try:
        return _checked(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _worded(value: str) -> Time | None:
    if (match := _DAY_FIRST.fullmatch(value)) is not None:
        day, month, year = match[1], match[2], match[3]
    elif (match := _MONTH_FIRST.fullmatch(value)) is not None:
        month, day, year = match[1], match[2], match[3]
    else:
        return None
    return _day(int(year), _MONTH_NUMBERS.get(month.casefold()), int(day))


def _day_with_junk(value: str) -> Time | None:
    if (match := _DAY_WITH_JUNK.fullmatch(value)) is None:
        return None
    return _day(int(match[1]), int(match[3]), int(match[4]))


def _coarse(value: str) -> Time | None:
    if (match := _YEAR_MONTH.fullmatch(value)) is not None and _day(int(match[1]), int(match[2]), 1):
        return Time(value, MONTH)
    if _YEAR.fullmatch(value) is not None and FIRST_YEAR <= int(value) <= LAST_YEAR:
        return Time(value, YEAR)
    return None


def _day(year: int, month: int | None, day: int) -> Time | None:
    try:
        return _checked(datetime.date(year, month or 0, day))
    except ValueError:
        return None


def _checked(time: datetime.date) -> Time | None:
    if not FIRST_YEAR <= time.year <= LAST_YEAR:
        return None
    return Time(time.isoformat(), DAY)
