import datetime

import pytest

from timeline.dates import edtf

D = datetime.date


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2017-05-26", D(2017, 5, 26), D(2017, 5, 26), 1),
        ("2017-05-26~", D(2017, 5, 26), D(2017, 5, 26), 1),
        ("2017-05-25/2017-05-26", D(2017, 5, 25), D(2017, 5, 26), 2),
        ("2017-05-22/2017-05-28", D(2017, 5, 22), D(2017, 5, 28), 3),
        ("2017-05", D(2017, 5, 1), D(2017, 5, 31), 4),
        ("2016-02?", D(2016, 2, 1), D(2016, 2, 29), 4),
        ("2017-01/2017-03", D(2017, 1, 1), D(2017, 3, 31), 5),
        ("2017", D(2017, 1, 1), D(2017, 12, 31), 5),
        ("2017-21", D(2017, 3, 1), D(2017, 6, 21), 5),
        ("2017-24", D(2017, 12, 1), D(2018, 3, 21), 5),
        ("201X", D(2010, 1, 1), D(2019, 12, 31), 6),
        ("19XX", D(1900, 1, 1), D(1999, 12, 31), 6),
        ("../2017-05-26", None, D(2017, 5, 26), 6),
        ("2017-05-26/..", D(2017, 5, 26), None, 6),
        ("2016/2018", D(2016, 1, 1), D(2018, 12, 31), 6),
    ],
)
def test_reads_first_day_last_day_and_precision(text, start, end, precision):
    period = edtf.parse(text)

    assert (period.start, period.end, period.precision, period.edtf) == (start, end, precision, text)


@pytest.mark.parametrize(
    "text", ["", "May 2017", "2017-13", "2017-02-30", "2017-05-26/2017-05-25", "17", "XXXX", "20X7"]
)
def test_refuses_what_is_no_date(text):
    with pytest.raises(ValueError, match=r".+"):
        edtf.parse(text)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (D(2017, 5, 1), D(2017, 5, 1), "2017-05-01"),
        (D(2017, 5, 1), D(2017, 5, 31), "2017-05"),
        (D(2017, 5, 1), D(2017, 5, 30), "2017-05-01/2017-05-30"),
        (D(2017, 5, 1), D(2017, 6, 30), "2017-05/2017-06"),
        (D(2017, 1, 1), D(2017, 12, 31), "2017"),
        (D(2016, 1, 1), D(2017, 12, 31), "2016/2017"),
    ],
)
def test_writes_a_span_as_short_as_it_can(start, end, text):
    assert edtf.span(start, end).edtf == text
    assert edtf.parse(text).start == start
    assert edtf.parse(text).end == end


def test_a_span_cannot_run_backwards():
    with pytest.raises(ValueError, match="cannot end"):
        edtf.span(D(2017, 5, 2), D(2017, 5, 1))


def test_approximate_keeps_the_days_and_marks_each_end_once():
    week = edtf.span(D(2017, 5, 22), D(2017, 5, 28)).approximate()

    assert week.edtf == "2017-05-22~/2017-05-28~"
    assert week.approximate() == week
    assert edtf.until(D(2017, 5, 1)).approximate().edtf == "../2017-05-01~"
