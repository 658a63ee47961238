"""Who broke in to kill is no burglar, who searches no attacker, and a row that explodes no bomb."""

from __future__ import annotations

import pytest

BREAK_INS = [
    ("Burglars broke into a shop in Basra on Monday.", {"x:CRIME"}),
    ("Masked men broke into a farm in Basra on Monday and killed the guard.", {"ASSAULT"}),
    ("Two monks were killed on Monday by men who broke into their house in Basra.", {"ASSAULT"}),
]


@pytest.mark.parametrize(("text", "types"), BREAK_INS)
def test_killers_who_break_in_are_no_burglars(read, text, types):
    assert {r.event_type for r in read(text)} == types


RAIDS = [
    ("Soldiers raided the homes of two teachers in Basra on Monday.", "COERCE"),
    ("Policemen raided a farm near Basra on Monday.", "COERCE"),
    ("Soldiers raided a rebel camp near Basra on Monday.", "ASSAULT"),
    ("Gunmen raided a farm near Basra on Monday.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "event_type"), RAIDS)
def test_forces_that_raid_homes_search_them(read, text, event_type):
    (raid,) = read(text)
    assert raid.event_type == event_type


@pytest.mark.parametrize("what", ["A political row", "Anger", "A dispute"])
def test_what_is_no_thing_explodes_in_a_figure_of_speech(read, what):
    assert not [
        r for r in read(f"{what} exploded in Kenya on Monday when the council met.") if r.event_type == "ASSAULT"
    ]
