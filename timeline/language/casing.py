"""Upper-case text shown to the model in ordinary case, character for character, so that offsets hold.

The model was trained on ordinary case: it loses the subject of "50 PEASANTS HAVE BEEN KIDNAPPED BY TERRORISTS" and
reads the same words in lower case rightly. Names are told from words by the word lists that come with the model's
own lemmatizer: a word that is in none of them is a name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources

MIN_LETTERS = 12
MIN_UPPER_SHARE = 0.8
MAX_ACRONYM_LETTERS = 6
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"”’')\]]*\s+|[\"“]|--\s+)\s*([^\W\d_])")
_BRACKETED = re.compile(r"[\[(]\s*([^\W\d_]{2,8})\s*[\])]")
_VOWEL = re.compile(r"[aeiouy]")


def is_upper(text: str) -> bool:
    """Tell whether a paragraph is set in capitals throughout: at least 12 letters, four in five upper-case."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < MIN_LETTERS:
        return False
    return sum(character.isupper() for character in letters) / len(letters) >= MIN_UPPER_SHARE


class Recaser:
    """Gives a copy of upper-case text in ordinary case, of the same length."""

    def __init__(self, words: Collection[str], suffix_rules: Mapping[str, Collection[str]]) -> None:
        """Take the known words in lower case, and the endings that inflect them (ending to replacements)."""
        self._words = words
        self._rules = tuple((old, tuple(new)) for old, new in suffix_rules.items())
        self._names = proper_words()
        self._known: dict[str, bool] = {}

    def __call__(self, text: str) -> str:
        """Return `text` with words in lower case, names capitalised and acronyms left as they are."""
        acronyms = frozenset(match.lower() for match in _BRACKETED.findall(text) if self._may_be_acronym(match))
        cased = _WORD.sub(lambda match: self._cased_word(match.group(), acronyms), text)
        cased = _SENTENCE_START.sub(lambda match: match.group()[:-1] + _upper(match.group()[-1]), cased)
        return cased if len(cased) == len(text) else text

    def _cased_word(self, word: str, acronyms: Collection[str]) -> str:
        lower = _lower(word)
        stem = re.split(r"['’]", lower)[0]
        if stem in self._names:
            return self._names[stem] + lower[len(stem) :]
        if stem in acronyms:
            return word
        if self._is_word(stem):
            return lower
        if not _VOWEL.search(stem) and 1 < len(stem) <= MAX_ACRONYM_LETTERS:
            return word
        return _upper(lower[0]) + lower[1:]

    def _may_be_acronym(self, word: str) -> bool:
        return len(word) <= MAX_ACRONYM_LETTERS + 2 and not self._is_word(_lower(word))

    def _is_word(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = word in self._words or any(
                word.endswith(old) and word[: len(word) - len(old)] + new in self._words
                for old, news in self._rules
                for new in news
            )
        return self._known[word]


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _upper(character: str) -> str:
    upper = character.upper()
    return upper if len(upper) == 1 else character


@cache
def proper_words() -> Mapping[str, str]:
    """Words that are always written with a capital, by their lower-case form."""
    source = resources.files("timeline.reference").joinpath("proper_words.csv").read_text(encoding="utf-8")
    return {row["word"].lower(): row["word"] for row in csv.DictReader(source.splitlines())}
