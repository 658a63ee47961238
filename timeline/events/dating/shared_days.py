"""The day of the first of two verbs, which the second shares: "on 6 May police stopped a march and arrested ten".

What opens a sentence is the day of those too whose verbs have subjects of their own: "In June the army shot nine, and
the minister resigned". An election has the day of the verb that it hangs on: "she beat him in 2008 in an election".
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.anchor import clause_of
from timeline.events.syntax.arguments import PASSIVES, SUBJECTS
from timeline.events.syntax.view import Trigger
from timeline.events.words.lexicon import HURTING
from timeline.model import Sentence, Token

SHARED = 0.62
_SCENES = frozenset({"AGREE", "CONSULT", "x:ELECTION"})
_WITHIN = frozenset({"at", "during", "in"})
_STEPS = 3
_OPENED = 0.72  # as a day of its own clause
_OPENING = 4  # words: "In late October 2003, ..."
_LATER = frozenset({"afterwards", "eventually", "later", "subsequently"})


def shared_days(
    sentence: Sentence, heads: Sequence[int], pulls: Sequence[Sequence[float]], triggers: Sequence[Trigger]
) -> list[list[float]]:
    """The pulls of dates, by the heads of their words, with those that a later verb has of the first one's clause.

    A verb with a subject of its own shares only what opens the sentence, one with another date in its clause nothing
    but the one day that a sentence opens with: "In May 2003, a march ended in clashes in which the army killed ten".
    """
    found = [list(scores) for scores in pulls]
    for number, trigger in enumerate(triggers):
        if len(heads) == 1 and _is_opened_by(sentence, heads[0], trigger):
            found[0][number] = max(found[0][number], _OPENED)
        if any(scores[number] >= SHARED for scores in pulls):
            continue
        for row in _shared_rows(sentence, heads, trigger):
            found[row][number] = max(found[row][number], SHARED)
    return found


def _shared_rows(sentence: Sentence, heads: Sequence[int], trigger: Trigger) -> list[int]:
    """The numbers of the dates that a trigger shares with the verb it is listed with, or of which it is the scene."""
    scene = _scene_of(sentence, trigger)
    if scene is not None:
        return [row for row, head in enumerate(heads) if _hangs_on(sentence, head, scene)]
    first = _first_verb(sentence, trigger.anchor)
    if first is None or any(head > trigger.anchor for head in heads):
        return []
    own_subject = _has_own_subject(sentence, trigger.anchor, first)
    if own_subject and (trigger.event_type in HURTING or any(head > first for head in heads)):
        return []  # another attack has its own day and place: "in Bern on Monday a bomb killed one, in Chur men shot"
    return [
        row
        for row, head in enumerate(heads)
        if clause_of(sentence, head) == first
        and _hangs_on(sentence, head, first)
        and (not own_subject or _opens(sentence, head, first))
    ]


def _scene_of(sentence: Sentence, trigger: Trigger) -> int | None:
    """The verb that a vote or meeting new to the reader is the scene of: "beat him in 2008 in an election"."""
    tokens = sentence.tokens
    noun = tokens[trigger.token]
    link = tokens[noun.head]
    new = any(tokens[child].cased.lower() in ("a", "an") for child in noun.children)
    if trigger.event_type not in _SCENES or noun.dep != "pobj" or link.lemma.lower() not in _WITHIN or not new:
        return None
    return link.head if tokens[link.head].pos == "VERB" else None


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
        below = [tokens[c] for c in verb.children]
        if any(t.tag == "MD" or t.lemma.lower() == "have" or t.lemma.lower() in _LATER for t in below):
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
    """The first of the verbs that one is listed with; None of one that stands alone, or tells of another time."""
    tokens, first = sentence.tokens, verb
    for _ in range(_STEPS):
        token = tokens[first]
        if token.dep != "conj" or tokens[token.head].pos != "VERB" or token.pos != "VERB":
            break
        if any(tokens[child].dep == "neg" for child in token.children):
            return None
        later = any(tokens[child].lemma.lower() in _LATER for child in token.children)
        if later or not _is_same_form(sentence, token, tokens[token.head]):
            return None
        first = token.head
    return None if first == verb else first


def _has_own_subject(sentence: Sentence, verb: int, first: int) -> bool:
    """Whether a verb, or one between it and the first that it is listed with, has a subject of its own."""
    tokens = sentence.tokens
    while verb != first:
        if any(tokens[child].dep in (*SUBJECTS, *PASSIVES) for child in tokens[verb].children):
            return True
        verb = tokens[verb].head
    return False


def _opens(sentence: Sentence, head: int, verb: int) -> bool:
    """Whether a date stands before all that its verb's clause tells: "In October 2003 the army ..."."""
    tokens = sentence.tokens
    subjects = [child for child in tokens[verb].children if tokens[child].dep in (*SUBJECTS, *PASSIVES)]
    told = [token.index for token in tokens[:head] if token.pos in ("NOUN", "PROPN", "VERB") and token.entity == ""]
    return tokens[verb].dep == "ROOT" and bool(subjects) and head < min(subjects) and not told


def _is_same_form(sentence: Sentence, later: Token, first: Token) -> bool:
    """Whether two verbs are of one form; a past read as a participle, which has no auxiliary, is a past."""
    plain = not any(sentence.tokens[child].dep in ("aux", "auxpass") for child in (*later.children, *first.children))
    return later.tag == first.tag or (plain and {later.tag, first.tag} == {"VBD", "VBN"})


def _hangs_on(sentence: Sentence, head: int, verb: int) -> bool:
    """Whether a date is an adverbial of the verb: "on Monday", not "Monday's march"."""
    token = sentence.tokens[head]
    link = sentence.tokens[token.head]
    return token.head == verb or (link.pos == "ADP" and link.head == verb and link.lemma.lower() in ("in", "on"))
