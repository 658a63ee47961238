"""Compile rows of places into the two files that `gazetteer.py` opens: same rows, same bytes."""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from timeline.model import PlaceKind
from timeline.places.folding import fold, fold_sounds
from timeline.places.gazetteer import (
    COLUMNS_FILE,
    DEGREES,
    FORMAT,
    LEAST_SOUND_LETTERS,
    NAMES_FILE,
    NO_COUNTRY,
    NO_ROW,
    SOUND_MARK,
)

KIND_ORDER: tuple[PlaceKind, ...] = (
    "continent", "country", "city", "admin1", "region", "admin2", "water", "physical", "facility",
)  # fmt: skip
LEAST_PEOPLE_BY_SOUND = 10_000
MOST_PEOPLE = 0xFFFFFFFF  # Asia has more than four bytes hold
MOST_RADIUS_KM = 6500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """A place as a source gives it. `names` are all the ways to find it, its own name among them or not.

    `admin1_id` and `admin2_id` are the ids of its divisions, a division's own id on itself. `by_sound` says that the
    names are transliterations, to be found by sound too.
    """

    place_id: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float
    population: int
    radius_km: float
    geo_precision: int
    feature: str
    names: tuple[str, ...] = ()
    admin1_id: str | None = None
    admin2_id: str | None = None
    by_sound: bool = False


def compile_gazetteer(rows: Iterable[GazetteerRow], target: Path, *, release: str, attribution: str) -> tuple[int, int]:
    """Write the gazetteer into the folder `target`; return how many places and how many keys it holds.

    Rows with an id seen before are left out: the first source of a place wins.
    """
    ranked = _ranked(rows)
    keys = _keys(ranked)
    trie = marisa_trie.Trie(sorted(keys))
    target.mkdir(parents=True, exist_ok=True)
    trie.save(str(target / f"{NAMES_FILE}.part"))
    sections = {**_columns(ranked), **_ids(ranked), **_postings(trie, keys), **_grid(ranked)}
    about = {
        "format": FORMAT,
        "release": f"{release}; {len(ranked)} places, {len(keys)} names",
        "attribution": attribution,
        "kinds": list(KIND_ORDER),
        "features": sorted({row.feature for row in ranked}),
        "countries": sorted({row.country for row in ranked if row.country is not None}),
    }
    write_columns(target / f"{COLUMNS_FILE}.part", about, {name: memoryview(part) for name, part in sections.items()})
    for name in (NAMES_FILE, COLUMNS_FILE):
        # Renamed, not overwritten: an open gazetteer keeps the files it has mapped.
        (target / f"{name}.part").replace(target / name)
    return len(ranked), len(keys)


def city_radius_km(people: int) -> float:
    """Return how far a town reaches: from 3 km for a village to 25 km for ten million people."""
    return round(min(25.0, max(3.0, 3.0 * math.pow(max(people, 1) / 5000, 0.28))), 1)


def _ranked(rows: Iterable[GazetteerRow]) -> list[GazetteerRow]:
    unique: dict[str, GazetteerRow] = {}
    for row in rows:
        unique.setdefault(row.place_id, row)
    return sorted(unique.values(), key=lambda row: (-row.population, KIND_ORDER.index(row.kind), row.place_id))


def _keys(rows: Sequence[GazetteerRow]) -> dict[str, list[int]]:
    keys: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        for key in sorted(_keys_of(row)):
            keys.setdefault(key, []).append(index)
    return keys


def _keys_of(row: GazetteerRow) -> set[str]:
    names = {row.name, *row.names}
    keys = {fold(name) for name in names}
    if row.by_sound:
        sounds = {fold_sounds(name) for name in names if name.isascii() or name[0].upper() < "ʰ"}
        keys |= {SOUND_MARK + sound for sound in sounds if len(sound) >= LEAST_SOUND_LETTERS}
    return keys - {""}


