"""What an actor says that it, or another, will or must do: promises, threats and demands.

By PLOVER, a cooperative act told as to come by the one who will do it is AGREE, a hostile one THREATEN, and
"X said that Y must ..." is REQUEST.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from timeline.events.assertion.generic import HARM
from timeline.events.happenings.mentions import Mention
from timeline.events.syntax.view import Trigger, View
from timeline.model import Token

_PROMISED = frozenset({"AID", "RETREAT", "CONCEDE", "COOPERATE", "SUPPORT", "AGREE"})
_THREATENED = frozenset({"PROTEST", "SANCTION", "COERCE", "MOBILIZE", "ASSAULT", "REJECT"})
_WORDS = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_SPEAKERS = frozenset({"country", "group", "name", "person"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll"})
_DUTY = frozenset({"must", "should", "ought"})
_NO_DEED = frozenset({"be", "become", "know", "realise", "realize", "remember", "understand"})
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_DEMAND_WEIGHT = 0.6
_MAX_STEPS = 6
_COMPLEMENTS = frozenset({"acl", "ccomp", "conj", "dobj", "pcomp", "pobj", "prep", "xcomp"})


def intended(view: View, trigger: Trigger, reporting: frozenset[str]) -> Trigger | None:
    """The promise or threat that a trigger becomes where its own actor says that it will be done."""
    speech = _speech(view, trigger.anchor, _FUTURE, reporting)
    if speech is None or not _is_self(view, trigger.anchor):
        return None
    threatens = trigger.event_type in _THREATENED or (trigger.is_effect and trigger.event_mode == "death")
    kind = "AGREE" if trigger.event_type in _PROMISED else "THREATEN" if threatens else None
    if kind is None:
        return None
    speakers = tuple(view.arguments(speech).subjects)
    return replace(
        trigger,
        event_type=kind,
        event_mode=_mode(kind, trigger),
        anchor=speech,
        actors=speakers,
        rule=f"said-{kind.lower()}",
    )


def said_on(view: View, trigger: Trigger, reporting: frozenset[str]) -> Trigger:
    """The words with who says them, where they stand beside what the same one says.

    "Roe said that bolts had been removed and blamed the rebels": bolts blame nobody, Roe does.
    """
    verb = view.sentence.tokens[trigger.anchor]
    beside = view.sentence.tokens[verb.head]
    above = view.sentence.tokens[beside.head]
    told = verb.dep == "conj" and beside.dep == "ccomp" and view.lemmas[above.index] in reporting
    if not told or trigger.part == "noun" or trigger.event_type not in _WORDS or not _ends_in_past(view, verb, above):
        return trigger
    if any(view.kinds(head) & _SPEAKERS for head in view.arguments(trigger.anchor).subjects):
        return trigger
    return replace(trigger, actors=tuple(view.arguments(above.index).subjects) or trigger.actors)


def _ends_in_past(view: View, verb: Token, above: Token) -> bool:
    """Whether a verb is a past as the one that says it, and has no subject of its own."""
    tokens = view.sentence.tokens
    own = any(tokens[c].dep in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children)
    return not own and verb.tag in ("VBD", "VBN") and above.tag == "VBD"


def threatened(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, an attack that somebody only threatens to make told by the threat: "threatened to burn it"."""
    attacks = {t.token: t for t in triggers if t.part == "verb" and t.event_type == "ASSAULT"}
    menaced: dict[int, Trigger] = {}
    for threat in triggers:
        if threat.event_type == "THREATEN" and threat.part != "noun":
            attack = _infinitive_of(view, threat.token, attacks)
            if attack is not None:
                menaced[threat.token] = attacks.pop(attack)
    kept = [t for t in triggers if all(t is not attack for attack in menaced.values())]
    told = {t.token for t in triggers}
    return [_with_attack(t, menaced[t.token]) if t.token in menaced else _only_threatened(view, t, told) for t in kept]


def _infinitive_of(view: View, verb: int, attacks: Container[int]) -> int | None:
    """The attack that is the infinitive of a verb: "threatened to burn it"."""
    below = (c for c in view.sentence.tokens[verb].children if c in attacks)
    return next((c for c in below if view.sentence.tokens[c].dep in ("advcl", "xcomp") and _is_to(view, c)), None)


def _only_threatened(view: View, trigger: Trigger, told: Container[int]) -> Trigger:
    """An attack told by the verb over its infinitive, where no rule takes that verb: "threatened today to burn it"."""
    above = view.sentence.tokens[trigger.token].head
    threatens = trigger.part == "verb" and view.lemmas[above] == "threaten" and above not in told
    if trigger.event_type != "ASSAULT" or not threatens or _infinitive_of(view, above, {trigger.token}) is None:
        return trigger
    actors = tuple(view.arguments(above).subjects) or trigger.actors
    mode = "violence"
    return replace(trigger, event_type="THREATEN", event_mode=mode, anchor=above, actors=actors, rule="threatened-to")


