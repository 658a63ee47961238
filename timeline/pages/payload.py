"""What a page carries: the tables as columns of numbers and blocks of text, ready to stand inside a script element.

Numbers (what the map, the timeline and the filters need) are little-endian arrays in one block; texts stand in
blocks of `BLOCK_EVENTS` events, a JSON array for each column, that the viewer unpacks when a list row, a card or a
search needs them. The tables are gone through a block at a time, so that a million events fit in memory.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

import numpy
import pandas

from timeline.pages.reports import ReportsOfEvents
from timeline.pages.rows import Row, lists_of, rows_of

BLOCK_EVENTS = 2_000
GZIP_ABOVE_EVENTS = 2_000
NO_DAY = -(2**31)
NO_COUNT = -1
OPEN_START, OPEN_END, APPROXIMATE = 1, 2, 4

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "x:DISASTER", "x:ACCIDENT", "x:ELECTION", "x:CRIME", "x:HEALTH", "x:ECONOMIC", "x:DEATH",
)  # fmt: skip
ASSERTIONS = ("occurred", "attempted", "alleged", "threatened", "planned", "denied", "background")
REVIEW_STATES = ("machine", "confirmed", "corrected")

EVENT_TEXTS = (
    "event_id", "title", "date_edtf", "date_basis", "place_name", "place_id", "admin1", "geo_basis",
    "actors", "actor_codes", "targets", "target_codes",
    "deaths_low", "deaths_best", "deaths_high", "injured_low", "injured_best", "injured_high",
    "claimed_by", "first_published", "last_published", "follows", "disagreement",
)  # fmt: skip
ARTICLE_TEXTS = ("article_id", "title", "url", "source", "published", "language", "duplicate_of")
RUN_FACTS = (
    "tool", "version", "title", "licence", "attribution", "gazetteer", "counts", "language", "model", "inputs",
    "borders", "tiles",
)  # fmt: skip
ORDERED_BY = ("event_id", "date_start", "date_end", "date_basis")

TextLevel = Literal["words", "links", "titles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The content of one data element: `encoding` is `json`, `base64` or `base64+gzip`."""

    name: str
    encoding: str
    content: str


def json_for_html(value: object) -> str:
    """JSON that may stand inside a script element: no `<`, and no line separator that old parsers stumble on."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def build_payload(
    tables: Mapping[str, pandas.DataFrame], *, run: Mapping[str, object], text: TextLevel = "words"
) -> tuple[Block, ...]:
    """The data of a page, from the tables of the dataset contract. Events are sorted by day, undated ones last.

    `text` is what of the articles goes with them: `words` the quoted sentences too, `links` their titles and
    addresses only, `titles` nothing but the events' own titles, places and people (for very many events).
    """
    events = tables["events"].iloc[_order(tables["events"])]
    packed = len(events) > GZIP_ABOVE_EVENTS
    reports = ReportsOfEvents(tables, text=text)
    columns = _Columns(_dictionaries(events, reports))
    texts = []
    for number, rows in enumerate(_blocks_of_rows(events)):
        found = reports.of(rows)
        columns.add(rows, found.outlets)
        values = [_event_texts(row, listed) for row, listed in zip(rows, found.reports, strict=True)]
        texts.append(_text_block(f"events-{number}", values, packed=packed))
    articles = [
        _text_block(f"articles-{number}", [_without_nothing(row, ARTICLE_TEXTS) for row in rows], packed=packed)
        for number, rows in enumerate(_blocks_of_rows(reports.articles, ARTICLE_TEXTS))
        if text != "titles"
    ]
    meta = {
        **columns.dictionaries(),
        "n": len(events),
        "block": BLOCK_EVENTS,
        "text": text,
        "run": _run_facts(run),
        "columns": columns.layout(),
    }
    return (
        Block(name="meta", encoding="json", content=json_for_html(meta)),
        _binary_block("columns", columns.content(), packed=packed),
        *texts,
        *articles,
    )


def _order(events: pandas.DataFrame) -> list[int]:
    """The positions of the events by day, undated ones last."""
    keys = [_sort_key(row) for row in rows_of(events, ORDERED_BY)]
    return sorted(range(len(keys)), key=keys.__getitem__)


def _sort_key(event: Row) -> tuple[bool, str, str, str]:
    day = event["date_start"] or event["date_end"]
    is_undated = day is None or event["date_basis"] == "publication"
    return is_undated, str(day or ""), str(event["date_end"] or ""), str(event["event_id"])


def _blocks_of_rows(table: pandas.DataFrame, names: Sequence[str] | None = None) -> Iterator[list[Row]]:
    for first in range(0, len(table), BLOCK_EVENTS):
        yield rows_of(table.iloc[first : first + BLOCK_EVENTS], names)


def _run_facts(run: Mapping[str, object]) -> dict[str, object]:
    facts: dict[str, Any] = {key: run[key] for key in RUN_FACTS if run.get(key) is not None}
    if isinstance(facts.get("inputs"), list):
        facts["inputs"] = {"files": len(facts["inputs"]), "sha256": _fingerprint(facts["inputs"])}
    loaded: dict[str, object] = json.loads(json.dumps(facts, default=str, sort_keys=True))
    return loaded


def _fingerprint(inputs: object) -> str:
    """One hash for the names and hashes of all input files: a page does not carry them all."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode("utf-8")).hexdigest()


