"""The single people that a sentence tells of, by name or described: of whom "he" and "the politician" may be said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.syntax.anchor import span_head
from timeline.events.syntax.view import View
from timeline.events.words.folding import fold

LOOKS_ON = frozenset(
    {"appeal", "ask", "believe", "hunt", "investigate", "probe", "report", "respond", "say", "search", "seek", "tell"}
    | {"think"}
)
SAYING = LOOKS_ON | {"add", "claim", "confirm", "declare", "explain", "state", "warn", "write"}


def singles(view: View, actors: Actors) -> Iterator[ActorPhrase]:
    """The single people of a sentence, by name or described, but those who only tell what it says."""
    tokens = view.sentence.tokens
    named = set()
    for entity in view.sentence.entities:
        head = span_head(view.sentence, entity.start, entity.end)
        if entity.label == "PERSON" and head is not None:
            named |= {*range(entity.first, entity.last), tokens[head].head, *tokens[head].children}
            if not only_says(view, head):
                yield from actors.phrases(view.sentence, head)[:1]
    for token in tokens:
        described = token.tag == "NN" and token.pos == "NOUN" and "person" in view.kinds(token.index)
        if described and token.index not in named and token.dep != "compound" and not only_says(view, token.index):
            yield from actors.phrases(view.sentence, token.index)[:1]


def only_says(view: View, head: int) -> bool:
    """Whether somebody only tells what the sentence says: "Roe said that two were hurt"."""
    token = view.sentence.tokens[head]
    return token.dep == "nsubj" and view.lemmas[token.head] in SAYING


def only_single(views: Iterable[View], actors: Actors) -> ActorPhrase | None:
    """The only single person of some sentences, where there is one: Ann Roe of "a court jailed Ann Roe"."""
    found: dict[str, ActorPhrase] = {}
    for view in views:
        for phrase in singles(view, actors):
            found.setdefault(fold(phrase.name).split()[-1], phrase)
    return next(iter(found.values())) if len(found) == 1 else None
