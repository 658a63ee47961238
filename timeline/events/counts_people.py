"""Noun phrases of people read as groups: how many, how old, which sex, what names, told of before or not."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from timeline.events.counts_values import Sex
from timeline.events.numbers import Number, whole_number
from timeline.events.reference_rows import read_rows
from timeline.model import Entity, Sentence, Token

MAX_LEFT_TOKENS = 14
INSIDE = frozenset(
    {"DT", "PDT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "HYPH", "VBN", "VBG", "AFX"}
)  # fmt: skip
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
NOT_NAMES = frozenset({"GPE", "LOC", "ORG", "FAC", "DATE", "TIME", "EVENT", "PRODUCT", "NORP", "LAW", "WORK_OF_ART"})
MISTAKEN_NAMES = NOT_NAMES - {"DATE", "TIME", "NORP"}  # what a person's name is at times taken for
PERSON_ENDING = re.compile(r".+(?:ers?|ors?|ists?|m[ae]n|ians?|ees?|ants?|ents?|women|woman|goers?)\Z")
AGE_RANGE = range(0, 116)
POSSESSIVE_WORDS = frozenset({"his", "her", "their", "my", "our", "its", "'s", "’s"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
COMMON_CAPITALS = frozenset(
    {
        "shooting",
        "mass",
        "channel",
        "murder",
        "police",
        "news",
        "death",
        "victim",
        "county",
        "home",
        "house",
        "school",
        "park",
        "hospital",
        "family",
    }
)
POSSESSIVES = frozenset({"’s", "'s", "’", "'"})


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


@dataclass(frozen=True, slots=True)
class PeopleNoun:
    """What a noun for people tells: 0 of size is a plural."""

    size: int
    sex: Sex | None
    attacker: bool


def read_people(sentence: Sentence, head: int, numbers: Sequence[Number], *, somebody: bool = False) -> People | None:
    """The group of the noun, name, number or pronoun at a token; None where it names no people.

    Where it must be `somebody`, as who is assassinated is, a proper name is a person's whatever the parse takes it for.
    """
    token = sentence.tokens[head]
    word = token.cased.lower()
    if word in PRONOUNS:
        return _pronoun(head, word)
    if word == "both":
        return People(first=head, last=head + 1, head=head, low=2, best=2, high=2, definite=True, numbered=True)
    if word in ("another", "other", "others", *ORDINALS) and token.dep not in ("amod", "advmod"):
        return _another(sentence.tokens, head, word)
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


STOPS = frozenset({"killing", "wounding", "injuring", "killed", "wounded", "injured", "including", "leaving", "shot",
                   "hurt", "dead", "shooting", "murdering", "slain", "hitting", "striking", "death"})  # fmt: skip


def conjunct_heads(sentence: Sentence, head: int) -> list[int]:
    """The head and the nominals coordinated with it."""
    heads = [head]
    for child in sentence.tokens[head].children:
        token = sentence.tokens[child]
        nominal = token.pos in ("NOUN", "PROPN", "NUM", "PRON") or ends_age(sentence.tokens, child)
        if nominal and (token.dep == "conj" or _listed(sentence, head, child)):
            heads.extend(conjunct_heads(sentence, child))
    return heads


def further_heads(sentence: Sentence, last: int, numbers: Sequence[Number], verb: int) -> list[int]:
    """The heads of people listed after a phrase that ends at `last`, where the parse broke the list."""
    tokens = sentence.tokens
    found: list[int] = []
    while last < len(tokens) and tokens[last].cased.lower() in JOINTS:
        start = last
        while start < len(tokens) and tokens[start].cased.lower() in JOINTS:
            start += 1
        head = _head_from(sentence, start, numbers)
        if head is None or (tokens[head].dep in ("nsubj", "nsubjpass") and tokens[head].head != verb):
            break
        found.append(head)
        last = head + 1
    closed = any(t.cased.lower() == "and" for t in tokens[found[-1] - 4 : found[-1]]) if found else False
    counted = bool(found) and all(any(n.last == _first(tokens, head) for n in numbers) for head in found)
    return found if closed or counted or sentence.field == "title" else []


def _first(tokens: Sequence[Token], head: int) -> int:
    """The first token after the number of a listed phrase."""
    while head > 0 and tokens[head - 1].pos in ("ADJ", "NOUN", "PROPN"):
        head -= 1
    return head


JOINTS = frozenset({",", "and", "&", "as", "well", "then"})


def _head_from(sentence: Sentence, start: int, numbers: Sequence[Number]) -> int | None:
    """The head of a noun phrase of people that begins at a token."""
    tokens = sentence.tokens
    if start < len(tokens) and tokens[start].cased.lower() in ("himself", "herself", "self"):
        return start
    if start >= len(tokens) or not (
        tokens[start].tag in ("DT", "PRP$", "CD", "NN", "NNP") or tokens[start].tag == "JJ"
    ):
        return None
    position = start
    while position + 1 < len(tokens) and tokens[position + 1].tag in INSIDE and tokens[position + 1].tag != "DT":
        position += 1
    word = tokens[position].cased.lower()
    return position if people_noun(word) is not None or tokens[position].entity == "PERSON" else None


def ends_age(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is the "old" of "the 10-year-old", however the parse takes it."""
    return tokens[index].cased.lower() == "old" and index > 1 and tokens[index - 1].text in ("-", "‑")


