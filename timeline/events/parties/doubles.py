"""One person told of twice: "a teen" of the headline, and the "17-year-old girl" or the name that the text gives."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from timeline.events.parties.actors import NO_COUNTRY, UNKNOWN, ActorPhrase, Actors
from timeline.events.parties.naming import Named, singulars
from timeline.events.syntax.numbers import whole_number
from timeline.events.words.reference_rows import read_rows

PERSON_WORDS = "person_words.csv"
OLDEST = 130
MAX_NAME = 4
ONE_SHOT = "x:accidental-shooting"  # a gun that goes off is in one hand

_SINGLED = ("the ", "that ", "this ")
_KNOWN = frozenset({"both", "the", "these", "those"})
_AGE = re.compile(r"\b([a-z]+|\d{1,3})[- ](?:year|yr)s?[- ]old\b")
_CUT = re.compile(r" (?:of|from|in|at|with|who) ")
_MONTHS = re.compile(r"\b([a-z0-9]+)[- ](day|week|month)s?[- ]old\b")


@dataclass(frozen=True, slots=True)
class Person:
    """What words tell of one person: the sex, and the ages that he may have; `named` where they are a name."""

    sex: str | None
    youngest: int
    oldest: int
    named: bool

    def may_be(self, other: Person) -> bool:
        """Whether both can be one person; two names are two people's."""
        if self.named and other.named:
            return False
        sexes = {sex for sex in (self.sex, other.sex) if sex}
        return len(sexes) < 2 and self.youngest <= other.oldest and other.youngest <= self.oldest


_SOMEBODY = Person(sex=None, youngest=0, oldest=OLDEST, named=True)


def once(found: Sequence[Named], people: int | None) -> tuple[Named, ...]:
    """The parties of one side of a report, one person once; `people` are as many as they are, where that is known.

    A headline's words for one person give way to the text's that tell as much. Where there is one person, or as many
    are named as there are, words that may be of the same ones give way to the fullest, and describe those further.
    """
    told = [
        _Told(
            person=person_of(name, phrase),
            place=place,
            common=phrase.generic and _word(name) is not None,
            from_title=mention.field == "title",
            counted=_counted(phrase),
            known=phrase.described.casefold().startswith(_SINGLED),
            role=_role(name, phrase, from_title=mention.field == "title"),
            called=_called(name, phrase),
            bare=singulars(name.casefold())[-1] if phrase.generic and phrase.plural and " " not in name else None,
            words=_words_of(name, phrase),
        )
        for place, (name, phrase, mention) in enumerate(found)
    ]
    given_way = _given_way(told, people)
    kept = {place: item for place, item in enumerate(found) if place not in given_way}
    for place, fuller in given_way.items():
        if fuller in kept:
            name, phrase, mention = kept[fuller]
            described = f"{phrase.described}, {found[place][1].described}"  # codes are read from it
            kept[fuller] = (name, replace(phrase, described=described), mention)
    return tuple(kept.values())


def names_once(names: Sequence[str], codes: Sequence[str], people: int | None) -> tuple[int, ...]:
    """The places of those names of an event's side that stay where one person stands once: see `once`."""
    told = [
        _Told(person=_person_named(name, code), place=place, common=_word(name) is not None, from_title=False)
        for place, (name, code) in enumerate(zip(names, codes, strict=True))
    ]
    given_way = _given_way(told, people)
    return tuple(place for place in range(len(names)) if place not in given_way)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a party's words tell, their place among the others, and whether they only tell what kind of people it is.

    `counted` is the number of known ones, two of "the two Danes"; `known` marks "this man". `role` is the word of
    those who are only described, with their number ("a guard", "two guards"), `called` what a named person is called
    besides: "the guard, Ann Roe". `bare` is the word of several who have no other ("rebels"), `words` what else is
    said of a body than its own name ("rebels of the Front"), or all that describe somebody.
    """

    person: Person | None
    place: int
    common: bool
    from_title: bool
    counted: int | None = None
    known: bool = False
    role: tuple[str, int] | None = None
    called: frozenset[str] = frozenset()
    bare: str | None = None
    words: frozenset[str] = frozenset()

    def rank(self) -> tuple[bool, int, bool, int]:
        """How well the words tell who it is."""
        person = self.person
        ages = person.youngest - person.oldest if person else -OLDEST
        return person is not None and person.named, ages, not self.from_title, -self.place

    def gives_way_to(self, other: _Told) -> bool:
        """Whether another party's words may be of the same person and tell it better."""
        if self.person is None or other.person is None or not self.person.may_be(other.person):
            return False
        return other.rank() > self.rank()


def _given_way(told: Sequence[_Told], people: int | None) -> dict[int, int | None]:
    """The places of words that give way, with the place of those that tell of the same person."""
    found: dict[int, int | None] = {}
    names = sum(one.person is not None and one.person.named for one in told)
    for one in told:
        again = [other.place for other in told if other is not one and _is_told_by(one, other)]
        again = again or _headed_again(one, told, people)
        if again:
            found[one.place] = again[0] if len(again) == 1 else None
            continue
        bearers = [other.place for other in told if one.role is not None and one.role[0] in other.called]
        if one.role is not None and len(bearers) == one.role[1]:
            found[one.place] = bearers[0] if len(bearers) == 1 else None
            continue
        as_many = one.role is not None and one.role[1] == names and people in (None, names)
        if names > 1 and (one.counted == names or as_many or (one.common and people == names)):
            found[one.place] = None
            continue
        fuller = [other for other in told if other.place not in found and one.gives_way_to(other)]
        if people != 1:
            repeats = one.from_title or (one.known and names == 1)
            fuller = [other for other in fuller if repeats and other.place not in found.values()]
        if fuller:
            found[one.place] = max(fuller, key=_Told.rank).place
    return found


