"""What headlines tell by themselves: cases in our own words, with the rule that each shows."""

import pytest

BODY = "The road was closed for hours."

HEADLINES = [
    ("Two hurt in Elm Street stabbing", "ASSAULT", "primitive", (None, 2), "a small last word of a name is a noun"),
    ("Man dies after Basra market bombing", "ASSAULT", "explosives", (1, None), "headlines leave articles out"),
    ("Three die in Tripoli shelling", "ASSAULT", "heavy-weapons", (3, None), "a gerund after a name"),
    (
        "One dead, three hurt after Elm Grocery shooting",
        "ASSAULT",
        "firearms",
        (1, 3),
        "a gerund with a name before it",
    ),
    ("Four shot, one dead in Elm Street shooting", "ASSAULT", "firearms", (1, 3), "a number after a comma is no age"),
    ("7 shot, 3 dead outside Oran club", "ASSAULT", "firearms", (3, 4), "so in figures"),
    ("3-year-old shot in Elm County", "ASSAULT", "firearms", (None, 1), "an age is somebody"),
    (
        "Boy, 5, shot by older brother at home",
        "ASSAULT",
        "firearms",
        (None, 1),
        "who is shot by somebody is no shooter",
    ),
    ("Five shot at Elm Street billiards bar", "ASSAULT", "firearms", (None, 5), "a participle, not a noun"),
    ("Two killed in Oran shooting - Harbour 7 - Oran", "ASSAULT", "firearms", (2, None), "the outlet's name aside"),
    ("Gunmen ambush convoy in Mali", "ASSAULT", "firearms", (None, None), "who attacks in two words that may be nouns"),
]


@pytest.mark.parametrize(("title", "kind", "mode", "hurt", "rule"), HEADLINES, ids=[row[-1] for row in HEADLINES])
def test_a_headline_alone_tells_its_attack(read, title, kind, mode, hurt, rule):
    told = [r for r in read(BODY, title) if r.event_type == kind]
    assert [(r.event_mode, (r.deaths_best, r.injured_best)) for r in told] == [(mode, hurt)]


@pytest.mark.parametrize(
    "title",
    [
        "Flu shot clinic opens on Monday",
        "Police chief vows to end gun violence",
        "Film shooting begins in Oran",
    ],
)
def test_a_headline_of_other_things_tells_none(read, title):
    assert not [r for r in read(BODY, title) if r.event_type == "ASSAULT"]


def test_by_how_much_is_nobody(read):
    (report,) = read("The economy shrank by two percent.")
    assert (report.event_type, report.event_mode) == ("x:ECONOMIC", "x:market")
