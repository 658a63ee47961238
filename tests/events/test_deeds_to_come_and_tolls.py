"""What gatherings will do is to come, whoever is told of did nothing, and what forces raid is searched."""

from __future__ import annotations

import pytest

LEAD = "The harvest was good in the valley this year. Farmers were glad. Prices held. "


@pytest.mark.parametrize(
    ("sentence", "event_type", "assertion"),
    [
        ("The demonstration of miners will also demand the release of two nuns.", "PROTEST", "planned"),
        ("The demonstration of miners also demanded the release of two nuns.", "PROTEST", "occurred"),
        ("The president is going to Peru to express his thanks.", "CONSULT", "planned"),
        ("The president is visiting Peru to express his thanks.", "CONSULT", "occurred"),
        ("A list of prisoners will dominate the talks with the rebels.", "CONSULT", "planned"),
        ("A list of prisoners dominated the talks with the rebels.", "CONSULT", "occurred"),
    ],
)
def test_what_a_gathering_will_do_is_to_come(read, sentence, event_type, assertion):
    assert [r.assertion for r in read(LEAD + sentence) if r.event_type == event_type] == [assertion]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("The government promised a pardon on Monday to rebels who surrender their rifles.", []),
        ("The government promised a pardon on Monday to anyone who surrenders his rifle.", []),
        ("The government promised a pardon on Monday to three rebels who surrendered their rifles.", ["RETREAT"]),
    ],
)
def test_whoever_does_it_has_not_done_it(read, sentence, types):
    assert [r.event_type for r in read(sentence) if r.event_type == "RETREAT"] == types


@pytest.mark.parametrize(
    ("sentence", "event_type"),
    [
        ("The army's raids on farms owned by smugglers went on in Mosul on Monday.", "COERCE"),
        ("Armed forces members raided the homes of two priests in Mosul on Monday.", "COERCE"),
        ("Rebels raided a farm near Mosul on Monday.", "ASSAULT"),
        ("A rebel raid on a farm near Mosul killed two guards on Monday.", "ASSAULT"),
    ],
)
def test_forces_search_farms_and_rebels_attack_them(read, sentence, event_type):
    assert [r.event_type for r in read(sentence)] == [event_type]
