"""Arithmetic of days, weeks, months and feasts. Weeks run from Monday to Sunday (ISO 8601)."""

from __future__ import annotations

import calendar
import datetime
import math

from timeline.dates import edtf
from timeline.dates.edtf import ONE_DAY, Period

HIJRI_EPOCH_ORDINAL = 227015
HIJRI_CYCLE_YEARS = 30
HIJRI_CYCLE_DAYS = 10631
ORDINAL_EPOCH_JULIAN = 1721424.5
HOURS_OF_DAY = 24
# Days, and how often the anomalies of sun and moon and the moon's argument of latitude go into the sine.
NEW_MOON_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
)


def shift_days(date: datetime.date, count: int) -> datetime.date:
    """The day `count` days later (earlier when negative)."""
    return date + datetime.timedelta(days=count)


def shift_months(date: datetime.date, count: int) -> datetime.date:
    """The same day `count` months later, or the last of that month where it has no such day."""
    months = date.year * 12 + date.month - 1 + count
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(date.day, calendar.monthrange(year, month + 1)[1]))


def week_of(date: datetime.date) -> Period:
    """Monday to Sunday of the week that holds `date`."""
    monday = shift_days(date, -date.weekday())
    return edtf.span(monday, shift_days(monday, 6))


def weekend_of(date: datetime.date) -> Period:
    """Saturday and Sunday of the week that holds `date`."""
    saturday = shift_days(date, 5 - date.weekday())
    return edtf.span(saturday, shift_days(saturday, 1))


def weekday_on_or_before(date: datetime.date, weekday: int) -> datetime.date:
    """The latest day not after `date` that is `weekday` (1 Monday to 7 Sunday)."""
    return shift_days(date, -((date.isoweekday() - weekday) % 7))


def weekday_on_or_after(date: datetime.date, weekday: int) -> datetime.date:
    """The earliest day not before `date` that is `weekday` (1 Monday to 7 Sunday)."""
    return shift_days(date, (weekday - date.isoweekday()) % 7)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> datetime.date:
    """The nth such weekday of a month; -1 is the last. ValueError where the month has none."""
    if nth < 0:
        return shift_days(weekday_on_or_before(edtf.month_end(year, month), weekday), 7 * (nth + 1))
    found = shift_days(weekday_on_or_after(datetime.date(year, month, 1), weekday), 7 * (nth - 1))
    if found.month != month:
        raise ValueError(f"{year}-{month:02d} has no weekday {weekday} number {nth}")
    return found


def nth_week(year: int, month: int, nth: int) -> Period:
    """The nth week of a month, where a week belongs to the month of its Thursday; -1 is the last."""
    return week_of(nth_weekday(year, month, 4, nth))


def quarter(year: int, number: int) -> Period:
    """Three months of a year, 1 to 4."""
    return edtf.span(datetime.date(year, 3 * number - 2, 1), edtf.month_end(year, 3 * number))


def half(year: int, number: int) -> Period:
    """Six months of a year, 1 or 2."""
    return edtf.span(datetime.date(year, 6 * number - 5, 1), edtf.month_end(year, 6 * number))


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian churches (Meeus, Jones and Butcher)."""
    golden = year % 19
    hundreds, rest = divmod(year, 100)
    leap, left = divmod(hundreds, 4)
    moon = (19 * golden + hundreds - leap - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def hijri_day(year: int, month: int, day: int) -> datetime.date:
    """A day of the tabular Islamic calendar (civil epoch); the sighted calendar may be a day off either way."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day
    return datetime.date.fromordinal(HIJRI_EPOCH_ORDINAL + days - 1)


def hijri_year_of(date: datetime.date) -> int:
    """The year of the tabular Islamic calendar that holds `date`."""
    return (HIJRI_CYCLE_YEARS * (date.toordinal() - HIJRI_EPOCH_ORDINAL) + 10646) // HIJRI_CYCLE_DAYS


def hebrew_new_year(year: int) -> datetime.date:
    """Rosh Hashanah of the Hebrew year that begins in the Gregorian autumn of `year` (Dershowitz and Reingold)."""
    hebrew = year + 3761
    months = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    if 3 * (days + 1) % 7 < 3:
        days += 1
    return datetime.date.fromordinal(-1373428 + days + _hebrew_delay(hebrew) + 1)


