"""Those listed beside whom an event befell: lists that the parse breaks, companions, names with ages."""

from __future__ import annotations

import pytest


def attack(reports):
    """The first attack of the reports."""
    return next(r for r in reports if r.event_type == "ASSAULT")


LISTED = [
    # rule             text                                                                          targets
    (
        "broken list",
        "The murder of three lawyers, their driver and a guard in Elmton on Monday was condemned.",
        ("lawyers", "driver", "guard"),
    ),
    (
        "apposed",
        "Gunmen killed the mayor, his wife, two guards, and a nurse in Elmton on Monday.",
        ("mayor", "wife", "guards", "nurse"),
    ),
    (
        "companions",
        "The mayor was killed along with his wife and two guards in Elmton on Monday.",
        ("mayor", "wife", "guards"),
    ),
    (
        "names and ages",
        "Three people were shot dead in Elmton on Monday. The victims are Mira Toll, 40, Ann Toll, 8, and Eva Toll, 3.",
        ("Mira Toll", "Ann Toll", "Eva Toll"),
    ),
    (
        "names and towns",
        "Three people were shot dead in Elmton on Monday. The coroner identified the victims as 43-year-old Mira Toll,"
        " of Geneva, 60-year-old Sam Vand, of Basel, and 61-year-old Ben Hale.",
        ("Mira Toll", "Sam Vand", "Ben Hale"),
    ),
    (
        "names and titles",
        "The ambassador Sam Toll, consul Ben Hale, and first secretary Carl Vand were abducted in Elmton on Monday.",
        ("Sam Toll", "Ben Hale", "Carl Vand"),
    ),
    (
        "whose wife",
        "Mira Toll, wife of Ben Toll, and a guard were shot dead in Elmton on Monday.",
        ("Mira Toll", "guard"),
    ),
    (
        "who says it",
        "Mira Toll was shot dead in Elmton on Monday, and detective Sam Hale said she knew the gunman.",
        ("Mira Toll",),
    ),
    ("other verb", "Police shot a man, and his wife and two neighbors fled in Elmton on Monday.", ("man",)),
    ("who says it", "A man was killed in Elmton on Monday, police, a prosecutor and a judge said.", ("man",)),
    (
        "no names in a row",
        "A man was shot dead in Elmton on Monday. The victim was identified as Sam Toll, 41, by his neighbor Ann Hale.",
        ("Sam Toll",),
    ),
]


@pytest.mark.parametrize(("rule", "text", "targets"), LISTED)
def test_who_is_listed_suffers_too(read, rule, text, targets):
    assert attack(read(text)).targets == targets


@pytest.mark.parametrize("title", ["Man kills wife, self in Elmton", "Man shoots wife, then self"])
def test_who_kills_himself_after_others_is_no_target(read, title):
    found = attack(read("It was told on Monday.", title=title))
    assert (found.actors, found.targets) == (("Man",), ("wife",))


TOLD_OF = [
    # text                                                                                    targets            deaths
    (
        "Rebels claimed the killing of Ann Lee, head of a clinic, and Tom Ray, a driver for the charity, in Bangui.",
        ("Ann Lee", "Tom Ray"),
        2,
    ),
    ("Gunmen killed Ann Lee, a nurse, and Tom Ray, a driver, in Bangui on Monday.", ("Ann Lee", "Tom Ray"), 2),
    ("Ann Lee, head of a clinic, and Tom Ray, a driver, were killed in Bangui.", ("Ann Lee", "Tom Ray"), 2),
    ("Gunmen killed Ann Lee, head of a clinic and mother of Tom Ray, in Bangui.", ("Ann Lee",), 1),
]


@pytest.mark.parametrize(("text", "targets", "deaths"), TOLD_OF)
def test_people_listed_each_with_who_that_is(read, text, targets, deaths):
    found = attack(read(text))
    assert (found.targets, found.deaths_best) == (targets, deaths)


def test_what_somebody_is_said_to_be_is_nobody_else(read):
    [arrest] = read("Police arrested Omar Said, a baker, and Hani Aziz, a student, on Tuesday.")
    assert arrest.targets == ("Omar Said", "Hani Aziz")
