"""The embedded gazetteer as a geopy geocoder: the same interface, no service, no network."""

from __future__ import annotations

import re
from typing import Any

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from timeline.model import Place
from timeline.places.countries import country_of
from timeline.places.folding import fold
from timeline.places.gazetteer import Gazetteer

NEAREST_LIMIT_KM = 100.0


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder over the shipped gazetteer, or another one.

    `Location.raw` is the place as a dict of `timeline.model.Place`'s fields. Time-outs are accepted and mean nothing.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Take an open gazetteer; None opens the shipped one."""
        super().__init__(scheme="https", timeout=None, proxies=None, user_agent="timeline", ssl_context=None)
        self._gazetteer = gazetteer or Gazetteer.open()

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Return the most populous place of a name, or all with `exactly_one=False`; None when there is none.

        After commas the query may name what holds the place: "Paris, Texas", "Derna, Libya".
        """
        name, *holders = [part.strip() for part in query.split(",") if part.strip()] or [""]
        whole = self._gazetteer.candidates(query.strip()) if holders else ()
        places = self._gazetteer.candidates(name)
        for holder in holders:
            places = self._within(places, holder)
        return self._answer(list(places or whole), exactly_one)

    def reverse(
        self, query: Point | str | tuple[float, float], *, exactly_one: bool = True, timeout: float | None = None
    ) -> Location | list[Location] | None:
        """Return the nearest populated place within 100 km of a point, or None."""
        point = Point(query)
        place = self._gazetteer.nearest(point.latitude, point.longitude, limit_km=NEAREST_LIMIT_KM)
        return self._answer([] if place is None else [place], exactly_one)

    def _within(self, places: tuple[Place, ...], holder: str) -> tuple[Place, ...]:
        alpha3, key = country_of(holder), fold(holder)
        outers = self._gazetteer.candidates(holder)
        return tuple(
            place
            for place in places
            if (alpha3 is not None and place.country == alpha3)
            or (place.admin1 is not None and fold(place.admin1) == key)
            or any(self._gazetteer.contains(outer, place) for outer in outers if outer.kind != "city")
        )

    def _answer(self, places: list[Place], exactly_one: bool) -> Location | list[Location] | None:
        locations = [_location(place) for place in places if place.lat is not None]
        if not locations:
            return None
        return locations[0] if exactly_one else locations


def _location(place: Place) -> Location:
    raw: dict[str, Any] = {name: getattr(place, name) for name in place.__slots__}
    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    return Location(", ".join(re.sub(r"\s+", " ", part) for part in parts), Point(place.lat, place.lon), raw)
