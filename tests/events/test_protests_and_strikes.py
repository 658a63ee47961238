"""Strikes from call to end, and what a protest takes in: its demands, its wreckage, those who join it."""

from __future__ import annotations

import pytest


def kinds(reports):
    """Types, modes and assertions, sorted."""
    return sorted((r.event_type, r.event_mode or "", r.assertion) for r in reports)


STRIKES = [
    # rule            text                                                                       assertion
    ("ended it", "Bakers in Sfax ended a two-week strike on Monday.", "occurred"),
    ("suspended it", "Teachers in Puno suspended a strike on Monday after talks.", "occurred"),
    ("called off", "Nurses in Bouake called off a 22-day strike on Monday.", "occurred"),
    ("ended", "The strike by pilots in Lima ended on Monday.", "occurred"),
    ("walkout", "The walkout in Limon, which began on May 3, ended on Monday.", "occurred"),
    ("day of it", "Ferry crews in Patras entered the ninth day of a strike on Monday.", "occurred"),
    ("week", "A strike by bus drivers entered its third week in Lima on Monday.", "occurred"),
    ("struck for", "Copper miners in Calama struck for six days in May.", "occurred"),
    ("to strike", "Unions in Lima are to strike on Friday.", "planned"),
    ("announced", "The dockers' union in Limon announced a strike for Friday.", "planned"),
]


@pytest.mark.parametrize(("rule", "text", "assertion"), STRIKES)
def test_a_strike_is_told_by_its_end_and_its_state(read, rule, text, assertion):
    assert kinds(read(text)) == [("PROTEST", "strike", assertion)]


NO_STRIKES = [
    ("called off before it began", "The union called off a two-day strike on Monday."),
    ("which strike", "The union called off the strike in Lima on Monday."),
    ("only planned", "The union suspended a planned strike in Lima on Monday."),
]


@pytest.mark.parametrize(("rule", "text"), NO_STRIKES)
def test_a_strike_that_may_never_have_been_is_none(read, rule, text):
    assert [r for r in read(text) if r.event_mode == "strike"] == []


AIMS = [
    ("a strike", "Teachers went on strike in Puno on Monday to demand higher pay.", "strike"),
    ("a march", "Thousands marched in Puno on Monday to demand the release of a priest.", "demo"),
    ("a participle", "Thousands marched in Puno on Monday, demanding the release of a priest.", "demo"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "mode"), AIMS)
def test_what_people_protest_for_is_told_by_the_protest(read, rule, text, mode):
    assert kinds(read(text)) == [("PROTEST", mode, "occurred")]


def test_a_purpose_accuses_nobody(read):
    text = "Clerks chained themselves to the doors of a bank in Puno on Monday to protest its loans to a mine."
    assert [r for r in read(text) if r.event_type == "ACCUSE"] == []


def test_a_demand_of_its_own_stays(read):
    assert ("REQUEST", "", "occurred") in kinds(read("The union demanded the release of its leader on Monday."))


RIOTS = [
    ("in one breath", "A mob rioted in Kano on Monday, smashing shops and blocking the main street."),
    ("rampage", "Hundreds of workers went on the rampage in Savar on Monday, smashing windows."),
    ("below", "Garment workers rampaged in Savar on Monday. Hundreds of workers smashed factory windows."),
]


@pytest.mark.parametrize(("rule", "text"), RIOTS)
def test_a_riot_is_told_once_with_what_it_wrecks(read, rule, text):
    assert kinds(read(text)) == [("PROTEST", "riot", "occurred")]


def test_wreckage_of_another_town_and_fires_stay(read):
    other = read("Students rioted in Dhaka on Monday. In Sylhet, students smashed shop windows on Tuesday.")
    assert len(other) == 2
    fires = read("Workers went on the rampage in Savar on Monday, setting buses on fire.")
    assert "x:arson" in {r.event_mode for r in fires}


def test_who_joins_a_fast_fasts(read):
    text = "A jailed mayor began a hunger strike in Elazig on Sunday. Seven other inmates joined the protest on Monday."
    assert [r.event_mode for r in read(text)] == ["hunger", "hunger"]


def test_who_joins_a_march_marches(read):
    text = "Teachers marched in Lima on Sunday. Nurses joined the protest on Monday."
    assert {r.event_mode for r in read(text)} == {"demo"}


DEEDS = [
    ("entered by a crowd", "Protesters broke into the governor's office in Osh on Monday.", "vandalize"),
    ("a chain", "Students formed a human chain around the parliament in Skopje on Monday.", "demo"),
    ("a road by name", "Some 300 people blocked Avenida Brasil in Rio de Janeiro on Monday.", "obstruct"),
    ("tyres", "Supporters of the party burned tyres in Lome on Monday.", "obstruct"),
]


@pytest.mark.parametrize(("rule", "text", "mode"), DEEDS)
def test_what_crowds_do_is_a_protest(read, rule, text, mode):
    assert kinds(read(text)) == [("PROTEST", mode, "occurred")]


def test_burglars_rob(read):
    assert kinds(read("Burglars broke into a bank in Bern on Monday.")) == [("x:CRIME", "x:robbery", "occurred")]


CROWD_ARMS = [
    ("rubber", "Police fired rubber bullets at demonstrators in Lome on Monday.", "crowd-control"),
    ("rubber and gas", "Police fired rubber bullets and tear gas at demonstrators in Lome on Monday.", "crowd-control"),
    ("gas first", "Police fired tear gas and plastic bullets at demonstrators in Lome on Monday.", "crowd-control"),
    ("live", "Soldiers fired live bullets at demonstrators in Lome on Monday.", "firearms"),
    ("both", "Soldiers fired tear gas and bullets at demonstrators in Lome on Monday.", "firearms"),
]


@pytest.mark.parametrize(("rule", "text", "mode"), CROWD_ARMS)
def test_rubber_bullets_and_gas_are_no_firearms(read, rule, text, mode):
    assert [r.event_mode for r in read(text)] == [mode]


def test_nights_of_clashes_with_dead_are_told(read):
    (found,) = read("Three nights of clashes between two clans in Hatton left four people dead.")
    assert (found.event_type, found.place_name, found.deaths_best) == ("ASSAULT", "Hatton", 4)
