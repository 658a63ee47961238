"""Nouns for people: how many one tells, which sex, and whether it names who did the harm."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import cast

from timeline.events.counts.values import Sex
from timeline.events.words.reference_rows import read_rows

_THINGS = frozenset({"building", "infrastructure", "vehicle", "weapon"})
PERSON_ENDING = re.compile(r".+(?:ers?|ors?|ists?|m[ae]n|ians?|ees?|ants?|ents?|women|woman|goers?)\Z")


@dataclass(frozen=True, slots=True)
class PeopleNoun:
    """What a noun for people tells: 0 of size is a plural."""

    size: int
    sex: Sex | None
    attacker: bool


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
def thing_words() -> frozenset[str]:
    """The nouns for buildings, lines, vehicles and weapons, and for no people."""
    rows = [(row["lemma"], row["kind"]) for row, _ in read_rows("triggers_kinds.csv", ("lemma", "kind"))]
    people = {lemma for lemma, kind in rows if kind in ("group", "person")}
    return frozenset(lemma for lemma, kind in rows if kind in _THINGS and lemma not in people)


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
    things = {row["lemma"] for row, _ in read_rows("triggers_kinds.csv", ("lemma", "kind")) if row["kind"] in _THINGS}
    roles = (row["role"] for row, _ in rows if " " not in row["role"])
    return frozenset(
        r for r in roles if PERSON_ENDING.match(r) and r not in things and r.removesuffix("s") not in things
    )
