"""`timeline gazetteer build`: a gazetteer of the user's own GeoNames dump, for `timeline build --gazetteer`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_TARGET = Path("gazetteer")


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
