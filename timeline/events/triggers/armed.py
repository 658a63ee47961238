"""What those who bear arms do: their roadblocks are no protests, the fires and spills of their attacks no accidents.

Nor is a raid in which they arrest somebody an attack.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.anchor import path_to_root
from timeline.events.syntax.view import Trigger, View
from timeline.events.words.groups import CRIMINALS, REBEL_SECTORS, Groups

_BARRED = ("PROTEST", "obstruct")
_TROOPS = frozenset(
    {"agent", "battalion", "brigade", "commando", "deputy", "force", "guard", "marine", "officer", "paramilitary"}
    | {"patrol", "policeman", "serviceman", "sheriff", "soldier", "troop", "trooper", "unit"}
)
_ARMED = REBEL_SECTORS | {CRIMINALS, "COP", "MIL", "PRM"}
_RAIDS = frozenset({"noun:raid:ASSAULT"})
_OUTCOMES = frozenset({"x:fire", "x:spill"})
_CAUSING = frozenset({"cause", "ignite", "produce", "provoke", "spark", "start", "touch", "trigger"})


def without_roadblocks(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """Drop the roadblocks of fighters, soldiers and police."""
    return [
        trigger
        for trigger in found
        if (trigger.event_type, trigger.event_mode) != _BARRED
        or not any(_bears_arms(view, head) for head in trigger.actors)
    ]


def _bears_arms(view: View, head: int) -> bool:
    groups = Groups.load()
    if {view.lemmas[head], view.words[head]} & (groups.fighters | groups.sides | groups.forces | _TROOPS):
        return True
    parts = [head, *(c for c in view.sentence.tokens[head].children if c < head)]
    return any(view.body_sector(part) in _ARMED for part in parts)


def without_fires_of_attacks(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """Drop the fires and spills that an attack told of in the sentence set or caused."""
    attacks = [t for t in found if t.event_type == "ASSAULT"]
    return [
        trigger
        for trigger in found
        if trigger.event_type != "x:ACCIDENT"
        or trigger.event_mode not in _OUTCOMES
        or not any(_came_of(view, trigger, attack) for attack in attacks)
    ]


def _came_of(view: View, mishap: Trigger, attack: Trigger) -> bool:
    """Whether fire was set, or the attack caused the mishap: "an attack on the pipeline that caused a spill"."""
    if mishap.event_mode == "x:fire" and attack.event_mode == "x:arson" and attack.token < mishap.token:
        return bool(attack.targets) or attack.part != "noun"  # "police suspect arson after a mill burned down"
    verb = view.sentence.tokens[mishap.token].head
    if view.lemmas[verb] not in _CAUSING:
        return False
    subjects = set(view.arguments(verb).subjects)
    joined = attack.token in path_to_root(view.sentence, verb)
    return joined or attack.token in subjects or bool(subjects & set(attack.actors))


def without_raids_to_arrest(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """Drop the raids in which people were only arrested: "two brothers were arrested in a raid in the town"."""
    arrests = {t.token for t in found if (t.event_type, t.event_mode) == ("COERCE", "arrest") and t.part == "verb"}
    return [t for t in found if not (t.rule in _RAIDS and _is_where_done(view, t.token) in arrests and not t.targets)]


def _is_where_done(view: View, noun: int) -> int | None:
    """The verb that a noun says in what it was done: "arrested in a raid", "held during a raid"."""
    token = view.sentence.tokens[noun]
    link = view.sentence.tokens[token.head]
    return link.head if token.dep == "pobj" and view.words[link.index] in ("during", "in") else None
