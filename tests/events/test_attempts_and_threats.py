"""Attempts and threats: whom they were on, and that what was foiled is none of what was done."""

from __future__ import annotations

import pytest


def told(reports):
    """Types, assertions and targets of the violent reports."""
    violent = (r for r in reports if r.event_type in ("ASSAULT", "THREATEN"))
    return sorted((r.event_type, r.assertion, r.targets) for r in violent)


WHOM = [
    # rule             text                                                                            targets
    ("survived", "Ann Roe survived an assassination attempt in Elmton on Monday.", ("Ann Roe",)),
    ("on a life", "Governor Ann Roe survived an attempt on her life in Elmton on Monday.", ("Ann Roe",)),
    ("target of", "The governor was the target of an assassination attempt in Elmton on Monday.", ("governor",)),
    ("unhurt", "Ann Roe was unhurt in a bomb attack in Elmton on Monday.", ("Ann Roe",)),
    ("escaped", "Ann Roe escaped unharmed from an attack in Elmton on Monday.", ("Ann Roe",)),
    ("emerged", "Ann Roe emerged unscathed from an ambush in Elmton on Monday.", ("Ann Roe",)),
    ("who foiled it", "Police foiled an assassination attempt on the mayor in Elmton on Monday.", ("mayor",)),
    ("fled", "Two thieves escaped by car after an attack on a guard in Elmton on Monday.", ("guard",)),
]


@pytest.mark.parametrize(("rule", "text", "targets"), WHOM)
def test_who_lived_through_an_attack_is_whom_it_was_on(read, rule, text, targets):
    assert next(r for r in read(text) if r.event_type == "ASSAULT").targets == targets


THREATS = [
    # rule              text                                                                    mode        targets
    ("an attack", "The rebels threatened on Monday to burn the mill in Elmton.", "violence", ("mill",)),
    ("things", "Rebels threatened to blow up the dam near Elmton on Monday.", "violence", ("dam",)),
    ("people", "Rebels threatened on Monday to shoot two clerks in Elmton.", "violence", ("clerks",)),
    ("unknown caller", "An unknown caller threatened on Monday to blow up the mill in Elmton.", "violence", ("mill",)),
    ("they", "Clerks said on Monday in Elmton that they had received death threats.", "violence", ("Clerks",)),
    ("by gunmen", "Gunmen threatened two clerks in Elmton on Monday.", "violence", ("clerks",)),
    ("by others", "Two men threatened two investigators in Elmton on Monday.", None, ("investigators",)),
    ("a life", "The rebels threatened the judge's life in Elmton on Monday.", "violence", ("judge",)),
    ("would kill", "The rebels said on Monday that they would kill two clerks.", "violence", ("clerks",)),
    ("no attack", "The clerks threatened to leave the mill in Elmton on Monday.", None, ()),
    ("later word", "The clerks threatened on Monday to leave the mill in Elmton.", None, ()),
]


@pytest.mark.parametrize(("rule", "text", "mode", "targets"), THREATS)
def test_a_threatened_attack_is_one_threat_with_those_it_is_to_befall(read, rule, text, mode, targets):
    (threat,) = [r for r in read(text) if r.event_type in ("ASSAULT", "THREATEN")]
    assert (threat.event_type, threat.event_mode, threat.targets) == ("THREATEN", mode, targets)


def test_threats_of_whom_nobody_knows_are_told_below_the_head_too(read):
    head = "It rained. The mill is shut. Prices held. The union met. "
    (threat,) = [r for r in read(head + "Judge Ann Roe has received death threats.") if r.event_type == "THREATEN"]
    assert (threat.event_mode, threat.targets) == ("violence", ("Ann Roe",))


DUDS = [
    ("did not", "A bomb was found outside the mill in Elmton on Monday but did not go off.", "attempted"),
    ("failed", "A grenade thrown at the mill in Elmton on Monday failed to explode.", "attempted"),
    ("before", "A bomb was found on Monday before it exploded in a mill in Elmton.", "attempted"),
    ("amid", "The violence continued in Elmton on Monday. A bomb left at the mill was defused.", "attempted"),
    ("no bomb", "No bomb exploded at the mill in Elmton on Monday.", "denied"),
    ("fled before", "A clerk left the mill in Elmton on Monday, and a bomb exploded there.", "occurred"),
]


@pytest.mark.parametrize(("rule", "text", "assertion"), DUDS)
def test_a_bomb_that_did_not_go_off_was_an_attempt(read, rule, text, assertion):
    assert [r.assertion for r in read(text) if r.event_type == "ASSAULT"] == [assertion]


def test_a_bomb_defused_is_none_of_those_that_went_off(read):
    text = (
        "Police on Monday defused a bomb planted in front of the mill in Elmton. "
        "Two bombs exploded elsewhere in the town and destroyed two kiosks."
    )
    assert told(read(text)) == [("ASSAULT", "attempted", ("mill",)), ("ASSAULT", "occurred", ("kiosks",))]


def test_whom_they_tried_to_abduct_is_none_of_those_whom_they_did(read):
    text = "The rebels tried to kidnap the envoy Karl Meyer in Elmton on Monday. They took five hotel guests hostage."
    assert {(end, "Karl Meyer" in whom) for _, end, whom in told(read(text))} == {
        ("attempted", True),
        ("occurred", False),
    }


def test_an_abduction_that_verbs_tell_as_tried_was_an_attempt(read):
    text = "The rebels tried to kidnap Karl Meyer in Elmton on Monday. The kidnapping of Karl Meyer was condemned."
    assert told(read(text)) == [("ASSAULT", "attempted", ("Karl Meyer",))]
    done = "The rebels kidnapped Karl Meyer in Elmton on Monday. The attack was condemned."
    assert told(read(done)) == [("ASSAULT", "occurred", ("Karl Meyer",))]


def test_he_of_a_clause_below_is_the_one_person_above(read):
    (report,) = [
        r for r in read("The bishop fled because he received death threats on Monday.") if r.event_type == "THREATEN"
    ]
    assert report.targets == ("bishop",)
    text = "The bishop said on Monday that he had been shot in Elmton."  # who "he" is does not follow
    assert "bishop" not in next(r for r in read(text) if r.event_type == "ASSAULT").targets


PREMISES = [
    ("bakery", "A bomb exploded at a bakery in Elmton on Monday.", ("bakery",)),
    ("spot", "A bomb exploded at a spot in Elmton on Monday.", ()),
    ("overpass", "A bomb was found under an overpass in Elmton on Monday but did not explode.", ("overpass",)),
]


@pytest.mark.parametrize(("rule", "text", "targets"), PREMISES)
def test_what_a_bomb_was_put_at_is_its_target(read, rule, text, targets):
    assert next(r for r in read(text) if r.event_type == "ASSAULT").targets == targets
