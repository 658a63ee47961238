"""Who holds an office by the words of one article: "Mayor Ann Roe", "Ann Roe, the mayor", "the mayor, Ann Roe".

So are bodies told that have a name: "the Harvest Force, a brigade from the hills".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from timeline.events.syntax.anchor import span_head
from timeline.events.words.groups import Groups
from timeline.events.words.reference_rows import read_rows
from timeline.model import Sentence, Token

UNIQUE_OFFICES = "unique_offices.csv"
_OF = re.compile(r" (?:for|in|of|to) ")
_ARTICLES = frozenset({"a", "an", "the"})
_FORMER = frozenset({"ex", "former", "late"})
_BODIES = frozenset({"agency", "alliance", "coalition", "company", "council", "militia", "network", "party", "union"})
_NO_BODIES = frozenset({"DATE", "GPE", "LOC", "PERSON", "TIME"})
_BEFORE = frozenset({"amod", "compound", "nmod"})


def is_office(name: str) -> bool:
    """Whether words are for one person by an office: "Danish foreign minister", "minister of mines"."""
    words = _OF.split(name.casefold())[0].split()
    return bool(words) and words[-1] in _offices()


def office_holders(sentences: Sequence[Sentence], fuller: Mapping[str, str]) -> dict[str, str]:
    """The person's full name by the words of an office that one person alone is told to hold.

    `fuller` are the full names by short form. Both "minister" and "foreign minister" are words of such an office.
    """
    found: dict[str, dict[str, str]] = {}
    for sentence in sentences:
        for office, name in _told(sentence):
            full = fuller.get(name.casefold(), name)
            found.setdefault(office, {})[full.casefold().split()[-1]] = full
        for kind, name in _bodies(sentence):
            found.setdefault(kind, {})[name.casefold()] = fuller.get(name.casefold(), name)
    return {office: next(iter(names.values())) for office, names in found.items() if len(names) == 1}


def _told(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Each office of the sentence with the name told beside it; former ones are held by nobody."""
    tokens = sentence.tokens
    for entity in sentence.entities:
        if entity.label != "PERSON":
            continue
        words = [t for t in tokens[entity.first : entity.last] if t.tag != "POS" and t.pos != "SPACE"]
        name = " ".join(t.cased if sentence.is_upper else t.text for t in words)
        head = tokens[entity.last - 1]
        beside = [tokens[c] for c in head.children if tokens[c].dep == "appos"]
        beside += [tokens[head.head]] if head.dep == "appos" else []
        beside += [tokens[entity.first - 1]] if entity.first else []
        for office in beside:
            if office.lemma.lower() in _offices() and office.tag not in ("NNS", "NNPS"):
                yield from ((said, name) for said in _words_of(sentence, office))


def _bodies(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Each body that is named and told to be one of a kind, with the word for the kind."""
    tokens = sentence.tokens
    words = Groups.load().units | _BODIES
    for entity in sentence.entities:
        top = span_head(sentence, entity.start, entity.end)
        if top is None or entity.label in _NO_BODIES or tokens[top].pos != "PROPN":
            continue
        span, head = tokens[entity.first : entity.last], tokens[top]
        for kind in (tokens[c] for c in head.children if tokens[c].dep == "appos" and c > head.index):
            articles = [tokens[c].cased.lower() for c in kind.children if tokens[c].dep == "det"]
            if kind.lemma.lower() in words and articles in (["a"], ["an"]):
                own = span[1:] if span[0].cased.lower() == "the" else span
                yield kind.lemma.lower(), " ".join(t.cased if sentence.is_upper else t.text for t in own)


def _words_of(sentence: Sentence, office: Token) -> Iterator[str]:
    before = sentence.tokens[office.index - 1].cased.lower() if office.index else ""
    named = [sentence.tokens[c].cased.lower() for c in office.children if sentence.tokens[c].dep in _BEFORE]
    if not _FORMER.isdisjoint({before, *named}):
        return
    lemma = office.lemma.lower()
    yield lemma
    if before.isalpha() and before not in _ARTICLES:
        yield f"{before} {lemma}"


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["word"] for row, _ in read_rows(UNIQUE_OFFICES, ("word",)))
