"""Where many are hurt, a few of them who are told of do not stand for all; what most of them were is what they are."""

from __future__ import annotations

import pytest


def attack(reports):
    """The one attack of the reports."""
    (found,) = [r for r in reports if r.event_type == "ASSAULT"]
    return found


BEFALLEN = [
    # rule            text                                                                             targets, deaths
    (
        "most of them",
        "A truck bomb killed 90 people, most of them traders, in Elmton on Monday. A driver and a nun also died.",
        ("traders", "driver", "nun"),
        90,
    ),
    ("mainly", "A bomb killed 40 people, mainly women and children, in Elmton on Monday.", ("women and children",), 40),
    ("of whom", "The attack in Elmton on Monday killed 30 people, most of whom were farmers.", ("farmers",), 30),
    (
        "picked out",
        "A bomb killed 23 people, including a nun and a guard, at a mill in Elmton on Monday.",
        ("people", "nun", "guard"),
        23,
    ),
    (
        "among those killed",
        "Rebels raided a village near Elmton on Monday, killing 30 people. The imam, Ali Rahm, was among those killed.",
        ("people", "Ali Rahm"),
        30,
    ),
    (
        "nearly all are told",
        "Five people were shot dead in Elmton on Monday. A nun, a guard and a judge died at a mill.",
        ("nun", "guard", "judge"),
        5,
    ),
]


@pytest.mark.parametrize(("rule", "text", "targets", "deaths"), BEFALLEN)
def test_people_at_large_stand_first(read, rule, text, targets, deaths):
    report = attack(read(text))
    assert report.targets == targets
    assert report.deaths_best == deaths


def test_those_who_march_are_what_most_of_them_are(read):
    (march,) = read("About 200 people, many of them teachers, marched in Elmton on Monday.")
    assert march.actors == ("teachers",)


def test_a_list_of_several_kinds_stays_a_list(read):
    report = attack(read("A bomb killed 40 traders, two nuns and a guard in Elmton on Monday."))
    assert report.targets == ("traders", "nuns", "guard")
