import datetime

import pytest

from timeline.dates import calendar

D = datetime.date


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (D(2017, 5, 31), 1, D(2017, 6, 30)),
        (D(2016, 2, 29), 12, D(2017, 2, 28)),
        (D(2017, 1, 15), -1, D(2016, 12, 15)),
        (D(2017, 5, 29), -24, D(2015, 5, 29)),
    ],
)
def test_months_keep_the_day_or_take_the_last(day, months, moved):
    assert calendar.shift_months(day, months) == moved


@pytest.mark.parametrize(
    ("weekday", "before", "after"),
    [(1, D(2017, 5, 29), D(2017, 5, 29)), (5, D(2017, 5, 26), D(2017, 6, 2)), (7, D(2017, 5, 28), D(2017, 6, 4))],
)
def test_the_nearest_weekday_on_either_side_of_a_monday(weekday, before, after):
    assert calendar.weekday_on_or_before(D(2017, 5, 29), weekday) == before
    assert calendar.weekday_on_or_after(D(2017, 5, 29), weekday) == after


@pytest.mark.parametrize(("year", "day"), [(2016, D(2016, 3, 27)), (2017, D(2017, 4, 16)), (2024, D(2024, 3, 31))])
def test_easter(year, day):
    assert calendar.easter(year) == day


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2015, D(2015, 9, 14)),
        (2016, D(2016, 10, 3)),
        (2019, D(2019, 9, 30)),
        (2021, D(2021, 9, 7)),
        (2024, D(2024, 10, 3)),
    ],
)
def test_the_hebrew_new_year(year, day):
    assert calendar.hebrew_new_year(year) == day


@pytest.mark.parametrize(
    ("rule", "year", "value"),
    [
        ("fixed 12-25", 2017, "2017-12-25"),
        ("nth 11 4 4", 2017, "2017-11-23"),
        ("nth 11 4 4 1", 2017, "2017-11-24"),
        ("nth 5 1 -1", 2017, "2017-05-29"),
        ("easter -2", 2017, "2017-04-14"),
        ("hebrew -163", 2017, "2017-04-11"),
        ("hijri 10 1", 2017, "2017-06-25/2017-06-27"),
        ("hijri-month 9", 2024, "2024-03-11~/2024-04-09~"),
    ],
)
def test_feasts_by_their_rules(rule, year, value):
    feast = calendar.feast(rule, year)

    assert feast is not None
    assert feast.edtf == value


def test_a_week_of_a_month_is_the_one_whose_thursday_lies_in_it():
    assert calendar.nth_week(2009, 3, -1).edtf == "2009-03-23/2009-03-29"


def test_a_month_without_a_fifth_friday_says_so():
    with pytest.raises(ValueError, match="no weekday 5"):
        calendar.nth_weekday(2017, 5, 5, 5)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2001, (1, 24)), (2010, (2, 14)), (2012, (1, 23)), (2015, (2, 19)), (2020, (1, 25)), (2023, (1, 22))],
)
def test_the_lunar_new_year_is_a_new_moon_in_china(year, day):
    found = calendar.new_moon_from(datetime.date(year, 1, 21), 8)

    assert (found.month, found.day) == day