def _listed(sentence: Sentence, head: int, child: int) -> bool:
    """Whether an apposition is really an item of a list: "his wife, her mother and brother"."""
    tokens = sentence.tokens
    if tokens[child].dep != "appos":
        return False
    further = [c for c in tokens[child].children if tokens[c].dep == "conj"]
    goes_on = bool(further)
    if tokens[head].pos == "PROPN":
        people = sum(tokens[i].entity == "PERSON" for i in (head, child, *further))
        return goes_on and tokens[child].pos == "PROPN" and people > 1
    return (
        goes_on
        and people_noun(tokens[head].cased.lower()) is not None
        and people_noun(tokens[child].cased.lower()) is not None
    )


def is_attacker(word: str) -> bool:
    """Whether a noun names who did the harm."""
    noun = people_noun(word)
    return noun is not None and noun.attacker


def people_noun(word: str) -> PeopleNoun | None:
    """The entry of a noun for people, plurals included."""
    nouns = load_people_nouns()
    if word in nouns:
        return nouns[word]
    for ending, replacement in (("ies", "y"), ("men", "man"), ("s", "")):
        singular = word.removesuffix(ending) + replacement
        if word.endswith(ending) and singular in nouns:
            found = nouns[singular]
            return PeopleNoun(0 if found.size < 2 else found.size, found.sex, found.attacker)
    if word in _role_nouns():
        return PeopleNoun(0 if word.endswith(("s", "men")) else 1, None, False)
    return _nationals().get(word)


@functools.cache
def _nationals() -> dict[str, PeopleNoun]:
    """Those who are counted by where they are from: "two Israelis", "a Kenyan"; not "the French"."""
    words = {row["demonym"].lower() for row, _ in read_rows("demonyms.csv", ("demonym", "alpha3"))}
    many = {word for word in words if word.removesuffix("s") in words - {word}}
    return {word.removesuffix("s"): PeopleNoun(1, None, False) for word in many} | dict.fromkeys(
        many, PeopleNoun(0, None, False)
    )


@functools.cache
def load_people_nouns() -> dict[str, PeopleNoun]:
    """The shipped nouns, read once a process."""
    return {
        row["noun"]: PeopleNoun(int(row["size"]), cast(Sex, row["sex"]) or None, row["role"] == "attacker")
        for row, _ in read_rows("casualty_people.csv", ("noun", "size", "sex", "role"))
    }


@functools.cache
def _role_nouns() -> frozenset[str]:
    rows = read_rows("roles.csv", ("role", "sector"))
    return frozenset(row["role"] for row, _ in rows if PERSON_ENDING.match(row["role"]) and " " not in row["role"])


def _pronoun(head: int, word: str) -> People:
    size, sex = PRONOUNS[word]
    return People(first=head, last=head + 1, head=head, low=size, best=size, high=size, sex=sex, definite=True,
                  pronoun=True)  # fmt: skip


def _another(tokens: Sequence[Token], head: int, word: str) -> People | None:
    """ "Another", "the other", "others" without a noun; a number before "others" makes it a noun's phrase."""
    before = tokens[head - 1].cased.lower() if head else ""
    first = head - 1 if before in DEFINITE else head
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
    if _bare_age(tokens, number) or _is_address(tokens, number):
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


