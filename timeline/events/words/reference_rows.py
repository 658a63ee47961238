"""Rows of the shipped word lists, with the place of each for error messages."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from importlib import resources

from timeline.errors import ReferenceDataError


def read_rows(name: str, columns: Sequence[str]) -> Iterator[tuple[dict[str, str], str]]:
    """The rows of a CSV file of `timeline.reference` with `file:line`; refuses another header or a short row."""
    text = resources.files("timeline.reference").joinpath(name).read_text(encoding="utf-8")
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    if list(columns) != header:
        raise ReferenceDataError(f"{name}:1: the header must be {','.join(columns)}, not {','.join(header)}")
    for number, row in enumerate(reader, start=2):
        if len(row) != len(header):
            raise ReferenceDataError(f"{name}:{number}: {len(header)} cells expected, not {len(row)}")
        yield dict(zip(header, row, strict=True)), f"{name}:{number}"
