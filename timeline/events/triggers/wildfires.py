"""Fires in forest and bush, whatever word of the sentence tells of the fire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.syntax.view import Trigger, View

_FIRE = ("x:ACCIDENT", "x:fire")
_WILDFIRE = ("x:DISASTER", "x:wildfire")
_FORESTS = frozenset(
    {"bush", "bushland", "forest", "grassland", "heathland", "moorland", "scrub", "scrubland", "woodland", "woods"}
)
_INTO = frozenset({"across", "in", "through"})


def as_wildfires(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, a fire told in a forest as a wildfire: "a fire broke out in a pine forest and burned six homes"."""
    if not any((t.event_type, t.event_mode) == _WILDFIRE for t in found) and not _tells_of_forest(view):
        return list(found)
    kind, mode = _WILDFIRE
    return [replace(t, event_type=kind, event_mode=mode) if _is_fire(t) else t for t in found]


def _is_fire(trigger: Trigger) -> bool:
    return (trigger.event_type, trigger.event_mode) == _FIRE


def _tells_of_forest(view: View) -> bool:
    tokens = view.sentence.tokens
    return any(t.dep == "pobj" and view.lemmas[t.index] in _FORESTS and view.words[t.head] in _INTO for t in tokens)
