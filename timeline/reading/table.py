"""Tables of articles: CSV and TSV with a header row whose names tell which column is which."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from timeline.config import ARTICLE_FIELDS
from timeline.model import Issue
from timeline.reading.blob import MAX_RECORD_BYTES, MIB, Blob
from timeline.reading.column_names import ColumnMap, column_names, folded
from timeline.reading.day_order import DayOrder, day_order, in_order
from timeline.reading.decoding import decode
from timeline.reading.draft import Draft

_DELIMITERS = ("\t", ",", ";", "|")
MAX_HEADER_CHARS = 4_000
MAX_COLUMNS = 1_000
GUESS_ROWS = 20
MIN_PROSE_CHARS = 80
MIN_PROSE_WORDS = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """The place of the column of each field, and the order of day and month that the days of publication prove."""

    places: Mapping[str, int]
    order: DayOrder | None = None

    def shown(self, header: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Pairs of field and header, in the order of the fields."""
        return tuple((field, header[self.places[field]].strip()) for field in ARTICLE_FIELDS if field in self.places)


def looks_like_table(start: str, *, is_named_table: bool) -> bool:
    """Whether the first line is a header that names a text column and at least one more known column.

    A file named as a table needs only a first line that any delimiter cuts into cells.
    """
    header = start.split("\n", 1)[0].rstrip("\r")
    if len(header) > MAX_HEADER_CHARS:
        return False
    if is_named_table:
        return any(len(_cells(header, delimiter=delimiter)) > 1 for delimiter in _DELIMITERS)
    delimiter = _delimiter(header)
    places = _places_by_name(_cells(header, delimiter=delimiter))
    return "text" in places and len(places) >= 2


def read_table(blob: Blob, *, columns: tuple[tuple[str, str], ...] = ()) -> Iterator[Draft | Issue | ColumnMap]:
    """A draft for each row, after the map of columns. Rows are streamed; a quoted cell may hold line breaks.

    `columns` are pairs of field and header that go before what the names and the cells suggest.
    """
    reader = _Rows(blob)
    rows = reader.rows(_delimiter(reader.first_line()))
    header = next(rows, None)
    if not isinstance(header, list):
        yield no_text_column(blob.path, columns)
        return
    head = [(reader.number, row) for row in islice(rows, GUESS_ROWS)]
    found = find_columns(header, sample=[row for _, row in head if isinstance(row, list)], wanted=columns)
    if found is None:
        yield no_text_column(blob.path, columns)
        return
    yield ColumnMap(path=blob.path, columns=found.shown(header), is_given=bool(columns))
    for number, row in (*head, *((reader.number, row) for row in rows)):
        if isinstance(row, csv.Error):
            detail = f"{blob.path}:{number}: {row}; quote the cell, and close it"
            yield Issue(code="bad-record", detail=detail, path=blob.path)
        elif any(row):
            yield from read_row(row, columns=found, path=blob.path, part=str(number))
    yield from reader.issues()


class _Rows:
    """The decoded lines of a table, with the number of the last one given out."""

    def __init__(self, blob: Blob) -> None:
        self.blob = blob
        self.number = 0
        self.repair: str | None = None
        self.too_long: list[int] = []

    def first_line(self) -> str:
        return decode(self.blob.head()).text.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r")

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
            yield row[:MAX_COLUMNS]

    def lines(self) -> Iterator[str]:
        for number, line in self.blob.lines():
            self.number = number
            if line is None:
                self.too_long.append(number)
                continue
            decoded = decode(line)
            self.repair = self.repair or (f"line {number} is {decoded.repair}" if decoded.repair else None)
            text = decoded.text.replace("\0", "")
            yield text.lstrip("\ufeff") if number == 1 else text

    def issues(self) -> Iterator[Issue]:
        path, bound = self.blob.path, MAX_RECORD_BYTES // MIB
        for number in self.too_long:
            detail = f"{path}:{number}: a line longer than {bound} MiB was left out; close its quotes"
            yield Issue(code="too-large", detail=detail, path=path)
        if self.repair is not None:
            yield Issue(code="encoding", detail=f"{path}: {self.repair}; save it as UTF-8", path=path)


