"""Articles drawn for hand coding, and the empty sheet that `timeline evaluate` reads back."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.evaluation.judging import known

if TYPE_CHECKING:
    from timeline.dataset import Dataset

SHEET_COLUMNS = (
    "article_id",
    "source",
    "published",
    "title",
    "event",
    "event_type",
    "date",
    "place",
    "country",
    "lat",
    "lon",
    "deaths",
    "injured",
)
Row = Mapping[str, object]


def draw(dataset: Dataset, number: int, *, seed: int) -> Sequence[Row]:
    """`number` articles, each as likely as any other, copies of one text left out; the same for the same seed.

    They are those with the lowest hash of seed and article_id, so more articles of a larger draw hold a smaller one.
    """
    rows = [{str(k): v for k, v in row.items()} for row in dataset.articles.to_dict("records")]
    first = [row for row in rows if not known(row["duplicate_of"])]
    return sorted(first, key=lambda row: _hash(seed, str(row["article_id"])))[:number]


def _hash(seed: int, article_id: str) -> str:
    return hashlib.sha256(f"{seed}:{article_id}".encode()).hexdigest()


def sheet_text(rows: Sequence[Row]) -> str:
    """A CSV with a row an article; the columns to fill in are empty. More rows may be added for more events."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(SHEET_COLUMNS)
    for row in rows:
        given = {name: _cell(row[name]) for name in ("article_id", "source", "published", "title")}
        writer.writerow([given.get(name, "") for name in SHEET_COLUMNS])
    return out.getvalue()


def reading_text(rows: Sequence[Row]) -> str:
    """The articles to read, one below the other, without anything that the tool found in them."""
    parts = []
    for row in rows:
        head = [f"===== {row['article_id']}", *(_cell(row[n]) for n in ("source", "published", "title"))]
        parts.append("\n".join(part for part in head if part) + f"\n\n{_cell(row['text']).strip()}\n")
    return "\n".join(parts)


def _cell(value: object) -> str:
    return str(value) if known(value) else ""
