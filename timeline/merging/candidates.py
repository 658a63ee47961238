"""Which pairs of reports are worth a score: blocks by place at every level, by rare words, and by time.

Within a block the reports are sorted by first possible day and each meets those whose days it overlaps, give or
take a slack; so the work grows with the neighbours that a report really has. A block can only be too full
(a country in a busy week): then a report meets the nearest of it, and rare words find the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline.merging.columns import DIVISION_PRECISION, POINT_PRECISION, Bools, ReportColumns
from timeline.merging.tokens import Ints

PLACE_SLACK_DAYS = 3
WORD_SLACK_DAYS = 15
PLACE_CAP = 64
WORD_CAP = 24
RARE_WORDS = 6
# Two points less than half a cell apart share a cell of at least one of four grids, shifted by half a cell.
CELL_DEGREES = 1.0

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Reports under a block key; a report stands in as many rows as it has keys."""

    report: Longs
    key: Longs

    def where(self, chosen: Bools) -> Rows:
        """The rows of the reports for which `chosen` (one value a report) is true."""
        kept = chosen[self.report]
        return Rows(report=self.report[kept], key=self.key[kept])


def candidate_pairs(columns: ReportColumns) -> tuple[Longs, Longs]:
    """Pairs (i, j), i < j, each once, sorted."""
    every = np.ones(len(columns), dtype=np.bool_)
    has_point = ~np.isnan(columns.lat) & (columns.geo_precision <= POINT_PRECISION)
    only_country = (columns.admin1 < 0) | (columns.geo_precision > DIVISION_PRECISION)
    codes = [
        _meet(columns, _cell_rows(columns, has_point), every, PLACE_SLACK_DAYS, PLACE_CAP),
        _meet(columns, _rows(columns, columns.admin1), ~has_point, PLACE_SLACK_DAYS, PLACE_CAP),
        _meet(columns, _rows(columns, columns.country), only_country, PLACE_SLACK_DAYS, PLACE_CAP),
        _meet(columns, _rows(columns, np.zeros_like(columns.country)), columns.country < 0, 1, WORD_CAP),
        _meet(columns, _word_rows(columns), every, WORD_SLACK_DAYS, WORD_CAP),
        _meet(columns, _rows(columns, columns.group), every, WORD_SLACK_DAYS, PLACE_CAP),
    ]
    pairs = np.unique(np.concatenate(codes))
    return pairs // len(columns), pairs % len(columns)


def _rows(columns: ReportColumns, values: Ints) -> Rows:
    """One row for each report with a value (0 or more) and each of its type families."""
    return _by_family(columns, np.arange(len(columns), dtype=np.int64), values.astype(np.int64))


def _by_family(columns: ReportColumns, report: Longs, values: Longs) -> Rows:
    families = columns.families[report]
    bits = int(families.max(initial=0)).bit_length()
    reports, keys = [], []
    for bit in range(bits):
        kept = (values >= 0) & ((families >> bit) & 1 == 1)
        reports.append(report[kept])
        keys.append(values[kept] * 32 + bit)
    if not reports:
        return Rows(report=np.empty(0, dtype=np.int64), key=np.empty(0, dtype=np.int64))
    return Rows(report=np.concatenate(reports), key=np.concatenate(keys))


def _cell_rows(columns: ReportColumns, has_point: Bools) -> Rows:
    report = np.flatnonzero(has_point)
    lat, lon = columns.lat[report].astype(np.float64), columns.lon[report].astype(np.float64)
    parts = []
    for grid in range(4):
        row = np.floor((lat + 90) / CELL_DEGREES + (grid & 1) / 2).astype(np.int64)
        column = np.floor((lon % 360) / CELL_DEGREES + (grid >> 1) / 2).astype(np.int64) % 360
        parts.append(_by_family(columns, report, (row * 400 + column) * 4 + grid))
    return Rows(report=np.concatenate([p.report for p in parts]), key=np.concatenate([p.key for p in parts]))


def _word_rows(columns: ReportColumns) -> Rows:
    """The rarest words that any other report shares."""
    counts = np.append(columns.word_counts, 0)  # the last stands for no word, -1
    shared = counts[columns.words] > 1
    taken = shared & (np.cumsum(shared, axis=1) <= RARE_WORDS)
    report, slot = np.nonzero(taken)
    return _by_family(columns, report, columns.words[report, slot].astype(np.int64))


def _meet(columns: ReportColumns, rows: Rows, left: Bools, slack: int, cap: int) -> Longs:
    """Codes of the pairs with one report of `left` that share a key and whose days meet within `slack`."""
    if left.all():
        return _forward(columns, rows, rows, slack, cap)
    chosen = rows.where(left)
    return np.concatenate([_forward(columns, chosen, rows, slack, cap), _forward(columns, rows, chosen, slack, cap)])


def _forward(columns: ReportColumns, left: Rows, right: Rows, slack: int, cap: int) -> Longs:
    """Pairs in which the right report starts on or after the left one's start and before its end and slack."""
    span = np.int64(1) << 22
    order = np.lexsort((right.report, columns.words[right.report, 0], columns.start[right.report], right.key))
    there = right.report[order]
    place = right.key[order] * span + columns.start[there]
    low = np.searchsorted(place, left.key * span + columns.start[left.report], side="left")
    if left is right:
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(1, len(order) + 1)
        low = np.maximum(low, rank)
    high = np.searchsorted(place, left.key * span + columns.end[left.report] + slack, side="right")
    count = np.clip(high - low, 0, cap)
    here = np.repeat(left.report, count)
    offset = np.arange(len(here)) - np.repeat(np.cumsum(count) - count, count)
    other = there[np.repeat(low, count) + offset]
    kept = columns.article[here] != columns.article[other]
    first = np.minimum(here[kept], other[kept])
    second = np.maximum(here[kept], other[kept])
    return np.unique(first * len(columns) + second)
