"""Which names are resolved at all, and how the candidates of different names are related."""

from __future__ import annotations

import math

import numpy as np
import pytest

from timeline.model import Place, PlaceKind
from timeline.places import Gazetteer
from timeline.places.candidates import FAR_KM, FEATURES, CandidateTable
from timeline.places.find import Finder
from timeline.places.groups import Group, Home
from timeline.places.page import Page
from timeline.places.reader import LEAST_PROBABILITY, place_weights

NOWHERE_KNOWN = Home(country=None, names=())


@pytest.fixture(scope="module")
def finder() -> Finder:
    weights = place_weights()
    return Finder(Gazetteer.open(), weights.find, weights.find_bare, least=LEAST_PROBABILITY)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Reading is fun, said Henry. Shells fell on Aleppo.", ["Aleppo"]),  # a word, and a man
        ("Police Chief Henry Wells spoke in Oslo.", ["Oslo"]),
        ("Star, a town in Ohio, was calm.", ["Star > Ohio", "Ohio"]),  # a word too, but the text says where it lies
        ("Henry and Star, a town in Ohio, were calm.", ["Star > Ohio", "Ohio"]),  # counted without what is left out
    ],
)
def test_what_is_hardly_a_place_is_left_out_unless_the_text_says_what_holds_it(
    finder: Finder, text: str, kept: list[str]
) -> None:
    toponyms = finder([Page("text", text, [])])
    holders = [None if toponym.container is None else toponyms[toponym.container].quote for toponym in toponyms]
    told = [
        toponym.quote if holder is None else f"{toponym.quote} > {holder}"
        for toponym, holder in zip(toponyms, holders, strict=True)
    ]
    assert told == kept


def place(name: str, lat: float | None, lon: float | None, kind: PlaceKind = "city") -> Place:
    return Place(
        place_id=f"test:{name}", name=name, kind=kind, country=None, admin1=None, admin2=None, lat=lat, lon=lon,
        population=10_000, radius_km=5.0, geo_precision=1, feature="PPL",
    )  # fmt: skip


def group(*places: Place) -> Group:
    return Group(
        name=places[0].name, toponyms=[0], candidates=places, weight=1.0, typed=False, stated=False, is_home=False
    )


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        (place("A", 10.0, 20.0), place("B", 10.0, 20.0), 0.0),
        (place("A", 60.0, 10.0), place("B", 60.0, 12.0), 111.2),  # degrees are half as long there
        (place("A", -16.8, 179.9), place("B", -16.8, -179.9), 21.3),  # on both sides of the date line
        (place("A", 0.5, 0.5), place("B", None, None), math.inf),  # a place without a point is near none
        (place("A", 0.5, 0.5), place("B", 0.5, 0.5, "country"), math.inf),  # nor is a country
        (place("A", None, None), place("B", None, None), math.inf),
    ],
)
def test_names_speak_for_what_is_near_them(one: Place, other: Place, kilometres: float) -> None:
    features = CandidateTable([group(one), group(other)], NOWHERE_KNOWN).features(np.ones(2))
    near = features[:, FEATURES.index("near_100")]
    assert near == pytest.approx([math.log1p(math.exp(-kilometres / FAR_KM))] * 2, abs=1e-3)


def test_candidates_of_one_name_do_not_speak_for_each_other() -> None:
    both = group(place("A", 10.0, 20.0), place("B", 10.0, 20.0))
    features = CandidateTable([both], NOWHERE_KNOWN).features(np.array([0.5, 0.5]))
    assert not features[:, FEATURES.index("near_100")].any()


def test_where_there_is_nothing_to_choose_from_all_is_certain() -> None:
    table = CandidateTable([group(place("A", 10.0, 20.0)), group(place("B", 40.0, 50.0))], NOWHERE_KNOWN)
    assert table.shares(np.ones(len(FEATURES))).tolist() == [1.0, 1.0]
