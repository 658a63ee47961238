"""Ask an online service of geopy for the places that the gazetteer lacks. Off unless the user names a service.

One question at a time, no faster than the service allows; every answer, also that there is none, is kept on disk, so
that a second build asks nothing. A service that refuses, or fails again and again, is left alone for the rest of the
run: the build goes on without it, and says so in an issue.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderNotFound,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import get_geocoder_for_service

from timeline.errors import ConfigError
from timeline.model import Article, Issue, Place, PlaceMention
from timeline.places.countries import countries
from timeline.places.folding import fold
from timeline.places.gazetteer import Gazetteer, distance_km

SECONDS_BETWEEN = 1.1  # Nominatim's policy allows one question a second
TIMEOUT_SECONDS = 10
MOST_FAILURES = 3
ROLES = frozenset({"location", "dateline"})
LEAST_SCORE = 0.5
TOWN_RADIUS_KM = 5.0
FARTHEST_COUNTRY_KM = 100.0
REFUSALS = (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
)
_SCHEMA = "create table if not exists answer (service text, query text, answer text, primary key (service, query))"


class Service(Protocol):
    """What is asked of a geopy geocoder."""

    def geocode(self, query: str) -> Any:  # noqa: ANN401
        """Return a geopy Location, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A point as a service gives it; `place_id` is the service's own, where it has one."""

    place_id: str
    lat: float
    lon: float
    radius_km: float


