"""What a page carries: the tables as columns of numbers and blocks of text, ready to stand inside a script element.

Numbers (what the map, the timeline and the filters need) are little-endian arrays in one block; texts stand in
blocks of `BLOCK_EVENTS` events that the viewer unpacks when a list row, a card or a search needs them.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy
import pandas

from timeline.pages.quotes import quotes_of
from timeline.pages.rows import Row, rows_of

BLOCK_EVENTS = 2_000
GZIP_ABOVE_EVENTS = 2_000
QUOTED_EVENTS = 250_000
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
REPORT_TEXTS = (
    "event_type", "event_mode", "assertion", "date_edtf", "date_start", "date_end", "date_precision", "date_basis",
    "place_name", "admin1", "country", "lat", "lon", "geo_precision", "geo_radius_km", "geo_basis",
    "actors", "targets", "deaths_low", "deaths_best", "deaths_high",
    "injured_low", "injured_best", "injured_high", "claimed_by", "confidence",
)  # fmt: skip
ARTICLE_TEXTS = ("article_id", "title", "url", "source", "published", "language", "duplicate_of")


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
    tables: Mapping[str, pandas.DataFrame], *, run: Mapping[str, object], quoted_events: int = QUOTED_EVENTS
) -> tuple[Block, ...]:
    """The data of a page, from the tables of the dataset contract. Events are sorted by day, undated ones last.

    A dataset of more than `quoted_events` leaves the words of its articles out of the page (100,000 events with
    words are about 13 MB); the page says so.
    """
    events = sorted(rows_of(tables["events"]), key=_order)
    articles = _articles(tables)
    has_quotes = len(events) <= quoted_events
    reports = _reports_by_event(tables, articles, has_quotes=has_quotes)
    outlets = [_outlets(reports.get(str(event["event_id"]), []), articles) for event in events]
    packed = len(events) > GZIP_ABOVE_EVENTS
    columns = _Columns(events, outlets)
    meta = {
        **columns.dictionaries(),
        "n": len(events),
        "block": BLOCK_EVENTS,
        "quoted": has_quotes,
        "run": _run_facts(run),
    }
    texts = [_event_texts(event, reports.get(str(event["event_id"]), [])) for event in events]
    return (
        Block(name="meta", encoding="json", content=json_for_html({**meta, "columns": columns.layout()})),
        _binary_block("columns", columns.content(), packed=packed),
        *_text_blocks("events", texts, packed=packed),
        *_text_blocks("articles", [_without_nothing(row, ARTICLE_TEXTS) for row in articles], packed=packed),
    )


def _order(event: Row) -> tuple[bool, str, str, str]:
    day = event["date_start"] or event["date_end"]
    is_undated = day is None or event["date_basis"] == "publication"
    return is_undated, str(day or ""), str(event["date_end"] or ""), str(event["event_id"])


def _run_facts(run: Mapping[str, object]) -> dict[str, object]:
    known = ("version", "built", "title", "licence", "attribution", "gazetteer", "counts", "language")
    facts = {key: run[key] for key in known if run.get(key) is not None}
    loaded: dict[str, object] = json.loads(json.dumps(facts, default=str, sort_keys=True))
    return loaded


def _articles(tables: Mapping[str, pandas.DataFrame]) -> list[Row]:
    reported = set(tables["reports"]["article_id"])
    return [row for row in rows_of(tables["articles"]) if row["article_id"] in reported]


def _reports_by_event(
    tables: Mapping[str, pandas.DataFrame], articles: Sequence[Row], *, has_quotes: bool
) -> dict[str, list[Row]]:
    numbers = {str(article["article_id"]): number for number, article in enumerate(articles)}
    evidence = rows_of(tables["evidence"]) if has_quotes else []
    quotes = quotes_of(evidence, {str(row["article_id"]): row for row in articles})
    grouped: dict[str, list[Row]] = {}
    for report in rows_of(tables["reports"]):
        article = numbers[str(report["article_id"])]
        found = quotes.get(str(report["report_id"]), [])
        grouped.setdefault(str(report["event_id"]), []).append({**report, "article": article, "quotes": found})
    for reports in grouped.values():
        reports.sort(
            key=lambda report: (str(articles[report["article"]]["published"] or "9"), str(report["report_id"]))
        )
    return grouped


def _outlets(reports: Sequence[Row], articles: Sequence[Row]) -> list[str]:
    names = {articles[report["article"]]["source"] for report in reports}
    return sorted(str(name) for name in names if name is not None)


def _event_texts(event: Row, reports: Sequence[Row]) -> Row:
    kept = _without_nothing(event, EVENT_TEXTS)
    kept["reports"] = [_report_texts(report, event) for report in reports]
    return kept


def _report_texts(report: Row, event: Row) -> Row:
    """What differs from the event's own values; the viewer lays it over them."""
    differing = {name: report.get(name) for name in REPORT_TEXTS if report.get(name) != event.get(name)}
    return {"article": report["article"], "quotes": report["quotes"], **differing}


