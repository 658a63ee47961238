import pytest
from reports_for_merging import BENGHAZI, DERNA, LIBYA, facts, report

from timeline.merging import explain_pair, merge_reports
from timeline.merging.tokens import name_words

ARTICLES = [facts(article) for article in "abcdef"]
EASTERN_LIBYA = {"place_name": "eastern Libya", "place_id": "t:4", "country": "LBY", "geo_precision": 5}
NOWHERE = {"place_name": None, "place_id": None, "country": None, "geo_precision": 7, "geo_radius_km": None}


def events_of(*reports):
    return merge_reports(reports, ARTICLES).events


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(report("b/1"), id="the same again"),
        pytest.param(report("b/1", "2017-05"), id="only the month"),
        pytest.param(report("b/1", "../2017-05-27", date_basis="publication"), id="by the day of publication"),
        pytest.param(report("b/1", "2017-05-25/2017-05-27"), id="a range that holds the day"),
        pytest.param(report("b/1", "2017-05-27"), id="a day off"),
        pytest.param(report("b/1", place=LIBYA), id="only the country"),
        pytest.param(report("b/1", place=EASTERN_LIBYA), id="only a region"),
        pytest.param(report("b/1", place=NOWHERE), id="no place"),
        pytest.param(report("b/1", "2017-05", place=LIBYA), id="only month and country"),
        pytest.param(report("b/1", event_mode=None), id="no mode"),
        pytest.param(report("b/1", deaths_best=4), id="deaths told by one only"),
        pytest.param(report("b/1", assertion="denied"), id="a denial"),
        pytest.param(report("b/1", assertion="planned"), id="told before it happened"),
    ],
)
def test_reports_of_one_happening_become_one_event(second):
    assert len(events_of(report("a/1"), second)) == 1


@pytest.mark.parametrize(
    ("second", "veto"),
    [
        pytest.param(report("b/1", "2017-05-29"), "two-certain-days", id="three days later"),
        pytest.param(report("b/1", place=BENGHAZI), "two-certain-towns", id="another town"),
        pytest.param(
            report("b/1", place={**LIBYA, "country": "EGY", "place_id": "t:9"}), "two-countries", id="another country"
        ),
        pytest.param(report("b/1", event_type="CONSULT"), "different-type-family", id="another kind of event"),
        pytest.param(report("a/2"), "one-article-twice", id="the same article"),
        pytest.param(
            report("b/1", targets=("Tariq Benali",), actors=(), deaths_best=1, keywords=("shot",)),
            "two-victims",
            id="another victim of the only death",
        ),
    ],
)
def test_what_must_never_merge_is_a_rule_with_a_name(second, veto):
    first = report("a/1")
    if veto == "two-victims":
        first = report("a/1", targets=("Salim Haddad",), actors=(), deaths_best=1, keywords=("shot",))
    assert veto in explain_pair(first, second, ARTICLES).vetoes
    assert len(events_of(first, second)) == 2


def test_a_report_that_fits_two_events_does_not_weld_them():
    reports = [
        report("a/1", "2017-05-20"),
        report("b/1", "2017-05-20"),
        report("c/1", "2017-05"),
        report("d/1", "2017-05-26"),
        report("e/1", "2017-05-26"),
    ]
    groups = sorted(event.report_ids for event in events_of(*reports))
    assert len(groups) == 2
    assert {"a/1", "b/1"} <= set(groups[0])
    assert {"d/1", "e/1"} <= set(groups[1])


def test_one_slip_of_a_day_each_way_does_not_split_a_large_event():
    days = ["2017-05-26"] * 4 + ["2017-05-25", "2017-05-27"]
    assert len(events_of(*(report(f"{article}/1", day) for article, day in zip("abcdef", days, strict=True)))) == 1


def test_two_reports_of_one_article_join_two_events():
    merged = merge_reports([report("a/1"), report("a/2", rank=2), report("b/1")], ARTICLES)
    assert merged.event_of["a/1"] != merged.event_of["a/2"]


def test_the_explanation_says_what_speaks_for_and_against():
    told = explain_pair(report("a/1", deaths_best=3), report("b/1", "2017-05", deaths_best=5, place=DERNA), ARTICLES)
    assert told.vetoes == ()
    assert told.score > 0.5
    assert "dates allow each other: 2017-05-26, 2017-05" in told.reasons
    assert "same place Derna" in told.reasons
    assert told.doubts == ("deaths differ: 3, 5",)


