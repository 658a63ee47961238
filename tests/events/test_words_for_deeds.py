"""What words tell which deed: envoys sent away, people held or sought, crashes, fires, blasts, coups and truces."""

from __future__ import annotations

import pytest


def kinds(reports):
    """Types, modes and assertions, sorted."""
    return sorted((r.event_type, r.event_mode or "", r.assertion) for r in reports)


EXPELLED = [
    # rule         text                                                                            targets
    ("ordered", "Peru on Monday ordered two Serbian diplomats to leave the country.", ("Serbian diplomats",)),
    ("hours", "Peru gave the Serbian ambassador 48 hours to leave on Monday.", ("Serbian ambassador",)),
    ("Latin", "Peru on Monday declared two Serbian envoys persona non grata.", ("Serbian envoys",)),
    ("passive", "Two Serbian envoys were declared persona non grata by Peru on Monday.", ("Serbian envoys",)),
]


@pytest.mark.parametrize(("rule", "text", "targets"), EXPELLED)
def test_envoys_told_to_leave_are_expelled(read, rule, text, targets):
    (found,) = read(text)
    assert (found.event_type, found.actors, found.targets) == ("SANCTION", ("Peru",), targets)


def test_residents_told_to_leave_are_no_envoys(read):
    assert kinds(read("The governor ordered residents to leave Puno on Monday.")) == [("REQUEST", "", "occurred")]


def test_an_expulsion_in_answer_is_another(read):
    text = "Peru expelled two Serbian diplomats on Monday. The following day Serbia expelled three Peruvian consuls."
    assert [(r.actors, r.date_edtf) for r in read(text)] == [(("Peru",), "2021-05-10"), (("Serbia",), "2021-05-11")]


ASKED = ("REQUEST", "", "occurred")
ARREST = ("COERCE", "arrest", "occurred")
CRASH = ("x:ACCIDENT", "x:crash", "occurred")
DUD = ("ASSAULT", "explosives", "attempted")
FIRE = ("x:ACCIDENT", "x:fire", "occurred")
SUICIDE = ("ASSAULT", "suicide-attack", "occurred")
WILDFIRE = ("x:DISASTER", "x:wildfire", "occurred")
ONE = [
    # rule             text                                                                type, mode, assertion
    ("held", "Two teachers were being held at the police station in Gondar on Monday.", ARREST),
    ("since", "The reporter has been held in Gondar since April 3.", ARREST),
    ("picked up", "The engineer was picked up by police in Puno on Monday.", ARREST),
    ("at home", "Ann Roe was picked up at her home in Puno on Monday.", ARREST),
    ("search", "Divers resumed the search for two fishermen off Oran on Monday.", ("AID", "", "occurred")),
    ("alive", "Rescuers pulled five people alive from the mud in Pasto on Monday.", ("AID", "", "occurred")),
    ("plucked", "A frigate plucked 69 survivors from the water off Oran on Monday.", ("AID", "", "occurred")),
    ("convoy", "A convoy of 46 trucks carrying flour entered Rastan on Monday.", ("AID", "", "occurred")),
    ("stream", "A stream swept away a couple in Pasto on Monday.", ("x:DISASTER", "x:flood", "occurred")),
    ("ablaze", "A bus was found ablaze in Bern on Monday.", FIRE),
    ("overboard", "A boy fell from a boat near Mwanza on Monday.", ("x:ACCIDENT", "x:drowning", "occurred")),
    ("minibus", "A minibus hit a lorry near Gilgil on Monday, killing nine people.", CRASH),
    ("wall", "The singer died on Monday when his car hit a wall in Bern.", CRASH),
    ("reef", "A ferry hit a reef off Lesbos on Monday.", CRASH),
    ("tracks", "Nine coaches jumped the tracks near Kanpur on Monday.", CRASH),
    ("flames", "Two firefighters died near Evora on Monday when flames overran their truck.", FIRE),
    ("forest", "A fire in a forest near Evora destroyed twelve homes on Monday.", WILDFIRE),
    ("woods", "A fire broke out on Monday in a pine forest near Evora and burned six homes.", WILDFIRE),
    ("house", "A fire broke out on Monday in a hotel in Evora.", FIRE),
    ("shell", "A shell hit a house in Donetsk on Monday.", ("ASSAULT", "heavy-weapons", "occurred")),
    ("line", "Rebels hit the main electricity line of a port near Warri on Monday.", ("ASSAULT", "", "occurred")),
    ("crushed", "Troops crushed a coup in Bissau on Monday.", ("COERCE", "", "attempted")),
    ("staged", "Soldiers staged a coup in Bissau on Monday.", ("COERCE", "", "occurred")),
    ("to topple", "Officers tried to topple the government in Lome on Monday.", ("COERCE", "", "attempted")),
    ("truce", "Sudan's army and a rebel group signed a truce in Juba on Monday.", ("RETREAT", "ceasefire", "occurred")),
    ("truce over", "The rebel group said on Monday that it was ending the truce.", ("REJECT", "", "occurred")),
    ("grant", "Japan on Monday announced a 2 million dollar grant for schools in Beira.", ("AGREE", "", "occurred")),
    ("parcel", "Police defused a parcel bomb sent to a judge in Turin on Monday.", DUD),
    ("called on", "The Committee to Protect Journalists called on Jakarta to free the editor.", ASKED),
    ("bomber", "A suicide bomber drove a van full of explosives into a barracks in Basra on Monday.", SUICIDE),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "told"), ONE)
