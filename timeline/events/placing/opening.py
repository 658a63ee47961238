"""The place that a sentence opens with: "In Bern, a bank was robbed and the mill has been the target of attacks"."""

from __future__ import annotations

from timeline.events.happenings.several import preposition_of
from timeline.events.syntax.attachment import Tree
from timeline.model import PlaceMention

_BEFORE = frozenset({"ADV", "PUNCT", "SCONJ"})


def opens_with(tree: Tree, place: PlaceMention) -> bool:
    """Whether a sentence opens with a place, by a preposition and maybe a word like "meanwhile" before it.

    All that the sentence tells was there; not where somebody only says it: "In Bern, the minister said that ...".
    """
    head = tree.head_of(place.start, place.end)
    preposition = None if head is None else preposition_of(tree.view, head)
    if head is None or preposition is None or head < preposition.index:
        return False
    before = tree.view.sentence.tokens[: preposition.index]
    return all(token.pos in _BEFORE for token in before) and tree.speaks(head) is None
