"""Objects of relative clauses that syntax takes for a second subject: "men who fled the Reds burned the mill"."""

from __future__ import annotations

from timeline.model import Sentence, Token

_SUBJECTS = frozenset({"nsubj", "csubj"})


def relative_before(sentence: Sentence, verb: Token, noun: int) -> int | None:
    """The verb of a relative clause whose object syntax takes for a second subject: "men who fled the Reds burned it".

    That clause hangs on the first subject, has its own and no object, and ends with the noun.
    """
    tokens = sentence.tokens
    before = [c for c in verb.children if tokens[c].dep in _SUBJECTS and c < noun]
    first = _leftmost(sentence, noun)
    for subject in before:
        for clause in (c for c in tokens[subject].children if tokens[c].dep == "relcl" and c == first - 1):
            below = {tokens[c].dep: c for c in tokens[clause].children}
            who = below.get("nsubj")
            if who is not None and tokens[who].tag in ("WDT", "WP") and "dobj" not in below and noun < verb.index:
                return clause
    return None


def object_behind(sentence: Sentence, clause: Token) -> list[int]:
    """The object of a relative clause that syntax takes for a subject of the clause it stands in."""
    noun = sentence.tokens[clause.head]
    verb = sentence.tokens[noun.head]
    if noun.dep not in _SUBJECTS or verb.pos not in ("AUX", "VERB"):
        return []
    others = (c for c in verb.children if sentence.tokens[c].dep in _SUBJECTS and c > clause.index)
    return [c for c in others if relative_before(sentence, verb, c) == clause.index]


def _leftmost(sentence: Sentence, noun: int) -> int:
    """Where a noun phrase begins."""
    return min([noun, *(_leftmost(sentence, c) for c in sentence.tokens[noun].children if c < noun)])
