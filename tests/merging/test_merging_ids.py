import datetime
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from reports_for_merging import BENGHAZI, DERNA, LIBYA, facts, report

from timeline.merging import PreviousBuild, merge_reports

ARTICLES = [facts(article, f"2017-05-{27 + number:02}") for number, article in enumerate("abcd")]


def previous_of(merged):
    return PreviousBuild(event_of_report=merged.event_of, retired=merged.retired)


def test_an_id_is_a_hash_of_the_smallest_report():
    merged = merge_reports([report("b/1"), report("a/1")], ARTICLES)
    assert merged.event_of == {"a/1": "e-773232abe9", "b/1": "e-773232abe9"}


def test_an_event_keeps_its_id_when_a_smaller_report_joins():
    before = merge_reports([report("b/1")], ARTICLES)
    after = merge_reports([report("a/1"), report("b/1")], ARTICLES, previous=previous_of(before))
    assert after.event_of["a/1"] == before.event_of["b/1"]


def test_a_merge_keeps_the_older_id_and_records_the_other():
    before = PreviousBuild(event_of_report={"a/1": "e-1", "b/1": "e-0"})
    merged = merge_reports([report("a/1"), report("b/1")], ARTICLES, previous=before)
    assert merged.event_of == {"a/1": "e-1", "b/1": "e-1"}
    assert [row.event_id_retired for row in merged.merges] == ["e-0"]
    assert merged.retired == {"e-0": "e-1"}


def test_a_split_leaves_the_id_with_the_larger_part():
    before = PreviousBuild(event_of_report={"a/1": "e-1", "b/1": "e-1", "c/1": "e-1"})
    reports = [report("a/1", place=BENGHAZI), report("b/1"), report("c/1")]
    merged = merge_reports(reports, ARTICLES, previous=before)
    assert merged.event_of["b/1"] == merged.event_of["c/1"] == "e-1"
    assert merged.event_of["a/1"] != "e-1"


def test_an_ended_id_is_never_given_again_and_stays_recorded():
    own_id = merge_reports([report("b/1")], ARTICLES).event_of["b/1"]
    before = PreviousBuild(event_of_report={"a/1": "e-1"}, retired={own_id: "e-1"})
    merged = merge_reports([report("a/1", place=BENGHAZI), report("b/1")], ARTICLES, previous=before)
    assert merged.event_of["b/1"] not in (own_id, "e-1")
    assert merged.retired == {own_id: "e-1"}


def test_a_rebuild_names_the_ended_ids_again():
    before = PreviousBuild(event_of_report={"a/1": "e-1", "b/1": "e-1"}, retired={"e-0": "e-1"})
    merged = merge_reports([report("a/1"), report("b/1")], ARTICLES, previous=before)
    assert [row.event_id_retired for row in merged.merges] == ["e-0"]


@st.composite
def news(draw):
    """Reports of some days, places and kinds, up to two in an article, and the articles."""
    count = draw(st.integers(2, 14))
    reports, articles = [], []
    for number in range(count):
        article = f"{draw(st.integers(0, 10**6)):07}{number:02}"
        day = datetime.date(2017, 5, 1) + datetime.timedelta(days=draw(st.integers(0, 8)))
        said = draw(st.sampled_from([day.isoformat(), day.isoformat(), f"../{day.isoformat()}", "2017-05"]))
        for rank in range(1, draw(st.integers(1, 2)) + 1):
            reports.append(
                report(
                    f"{article}/{rank}",
                    said,
                    rank=rank,
                    place=draw(st.sampled_from([DERNA, BENGHAZI, LIBYA])),
                    event_type=draw(st.sampled_from(["ASSAULT", "x:CRIME", "CONSULT"])),
                    deaths_best=draw(st.sampled_from([None, 2, 3])),
                    keywords=tuple(
                        sorted(draw(st.sets(st.sampled_from(["harbour", "camp", "jet", "fog", "salt", "bridge"]))))
                    ),
                )
            )
        copied = articles[0].article_id if articles and draw(st.booleans()) else None
        articles.append(facts(article, day.isoformat(), duplicate_of=copied))
    return reports, articles