def _is_of_someone_s(tokens: Sequence[Token], number: Number) -> bool:
    """ "One of his guards": not the man himself, though he was told of before."""
    after = tokens[number.last : number.last + 2]
    return len(after) == 2 and after[0].cased.lower() == "of" and after[1].tag == "PRP$"


def _bare_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number between commas is an age, alone or the last of a list: "Ann Roe, 31,", "boys, 16 and 10,"."""
    after = tokens[number.last].cased if number.last < len(tokens) else ""
    position = number.first - 1
    while position > 1 and tokens[position].cased == "and" and tokens[position - 1].tag == "CD":
        position -= 2
    return after == "," and position > 0 and tokens[position].cased == "," and tokens[position - 1].pos in NOMINAL


NOMINAL = ("NOUN", "PROPN")


def _is_address(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a large number stands before a name, as that of a house does: "2501 Elm Road"."""
    after = tokens[number.last] if number.last < len(tokens) else None
    named = after is not None and after.tag == "NNP" and after.entity not in ("DATE", "TIME", "NORP")
    return named and (number.best or 0) >= MIN_HOUSE_NUMBER


MIN_HOUSE_NUMBER = 100


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
    named = _name(sentence, head, somebody=somebody)
    aged = _age_within(tokens, first, head)
    if noun is None and named is None and not (aged is not None and word == "old"):
        return None
    words = {t.cased.lower() for t in tokens[first:head]}
    if "unborn" in words or (word == "officials" and first == head):  # "officials" alone are who says it
        return None
    number = next((n for n in numbers if n.first >= first and n.last <= head), None)
    if token.dep in ("nsubj", "nsubjpass"):
        number = _share_of(tokens, number, numbers)
    low, best, high = _size(token, noun, number, words, _members(tokens, head))
    last, age, apposed = _after(sentence, head, aged, named=named is not None)
    ages = _listed_ages(tokens, head) if number is None and best is None else 0
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


def _members(tokens: Sequence[Token], head: int) -> int | None:
    """The four of "a family of four"."""
    if tokens[head].cased.lower() not in ("family", "group", "crowd") or head + 2 >= len(tokens):
        return None
    return whole_number(tokens[head + 2].cased) if tokens[head + 1].cased.lower() == "of" else None


def _times(value: int | None, times: int) -> int | None:
    return None if value is None else value * times


def _name(sentence: Sentence, head: int, *, somebody: bool) -> tuple[int, str] | None:
    """The personal name that ends at, or holds, the head."""
    for entity in sentence.entities:
        if entity.first <= head < entity.last:
            if entity.label == "PERSON":
                return _plain_name(sentence.tokens, entity.first, entity.last)
            if entity.label in NOT_NAMES and not (somebody and _is_mistaken(sentence.tokens, entity)):
                return None
    if sentence.tokens[head].tag != "NNP" or people_noun(sentence.tokens[head].cased.lower()):
        return None
    first = head
    while first > 0 and sentence.tokens[first - 1].tag == "NNP":
        first -= 1
    words = [token.cased for token in sentence.tokens[first : head + 1]]
    if any(not word.replace("-", "").replace("’", "").isalpha() or word.lower() in COMMON_CAPITALS for word in words):
        return None
    return _plain_name(sentence.tokens, first, head + 1)


def _is_mistaken(tokens: Sequence[Token], entity: Entity) -> bool:
    """Whether what is taken for a place or a body may be a person's name: no acronym, and no article before it."""
    if entity.label not in MISTAKEN_NAMES or all(token.cased.isupper() for token in tokens[entity.first : entity.last]):
        return False
    first = entity.first
    while first > 0 and tokens[first].tag != "DT" and tokens[first - 1].tag in INSIDE:
        first -= 1
    return tokens[first].tag != "DT"


def _plain_name(tokens: Sequence[Token], first: int, last: int) -> tuple[int, str] | None:
    words = [token.cased for token in tokens[first:last] if token.pos == "PROPN" and token.cased not in POSSESSIVES]
    while words and people_noun(words[0].lower()):
        words = words[1:]
    return (first, " ".join(words)) if words else None


