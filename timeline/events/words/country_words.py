"""Names that are a country's, whatever the model takes them for."""

from __future__ import annotations

from functools import cache

from timeline.model import Sentence, Token
from timeline.places.countries import country_names
from timeline.places.folding import fold

_TAKEN_FOR = frozenset({"", "ORG", "PRODUCT"})  # a "Jordan" taken for a person may be one


def is_country_name(sentence: Sentence, token: Token) -> bool:
    """Whether a word, with those of its name before it, names a country that the model missed: "Mali", "Sri Lanka"."""
    if token.pos != "PROPN" or token.entity not in _TAKEN_FOR or token.dep in ("compound", "nmod"):
        return False
    before = [c for c in token.children if c < token.index and sentence.tokens[c].dep in ("compound", "nmod")]
    name = sentence.tokens[before[0] if before else token.index : token.index + 1]
    return fold(" ".join(word.text for word in name)) in _keys()


@cache
def _keys() -> frozenset[str]:
    return frozenset(fold(name) for names in country_names().values() for name in names)
