"""Which figures hold: numbers over vague words, shared nouns, parts in care, tolls, causes of protests, sums."""

from __future__ import annotations

import pytest

TOLD = [
    # rule, title, text, dead and hurt
    ("scores", "Scores dead in sinking", "A ferry sank off Bern on Monday, killing 34 people.", (34, None)),
    (
        "dozens",
        "Dozens hurt in Bern",
        "Fifteen people were wounded when police clashed with cooks in Bern.",
        (None, 15),
    ),
    ("hundreds", "Quake kills hundreds", "An earthquake struck near Bern on Monday, killing 430 people.", (430, None)),
    ("no number", "Scores killed", "A train derailed near Bern on Monday, killing dozens of people.", (40, None)),
    ("shared noun", None, "Five British and four Danish soldiers died in a bomb attack in Bern on Monday.", (9, None)),
    ("a people", None, "Herders killed more than 150 Fulani in a raid near Bern on Monday.", (150, None)),
    ("of things", None, "Two men were killed when the army shot down 23 of the 30 drones over Bern.", (2, None)),
    ("of people", None, "Three of the 30 riders were killed when a bus crashed near Bern on Monday.", (3, None)),
    ("none", None, "A bomb went off outside a bank in Bern on Monday, causing damage but no casualties.", (0, 0)),
    (
        "in care",
        "Knife attack",
        "Three people were killed and 12 others injured in a knife attack in Bern on Monday. The injured were sent to "
        "a hospital, where four of them remain in critical condition.",
        (3, 12),
    ),
    (
        "lower toll",
        None,
        "An earthquake killed at least 38 people in Bern on Monday. The government put the provisional toll at 35.",
        (38, None),
    ),
    ("risen", None, "An earthquake killed 12 people in Bern on Monday. The death toll rose to 15.", (15, None)),
    ("revised", None, "An earthquake killed 38 people in Bern on Monday. The toll was revised to 35.", (35, None)),
    ("contrary", None, "No one was killed in the blast in Bern, contrary to reports that two had died.", (0, None)),
    (
        "dismissed",
        None,
        "A bomb went off in Bern on Monday, wounding three. Police dismissed claims that 40 people were killed.",
        (None, 3),
    ),
    ("reported", None, "A bomb went off in Bern on Monday. Reports said that 12 people were killed.", (12, None)),
    (
        "rejected by some",
        None,
        "A bomb killed 12 people in Bern on Monday. The mayor rejected claims that the victims were soldiers.",
        (12, None),
    ),
    ("survivors", None, "Gunmen killed six men in Bern. Two survivors with bullet wounds were flown out.", (6, 2)),
    (
        "title of the same man",
        "Prefect killed",
        "Prefect Max Coe was assassinated in Bern on Monday. He was shot three times.",
        (1, None),
    ),
    ("quarter", None, "Floods killed a quarter of a million people near Bern in 1970.", (250_000, None)),
    ("half", None, "Floods killed half a million people near Bern in 1970.", (500_000, None)),
    ("protest", None, "Protests broke out in Bern on Monday after a worker died in custody.", (None, None)),
    ("in the protest", None, "Protests against the tax in Bern on Monday left two people dead.", (2, None)),
    (
        "a sum",
        "Attacks kill 24 across Iraq",
        "A bomb exploded at a market in Baquba on Monday, killing five people. Gunmen killed three policemen "
        "in Mosul on Tuesday. Elsewhere, a car bomb killed eight in Kirkuk.",
        (5, None),
    ),
]


@pytest.mark.parametrize(("rule", "title", "text", "counts"), TOLD)
def test_the_first_event_has_the_figures_that_are_its_own(read, rule, title, text, counts):
    found = read(text, title)[0]
    assert (found.deaths_best, found.injured_best) == counts


def test_the_hurt_are_those_of_the_sentence_s_own_attack(read):
    text = (
        "Police fired tear gas at boys in Ouargla on Sunday. In Touggourt on Saturday, men set fire to a mill and 12 "
        "people were hurt."
    )
    hurt = {r.place_name: r.injured_best for r in read(text)}
    assert hurt == {"Touggourt": 12, "Ouargla": None}


def test_a_name_s_dead_owner_is_no_death(read):
    text = "Max Coe had been living in Bern under the name of a dead cousin. He was arrested on Monday for fraud."
    assert all(r.deaths_best is None for r in read(text))
