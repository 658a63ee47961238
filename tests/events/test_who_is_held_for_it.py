"""Who did it, told by what others say of them: charges, found answerable, fighters of those who tell of it."""

from __future__ import annotations

import pytest

KILLED = "Two guards were killed in Elmton on Monday. "


def attack(reports):
    """The first attack of the reports."""
    return next(r for r in reports if r.event_type == "ASSAULT")


HELD = [
    # rule                text                                                                          actors
    ("accused of", KILLED + "Officials accused the Zaman Front of the killing.", ("Zaman Front",)),
    ("its fighters", "The Zaman Front said its fighters had killed two guards on Monday.", ("Zaman Front",)),
    ("its police", "The Zaman Front said police had killed two guards on Monday.", ("police",)),
    (
        "for the bomb",
        "Police said the Zaman Front was responsible for the bomb that killed two guards.",
        ("Zaman Front",),
    ),
    ("members", KILLED + "The attackers were members of the Zaman Front.", ("Zaman Front",)),
    (
        "believed to be members",
        KILLED + "The killers are believed to be members of a group called Zaman Front.",
        ("Zaman Front",),
    ),
    (
        "who are said to be",
        KILLED + "The attackers, who are said to be members of the Zaman Front, fled.",
        ("Zaman Front",),
    ),
    ("not believed to be", KILLED + "The attackers are not believed to be members of the Zaman Front.", ()),
    ("a detachment", "A Zaman Front detachment killed two guards in Elmton on Monday.", ("Zaman Front",)),
    ("hold", KILLED + "The army holds Hezbollah responsible.", ("Hezbollah",)),
    ("do not hold", KILLED + "The army does not hold Hezbollah responsible.", ()),
    (
        "said to belong",
        "Two guards were killed on Monday by men who said they belonged to the Zaman Front.",
        ("Zaman Front",),
    ),
]


@pytest.mark.parametrize(("rule", "text", "actors"), HELD)
def test_who_is_held_for_a_deed_did_it(read, rule, text, actors):
    assert attack(read(text)).actors == actors


FOUND = [
    # rule        text                                                                               assertions
    ("found", "Police found a bomb near a school in Elmton on Monday.", ["attempted"]),
    (
        "one more",
        "A bomb went off in Elmton on Monday. Another bomb was found at the gate of a bank.",
        ["occurred", "attempted"],
    ),
    ("a cache", "Soldiers found bombs and rifles in a cellar in Elmton on Monday.", []),
    ("not found", "Police did not find a bomb at the school in Elmton on Monday.", ["denied"]),
]


@pytest.mark.parametrize(("rule", "text", "assertions"), FOUND)
def test_a_bomb_that_is_found_was_an_attempt(read, rule, text, assertions):
    assert [r.assertion for r in read(text) if r.event_type == "ASSAULT"] == assertions


BEFORE = [
    # rule             text
    ("hours after", "The attack on a mill in Elmton came 12 hours after a man took part in a shootout at the airport."),
    ("weeks after", "The attack on a mill in Elmton came less than a week after an attack on a school."),
    ("what killed", "The attack on a mill in Elmton came two days after a bomb killed two nuns."),
    ("of one kind", "The shooting of a baker in Elmton came a week after the shooting of a guard."),
]


@pytest.mark.parametrize(("rule", "text"), BEFORE)
def test_what_came_hours_or_days_before_is_another_attack(read, rule, text):
    assert len([r for r in read(text) if r.event_type == "ASSAULT"]) == 2


DIED_LATER = [
    ("died after", "A baker died in Elmton on Monday, three days after he was shot."),
    ("minutes", "A baker was shot in Elmton on Monday, minutes after a man attacked him."),
]


@pytest.mark.parametrize(("rule", "text"), DIED_LATER)
def test_who_died_of_it_days_later_died_in_it(read, rule, text):
    assert len([r for r in read(text) if r.event_type in ("ASSAULT", "x:DEATH")]) == 1


ELSEWHERE = [
    ("killed elsewhere", "The army killed six rebels in Lima on Monday. In Quito, rebels set two schools on fire."),
    ("the week before", "A baker was shot dead in Elmton on Monday. The week before, a mill was attacked."),
]


@pytest.mark.parametrize(("rule", "text"), ELSEWHERE)
def test_what_others_did_elsewhere_or_earlier_is_another_attack(read, rule, text):
    assert len([r for r in read(text) if r.event_type == "ASSAULT"]) == 2


def test_those_who_died_elsewhere_died_of_the_one_attack(read):
    text = "Rebels attacked a post in Quito on Monday. Six people died in a hospital in Lima."
    assert [r.deaths_best for r in read(text) if r.event_type == "ASSAULT"] == [6]


def test_captives_of_armed_men_were_abducted(read):
    found = attack(read("Rebels have been holding two engineers since March, the mill said on Monday."))
    assert (found.event_mode, found.targets) == ("abduct", ("engineers",))
    assert not [r for r in read("Rebels hold the town of Elmton since Monday.") if r.event_type == "ASSAULT"]
