"""Happenings told beside the one an article is about: earlier attacks, replies, funerals, plans, each with its own."""

from __future__ import annotations

import pytest

from timeline.dates import find_dates, publication_day
from timeline.events.dating.choice import is_finer
from timeline.language import load_language
from timeline.model import Article

HEAD = (
    "Jets bombed a camp near Benghazi on Monday. The army said so. The mayor had no comment. Shops were shut. "
    "Schools were shut too. Buses ran late. "
)


def attacks(reports):
    return [r for r in reports if r.event_type == "ASSAULT"]


def at(reports, place):
    """The one attack at a place."""
    (found,) = [r for r in attacks(reports) if r.place_name == place]
    return found


def test_who_died_in_an_attack_died_where_it_was(read):
    text = (
        "Jets bombed a camp near Benghazi on Monday, hours after the killing of pilgrims in Basra. Nine strikes were "
        "carried out. Eleven people died in the attack in Basra."
    )
    assert at(read(text), "Basra").deaths_best == 11
    assert at(read(text), "Benghazi").deaths_best is None


def test_a_number_far_down_stands_where_the_head_gives_none(read):
    text = "The killing of pilgrims in Basra on Monday shook the country. " + HEAD.partition(". ")[2] * 2
    assert at(read(text + "Eleven people died in the attack in Basra."), "Basra").deaths_best == 11


@pytest.mark.parametrize(
    "answer",
    [
        "answered the shooting with air raids on the port of Tobruk on Tuesday",
        "avenged the shooting with air raids on the port of Tobruk on Tuesday",
    ],
)
def test_what_answers_an_attack_is_another_and_has_the_day_of_the_answer(read, answer):
    reports = read(f"Gunmen shot nine pilgrims in Basra on Monday. The army {answer}.")
    assert (at(reports, "Tobruk").event_mode, at(reports, "Tobruk").date_edtf) == ("aerial", "2021-05-11")
    assert at(reports, "Basra").date_edtf == "2021-05-10"


def test_whoever_struck_at_a_place_on_a_day_is_told_of_one_attack(read):
    assert at(read("The army answered the strike with air raids on Tobruk on Tuesday."), "Tobruk").actors == ("army",)


@pytest.mark.parametrize("clause", ["trained there", "who had hidden there"])
def test_what_men_are_blamed_for_happened(read, clause):
    text = f"Kenya bombed Tobruk on Monday, when it blamed fighters {clause} for the shooting of tourists in Basra."
    shooting = at(read(text), "Basra")
    assert (shooting.actors, shooting.targets) == (("fighters",), ("tourists",))


@pytest.mark.parametrize("gathering", ["A march by farmers", "The funeral of a judge"])
def test_gatherings_are_struck_like_any_target(read, gathering):
    reports = read(f"{HEAD}{gathering} was bombed in Mosul in July 2019.")
    assert at(reports, "Mosul").date_edtf == "2019-07"


def test_an_attack_told_far_down_with_a_day_long_past_keeps_it(read):
    text = (
        f"{HEAD}The Northern Front claimed the bombing of a chapel in Mosul in March. Guards had been asked for after "
        "the March bombing."
    )
    assert at(read(text), "Mosul").date_edtf == "2021-03"


def test_years_apart_are_two_happenings_though_neither_says_its_day_itself(read):
    text = (
        "Kenya bombed Tobruk on Monday, when it blamed fighters trained there for the shooting of tourists in Basra. "
        "The council had nothing to do with the shooting. The two have not fought since a border war in July 1977."
    )
    assert at(read(text), "Basra").date_edtf == "2021-05-10"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mourners carried a coffin from a church in Lima on Tuesday.",
        "Thousands followed the coffins through Lima on Tuesday.",
    ],
)
def test_a_coffin_carried_is_a_funeral(read, sentence):
    (funeral,) = read(sentence)
    assert (funeral.event_type, funeral.event_mode, funeral.date_edtf) == ("x:DEATH", "x:funeral", "2021-05-11")


