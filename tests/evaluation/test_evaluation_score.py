"""A small dataset against a sheet: every verdict, interval and case known beforehand."""

import datetime
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from timeline.dataset import Dataset
from timeline.evaluation.draw import draw, reading_text, sheet_text
from timeline.evaluation.gold import Gold, Sheet, read_sheet
from timeline.evaluation.judging import judge
from timeline.evaluation.score import evaluate, wilson
from timeline.evaluation.tell import evaluation_lines, evaluation_page

DAY = datetime.date(2017, 5, 26)
REPORT = {
    "report_id": "r1",
    "article_id": "a1",
    "event_id": "e1",
    "rank": 1,
    "event_type": "ASSAULT",
    "event_mode": "aerial",
    "assertion": "occurred",
    "date_edtf": "2017-05-26",
    "date_start": DAY,
    "date_end": DAY,
    "date_basis": "explicit",
    "place_name": "Derna",
    "admin1": "Darnah",
    "country": "LBY",
    "lat": 32.767,
    "lon": 22.637,
    "geo_precision": 1,
    "deaths_best": 3,
    "injured_best": None,
    "confidence": 0.9,
}


def dataset(reports, articles=("a1", "a2"), copies=None, evidence=()):
    rows = [
        {
            "article_id": a,
            "path": f"raw/{a}.txt",
            "url": None,
            "duplicate_of": (copies or {}).get(a),
            "source": "The Kite",
            "published": "2017-05-27",
            "title": f"On {a}",
            "text": "Jets struck <b>Derna</b>.",
        }
        for a in articles
    ]
    proof = pd.DataFrame(list(evidence), columns=["report_id", "kind", "quote", "rule", "chosen"])
    empty = pd.DataFrame()
    return Dataset(
        folder=Path("x"),
        articles=pd.DataFrame(rows),
        reports=pd.DataFrame(reports, columns=list(REPORT)),
        events=empty,
        evidence=proof,
        merges=empty,
        issues=empty,
    )


@pytest.mark.parametrize(
    ("gold", "report", "verdicts"),
    [
        ({"event_type": "ASSAULT", "deaths": 3}, {}, {"type": "right", "deaths": "right"}),
        ({"event_type": "AID", "deaths": 4}, {}, {"type": "wrong", "deaths": "wrong"}),
        ({"injured": 0}, {}, {"injured": "abstained"}),
        ({"first": DAY, "last": DAY}, {}, {"date": "right"}),
        ({"first": DAY, "last": DAY}, {"date_start": datetime.date(2017, 5, 1)}, {"date": "abstained"}),
        ({"first": DAY, "last": DAY}, {"date_end": datetime.date(2017, 5, 25)}, {"date": "wrong"}),
        ({"first": DAY, "last": DAY}, {"date_basis": "publication"}, {"date": "abstained"}),
        ({"last": DAY}, {"date_start": None, "date_end": DAY, "date_basis": "publication"}, {"date": "right"}),
        ({"last": DAY}, {"date_start": None, "date_end": datetime.date(2017, 6, 2)}, {"date": "abstained"}),
        ({"first": DAY}, {"date_start": DAY, "date_end": None}, {"date": "right"}),
        ({"first": DAY}, {"date_start": None, "date_end": datetime.date(2017, 5, 2)}, {"date": "wrong"}),
        ({"place": "Derna, Libya"}, {}, {"place": "right"}),
        ({"place": "DÉRNA"}, {}, {"place": "right"}),
        ({"place": "Benghazi"}, {}, {"place": "wrong"}),
        ({"place": "Derna"}, {"place_name": "outskirts of Derna"}, {"place": "right"}),
        ({"place": "Derna"}, {"place_name": "Libya", "geo_precision": 6}, {"place": "abstained"}),
        (
            {"place": "Derna", "country": "EGY"},
            {"place_name": "Libya", "geo_precision": 6},
            {"place": "wrong", "country": "wrong"},
        ),
        ({"lat": 32.8, "lon": 22.6}, {}, {"point": "right"}),
        ({"lat": 30.0, "lon": 31.2}, {}, {"point": "wrong"}),
        ({"lat": 32.8, "lon": 22.6}, {"lat": None}, {"point": "abstained"}),
        ({"country": "LBY"}, {"country": None}, {"country": "abstained"}),
    ],
)
def test_a_field_is_right_wrong_or_abstained(gold, report, verdicts):
    coded = Gold(article="a1", line=2, **gold)
    assert judge(coded, {**REPORT, **report}, within_km=25) == verdicts


def test_without_a_report_all_is_abstained():
    assert judge(Gold(article="a1", line=2, deaths=3, country="LBY"), None, within_km=25) == {
        "country": "abstained",
        "deaths": "abstained",
    }


def test_wilson_s_interval_is_the_one_of_the_tables():
    assert wilson(8, 10) == pytest.approx((0.4901625, 0.9433178))
    assert wilson(0, 0) == (0.0, 1.0)


