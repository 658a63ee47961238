"""Paragraphs of other stories on a page: teasers, which stand there twice in a row, once for their picture."""

from __future__ import annotations

import re
from itertools import groupby

from spacy.lang.en.stop_words import STOP_WORDS

from timeline.language.blocks import paragraph_spans
from timeline.model import Span

MIN_CHARACTERS = 40
MIN_TEASERS = 2
MAX_SHARE = 0.5
COMMON_WORDS = 2
STEM_LETTERS = 5
_WORD = re.compile(r"[^\W\d_]{4,}")


def teaser_spans(text: str, title: str | None) -> tuple[Span, ...]:
    """Return the paragraphs that stand twice or oftener in a row, where there are several such and they are not most.

    One alone may be the caption of the article's own picture, and so may be what has two words of the title.
    """
    found: list[Span] = []
    teasers = 0
    headline = _stems(title or "")
    for words, run in groupby(paragraph_spans(text), lambda span: text[span.start : span.end]):
        spans = list(run)
        if len(spans) > 1 and len(words) >= MIN_CHARACTERS and len(headline & _stems(words)) < COMMON_WORDS:
            found += spans
            teasers += 1
    length = sum(span.end - span.start for span in found)
    return tuple(found) if teasers >= MIN_TEASERS and length <= MAX_SHARE * len(text) else ()


def blanked(text: str, spans: tuple[Span, ...]) -> str:
    """Return a text with spaces in place of some spans, so that offsets hold."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _stems(text: str) -> frozenset[str]:
    words = (match.group().lower() for match in _WORD.finditer(text))
    return frozenset(word[:STEM_LETTERS] for word in words if word not in STOP_WORDS)
