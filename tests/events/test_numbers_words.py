"""Numbers of people, and numbers that count something else."""

import pytest

from timeline.events.syntax.numbers import find_numbers
from timeline.language import load_language
from timeline.model import Article


@pytest.fixture(scope="module")
def language():
    return load_language()


def numbers(language, text):
    article = Article(article_id="a", text=text, path="a.txt", language="en")
    return [n for sentence in language.parse(article).sentences for n in find_numbers(sentence)]


COUNTS = [
    ("Three people left.", 3, 3, 3),
    ("12 people left.", 12, 12, 12),
    ("1,200 people left.", 1200, 1200, 1200),
    ("Twenty-one people left.", 21, 21, 21),
    ("Forty people left.", 40, 40, 40),
    ("A hundred people left.", 100, 100, 100),
    ("Two hundred people left.", 200, 200, 200),
    ("Two hundred and six people left.", 206, 206, 206),
    ("Three thousand people left.", 3000, 3000, 3000),
    ("A dozen people left.", 12, 12, 12),
    ("Two dozen people left.", 24, 24, 24),
    ("Half a dozen people left.", 6, 6, 6),
    ("At least 12 people left.", 12, 12, None),
    ("No fewer than 12 people left.", 12, 12, None),
    ("More than 12 people left.", 13, 12, None),
    ("Over 12 people left.", 13, 12, None),
    ("Up to 12 people left.", 0, 12, 12),
    ("As many as 12 people left.", 0, 12, 12),
    ("Fewer than 12 people left.", 0, 11, 11),
    ("About 12 people left.", None, 12, None),
    ("Some 12 people left.", None, 12, None),
    ("Nearly 12 people left.", None, 12, None),
    ("Dozens of people left.", 24, 24, None),
    ("Scores of people left.", 40, 40, None),
    ("Hundreds of people left.", 200, 200, None),
    ("Several people left.", 3, None, None),
    ("Between 10 and 12 people left.", 10, 10, 12),
    ("10 to 12 people left.", 10, 10, 12),
    ("12 or more people left.", 12, 12, None),
]


@pytest.mark.parametrize(("text", "low", "best", "high"), COUNTS)
def test_numbers_have_bounds(language, text, low, best, high):
    (number,) = numbers(language, text)
    assert (number.low, number.best, number.high) == (low, best, high)


OTHERS = [
    "The 24-year-old left.",
    "She waited 12 hours.",
    "It cost $500.",
    "It happened in 1998.",
    "It fell by 12 percent.",
    "He walked 12 miles.",
    "They met on May 12.",
    "It begins at 6 p.m. today.",
    "He fired 12 rounds.",
    "They seized 12 rifles.",
    "He drove on Route 66.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_ages_times_and_measures_count_nobody(language, text):
    assert numbers(language, text) == []
