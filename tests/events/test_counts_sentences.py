"""What single sentences say of the killed and the hurt; the sentences are our own (`count_cases.tsv`)."""

import csv
from pathlib import Path

import pytest

from timeline.events.counts.choice import tally
from timeline.events.counts.find import find_counts
from timeline.language import load_language
from timeline.model import Article

CASES = Path(__file__).with_name("count_cases.tsv")


def read_cases() -> list[tuple[str, int | None, int | None]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(row["text"], *(int(row[k]) if row[k] else None for k in ("deaths", "injured"))) for row in rows]


@pytest.fixture(scope="module")
def language():
    return load_language()


def counted(language, text, title=None):
    article = Article(article_id="a", text=text, title=title, path="a.txt", language="en")
    return tuple(count for sentence in language.parse(article).sentences for count in find_counts(sentence))


@pytest.mark.parametrize(("text", "deaths", "injured"), read_cases())
def test_a_sentence_gives_its_killed_and_hurt(language, text, deaths, injured):
    result = tally(counted(language, text))
    assert (result.deaths.best, result.injured.best) == (deaths, injured)


def test_there_are_at_least_250_cases_each_once():
    texts = [text for text, _, _ in read_cases()]
    assert len(texts) == len(set(texts)) >= 250


@pytest.mark.parametrize(("text", "deaths", "injured"), read_cases())
def test_quotes_are_the_text_at_their_offsets(language, text, deaths, injured):
    for count in counted(language, text):
        assert text[count.start : count.end] == count.quote


ARTICLES = [
    (
        "Man killed, woman hurt in dockside shooting",
        "A 34-year-old man was shot and killed near the docks on Sunday. Police identified him as Orin Vale, 34. "
        "Vale died at the scene. A woman, 29, was shot in the arm.",
        1,
        1,
    ),
    (
        "Teen dies after shooting",
        "A 16-year-old boy was shot in the chest on Friday. He was taken to a hospital. The boy died on Saturday.",
        1,
        None,
    ),
    (
        "Five shot at block party",
        "Five people were shot at a block party. One of them, Della Rourke, 40, died at a hospital.",
        1,
        4,
    ),
    (
        "Gunman kills three",
        "A gunman killed three clerks in a bank on Monday before killing himself, police said.",
        4,
        None,
    ),
    (
        "Family found dead",
        "Four people were found dead in a farmhouse. The dead were two men and two women.",
        4,
        None,
    ),
    (
        "Ferry toll",
        "The death toll rose to 31 on Tuesday. On Sunday, 29 people were known dead. The toll of 31 may rise.",
        31,
        None,
    ),
    (
        "Two brothers hurt",
        "Adam Kest, 20, was shot in the leg. His brother Noah Kest, 23, was shot in the hand.",
        None,
        2,
    ),
    (
        "Boy and two men hurt",
        "A boy was shot in the arm. Two other people were injured.",
        None,
        3,
    ),
    (
        "Shooting in Harlow",
        "Two men were shot on Friday. A woman was grazed by a bullet.",
        None,
        3,
    ),
    (
        "3 killed, 4 injured",
        "Three cooks are dead and four others injured. In all of the country, 90 people were shot in May.",
        3,
        4,
    ),
    ("Council meets", "The council met on Monday. Twelve members spoke for 30 minutes.", None, None),
]


TITLES = [
    ("Girl, 4 boys injured in Harlow blast", None, 5),
    ("Man, woman shot at Harlow bar", None, 2),
    ("Man, woman found dead in Harlow home", 2, None),
    ("Teacher, 4 students hurt in crash", None, 5),
    ("2 dead, 5 critically injured after mill fire", 2, 5),
    ("Two dead, one critical after Harlow fire", 2, 1),
    ("3 adults, 4 children killed in Harlow fire", 7, None),
]


@pytest.mark.parametrize(("title", "deaths", "injured"), TITLES)
def test_a_headline_lists_people_without_and(language, title, deaths, injured):
    result = tally(counted(language, "It happened on Sunday.", title))
    assert (result.deaths.best, result.injured.best) == (deaths, injured)


@pytest.mark.parametrize(("title", "text", "deaths", "injured"), ARTICLES)
def test_an_article_counts_nobody_twice(language, title, text, deaths, injured):
    result = tally(counted(language, text, title))
    assert (result.deaths.best, result.injured.best or None) == (deaths, injured)


BOUNDS = [
    ("Three people were killed.", 3, 3, 3),
    ("At least 12 people were killed.", 12, 12, None),
    ("More than 12 people were killed.", 13, 12, None),
    ("Up to 12 people were killed.", 0, 12, 12),
    ("About 12 people were killed.", None, 12, None),
    ("Dozens of people were killed.", 24, 24, None),
    ("Several people were killed.", 3, None, None),
    ("No one was killed.", 0, 0, 0),
    ("10 to 12 people were killed.", 10, 10, 12),
    ("The rebels murdered the priests, their cook and her daughter.", 4, None, None),
]


@pytest.mark.parametrize(("text", "low", "best", "high"), BOUNDS)
def test_hedges_give_bounds(language, text, low, best, high):
    deaths = tally(counted(language, text)).deaths
    assert (deaths.low, deaths.best, deaths.high) == (low, best, high)


def test_the_attacker_s_own_death_is_marked(language):
    shares = {c.of for c in counted(language, "The gunman killed four people and then himself.") if c.best == 1}
    assert shares == {"attackers"}


def test_the_voice_of_a_figure_is_kept(language):
    (count,) = counted(language, "The interior ministry said that 12 people were killed.")
    assert count.voice == "The interior ministry"


VARIANTS = [
    ("Rebels killed four soldiers.", "Four soldiers were killed by rebels."),
    ("Rebels killed four soldiers.", "Guerrillas killed four soldiers."),
    ("Rebels killed four soldiers.", "Rebels, officials said, killed four soldiers."),
    ("Two men and a woman were killed.", "A woman and two men were killed."),
    ("Four people were hospitalized.", "Four people were hospitalised."),
    ("A bomb killed five villagers.", "A BOMB KILLED FIVE VILLAGERS."),
]


@pytest.mark.parametrize(("one", "other"), VARIANTS)
def test_another_way_of_saying_it_changes_nothing(language, one, other):
    first, second = tally(counted(language, one)), tally(counted(language, other))
    assert (first.deaths.best, first.injured.best) == (second.deaths.best, second.injured.best)
