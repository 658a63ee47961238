"""Whether what an article tells beside its news is older than that news, and so told as history.

"A car bomb killed nine on Tuesday. ... In March, a bomb there killed 30": the news is of Tuesday, the bomb of March is
history, though no word but its date says so.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, timedelta

from timeline.events.happenings.draft import Materials, Written
from timeline.events.history.news_since import BACKGROUND_DAYS
from timeline.events.words.lexicon import HURTING
from timeline.model import EventValues, Parse, Publication, Sentence

_LEAD = 1
_HEAD = 2
_MONTH = timedelta(days=31)
_MONTHS = timedelta(days=BACKGROUND_DAYS)
_NO_DAY = 4
_TOLD = frozenset({"attempted", "occurred"})
_CROWDS = frozenset({"PROTEST"})
_OF_STORY = frozenset({("ASSAULT", "crowd-control")})


def is_older(written: Written, others: Sequence[Written], materials: Materials, since: date | None) -> bool:
    """Whether an event ended before the news of the article: a week for attacks and mishaps beside newer ones.

    A month for other things, and where the lead tells of no other attack or mishap. Of what a month or a longer time
    dates, that it is over does beside newer ones. What the lead tells is old only where the lead tells something newer
    too: "life sentence for last year's murder". In an article of a longer time (`since`) nothing is.
    """
    lead, publication = head_of(materials.parse, _LEAD), materials.publication
    news = [w for w in others if w is not written and _is_news(w, publication) and _is_told(w, lead)]
    days = [w.values.date_start for w in news if w.values.date_start is not None]
    if since is not None and publication.day is not None and since < publication.day - _MONTHS:
        return False
    value, newest = written.values, max(days, default=publication.day)
    ended = value.date_end
    is_open = value.date_start is None and value.date_basis != "relative_to_event"
    if value.assertion not in _TOLD or is_open or ended is None or newest is None:
        return False
    if _is_told(written, lead):
        return bool(news) and value.assertion == "occurred" and newest - ended > _MONTHS
    beside = _is_by_itself(value) and any(_is_by_itself(w.values) for w in news)
    return not _is_told(written, head_of(materials.parse, _HEAD)) and newest - ended > _gap(value, beside=beside)


def head_of(parse: Parse, sentences: int) -> frozenset[int]:
    """Where the title and the first sentences stand, of those that tell something: no "Lima, Peru -"."""
    first = [n for n, sentence in enumerate(parse.sentences) if sentence.field != "title" and _tells(sentence)]
    last = first[:sentences][-1] if first else 0
    return frozenset(range(last + 1))


def _tells(sentence: Sentence) -> bool:
    return any(token.pos in ("AUX", "VERB") for token in sentence.tokens)


def _is_by_itself(value: EventValues) -> bool:
    """Whether it is an attack or a mishap, and no part of a protest or of what the law does."""
    kind = (value.event_type, value.event_mode)
    happened = value.event_type in HURTING - _CROWDS or value.event_type.startswith("x:")
    return happened and kind not in _OF_STORY


def _gap(value: EventValues, *, beside: bool) -> timedelta:
    if not beside:
        return _MONTH
    return timedelta(0) if value.date_precision >= _NO_DAY else _MONTH


def _is_news(written: Written, publication: Publication) -> bool:
    """Whether an event happened on a day or days known, of the two months before publication."""
    value = written.values
    if value.assertion not in _TOLD or value.date_precision >= _NO_DAY or value.date_basis == "publication":
        return False
    start = value.date_start
    return start is not None and publication.day is not None and publication.day - start <= _MONTHS


def _is_told(written: Written, orders: Container[int]) -> bool:
    return any(m.order in orders for m in written.draft.cluster.mentions)
