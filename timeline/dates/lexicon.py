"""The words of time of one language, and the patterns they make, read from `timeline/reference/dates/`.

Three files a language: `en.words.csv` (category, phrase, value, case), `en.patterns.csv` (rule, reading, rank, score,
pattern) and `en.macros.csv` (name, pattern). `feasts.csv` holds the rules of feasts, for all languages.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

from timeline.errors import ReferenceDataError

FOLDER = "timeline.reference"
LANGUAGES = ("ar", "en", "es", "fr")
CASES = ("any", "capital", "lower")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of a category. `case` is `capital` where the small word means something else ("may")."""

    category: str
    phrase: str
    value: str
    case: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with the reading that gives it a value; the lower rank wins, then the longer match."""

    rule: str
    reading: str
    rank: int
    score: float
    pattern: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the finder needs to know of one language."""

    language: str
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    macros: tuple[tuple[str, str], ...]


@functools.cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of a language of `LANGUAGES`, read once a process."""
    return Lexicon(
        language=language,
        words=tuple(_word(row, place) for row, place in rows(f"{language}.words.csv", Word.__slots__)),
        rules=tuple(_rule(row, place) for row, place in rows(f"{language}.patterns.csv", Rule.__slots__)),
        macros=tuple((row["name"], row["pattern"]) for row, _ in rows(f"{language}.macros.csv", ("name", "pattern"))),
    )


@functools.cache
def load_feasts() -> dict[str, str]:
    """The rule of each feast by its key, as `timeline.dates.calendar.feast` reads it."""
    return {row["feast"]: row["rule"] for row, _ in rows("feasts.csv", ("feast", "rule"))}


@functools.cache
def load_day_first_domains() -> frozenset[str]:
    """Top-level domains of countries where English is written with the day before the month in numeric dates."""
    return frozenset(row["domain"] for row, _ in rows("day_first_domains.csv", ("domain", "country")))


def rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[dict[str, str], str]]:
    """The rows of a file of `timeline/reference/dates/`, each with its `file:line`."""
    lines = resources.files(FOLDER).joinpath("dates", name).read_text(encoding="utf-8").splitlines()
    reader = csv.reader(lines, strict=True)
    header = next(reader, [])
    if tuple(header) != columns:
        raise ReferenceDataError(f"{name}:1: the columns are {header}, and must be {list(columns)}")
    for cells in reader:
        place = f"{name}:{reader.line_num}"
        if len(cells) != len(columns):
            raise ReferenceDataError(f"{place}: {len(columns)} cells are needed, one a column")
        yield dict(zip(columns, cells, strict=True)), place


def _word(row: dict[str, str], place: str) -> Word:
    if row["case"] not in CASES:
        raise ReferenceDataError(f"{place}: case is {row['case']!r}, and must be one of {', '.join(CASES)}")
    return Word(row["category"], row["phrase"], row["value"], row["case"])


def _rule(row: dict[str, str], place: str) -> Rule:
    try:
        return Rule(row["rule"], row["reading"], int(row["rank"]), float(row["score"]), row["pattern"])
    except ValueError as error:
        raise ReferenceDataError(f"{place}: rank must be a whole number and score a number ({error})") from error


@functools.cache
def words_of(language: str, category: str) -> frozenset[str]:
    """The phrases of one category, as the file writes them; empty where the language has none."""
    return frozenset(word.phrase for word in load_lexicon(language).words if word.category == category)
