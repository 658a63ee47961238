"""Dates in a language that has no lexicon here: numeric dates, and day, month and year as dateparser reads them.

The words that look like a date are found here and read there, with the day of publication as the base; weekdays and
"yesterday" are left alone, since nothing finds them in running text without many that are none.
"""

from __future__ import annotations

import datetime
import re

from timeline.dates import edtf
from timeline.dates.context import Context
from timeline.dates.find import find_expressions
from timeline.dates.lexicon import LANGUAGES
from timeline.dates.resolve import resolve
from timeline.model import Article, DateMention, DateValue, FieldText, Parse, Publication

SCORE = 0.7
NUMERIC_RULES = frozenset(("iso", "numeric"))
_CANDIDATE = re.compile(
    r"(?<![\w.,$€£/-])(?:\d{1,2}\.?[ \u00a0](?:de |di )?[^\W\d_]{3,14}\.?,?[ \u00a0](?:de |di )?(?:1[5-9]|20)\d\d"
    r"|[^\W\d_]{3,14}\.? \d{1,2}\.?, (?:1[5-9]|20)\d\d)(?![\w%])"
)


def is_foreign(tag: str | None) -> bool:
    """Whether a language tag (BCP 47) names a language without a lexicon of its own; no tag is read as English."""
    return tag is not None and tag.partition("-")[0].lower() not in LANGUAGES


def foreign_dates(article: Article, parse: Parse, publication: Publication) -> tuple[DateMention, ...]:
    """The dates of title and text that stand in figures, or in day, month and year of the article's language."""
    mentions: list[DateMention] = []
    fields: tuple[tuple[FieldText, str], ...] = (("title", article.title or ""), ("text", article.text))
    for field, text in fields:
        found = [*_numeric(text, publication.day), *_written(text, article.language or "", publication.day)]
        for start, end, day, rule in sorted(found):
            value = DateValue(edtf=edtf.day(day).edtf, start=day, end=day, precision=1, basis="explicit")
            mentions.append(
                DateMention(
                    field=field,
                    start=start,
                    end=end,
                    quote=text[start:end],
                    sentence=_sentence_at(parse, field, start),
                    value=value,
                    rule=rule,
                    score=SCORE,
                )
            )
    return tuple(mentions)


def _numeric(text: str, anchor: datetime.date | None) -> list[tuple[int, int, datetime.date, str]]:
    found = []
    for expression in find_expressions(text):
        if expression.match.rule.rule not in NUMERIC_RULES or expression.until is not None:
            continue
        resolved = resolve(expression.match, Context(anchor=anchor, day_first=True))
        if resolved is not None and resolved.period.start is not None:
            found.append((expression.start, expression.end, resolved.period.start, expression.match.rule.rule))
    return found


def _written(text: str, language: str, anchor: datetime.date | None) -> list[tuple[int, int, datetime.date, str]]:
    found = []
    for match in _CANDIDATE.finditer(text):
        day = _parsed(match[0], language.partition("-")[0].lower(), anchor)
        if day is not None:
            found.append((match.start(), match.end(), day, "dateparser"))
    return found


def _parsed(words: str, language: str, anchor: datetime.date | None) -> datetime.date | None:
    import dateparser

    base = datetime.datetime.combine(anchor or datetime.date(2000, 1, 1), datetime.time())
    settings = {"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    try:
        found = dateparser.parse(words, languages=[language], settings=settings)
    except ValueError:  # a language that dateparser does not know
        return None
    return None if found is None else found.date()


def _sentence_at(parse: Parse, field: FieldText, start: int) -> int:
    before = [sentence.index for sentence in parse.sentences if sentence.field == field and sentence.start <= start]
    return before[-1] if before else 0