def test_every_join_is_a_row_with_its_reasons():
    merged = merge_reports([report("a/1"), report("b/1"), report("c/1")], ARTICLES)
    assert len(merged.merges) == 2
    assert all("same day 2017-05-26" in row.reasons for row in merged.merges)
    assert {row.event_id for row in merged.merges} == {event.event_id for event in merged.events}


def test_no_reports_give_no_events():
    assert merge_reports([], []).events == ()


def test_a_misread_place_does_not_part_reports_of_the_same_dead():
    told = {"targets": ("Salim Haddad",), "deaths_best": 3, "keywords": ("camp", "derna", "haddad", "jet", "strike")}
    assert len(events_of(report("a/1", **told), report("b/1", place=BENGHAZI, **told))) == 1
    assert len(events_of(report("a/1"), report("b/1", place=BENGHAZI))) == 2


def test_the_events_that_two_articles_are_about_are_joined_first():
    fragment = report("b/2", rank=2, deaths_best=3)
    merged = merge_reports([report("a/1", deaths_best=3), report("b/1"), fragment], ARTICLES)
    assert merged.event_of["a/1"] == merged.event_of["b/1"]


def test_days_that_one_article_tells_apart_stay_apart_for_all():
    words = ("barracks", "dawn", "fog", "jet", "ridge")
    tuesday = report("a/1", "2017-05-27", keywords=words)
    monday = report("a/2", "2017-05-26", rank=2, keywords=("evening", "first"))
    other = report("b/1", "2017-05-26", keywords=words)
    assert {frozenset(e.report_ids) for e in events_of(tuesday, monday, other)} == {
        frozenset({"a/1"}),
        frozenset({"a/2", "b/1"}),
    }
    assert len(events_of(tuesday, other)) == 1
    assert explain_pair(tuesday, other, ARTICLES, beside=[monday]).vetoes == ("told-apart",)
    assert "copies of one text" not in explain_pair(tuesday, monday, ARTICLES).reasons


def test_who_meets_two_parties_holds_two_meetings():
    def meeting(report_id, *names):
        return report(report_id, event_type="CONSULT", event_mode=None, actors=names[:1], targets=names[1:])

    host = meeting("a/1", "Omar al-Sayed", "Pavel Orlov", "Boris Lunin")
    aside = meeting("b/1", "Pavel Orlov", "Karim Haddad")
    shorter = meeting("c/1", "Omar al-Sayed", "Pavel Orlov")
    assert "other-party" in explain_pair(host, aside, ARTICLES).vetoes
    assert "other-party" not in explain_pair(host, shorter, ARTICLES).vetoes


def test_talks_of_nobody_named_are_not_known_to_be_a_meeting_with_one():
    talks = report("a/1", event_type="CONSULT", event_mode=None, actors=(), targets=())
    aside = report("b/1", event_type="CONSULT", event_mode=None, actors=(), targets=("Karim Haddad",))
    bodies = report("c/1", event_type="CONSULT", event_mode=None, actors=("delegations of both armies",), targets=())
    assert "other-party" in explain_pair(talks, aside, ARTICLES).vetoes
    assert "other-party" not in explain_pair(talks, bodies, ARTICLES).vetoes


def said(report_id, actors, targets, **changes):
    """Words of support in passing: no day, no place."""
    values = {
        "event_type": "SUPPORT",
        "event_mode": None,
        "keywords": (),
        "place": NOWHERE,
        "date_basis": "publication",
    }
    codes = {"actor_codes": ("---",) * len(actors), "target_codes": ("---",) * len(targets)}
    return report(report_id, "../2017-05-27", actors=actors, targets=targets, **{**values, **codes, **changes})