def test_a_funeral_is_no_part_of_the_attack(read):
    reports = read(
        "Families buried nine pilgrims in Lima on Tuesday. Gunmen shot the pilgrims in Basra on Monday.",
        "Funerals in Lima; gunmen shot pilgrims",
    )
    assert {(r.event_mode, r.date_edtf) for r in reports} == {("x:funeral", "2021-05-11"), ("firearms", "2021-05-10")}


def test_plans_may_have_a_month_for_their_day(read):
    (talks,) = read("A new round of talks between the two parties is planned in Geneva for the middle of June.")
    assert (talks.event_type, talks.assertion, talks.date_edtf) == ("CONSULT", "planned", "2021-06")


def test_what_another_came_after_was_no_later(read):
    text = f"{HEAD}In March 2016 Kenya bombed a fort near Mosul after nine men were beheaded on a beach near Sirte."
    beheading = at(read(text), "Sirte")
    assert (beheading.date_edtf, beheading.date_basis) == ("../2016-03-31", "relative_to_event")
    assert (beheading.assertion, beheading.deaths_best) == ("background", 9)


def test_a_march_that_was_bombed_was_on_that_day(read):
    reports = read(f"{HEAD}A march by farmers was bombed in Mosul in July 2019.")
    assert {r.date_edtf for r in reports if r.place_name == "Mosul"} == {"2019-07"}
    assert "PROTEST" in {r.event_type for r in reports}


def test_an_hour_before_is_counted_from_what_the_sentence_tells(read):
    reports = read("The envoy on Thursday welcomed the paper that Peru and Chile had signed a day before.")
    assert {r.event_type: r.date_edtf for r in reports} == {"SUPPORT": "2021-05-06", "AGREE": "2021-05-05"}


def test_strikes_that_a_man_had_ordered_on_a_target_were_on_it(read):
    (attack,) = attacks(read("The general said that he had ordered air strikes on two forts near Benghazi on Monday."))
    assert attack.targets == ("forts",)


def test_whom_an_arrest_describes_and_the_next_names_is_one_arrest(read):
    reports = read(
        "A harbour unit has arrested the younger brother of a smuggler, an officer said. Carlos Paredes was arrested "
        "in Lima on Tuesday. The unit detained his father, Juan Paredes, a day before."
    )
    arrests = {r.targets: r.date_edtf for r in reports if r.event_mode == "arrest"}
    assert len(arrests) == 2
    assert any("Carlos Paredes" in targets and day == "2021-05-11" for targets, day in arrests.items())


@pytest.mark.parametrize(
    ("narrow", "wide", "inside"),
    [
        ("April 4, 2021", "April 2021", True),
        ("May 4, 2021", "April 2021", False),
        ("April 2021", "April 4, 2021", False),
    ],
)
def test_a_date_is_within_a_wider_one(narrow, wide, inside):
    text = f"The mill burned on {narrow}. It had been closed in {wide}."
    article = Article(article_id="a", text=text, path="a.txt", language="en")
    parse = load_language().parse(article)
    first, second = find_dates(article, parse, publication_day(article, parse)[0])
    assert is_finer(first.value, second.value) == inside


def test_an_attack_long_past_is_not_where_the_article_s_own_attack_is(read):
    text = (
        "NAIROBI (Coastal Wire) - The Harbour Front said on Monday that a squad of its fighters was responsible for "
        "Sunday's attack on pilgrims in the Kenyan county of Kisumu, as the number of dead rose to nine.\n\n"
        "The front said in a statement that gunmen had shot people on the road to the shrine.\n\n"
        "A health ministry spokesman said three of the injured had died overnight. Two people were still being "
        "treated, he said, most of them in Kisumu.\n\n"
        "The front also claimed the bombings of two bridges on Palm Sunday, six weeks earlier, and the blast at a mill "
        "beside Nairobi's market in December 2020.\n\n"
        "In Kisumu, relatives complained that the road to the shrine had not been guarded, although monks had asked "
        "for a checkpoint after the March bombings."
    )
    reports = read(text, title="Harbour Front says it shot Kisumu pilgrims as toll rises to nine")
    bridges = next(r for r in reports if "bridges" in r.targets)
    assert (bridges.date_edtf, bridges.place_name, bridges.country) == ("2021-03-28", None, "KEN")
