"""The words behind each report: the sentence around every piece of evidence, cut where marks begin and end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from timeline.pages.rows import Row

MAX_QUOTES = 8
MAX_CONTEXT_CHARS = 420
SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Col|Sgt|Sen|Rep|Gov|Maj|Rev))[.!?]|[!?؟。])"
    r"[\"'”’)\]]*\s+(?=[^\sa-z])|\n\s*"
)

Segment = tuple[str, str]


def quotes_of(evidence: Sequence[Row], articles: Mapping[str, Row]) -> dict[str, list[Row]]:
    """For each report, its chosen evidence as quotes in text order.

    A quote is `{"field": "text", "segments": [[words, kinds], ...]}`: kinds is empty for the plain words of the
    sentence, else the kinds of evidence that the words are, blank between. Only the sentence leaves the article.
    """
    by_sentence: dict[tuple[str, str, int], list[Row]] = {}
    for row in evidence:
        if row["report_id"] is None or not row["chosen"] or str(row["article_id"]) not in articles:
            continue
        key = str(row["report_id"]), str(row["field_text"]), int(row["sentence"] or 0)
        by_sentence.setdefault(key, []).append(row)
    quotes: dict[str, list[Row]] = {}
    ordered = [marks for _, marks in sorted(by_sentence.items(), key=lambda item: _reading_order(*item))]
    for report_id, field, text, marks in _joined(ordered, articles):
        found = quotes.setdefault(report_id, [])
        if len(found) < MAX_QUOTES:
            found.append({"field": field, "segments": segments(text, marks)})
    return quotes


def _joined(sentences: Sequence[list[Row]], articles: Mapping[str, Row]) -> list[tuple[str, str, str, list[Row]]]:
    """Marks whose sentences overlap are quoted once: a dateline is no sentence of its own to a reader."""
    joined: list[tuple[str, str, str, list[Row]]] = []
    for marks in sentences:
        report_id, field = str(marks[0]["report_id"]), str(marks[0]["field_text"])
        text = articles[str(marks[0]["article_id"])].get(field)
        if not isinstance(text, str):
            continue
        before = joined[-1] if joined and joined[-1][:2] == (report_id, field) else None
        if before is not None and _around(text, marks)[0] < _around(text, before[3])[1]:
            before[3].extend(marks)
        else:
            joined.append((report_id, field, text, list(marks)))
    return joined


def _around(text: str, marks: Sequence[Row]) -> tuple[int, int]:
    return sentence_around(text, min(int(mark["start"]) for mark in marks), max(int(mark["end"]) for mark in marks))


def _reading_order(key: tuple[str, str, int], marks: Sequence[Row]) -> tuple[str, bool, int]:
    report_id, field, _ = key
    return report_id, field != "title", min(int(mark["start"]) for mark in marks)


def segments(text: str, marks: Sequence[Row]) -> list[Segment]:
    """The sentence around the marks, cut at their edges."""
    start, end = _around(text, marks)
    edges = {start, end}
    for mark in marks:
        edges |= {max(start, int(mark["start"])), min(end, int(mark["end"]))}
    ordered = sorted(edges)
    pieces = [(text[left:right], _kinds(marks, left, right)) for left, right in pairwise(ordered)]
    return _with_ellipses(pieces, text, start, end)


def _kinds(marks: Sequence[Row], left: int, right: int) -> str:
    return " ".join(sorted({str(mark["kind"]) for mark in marks if mark["start"] <= left and right <= mark["end"]}))


def sentence_around(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the sentence that holds the range begins and ends, blanks off; at most `MAX_CONTEXT_CHARS` around it."""
    low, high = max(0, first - MAX_CONTEXT_CHARS), min(len(text), last + MAX_CONTEXT_CHARS)
    start, end = low, high
    for match in SENTENCE_END.finditer(text, low, high):
        if match.end() <= first:
            start = match.end()
        elif match.start() >= last - 1:
            end = match.end()
            break
    stripped = text[start:end]
    return start + len(stripped) - len(stripped.lstrip()), end - len(stripped) + len(stripped.rstrip())


def _with_ellipses(pieces: list[Segment], text: str, start: int, end: int) -> list[Segment]:
    """Show where the sentence was too long to be quoted whole."""
    opening = [("… ", "")] if start > 0 and text[start - 1].isalnum() else []
    closing = [(" …", "")] if end < len(text) and text[end - 1 : end + 1].isalnum() else []
    return [*opening, *pieces, *closing]
