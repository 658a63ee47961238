"""Whose men, bombs and police they are: named by the leader, the group or the police who are told beside."""

from __future__ import annotations

import pytest

LEADER = "General Otto Brandvold holds the hills north of Kisangani. "
MEN = [
    # rule               text                                                                             actors
    ("his men", LEADER + "His men burned two mills in Goma on Monday.", ("Otto Brandvold's men",)),
    ("after a day", LEADER + "On Monday his soldiers burned two mills in Goma.", ("Otto Brandvold's soldiers",)),
    (
        "whose men",
        "The warlord Idris Kamara, whose men shot six farmers in Kenema on Monday, fled to Monrovia.",
        ("Idris Kamara's men",),
    ),
    ("its fighters", "The Taliban left the hills. Its fighters burned two mills in Herat on Monday.", ("Taliban",)),
    ("of a body", "The mill is shut. Its soldiers burned two barns in Herat on Monday.", ("soldiers",)),
    ("nobody named", "A farmer left the hills. His men burned two mills in Goma on Monday.", ("men",)),
    ("another before", LEADER + "The mayor said that his men burned a mill in Goma on Monday.", ("men",)),
    ("a group's bomb", "An IRA bomb killed two bakers in Derry on Monday.", ("IRA",)),
    ("rockets", "A Taliban rocket hurt two nurses in Herat on Monday.", ("Taliban",)),
    ("a people's bomb", "A Danish bomb killed two bakers in Derry on Monday.", ()),
]
TIED = [
    ("linked to", "Militants linked to Al-Qaeda shot five bakers in Gao on Monday.", "Militants linked to Al-Qaeda"),
    ("close to", "A group close to the Taliban shot five bakers in Herat on Monday.", "group close to the Taliban"),
    ("backed by", "A militia backed by Peru shot five bakers in Quito on Monday.", "militia backed by Peru"),
    ("loyal to", "Militants loyal to Islamic State shot five bakers in Gao.", "Militants loyal to Islamic State"),
    ("of it", "Members of Al-Qaeda shot five bakers in Gao on Monday.", "Al-Qaeda"),
    ("whom they fought", "A gang that had fought the Taliban shot five bakers in Herat on Monday.", "gang"),
    ("whom they fled", "Villagers who had fled the rebels shot five guards in Yola on Monday.", "Villagers"),
]
HELD = [
    ("said so", "Two men were arrested in Porto on Monday, police said.", ("police",)),
    ("the next sentence", "Two men were arrested in Porto on Monday. Police said they had knives.", ("Police",)),
    ("who speaks", "Police spokesman Ken Roe said that 40 people had been detained in Porto.", ("Police",)),
    ("a raid before", "Police raided a flat in Porto on Monday. Two women were arrested.", ("Police",)),
    ("by their place", "Two men were arrested in Lima on Monday, Peruvian police said.", ("Peruvian police",)),
    ("of another country", "Two men were arrested in Lima on Monday, Danish police said.", ()),
    ("an army beside", "Two men were arrested after soldiers sealed off Porto on Monday, police said.", ()),
    ("who only speaks", "Two men were arrested in Porto on Monday, the mayor said.", ()),
    ("a sentence", "A nurse was sentenced to two years in prison in Porto on Monday, police said.", ()),
    (
        "told by whom",
        "Two men were arrested by customs officers in Porto on Monday, police said.",
        ("customs officers",),
    ),
]


@pytest.mark.parametrize(("rule", "text", "actors"), MEN)
def test_men_and_weapons_are_those_of_whom_the_text_names(read, rule, text, actors):
    assert next(r for r in read(text) if r.event_type == "ASSAULT").actors == actors


@pytest.mark.parametrize(("rule", "text", "actor"), TIED)
def test_whom_people_are_tied_to_did_not_do_it(read, rule, text, actor):
    assert next(r for r in read(text) if r.event_type == "ASSAULT").actors == (actor,)


def test_who_is_backed_by_a_country_is_not_of_it(read):
    (report,) = [r for r in read(TIED[2][1]) if r.event_type == "ASSAULT"]
    assert report.actor_codes == ("--- PRM",)


@pytest.mark.parametrize(("rule", "text", "actors"), HELD)
def test_police_who_tell_of_an_arrest_made_it(read, rule, text, actors):
    assert next(r for r in read(text) if r.event_mode == "arrest").actors == actors
