"""Table rows as plain Python values: None for unknown, ISO text for dates, lists for lists."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any

import numpy
import pandas

Row = dict[str, Any]

LIST_COLUMNS = frozenset({"actors", "targets", "actor_codes", "target_codes", "disagreement", "reasons"})


def rows_of(table: pandas.DataFrame, wanted: Sequence[str] | None = None) -> list[Row]:
    """The rows of a table as dictionaries; lists may come as JSON text (CSV), arrays (Parquet) or sequences.

    Only the wanted columns are read, where some are named; a column that the table does not have is left out.
    """
    present = [name for name in table.columns if wanted is None or name in wanted]
    columns = {str(name): _column(str(name), table[name]) for name in present}
    names = list(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def lists_of(values: pandas.Series[Any]) -> list[list[str]]:
    """A column of lists."""
    return [_list(value) for value in values.tolist()]


def _column(name: str, values: pandas.Series[Any]) -> list[Any]:
    if name in LIST_COLUMNS:
        return lists_of(values)
    return [_plain(value) for value in values.tolist()]


def _list(value: object) -> list[str]:
    if isinstance(value, str):
        return [str(item) for item in json.loads(value)] if value else []
    if isinstance(value, (list, tuple, numpy.ndarray)):
        return [str(item) for item in value]
    return []


def _plain(value: object) -> object:
    if value is None or value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, numpy.generic):
        return _plain(value.item())
    if isinstance(value, (datetime.date, datetime.datetime)):
        return _iso(value)
    return value


def _number(value: float) -> float | int | None:
    """Whole numbers that a nullable column turned into floats become integers again."""
    if value != value:
        return None
    return int(value) if value.is_integer() else value


def _iso(value: datetime.date) -> str:
    text = value.isoformat()
    return text.removesuffix("T00:00:00")
