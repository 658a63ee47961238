"""The words that prove a report's values, and those that lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from timeline.events.counts.values import Count
from timeline.events.evidence import date_evidence, evidence_row, place_evidence
from timeline.events.happenings.draft import Materials, Written
from timeline.events.placing.pointing import is_pointed
from timeline.events.words.lexicon import HURTING
from timeline.model import (
    DateMention,
    Evidence,
    EvidenceKind,
    FieldText,
    PlaceMention,
)


def report_evidence(item: Written, report_id: str, materials: Materials) -> Iterator[Evidence]:
    """Rows of the words that tell an event, then of those that give its values, and of their rivals."""
    rows = _Rows(report_id, materials)
    for mention in item.draft.cluster.mentions:
        sentence = materials.parse.sentences[mention.order]
        trigger = mention.trigger
        yield rows.row(
            "event",
            mention.field,
            sentence.tokens[trigger.first].start,
            sentence.tokens[trigger.last - 1].end,
            sentence=mention.sentence,
            value=item.values.event_type,
            rule=trigger.rule,
            score=mention.weight,
            chosen=mention is item.draft.shown,
        )
    yield from _spot_rows(item, report_id, materials)
    for kind, people in (("actor", item.actors), ("target", item.targets)):
        for name, phrase, mention in people:
            field, sentence_number = phrase.told_in or (mention.field, mention.sentence)
            yield rows.row(
                "actor" if kind == "actor" else "target",
                field,
                phrase.start,
                phrase.end,
                sentence=sentence_number,
                value=name,
                rule=mention.trigger.rule,
                score=mention.weight,
                chosen=True,
            )
    for count in item.draft.counts if item.values.event_type in HURTING else ():
        proves = [kind for kind, total in item.counts.by_kind() if any(_rests_on(c, count) for c in total.chosen)]
        for kind in proves:
            yield _count_row(rows, count, kind, chosen=True)
        if not proves and count.kind != "casualties":
            yield _count_row(rows, count, count.kind, chosen=False)
    yield from _claim_rows(item, rows, materials)


def _rests_on(total: Count, count: Count) -> bool:
    """Whether a figure is a mention's own, or the sum of a list that the mention is an item of."""
    if (total.field, total.sentence, total.head, total.kind) != (count.field, count.sentence, count.head, count.kind):
        return False
    return (total.start, total.end) == (count.start, count.end) or count.of == "part"


def _claim_rows(item: Written, rows: _Rows, materials: Materials) -> Iterator[Evidence]:
    for number, claim in enumerate(item.draft.claims):
        sentence = materials.parse.sentences[claim.position]
        yield rows.row(
            "claim",
            sentence.field,
            sentence.tokens[claim.first].start,
            sentence.tokens[claim.last - 1].end,
            sentence=sentence.index,
            value=item.values.claimed_by,
            rule="claim",
            score=0.9,
            chosen=number == 0,
        )


def _spot_rows(item: Written, report_id: str, materials: Materials) -> Iterator[Evidence]:
    """The dates and places in reach of the event, the ones it took first."""
    article = materials.article
    if item.date.mention is not None:
        row = date_evidence(article, item.date.mention, report_id=report_id, chosen=True)
        value = item.values.date_edtf
        yield replace(row, value=value)
    for date in item.date.given:
        if date is not item.date.mention:
            yield date_evidence(article, date, report_id=report_id, chosen=False)
    if item.place.mention is not None:
        yield place_evidence(article, item.place.mention, report_id=report_id, chosen=True)
    for place in item.place.given:
        if place is not item.place.mention and not is_pointed(place):
            yield place_evidence(article, place, report_id=report_id, chosen=False)


def _count_row(rows: _Rows, count: Count, kind: Literal["deaths", "injured"], *, chosen: bool) -> Evidence:
    number = count.best if count.best is not None else count.low
    return rows.row(
        kind,
        count.field,
        count.start,
        count.end,
        sentence=count.sentence,
        value=str(number) if number is not None else None,
        rule=count.rule,
        score=count.score,
        chosen=chosen,
    )


class _Rows:
    """Writes evidence of one report."""

    def __init__(self, report_id: str, materials: Materials) -> None:
        self.report_id = report_id
        self.article = materials.article
        self._written: Counter[tuple[EvidenceKind, FieldText, int, int]] = Counter()

    def row(
        self,
        kind: EvidenceKind,
        field: FieldText,
        start: int,
        end: int,
        *,
        sentence: int,
        value: str | None,
        rule: str,
        score: float,
        chosen: bool,
    ) -> Evidence:
        where = (kind, field, start, end)
        self._written[where] += 1
        return evidence_row(
            self.article,
            kind,
            field=field,
            start=start,
            end=end,
            sentence=sentence,
            rule=rule,
            report_id=self.report_id,
            value=value,
            score=round(score, 4),
            chosen=chosen,
            nth=self._written[where] - 1,
        )


def evidence_of_unused(
    evidence: Sequence[Evidence],
    materials: Materials,
    dates: Sequence[DateMention],
    places: Sequence[PlaceMention],
) -> list[Evidence]:
    """A row without a report for each date and place mention that no report took."""
    used = {(row.kind, row.field_text, row.start) for row in evidence}
    unused = [
        date_evidence(materials.article, mention, report_id=None, chosen=False)
        for mention in dates
        if ("date", mention.field, mention.start) not in used
    ]
    unused += [
        place_evidence(materials.article, mention, report_id=None, chosen=False)
        for mention in places
        if ("place", mention.field, mention.start) not in used
    ]
    return unused