def _with_attack(threat: Trigger, attack: Trigger) -> Trigger:
    """The threat with whom the attack is to befall; who is to attack threatens."""
    actors = threat.actors or attack.actors
    targets = tuple(head for head in attack.targets or threat.targets if head not in actors)
    return replace(threat, event_mode=threat.event_mode or "violence", actors=actors, targets=targets)


def _is_to(view: View, verb: int) -> bool:
    children = view.sentence.tokens[verb].children
    return any(view.words[c] == "to" and view.sentence.tokens[c].dep == "aux" for c in children)


def _mode(kind: str, trigger: Trigger) -> str | None:
    return "violence" if kind == "THREATEN" and trigger.event_type in HARM else None


def demands(view: View, position: int, reporting: frozenset[str]) -> list[Trigger]:
    """ "The minister said that the rebels must leave" asks the rebels for something."""
    found = []
    for token in view.sentence.tokens:
        if token.pos not in ("VERB", "AUX") or token.dep != "ccomp" or _is_self(view, token.index):
            continue
        if view.lemmas[token.index] in _NO_DEED and not _is_to_do(view, token):
            continue
        speech = _speech(view, token.index, _DUTY, reporting)
        arguments = view.arguments(token.index)
        if speech is None or not any(
            view.kinds(h) & {"group", "country", "name", "person"} for h in arguments.subjects
        ):
            continue
        found.append(
            Trigger(
                position=position,
                token=speech,
                first=speech,
                last=speech + 1,
                anchor=speech,
                part="verb",
                event_type="REQUEST",
                event_mode=None,
                weight=_DEMAND_WEIGHT,
                rule="said-must",
                actors=tuple(view.arguments(speech).subjects),
                targets=tuple(arguments.subjects),
            )
        )
    return found


def _is_to_do(view: View, being: Token) -> bool:
    """ "They must be ready to mediate" asks for a deed, "the talks should be a success" for none."""
    tokens = view.sentence.tokens
    return any(tokens[c].dep == "xcomp" for child in being.children for c in tokens[child].children)


def _speech(view: View, verb: int, modals: frozenset[str], reporting: frozenset[str]) -> int | None:
    """The reporting verb above a verb with one of these modals."""
    token = view.sentence.tokens[verb]
    words = {view.words[c] for c in token.children if view.sentence.tokens[c].dep == "aux"}
    negated = any(view.sentence.tokens[c].dep == "neg" for c in token.children)
    if token.dep != "ccomp" or negated or not words & modals or "have" in words:  # "he should have locked it"
        return None
    return token.head if view.lemmas[token.head] in reporting else None


def _is_self(view: View, verb: int) -> bool:
    children = view.sentence.tokens[verb].children
    return any(view.sentence.tokens[c].dep == "nsubj" and view.words[c] in _SELF for c in children)


def without_promised(mentions: Sequence[Mention], views: Sequence[View]) -> list[Mention]:
    """Leave out what is only agreed on or promised: "agreed to a truce" tells of the agreement, and of no truce yet.

    With whom a noun says that it is to be is who the promise is made to: "to a truce with the rebels".
    """
    kept: list[Mention] = []
    promises = {(m.order, i): m for m in mentions if m.trigger.event_type == "AGREE" for i in _words(m)}
    lent: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        promise = _promise_over(views[mention.order], mention, promises) if _is_to_come(mention) else None
        if promise is None:
            kept.append(mention)
        elif mention.trigger.part == "noun":
            lent[promise.order, promise.trigger.token] = mention
    return [_with_lent(m, lent.get((m.order, m.trigger.token))) for m in kept]


def _with_lent(mention: Mention, promised: Mention | None) -> Mention:
    if promised is None or mention.targets or mention.trigger.event_type != "AGREE":
        return mention
    doing = {phrase.head for phrase in mention.actors}
    return replace(mention, targets=tuple(p for p in promised.targets if p.head not in doing and not p.pronoun))


def _words(mention: Mention) -> range:
    return range(mention.trigger.first, mention.trigger.last)


def _is_to_come(mention: Mention) -> bool:
    return mention.judgement.assertion == "planned" and mention.trigger.event_type not in HARM | {"AGREE"}


def _promise_over(view: View, mention: Mention, promises: Mapping[tuple[int, int], Mention]) -> Mention | None:
    """The promise in whose complement a mention stands."""
    token = view.sentence.tokens[mention.trigger.anchor]
    for _ in range(_MAX_STEPS):
        if token.dep not in _COMPLEMENTS or token.head == token.index:
            return None
        token = view.sentence.tokens[token.head]
        if (found := promises.get((mention.order, token.index))) is not None:
            return found
    return None
