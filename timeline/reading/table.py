"""Tables of articles: CSV and TSV with a header row whose names tell which column is which."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from timeline.model import Issue
from timeline.reading.blob import MAX_RECORD_BYTES, MIB, Blob
from timeline.reading.decoding import decode
from timeline.reading.draft import Draft

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "content", "article", "fulltext", "articletext", "maintext", "story", "articlebody"),
        "title": ("title", "headline", "heading", "articletitle"),
        "published": ("published", "date", "publishdate", "publicationdate", "datepublished", "pubdate", "publishedat"),
        "url": ("url", "link", "address", "articleurl", "permalink"),
        "source": ("source", "outlet", "publication", "publisher", "newspaper", "sourcename", "site"),
        "language": ("language", "lang"),
        "id": ("id", "articleid", "docid", "uid"),
    }
)
_DELIMITERS = ("\t", ",", ";", "|")
MAX_HEADER_CHARS = 4_000


def looks_like_table(start: str, *, is_named_table: bool) -> bool:
    """Whether the first line is a header that names a text column and at least one more known column."""
    columns = _columns(start.split("\n", 1)[0])
    if columns is None:
        return False
    return is_named_table or len(columns[1]) >= 2


def read_table(blob: Blob) -> Iterator[Draft | Issue]:
    """A draft for each row. Rows are streamed; a quoted cell may hold line breaks."""
    reader = _Rows(blob)
    found = _columns(reader.first_line())
    if found is None:
        detail = f"{blob.path}: no column of the header holds the text; name one `text`"
        yield Issue(code="bad-record", detail=detail, path=blob.path)
        return
    delimiter, columns = found
    rows = reader.rows(delimiter)
    next(rows, None)
    for row in rows:
        if isinstance(row, csv.Error):
            detail = f"{blob.path}:{reader.number}: {row}; quote the cell, and close it"
            yield Issue(code="bad-record", detail=detail, path=blob.path)
        elif any(row):
            yield from _read_row(row, columns=columns, blob=blob, line=reader.number)
    for number in reader.too_long:
        detail = (
            f"{blob.path}:{number}: a line longer than {MAX_RECORD_BYTES // MIB} MiB was left out; close its quotes"
        )
        yield Issue(code="too-large", detail=detail, path=blob.path)
    if reader.repair is not None:
        yield Issue(code="encoding", detail=f"{blob.path}: {reader.repair}; save it as UTF-8", path=blob.path)


class _Rows:
    """The decoded lines of a table, with the number of the last one given out."""

    def __init__(self, blob: Blob) -> None:
        self.blob = blob
        self.number = 0
        self.repair: str | None = None
        self.too_long: list[int] = []

    def first_line(self) -> str:
        return decode(self.blob.head()).text.lstrip("\ufeff").split("\n", 1)[0]

    def rows(self, delimiter: str) -> Iterator[list[str] | csv.Error]:
        csv.field_size_limit(MAX_RECORD_BYTES)
        reader = csv.reader(self.lines(), delimiter=delimiter)
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                yield error
                continue
            if row is None:
                return
            yield row

    def lines(self) -> Iterator[str]:
        for number, line in self.blob.lines():
            self.number = number
            if line is None:
                self.too_long.append(number)
                continue
            decoded = decode(line)
            self.repair = self.repair or (f"line {number} is {decoded.repair}" if decoded.repair else None)
            yield decoded.text.replace("\0", "")


def _columns(header: str) -> tuple[str, dict[str, int]] | None:
    """The delimiter, and the place of each known column; None where no column holds text."""
    if len(header) > MAX_HEADER_CHARS:
        return None
    for delimiter in _DELIMITERS:
        cells = _cells(header, delimiter=delimiter)
        if len(cells) < 2:
            continue
        keys = [re.sub(r"[\W_]+", "", cell.casefold()) for cell in cells]
        places = {
            field: next(keys.index(name) for name in names if name in keys)
            for field, names in COLUMN_NAMES.items()
            if any(name in keys for name in names)
        }
        if "text" in places:
            return delimiter, places
    return None


def _cells(header: str, *, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(header.strip(), newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def _read_row(row: list[str], *, columns: Mapping[str, int], blob: Blob, line: int) -> Iterator[Draft | Issue]:
    cells = {field: row[place] for field, place in columns.items() if place < len(row) and row[place].strip()}
    if "text" not in cells:
        detail = f"{blob.path}:{line}: no text in this row; fill its text column"
        yield Issue(code="no-text", detail=detail, path=blob.path)
        return
    yield Draft(
        text=cells["text"],
        path=blob.path,
        part=str(line),
        given_id=cells.get("id"),
        title=cells.get("title"),
        url=cells.get("url"),
        source=cells.get("source"),
        language=cells.get("language"),
        published=cells.get("published"),
    )
