"""Whether a noun only names what somebody is charged with: "held on three counts of theft", "charged with murder"."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.events.syntax.view import Trigger, View, determiners_of
from timeline.events.words.assertion_cues import Cues
from timeline.model import Sentence, Token

_MAX_STEPS = 8
_COURTS = frozenset({"court", "dock", "magistrate"})
_OF_CHARGES = frozenset({"of", "with"})
_SPOTS = frozenset({"at", "in", "near"})
_WHENS = frozenset({"DATE", "TIME"})
_WITHIN_CHARGE = frozenset({"amod", "cc", "compound", "conj", "prep", "punct"})
_LATER = frozenset({"after", "amid", "during", "following", "since"})


def names_charge(view: View, trigger: Trigger, cues: Cues) -> bool:
    """Whether a word of crime says only what someone is charged with: "held on three counts of theft".

    A participle does where its own clause tells no day: "arrested on suspicion of stealing a car". A word of violence
    does that stands alone, of nobody: "charged with murder in Lima on Monday", not "with murder in the death of Roe".
    """
    token = view.sentence.tokens[trigger.token]
    if trigger.event_type == "ASSAULT" and trigger.part == "noun":
        return _is_bare_charge(view, token, cues)
    if trigger.event_type == "REJECT" and trigger.part == "verb":  # "charged with violating the law"
        return _is_undated_charge(view, token, cues)
    if trigger.event_type != "x:CRIME":
        return False
    if trigger.part == "verb":
        return _is_undated_charge(view, token, cues)
    if "the" in determiners_of(view, token.index):
        return False
    for _ in range(_MAX_STEPS):
        if token.dep == "ROOT" or (token.pos in ("VERB", "AUX") and token.dep not in ("acl", "pcomp", "xcomp")):
            return False
        if view.words[token.index] in _LATER:
            return False
        token = view.sentence.tokens[token.head]
        if view.lemmas[token.index] in cues.charging:
            return True
    return False


def _is_bare_charge(view: View, noun: Token, cues: Cues) -> bool:
    tokens = view.sentence.tokens
    link = tokens[noun.head]
    if noun.dep != "pobj" or link.lemma.lower() not in _OF_CHARGES or view.lemmas[link.head] not in cues.charging:
        return False
    below = [tokens[c] for c in noun.children]
    if any(t.dep not in _WITHIN_CHARGE for t in below):
        return False
    beside = [tokens[c] for c in tokens[link.head].children if c > noun.index]
    links = [t for t in (*below, *beside) if t.dep in ("prep", "agent", "advcl")]
    return all(t.dep == "prep" and _tells_where_or_when(view, t) for t in links)


def _tells_where_or_when(view: View, link: Token) -> bool:
    told = [view.sentence.tokens[c] for c in link.children]
    spots = link.lemma.lower() in _SPOTS
    return all(t.entity in _WHENS or t.lemma.lower() in _COURTS or (spots and t.pos == "PROPN") for t in told)


def _is_undated_charge(view: View, verb: Token, cues: Cues) -> bool:
    """ "Arrested for robbing a bank", "accused of smuggling rice"; not "for robbing a bank on Friday"."""
    tokens = view.sentence.tokens
    link = tokens[verb.head]
    if verb.tag != "VBG" or verb.dep != "pcomp" or view.lemmas[link.head] not in cues.charging:
        return False
    own = [tokens[c] for c in verb.children]
    below = [tokens[c] for t in own if t.dep in ("prep", "npadvmod", "dobj") for c in (t.index, *t.children)]
    return not any(t.entity in _WHENS for t in below)


def is_charged_with(sentence: Sentence, trigger: int, kinds: Mapping[str, str]) -> bool:
    """Whether a bare noun says what somebody is charged with, its words being the charge's: "with murder on Monday"."""
    noun = sentence.tokens[trigger]
    link = sentence.tokens[noun.head]
    if noun.dep != "pobj" or link.lemma.lower() != "with":
        return False
    bare = not any(sentence.tokens[child].dep in ("det", "poss", "nummod") for child in noun.children)
    return bare and kinds.get(sentence.tokens[link.head].lemma.lower()) == "aftermath"