def _event_texts(event: Row, reports: Sequence[Row]) -> Row:
    kept = _without_nothing(event, EVENT_TEXTS)
    return {**kept, "reports": list(reports)} if reports else kept


def _without_nothing(row: Row, names: Sequence[str]) -> Row:
    return {name: row[name] for name in names if row.get(name) not in (None, [])}


def _text_block(name: str, rows: Sequence[Row], *, packed: bool) -> Block:
    """The rows column by column, which packs a fifth smaller than row by row; what no row has is left out."""
    names = dict.fromkeys(chain.from_iterable(rows))
    text = json_for_html({"n": len(rows), **{column: [row.get(column) for row in rows] for column in names}})
    if not packed:
        return Block(name=name, encoding="json", content=text)
    return _binary_block(name, text.encode("utf-8"), packed=True)


def _binary_block(name: str, content: bytes, *, packed: bool) -> Block:
    if not packed:
        return Block(name=name, encoding="base64", content=base64.b64encode(content).decode("ascii"))
    return gzip_block(name, gzip.compress(content, 9, mtime=0))


def gzip_block(name: str, compressed: bytes) -> Block:
    """A block of content that is gzip already."""
    return Block(name=name, encoding="base64+gzip", content=base64.b64encode(compressed).decode("ascii"))


def _dictionaries(events: pandas.DataFrame, reports: ReportsOfEvents) -> dict[str, list[str]]:
    """The names that codes in the columns stand for."""
    people = (_people(actors, targets) for actors, targets in zip(*_lists(events), strict=True))
    return {
        "types": [*EVENT_TYPES, *_strangers(EVENT_TYPES, events["event_type"])],
        "assertions": list(ASSERTIONS),
        "reviews": list(REVIEW_STATES),
        "modes": _known(events["event_mode"]),
        "countries": _known(events["country"]),
        "actors": _by_frequency(people),
        "outlets": _by_frequency(reports.outlets_of_all()),
    }


def _lists(events: pandas.DataFrame) -> tuple[list[list[str]], list[list[str]]]:
    return lists_of(events["actors"]), lists_of(events["targets"])


