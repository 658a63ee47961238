"""The things an attack struck, in whatever words: parts of them, what was damaged, where bombs were set off."""

from __future__ import annotations

import pytest


def attack(reports):
    """The first attack of the reports."""
    return next(r for r in reports if r.event_type == "ASSAULT")


BOMBED = [
    # rule              text                                                                              targets
    ("a room", "A bomb exploded in the kitchen of the Weavers Hall in Elmton on Monday.", ("Weavers Hall",)),
    ("a piece", "Men placed a bomb in the engine of a bus in Elmton on Monday.", ("bus",)),
    ("where", "Men broke into an office of the union in Elmton, where they set off a bomb on Monday.", ("union",)),
    ("things blown up", "A bus with nuns on board was blown up by a bomb in Elmton on Monday.", ("bus",)),
    ("a firebomb", "Somebody hurled a firebomb at an ambulance in Elmton on Monday.", ("ambulance",)),
    (
        "another and another",
        "Two bombs went off in Elmton on Monday, one at a bank, another at a mill and another at a school.",
        ("bank", "mill", "school"),
    ),
    ("the other", "Two bombs exploded on Monday, one outside a bank and the other near a court.", ("bank", "court")),
    ("the carrier", "A bomb hidden in a lorry went off near a court in Elmton on Monday.", ("court",)),
    ("not a bus", "A bomb hidden in a bus went off near a court in Elmton on Monday.", ("court", "bus")),
    ("on a bus", "A bomb exploded on a tram in Elmton on Monday, killing four.", ("tram",)),
    ("on board", "A bomb exploded on board an old ferry off Elmton on Monday.", ("old ferry",)),
    ("on a line", "Saboteurs placed a bomb on a pipeline near Elmton on Monday.", ("pipeline",)),
    ("on where", "A mine exploded on the border on Monday, killing two shepherds.", ("shepherds",)),
    ("on when", "A bomb exploded outside a mill on the eve of a vote in Elmton.", ("mill",)),
    ("its gate", "A charge went off in front of the navy's main gate in Elmton on Monday.", ("navy",)),
    ("a street", "A bomb exploded in a street near the tax office in Elmton on Monday.", ("tax office",)),
    ("and near", "A bomb went off near a bank, as well as near two shops, in Elmton on Monday.", ("bank", "shops")),
]


@pytest.mark.parametrize(("rule", "text", "targets"), BOMBED)
def test_bombs_strike_what_they_are_in_or_at(read, rule, text, targets):
    assert attack(r for r in read(text) if r.event_mode == "explosives").targets == targets


WHERE_SHOT = [
    ("courtyard", "Two bakers were shot in the courtyard of a school in Elmton on Monday."),
    ("where", "Two bakers were shot on Monday at a mill in Elmton, where they worked."),
]


@pytest.mark.parametrize(("rule", "text"), WHERE_SHOT)
def test_people_are_shot_where_a_building_only_stands(read, rule, text):
    assert attack(read(text)).targets == ("bakers",)


BOMB = "A bomb went off in Elmton on Monday. "
ELSEWHERE = [
    # rule            text                                                                   targets
    ("damaged", BOMB + "Several houses were damaged.", ("houses",)),
    ("parts", BOMB + "The blast shattered the windows of a hotel and a school.", ("hotel", "school")),
    ("damage to", BOMB + "It caused damage to a school and two shops.", ("school", "shops")),
    ("the target", BOMB + "Police said the target was a paint factory.", ("paint factory",)),
    ("people", BOMB + "The targets were two judges.", ("judges",)),
    ("fell on", "Rebels fired rockets on Monday. One of them fell on a clinic in Elmton.", ("clinic",)),
    ("not damaged", BOMB + "The houses were not damaged.", ()),
    ("no blast", "A baker was shot dead in Elmton on Monday. Several cars were damaged.", ("baker",)),
    ("a storm", BOMB + "A week before, hail had damaged ten houses.", ()),
    ("long after", BOMB + "It rained. " * 4 + "Several houses were damaged.", ()),
]


@pytest.mark.parametrize(("rule", "text", "targets"), ELSEWHERE)
def test_what_other_words_say_was_struck_is_a_target(read, rule, text, targets):
    assert attack(read(text)).targets == targets


def test_damage_alone_tells_no_attack(read):
    assert not [r for r in read("Several houses were damaged in Elmton on Monday.") if r.event_type == "ASSAULT"]


PARTED = [
    # rule              text                                                                        targets
    ("between commas", "On Monday they murdered, at gunpoint, a nurse in Elmton.", ("nurse",)),
    ("against", "The murder committed on Monday by the rebels against a judge in Elmton was told.", ("judge",)),
    ("after times", "He told of an attack last night and early this morning on a mill in Elmton.", ("mill",)),
    ("sabotage", "Rebels carried out sabotage against a power station in Elmton on Monday.", ("power station",)),
    ("a network", "Rebels attacked the power network of Elmton on Monday.", ("power network of Elmton",)),
    ("a bridge", "A missile hit a bridge in Elmton on Monday.", ("bridge",)),
    ("called", "On Monday a gunman killed an old man named Max Coe in Elmton.", ("Max Coe",)),
    ("things and people", "A bomb wrecked a bus and killed two men in Elmton on Monday.", ("bus", "men")),
]


@pytest.mark.parametrize(("rule", "text", "targets"), PARTED)
def test_victims_stand_apart_from_the_word_that_befell_them(read, rule, text, targets):
    assert attack(read(text)).targets == targets


def test_a_question_takes_for_so_what_a_relative_clause_says(read):
    asked = "What does the army say of the two bombs that went off on Monday in Elmton and killed six guards?"
    assert attack(read(asked)).deaths_best == 6
    assert not read("Did the rebels set off two bombs in Elmton on Monday?")


def test_a_truck_that_hits_a_bridge_attacks_nobody(read):
    assert not [r for r in read("A truck hit a bridge in Elmton on Monday.") if r.event_type == "ASSAULT"]


AIMED = [
    ("The attack, aimed at a police convoy, hurt two bakers in Elmton on Monday.", ("police convoy", "bakers")),
    ("The attack in Elmton on Monday was aimed at the rail depot of Petrosur.", ("rail depot of Petrosur",)),
]


@pytest.mark.parametrize(("text", "targets"), AIMED)
def test_what_an_attack_was_aimed_at_was_attacked(read, text, targets):
    (report,) = (r for r in read(text) if r.event_type == "ASSAULT")
    assert (report.assertion, report.targets) == ("occurred", targets)


MODES = [
    # rule               text                                                                          mode
    ("a bomber's own", "A suicide bomber struck a checkpoint in Elmton on Monday.", "suicide-attack"),
    ("whom it killed", "Four bakers were killed by a suicide bomber in Elmton on Monday.", "suicide-attack"),
    ("bombs alone", "A bomber struck a checkpoint in Elmton on Monday.", "explosives"),
    ("what was struck", "Rebels attacked a tank near Elmton on Monday, killing two.", None),
    ("a golf club", "Rebels attacked the golf club in Elmton on Monday.", None),
    ("a club", "A man attacked a guard with a club in Elmton on Monday.", "primitive"),
]


@pytest.mark.parametrize(("rule", "text", "mode"), MODES)
def test_the_weapon_is_his_who_attacks(read, rule, text, mode):
    assert attack(read(text)).event_mode == mode