@pytest.mark.parametrize(
    ("first", "second", "vetoes"),
    [
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Tarland",)), said("b/1", ("Orlov",), ("Tarland",)), (), id="the same sides"
        ),
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Tarland",)),
            said("b/1", (), ("Tarland",)),
            (),
            id="the same side, one not told",
        ),
        pytest.param(said("a/1", ("Pavel Orlov",), ()), said("b/1", ("Pavel Orlov",), ()), (), id="both tell only who"),
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Tarland",)),
            said("b/1", ("Pavel Orlov",), ()),
            ("too-little-said",),
            id="one does not say whom",
        ),
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Tarland",)),
            said("b/1", ("Pavel Orlov",), ("the Copts",)),
            ("too-little-said",),
            id="two supported",
        ),
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Tarland",)),
            said("b/1", ("Boris Lunin",), ("Tarland",)),
            ("too-little-said",),
            id="two who support",
        ),
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Tarland",), place=LIBYA),
            said("b/1", ("Boris Lunin",), ("Tarland",)),
            ("too-little-said",),
            id="one has a place, which words are not known by",
        ),
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Tarland",), place=LIBYA, event_type="AID"),
            said("b/1", ("Boris Lunin",), ("Tarland",), event_type="AID"),
            (),
            id="one deed has a place",
        ),
        pytest.param(
            said("a/1", ("Pavel Orlov",), ("Boris Lunin",), event_type="AGREE"),
            said("b/1", ("Boris Lunin",), ("Pavel Orlov",), event_type="AGREE"),
            (),
            id="an accord told from either side",
        ),
        pytest.param(
            said("a/1", ("countries",), ("General Salim Haddad",), place=LIBYA),
            said("b/1", ("Salim Haddad",), ("Tripoli government",), place=LIBYA, assertion="denied"),
            ("crossed-roles", "too-little-said"),
            id="who is supported supports nobody",
        ),
        pytest.param(
            said("a/1", ("Northland",), ("Southland",), place=LIBYA, event_type="ASSAULT"),
            said("b/1", ("Southland",), ("Northland",), place=LIBYA, event_type="ASSAULT"),
            (),
            id="a fight may be told from either side",
        ),
    ],
)
def test_words_without_day_and_place_are_one_only_where_they_say_the_same_of_the_same(first, second, vetoes):
    assert explain_pair(first, second, ARTICLES).vetoes == vetoes
    assert explain_pair(second, first, ARTICLES).vetoes == vetoes


def test_copies_of_one_text_say_the_same_however_little_it_is():
    copies = [facts("a"), facts("b", duplicate_of="a", copy_of="a", copy_kind="near")]
    told = said("a/1", ("Pavel Orlov",), ("Tarland",)), said("b/1", ("Pavel Orlov",), ())
    assert explain_pair(*told, copies).vetoes == ()


def test_a_minister_who_meets_two_ministers_of_two_countries_holds_two_meetings():
    def meeting(report_id, *names, codes):
        return report(
            report_id,
            event_type="CONSULT",
            event_mode=None,
            actors=names[:1],
            targets=names[1:],
            actor_codes=codes[:1],
            target_codes=codes[1:],
        )

    first = meeting("a/1", "Pavel Orlov", "Omar al-Sayed", codes=("RUS GOV", "EGY GOV"))
    second = meeting("b/1", "Karim Haddad", "Pavel Orlov", codes=("LBY GOV", "RUS GOV"))
    colleague = meeting("c/1", "Boris Lunin", "Omar al-Sayed", codes=("RUS MIL", "EGY GOV"))
    assert explain_pair(first, second, ARTICLES).vetoes == ("other-party",)
    assert explain_pair(first, colleague, ARTICLES).vetoes == ()
    assert len(events_of(first, second)) == 2


def test_two_persons_arrested_are_two_arrests():
    def arrest(report_id, name):
        return report(report_id, event_type="COERCE", event_mode="arrest", actors=(), targets=(name,))

    assert explain_pair(arrest("a/1", "Salim Haddad"), arrest("b/1", "Tariq Benali"), ARTICLES).vetoes == (
        "two-victims",
    )
    assert explain_pair(arrest("a/1", "Salim Haddad"), arrest("b/1", "Selim Haddad"), ARTICLES).vetoes == ()


def test_actors_of_two_countries_count_against_a_pair():
    ours = report("a/1", None, actors=("jets",), actor_codes=("EGY MIL",), keywords=())
    theirs = report("b/1", None, actors=("jets",), actor_codes=("LBY MIL",), keywords=())
    unknown = report("b/1", None, actors=("jets",), actor_codes=("--- MIL",), keywords=())
    told = explain_pair(ours, theirs, ARTICLES)
    assert "actors of EGY and of LBY" in told.doubts
    assert told.score < explain_pair(ours, unknown, ARTICLES).score


