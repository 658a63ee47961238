"""What holds for every text, and how long the worst texts take."""

import datetime
import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import edtf, find_dates, publication_day
from timeline.dates.find import find_expressions
from timeline.dates.grammar import load_grammar
from timeline.dates.lexicon import LANGUAGES, load_lexicon
from timeline.model import Article, Parse

PARSE = Parse(sentences=())
DAYS = st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2100, 12, 31))
WORDS = (
    sorted({word.phrase for word in load_lexicon("en").words}) + list("0123456789,.:-/'’()\n") + ["1990", "2017", "31"]
)
TIME_TEXT = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
RELATIVE = [
    "on Friday",
    "late Monday",
    "yesterday",
    "tomorrow night",
    "three days ago",
    "two weeks ago",
    "last week",
    "next week",
    "last weekend",
    "overnight",
    "last Tuesday",
    "next Thursday",
    "in the last 48 hours",
    "the day before yesterday",
]


def dates_of(text, published=None, language="en"):
    article = Article(article_id="a", text=text, path="a.txt", published=published, language=language)
    return find_dates(article, PARSE, publication_day(article, PARSE)[0])


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(st.text(max_size=200), TIME_TEXT),
    published=st.none() | DAYS.map(str),
    language=st.sampled_from(LANGUAGES),
)
def test_any_text_is_read_without_a_crash_and_in_order(text, published, language):
    mentions = dates_of(text, published, language)

    for mention in mentions:
        assert text[mention.start : mention.end] == mention.quote != ""
        if mention.value is not None:
            assert mention.value.start <= mention.value.end
            read = edtf.parse(mention.value.edtf)
            assert (read.start, read.end) == (mention.value.start, mention.value.end)
    for first, second in itertools.pairwise(mentions):
        assert first.end <= second.start


@settings(max_examples=200, deadline=None)
@given(day=DAYS, words=st.sampled_from(RELATIVE), weeks=st.integers(min_value=1, max_value=60))
def test_a_week_later_every_relative_date_is_a_week_later(day, words, weeks):
    shift = datetime.timedelta(days=7 * weeks)
    text = f"The river rose {words}."

    (before,) = dates_of(text, day.isoformat())
    (after,) = dates_of(text, (day + shift).isoformat())

    assert (after.value.start - before.value.start, after.value.end - before.value.end) == (shift, shift)


@settings(max_examples=200, deadline=None)
@given(text=TIME_TEXT)
def test_without_a_day_of_publication_nothing_relative_gets_a_value(text):
    for mention in dates_of(text):
        assert mention.value is None or mention.value.basis in ("explicit", "relative_to_event", "dateline")


@settings(max_examples=100, deadline=None)
@given(text=TIME_TEXT, day=DAYS)
def test_the_same_text_gives_the_same_dates(text, day):
    first = dates_of(text, day.isoformat())
    find_expressions.cache_clear()

    assert dates_of(text, day.isoformat()) == first


@pytest.mark.parametrize(
    "unit",
    ["the ", "1 ", "3-", "May ", "last ", "12:", "a few ", "in the ", "Friday, ", "of 2017 ", "\n", "'", "00", "late "],
)
def test_time_grows_in_step_with_length(unit):
    dates_of("warm up on Friday", "2017-05-29")
    start = time.process_time()
    dates_of(unit * (60_000 // len(unit)), "2017-05-29")

    assert time.process_time() - start < 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_repeats_without_a_bound(language):
    for compiled in load_grammar(language).patterns():
        bare = re.sub(r"\[[^\]]*\]", "", compiled.replace(r"\\", ""))
        assert not re.search(r"[*]|(?<!\})(?<!\?)\+|\{\d*,\}", bare), compiled
