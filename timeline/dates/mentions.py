"""From an article to its dates: every expression found, read against publication, narrative and tense."""

from __future__ import annotations

import bisect
import datetime
import re
import urllib.parse
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import Literal

from timeline.dates import edtf
from timeline.dates.context import Context, Resolved, Tense
from timeline.dates.edtf import Period
from timeline.dates.find import Expression, find_expressions, language_of
from timeline.dates.foreign import foreign_dates, is_foreign
from timeline.dates.grammar import Match
from timeline.dates.hung import (
    goes_on_since,
    hung,
    is_appointed,
    is_done,
    is_timetabled,
    is_under,
    lasts_since,
    told_after,
)
from timeline.dates.lexicon import load_day_first_domains, words_of
from timeline.dates.narrative import Story
from timeline.dates.publication import dateline_day, in_dateline
from timeline.dates.resolve import asks_tense, resolve, resolve_range
from timeline.dates.tense import tense_at
from timeline.dates.vote_days import with_vote_days
from timeline.model import Article, DateMention, DateValue, FieldText, Parse, Publication, Sentence

DATELINE_DAYS = 7
AFTER_EVENT = "after-event"
SAME = "sequel"
AFTER_EVENT_CHARS = 12
BIRTH_CHARS = 12
MONTH_PRECISION = 4
SINCE_DAYS = 366
ASIDE_DAYS = 31
COUNTED = frozenset(("day_of_month", "later", "sequel"))
ASIDES = frozenset(("relcl", "acl", "advcl", "pcomp", "poss"))
NAMED_DAYS = frozenset(("date", "date_short", "numeric", "feast", "weekday", "weekday_of_week", "deictic"))
# A clock or a bare "in the morning" tells the hour of a day already set; it sets none itself.
NO_THREAD = frozenset(("clock", "same_day", "span", "century", "decade", "year_range"))

LONG_COUNTS = frozenset(("decade", "year"))
NIGHTS = frozenset(("overnight", "overnight_into"))
# Nights named by nothing else, which were over when somebody told of them.
TOLD_NIGHTS = frozenset(("overnight", "same_day"))

_NIGHT = re.compile(r"\b(?:night|[Ee]ve)\b")
_MORNING_BEFORE = re.compile(r"\b(?:dawn|daybreak|morning|sunrise)(?: (?:of|on))? \Z", re.IGNORECASE)
_MORNING = re.compile(r"\b(?:dawn|early|morning)\b|\d ?a\.?m\b", re.IGNORECASE)
_MORNING_AFTER = re.compile(r",? (?:at|before) (?:dawn|daybreak|sunrise)\b", re.IGNORECASE)
MORNING_CHARS = 16
_STOP = re.compile(r"[.,;:!?()\n]")


def find_dates(article: Article, parse: Parse, publication: Publication) -> tuple[DateMention, ...]:
    """Every date of the title and the text, in that order and in order of place, none over another.

    A mention that cannot be resolved has `value` None: without a day of publication that is every weekday and every
    "yesterday", never a guess.
    """
    if is_foreign(article.language):
        return foreign_dates(article, parse, publication)
    title = _field_dates(article, "title", parse, publication)
    found = (*title, *_field_dates(article, "text", parse, publication))
    told = frozenset(day for each in found if each.tells and (day := _single_day(each.mention)) is not None)
    anchor = anchor_day(article, publication)
    mentions = [_run_on(each, anchor, told) for each in found]
    return with_vote_days(mentions, parse, language_of(article.language))


@dataclass(frozen=True, slots=True)
class _Found:
    """A date found: whether it tells when something was that was not merely said, and whether a sum runs from it.

    `lasts`: whether one thing runs from it up to the day the words were written.
    """

    mention: DateMention
    tells: bool
    is_sum: bool
    lasts: bool


def _run_on(found: _Found, anchor: datetime.date | None, told: Set[datetime.date]) -> DateMention:
    """The mention, with all days up to the writing where a sum or one thing that lasts runs from it."""
    if found.is_sum:
        return _since(found.mention, anchor, told)
    if not found.lasts:
        return found.mention
    wide = _since(found.mention, anchor, frozenset())
    return wide if wide is found.mention else replace(wide, rule=f"{wide.rule}-since")


