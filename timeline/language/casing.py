"""Text in capitals, and headlines With a Capital in Each Word, shown to the model in ordinary case.

The model was trained on ordinary case: it loses the subject of "50 PEASANTS HAVE BEEN KIDNAPPED BY TERRORISTS" and
takes the words of "Boy Shot Near School" for one name. Character for character, so that offsets hold. Names are told
from words by how the rest of the article writes them, else by the word lists that come with the model's own
lemmatizer: a word that is in none of them is a name.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise

MIN_LETTERS = 12
MIN_UPPER_SHARE = 0.8
MAX_ACRONYM_LETTERS = 6
MAX_HEADLINE_CHARACTERS = 200
MIN_LONG_WORDS = 3
LONG_WORD_LETTERS = 4
_PREFIXES = ("anti", "counter", "non", "pro", "ultra")
_SHORTEST_BEHIND = 4
MAX_NAME_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_WORD_ALONE = re.compile(r"\b[^\W\d_]+(?:['’][^\W\d_]+)?")
_CALLED = re.compile(
    r"\b(?:city|hamlet|municipality|neighbou?rhood|province|suburb|town|village)\s+of\s+"
    r"(?!(?:a|about|all|an|any|each|every|her|his|its|more|no|one|some|such|that|the|their|these|this|those|which"
    r"|central|downtown|greater|(?:north|south|east|west)\w*)\b)"
    r"[a-zß-öø-ÿ]"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"”’')\]]*\s+|[\"“]|--\s+)\s*([^\W\d_])")
_STARTS_SENTENCE = re.compile(r"[^\s,’'(-]|[-–—]\s")
_SMALL_WORDS = frozenset(
    {"a", "after", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"}
)
_GRAMMAR = _SMALL_WORDS | frozenset(
    {"are", "be", "but", "can", "did", "do", "had", "has", "her", "his", "how", "if", "into", "is", "its", "may", "nor"}
    | {
        "not",
        "off",
        "our",
        "out",
        "over",
        "per",
        "so",
        "than",
        "the",
        "up",
        "v",
        "via",
        "vs",
        "was",
        "who",
        "why",
        "you",
    }
)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_DOTTED_END = re.compile(r"\b(?:[A-Z]\.){2,}\Z")
_LONGEST_DOTTED = 12
_OPENERS = frozenset(
    {"a", "according", "an", "but", "he", "however", "i", "it", "meanwhile", "she", "that", "the", "these", "they"}
    | {"this", "those", "we"}
)
_BRACKETED = re.compile(r"[\[(]\s*([^\W\d_]{2,8})\s*[\])]")
_VOWEL = re.compile(r"[aeiouy]")


def is_upper(text: str) -> bool:
    """Tell whether a paragraph is set in capitals throughout: at least 12 letters, four in five upper-case."""
    letters = "".join(filter(str.isalpha, text))
    return len(letters) >= MIN_LETTERS and sum(map(str.isupper, letters)) / len(letters) >= MIN_UPPER_SHARE


def is_headline(text: str) -> bool:
    """Tell whether a short paragraph is set With a Capital in Each Word: three long words or more, none without.

    Short words have one too, but those of grammar and behind a number ("4th"): "Ann Roe met King Harald in Oslo." is a
    sentence full of names.
    """
    if len(text) > MAX_HEADLINE_CHARACTERS:
        return False
    words = _WORD.findall(text)[1:]
    long = [word for word in words if len(word) >= LONG_WORD_LETTERS]
    if len(long) < MIN_LONG_WORDS or not all(word[0].isupper() for word in long):
        return False
    told = any(word[0].islower() and word not in _GRAMMAR for word in _WORD_ALONE.findall(text)[1:])
    return not told and any(word[1:].islower() for word in long)


class Usage:
    """How an article's running text writes its words: which have a capital inside sentences, alone and in pairs.

    First words of sentences, headlines and text in capitals tell nothing. The words are counted when first asked for.
    """

    def __init__(self, text: str) -> None:
        """Take the `text` of an article."""
        self._text: str | None = text
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        self._pairs: set[tuple[str, str]] = set()

    def _count_all(self) -> None:
        lines, self._text = (self._text or "").splitlines(), None
        for line in lines:
            if not is_headline(line.strip()) and not is_upper(line):
                self._count(line)

    def _count(self, line: str) -> None:
        run: list[str] = []
        done, starts = 0, True
        for match in _WORD.finditer(line):
            word, gap = match.group(), line[done : match.start()]
            done, starts = match.end(), starts or bool(_STARTS_SENTENCE.search(gap))
            if gap != " " or not word[0].isupper():
                self._close(run)
            if word[0].islower():
                self._small[word] += 1
            elif not starts:
                run.append(_lower(word))
            starts = False
        self._close(run)

    def _close(self, run: list[str]) -> None:
        """Take in capitalised words that stand side by side; a long row, or one with "In" or "Of", is a headline."""
        if len(run) <= MAX_NAME_WORDS and _SMALL_WORDS.isdisjoint(run):
            self._capital.update(run)
            self._pairs.update(pairwise(run))
        run.clear()

    def is_name(self, before: str, word: str, after: str) -> bool | None:
        """Tell whether `word` (lower case) is written as a name there, by itself or beside its neighbours.

        None where the text does not use the word.
        """
        if self._text is not None:
            self._count_all()
        if (before, word) in self._pairs or (word, after) in self._pairs:
            return True
        capital, small = self._capital[word], self._small[word]
        return None if not capital and not small else capital > small


class Recaser:
    """Gives a copy of text in capitals, or of a headline, in ordinary case and of the same length."""

    def __init__(self, words: Collection[str], suffix_rules: Mapping[str, Collection[str]]) -> None:
        """Take the known words in lower case, and the endings that inflect them (ending to replacements)."""
        self._words = frozenset(words) | common_words()
        self._rules = tuple((old, tuple(new)) for old, new in suffix_rules.items())
        self._names = proper_words()
        self._known: dict[str, bool] = {}

    def __call__(self, text: str) -> str:
        """Return `text` with words in lower case, names capitalised and acronyms left as they are."""
        acronyms = frozenset(match.lower() for match in _BRACKETED.findall(text) if self._may_be_acronym(match))
        cased = _WORD.sub(lambda match: self._cased_word(match.group(), acronyms), text)
        if len(cased) != len(text):
            return text
        for match in _DOTTED.finditer(text):
            cased = cased[: match.start()] + match.group() + cased[match.end() :]
        return _SENTENCE_START.sub(_opened, _CALLED.sub(_named, cased))

    def headline(self, text: str, usage: Usage) -> str:
        """Return a headline with those words in lower case that the article, or else the word lists, do not capitalise.

        The first word, acronyms and words with capitals inside stay as they are.
        """
        words = list(_WORD.finditer(text))
        lower = [_lower(match.group()) for match in words]
        pieces, done = [], 0
        for index, match in enumerate(words):
            word = match.group()
            pieces.append(text[done : match.start()])
            done = match.end()
            before, after = lower[index - 1] if index else "", lower[index + 1] if index + 1 < len(lower) else ""
            head = text[: match.start()]
            inside = any(character.isalnum() for character in head) and not head.endswith(".")
            titled = inside and word[0].isupper() and (word[1:].islower() or word == "A")
            small = titled and not self._stays(usage.is_name(before, lower[index], after), lower[index])
            pieces.append(lower[index] if small else word)
        return "".join([*pieces, text[done:]])

    def _stays(self, named: bool | None, word: str) -> bool:
        if named is not None:
            return named
        stem = re.split(r"['’]", word)[0]
        return stem in self._names or not self._is_word(stem)

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
            behind = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
            self._known[word] = self._is_listed(word) or any(
                len(rest) > _SHORTEST_BEHIND and self._is_listed(rest) for rest in behind
            )
        return self._known[word]

    def _is_listed(self, word: str) -> bool:
        """Whether a word, or the one that it is an inflection of, stands in the lists."""
        return word in self._words or any(
            word.endswith(old) and word[: len(word) - len(old)] + new in self._words
            for old, news in self._rules
            for new in news
        )


def _named(match: re.Match[str]) -> str:
    """What a town is called with a capital, be it a word too: "the suburb of Comas"."""
    return match.group()[:-1] + _upper(match.group()[-1])


def _opened(match: re.Match[str]) -> str:
    """The start of a sentence with a capital; after "U.S." only a word that mostly opens one begins another."""
    start = match.group()
    if not _DOTTED_END.search(match.string, max(0, match.start() - _LONGEST_DOTTED), match.start() + 1):
        return start[:-1] + _upper(start[-1])
    word = _WORD.match(match.string, match.end() - 1)
    opens = word is not None and word.group().lower() in _OPENERS
    return start[:-1] + _upper(start[-1]) if opens else start


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _upper(character: str) -> str:
    upper = character.upper()
    return upper if len(upper) == 1 else character


@cache
def common_words() -> frozenset[str]:
    """Words of news that are no names and that the model's lists lack, in lower case."""
    source = resources.files("timeline.reference").joinpath("common_words.csv").read_text(encoding="utf-8")
    return frozenset(row["word"] for row in csv.DictReader(source.splitlines()))


@cache
def proper_words() -> Mapping[str, str]:
    """Words that are always written with a capital, by their lower-case form."""
    source = resources.files("timeline.reference").joinpath("proper_words.csv").read_text(encoding="utf-8")
    return {row["word"].lower(): row["word"] for row in csv.DictReader(source.splitlines())}
