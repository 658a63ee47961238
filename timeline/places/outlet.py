"""The outlet's home, read from its domain and its name: "augustaherald.example.com" is at some Augusta.

No list of outlets is kept: the words that outlets are called by ("herald", "news") are taken off both ends of a
domain label, and what is left is looked up in the gazetteer, with a space tried at every letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from timeline.model import Article, Place
from timeline.places.cues import abbreviations, broadcast_networks, country_codes, cue_words, word_facts
from timeline.places.groups import Home

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

MIN_NAME_LETTERS = 4
MIN_SPLIT_LETTERS = 3
POSTAL_LETTERS = 2
COMMON_WORD_LEVEL = 20
_HOST = re.compile(r"[a-z][a-z+.-]*://([^/:?#]+)", re.IGNORECASE)
_LAST_HOST = re.compile(r"[a-z]://([^/:?#]+)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_CALL_LETTERS = re.compile(r"(?:[kw][a-z]{3}(?:tv|fm|am|radio|news)?|[kw][a-z]{2}(?:tv|fm|am|radio))\d*")
_GENERIC_LABELS = frozenset({"www", "com", "org", "net", "co", "info", "blogs", "web", "edu", "gov", "ac"})
_COUNTRY_CODES = {"uk": "GB"}


class OutletReader:
    """Gives what an article's `source` and `url` say of the outlet's home: `outlets(article)`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer to look names up in."""
        self._gazetteer = gazetteer
        self._home_of = lru_cache(maxsize=4096)(self._read)

    def __call__(self, article: Article) -> Home:
        """Return the home; the same outlet is worked out once."""
        return self._home_of(article.source or "", _host(article.url or ""))

    def _read(self, source: str, host: str) -> Home:
        domain = source.lower() if _DOMAIN.fullmatch(source) else host
        names: dict[str, tuple[Place, ...]] = {}
        for label in domain.split(".")[:-1]:
            names.update(self._in_label(label))
        if source and not _DOMAIN.fullmatch(source):
            names.update(self._in_name(source))
        country, labels = self._country(domain), domain.split(".")[:-1]
        station = _station(labels) if country is None else None
        if country is None:
            country = "USA" if station else _network_country(labels, names)
        return Home(country=country, names=tuple(sorted(names.items())), station=station)

    @staticmethod
    def _country(domain: str) -> str | None:
        last = domain.rpartition(".")[2].lower()
        if len(last) != POSTAL_LETTERS:
            return None
        return country_codes().get(_COUNTRY_CODES.get(last, last.upper()))

    def _in_label(self, label: str) -> Iterator[tuple[str, tuple[Place, ...]]]:
        if label in _GENERIC_LABELS:
            return
        whole = re.sub(r"\d+", "", label)
        for part in (whole, *whole.split("-")) if "-" in whole else (whole,):
            rest = _without_media_words(part.replace("-", ""))
            for name in (rest, *_without_network(rest)):
                places = self._named(name)
                if places:
                    yield name, places
                    return

    def _named(self, letters: str) -> tuple[Place, ...]:
        if len(letters) == POSTAL_LETTERS:
            area = abbreviations().get(letters.upper())
            place = self._gazetteer.admin1(area.country, area.name) if area and area.country else None
            return (place,) if place is not None else ()
        facts = word_facts().get(letters)
        if len(letters) < MIN_NAME_LETTERS or (facts and 0 < facts.level <= COMMON_WORD_LEVEL):
            return ()
        spellings = [letters]
        for cut in range(MIN_SPLIT_LETTERS - 1, len(letters) - 2):
            spellings.append(f"{letters[:cut]} {letters[cut:]}")
        for spelling in spellings:
            if places := self._gazetteer.candidates(spelling.title()):
                return tuple(sorted(places, key=lambda place: (-place.population, place.place_id)))
        return ()

    def _in_name(self, source: str) -> Iterator[tuple[str, tuple[Place, ...]]]:
        for span in self._gazetteer.find_names(source):
            name = source[span.start : span.end]
            if name.lower() not in cue_words()["media"]:
                places = self._gazetteer.candidates(name)
                if places:
                    yield (
                        re.sub(r"[\W_]", "", name.lower()),
                        tuple(sorted(places, key=lambda place: (-place.population, place.place_id))),
                    )


def _station(labels: Sequence[str]) -> Literal["east", "west"] | None:
    """Read call letters of the United States: W to the east of the Mississippi, K to the west (47 CFR 73.3550)."""
    for label in labels:
        if _CALL_LETTERS.fullmatch(label):
            return "west" if label.startswith("k") else "east"
    return None


def _network_country(labels: Sequence[str], names: Collection[str]) -> str | None:
    """Return the country of a network whose local stations have a number or a town: "abc7", "nbc-2", "nbcboston"."""
    for label in labels:
        bare = re.sub(r"^\d+-?|-?\d+$", "", label)
        for network, country in broadcast_networks().items():
            if bare in (network, *(network + name for name in names)) and label != network:
                return country
    return None


def _without_network(letters: str) -> Iterator[str]:
    """Yield what follows the name of a network."""
    for network in broadcast_networks():
        if letters.startswith(network) and letters != network:
            yield letters.removeprefix(network)


def _host(url: str) -> str:
    """Return the host of an address; of an archive's copy, the host of what was archived."""
    last = _LAST_HOST.search(url, max(0, url.rfind("://") - 1))
    if last is not None:
        return last[1].lower()
    hosts = _HOST.findall(url)
    return hosts[-1].lower() if hosts else ""


def _without_media_words(letters: str) -> str:
    """Take the words that outlets are called by off both ends, longest first, as long as there are any."""
    words = sorted(cue_words()["media"], key=lambda word: (-len(word), word))
    rest = letters
    while True:
        shorter = next((rest.removesuffix(w) for w in words if len(w) > POSTAL_LETTERS and rest.endswith(w)), None)
        if shorter is None:
            shorter = next(
                (rest.removeprefix(w) for w in words if len(w) > POSTAL_LETTERS and rest.startswith(w)), None
            )
        if shorter is None:
            return rest
        rest = shorter
