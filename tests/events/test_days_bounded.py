"""Days that only end an event's time, and days that two verbs share; the texts are of Wednesday 12 May 2021."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("event_type", "day", "text"),
    [
        ("ASSAULT", "../2021-05-11", "Rebels have kidnapped two engineers near Basra, officials said on Tuesday."),
        ("COERCE", "../2021-05-10", "Police have arrested nine bakers in Basra, a spokesman said on Monday."),
        ("ASSAULT", "2021-05-11", "Rebels kidnapped two engineers near Basra, the governor said on Tuesday."),
        ("ASSAULT", "2021-05-10", "Two men have been shot dead in Basra. Police said they were killed on Monday."),
    ],
)
def test_what_the_perfect_tells_was_by_the_day_of_saying(read, event_type, day, text):
    assert [r.date_edtf for r in read(text) if r.event_type == event_type] == [day]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("../2021-05-11", "The bodies of two bakers who had been shot dead were found on Tuesday night near Basra."),
        ("2021-05-11", "Two bakers were shot dead on Tuesday night near Basra. Their bodies were found at a mill."),
    ],
)
def test_the_dead_were_killed_by_the_day_they_were_found(read, day, text):
    assert [r.date_edtf for r in read(text) if r.event_type == "ASSAULT"] == [day]


def test_a_night_told_is_not_moved_by_a_claim(read):
    text = "Gunmen attacked a camp near Basra overnight Sunday, killing six. A group claimed the attack on Tuesday."
    assert [r.date_edtf for r in read(text)] == ["2021-05-09/2021-05-10"]


def test_a_day_told_below_of_an_attack_elsewhere_is_its_own(read):
    found = read("In Amara, gunmen killed nine bakers. In Basra, a bomb killed two women on Monday.")
    assert {r.place_name: r.date_edtf for r in found} == {"Amara": "../2021-05-12", "Basra": "2021-05-10"}


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (["2021-05-06", "2021-05-06"], "On May 6, police dispersed strikers in Basra and arrested ten of them."),
        (["2021-05-10", "2021-05-10"], "Soldiers shot a student in Basra on Monday and arrested his brother."),
        (
            ["2021-05-10", "2021-05-11"],
            "Police arrested 12 men in Basra on Monday and accused them of theft on Tuesday.",
        ),
    ],
)
def test_a_second_verb_shares_the_day_of_the_first(read, days, text):
    assert sorted(r.date_edtf for r in read(text)) == days


def test_a_strike_on_whose_eve_something_was_done_is_to_come(read):
    found = read("A bomb exploded in Basra on Tuesday on the eve of a general strike called by the union.")
    assert [(r.date_edtf, r.assertion) for r in found if r.event_type == "PROTEST"] == [("../2021-05-12", "planned")]
    assert [r.date_edtf for r in found if r.event_type == "ASSAULT"] == ["2021-05-11"]


def test_a_march_that_somebody_joined_is_of_its_own_day(read):
    found = read("A baker of Basra joined Sunday's march. A judge freed him on Tuesday.")
    assert [r.date_edtf for r in found if r.event_type == "PROTEST"] == ["2021-05-09"]
