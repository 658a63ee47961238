"""Parties of an event of several reports: one name a body or a state, general words only where nobody better stands."""

from __future__ import annotations

import pytest

from timeline.merging.party_names import told_places

ACTORS = [
    # rule            names                                               codes                              told
    ("one body", ["Islamic State group", "ISIS"], ["--- UAF", "--- UAF"], ["Islamic State group"]),
    ("one state", ["Russia", "Iran", "Russian Federation"], ["RUS GOV", "IRN GOV", "RUS GOV"], ["Russia", "Iran"]),
    ("general", ["men", "Ann Roe"], ["--- CVL", "--- GOV"], ["Ann Roe"]),
    ("general alone", ["men"], ["--- CVL"], ["men"]),
    ("a band", ["cell of gunmen", "Islamic State group"], ["--- UAF", "--- UAF"], ["Islamic State group"]),
    ("a band alone", ["cell of gunmen", "attackers"], ["--- UAF", "--- UAF"], ["cell of gunmen"]),
    ("jets of a force", ["Danish army", "Danish jets"], ["DNK MIL", "DNK MIL"], ["Danish army"]),
    ("jets of nobody", ["jets", "Swedish aircraft"], ["--- MIL", "SWE MIL"], ["jets", "Swedish aircraft"]),
]


@pytest.mark.parametrize(("rule", "names", "codes", "told"), ACTORS)
def test_actors_stand_once(rule, names, codes, told):
    assert [names[place] for place in told_places(names, codes, acting=True)] == told


def test_a_jet_that_is_struck_stays():
    names, codes = ["charter jet", "people", "guards"], ["--- MIL", "--- CVL", "--- COP"]
    assert told_places(names, codes, acting=False) == (0, 2)


def test_people_stay_beside_things():
    assert told_places(["bus", "people"], ["--- UNK", "--- CVL"], acting=False) == (0, 1)
