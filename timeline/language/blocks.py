"""Where paragraphs end in plain text, and how hard-wrapped lines are told from short paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.model import Span

MAX_WRAP_CHARACTERS = 100
MIN_WRAP_CHARACTERS = 45
MIN_WRAPPED_LINES = 3
MIN_WRAPPED_SHARE = 0.6
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n")
MAX_DATELINE_CHARACTERS = 110
_DATELINE_END = re.compile(r"\s?(?:—|–|--|―)\s*|\s-\s+|(?<=\))\s*-\s*")
_WORD = re.compile(r"[^\W\d_]+")
_LINK_WORDS = frozenset(
    ["de", "del", "la", "las", "el", "los", "al", "of", "the", "and", "upon", "on", "in", "a.m", "p.m", "am", "pm"]
)
_LABELS = re.compile(r"(?:\s*\[[^\]\n]{1,120}\])+\s*")
_MONTH = re.compile(r"\d|\(")
_TITLE_CUT = re.compile(r"\s+(?:[|·•»]+|::)\s+|\s+(?:-{1,2}|[–—])\s+(?=[^\W_a-z])")
_BAR = re.compile(r"[|·•»:]")
# "Two hurt - In Derna": what goes on after the dash.
_GOES_ON = frozenset(
    ("a", "after", "amid", "an", "and", "as", "at", "before", "but", "by", "for", "from", "in", "into", "near", "of")
) | {"off", "on", "or", "over", "that", "the", "to", "when", "where", "while", "with"}
_NOT_SPACE = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text in order, without the white space around them.

    A blank line always ends one. A single line break ends one too, unless the text is wrapped at a fixed width.
    """
    breaks = _BLANK_LINE if is_hard_wrapped(text) else _LINE_BREAK
    spans = []
    start = 0
    for match in [*breaks.finditer(text), None]:
        end = match.start() if match else len(text)
        inner = _NOT_SPACE.search(text, start, end)
        if inner:
            spans.append(Span(start=inner.start(), end=inner.end()))
        start = match.end() if match else end
    return tuple(spans)


def title_spans(text: str, span: Span) -> Iterator[Span]:
    """Give the parts of a title that a bar or a dash sets apart: a headline, an outlet's name, a section.

    What goes on after a dash ("Two hurt – In the Port") is not cut off, nor what begins in lower case.
    """
    start = span.start
    for cut in _TITLE_CUT.finditer(text, span.start, span.end):
        first = _WORD.match(text, cut.end())
        if first is not None and first[0].lower() in _GOES_ON and not _BAR.search(cut[0]):
            continue
        if cut.start() > start:
            yield Span(start=start, end=cut.start())
        start = cut.end()
    if span.end > start:
        yield Span(start=start, end=span.end)


def is_hard_wrapped(text: str) -> bool:
    """Tell whether lines were cut at a fixed width, as wires and plain-text mail are."""
    blocks = [block.split("\n") for block in _BLANK_LINE.split(text)]
    inner_lines = [line.rstrip() for block in blocks for line in block[:-1]]
    if len(inner_lines) < MIN_WRAPPED_LINES:
        return False
    if max(map(len, inner_lines)) > MAX_WRAP_CHARACTERS:
        return False
    wide = sum(len(line) >= MIN_WRAP_CHARACTERS for line in inner_lines)
    return wide / len(inner_lines) >= MIN_WRAPPED_SHARE


def dateline_end(text: str, span: Span) -> int | None:
    """Return where the words after a paragraph's dateline begin, or None where it has none.

    A dateline is a run of capitalised words, numbers and brackets that a dash ends ("SANTA FE, 3 May (Agency) -- ");
    it holds a word in capitals, a number or a bracket. Labels in square brackets after it belong to it.
    """
    head = text[span.start : min(span.end, span.start + MAX_DATELINE_CHARACTERS)]
    dash = _DATELINE_END.search(head)
    if dash is None or dash.start() == 0 or not head[0].isupper():
        return None
    before = head[: dash.start()]
    words = _WORD.findall(before)
    if not all(word[0].isupper() or word.lower() in _LINK_WORDS for word in words):
        return None
    all_upper = text[span.start : span.end].isupper()
    if not (_MONTH.search(before) or (not all_upper and any(len(word) > 2 and word.isupper() for word in words))):
        return None
    end = span.start + dash.end()
    labels = _LABELS.match(text, end, span.end)
    return labels.end() if labels else end
