"""What holds of every place of the gazetteer, tried on places drawn at random."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import COUNTRY_PRECISION, Article, Parse
from timeline.places import Gazetteer, GazetteerGeocoder, PlaceReader
from timeline.places.folding import fold, fold_sounds

GAZETTEER = Gazetteer.open()
GEOCODER = GazetteerGeocoder(GAZETTEER)
READER = PlaceReader(GAZETTEER)
ROWS = st.integers(min_value=0, max_value=len(GAZETTEER) - 1)


@given(ROWS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_geocode_finds_every_place_by_its_own_name(row: int) -> None:
    place = GAZETTEER._place(row)
    found = GEOCODER.geocode(place.name, exactly_one=False) or []
    assert place.place_id in [location.raw["place_id"] for location in found]


@given(ROWS)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_coordinates_and_sizes_are_in_range(row: int) -> None:
    place = GAZETTEER._place(row)
    assert place.lat is not None
    assert place.lon is not None
    assert -90 <= place.lat <= 90
    assert -180 <= place.lon <= 180
    assert place.population >= 0
    assert place.radius_km > 0
    assert 1 <= place.geo_precision <= 7


@given(ROWS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_reverse_of_a_towns_point_is_that_town_or_a_nearer_one(row: int) -> None:
    place = GAZETTEER._place(row)
    if place.kind != "city":
        return
    found = GEOCODER.reverse((place.lat, place.lon))
    assert found is not None
    away = geodesic((place.lat, place.lon), (found.latitude, found.longitude)).kilometers
    assert found.raw["place_id"] == place.place_id or away <= 0.01


@given(ROWS)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_both_keys_are_idempotent_on_names(row: int) -> None:
    name = GAZETTEER._place(row).name
    assert fold(fold(name)) == fold(name)
    assert fold_sounds(fold_sounds(name)) == fold_sounds(name)


@given(st.lists(ROWS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_spans_equal_their_quotes(rows: list[int]) -> None:
    names = [GAZETTEER._place(row).name for row in rows]
    text = "Shells fell in " + " and near ".join(names) + "."
    for mention in READER(Article(article_id="a", path="a.txt", text=text), Parse(sentences=())):
        assert text[mention.start : mention.end] == mention.quote


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Deir Ezzor", "Dayr az-Zawr"),
        ("Hodeidah", "Al Hudaydah"),
        ("Daraa", "Dar'a"),
        ("Qamishli", "Al-Qamishly"),
    ],
)
def test_ten_spellings_find_one_town(one: str, other: str) -> None:
    ids = [{place.place_id for place in GAZETTEER.candidates(name)} for name in (one, other)]
    assert ids[0] & ids[1]


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of China raised its rates.",
        "Paris Hilton waved.",
        "The University of Manchester opened a branch.",
        "The Duke of Wellington rode on.",
        "The Washington Post reported it.",
        "The Bank of America closed branches.",
    ],
)
def test_organisations_and_people_that_hold_a_name_are_no_places(text: str) -> None:
    mentions = READER(Article(article_id="a", path="a.txt", text=text), Parse(sentences=()))
    assert all(mention.role in ("organisation", "metonym") for mention in mentions)


def test_a_division_has_a_point_of_its_own_or_that_of_what_holds_it() -> None:
    """A district whose place nobody knows is no dot in the middle of its province, nor of its country."""
    centres = {place.country: (place.lat, place.lon) for place in GAZETTEER.places() if place.kind == "country"}
    divisions = [place for place in GAZETTEER.places() if place.kind in ("admin1", "admin2")]
    finer = [place for place in divisions if place.geo_precision < COUNTRY_PRECISION]
    assert not [place.name for place in finer if (place.lat, place.lon) == centres[place.country]]
    provinces = {place.admin1: place.radius_km for place in divisions if place.kind == "admin1"}
    [nangade] = [p for p in GAZETTEER.candidates("Nangade") if p.kind == "admin2"]
    assert nangade.geo_precision == 4
    assert nangade.radius_km == provinces[nangade.admin1]
