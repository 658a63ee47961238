"""What is only remembered: history of its own years, never of the day of the ceremony; texts of 12 May 2021."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("event_type", "day", "deaths", "text"),
    [
        ("x:ACCIDENT", "2011~", 12, "Basra marked the tenth anniversary of a fire that killed 12 people at a mill."),
        ("x:ACCIDENT", "1996~", 12, "Basra marked the twenty-fifth anniversary of a fire that killed 12 people."),
        ("ASSAULT", "2016~", None, "Saturday was the fifth anniversary of the bombing in Basra."),
        ("ASSAULT", "2001~", 15, "Crowds marched in Basra on Sunday on the 20th anniversary of the killing of 15 men."),
        ("ASSAULT", "../2021-05-12", 15, "Crowds marched in Basra on Sunday on the anniversary of the massacre of 15."),
        ("ASSAULT", "1991", 15, "Crowds marched in Basra on the anniversary of the massacre of 15 people in 1991."),
        (
            "x:DISASTER",
            "2011~",
            60,
            "People met in Basra on Sunday to mark ten years since an earthquake killed 60.",
        ),
        ("ASSAULT", "1996~", 6, "Twenty-five years after the killing of six priests, a court in Basra met on Monday."),
    ],
)
def test_a_deed_remembered_is_of_its_own_years(read, event_type, day, deaths, text):
    found = [(r.date_edtf, r.assertion, r.deaths_best) for r in read(text) if r.event_type == event_type]
    assert found == [(day, "background", deaths)]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-05-09", "Crowds marched in Basra on Sunday on the 20th anniversary of the killing of 15 men."),
        ("2021-05-09", "Crowds marched in Basra on Sunday to mark 20 years since a bomb killed 85 people."),
    ],
)
def test_the_ceremony_keeps_its_day_and_has_no_dead(read, day, text):
    found = [(r.date_edtf, r.assertion, r.deaths_best) for r in read(text) if r.event_type == "PROTEST"]
    assert found == [(day, "occurred", None)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in Basra on Sunday, the anniversary of a massacre of 15 people.",
        "On the anniversary of the coup, rebels attacked a mill in Basra on Sunday.",
    ],
)
def test_what_is_done_on_an_anniversary_is_news(read, text):
    found = [(r.date_edtf, r.deaths_best) for r in read(text) if r.assertion == "occurred"]
    assert found == [("2021-05-09", None)]


def test_what_is_remembered_is_of_the_day_that_the_text_tells_below(read):
    text = (
        "People gathered in Basra on Sunday to mark the twentieth anniversary of an explosion that killed 33 dockers. "
        "They read the names at noon, the moment the blast tore through the ship on May 9, 2001."
    )
    found = [(r.date_edtf, r.assertion) for r in read(text) if r.deaths_best == 33]
    assert found == [("2001-05-09", "background")]
