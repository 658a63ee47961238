"""A story of long ago told forward: days without a year are of its years, not of those before publication.

"On 12 April 2004 armed men came. Two of them died there on 15 April"; "In 1968 the army seized power. In October
students marched". What the news of today may tell of as well, a day of the last weeks, stays with it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from timeline.dates.edtf import Period
from timeline.dates.find import Expression
from timeline.model import Sentence

OLD_DAYS = 300
MAX_SENTENCES = 2
RECENT_DAYS = 31
RECENT_DAYS_OF_MONTH = 92
GOES_ON_DAYS = 92
YEAR_PRECISION = 5
OPENING_CHARS = 4


class Story:
    """The last date with a year of its own that lies long before the words were written, while the story is at it."""

    def __init__(self, anchor: datetime.date | None) -> None:
        """Take the day the words were written."""
        self._anchor = anchor
        self._period: Period | None = None
        self._sentence: Sentence | None = None
        self._opens = False

    def follow(self, expression: Expression, period: Period, sentence: Sentence | None, *, told: bool) -> None:
        """Go on from a date: one with a year, or one that the story gave its year."""
        match = expression.match
        has_year = match.number("year") is not None
        if period.precision >= YEAR_PRECISION and match.get("part") is not None:  # in January after "late 1998"
            told = False
        of_story = self._period is not None and period.start is not None and self._is_old(period)
        if not told or sentence is None or not (has_year or of_story) or not self._is_old(period):
            if has_year or not self._is_old(period):
                self._period = None
            return
        self._period, self._sentence, self._opens = period, sentence, _opens(expression, sentence)

    def at(self, expression: Expression, sentence: Sentence | None) -> Period | None:
        """The date from which an expression goes on; None where it stands too far below, or in another paragraph.

        A year goes on only where both open their sentences: "In 1968 ... In October", not "founded in 1905. In March".
        """
        period, before = self._period, self._sentence
        if period is None or before is None or sentence is None or sentence.field != before.field:
            return None
        gap = sentence.index - before.index
        if sentence.paragraph != before.paragraph or gap > MAX_SENTENCES or gap < 0:
            return None
        if period.precision >= YEAR_PRECISION and not (self._opens and _opens(expression, sentence) and gap == 1):
            return None
        return period

    def _is_old(self, period: Period) -> bool:
        return period.end is not None and self._anchor is not None and (self._anchor - period.end).days > OLD_DAYS


def _opens(expression: Expression, sentence: Sentence) -> bool:
    return expression.start - sentence.start <= OPENING_CHARS


def of_story(periods: Sequence[Period], chosen: Period, story: Period, anchor: datetime.date) -> Period:
    """The first of a story's periods that is not before it, where the one chosen by publication is not of late."""
    assert story.start is not None
    if chosen.end is None or chosen.end > anchor:
        return chosen
    limit = RECENT_DAYS if chosen.start == chosen.end else RECENT_DAYS_OF_MONTH
    if (anchor - chosen.end).days <= limit:
        return chosen
    last = story.end
    if last is not None and story.precision < YEAR_PRECISION:
        last += datetime.timedelta(days=GOES_ON_DAYS)
    told = [p for p in periods if p.end is not None and p.start is not None and p.end >= story.start]
    fitting = [p for p in told if p.start is not None and last is not None and p.start <= last]
    return min(fitting, key=lambda p: p.start or anchor, default=chosen)
