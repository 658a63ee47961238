"""What is told as done is an event, what is talked of is none: each rule with a sentence on either side."""

import csv
from pathlib import Path

import pytest

LEAD = "The harvest was good in the valley this year. Farmers were glad. Prices held. The mill ran day and night. "


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


CASES = _rows("real_cases.tsv")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_what_tells_of_no_deed_gives_none(read, case):
    assert [r for r in read(LEAD + case["nothing"]) if r.event_type == case["event_type"]] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_what_tells_of_a_deed_in_like_words_gives_it(read, case):
    assert case["event_type"] in [r.event_type for r in read(LEAD + case["event"])]


@pytest.mark.parametrize(
    ("sentence", "event_type", "assertion"),
    [
        ("A warrant was issued for the driver's arrest.", "COERCE", "planned"),
        ("The driver's arrest was welcomed by his neighbours.", "COERCE", "occurred"),
        ("Police are close to making an arrest.", "COERCE", "planned"),
        ("Police boasted of making an arrest.", "COERCE", "occurred"),
        ("An attempted robbery took place in Mosul on Monday.", "x:CRIME", "attempted"),
        ("An armed robbery took place in Mosul on Monday.", "x:CRIME", "occurred"),
        ("The latest coup attempt failed on Monday.", "COERCE", "attempted"),
        ("A delegation left to negotiate the release of six pilots.", "RETREAT", "planned"),
        ("A delegation left after the release of six pilots.", "RETREAT", "occurred"),
        ("The envoy asked for help to find and detain the killers.", "COERCE", "planned"),
        ("The envoy helped after troops detained the killers.", "COERCE", "occurred"),
        ("He will be the first minister to visit Kenya.", "CONSULT", "planned"),
        ("He was the first minister to visit Kenya.", "CONSULT", "occurred"),
        ("It was a robbery, a guard said on Monday.", "x:CRIME", "occurred"),
        ("Detectives are looking to speak with a driver.", "CONSULT", "planned"),
        ("Detectives spoke with a driver.", "CONSULT", "occurred"),
        ("The king invited the envoy to visit Kenya.", "CONSULT", "planned"),
        ("The king thanked the envoy who visited Kenya.", "CONSULT", "occurred"),
        ("The postponement of the president's trip to Kenya surprised nobody.", "CONSULT", "planned"),
        ("The president's trip to Kenya surprised nobody.", "CONSULT", "occurred"),
        ("The rebels, who are about to sign a peace agreement with Chad, are glad.", "AGREE", "planned"),
        ("The rebels, who are able to hold out, signed a peace agreement with Chad.", "AGREE", "occurred"),
        ("They were going to arrest the driver.", "COERCE", "planned"),
        ("They were the ones who arrested the driver.", "COERCE", "occurred"),
        ("Much will be lost before the rebels surrender.", "RETREAT", "planned"),
        ("Much was lost before the rebels surrendered.", "RETREAT", "occurred"),
        ("The ministry accuses everyone of cooperating with the rebels.", "COOPERATE", "alleged"),
        ("The ministry tells of everyone cooperating with the rebels.", "COOPERATE", "occurred"),
        ("The nation has been shocked to hear that forty people were captured in May.", "COERCE", "occurred"),
        ("Judges have been on strike since Monday to protest the murder of a priest.", "PROTEST", "occurred"),
        ("Judges will go on strike to protest the murder of a priest.", "PROTEST", "planned"),
        ("Kenya prepared the African summit that will be held in Mosul.", "CONSULT", "planned"),
        ("Kenya praised the African summit that was held in Mosul.", "CONSULT", "occurred"),
        ("Kenya prepared the elections, which are scheduled for June.", "x:ELECTION", "planned"),
        ("The driver had been arrested before.", "COERCE", "background"),
        ("The driver had been arrested before dawn.", "COERCE", "occurred"),
        ("The ministry denied charges that the bank smuggled weapons.", "x:CRIME", "denied"),
        ("The ministry heard charges that the bank smuggled weapons.", "x:CRIME", "alleged"),
        ("The bank smuggled weapons.", "x:CRIME", "occurred"),
        ("The king is to ensure that the exiles are freed.", "RETREAT", "planned"),
        ("The king guarantees that the exiles were freed.", "RETREAT", "occurred"),
        ("The envoy plans to host a meeting between Kenya and Libya.", "CONSULT", "planned"),
        ("The envoy hosted a meeting between Kenya and Libya.", "CONSULT", "occurred"),
        ("He knows that in six of the cases they were able to arrest the killers.", "COERCE", "occurred"),
        ("The army denied reports that the bank smuggled weapons.", "x:CRIME", "denied"),
        ("The rebels will deliver their weapons on Monday.", "RETREAT", "planned"),
        ("The rebels delivered their weapons on Monday.", "RETREAT", "occurred"),
        ("We do not march, but we are the ones who arrested the drivers.", "COERCE", "occurred"),
        ("The party protests against what it said was fraud by the bank.", "x:CRIME", "alleged"),
        ("The talks are aimed at bringing about the surrender of the rebels.", "RETREAT", "planned"),
        ("The talks ended with the surrender of the rebels.", "RETREAT", "occurred"),
        ("A bomb planted near a bank in Basra was defused on Monday.", "ASSAULT", "attempted"),
        ("The presidents are supposed to discuss the dam in Mosul.", "CONSULT", "planned"),
        ("Pike fears that a pact between the Reds and the Greens will keep him from office.", "AGREE", "planned"),
        ("Pike said that a pact between the Reds and the Greens had kept him from office.", "AGREE", "occurred"),
        ("The minister will raise the debts at the summit in Mosul.", "CONSULT", "planned"),
        ("The minister raised the debts at the summit in Mosul.", "CONSULT", "occurred"),
        ("A delegation that will attend the bishop's funeral left for Mosul.", "x:DEATH", "planned"),
        ("A delegation that attended the bishop's funeral left for Mosul.", "x:DEATH", "occurred"),
        ("The bishop's funeral will be observed by his family in Mosul.", "x:DEATH", "planned"),
        ("We are going to find them, arrest them and jail them.", "COERCE", "planned"),
        ("A bomb planted near a bank in Basra exploded on Monday; a second one was defused.", "ASSAULT", "occurred"),
        ("A guard stopped a boy from stealing a truck in Mosul.", "x:CRIME", "attempted"),
        ("A boy was kept from robbing a bank in Mosul.", "x:CRIME", "attempted"),
        ("A guard stopped a boy after robbing a bank in Mosul.", "x:CRIME", "occurred"),
        ("Paying her first visit to Kenya, the minister will open a dam on Monday.", "CONSULT", "planned"),
        ("Paying her first visit to Kenya, the minister is scheduled to open a dam.", "CONSULT", "planned"),
        ("Paying her first visit to Kenya, the minister opened a dam on Monday.", "CONSULT", "occurred"),
    ],
)
def test_a_deed_to_come_or_tried_is_told_so(read, sentence, event_type, assertion):
    found = [r.assertion for r in read(LEAD + sentence) if r.event_type == event_type]
    assert found == [assertion]


