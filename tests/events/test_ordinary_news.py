"""What is told in reports of games, in reviews, of courts, fires and boards, and what the same words do not tell."""

from __future__ import annotations

import pytest

MATCH = (
    "Rovers beat Town 3-1 at Mill Lane on Saturday after trailing at halftime. Striker Leon Marsh fired home the "
    "equaliser and the visitors collapsed. {} The defender was sent off for a late tackle, and the club sit third in "
    "the league."
)
CHESS = "The champion gave up a bishop on the queenside. {} Moro leads the tournament by a point after the match."
REVIEW = "In her third novel, a young widow returns to her village. {} The book is her third with the house."
PLAYED = [
    # what, text in which nothing is told
    ("blamed the referee", MATCH.format("Manager Jim Hale blamed the referee.")),
    ("attacked", MATCH.format("Town attacked the back line without reward.")),
    ("threatened", MATCH.format("Patel threatened the far post twice.")),
    ("refused", MATCH.format("Hale refused to accept the verdict of the fans.")),
    ("a strike", MATCH.format("A late strike by Noor sealed the win.")),
    ("released", MATCH.format("Rovers have released goalkeeper Ben Orr.")),
    ("surrender", CHESS.format("He forced his rival to surrender.")),
    ("bombed", "The Otters traded pitcher Joe Dell to the Gulls. Dell was bombed for nine runs in the third inning."),
]
EARNEST = [
    # what, text, type: what is no play in such reports
    ("police", MATCH.format("Police arrested twelve fans outside."), "COERCE"),
    ("stabbed", MATCH.format("A fan was stabbed to death in a street near the ground."), "ASSAULT"),
    ("resigned", MATCH.format("Manager Jim Hale resigned on Sunday."), "RETREAT"),
    (
        "an election",
        "Rebels attacked an army convoy near Bor. The race ended in victory for the rival.",
        "ASSAULT",
    ),
]
PLOTS = [
    (
        "a novel",
        REVIEW.format("She is beaten by a mob and flees to Lisbon, where she is arrested by the secret police."),
    ),
    ("her brother", REVIEW.format("She accuses the priest of the murder of her brother.")),
    (
        "a film by its title",
        "Film: Night Road||Two soldiers are ambushed in a forest. One is shot; the other surrenders.",
    ),
    ("a part", "The actress plays a spy who kills a president."),
    ("stars as", "Jane Roe stars as a detective who is kidnapped by a gang."),
    ("an act", "In the second act, the king is murdered by his brother."),
]
REAL = [
    # what, text, type: what befalls works and those who make them
    ("the past", REVIEW.format("Its author was arrested in Minsk on Monday."), "COERCE"),
    ("played a part", "He played a part in talks with rebels who attacked a mill in Bor on Monday.", "ASSAULT"),
    ("an act of revenge", "In an act of revenge, rebels attacked a mill in Bor on Monday.", "ASSAULT"),
    ("a festival", "Film festival opens||Gunmen attacked a cinema in Bor on Monday and shot two guards.", "ASSAULT"),
]
TOLD = [
    # what, text, type, mode
    ("not guilty", "A jury found two farmers not guilty of theft on Monday.", "RETREAT", "release"),
    ("found not guilty", "Moran was found not guilty of arson on Monday.", "RETREAT", "release"),
    ("guilty", "A jury found Moran guilty of arson on Monday.", "COERCE", "arrest"),
    ("houses", "The wind-fanned fire spread to a second apartment building on Monday.", "x:ACCIDENT", "x:fire"),
    ("brush", "A wind-driven fire burned 400 acres of brush near Malibu on Monday.", "x:DISASTER", "x:wildfire"),
    ("turned out", "Soldiers turned out 40 families from the camp on Monday.", "COERCE", "deport"),
    ("turned out by", "Two hundred villagers were turned out of their homes by the army.", "COERCE", "deport"),
    ("displaced by men", "Residents of Harlow were displaced by rebels on Friday.", "COERCE", "deport"),
    ("to a gate", "She handcuffed herself to the gate of the mine to stop the trucks.", "PROTEST", "obstruct"),
    ("at the table", "The two presidents sat down at the table for talks on Monday.", "CONSULT", ""),
    ("sides", "Union and management sat around the table on Tuesday to negotiate pay.", "CONSULT", ""),
    ("the poll", "Anna Lund won 54 percent in the mayoral contest on Sunday.", "x:ELECTION", "x:result"),
    ("bankruptcy", "The airline seeks bankruptcy protection in Delaware.", "x:ECONOMIC", "x:company"),
    ("fireworks", "Fireworks exploded at a factory in Tultepec, killing nine.", "x:ACCIDENT", "x:explosion"),
    ("a crowd", "Crowds went on a rampage in Dili on Monday.", "PROTEST", "riot"),
    ("one man", "Stewart, 45, went on a rampage in a nursing home on Sunday, killing seven.", "ASSAULT", ""),
    ("channels", "The regulator blocked two television channels on Monday.", "COERCE", "censor"),
    ("a storm", "A gale tore the roof off a school in Hull on Monday.", "x:DISASTER", "x:storm"),
    ("in custody", "Two men are in custody after the theft of a van in Hull.", "COERCE", "arrest"),
    ("violated", "The general violated the order of the court on Monday.", "REJECT", ""),
    ("kept prisoners", "The ministry refused to release the prisoners.", "REJECT", ""),
]
UNTOLD = [
    "About 60 residents turned out despite the rain.",
    "Nine families were displaced after a pipe burst on Tuesday.",
    "She handcuffed herself to her husband.",
    "He sat around the kitchen table with his grandchildren and told stories.",
    "Her sister won first and second place in the annual contest for letters.",
    "Coach Dan Hill refused to blame his goalkeeper for the defeat.",
    "The actress refused to discuss her divorce.",
    "Forecasters warned that snow could block mountain roads on Sunday.",
    "A reward has been offered for the missing cat.",
    "Fireworks exploded over the harbour to mark the new year.",
    "Critics attacked the play as dull.",
    "The army tried to block the water channels to protect the crops.",
    "The board voted to replace two buses.",
    "The boy is in state custody.",
    "The governor signed a declaration of emergency on Monday.",
]


