"""Parties that a sentence only points at ("the two leaders", "they", "the brigade"), and one people told twice."""

from __future__ import annotations

import pytest

from timeline.events.parties.peoples import by_office, stood_for, told_again
from timeline.events.words.reference_rows import read_rows

MET = "Ann Roe met Lee Holt in Bern on Monday. "
TALKED = "Peru's president received the Chilean envoy in Quito on Monday. "

POINTED = [
    # rule               text                                                                          actors
    ("the two leaders", MET + "The two leaders agreed to a truce.", ("Ann Roe", "Lee Holt")),
    ("both", MET + "Both ministers agreed to a truce.", ("Ann Roe", "Lee Holt")),
    ("the two", MET + "The two agreed to a truce.", ("Ann Roe", "Lee Holt")),
    ("not so many", MET + "The three leaders agreed to a truce.", ("leaders",)),
    ("no known ones", MET + "Two leaders agreed to a truce.", ("leaders",)),
    ("whose words", "Ann Roe read out Lee Holt's letter in Bern. The two leaders agreed to a truce.", ("leaders",)),
    ("too far", MET + "It rained. Shops were shut. The two leaders agreed to a truce.", ("leaders",)),
    ("governments", TALKED + "The two governments signed a deal on gas.", ("Peru", "Chile")),
    ("countries", TALKED + "Both countries signed a deal on gas.", ("Peru", "Chile")),
    ("sides", "Peru and Chile met in Quito. The two sides signed a deal on gas.", ("Peru", "Chile")),
    ("sides by name", MET + "The two sides signed a deal on gas.", ("Ann Roe", "Lee Holt")),
    ("they", "Ann Roe and Lee Holt came to Bern on Monday. They signed a deal on gas.", ("Ann Roe", "Lee Holt")),
    (
        "they of the main clause",
        "Ann Roe and Lee Holt, whom the growers like, came to Bern on Monday. They signed a deal on gas.",
        ("Ann Roe", "Lee Holt"),
    ),
    (
        "a body's kind",
        "The Harvest Force, a brigade from the hills, burned two mills. The brigade signed a deal on Monday.",
        ("Harvest Force",),
    ),
    (
        "two of a kind",
        "The Harvest Force, a brigade from the hills, fought the River Force, a brigade of fishers, in Bern. "
        "The brigade signed a deal on Monday.",
        ("brigade",),
    ),
]


@pytest.mark.parametrize(("rule", "text", "actors"), POINTED)
def test_who_is_pointed_at_stands_by_name(read, rule, text, actors):
    (deal,) = [r for r in read(text) if r.event_type == "AGREE"]
    assert deal.actors == actors


def test_whom_a_short_sentence_points_at_may_stand_far_along_a_long_one(read):
    text = "In a hall by the river, far from the towns of the plain, Ann Roe met Lee Holt. Guards shot the two men."
    (attack,) = [r for r in read(text) if r.event_type == "ASSAULT"]
    assert attack.targets == ("Ann Roe", "Lee Holt")


def test_those_who_met_are_as_many_as_are_named(read):
    text = "Nour Hadi received Ivan Petrov and Oleg Orlov in Cairo on Monday. The three met for two hours."
    (talks,) = [r for r in read(text) if r.event_type == "CONSULT"]
    assert {*talks.actors, *talks.targets} == {"Nour Hadi", "Ivan Petrov", "Oleg Orlov"}


def test_who_goes_somewhere_for_talks_talks(read):
    (talks,) = read("The Danish minister drove to the embassy for a conversation with Lee Holt on Monday.")
    assert (talks.actors, talks.targets) == (("Danish minister",), ("Lee Holt",))


REL, GOV, MIL = "--- REL", "DNK GOV", "DNK MIL"
PEOPLES = [
    # rule                    names                                                codes                  told again
    ("one way says more", ("Copts", "Coptic pilgrims"), (REL, REL), {0}),
    ("several ways do", ("Coptic pilgrims", "Copts", "Coptic nurses"), (REL, REL, REL), {0, 2}),
    ("a people and its faith", ("Coptic Christians", "Copts"), (REL, REL), {1}),
    ("two kinds of a people", ("Kurdish nurses", "Kurdish farmers"), ("--- CVL", "--- CVL"), set()),
    ("its army", ("Kurds", "Kurdish soldiers"), ("--- CVL", "--- MIL"), set()),
    ("two peoples", ("Copts", "Kurdish nurses"), (REL, "--- CVL"), set()),
    ("one person", ("Copts", "Coptic pope"), (REL, REL), set()),
    ("a nation", ("Danish nationals", "Danish nurses"), ("DNK CVL", "DNK CVL"), {0}),
]


