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
    ("4-year-old shoots aunt in Elmira", "ASSAULT", "firearms", (None, 1), "an age before its verb"),
    ("Boy shoots cousin in the back of the hand", "ASSAULT", "firearms", (None, 1), "a verb after a noun of no verb"),
    ("Girl in hospital after being shot at picnic", "ASSAULT", "firearms", (None, 1), "whom the headline is about"),
    ("Man charged after toddler shot with his gun", "ASSAULT", "firearms", (None, 1), "a past tense is a participle"),
    ("Police: Stabbing outside bar in Oran leaves 2 hurt", "ASSAULT", "primitive", (None, 2), "a gerund first"),
    ("Rocket attack on Oran port wounds four", "ASSAULT", "heavy-weapons", (None, 4), "a wound is no verb"),
    ("Six shot during album video launch at Oran club", "ASSAULT", "firearms", (None, 6), "nobody shoots the video"),
    ("Troops exchange fire with rebels in Goma", "ASSAULT", "firearms", (None, None), "fire that is exchanged"),
    ("Mayor: 3-year-old shot and killed in Elm County", "ASSAULT", "firearms", (1, None), "a clause after a colon"),
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
        "Band shoots a music video in Oran",
        "Strike shuts Lima airport",
    ],
)
def test_a_headline_of_other_things_tells_none(read, title):
    assert not [r for r in read(BODY, title) if r.event_type == "ASSAULT"]


PARTIES = [
    ("EU, Japan leaders hold talks in Oran", "CONSULT", ("EU", "Japan"), (), "a comma is an and"),
    ("Merkel, Obama meet in Oran", "CONSULT", ("Merkel", "Obama"), (), "so between two names before a verb"),
    (
        "Foreign ministers of Egypt, Sudan and Ethiopia discuss dam in Cairo",
        "CONSULT",
        ("Egypt", "Sudan", "Ethiopia"),
        (),
        "ministers of several countries are those countries",
    ),
    ("Delegations from Togo and Benin sign border deal", "AGREE", ("Togo", "Benin"), (), "a sign is no verb"),
    ("Nepal, India envoys sign water pact", "AGREE", ("Nepal", "India"), (), "countries before their envoys"),
    ("Kenya, Uganda agree rail plan in Kampala", "AGREE", ("Kenya", "Uganda"), (), "what is agreed has no on"),
    ("US imposes sanctions on Syria", "SANCTION", ("US",), ("Syria",), "US in capitals is no pronoun"),
    ("Kenyan police arrest activist", "COERCE", ("Kenyan police",), ("activist",), "an arrest is no verb"),
    (
        "In Tbilisi, Georgia, police arrest two men",
        "COERCE",
        ("police",),
        ("men",),
        "a town and its country are not two",
    ),
    ("4-year-old shoots aunt in Elmira", "ASSAULT", ("4-year-old",), ("aunt",), "the whole of an age is its name"),
    ("Mayor: 3-year-old shot and killed", "ASSAULT", (), ("3-year-old",), "who is shot after a colon"),
    (
        "Elmira 4-year-old hurt in shooting",
        "ASSAULT",
        (),
        ("Elmira 4-year-old",),
        "a town before an age is a part of it",
    ),
    ("Three hurt as police, marchers clash in Oran", "ASSAULT", ("police", "marchers"), (), "so within a headline"),
    ("Strike shuts Lima airport", "PROTEST", (), ("Lima airport",), "a strike that shuts is no air strike"),
]


@pytest.mark.parametrize(("title", "kind", "actors", "targets", "rule"), PARTIES, ids=[row[-1] for row in PARTIES])
def test_a_headline_tells_who_and_whom(read, title, kind, actors, targets, rule):
    told = [r for r in read(BODY, title) if r.event_type == kind]
    assert [(r.actors, r.targets) for r in told] == [(actors, targets)]


def test_both_countries_are_the_two_named_before_in_the_headline(read):
    (opened,) = [
        r for r in read(BODY, "Jordan, Iraq sign pact; both countries to open border") if r.event_type == "RETREAT"
    ]
    assert opened.actors == ("Jordan", "Iraq")


def test_who_meets_may_be_told_first_below_the_headline(read):
    body = (
        "Delegations from Kenya, Turkey and Oman plan to meet in Geneva again on 2 and 3 July to settle the borders of "
        "the four zones in which fighting in Syria is meant to stop, the Swiss foreign ministry said on Tuesday."
    )
    title = "Next round of Syria talks set for 2 and 3 July"
    (talks,) = [r for r in read(body, title) if r.event_type == "CONSULT"]
    assert (talks.actors, talks.place_name) == (("Kenya", "Turkey", "Oman"), "Geneva")


@pytest.mark.parametrize(
    "title",
    [
        "Coach plunges into gorge in Bolivia, killing 30",
        "Bus plunges off bridge in Peru, killing 30",
    ],
)
def test_who_dies_in_a_fall_was_not_attacked(read, title):
    (report,) = read(BODY, title)
    assert (report.event_type, report.event_mode, report.deaths_best) == ("x:ACCIDENT", "x:crash", 30)


def test_by_how_much_is_nobody(read):
    (report,) = read("The economy shrank by two percent.")
    assert (report.event_type, report.event_mode) == ("x:ECONOMIC", "x:market")


def test_what_is_a_danger_threatens_nobody(read):
    text = "The mayor said today that the club poses an imminent threat to public safety. "
    title = "Mayor: club poses a threat to the town"
    assert not read(text + "He said again that it poses a threat.", title=title)
    assert read("The rebels threatened to burn the town, the mayor said today.", title="Rebels threaten town")
