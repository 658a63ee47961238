"""Which event of an article gets which count."""

import datetime

import pytest

from timeline.dates import find_dates, publication_day
from timeline.events import EventReader
from timeline.language import load_language
from timeline.model import Article
from timeline.places import Gazetteer, PlaceReader


@pytest.fixture(scope="module")
def reports_of():
    language, places, events = load_language(), PlaceReader(Gazetteer.open()), EventReader()

    def read(text, title=None):
        article = Article(
            article_id="a",
            text=text,
            title=title,
            path="a.txt",
            language="en",
            published=datetime.date(2016, 4, 14).isoformat(),
        )
        parse = language.parse(article)
        day, _ = publication_day(article, parse)
        dates = find_dates(article, parse, day)
        reports, _, _ = events(article, parse, dates, places(article, parse), day)
        return reports

    return read


def test_the_wounded_of_the_next_sentence_are_the_event_s(reports_of):
    lead = reports_of(
        "A gunman opened fire in a bar on Tuesday, killing a waiter. Three other people were wounded. "
        "Police are looking for two men who fled in a car.",
        "Waiter killed in bar shooting",
    )[0]
    assert (lead.deaths_best, lead.injured_best) == (1, 3)


def test_another_day_s_dead_stay_with_their_own_event(reports_of):
    reports = reports_of(
        "A bomb killed four people in Cairo on Tuesday. In 2015, gunmen killed nine policemen in Alexandria.",
    )
    assert sorted(report.deaths_best for report in reports if report.deaths_best) == [4, 9]


TURNS = ["Meanwhile, gunmen", "In another development, gunmen", "Elsewhere, gunmen"]


@pytest.mark.parametrize("turn", TURNS)
def test_the_dead_told_after_a_turn_to_something_else_are_not_the_first_event_s(reports_of, turn):
    reports = reports_of(f"Rebels kidnapped four farmers near Cali on Tuesday. {turn} killed three soldiers.")
    lead = next(report for report in reports if report.event_mode == "abduct")
    assert lead.deaths_best is None


def test_without_a_turn_the_next_sentence_goes_on(reports_of):
    reports = reports_of("Rebels kidnapped four farmers near Cali on Tuesday. Three of the farmers were killed.")
    assert next(report for report in reports if report.event_mode == "abduct").deaths_best == 3


GOES_ON = [("Meanwhile, the death toll rose to 15.", 15), ("Meanwhile, the death toll has risen to 31.", 31)]


@pytest.mark.parametrize(("after", "deaths"), GOES_ON)
def test_a_turn_that_goes_on_with_the_same_people_is_none(reports_of, after, deaths):
    assert reports_of(f"A bomb killed 12 people in Cali on Tuesday. {after}")[0].deaths_best == deaths
