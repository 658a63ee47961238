"""The day of the first of two verbs, which the second shares: "on 6 May police stopped a march and arrested ten"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.anchor import clause_of
from timeline.events.arguments import PASSIVES, SUBJECTS
from timeline.events.view import Trigger
from timeline.model import Sentence, Token

SHARED = 0.62
_STEPS = 3
_OPENED = 0.72  # as a day of its own clause
_OPENING = 4  # words: "In late October 2003, ..."
_LATER = frozenset({"afterwards", "eventually", "later", "subsequently"})


def shared_days(
    sentence: Sentence, heads: Sequence[int], pulls: Sequence[Sequence[float]], triggers: Sequence[Trigger]
) -> list[list[float]]:
    """The pulls of dates, by the heads of their words, with those that a later verb has of the first one's clause.

    A verb with a subject of its own, or with another date in its clause, shares none, but of the one day that a
    sentence opens with: "In May 2003, a march ended in clashes in which the army killed ten".
    """
    found = [list(scores) for scores in pulls]
    for number, trigger in enumerate(triggers):
        if len(heads) == 1 and _is_opened_by(sentence, heads[0], trigger):
            found[0][number] = max(found[0][number], _OPENED)
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


def _is_opened_by(sentence: Sentence, head: int, trigger: Trigger) -> bool:
    """Whether a date at the head of a sentence hangs on its verb, and so on what is told beside or inside that one."""
    tokens = sentence.tokens
    root = clause_of(sentence, head)
    opens = head <= _OPENING and head < root and tokens[root].tag == "VBD" and _hangs_on(sentence, head, root)
    verb = tokens[trigger.anchor]
    if not opens or trigger.anchor == root or verb.pos != "VERB" or verb.tag not in ("VBD", "VBN"):
        return False
    for _ in range(_STEPS):
        if verb.index == root:
            return True
        if any(tokens[c].tag == "MD" or tokens[c].lemma.lower() == "have" for c in verb.children):
            return False
        verb = _told_beside(sentence, verb) or verb
    return verb.index == root


def _told_beside(sentence: Sentence, verb: Token) -> Token | None:
    """The verb beside or inside whose happening another is told: "and the army killed", "when", "clashes in which"."""
    tokens = sentence.tokens
    above = tokens[verb.head]
    below = [tokens[c] for c in verb.children]
    if verb.dep == "conj" and above.pos == "VERB":
        elsewhere = any(t.dep == "prep" and t.index < verb.index for t in below)  # "and in Bern gunmen shot a nun"
        return None if elsewhere else above
    if verb.dep == "advcl" and any(t.lemma.lower() == "when" for t in below):
        return above
    if verb.dep != "relcl":
        return None
    inside = any(t.lemma.lower() in ("during", "in") and any(tokens[c].tag == "WDT" for c in t.children) for t in below)
    return tokens[clause_of(sentence, above.index)] if inside else None


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
