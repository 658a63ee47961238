"""Who did what to whom, where the words for it stand in other than the plain order."""

from __future__ import annotations

import pytest

SIDES = [
    # rule                  text                                                          type, actors, targets
    (
        "an owner and of",
        "Peru's killing of a rebel commander in Elmton on Friday drew threats.",
        ("ASSAULT", ("Peru",), ("rebel commander",)),
    ),
    (
        "an owner alone",
        "The bishop's murder in Elmton on Friday shocked the church.",
        ("ASSAULT", (), ("bishop",)),
    ),
    (
        "at the hands of, killed",
        "Two monks died at the hands of soldiers in Elmton on Monday.",
        ("ASSAULT", ("soldiers",), ("monks",)),
    ),
    (
        "at the hands of, a passive",
        "A farmer was tortured at the hands of police in Elmton on Monday.",
        ("ASSAULT", ("police",), ("farmer",)),
    ),
    (
        "a led coalition",
        "A Danish-led coalition air strike killed 12 traders in Elmton on Saturday.",
        ("ASSAULT", ("Danish-led coalition",), ("traders",)),
    ),
    (
        "in revenge for a death",
        "Villagers killed a soldier in Elmton on Monday in revenge for the death of two farmers.",
        ("ASSAULT", ("Villagers",), ("soldier",)),
    ),
    (
        "with whom they clashed",
        "Students clashed with police in Elmton on Monday.",
        ("PROTEST", ("Students",), ("police",)),
    ),
    (
        "rescued by",
        "Hundreds of migrants were rescued by the Danish coastguard on Monday.",
        ("AID", ("Danish coastguard",), ("migrants",)),
    ),
    (
        "a mishap is nobody's",
        "Danish airliner crash||A Danish jet crashed in Elmton on Monday.",
        ("x:ACCIDENT", (), None),
    ),
]


@pytest.mark.parametrize(("rule", "text", "told"), SIDES)
def test_each_stands_on_its_side(read, rule, text, told):
    title, _, body = text.rpartition("||")
    event_type, actors, targets = told
    (found,) = [r for r in read(body, title or None) if r.event_type == event_type]
    assert found.actors == actors
    assert targets is None or found.targets == targets


MET = [
    # rule                  text                                                             actors, targets
    (
        "was there for talks",
        "Prime Minister Ann Roe was in Oslo for talks with Lee Holt on Monday.",
        "Ann Roe",
        "Lee Holt",
    ),
    ("flew to meet", "Minister Ann Roe flew to Oslo on Monday to meet Lee Holt.", "Ann Roe", "Lee Holt"),
    ("flew for talks", "Minister Ann Roe flew to Oslo on Monday for talks with Lee Holt.", "Ann Roe", "Lee Holt"),
    (
        "flew to discuss",
        "Danish officials flew to Oslo on Monday to discuss fish with the Peruvian government.",
        "Danish officials",
        "Peruvian government",
    ),
    ("visited and received", "Peru's parliament speaker visited Oslo on Monday.", "Peru's parliament speaker", None),
    (
        "beside a summit",
        "Minister Ann Roe met Lee Holt on the sidelines of the NATO summit in Oslo on Monday.",
        "Ann Roe",
        "Lee Holt",
    ),
    (
        "between whom somebody mediates",
        "Peru brokered talks between the union and the bank in Oslo on Monday.",
        "Peru",
        "union, bank",
    ),
    (
        "who sent them",
        "Delegations from the union and the bank arrived in Oslo on Monday for peace talks.",
        "union, bank",
        None,
    ),
    (
        "peoples of two words",
        "North Korean and South Korean officials held talks in Oslo on Monday.",
        "North Korean officials, South Korean officials",
        None,
    ),
]


@pytest.mark.parametrize(("rule", "text", "actors", "targets"), MET)
def test_both_sides_of_talks_are_told(read, rule, text, actors, targets):
    found = next(r for r in read(text) if r.event_type == "CONSULT")
    assert ", ".join(found.actors) == actors
    assert ", ".join(found.targets) == (targets or "")


def test_two_peoples_share_a_noun(read):
    (attack,) = read("Two Danish and three Swedish soldiers were wounded in an ambush near Elmton on Monday.")
    assert attack.targets == ("Danish soldiers", "Swedish soldiers")
