"""Who "the two countries", "both leaders" and "the three" are: those whom the text before names in that number.

So are "the pair", and "the countries" and "the sides" without a number those that were listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.pronouns import SUBJECTS, named_as, who_met
from timeline.events.syntax.anchor import span_head
from timeline.events.syntax.arguments import conjuncts
from timeline.events.syntax.numbers import whole_number
from timeline.events.syntax.view import View
from timeline.events.words.folding import fold

_Named = Callable[[View, Actors], Iterator[tuple[str, ActorPhrase]]]

_REACH = 2
_ANY = 0  # several, however many
_TWO = 2
_POINTING = frozenset({"the", "these", "those"})
_FOR_STATES = frozenset({"capital", "government", "neighbour", "neighbor"})
_FOR_ANY = frozenset({"delegation", "party", "side"})
_FOR_BODIES = frozenset({"group", "organisation", "organization", "party", "side"})
_PAIRS = frozenset({"duo", "pair"})
_LISTS = frozenset({"leader", "minister", "president"})
_BODY = frozenset({"country", "group"})
_PERSON = frozenset({"person"})
_LEADING = frozenset(
    {"diplomat", "envoy", "general", "leader", "man", "minister", "official", "politician", "president", "visitor"}
)


def with_numbered(
    phrases: tuple[ActorPhrase, ...], view: View, before: Sequence[View], actors: Actors
) -> tuple[ActorPhrase, ...]:
    """The phrases, with those whom "the three countries", "both sides" and "the two leaders" are in their stead.

    Countries are the last listed in that number, or those that one of the sentences right before names, or else the
    first sentence of the text; persons are those that one of these names, where they are so many.
    """
    found: list[ActorPhrase] = []
    for phrase in phrases:
        count = _told_number(view, phrase.head)
        listed = _listed(count, (*before, view), phrase, actors) if count is not None else ()
        found.extend([named_as(one, phrase) for one in listed] or [phrase])
    return tuple(found)


def _told_number(view: View, head: int) -> int | None:
    """How many "the three countries" are; None where no number is told, or of any such ("three countries").

    "The countries" alone are several that were listed.
    """
    token = view.sentence.tokens[head]
    words = [view.words[c] for c in token.children if c < head]
    bare = words == ["the"] and not any(c > head for c in token.children)
    if bare and view.lemmas[head] in _PAIRS and token.tag == "NN":
        return 2
    if token.pos == "NUM":
        alone = view.words[head - 1 : head] in (["the"], ["those"]) and not any(c > head for c in token.children)
        return whole_number(view.words[head]) if alone else None
    if token.tag != "NNS":
        return None
    if "both" in words:
        return 2
    if bare and ("country" in view.kinds(head) or view.lemmas[head] in _FOR_STATES | _FOR_BODIES | _LISTS):
        return _ANY
    numbers = [whole_number(word) for word in words if not _POINTING.isdisjoint(words)]
    return next((number for number in numbers if number is not None and number > 1), None)


def _listed(count: int, views: Sequence[View], phrase: ActorPhrase, actors: Actors) -> tuple[ActorPhrase, ...]:
    """So many countries or persons as the text before the phrase names."""
    word, kinds = views[-1].lemmas[phrase.head], views[-1].kinds(phrase.head)
    of_any = word in _FOR_ANY | _PAIRS or views[-1].sentence.tokens[phrase.head].pos == "NUM"
    near = [view for view in views[-1 - _REACH : -1] if view.sentence.field == views[-1].sentence.field][::-1]
    if views[-1].sentence.tokens[phrase.head].pos == "NUM":
        told = _listed_subjects(count, near[:1], actors, _PERSON)
        if told:
            return told
    if (of_any and word not in _PAIRS) or word in _FOR_STATES or "country" in kinds:
        found = _listed_countries(count, views if count != _ANY else [*near[::-1], views[-1]], phrase, actors)
        found = found or (_first_of(count, near, actors, _countries) if count != _ANY else ())
        found = found or (_first_of(count, _leads(views), actors, _countries) if count == _TWO and not of_any else ())
        if found:
            return found
    bodies = _listed_subjects(count, near, actors, _BODY) if word in _FOR_BODIES else ()
    if bodies:
        return bodies
    met = who_met(near[0], actors) if near and count in (_ANY, _TWO) and (of_any or word in _LEADING) else ()
    if count == _ANY:
        return _listed_subjects(count, near, actors, _PERSON) or met
    if met:
        return met
    people = _first_of(count, near, actors, _persons) if of_any or word in _LEADING else ()
    return people or (_listed_countries(count, views, phrase, actors) if word in _PAIRS else ())


def _leads(views: Sequence[View]) -> list[View]:
    """The sentence that begins the text, where it stands before: "the two countries" are those of the story."""
    return [view for view in views[:-1] if view.sentence.field == "text" and view.sentence.index == 0]


def _listed_subjects(
    count: int, views: Sequence[View], actors: Actors, kinds: frozenset[str]
) -> tuple[ActorPhrase, ...]:
    """So many bodies or persons that are one subject of a sentence, or stand behind "between", of the nearest such."""
    for view in views:
        tokens = view.sentence.tokens
        for token in tokens:
            between = token.dep == "pobj" and view.words[token.head] == "between"
            if token.dep not in SUBJECTS and not between:
                continue
            heads = conjuncts(view.sentence, token.index)
            told = len(heads) == count if count != _ANY else len(heads) > 1
            if told and all(_is_of(view, head, kinds) for head in heads):
                return actors.phrases(view.sentence, token.index)
    return ()


def _is_of(view: View, head: int, kinds: frozenset[str]) -> bool:
    """Whether a word is for a body, or people in the plural, or else is a person's name."""
    token = view.sentence.tokens[head]
    if kinds is _PERSON:
        return token.entity == "PERSON"
    many = token.tag in ("NNS", "NNPS") and "person" in view.kinds(head)
    return token.pos in ("NOUN", "PROPN") and (bool(view.kinds(head) & kinds) or many)


