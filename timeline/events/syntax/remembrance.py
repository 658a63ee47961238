"""Words for what was at another time than what is told around it: "the tenth anniversary of a fire", "the eve of"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.syntax.anchor import path_to_root
from timeline.model import Sentence, Token

UNITS = {"decade": 10, "year": 1}
_MEMORIALS = frozenset({"anniversary"})
_COUNTING = frozenset({"after", "since"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembrance:
    """The word that a deed is remembered by ("anniversary", "years") and the top token of the deed's own words."""

    by: int
    deed: int
    link: str


def remembrance(sentence: Sentence, index: int) -> Remembrance | None:
    """How the words at a token are only remembered: as what an anniversary is of, or years are counted from."""
    tokens = sentence.tokens
    for step in path_to_root(sentence, index):
        token = tokens[step]
        above = tokens[token.head]
        if token.dep == "pobj" and above.lemma.lower() == "of" and tokens[above.head].lemma.lower() in _MEMORIALS:
            return Remembrance(by=above.head, deed=step, link="of")
        below = [tokens[c] for c in token.children if tokens[c].dep == "mark"]
        links = [above] if token.dep in ("pobj", "pcomp") else below
        link = next((each for each in links if each.lemma.lower() in _COUNTING and _counts_years(tokens, each)), None)
        if link is not None:
            return Remembrance(by=link.index - 1, deed=step, link=link.lemma.lower())
    return None


def _counts_years(tokens: Sequence[Token], link: Token) -> bool:
    return link.index > 1 and tokens[link.index - 1].lemma.lower() in UNITS


def is_on_eve(sentence: Sentence, index: int) -> bool:
    """Whether the words at a token tell what was the day after: "a bomb exploded on the eve of a strike"."""
    above = [sentence.tokens[step] for step in path_to_root(sentence, index)]
    links = [sentence.tokens[token.head] for token in above if token.dep == "pobj"]
    return any(link.lemma.lower() == "of" and sentence.tokens[link.head].lemma.lower() == "eve" for link in links)
