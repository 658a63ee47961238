"""How a span of words, a date's or a place's, stands to a trigger, and what kind of clause it stands in."""

from __future__ import annotations

import bisect
import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

from timeline.events.syntax.anchor import (
    Position,
    clause_of,
    follows_at_once,
    is_sequel,
    is_verdict,
    path_to_root,
    sentence_at,
    span_head,
    told_clause,
    tree_distance,
    when_clause,
)
from timeline.model import Parse, Sentence, Token

CLAUSE_VERBS = "clause_verbs.csv"
MAX_ARCS = 5
MAX_NEIGHBOUR = 2
MAX_OCCURRENCE_NEIGHBOUR = 6
STAMP_REACH_TOKENS = 4


def reach_features(
    position: Position, field: str, sentence: int, start: int, end: int, parse: Parse
) -> dict[str, float] | None:
    """Return how a span stands to a trigger; None where it is in another field or out of reach.

    Two sentences away is in reach; six, where the span's own clause says that something happened ("it happened
    shortly after noon on ...").
    """
    if field != position.field or abs(sentence - position.sentence) > MAX_OCCURRENCE_NEIGHBOUR:
        return None
    there = sentence_at(parse, Position(field=position.field, sentence=sentence, head=0))
    head = span_head(there, start, end)
    clause: Mapping[str, float] = clause_features(there, head, start)
    gap = sentence - position.sentence
    if gap != 0:
        home = sentence_at(parse, position)
        if head is not None and _is_same_word(there, told_clause(there, head), home, position.head):
            clause = {}  # "ministers resigned ... two more resigned on Monday"
        near = _neighbour_features(gap, home, there, clause)
        return None if near is None else {**near, **clause}
    if head is None:
        return {"same_sentence": 1.0, **clause}
    features = {"arcs": float(min(MAX_ARCS, tree_distance(there, head, position.head))), **clause}
    features["title_position"] = float(field == "title")
    sequel = is_sequel(there, head, position.head, clause_verbs())
    own_clause = told_clause(there, head) in (position.head, clause_of(there, position.head))
    if own_clause and not sequel:
        for name in ("report", "aftermath", "response"):
            features.pop(name, None)
    when = when_clause(there, end)
    if when is not None and when in path_to_root(there, position.head):
        features["arcs"] = float(min(MAX_ARCS, 1 + tree_distance(there, when, position.head)))
        features["same_clause"] = 1.0
    elif position.head in path_to_root(there, head) and not sequel:
        features["under_trigger"] = 1.0
    elif follows_at_once(there, head, position.head):
        features |= {"arcs": 1.0, "under_trigger": 1.0}
    elif told_clause(there, head) == clause_of(there, position.head):
        features["same_clause"] = 1.0
    else:
        features["same_sentence"] = 1.0
    return features


def _is_same_word(there: Sentence, verb: int, home: Sentence, trigger: int) -> bool:
    return there.tokens[verb].lemma.lower() == home.tokens[trigger].lemma.lower()


def _neighbour_features(
    gap: int, home: Sentence, there: Sentence, clause: Mapping[str, float]
) -> dict[str, float] | None:
    reach = MAX_OCCURRENCE_NEIGHBOUR if "occurrence" in clause or "response" in clause else MAX_NEIGHBOUR
    if abs(gap) > reach:
        return None
    name = "next_sentence" if gap > 0 else "previous_sentence"
    return {name: 1.0 / abs(gap), "same_paragraph": float(home.paragraph == there.paragraph)}


@lru_cache(maxsize=4096)
def clause_features(sentence: Sentence, head: int | None, start: int) -> Mapping[str, float]:
    """Return what kind of clause a span stands in: of telling, of happening, of what came after, a page's stamp."""
    features: dict[str, float] = {}
    if head is not None:
        told = sentence.tokens[told_clause(sentence, head)]
        kind = "aftermath" if is_verdict(sentence, told) else clause_verbs().get(told.lemma.lower())
        if kind is not None:
            features[kind] = 1.0
    if is_stamped(sentence, start):
        features["stamp"] = 1.0
    end = bisect.bisect_right(sentence.tokens, start, key=lambda token: token.end)
    if [token.lemma.lower() for token in sentence.tokens[max(0, end - 2) : end]] == ["as", "of"]:
        features |= {"report": 1.0, "aftermath": 1.0}
    return features


@cache
def clause_verbs() -> Mapping[str, str]:
    """The kind of clause that a verb's lemma makes: a `report`, an `occurrence`, an `aftermath`..."""
    text = resources.files("timeline.reference").joinpath(CLAUSE_VERBS).read_text(encoding="utf-8")
    return {row["lemma"]: row["kind"] for row in csv.DictReader(text.splitlines())}


def is_stamped(sentence: Sentence, start: int) -> bool:
    """Whether words of a page's own making stand right before: "Posted:", "Updated on"; no "police post"."""
    end = bisect.bisect_right(sentence.tokens, start, key=lambda token: token.end)
    before = sentence.tokens[max(0, end - STAMP_REACH_TOKENS) : end]
    return any(clause_verbs().get(token.lemma.lower()) == "stamp" and not _is_place(token) for token in before)


def _is_place(token: Token) -> bool:
    """Whether a word is the noun that it looks like: the "post" that guards hold."""
    return token.pos == "NOUN" and token.cased.lower() in (token.lemma.lower(), f"{token.lemma.lower()}s")
