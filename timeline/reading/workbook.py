"""Excel workbooks (XLSX): each sheet with a header row is a table of articles."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from timeline.model import Issue
from timeline.reading.blob import MIB, Blob, Budget, TooLargeError
from timeline.reading.column_names import ColumnMap
from timeline.reading.compressed import budget_of
from timeline.reading.draft import Draft
from timeline.reading.office_xml import iterate, local_name
from timeline.reading.table import MAX_COLUMNS, find_columns, no_text_column, read_row

if TYPE_CHECKING:
    from lxml.etree import _Element

_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(50, 59)])
_DATE_CODE = re.compile(r"[yd]", re.I)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_REFERENCE = re.compile(r"([A-Z]{1,3})\d+")
_EPOCH = datetime.datetime(1899, 12, 30)
_EPOCH_1904 = datetime.datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_465  # 31 December 9999
MAX_SHARED_CHARS = 64 * MIB
GUESS_ROWS = 20


def read_workbook(
    blob: Blob, archive: zipfile.ZipFile, *, columns: tuple[tuple[str, str], ...] = ()
) -> Iterator[Draft | Issue | ColumnMap]:
    """A draft for each row of each sheet whose first row with words in it is a header with a text column."""
    budget = budget_of(blob)
    workbook = _Workbook(archive, budget)
    found_one = False
    for name, part in workbook.sheets():
        rows = ((number, cells) for number, cells in workbook.rows(part) if any(cells))
        first = next(rows, None)
        if first is None:
            continue
        head = [first, *islice(rows, GUESS_ROWS)]
        found = find_columns(first[1], sample=[cells for _, cells in head[1:]], wanted=columns)
        if found is None:
            continue
        found_one = True
        place = f"{blob.path} [{name}]"
        yield ColumnMap(path=place, columns=found.shown(first[1]), is_given=bool(columns))
        for number, cells in (*head[1:], *rows):
            yield from read_row(cells, columns=found, path=blob.path, part=f"{name}:{number}")
    if not found_one:
        yield no_text_column(blob.path, columns)


class _Workbook:
    """The parts of one workbook that its cells refer to."""

    def __init__(self, archive: zipfile.ZipFile, budget: Budget) -> None:
        self.archive, self.budget = archive, budget
        self.shared = list(self._shared_strings())
        self.date_styles = frozenset(self._date_styles())
        self.epoch = _EPOCH
        for element in self._iterate("xl/workbook.xml", "workbookPr"):
            if element.get("date1904") in ("1", "true"):
                self.epoch = _EPOCH_1904

    def sheets(self) -> list[tuple[str, str]]:
        """Name and part of each sheet, in the order of the workbook."""
        targets = {
            element.get("Id"): (element.get("Target") or "").lstrip("/")
            for element in self._iterate("xl/_rels/workbook.xml.rels", "Relationship")
        }
        found = []
        for element in self._iterate("xl/workbook.xml", "sheet"):
            identity = next((value for key, value in element.attrib.items() if str(key).endswith("}id")), None)
            target = targets.get(str(identity), "")
            part = target if target.startswith("xl/") else f"xl/{target}"
            found.append((element.get("name") or part, part))
        return found

    def rows(self, part: str) -> Iterator[tuple[int, list[str]]]:
        """Row number as the sheet shows it, and the cells as text."""
        for position, element in enumerate(self._iterate(part, "row"), 1):
            given = element.get("r") or ""
            cells: list[str] = []
            for cell in element:
                place = _column(cell.get("r") or "") if cell.get("r") else len(cells)
                if local_name(cell) != "c" or place is None or not len(cells) <= place < MAX_COLUMNS:
                    continue
                cells += [""] * (place - len(cells)) + [self._cell(cell)]
            yield (int(given) if given.isdecimal() and len(given) < 9 else position), cells

    def _cell(self, cell: _Element) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _joined(cell)
        value = next((one.text or "" for one in cell if local_name(one) == "v"), "")
        if kind == "s":
            return self.shared[int(value)] if value.isdecimal() and int(value) < len(self.shared) else ""
        if kind == "n" and cell.get("s") in self.date_styles:
            return _day(value, self.epoch)
        return value

    def _shared_strings(self) -> Iterator[str]:
        characters = 0
        for element in self._iterate("xl/sharedStrings.xml", "si"):
            words = _joined(element)
            characters += len(words) + 64
            if characters > MAX_SHARED_CHARS:
                raise TooLargeError(f"its words take more than {MAX_SHARED_CHARS // MIB} MiB")
            yield words

    def _date_styles(self) -> Iterator[str]:
        """The numbers of the cell styles that show a day."""
        formats: dict[str, str] = {}
        for element in self._iterate("xl/styles.xml", "numFmt", "cellXfs"):
            if local_name(element) == "numFmt":
                formats[element.get("numFmtId") or ""] = _QUOTED.sub("", element.get("formatCode") or "")
                continue
            for number, style in enumerate(element):
                identity = style.get("numFmtId") or ""
                is_built_in = identity.isdecimal() and len(identity) < 9 and int(identity) in _BUILT_IN_DATES
                if is_built_in or _DATE_CODE.search(formats.get(identity, "")):
                    yield str(number)

    def _iterate(self, part: str, *tags: str) -> Iterator[_Element]:
        return iterate(self.archive, part, tags=tags, budget=self.budget)


def _joined(element: _Element) -> str:
    """The words of the runs; phonetic guides are left out."""
    return "".join(
        one.text or ""
        for one in element.iter()
        if local_name(one) == "t" and not any(local_name(parent) == "rPh" for parent in one.iterancestors())
    )


def _column(reference: str) -> int | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _day(serial: str, epoch: datetime.datetime) -> str:
    """A serial number of days as an ISO day, with the time where it has one."""
    try:
        number = float(serial)
    except ValueError:
        return serial
    if not 1 <= number < _LAST_SERIAL - 1462:
        return serial
    time = epoch + datetime.timedelta(seconds=round(number * 86_400))
    return time.date().isoformat() if number == int(number) else time.isoformat()
