"""Words for what stands and does not happen: rule in force, a trade and its gangs, talks that nobody holds."""

from __future__ import annotations

from timeline.events.syntax.view import Trigger, View
from timeline.model import Token

_LEAD_SENTENCES = 2
_PLACED = frozenset({"be", "declare", "place", "put", "remain"})
_TRADES = frozenset({"racket", "smuggling", "trade", "trafficking"})
_TRADERS = frozenset(
    {"cartel", "cook", "dealer", "mafia", "mule", "peddler", "press", "pusher", "ring", "runner", "syndicate"}
)
_BROKEN_UP = frozenset({"break", "bust", "crack", "crush", "dismantle", "raid", "smash", "uncover", "unmask"})
_TALKED_OF = frozenset({"dialogue"})
_INDEFINITE = frozenset({"a", "an", "any", "some"})
_LENT = frozenset({"dobj", "nsubjpass"})
_ENDED = frozenset({"abolish", "cancel", "end", "lift", "repeal", "rescind", "revoke", "suspend"})
_BY = frozenset({"accordance", "framework", "line", "terms"})
_UNDER = frozenset({"according", "under"})
_WAR = frozenset({"battle", "combat", "war"})


def is_standing(view: View, trigger: Trigger) -> bool:
    """Whether a noun only names what is in force, a trade, who lives by it, talks in general, or what is for war."""
    noun = view.sentence.tokens[trigger.token]
    if view.lemmas[noun.index] in _WAR and noun.dep == "compound" and trigger.part == "noun":
        return not view.is_titled  # "combat pilots", "battle dress"
    if trigger.event_mode == "x:drugs" and trigger.part == "phrase":
        return _is_of_a_trade(view, trigger, noun)
    if trigger.part == "verb" or (trigger.anchor != trigger.token and view.lemmas[trigger.anchor] != "be"):
        return False
    below_lead = view.sentence.field == "text" and view.sentence.index >= _LEAD_SENTENCES
    if not below_lead or noun.pos not in ("NOUN", "PROPN"):
        return False
    if trigger.event_mode == "martial-law":
        return _is_in_force(view, trigger, noun)
    if trigger.event_type == "AGREE":
        return _is_rule(view, noun)
    return trigger.event_type == "CONSULT" and _is_talked_of(view, noun)


def _is_of_a_trade(view: View, trigger: Trigger, noun: Token) -> bool:
    """ "The cocaine trade is growing", "a drug trafficking ring", "the drug cartel": none tells of one crime."""
    last = view.lemmas[trigger.last - 1]
    if view.sentence.field == "title":
        return False
    above = view.sentence.tokens[noun.head]
    names = noun.dep in ("amod", "compound", "nmod") and above.index >= trigger.last and above.pos in ("NOUN", "PROPN")
    named = above if names else noun
    if named.dep in _LENT and view.lemmas[named.head] in _BROKEN_UP:
        return False
    return names or last in _TRADES or last in _TRADERS


def _is_in_force(view: View, trigger: Trigger, noun: Token) -> bool:
    """ "Under the state of siege", "despite emergency rule": what was imposed before is no news."""
    if trigger.part == "phrase" and noun.index == trigger.last - 1 and trigger.first < noun.index - 1:
        return False
    if noun.dep == "pobj":
        link = view.sentence.tokens[noun.head]
        return view.words[link.index] not in ("in", "under") or view.lemmas[link.head] not in _PLACED
    return noun.dep != "nsubjpass" or view.lemmas[noun.head] in _ENDED


def _is_rule(view: View, noun: Token) -> bool:
    """ "In accordance with the fishing agreement", "under the pact": what holds since long before."""
    link = view.sentence.tokens[noun.head]
    above = view.sentence.tokens[link.head]
    if noun.dep != "pobj":
        return False
    return view.words[link.index] in _UNDER or view.words[above.index] in _BY | _UNDER


def _is_talked_of(view: View, noun: Token) -> bool:
    """ "A dialogue with the rebels is useless", "only through dialogue": talks that nobody is said to hold."""
    if view.lemmas[noun.index] not in _TALKED_OF or view.sentence.tokens[noun.index].dep in _LENT:
        return False
    told = {view.words[c] for c in noun.children if view.sentence.tokens[c].dep in ("det", "poss")}
    return not told or bool(told & _INDEFINITE)
