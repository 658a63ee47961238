"""The outlets known by the host of their pages: name, country of the newsroom, and how far they reach."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from timeline.errors import ReferenceDataError

COLUMNS = ["domain", "name", "country", "scale"]
SCALES = ("agency", "international", "national", "regional", "local")


class Outlet(NamedTuple):
    """A row of `reference/outlets.csv`; `country` is ISO 3166-1 alpha-3."""

    domain: str
    name: str
    country: str
    scale: str


@cache
def load_outlets(more: str | None = None) -> Mapping[str, Outlet]:
    """Outlets by domain, those of the file `more` before the shipped ones.

    Raises ReferenceDataError, with file and line, on a row that is not as it must be.
    """
    resource = resources.files("timeline.reference").joinpath("outlets.csv")
    shipped = read_outlets(resource.read_text(encoding="utf-8"), name="outlets.csv")
    if more is None:
        return shipped
    try:
        content = Path(more).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{more} cannot be read ({error}); give a UTF-8 CSV file of outlets") from error
    return MappingProxyType({**shipped, **read_outlets(content, name=more)})


@cache
def outlets_by_name(more: str | None = None) -> Mapping[str, Outlet]:
    """Outlets by their name in lower case; a name that differing outlets have gives none."""
    found: dict[str, Outlet] = {}
    twice: set[str] = set()
    for outlet in load_outlets(more).values():
        other = found.setdefault(outlet.name.casefold(), outlet)
        if (other.country, other.scale) != (outlet.country, outlet.scale):
            twice.add(outlet.name.casefold())
    return MappingProxyType({name: outlet for name, outlet in found.items() if name not in twice})


def read_outlets(content: str, *, name: str) -> Mapping[str, Outlet]:
    """Outlets by domain from the text of a table; `name` stands in the messages."""
    rows = csv.reader(content.splitlines())
    if (header := next(rows, [])) != COLUMNS:
        raise ReferenceDataError(f"{name}:1: the header is {header}; it must be {COLUMNS}")
    outlets: dict[str, Outlet] = {}
    for number, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS) or not all(row):
            raise ReferenceDataError(f"{name}:{number}: {len(row)} cells; it must have {len(COLUMNS)}, none empty")
        outlet = Outlet(*row)
        if outlet.scale not in SCALES or len(outlet.country) != 3:
            raise ReferenceDataError(
                f"{name}:{number}: country {outlet.country!r}, scale {outlet.scale!r}; it must be "
                f"an ISO alpha-3 code and one of {', '.join(SCALES)}"
            )
        if outlet.domain in outlets:
            raise ReferenceDataError(f"{name}:{number}: {outlet.domain} is there twice; keep one row a domain")
        outlets[outlet.domain] = outlet
    return MappingProxyType(outlets)
