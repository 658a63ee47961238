"""Periods of whole days and their Extended Date/Time Format strings (EDTF level 1, ISO 8601-2).

Level 1 as written here: `2017-05-26`, `2017-05`, `2017`, `201X`, `19XX`, `2017-21` (a season), intervals `A/B` of
these, open intervals `../B` and `A/..`, and the qualifiers `~`, `?` and `%` at the end of a value.
"""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass

ONE_DAY = datetime.timedelta(days=1)
DAYS_OF_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
# The widest reading of each season of the northern year: meteorological start, astronomical end.
SEASON_BOUNDS = {21: ((3, 1), (6, 21)), 22: ((6, 1), (9, 23)), 23: ((9, 1), (12, 22)), 24: ((12, 1), (3, 21))}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}|\d{3}X|\d\dXX")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole days with its EDTF string; `start` or `end` is None where it is open."""

    start: datetime.date | None
    end: datetime.date | None
    edtf: str

    @property
    def precision(self) -> int:
        """1 a day, 2 up to six days, 3 a week, 4 up to 31 days, 5 up to a year, 6 longer or open."""
        if self.start is None or self.end is None:
            return 6
        days = (self.end - self.start).days + 1
        return next((code for most, code in DAYS_OF_PRECISION if days <= most), 6)

    def approximate(self) -> Period:
        """The same days, marked as approximate (`~`)."""
        parts = (part if part[-1:] in ("~", ".") else f"{part}~" for part in self.edtf.split("/"))
        return Period(self.start, self.end, "/".join(parts))


@functools.lru_cache(maxsize=4096)
def day(date: datetime.date) -> Period:
    """One day."""
    return Period(date, date, date.isoformat())


def month(year: int, number: int) -> Period:
    """One month of the calendar."""
    return span(datetime.date(year, number, 1), month_end(year, number))


def year(number: int) -> Period:
    """One calendar year."""
    return span(datetime.date(number, 1, 1), datetime.date(number, 12, 31))


def decade(first_year: int) -> Period:
    """The ten years that share three digits with `first_year`."""
    first = first_year - first_year % 10
    return Period(datetime.date(max(first, 1), 1, 1), datetime.date(first + 9, 12, 31), f"{first // 10:03d}X")


def century(number: int) -> Period:
    """The hundred years that share two digits: 19 is the 1900s, which English calls the 20th century."""
    return Period(
        datetime.date(max(number * 100, 1), 1, 1), datetime.date(number * 100 + 99, 12, 31), f"{number:02d}XX"
    )


def season(year_number: int, code: int) -> Period:
    """A season by its EDTF code, 21 spring to 24 winter; a winter is named for the year in which it begins."""
    (month_a, day_a), (month_b, day_b) = SEASON_BOUNDS[code]
    last_year = year_number + 1 if code == 24 else year_number
    first, last = datetime.date(year_number, month_a, day_a), datetime.date(last_year, month_b, day_b)
    return Period(first, last, f"{year_number:04d}-{code}")


def span(start: datetime.date, end: datetime.date) -> Period:
    """The days from `start` to `end`, written as short as EDTF can: a day, a month, a year, months or days."""
    if start > end:
        raise ValueError(f"a period cannot end ({end}) before it starts ({start})")
    if start == end:
        return day(start)
    if start.day == 1 and end == month_end(end.year, end.month):
        return Period(start, end, _whole_months(start, end))
    return Period(start, end, f"{start.isoformat()}/{end.isoformat()}")


def _whole_months(start: datetime.date, end: datetime.date) -> str:
    if start.month == 1 and end.month == 12:
        years = f"{start.year:04d}", f"{end.year:04d}"
        return years[0] if start.year == end.year else "/".join(years)
    first, last = f"{start.year:04d}-{start.month:02d}", f"{end.year:04d}-{end.month:02d}"
    return first if first == last else f"{first}/{last}"


def until(end: datetime.date) -> Period:
    """Any day up to `end`, itself included."""
    return Period(None, end, f"../{end.isoformat()}")


def month_end(year_number: int, number: int) -> datetime.date:
    """The last day of a month."""
    return datetime.date(year_number, number, calendar.monthrange(year_number, number)[1])


def parse(text: str) -> Period:
    """First and last day of an EDTF string of the forms above; ValueError when it is none of them."""
    if "/" not in text:
        return _parse_one(text)
    left, _, right = text.partition("/")
    start = None if left in ("", "..") else _parse_one(left).start
    end = None if right in ("", "..") else _parse_one(right).end
    if start is not None and end is not None and start > end:
        raise ValueError(f"not a date of EDTF level 1: {text!r} ends before it starts")
    return Period(start, end, text)


def _parse_one(text: str) -> Period:
    bare = text.rstrip("~?%")
    if found := _DAY.fullmatch(bare):
        date = datetime.date(int(found[1]), int(found[2]), int(found[3]))
        return Period(date, date, text)
    if found := _MONTH.fullmatch(bare):
        number = int(found[2])
        whole = season(int(found[1]), number) if number in SEASON_BOUNDS else month(int(found[1]), number)
        return Period(whole.start, whole.end, text)
    if not _YEAR.fullmatch(bare):
        raise ValueError(f"not a date of EDTF level 1: {text!r}")
    first, last = int(bare.replace("X", "0")), int(bare.replace("X", "9"))
    return Period(datetime.date(max(first, 1), 1, 1), datetime.date(last, 12, 31), text)
