"""People, states and bodies told again by words that only point at them stand by what the text told of them before."""

from __future__ import annotations

import pytest


def parties(reports, event_type, mode=None):
    """The actors and targets of the one report of a type."""
    (found,) = [r for r in reports if r.event_type == event_type and mode in (None, r.event_mode)]
    return found.actors, found.targets


STATES = "Saudi Arabia, Peru and Chile cut ties with Bolivia on Monday. "

LISTED = [
    # rule                    text                                                                          actors
    ("countries, unnumbered", STATES + "The countries accused Quito of spying.", ("Saudi Arabia", "Peru", "Chile")),
    ("neighbours", "Peru and Chile shut a road on Monday. The neighbours accused Quito of spying.", ("Peru", "Chile")),
    (
        "bodies in their number",
        "The army and the rebels fought in Elmton on Monday. Both sides accused the bank of fraud.",
        ("army", "rebels"),
    ),
    (
        "bodies, unnumbered",
        "The union and the company reached a deal on Monday. The sides accused the bank of fraud.",
        ("union", "company"),
    ),
    (
        "a pair of persons",
        "Danish minister Ann Roe and Swedish minister Lee Holt met on Monday. The pair accused Quito of spying.",
        ("Ann Roe", "Lee Holt"),
    ),
    ("only one is told of", "Peru shut a road on Monday. The countries accused Quito of spying.", ("countries",)),
    ("too far", STATES + "It rained. Shops shut. The countries accused Quito of spying.", ("countries",)),
    ("not pointed at", STATES + "Other countries accused Quito of spying.", ("countries",)),
]


@pytest.mark.parametrize(("rule", "text", "actors"), LISTED)
def test_those_listed_before_are_pointed_at(read, rule, text, actors):
    assert parties(read(text), "ACCUSE")[0] == actors


AGAIN = [
    # rule                     text                                                                        targets
    (
        "the same word",
        "Guards seized two Danish teachers in Elmton on Monday. The teachers were freed on Tuesday.",
        ("Danish teachers",),
    ),
    (
        "a victim",
        "A Danish nurse was abducted in Elmton on Monday. The victim was freed on Tuesday.",
        ("Danish nurse",),
    ),
    (
        "a name",
        "Opposition leader Ann Roe was jailed in Elmton on Monday. The politician was freed on Tuesday.",
        ("Ann Roe",),
    ),
    (
        "two it may be",
        "Two Danish teachers and three Swedish teachers marched in Elmton on Monday. "
        "The teachers were freed on Tuesday.",
        ("teachers",),
    ),
    (
        "another may be meant",
        "A gunman held up Ann Roe in Elmton on Monday. The man was freed on Tuesday.",
        ("man",),
    ),
    ("who only says it", "Ann Roe said on Monday that it rained. The woman was freed on Tuesday.", ("woman",)),
    ("another sex", "A girl was abducted in Elmton on Monday. The boy was freed on Tuesday.", ("boy",)),
    (
        "a word for others",
        "A Danish nurse was abducted in Elmton on Monday. The driver was freed on Tuesday.",
        ("driver",),
    ),
]


@pytest.mark.parametrize(("rule", "text", "targets"), AGAIN)
def test_known_people_stand_by_the_fuller_words(read, rule, text, targets):
    assert parties(read(text), "RETREAT", "release")[1] == targets