class _Columns:
    """The numbers of all events, in the order of the page, taken in a block at a time."""

    def __init__(self, names: Mapping[str, list[str]]) -> None:
        self._names = dict(names)
        self._numbers: dict[str, dict[object, int]] = {
            name: {item: number for number, item in enumerate(items)} for name, items in names.items()
        }
        self._parts: dict[str, list[numpy.ndarray]] = {}
        self.add([], [])

    def add(self, events: Sequence[Row], outlets: Sequence[Sequence[str]]) -> None:
        """Take in the next events, each with the outlets that report it."""
        people = [_people(event["actors"], event["targets"]) for event in events]
        for name, kind, values in (*self._values(events), *self._listed(people, outlets)):
            self._parts.setdefault(name, []).append(numpy.asarray(values, dtype=kind))

    def _values(self, events: Sequence[Row]) -> list[tuple[str, str, list[object]]]:
        return [
            ("start", "<i4", [_day(event["date_start"]) for event in events]),
            ("end", "<i4", [_day(event["date_end"]) for event in events]),
            ("lat", "<f4", [_degrees(event["lat"]) for event in events]),
            ("lon", "<f4", [_degrees(event["lon"]) for event in events]),
            ("deaths", "<i4", [_count(event, "deaths") for event in events]),
            ("injured", "<i4", [_count(event, "injured") for event in events]),
            ("radius", "<u2", [min(65535, round(event["geo_radius_km"] or 0)) for event in events]),
            ("mode", "<u2", self._codes("modes", [event["event_mode"] for event in events])),
            ("country", "<u2", self._codes("countries", [event["country"] for event in events])),
            ("articles", "<u2", [min(65535, event["n_articles"] or 0) for event in events]),
            ("sources", "<u2", [min(65535, event["n_sources"] or 0) for event in events]),
            ("type", "u1", self._codes("types", [event["event_type"] for event in events])),
            ("assertion", "u1", self._codes("assertions", [event["assertion"] for event in events])),
            ("review", "u1", self._codes("reviews", [event["review_state"] for event in events])),
            ("datePrecision", "u1", [event["date_precision"] or 6 for event in events]),
            ("geoPrecision", "u1", [event["geo_precision"] or 7 for event in events]),
            ("confidence", "u1", [round(100 * (event["confidence"] or 0)) for event in events]),
            ("open", "u1", [_open_ends(event) for event in events]),
            ("standIn", "u1", [int(event["date_basis"] == "publication") for event in events]),
        ]

    def _listed(
        self, people: Sequence[Sequence[str]], outlets: Sequence[Sequence[str]]
    ) -> Iterator[tuple[str, str, list[object]]]:
        for name, lists in (("actors", people), ("outlets", outlets)):
            yield f"{name}From", "<u4", [len(items) for items in lists]
            yield name, "<u4", [self._numbers[name][item] for items in lists for item in items]

    def _codes(self, name: str, values: Sequence[object]) -> list[object]:
        """The number of each value in its dictionary; one past the end is unknown."""
        numbers = self._numbers[name]
        return [numbers.get(value, len(numbers)) for value in values]

    def dictionaries(self) -> dict[str, list[str]]:
        """The names that the codes stand for."""
        return self._names

    def layout(self) -> list[list[object]]:
        """[name, type, length] of each array, in the order of the bytes: widest first, so that all are aligned."""
        return [[name, array.dtype.str.lstrip("<|"), len(array)] for name, array in self._ordered()]

    def content(self) -> bytes:
        """All arrays, one after another."""
        return b"".join(array.tobytes() for _, array in self._ordered())

    def _ordered(self) -> list[tuple[str, numpy.ndarray]]:
        arrays = {name: numpy.concatenate(parts) for name, parts in self._parts.items()}
        for name in ("actorsFrom", "outletsFrom"):  # from counts to where each event's part of the list begins
            arrays[name] = numpy.concatenate([[0], numpy.cumsum(arrays[name])]).astype("<u4")
        return sorted(arrays.items(), key=lambda item: -item[1].dtype.itemsize)


def _known(values: pandas.Series[str]) -> list[str]:
    return sorted(str(value) for value in values.dropna().unique())


def _strangers(known: Sequence[str], values: pandas.Series[str]) -> list[str]:
    return [value for value in _known(values) if value not in known]


def _by_frequency(lists: Iterable[Sequence[str]]) -> list[str]:
    counts = Counter(chain.from_iterable(lists))
    return sorted(counts, key=lambda item: (-counts[item], item))


def _people(actors: Sequence[str] | None, targets: Sequence[str] | None) -> list[str]:
    """Actors and targets once each, in order."""
    return list(dict.fromkeys([*(actors or []), *(targets or [])]))


def _day(value: str | None) -> int:
    return NO_DAY if value is None else int(numpy.datetime64(value[:10], "D").astype(int))


def _degrees(value: float | None) -> float:
    return float("nan") if value is None else value


def _count(event: Row, name: str) -> int:
    for column in (f"{name}_best", f"{name}_high", f"{name}_low"):
        if event[column] is not None:
            return int(event[column])
    return NO_COUNT


def _open_ends(event: Row) -> int:
    edtf = str(event["date_edtf"] or "")
    has_open_start = event["date_start"] is None
    has_open_end = event["date_end"] is None
    is_approximate = "~" in edtf or "%" in edtf or "?" in edtf
    return has_open_start * OPEN_START + has_open_end * OPEN_END + is_approximate * APPROXIMATE