def _hebrew_delay(hebrew: int) -> int:
    def elapsed(number: int) -> int:
        months = (235 * number - 234) // 19
        days = 29 * months + (12084 + 13753 * months) // 25920
        return days + 1 if 3 * (days + 1) % 7 < 3 else days

    if elapsed(hebrew + 1) - elapsed(hebrew) == 356:
        return 2
    return 1 if elapsed(hebrew) - elapsed(hebrew - 1) == 382 else 0


def new_moon_from(first: datetime.date, hours_east: float) -> datetime.date:
    """The day of the first new moon on or after `first`, by clocks so many hours ahead of Greenwich.

    Meeus, "Astronomical Algorithms", chapter 49, to some minutes: a moon that is new at midnight may be a day off.
    """
    number = math.floor((first.year + first.timetuple().tm_yday / 365.25 - 2000) * 12.3685) - 1
    while True:
        day = math.floor(_new_moon(number) - ORDINAL_EPOCH_JULIAN + hours_east / HOURS_OF_DAY)
        if day >= first.toordinal():
            return datetime.date.fromordinal(day)
        number += 1


def _new_moon(number: int) -> float:
    """The Julian day of a new moon, counted from the first of the year 2000."""
    centuries = number / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number)
    latitude = math.radians(160.7108 + 390.67050284 * number)
    mean = 2451550.09766 + 29.530588861 * number + 0.00015437 * centuries**2
    return mean + sum(
        amount * math.sin(suns * sun + moons * moon + latitudes * latitude)
        for amount, suns, moons, latitudes in NEW_MOON_TERMS
    )


def feast(rule: str, year: int) -> Period | None:
    """The days of a feast in a Gregorian year by its rule, or None where that year has none.

    Rules: `day YYYY-MM-DD` (whatever the year), `fixed MM-DD`, `nth MONTH WEEKDAY NTH [OFFSET]`, `easter OFFSET`,
    `hebrew OFFSET` (days from the New Year that falls in `year`), `hijri MONTH DAY` (a day of doubt on either side),
    `hijri-month MONTH` and `new-moon MM-DD HOURS_EAST DOUBT` (the first on or after that day, and days before it).
    """
    kind, *words = rule.split()
    if kind == "day":
        return edtf.day(datetime.date.fromisoformat(words[0]))
    if kind == "fixed":
        return edtf.day(datetime.date.fromisoformat(f"{year:04d}-{words[0]}"))
    if kind == "new-moon":
        found = new_moon_from(datetime.date.fromisoformat(f"{year:04d}-{words[0]}"), float(words[1]))
        return edtf.span(shift_days(found, -int(words[2])), found)
    numbers = [int(word) for word in words]
    if kind == "nth":
        offset = numbers[3] if len(numbers) > 3 else 0
        return edtf.day(shift_days(nth_weekday(year, numbers[0], numbers[1], numbers[2]), offset))
    if kind == "easter":
        return edtf.day(shift_days(easter(year), numbers[0]))
    if kind == "hebrew":
        return edtf.day(shift_days(hebrew_new_year(year), numbers[0]))
    return _hijri_feast(kind, numbers, year)


def _hijri_feast(kind: str, numbers: list[int], year: int) -> Period | None:
    for hijri in range(hijri_year_of(datetime.date(year, 1, 1)), hijri_year_of(datetime.date(year, 12, 31)) + 1):
        first = hijri_day(hijri, numbers[0], numbers[1] if kind == "hijri" else 1)
        if first.year != year:
            continue
        if kind == "hijri":
            return edtf.span(shift_days(first, -1), shift_days(first, 1))
        last = hijri_day(hijri, numbers[0] + 1, 1) - ONE_DAY if numbers[0] < 12 else shift_days(first, 29)
        return edtf.span(first, last).approximate()
    return None


def unit_at(base: datetime.date, unit: str, shift: int) -> Period:
    """The whole unit of the calendar that lies `shift` units from the one that holds `base`."""
    if unit in ("day", "night"):
        return edtf.day(shift_days(base, shift))
    if unit == "week":
        return week_of(shift_days(base, 7 * shift))
    if unit == "weekend":
        return weekend_of(shift_days(base, 7 * shift))
    if unit == "fortnight":
        first = shift_days(base, -base.weekday() + 14 * shift)
        return edtf.span(first, shift_days(first, 13))
    if unit == "month":
        first = shift_months(base.replace(day=1), shift)
        return edtf.month(first.year, first.month)
    if unit == "year":
        return edtf.year(base.year + shift)
    if unit == "decade":
        return edtf.decade(base.year + 10 * shift)
    return edtf.century(base.year // 100 + shift)
