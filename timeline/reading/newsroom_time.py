"""The newsroom's own time: a page stamped in UTC, of an outlet in a country with one time, has that country's day.

Countries and zones are those of the IANA time zone database (public domain), by way of the package tzdata.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from timeline.errors import ReferenceDataError

_GENERIC_USE = frozenset({"ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "to", "tv", "ws"})
_OTHER_CODES = {"uk": "GB"}


def in_newsroom_time(published: str, address: str) -> str:
    """An ISO time given in UTC as the same instant in the zone of the country that the host's name ends in.

    Unchanged where it is a day, is not in UTC, the ending is of no country, or its zones differ just then.
    """
    time = datetime.datetime.fromisoformat(published)
    if len(published) <= 10 or time.utcoffset() != datetime.timedelta(0):
        return published
    ending = (urlsplit(address).hostname or "").rpartition(".")[2]
    zones = _zones().get(_OTHER_CODES.get(ending, ending.upper()), ()) if ending not in _GENERIC_USE else ()
    times = {time.astimezone(ZoneInfo(zone)).isoformat() for zone in zones}
    return times.pop() if len(times) == 1 else published


@cache
def _zones() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country, by ISO 3166-1 alpha-2 code."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(table.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) < 3:
            raise ReferenceDataError(
                f"zone.tab:{number}: {len(cells)} cells; it must have a country, a place and a zone"
            )
        found[cells[0]].append(cells[2])
    return MappingProxyType({country: tuple(zones) for country, zones in found.items()})
