"""How a place was got, and the finest that an event's own sentences name: a quarter of the city, an airport in it."""

from functools import cache

import pytest

from timeline.events.placing.choice import is_quarter
from timeline.places import Gazetteer


def attack(reports):
    return next(r for r in reports if r.event_type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Two rangers were shot dead on Tuesday in Gulu by gunmen.", "stated"),
        ("Two rangers were killed on Tuesday in Uganda.", "stated"),
        # whichever of the two names is read as the event's
        ("GULU, Uganda - Four rangers were shot dead in Gulu on Tuesday evening, police said.", "stated"),
        # where they speak from, and where the story is: the event's sentence names neither
        ("Officials in Kampala said on Wednesday that two rangers were shot dead.", "article"),
        ("The council met in Gulu on Monday. Four rangers were shot dead that evening.", "article"),
        ("GULU, Uganda - Four rangers were shot dead on Tuesday evening, police said.", "dateline"),
    ],
)
def test_a_place_that_the_event_s_own_sentences_name_is_stated(read, text, basis):
    assert attack(read(text)).geo_basis == basis


def test_of_two_attacks_in_one_sentence_each_is_where_its_own_clause_says(read):
    reports = read("Five people were shot dead in Mosul on Monday, and a policeman was shot in Basra.")
    assert [r.place_name for r in reports if r.event_type == "ASSAULT"] == ["Mosul", "Basra"]


CLERK = "Gunmen shot a clerk in Lima on Tuesday. "


@pytest.mark.parametrize(
    ("text", "place", "admin1"),
    [
        (CLERK + "The clerk was shot at his office in the Surco district.", "Surco", "Lima"),
        (CLERK + "The clerk was shot in a Surco restaurant.", "Surco", "Lima"),
        ("A pilot was shot dead on Tuesday in Gulu. He was shot as he left Gulu airport.", "Gulu airport", "Northern"),
        (CLERK + "The clerk was shot by men who had waited outside his house in the Surco district.", "Surco", "Lima"),
        # where somebody came from, and where a hospital is
        (CLERK + "The clerk, a man from Surco, was shot twice.", "Lima", "Lima"),
        (CLERK + "The clerk was shot twice and died at a hospital in Surco.", "Lima", "Lima"),
        # of several quarters none is the event's
        (
            "A bomb exploded in Lima on Tuesday. The bombs exploded in Surco, Miraflores and Barranco, police said.",
            "Lima",
            "Lima",
        ),
    ],
)
def test_a_quarter_that_the_event_s_sentences_name_stands_before_the_city(read, text, place, admin1):
    found = attack(read(text))
    assert (found.place_name, found.admin1) == (place, admin1)


def test_a_town_that_stands_far_from_the_event_s_words_in_its_sentence_stands_before_the_country(read):
    reports = read(
        "Rebels shot two rangers in Uganda on Tuesday. The two rangers were shot by men who had waited outside the "
        "barracks in Gulu."
    )
    assert attack(reports).place_name == "Gulu"


def test_a_curfew_is_not_in_the_town_of_the_attack_that_it_came_after(read):
    reports = read(
        "Uganda's government declared a state of emergency on Tuesday after bombs went off in churches in Gulu and "
        "killed nine people."
    )
    assert next(r for r in reports if r.event_type == "COERCE").place_name != "Gulu"


def test_a_town_far_from_an_attack_s_words_and_near_another_s_is_not_the_attack_s(read):
    reports = read(
        "Rebels kidnapped two rangers in Uganda on Tuesday. The men who kidnapped the rangers had bombed a bank in "
        "Gulu in March."
    )
    assert {r.event_mode: r.place_name for r in reports if r.event_type == "ASSAULT"} == {
        "abduct": "Uganda",
        "explosives": "Gulu",
    }


def test_the_suburb_of_a_name_stands_as_near_as_the_name_would(read):
    reports = read(
        "Police in Kampala detained a baker on Tuesday outside his brother's house in the suburb of Perrywood."
    )
    assert [r.place_name for r in reports if r.event_type == "COERCE"] == ["Perrywood"]


def test_who_speaks_far_from_the_event_gives_it_no_town(read):
    found = attack(read("Officials in Kampala said on Wednesday that two rangers were shot dead."))
    assert (found.country, found.place_name) == ("UGA", None)


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("Miraflores", "Lima", True),
        ("Callao", "Lima", False),  # in a province of its own
        ("Barranco", "Santiago de Surco", False),  # a town of that size has no others in it
        ("Trujillo", "Lima", False),
        ("Lima", "Lima", False),
    ],
)
def test_small_towns_within_a_great_city_of_their_division_are_quarters_of_it(part, whole, expected):
    inner, outer = (
        next(p for p in gazetteer().candidates(name) if p.kind == "city" and p.country == "PER")
        for name in (part, whole)
    )
    assert is_quarter(inner, outer) is expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BOGOTA - A bomb wounded eight people on Tuesday in the Bogota suburb of Soacha, police said.", "Soacha"),
        ("BOGOTA - A bomb wounded eight people on Tuesday in a suburb of Bogota, police said.", "suburb of Bogota"),
    ],
)
def test_a_suburb_called_by_name_stands_before_its_city(read, text, place):
    assert attack(read(text)).place_name == place
