"""Running reports: the hours before their entries are of the day on which the report appeared, if it ran over one."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

from timeline.dates import edtf
from timeline.dates.context import Resolved
from timeline.model import Article, DateMention, Publication
from timeline.parts.dated import SCORE, Labels

_HOUR = re.compile(r"(\d{1,2})[:.h](\d{2})[ \t]?([AaPp])?")
_NOON = 12
_DAY = 1


def clock_days(article: Article, labels: Labels, publication: Publication) -> tuple[DateMention, ...]:
    """The hours before the entries, each with the day; none where they pass midnight or the day is not known."""
    found = [(span, hour) for span in labels.clocks if (hour := _hour(article.text[span.start : span.end])) is not None]
    day = publication.day
    if labels.is_log or day is None or publication.precision != _DAY or not _is_of_one_day([hour for _, hour in found]):
        return ()
    return tuple(_mention(article, span.start, span.end, day) for span, _ in found)


def _hour(label: str) -> float | None:
    match = _HOUR.search(label)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2])
    if match[3] is not None:
        hour = hour % _NOON + (_NOON if match[3].lower() == "p" else 0)
    return hour + minute / 60


def _is_of_one_day(hours: list[float]) -> bool:
    """Whether the hours rise all through, or fall where the newest stands first."""
    rising = [later >= earlier for earlier, later in pairwise(hours)]
    return bool(rising) and (all(rising) or not any(later > earlier for earlier, later in pairwise(hours)))


def _mention(article: Article, start: int, end: int, day: datetime.date) -> DateMention:
    quote = article.text[start:end]
    first = start + len(quote) - len(quote.lstrip(" \t*_[("))
    last = start + len(quote.rstrip(" \t\n*_:–—-)]"))
    return DateMention(
        field="text",
        start=first,
        end=last,
        quote=article.text[first:last],
        sentence=0,
        value=Resolved(edtf.day(day), "relative").value(),
        rule="entry-clock",
        score=SCORE,
    )
