"""The names that stand as an event's actors and targets: each once, in its fullest form, the better ones first kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from timeline.events.happenings.mentions import Mention, is_warfare
from timeline.events.parties.actors import TRIMMED, ActorPhrase
from timeline.events.parties.names import NameBook, is_band
from timeline.events.parties.of_all import those_at_large
from timeline.events.parties.struck_back import first_struck
from timeline.events.syntax.numbers import MONTHS, whole_number
from timeline.events.words.folding import fold
from timeline.events.words.groups import CRIMINALS, REBEL_SECTORS, Groups
from timeline.events.words.hints import is_aerial
from timeline.events.words.reference_rows import read_rows

MAX_NAMES = 8
GENERAL_PEOPLE = "general_people.csv"

Named = tuple[str, ActorPhrase, Mention]

_MARKS = "-–—•*·×@#\"'“‘ "
_PAIRS = (("(", ")"), ("[", "]"), ('"', '"'), ("“", "”"))
_BRACKETS = "()[]\"'"
_OWNERS = ("'", "’", "'s", "’s")
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we", "you", "him", "her", "them", "us"})
_UNITED_STATES = "US"  # in capitals no pronoun
_UNTOLD = frozenset({"side", "sides"})  # that no words before name
_STAND_INS = frozenset(
    {
        "both",
        "everything",
        "fifth",
        "first",
        "fourth",
        "half",
        "many",
        "multiple",
        "one",
        "ones",
        "others",
        "own",
        "same",
        "second",
        "several",
    }
    | {"sixth", "somebody", "someone", "third", "those", "whom", "whose"}
)
_NOTES = re.compile(r"\.?(?:\[\d+\]?)+")  # an encyclopedia's marks of sources: "both.[1][7]"
_YEARS = frozenset({"month", "months", "year", "years"})
_NOBODY = frozenset({"any", "different", "no", "same"})
_ANYONE = frozenset({"anybody", "anyone"})
_EACH = frozenset({"all", "both", "each", "every", "whose", "whichever", "what"})
_NUMBER_OF = re.compile(
    r"^(?:(?:\w+ )?(?:number|total)|(?:all )?but \w+) of (?:(?:the|its|his|her|their) )?(?=\w)", re.IGNORECASE
)
_LATER = re.compile(r" \d+ (?:minute|hour|day|week|month|year)s? (?:ago|earlier|later)\Z", re.IGNORECASE)
_LISTED_GAP = len(", and three ")
_HEDGES = frozenset(
    {
        "about",
        "almost",
        "and",
        "another",
        "approximately",
        "around",
        "as",
        "at",
        "dozens",
        "few",
        "hundreds",
        "least",
        "many",
    }
    | {"more", "nearly", "of", "or", "other", "over", "roughly", "scores", "several", "so-called", "some", "than"}
    | {"thousands", "to", "up"}
)


def named(mentions: Sequence[Mention], side: str, book: NameBook) -> tuple[Named, ...]:
    """The `actors` or `targets` of one happening in text order, each once in its fullest form.

    What is told of the act itself stands before what is told of its outcome; words for anybody ("people", "the
    attackers") stand only where nothing better does.
    """
    found: dict[str, Named] = {}
    mentions = first_struck(mentions)
    told = _particular(mentions) if side == "actors" else _undenied(mentions, effects=True)
    for mention in sorted(told, key=lambda m: (m.trigger.is_effect and side == "actors", m.order)):
        for phrase in mention.actors if side == "actors" else _unsaid(mention, _struck(mention, told), told):
            name = "" if phrase.pronoun or phrase.scene else _name(phrase, mention, book)
            key = _key(name)
            if (
                any(mark.isalpha() for mark in key)  # "of magnitude 6.2" names nobody
                and (not _names_nobody(key) or name == _UNITED_STATES)
                and not any(_says_all(other, key) for other in found)
            ):
                found = {k: v for k, v in found.items() if not _covers(key, k)} | {key: (name, phrase, mention)}
    selves = [item for item in found.values() if item[1].on_self]
    others = [item for item in found.values() if not item[1].on_self]
    others = _at_large(others) if side == "targets" else _telling(_without_bands(others))
    return (*_as_states(others)[:MAX_NAMES], *_telling(selves)[:MAX_NAMES])


def _without_bands(found: list[Named]) -> list[Named]:
    """Those who acted without the fighters of a body that another sentence names: "fighters ... of the Northern Front".

    Such a body has a name, and is nobody whom the act befell.
    """
    lent = any(p.told_in is not None and not (p.generic or p.person or p.thing) for _, p, _ in found)
    return [item for item in found if not (lent and item[1].generic and is_band(item[0]))]


def _as_states(found: Sequence[Named]) -> list[Named]:
    """The names with a country's own for that of its people where they stand for it, each once."""
    names = [phrase.state if phrase.state and phrase.name == name else name for name, phrase, _ in found]
    own = {_key(name) for name, (given, _, _) in zip(names, found, strict=True) if name == given}
    return [
        (name, phrase, mention)
        for name, (given, phrase, mention) in zip(names, found, strict=True)
        if name == given or _key(name) not in own
    ]


def _particular(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions that may tell who did it.

    Who fights in the battles, or wages the offensive, that an act is told beside, did not for that do it.
    """
    mentions = _undenied(mentions)
    acts = [m for m in mentions if not is_warfare(m)]
    told = [m for m in acts if not m.trigger.is_effect and (m.targets or m.actors or m.trigger.event_mode)]
    return acts if told else mentions


def _struck(mention: Mention, others: Sequence[Mention]) -> Sequence[ActorPhrase]:
    """Whom a mention may tell that an act befell.

    Not whom an offensive is against that it is told beside, but who is named as a victim elsewhere.
    """
    if not is_warfare(mention) or not any(m.targets and not (is_warfare(m) or m.trigger.is_effect) for m in others):
        return mention.targets
    return [phrase for phrase in mention.targets if phrase.told_in is not None]


def _unsaid(mention: Mention, struck: Sequence[ActorPhrase], others: Sequence[Mention]) -> Sequence[ActorPhrase]:
    """Those struck, without the people at large of whom a denial speaks: "the army has denied aiming at civilians"."""
    if mention.judgement.assertion != "denied" or all(m.judgement.assertion == "denied" for m in others):
        return struck
    return [phrase for phrase in struck if not phrase.generic or kind_of(phrase.name) not in ("people", "described")]


def _undenied(mentions: Sequence[Mention], *, effects: bool = False) -> Sequence[Mention]:
    """The mentions that tell what was, or only not the `effects` denied: of "two were not hurt" the two were not."""
    told = [m for m in mentions if m.judgement.assertion != "denied" or (effects and not m.trigger.is_effect)]
    return told or mentions


def sides(mentions: Sequence[Mention], book: NameBook, *, harmful: bool) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The actors and the targets of one happening, `harmful` if people are hurt in it.

    A name stands on both sides only where somebody did it to himself and to nobody else. Else it is an actor's, but
    for people hurt of whom nothing tells whom they hurt.
    """
    actors, targets = named(mentions, "actors", book), named(mentions, "targets", book)
    harmed = {_key(name) for name, phrase, _ in targets if not phrase.on_self} if harmful else set()
    doubtful = [_key(name) for name, phrase, _ in actors if phrase.person or _is_anybody(name, phrase)]
    struck = {key for key in doubtful if key in harmed and not _acts(mentions, key, book)}
    taken = {_key(name) for name, _, _ in actors} - struck
    others = tuple(item for item in targets if _key(item[0]) not in taken and not item[1].on_self)
    selves = tuple(item for item in targets if item[1].on_self)
    return tuple(item for item in actors if _key(item[0]) not in struck), others or selves


def _is_anybody(name: str, phrase: ActorPhrase) -> bool:
    """Whether words tell of people but not that they are armed: "a boy", "two men"; not "gunmen", "the army"."""
    return phrase.generic and not phrase.pronoun and kind_of(name) not in (None, "armed")


def _acts(mentions: Sequence[Mention], key: str, book: NameBook) -> bool:
    """Whether a mention tells to whom somebody did it."""
    return any(
        any(not target.pronoun for target in mention.targets)
        for mention in mentions
        if any(_key(_name(actor, mention, book)) == key for actor in mention.actors)
    )


def _name(phrase: ActorPhrase, mention: Mention, book: NameBook) -> str:
    """The name that stands in a report."""
    name = _LATER.sub("", _NOTES.sub("", full_name(phrase, mention.order, book)))
    return _tidied(_undated(uncounted(name), phrase).lstrip(_MARKS))


def _undated(name: str, phrase: ActorPhrase) -> str:
    """Words for people without the month that the model took in: "on 3 June unknown men"."""
    first, _, rest = name.partition(" ")
    return rest if phrase.generic and rest and first.casefold() in MONTHS else name


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def full_name(phrase: ActorPhrase, order: int, book: NameBook) -> str:
    """The fullest name that the article gives for a phrase of sentence `order`; general words stand for their group."""
    group = book.group_of(phrase.described, order) if phrase.generic else None
    holder = book.holder(phrase.described) if phrase.generic and not phrase.plural else None
    alone = fold(phrase.described).removeprefix("the ") == fold(phrase.name)  # no "Movement for Reform"
    body = book.bodies.get(phrase.name) if alone and not (phrase.generic or phrase.person) else None
    return group or holder or body or _tidied(book.full(phrase.name))


def _tidied(name: str) -> str:
    """A name without a bracket or a quotation mark that has no partner in it, nor what such a bracket begins."""
    for opening, closing in _PAIRS:
        if sum(mark in (opening, closing) for mark in name) == 1:
            name = name.strip(opening + closing)
            before, _, after = name.partition(opening if opening in name else closing)
            whole = f"{before}{after}" if opening == closing or closing in name else before.rstrip() or after
            name = after.strip() if before and _key(after).startswith(_key(before)) else whole  # "Oran) Oran police"
    return name


def _names_nobody(key: str) -> bool:
    """Whether words stand for people without naming any: "they", "no one", "the same ones", "any policemen"."""
    words = key.split()
    general = key in _PRONOUNS | _UNTOLD or words[0] in _NOBODY or words[0] in _ANYONE
    return general or words[-1] in _STAND_INS or words[-1].endswith("-")


def _at_large(found: list[Named]) -> list[Named]:
    """Those whom it befell, people at large first where they are many more than the others who are told of."""
    general = [_telling_kind(name, phrase) == "people" for name, phrase, _ in found]
    first = those_at_large([phrase for _, phrase, _ in found], general)
    if first is None:
        return _telling(found)
    return [found[first], *_telling([item for place, item in enumerate(found) if place != first])]


def _telling(found: list[Named]) -> list[Named]:
    """Leave out words for anybody where somebody better is named, and for attackers where armed people are.

    "Jets" give way to those whose they are, "gunmen" and "a squad of its fighters" to the known armed group that is
    named. A thing is nobody: of "a
    bus" and "two men" both stay.
    """
    kinds = [_telling_kind(name, phrase) for name, phrase, _ in found]
    if any(_is_armed_group(name) for name, _, _ in found):
        bands = [phrase.generic and is_band(name) for name, phrase, _ in found]
        kinds = ["attackers" if kind == "armed" or band else kind for kind, band in zip(kinds, bands, strict=True)]
    better = [item for item, kind in zip(found, kinds, strict=True) if kind not in ("people", "attackers")]
    if any(not phrase.thing for _, phrase, _ in better):
        return [item for item in found if item in better or _is_beside(item, better)]
    if better:
        return found
    attackers = [item for item, kind in zip(found, kinds, strict=True) if kind == "attackers"]
    return attackers[:1] or found[:1]


def _is_beside(general: Named, better: Sequence[Named]) -> bool:
    """Whether general words are listed beside better ones, and are for others: "a man and a nun"."""
    _, phrase, mention = general
    gaps = (max(phrase.start - p.end, p.start - phrase.end) for _, p, m in better if m is mention and not p.thing)
    return phrase.told_in is None and any(0 < gap <= _LISTED_GAP for gap in gaps)


def _telling_kind(name: str, phrase: ActorPhrase) -> str | None:
    """What kind of general word a name is, if it is one; aircraft of nobody in particular are attackers."""
    head = name.casefold().partition(" of ")[0]
    if not phrase.generic or (" " in head and head.rpartition(" ")[2] in _UNTOLD):
        return None  # "the Polish side"
    return "attackers" if not phrase.thing and " " not in name and is_aircraft(name) else kind_of(name)


def _is_armed_group(name: str) -> bool:
    """Whether a name is a known armed group's, no state's."""
    groups = Groups.load()
    known = (groups.codes.get(fold(form)) for form in (name, name.partition(" (")[0]))
    return any(code.split()[1] in REBEL_SECTORS | {CRIMINALS} for code in known if code)


def kind_of(name: str) -> str | None:
    """What kind of general word heads a description: `people`, `attackers`, `armed`, `described`, or None."""
    head, of, _ = name.casefold().partition(" of ")
    words = head.split()
    if not words or (of and words[-1] in ("member", "members")):  # "members of the army" are some whom it tells
        return None
    general = _general()
    last = words[-1]
    return next((general[form] for form in singulars(last) if form in general), None)


def is_armed(name: str) -> bool:
    """Whether a description says no more of those who attacked than that they did, or were armed."""
    return kind_of(name) in ("attackers", "armed")


def is_aircraft(name: str) -> bool:
    """Whether a description is headed by a word for aircraft."""
    words = name.casefold().partition(" of ")[0].split()
    return bool(words) and any(is_aerial(form) for form in singulars(words[-1]))


def singulars(word: str) -> tuple[str, ...]:
    """A word, and what it is the plural of if it is one."""
    forms = {"men": "man", "women": "woman", "children": "child", "gunmen": "gunman", "lives": "life", "bodies": "body"}
    return (word, forms.get(word, word.removesuffix("s")))


@cache
def _general() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row, _ in read_rows(GENERAL_PEOPLE, ("word", "kind"))}


def uncounted(name: str) -> str:
    """A name without its count: "at least 28 pilgrims" are pilgrims, so that reports that count otherwise agree.

    A known body's name keeps its number: "19 April Movement".
    """
    if fold(name.partition(" (")[0]) in Groups.load().codes:
        return name
    words = _NUMBER_OF.sub("", name).split()
    while words and _is_count(words[0].casefold().strip(_BRACKETS)) and not _is_age(words):
        words = words[1:]
        if len(words) > 1 and words[0].casefold() in TRIMMED:  # "one of the marchers"
            words = words[1:]
    return " ".join(words)


def _is_age(words: list[str]) -> bool:
    """Whether words begin with an age: "14 year old member of the party"."""
    return len(words) > 2 and words[1].casefold() in _YEARS and words[2].casefold() == "old"


def _is_count(word: str) -> bool:
    if word in _HEDGES or word in _EACH or whole_number(word) is not None:
        return True
    tens, hyphen, units = word.partition("-")
    return bool(hyphen) and whole_number(tens) is not None and whole_number(units) is not None


def _covers(longer: str, shorter: str) -> bool:
    """Whether the first name says all that the second does, or both are names of one body."""
    owners = [{word for word in name.split()[:-1] if word.endswith(_OWNERS)} for name in (longer, shorter)]
    if all(owners) and not owners[1] <= owners[0]:
        return False  # "Peru's president", "Chile's president"
    words, fewer = ([singulars(word.strip(_BRACKETS))[1] for word in _own_words(name)] for name in (longer, shorter))
    if set(fewer) <= set(words) and len(words) >= len(fewer):
        return True
    return len(longer) >= len(shorter) and not _bodies(longer).isdisjoint(_bodies(shorter))


def _own_words(name: str) -> list[str]:
    """The words of a name but for those of an owner: "farmers' houses" says nothing of "farmers"."""
    words = name.split()
    return [word for word in words[:-1] if not word.endswith(_OWNERS)] + words[-1:]


def _says_all(known: str, key: str) -> bool:
    """Whether a name adds nothing to a known one; of two that say the same ("rebel", "rebels") the longer stays."""
    return _covers(known, key) and (len(known) >= len(key) or not _covers(key, known))


def _bodies(name: str) -> frozenset[str]:
    """The known bodies that a name stands for, by what is the same for all their names; a bracketed acronym counts."""
    groups = Groups.load()
    outside, bracket, inside = name.partition("(")
    forms = (name, outside.strip(), inside.rstrip(")").strip()) if bracket else (name,)
    return frozenset(groups.identity(form) for form in forms if fold(form) in groups.codes)
