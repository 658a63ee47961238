"""The names an event keeps, where words were spoken, and happenings told as coming one after the other."""

import pytest

from timeline.events.parties.naming import is_armed, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("people", "people"),
        ("the attackers", "attackers"),
        ("masked gunmen", "armed"),
        ("Mine Workers Union", None),
        ("the head of the mission", None),
    ],
)
def test_general_words_are_told_by_their_head(name, kind):
    assert kind_of(name) == kind


def test_armed_people_are_told_from_their_victims():
    assert is_armed("the gunmen")
    assert not is_armed("the miners")


def test_words_for_anybody_give_way_to_better_ones(read):
    reports = read("Gunmen shot dead nine pilgrims near Mosul on Monday. Nine people were killed, police said.")
    (shooting,) = [r for r in reports if r.event_type == "ASSAULT"]
    assert shooting.targets == ("pilgrims",)


def test_words_for_anybody_stand_where_nothing_better_does(read):
    reports = read("Nine people were shot dead near Mosul on Monday.")
    assert [r.targets for r in reports] == [("people",)]


def test_attackers_of_no_known_side_are_armed_ones(read):
    (report,) = read("The attackers shot dead nine pilgrims near Mosul on Monday.")
    assert report.actor_codes == ("--- UAF",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jets bombed a camp near Derna on Friday hours after gunmen shot dead nine pilgrims in Minya.",
        "Hours after gunmen shot dead nine pilgrims in Minya, jets bombed a camp near Derna on Friday.",
    ],
)
def test_what_came_after_another_is_a_happening_of_its_own(read, sentence):
    assert sorted(r.event_mode or "" for r in read(sentence) if r.event_type == "ASSAULT") == ["aerial", "firearms"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jets bombed a port after 12 sailors were killed in the hills.",
        "Jets bombed a port after 12 sailors had died in the hills.",
        "Jets bombed a port after 12 sailors, three of them Danes, were beheaded on a beach.",
    ],
)
def test_those_who_had_died_before_an_attack_did_not_die_of_it(read, sentence):
    assert {r.event_mode: r.deaths_best for r in read(sentence)}["aerial"] is None
    assert {r.deaths_best for r in read(sentence)} == {None, 12}


@pytest.mark.parametrize("sentence", ["Three guards died after a bomb exploded.", "3 dead after bomb explodes in port"])
def test_those_who_died_after_an_attack_died_of_it(read, sentence):
    assert {r.deaths_best for r in read(sentence)} == {3}


def test_death_after_wounds_is_no_other_happening(read):
    reports = read("A guard died on Friday after gunmen shot him in Minya.")
    assert [r.event_type for r in reports] == ["ASSAULT"]


def test_the_countries_that_talk_are_no_place_of_the_talks(read):
    reports = read("The foreign ministers of Egypt and Russia met on Tuesday.")
    assert [(r.event_type, r.place_name) for r in reports] == [("CONSULT", None)]


def test_talks_are_where_they_are_said_to_be(read):
    reports = read("The foreign ministers of Egypt and Russia held talks in Vienna on Tuesday.")
    assert [(r.event_type, r.place_name) for r in reports] == [("CONSULT", "Vienna")]


def test_a_country_stated_in_an_events_own_clause_keeps_out_towns_elsewhere(read):
    reports = read("Egyptian jets bombed camps in Derna on Friday after gunmen shot pilgrims in Egypt.")
    assert {r.event_mode: r.place_name for r in reports} == {"aerial": "Derna", "firearms": "Egypt"}


def test_a_surname_with_an_article_of_its_own_is_completed(read):
    text = "President Nour al-Hadi received the Russian foreign minister in Cairo on Monday. Hadi also met the bishop."
    assert {name for r in read(text) for name in (*r.actors, *r.targets) if "Hadi" in name} == {"Nour al-Hadi"}
