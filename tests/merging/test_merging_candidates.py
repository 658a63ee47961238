import pytest
from reports_for_merging import BENGHAZI, LIBYA, facts, report

from timeline.merging.candidates import candidate_pairs
from timeline.merging.columns import build_columns
from timeline.merging.score import load_weights

BARE = {"keywords": (), "actors": (), "targets": (), "actor_codes": (), "target_codes": ()}
EGYPT = {"place_name": "Egypt", "place_id": "t:8", "country": "EGY", "geo_precision": 6, "geo_radius_km": 600.0}
NOWHERE = {"place_name": None, "place_id": None, "country": None, "geo_precision": 7, "geo_radius_km": None}
NEAR_DERNA = {
    "place_name": "a camp near Derna",
    "place_id": "t:7",
    "country": "LBY",
    "geo_precision": 2,
    "lat": 32.6,
    "lon": 22.4,
}


def pairs_of(*reports):
    articles = {r.article_id: facts(r.article_id) for r in reports}
    columns = build_columns(reports, articles, families_of=load_weights().families_of)
    first, second = candidate_pairs(columns)
    return list(zip(first.tolist(), second.tolist(), strict=True))


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(report("b/1", **BARE), id="same day and town"),
        pytest.param(report("b/1", "2017-05", **BARE), id="month and town"),
        pytest.param(report("b/1", "2017-05", place=LIBYA, **BARE), id="month and country"),
        pytest.param(report("b/1", "../2017-05-30", place=LIBYA, **BARE), id="open start and country"),
        pytest.param(report("b/1", "../2017-06-20", **BARE), id="weeks after"),
        pytest.param(report("b/1", None, place=LIBYA, **BARE), id="no date but the article's"),
        pytest.param(report("b/1", place=NOWHERE, **BARE), id="no place"),
        pytest.param(report("b/1", "2017-05", place=NOWHERE, **BARE), id="month and no place"),
        pytest.param(report("b/1", place=NEAR_DERNA, **BARE), id="a place beside it"),
        pytest.param(report("b/1", "2017-05-27", event_type="x:CRIME", **BARE), id="a type of the same family"),
        pytest.param(report("b/1", place=BENGHAZI, keywords=("derna",)), id="another town but a rare word"),
    ],
)
def test_no_pair_is_missed(second):
    first = report("a/1", **{**BARE, "keywords": ("derna",)})
    assert pairs_of(first, second) == [(0, 1)]
    assert pairs_of(second, first) == [(0, 1)]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(report("b/1", "2017-07-26"), id="two months later"),
        pytest.param(report("b/1", event_type="CONSULT"), id="another family"),
        pytest.param(report("b/1", place=EGYPT, **BARE), id="another country and no word"),
        pytest.param(report("a/2"), id="the same article"),
    ],
)
def test_what_cannot_be_one_event_is_not_compared(second):
    assert pairs_of(report("a/1"), second) == []


def test_the_pairs_grow_with_the_neighbours_and_not_with_the_corpus():
    apart = [report(f"{n:04}/1", f"20{10 + n // 12 % 10}-{n % 12 + 1:02}-11", **BARE) for n in range(0, 120)]
    assert pairs_of(*apart) == []
