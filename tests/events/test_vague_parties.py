"""Vague words for parties that become whom the article names, and needless ones that go."""

from __future__ import annotations

import pytest

SHABAB = "Al-Shabab fighters raided Baidoa on Monday. "
LEAGUE = "Lee Roe met Ann Holm at the Baltic League's headquarters on Monday. "
MAOISTS = "Maoist rebels blew up a train near Gaya on Monday. "
VISIT = "Norway's trade minister came to Lima on Monday for talks with her Peruvian colleague. It rained. "
VISIT += "Hotels were full. "
THREE = VISIT.replace("Peruvian colleague", "Peruvian and Chilean colleagues")

ACTORS = [
    # rule               text                                                                          actors
    ("the same group", SHABAB + "The same group killed 30 people in Kismayo on Sunday.", ("Al-Shabab",)),
    ("a sect", SHABAB + "The sect burned two schools in Kismayo on Sunday.", ("Al-Shabab",)),
    ("a league", LEAGUE + "The League suspended Syria's membership in 2011.", ("Baltic League",)),
    ("guerrillas", MAOISTS + "The guerrillas shot dead a mayor in Patna on Sunday.", ("Maoist rebels",)),
    ("two governments", VISIT + "The two governments signed a treaty on whales in 2013.", ("Norway", "Peru")),
    # What it must not change
    ("two leagues", LEAGUE + "The Arab League held talks. The League suspended Syria in 2011.", ("League",)),
    (
        "armed rebels",
        "Armed rebels burned a mill on Monday. The guerrillas shot a mayor in Patna on Sunday.",
        ("guerrillas",),
    ),
    ("three countries", THREE + "The two governments signed a treaty on whales in 2013.", ("governments",)),
]

BANDS = [
    ("a cell", "A cell of gunmen killed nine pilgrims near Minya on Friday. Islamic State claimed the attack.", 1),
    ("a squad", "Islamic State said that a squad of its fighters was responsible for an attack on pilgrims.", 1),
    ("its own", "Fighters overran a base near Sabha on Friday. The attackers belong to the Desert Brigade.", 1),
    ("of nobody", "A cell of gunmen killed nine pilgrims near Minya on Friday.", 1),
    ("listed", "Villagers and gunmen attacked a mill near Minya on Friday.", 2),
]


@pytest.mark.parametrize(("rule", "text", "actors"), ACTORS)
def test_vague_words_become_whom_the_article_names(read, rule, text, actors):
    found = [r for r in read(text) if r.event_type not in ("CONSULT",)]
    assert min(found, key=lambda r: r.date_start).actors == actors


@pytest.mark.parametrize(("rule", "text", "count"), BANDS)
def test_fighters_of_somebody_give_way_to_the_body_named(read, rule, text, count):
    assert len(read(text)[0].actors) == count
