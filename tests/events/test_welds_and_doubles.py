"""Two happenings of one kind stay two, one told again is one: places below other words, plans, names, reckonings."""

from __future__ import annotations

import pytest

TWO = [
    # rule, text, event type, places
    (
        "a town below other words",
        "A bomb exploded in a market in Bern on Monday, killing four people. "
        "Later on Monday a second bomb killed a guard in Basel.",
        "ASSAULT",
        {"Bern", "Basel"},
    ),
    (
        "a town of those struck",
        "Police fired tear gas at students in Lyon on Monday. In Lille, police fired tear gas at traders.",
        "ASSAULT",
        {"Lyon", "Lille"},
    ),
    (
        "two funerals",
        "Thousands came to the funeral of the mayor in Lima on Monday. In Cusco, two guards were buried the same day.",
        "x:DEATH",
        {"Lima", "Cusco"},
    ),
    (
        "a visit to come",
        "French President Ann Roe visited Dakar on Monday. She met President Lee Holt. Roe was to fly on to Abidjan.",
        "CONSULT",
        {"Dakar", "Abidjan"},
    ),
    (
        "an attack only pointed at",
        "Shells hit a fuel depot in Mosul on Monday. The army, which confirmed the attack, said three soldiers were "
        "killed and six wounded in a clash in Tikrit.",
        "ASSAULT",
        {"Mosul", "Tikrit"},
    ),
    (
        "the dead of a clash elsewhere",
        "Rebels attacked the town of Gao early on Tuesday. Nothing more is known. The army said 14 rebels were killed "
        "in clashes with troops near Kidal.",
        "ASSAULT",
        {"Gao", "Kidal"},
    ),
    (
        "the dead and the hurt of one clause",
        "Four rebels died and two soldiers were hurt in armed confrontations in Bouar on Monday. Two more were killed "
        "in armed confrontations in Bria.",
        "ASSAULT",
        {"Bouar", "Bria"},
    ),
]


@pytest.mark.parametrize(("rule", "text", "event_type", "places"), TWO)
def test_two_happenings_stay_two(read, rule, text, event_type, places):
    found = [r for r in read(text) if r.event_type == event_type]
    assert {r.place_name for r in found} - {None} == places, rule


def test_whoever_is_called_alike_by_another_name_is_another(read):
    text = "The editor Ann Roe was kidnapped in Lyon on Monday. The editor Lee Holt was taken from his home in Lille."
    first = read(text)[0]
    assert first.targets == ("Ann Roe",)


ONE = [
    # rule, text, event type
    (
        "counted from",
        "A jeweller was robbed in Bern on Saturday. Two days after the robbery, police held a man.",
        "x:CRIME",
    ),
    (
        "the states' ministers",
        "Turkey and Greece signed a pact in Athens on Monday. The agreement was signed by the two foreign ministers.",
        "AGREE",
    ),
    (
        "told again without a place",
        "A bomb went off in a market in Bern on Monday, killing four people. The blast wounded 12 people.",
        "ASSAULT",
    ),
    (
        "a district",
        "A bomb went off in a market in Bern on Monday. The bomb killed four people in Switzerland's capital.",
        "ASSAULT",
    ),
]


@pytest.mark.parametrize(("rule", "text", "event_type"), ONE)
def test_one_happening_told_again_is_one(read, rule, text, event_type):
    assert len([r for r in read(text) if r.event_type == event_type]) == 1, rule


def test_states_that_sign_stand_for_their_ministers(read):
    text = "Turkey and Greece signed a pact in Athens on Monday. The agreement was signed by the two foreign ministers."
    assert read(text)[0].actors == ("Turkey", "Greece")


def test_the_day_of_a_killing_is_not_that_of_looking_into_it(read):
    found = read("Police in Bern are investigating the killing of a nurse on Monday.")
    days = {r.event_type: r.date_edtf for r in found}
    assert days == {"ACCUSE": "../2021-05-12", "ASSAULT": "2021-05-10"}


def test_who_looked_into_it_did_so_on_the_day(read):
    found = read("Police in Bern opened an inquiry on Monday into the killing of a nurse.")
    assert {r.event_type: r.date_edtf for r in found}["ACCUSE"] == "2021-05-10"


def test_each_has_its_own_dead(read):
    text = TWO[-2][1]
    assert {r.place_name: r.deaths_best for r in read(text)} == {"Gao": None, "Kidal": 14}


def test_who_died_at_a_hospital_elsewhere_is_of_the_attack(read):
    [attack] = read("Gunmen fired on a cafe in Nairobi. Three people died at a hospital in Mombasa.")
    assert (attack.place_name, attack.deaths_best) == ("Nairobi", 3)
