import pytest
from reports_for_merging import BENGHAZI, DERNA, LIBYA, facts, report

from timeline.merging import merge_reports
from timeline.merging.values import merged_values, witnesses

COPY = facts("c", "2017-05-28", duplicate_of="b")
ARTICLES = [facts("a", "2017-05-26"), facts("b", "2017-05-27"), COPY, facts("d", "2017-05-29")]


def event_of(*reports):
    (event,) = merge_reports(reports, ARTICLES).events
    return event


def test_the_latest_independent_count_is_best_and_the_range_is_kept():
    event = event_of(
        report("a/1", deaths_low=10, deaths_best=10, deaths_high=15),
        report("b/1", deaths_best=12, deaths_low=12, deaths_high=12),
        report("c/1", deaths_best=30),
    )
    assert (event.deaths_low, event.deaths_best, event.deaths_high) == (10, 12, 30)
    assert "deaths_best" in event.disagreement


def test_a_count_that_nobody_gives_stays_unknown():
    event = event_of(report("a/1", deaths_best=0), report("b/1"))
    assert (event.deaths_best, event.injured_best) == (0, None)
    assert event.disagreement == ()


@pytest.mark.parametrize(
    ("days", "chosen"),
    [
        (("2017-05", "2017-05-26", "../2017-05-27"), "2017-05-26"),
        (("2017-05-25/2017-05-27", "2017-05"), "2017-05-25/2017-05-27"),
        (("2017-05-26", "2017-05-26", "2017-05-27"), "2017-05-26"),
        (("2017-05-27", "2017-05-26", "2017-05-26"), "2017-05-26"),
    ],
)
def test_the_most_precise_date_that_the_others_allow(days, chosen):
    event = event_of(*(report(f"{article}/1", day) for article, day in zip("abd", days, strict=False)))
    assert event.date_edtf == chosen


def test_a_coarser_date_or_place_is_no_disagreement():
    event = event_of(report("a/1"), report("b/1", "2017-05", place=LIBYA))
    assert event.disagreement == ()
    assert (event.date_edtf, event.place_name, event.lat) == ("2017-05-26", "Derna", 32.76)


def test_another_day_is_a_disagreement():
    assert event_of(report("a/1"), report("b/1", "2017-05-27")).disagreement == ("date_edtf",)


def test_names_are_kept_once_under_their_longest_form_with_the_known_code():
    event = event_of(
        report("a/1", actors=("Haddad",), actor_codes=("--- UNK",)),
        report("b/1", actors=("Salim Haddad", "gunmen"), actor_codes=("LBY GOV", "--- UAF")),
        report("d/1", actors=("Sálim Haddad",), actor_codes=("LBY GOV",)),
    )
    assert event.actors == ("Salim Haddad", "gunmen")
    assert event.actor_codes == ("LBY GOV", "--- UAF")


@pytest.mark.parametrize(
    ("told", "merged"),
    [
        (("planned", "occurred"), "occurred"),
        (("denied", "occurred"), "occurred"),
        (("denied", "denied"), "denied"),
        (("alleged", "denied"), "alleged"),
        (("background", "occurred"), "occurred"),
    ],
)
def test_the_most_certain_telling_wins_and_a_denial_only_alone(told, merged):
    event = event_of(report("a/1", assertion=told[0]), report("b/1", assertion=told[1]))
    assert event.assertion == merged
    assert ("assertion" in event.disagreement) is (told[0] != told[1])


def test_copies_count_as_articles_but_once_as_sources():
    event = event_of(report("a/1"), report("b/1"), report("c/1"))
    assert (event.n_articles, event.n_sources) == (3, 2)
    assert (event.first_published, event.last_published) == ("2017-05-26", "2017-05-28")


def test_two_articles_of_one_outlet_are_one_source():
    articles = [facts("a", source="Harbour News"), facts("b", source="Harbour News")]
    (event,) = merge_reports([report("a/1"), report("b/1")], articles).events
    assert (event.n_articles, event.n_sources) == (2, 1)


def test_agreement_of_outlets_raises_confidence():
    alone = event_of(report("a/1")).confidence
    assert alone < event_of(report("a/1"), report("b/1")).confidence < 1
    assert event_of(report("b/1"), report("c/1")).confidence == alone


def test_a_report_in_passing_does_not_lower_confidence():
    told = event_of(report("a/1"), report("b/1")).confidence
    assert event_of(report("a/1"), report("b/1", confidence=0.001)).confidence == told
    assert event_of(report("a/1"), report("b/1", confidence=0.3)).confidence < told


def test_one_of_many_that_differs_costs_less_than_one_of_two():
    agreeing = [report(f"{letter}/1", deaths_best=4) for letter in "ab"]
    differing = report("d/1", deaths_best=7)
    contested = event_of(agreeing[0], differing)
    mostly_agreed = event_of(*agreeing, differing)
    assert contested.disagreement == mostly_agreed.disagreement == ("deaths_best",)
    assert contested.confidence < mostly_agreed.confidence < event_of(*agreeing).confidence


def test_a_follow_up_points_at_the_event_it_comes_after():
    arrest = report("b/2", "2017-05-27", event_type="COERCE", event_mode="arrest", follows_report="b/1", rank=2)
    merged = merge_reports([report("a/1"), report("b/1"), arrest], ARTICLES)
    events = {event.event_id: event for event in merged.events}
    assert events[merged.event_of["b/2"]].follows == merged.event_of["a/1"]
    assert events[merged.event_of["a/1"]].follows is None


