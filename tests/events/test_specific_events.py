"""Talk of attacks is told from attacks, and words in passing from what an article is about."""

import pytest

LEAD = "The harvest was good in the valley this year. Farmers were glad. Prices held. The mill ran day and night. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Terrorism and violence have marked the country for decades.",
        "We know that they kill women and children, and we will never accept it.",
        "Attacks on villages have become frequent, a speaker said.",
        "Thousands have died in the war.",
        "It is a regime that has bombed the civilian population from its planes.",
        "Many brave teachers have been murdered because they would not keep silent.",
        "Lee Holt was wanted for murder.",
        "The traffickers have begun a wave of bombings in the valleys of the north.",
    ],
)
def test_talk_of_attacks_in_general_is_no_attack(read, sentence):
    reports = read(LEAD + sentence)
    assert [r for r in reports if r.event_type == "ASSAULT"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Two guards were shot dead by gunmen on Tuesday at the gate of the mill.",
        "A bomb killed four soldiers in Mosul on 3 May.",
        "The air force bombed the civilian population of Mosul on Monday.",
        "Gunmen opened fire on the people who stood before the bank in Mosul.",
        "The rebels took the camp on Monday, and many were shot after they had given up.",
        "The rebels kidnapped the mayor, Aldo Ferrante, on Sunday.",
        "Yesterday they tried to murder a retired soldier who has a son in the army.",
        "Lee Holt was wanted for the shooting that took place on Saturday in Mosul.",
        "A baker is wanted for the murder of a nun in Mosul on Friday.",
    ],
)
def test_an_attack_with_its_victims_and_day_is_one_wherever_it_is_told(read, sentence):
    reports = read(LEAD + sentence)
    assert [r.event_type for r in reports if r.event_type == "ASSAULT"] == ["ASSAULT"]


@pytest.mark.parametrize("sentence", ["Relatives complained of the delay.", "The demand was rejected."])
def test_what_is_said_in_passing_to_nobody_is_no_event(read, sentence):
    reports = read(LEAD + sentence)
    assert reports == ()


def test_what_an_article_begins_with_needs_no_counterpart(read):
    reports = read("The foreign minister rejected the proposal.")
    assert [r.event_type for r in reports] == ["REJECT"]