def golds(*rows):
    return Sheet(rows=tuple(Gold(line=n, **row) for n, row in enumerate(rows, 2)), empty=0, unread=())


def test_each_row_takes_the_report_that_agrees_most_and_none_is_taken_twice():
    second = {**REPORT, "report_id": "r2", "event_id": "e2", "rank": 2, "deaths_best": 9}
    result = evaluate(
        dataset([REPORT, second]),
        golds(
            {"article": "a1", "event_type": "ASSAULT", "deaths": 9},
            {"article": "a1", "event_type": "ASSAULT", "deaths": 3},
            {"article": "a1", "event_type": "AID"},
        ),
    )
    assert (result.rows, result.found, result.others) == (3, 2, 0)
    scores = {score.field: (score.right, score.wrong, score.abstained) for score in result.fields}
    assert scores == {"type": (2, 0, 1), "deaths": (2, 0, 0)}
    assert [loss.field for loss in result.losses] == ["event"]


def test_an_article_is_named_by_id_path_or_file_and_a_copy_has_its_first_s_reports():
    sheet = golds(
        {"article": "raw/a1.txt", "deaths": 3}, {"article": "a2", "deaths": 3}, {"article": "a9", "deaths": 1}
    )
    result = evaluate(dataset([REPORT], copies={"a2": "a1"}), sheet)
    assert (result.rows, result.absent) == (2, ("a9",))
    assert result.fields[0].right + result.fields[0].abstained == 2


def test_calibration_counts_a_report_as_right_when_no_coded_field_is_wrong():
    result = evaluate(dataset([REPORT]), golds({"article": "a1", "event_type": "ASSAULT", "deaths": 3}))
    assert result.brier == pytest.approx(0.01)
    assert [(b.reports, b.right) for b in result.bins][-1] == (1, 1.0)


def test_merging_is_scored_by_the_coder_s_labels():
    other = {**REPORT, "report_id": "r2", "article_id": "a2", "event_id": "e2"}
    sheet = golds({"article": "a1", "event": "raid", "deaths": 3}, {"article": "a2", "event": "raid", "deaths": 3})
    assert evaluate(dataset([REPORT, other]), sheet).merging["pairs recall"] == 0.0
    merged = evaluate(dataset([REPORT, {**other, "event_id": "e1"}]), sheet).merging
    assert merged["pairs recall"] == merged["B-cubed recall"] == 1.0


def test_an_article_coded_as_without_event():
    result = evaluate(dataset([REPORT]), golds({"article": "a1", "none": True}, {"article": "a2", "none": True}))
    assert (result.no_event_right, result.no_event) == (1, 2)


def test_losing_cases_carry_the_words_and_the_page_runs_nothing_of_them():
    proof = [("r1", "deaths", "<script>three</script> killed", "counts-passive", True)]
    result = evaluate(dataset([REPORT], evidence=proof), golds({"article": "a1", "event_type": "ASSAULT", "deaths": 5}))
    (loss,) = result.losses
    assert (loss.field, loss.coded, loss.said) == ("deaths", "5", "3")
    page = evaluation_page(result, title="Mine & yours")
    assert "<script" not in page
    assert "&lt;script&gt;three" in page
    assert "default-src 'none'" in page
    assert any("counts-passive" in line for line in evaluation_lines(result, cases=5))


def test_a_draw_is_the_same_for_a_seed_grows_with_its_number_and_leaves_copies_out(tmp_path):
    names = tuple(f"a{n}" for n in range(30))
    data = dataset([], articles=names, copies={"a3": "a4"})
    small, large = draw(data, 5, seed=1), draw(data, 20, seed=1)
    assert list(large[:5]) == list(small) == list(draw(data, 5, seed=1))
    assert [row["article_id"] for row in draw(data, 5, seed=2)] != [row["article_id"] for row in small]
    assert len(draw(data, 99, seed=1)) == 29
    path = tmp_path / "sheet.csv"
    path.write_text(sheet_text(small), encoding="utf-8")
    assert (read_sheet(path).empty, read_sheet(path).unread) == (5, ("source", "published", "title"))
    assert "Jets struck" in reading_text(small)


def run(*words, cwd):
    return subprocess.run([sys.executable, "-m", "timeline", *map(str, words)], capture_output=True, text=True, cwd=cwd)


def test_the_commands_from_drawing_to_the_page(built, tmp_path):
    drawn = run("sample", 3, "--processed", built.processed, cwd=tmp_path)
    assert drawn.returncode == 0, drawn.stderr
    again = run("sample", 3, "--processed", built.processed, cwd=tmp_path)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    gold = Path(__file__).resolve().parent.parent / "sample" / "gold.csv"
    scored = run("evaluate", gold, "--processed", built.processed, cwd=tmp_path)
    assert scored.returncode == 0, scored.stderr
    assert "coded rows" in scored.stdout
    assert (tmp_path / "outputs" / "evaluation.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
