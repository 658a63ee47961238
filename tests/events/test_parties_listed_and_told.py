"""Parties whom syntax hangs elsewhere, or whom a sentence two before names; deeds claimed by "it" and in lists."""

from __future__ import annotations

import pytest

ACTORS = [
    # rule                     text                                                                 type   actors
    (
        "over a sentence",
        "Ann Roe came to Lima on Sunday. It rained. On Monday she met the envoy.",
        "CONSULT",
        ("Ann Roe",),
    ),
    (
        "over her own",
        "Ann Roe came to Lima on Sunday. She spoke of bread. On Monday she met the envoy.",
        "CONSULT",
        ("Ann Roe",),
    ),
    ("another between", "Ann Roe left Lima. A farmer greeted the crowd. On Monday she met the envoy.", "CONSULT", ()),
    ("two before", "Ann Roe left Lima. Lee Holt stayed at home. On Monday he met the envoy.", "CONSULT", ("Lee Holt",)),
    (
        "with their offices",
        "Ann Roe, the foreign minister, and Lee Holt, who runs the mint, signed a treaty on Monday.",
        "AGREE",
        ("Ann Roe", "Lee Holt"),
    ),
    ("each of", "Each of the ministers met the Danish envoy on Monday.", "CONSULT", ("ministers",)),
    ("opposed to", "Greece is opposed to the plan for a port.", "REJECT", ("Greece",)),
    (
        "the ministers of two",
        "Foreign ministers of Chad and Niger met on Monday. The ministers agreed to open the border.",
        "AGREE",
        ("Chad", "Niger"),
    ),
    (
        "of two peoples",
        "Danish and Swedish ministers met on Monday. The ministers agreed to open the border.",
        "AGREE",
        ("Danish ministers", "Swedish ministers"),
    ),
    (
        "of nobody told",
        "Many ministers met on Monday. The ministers agreed to open the border.",
        "AGREE",
        ("ministers",),
    ),
]
CLAIMS = [
    ("it", "A mill was bombed in Aleppo on Sunday. A group called the Hill Owls claimed it.", ["Hill Owls"]),
    ("a known group", "A train was blown up near Gaya on Monday. The Taliban claimed it.", ["Taliban"]),
    ("that it was", "A train was blown up near Gaya on Monday. The mayor claimed it was an accident.", [None, None]),
    (
        "credit for two",
        "A mayor was kidnapped in Cali on 3 May and a judge was shot dead in Pasto on 5 May. "
        "The Jaguar Front claimed credit for these two actions.",
        ["Jaguar Front", "Jaguar Front"],
    ),
    (
        "listed far off",
        "Islamic State claimed the bombings of two mills on Sunday, a week before, and the blast at a bank in Cairo "
        "in March 2018.",
        ["Islamic State", "Islamic State"],
    ),
]
CODES = [
    ("a region's rebels", "Darfur rebels shot two bakers on Monday.", "SDN REB"),
    ("a town's teachers", "Chicago teachers marched on Monday.", "USA EDU"),
    ("who speaks for them", "The opposition delegation rejected the plan on Monday.", "--- OPP"),
    ("rebels' envoys", "Rebel negotiators rejected the plan on Monday.", "--- REB"),
    ("planes", "Navy fighters bombed a mill in Jaffna on Monday.", "LKA MIL"),
    ("a club", "The Harborview Country Club rejected the plan on Monday.", "--- SOC"),
    ("an office with a hyphen", "Vice-President Ann Roe rejected the plan on Monday.", "--- GOV"),
]


@pytest.mark.parametrize(("rule", "text", "event_type", "actors"), ACTORS)
def test_who_acts_by_another_clause(read, rule, text, event_type, actors):
    assert [r.actors for r in read(text) if r.event_type == event_type][-1] == actors


@pytest.mark.parametrize(("rule", "text", "claimed"), CLAIMS)
def test_who_claims_it_in_other_words(read, rule, text, claimed):
    found = [r.claimed_by for r in read(text) if r.event_type in ("ASSAULT", "x:ACCIDENT")]
    assert sorted(map(str, found)) == sorted(map(str, claimed))


def test_colleagues_of_two_countries_are_those_countries(read):
    (report,) = read("Ann Roe, the finance minister, met her colleagues from Chile and Peru on Monday.")
    assert report.targets == ("Chile", "Peru")


@pytest.mark.parametrize(("rule", "text", "code"), CODES)
def test_codes_of_those_who_act(read, rule, text, code):
    (report,) = read(text)
    assert report.actor_codes == (code,)
