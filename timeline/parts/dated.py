"""Chronologies and logs: paragraphs that each begin with their date, "5 March: Gunmen shot dead a judge".

The dates are found before the text is parsed and left out of the parse, where they would be sentences of their own or
parts of names ("Feb. Police"). A date governs what follows it up to the next one.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from timeline.dates import Expression, edtf, find_expressions, language_of, resolve_expression
from timeline.dates.context import Context, Resolved
from timeline.dates.edtf import Period
from timeline.dates.resolve import asks_tense
from timeline.model import Article, DateMention, DateValue, Span
from timeline.parts.part import LINE, MIN_SHARE, Part

MIN_LABELS = 3
SCORE = 0.95
LEAP = 2000

_Kind = Literal["date", "day", "prose", "same", "heading", "clock"]
_DATES = frozenset(
    ("date", "date_short", "day_range", "month_range", "month", "month_short", "month_first", "numeric", "weekday")
)
_DAYS = frozenset(("date", "date_short", "day_range", "numeric"))
_BOLD = re.compile(r"\*\*|__")
# A bullet, a number of a list, the stars of bold type.
_LEAD = re.compile(
    r"[ \t]*(?:[-•*·–—▪●][ \t]+|\(?\d{1,3}[.)][ \t]+(?=[^\n]{0,2}[\d*]))?(?:\*\*|__)?[ \t]*"
    r"(?:On[ \t]+(?=[^\n]{0,30}:))?"
)
# What parts it from the words: a colon or dash, the end of bold type, a point before a new sentence, the line's end.
_END = re.compile(
    r"[ \t]*(?:\([^()\n]{1,20}\))?[ \t]*"
    r"(?:(?:\*\*|__)[ \t]*[:–—-]?|[:–—][ \t]*(?:\*\*|__)?|-{1,2}(?=[ \t])|\.(?=[ \t]+[\"“‘'(]?[A-Z])|\)"
    r"|(?=[ \t]*(?:\n|$)))[ \t]*"
)
_YEAR = re.compile(r"[ \t]*(?:\*\*|__|#+[ \t]*)?((?:19|20)\d\d)(?:\*\*|__)?:?[ \t]*(?=\n|$)")
_TITLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(
    r"[ \t]*(?:[•*·][ \t]*)?(\d{1,2})(?:st|nd|rd|th)?(?:[ \t]?[-–][ \t]?(\d{1,2}))?[ \t]*"
    r"(?:[–—:]|-{1,2}(?=[ \t]))[ \t]+(?=\D)"
)
_OPENING = re.compile(r"[ \t]*(?:[Oo]n|ON)[ \t]+(?:the[ \t]+(?:night|evening|morning|afternoon)[ \t]+of[ \t]+)?")
_CLOCK = re.compile(
    r"[ \t]*(?:\*\*|__|\[|\()?\d{1,2}[:.h]\d{2}[ \t]?(?:[AaPp]\.?[Mm]\b\.?)?"
    r"[ \t]?(?:GMT|UTC|[A-Z]{1,3}S?T\b|local time)?"
    r"(?:[ \t]*(?:\*\*|__|[:–—\])]|-{1,2}(?=[ \t]))+[ \t]*|(?=[ \t]*(?:\n|$))|[ \t]+(?=[\"“‘'(]?[A-Z]))"
)
_SAME_DAY = r"(?:(?:The )?[Ss]ame day|That day)"
_SAME = re.compile(rf"[ \t]*(?:[•*·–—-][ \t]+)?(?:\*\*)?{_SAME_DAY}(?:\*\*)?[ \t]*[:–—-][ \t]*(?:\*\*)?")
_SAME_AFTER = re.compile(rf"{_SAME_DAY}[,:][ \t]*")


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands before a paragraph: where, what kind, the words of time in it, and the year of one that is a year."""

    span: Span
    kind: _Kind
    expression: Expression | None = None
    days: tuple[int, int] = (0, 0)
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """The dates and hours before the paragraphs of a text: `spans` to leave unread, none where it is no list."""

    found: tuple[_Label, ...] = ()
    is_log: bool = False

    @property
    def clocks(self) -> tuple[Span, ...]:
        """Where the hours stand."""
        return tuple(label.span for label in self.found if label.kind == "clock")

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where they stand."""
        return tuple(label.span for label in self.found if label.span.start < label.span.end)


def find_labels(article: Article) -> Labels:
    """The dates before the paragraphs of a chronology, or the hours before those of a running report."""
    labels = tuple(_labels(article))
    own = [label for label in labels if label.kind in ("date", "day", "prose", "same")]
    if len(own) >= MIN_LABELS and _share(article.text, labels) >= MIN_SHARE:
        return Labels(labels, is_log=True)
    clocks = tuple(label for label in labels if label.kind == "clock")
    return Labels(clocks) if len(clocks) >= MIN_LABELS else Labels()


def dated_parts(article: Article, labels: Labels, published: datetime.date | None) -> tuple[Part, ...]:
    """The parts of a chronology in order, each with its date; what stands before the first date is one too."""
    if not labels.is_log:
        return ()
    found = [label for label in labels.found if label.kind != "clock"]
    values = _values(article, found, published)
    first = found[0].span.start
    parts = [Part(0, first, with_title=True, is_told=bool(article.text[:first].strip()))]
    starts = [*(label.span.start for label in found), len(article.text)]
    for label, value, (start, end) in zip(found, values, pairwise(starts), strict=True):
        if article.text[label.span.end : end].strip():
            parts.append(Part(start, end, _mention(article, label, value) if value is not None else None))
    return tuple(parts)


def _labels(article: Article) -> Iterator[_Label]:
    """What stands before each line, in order."""
    text, language = article.text, language_of(article.language)
    plain = _BOLD.sub("  ", text)  # the stars of bold type would hide a number beside them
    at = {expression.start: expression for expression in find_expressions(plain, language)}
    for line in LINE.finditer(text):
        label = (
            _heading(text, line)
            or _clock(text, line)
            or _dated(text, line, at)
            or _opening(text, line, at)
            or _same(text, line)
            or _day(text, line)
        )
        if label is not None:
            yield label


def _heading(text: str, line: re.Match[str]) -> _Label | None:
    year = _YEAR.match(text, line.start(), line.end())
    return None if year is None else _Label(Span(start=year.start(), end=year.end()), "heading", year=int(year[1]))


def _dated(text: str, line: re.Match[str], at: dict[int, Expression]) -> _Label | None:
    lead = _LEAD.match(text, line.start(), line.end())
    expression = at.get(lead.end() if lead is not None else line.start())
    if expression is None or expression.match.rule.reading not in _DATES:
        return None
    end = _END.match(text, expression.end)
    if end is None or (end.end() == expression.end and expression.end < line.end()):
        return None
    after = _SAME_AFTER.match(text, end.end())
    span = Span(start=line.start(), end=min(line.end(), (after or end).end()))
    alone = not text[span.end : line.end()].strip()
    is_heading = alone and expression.match.rule.reading in ("month", "month_short", "month_first")
    return _Label(span, "heading" if is_heading else "date", expression)


def _clock(text: str, line: re.Match[str]) -> _Label | None:
    clock = _CLOCK.match(text, line.start(), line.end())
    return None if clock is None else _Label(Span(start=clock.start(), end=clock.end()), "clock")


def _opening(text: str, line: re.Match[str], at: dict[int, Expression]) -> _Label | None:
    """A day that opens the first sentence of a paragraph, which is left to be parsed: "On 5 March, gunmen shot"."""
    opening = _OPENING.match(text, line.start(), line.end())
    expression = None if opening is None else at.get(opening.end())
    if expression is None or expression.match.rule.reading not in _DAYS:
        return None
    return _Label(Span(start=line.start(), end=line.start()), "prose", expression)


def _same(text: str, line: re.Match[str]) -> _Label | None:
    same = _SAME.match(text, line.start(), line.end())
    return None if same is None else _Label(Span(start=same.start(), end=same.end()), "same")


def _day(text: str, line: re.Match[str]) -> _Label | None:
    """A day alone, of the month in the heading above: "14 - A man was found dead"."""
    day = _DAY.match(text, line.start(), line.end())
    if day is None:
        return None
    after = _SAME_AFTER.match(text, day.end())
    first = int(day[1])
    return _Label(Span(start=day.start(), end=(after or day).end()), "day", days=(first, int(day[2] or first)))


def _share(text: str, labels: Sequence[_Label]) -> float:
    """How many of the lines between the first and the last label have one."""
    first, last = labels[0].span.start, labels[-1].span.start
    lines = [line for line in LINE.finditer(text) if first <= line.start() <= last and line[0].strip()]
    alone = sum(not text[label.span.end : _line_end(text, label.span.end)].strip() for label in labels)
    return len(labels) / max(1, len(lines) - alone)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _values(article: Article, labels: Sequence[_Label], published: datetime.date | None) -> list[DateValue | None]:
    """The days of the labels: by their year, that of the heading above or the title, or by their order."""
    title = set(_TITLE_YEAR.findall(article.title or ""))
    year = int(title.pop()) if len(title) == 1 else None
    anchors = _anchors(labels, year, published)
    values: list[DateValue | None] = []
    month: DateValue | None = None
    for label, anchor in zip(labels, anchors, strict=True):
        value: DateValue | None = None
        if label.kind == "same":
            value = values[-1] if values else None
        elif label.kind == "day":
            value = _day_of(label, month)
        elif label.expression is not None:
            period = _period(label, anchor)
            value = None if period is None else Resolved(period, "explicit").value()
            month = value if label.kind == "heading" else month
        elif label.year is not None:
            value, month = Resolved(edtf.year(label.year), "explicit").value(), None
        values.append(value)
    return values


def _day_of(label: _Label, month: DateValue | None) -> DateValue | None:
    if month is None or month.start is None:
        return None
    try:
        first, last = (month.start.replace(day=day) for day in label.days)
    except ValueError:
        return None
    return None if last < first else Resolved(edtf.span(first, last), "explicit").value()


def _anchors(labels: Sequence[_Label], year: int | None, published: datetime.date | None) -> list[datetime.date | None]:
    """For each label the last day that it can be: the end of the year above it, else the day of the one after it.

    Where the newest stands first, it is the day of the one before.
    """
    ends: list[datetime.date | None] = []
    for label in labels:
        year = label.year or year
        ends.append(None if year is None else datetime.date(year, 12, 31))
    rough = [_start(label, published) for label in labels]
    steps = [later > earlier for earlier, later in pairwise(day for day in rough if day is not None)]
    rises = sum(steps) * 2 >= len(steps)
    numbers = list(range(len(labels)))
    latest = published
    for number in reversed(numbers) if rises else numbers:
        if ends[number] is None:
            ends[number] = latest
        latest = _start(labels[number], ends[number]) or latest
    return ends


def _start(label: _Label, anchor: datetime.date | None) -> datetime.date | None:
    period = _period(label, anchor)
    return None if period is None else period.start


def _period(label: _Label, anchor: datetime.date | None) -> Period | None:
    """The days of a label; without a year of its own the last ones that begin by the anchor."""
    if label.expression is None:
        return None
    resolved = resolve_expression(label.expression, Context(anchor=anchor, tense="past"))
    if resolved is None or anchor is None or not asks_tense(label.expression.match):
        return None if resolved is None else resolved.period
    start, end = resolved.period.start, resolved.period.end
    if start is None or end is None or label.expression.match.rule.reading == "weekday":
        return resolved.period
    years = anchor.year - start.year - (start.replace(year=LEAP) > anchor.replace(year=LEAP))
    try:
        return edtf.span(start.replace(year=start.year + years), end.replace(year=end.year + years))
    except ValueError:
        return resolved.period


def _mention(article: Article, label: _Label, value: DateValue) -> DateMention:
    quote = article.text[label.span.start : label.span.end]
    start = label.span.start + len(quote) - len(quote.lstrip(" \t•*·–—-▪●_#"))
    end = label.span.start + len(quote.rstrip(" \t:–—-*_.)"))
    if label.expression is not None:
        start, end = label.expression.start, label.expression.end
    return DateMention(
        field="text",
        start=start,
        end=max(start + 1, end),
        quote=article.text[start : max(start + 1, end)],
        sentence=0,
        value=replace(value, basis="explicit"),
        rule="entry",
        score=SCORE,
    )
