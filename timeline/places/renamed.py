"""Names by the years in which they were in use: `reference/renamed.csv`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from timeline.errors import ReferenceDataError
from timeline.model import Place
from timeline.places.countries import countries, read_reference
from timeline.places.folding import fold
from timeline.places.memory import Memory

Years = tuple[int | None, int | None]


def is_in_use(name: str, place: Place, year: int) -> bool:
    """Tell whether a place was called so in a year, both ends included; True where nothing says otherwise."""
    periods = _periods().get((fold(name), place.place_id))
    if periods is None:
        return True
    return any((since is None or since <= year) and (until is None or year <= until) for since, until in periods)


def in_use_first(name: str, places: Iterable[Place], year: int) -> tuple[Place, ...]:
    """Put places that were not called so in a year after those that were; the order is otherwise kept."""
    return tuple(sorted(places, key=lambda place: not is_in_use(name, place, year)))


def has_periods(name: str) -> bool:
    """Tell whether some place was called so for a time only."""
    return _HAS_PERIODS[name]


def _find_periods(name: str) -> bool:
    return fold(name) in _timed_names()


_HAS_PERIODS = Memory(_find_periods)


@cache
def _timed_names() -> frozenset[str]:
    return frozenset(name for name, _ in _periods())


@cache
def _periods() -> dict[tuple[str, str], tuple[Years, ...]]:
    periods: dict[tuple[str, str], tuple[Years, ...]] = {}
    for line, row in read_reference("renamed.csv"):
        number = row["geonames_id"] or str(countries()[row["alpha3"]].geonames_id)
        years = _year(row["from_year"], line), _year(row["to_year"], line)
        if years != (None, None):
            key = fold(row["name"]), f"geonames:{number}"
            periods[key] = (*periods.get(key, ()), years)
    return periods


def _year(text: str, line: int) -> int | None:
    if text and not text.isdigit():
        raise ReferenceDataError(f"renamed.csv:{line}: {text!r} is no year")
    return int(text) if text else None