def _single_day(mention: DateMention) -> datetime.date | None:
    value = mention.value
    return value.start if value is not None and value.start == value.end and mention.rule != "clock" else None


def _since(mention: DateMention, anchor: datetime.date | None, told: Set[datetime.date]) -> DateMention:
    """From a day or month of the last year to the day the words were written.

    Where the article tells the days in between one by one, what it sums up first ("nine mills burnt since Saturday") is
    of no one stretch; what was done since a month before is.
    """
    value = mention.value
    if value is None or value.start is None or anchor is None or value.precision > MONTH_PRECISION:
        return mention
    recent = value.start < anchor and (anchor - value.start).days <= SINCE_DAYS
    in_days = value.precision < MONTH_PRECISION and any(value.start <= day <= anchor for day in told)
    if not recent or in_days:
        return mention
    return replace(mention, value=Resolved(edtf.span(value.start, anchor), value.basis).value())


@dataclass(slots=True)
class _Thread:
    """What the narrative has set so far."""

    anchor: datetime.date | None
    last: Period | None = None
    last_day: Period | None = None
    told_day: Period | None = None
    story_day: Period | None = None
    story_sentence: int | None = None
    in_night: bool = False
    at_night: bool = False
    in_morning: bool = False
    day_told_in: Sentence | None = None
    news_day: Period | None = None
    is_open: bool = False
    done_in: Sentence | None = None
    days: tuple[datetime.date, ...] = ()

    def context(self, tense: Tense, day_first: bool | None, match: Match, sentence: Sentence | None) -> Context:
        """What an expression is read by; "in the morning" is of the last day that a main clause told.

        A bare hour is not of a day on which something was only said: "he fell on Saturday, they announced Monday".
        """
        reading = match.rule.reading
        of_day = {"same_day": self.told_day, "clock": self.story_day}.get(reading)
        if _is_same(match) and self._is_old_aside(sentence):
            of_day = self.news_day
        if reading in COUNTED and self._goes_on_in(sentence):
            of_day = self.last
        return Context(
            anchor=self.anchor,
            thread=of_day or self.last,
            thread_day=of_day or self.last_day,
            days=self.days,
            tense=tense,
            day_first=day_first,
            in_night=self.in_night,
            at_night=self.at_night,
            in_morning=self.in_morning,
        )

    def _is_old_aside(self, sentence: Sentence | None) -> bool:
        """Whether the last day lies weeks before the news, and was told in passing or in another paragraph.

        "He was fined on Monday. He had denied a theft on 3 May 2014.\n\nIn Basra a miller was fined the same day."
        """
        news, last, there = self.news_day, self.last_day, self.day_told_in
        if news is None or last is None or news.start is None or last.end is None or there is None or sentence is None:
            return False
        is_aside = self.told_day != last or there.paragraph != sentence.paragraph
        return is_aside and (news.start - last.end).days > ASIDE_DAYS

    def _goes_on_in(self, sentence: Sentence | None) -> bool:
        """Whether a sentence goes on from a month or year that is over, in which it says that something was done.

        "They held her in March 2002 and freed her two days later"; not "jailed on Monday for a raid in March 2002".
        """
        last, day, before = self.last, self.last_day, self.done_in
        if last is None or last.precision < MONTH_PRECISION or last.end is None or sentence is None or before is None:
            return False
        anchor = self.anchor if day is None else day.start
        return sentence.index == before.index and anchor is not None and last.end < anchor

    def follow(
        self,
        resolved: Resolved,
        reading: str,
        words: str,
        sentence: Sentence | None,
        *,
        told: bool,
        done: bool,
        said: bool,
        in_morning: bool,
        of_event: bool,
    ) -> None:
        """Go on from a date; `words` are how it is written, `in_morning` whether they or those beside tell a morning.

        What was only said on a day moves nothing where its sentence has a day of its own: after "he fell on Friday,
        police said Saturday" the next day is Saturday. What a named event is before or after (`of_event`) moves nothing
        either: "on Friday, a day after the raid".
        """
        period = resolved.period
        if reading in NO_THREAD or period.start is None or period.end is None:
            return
        if of_event and sentence is not None and sentence is self.day_told_in:
            return
        if said and sentence is not None and sentence.index == self.story_sentence:
            return
        self.last, self.done_in = period, sentence if done else None
        if period.start == period.end:
            self.days = (*self.days, period.start)
        if period.precision <= 2:
            self.last_day = period
            self.told_day = period if told else self.told_day
            self.day_told_in = sentence
            if self.anchor is not None and abs((self.anchor - period.end).days) <= ASIDE_DAYS:
                self.news_day = period
            if not said:
                self.story_day, self.story_sentence = period, None if sentence is None else sentence.index
            self.in_night = reading in NIGHTS
            self.at_night = _NIGHT.search(words) is not None
            self.in_morning = in_morning


