"""The files that every page carries: Leaflet, our viewer, the base map. Built by `web/build.mjs`, committed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_asset(name: str) -> str:
    """One built file as text."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def basemap_gzip() -> bytes:
    """The base map as compressed TopoJSON."""
    return files(__name__).joinpath("basemap.json.gz").read_bytes()
