import csv
import datetime
import io
import json

import pandas as pd
import pyarrow.parquet as pq
import pytest

from timeline.errors import DatasetError
from timeline.tables import (
    ARTICLES,
    EVENTS,
    EVIDENCE,
    TABLES,
    arrow_table,
    csv_text,
    data_dictionary,
    frame,
    read_table,
    safe_cell,
    write_table,
)

EVENT = {
    "event_id": "e-1",
    "title": "Strike on a depot",
    "event_type": "ASSAULT",
    "date_start": datetime.date(2017, 5, 26),
    "lat": 32.767,
    "lon": 22.6367,
    "actors": ("one", "two, and three"),
    "deaths_best": 0,
}


def test_an_empty_table_has_every_column():
    for table in TABLES:
        assert frame(arrow_table(table, [])).columns.tolist() == list(table.names)


def test_unknown_is_an_empty_cell_and_none_said_is_a_zero():
    (row,) = csv.DictReader(io.StringIO(csv_text(EVENTS, arrow_table(EVENTS, [EVENT]))))
    assert row["deaths_best"] == "0"
    assert row["injured_best"] == ""
    assert row["date_start"] == "2017-05-26"
    assert json.loads(row["actors"]) == ["one", "two, and three"]
    assert json.loads(row["targets"]) == []


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_cell_begins_a_formula(cell):
    assert safe_cell(cell) == "'" + cell


def test_parquet_keeps_the_exact_text_that_csv_guards(tmp_path):
    title = "=cmd|' /C calc'!A0"
    write_table(
        "articles", arrow_table(ARTICLES, [{"article_id": "a", "title": title, "text": "x\u2028y\x00"}]), tmp_path
    )
    (stored,) = pq.read_table(tmp_path / "articles.parquet").to_pylist()
    assert stored["title"] == title
    assert stored["text"] == "x\u2028y\x00"
    assert "'=cmd|" in (tmp_path / "articles.csv").read_text(encoding="utf-8")
    assert "text" not in (tmp_path / "articles.csv").read_text(encoding="utf-8").splitlines()[0].split(",")


def test_negative_numbers_stay_numbers_in_csv():
    (row,) = csv.DictReader(
        io.StringIO(csv_text(EVIDENCE, arrow_table(EVIDENCE, [{"evidence_id": "v", "lon": -70.5}])))
    )
    assert row["lon"] == "-70.5"


def test_frames_have_days_nullable_integers_and_lists():
    (event,) = frame(arrow_table(EVENTS, [EVENT])).to_dict("records")
    assert event["date_start"] == pd.Timestamp("2017-05-26")
    assert event["date_end"] is pd.NaT
    assert pd.isna(event["injured_best"])
    assert event["actors"] == ["one", "two, and three"]


def test_a_day_before_the_reach_of_nanoseconds_is_kept():
    (event,) = frame(arrow_table(EVENTS, [{**EVENT, "date_start": datetime.date(1492, 10, 12)}])).to_dict("records")
    assert event["date_start"].year == 1492


def test_a_missing_table_names_the_folder_and_the_remedy(tmp_path):
    with pytest.raises(DatasetError, match=r"events\.parquet is missing; run `timeline build` first"):
        read_table(tmp_path, EVENTS)


def test_the_data_dictionary_in_the_documentation_is_the_declared_one(pytestconfig):
    page = pytestconfig.rootpath / "docs" / "data-dictionary.md"
    assert page.read_text(encoding="utf-8") == data_dictionary(), "run python scripts/build_docs.py"
