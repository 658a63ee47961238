"""Who took no part in an attack: who struck its attackers, who is only the subject before, what strikes for nobody."""

from __future__ import annotations

import pytest


def attack(reports):
    """The first attack of the reports."""
    return next(r for r in reports if r.event_type == "ASSAULT")


STRUCK_BACK = [
    # text                                                                                  actors         targets
    (
        "Two guards were killed on Monday when a gunman attacked a bank in Cali. The police then killed the attacker.",
        ("gunman",),
        ("guards", "bank"),
    ),
    ("Guards shot the gunman dead after he fired at the senator in Cali on Monday.", (), ("senator",)),
    ("The police shot a gunman in Cali on Monday.", ("police",), ("gunman",)),
]


@pytest.mark.parametrize(("text", "actors", "targets"), STRUCK_BACK)
def test_who_struck_the_attackers_did_not_attack(read, text, actors, targets):
    found = attack(read(text))
    assert (found.actors, found.targets) == (actors, targets)


def test_who_arrests_the_gunman_acts(read):
    text = "A gunman shot two men in Cali on Monday. The police arrested the gunman and a woman on Tuesday."
    (found,) = [r for r in read(text) if r.event_type == "COERCE"]
    assert found.actors == ("police",)


SUBJECTS = [
    # rule                   text                                                                       actors
    (
        "after, hung higher",
        "The clerk died in the hospital where she was taken after unidentified men this afternoon placed a bomb at the "
        "mill in Cali.",
        ("unidentified men",),
    ),
    ("held by", "A man is being held by Elmton Police after allegedly shooting his brother in Elmton.", ("man",)),
    (
        "their role",
        "Elmton Police have charged three men with their involvement in a shooting at a mill in Elmton on Monday.",
        ("men",),
    ),
    ("called", "Ann Roe was ambushed on Monday by two rebels who hid in a shop, called La Flor.", ("rebels",)),
    ("another who", "Judge Max Roe was told on Monday that a woman took her son to a ward after he shot a boy.", ()),
]


@pytest.mark.parametrize(("rule", "text", "actors"), SUBJECTS)
def test_the_subject_is_the_one_of_the_clause(read, rule, text, actors):
    assert attack(read(text)).actors == actors


def test_those_hurt_in_an_attack_are_not_hurt_by_who_protests_it(read):
    text = (
        "Farmers blocked a road to protest the raid on a mill in Cali on Monday, killing two and wounding three people."
    )
    told = {r.event_type: (r.deaths_best, r.injured_best) for r in read(text)}
    assert told == {"ASSAULT": (2, 3), "PROTEST": (None, None)}


SPOKEN_OF = [
    # title                                       text
    ("Mayor, leaders address shooting at park", "Two men were shot at a park in Elmton on Monday."),
    ("Elm School shooting survivor recounts ordeal", "Two men were shot at a school in Elmton on Monday."),
    (None, "Officers responded to the shots fired call on Monday in Elmton. Two men were shot."),
]


@pytest.mark.parametrize(("title", "text"), SPOKEN_OF)
def test_who_only_speaks_of_a_shooting_did_not_shoot(read, title, text):
    assert attack(read(text, title=title)).actors == ()


CRAFT = [
    # rule            text                                                                          actors
    ("a force's", "Army helicopters fired rockets at a mill in Hama on Monday.", ("Army",)),
    ("a force's", "A Syrian air force F-16 jet bombed a mill in Hama on Monday.", ("Syrian air force",)),
    ("nobody's", "Jets bombed a mill in Hama on Monday.", ("Jets",)),
    ("nobody's", "Jets bombed a mill in Hama on Monday. The raid was carried out by Egypt.", ("Egypt",)),
]


@pytest.mark.parametrize(("rule", "text", "actors"), CRAFT)
def test_aircraft_act_for_the_force_whose_they_are(read, rule, text, actors):
    assert attack(read(text)).actors == actors


STRIKES = [
    # text                                                                                  actors
    ("The force of the explosion and the shrapnel injured many people in Cali on Monday.", ()),
    ("The troops and the shrapnel of their shells injured many people in Cali on Monday.", ("troops",)),
]


@pytest.mark.parametrize(("text", "actors"), STRIKES)
def test_what_strikes_is_no_party(read, text, actors):
    assert attack(read(text)).actors == actors


def test_gunmen_are_nobody_beside_the_armed_group_named(read):
    text = "Gunmen shot dead three pilgrims in Cali on Monday. The pilgrims were killed by the ELN."
    assert attack(read(text)).actors == ("ELN",)


def test_kidnappers_are_nobody_beside_who_is_told_to_be_them(read):
    text = (
        "A nun was kidnapped in Cali on Monday. The kidnappers seized the nun at home. Two soldiers kidnapped the nun."
    )
    assert attack(read(text)).actors == ("soldiers",)


def test_an_age_is_no_count_of_people(read):
    text = "A man was shot in Elmton on Monday by a 14 year old member of their hunting party."
    assert attack(read(text)).actors == ("14 year old member of their hunting party",)


STOPPED = [
    # rule            text                                                                   mode        actor    target
    ("before being", "A man stabbed two nuns in Basra before being shot dead by police.", "primitive", "man", "nuns"),
    ("and was", "A man stabbed two nuns in Basra on Monday and was shot dead by police.", "primitive", "man", "nuns"),
    ("who had", "Police shot a woman who had stabbed a nun in Basra on Monday.", "primitive", "woman", "nun"),
    ("who tried", "Guards shot dead a baker who tried to stab a nun.", "firearms", "Guards", "baker"),
    ("tried and", "Two gunmen tried to storm a mill and were shot dead by guards.", "firearms", "guards", "gunmen"),
]


@pytest.mark.parametrize(("rule", "text", "mode", "actor", "target"), STOPPED)
def test_whoever_stops_an_attack_did_not_do_it(read, rule, text, mode, actor, target):
    (attack,) = [r for r in read(text) if r.event_type == "ASSAULT"]
    assert (attack.event_mode, attack.actors, attack.targets) == (mode, (actor,), (target,))
