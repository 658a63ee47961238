"""The days of what an act is about, which are not its own: "marched against Monday's verdict"."""

from __future__ import annotations

from timeline.events.syntax.anchor import path_to_root
from timeline.events.syntax.view import Trigger
from timeline.events.words.lexicon import HURTING
from timeline.model import Sentence

_OWN = frozenset({"amod", "compound", "nmod", "poss"})
_JOINING = frozenset({"attend", "hold", "join", "lead", "organise", "organize", "stage"})
_LOOKING = frozenset({"examine", "investigate", "probe"})
_MEANWHILE = frozenset({"amid", "at", "during", "in", "on", "within"})
_BEGINNING = frozenset({"begin", "commence", "start"})
_CLAUSES = frozenset({"acl", "relcl"})
_FUNERAL = "x:funeral"


def is_subject_day(sentence: Sentence, day: int, trigger: Trigger) -> bool:
    """Whether a day, by the head of its words, is of what an act that hurts nobody is about.

    So are the days of the raid that is condemned, of the bakers abducted in April who are freed, of the speech after
    which an envoy is recalled; not of the summit at which a deal is signed.
    """
    if trigger.event_type in HURTING - {"PROTEST"} and trigger.event_mode != _FUNERAL:
        return False
    path = path_to_root(sentence, day)
    if trigger.token not in path:
        return False
    tokens = sentence.tokens
    words = {*range(trigger.first, trigger.last), trigger.token}
    if _is_looked_into(sentence, day, trigger):
        return True
    below = [tokens[index] for index in path[: path.index(trigger.token)] if index not in words]
    for token in below:
        noun = tokens[token.head]
        if token.dep in _CLAUSES and noun.index not in words:
            return not (token.tag == "VBG" and token.lemma.lower() in _BEGINNING)  # "a strike beginning on Friday"
        if token is below[0] and token.dep in _OWN and noun.pos == "NOUN" and noun.index not in words:
            about = noun.dep == "pobj" and tokens[noun.head].lemma.lower() not in _MEANWHILE
            joined = tokens[noun.head].lemma.lower() in _JOINING  # "joined Tuesday's march"
            return about or (noun.dep in ("dobj", "nsubjpass") and not joined)
    return False


def _is_looked_into(sentence: Sentence, day: int, trigger: Trigger) -> bool:
    """Whether a day that stands after what is being looked into is of that: "are investigating a death on Monday"."""
    verb = sentence.tokens[trigger.token]
    going_on = verb.lemma.lower() in _LOOKING and verb.tag in ("VBG", "VBP", "VBZ")
    objects = [c for c in verb.children if sentence.tokens[c].dep == "dobj"]
    return going_on and bool(objects) and trigger.token < objects[0] < day
