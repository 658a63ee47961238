"""How closely a date or a place belongs to a trigger: distance in the tree, and whose clause it stands in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.events.syntax.anchor import clause_of, follows_at_once, is_sequel, told_clause
from timeline.events.syntax.subject_days import is_subject_day
from timeline.events.syntax.view import Trigger, View
from timeline.model import DateMention, PlaceMention

_DECAY = 0.28
_OWNED_BY_OTHER = 0.45
_OF_THE_SPEECH = 0.2
_OF_THE_SUBJECT = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLink:
    """A date of the sentence and its pull on a trigger, 0 to 1; `nearest` where it pulls no other trigger more."""

    mention: DateMention
    score: float
    nearest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A place of the sentence and its pull on a trigger, 0 to 1; `opens` where the sentence opens with it.

    `below` tells that it hangs on the trigger by prepositions alone: "a bomb went off in a market in Lima".
    """

    mention: PlaceMention
    score: float
    opens: bool = False
    below: bool = False


class Tree:
    """Distances between the tokens of one sentence."""

    def __init__(self, view: View, reporting: frozenset[str]) -> None:
        self.view = view
        self.reporting = reporting
        self._paths: dict[int, tuple[int, ...]] = {}

    def path(self, index: int) -> tuple[int, ...]:
        """The token and its heads up to the root."""
        if index not in self._paths:
            steps = [index]
            while True:
                head = self.view.sentence.tokens[steps[-1]].head
                if head == steps[-1] or head in steps:
                    break
                steps.append(head)
            self._paths[index] = tuple(steps)
        return self._paths[index]

    def distance(self, first: int, second: int) -> int:
        """Steps between two tokens."""
        heads = {index: steps for steps, index in enumerate(self.path(first))}
        for steps, index in enumerate(self.path(second)):
            if index in heads:
                return steps + heads[index]
        return len(heads) + len(self.path(second))

    def head_of(self, start: int, end: int) -> int | None:
        """The top token among those between two character offsets."""
        inside = [t for t in self.view.sentence.tokens if t.start < end and t.end > start]
        return min(inside, key=lambda t: (len(self.path(t.index)), t.index)).index if inside else None

    def speaks(self, index: int) -> int | None:
        """The reporting verb that `index` hangs on directly, as its subject or adverbial."""
        path = self.path(index)
        if told_clause(self.view.sentence, index) != clause_of(self.view.sentence, index):
            return None
        for above in path[1:]:
            token = self.view.sentence.tokens[above]
            if token.pos in ("VERB", "AUX"):
                return above if self.view.lemmas[above] in self.reporting else None
        return None


def attachments(
    tree: Tree,
    found: int,
    triggers: Sequence[Trigger],
    when: int | None = None,
    aftermath: Mapping[str, str] | None = None,
) -> list[float]:
    """For the date or place headed at token `found`, its pull on each trigger of the sentence, 0 to 1.

    A clause at token `when` tells what happened then ("since May, when a bomb brought down a jet"): the date is that
    clause's as much as it is of what it hangs on, and neither takes it from the other. `aftermath` tells which verbs
    speak of what comes after an event: their date is less the event's ("in court Friday after a shooting").
    """
    distances = [_nearest(tree, found, (trigger.token, trigger.anchor)) for trigger in triggers]
    if not distances:
        return []
    told = [when is not None and when in tree.path(trigger.anchor) for trigger in triggers]
    by_parse = list(distances)
    if aftermath is not None:
        at_once = [follows_at_once(tree.view.sentence, found, trigger.token) for trigger in triggers]
        distances = [1 if near else distance for near, distance in zip(at_once, distances, strict=True)]
    if when is not None:
        distances = [
            1 + tree.distance(when, trigger.anchor) if inside else distance
            for trigger, distance, inside in zip(triggers, distances, told, strict=True)
        ]
    least = min((distance for distance, inside in zip(distances, told, strict=True) if not inside), default=math.inf)
    speech = tree.speaks(found)
    scores = []
    for trigger, distance, inside, steps in zip(triggers, distances, told, by_parse, strict=True):
        score = math.exp(-_DECAY * max(0, distance - 1))
        if distance > least and not inside and not _governs(tree, found, trigger, steps == min(by_parse)):
            score *= _OWNED_BY_OTHER
        if aftermath is not None and is_sequel(tree.view.sentence, found, trigger.anchor, aftermath):
            score *= _OWNED_BY_OTHER
        if aftermath is not None and is_subject_day(tree.view.sentence, found, trigger):
            score *= _OF_THE_SUBJECT
        told_so = trigger.token in tree.path(found) or (aftermath is not None and _is_appointed(tree, found))
        if speech is not None and trigger.anchor != speech and not told_so:
            score *= _OF_THE_SPEECH
        scores.append(score)
    return scores


def _governs(tree: Tree, found: int, trigger: Trigger, is_nearest: bool) -> bool:
    """Whether a date hangs on a verb by the parse, though it stands behind its object: "signed a pact on Tuesday"."""
    return is_nearest and trigger.part == "verb" and trigger.anchor == clause_of(tree.view.sentence, found)


def _is_appointed(tree: Tree, found: int) -> bool:
    """Whether a day is what something is announced for, and none on which it is: "announced a strike for Friday"."""
    token = tree.view.sentence.tokens[found]
    return token.dep == "pobj" and tree.view.words[token.head] in ("for", "from")


def _nearest(tree: Tree, found: int, tokens: Iterable[int]) -> int:
    return min(tree.distance(found, token) for token in tokens)