def _listed_countries(
    count: int, views: Sequence[View], phrase: ActorPhrase, actors: Actors
) -> tuple[ActorPhrase, ...]:
    """So many countries that are listed in the sentence itself before the phrase, or in one before it."""
    for view in reversed(views):
        for token in view.sentence.tokens[: phrase.first if view is views[-1] else None]:
            if token.pos != "PROPN" or token.dep in ("compound", "conj") or not _may_be_listed(view, token.index):
                continue
            listed = actors.phrases(view.sentence, token.index)
            if (len(listed) == count or (count == _ANY and len(listed) > 1)) and all(
                actors.is_country(phrase.name) for phrase in listed
            ):
                return listed
    return ()


def _may_be_listed(view: View, head: int) -> bool:
    """Whether others are listed with a name."""
    return len(conjuncts(view.sentence, head)) > 1


def _first_of(count: int, views: Sequence[View], actors: Actors, of: _Named) -> tuple[ActorPhrase, ...]:
    """Those of a kind that a sentence names, of the first that names so many."""
    for view in views:
        found: dict[str, ActorPhrase] = {}
        for key, phrase in of(view, actors):
            found.setdefault(key, phrase)
        if len(found) == count:
            return tuple(found.values())
    return ()


def _persons(view: View, actors: Actors) -> Iterator[tuple[str, ActorPhrase]]:
    """The persons of a sentence by surname, but those that something is only said to be of: "Roe's house"."""
    for entity in view.sentence.entities:
        head = span_head(view.sentence, entity.start, entity.end)
        if entity.label == "PERSON" and head is not None and view.sentence.tokens[head].dep != "poss":
            for phrase in actors.phrases(view.sentence, head)[:1]:
                yield fold(phrase.name).split()[-1], phrase


def _countries(view: View, actors: Actors) -> Iterator[tuple[str, ActorPhrase]]:
    """The countries of a sentence by code, one by its name or by its people's: "the Danish envoy"."""
    tokens = view.sentence.tokens
    for entity in view.sentence.entities:
        first, last = entity.first, entity.last - (tokens[entity.last - 1].tag == "POS")
        text = " ".join(token.cased for token in tokens[first:last])
        if entity.label != "PERSON" and actors.is_country(text):
            name = actors.nations.get(fold(text), text)
            yield (
                actors.countries[fold(text)],
                ActorPhrase(
                    name=name,
                    start=tokens[first].start,
                    end=tokens[last - 1].end,
                    first=first,
                    last=last,
                    head=last - 1,
                    plural=False,
                    person=False,
                    generic=False,
                    described=name,
                ),
            )
