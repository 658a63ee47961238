"""From which day on an article tells news: what ended before that is told as history.

That is some weeks before publication. Reports of longer times say so at their head ("abuses between February and
May"); and what appears months after all that it tells, such as the report of a mission, tells news of its own time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from timeline.events.dating.choice import DateChoice
from timeline.events.dating.date_features import is_relation
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.words.lexicon import HURTING
from timeline.model import DateMention

BACKGROUND_DAYS = 60
LATE_DAYS = 366
HEAD_SENTENCES = 3
MIN_EVENTS = 3
_RANGE = (3, 4, 5)


def news_since(drafts: Sequence[Draft], choices: Sequence[DateChoice], materials: Materials) -> date | None:
    """The first day that is news; None where the day of publication is not known."""
    today = materials.publication.day
    if today is None:
        return None
    since = today - timedelta(days=BACKGROUND_DAYS)
    starts = [start for mention in materials.dates if (start := _period_told(mention, since)) is not None]
    latest = _latest(drafts, choices)
    if latest is not None and today - timedelta(days=LATE_DAYS) <= latest < since:
        starts.append(latest - timedelta(days=BACKGROUND_DAYS))
    return min([since, *starts])


def _period_told(mention: DateMention, since: date) -> date | None:
    """The beginning of the time that the head of an article says it is of: "killings between February and May"."""
    value = mention.value
    if value is None or value.start is None or value.end is None or is_relation(mention):
        return None
    at_head = mention.field == "title" or mention.sentence < HEAD_SENTENCES
    is_range = "/" in value.edtf and value.precision in _RANGE
    long = timedelta(days=BACKGROUND_DAYS) < value.end - value.start <= timedelta(days=LATE_DAYS)
    return value.start if at_head and is_range and long and value.end >= since else None


def _latest(drafts: Sequence[Draft], choices: Sequence[DateChoice]) -> date | None:
    """The last day of what an article tells, where it tells of several attacks and the like and dates them."""
    ends = [
        choice.value.end
        for draft, choice in zip(drafts, choices, strict=True)
        if draft.event_type in HURTING
        and choice.value is not None
        and choice.value.end is not None
        and choice.value.start is not None
    ]
    undated = sum(choice.mention is None for choice in choices)
    return max(ends) if len(ends) >= MIN_EVENTS and undated <= len(ends) else None
