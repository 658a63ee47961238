"""Whom "him", "her" and "them" stand for as objects, where the sentence right before tells of one such party alone."""

from __future__ import annotations

from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.pronouns import follows, named_as
from timeline.events.parties.single_people import only_says, only_single, singles
from timeline.events.syntax.anchor import span_head
from timeline.events.syntax.view import View

_ONE = frozenset({"her", "him"})


def with_objects(
    phrases: tuple[ActorPhrase, ...], view: View, previous: View | None, actors: Actors
) -> tuple[ActorPhrase, ...]:
    """The phrases with the party of the sentence before that an object pronoun stands for; the words stay theirs.

    "Peru expelled two Danish envoys. Lima accused them of spying": the envoys.
    """
    if previous is None or not follows(view, previous):
        return phrases
    return tuple(_named(phrase, view, previous, actors) for phrase in phrases)


def _named(phrase: ActorPhrase, view: View, previous: View, actors: Actors) -> ActorPhrase:
    token = view.sentence.tokens[phrase.head]
    word = view.words[phrase.head]
    if not phrase.pronoun or token.dep != "dobj":
        return phrase
    meant = None
    if word in _ONE and not _tells_of_another(view, phrase, actors):
        meant = only_single([previous], actors)
    if word == "them" and not _several(view, phrase.head):
        several = _several(previous, len(previous.sentence.tokens))
        meant = actors.phrases(previous.sentence, several[0])[0] if len(several) == 1 else None
    return phrase if meant is None else named_as(meant, phrase)


def _tells_of_another(view: View, phrase: ActorPhrase, actors: Actors) -> bool:
    """Whether the sentence itself tells before the pronoun of one who may be meant, but its verb's subject."""
    verb = view.sentence.tokens[phrase.head].head
    subjects = {c for c in view.sentence.tokens[verb].children if view.sentence.tokens[c].dep == "nsubj"}
    return any(one.head < phrase.head and one.head not in subjects for one in singles(view, actors))


def _several(view: View, end: int) -> list[int]:
    """The heads of words for several people before a token, but those who only tell what the sentence says."""
    tokens = view.sentence.tokens
    described = [t.index for t in tokens[:end] if t.tag in ("NNS", "NNPS") and "person" in view.kinds(t.index)]
    names = [span_head(view.sentence, e.start, e.end) for e in view.sentence.entities if e.label == "PERSON"]
    listed = [h for h in names if h is not None and h < end and tokens[h].dep == "conj"]
    told = [h for h in described if tokens[h].dep not in ("compound", "poss") and not only_says(view, h)]
    return [*told, *listed]