def _without_nothing(row: Row, names: Sequence[str]) -> Row:
    return {name: row[name] for name in names if row.get(name) not in (None, [])}


def _text_blocks(name: str, rows: Sequence[Row], *, packed: bool) -> list[Block]:
    blocks = []
    for number, first in enumerate(range(0, len(rows), BLOCK_EVENTS)):
        text = json_for_html(list(rows[first : first + BLOCK_EVENTS]))
        blocks.append(_text_block(f"{name}-{number}", text, packed=packed))
    return blocks


def _text_block(name: str, text: str, *, packed: bool) -> Block:
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


class _Columns:
    """The numbers of all events, in the order of the page."""

    def __init__(self, events: Sequence[Row], outlets: Sequence[Sequence[str]]) -> None:
        self._names: dict[str, list[str]] = {
            "types": list(EVENT_TYPES),
            "assertions": list(ASSERTIONS),
            "reviews": list(REVIEW_STATES),
            "modes": _known(event["event_mode"] for event in events),
            "countries": _known(event["country"] for event in events),
            "actors": _by_frequency(_people(event) for event in events),
            "outlets": _by_frequency(outlets),
        }
        self._names["types"] += _strangers(self._names["types"], (event["event_type"] for event in events))
        self._arrays: dict[str, numpy.ndarray] = {**self._values(events), **self._lists(events, outlets)}

    def _values(self, events: Sequence[Row]) -> dict[str, numpy.ndarray]:
        column = [
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
        return {name: numpy.asarray(values, dtype=kind) for name, kind, values in column}

    def _lists(self, events: Sequence[Row], outlets: Sequence[Sequence[str]]) -> dict[str, numpy.ndarray]:
        arrays = {}
        for name, lists in (("actors", [_people(event) for event in events]), ("outlets", outlets)):
            starts = numpy.zeros(len(lists) + 1, dtype="<u4")
            starts[1:] = numpy.cumsum([len(items) for items in lists])
            numbers = {item: number for number, item in enumerate(self._names[name])}
            arrays[f"{name}From"] = starts
            arrays[name] = numpy.asarray([numbers[item] for items in lists for item in items], dtype="<u4")
        return arrays

    def _codes(self, name: str, values: Sequence[object]) -> list[int]:
        """The number of each value in its dictionary; one past the end is unknown."""
        numbers: dict[object, int] = {item: number for number, item in enumerate(self._names[name])}
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
        return sorted(self._arrays.items(), key=lambda item: -item[1].dtype.itemsize)


def _known(values: object) -> list[str]:
    return sorted({str(value) for value in values if value is not None})  # type: ignore[attr-defined]


def _strangers(known: Sequence[str], values: object) -> list[str]:
    return [value for value in _known(values) if value not in known]


def _by_frequency(lists: object) -> list[str]:
    counts: dict[str, int] = {}
    for items in lists:  # type: ignore[attr-defined]
        for item in items:
            counts[item] = counts.get(item, 0) + 1
    return sorted(counts, key=lambda item: (-counts[item], item))


def _people(event: Row) -> list[str]:
    """Actors and targets once each, in order."""
    return list(dict.fromkeys(str(name) for name in [*(event["actors"] or []), *(event["targets"] or [])]))


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
