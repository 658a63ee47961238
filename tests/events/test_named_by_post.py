"""Names set behind where somebody is posted, and behind "Ms"; peoples in another's country; crews."""

from __future__ import annotations

import pytest

ACTORS = [
    # rule               text                                                                            actors
    ("an ambassador", "The EU ambassador to Chad, Ann Holm, met the rebels on Monday.", ("Ann Holm",)),
    ("a mission", "The head of the Danish mission in Mali, Ann Holm, met the rebels on Monday.", ("Ann Holm",)),
    ("a consul", "Denmark's consul in Lima, Ann Holm, met the rebels on Monday.", ("Ann Holm",)),
    ("a title alone", "Ms Roe came to Lima. On Monday morning she met the rebels.", ("Roe",)),
    ("told in full", "Lee van Roe came to Lima. Mr van Roe met the rebels on Monday.", ("Lee van Roe",)),
    ("a navy's ship", "A Danish navy ship with tents and rice reached Colombo on Saturday.", ("Danish navy",)),
    ("a body's truck", "A Red Cross truck with blankets reached Herat on Saturday.", ("Red Cross",)),
    ("two sides", "The Polish and Czech sides agreed on Monday to share maps.", ("Polish sides", "Czech sides")),
    ("opposed", "Peru is opposed to Chilean plans for a dam.", ("Peru",)),
    # What it must not change
    ("who says so", "Rebels in Chad, Ann Holm said, met the envoy on Monday.", ("Rebels",)),
    ("an accident", "An army lorry plunged into a river near Puno on Monday, killing nine soldiers.", ()),
    ("opposed by", "The plan is opposed by Peru.", ("Peru",)),
]

TARGETS = [
    ("opposed", "Peru is opposed to Chilean plans for a dam.", ("Chile",)),
    ("a truce", "Kurds demanded a truce with Iraqi forces near Mosul.", ("Iraqi forces",)),
    ("a presence", "Kurds are demanding a UN military presence in Mosul.", ("UN",)),
    ("given back", "Relatives demanded the release of ten miners held by the rebels.", ("rebels",)),
    ("from office", "Miners rioted in Lima, calling for the removal of Mayor Lee Roe from office.", ("Lee Roe",)),
    ("a policy", "Miners protested on Monday in Lima against Chilean military policies.", ("Chile",)),
    # What it must not change
    ("of nobody", "Relatives demanded the release of ten miners.", ()),
    ("autonomy", "The opposition demanded Kurdish autonomy.", ()),
]

ETHNIC = [
    ("in a country", "Ethnic Hungarians in Serbia demanded a school on Monday.", "SRB UNK"),
    ("of nowhere", "Ethnic Hungarian farmers attacked a mill on Monday.", "--- AGR"),
    ("its own people", "Hungarian farmers attacked a mill on Monday.", "HUN AGR"),
]


@pytest.mark.parametrize(("rule", "text", "actors"), ACTORS)
def test_who_acts(read, rule, text, actors):
    assert read(text)[0].actors == actors


@pytest.mark.parametrize(("rule", "text", "targets"), TARGETS)
def test_whom_it_is_meant_for(read, rule, text, targets):
    assert read(text)[0].targets == targets


@pytest.mark.parametrize(("rule", "text", "code"), ETHNIC)
def test_an_ethnic_people_is_of_the_country_it_lives_in(read, rule, text, code):
    assert read(text)[0].actor_codes == (code,)
