"""Who "the soldiers" or "the politician" are, where words right before tell it: "two Danish soldiers", "Ann Roe"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.doubles import person_of
from timeline.events.parties.naming import uncounted
from timeline.events.parties.participants import speaking_for
from timeline.events.parties.pronouns import named_as
from timeline.events.parties.single_people import only_says, only_single
from timeline.events.syntax.view import View
from timeline.events.words.folding import fold
from timeline.events.words.groups import Groups

_REACH = 3
_NEAR = 2
_STATES_OWN = frozenset({"army", "government", "military"})  # the one there is, whatever others call themselves
_CREEDS = frozenset({"communist", "left-wing", "leftist", "leftwing", "maoist", "marxist", "marxist-leninist"})
_POINTING = frozenset({"that", "the", "these", "this", "those"})
_SOMEBODY = frozenset(
    {"academic", "activist", "actor", "actress", "blogger", "boy", "businessman", "businesswoman", "child", "cleric"}
    | {"dissident", "girl", "journalist", "lawmaker", "lecturer", "man", "musician", "politician", "priest"}
    | {"reporter", "singer", "student", "teacher", "teen", "teenager", "victim", "woman", "youth"}
)


def with_known(
    phrases: tuple[ActorPhrase, ...], view: View, before: Sequence[View], actors: Actors
) -> tuple[ActorPhrase, ...]:
    """The phrases, with the fuller words or the name that the sentences right before give for known people.

    "The soldiers" are the "two Danish soldiers" told before, where those are the only ones, and "the politician" is
    "Ann Roe", where nobody else is told of. They keep the place in the text where they stand.
    """
    near = [other for other in before if other.sentence.field == view.sentence.field][::-1]
    return tuple(known for phrase in phrases for known in _known(phrase, view, near, actors))


def _known(phrase: ActorPhrase, view: View, near: Sequence[View], actors: Actors) -> tuple[ActorPhrase, ...]:
    if not _points_back(phrase, view):
        return (phrase,)
    senders = _senders(view.lemmas[phrase.head], phrase, near[:_REACH], actors)
    if senders:
        return tuple(named_as(one, phrase) for one in senders)
    fuller = _told_fuller(view.lemmas[phrase.head], phrase, [view, *near[:_REACH]], actors)
    if fuller is None and not phrase.plural and view.lemmas[phrase.head] not in _STATES_OWN:
        fuller = _body_so_called(view.lemmas[phrase.head], near[:_REACH], actors)
    if fuller is None and phrase.plural and view.lemmas[phrase.head] in Groups.load().sides:
        fuller = _same_side(near[:_REACH], actors)
    if fuller is None and not phrase.plural and view.lemmas[phrase.head] in _SOMEBODY:
        fuller = _only_one(phrase, near[:_NEAR], actors)
    return (phrase,) if fuller is None else (named_as(fuller, phrase),)


def _senders(lemma: str, phrase: ActorPhrase, near: Sequence[View], actors: Actors) -> tuple[ActorPhrase, ...]:
    """The states whose "the ministers" are, where the text right before has "the ministers of Chad and Niger"."""
    for view in near:
        told = [t.index for t in view.sentence.tokens if view.lemmas[t.index] == lemma and t.tag == "NNS"]
        if told and phrase.plural:
            heads = speaking_for(view, told[0], actors) if len(told) == 1 else (told[0],)
            found = tuple(p for h in heads for p in actors.phrases(view.sentence, h))
            return found if len(found) > 1 and all(actors.is_country(p.name.split()[0]) for p in found) else ()
    return ()


def _points_back(phrase: ActorPhrase, view: View) -> bool:
    """Whether words only point at people told before: "the soldiers", not "the Danish soldiers" or "soldiers"."""
    token = view.sentence.tokens[phrase.head]
    words = [view.words[c] for c in token.children]
    alone = phrase.generic and not phrase.pronoun and " " not in phrase.name
    told_of = bool(view.kinds(phrase.head) & {"country", "group", "person"})
    return alone and len(words) == 1 and words[0] in _POINTING and told_of


def _told_fuller(lemma: str, phrase: ActorPhrase, near: Sequence[View], actors: Actors) -> ActorPhrase | None:
    """The one fuller description of people by the same word, in the same number; the first of `near` is their own."""
    for place, view in enumerate(near):
        found: dict[str, ActorPhrase] = {}
        for token in view.sentence.tokens[: phrase.first if place == 0 else None]:
            apart = token.dep in ("appos", "compound") or only_says(view, token.index)
            if view.lemmas[token.index] == lemma and token.pos == "NOUN" and not apart:
                for told in actors.phrases(view.sentence, token.index):
                    again = place > 0 and _points_back(told, view)
                    if told.head == token.index and told.plural == phrase.plural and not again:
                        found.setdefault(fold(uncounted(told.name)), told)
        if found:
            name, told = next(iter(found.items()))
            return told if len(found) == 1 and _says_more(name, view, told) else None
    return None


def _body_so_called(lemma: str, near: Sequence[View], actors: Actors) -> ActorPhrase | None:
    """The only body right before whose name ends in a word: "the council" after "the Northern Council"."""
    found: dict[str, ActorPhrase] = {}
    for view in near:
        for entity in view.sentence.entities:
            last = entity.last - 1 - (view.sentence.tokens[entity.last - 1].tag == "POS")
            token = view.sentence.tokens[last]
            named = entity.label == "ORG" and token.pos == "PROPN" and last > entity.first
            if named and token.lemma.casefold() == lemma:
                for told in actors.phrases(view.sentence, last)[:1]:
                    found.setdefault(fold(told.name), told)
    return next(iter(found.values())) if len(found) == 1 else None


def _same_side(near: Sequence[View], actors: Actors) -> ActorPhrase | None:
    """The only fighters right before who are told by more than a word: "the guerrillas" after "Maoist rebels"."""
    groups = Groups.load()
    found: dict[str, ActorPhrase] = {}
    for view in near:
        for token in view.sentence.tokens:
            if view.lemmas[token.index] in groups.sides and token.tag == "NNS" and token.dep != "compound":
                for told in actors.phrases(view.sentence, token.index)[:1]:
                    before = view.sentence.tokens[told.first : told.head]
                    words = {view.words[t.index] for t in before if t.pos in ("ADJ", "NOUN", "PROPN")}
                    words -= groups.manners - _CREEDS
                    if told.head == token.index and told.generic and words:
                        found.setdefault(fold(uncounted(told.name)), told)
    return next(iter(found.values())) if len(found) == 1 else None


def _says_more(name: str, view: View, told: ActorPhrase) -> bool:
    """Whether words tell what kind of people it is, and not only what befell them ("the injured man")."""
    tokens = view.sentence.tokens[told.first : told.head]
    of_body = " of " in name and not view.kinds(told.head) & {"person"}
    return " " in name and not of_body and not any(t.tag in ("PDT", "VBD", "VBN") or t.lemma == "such" for t in tokens)


def _only_one(phrase: ActorPhrase, near: Sequence[View], actors: Actors) -> ActorPhrase | None:
    """The only person whom the sentences right before tell of."""
    one = only_single(near, actors)
    if one is None:
        return None
    a, b = person_of(phrase.name, phrase), person_of(one.name, one)
    return one if a is None or b is None or a.may_be(b) else None
