"""Claims in other words than "claimed responsibility", and bodies by their whole names."""

from __future__ import annotations

import pytest

SHOT = "Gunmen shot dead a judge in Elmton on Monday. "

CLAIMS = [
    # rule            sentence                                                                     claimed by
    ("behind", "The Harvest Front said it was behind the shooting.", "Harvest Front"),
    ("carried out", "The Harvest Front said in a call that it had carried out the shooting.", "Harvest Front"),
    ("its fighters", "The Harvest Front said its fighters had shot the judge.", "Harvest Front"),
    ("the killing", "The Harvest Front claimed the killing.", "Harvest Front"),
    ("the attack", "The Harvest Front claimed the ambush in a note.", "Harvest Front"),
    ("responsibility", "The Harvest Front claimed responsibility for the shooting.", "Harvest Front"),
    ("not behind", "The Harvest Front said it was not behind the shooting.", None),
    ("to come", "The Harvest Front said it would carry out more attacks.", None),
    ("another thing", "The Harvest Front claimed victory in the vote.", None),
    ("another's deed", "The Harvest Front said the army had carried out the shooting.", None),
]


@pytest.mark.parametrize(("rule", "sentence", "claimed_by"), CLAIMS)
def test_a_claim_is_one_in_any_words(read, rule, sentence, claimed_by):
    found = next(r for r in read(SHOT + sentence) if r.event_type == "ASSAULT")
    assert found.claimed_by == claimed_by
    assert ("Harvest Front" in found.actors) == (claimed_by is not None)


def test_a_states_forces_claim_nothing(read):
    (found,) = read("The army said its jets had bombed a camp near Cali on Monday.")
    assert (found.claimed_by, found.actors) == (None, ("army",))


def test_another_body_that_is_named_stays_the_one_that_did_it(read):
    text = "The Shining Path shot dead a judge in Lima on Monday. The Harvest Front claimed the killing."
    (found,) = read(text)
    assert (found.claimed_by, found.actors) == ("Harvest Front", ("Shining Path",))


def test_the_group_of_the_leader_who_claims_it_did_it(read):
    text = "Two dozen men stormed a jail in Cali on Monday. Max Coe, the leader of the Shining Path, claimed the raid."
    assert "Shining Path" in read(text)[0].actors


def test_both_attacks_have_the_one_who_claims_them(read):
    text = "A bomb went off in Cali on Monday. " + SHOT + "The Harvest Front claimed both attacks."
    assert {r.claimed_by for r in read(text)} == {"Harvest Front"}


WHOLE = [
    # text                                                                              actors
    ("The Elmton Freedom Fighters shot dead a driver in Elmton on Monday.", ("Elmton Freedom Fighters",)),
    ("The Ulster Volunteer Force shot dead a driver in Belfast on Monday.", ("Ulster Volunteer Force",)),
    ("Northern Front fighters shot dead a farmer in Cali on Monday.", ("Northern Front",)),
    ("A Tamil Tiger suicide bomber killed six soldiers in Vavuniya on Monday.", ("Tamil Tiger",)),
    ("The Lima-based Committee to Protect Teachers condemned the vote on Monday.", ("Committee to Protect Teachers",)),
    (
        "CALI, MAY 8 -- A BOMB WENT OFF IN A BUS. A LITTLE-KNOWN GROUP CALLED THE SONS OF THE HILLS CLAIMED "
        "RESPONSIBILITY FOR THE BLAST.",
        ("SONS OF THE HILLS",),
    ),
]


@pytest.mark.parametrize(("text", "actors"), WHOLE)
def test_a_body_has_its_whole_name(read, text, actors):
    assert read(text)[0].actors == actors
