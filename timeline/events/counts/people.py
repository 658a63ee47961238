"""Noun phrases of people read as groups: how many, how old, which sex, what names, told of before or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.counts.ages import age_within, is_bare_age, listed_ages
from timeline.events.counts.names import INSIDE, apposition_of, person_name
from timeline.events.counts.nouns import PeopleNoun, is_attacker, people_noun, thing_words
from timeline.events.counts.values import Sex
from timeline.events.syntax.numbers import Number, whole_number
from timeline.model import Sentence, Token

MAX_LEFT_TOKENS = 14
PRONOUNS: dict[str, tuple[int | None, Sex | None]] = {
    "he": (1, "male"),
    "him": (1, "male"),
    "himself": (1, "male"),
    "she": (1, "female"),
    "her": (1, "female"),
    "herself": (1, "female"),
    "self": (1, None),
    "they": (None, None),
    "them": (None, None),
    "themselves": (None, None),
    "someone": (1, None),
    "somebody": (1, None),
}
NOBODY = frozenset({"no-one", "nobody", "none", "noone", "anyone", "anybody"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OTHERS = frozenset({"another", "other", "others", "second", "third", "fourth", "fifth", "sixth", "more", "additional"})
POSSESSIVE_WORDS = frozenset({"his", "her", "their", "my", "our", "its", "'s", "’s"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
STOPS = frozenset({"killing", "wounding", "injuring", "killed", "wounded", "injured", "including", "leaving", "shot",
                   "hurt", "dead", "shooting", "murdering", "slain", "hitting", "striking", "death"})  # fmt: skip
MIN_HOUSE_NUMBER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A group of people in a sentence: tokens `first` to `last` (excluded)."""

    first: int
    last: int
    head: int
    low: int | None
    best: int | None
    high: int | None
    names: tuple[str, ...] = ()
    age: int | None = None
    sex: Sex | None = None
    definite: bool = False
    other: bool = False
    attacker: bool = False
    pronoun: bool = False
    numbered: bool = False


def read_people(sentence: Sentence, head: int, numbers: Sequence[Number], *, somebody: bool = False) -> People | None:
    """The group of the noun, name, number or pronoun at a token; None where it names no people.

    Where it must be `somebody`, as who is assassinated is, a proper name is a person's whatever the parse takes it for.
    """
    token = sentence.tokens[head]
    word = token.cased.lower()
    if word in PRONOUNS:
        return _pronoun(head, word)
    if word == "both":
        known = not _is_share_of_own(sentence.tokens, head)
        return People(first=head, last=head + 1, head=head, low=2, best=2, high=2, definite=known, numbered=True)
    if word in ("another", "other", "others", *ORDINALS) and token.dep not in ("amod", "advmod"):
        return _another(sentence.tokens, head, word, numbers)
    number = next((n for n in numbers if n.first <= head < n.last), None)
    if number is not None:
        return _numeral(sentence, head, number)
    first = left_edge(sentence, head, numbers)
    counted = any(n.first >= first and n.last <= head for n in numbers)
    negated = not counted and _negated(sentence.tokens, first, head, word)
    if negated:
        return People(first=min(first, head), last=head + 1, head=head, low=0, best=0, high=0, numbered=True)
    return _noun(sentence, first, head, numbers, somebody=somebody)


def left_edge(sentence: Sentence, head: int, numbers: Sequence[Number]) -> int:
    """The first token of the noun phrase that ends at the head, hedges of its number included."""
    first = head
    tokens = sentence.tokens
    while first > 0 and head - first < MAX_LEFT_TOKENS:
        number = next((n for n in numbers if n.last == first), None)
        if number is not None:
            first = number.first
            if first and tokens[first - 1].entity in ("DATE", "TIME"):
                break
            continue
        noun = tokens[first - 1].tag in ("NN", "NNP") and tokens[first - 1].dep in ("compound", "nmod", "amod")
        if tokens[first - 1].tag not in INSIDE or (tokens[first - 1].cased.lower() in STOPS and not noun):
            break
        if tokens[first - 1].tag in ("VBN", "VBG") and tokens[first].tag in ("DT", "CD", "PRP$"):
            break
        first -= 1
    return first


def _pronoun(head: int, word: str) -> People:
    size, sex = PRONOUNS[word]
    return People(first=head, last=head + 1, head=head, low=size, best=size, high=size, sex=sex, definite=True,
                  pronoun=True)  # fmt: skip


def _another(tokens: Sequence[Token], head: int, word: str, numbers: Sequence[Number]) -> People | None:
    """ "Another", "the other", "others" without a noun; a number before "others" makes it a noun's phrase."""
    before = tokens[head - 1].cased.lower() if head else ""
    first = head - 1 if before in DEFINITE else head
    number = next((n for n in numbers if n.last == head and n.best is not None), None)
    if word == "others" and number is not None and tokens[head - 1].tag != "CD":  # "a dozen others"
        return People(first=number.first, last=head + 1, head=head, low=number.low, best=number.best, high=number.high,
                      other=True, numbered=True)  # fmt: skip
    if word != "others":
        size: int | None = 1
    elif tokens[head - 1].tag == "CD" if head else False:
        size = whole_number(before)
        first = head - 1
    else:
        size = None
    low = 2 if size is None else size
    return People(first=first, last=head + 1, head=head, low=low, best=size, high=size, other=True,
                  definite=before in DEFINITE, numbered=size is not None and size > 1)  # fmt: skip


