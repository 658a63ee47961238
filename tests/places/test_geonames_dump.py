"""A gazetteer of a GeoNames dump: what is read, what comes along, what is refused."""

from __future__ import annotations

import random
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest

from timeline.errors import ReferenceDataError
from timeline.places import Gazetteer, GazetteerGeocoder
from timeline.places.compile import GazetteerRow, compile_gazetteer
from timeline.places.geonames import build_from_geonames
from timeline.places.sorting import LineSorter


def place_line(
    number: int, name: str, lat: float, lon: float, kind: str, country: str, people: int = 0, first: str = ""
) -> str:
    feature_class, code = kind.split(".")
    cells = [
        number,
        name,
        name,
        "",
        lat,
        lon,
        feature_class,
        code,
        country,
        "",
        first,
        "",
        "",
        "",
        people,
        "",
        "",
        "",
        "",
    ]
    return "\t".join(str(cell) for cell in cells)


PLACES = (
    place_line(900_000_001, "Zarqatown", 33.5, 36.3, "P.PPL", "SY", 12_000, "77"),
    place_line(900_000_002, "Zarqatown", 40.1, -80.2, "P.PPL", "US", 300),
    place_line(900_000_003, "Qafra Governorate", 33.4, 36.5, "A.ADM1", "SY", 0, "77"),
    place_line(900_000_004, "Hotel Qafra", 33.41, 36.51, "S.HTL", "SY"),
)
NAMES = (
    "1\t900000001\ten\tOld Zarqa\t\t\t\t1\t\t",
    "2\t900000001\tlink\thttps://example.com/zarqa\t\t\t\t\t\t",
    "3\t999999999\ten\tNowhere At All\t\t\t\t\t\t",
)


@cache
def own() -> Gazetteer:
    """Compile a small gazetteer of our own: a country and a region that GeoNames has not."""
    folder = Path(tempfile.mkdtemp())
    common = {"country": "SYR", "lat": 35.0, "lon": 38.0, "population": 0}
    rows = (
        GazetteerRow(
            place_id="geonames:163843", name="Syria", kind="country", radius_km=400, geo_precision=6,
            feature="PCLI", **common,
        ),
        GazetteerRow(
            place_id="region:syr-harra", name="Harra", kind="region", radius_km=90, geo_precision=5, feature="RGN",
            names=("The Burnt Land",), **common,
        ),
    )  # fmt: skip
    compile_gazetteer(rows, folder, release="test", attribution="ours")
    return Gazetteer.open(folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("dump")
    with zipfile.ZipFile(folder / "allCountries.zip", "w") as archive:
        archive.writestr("allCountries.txt", "".join(f"{line}\n" for line in PLACES))
    (folder / "alternateNamesV2.txt").write_text("".join(f"{line}\n" for line in NAMES), encoding="utf-8")
    build_from_geonames(folder, folder / "built", own=own())
    assert sorted(path.name for path in (folder / "built").iterdir()) == ["names.marisa", "places.columns"]
    return Gazetteer.open(folder / "built")


def test_the_dumps_places_are_found_the_larger_first(built: Gazetteer) -> None:
    assert [place.country for place in built.candidates("zarqatown")] == ["SYR", "USA"]
    assert built.candidates("zarqatown")[0].admin1 == "Qafra Governorate"


def test_other_names_are_found_and_links_are_not(built: Gazetteer) -> None:
    assert [place.name for place in built.candidates("Old Zarqa")] == ["Zarqatown"]
    assert built.candidates("https://example.com/zarqa") == ()
    assert built.candidates("Nowhere At All") == ()


def test_kinds_follow_the_feature_codes(built: Gazetteer) -> None:
    assert built.candidates("Hotel Qafra")[0].kind == "facility"
    assert built.candidates("Qafra Governorate")[0].kind == "admin1"


def test_what_our_own_gazetteer_knows_comes_along(built: Gazetteer) -> None:
    for name in ("Harra", "The Burnt Land", "Syria"):
        assert [place.name for place in built.candidates(name)] == [place.name for place in own().candidates(name)]
    assert built.country("SYR").radius_km == 400
    assert built.place("region:syr-harra") is not None


def test_the_nearest_place_is_the_dumps(built: Gazetteer) -> None:
    found = GazetteerGeocoder(built).reverse((33.5, 36.3))
    assert found.raw["name"] == "Zarqatown"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "holds no allCountries"),
        ({"allCountries.txt": "1\tA\n"}, "allCountries.txt:1: 2 columns"),
        ({"allCountries.txt": PLACES[0].replace("33.5", "north") + "\n"}, "allCountries:1"),
    ],
)
def test_a_dump_that_is_none_is_refused(tmp_path: Path, files: dict[str, str], words: str) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=words):
        build_from_geonames(tmp_path, tmp_path / "built", own=own())


def test_lines_are_sorted_in_runs_as_in_memory(tmp_path: Path) -> None:
    draw = random.Random(5)
    lines = ["".join(draw.choice("ab é\t~") for _ in range(draw.randrange(1, 5))) for _ in range(2_000)]
    sorter = LineSorter(tmp_path, lines_a_run=70)
    for line in lines:
        sorter.add([line])
    merged = list(sorter.merged())
    assert len(list(tmp_path.iterdir())) > 10
    assert sorted(set(lines)) == sorted(merged)
    assert len(merged) == len(set(merged))