def _is_told_by(one: _Told, other: _Told) -> bool:
    """Whether one word for several is in another's words: "rebels" of the Upland Front, a headline's "miners"."""
    return one.bare is not None and one.bare in other.words and (one.from_title or other.role is None)


def _headed_again(one: _Told, told: Sequence[_Told], people: int | None) -> list[int]:
    """The only person of whom the text tells, whom a headline's word for one means: an "editor" and a publisher."""
    if not one.from_title or one.role is None or one.role[1] != 1 or people not in (None, 1):
        return []
    headed = [other for other in told if other.from_title and other.role is not None]
    below = [other for other in told if not other.from_title]
    singles = [o for o in below if o.person is not None or (o.role is not None and o.role[1] == 1)]
    if len(headed) > 1 or len(singles) != 1:
        return []
    other = singles[0].person
    return [singles[0].place] if one.person is None or other is None or one.person.may_be(other) else []


def _words_of(name: str, phrase: ActorPhrase) -> frozenset[str]:
    """The words that describe a party, in the singular and without owners' marks; a body's or person's own left out."""
    if phrase.pronoun or phrase.thing:
        return frozenset()
    own = set() if phrase.generic else set(name.casefold().split())
    words = (word for word in re.findall(r"[^\s,;()'’]+", phrase.described.casefold()) if word not in own)
    return frozenset(singulars(word)[-1] for word in words) if " " in name or not phrase.generic else frozenset()


def _role(name: str, phrase: ActorPhrase, *, from_title: bool) -> tuple[str, int] | None:
    """The word that heads a description of people, and how many it tells of: "a bus driver", "two teachers".

    A headline's one word may be an office written as a name: "Prefect killed".
    """
    if from_title and " " not in name and not (phrase.generic or phrase.plural or phrase.pronoun):
        return name.casefold(), 1
    if not phrase.generic or phrase.pronoun or phrase.thing:
        return None
    words = phrase.described.casefold().split()
    number = whole_number(words[0] if words[0] not in _KNOWN else "".join(words[1:2])) if phrase.plural else 1
    return (singulars(_last(name))[-1], number) if number and words else None


def _called(name: str, phrase: ActorPhrase) -> frozenset[str]:
    """The words that tell what a named person is: "driver" of "the driver, Ann Roe"."""
    if phrase.generic or phrase.plural or not phrase.person:
        return frozenset()
    own = set(name.casefold().split())
    words = re.findall(r"[^\s,;()]+", phrase.described.casefold())
    return frozenset(singulars(word)[-1] for word in words if word not in own)


def _counted(phrase: ActorPhrase) -> int | None:
    """How many the known ones of a phrase are: two of "the two Danes", "both ministers"."""
    words = phrase.described.casefold().split()[:2]
    if phrase.person or not phrase.plural or not words or words[0] not in _KNOWN:
        return None
    return 2 if words[0] == "both" else whole_number(words[-1])


def is_described(name: str) -> bool:
    """Whether a name is headed by a word for a person: "Elmton Teen" names nobody."""
    return _word(name) is not None


def _person_named(name: str, code: str) -> Person | None:
    """What a name alone tells of one person: a full name with no known side is a person's."""
    word = _word(name)
    if word is None:
        named = 1 < len(name.split()) <= MAX_NAME and name != name.upper() and code in (UNKNOWN, f"{NO_COUNTRY} CVL")
        return _SOMEBODY if named and all(part[:1].isupper() for part in name.split()) else None
    return None if _is_plural(name) else _described(name, word)


def person_of(name: str, phrase: ActorPhrase) -> Person | None:
    """What a party's words tell of one person; None for several, for bodies and for things."""
    word = _word(name)
    if word is None:
        named = (phrase.person and not phrase.plural) or _looks_named(name, phrase)
        return _SOMEBODY if named else None
    return None if phrase.plural and not phrase.person else _described(name, word)


def _described(name: str, word: tuple[str | None, int, int]) -> Person:
    sex, youngest, oldest = word
    age = _age(name)
    return Person(
        sex=sex,
        youngest=youngest if age is None else age,
        oldest=oldest if age is None else age,
        named=False,
    )


def _looks_named(name: str, phrase: ActorPhrase) -> bool:
    """Whether words that are nobody's known are written as a person's name: "Mira Toll"."""
    words = name.split()
    written = 1 < len(words) <= MAX_NAME and all(word[:1].isupper() for word in words)
    return written and not (phrase.generic or phrase.plural) and Actors.load().code(phrase.described) == UNKNOWN


def _word(name: str) -> tuple[str | None, int, int] | None:
    """Sex and ages by the word for a person that heads a name."""
    last = _last(name)
    return next((_words()[form] for form in singulars(last) if form in _words()), None)


def _last(name: str) -> str:
    """The word that heads a name, of a hyphened one its end."""
    words = _CUT.split(name.casefold())[0].split()
    return words[-1].rpartition("-")[2] if words else ""


def _is_plural(name: str) -> bool:
    last = _last(name)
    return last not in _words() and any(form in _words() for form in singulars(last))


def _age(name: str) -> int | None:
    told = name.casefold()
    months = _MONTHS.search(told)
    if months:
        return (whole_number(months.group(1)) or 0) // 12 if months.group(2) == "month" else 0
    match = _AGE.search(told)
    return whole_number(match.group(1)) if match else None


@cache
def _words() -> Mapping[str, tuple[str | None, int, int]]:
    rows = read_rows(PERSON_WORDS, ("word", "sex", "youngest", "oldest"))
    return {row["word"]: (row["sex"] or None, int(row["youngest"]), int(row["oldest"] or OLDEST)) for row, _ in rows}