@settings(max_examples=60, deadline=None)
@given(news(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(built, rng: random.Random):
    reports, articles = built
    expected = merge_reports(reports, articles)
    rng.shuffle(reports)
    rng.shuffle(articles)
    assert merge_reports(reports, articles) == expected


def told(merged):
    """What was merged, by the reports of each event, without the ids that the build before decides."""
    reports_of = {event.event_id: event.report_ids for event in merged.events}
    return {e.report_ids: replace(e, event_id="", follows=reports_of.get(e.follows)) for e in merged.events}


@settings(max_examples=60, deadline=None)
@given(news(), st.integers(1, 13))
def test_halves_then_whole_keep_the_ids_that_the_contract_keeps(built, cut):
    reports, articles = built
    kept = {article.article_id for article in articles[:cut]}
    half = merge_reports([r for r in reports if r.article_id in kept], articles[:cut])
    whole = merge_reports(reports, articles, previous=previous_of(half))
    alone = merge_reports(reports, articles)
    assert told(whole) == told(alone)
    survivors = {event.event_id for event in whole.events} | set(whole.retired)
    assert set(half.event_of.values()) <= survivors
    for event in whole.events:
        inherited = {half.event_of[r] for r in event.report_ids if r in half.event_of} - set(whole.retired)
        given_elsewhere = {e.event_id for e in whole.events} - {event.event_id}
        assert event.event_id in inherited or inherited <= given_elsewhere


@settings(max_examples=60, deadline=None)
@given(news(), st.integers(1, 13))
def test_an_event_that_only_grew_at_its_end_has_the_id_of_a_build_of_the_whole(built, cut):
    reports, articles = built
    kept = {article.article_id for article in articles[:cut]}
    half = merge_reports([r for r in reports if r.article_id in kept], articles[:cut])
    whole = merge_reports(reports, articles, previous=previous_of(half))
    alone = merge_reports(reports, articles)
    for event in whole.events:
        before = {half.event_of[r] for r in event.report_ids if r in half.event_of}
        moved = {r for r, old in half.event_of.items() if old in before} - set(event.report_ids)
        first = event.report_ids[0]
        if not moved and (not before or (len(before) == 1 and first in half.event_of)):
            assert event.event_id == alone.event_of[first]


@settings(max_examples=60, deadline=None)
@given(news(), st.lists(st.sets(st.integers(0, 13)), min_size=2, max_size=4))
def test_over_many_builds_no_id_is_given_to_another_event_and_no_ended_id_stands(built, left_out):
    reports, articles = built
    previous, held = None, {}
    for gone in left_out:
        there = {article.article_id for number, article in enumerate(articles) if number not in gone}
        merged = merge_reports([r for r in reports if r.article_id in there], articles, previous=previous)
        for event in merged.events:
            assert not held.get(event.event_id) or held[event.event_id] & set(event.report_ids)
            held.setdefault(event.event_id, set()).update(event.report_ids)
        assert not {event.event_id for event in merged.events} & set(merged.retired)
        # What the next build reads from the tables: rows of merges, and no more.
        ended = {row.event_id_retired: row.event_id for row in merged.merges if row.event_id_retired}
        previous = PreviousBuild(event_of_report=merged.event_of, retired=ended)


@settings(max_examples=40, deadline=None)
@given(news())
def test_every_report_has_one_event_and_no_article_twice_in_one(built):
    reports, articles = built
    merged = merge_reports(reports, articles)
    held = [report_id for event in merged.events for report_id in event.report_ids]
    assert sorted(held) == sorted(r.report_id for r in reports)
    assert all(len({r.partition("/")[0] for r in e.report_ids}) == len(e.report_ids) for e in merged.events)
    assert len(merged.merges) == len(reports) - len(merged.events)