def _types(read, text: str) -> list[tuple[str, str]]:
    title, _, body = text.rpartition("||")
    return [(report.event_type, report.event_mode or "") for report in read(body, title or None)]


@pytest.mark.parametrize("text", [text for _, text in (*PLAYED, *PLOTS)], ids=[what for what, _ in (*PLAYED, *PLOTS)])
def test_neither_play_nor_plot_is_a_happening(read, text):
    assert _types(read, text) == []


@pytest.mark.parametrize(
    ("text", "event_type"), [case[1:] for case in (*EARNEST, *REAL)], ids=[case[0] for case in (*EARNEST, *REAL)]
)
def test_what_is_in_earnest_stays_beside_play_and_plot(read, text, event_type):
    assert event_type in {found for found, _ in _types(read, text)}


@pytest.mark.parametrize(("text", "event_type", "mode"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_it_is_told_by_its_words(read, text, event_type, mode):
    assert (event_type, mode) in _types(read, text)


@pytest.mark.parametrize("text", UNTOLD)
def test_the_same_words_tell_of_nothing(read, text):
    assert _types(read, text) == []


def test_a_surname_is_no_storm(read):
    text = "A man attacked Ann Gale with a knife at a store in Hull on Monday. Gale spent two weeks in a coma."
    assert "x:DISASTER" not in {found for found, _ in _types(read, text)}


def test_who_is_charged_with_breaking_a_law_defies_nobody(read):
    assert _types(read, "Poe was charged with violating the state's liquor law.") == [("ACCUSE", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("General Motors sued the mayor of Arles on Monday.", "USA BUS"),
        ("General Lund sued the mayor of Arles on Monday.", "--- MIL"),
        ("The chief financial officer of Melon sued the mayor on Monday.", "--- BUS"),
        ("A police officer sued the mayor on Monday.", "--- COP"),
        ("The county clerk sued the mayor on Monday.", "--- GOV"),
        ("A store clerk sued the mayor on Monday.", "--- BUS"),
    ],
)
def test_firms_and_officers_have_their_sector(read, text, code):
    assert [report.actor_codes for report in read(text)] == [(code,)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A fire at a plant in Peru killed two on Monday as the firm outsold its rivals Toyota and Nissan.", "Peru"),
        ("A fire in Cisco, Texas, killed two on Monday.", "Cisco"),
        ("A fire near Orange, Texas, killed two on Monday.", "Orange"),
    ],
)
def test_firms_are_no_towns(read, text, place):
    assert [report.place_name for report in read(text)] == [place]


def test_a_trial_to_come_does_not_put_off_the_suit(read):
    reports = read(
        "Melon Records has filed a lawsuit against Plum Software in a Leeds court. The trial is to begin on Friday."
    )
    assert [report.assertion for report in reports if report.event_type == "ACCUSE"] == ["occurred", "planned"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("May 12, 2021 The head of the mill resigned after a quarrel.", "../2021-05-12"),
        ("On May 12, 2021 the head of the mill resigned after a quarrel.", "2021-05-12"),
        ("May 11, 2021 The head of the mill resigned after a quarrel.", "2021-05-11"),
        ("May 12, 2021 The head of the mill resigned yesterday.", "2021-05-11"),
    ],
)
def test_the_day_that_heads_a_text_is_of_the_text(read, text, edtf):
    assert [report.date_edtf for report in read(text)] == [edtf]
