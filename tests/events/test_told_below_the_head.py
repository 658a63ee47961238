"""Below the head of an article, events told once are told too: stands, charges, gas at crowds, hundreds killed."""

from __future__ import annotations

import pytest

HEAD = "The harbour of Dorlum was closed on Sunday. The ferries lay idle. The fishermen played cards. "


def kinds(reports):
    return {(r.event_type, r.event_mode): r for r in reports}


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("The Workers' Party welcomed the verdict.", "SUPPORT", "Workers' Party"),
        ("Foreign Minister Ana Ruiz hailed the outcome.", "SUPPORT", "Ana Ruiz"),
        ("Ines Calder, who heads the European Union observer team, praised the poll.", "SUPPORT", "Ines Calder"),
        ("Maj. Gen. Tomas Reyes denied that a ransom had been paid.", "REJECT", "Tomas Reyes"),
        ("Sen. Ana Lund condemned the blockade.", "ACCUSE", "Ana Lund"),
        ("Gov. Pedro Arce has promised a special prosecutor.", "AGREE", "Pedro Arce"),
    ],
)
def test_who_takes_a_stand_on_something_definite_is_told(read, sentence, kind, actor):
    told = [r for r in read(HEAD + sentence) if r.event_type == kind]
    assert [r.actors for r in told] == [(actor,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The neighbours welcomed the verdict.",
        "The Workers' Party welcomes visitors.",
        "The Workers' Party honours the day.",
        "Ines Calder, who paints boats, praised the poll.",
    ],
)
def test_private_praise_and_what_goes_on_are_no_support(read, sentence):
    assert not [r for r in read(HEAD + sentence) if r.event_type == "SUPPORT"]


@pytest.mark.parametrize(
    "sentence", ["Police said that five men had been charged with theft.", "Five men were charged with murder."]
)
def test_a_charge_needs_nobody_who_brings_it(read, sentence):
    (charge,) = [r for r in read(HEAD + sentence) if r.event_type == "ACCUSE"]
    assert charge.targets == ("men",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Five men were charged with murder in Ndola on Monday.",
        "Lee Ott was convicted of attempted murder on Monday.",
        "Three farmers were charged with assault in a court in Bern.",
    ],
)
def test_what_somebody_is_only_charged_with_is_no_attack(read, sentence):
    assert not [r for r in read(sentence) if r.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Five men were charged with murder on Monday in the death of Ann Roe.",
        "Lee Ott was convicted on Monday of the murder of Ann Roe.",
    ],
)
def test_what_is_told_of_its_victim_is(read, sentence):
    (attack,) = [r for r in read(sentence) if r.event_type == "ASSAULT"]
    assert attack.targets == ("Ann Roe",)


@pytest.mark.parametrize(
    ("sentence", "targets"),
    [
        ("Police fired teargas to scatter the crowds.", ("crowds",)),
        ("Police used tear gas and water cannon.", ()),
    ],
)
def test_gas_fired_at_a_crowd_is_told(read, sentence, targets):
    report = kinds(read(HEAD + sentence))["ASSAULT", "crowd-control"]
    assert report.targets == targets


@pytest.mark.parametrize("sentence", ["Police may use tear gas.", "The wind scattered the leaves."])
def test_gas_that_may_be_used_is_not(read, sentence):
    assert ("ASSAULT", "crowd-control") not in kinds(read(HEAD + sentence))


def test_hundreds_hurt_on_one_day_are_no_sum_of_a_war(read):
    text = (
        HEAD + "The push follows an air raid on a hall in Tavro on May 8 in which 140 mourners died and 500 were hurt."
    )
    raid = kinds(read(text))["ASSAULT", "aerial"]
    assert (raid.date_edtf, raid.deaths_best, raid.injured_best) == ("2021-05-08", 140, 500)


def test_a_march_under_way_is_told(read):
    text = HEAD + "In Lusaka on Monday, riot police beat nurses who were marching to the Health Ministry over pay."
    assert kinds(read(text))["PROTEST", "demo"].actors == ("nurses",)


def test_the_attack_that_somebody_was_jailed_for_is_one(read):
    text = (
        HEAD + "A magistrate on Monday jailed seven sailors for an attack on a Danish freighter in January last year."
    )
    (attack,) = [r for r in read(text) if r.event_type == "ASSAULT"]
    assert (attack.date_edtf, attack.targets) == ("2020-01", ("Danish freighter",))


def test_attacks_in_general_that_people_are_jailed_for_are_not(read):
    text = HEAD + "Those who beat nurses are jailed for attacks on nurses."
    assert not [r for r in read(text) if r.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trains were held up at Crewe on Monday by a fallen tree.",
        "An ambulance was held up for three hours near Lima on Monday.",
        "Ministers were held up in traffic on Monday.",
    ],
)
def test_delays_are_no_robberies(read, sentence):
    assert not [r for r in read(sentence) if r.event_type == "x:CRIME"]


def test_who_holds_up_a_bus_robs_it(read):
    assert ("x:CRIME", "x:robbery") in kinds(read("Gunmen held up a bus near Lima on Monday."))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Banda was elected in a landslide in March 1993.", "x:DISASTER"),
        ("Sata had 43 percent of the vote against 36 for Banda.", "REJECT"),
        ("A bomb hit a funeral hall in Tavro on Monday, killing six.", "x:DEATH"),
        ("President Alba last week ordered two more battalions to Jolo to finish off the group.", "ASSAULT"),
    ],
)
def test_words_in_another_sense_tell_no(read, sentence, kind):
    assert kind not in {r.event_type for r in read(sentence)}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A landslide in Bududa killed six people on Monday.", "x:DISASTER"),
        ("Parliament voted against the bill on Monday.", "REJECT"),
        ("President Alba last week ordered two more battalions to Jolo to finish off the group.", "MOBILIZE"),
    ],
)
def test_words_in_their_own_sense_do(read, sentence, kind):
    assert kind in {r.event_type for r in read(sentence)}


def test_whom_somebody_killed_in_a_month_is_told(read):
    text = HEAD + "The shops shut. In October 2003, the army killed more than 60 miners."
    (attack,) = [r for r in read(text) if r.event_type == "ASSAULT"]
    assert (attack.date_edtf, attack.deaths_best) == ("2003-10", 60)


def test_a_judge_by_name_acquits(read):
    text = "A court in Bern on Monday jailed four rebels. Judge Anand Rao acquitted two others for want of evidence."
    (release,) = [r for r in read(text) if r.event_type == "RETREAT"]
    assert release.actors == ("Anand Rao",)


def test_who_acquits_himself_frees_nobody(read):
    assert not read("The keeper acquitted himself well on Monday.")


def test_the_dead_of_a_war_since_a_day_are_no_attack(read):
    text = HEAD + HEAD + "Officials said that 840 rebels had been killed and 558 wounded since May 8."
    assert not [r for r in read(text) if r.event_type == "ASSAULT"]
