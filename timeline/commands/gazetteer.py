"""`timeline gazetteer build`: a gazetteer of the user's own GeoNames dump, for `timeline build --gazetteer`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_TARGET = Path("gazetteer")
GazetteerOption = Annotated[
    Path | None, typer.Option("--gazetteer", help="A gazetteer made by `timeline gazetteer build`.", metavar="DIR")
]
GeocoderOption = Annotated[
    str | None,
    typer.Option("--geocoder", help="Ask this service for unknown places: nominatim, photon.", metavar="NAME"),
]
GeocoderUrlOption = Annotated[
    str | None, typer.Option("--geocoder-url", help="The service's address, if it is your own.", metavar="URL")
]
GeocoderCacheOption = Annotated[
    Path, typer.Option("--geocoder-cache", help="Where the service's answers are kept.", metavar="FILE")
]
UserAgentOption = Annotated[
    str | None, typer.Option("--user-agent", help="Who asks: your project and how to reach you.", metavar="WORDS")
]


def place_settings(
    gazetteer: Path | None, geocoder: str | None, geocoder_url: str | None, geocoder_cache: Path, user_agent: str | None
) -> dict[str, object]:
    """Return the settings of `Config` that these options make."""
    return {
        "gazetteer": None if gazetteer is None else str(gazetteer),
        "geocoder": geocoder,
        "geocoder_url": geocoder_url,
        "geocoder_cache": str(geocoder_cache),
        "user_agent": user_agent,
    }


def gazetteer_build_command(
    geonames: Annotated[
        Path,
        typer.Option("--geonames", help="Folder with allCountries.txt (or .zip) and alternateNamesV2.", metavar="DIR"),
    ],
    target: Annotated[Path, typer.Option("--target", help="Folder to write.", metavar="DIR")] = DEFAULT_TARGET,
) -> None:
    """Build a gazetteer of a GeoNames dump, in less than 4 GB of memory and about twice its size of disk."""
    from timeline.places.geonames import build_from_geonames

    places, names = build_from_geonames(geonames, target, report=_report)
    print(f"{places:,} places, {names:,} names in {target}: use it with `timeline build --gazetteer {target}`")


def _report(step: str) -> None:
    print(f"timeline: {step}", file=sys.stderr, flush=True)
