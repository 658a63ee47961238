"""What ended before the news of an article is told as history, though nothing but its date says so."""

from __future__ import annotations

import pytest

NEWS = "A car bomb killed nine people in Basra on Monday, police said. Nobody claimed the attack. Shops were closed. "

OLD = [
    # rule                      words below the head                                          type
    ("a month that is over", "In April, a suicide bomber killed six guards in Mosul.", "ASSAULT"),
    ("last month", "Last month, a ferry sank off Basra and 12 people drowned.", "x:ACCIDENT"),
    ("a word of long ago", "The union had warned in February that the gates were weak.", "THREATEN"),
]

NEW = [
    ("two weeks before", "On 25 April, gunmen shot dead a judge in Mosul.", "ASSAULT"),
    ("the day before", "On Sunday, gunmen shot dead a judge in Mosul.", "ASSAULT"),
    ("days before", "On Friday, gunmen shot dead a judge in Mosul.", "ASSAULT"),
    ("a part of the same story", "On 25 April, police arrested a baker in Mosul.", "COERCE"),
    ("this month", "Gunmen shot dead a judge in Mosul this month.", "ASSAULT"),
]


def told(reports, kind):
    """The assertion of the last report of a type."""
    return [r.assertion for r in reports if r.event_type == kind][-1]


@pytest.mark.parametrize(("rule", "words", "kind"), OLD, ids=[case[0] for case in OLD])
def test_what_ended_before_the_news_is_background(read, rule, words, kind):
    assert told(sorted(read(NEWS + words), key=lambda r: r.assertion != "occurred"), kind) == "background"


@pytest.mark.parametrize(("rule", "words", "kind"), NEW, ids=[case[0] for case in NEW])
def test_what_is_of_the_same_days_is_news(read, rule, words, kind):
    assert {r.assertion for r in read(NEWS + words) if r.event_type == kind} == {"occurred"}


def test_an_old_killing_in_the_lead_is_background_beside_its_sentence(read):
    text = "A court in Krakow on Monday jailed a cook for life for the murder of Ewa Lis on 11 July 2019."
    reports = {r.event_type: r for r in read(text, "Life sentence for killing of Ewa Lis")}
    assert (reports["ASSAULT"].assertion, reports["COERCE"].assertion) == ("background", "occurred")
    assert reports["COERCE"].follows_report == reports["ASSAULT"].report_id


def test_weeks_old_news_is_news_where_it_is_all_there_is(read):
    text = "Gunmen shot dead a judge in Mosul on 2 April. His driver was hurt. The army closed the roads."
    assert {r.assertion for r in read(text) if r.event_type == "ASSAULT"} == {"occurred"}
