import datetime

import pytest

from timeline.dates import find_dates, publication_day, resolve_relative
from timeline.model import Article, DateValue, Parse

FRIDAY = datetime.date(2017, 5, 26)
ANCHOR = DateValue(edtf="2017-05-26", start=FRIDAY, end=FRIDAY, precision=1, basis="weekday")


def mention_of(words):
    article = Article(article_id="a", text=f"It came {words} the raid.", path="a.txt", published="2017-05-29")
    parse = Parse(sentences=())
    found = find_dates(article, parse, publication_day(article, parse)[0])
    assert [mention.quote for mention in found] == [words]
    assert found[0].rule == "after-event"
    return found[0]


@pytest.mark.parametrize(
    ("words", "of_the_event", "of_the_reference"),
    [
        ("hours after", "2017-05-26/2017-05-27", "2017-05-25/2017-05-26"),
        ("hours before", "2017-05-25/2017-05-26", "2017-05-26/2017-05-27"),
        ("minutes after", "2017-05-26", "2017-05-26"),
        ("a day after", "2017-05-27", "2017-05-25"),
        ("the day after", "2017-05-27", "2017-05-25"),
        ("the day before", "2017-05-25", "2017-05-27"),
        ("three days before", "2017-05-23", "2017-05-29"),
        ("two weeks after", "2017-06-05~/2017-06-11~", "2017-05-08~/2017-05-14~"),
        ("a few days after", "2017-05-28/2017-06-01", "2017-05-20/2017-05-24"),
    ],
)
def test_an_event_is_dated_by_another_in_both_directions(words, of_the_event, of_the_reference):
    mention = mention_of(words)

    assert resolve_relative(mention, ANCHOR).edtf == of_the_event
    assert resolve_relative(mention, ANCHOR, solve="reference").edtf == of_the_reference
    assert resolve_relative(mention, ANCHOR).basis == "relative_to_event"


def test_nothing_is_dated_by_an_open_anchor():
    unknown = DateValue(edtf="../2017-05-26", start=None, end=FRIDAY, precision=6, basis="publication")

    assert resolve_relative(mention_of("hours after"), unknown) is None


def test_what_comes_after_an_event_without_a_day_is_no_day_after_the_report():
    assert mention_of("a day after").value is None
    assert mention_of("a day before").value.basis == "relative_to_event"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The mayor was shot that evening.", [None]),
        ("APOPA, 29 May 2017 (Coast Wire) -- The mayor was shot that evening.", ["2017-05-29", None]),
        ("A curfew began on Friday. The mayor was shot that evening.", ["2017-05-26", "2017-05-26"]),
    ],
)
def test_that_evening_is_of_a_day_that_was_told_and_not_of_the_report(text, values):
    article = Article(article_id="a", text=text, path="a.txt", published="2017-05-29")
    parse = Parse(sentences=())
    found = find_dates(article, parse, publication_day(article, parse)[0])
    assert [None if m.value is None else m.value.edtf for m in found] == values
