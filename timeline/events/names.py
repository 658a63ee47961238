"""Names completed within one article: surnames, acronyms and their expansions, spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.actors import fold
from timeline.model import Sentence, Token

PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "del", "la", "van", "von", "der", "da", "dos", "ben"})
SMALL = frozenset({"of", "the", "for", "and", "in", "de", "la", "y", "del"})
ACRONYM = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)?\Z")
MIN_ACRONYM, MAX_ACRONYM = 2, 7


@dataclass(frozen=True, slots=True)
class NameBook:
    """The full names an article gives, by folded short form. A form that two full names share is left alone."""

    fuller: dict[str, str]

    def full(self, name: str) -> str:
        """The fullest form of `name` in the article, or `name` itself where none or more than one fits."""
        return self.fuller.get(_key(name), name)


def complete_names(sentences: Sequence[Sentence]) -> NameBook:
    """Reads an article's sentences, title included, for persons' full names and bracketed acronyms."""
    candidates: dict[str, dict[str, str]] = {}
    for sentence in sentences:
        for short, full in (*_person_forms(sentence), *_acronyms(sentence)):
            candidates.setdefault(_key(short), {}).setdefault(_key(full), full)
    return NameBook({short: _one(fulls) for short, fulls in candidates.items() if _one(fulls)})


def _key(name: str) -> str:
    return re.sub(r"\b(?:al|el)[- ]", "", fold(name)).replace("-", " ")


def _one(fulls: dict[str, str]) -> str:
    """The one full name, or the one that holds all the others; empty where they are different people."""
    longest = max(fulls, key=lambda key: (len(key), key))
    words = set(longest.split())
    return fulls[longest] if all(set(key.split()) <= words for key in fulls) else ""


def _person_forms(sentence: Sentence) -> Iterator[tuple[str, str]]:
    for entity in sentence.entities:
        if entity.label != "PERSON":
            continue
        words = [
            token.text if not sentence.is_upper else token.cased
            for token in sentence.tokens[entity.first : entity.last]
            if token.tag != "POS" and token.pos != "SPACE"
        ]
        full = re.sub(r"\s?-\s?", "-", " ".join(words))
        parts = full.split()
        if len(parts) < 2 or not parts[-1][:1].isupper():
            continue
        for size in range(1, len(parts)):
            tail = parts[-size:]
            if size == 1 or parts[-size].lower() in PARTICLES or size == len(parts) - 1:
                yield " ".join(tail), full


def _acronyms(sentence: Sentence) -> Iterator[tuple[str, str]]:
    tokens = sentence.tokens
    for index in range(1, len(tokens) - 2):
        if tokens[index].text != "(" or tokens[index + 2].text != ")":
            continue
        acronym = tokens[index + 1].text
        if ACRONYM.match(acronym) and MIN_ACRONYM <= len(acronym) <= MAX_ACRONYM:
            expansion = _expansion(tokens[:index], acronym.replace("-", ""))
            if expansion:
                yield acronym, expansion


def _expansion(before: Sequence[Token], acronym: str) -> str | None:
    """The capitalised words before the bracket, small words among them, that begin with its letters."""
    words: list[str] = []
    big = 0
    for token in reversed(before):
        small = token.text.lower() in SMALL
        if not (small or token.text[:1].isupper()):
            break
        words.insert(0, token.text)
        big += not small
        if not small and big >= 2 and _initials(words) == acronym[: len(_initials(words))] == acronym:
            return " ".join(words)
    last_article = max((i for i, word in enumerate(words) if word.lower() == "the"), default=-1)
    words = words[last_article + 1 :]
    trimmed = words[next((i for i, w in enumerate(words) if w.lower() not in SMALL), 0) :]
    foreign = 2 <= sum(w.lower() not in SMALL for w in trimmed) <= len(acronym) + 2
    return " ".join(trimmed) if foreign and set(acronym) & set(_initials(trimmed)) else None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0].upper() for word in words if word.lower() not in SMALL)
