"""Which of two numbers of a date is the day, told by the other dates of its column.

"05/04/2024" can be read two ways; in a column that also holds "18/03/2024" and none like "03/18/2024" it is 5 April.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

DayOrder = Literal["day-first", "month-first"]
_NUMBERS = re.compile(r"\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b(.*)", re.S)
MONTHS = 12


def day_order(cells: Iterable[str]) -> DayOrder | None:
    """The order that the dates among `cells` prove; None where none does, or two prove the opposite."""
    found = [(int(match[1]), int(match[3])) for cell in cells if (match := _NUMBERS.fullmatch(cell))]
    is_day_first = any(first > MONTHS >= second for first, second in found)
    is_month_first = any(second > MONTHS >= first for first, second in found)
    if is_day_first == is_month_first:
        return None
    return "day-first" if is_day_first else "month-first"


def in_order(cell: str | None, order: DayOrder | None) -> str | None:
    """The cell with its date as YYYY-MM-DD where `order` tells which number is the day; else as it is."""
    if cell is None or order is None or (match := _NUMBERS.fullmatch(cell)) is None:
        return cell
    day, month = (match[1], match[3]) if order == "day-first" else (match[3], match[1])
    if not 1 <= int(month) <= MONTHS:
        return cell
    return f"{match[4]}-{int(month):02}-{int(day):02}{match[5]}"
