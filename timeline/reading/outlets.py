"""The outlets known by the host of their pages: name, country of the newsroom, and how far they reach."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
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
def load_outlets() -> Mapping[str, Outlet]:
    """Outlets by domain; raises ReferenceDataError, with file and line, on a row that is not as it must be."""
    resource = resources.files("timeline.reference").joinpath("outlets.csv")
    return read_outlets(resource.read_text(encoding="utf-8"), name="outlets.csv")


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
