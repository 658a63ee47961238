"""Where paragraphs end in plain text, and how hard-wrapped lines are told from short paragraphs."""

from __future__ import annotations

import re

from timeline.model import Span

MAX_WRAP_CHARACTERS = 100
MIN_WRAP_CHARACTERS = 45
MIN_WRAPPED_LINES = 3
MIN_WRAPPED_SHARE = 0.6
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n")
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
