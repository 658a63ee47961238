"""What single articles say of events: looked up for a block of events at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy
import pandas

from timeline.pages.quotes import quotes_of
from timeline.pages.rows import Row, rows_of

REPORT_TEXTS = (
    "event_type", "event_mode", "assertion", "date_edtf", "date_start", "date_end", "date_precision", "date_basis",
    "place_name", "admin1", "country", "lat", "lon", "geo_precision", "geo_radius_km", "geo_basis",
    "actors", "targets", "deaths_low", "deaths_best", "deaths_high",
    "injured_low", "injured_best", "injured_high", "claimed_by", "confidence",
)  # fmt: skip
KEYS = ("report_id", "event_id", "article_id")
EVIDENCE_TEXTS = ("report_id", "article_id", "kind", "field_text", "start", "end", "sentence", "chosen")

Positions = dict[str, numpy.ndarray]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """For each event asked for, in that order: its reports (none at level `titles`) and the outlets they are from."""

    reports: list[list[Row]]
    outlets: list[list[str]]


class ReportsOfEvents:
    """The reports of the dataset's events. `articles` are those that report something, in the table's order."""

    def __init__(self, tables: Mapping[str, pandas.DataFrame], *, text: str) -> None:
        reported = set(tables["reports"]["article_id"])
        self.articles = tables["articles"][tables["articles"]["article_id"].isin(reported)]
        self._text = text
        self._reports = tables["reports"]
        self._evidence = tables["evidence"].iloc[:0]
        if text == "words" and len(tables["evidence"]):
            self._evidence = tables["evidence"][tables["evidence"]["chosen"].astype(bool)]
        self._numbers = {str(article): number for number, article in enumerate(self.articles["article_id"])}
        self._sources = [None if pandas.isna(name) else str(name) for name in self.articles["source"]]
        self._published = [row["published"] or "9" for row in rows_of(self.articles, ("published",))]
        self._reports_of = _positions(self._reports, "event_id")
        self._evidence_of = _positions(self._evidence, "report_id")

    def outlets_of_all(self) -> Iterator[list[str]]:
        """The outlets of each event, once each."""
        numbers = [self._numbers[str(article)] for article in self._reports["article_id"]]
        for positions in self._reports_of.values():
            yield self._outlets([numbers[position] for position in positions])

    def _outlets(self, articles: Sequence[int]) -> list[str]:
        return sorted({name for name in (self._sources[number] for number in articles) if name is not None})

    def of(self, events: Sequence[Row]) -> Found:
        """The reports of some events, the oldest first: each says only where it differs from its event."""
        ids = [str(event["event_id"]) for event in events]
        reports = self._rows(ids)
        listed: dict[str, list[Row]] = {event: [] for event in ids}
        for report in reports:
            listed[str(report["event_id"])].append(report)
        outlets = [self._outlets([self._number(report) for report in listed[event]]) for event in ids]
        if self._text == "titles":
            return Found(reports=[[] for _ in ids], outlets=outlets)
        quotes = self._quotes(reports)
        told = [self._told(event, listed[str(event["event_id"])], quotes) for event in events]
        return Found(reports=told, outlets=outlets)

    def _number(self, report: Row) -> int:
        return self._numbers[str(report["article_id"])]

    def _told(self, event: Row, reports: Sequence[Row], quotes: Mapping[str, list[Row]]) -> list[Row]:
        dated = [(self._published[self._number(report)], str(report["report_id"]), report) for report in reports]
        ordered = [report for *_, report in sorted(dated, key=lambda item: item[:2])]
        return [
            {
                "article": self._number(report),
                **({"quotes": quotes[str(report["report_id"])]} if str(report["report_id"]) in quotes else {}),
                **{name: report.get(name) for name in REPORT_TEXTS if report.get(name) != event.get(name)},
            }
            for report in ordered
        ]

    def _rows(self, event_ids: Sequence[str]) -> list[Row]:
        names = KEYS if self._text == "titles" else (*KEYS, *REPORT_TEXTS)
        return rows_of(_taken(self._reports, self._reports_of, event_ids), names)

    def _quotes(self, reports: Sequence[Row]) -> dict[str, list[Row]]:
        evidence = _taken(self._evidence, self._evidence_of, [str(report["report_id"]) for report in reports])
        if not len(evidence):
            return {}
        numbers = sorted({self._number(report) for report in reports})
        articles = rows_of(self.articles.iloc[numbers], ("article_id", "title", "text"))
        return quotes_of(rows_of(evidence, EVIDENCE_TEXTS), {str(row["article_id"]): row for row in articles})


def _positions(table: pandas.DataFrame, name: str) -> Positions:
    """Where in the table the rows of each value of a column stand."""
    if not len(table):
        return {}
    groups = table.groupby(name, sort=False).indices
    return {str(value): numpy.asarray(rows) for value, rows in groups.items()}


def _taken(table: pandas.DataFrame, positions: Positions, values: Sequence[str]) -> pandas.DataFrame:
    rows = [positions[value] for value in values if value in positions]
    return table.iloc[numpy.concatenate(rows)] if rows else table.iloc[:0]
