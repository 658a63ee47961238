"""Who did nothing of it and what is no party: a headline's things, shared verbs, landmarks, matters, roads, times."""

from __future__ import annotations

import pytest

STRUCK = [
    # title                      text                                                      actors           targets
    ("Pipeline bombed in Bern", "Militants bombed an oil pipeline near Bern.", ("Militants",), ("oil pipeline",)),
    ("Church bombed", "Militants bombed a church in Bern on Monday.", ("Militants",), ("Church",)),
    ("Gunmen shoot dead two in Bern", "Tall gunmen shot dead two cooks in Bern.", ("Tall gunmen",), ("cooks",)),
    ("Rebels attacked in Bern", "The army attacked rebels in Bern on Monday.", ("army",), ("Rebels",)),
]


@pytest.mark.parametrize(("title", "text", "actors", "targets"), STRUCK)
def test_a_headlines_thing_is_struck_and_its_gunmen_shoot(read, title, text, actors, targets):
    found = next(r for r in read(text, title) if r.event_type == "ASSAULT")
    assert (found.actors, found.targets) == (actors, targets)


ACTS = [
    # rule              text                                                                        type       actors
    (
        "after X, NAME,",
        "The pickets left the mill after the deputy mayor, Max Coe, promised a recount.",
        "AGREE",
        ("Max Coe",),
    ),
    (
        "accusing them",
        "Peru ordered two Danish envoys to leave the country on Monday, accusing them of spying.",
        "ACCUSE",
        ("Peru",),
    ),
    (
        "and sentenced him",
        "A Bern court convicted Max Coe in 1996 of stealing lead from a mill and sentenced him to ten years.",
        "COERCE",
        ("Bern court",),
    ),
    ("gives himself up", "A man turned himself in on Monday in Bern in connection with a theft.", "COERCE", ()),
    (
        "the dead do not kill",
        "Six guards were killed in an ambush by rebels in Bern on Monday. In April they killed 70 troops in Basel.",
        "ASSAULT",
        ("rebels",),
    ),
    (
        "the same",
        "Guerrillas shut a mill in Bern on Monday. The same guerrillas set fire to four trucks on Tuesday.",
        "ASSAULT",
        ("guerrillas",),
    ),
    ("drones", "Danish drones struck a power plant in Bern on Monday.", "ASSAULT", ("Danish drones",)),
    ("clause in a name", "Police with water cannon dispersed strikers and arrested 19 of them.", "COERCE", ("Police",)),
    (
        "they of an ambush by",
        "Six guards were killed in Bern on Monday. The ambush is the third by the rebels. In April they killed 70 men.",
        "ASSAULT",
        ("rebels",),
    ),
    # What it must not change
    (
        "who were only hurt",
        "Nine men were beaten by guards in Bern on Monday. They had thrown stones at a shop and killed a cook.",
        "ASSAULT",
        ("guards",),
    ),
]


@pytest.mark.parametrize(("rule", "text", "event_type", "actors"), ACTS)
def test_the_last_event_is_done_by_who_did_it(read, rule, text, event_type, actors):
    found = [r for r in read(text) if r.event_type == event_type]
    assert found[-1].actors == actors


NEEDLESS = [
    # rule              text                                                                           targets
    ("near a station", "A bomb killed six people near the main railway station in Bern on Monday.", ("people",)),
    ("police station", "A bomb went off near the police station in Bern on Monday.", ("police station",)),
    ("near a home", "On Monday in Bern a bomb went off near the home of a judge.", ("home of a judge",)),
    ("general strike", "Unions began a general strike in Bern on Monday.", ()),
    ("matters", "Thousands marched in Bern on Monday against cuts in pensions.", ()),
    ("storms", "Typhoon Ann killed 20 people in Bern on Monday.", ("people",)),
    ("under a road", "A mine buried under the road killed six soldiers near Bern on Monday.", ("soldiers",)),
    ("roads", "Hundreds of workers blocked the highway to Bern for three hours on Monday.", ()),
    ("a government", "Thousands marched in Bern on Monday against the government and corruption.", ("government",)),
    ("a mill", "Students threw stones at a bank and blocked a road in Bern on Monday.", ("bank",)),
    (
        "denied",
        "Missiles struck a mill in Bern on Monday, killing six cooks. The army has denied targeting civilians.",
        ("mill", "cooks"),
    ),
    (
        "moments",
        "A siren marked the moment the blast tore through the ferry in Bern on Monday, killing six.",
        ("ferry",),
    ),
]


@pytest.mark.parametrize(("rule", "text", "targets"), NEEDLESS)
def test_what_is_only_near_or_about_is_no_target(read, rule, text, targets):
    assert read(text)[0].targets == targets
