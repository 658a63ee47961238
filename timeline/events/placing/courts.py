"""The town of a court or a police force is where it does what it does: "a Leipzig magistrate jailed seven sailors"."""

from __future__ import annotations

from timeline.events.happenings.draft import Draft
from timeline.events.happenings.mentions import Mention
from timeline.events.placing.choice import is_placed
from timeline.events.syntax.anchor import span_head
from timeline.events.words.lexicon import WEAK_TYPES
from timeline.model import COUNTRY_PRECISION, Parse, PlaceMention, Sentence, Token

_COURTS = frozenset({"court", "judge", "jury", "magistrate", "tribunal"})
_FORCES = frozenset({"police"})
_WHOSE = frozenset({"amod", "compound", "nmod", "poss"})
_BEFORE = frozenset({"at", "before", "in"})
_DOINGS = WEAK_TYPES | {"COERCE"}


def is_of_court(place: PlaceMention, draft: Draft, parse: Parse) -> bool:
    """Whether a town is that of the court that did it or that it was done in, or of the police who did it.

    Police may do it in another town, where the sentence names one: "Graz police held two men in Linz".
    """
    if draft.event_type not in _DOINGS or place.place is None or place.place.geo_precision >= COUNTRY_PRECISION:
        return False
    return any(_is_of_doer(place, told, parse) for told in draft.cluster.mentions)


def _is_of_doer(place: PlaceMention, told: Mention, parse: Parse) -> bool:
    sentence = parse.sentences[told.order]
    body = _body(place, sentence)
    if body is None:
        return False
    is_doer = any(phrase.start <= place.start and place.end <= phrase.end for phrase in told.actors)
    if body.lemma.lower() in _FORCES:
        others = [link.mention for link in told.places if link.mention is not place]
        return is_doer and not any(is_placed(other, parse) for other in others)
    return is_doer or (body.dep == "pobj" and sentence.tokens[body.head].lemma.lower() in _BEFORE)


def _body(place: PlaceMention, sentence: Sentence) -> Token | None:
    """The court or force that a name says the town of: of "Canterbury Crown Court" the court."""
    if (sentence.field, sentence.index) != (place.field, place.sentence):
        return None
    head = span_head(sentence, place.start, place.end)
    if head is None or sentence.tokens[head].dep not in _WHOSE:
        return None
    noun = sentence.tokens[sentence.tokens[head].head]
    return noun if noun.lemma.lower() in _COURTS | _FORCES else None
