"""What is told beside a protest or a riot by the same people, and is part of it: what they demand, what they smash."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.anchor import path_to_root
from timeline.events.syntax.view import Trigger, View

_AIMS = frozenset({"ask", "call", "call-for", "demand", "press", "seek", "urge"})
_AIM_TYPES = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_CRIES = frozenset({"condemn", "decry", "denounce", "deplore", "oppose", "protest", "reject"})
_LOOTING = frozenset({"loot", "pillage", "plunder", "ransack"})
_HANGING = frozenset({"acl", "advcl", "conj", "pcomp", "xcomp"})
WRECKAGE = frozenset({("PROTEST", "obstruct"), ("PROTEST", "vandalize"), ("x:CRIME", "x:vandalism")})
RIOT = ("PROTEST", "riot")


def without_aims(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """Drop what people protest for: "marched to demand his release", "went on strike, denouncing the cuts"."""
    protests = {i for t in found if t.event_type == "PROTEST" for i in (t.token, t.anchor)}
    return [t for t in found if t.event_type not in _AIM_TYPES or not _is_aim(view, t, protests)]


def _is_aim(view: View, trigger: Trigger, protests: set[int]) -> bool:
    """Whether an infinitive or a participle says what a protest is for."""
    token = view.sentence.tokens[trigger.token]
    bare = token.tag in ("VB", "VBG") and not any(
        view.sentence.tokens[c].dep in ("nsubj", "nsubjpass") or view.sentence.tokens[c].tag == "MD"
        for c in token.children
    )
    if (
        trigger.part == "noun"
        or token.dep not in _HANGING
        or not bare
        or view.lemmas[token.index] not in _AIMS | _CRIES
    ):
        return False
    if token.dep == "conj" and token.tag == "VB":
        return False
    above = view.sentence.tokens[token.head]
    return above.index in protests or (above.dep in ("dobj", "pobj") and above.head in protests)


def without_parts_of_riots(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """Drop what a riot's own crowd smashes, loots and blocks, told in one breath: "rioted, looting shops".

    The fires that they set stay, as what is burnt is mostly told of again.
    """
    riots = [t for t in found if (t.event_type, t.event_mode) == RIOT and t.part != "noun"]
    return [t for t in found if not _is_wreckage(view, t) or not any(_is_part(view, t, riot) for riot in riots)]


def _is_wreckage(view: View, trigger: Trigger) -> bool:
    return (trigger.event_type, trigger.event_mode) in WRECKAGE or view.lemmas[trigger.token] in _LOOTING


def _is_part(view: View, trigger: Trigger, riot: Trigger) -> bool:
    """Whether a deed hangs on the riot's verb or is done by the same people."""
    below = riot.token in path_to_root(view.sentence, trigger.token)
    others = bool(trigger.actors) and set(trigger.actors).isdisjoint(riot.actors)
    return (below and not others) or not set(trigger.actors).isdisjoint(riot.actors)
