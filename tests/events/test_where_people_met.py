"""Where people met: not in a country that they or other sentences only speak of."""

from __future__ import annotations

import pytest

MET = [
    (
        "The German chancellor met the king in Madrid on Monday. They spoke of the crisis in Mali. The chancellor also "
        "met Paolo Gentiloni of Italy.",
        ["Madrid", None],
    ),
    (
        "Peru and Chile signed a pact on Monday to clear mines across Angola's worst battlefields. Ministers Ann "
        "Roe and Tom Poe also met.",
        [None],
    ),
    ("Talks were held in Mali on Monday on the crisis in Libya.", ["Mali"]),
    ("Envoys met on Monday to discuss the war in Yemen.", [None]),
    ("The two presidents held talks in Uganda on Monday on the situation in Burundi.", ["Uganda"]),
]


@pytest.mark.parametrize(("text", "places"), MET)
def test_people_meet_where_it_is_said_that_they_met(read, text, places):
    assert [report.place_name for report in read(text) if report.event_type == "CONSULT"] == places


BESIDE = [
    (
        "The German chancellor met the king in Madrid on Monday. They spoke of the crisis in Mali. The chancellor also "
        "met Paolo Gentiloni of Italy.",
        ["ESP", "ESP"],
    ),
    (
        "The minister held talks in Lima with the king on Monday. He also met the head of the bar, Ann Roe.",
        ["PER", "PER"],
    ),
]


@pytest.mark.parametrize(("text", "countries"), BESIDE)
def test_who_met_somebody_in_a_country_met_others_there(read, text, countries):
    assert [report.country for report in read(text) if report.event_type == "CONSULT"] == countries
