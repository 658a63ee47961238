"""What names can mean, remembered: the gazetteer's candidates in the order of weight, of all kinds or of some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from timeline.model import Place, PlaceKind
from timeline.places.countries import demonyms
from timeline.places.cues import regional_demonyms
from timeline.places.folding import fold

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

Key = TypeVar("Key")

MOST_NAMES = 50_000
_BONUS = {"country": 1e10, "continent": 1e10, "admin1": 1e7, "admin2": 1e5, "region": 1e6, "water": 1e5}


class Lookup:
    """The candidates of names, each looked up once: `lookup(name)`.

    The same question gets the same tuple as long as it is remembered, so that what is known of it can be kept too.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer to ask."""
        self._gazetteer = gazetteer
        self._regional = regional_demonyms()
        self._named: dict[str, tuple[Place, ...]] = {}
        self._of_kinds: dict[tuple[str, frozenset[PlaceKind]], tuple[Place, ...]] = {}
        self._areas: dict[tuple[str, str | None], tuple[Place, ...]] = {}
        self._people: dict[str, tuple[Place, ...]] = {}

    def __call__(self, name: str) -> tuple[Place, ...]:
        """Return the places of a name: countries, then divisions, then by people."""
        places = self._named.get(name)
        if places is None:
            named = [*self._gazetteer.candidates(name), *self._called_cities(name)]
            places = tuple(sorted(named, key=lambda p: (-_weight(p), p.place_id)))
            self._remember(self._named, name, places)
        return places

    def _called_cities(self, name: str) -> Iterator[Place]:
        """Give the cities that are called one where the whole is no name: "York City" is a name in Britain alone.

        Not of the names of countries and divisions: "Mexico City" is no city of Mexico in Missouri.
        """
        stem = name.removesuffix(" City").removesuffix(" CITY")
        if stem == name or not (whole := self._gazetteer.candidates(name)):
            return
        known = self(stem)
        if any(place.kind in ("country", "admin1") for place in known):
            return
        countries = {place.country for place in whole}
        yield from (p for p in known if p.kind == "city" and p.country not in countries)

    def of_kinds(self, name: str, kinds: frozenset[PlaceKind]) -> tuple[Place, ...]:
        """Return the places of a name that are of these kinds."""
        places = self._of_kinds.get((name, kinds))
        if places is None:
            places = tuple(place for place in self(name) if place.kind in kinds)
            self._remember(self._of_kinds, (name, kinds), places)
        return places

    def area(self, name: str, country: str | None) -> tuple[Place, ...]:
        """Look up a division or region by name within a country; divisions before cities."""
        places = self._areas.get((name, country))
        if places is None:
            places = self._find_area(name, country)
            self._remember(self._areas, (name, country), places)
        return places

    def _find_area(self, name: str, country: str | None) -> tuple[Place, ...]:
        division = self._gazetteer.admin1(country, name) if country else None
        if division is not None:
            return (division,)
        fitting = [p for p in self(name) if country is None or p.country == country]
        large = [p for p in fitting if p.kind in ("continent", "region", "admin1", "physical")]
        return tuple(large or fitting)[:1]

    def people(self, word: str) -> tuple[Place, ...]:
        """Return the country, division or region whose people are called so."""
        places = self._people.get(word)
        if places is None:
            places = self._find_people(word)
            self._remember(self._people, word, places)
        return places

    def _find_people(self, word: str) -> tuple[Place, ...]:
        area = self._regional.get(word)
        if area is not None:
            return self.area(area.name, area.country)
        country = demonyms().get(fold(word))
        return (self._gazetteer.country(country),) if country else ()

    @staticmethod
    def _remember(known: dict[Key, tuple[Place, ...]], key: Key, places: tuple[Place, ...]) -> None:
        if len(known) >= MOST_NAMES:
            known.clear()
        known[key] = places


def _weight(place: Place) -> float:
    """Order candidates before there is any context: countries, then divisions, then by people."""
    return place.population + _BONUS.get(place.kind, 0.0)
