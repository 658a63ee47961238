"""Whom an attack befell at large: where 90 people were hurt, a driver and a guard are only two of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.events.parties.actors import ActorPhrase
from timeline.events.syntax.numbers import whole_number
from timeline.events.words.reference_rows import read_rows

_MANY = 10
_TIMES = 2


def person_word(name: str) -> bool:
    """Whether a description is headed by a word for a person, no body's: "a driver", not "a union"."""
    words = name.casefold().partition(" of ")[0].split()
    return bool(words) and words[-1] in _persons()


@cache
def _persons() -> frozenset[str]:
    rows = read_rows("triggers_kinds.csv", ("lemma", "kind"))
    return frozenset(row["lemma"] for row, _ in rows if row["kind"] == "person")


def number_of(phrase: ActorPhrase) -> int | None:
    """How many people a phrase tells of; None where it does not tell, or is of a thing or a body.

    Who is named is the one an attack was on, but one whom another sentence tells to be among the dead.
    """
    if phrase.thing or phrase.pronoun or not (phrase.generic or phrase.told_in):
        return None
    if not phrase.plural:
        return 1 if phrase.told_in or person_word(phrase.name) else None
    return next((n for word in phrase.described.split() if (n := whole_number(word)) is not None), None)


def those_at_large(phrases: Sequence[ActorPhrase], general: Sequence[bool]) -> int | None:
    """The place of words for people at large that tell of far more people than all the others together.

    Of "90 people" beside "a driver" and "a guard" that of the first; none beside others whose number is not told.
    """
    people = [place for place, phrase in enumerate(phrases) if not phrase.thing]
    told = {place: number_of(phrases[place]) for place in people}
    largest = max((place for place in people if told[place] is not None), key=lambda p: told[p] or 0, default=None)
    if largest is None or not general[largest] or (told[largest] or 0) < _MANY:
        return None
    rest = [told[place] for place in people if place != largest and not general[place]]
    known = [number for number in rest if number is not None]
    enough = len(known) == len(rest) and bool(rest) and (told[largest] or 0) > _TIMES * sum(known)
    return largest if enough else None
