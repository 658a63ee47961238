"""The things that other words say an attack struck: what a blast damaged, where shells fell, what the target was.

Words that tell of damage alone tell no attack: fires, storms and age do damage too. They only say what was struck where
an attack that may have done it is told in the same sentence or shortly before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.happenings.mentions import Cluster
from timeline.events.parties.participants import SOLID_THINGS
from timeline.events.syntax.arguments import noun_arguments
from timeline.events.syntax.view import View
from timeline.model import Token

_REACH = 3
_DAMAGING = frozenset({"crack", "damage", "gut", "ruin", "shatter", "smash", "wreck"})
_INFLICTING = frozenset({"cause", "do", "inflict", "suffer", "sustain"})
_DAMAGE_WORDS = _DAMAGING | _INFLICTING
_LANDING = frozenset({"fall", "hit", "land", "strike"})
_LANDED = frozenset({"at", "in", "inside", "near", "on", "onto"})
_DOING = frozenset(
    {"attack", "attacker", "blast", "bomb", "bombing", "bombardment", "charge", "device", "explosion", "explosive"}
    | {"grenade", "it", "mine", "missile", "mortar", "raid", "rocket", "round", "shell", "shelling", "strike", "wave"}
)
_AIMS = frozenset({"objective", "target"})
_ONES = frozenset({"another", "one", "other", "others", "some", "three", "two"})
_POINTING = frozenset({"his", "its", "real", "the", "their"})
_STRUCK = SOLID_THINGS | {"group", "name", "person"}
_WRECKING = frozenset({"aerial", "drone", "destroy", "explosives", "heavy-weapons", "suicide-attack", None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """A thing by the token that heads its name, in the sentence at `position`; `damaged` where only damage is told."""

    position: int
    head: int
    damaged: bool


def find_struck(view: View, position: int) -> tuple[Struck, ...]:
    """What a sentence says was damaged, was fallen on, or was the target."""
    found: dict[int, Struck] = {}
    for token in view.sentence.tokens:
        if token.pos not in ("VERB", "AUX") or any(view.sentence.tokens[c].dep == "neg" for c in token.children):
            continue
        for head in (*_damaged(view, token), *_fallen_on(view, token)):
            if _is_thing(view, head):
                found.setdefault(head, Struck(position=position, head=head, damaged=True))
        for head in _targets(view, token):
            if view.kinds(head) & _STRUCK:
                found.setdefault(head, Struck(position=position, head=head, damaged=False))
    return tuple(found.values())


def struck_in(found: Struck, clusters: Sequence[Cluster]) -> tuple[Cluster, int] | None:
    """The attack that a thing was struck in, told last, not many sentences before; and the number of the mention."""
    best: tuple[Cluster, int] | None = None
    latest = found.position - _REACH
    for cluster in clusters:
        for number, mention in enumerate(cluster.mentions):
            if mention.trigger.event_type != "ASSAULT" or mention.judgement.assertion != "occurred":
                continue
            if mention.judgement.generic or (found.damaged and mention.trigger.event_mode not in _WRECKING):
                continue
            if latest <= mention.order <= found.position:
                best, latest = (cluster, number), mention.order
    return best


def _damaged(view: View, verb: Token) -> Iterator[int]:
    """ "Two houses were damaged", "the blast shattered the windows of a hotel", "caused damage to a school"."""
    if view.lemmas[verb.index] not in _DAMAGE_WORDS:
        return
    arguments = view.arguments(verb.index)
    done = any(view.lemmas[head] in _DOING for head in arguments.subjects)
    if view.lemmas[verb.index] in _DAMAGING and (done or (arguments.passive and not arguments.subjects)):
        yield from (whole for head in arguments.objects for whole in _whole(view, head))
    harmed = [head for head in arguments.objects if view.lemmas[head] == "damage"]
    if view.lemmas[verb.index] in _INFLICTING and harmed:
        preps = [*arguments.preps, *(pair for head in harmed for pair in noun_arguments(view.sentence, head).preps)]
        yield from (head for prep, head in preps if prep == "to")


def _whole(view: View, head: int) -> list[int]:
    """What a part is of, "the windows of a hotel", "the school's roof"; the head itself of other words."""
    if view.kinds(head) & SOLID_THINGS:
        return [head]
    owned = noun_arguments(view.sentence, head)
    return [*owned.possessors, *(inner for prep, inner in owned.preps if prep == "of")]


def _fallen_on(view: View, verb: Token) -> Iterator[int]:
    """ "A shell fell on a house", "one of them landed near the school"."""
    if view.lemmas[verb.index] not in _LANDING:
        return
    arguments = view.arguments(verb.index)
    if any("weapon" in view.kinds(head) or view.words[head] in _ONES for head in arguments.subjects):
        yield from (head for prep, head in arguments.preps if prep in _LANDED)
        yield from (head for head in arguments.objects if head > verb.index)


def _targets(view: View, verb: Token) -> Iterator[int]:
    """ "The target was a paint factory", "a paint factory was the target"; not "the target of" what is told there."""
    if view.lemmas[verb.index] != "be":
        return
    tokens = view.sentence.tokens
    sides = {dep: [c for c in verb.children if tokens[c].dep == dep] for dep in ("nsubj", "attr")}
    for aims, things in ((sides["nsubj"], sides["attr"]), (sides["attr"], sides["nsubj"])):
        if len(aims) == len(things) == 1 and _is_aim(view, aims[0]) and tokens[things[0]].pos in ("NOUN", "PROPN"):
            yield things[0]


def _is_aim(view: View, head: int) -> bool:
    known = any(view.words[c] in _POINTING for c in view.sentence.tokens[head].children)
    called = [view.lemmas[h] for prep, h in noun_arguments(view.sentence, head).preps if prep == "of"]
    return view.lemmas[head] in _AIMS and known and all(word in _DOING for word in called)


def _is_thing(view: View, head: int) -> bool:
    return bool(view.kinds(head) & SOLID_THINGS) or view.sentence.tokens[head].entity == "FAC"
