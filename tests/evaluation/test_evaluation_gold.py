"""Coding sheets as users write them."""

import datetime

import pytest

from timeline.errors import ReferenceDataError
from timeline.evaluation.gold import read_sheet


def sheet(tmp_path, text):
    path = tmp_path / "gold.csv"
    path.write_text(text, encoding="utf-8")
    return read_sheet(path)


def test_headers_in_any_case_order_and_separator(tmp_path):
    read = sheet(tmp_path, "Killed;Event Date;Article ID;Latitude;Longitude;Remark\n3;2017-05-26;a1;28,1;30.7;x\n")
    (row,) = read.rows
    assert (row.article, row.deaths, row.first, row.lat, row.lon) == ("a1", 3, datetime.date(2017, 5, 26), 28.1, 30.7)
    assert read.unread == ("Remark",)


def test_a_byte_order_mark_and_short_rows_are_no_trouble(tmp_path):
    read = sheet(tmp_path, "\ufeffarticle_id,event_type,deaths\na1,assault\n\n")
    assert [(row.event_type, row.deaths) for row in read.rows] == [("ASSAULT", None)]


def test_rows_not_filled_are_counted_and_left_out(tmp_path):
    read = sheet(tmp_path, "article_id,title,event_type\na1,A headline,\na2,Another,CONSULT\n")
    assert (len(read.rows), read.empty) == (1, 1)


def test_no_event_is_said_with_none(tmp_path):
    assert sheet(tmp_path, "article_id,event_type\na1,None\n").rows[0].none


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2017-05-26", (2017, 5, 26), (2017, 5, 26)),
        ("2017-05", (2017, 5, 1), (2017, 5, 31)),
        ("2017-05-26/2017-05-29", (2017, 5, 26), (2017, 5, 29)),
        ("26 May 2017", (2017, 5, 26), (2017, 5, 26)),
        ("May 26, 2017", (2017, 5, 26), (2017, 5, 26)),
        ("26/05/2017", (2017, 5, 26), (2017, 5, 26)),
        ("05/26/2017", (2017, 5, 26), (2017, 5, 26)),
        ("26.05.2017", (2017, 5, 26), (2017, 5, 26)),
    ],
)
def test_dates_as_people_write_them(tmp_path, written, first, last):
    (row,) = sheet(tmp_path, f'article_id,date\na1,"{written}"\n').rows
    assert (row.first, row.last) == (datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title,date\nx,2017\n", "gold.csv:1: no column article_id"),
        ("article_id,date\na1,03/04/2017\n", "gold.csv:2: date '03/04/2017' may be"),
        ("article_id,date\na1,soon\n", "gold.csv:2: date 'soon' must be"),
        ("article_id,deaths\na1,some\n", "gold.csv:2: deaths 'some' must be"),
        ("article_id,lat\na1,2017\n", "gold.csv:2: lat '2017' must be"),
        ("article_id,country\na1,Egypt\n", "gold.csv:2: country 'Egypt' must be"),
        ("article_id,deaths\n,3\n", "gold.csv:2: article_id is empty"),
    ],
)
def test_trouble_names_file_and_line(tmp_path, text, said):
    with pytest.raises(ReferenceDataError, match=said.replace("(", r"\(")):
        sheet(tmp_path, text)
