"""Whose the aircraft and ships are that act: "army helicopters" are the army."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.parties.actors import ActorPhrase
from timeline.events.syntax.view import View
from timeline.events.words.groups import Groups

_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_AIR_FORCE = ("air", "force")


def is_manned(view: View, head: int) -> bool:
    """Whether a force or a known body that stands before a vehicle acts in it: "a navy ship brought tents"."""
    before = (c for c in view.sentence.tokens[head].children if c < head)
    owned = any(view.sentence.tokens[c].dep in _BEFORE and _is_force(view, c) for c in before)
    return owned and "vehicle" in view.kinds(head) and view.lemmas[head] not in Groups.load().fighters


def flown_by(view: View, phrase: ActorPhrase) -> ActorPhrase:
    """The force named before aircraft, with what stands before its name; the aircraft themselves where none is."""
    tokens = view.sentence.tokens
    for index in range(phrase.head - 1, phrase.first - 1, -1):
        if tokens[index].dep in _BEFORE and _is_force(view, index):
            first = _begins(view, phrase.first, index)
            return replace(
                phrase,
                name=_text(view, first, index + 1),
                start=tokens[first].start,
                first=first,
                end=tokens[index].end,
                last=index + 1,
                head=index,
                plural=False,
                generic=tokens[index].pos != "PROPN",
            )
    return phrase


def _begins(view: View, first: int, force: int) -> int:
    """Where the force's name begins: the type of the aircraft, "F-16", and their number are no part of it."""
    typed = [i for i in range(first, force) if any(mark.isdigit() for mark in view.words[i])]
    return typed[-1] + 1 if typed else first


def _is_force(view: View, index: int) -> bool:
    if view.is_known_body(index) or view.lemmas[index] in Groups.load().forces:
        return True
    return index > 0 and (view.words[index - 1], view.words[index]) == _AIR_FORCE


def _text(view: View, first: int, last: int) -> str:
    tokens = view.sentence.tokens
    gaps = (tokens[i].end < tokens[i + 1].start for i in range(first, last - 1))
    return "".join(t.text + (" " if gap else "") for t, gap in zip(tokens[first:last], (*gaps, False), strict=True))
