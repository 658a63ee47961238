"""Warnings of what others do, which threaten nobody: "warned that the smugglers will go on killing"."""

from __future__ import annotations

from timeline.events.syntax.view import Trigger, View
from timeline.model import Token

_SELF = frozenset({"he", "i", "it", "she", "they", "we"})
_TO_COME = frozenset({"'d", "'ll", "’d", "’ll", "can", "could", "may", "might", "must", "shall", "should"}) | {
    "will",
    "wo",
    "would",
}
_SUFFERS = frozenset(
    {"answer", "be", "become", "bring", "cause", "come", "die", "end", "escalate", "face", "follow", "forfeit", "have"}
    | {"lead", "lose", "meet", "pay", "provoke", "regret", "result", "risk", "see", "suffer", "trigger"}
)
_WHOEVER = frozenset({"anybody", "anyone", "those", "whoever"})


def is_alarm(view: View, trigger: Trigger) -> bool:
    """Whether "warn" and a clause tell what somebody else does or will do."""
    if trigger.event_type != "THREATEN" or trigger.event_mode is not None or view.lemmas[trigger.token] != "warn":
        return False
    verb = view.sentence.tokens[trigger.token]
    clauses = [view.sentence.tokens[c] for c in verb.children if view.sentence.tokens[c].dep == "ccomp"]
    if clauses:
        return all(_is_of_others(view, clause) or _is_so(view, clause) for clause in clauses)
    return _is_about(view, verb)


def _is_so(view: View, clause: Token) -> bool:
    """ "Warned that the raids show how weak the law is": what is so already threatens nobody."""
    below = [view.sentence.tokens[c] for c in clause.children]
    doers = [c for c in below if c.dep in ("nsubj", "nsubjpass", "expl")]
    if len(doers) != 1 or any(c.dep in ("aux", "neg") for c in below) or clause.tag not in ("VBP", "VBZ"):
        return False
    if any(view.sentence.tokens[c].dep == "poss" for c in doers[0].children):
        return False  # "that their patience is at an end"
    return not {view.words[doers[0].index], *(view.words[c] for c in doers[0].children)} & (_SELF | _WHOEVER)


def _is_about(view: View, verb: Token) -> bool:
    """ "Warned the envoys about the arms sent to the junta", "against" and "of" apart, which may threaten."""
    prepositions = {view.words[c] for c in verb.children if view.sentence.tokens[c].dep == "prep"}
    return "about" in prepositions and not prepositions & {"against", "of"}


def _is_of_others(view: View, clause: Token) -> bool:
    """ "That the smugglers will go on killing"; not "that they would pay for it", nor what the speaker does."""
    below = [view.sentence.tokens[c] for c in clause.children]
    doers = [c for c in below if c.dep == "nsubj"]
    if len(doers) != 1 or any(c.dep in ("auxpass", "neg") for c in below):
        return False
    doer = doers[0]
    about = {view.words[doer.index], *(view.words[c] for c in doer.children)}
    if about & (_SELF | _WHOEVER) or any(view.sentence.tokens[c].dep == "poss" for c in doer.children):
        return False
    if clause.pos not in ("AUX", "VERB") or not view.kinds(doer.index) & {"country", "group", "person"}:
        return False
    to_come = any(c.dep == "aux" and view.words[c.index] in _TO_COME for c in below)
    return not (to_come and view.lemmas[clause.index] in _SUFFERS)
