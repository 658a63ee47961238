"""Whom an attack caught at what they were doing, what another was aimed at, and who leaves bombs."""

from __future__ import annotations

import pytest

CAUGHT = [
    ("The ambush occurred on Monday as the mayor was leaving his home in Lima.", ("mayor",)),
    (
        "The abduction took place on Monday when Luis Ortega and his driver were heading for Bern.",
        ("Luis Ortega", "driver"),
    ),
    ("The blast happened on Monday while shoppers were leaving a market in Peshawar.", ("shoppers",)),
    ("The raid took place on Monday while the family was having dinner in Jos.", ("family",)),
    ("The attack happened on Monday when guards were asleep at the depot.", ("guards",)),
    ("The shooting happened on Monday as gunmen were fleeing a bank in Lagos.", ()),
    ("The attack happened on Monday as rebels were marching on Jos.", ()),
    ("The attack on the mill in Jos happened on Monday while the mayor was speaking.", ("mill",)),
    ("The attack happened on Monday as officials were preparing a summit in Oslo.", ()),
    ("The attack happened on Monday after the mayor was leaving Oslo.", ()),
]


@pytest.mark.parametrize(("text", "targets"), CAUGHT)
def test_an_attack_befalls_those_it_caught(read, text, targets):
    attacks = [report for report in read(text) if report.event_type == "ASSAULT"]
    assert [report.targets for report in attacks[:1]] == [targets]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("One attack in Jos was aimed at a bank and the other at a mill.", {"bank", "mill"}),
        ("One raid in Jos was directed against a depot and another against the barracks.", {"depot", "barracks"}),
        ("The first attack in Jos was directed at a church, the second against a school.", {"church", "school"}),
    ],
)
def test_what_the_other_attack_was_aimed_at_is_told(read, text, targets):
    found = {target for report in read(text) if report.event_type == "ASSAULT" for target in report.targets}
    assert targets <= found


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Rebels left a bomb at the gate of a bank in Jos on Monday.", [("Rebels",)]),
        ("A bomb was left by rebels in a rich quarter of Jos on Monday.", [("rebels",)]),
        ("A bomb was left at the gate of a bank in Jos on Monday.", [()]),
        ("The army left mines in the fields around Jos on Monday.", []),
        ("Rebels left a bank in Jos on Monday.", []),
    ],
)
def test_who_leaves_a_bomb_attacks(read, text, actors):
    found = [report for report in read(text) if (report.event_type, report.event_mode) == ("ASSAULT", "explosives")]
    assert [report.actors for report in found] == actors
