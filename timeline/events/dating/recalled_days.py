"""The days of what one sentence recalls in a clause below one of long ago: "she won in 2008, after the king had died".

No day of the news that other sentences tell is then its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from timeline.events.happenings.draft import Draft, Materials
from timeline.events.syntax.anchor import clause_of, path_to_root, span_head
from timeline.model import DateMention

_AGO = timedelta(days=14)


def recalled_days(draft: Draft, materials: Materials) -> list[DateMention] | None:
    """The dates of the one sentence that tells an event, all of them long ago; None where other days may be its own."""
    today, orders = materials.publication.day, {m.order for m in draft.cluster.mentions}
    if today is None or len(orders) > 1:
        return None
    sentence = materials.parse.sentences[next(iter(orders))]
    beside = [m for m in materials.dates if (m.field, m.sentence) == (sentence.field, sentence.index)]
    if sentence.field == "title" or sentence.index == 0 or not beside:
        return None
    ends = [m.value.end for m in beside if m.value is not None]
    if len(ends) < len(beside) or any(end is None or today - end <= _AGO for end in ends):
        return None
    return beside if _is_above(draft, beside, materials) else None


def _is_above(draft: Draft, dates: Sequence[DateMention], materials: Materials) -> bool:
    """Whether one of the dates is of the clause of each mention, or of a clause that it is part of."""
    sentence = materials.parse.sentences[draft.cluster.mentions[0].order]
    heads = [span_head(sentence, m.start, m.end) for m in dates]
    clauses = {clause_of(sentence, head) for head in heads if head is not None}
    return all(clauses & {*path_to_root(sentence, m.trigger.anchor)} for m in draft.cluster.mentions)