def test_two_events_said_to_follow_each_other_are_no_circle():
    first = report("a/1", follows_report="a/2", place=DERNA)
    second = report("a/2", follows_report="a/1", place=BENGHAZI)
    follows = [event.follows for event in merge_reports([first, second], ARTICLES).events]
    assert follows.count(None) == 1


def test_an_arrest_told_elsewhere_follows_the_last_harm_with_the_same_person():
    attack = report("a/1", targets=("Salim Haddad",))
    later = report("c/1", "2017-08-02", place=BENGHAZI)
    arrest = report(
        "d/1", "2017-06-04", place=LIBYA, event_type="COERCE", event_mode="arrest", actors=(), targets=("Salim Haddad",)
    )
    merged = merge_reports([attack, later, arrest], ARTICLES)
    events = {event.event_id: event for event in merged.events}
    assert events[merged.event_of["d/1"]].follows == merged.event_of["a/1"]


def test_a_figure_that_counts_only_some_of_the_people_is_no_revision():
    event = event_of(report("a/1", deaths_best=26), report("b/1", deaths_best=29), report("d/1", deaths_best=3))
    assert (event.deaths_low, event.deaths_best, event.deaths_high) == (26, 29, 29)


def test_bombed_alone_says_less_than_bombed_from_the_air():
    told = [report("a/1", event_mode="explosives"), report("b/1", event_mode="explosives"), report("d/1")]
    assert event_of(*told).event_mode == "aerial"
    assert event_of(*told[:2]).event_mode == "explosives"


def test_who_meets_is_listed_once_whichever_side_tells_it():
    talks = {"event_type": "CONSULT", "event_mode": None, "actor_codes": ("PER GOV",), "target_codes": ("CHL GOV",)}
    event = event_of(
        report("a/1", actors=("Ana Quispe",), targets=("Jorge Soto",), **talks),
        report("b/1", actors=("Jorge Soto",), targets=("Quispe",), **talks),
    )
    assert event.actors == ("Ana Quispe", "Jorge Soto")
    assert event.targets == ()


def test_what_people_died_of_names_the_event_where_one_report_tells_it():
    event = event_of(
        report("a/1", event_type="x:DEATH", event_mode=None, salience=0.9, deaths_best=9),
        report("b/1", event_type="ASSAULT", event_mode="firearms", salience=0.3, deaths_best=9),
    )
    assert (event.event_type, event.event_mode) == ("ASSAULT", "firearms")


def test_the_last_update_of_a_page_speaks_for_it_and_excerpt_and_page_are_one_source():
    articles = [
        facts("a", "2017-05-26", source="Harbour News"),
        facts("b", "2017-05-27", source="Harbour News", duplicate_of="a", copy_of="a", copy_kind="update"),
        facts("c", "2017-05-27", copy_of="b", copy_kind="excerpt"),
        facts("d", "2017-05-25"),
    ]
    told = [report(f"{article}/1", deaths_best=deaths) for article, deaths in zip("abcd", (8, 11, 9, 7), strict=True)]
    merged = merge_reports(told, articles)
    (event,) = merged.events
    assert (event.deaths_best, event.n_articles, event.n_sources) == (11, 4, 2)
    assert {"one an update of the other", "one an excerpt of the other"} & {row.reasons[0] for row in merged.merges}


SIDES = [
    # rule                 reports' actors and targets                                          event's
    ("most say", [(("men",), ("nun",)), (("men",), ()), ((), ("men",))], (("men",), ("nun",))),
    ("most say", [(("Ana Quispe",), ()), ((), ("Ana Quispe",)), ((), ("Ana Quispe",))], ((), ("Ana Quispe",))),
    ("tie", [(("boy",), ()), ((), ("boy",))], (("boy",), ())),
    ("to himself", [(("boy",), ("boy",)), ((), ("boy",))], (("boy",), ("boy",))),
]


@pytest.mark.parametrize(("rule", "told", "expected"), SIDES)
def test_a_name_stands_on_the_side_that_most_reports_give(rule, told, expected):
    reports = [
        report(
            f"{letter}/1",
            actors=actors,
            targets=targets,
            actor_codes=("--- UNK",) * len(actors),
            target_codes=("--- UNK",) * len(targets),
        )
        for letter, (actors, targets) in zip("abd", told, strict=False)
    ]
    event = merged_values(witnesses(reports, {article.article_id: article for article in ARTICLES}, {}))
    assert (event.actors, event.targets) == expected
    assert (len(event.actor_codes), len(event.target_codes)) == (len(event.actors), len(event.targets))


def test_people_at_large_stay_before_the_few_whom_one_article_tells_of():
    reports = [
        report("a/1", targets=("people",), target_codes=("--- CVL",), actors=(), actor_codes=()),
        report(
            "b/1",
            targets=("people", "driver", "guard"),
            target_codes=("--- CVL", "--- LAB", "--- COP"),
            actors=(),
            actor_codes=(),
        ),
    ]
    event = merged_values(witnesses(reports, {article.article_id: article for article in ARTICLES}, {}))
    assert event.targets == ("people", "driver", "guard")


def test_one_craft_by_two_words_of_two_articles_stands_once():
    reports = [
        report("a/1", targets=("charter jet",), target_codes=("--- BUS",), actors=(), actor_codes=()),
        report("b/1", targets=("Danish airliner",), target_codes=("DNK UNK",), actors=(), actor_codes=()),
    ]
    event = merged_values(witnesses(reports, {article.article_id: article for article in ARTICLES}, {}))
    assert event.targets == ("Danish airliner",)
