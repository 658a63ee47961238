"""Places: the gazetteer, the toponyms of an article, and a geopy geocoder that needs no service."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.places.countries import country_of
from timeline.places.folding import fold
from timeline.places.gazetteer import Gazetteer

if TYPE_CHECKING:
    from timeline.places.geocoder import GazetteerGeocoder
    from timeline.places.reader import PlaceReader

__all__ = ["Gazetteer", "GazetteerGeocoder", "PlaceReader", "country_of", "fold"]

# numpy and geopy cost more to import than the whole gazetteer to open: only who asks for them pays.
_LATER = {"GazetteerGeocoder": "timeline.places.geocoder", "PlaceReader": "timeline.places.reader"}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import the rest of the room when it is first asked for."""
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
