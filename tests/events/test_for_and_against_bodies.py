"""Whoever is for, against, near or apart from a body is not that body."""

from __future__ import annotations

import pytest

SIDES = [
    ("An anti-Taliban militia seized a village near Kunduz on Monday.", "anti-Taliban militia"),
    ("Anti-Hezbollah gunmen killed two people in Beirut on Monday.", "Anti-Hezbollah gunmen"),
    ("Ex-FARC fighters ambushed an army patrol near Cali on Monday.", "Ex-FARC fighters"),
    ("An Al-Qaeda-linked group attacked a hotel in Bamako on Monday.", "Al-Qaeda-linked group"),
    ("ISIS-inspired gunmen shot three people in Nice on Monday.", "ISIS-inspired gunmen"),
    ("A breakaway Taliban faction bombed a bank in Kabul on Monday.", "breakaway Taliban faction"),
    ("Pro-Russian separatists shelled Mariupol on Monday.", "Pro-Russian separatists"),
    ("Taliban fighters bombed a bank in Kabul on Monday.", "Taliban"),
    ("Boko Haram fighters killed ten people in Gwoza on Monday.", "Boko Haram"),
    ("A Hezbollah unit shelled a post near Tyre on Monday.", "Hezbollah"),
]


@pytest.mark.parametrize(("text", "actor"), SIDES)
def test_who_acts_is_named_whole_where_the_body_is_another(read, text, actor):
    attack = next(report for report in read(text) if report.event_type == "ASSAULT")
    assert attack.actors == (actor,)


def test_what_is_struck_is_named_whole_too(read):
    attack = next(report for report in read("Jets bombed a pro-Al-Qaeda group in Derna on Monday."))
    assert attack.targets == ("pro-Al-Qaeda group",)


@pytest.mark.parametrize(
    ("text", "actor", "code"),
    [
        ("Former members of the Shining Path robbed a bank in Lima.", "Former members of the Shining Path", "PER REB"),
        ("Supporters of Hezbollah blocked roads in Beirut.", "Supporters of Hezbollah", "LBN CVL"),
        ("Victims of the FARC marched in Bogota.", "Victims of the FARC", "COL CVL"),
        ("Relatives of Hamas hostages marched in Haifa.", "Relatives of Hamas hostages", "PSE CVL"),
        ("Fighters of Hezbollah shelled a post near Tyre.", "Hezbollah", "LBN REB"),
        ("Members of the FARC marched in Bogota.", "FARC", "COL REB"),
    ],
)
def test_who_is_no_part_of_a_body_has_a_code_of_his_own(read, text, actor, code):
    report = next(report for report in read(text))
    assert report.actors == (actor,)
    assert report.actor_codes == (code,)
