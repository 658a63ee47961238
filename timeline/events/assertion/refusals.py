"""Refusals and threats that are told by what somebody will not do, or would do: "will never accept", "would close"."""

from __future__ import annotations

from timeline.events.syntax.view import Trigger, View

_NOT = frozenset({"never", "not"})
_WILL = frozenset({"could", "will", "would"})
_DEEDS = frozenset({"bury", "consider", "make", "open", "pull", "regard", "treat", "view"})
_MARKS = frozenset({"if", "unless", "whether"})


def is_said_by_not_doing(view: View, trigger: Trigger) -> bool:
    """Whether a refusal holds its own "not", or a threat its own "would": "will not recognise the moratorium".

    What stands under a condition is no refusal yet: "if they will not accept it".
    """
    children = view.sentence.tokens[trigger.token].children
    if any(view.words[c] in _MARKS and view.sentence.tokens[c].dep == "mark" for c in children):
        return False
    if trigger.event_type == "REJECT":
        own = view.words[trigger.first : trigger.last]
        told = trigger.rule.split(":")[1].split("-") if trigger.part == "phrase" else []
        return not _NOT.isdisjoint(own) and not _NOT.isdisjoint(told) and not _WILL.isdisjoint(told)
    if trigger.event_type == "THREATEN" and trigger.part == "verb":
        return view.lemmas[trigger.token] in _DEEDS and any(view.words[c] in _WILL for c in children)
    return False