def _field_dates(article: Article, field: FieldText, parse: Parse, publication: Publication) -> Iterator[_Found]:
    text = (article.title or "") if field == "title" else article.text
    language = language_of(article.language)
    sentences = [sentence for sentence in parse.sentences if sentence.field == field]
    starts = [sentence.start for sentence in sentences]
    expressions = find_expressions(text, language)
    day_first = _day_first(article, expressions)
    thread = _Thread(anchor_day(article, publication))
    story = Story(thread.anchor)
    for following, expression in enumerate(expressions, start=1):
        index = max(0, bisect.bisect_right(starts, expression.start) - 1)
        sentence = sentences[index] if sentences else None
        tense: Tense = "unknown"
        if asks_tense(expression.match) or expression.until is not None:
            tense = tense_at(sentence, text, expression.start, language=language)
            if any(lies_ahead(sentence, expression.start, language) for lies_ahead in (is_appointed, is_timetabled)):
                tense = "future"
        done = asks_tense(expression.match) and tense != "future" and is_done(sentence, expression.start, language)
        context = thread.context("past" if done else tense, day_first, expression.match, sentence)
        context = replace(context, is_done=done, story=story.at(expression, sentence))
        if expression.match.rule.reading in TOLD_NIGHTS:
            context = replace(context, told_on=_told_on(expressions, sentence, context, language))
        of_event, deed = expression.match.rule.rule == AFTER_EVENT, None
        counted = context
        if of_event and following < len(expressions):
            counted = _counted_from(text, expression, expressions[following], context)
        resolved = resolve_expression(expression, counted)
        if of_event and counted is context and _is_ahead(resolved, thread.anchor):
            # "she died a day after the crash": the crash is not the day of the report
            resolved = None
            deed = _years_before(expressions, expression, sentence, context)
        if not thread.is_open and _is_same(expression.match):
            resolved = None  # "that evening": of which day nobody said
        if publication.basis == "dateline" and _proves(expression, publication, field) and resolved is not None:
            resolved = replace(resolved, basis="dateline")
        if resolved is not None and not _is_birth(text, expression, language):
            told, said = not _is_aside(sentence, expression), _is_said(sentence, expression, language)
            words = text[expression.start : expression.end]
            morning = is_morning(text, expression.start, expression.end)
            thread.follow(
                resolved,
                expression.match.rule.reading,
                words,
                sentence,
                told=told,
                done=told and _is_verbs(sentence, expression, language),
                said=said,
                in_morning=morning,
                of_event=of_event,
            )
            story.follow(expression, resolved.period, sentence, told=told and not said)
            written = field == "text" and in_dateline(text, expression.start, expression.end)
            thread.is_open = thread.is_open or not written
        is_sum = goes_on_since(sentence, expression.start, language)
        lasts = lasts_since(sentence, expression.start, language)
        tells = not is_sum and not lasts and not _is_said(sentence, expression, language)
        yield _Found(_mention(expression, resolved or deed, field, text, sentence), tells, is_sum, lasts)


