"""The headline of a text that has no header lines: told by its shape, and doubted more than believed."""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_CHARS = 160
MIN_WORDS, MAX_WORDS = 4, 28
TOP_LINES = 8
_SITE = re.compile(r"\s+(?:\||::|»|—|–|-)\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LETTER_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = (".", ":", ";", ",", "…")
_DATELINE = re.compile(r"[A-Z][A-Z .'-]+,?\s.{0,60}?\s(?:-|—|–)\s|\(.{2,40}\)\s(?:-|—|–)\s")
_STEM_CHARS = 5


class Headline(NamedTuple):
    """A headline, and the site's name where the line ended with one that another line repeats."""

    title: str
    site: str | None


class _Line(NamedTuple):
    text: str
    blank_after: bool


def find_headline(text: str) -> Headline | None:
    """The headline among the first lines, or None when unsure.

    A line "headline | site" of a saved page wins, by the words it shares with the paragraphs; otherwise only the
    first line that is not empty can be one, when it is short, ends as no sentence does and stands apart.
    """
    lines = _lines(text)
    top = _before_first_paragraph(lines)
    if len(top) == len(lines):
        return None
    body = _stems(" ".join(line.text for line in lines[len(top) :]))
    if (piped := _saved_page(top, body)) is not None:
        return piped
    first = top[0] if top else None
    if first is None or not _has_headline_shape(first.text) or len(top) > 3:
        return None
    stands_apart = first.blank_after or len(top) == 1
    shares_words = bool(_stems(first.text) & body)
    return Headline(first.text, None) if stands_apart and shares_words else None


def _lines(text: str) -> list[_Line]:
    raw = text.splitlines()
    return [
        _Line(line.strip(), index + 1 == len(raw) or not raw[index + 1].strip())
        for index, line in enumerate(raw[:400])
        if line.strip()
    ]


def _before_first_paragraph(lines: list[_Line]) -> list[_Line]:
    for index, line in enumerate(lines):
        words = len(line.text.split())
        if words > MAX_WORDS or (words >= 8 and line.text.endswith((".", ".”", '."', "”", '"'))):
            return lines[:index]
    return lines


def _saved_page(top: list[_Line], body: frozenset[str]) -> Headline | None:
    candidates: list[tuple[int, int, int, str, str]] = []
    for index, line in enumerate(top[:TOP_LINES]):
        cuts = list(_SITE.finditer(line.text))
        if not cuts or ("|" not in line.text and "::" not in line.text and "»" not in line.text):
            continue
        title, site = line.text[: cuts[-1].start()], line.text[cuts[-1].end() :]
        if _has_headline_shape(title):
            shared = len(_stems(title) & body)
            candidates.append((shared, len(title.split()), -index, title, site))
    if not candidates or max(candidates)[0] < 2:
        return None
    best = max(candidates)
    sites = [candidate[4].casefold() for candidate in candidates]
    return Headline(best[3], best[4] if sites.count(best[4].casefold()) > 1 else None)


def _has_headline_shape(line: str) -> bool:
    if len(line) > MAX_CHARS or line.endswith(_SENTENCE_END) or _DATELINE.search(line):
        return False
    words = _LETTER_WORD.findall(line)
    return MIN_WORDS <= len(words) <= MAX_WORDS and line[0] not in "([{*•-–—©"


def _stems(text: str) -> frozenset[str]:
    """The first letters of the longer words: enough to see that a headline and a text speak of the same things."""
    return frozenset(word.casefold()[:_STEM_CHARS] for word in _WORD.findall(text))
