"""New names with no word of who it is, right after a sentence that tells of one person by a description."""

from __future__ import annotations

import pytest

JUDGE = "A judge was shot dead on Wednesday in Elmton, police reported. "
ENGINEER = "A Danish engineer who was kidnapped on Monday in Elmton was freed last night, the embassy said. "
NURSE = "A nurse was shot dead in Elmton on Monday. "
MARCHER = "Police have arrested an opposition politician who led a banned march. "

TARGETS = [
    ("about to", JUDGE + "Rui Toll, 47, was about to enter his car when two men opened fire.", ("Rui Toll",)),
    ("left", ENGINEER + "Rui Toll, 52, was left on a road by his captors.", ("Rui Toll",)),
    ("a seat", "A court jailed the editor of a student paper. Rui Toll has been held since May.", ("Rui Toll",)),
    ("found", NURSE + "Mira Toll was last seen near the mill.", ("Mira Toll",)),
    # What it must not change
    ("another's ward", NURSE + "Mira Toll ran the ward where she worked.", ("nurse",)),
    ("a mother", "A boy was killed by a bomb in Elmton. Mira Toll lost her son in the blast.", ("boy",)),
    ("a visitor", NURSE + "Mira Toll visited the town for talks with the mayor.", ("nurse",)),
    ("a neighbour", "A nurse was shot dead in Elmton by a man. Max Coe, 40, had lived next door.", ("nurse",)),
    ("a witness", NURSE + "Max Coe, 40, was about to leave when he saw the attacker.", ("nurse",)),
    ("shocked", NURSE + "Mira Toll was shocked.", ("nurse",)),
    ("charged", NURSE + "Max Coe was arrested nearby.", ("nurse",)),
    ("another's age", "A boy was shot dead in Elmton. Max Coe, 71, was about to leave home.", ("boy",)),
    ("an office", JUDGE + "Mayor Rui Toll was seen at the spot.", ("judge",)),
]


@pytest.mark.parametrize(("rule", "text", "targets"), TARGETS)
def test_a_bare_new_name_is_whom_the_sentence_before_describes(read, rule, text, targets):
    found = next(r for r in read(text) if r.event_type in ("ASSAULT", "COERCE"))
    assert found.targets == targets


def test_it_is_also_who_acted(read):
    found = read(MARCHER + "Mira Toll was picked up at her home before dawn.")
    assert {r.event_type: r.actors for r in found}["PROTEST"] == ("Mira Toll",)
    found = read("A jailed mayor ended a hunger strike on Tuesday. Mira Toll was taken to a ward.")
    assert found[0].actors == ("Mira Toll",)