@pytest.mark.parametrize(("rule", "names", "codes", "again"), PEOPLES)
def test_a_people_stands_once(rule, names, codes, again):
    assert told_again(names, codes) == again


OFFICIALS = [
    # rule            names                                            codes                       stood for
    ("two are named", ("Ann Roe", "Lee Holt", "Danish ministers"), (GOV, MIL, GOV), {2}),
    ("one is named", ("Ann Roe", "Danish ministers"), (GOV, GOV), set()),
    ("of another state", ("Ann Roe", "Lee Holt", "Swedish ministers"), (GOV, GOV, "SWE GOV"), set()),
    ("a ministry", ("Ann Roe", "Foreign Ministry", "Danish ministers"), (GOV, GOV, GOV), set()),
    ("one by office", ("Ann Roe", "Lee Holt", "Danish envoy"), (GOV, GOV, GOV), set()),
]


@pytest.mark.parametrize(("rule", "names", "codes", "gone"), OFFICIALS)
def test_who_is_named_stands_for_officials(rule, names, codes, gone):
    assert stood_for(names, codes) == gone


@pytest.mark.parametrize(
    ("names", "codes", "together", "gone"),
    [
        (("Ann Roe", "Danish minister"), (GOV, GOV), (set(), set()), {1}),
        (("Ann Roe", "minister of mines"), (GOV, GOV), (set(), set()), {1}),
        (("Ann Roe", "Danish minister"), (GOV, GOV), ({1}, {0}), set()),  # one article tells of both
        (("Ann Roe", "Lee Holt", "Danish minister"), (GOV, GOV, GOV), (set(), set(), set()), set()),
        (("Ann Roe", "Danish minister"), (GOV, "SWE GOV"), (set(), set()), set()),
        (("Ann Roe", "minister"), ("--- GOV", "--- GOV"), (set(), set()), set()),
    ],
)
def test_who_is_named_stands_for_one_told_by_office_elsewhere(names, codes, together, gone):
    assert by_office(names, codes, [frozenset(others) for others in together]) == gone


def test_peoples_are_sorted_and_unique():
    rows = [row["word"] for row, _ in read_rows("peoples.csv", ("word", "people"))]
    assert rows == sorted(set(rows))


SAID = [
    # rule          event type  text                                                              actors     targets
    ("object", "ACCUSE", "Peru accused Tehran of arming the rebels.", ("Peru",), ("Tehran",)),
    ("agent", "ACCUSE", "The test was condemned by Seoul on Monday.", ("Seoul",), ()),
    ("a row", "AGREE", "Tehran, Moscow and Ankara signed a pact on Monday.", ("Tehran", "Moscow", "Ankara"), ()),
    (
        "apposed",
        "ACCUSE",
        "Chad's king, Idris Coe, flew home. He accused Libya of lies.",
        ("Idris Coe",),
        ("Libya",),
    ),
    ("who met", "AGREE", "Peru's king met Chad's king. They agreed to a truce.", ("Peru's king", "Chad's king"), ()),
]


@pytest.mark.parametrize(("rule", "event_type", "text", "actors", "targets"), SAID)
def test_capitals_and_whoever_met_are_parties(read, rule, event_type, text, actors, targets):
    (said,) = [r for r in read(text) if r.event_type == event_type]
    assert (said.actors, said.targets) == (actors, targets)


def test_the_group_has_the_code_of_its_name(read):
    text = "Boko Haram attacked a camp on Monday. The group has promised to free nine soldiers."
    assert {code for r in read(text) for code in r.actor_codes} == {"NGA UAF"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Foreign Minister Julie Bishop met the envoy on Monday.", {"Julie Bishop": "--- GOV", "envoy": "--- GOV"}),
        ("The lawyer accused the police of torture on Monday.", {"lawyer": "--- CVL", "police": "--- COP"}),
    ],
)
def test_a_surname_is_no_office_and_a_charge_no_name(read, text, parties):
    (said,) = read(text)
    told = zip((*said.actors, *said.targets), (*said.actor_codes, *said.target_codes), strict=True)
    assert dict(told) == parties


def test_one_word_for_several_proves_each_in_a_row_of_its_own(read_article):
    text = "Egypt, Jordan and Iraq met in Cairo on Monday. The three countries signed a pact on Tuesday."
    rows = [row for row in read_article(text, None).evidence if row.kind == "actor"]
    assert len({row.evidence_id for row in rows}) == len(rows) > 3
    assert len({(row.report_id, row.start, row.value) for row in rows}) == len(rows)
