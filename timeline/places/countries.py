"""Countries: their codes, names and people, from `reference/countries.csv`, `country_names.csv` and `demonyms.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from timeline.errors import ReferenceDataError
from timeline.places.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A row of countries.csv; `lat`, `lon` are a middle by hand, `area_km2` is land and inland water."""

    alpha3: str
    alpha2: str
    name: str
    geonames_id: int
    continent: str
    capital: str
    area_km2: int
    population: int
    lat: float
    lon: float


def country_of(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a country's name or of its people ("Egypt", "Egyptian", "Egyptians").

    Case, accents and a leading "the" do not matter, except for abbreviations: "US" is a country, "us" is not. A
    name of two countries' people ("Congolese") gives the more populous one. Past names count ("Zaire", "Soviet").
    """
    written = name.strip()
    if (exact := abbreviations().get(written)) is not None:
        return exact
    key = fold(written)
    return _keys().get(key) or _keys().get(key.removeprefix("the "))


@cache
def countries() -> dict[str, Country]:
    """Return the countries by alpha-3 code, in the order of the code."""
    return {row["alpha3"]: _country(row, line) for line, row in read_reference("countries.csv")}


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Return the names of each country by alpha-3 code, abbreviations left out."""
    names: dict[str, list[str]] = {}
    for _, row in read_reference("country_names.csv"):
        if row["kind"] != "abbreviation":
            names.setdefault(row["alpha3"], []).append(row["name"])
    return {alpha3: tuple(found) for alpha3, found in names.items()}


@cache
def abbreviations() -> dict[str, str]:
    """Return the alpha-3 codes of abbreviations, which are read only as they are written ("US", "U.S.")."""
    rows = read_reference("country_names.csv")
    return {row["name"]: row["alpha3"] for _, row in rows if row["kind"] == "abbreviation"}


@cache
def transliterated_countries() -> frozenset[str]:
    """Return the alpha-3 codes of countries whose names are transliterated, or spelt many ways: found by sound too."""
    return frozenset(row["alpha3"] for _, row in read_reference("transliterated_countries.csv"))


@cache
def demonyms() -> dict[str, str]:
    """Return the alpha-3 code of each folded demonym."""
    found: dict[str, str] = {}
    for line, row in read_reference("demonyms.csv"):
        alpha3 = row["alpha3"]
        if alpha3 not in countries():
            raise ReferenceDataError(f"demonyms.csv:{line}: {alpha3!r} is no country of countries.csv")
        key = fold(row["demonym"])
        rival = found.get(key)
        if rival is None or countries()[alpha3].population > countries()[rival].population:
            found[key] = alpha3
    return found


@cache
def _keys() -> dict[str, str]:
    keys = dict(demonyms())
    for alpha3, names in country_names().items():
        keys.update((fold(name), alpha3) for name in names)
    for _, row in read_reference("renamed.csv"):
        if row["alpha3"] and row["kind"] == "country":
            keys.setdefault(fold(row["name"]), row["alpha3"])
    return keys


def _country(row: dict[str, str], line: int) -> Country:
    try:
        return Country(
            alpha3=row["alpha3"],
            alpha2=row["alpha2"],
            name=row["name"],
            geonames_id=int(row["geonames_id"]),
            continent=row["continent"],
            capital=row["capital"],
            area_km2=int(row["area_km2"]),
            population=int(row["population"]),
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
    except ValueError as error:
        raise ReferenceDataError(f"countries.csv:{line}: {error}") from error


def read_reference(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of a CSV file of `timeline.reference` with their line numbers.

    Raises:
        ReferenceDataError: when the file is missing or a row has not the columns of the header.
    """
    source = resources.files("timeline.reference").joinpath(name)
    if not source.is_file():
        raise ReferenceDataError(f"{name}: no such file of reference data")
    with source.open("r", encoding="utf-8") as stream:
        reader = csv.reader(stream)
        header = next(reader, [])
        for row in reader:
            if len(row) != len(header):
                raise ReferenceDataError(
                    f"{name}:{reader.line_num}: {len(row)} columns where the header has {len(header)}"
                )
            yield reader.line_num, dict(zip(header, row, strict=True))
