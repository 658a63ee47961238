"""Parties told again by fewer words: a headline's one word, a body's last word, names told later, names set loose."""

from __future__ import annotations

import pytest

BY_LESS = [
    # rule, title, text, event type, actors, targets
    (
        "a headline's one",
        "Editor abducted",
        "The publisher Lee Holt was abducted in Bern on Monday.",
        "ASSAULT",
        (),
        ("Lee Holt",),
    ),
    ("described", "Shopkeeper robbed", "Two men robbed a jeweller in Bern.", "x:CRIME", ("men",), ("jeweller",)),
    (
        "a headline's several",
        "President meets miners",
        "President Ann Roe received leaders of the miners' union on Monday.",
        "CONSULT",
        ("Ann Roe",),
        ("leaders of the miners' union",),
    ),
    (
        "fighters of a body",
        "Rebels free nine nurses",
        "Rebels of the Upland Front released nine nurses in Bern.",
        "RETREAT",
        ("Upland Front",),
        ("nurses",),
    ),
    (
        "one and several",
        "Driver killed in Bern",
        "Gunmen killed two nurses and a driver in Bern on Monday.",
        "ASSAULT",
        ("Gunmen",),
        ("Driver", "nurses"),
    ),
    (
        "a body's last word",
        None,
        "The Northern Grain Council met in Bern on Monday. The council accused Peru of fraud.",
        "ACCUSE",
        ("Northern Grain Council",),
        ("Peru",),
    ),
    (
        "two such bodies",
        None,
        "The Grain Council and the Wool Council met in Bern. The council accused Peru of fraud.",
        "ACCUSE",
        ("council",),
        ("Peru",),
    ),
    (
        "the state's own",
        None,
        "The Salvation Army fed 200 people in Bern on Monday. The army shot a nurse in Basel on Tuesday.",
        "ASSAULT",
        ("army",),
        ("nurse",),
    ),
    ("sides of nobody", None, "Shops were shut in Bern. Both sides accused Peru of fraud.", "ACCUSE", (), ("Peru",)),
    ("whose", None, "Western countries accused Peru of fraud.", "ACCUSE", ("Western countries",), ("Peru",)),
    (
        "what it is called",
        None,
        "Teachers in Bern went on strike. Minister Ann Roe called the strike a mistake.",
        "PROTEST",
        ("Teachers",),
        (),
    ),
    ("who calls it", None, "The Wool Union called a strike in Bern on Monday.", "PROTEST", ("Wool Union",), ()),
]


@pytest.mark.parametrize(("rule", "title", "text", "event_type", "actors", "targets"), BY_LESS)
def test_one_party_stands_once_and_by_its_name(read, rule, title, text, event_type, actors, targets):
    found = next(r for r in read(text, title=title) if r.event_type == event_type)
    assert (found.actors, tuple(sorted(found.targets))) == (actors, targets), rule


LATER = [
    # rule, text, whom it befell
    ("the same word", "A bomb killed a judge in Bern. Judge Ann Roe, 51, had tried smugglers.", ("Ann Roe",)),
    ("an age", "A nurse was shot dead in Bern. Ann Roe, 34, had worked there for years.", ("Ann Roe",)),
    ("a witness", "A nurse was shot dead in Bern. Ann Roe, 34, saw the gunman.", ("nurse",)),
    ("who says so", "A judge was shot dead in Bern. Judge Ann Roe said the court was closed.", ("judge",)),
    ("who may have done it", "A man stabbed a nurse in Bern. Lee Holt, 29, had been in prison.", ("nurse",)),
    ("two", "Two nurses were shot dead in Bern. Ann Roe, 34, had worked there for years.", ("nurses",)),
    ("set loose", "A gang kidnapped a priest, Father Emeka Obi, near Bern on Sunday.", ("Emeka Obi",)),
    ("who says it", "Gunmen shot a guard, Ann Roe said.", ("guard",)),
]


@pytest.mark.parametrize(("rule", "text", "targets"), LATER)
def test_who_was_described_has_the_name_that_is_told_later(read, rule, text, targets):
    assert read(text)[0].targets == targets, rule