def test_nouns_for_what_verbs_tell_as_to_come_do_not_make_it_done(read):
    text = "The minister said on Monday that he will attend a summit of the islands. Diplomats speak of the summit."
    assert [r.assertion for r in read(text) if r.event_type == "CONSULT"] == ["planned"]


def test_a_town_that_opens_a_text_is_no_storm(read):
    assert read("BLIZZARD, Mo. - Police found two boys in a shed on Monday.") == ()
    assert [r.event_type for r in read("A blizzard came to Mosul on Monday. Two boys died.")] == ["x:DISASTER"]


def test_what_one_must_be_ready_to_do_one_is_not(read):
    text = "Egypt said on Monday that Sudan {} ready to mediate between Chad and Libya."
    assert "AGREE" not in [r.event_type for r in read(text.format("must be"))]
    assert "AGREE" in [r.event_type for r in read(text.format("is"))]


def test_what_one_avows_in_passing_is_no_promise(read):
    assert "AGREE" not in [r.event_type for r in read(LEAD + "The army is ready to defend the town of Mosul.")]


def test_a_gunman_who_rampages_attacks(read):
    (attack,) = read("A gunman rampaged through Mosul on Monday and killed four people.")
    assert (attack.event_type, attack.actors) == ("ASSAULT", ("gunman",))


