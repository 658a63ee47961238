"""What people at large are told to be: "killed 90 people, most of them civilians", "40 people, mainly pilgrims"."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.counts.lists import MOSTLY
from timeline.events.parties.actors import ActorPhrase
from timeline.events.syntax.numbers import whole_number
from timeline.events.syntax.view import View

_PEOPLE = frozenset({"person", "people", "casualty", "life"})
_SHARES = frozenset({"all", "majority", "many", "most"})
_HEDGES = frozenset({"a", "almost", "nearly", "practically", "the", "vast", "virtually"})
_WERE = frozenset({"are", "being", "believed", "to", "be", "was", "were"})
_BETWEEN = 6
_WORDS = 4


def with_kinds(phrases: tuple[ActorPhrase, ...], view: View) -> tuple[ActorPhrase, ...]:
    """The phrases, those for people at large named by what most of them are said to be.

    "Killed 90 people, most of them civilians" befell civilians; the words stay those of the text.
    """
    return tuple(_named(phrase, view) for phrase in phrases)


def _named(phrase: ActorPhrase, view: View) -> ActorPhrase:
    tokens = view.sentence.tokens
    if not phrase.plural or phrase.told_in is not None or not {phrase.name, view.lemmas[phrase.head]} & _PEOPLE:
        return phrase
    span = _kind(view, max(phrase.last, phrase.head + 1))
    if span is None:
        return phrase
    told = view.sentence.tokens[span[0] : span[1]]
    name = " ".join(token.text for token in told)
    count = [t.text for t in tokens[phrase.first : phrase.head] if whole_number(t.text) is not None]
    return replace(phrase, name=name, described=" ".join([*count, name]))


def _kind(view: View, start: int) -> tuple[int, int] | None:
    """The words for the kind of people, where a comma and "most of them" or "mainly" begin behind a phrase."""
    tokens = view.sentence.tokens
    at = start
    while at < len(tokens) and tokens[at].text != ",":
        if at - start > _BETWEEN or tokens[at].pos in ("VERB", "AUX"):
            return None
        at += 1
    first = _after_share(view, at + 1)
    return None if first is None else _noun(view, first)


def _after_share(view: View, at: int) -> int | None:
    """The token behind "most of them were", "mainly"; None where there is no such beginning."""
    words = view.words
    while at < len(words) and words[at] in _HEDGES:
        at += 1
    if at >= len(words) or words[at] not in _SHARES | MOSTLY:
        return None
    if words[at] in _SHARES:
        if words[at + 1 : at + 2] != ["of"] or words[at + 2 : at + 3] not in (["them"], ["whom"]):
            return None
        at += 2
    at += 1
    while at < len(words) and words[at] in _WERE:
        at += 1
    return at


def _noun(view: View, first: int) -> tuple[int, int] | None:
    """The plural for people that begins at a token, with what stands before it and one that is listed with it."""
    tokens = view.sentence.tokens
    for at in range(first, min(first + _WORDS, len(tokens))):
        if _is_plural(view, at):
            more = view.words[at + 1 : at + 2] == ["and"] and at + 2 < len(tokens) and _is_plural(view, at + 2)
            return first, at + 3 if more else at + 1
        if tokens[at].pos not in ("ADJ", "NOUN", "PROPN"):
            return None
    return None


def _is_plural(view: View, at: int) -> bool:
    """Whether a word is a plural for people; the parser may take one at the end of a sentence for a verb."""
    token = view.sentence.tokens[at]
    people = "person" in view.kinds(at) or "person" in view.lexicon.kinds.get(view.lemmas[at], frozenset())
    return token.tag in ("NNS", "VBZ") and people and view.lemmas[at] not in _PEOPLE