class AnswerCache:
    """Answers on disk, an SQLite file; `None` is an answer too: the service knows no such place."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._base = sqlite3.connect(path)
            self._base.execute(_SCHEMA)
        except sqlite3.Error as error:
            raise ConfigError(f"{path}: {error}: name a file that may be written as the cache of answers") from error

    def get(self, service: str, query: str) -> tuple[bool, Answer | None]:
        """Return whether an answer is kept, and the answer."""
        row = self._base.execute(
            "select answer from answer where service = ? and query = ?", (service, query)
        ).fetchone()
        if row is None:
            return False, None
        fields = json.loads(row[0])
        return True, None if fields is None else Answer(**fields)

    def put(self, service: str, query: str, answer: Answer | None) -> None:
        """Keep an answer."""
        fields = None if answer is None else {name: getattr(answer, name) for name in Answer.__slots__}
        with self._base:
            self._base.execute("insert or replace into answer values (?, ?, ?)", (service, query, json.dumps(fields)))


class OnlineGeocoder:
    """Places mentions that have none: `geocode(article, mentions)` gives mentions and issues."""

    def __init__(
        self,
        service: Service,
        cache: AnswerCache,
        gazetteer: Gazetteer,
        *,
        name: str,
        seconds_between: float = SECONDS_BETWEEN,
    ) -> None:
        """Take a geopy geocoder, the cache, and the gazetteer that tells in which country a point is."""
        ask: Callable[[str], Any] = service.geocode
        self._ask = RateLimiter(ask, min_delay_seconds=seconds_between, max_retries=0, swallow_exceptions=False)
        self._cache = cache
        self._gazetteer = gazetteer
        self._name = name
        self._failures = 0

    def __call__(
        self, article: Article, mentions: Sequence[PlaceMention]
    ) -> tuple[tuple[PlaceMention, ...], tuple[Issue, ...]]:
        """Return the mentions, with places where the service knew them, and what went wrong."""
        country = _country_of_most(mentions)
        placed: list[PlaceMention] = []
        issues: list[Issue] = []
        for mention in mentions:
            place = self._place(article, mention, country, issues) if _is_lacking(mention) else None
            placed.append(mention if place is None else replace(mention, place=place, rule=f"online-{self._name}"))
        return tuple(placed), tuple(issues)

    def _place(self, article: Article, mention: PlaceMention, country: str | None, issues: list[Issue]) -> Place | None:
        name = " ".join(mention.quote.split())
        query = name if country is None else f"{name}, {countries()[country].name}"
        is_known, answer = self._cache.get(self._name, query)
        if not is_known:
            if self._failures >= MOST_FAILURES:
                return None
            try:
                answer = _answer(self._name, query, self._ask(query))
            except GeopyError as error:
                issues.append(self._trouble(article, mention, error))
                return None
            self._failures = 0
            self._cache.put(self._name, query, answer)
        return None if answer is None else self._made(name, answer, country)

    def _trouble(self, article: Article, mention: PlaceMention, error: GeopyError) -> Issue:
        refused = isinstance(error, REFUSALS)
        self._failures = MOST_FAILURES if refused else self._failures + 1
        rest = "; it is not asked again in this run" if self._failures >= MOST_FAILURES else ""
        detail = f"{self._name} on {mention.quote!r}: {type(error).__name__}: {error}{rest}"
        where = {"article_id": article.article_id, "path": article.path, "start": mention.start, "end": mention.end}
        if refused:
            return Issue(code="geocoder-refused", detail=detail, **where)  # type: ignore[arg-type]
        return Issue(code="geocoder-failed", detail=detail, **where)  # type: ignore[arg-type]

    def _made(self, name: str, answer: Answer, country: str | None) -> Place:
        near = self._gazetteer.nearest(answer.lat, answer.lon, limit_km=FARTHEST_COUNTRY_KM)
        exact = answer.radius_km <= TOWN_RADIUS_KM
        return Place(
            place_id=answer.place_id,
            name=name,
            kind="city",
            country=country if near is None else near.country,
            admin1=None if near is None else near.admin1,
            admin2=None if near is None else near.admin2,
            lat=answer.lat,
            lon=answer.lon,
            population=0,
            radius_km=answer.radius_km,
            geo_precision=1 if exact else 2 if answer.radius_km <= 25 else 5,
            feature="ONLINE",
        )


def open_online_geocoder(
    service: str, *, user_agent: str | None, address: str | None, cache: Path, gazetteer: Gazetteer
) -> OnlineGeocoder:
    """Open a geopy service by its name ("nominatim", "photon"), at an address of the user's own if one is given.

    Raises:
        ConfigError: when geopy has no such service, it wants a key, or no user agent is named.
    """
    if not user_agent or not user_agent.strip():
        raise ConfigError(f"geocoder {service} needs a user agent: name your project and how to reach you")
    given: dict[str, Any] = {"user_agent": user_agent, "timeout": TIMEOUT_SECONDS}
    if address is not None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ConfigError(f"geocoder address is {address!r}: it must be such as https://geocoder.example.org")
        given |= {"scheme": parts.scheme, "domain": f"{parts.netloc}{parts.path}".rstrip("/")}
    try:
        opened = get_geocoder_for_service(service.lower())(**given)
    except GeocoderNotFound as error:
        raise ConfigError(f"geocoder is {service!r}: geopy has no such service; try nominatim or photon") from error
    except (TypeError, GeopyError) as error:
        raise ConfigError(f"geocoder {service}: {error}: take one that wants no key, such as nominatim") from error
    return OnlineGeocoder(opened, AnswerCache(cache), gazetteer, name=service.lower())


def _is_lacking(mention: PlaceMention) -> bool:
    return mention.place is None and mention.role in ROLES and mention.score >= LEAST_SCORE


def _country_of_most(mentions: Sequence[PlaceMention]) -> str | None:
    """Return the country that most of the placed mentions are in; ties go to the first."""
    found = Counter(mention.place.country for mention in mentions if mention.place and mention.place.country)
    return found.most_common(1)[0][0] if found else None


def _answer(service: str, query: str, location: Any) -> Answer | None:  # noqa: ANN401
    if location is None:
        return None
    raw = location.raw if isinstance(location.raw, dict) else {}
    properties = raw.get("properties", raw)
    number, kind = properties.get("osm_id"), str(properties.get("osm_type", ""))[:1].lower()
    place_id = f"osm:{kind}{number}" if number else f"{service}:{'-'.join(fold(query).split())}"
    lat, lon = round(float(location.latitude), 5), round(float(location.longitude), 5)
    return Answer(place_id=place_id, lat=lat, lon=lon, radius_km=_radius_km(raw, lat, lon))


def _radius_km(raw: dict[str, Any], lat: float, lon: float) -> float:
    """Return the distance to the farthest corner of the box (in Nominatim's order: south, north, west, east)."""
    try:
        south, north, west, east = (float(edge) for edge in raw["boundingbox"])
    except (KeyError, TypeError, ValueError):
        return TOWN_RADIUS_KM
    corners = [(south, west), (south, east), (north, west), (north, east)]
    return round(max(1.0, *(distance_km(lat, lon, *corner) for corner in corners)), 1)
