"""What killed people by what it is, whatever its verb: "a lift plunged eleven floors, killing five"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from timeline.events.codebook import read_rows
from timeline.events.syntax.view import Trigger, View, trigger_of
from timeline.events.words.lexicon import TriggerRule

_WEIGHT = 0.8


def with_causes(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, and the verbs without one of what people were killed or hurt by.

    "Firedamp ignited in a mine, killing 40": `killing` tells of the dead alone, and firedamp of an explosion.
    """
    told = {index for t in triggers for index in (*range(t.first, t.last), t.token, t.anchor)}
    found = list(triggers)
    for trigger in triggers:
        verb = view.sentence.tokens[view.sentence.tokens[trigger.token].head]
        participle = view.sentence.tokens[trigger.token].tag == "VBG"
        if not (trigger.is_effect and participle) or verb.pos != "VERB" or verb.index in told:
            continue
        cause = next((known for head in view.arguments(verb.index).subjects if (known := _cause(view, head))), None)
        if cause is not None:
            found.append(_trigger(trigger, verb.index, cause))
            told.add(verb.index)
    return sorted(found, key=lambda t: (t.first, t.token))


def _cause(view: View, head: int) -> TriggerRule | None:
    """What a thing of this name does that is deadly; None of people and of other things."""
    classes = view.lexicon.classes
    names = {view.lemmas[head], view.words[head], view.joined(head)}
    return next((rule for name, rule in _causes() if not names.isdisjoint(classes[name])), None)


@cache
def _causes() -> tuple[tuple[str, TriggerRule], ...]:
    """The classes of deadly things in the order of deadly_things.csv, each with the type and mode that it shows."""
    return tuple(
        (
            f"@{row['class']}",
            TriggerRule(
                name=f"deadly:{row['class']}:{row['event_type']}",
                part="verb",
                words=(row["class"],),
                event_type=row["event_type"],
                event_mode=row["event_mode"] or None,
                frame=(),
                roles=(),
                weight=_WEIGHT,
            ),
        )
        for _, row in read_rows("deadly_things.csv", ("class", "event_type", "event_mode"))
    )


def _trigger(effect: Trigger, verb: int, cause: TriggerRule) -> Trigger:
    return trigger_of(
        cause,
        position=effect.position,
        token=verb,
        first=verb,
        last=verb + 1,
        anchor=verb,
        actors=(),
        targets=effect.targets,
    )
