"""A user's own coding sheet: a forgiving CSV, a row for an article and event, read to values."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from timeline.dates.edtf import parse
from timeline.errors import ReferenceDataError

HEADERS: Mapping[str, tuple[str, ...]] = {
    "article": ("articleid", "article", "id", "document", "doc", "path", "file"),
    "event": ("event", "eventlabel", "incident", "incidentid", "happening"),
    "event_type": ("eventtype", "type"),
    "event_mode": ("eventmode", "mode"),
    "assertion": ("assertion", "status"),
    "date": ("date", "dateedtf", "day", "when", "eventdate"),
    "date_first": ("datefirst", "datestart", "from", "firstday"),
    "date_last": ("datelast", "dateend", "to", "lastday"),
    "place": ("place", "placename", "location", "where", "city"),
    "country": ("country", "iso3", "countrycode"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "deaths": ("deaths", "deathsbest", "killed", "dead", "fatalities"),
    "injured": ("injured", "injuredbest", "wounded", "hurt"),
}
"""Our name of a column, and the headers taken for it, in lower case without spaces, hyphens and underscores."""

NO_EVENT = ("none", "no event", "-")
_WORDED = ("%d %B %Y", "%B %d, %Y", "%B %d %Y", "%d %b %Y", "%b %d, %Y", "%d.%m.%Y")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One coded row: None is not coded, and is not scored. `line` is its line of the file.

    `event` labels a happening: rows with one label should be merged. `none` is true where the coder says that the
    article tells of no event.
    """

    article: str
    line: int
    event: str | None = None
    event_type: str | None = None
    event_mode: str | None = None
    assertion: str | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    deaths: int | None = None
    injured: int | None = None
    none: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a file holds: the coded rows, how many were left empty, and the headers that no column answers."""

    rows: tuple[Gold, ...]
    empty: int
    unread: tuple[str, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a CSV in UTF-8, parted by commas, semicolons or tabs, whatever the case and order of its headers.

    Raises ReferenceDataError that names file and line where a cell cannot be read, and where there is no column for
    the article.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    header = next(reader, [])
    names = [_column(title) for title in header]
    if "article" not in names:
        raise ReferenceDataError(f"{path}:1: no column article_id; there are {', '.join(header) or 'none'}")
    rows, empty = [], 0
    for cells in reader:
        row = {n: cell.strip() for n, cell in zip(names, cells, strict=False) if n is not None and cell.strip()}
        if not row:
            continue
        if "article" not in row:
            raise ReferenceDataError(f"{path}:{reader.line_num}: article_id is empty: every row needs one")
        coded = _gold(row, f"{path}:{reader.line_num}", reader.line_num)
        empty += coded is None
        rows += [] if coded is None else [coded]
    unread = tuple(title for title, name in zip(header, names, strict=True) if name is None)
    return Sheet(rows=tuple(rows), empty=empty, unread=unread)


def _column(header: str) -> str | None:
    plain = re.sub(r"[\s_-]+", "", header).casefold()
    return next((name for name, titles in HEADERS.items() if plain in titles), None)


def _gold(row: Mapping[str, str], where: str, line: int) -> Gold | None:
    if set(row) == {"article"}:
        return None
    if row.get("event_type", "").casefold() in NO_EVENT:
        return Gold(article=row["article"], line=line, none=True)
    first, last = _days(row, where)
    return Gold(
        article=row["article"],
        line=line,
        event=row.get("event"),
        event_type=_type(row.get("event_type")),
        event_mode=row.get("event_mode"),
        assertion=row.get("assertion"),
        first=first,
        last=last,
        place=row.get("place"),
        country=_country(row, where),
        lat=_degrees(row, "lat", 90, where),
        lon=_degrees(row, "lon", 180, where),
        deaths=_people(row, "deaths", where),
        injured=_people(row, "injured", where),
    )


def _type(text: str | None) -> str | None:
    if text is None:
        return None
    return f"x:{text[2:].upper()}" if text.casefold().startswith("x:") else text.upper()


def _country(row: Mapping[str, str], where: str) -> str | None:
    text = row.get("country")
    if text is not None and not re.fullmatch("[A-Za-z]{3}", text):
        raise ReferenceDataError(f"{where}: country {text!r} must be three letters such as EGY (ISO 3166-1 alpha-3)")
    return None if text is None else text.upper()


def _days(row: Mapping[str, str], where: str) -> tuple[datetime.date | None, datetime.date | None]:
    """First and last day: of `date_first` and `date_last` where given, else of `date`."""
    first, last = _day(row.get("date_first"), where)[0], _day(row.get("date_last"), where)[1]
    return (first, last) if first or last else _day(row.get("date"), where)


def _day(text: str | None, where: str) -> tuple[datetime.date | None, datetime.date | None]:
    if text is None:
        return None, None
    slashed = _SLASHED.fullmatch(text)
    if slashed:
        day = _slashed(slashed, where)
        return day, day
    for form in _WORDED:
        try:
            day = datetime.datetime.strptime(text, form).replace(tzinfo=datetime.UTC).date()
        except ValueError:
            continue
        return day, day
    try:
        period = parse(text)
    except ValueError as error:
        raise ReferenceDataError(
            f"{where}: date {text!r} must be a day such as 2017-05-26, a month such as 2017-05, or two with / between"
        ) from error
    return period.start, period.end


def _slashed(match: re.Match[str], where: str) -> datetime.date:
    """A day of numbers alone, where only one order of day and month is possible."""
    one, two, year = (int(part) for part in match.groups())
    if one <= 12 and two <= 12 and one != two:
        raise ReferenceDataError(
            f"{where}: date {match[0]!r} may be {one}/{two} or {two}/{one}: write {year}-MM-DD, the month first"
        )
    try:
        return datetime.date(year, *((two, one) if one > 12 else (one, two)))
    except ValueError as error:
        raise ReferenceDataError(f"{where}: date {match[0]!r} is no day of the calendar") from error


def _degrees(row: Mapping[str, str], name: str, most: int, where: str) -> float | None:
    if name not in row:
        return None
    try:
        value = float(row[name].replace(",", "."))
    except ValueError:
        value = most + 1.0
    if not -most <= value <= most:
        raise ReferenceDataError(f"{where}: {name} {row[name]!r} must be degrees from -{most} to {most}")
    return value


def _people(row: Mapping[str, str], name: str, where: str) -> int | None:
    if name not in row:
        return None
    text = row[name].replace(",", "").removesuffix(".0")
    if not text.isdecimal():
        raise ReferenceDataError(f"{where}: {name} {row[name]!r} must be a whole number, or empty where not coded")
    return int(text)