def _age_within(tokens: Sequence[Token], first: int, head: int) -> int | None:
    """The 24 of "a 24-year-old man" or of "the 24-year-old"."""
    for index in range(head, max(0, first - 5) - 1, -1):
        if index < first and tokens[index].pos in ("VERB", "AUX", "CCONJ", "ADP"):
            break
        if tokens[index].cased.lower() in ("year", "years", "yr", "yrs") and index >= 2:
            value = _spelled_age(tokens, index)
            if value in AGE_RANGE:
                return value
        joined = re.match(r"(\d{1,3})-?(?:years?|yrs?)-old", tokens[index].cased.lower())
        if joined:
            return int(joined[1])
    return None


def _spelled_age(tokens: Sequence[Token], year: int) -> int | None:
    """The age before "-year-old" or "years": "24", "six", "twenty-five"."""
    value = whole_number(tokens[year - 2].cased) or whole_number(tokens[year - 1].cased)
    if value is not None and value < 10 and year >= 4 and tokens[year - 3].cased in ("-", "–"):
        tens = whole_number(tokens[year - 4].cased)
        if tens is not None and tens >= 20 and tens % 10 == 0:
            return tens + value
    return value


def _listed_ages(tokens: Sequence[Token], head: int) -> int:
    """How many ages follow: three in "the victims, ages 19, 21 and 25,", two in "boys, 16 and 10,"."""
    if head + 2 >= len(tokens) or tokens[head + 1].cased not in (",", "(", "-", "--", "–", "—"):
        return 0
    worded = tokens[head + 2].cased.lower() in ("ages", "aged")
    if not worded and whole_number(tokens[head + 2].cased) not in AGE_RANGE:
        return 0
    found, position = 0, head + 2 + worded
    while position < len(tokens) and (tokens[position].cased.lower() in (",", "and") or tokens[position].tag == "CD"):
        found += whole_number(tokens[position].cased) is not None
        position += 1
    return found


def _after(
    sentence: Sentence, head: int, age: int | None, *, named: bool = False
) -> tuple[int, int | None, str | None]:
    """What follows the head as apposition: an age, or a name with or without one. Returns where it ends.

    After a name, a name is the next of a list.
    """
    tokens = sentence.tokens
    last = head + 1
    name: str | None = None
    if last + 1 < len(tokens) and tokens[last].cased == "," and tokens[last + 1].cased.lower() in ("ages", "aged"):
        stop = next((i for i in range(last + 2, min(last + 11, len(tokens))) if _ends_ages(tokens, i)), None)
        last = last if stop is None else stop
    for _ in range(3):
        if last + 1 >= len(tokens) or tokens[last].cased not in (",", "(", "-", "--", "—", "–"):
            break
        value = _age_at(tokens, last + 1)
        if value is not None:
            age, last = value
            continue
        entity = next((e for e in sentence.entities if e.first == last + 1 and e.label == "PERSON"), None)
        if entity is None or name is not None or named:
            break
        plain = _plain_name(tokens, entity.first, entity.last)
        name, last = (plain[1] if plain else None), entity.last
    if name is None and last < len(tokens):
        name, last = _identified(sentence, last)
    return last, age, name


def _ends_ages(tokens: Sequence[Token], index: int) -> bool:
    """The comma after "ages 3, 5 and 9"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return tokens[index].cased == "," and following is not None and following.tag != "CD"


def _age_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    if tokens[index].cased.lower() in ("age", "aged") and index + 1 < len(tokens):
        index += 1
    value = whole_number(tokens[index].cased)
    if value is None or value not in AGE_RANGE:
        return None
    if index + 2 < len(tokens) and tokens[index + 2].cased.lower() in ("year", "years", "month", "months"):
        return None
    ends = index + 1 == len(tokens) or tokens[index + 1].cased in (",", ")", ".", ";", "and", "-", "of", "was", "is")
    return (value, index + 1) if ends else None


def _identified(sentence: Sentence, last: int) -> tuple[str | None, int]:
    """The name in "a man identified as John Doe", "a boy named Tom"."""
    words = [token.cased.lower() for token in sentence.tokens[last : last + 4]]
    offset = next((i + 1 for i, word in enumerate(words) if word in ("as", "named", "called")), None)
    if offset is None or not {"identified", "named", "called", "known"} & set(words):
        return None, last
    for entity in sentence.entities:
        if entity.label == "PERSON" and last + offset <= entity.first <= last + offset + 3:
            named = _plain_name(sentence.tokens, entity.first, entity.last)
            return (named[1] if named else None), entity.last
    return None, last
