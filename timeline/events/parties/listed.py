"""Those whom an event befell beside the one that syntax tells of: lists that the parse broke, and companions."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.counts.lists import SUBJECTS, companions, conjunct_heads, further_heads
from timeline.events.counts.nouns import people_noun
from timeline.events.counts.people import read_people
from timeline.events.syntax.numbers import find_numbers
from timeline.model import Sentence, Token

_BETWEEN = frozenset({",", ";", "-", "and", "&", "age", "aged", "ages", "old", "year", "years"})
_JOINS = frozenset({",", ";", "and", "&"})
_FROM = frozenset({"from", "of"})
_PICKING = ("one", "of", "them")
_TITLES = frozenset({"ADJ", "NOUN", "PROPN"})
_APART = frozenset({"CARDINAL", "DATE", "GPE"})


def with_listed(sentence: Sentence, heads: Sequence[int], event: int) -> tuple[int, ...]:
    """The people at `heads` with those listed after them: "killed the mayor, his wife, and a guard".

    And those whom it befell too: "the mayor was shot along with two guards".
    """
    people = [head for head in heads if _is_people(sentence.tokens[head])]
    if not people:
        return tuple(heads)
    numbers = find_numbers(sentence)
    found = [h for head in people for h in (*conjunct_heads(sentence, head), *companions(sentence, head, event))]
    called = [c for head in people for c in sentence.tokens[head].children if sentence.tokens[c].dep == "appos"]
    found += [name for head in (*people, *called) for name in names_after(sentence, head)]
    last = max(found)
    picked = [name for head in people for name in picked_out(sentence, head)]
    group = read_people(sentence, last, numbers)
    found += further_heads(sentence, last + 1 if group is None else group.last, numbers, event)
    found += picked
    return (*heads, *(head for head in sorted(set(found)) if head not in heads and head != event))


def picked_out(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The person whom words pick out of several: "two guards were shot, one of them Sergeant Ann Roe"."""
    tokens = sentence.tokens
    for token in tokens[head + 1 :]:
        if tuple(t.cased.lower() for t in tokens[token.index : token.index + len(_PICKING)]) != _PICKING:
            continue
        others = [t for t in tokens[head + 1 : token.index] if t.tag == "NNS" and _is_people(t)]
        name = next((e for e in sentence.entities if e.first >= token.index + len(_PICKING)), None)
        if tokens[head].tag != "NNS" or others or name is None or name.label != "PERSON":
            return ()
        between = tokens[token.index + len(_PICKING) : name.first]
        return (name.last - 1,) if all(t.pos in _TITLES or t.text == "," for t in between) else ()
    return ()


def names_after(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The heads of the persons' names in a row after one, with ages, towns and titles between.

    "Ann Roe, 41, of Lima, driver Ben Roe, and Eva Roe"; not "Ann Roe, wife of Ben Roe", nor who says it.
    """
    names = [entity for entity in sentence.entities if entity.label == "PERSON"]
    place = next((i for i, name in enumerate(names) if name.first <= head < name.last), None)
    if place is None:
        return ()
    found: list[int] = []
    for name, following in zip(names[place:], names[place + 1 :], strict=False):
        if not _goes_on(sentence, name.last, following.first) or _acts(sentence, following.last - 1):
            break
        found.append(following.last - 1)
    closed = found and any(t.cased.lower() == "and" for t in sentence.tokens[head : found[-1]])
    return tuple(found) if closed else ()


def _goes_on(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the tokens between two names only join them in a list."""
    tokens = sentence.tokens
    between = tokens[first:last]
    joined = any(token.cased.lower() in _JOINS for token in between)
    return joined and all(
        token.cased.lower() in _BETWEEN
        or token.text.isdigit()
        or token.entity in _APART
        or token.pos in _TITLES
        or (token.cased.lower() in _FROM and tokens[token.index + 1].entity in _APART)
        for token in between
    )


def _acts(sentence: Sentence, head: int) -> bool:
    token = sentence.tokens[head]
    return token.dep in SUBJECTS and sentence.tokens[token.head].index > head


def _is_people(token: Token) -> bool:
    return token.entity == "PERSON" or people_noun(token.cased.lower()) is not None
