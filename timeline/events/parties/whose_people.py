"""Whose fighters and weapons they are: "General Roe ... His men burned it", "an ETA bomb killed two"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.pronouns import SUBJECTS, is_named_person, named_as
from timeline.events.syntax.view import Trigger, View
from timeline.events.words.groups import PARAMILITARIES, REBEL_SECTORS, Groups

_ARMED = REBEL_SECTORS | {PARAMILITARIES}
_HIS = frozenset({"her", "his"})
_ITS = frozenset({"its", "their"})
_MEN = frozenset(
    {"bodyguard", "commando", "follower", "force", "gunman", "henchman", "jet", "man", "militiaman", "soldier"}
    | {"troop", "troops", "warplane"}
)
_BEFORE = frozenset({"compound", "nmod", "poss"})


def with_leaders(
    phrases: tuple[ActorPhrase, ...], view: View, person: ActorPhrase | None, body: ActorPhrase | None, known: Actors
) -> tuple[ActorPhrase, ...]:
    """The phrases with "his men" as those of the leader who is named, and "its fighters" as the armed group told of.

    `person` and `body` are whom "he" and "it" stand for at the head of the sentence. They keep the place in the text
    where they stand.
    """
    return tuple(_of_leader(phrase, view, person, body, known) for phrase in phrases)


def _of_leader(
    phrase: ActorPhrase, view: View, person: ActorPhrase | None, body: ActorPhrase | None, known: Actors
) -> ActorPhrase:
    word = _owned_by(view, phrase)
    if word is None or not _are_fighters(view, phrase):
        return phrase
    if word in _ITS:
        armed = body is not None and not body.generic and known.code(body.described).split()[1] in _ARMED
        return named_as(body, phrase) if body is not None and armed and _opens(view, phrase) else phrase
    owner = _above(view, phrase, known) if word == "whose" else _named_before(view, phrase, known)
    if owner is None and word in _HIS and not _names_person_before(view, phrase):
        owner = person
    if owner is None or not owner.person or not owner.name[:1].isupper():
        return phrase
    own = phrase.name.removeprefix("whose ")
    return replace(phrase, name=f"{owner.name}'s {own}", described=f"{owner.described}'s {own}", generic=False)


def _owned_by(view: View, phrase: ActorPhrase) -> str | None:
    """The pronoun before people that tells whose they are."""
    words = [view.words[c] for c in view.sentence.tokens[phrase.head].children if c < phrase.head]
    return next((word for word in words if word in _HIS | _ITS or word == "whose"), None)


def _are_fighters(view: View, phrase: ActorPhrase) -> bool:
    lemma = view.lemmas[phrase.head]
    plural = view.sentence.tokens[phrase.head].tag == "NNS"
    return plural and phrase.generic and lemma in _MEN | Groups.load().fighters


def _opens(view: View, phrase: ActorPhrase) -> bool:
    """Whether people are the first subject of their sentence."""
    first = next((t.index for t in view.sentence.tokens if t.dep in SUBJECTS), None)
    return first == phrase.head


def _above(view: View, phrase: ActorPhrase, known: Actors) -> ActorPhrase | None:
    """The person whom a relative clause tells of: "the warlord Ann Roe, whose men burned it"."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[phrase.head].head]
    told = known.phrases(view.sentence, verb.head) if verb.dep == "relcl" else ()
    return told[0] if len(told) == 1 else None


def _named_before(view: View, phrase: ActorPhrase, known: Actors) -> ActorPhrase | None:
    """The one person who is a subject by name before the people: "General Roe denied that his men burned it"."""
    subjects = [
        token.index
        for token in view.sentence.tokens[: phrase.first]
        if token.dep in SUBJECTS and is_named_person(view, token)
    ]
    told = known.phrases(view.sentence, subjects[0]) if len(subjects) == 1 else ()
    return told[0] if len(told) == 1 else None


def _names_person_before(view: View, phrase: ActorPhrase) -> bool:
    before = view.sentence.tokens[: phrase.first]
    return any(t.entity == "PERSON" or (t.tag == "NN" and "person" in view.kinds(t.index)) for t in before)


def wielders(view: View, trigger: Trigger) -> list[int]:
    """The armed group whose weapon is told to strike: "an ETA bomb killed two", "Taliban rockets fell on a mill"."""
    if trigger.part == "noun" or view.sentence.tokens[trigger.anchor].pos != "VERB":
        return []
    weapons = [head for head in view.arguments(trigger.anchor).subjects if "weapon" in view.kinds(head)]
    return [owner for head in weapons for owner in owners_of_weapon(view, head)]


def owners_of_weapon(view: View, head: int) -> Sequence[int]:
    """The armed group named before a weapon, by its last word."""
    tokens = view.sentence.tokens
    before = [c for c in tokens[head].children if c < head and tokens[c].dep in _BEFORE]
    return [c for c in before if view.body_sector(c) in _ARMED][-1:]
