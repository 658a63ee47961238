"""What stands right behind the words of a phrase, where syntax is lost: "car bomb rocks Medellín bullring"."""

from __future__ import annotations

from timeline.events.syntax.view import View
from timeline.events.words.groups import HYPHENS

_OF_NOUN = frozenset({"ADJ", "ADV", "DET", "NOUN", "NUM", "PROPN"})
_NOUNS = frozenset({"NOUN", "NUM", "PROPN"})
_LINKS = frozenset({"against", "at", "in", "into", "on", "onto", "to"})


def beside_words(view: View, last: int) -> list[int]:
    """The head of the noun phrase that begins at a token, or behind a preposition there; none where none does.

    "A car bomb rocks | Medellín bullring": the bullring.
    """
    tokens = view.sentence.tokens
    index = last + 1 if last < len(tokens) and view.words[last] in _LINKS else last
    head = None
    while index < len(tokens) and (tokens[index].pos in _OF_NOUN or tokens[index].text in HYPHENS):
        if tokens[index].pos in _NOUNS and tokens[index].entity not in ("DATE", "TIME"):
            head = index
        index += 1
    return [] if head is None else [head]
