"""The names that columns of articles go by, in several languages, from `reference/table_columns.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from timeline.config import ARTICLE_FIELDS
from timeline.errors import ReferenceDataError

COLUMNS = ["field", "rank", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Which column of a table, or key of records, was taken for which field, to be shown: pairs of field and header."""

    path: str
    columns: tuple[tuple[str, str], ...]
    is_given: bool


@cache
def column_names() -> Mapping[str, tuple[str, ...]]:
    """Names of each field as `folded` gives them, the surest first; raises ReferenceDataError on a wrong row."""
    content = resources.files("timeline.reference").joinpath("table_columns.csv").read_text(encoding="utf-8")
    rows = csv.reader(content.splitlines())
    if (header := next(rows, [])) != COLUMNS:
        raise ReferenceDataError(f"table_columns.csv:1: the header is {header}; it must be {COLUMNS}")
    found: dict[str, list[str]] = {field: [] for field in ARTICLE_FIELDS}
    for number, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS) or row[0] not in found or row[2] != folded(row[2]):
            raise ReferenceDataError(f"table_columns.csv:{number}: {row}; it must be a field, a rank and a folded name")
        found[row[0]].append(row[2])
    return MappingProxyType({field: tuple(names) for field, names in found.items()})


def folded(name: str) -> str:
    """A header without case, blanks and marks: "Pub_Date" is "pubdate"."""
    return re.sub(r"[\W_]+", "", name.casefold())
