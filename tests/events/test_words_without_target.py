"""Words that an official or a body says of something, and to nobody by name, are told below the head too."""

from __future__ import annotations

import pytest

HEAD = (
    "A ferry sank off Gdynia on Monday, killing nine people. Dozens swam to the shore. Divers went down twice. "
    "The sea was rough. "
)

SAID = [
    # rule                        words                                                                   type, who
    ("condemns a deed", "President Ewa Lis condemned the sinking.", "ACCUSE", "Ewa Lis"),
    ("has condemned", "The bishops have condemned the verdict.", "ACCUSE", "bishops"),
    ("denies in a clause", "The ministry denied that the crew had been drunk.", "REJECT", "ministry"),
    ("denies having part", "The rebels denied having any part in the sinking.", "REJECT", "rebels"),
    ("dismisses what is said", "The government dismissed the complaint.", "REJECT", "government"),
    ("demands her release", "The union demanded her immediate release.", "REQUEST", "union"),
    ("demands a thing", "The Swedish embassy demanded an investigation.", "REQUEST", "Swedish embassy"),
    (
        "says and blames",
        "Minister Jan Nowak, who flew in, said that bolts had been removed from the hull and blamed the rebels.",
        "ACCUSE",
        "Jan Nowak",
    ),
    (
        "says that it is ending",
        "The Northern Front claimed the attack and announced that it was ending its truce.",
        "REJECT",
        "Northern Front",
    ),
    (
        "she, of whom the clause before tells",
        "The opposition leader, Ewa Lis, is the favourite; she has accused the mayor of taking bribes.",
        "ACCUSE",
        "Ewa Lis",
    ),
]

UNSAID = [
    ("neighbours", "Neighbours condemned the noise."),
    ("of all things of a kind", "The party condemned all attacks on reporters."),
    ("as a habit", "The party rejects violence."),
    ("would", "The government would reject the demand."),
    ("only suggests", "The chairman suggested a pause in the sale of tickets."),
    ("only declines", "The minister declined to comment on the crew."),
    ("a comment", "The minister said that the mood was calm."),
]


@pytest.mark.parametrize(("rule", "words", "kind", "speaker"), SAID, ids=[case[0] for case in SAID])
def test_what_is_said_of_something_definite_is_told(read, rule, words, kind, speaker):
    assert [r.actors for r in read(HEAD + words) if r.event_type == kind] == [(speaker,)]


@pytest.mark.parametrize(("rule", "words"), UNSAID, ids=[case[0] for case in UNSAID])
def test_mere_comment_is_not(read, rule, words):
    assert not [r for r in read(HEAD + words) if r.event_type in ("ACCUSE", "REJECT", "REQUEST", "SUPPORT")]


def test_it_is_the_body_told_of_before_and_none_of_several(read):
    words = "The government said that ten men were held. It sent troops to the island on Tuesday."
    assert [r.actors for r in read(HEAD + words) if r.event_type == "MOBILIZE"] == [("government",)]


def test_presidents_who_witness_a_signing_agree(read):
    words = "On Tuesday the two presidents held talks and witnessed the signing of an agreement on railways."
    assert [r.actors for r in read(HEAD + words) if r.event_type == "AGREE"] == [("presidents",)]


def test_who_is_removed_from_office_is_coerced_and_a_coach_is_not(read):
    words = "Ayla Demir, who was removed as mayor of Silvan in August, spoke. Lee Roe was sacked as coach of the club."
    assert [r.targets for r in read(HEAD + words) if r.event_type == "COERCE"] == [("Ayla Demir",)]
