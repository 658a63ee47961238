"""Warnings of what others do, which threaten nobody: "warned that the smugglers will go on killing"."""

from __future__ import annotations

from timeline.events.view import Trigger, View
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
    return bool(clauses) and all(_is_of_others(view, clause) for clause in clauses)


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
