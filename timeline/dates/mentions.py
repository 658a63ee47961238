"""From an article to its dates: every expression found, read against publication, narrative and tense."""

from __future__ import annotations

import bisect
import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.dates import edtf
from timeline.dates.edtf import Period
from timeline.dates.find import Expression, find_expressions, language_of
from timeline.dates.resolve import Context, Resolved, resolve, resolve_range
from timeline.dates.tense import tense_at
from timeline.model import Article, DateMention, DateValue, FieldText, Parse, Publication, Sentence

DATELINE_DAYS = 7
THREAD_MAX_YEARS = 60
# A clock or a bare "in the morning" tells the hour of a day already set; it sets none itself.
NO_THREAD = frozenset(("clock", "same_day", "span", "century", "decade", "year_range"))


def find_dates(article: Article, parse: Parse, publication: Publication) -> tuple[DateMention, ...]:
    """Every date of the title and the text, in that order and in order of place, none over another.

    A mention that cannot be resolved has `value` None: without a day of publication that is every weekday and every
    "yesterday", never a guess.
    """
    language = language_of(article.language)
    found: list[DateMention] = []
    if article.title:
        found.extend(_field_dates(article, article.title, "title", parse, publication, language))
    found.extend(_field_dates(article, article.text, "text", parse, publication, language))
    return tuple(found)


@dataclass(slots=True)
class _Thread:
    """What the narrative has set so far."""

    anchor: datetime.date | None
    last: Period | None = None
    last_day: Period | None = None

    def follow(self, resolved: Resolved, reading: str) -> None:
        period = resolved.period
        if reading in NO_THREAD or period.start is None or period.end is None:
            return
        self.last = period
        if period.precision <= 2:
            self.last_day = period


def _field_dates(
    article: Article, text: str, field: FieldText, parse: Parse, publication: Publication, language: str
) -> Iterator[DateMention]:
    sentences = [sentence for sentence in parse.sentences if sentence.field == field]
    starts = [sentence.start for sentence in sentences]
    expressions = find_expressions(text, language)
    day_first = _day_first(expressions, language)
    thread = _Thread(anchor_day(article, publication))
    for expression in expressions:
        index = max(0, bisect.bisect_right(starts, expression.start) - 1)
        sentence = sentences[index] if sentences else None
        context = Context(
            anchor=thread.anchor,
            thread=thread.last,
            thread_day=thread.last_day,
            tense=_tense(sentence, text, expression, field, language),
            day_first=day_first,
        )
        resolved = _resolve(expression, context)
        resolved = _dateline_basis(expression, resolved, publication, field)
        if resolved is not None:
            thread.follow(resolved, expression.match.rule.reading)
        yield DateMention(
            field=field,
            start=expression.start,
            end=expression.end,
            quote=text[expression.start : expression.end],
            sentence=0 if sentence is None else sentence.index,
            value=None if resolved is None else resolved.value(),
            rule=f"{expression.match.rule.rule}{'-range' if expression.until else ''}",
            score=expression.match.rule.score,
        )


def _tense(sentence: Sentence | None, text: str, expression: Expression, field: FieldText, language: str) -> str:
    return tense_at(sentence, text, expression.start, language=language)


def _resolve(expression: Expression, context: Context) -> Resolved | None:
    if expression.until is None:
        return resolve(expression.match, context)
    return resolve_range(expression.match, expression.until, context)


def _dateline_basis(
    expression: Expression, resolved: Resolved | None, publication: Publication, field: FieldText
) -> Resolved | None:
    mention = publication.mention
    if resolved is None or mention is None or field != mention.field or mention.value is None:
        return resolved
    if publication.basis == "dateline" and mention.start == expression.start:
        return replace(resolved, basis="dateline")
    return resolved


def anchor_day(article: Article, publication: Publication) -> datetime.date | None:
    """The day the words were written: the dateline's where it is a few days before publication, else publication's."""
    from timeline.dates.publication import dateline_day

    written = dateline_day(article, publication.day)
    if written is None or publication.day is None:
        return publication.day
    return written if 0 <= (publication.day - written).days <= DATELINE_DAYS else publication.day


def _day_first(expressions: tuple[Expression, ...], language: str) -> bool | None:
    """The article's own habit in dates such as 29/05/2017; None where no date of it tells."""
    for expression in expressions:
        match = expression.match
        if match.rule.reading != "numeric":
            continue
        first, second = match.number("a") or 0, match.number("b") or 0
        if first > 12 >= second:
            return True
        if second > 12 >= first:
            return False
    return None if language == "en" else True


def resolve_relative(
    mention: DateMention, anchor: DateValue, *, solve: str = "event", language: str = "en"
) -> DateValue | None:
    """A mention of basis `relative_to_event` read against the day of a known event.

    In "the raid came hours after the bombing" the mention is "hours after". With `solve="event"` the anchor is the
    bombing and the answer is the raid's days; with `solve="reference"` the anchor is the raid and the answer is the
    bombing's. None where the words cannot be read so.
    """
    found = find_expressions(mention.quote, language)
    if not found or anchor.start is None or anchor.end is None:
        return None
    match = found[0].match
    if solve == "reference":
        match = _reversed(match)
    base = Period(anchor.start, anchor.end, edtf.span(anchor.start, anchor.end).edtf)
    resolved = resolve(match, Context(anchor=anchor.end, thread=base, thread_day=base))
    return None if resolved is None else replace(resolved.value(), basis="relative_to_event")


def _reversed(match):  # type: ignore[no-untyped-def]
    parts = tuple(
        replace(part, value=str(-int(part.value))) if part.role in ("sense", "sequel") else part for part in match.parts
    )
    return replace(match, parts=parts)