def _numeral(sentence: Sentence, head: int, number: Number) -> People | None:
    """A number that stands for people: "three were hurt", "two of the five", "four others"."""
    tokens = sentence.tokens
    before = tokens[number.first - 1].cased.lower() if number.first else ""
    if tokens[head].entity in ("MONEY", "PERCENT", "TIME"):
        return None
    if is_bare_age(tokens, number) or _is_address(tokens, number) or _is_of_things(tokens, head):
        return None
    return People(
        first=number.first,
        last=number.last,
        head=head,
        low=number.low,
        best=number.best,
        high=number.high,
        definite=before in DEFINITE or before == "all",
        other=before in OTHERS or _is_of_someone_s(tokens, number),
        numbered=True,
    )


def _is_of_things(tokens: Sequence[Token], head: int) -> bool:
    """Whether a number is told to be of things: "23 of the 30 drones"."""
    links = [c for c in tokens[head].children if tokens[c].cased.lower() == "of" and c > head]
    under = [tokens[c] for link in links for c in tokens[link].children if tokens[c].dep == "pobj"]
    return any(t.pos == "NOUN" and t.lemma.lower() in thing_words() for t in under)


def _is_of_someone_s(tokens: Sequence[Token], number: Number) -> bool:
    """ "One of his guards": not the man himself, though he was told of before."""
    return _is_share_of_own(tokens, number.last - 1)


def _is_share_of_own(tokens: Sequence[Token], index: int) -> bool:
    """Whether "of his" or the like follows: "both of her sons" were not told of before."""
    after = tokens[index + 1 : index + 3]
    return len(after) == 2 and after[0].cased.lower() == "of" and after[1].tag == "PRP$"


def _is_address(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a large number stands before a name, as that of a house does: "2501 Elm Road"."""
    after = tokens[number.last] if number.last < len(tokens) else None
    named = after is not None and after.tag == "NNP" and after.entity not in ("DATE", "TIME", "NORP")
    return named and (number.best or 0) >= MIN_HOUSE_NUMBER


def _negated(tokens: Sequence[Token], first: int, head: int, word: str) -> bool:
    if word in NOBODY:
        return True
    if word in ("one", "anyone", "anybody"):
        return head > 0 and tokens[head - 1].cased.lower() == "no"
    if tokens[first].cased.lower() == "any":
        return True
    return any(token.cased.lower() in ("no", "zero") for token in tokens[first:head])


def _noun(sentence: Sentence, first: int, head: int, numbers: Sequence[Number], *, somebody: bool) -> People | None:
    tokens = sentence.tokens
    token = tokens[head]
    word = token.cased.lower()
    noun = people_noun(word)
    named = person_name(sentence, head, somebody=somebody)
    aged = age_within(tokens, first, head)
    people = token.entity == "NORP" and any(n.first >= first and n.last == head for n in numbers)  # "150 Danes"
    if noun is None and named is None and not people and not (aged is not None and word == "old"):
        return None
    words = {t.cased.lower() for t in tokens[first:head]}
    if "unborn" in words or (word == "officials" and first == head):  # "officials" alone are who says it
        return None
    number = next((n for n in numbers if n.first >= first and n.last <= head), None)
    if token.dep in ("nsubj", "nsubjpass"):
        number = _share_of(tokens, number, numbers)
    low, best, high = _size(token, noun, number, words, _members(tokens, head))
    last, age, apposed = apposition_of(sentence, head, aged, named=named is not None)
    ages = listed_ages(tokens, head) if number is None and best is None else 0
    if ages > 1:
        low, best, high = ages, ages, ages
    single = best == 1 or named is not None
    if named is not None and number is None:
        low, best, high = 1, 1, 1
    modifier = next((n for w in words if (n := people_noun(w)) is not None and n.sex), None)
    return People(
        first=min(first, named[0]) if named else first,
        last=last,
        head=head,
        low=low,
        best=best,
        high=high,
        names=tuple(name for name in (named[1] if named else None, apposed) if name) if single else (),
        age=age if single else None,
        sex=(noun.sex if noun and noun.sex else modifier.sex if modifier else None) if single else None,
        definite=bool(words & DEFINITE) and first < head and tokens[first].cased.lower() in DEFINITE,
        other=bool(words & OTHERS) or word in OTHERS,
        attacker=bool(noun and noun.attacker) or any(is_attacker(w) for w in words),
        numbered=number is not None,
    )


def _share_of(tokens: Sequence[Token], number: Number | None, numbers: Sequence[Number]) -> Number | None:
    """The three of "three of four members"."""
    if number is None or number.first < 2 or tokens[number.first - 1].cased.lower() != "of":
        return number
    return next((n for n in numbers if n.last == number.first - 1), number)


def _size(
    token: Token, noun: PeopleNoun | None, number: Number | None, words: set[str], members: int | None
) -> tuple[int | None, int | None, int | None]:
    if members is not None:
        return members, members, members
    if number is not None:
        times = noun.size if noun and noun.size > 1 and token.cased.lower() != "twins" else 1
        return _times(number.low, times), _times(number.best, times), _times(number.high, times)
    if token.cased.lower() in ("parents", "grandparents") and words & POSSESSIVE_WORDS:
        return 2, 2, 2
    if "both" in words and token.tag in ("NNS", "NNPS"):
        return 2, 2, 2
    if noun is not None and noun.size > 1:
        return noun.size, noun.size, noun.size
    if (noun is not None and noun.size == 0) or token.tag in ("NNS", "NNPS"):
        return 2, None, None
    return 1, 1, 1


_COLLECTIVES = frozenset(
    {"band", "crew", "crowd", "family", "gang", "group", "party", "patrol", "squad", "team", "total"}
)


def _members(tokens: Sequence[Token], head: int) -> int | None:
    """The four of "a family of four"."""
    if tokens[head].cased.lower() not in _COLLECTIVES or head + 2 >= len(tokens):
        return None
    return whole_number(tokens[head + 2].cased) if tokens[head + 1].cased.lower() == "of" else None


def _times(value: int | None, times: int) -> int | None:
    return None if value is None else value * times
