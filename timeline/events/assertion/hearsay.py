"""Deeds that only hearsay or an accuser tells: "according to unconfirmed reports", "prosecutors say he shot her"."""

from __future__ import annotations

from timeline.events.assertion.generic import HARM
from timeline.events.syntax.view import Trigger, View
from timeline.model import Token

_ACCUSERS = frozenset(
    {"accuser", "complaint", "indictment", "lawsuit", "plaintiff", "prosecution", "prosecutor", "writ"}
)
_SAYING = frozenset({"allege", "argue", "charge", "claim", "maintain", "say", "tell"})
_HEARSAY = frozenset({"hearsay", "rumor", "rumour"})
_REPORTS = frozenset({"account", "claim", "information", "report", "version"})
_UNSURE = frozenset({"contradictory", "sketchy", "unconfirmed", "unsubstantiated", "unverified"})
_TAKEN_FOR_SO = frozenset({"advcl", "relcl"})
_DEEDS = HARM | {"x:CRIME"}


def is_hearsay(view: View, trigger: Trigger) -> bool:
    """Whether a deed stands in a clause that hearsay, or whoever accuses somebody of it, tells."""
    tokens = view.sentence.tokens
    if trigger.event_type not in _DEEDS:
        return False
    token = tokens[trigger.anchor]
    while True:
        if token.pos in ("AUX", "VERB") and (_is_by_hearsay(view, token) or _is_by_accuser(view, token)):
            return True
        if token.dep in _TAKEN_FOR_SO or token.head == token.index:
            return False
        token = tokens[token.head]


def _is_by_hearsay(view: View, verb: Token) -> bool:
    """ "According to unconfirmed reports, 20 were killed", "according to rumours"."""
    tokens = view.sentence.tokens
    links = [c for c in verb.children if view.words[c] == "according"]
    objects = [
        tokens[noun]
        for link in links
        for to in (link, *tokens[link].children)
        for noun in tokens[to].children
        if tokens[noun].dep == "pobj"
    ]
    return any(_is_unsure(view, noun) for noun in objects)


def _is_unsure(view: View, noun: Token) -> bool:
    lemma = view.lemmas[noun.index]
    return lemma in _HEARSAY or (lemma in _REPORTS and any(view.words[c] in _UNSURE for c in noun.children))


def _is_by_accuser(view: View, verb: Token) -> bool:
    """ "Prosecutors say that Roe shot his wife": of one known person, not "that gunmen opened fire"."""
    above = view.sentence.tokens[verb.head]
    if verb.dep != "ccomp" or view.lemmas[above.index] not in _SAYING:
        return False
    said_by = {view.lemmas[head] for head in view.arguments(above.index).subjects}
    doers = [view.sentence.tokens[c] for c in verb.children if view.sentence.tokens[c].dep == "nsubj"]
    return bool(said_by & _ACCUSERS) and any(_is_one_known(view, doer) for doer in doers)


def _is_one_known(view: View, doer: Token) -> bool:
    if doer.tag == "PRP" or doer.entity == "PERSON":
        return view.words[doer.index] in ("he", "she") or doer.entity == "PERSON"
    return doer.tag == "NN" and "person" in view.kinds(doer.index) and _is_definite(view, doer)


def _is_definite(view: View, noun: Token) -> bool:
    return any(view.words[c] in ("the", "this") or view.sentence.tokens[c].dep == "poss" for c in noun.children)
