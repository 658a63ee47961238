"""Texts that tell the same in two languages: the same names and numbers at the same heights of both.

Words differ, but figures and most names do not, and a translation keeps them in order. An article that another
newsroom wrote of the same happening shares many names and the main figures, at other heights and with others beside
them. No dictionary and no model is asked, so a translation into another script is found by its figures alone, which
are seldom enough: it stays untold rather than guessed.
"""

from __future__ import annotations

import datetime
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from timeline.merging.columns import day_of
from timeline.merging.sharing import pairs_sharing
from timeline.merging.tokens import fold
from timeline.model import Article

MAX_DAYS_APART = 3
MIN_NAME_LETTERS = 3
MIN_NUMBER_DIGITS = 2
# A mark stands at the same height where the two heights, as shares of their texts, differ by no more.
MAX_SHIFT = 0.06
MIN_SHARED_MARKS = 6
MIN_ALIGNED = 0.75
MIN_NUMBERS_ALIKE = 0.6
MIN_LENGTH_RATIO = 0.6

# "1,200", "1.200" and "1 200" are one number.
_NUMBER = re.compile(r"\d+(?:[.,  \u202f]\d{3})*")
_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Marks:
    """Numbers and capitalised words of a text, folded, each with the heights (0 to 1) at which it stands."""

    heights: Mapping[str, tuple[float, ...]]
    length: int

    def numbers(self) -> Counter[str]:
        """How often each number stands in the text."""
        return Counter({mark: len(at) for mark, at in self.heights.items() if mark[0].isdigit()})


def find_translations(
    articles: Sequence[Article], days: Sequence[str | None]
) -> Iterator[tuple[int, int, Literal["translation"]]]:
    """Text and the earlier text in another language that tells the same, by number; `articles` in order of time."""
    languages = [_primary(article.language) for article in articles]
    if len(set(languages) - {None}) < 2:
        return
    matches = []
    for first, second in _neighbours(articles, languages, days):
        share = aligned(marks_of(articles[first].text), marks_of(articles[second].text))
        if share >= MIN_ALIGNED:
            matches.append((second, -share, first))
    told: set[int] = set()
    for number, _, other in sorted(matches):
        if number not in told:
            told.add(number)
            yield number, other, "translation"


def marks_of(text: str) -> Marks:
    """The marks of a text."""
    heights: dict[str, list[float]] = {}
    for pattern, kept in ((_NUMBER, _is_number), (_NAME, _is_name)):
        for match in pattern.finditer(text):
            if kept(match[0]):
                mark = fold(match[0]) if pattern is _NAME else re.sub(r"\D", "", match[0])
                heights.setdefault(mark, []).append(match.start() / len(text))
    return Marks({mark: tuple(at) for mark, at in heights.items()}, len(text))


def aligned(a: Marks, b: Marks) -> float:
    """How far the shared marks of two texts stand at the same heights; 0 where too little is shared to tell."""
    shared = sorted(a.heights.keys() & b.heights.keys())
    numbers, others = a.numbers(), b.numbers()
    alike = (numbers & others).total() >= MIN_NUMBERS_ALIKE * (numbers | others).total() > 0
    short, long = sorted((a.length, b.length))
    if len(shared) < MIN_SHARED_MARKS or not alike or short < MIN_LENGTH_RATIO * long:
        return 0.0
    met = sum(_met(a.heights[mark], b.heights[mark]) for mark in shared)
    return met / sum(max(len(a.heights[mark]), len(b.heights[mark])) for mark in shared)


def _met(here: Sequence[float], there: Sequence[float]) -> int:
    """How many of the heights have a partner of their own at about the same height."""
    met = place = 0
    for height in here:
        while place < len(there) and there[place] < height - MAX_SHIFT:
            place += 1
        if place < len(there) and there[place] <= height + MAX_SHIFT:
            met += 1
            place += 1
    return met


def _is_number(word: str) -> bool:
    return sum(letter.isdigit() for letter in word) >= MIN_NUMBER_DIGITS


def _is_name(word: str) -> bool:
    return len(word) >= MIN_NAME_LETTERS and word[0].isupper()


def _primary(language: str | None) -> str | None:
    return language.split("-")[0].casefold() if language else None


def _neighbours(
    articles: Sequence[Article], languages: Sequence[str | None], days: Sequence[str | None]
) -> Iterator[tuple[int, int]]:
    """Pairs of texts in two known languages, published within days of each other, that share some marks."""
    values = [
        _dated_marks(article.text, day) if language and (day := day_of(moment)) else np.empty(0, dtype=np.uint32)
        for article, language, moment in zip(articles, languages, days, strict=True)
    ]
    holder = np.repeat(np.arange(len(values)), [len(held) for held in values])
    # Texts in the rarer languages are met first, so that those of the commonest do not crowd them out.
    counts = Counter(languages)
    rank = np.array([counts[language] for language in languages])[holder]
    first, second, count = pairs_sharing(np.concatenate(values), holder, rank=rank)
    enough = count >= MIN_SHARED_MARKS
    for a, b in zip(first[enough].tolist(), second[enough].tolist(), strict=True):
        if languages[a] != languages[b] and _days_apart(days[a], days[b]) <= MAX_DAYS_APART:
            yield a, b


def _dated_marks(text: str, day: datetime.date) -> npt.NDArray[np.uint32]:
    """Hashes of each mark of a text with each of two windows of days that hold its day.

    The windows are those of two rows, shifted by half: days up to MAX_DAYS_APART apart share one.
    """
    number, width = day.toordinal(), 2 * MAX_DAYS_APART
    windows = (f"a{number // width}", f"b{(number + MAX_DAYS_APART) // width}")
    hashes = [zlib.crc32(f"{mark}/{window}".encode()) for mark in marks_of(text).heights for window in windows]
    return np.unique(np.array(hashes, dtype=np.uint32))


def _days_apart(first: str | None, second: str | None) -> int:
    here, there = day_of(first), day_of(second)
    return abs((here - there).days) if here is not None and there is not None else MAX_DAYS_APART + 1
