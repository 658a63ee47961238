"""The codebook: event types and modes with definitions, examples and crosswalks, kept as data.

`timeline/reference/codebook.csv` is the shipped one. A user's own file has the same columns; its rows replace those of
the same type and mode and add the others.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from timeline.errors import ReferenceDataError

VERSION = "1.0"
COLUMNS = (
    "event_type",
    "event_mode",
    "name",
    "definition",
    "example",
    "quad",
    "cameo",
    "acled",
    "ucdp",
    "gdelt_quad",
)
OWN_FILES = ("codebook.csv", "triggers_verbs.csv", "triggers_nouns.csv", "triggers_phrases.csv")
QUADS = ("", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_TYPE = re.compile(r"(?:x:)?[A-Z]+")
_MODE = re.compile(r"(?:x:)?[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One type (`event_mode` is None) or one mode of a type. The crosswalk cells are empty where nothing answers."""

    event_type: str
    event_mode: str | None
    name: str
    definition: str
    example: str
    quad: str
    cameo: str
    acled: str
    ucdp: str
    gdelt_quad: str


class Codebook:
    """The types and modes in force, in order of type and mode."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: (entry.event_type, entry.event_mode or "")))
        self._by_code = {(entry.event_type, entry.event_mode): entry for entry in self.entries}

    @classmethod
    def load(cls, path: Path | None = None) -> Codebook:
        """The shipped codebook, extended by the CSV at `path`, or the `codebook.csv` of a folder that has one.

        Raises ReferenceDataError that names file and line.
        """
        found = {(e.event_type, e.event_mode): e for e in _entries(read_rows("codebook.csv", COLUMNS))}
        path = own_file(path, "codebook.csv")
        if path is not None:
            found.update({(e.event_type, e.event_mode): e for e in _entries(read_rows(path, COLUMNS))})
        for event_type, mode in sorted(found, key=str):
            if mode is not None and (event_type, None) not in found:
                raise ReferenceDataError(f"codebook: mode {mode} belongs to {event_type}, which has no row of its own")
        return cls(tuple(found.values()))

    def has(self, event_type: str, event_mode: str | None = None) -> bool:
        """Whether the codebook knows the type and, where one is given, its mode."""
        return (event_type, event_mode) in self._by_code

    def entry(self, event_type: str, event_mode: str | None = None) -> Entry | None:
        """The entry of a mode, of its type where the mode is unknown, or None."""
        return self._by_code.get((event_type, event_mode)) or self._by_code.get((event_type, None))

    def search(self, word: str) -> tuple[Entry, ...]:
        """Entries with `word` in any cell, in any case."""
        sought = word.casefold()
        return tuple(e for e in self.entries if any(sought in cell.casefold() for cell in _cells(e)))


def own_file(own: Path | None, name: str) -> Path | None:
    """The file of a user's folder that extends a shipped one, None where there is none.

    A CSV stands for a folder with nothing but a codebook. Raises ReferenceDataError where the folder holds nothing
    that is read.
    """
    if own is None:
        return None
    if not own.is_dir():
        return own if name == OWN_FILES[0] else None
    if not any((own / each).is_file() for each in OWN_FILES):
        raise ReferenceDataError(f"{own}: no codebook here: it must hold one or more of {', '.join(OWN_FILES)}")
    return own / name if (own / name).is_file() else None


def _cells(entry: Entry) -> tuple[str, ...]:
    return tuple(getattr(entry, column) or "" for column in COLUMNS)


def _entries(rows: Iterator[tuple[str, dict[str, str]]]) -> Iterator[Entry]:
    seen: set[tuple[str, str]] = set()
    for where, row in rows:
        code = (row["event_type"], row["event_mode"])
        if code in seen:
            raise ReferenceDataError(f"{where}: {' '.join(code).strip()} is there twice; keep one row")
        seen.add(code)
        if not _TYPE.fullmatch(code[0]):
            raise ReferenceDataError(
                f"{where}: event_type {code[0]!r} must be capitals, with x: before for an extension"
            )
        if code[1] and not _MODE.fullmatch(code[1]):
            raise ReferenceDataError(f"{where}: event_mode {code[1]!r} must be lower-case words joined by hyphens")
        if row["quad"] not in QUADS:
            raise ReferenceDataError(f"{where}: quad {row['quad']!r} is none of {', '.join(QUADS[1:])}, or empty")
        if not row["name"] or not row["definition"]:
            raise ReferenceDataError(f"{where}: name and definition must be filled")
        yield Entry(**{**row, "event_mode": row["event_mode"] or None})  # type: ignore[arg-type]


def read_rows(source: str | Path, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a reference CSV, each with its `file:line`. A name is looked up among the shipped files.

    Raises ReferenceDataError for a file that cannot be read, other columns, or a row of another length.
    """
    name, text = _read(source)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader, [])
    lacking = [column for column in columns if column not in header]
    if lacking:
        raise ReferenceDataError(f"{name}:1: no column {', '.join(lacking)}; the columns are {', '.join(columns)}")
    for cells in reader:
        where = f"{name}:{reader.line_num}"
        if len(cells) != len(header):
            raise ReferenceDataError(f"{where}: {len(cells)} cells where the header has {len(header)}")
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        yield where, {column: row[column] for column in columns}


def _read(source: str | Path) -> tuple[str, str]:
    try:
        if isinstance(source, Path):
            return str(source), source.read_text(encoding="utf-8-sig")
        return source, files("timeline.reference").joinpath(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{source}: cannot be read as UTF-8 text ({error})") from error
