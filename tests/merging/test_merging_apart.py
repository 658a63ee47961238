import pytest
from reports_for_merging import LIBYA, facts, report

from timeline.merging import explain_pair, merge_reports
from timeline.merging.apart import hours_told, sectors_told, things_struck

ARTICLES = [facts(article) for article in "ab"]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("SOM UAF",), {"armed"}),
        (("--- CRM",), {"armed"}),
        (("KEN COP", "KEN MIL"), {"state"}),
        (("--- CVL",), set()),
        (("EGY OPP", "--- UNK"), set()),
        (("MLI AGR",), {"AGR"}),
    ],
)
def test_kinds_of_parties_but_anybody(codes, told):
    assert sectors_told(codes) == told


@pytest.mark.parametrize(
    ("targets", "things"),
    [
        (("police station", "grain store"), {"station", "store"}),
        (("herders",), set()),
        (("Haddad",), set()),
        (("people",), set()),
    ],
)
def test_things_are_neither_names_nor_people(targets, things):
    assert things_struck(report("a/1", targets=targets, target_codes=("--- UNK",) * len(targets))) == things


@pytest.mark.parametrize(
    ("words", "hours"),
    [(("dawn", "raid"), {"morning"}), (("evening", "night"), {"night"}), (("evening", "morning"), set())],
)
def test_an_hour_is_told_where_it_is_one(words, hours):
    assert hours_told(report("a/1", keywords=words)) == hours


def district(name):
    return {**LIBYA, "place_name": name, "place_id": name, "admin1": name, "geo_precision": 4}


def accord(report_id, partner):
    return report(
        report_id, event_type="AGREE", event_mode=None, actor_codes=("LBY GOV", f"{partner} GOV"), target_codes=()
    )


@pytest.mark.parametrize(
    ("first", "second", "veto"),
    [
        (report("a/1", place=district("Murzuq")), report("b/1", place=district("Ghat")), "two-divisions"),
        (report("a/1", "../2017-05-27"), report("b/1", "2017-05-30"), "before-it-was"),
        (accord("a/1", "TUN"), accord("b/1", "EGY"), "other-partner"),
        (report("a/1"), report("b/1", event_type="MOBILIZE", event_mode=None), "different-type-family"),
    ],
)
def test_what_cannot_be_one(first, second, veto):
    assert veto in explain_pair(first, second, ARTICLES).vetoes


def test_what_was_planned_may_be_told_before_its_day():
    planned = report("a/1", "../2017-05-27", assertion="planned")
    assert "before-it-was" not in explain_pair(planned, report("b/1", "2017-05-30"), ARTICLES).vetoes


def test_a_merged_event_is_not_dated_after_it_was_told():
    articles = [facts("a", "2017-05-26"), facts("b", "2017-05-28")]
    (event,) = merge_reports([report("a/1", "2017-05-26"), report("b/1", "2017-05-27")], articles).events
    assert event.date_edtf == "2017-05-26"
