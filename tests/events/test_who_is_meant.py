"""Who "he", "them", "the two ministers" and a colleague are, where a body acts, or one meets another."""

from __future__ import annotations

import pytest

JAILED = "A court in Bern jailed the editor Ann Roe on Monday. "
EXPELLED = "Denmark expelled two Chilean envoys on Monday. "
TALKS = "Danish Foreign Minister Ann Roe came to Lima on Monday for talks with her Chilean colleague. "

MEANT = [
    # rule                    event type  text                                                actors             targets
    ("whom a body jailed", "ACCUSE", JAILED + "She accused the army of lies.", ("Ann Roe",), ("army",)),
    ("passive", "ACCUSE", JAILED + "She is accused of lies.", (), ("Ann Roe",)),
    (
        "of whom a trial is",
        "ACCUSE",
        "The trial of the banker Lee Holt opened in Bern. He accused the judges of lies.",
        ("Lee Holt",),
        ("judges",),
    ),
    ("a single subject", "ACCUSE", "The mayor thanked Ann Roe on Monday. He accused the army of lies.", (), ("army",)),
    (
        "two persons",
        "ACCUSE",
        "Police held the brother of Ann Roe on Monday. She accused the army of lies.",
        ("Ann Roe",),
        ("army",),
    ),
    ("them", "ACCUSE", EXPELLED + "The minister accused them of spying.", ("minister",), ("Chilean envoys",)),
    (
        "them, of two kinds",
        "ACCUSE",
        "Danish nurses met Chilean envoys on Monday. The minister accused them of spying.",
        ("minister",),
        (),
    ),
    ("they, who were sent", "ACCUSE", EXPELLED + "They are accused of spying.", (), ("Chilean envoys",)),
    ("the ministers", "AGREE", TALKS + "The two ministers signed a pact.", ("Ann Roe", "Chilean colleague"), ()),
    (
        "a guest",
        "AGREE",
        "President Ann Roe invited her Chilean counterpart to Lima. The presidents signed a pact.",
        ("Ann Roe", "Chilean counterpart"),
        (),
    ),
]


@pytest.mark.parametrize(("rule", "event_type", "text", "actors", "targets"), MEANT)
def test_who_is_meant_stands_by_name(read, rule, event_type, text, actors, targets):
    found = [r for r in read(text) if r.event_type == event_type]
    told = found[-1]
    assert (told.actors, told.targets) == (actors, targets), rule


CODES = [
    # rule                       text                      codes of all parties
    ("a minister's colleague", "Danish minister Ann Roe met her Chilean colleague.", {"DNK GOV", "CHL GOV"}),
    ("a general's counterpart", "Danish army chief Ann Roe met her Chilean counterpart.", {"DNK MIL", "CHL MIL"}),
    ("an apposed name", JAILED + "She accused the army of lies.", {"--- JRN", "CHE JUD", "CHE MIL"}),
    (
        "a surname taken for a body",
        "The opposition asked President Paul Okello to go. Okello rejected the call.",
        {"--- GOV", "--- OPP"},
    ),
]


@pytest.mark.parametrize(("rule", "text", "codes"), CODES)
def test_codes_are_those_of_the_article_s_fuller_words(read, rule, text, codes):
    told = {code for r in read(text) for code in (*r.actor_codes, *r.target_codes)}
    assert told == codes, rule


ONE = [
    # rule              text                                                                           meetings
    ("talk there", "Ann Roe met Lee Holt in Bern on Monday. The two discussed Taiwan.", ["Bern"]),
    pytest.param(
        "colleagues",
        TALKS + "The two ministers discussed the war in Libya.",
        ["Lima"],
        marks=pytest.mark.xfail(reason="known faults, kept in sight", strict=True),
    ),
    ("ahead", "Ann Roe met Lee Holt in Bern on Monday. They will discuss gas in Lima in June.", ["Bern", "Lima"]),
]


@pytest.mark.parametrize(("rule", "text", "places"), ONE)
def test_what_those_who_met_discussed_is_no_second_meeting(read, rule, text, places):
    assert [r.place_name for r in read(text) if r.event_type == "CONSULT"] == places, rule
