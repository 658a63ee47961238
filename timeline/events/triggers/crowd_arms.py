"""What police fire at crowds that is no live round: rubber bullets, tear gas, stun grenades."""

from __future__ import annotations

from dataclasses import replace

from timeline.events.syntax.arguments import Arguments, conjuncts
from timeline.events.syntax.view import View
from timeline.events.words.lexicon import TriggerRule

_ROUNDS = frozenset({"bullet", "grenade", "pellet", "projectile", "round", "shell", "shot"})
_HARMLESS = frozenset(
    {
        "baton",
        "beanbag",
        "gas",
        "pepper",
        "plastic",
        "rubber",
        "rubber-coated",
        "smoke",
        "sound",
        "sponge",
        "stun",
        "tear",
    }
)
_SPRAYS = frozenset({"cannon", "gas", "spray", "teargas", "water"})
_SHOT = frozenset({"explosives", "firearms", "heavy-weapons"})


def of_crowd_arms(view: View, rule: TriggerRule, arguments: Arguments) -> TriggerRule:
    """The rule with the mode `crowd-control` where all that was fired is meant to disperse: "fired rubber bullets"."""
    fired = [noun for head in arguments.objects for noun in conjuncts(view.sentence, head)]
    arms = [noun for noun in fired if "weapon" in view.kinds(noun) or view.lemmas[noun] in _ROUNDS | _SPRAYS]
    if rule.event_type != "ASSAULT" or rule.event_mode not in _SHOT or not arms:
        return rule
    return replace(rule, event_mode="crowd-control") if all(_disperses(view, noun) for noun in arms) else rule


def _disperses(view: View, noun: int) -> bool:
    """Whether one thing fired is gas or water, or a round that words before it tell to be no live one."""
    if view.lemmas[noun] in _SPRAYS:
        return view.lemmas[noun] != "cannon" or "water" in _before(view, noun)
    return view.lemmas[noun] in _ROUNDS and not _HARMLESS.isdisjoint(_before(view, noun))


def _before(view: View, noun: int) -> set[str]:
    """The words that modify a noun, and those that modify them."""
    tokens = view.sentence.tokens
    own = [c for c in tokens[noun].children if c < noun]
    return {view.lemmas[i] for i in own} | {view.lemmas[i] for c in own for i in tokens[c].children if i < noun}