def _is_verbs(sentence: Sentence | None, expression: Expression, language: str) -> bool:
    """Whether a date hangs on a verb in the past: "they held her in March 2002", not "the raid in March 2002"."""
    found = hung(sentence, expression.start)
    return found is not None and found.above.pos == "VERB" and is_done(sentence, expression.start, language)


def _is_same(match: Match) -> bool:
    """Whether words point back at a day told before: "that evening", "the same day"."""
    return match.rule.rule == SAME and match.number("sequel") == 0


def _is_ahead(resolved: Resolved | None, anchor: datetime.date | None) -> bool:
    start = None if resolved is None else resolved.period.start
    return start is not None and anchor is not None and start > anchor


def _is_birth(text: str, expression: Expression, language: str) -> bool:
    """A day of birth is told in passing: the story does not go on from there."""
    before = text[max(0, expression.start - BIRTH_CHARS) : expression.start].lower().split()
    return not words_of(language, "birth").isdisjoint(before)


def _is_aside(sentence: Sentence | None, expression: Expression) -> bool:
    """Whether a day is told in passing: "the zones that were agreed on on May 4", "condemned Friday's attack"."""
    if sentence is None:
        return False
    at = next((token for token in sentence.tokens if token.start >= expression.start), None)
    while at is not None and at.dep not in ASIDES and at.head != at.index:
        at = sentence.tokens[at.head]
    return at is not None and at.dep in ASIDES


def _is_said(sentence: Sentence | None, expression: Expression, language: str) -> bool:
    """Whether a day is that of somebody's words: "police said on Sunday", not "he fell Saturday, police said"."""
    if sentence is None:
        return False
    date = at = next((token for token in sentence.tokens if token.start >= expression.start), None)
    while at is not None and at.pos not in ("VERB", "AUX") and at.head != at.index:
        at = sentence.tokens[at.head]
    if date is None or at is None or at.lemma.lower() not in words_of(language, "saying"):
        return False
    return at.index < date.index or not any(token.pos == "VERB" for token in sentence.tokens[: date.index])


def _told_on(
    expressions: tuple[Expression, ...], sentence: Sentence | None, context: Context, language: str
) -> datetime.date | None:
    """The day on which a sentence says that its words were told: "overnight, police said on Monday"."""
    if sentence is None:
        return None
    for expression in expressions:
        within = sentence.start <= expression.start < sentence.end
        if not within or expression.match.rule.reading not in NAMED_DAYS or expression.until is not None:
            continue
        found = resolve(expression.match, replace(context, tense="past"))
        day = None if found is None else found.period.start
        if day is not None and _is_said(sentence, expression, language) and not _is_ahead(found, context.anchor):
            return day
    return None


def _years_before(
    expressions: tuple[Expression, ...], expression: Expression, sentence: Sentence | None, context: Context
) -> Resolved | None:
    """The year of a deed from which a clause counts up to the present: "ten years after a bomb killed them".

    None where the deed has a date of its own. Where the sentence has another day, that may be what came so many years
    after: then the deed is dated by it.
    """
    match, deed = expression.match, told_after(sentence, expression.end)
    if sentence is None or deed is None or match.get("unit") not in LONG_COUNTS or match.get("amount") is None:
        return None
    others = [
        other
        for other in expressions
        if other is not expression
        and sentence.start <= other.start < sentence.end
        and other.match.rule.reading not in NO_THREAD
    ]
    if context.anchor is None or any(is_under(sentence, other.start, deed) for other in others):
        return None
    base = edtf.day(context.anchor)
    found = resolve(_reversed(match), replace(context, thread=base, thread_day=base))
    return None if found is None else replace(found, basis="relative_to_event" if others else "relative")


def _counted_from(text: str, expression: Expression, named: Expression, context: Context) -> Context:
    """ "Five weeks before the Nov. 4 election" counts from the day that is named, not from the narrative's last."""
    between = text[expression.end : named.start]
    if len(between) > AFTER_EVENT_CHARS or named.match.rule.reading not in NAMED_DAYS or _STOP.search(between):
        return context
    found = resolve_expression(named, replace(context, tense="unknown"))
    return context if found is None else replace(context, thread=found.period, thread_day=found.period)


