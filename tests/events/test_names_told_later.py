"""Names that a later sentence gives those whom an event's own sentence only describes."""

from __future__ import annotations

import pytest

ARREST = "Police arrested a choir leader in Elmton on Monday. "
SHOT = "A woman was shot dead in Elmton on Monday. "
TAKEN = "Gunmen kidnapped two nurses near Elmton on Monday. "

NAMED = [
    # rule                    text                                                                      targets
    ("led off", ARREST + "Mira Toll, 22, was taken to a barracks, her mother said.", ("Mira Toll",)),
    ("picked up", ARREST + "Mira Toll was picked up at her home.", ("Mira Toll",)),
    ("its own word", ARREST + "Mira Toll, 22, was detained at her home.", ("Mira Toll",)),
    ("the leader", ARREST + "It rained. The leader, Mira Toll, plays the flute.", ("Mira Toll",)),
    ("pronounced dead", SHOT + "Mira Toll, 31, was pronounced dead at the scene.", ("Mira Toll",)),
    ("the victim", SHOT + "The victim, Mira Toll, 31, ran a mill.", ("Mira Toll",)),
    ("two", TAKEN + "Mira Toll and Ann Roe were seized on their way to a ward.", ("Mira Toll", "Ann Roe")),
    ("the two by word", TAKEN + "The nurses, Mira Toll and Ann Roe, had just left home.", ("Mira Toll", "Ann Roe")),
    (
        "one of them",
        "Two guards were shot dead in Elmton on Monday, one of them Sergeant Max Coe.",
        ("guards", "Max Coe"),
    ),
    (
        "a driver once",
        "Gunmen shot dead a bus driver in Elmton on Monday. The driver, Max Coe, 40, died at the wheel.",
        ("Max Coe",),
    ),
    (
        "met by gunmen",
        TAKEN + "Mira Toll and Ann Roe were driving to a ward when the gunmen stopped their car.",
        ("Mira Toll", "Ann Roe"),
    ),
    (
        "of an age",
        "Gunmen shot dead a cook in Elmton on Monday. Mira Toll, 42, was leaving home when the gunmen opened fire.",
        ("Mira Toll",),
    ),
    # What it must not change
    (
        "of no age",
        "Gunmen shot dead a cook in Elmton on Monday. Mira Toll was leaving home when the gunmen opened fire.",
        ("cook",),
    ),
    ("held for it", SHOT + "Max Coe, 40, was taken to a police station and charged.", ("woman",)),
    ("another office", ARREST + "Mira Toll, the minister of mines, was accused of lying.", ("choir leader",)),
    ("told before", "Mira Toll spoke in Elmton. " + ARREST + "Mira Toll was taken home.", ("choir leader",)),
    ("one of two", TAKEN + "Mira Toll was taken to a barracks.", ("nurses",)),
]


@pytest.mark.parametrize(("rule", "text", "targets"), NAMED)
def test_a_name_told_later_stands_for_whom_the_event_befell(read, rule, text, targets):
    found = next(r for r in read(text) if r.event_type in ("ASSAULT", "COERCE"))
    assert found.targets == targets


DOERS = [
    ("A gunman killed two men in Elmton on Monday. The gunman, Max Coe, fled.", ("Max Coe",)),
    ("A guard shot dead a boy in Elmton on Monday. The guard, Max Coe, fired twice.", ("Max Coe",)),
]


@pytest.mark.parametrize(("text", "actors"), DOERS)
def test_a_name_told_later_stands_for_who_did_it(read, text, actors):
    found = next(r for r in read(text) if r.event_type == "ASSAULT")
    assert found.actors == actors


def test_a_name_may_stand_further_on_than_the_deeds_own_sentence_is_long(read):
    text = (
        "A shooting was reported in Elmton on Monday. It happened at noon. The victims who were found by neighbours in "
        "the lane behind the old mill have been identified as Ben Fox and Bea Lunn. The man killed them. Ann Roe, "
        "34, had worked there."
    )
    assert [r.targets for r in read(text)] == [("Ben Fox", "Bea Lunn")]
