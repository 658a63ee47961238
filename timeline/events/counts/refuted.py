"""Figures that are told to be false: "contrary to reports that two had died", "dismissed claims that 40 were dead"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import Token

_CLAIMS = frozenset({"account", "allegation", "assertion", "claim", "report", "rumor", "rumour", "story", "suggestion"})
_REFUTING = frozenset(
    {"contradict", "correct", "deny", "discount", "dismiss", "disprove", "rebut", "refute", "reject", "retract"}
    | {"withdraw"}
)
_FALSE = frozenset(
    {"baseless", "erroneous", "exaggerated", "fabricated", "fake", "false", "groundless", "inaccurate", "incorrect"}
    | {"mistaken", "premature", "unfounded", "untrue", "wrong"}
)
_HANGS = frozenset({"acl", "ccomp", "conj", "relcl"})


def is_refuted(tokens: Sequence[Token], index: int) -> bool:
    """Whether the clause of a word is what a claim says that the sentence calls false."""
    token = tokens[index]
    while token.dep in _HANGS and token.head != token.index:
        token = tokens[token.head]
        if token.pos == "NOUN" and token.lemma.lower() in _CLAIMS:
            return _is_false(tokens, token)
    return False


def _is_false(tokens: Sequence[Token], claim: Token) -> bool:
    above = tokens[claim.head]
    if claim.dep == "pobj":
        return above.lemma.lower() == "to" and tokens[above.head].lemma.lower() == "contrary"
    if claim.dep in ("dobj", "nsubjpass"):
        return above.lemma.lower() in _REFUTING
    told = (tokens[c] for c in above.children if tokens[c].dep in ("acomp", "attr"))
    return claim.dep == "nsubj" and any(word.lemma.lower() in _FALSE for word in told)