def test_words_tell_one_deed(read, rule, text, told):
    assert kinds(read(text)) == [told]


NOTHING = [
    ("no robbery", "Soldiers forced the minister into a car at gunpoint in Lome on Monday.", "x:CRIME"),
    ("the road", "They hit the road early on Monday.", "ASSAULT"),
    ("hunted", "Police launched a search for two gunmen in Bern on Monday.", "AID"),
    ("hostages", "Four hostages were being held at a camp near Goma on Monday.", "COERCE"),
    ("on their way", "The two nuns were traveling from Lima to Bogota on Monday.", "CONSULT"),
]


@pytest.mark.parametrize(("rule", "text", "event_type"), NOTHING)
def test_what_words_do_not_tell(read, rule, text, event_type):
    assert [r for r in read(text) if r.event_type == event_type] == []


def test_a_titles_participle_is_what_was_done(read):
    (found,) = read("Militants blew up a pipeline near Yenagoa on Monday.", "Pipeline blown up")
    assert (found.event_type, found.event_mode) == ("ASSAULT", "explosives")


def test_the_explosion_of_an_accident_is_the_accident(read):
    text = (
        "Eleven miners died when gas exploded in a coal mine near Donetsk, officials said. "
        "The explosion took place on Sunday."
    )
    assert kinds(read(text)) == [("x:ACCIDENT", "x:explosion", "occurred")]


def test_a_bomb_told_beside_an_accident_is_another(read):
    text = "Gas exploded in a mine near Donetsk on Sunday. A bomb went off in Kyiv on Monday."
    assert {r.event_type for r in read(text)} == {"x:ACCIDENT", "ASSAULT"}


def test_the_blast_of_a_suicide_bomber_is_his_attack(read):
    text = (
        "A suicide bomber rammed a van into a bus in Kandy on Monday, killing six. The explosion took place at noon. "
        "The minister condemned the bombing."
    )
    assert next(r for r in read(text) if r.event_type == "ASSAULT").event_mode == "suicide-attack"


def test_what_the_makers_of_a_failed_coup_announce_is_the_attempt(read):
    text = (
        "Troops put down a coup attempt in Lome on Monday, hours after officers announced "
        "that the president had been deposed."
    )
    assert kinds(read(text)) == [("COERCE", "", "attempted")]


def test_what_ended_an_earlier_truce_is_history(read):
    text = (
        "The two armies signed a truce on Monday. An earlier truce collapsed when rebels attacked Biltine, "
        "killing 14 soldiers."
    )
    assert [r.assertion for r in read(text) if r.event_type == "ASSAULT"] == ["background"]


def test_an_attack_that_ended_a_truce_is_news(read):
    text = "The truce collapsed on Monday when rebels attacked Biltine, killing 14 soldiers."
    assert [r.assertion for r in read(text) if r.event_type == "ASSAULT"] == ["occurred"]


def test_the_day_of_an_older_death_parts_it_from_the_main_attack(read):
    text = (
        "A student was stabbed to death in Leeds on Monday. It was the second fatal knife attack in the city "
        "this year, after Omar Said was killed on 14 January."
    )
    assert [(r.targets, r.date_edtf) for r in read(text)] == [
        (("student",), "2021-05-10"),
        (("Omar Said",), "2021-01-14"),
    ]
