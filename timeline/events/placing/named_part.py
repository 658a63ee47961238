"""Of "the Lima suburb of Comas" the suburb is where something was: a town that says whose part another is, is not."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.anchor import span_head
from timeline.model import PlaceMention, Sentence
from timeline.places.cues import place_kinds

_WHOSE = frozenset({"compound", "nmod", "poss"})
_NAMING = frozenset({"call", "name", "of"})


def named_part(whole: PlaceMention, mentions: Sequence[PlaceMention], sentence: Sentence) -> PlaceMention | None:
    """The place named as a part of another, or a town beside it: of "the Lima suburb of Comas" Comas, for Lima."""
    head = span_head(sentence, whole.start, whole.end)
    if head is None or sentence.tokens[head].dep not in _WHOSE:
        return None
    noun = sentence.tokens[sentence.tokens[head].head]
    if noun.lemma.lower() not in place_kinds() or noun.index < head:
        return None
    links = [sentence.tokens[c] for c in noun.children if sentence.tokens[c].lemma.lower() in _NAMING]
    names = {child for link in links for child in link.children} | {
        c for c in noun.children if sentence.tokens[c].dep == "appos"
    }
    for mention in mentions:
        if mention.place is not None and span_head(sentence, mention.start, mention.end) in names:
            return mention
    return None