def find_columns(
    header: Sequence[str], *, sample: Sequence[Sequence[str]], wanted: tuple[tuple[str, str], ...] = ()
) -> Columns | None:
    """The column of each field: as `wanted`, else by its name, and the text else by its cells.

    The text is then the column with the longest cells, where these are sentences and the header's is not: else the
    first row is an article itself. None where no column can be the text, or where a wanted one is not in the header.
    """
    places = _places_by_name(header)
    keys = [folded(cell) for cell in header]
    for field, name in wanted:
        if folded(name) not in keys:
            return None
        place = keys.index(folded(name))
        places = {other: at for other, at in places.items() if at != place} | {field: place}
    if "text" not in places and (prose := _prose_column(header, sample, set(places.values()))) is not None:
        places["text"] = prose
    if "text" not in places:
        return None
    at = places.get("published")
    return Columns(places, day_order(row[at] for row in sample if at is not None and at < len(row)))


def _prose_column(header: Sequence[str], sample: Sequence[Sequence[str]], taken: set[int]) -> int | None:
    lengths = []
    for place in range(len(header)):
        cells = [row[place] for row in sample if place < len(row) and row[place].strip()]
        if place not in taken and _is_prose(cells) and not _is_prose([header[place]]):
            lengths.append((sum(map(len, cells)) / len(cells), -place))
    return -max(lengths)[1] if lengths else None


def _is_prose(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are sentences by their mean length."""
    characters, words = sum(map(len, cells)), sum(len(cell.split()) for cell in cells)
    count = max(1, len(cells))
    return characters >= MIN_PROSE_CHARS * count and words >= MIN_PROSE_WORDS * count


def _places_by_name(header: Sequence[str]) -> dict[str, int]:
    keys = [folded(cell) for cell in header]
    return {
        field: next(keys.index(name) for name in names if name in keys)
        for field, names in column_names().items()
        if any(name in keys for name in names)
    }


def _delimiter(header: str) -> str:
    """The delimiter that gives the most known names, and among equals the most cells."""
    if len(header) > MAX_HEADER_CHARS:
        return ","
    cut = {delimiter: _cells(header, delimiter=delimiter) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda one: (len(_places_by_name(cut[one])), len(cut[one])))


def _cells(header: str, *, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(header.strip(), newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def read_row(row: Sequence[str], *, columns: Columns, path: str, part: str) -> Iterator[Draft | Issue]:
    """The draft of one row; a row without text is an issue."""
    cells = {field: row[place] for field, place in columns.places.items() if place < len(row) and row[place].strip()}
    if "text" not in cells:
        yield Issue(code="no-text", detail=f"{path}:{part}: no text in this row; fill its text column", path=path)
        return
    yield Draft(
        text=cells["text"],
        path=path,
        part=part,
        given_id=cells.get("id"),
        title=cells.get("title"),
        url=cells.get("url"),
        source=cells.get("source"),
        language=cells.get("language"),
        published=in_order(cells.get("published"), columns.order),
        byline=cells.get("byline"),
        section=cells.get("section"),
    )


def no_text_column(path: str, columns: tuple[tuple[str, str], ...]) -> Issue:
    """The issue of a table in which the text, or a column that was asked for, is not to be found."""
    asked = ", ".join(f"{field}={name}" for field, name in columns)
    what = (
        f"the header lacks a column of {asked}" if asked else "no column of the first row, the header, holds the text"
    )
    detail = f"{path}: {what}; write a header, or name the columns: --columns text=HEADER,title=HEADER,published=HEADER"
    return Issue(code="bad-record", detail=detail, path=path)
