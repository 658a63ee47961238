"""A gazetteer of a user's own GeoNames dump: 12 million places and their names, streamed, on little memory.

The dump is read once: its numbers go into flat arrays, its names through an external sort. What our own gazetteer
knows and the dump does not (regions, airports, parts of countries, chosen names) comes along.
Format: https://download.geonames.org/export/dump/readme.txt (`allCountries`, `alternateNamesV2`).
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt

from timeline.errors import ReferenceDataError
from timeline.model import Place, PlaceKind
from timeline.places.compile import (
    KIND_ORDER,
    LEAST_PEOPLE_BY_SOUND,
    MOST_PEOPLE,
    MOST_RADIUS_KM,
    city_radius_km,
    write_columns,
)
from timeline.places.countries import countries, transliterated_countries
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
    Gazetteer,
)
from timeline.places.sorting import LineSorter

PLACES_FILE = "allCountries"
NAMES_FILE_IN_DUMP = "alternateNamesV2"
PLACE_COLUMNS = 15
NAME_COLUMNS = 4
FIRST_OWN_NUMBER = 3_000_000_000  # numbers lent to places that GeoNames has not
LINES_A_STEP = 50_000
NOT_NAMES = frozenset(("faac", "iata", "icao", "link", "phon", "piny", "post", "tcid", "unlc", "wkdt"))
ATTRIBUTION = "Places: GeoNames (https://www.geonames.org), CC BY 4.0, a dump of the user's own. "
KIND_OF_CLASS: dict[str, PlaceKind] = {
    "A": "region", "H": "water", "L": "region", "P": "city", "R": "facility", "S": "facility", "T": "physical",
    "U": "water", "V": "physical",
}  # fmt: skip
KIND_OF_CODE: dict[str, PlaceKind] = {"ADM1": "admin1", "ADM2": "admin2", "CONT": "continent"}
COUNTRY_CODES = re.compile(r"PCL(?:[DFISX]|IX)?")
RADIUS_KM: dict[PlaceKind, float] = {
    "admin1": 80.0, "admin2": 25.0, "continent": 3000.0, "country": 300.0, "facility": 2.0, "physical": 10.0,
    "region": 20.0, "water": 15.0,
}  # fmt: skip
PRECISION: dict[PlaceKind, int] = {
    "admin1": 4, "admin2": 3, "city": 1, "continent": 7, "country": 6, "facility": 1, "physical": 5, "region": 5,
    "water": 5,
}  # fmt: skip

COLUMNS = ("lat", "lon", "population", "radius", "precision", "kind", "feature", "country")

Numbers = npt.NDArray[np.uint32]
Report = Callable[[str], None]


def _quiet(step: str) -> None:
    """Report nothing."""


def build_from_geonames(
    dump: Path, target: Path, *, own: Gazetteer | None = None, report: Report = _quiet
) -> tuple[int, int]:
    """Write a gazetteer of a dump into the folder `target`; return how many places and names it holds.

    `dump` is a folder with allCountries.txt or .zip and, if names in other languages are wanted, alternateNamesV2.txt
    or .zip; without those the names in allCountries itself are taken. It needs room beside the target for the sort:
    about twice the dump. `own` is the gazetteer that comes along, the shipped one if none is given.

    Raises:
        ReferenceDataError: when the dump is missing or a row of it is malformed (names file and line).
    """
    if _dump_file(dump, PLACES_FILE) is None:
        raise ReferenceDataError(f"{dump}: holds no {PLACES_FILE}.txt or {PLACES_FILE}.zip of GeoNames")
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target, prefix="build-") as work:
        return _Build(dump, target, Path(work), own or Gazetteer.open(), report).run()


class _Build:
    """One build: what is known of the places so far, in the order of the dump, and where the work files lie."""

    def __init__(self, dump: Path, target: Path, work: Path, own: Gazetteer, report: Report) -> None:
        self.dump, self.target, self.work, self.report = dump, target, work, report
        self.own = own
        self.sorter = LineSorter(work)
        self.number, self.lat, self.lon = array("I"), array("i"), array("i")
        self.population, self.radius = array("I"), array("H")
        self.kind, self.precision = array("B"), array("B")
        self.feature, self.country = array("H"), array("H")
        self.admin1, self.admin2, self.name_end = array("I"), array("I"), array("I")
        self.features: dict[str, int] = {}
        self.countries = {name: index for index, name in enumerate(sorted(countries()))}
        self.divisions: dict[str, int] = {}
        self.own_ids: list[str] = []
        self.own_numbers = array("I")
        self.own_radius = {
            int(place.place_id.removeprefix("geonames:")): place.radius_km
            for place in self.own.places()
            if place.kind != "city" and place.place_id.startswith("geonames:")
        }

    def run(self) -> tuple[int, int]:
        with (self.work / "names.bin").open("wb") as names:
            self._read_places(names)
            self._add_own_places(names)
        known = self._known_numbers()
        self._read_names(known)
        self._add_own_names()
        self.report("sorting names")
        rows = len(self.number)
        order = self._write_places()
        keys = self._write_names(order)
        self._write_all(rows, keys)
        return rows, keys

    # -- the places of the dump

    def _read_places(self, names: io.BufferedWriter) -> None:
        by_alpha2 = {country.alpha2: alpha3 for alpha3, country in countries().items()}
        alternates = _dump_file(self.dump, NAMES_FILE_IN_DUMP) is None
        spoken = transliterated_countries()
        ends = 0
        for line_number, row in _rows(self.dump, PLACES_FILE, PLACE_COLUMNS):
            try:
                number, people = int(row[0]), int(row[14] or 0)
                lat, lon = float(row[4]), float(row[5])
            except ValueError as error:
                raise ReferenceDataError(f"{PLACES_FILE}:{line_number}: {error}") from error
            kind = _kind(row[6], row[7])
            alpha3 = by_alpha2.get(row[8])
            self._add(number, lat, lon, people, kind, f"{row[7] or row[6]}", alpha3)
            self.admin1.append(self._division(f"{row[8]}.{row[10]}") if row[10] else NO_ROW)
            self.admin2.append(self._division(f"{row[8]}.{row[10]}.{row[11]}") if row[11] else NO_ROW)
            ends += names.write(row[1].encode())
            self.name_end.append(ends)
            spellings = {row[1], row[2], *(row[3].split(",") if alternates else ())}
            by_sound = alpha3 in spoken and (kind == "admin1" or (kind == "city" and people >= LEAST_PEOPLE_BY_SOUND))
            self.sorter.add(f"{key}\t{number}" for key in _keys(spellings, by_sound))
            if line_number % 1_000_000 == 0:
                self.report(f"{line_number:,} places read")

    def _add(
        self, number: int, lat: float, lon: float, people: int, kind: PlaceKind, feature: str, alpha3: str | None
    ) -> None:
        radius = city_radius_km(people) if kind == "city" else self.own_radius.get(number, RADIUS_KM[kind])
        self.number.append(number)
        self.lat.append(round(lat * DEGREES))
        self.lon.append(round(lon * DEGREES))
        self.population.append(max(0, min(people, MOST_PEOPLE)))
        self.radius.append(round(min(radius, MOST_RADIUS_KM) * 10))
        self.kind.append(KIND_ORDER.index(kind))
        self.precision.append(PRECISION[kind])
        self.feature.append(self.features.setdefault(feature, len(self.features)))
        self.country.append(NO_COUNTRY if alpha3 is None else self.countries[alpha3])

    def _division(self, code: str) -> int:
        return self.divisions.setdefault(code, len(self.divisions))

    # -- what our own gazetteer has besides

    def _add_own_places(self, names: io.BufferedWriter) -> None:
        """Add the places of our own that the dump has not; they lend themselves a number."""
        ends = names.tell()
        inside = self._known_numbers()
        for place in self.own.places():
            scheme, _, digits = place.place_id.partition(":")
            number = int(digits) if scheme == "geonames" else FIRST_OWN_NUMBER + len(self.own_ids)
            if scheme != "geonames":
                self.own_ids.append(place.place_id)
            if number >= len(inside) or not inside[number]:
                self._add_own(place, number)
                ends += names.write(place.name.encode())
                self.name_end.append(ends)
            self.own_numbers.append(number)

    def _add_own(self, place: Place, number: int) -> None:
        lat, lon = place.lat or 0.0, place.lon or 0.0
        self._add(number, lat, lon, place.population, place.kind, place.feature, place.country)
        self.radius[-1] = round(min(place.radius_km, MOST_RADIUS_KM) * 10)
        self.precision[-1] = place.geo_precision
        self.admin1.append(NO_ROW)
        self.admin2.append(NO_ROW)

    def _add_own_names(self) -> None:
        for key, rows in self.own.all_names():
            self.sorter.add(f"{key}\t{self.own_numbers[row]}" for row in rows)

    # -- names

    def _known_numbers(self) -> npt.NDArray[np.bool_]:
        numbers = np.frombuffer(self.number, dtype=np.uint32)
        numbers = numbers[numbers < FIRST_OWN_NUMBER]
        known = np.zeros(int(numbers.max(initial=0)) + 1, dtype=bool)
        known[numbers] = True
        return known

    def _read_names(self, known: npt.NDArray[np.bool_]) -> None:
        if _dump_file(self.dump, NAMES_FILE_IN_DUMP) is None:
            return
        bits = known.tobytes()
        for line_number, row in _rows(self.dump, NAMES_FILE_IN_DUMP, NAME_COLUMNS):
            if row[2] in NOT_NAMES:
                continue
            try:
                number = int(row[1])
            except ValueError as error:
                raise ReferenceDataError(f"{NAMES_FILE_IN_DUMP}:{line_number}: {error}") from error
            if number < len(bits) and bits[number]:
                self.sorter.add(f"{key}\t{number}" for key in _keys({row[3]}, False))
            if line_number % 1_000_000 == 0:
                self.report(f"{line_number:,} names read")

    # -- writing

    def _write_places(self) -> Numbers:
        """Write the columns in the order of rank as files; return the numbers of the places in that order."""
        number = np.frombuffer(self.number, dtype=np.uint32)
        kind = np.frombuffer(self.kind, dtype=np.uint8)
        people = np.frombuffer(self.population, dtype=np.uint32)
        order = np.lexsort((number, kind, -people.astype(np.int64))).astype(np.uint32)
        holders = self._holders(order)
        for name in COLUMNS:
            column = getattr(self, name)
            self._save(name, np.frombuffer(column, dtype=np.dtype(column.typecode))[order])
        for name in ("admin1", "admin2"):
            codes = np.frombuffer(getattr(self, name), dtype=np.uint32)[order]
            self._save(
                name, np.where(codes == NO_ROW, NO_ROW, holders[name][np.minimum(codes, len(self.divisions) - 1)])
            )
        self._save_names(order)
        self._save_grid()
        ranked = number[order]
        self._save_ids(ranked)
        for name in (
            "lat",
            "lon",
            "population",
            "radius",
            "kind",
            "precision",
            "feature",
            "country",
            "admin1",
            "admin2",
        ):
            delattr(self, name)
        return ranked

    def _holders(self, order: Numbers) -> dict[str, Numbers]:
        """Return, for each code of a division, the row of the division itself."""
        kind = np.frombuffer(self.kind, dtype=np.uint8)[order]
        holders: dict[str, Numbers] = {}
        divisions: tuple[PlaceKind, ...] = ("admin1", "admin2")
        for name in divisions:
            rows = np.full(max(1, len(self.divisions)), NO_ROW, dtype=np.uint32)
            codes = np.frombuffer(getattr(self, name), dtype=np.uint32)[order]
            at = np.flatnonzero(
                (kind == KIND_ORDER.index("admin1" if name == "admin1" else "admin2")) & (codes != NO_ROW)
            )
            rows[codes[at][::-1]] = at[::-1]
            holders[name] = rows
        return holders

    def _save(self, name: str, column: npt.NDArray[np.integer[Any]]) -> None:
        np.save(self.work / f"{name}.npy", column)

    def _save_names(self, order: Numbers) -> None:
        ends = np.frombuffer(self.name_end, dtype=np.uint32)
        starts = np.concatenate([np.zeros(1, dtype=np.uint32), ends[:-1]])
        lengths = (ends - starts)[order]
        self._save("name_start", _running(lengths))
        text = np.memmap(self.work / "names.bin", dtype=np.uint8, mode="r").data
        with (self.work / "name_text.bin").open("wb") as stream:
            for step in range(0, len(order), LINES_A_STEP):
                part = order[step : step + LINES_A_STEP]
                stream.write(b"".join(text[a:b] for a, b in zip(starts[part], ends[part], strict=True)))
        del self.name_end

    def _save_grid(self) -> None:
        lat, lon = (np.load(self.work / f"{name}.npy") / DEGREES for name in ("lat", "lon"))
        cell = np.minimum(179, (lat + 90).astype(np.int64)) * 360 + (lon + 180).astype(np.int64) % 360
        self._save("cell_rows", np.argsort(cell, kind="stable").astype(np.uint32))
        self._save("cell_start", _running(np.bincount(cell, minlength=180 * 360)))

    def _save_ids(self, ranked: Numbers) -> None:
        own = np.flatnonzero(ranked >= FIRST_OWN_NUMBER)
        ids = sorted((self.own_ids[int(ranked[row]) - FIRST_OWN_NUMBER], int(row)) for row in own)
        (self.work / "other_text.bin").write_bytes("\n".join(place_id for place_id, _ in ids).encode())
        self._save("other_rows", np.array([row for _, row in ids], dtype=np.uint32))
        numbers = np.where(ranked >= FIRST_OWN_NUMBER, 0, ranked).astype(np.uint32)
        self._save("number", numbers)
        by_number = np.argsort(numbers, kind="stable").astype(np.uint32)
        self._save("by_number", by_number[np.searchsorted(numbers[by_number], 1) :])

    def _write_names(self, ranked: Numbers) -> int:
        """Write the trie of names and, for each, the rows that bear it; return how many names there are."""
        merged = self.work / "merged.txt"
        with merged.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in self.sorter.merged())
        for run in self.work.glob("run-*.txt"):
            run.unlink()
        self.report("building the index of names")
        trie = marisa_trie.Trie(_once(_read_keys(merged)))
        trie.save(str(self.target / f"{NAMES_FILE}.part"))
        keys, numbers = array("I"), array("I")
        before, at = "", -1
        with merged.open(encoding="utf-8", newline="\n") as stream:
            for line in stream:
                key, _, number = line.rpartition("\t")
                if key != before or at < 0:
                    before, at = key, trie[key]
                keys.append(at)
                numbers.append(int(number))
        count = len(trie)
        del trie
        self._save_postings(keys, numbers, ranked, count)
        return count

    def _save_postings(self, keys: array[int], numbers: array[int], ranked: Numbers, count: int) -> None:
        by_number = np.argsort(ranked, kind="stable").astype(np.uint32)
        found = np.searchsorted(ranked[by_number], np.frombuffer(numbers, dtype=np.uint32))
        rows = by_number[np.minimum(found, len(by_number) - 1)]
        key = np.frombuffer(keys, dtype=np.uint32)
        self._save("key_rows", rows[np.lexsort((rows, key))])
        self._save("key_start", _running(np.bincount(key, minlength=count)))

    def _write_all(self, rows: int, keys: int) -> None:
        about = {
            "format": FORMAT,
            "release": f"GeoNames, a dump of the user's own; {rows} places, {keys} names",
            "attribution": ATTRIBUTION + self.own.attribution,
            "kinds": list(KIND_ORDER),
            "features": list(self.features),
            "countries": sorted(countries()),
        }
        sections = {path.stem: memoryview(np.load(path, mmap_mode="r")) for path in sorted(self.work.glob("*.npy"))}
        for name in ("name_text", "other_text"):
            sections[name] = memoryview((self.work / f"{name}.bin").read_bytes())
        write_columns(self.target / f"{COLUMNS_FILE}.part", about, sections)
        for name in (NAMES_FILE, COLUMNS_FILE):
            (self.target / f"{name}.part").replace(self.target / name)


def _running(sizes: npt.NDArray[np.integer[Any]]) -> Numbers:
    return np.concatenate([np.zeros(1, dtype=np.uint32), np.cumsum(sizes, dtype=np.uint64).astype(np.uint32)])


def _kind(feature_class: str, code: str) -> PlaceKind:
    if feature_class == "A" and COUNTRY_CODES.fullmatch(code):
        return "country"
    return KIND_OF_CODE.get(code) or KIND_OF_CLASS.get(feature_class, "region")


def _keys(names: Iterable[str], by_sound: bool) -> set[str]:
    keys = {fold(name) for name in names}
    if by_sound:
        sounds = {fold_sounds(name) for name in names if name.isascii()}
        keys |= {SOUND_MARK + sound for sound in sounds if len(sound) >= LEAST_SOUND_LETTERS}
    return keys - {""}


def _once(keys: Iterable[str]) -> Iterator[str]:
    before = None
    for key in keys:
        if key != before:
            yield key
        before = key


def _read_keys(merged: Path) -> Iterator[str]:
    with merged.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            yield line.rpartition("\t")[0]


def _dump_file(dump: Path, name: str) -> Path | None:
    return next((path for path in (dump / f"{name}.txt", dump / f"{name}.zip") if path.is_file()), None)


@contextmanager
def _opened(path: Path) -> Iterator[io.TextIOBase]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open(f"{path.stem}.txt") as member:
            yield io.TextIOWrapper(member, encoding="utf-8", newline="\n")
    else:
        with path.open(encoding="utf-8", newline="\n") as stream:
            yield stream


def _rows(dump: Path, name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    path = _dump_file(dump, name)
    assert path is not None
    with _opened(path) as stream:
        for line_number, line in enumerate(stream, 1):
            row = line.rstrip("\n").split("\t")
            if len(row) < columns:
                raise ReferenceDataError(f"{path.name}:{line_number}: {len(row)} columns, expected at least {columns}")
            yield line_number, row
