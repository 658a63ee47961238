"""Rows of evidence: the exact words behind a value, with identifiers that depend on nothing but their content."""

from __future__ import annotations

import hashlib

from timeline.model import Article, DateMention, Evidence, EvidenceKind, FieldText, PlaceMention


def evidence_id(
    article_id: str, kind: EvidenceKind, field: FieldText, start: int, end: int, report_id: str | None, *, nth: int = 0
) -> str:
    """Return the identifier of a row: a hash of where it stands, what it proves, and for which report.

    `nth` counts the values before it that the same words prove: "the three" names three.
    """
    key = "|".join((article_id, kind, field, str(start), str(end), report_id or "", *([str(nth)] if nth else [])))
    return "v-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def evidence_row(
    article: Article,
    kind: EvidenceKind,
    *,
    field: FieldText,
    start: int,
    end: int,
    sentence: int,
    rule: str,
    report_id: str | None = None,
    value: str | None = None,
    score: float = 1.0,
    chosen: bool = True,
    nth: int = 0,
) -> Evidence:
    """Return a row that quotes `start` to `end` of the title or text."""
    text = (article.title or "") if field == "title" else article.text
    return Evidence(
        evidence_id=evidence_id(article.article_id, kind, field, start, end, report_id, nth=nth),
        article_id=article.article_id,
        report_id=report_id,
        kind=kind,
        field_text=field,
        start=start,
        end=end,
        quote=text[start:end],
        sentence=sentence,
        value=value,
        lat=None,
        lon=None,
        country=None,
        rule=rule,
        score=max(0.0, min(1.0, score)),
        chosen=chosen,
    )


def date_evidence(article: Article, mention: DateMention, *, report_id: str | None, chosen: bool) -> Evidence:
    """Return the row of a date found."""
    return evidence_row(
        article,
        "date",
        field=mention.field,
        start=mention.start,
        end=mention.end,
        sentence=mention.sentence,
        rule=mention.rule,
        report_id=report_id,
        value=mention.value.edtf if mention.value is not None else None,
        score=mention.score,
        chosen=chosen,
    )


def place_evidence(article: Article, mention: PlaceMention, *, report_id: str | None, chosen: bool) -> Evidence:
    """Return the row of a place found, with the place's own coordinates, a country's too."""
    place = mention.place
    return Evidence(
        evidence_id=evidence_id(article.article_id, "place", mention.field, mention.start, mention.end, report_id),
        article_id=article.article_id,
        report_id=report_id,
        kind="place",
        field_text=mention.field,
        start=mention.start,
        end=mention.end,
        quote=mention.quote,
        sentence=mention.sentence,
        value=place.place_id if place is not None else None,
        lat=place.lat if place is not None else None,
        lon=place.lon if place is not None else None,
        country=place.country if place is not None else None,
        rule=mention.rule,
        score=max(0.0, min(1.0, mention.score)),
        chosen=chosen,
    )
