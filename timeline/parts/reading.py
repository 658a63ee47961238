"""Reading the events of a text part by part, each as if it were an article, with the offsets of the whole."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.dates import find_dates
from timeline.events.evidence import date_evidence
from timeline.model import Article, DateMention, Evidence, Issue, Parse, PlaceMention, Publication, Report
from timeline.parts.country import in_part, shared_country
from timeline.parts.part import Part

_Read = tuple[tuple[Report, ...], tuple[Evidence, ...], tuple[Issue, ...]]
ReadEvents = Callable[[Article, Parse, Sequence[DateMention], Sequence[PlaceMention], Publication], _Read]
FOLLOWING_DAYS = 120
FAR_DAYS = 183
_WITHOUT_YEAR = frozenset(("day-month", "month-day"))


def read_parts(
    article: Article,
    readable: Article,
    parse: Parse,
    parts: Sequence[Part],
    places: Sequence[PlaceMention],
    publication: Publication,
    read_events: ReadEvents,
) -> _Read:
    """The reports of all parts, ranked together, with their evidence and issues.

    `readable` is the article without the dates before its parts, which are left out of the parse too.
    """
    reports: list[Report] = []
    evidence: list[Evidence] = []
    issues: list[Issue] = []
    country = shared_country(places, parts)
    for part in parts:
        own, base = _sentences(parse, part)
        if not own.sentences:
            continue
        piece, clean = _piece(article, part), _piece(readable, part)
        dates = tuple(_near(date, part, publication) for date in find_dates(clean, own, _dated(publication, part)))
        about = in_part(country, part)
        seen = replace(_until(publication, part, dates), about=about)
        told, rows, found = read_events(piece, own, dates, _of_part(places, part, base), seen)
        rows = tuple(row for row in rows if part.is_told or row.report_id is None)
        if part.day is not None and all(row.start != part.day.start for row in rows):
            rows = (date_evidence(piece, part.day, report_id=None, chosen=False), *rows)
        reports += told if part.is_told else ()
        evidence += [_of_text(row, base, country if about is not None else None) for row in rows]
        issues += found
    reports.sort(key=lambda report: (-report.salience, report.rank))  # stable: in the order of the parts
    ranked = tuple(replace(report, rank=rank) for rank, report in enumerate(reports, start=1))
    return ranked, tuple(evidence), tuple(issues)


def _piece(article: Article, part: Part) -> Article:
    """An article of one part, with spaces before it so that offsets hold."""
    text = " " * part.start + article.text[part.start : part.end]
    return replace(article, text=text, title=article.title if part.with_title else None)


def _sentences(parse: Parse, part: Part) -> tuple[Parse, int]:
    """The sentences of a part, numbered from 0, and the number that its first one has in the text."""
    own = [s for s in parse.sentences if s.field == "text" and part.start <= s.start < part.end]
    base = own[0].index if own else 0
    titles = [s for s in parse.sentences if s.field == "title" and part.with_title]
    return Parse(sentences=(*titles, *(replace(s, index=s.index - base) for s in own))), base


def _of_part(places: Sequence[PlaceMention], part: Part, base: int) -> tuple[PlaceMention, ...]:
    titles = [place for place in places if place.field == "title" and part.with_title]
    inside = [place for place in places if place.field == "text" and part.start <= place.start < part.end]
    return (*titles, *(replace(place, sentence=max(0, place.sentence - base)) for place in inside))


def _of_text(row: Evidence, base: int, outside: PlaceMention | None) -> Evidence:
    """A row of a part with the number that its sentence has in the text; `outside` is the place that the part lacks."""
    if row.field_text != "text":
        return row
    if outside is not None and (row.kind, row.start) == ("place", outside.start):
        return replace(row, sentence=outside.sentence)
    return replace(row, sentence=row.sentence + base)


def _dated(publication: Publication, part: Part) -> Publication:
    """The publication as a part sees it: the day before it is the one from which its words count."""
    value = None if part.day is None else part.day.value
    return publication if value is None or value.end is None else replace(publication, day=value.end, precision=1)


def _near(date: DateMention, part: Part, publication: Publication) -> DateMention:
    """A day without a year in the year that brings it nearest to its part's: "held on 19 April ... freed on 30 May"."""
    value, own = date.value, None if part.day is None else part.day.value
    if own is None or own.end is None or value is None or value.start is None or date.rule not in _WITHOUT_YEAR:
        return date
    if (own.end - value.start).days <= FAR_DAYS or value.end is None or value.precision > 1:
        return date
    try:
        day = value.start.replace(year=value.start.year + 1)
    except ValueError:
        return date
    if publication.day is not None and day > publication.day:
        return date
    return replace(date, value=replace(value, start=day, end=day, edtf=day.isoformat()))


def _until(publication: Publication, part: Part, dates: Sequence[DateMention]) -> Publication:
    """The publication for a dated part's events: told by the last day of its own, dated by the one before it."""
    value = None if part.day is None else part.day.value
    if value is None or value.end is None:
        return publication
    latest = max((day for date in dates if (day := _following(date, value.end, publication))), default=value.end)
    return replace(publication, day=latest, precision=1, entry=part.day)


def _following(date: DateMention, own: datetime.date, publication: Publication) -> datetime.date | None:
    end = None if date.value is None else date.value.end
    if end is None or not own < end <= own + datetime.timedelta(days=FOLLOWING_DAYS):
        return None
    return end if publication.day is None or end <= publication.day else None
