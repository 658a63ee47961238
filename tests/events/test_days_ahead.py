"""What was still to come when it was told, and the day it was to be on. The reader's texts appeared on a Wednesday."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("event_type", "day", "text"),
    [
        ("CONSULT", "2021-05-14", "The queen was to visit Basra on Friday, her office said."),
        ("PROTEST", "2021-05-13", "Nurses in Basra were to go on strike on Thursday."),
        ("CONSULT", "2021-05-14", "The talks were to be held in Basra on Friday."),
        ("CONSULT", "2021-05-14", "Ann Roe is due in Basra on Friday for talks with the governor."),
        ("CONSULT", "2021-05-14", "Ann Roe is expected in Basra on Friday for talks with the governor."),
        ("PROTEST", "2021-05-14", "Bakers in Basra called a strike from Friday."),
        ("PROTEST", "2021-05-14", "Bakers in Basra called a 24-hour strike beginning on Friday."),
        ("PROTEST", "2021-05-14", "A 24-hour strike for Friday was announced by bakers in Basra."),
        ("RETREAT", "2021-05-16", "A ceasefire takes effect in Basra on Sunday."),
    ],
)
def test_what_was_to_be_done_lies_ahead(read, event_type, day, text):
    assert [(r.date_edtf, r.assertion) for r in read(text) if r.event_type == event_type] == [(day, "planned")]


@pytest.mark.parametrize(
    ("event_type", "day", "text"),
    [
        ("CONSULT", "2021-05-10", "The queen visited Basra on Monday."),
        ("PROTEST", "2021-05-10", "Bakers in Basra went on strike on Monday."),
        ("RETREAT", "2021-05-09", "A ceasefire took effect in Basra on Sunday."),
        ("ASSAULT", "2021-05-10", "Soldiers were to blame for the killing of a boy in Basra on Monday, a judge said."),
    ],
)
def test_what_is_told_as_done_does_not(read, event_type, day, text):
    found = [r for r in read(text) if r.event_type == event_type]
    assert [r.date_edtf for r in found] == [day]
    assert "planned" not in {r.assertion for r in found}


def test_what_somebody_was_to_have_done_is_no_event(read):
    assert not read("The two ministers were to have met in Basra on Monday.")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-05-11", "The army and the rebels signed a truce in Basra on Tuesday, to take effect on Sunday."),
        ("2021-05-11", "The army and the rebels signed a truce in Basra on Tuesday. It takes effect on Sunday."),
        ("../2021-05-12", "Under the agreement, which takes effect at midnight on Sunday, rebels will leave Basra."),
    ],
)
def test_a_deal_is_not_of_the_day_on_which_it_takes_effect(read, day, text):
    told = [r for r in read(text) if r.event_type in ("AGREE", "RETREAT") and r.assertion == "occurred"]
    assert [r.date_edtf for r in told] == [day]


def test_a_strike_announced_for_a_day_is_of_that_day_whatever_is_told_beside_it(read):
    found = read("The union in Basra demanded her release and announced a 24-hour strike for Friday.")
    assert {r.event_type: r.date_edtf for r in found} == {"REQUEST": "../2021-05-12", "PROTEST": "2021-05-14"}
