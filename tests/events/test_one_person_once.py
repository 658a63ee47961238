"""One person told of twice stands once: headlines' words, the text's, and names; in a report and in an event."""

from __future__ import annotations

import pytest

from timeline.events.parties.doubles import names_once
from timeline.events.words.reference_rows import read_rows


def attack(reports):
    """The first attack of the reports."""
    return next(r for r in reports if r.event_type == "ASSAULT")


TOLD = [
    # rule             title                              text                                                  targets
    (
        "headline, text",
        "Teen shot at Elmton mall",
        "A 16-year-old girl was shot at a mall in Elmton on Monday.",
        ("16-year-old girl",),
    ),
    (
        "a name",
        "Teen shot dead at Elmton mall",
        "A girl was shot dead at a mall in Elmton on Monday. The victim was identified as Mira Toll, 16.",
        ("Mira Toll",),
    ),
    (
        "other sex",
        "Boy wounded in Elmton shooting that killed woman",
        "A woman was shot dead in Elmton on Monday, and a boy was wounded.",
        ("Boy", "woman"),
    ),
    (
        "other age",
        "Toddler shot in Elmton",
        "A child was shot in Elmton on Monday. A 14-year-old boy was wounded too.",
        ("Toddler", "14-year-old boy"),
    ),
    (
        "as many names",
        None,
        "Two young women were shot dead in Elmton on Monday. The victims were identified as Mira Toll and Ann Hale.",
        ("Mira Toll", "Ann Hale"),
    ),
    (
        "fewer names",
        None,
        "Three young women were shot dead in Elmton on Monday. Among the dead are Mira Toll and Ann Hale.",
        ("young women", "Mira Toll", "Ann Hale"),
    ),
]


@pytest.mark.parametrize(("rule", "title", "text", "targets"), TOLD)
def test_one_person_is_one_target(read, rule, title, text, targets):
    assert attack(read(text, title=title)).targets == targets


def test_a_gun_that_goes_off_is_in_one_hand(read):
    text = (
        "A boy accidentally shot a guard in Elmton on Monday. The 12-year-old boy accidentally shot the guard at home."
    )
    assert attack(read(text, title="Elmton child accidentally shoots guard")).actors == ("12-year-old boy",)


NAMES = [
    # rule              names                                    people  stay
    ("one person", ("girl", "9-year-old girl"), 1, (1,)),
    ("a name", ("9-year-old girl", "Mira Toll"), 1, (1,)),
    ("not counted", ("9-year-old girl", "Mira Toll"), None, (0, 1)),
    ("two people", ("9-year-old girl", "Mira Toll"), 2, (0, 1)),
    ("other ages", ("toddler", "grandfather"), 1, (0, 1)),
    ("months", ("14-month-old boy", "toddler"), 1, (0,)),
    ("names enough", ("boys", "Carl Toll", "Sam Hale"), 2, (1, 2)),
    ("several", ("boys", "Carl Toll"), 1, (0, 1)),
    ("a thing", ("bus", "woman"), 1, (0, 1)),
    ("in capitals", ("WOMAN", "ELMTON MILL"), 1, (0, 1)),
]


@pytest.mark.parametrize(("rule", "names", "people", "stay"), NAMES)
def test_names_of_an_event_that_stay(rule, names, people, stay):
    assert names_once(names, ("--- UNK",) * len(names), people) == stay


def test_bodies_are_nobody_s_name():
    assert names_once(("woman", "Elmton Police"), ("--- CVL", "--- COP"), 1) == (0, 1)


def test_words_for_a_person_are_sorted_and_unique():
    rows = [row["word"] for row, _ in read_rows("person_words.csv", ("word", "sex", "youngest", "oldest"))]
    assert rows == sorted(set(rows))
