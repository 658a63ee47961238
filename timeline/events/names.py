"""Names completed within one article: surnames, acronyms and their expansions, spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.events.folding import fold
from timeline.events.groups import Groups, nationalities, only_armed_group
from timeline.model import Sentence, Token

PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "del", "la", "van", "von", "der", "da", "dos", "ben"})
BRACKETS = {"(": ")", "[": "]"}
BREAKS = frozenset({"VERB", "AUX", "PRON", "PUNCT", "SCONJ"})
ARTICLES = frozenset({"the", "a", "an"})
COLLECTIVE = frozenset(
    {"guerilla", "guerrilla", "insurgent", "jihadist", "militant", "rebel", "separatist", "subversive", "terrorist"}
)
MAX_EXPANSION = 12
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
    fuller = {short: _one(fulls) for short, fulls in candidates.items() if _one(fulls)}
    for short, full in _fighters(sentences, fuller):
        fuller.setdefault(_key(short), full)
    return NameBook(fuller)


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
    """ "Northern Popular Front (NPF)" and "NPF [Northern Popular Front]": both forms stand for the full name."""
    tokens = sentence.tokens
    for index in range(1, len(tokens) - 2):
        if tokens[index].text not in BRACKETS:
            continue
        pair = _expanded_before(tokens, index) or _expanded_inside(tokens, index)
        if pair is not None:
            acronym, expansion = pair
            full = f"{expansion} ({acronym})"
            yield acronym, full
            yield expansion, full


def _expanded_before(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    acronym = _bracketed_acronym(tokens, index + 1)
    if acronym is None:
        return None
    expansion = _expansion(tokens[:index], acronym.replace("-", ""))
    return (acronym, expansion) if expansion else None


def _bracketed_acronym(tokens: Sequence[Token], first: int) -> str | None:
    """The acronym that fills a bracket, hyphenated ones of several tokens too."""
    last = next((i for i in range(first, min(first + 4, len(tokens))) if tokens[i].text in BRACKETS.values()), None)
    text = "".join(token.text for token in tokens[first:last]) if last is not None else ""
    return text if ACRONYM.match(text) and MIN_ACRONYM <= len(text) <= MAX_ACRONYM else None


def _expanded_inside(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    acronym = tokens[index - 1].text
    if not (ACRONYM.match(acronym) and MIN_ACRONYM <= len(acronym) <= MAX_ACRONYM):
        return None
    inside = tokens[index + 1 : index + 1 + MAX_EXPANSION]
    end = next((i for i, token in enumerate(inside) if token.text in BRACKETS.values()), None)
    if end is None or end < MIN_ACRONYM:
        return None
    words = [token.text for token in inside[:end]]
    initials = _initials(words)
    expands = initials[:1] == acronym[:1] and sorted(initials) == sorted(acronym.replace("-", ""))[: len(initials)]
    close = len(set(initials) & set(acronym)) >= min(len(initials), len(acronym)) - 1 and len(initials) >= MIN_ACRONYM
    proper = all(word[:1].isupper() or word.lower() in SMALL for word in words)
    return (acronym, " ".join(words)) if proper and (expands or close) else None


def _expansion(before: Sequence[Token], acronym: str) -> str | None:
    """The capitalised words before the bracket, small words among them, that begin with its letters."""
    words: list[str] = []
    big = 0
    for token in reversed(before):
        small = token.text.lower() in SMALL
        if not (small or token.text[:1].isupper()) or token.pos in BREAKS:
            break
        words.insert(0, token.text)
        big += not small
        if not small and big >= 2 and _initials(words) == acronym:
            return " ".join(words)
    last_article = max((i for i, word in enumerate(words) if word.lower() in ARTICLES), default=-1)
    words = words[last_article + 1 :]
    trimmed = words[next((i for i, w in enumerate(words) if w.lower() not in SMALL), 0) :]
    foreign = 2 <= sum(w.lower() not in SMALL for w in trimmed) <= len(acronym) + 2
    return " ".join(trimmed) if foreign and set(acronym) & set(_initials(trimmed)) else None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0].upper() for word in words if word.lower() not in SMALL)


def _fighters(sentences: Sequence[Sentence], fuller: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """ "The guerrillas", "rebels" where the article names one armed group: that group."""
    only = only_armed_group(sentences)
    if only is None:
        return
    name, code = only
    full = fuller.get(_key(name)) or name
    demonyms = [word for word, country in nationalities() if country == code.split()[0]]
    for word in sorted(Groups.load().fighters & COLLECTIVE):
        for plural in (f"{word}s", f"{word}es"):
            yield plural, full
            yield from ((f"{demonym} {plural}", full) for demonym in demonyms)
