"""The day of the first of two verbs, which the second shares: "on 6 May police stopped a march and arrested ten"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.anchor import clause_of
from timeline.events.arguments import PASSIVES, SUBJECTS
from timeline.events.view import Trigger
from timeline.model import Sentence, Token

SHARED = 0.62
_STEPS = 3
_LATER = frozenset({"afterwards", "eventually", "later", "subsequently"})


def shared_days(
    sentence: Sentence, heads: Sequence[int], pulls: Sequence[Sequence[float]], triggers: Sequence[Trigger]
) -> list[list[float]]:
    """The pulls of dates, by the heads of their words, with those that a later verb has of the first one's clause.

    A verb with a subject of its own, or with another date in its clause, shares none.
    """
    found = [list(scores) for scores in pulls]
    for number, trigger in enumerate(triggers):
        first = _first_verb(sentence, trigger.anchor)
        if first is None or any(scores[number] >= SHARED for scores in pulls):
            continue
        behind = [head for head in heads if head > trigger.anchor]
        if behind:
            continue
        for row, head in enumerate(heads):
            if clause_of(sentence, head) == first and _hangs_on(sentence, head, first):
                found[row][number] = max(found[row][number], SHARED)
    return found


def _first_verb(sentence: Sentence, verb: int) -> int | None:
    """The first of the verbs that one is listed with, where they have one subject; None of one that stands alone."""
    tokens, first = sentence.tokens, verb
    for _ in range(_STEPS):
        token = tokens[first]
        if token.dep != "conj" or tokens[token.head].pos != "VERB" or token.pos != "VERB":
            break
        if any(tokens[child].dep in (*SUBJECTS, *PASSIVES, "neg") for child in token.children):
            return None
        later = any(tokens[child].lemma.lower() in _LATER for child in token.children)
        if later or not _is_same_form(sentence, token, tokens[token.head]):
            return None
        first = token.head
    return None if first == verb else first


def _is_same_form(sentence: Sentence, later: Token, first: Token) -> bool:
    """Whether two verbs are of one form; a past read as a participle, which has no auxiliary, is a past."""
    plain = not any(sentence.tokens[child].dep in ("aux", "auxpass") for child in (*later.children, *first.children))
    return later.tag == first.tag or (plain and {later.tag, first.tag} == {"VBD", "VBN"})


def _hangs_on(sentence: Sentence, head: int, verb: int) -> bool:
    """Whether a date is an adverbial of the verb: "on Monday", not "Monday's march"."""
    token = sentence.tokens[head]
    link = sentence.tokens[token.head]
    return token.head == verb or (link.pos == "ADP" and link.head == verb and link.lemma.lower() in ("in", "on"))
