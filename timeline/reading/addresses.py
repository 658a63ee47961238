"""What an address tells: the day in its path, the outlet by its host."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlsplit

from timeline.reading.outlets import Outlet, load_outlets
from timeline.reading.published import read_time

_MONTH = r"(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_SLASHED = re.compile(rf"/(19[89]\d|20\d\d)/{_MONTH}/(\d{{1,2}})(?=/|$|[._-])", re.I)
_DASHED = re.compile(r"(?<!\d)(?<!\d[-_])(19[89]\d|20\d\d)([-_])(\d{2})\2(\d{2})(?!\d|[-_]\d)")
_PACKED = re.compile(r"/(19[89]\d|20\d\d)(\d{2})(\d{2})(?=/|$|[._-])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_in_address(address: str) -> str | None:
    """The ISO day in the path of an address, as news sites put it there; None where there is none or several differ."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    days = [_day(match[1], match[2], match[3]) for match in _SLASHED.finditer(path)]
    days += [_day(match[1], match[3], match[4]) for match in _DASHED.finditer(path)]
    days += [_day(match[1], match[2], match[3]) for match in _PACKED.finditer(path)]
    known = {day for day in days if day is not None}
    return known.pop() if len(known) == 1 else None


def outlet_of(address: str | None, *, more: str | None = None) -> Outlet | None:
    """The known outlet an address belongs to, by its host or a parent of it; `more` is a file of more outlets."""
    if address is None:
        return None
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    outlets = load_outlets(more)
    labels = host.split(".")
    for start in range(len(labels) - 1):
        if (outlet := outlets.get(".".join(labels[start:]))) is not None:
            return outlet
    return None


def _day(year: str, month: str, day: str) -> str | None:
    number = _MONTHS.index(month.casefold()) + 1 if month.isalpha() else int(month)
    try:
        found = datetime.date(int(year), number, int(day))
    except ValueError:
        return None
    return found.isoformat() if read_time(found.isoformat()) is not None else None
