"""Whether a noun only names what somebody is charged with: "held on three counts of theft", "charged with murder"."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.events.assertion_cues import Cues
from timeline.events.view import Trigger, View, determiners_of
from timeline.model import Sentence, Token

_MAX_STEPS = 8
_WHENS = frozenset({"DATE", "TIME"})
_LATER = frozenset({"after", "amid", "during", "following", "since"})


def names_charge(view: View, trigger: Trigger, cues: Cues) -> bool:
    """Whether a word of crime says only what someone is charged with: "held on three counts of theft".

    A participle does where its own clause tells no day: "arrested on suspicion of stealing a car".
    """
    if trigger.event_type != "x:CRIME":
        return False
    token = view.sentence.tokens[trigger.token]
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
