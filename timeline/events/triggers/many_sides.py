"""Talks of three or more sides: the ministers of nine states, a ten-nation bloc, a league of states in session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.syntax.arguments import noun_arguments
from timeline.events.syntax.numbers import whole_number
from timeline.events.syntax.view import Trigger, View

_FEWEST = 3
_OF_MANY = frozenset({"multilateral", "multinational", "quadrilateral", "quadripartite", "trilateral", "tripartite"})
_SIDES = frozenset(
    {"capital", "country", "government", "kingdom", "member", "nation", "party", "power", "republic", "state", "way"}
)
_STATES = (_SIDES - {"member", "party", "way"}) | {"delegation", "economy"}
_FROM = frozenset({"from", "of"})


def as_of_many_sides(view: View, found: Sequence[Trigger]) -> list[Trigger]:
    """The triggers, talks of no mode as a conference where many meet: "leaders of seven states met in Lima"."""
    return [replace(t, event_mode="multilateral") if _is_of_many(view, t) else t for t in found]


def _is_of_many(view: View, trigger: Trigger) -> bool:
    if (trigger.event_type, trigger.event_mode) != ("CONSULT", None):
        return False
    parties = (*trigger.actors, *trigger.targets)
    told = any(_tells_number(view, word) for word in (trigger.token, *parties))
    return told or len(_states(view, parties)) >= _FEWEST or _is_league(view, trigger)


def _tells_number(view: View, word: int) -> bool:
    """Whether a word is of many sides: "four-way talks", "the seven states", "delegates from nine countries"."""
    if not _OF_MANY.isdisjoint(noun_arguments(view.sentence, word).modifiers):
        return True
    if view.sentence.tokens[word].tag == "NNS" and any(map(view.is_of_states, _below(view, word))):
        return True  # "leaders of the African Union met in Lima"
    if view.words[word] == "heads" and any(view.lemmas[h] in _STATES for h in _below(view, word)):
        return True  # "heads of state met in Lima"
    told = [word, *_below(view, word)] if view.kinds(word) & {"person", "group", "country"} else [word]
    return any(_is_counted(view, each) or _has_hyphened(view, each) for each in told)


def _below(view: View, word: int) -> list[int]:
    return [head for prep, head in noun_arguments(view.sentence, word).preps if prep in _FROM]


def _is_counted(view: View, word: int) -> bool:
    """Whether three or more states are counted: "the seven Sahel states"."""
    if view.lemmas[word] not in _STATES:
        return False
    counts = (whole_number(view.words[child]) for child in view.sentence.tokens[word].children)
    return any(count is not None and count >= _FEWEST for count in counts)


def _has_hyphened(view: View, word: int) -> bool:
    """Whether a number of sides stands before a word: "the ten-nation bloc", "six-party talks"."""
    for child in view.sentence.tokens[word].children:
        first = view.hyphened(child) if view.lemmas[child] in _SIDES else None
        count = whole_number(view.words[first]) if first is not None else None
        if count is not None and count >= _FEWEST:
            return True
    return False


def _states(view: View, parties: Sequence[int]) -> set[str]:
    """The states that take part, or whose men do: "the ministers of Egypt, Sudan and Chad"."""
    heads = [head for party in parties for head in (party, *_below(view, party))]
    return {view.words[head] for head in heads if view.sentence.tokens[head].entity in ("GPE", "NORP")}


def _is_league(view: View, trigger: Trigger) -> bool:
    """Whether a league of states meets, with nobody else: "the Arab League convened", "the ASEAN summit"."""
    if trigger.part == "noun":
        children = view.sentence.tokens[trigger.token].children
        before = [c for c in children if c < trigger.token and view.sentence.tokens[c].dep in ("compound", "nmod")]
        return view.lemmas[trigger.token] in ("conference", "meeting", "summit") and any(map(view.is_of_states, before))
    return not trigger.targets and bool(trigger.actors) and all(map(view.is_of_states, trigger.actors))