def test_who_planned_a_murder_that_is_known_planned_one_that_was_done(read):
    (murder,) = read("Nobody knows who planned the murder of Ana Ruiz in Basra on Monday.")
    assert (murder.event_type, murder.assertion) == ("ASSAULT", "occurred")


def test_who_plans_a_murder_has_murdered_nobody(read):
    found = read("Three men plan a murder of Ana Ruiz in Basra, a judge said on Monday.")
    assert "occurred" not in [r.assertion for r in found if r.event_type == "ASSAULT"]


def test_verbs_that_tell_of_the_past_do(read):
    text = "The minister said on Tuesday that he attended a summit of the islands. Diplomats speak of the summit."
    assert [r.assertion for r in read(text) if r.event_type == "CONSULT"] == ["occurred"]


def test_where_nobody_is_in_custody_nobody_was_arrested(read):
    reports = read("No one is in custody, police in Basra said on Monday.", title="No One in Custody After Basra Crash")
    assert "occurred" not in [r.assertion for r in reports if r.event_type == "COERCE"]


def test_who_kills_and_takes_his_own_life_makes_no_suicide_attack(read):
    (murder,) = (r for r in read("He murdered Ana Ruiz in Basra before his suicide.") if r.event_type == "ASSAULT")
    assert murder.event_mode is None


def test_a_suicide_vest_does(read):
    (attack,) = (r for r in read("A man in a suicide vest murdered Ana Ruiz in Basra.") if r.event_type == "ASSAULT")
    assert attack.event_mode == "suicide-attack"


def test_a_murder_suicide_is_a_murder(read):
    (report,) = read("The murder-suicide took place in Basra on Monday.", title="Family Found in Murder-Suicide")
    assert report.event_type == "ASSAULT"


def test_with_whom_a_promised_deed_is_to_be_is_who_it_is_promised_to(read):
    (found,) = read(LEAD + "The army agreed to a truce with the rebels on Monday.")
    assert (found.event_type, found.actors, found.targets) == ("AGREE", ("army",), ("rebels",))


def test_whom_somebody_favours_is_no_news_of_the_head_either(read):
    text = "Two ministers signed a pact with Libya, where both countries favour{} General Max Coe, on Monday."
    assert not [r for r in read(text.format("")) if r.event_type == "SUPPORT"]
    assert [r for r in read(text.format("ed")) if r.event_type == "SUPPORT"]


def test_a_series_of_attacks_is_told_and_a_series_on_television_is_not(read):
    (attacks,) = read("Rebels told of a series of attacks on two clinics in Derna on Monday.")
    assert (attacks.event_type, attacks.targets) == ("ASSAULT", ("clinics",))
    assert read("The series about the bombing of two clinics in Derna was shown on Monday.") == ()


def test_a_bankruptcy_that_becomes_certain_is_none_yet(read):
    title = "Bankruptcy for Acme {}"
    assert read("ROME - The mill has forty looms.", title.format("becomes almost certain")) == ()
    assert [r.event_type for r in read("ROME - The mill has forty looms.", title.format("shocks town"))] == [
        "x:ECONOMIC"
    ]


def test_the_hearing_on_a_detention_is_none(read):
    assert read("The mill has forty looms.", "Detention hearing of Peter Roe held in Mosul") == ()


def test_the_zone_of_a_clock_is_nobody(read):
    title = "Elm Park police investigate teen's stabbing death after weekend dance 11:40 PM CT"
    found = read("Elm Park police are investigating the death of a boy of 15 after a dance on Sunday.", title)
    assert not any("CT" in r.targets for r in found)