def _mention(
    expression: Expression, resolved: Resolved | None, field: FieldText, text: str, sentence: Sentence | None
) -> DateMention:
    rule = expression.match.rule
    return DateMention(
        field=field,
        start=expression.start,
        end=expression.end,
        quote=text[expression.start : expression.end],
        sentence=0 if sentence is None else sentence.index,
        value=None if resolved is None else resolved.value(),
        rule=rule.rule if expression.until is None else f"{rule.rule}-to",
        score=rule.score,
    )


def resolve_expression(expression: Expression, context: Context) -> Resolved | None:
    """The value of an expression, a range too, or None where it has none that the calendar and the context allow."""
    if expression.until is None:
        return resolve(expression.match, context)
    return resolve_range(expression.match, expression.until, context, is_row=expression.is_row)


def _proves(expression: Expression, publication: Publication, field: FieldText) -> bool:
    mention = publication.mention
    return mention is not None and mention.field == field and mention.start == expression.start


def anchor_day(article: Article, publication: Publication) -> datetime.date | None:
    """The day the words were written: the dateline's where it is a few days before publication, else publication's."""
    written = dateline_day(article, publication.day)
    if written is None or publication.day is None:
        return publication.day
    return written if 0 <= (publication.day - written).days <= DATELINE_DAYS else publication.day


def _day_first(article: Article, expressions: tuple[Expression, ...]) -> bool | None:
    """How the article writes 3/4/2017: by its own dates, its language, its address; None where nothing tells."""
    numeric = [expression.match for expression in expressions if expression.match.rule.reading == "numeric"]
    if not numeric:
        return None
    for match in numeric:
        first, second = match.number("a") or 0, match.number("b") or 0
        if first > 12 >= second:
            return True
        if second > 12 >= first:
            return False
    host = urllib.parse.urlsplit(article.url or "").hostname if _has_host(article.url) else article.source
    abroad = (host or "").rpartition(".")[2].lower() in load_day_first_domains()
    return True if abroad or language_of(article.language) != "en" else None


def _has_host(url: str | None) -> bool:
    return url is not None and "//" in url and "[" not in url


def is_morning(text: str, start: int, end: int) -> bool:
    """Whether a day is told by its morning: "at dawn on Monday", "early on Monday"; hours later was still that day."""
    before, after = text[max(0, start - MORNING_CHARS) : start], text[end : end + MORNING_CHARS]
    beside = _MORNING_BEFORE.search(before) or _MORNING_AFTER.match(after)
    return bool(beside or _MORNING.search(text[start:end]))


def resolve_relative(
    mention: DateMention,
    anchor: DateValue,
    *,
    solve: Literal["event", "reference"] = "event",
    language: str = "en",
    in_morning: bool = False,
) -> DateValue | None:
    """A mention of basis `relative_to_event` read against the day of a known event.

    In "the raid came hours after the bombing" the mention is "hours after". With `solve="event"` the anchor is the
    bombing and the answer is the raid's days; with `solve="reference"` the anchor is the raid and the answer is the
    bombing's; `in_morning` tells that its day was told by the morning. None where the words cannot be read so.
    """
    found = find_expressions(mention.quote, language)
    if not found or anchor.start is None or anchor.end is None:
        return None
    match = found[0].match
    if solve == "reference":
        match = _reversed(match)
    base = Period(anchor.start, anchor.end, edtf.span(anchor.start, anchor.end).edtf)
    context = Context(anchor=anchor.end, thread=base, thread_day=base, in_morning=in_morning)
    resolved = resolve(match, context)
    return None if resolved is None else replace(resolved.value(), basis="relative_to_event")


def _reversed(match: Match) -> Match:
    parts = tuple(
        replace(part, value=str(-int(part.value))) if part.role in ("sense", "sequel") else part for part in match.parts
    )
    return replace(match, parts=parts)