def _columns(rows: Sequence[GazetteerRow]) -> dict[str, array[int]]:
    features = {name: i for i, name in enumerate(sorted({row.feature for row in rows}))}
    countries = {name: i for i, name in enumerate(sorted({row.country for row in rows if row.country is not None}))}
    index = {row.place_id: i for i, row in enumerate(rows)}
    texts = [row.name.encode() for row in rows]
    return {
        "lat": array("i", (round(row.lat * DEGREES) for row in rows)),
        "lon": array("i", (round(row.lon * DEGREES) for row in rows)),
        "population": array("I", (min(row.population, MOST_PEOPLE) for row in rows)),
        "radius": array("H", (round(min(row.radius_km, MOST_RADIUS_KM) * 10) for row in rows)),
        "precision": array("B", (row.geo_precision for row in rows)),
        "kind": array("B", (KIND_ORDER.index(row.kind) for row in rows)),
        "feature": array("B", (features[row.feature] for row in rows)),
        "country": array("H", (NO_COUNTRY if row.country is None else countries[row.country] for row in rows)),
        "admin1": array("I", (index.get(row.admin1_id or "", NO_ROW) for row in rows)),
        "admin2": array("I", (index.get(row.admin2_id or "", NO_ROW) for row in rows)),
        "name_start": array("I", _running(len(text) for text in texts)),
        "name_text": array("B", b"".join(texts)),
    }


def _ids(rows: Sequence[GazetteerRow]) -> dict[str, array[int]]:
    numbers = array("I", (_geonames_number(row.place_id) for row in rows))
    numbered = sorted((i for i in range(len(rows)) if numbers[i]), key=lambda i: numbers[i])
    others = sorted((row.place_id, i) for i, row in enumerate(rows) if not numbers[i])
    return {
        "number": numbers,
        "by_number": array("I", numbered),
        "other_text": array("B", "\n".join(place_id for place_id, _ in others).encode()),
        "other_rows": array("I", (i for _, i in others)),
    }


def _geonames_number(place_id: str) -> int:
    scheme, _, number = place_id.partition(":")
    return int(number) if scheme == "geonames" else 0


def _postings(trie: marisa_trie.Trie, keys: Mapping[str, list[int]]) -> dict[str, array[int]]:
    by_number = sorted((int(trie[key]), found) for key, found in keys.items())
    return {
        "key_start": array("I", _running(len(found) for _, found in by_number)),
        "key_rows": array("I", (row for _, found in by_number for row in found)),
    }


def _grid(rows: Sequence[GazetteerRow]) -> dict[str, array[int]]:
    cells: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        cell = min(179, int(row.lat + 90)) * 360 + int(row.lon + 180) % 360
        cells.setdefault(cell, []).append(index)
    ordered = [cells.get(cell, []) for cell in range(180 * 360)]
    return {
        "cell_start": array("I", _running(len(found) for found in ordered)),
        "cell_rows": array("I", (row for found in ordered for row in found)),
    }


def _running(sizes: Iterable[int]) -> Iterator[int]:
    total = 0
    yield total
    for size in sizes:
        total += size
        yield total


def write_columns(path: Path, about: Mapping[str, object], sections: Mapping[str, memoryview]) -> None:
    """Write a length, a JSON head padded to hold any offsets, and the sections, each at a multiple of eight.

    A section is a view of whole numbers of one size (an array's, a memory map's): it is written as it lies in memory.
    """
    names = sorted(sections)
    size_of_head = 16 * ((len(json.dumps(about)) + 80 * len(names)) // 16 + 1) + 8
    where: dict[str, tuple[int, int, str]] = {}
    position = size_of_head
    for name in names:
        size = sections[name].nbytes
        where[name] = (position, size, sections[name].format)
        position += -(-size // 8) * 8
    head = json.dumps({**about, "sections": where}, sort_keys=True, ensure_ascii=True).encode()
    with path.open("wb") as stream:
        stream.write((size_of_head - 8).to_bytes(8, "little"))
        stream.write(head.ljust(size_of_head - 8))
        for name in names:
            if sections[name].nbytes:
                stream.write(sections[name].cast("B"))
            stream.write(b"\0" * (-sections[name].nbytes % 8))