def arrest(report_id, day, *targets, **changes):
    """An arrest, in two words that all arrests share and some of its own."""
    words = ("arrest", "charge", *(f"{report_id[0]}{number}" for number in range(6)))
    values = {"event_type": "COERCE", "event_mode": "arrest", "actors": (), "keywords": words, "place": NOWHERE}
    codes = {"actor_codes": (), "target_codes": ("---",) * len(targets)}
    return report(report_id, day, targets=targets, **{**values, **codes, **changes})


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        pytest.param(arrest("a/1", None, "Derna man"), arrest("b/1", None, "Benghazi man"), False, id="only words"),
        pytest.param(
            arrest("a/1", "2017-05-26", place=DERNA), arrest("b/1", None, place=DERNA), False, id="a place but no day"
        ),
        pytest.param(
            arrest("a/1", "2017-05", place=LIBYA), arrest("b/1", "2017-05", place=LIBYA), False, id="only a country"
        ),
        pytest.param(
            arrest("a/1", "2017-05-26", place=DERNA), arrest("b/1", "2017-05-26", place=DERNA), True, id="day and place"
        ),
        pytest.param(
            arrest("a/1", "2017-05-26", place=EASTERN_LIBYA),
            arrest("b/1", "2017-05-26", place=DERNA),
            True,
            id="a day, and a region of the country",
        ),
        pytest.param(
            arrest("a/1", None, "Omar Saidi"), arrest("b/1", None, "Mr. Saidi"), True, id="a name, whenever it was"
        ),
        pytest.param(
            arrest("a/1", "2017-05-26", place={**DERNA, "place_id": "t:7", "lat": 32.9}, keywords=("die", "wreck")),
            arrest("b/1", "2017-05-26", place=DERNA, event_type="x:CRIME", event_mode="x:theft", keywords=("van",)),
            False,
            id="two types near each other on one day",
        ),
    ],
)
def test_what_shares_neither_a_name_nor_a_day_and_a_spot_shares_nothing(first, second, shared):
    undated = [facts("a", published=None), facts("b", published=None)]
    assert ("nothing-shared" in explain_pair(first, second, undated).vetoes) is not shared


def test_two_that_share_nothing_may_share_something_with_a_third():
    first = arrest("a/1", "2017-05-26", "Omar Saidi", place=NOWHERE)
    second = arrest("b/1", "2017-05-26", place=DERNA)
    third = arrest("c/1", "2017-05-26", "Omar Saidi", place=DERNA)
    assert "nothing-shared" in explain_pair(first, second, ARTICLES).vetoes
    assert len(events_of(first, second, third)) == 1


def test_two_obituaries_of_one_day_and_town_are_two_deaths():
    values = {"event_type": "x:DEATH", "event_mode": None, "actors": (), "actor_codes": (), "keywords": ("die",)}
    first = report("a/1", targets=("Huda (Amin) Salem",), **values)
    second = report("b/1", targets=("Karim Nasser",), **values)
    assert explain_pair(first, second, ARTICLES).vetoes == ("two-victims",)


def test_an_article_of_an_unknown_day_agrees_with_no_other_on_it():
    undated = [facts("a", published=None), facts("b", published=None)]
    told = arrest("a/1", None, place=DERNA), arrest("b/1", None, place=DERNA)
    same_day = arrest("a/1", "2017-05-26", place=DERNA), arrest("b/1", "2017-05-26", place=DERNA)
    assert explain_pair(*told, undated).score < explain_pair(*same_day, undated).score - 0.3


@pytest.mark.parametrize(("actors", "shared"), [(("men",), frozenset()), (("Harvest Front",), {"harvest", "front"})])
def test_words_for_anybody_are_no_name_that_two_reports_share(actors, shared):
    assert name_words(report("a/1", actors=actors, targets=())) == shared


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        ("Harbour Workers Council", "Council of Elders", 2),
        ("Harbour Workers Council", "Northern Defence Council", 2),
        ("Northern Defence Council", "the Northern Defence Council", 1),
        ("Osman Diallo", "Diallo", 1),
    ],
)
def test_who_says_something_is_known_by_more_than_a_word_for_bodies(first, second, events):
    said = {"event_type": "ACCUSE", "event_mode": None, "targets": (), "target_codes": (), "keywords": ("raid",)}
    undated = {"day": "../2017-05-26", "date_basis": "publication", "place": LIBYA, **said}
    reports = (
        report("a/1", actors=(first,), actor_codes=("--- UNK",), **undated),
        report("b/1", actors=(second,), actor_codes=("--- UNK",), **undated),
    )
    assert len(events_of(*reports)) == events
