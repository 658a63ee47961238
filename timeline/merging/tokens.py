"""Folded words of names and keywords, numbered and weighed by how rare they are in the corpus."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from timeline.events.parties.naming import kind_of
from timeline.events.words.lexicon import words_of_kind
from timeline.model import Report

NAME_SLOTS = 12
WORD_SLOTS = 28
MIN_TOKEN_CHARS = 2
FULL_NAME_WORDS = 2
PERSON_SLOTS = 6
ROLE_SLOTS = 4
_PARTICLE = re.compile(
    r"(?:[ae][ldnrstz]h?|as-?|ibn|bin|ben|bint|d[aeiou]s?|del|der|la|las|le|los|van|von|y)(?:[-'’][^\W\d_].*)?",
    re.IGNORECASE,
)
# A corpus of a few articles cannot tell a rare word from a common one, so every word is weighed as if this
# many more articles, none with the word in it, had been read.
PRIOR_ARTICLES = 2000
MAX_RARITY = 9.0

_ANYBODY = ("people", "attackers")
_WORD = re.compile(r"[^\W_]+")

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case without accents or possessive, so that spellings of one name meet."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'"))
    bare = "".join(letter for letter in flat if not unicodedata.combining(letter)).casefold()
    return bare.removesuffix("'s")


@lru_cache(maxsize=200_000)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of one name or keyword, in order."""
    return tuple(word for word in _WORD.findall(fold(text)) if len(word) >= MIN_TOKEN_CHARS)


def name_words(report: Report) -> frozenset[str]:
    """Folded words of the actors and targets, but of words for anybody: "men" of two articles need not be the same."""
    told = (name for name in (*report.actors, *report.targets) if kind_of(name) not in _ANYBODY or " " in name)
    return frozenset(word for name in told for word in words_of(name))


def report_words(report: Report) -> frozenset[str]:
    """Folded words of the names and the keywords."""
    return with_keywords(name_words(report), report)


def with_keywords(names: frozenset[str], report: Report) -> frozenset[str]:
    """The words of the names and those of the report's keywords."""
    return names.union(*map(words_of, report.keywords))


def full_names(report: Report) -> frozenset[str]:
    """Actors and targets of two capitalised words or more, folded: as a rule persons and organisations."""
    return frozenset(
        " ".join(words)
        for name in (*report.actors, *report.targets)
        if _is_proper(name) and len(words := words_of(name)) >= FULL_NAME_WORDS
    )


def head_words(names: Sequence[str]) -> frozenset[str]:
    """The last word of each name with a capital, which "Haftar" and "Khalifa Haftar" share and two Sergeis do not.

    With the word before it where it is one for bodies: the Security Council is no Shura Council.
    """
    return frozenset(_head(words) for name in names if name != name.lower() and (words := words_of(name)))


def _head(words: Sequence[str]) -> str:
    return " ".join(words[-2:]) if words[-1] in words_of_kind("group") else words[-1]


def proper_head_words(names: Sequence[str]) -> frozenset[str]:
    """The last word of each name that ends in a capitalised word: of "Albany man" and "Lebanon man" none."""
    return head_words([name for name in names if name.split()[-1:] and name.split()[-1][0].isupper()])


def _is_proper(name: str) -> bool:
    """Whether all words are capitalised, but for particles: "Abdel Fattah al-Sisi", "Maria de la Cruz"."""
    parts = name.split()
    small = [part for part in parts if not part[0].isupper()]
    capitalised = sum(part != part.lower() for part in parts)
    return capitalised >= FULL_NAME_WORDS and all(_PARTICLE.fullmatch(part) for part in small)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarities:
    """The number of each word, and in how many articles it stands."""

    articles: int
    numbers: dict[str, int]
    counts: npt.NDArray[np.int64]

    @property
    def weights(self) -> Floats:
        """Inverse document frequency of each word number, scaled to 0..1."""
        idf = np.log((self.articles + PRIOR_ARTICLES) / (self.counts + 1.0))
        return np.asarray(np.clip(idf, 0.0, MAX_RARITY) / MAX_RARITY, dtype=np.float32)


def count_words(word_sets: Sequence[frozenset[str]], articles: Sequence[str]) -> Rarities:
    """Number the words in alphabetical order, so that the order of the reports changes nothing.

    `articles` names the article of each set in step: a word is counted once an article, however many of its reports
    hold it.
    """
    by_article: dict[str, set[str]] = {}
    for words, article in zip(word_sets, articles, strict=True):
        by_article.setdefault(article, set()).update(words)
    counts: dict[str, int] = {}
    for held in by_article.values():
        for word in held:
            counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts)
    return Rarities(
        articles=len(by_article),
        numbers={word: number for number, word in enumerate(ordered)},
        counts=np.array([counts[word] for word in ordered], dtype=np.int64),
    )


def word_matrix(word_sets: Sequence[frozenset[str]], rarities: Rarities, slots: int) -> Ints:
    """A row a report with the numbers of its rarest words; -1 fills what is left."""
    matrix = np.full((len(word_sets), slots), -1, dtype=np.int32)
    counts = rarities.counts.tolist()
    numbers_of = rarities.numbers
    for row, words in enumerate(word_sets):
        numbers = [numbers_of[word] for word in words]
        numbers.sort(key=lambda number: (counts[number], number))
        kept = numbers[:slots]
        matrix[row, : len(kept)] = kept
    return matrix
