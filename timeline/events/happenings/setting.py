"""Sentences that tell when and where a known happening was: "the blast occurred on Sunday near Gulu"."""

from __future__ import annotations

from timeline.events.happenings.mentions import Cluster, Mention
from timeline.events.syntax.view import Trigger, View

_HAPPENING = frozenset({"happen", "occur"})
_TAKING = "take"
_PLACE = "place"
_KNOWN = frozenset({"the", "this"})
_OPEN = frozenset({"adp", "cc", "conj", "nmod", "nummod", "poss", "prep", "relcl", "acl", "appos"})
_NAMING = frozenset({"NUM", "PROPN"})
_MAX_SENTENCES = 2
_BLASTS = frozenset({"explosives", "x:explosion"})


def sets_scene(view: View, trigger: Trigger) -> bool:
    """Whether a noun for the happening told before is what happened, with nothing beside it that tells which one.

    "The accident happened near Gilgil", not "the Nairobi attack occurred in 1998" or "the attack on a bank took place".
    """
    tokens = view.sentence.tokens
    noun = tokens[trigger.token]
    verb = tokens[noun.head]
    if trigger.part != "noun" or noun.tag != "NN" or noun.dep != "nsubj" or not _happens(view, verb.index):
        return False
    children = [tokens[c] for c in noun.children]
    is_known = any(c.dep == "det" and view.words[c.index] in _KNOWN for c in children)
    return is_known and not any(c.dep in _OPEN or c.pos in _NAMING or c.tag in ("JJR", "JJS") for c in children)


def _happens(view: View, verb: int) -> bool:
    lemma = view.lemmas[verb]
    if lemma == _TAKING:
        return any(view.words[c] == _PLACE for c in view.sentence.tokens[verb].children)
    return lemma in _HAPPENING


def is_scene_of(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention tells when and where the happening told right before it was."""
    near = any(0 < mention.order - other.order <= _MAX_SENTENCES for other in cluster.mentions)
    return mention.scene and near and not mention.judgement.other


def is_blast_of(mention: Mention, cluster: Cluster) -> bool:
    """Whether "the explosion" is one told before as an accident: a word that elsewhere tells of a bomb's."""
    return is_known_blast(mention, cluster) and is_scene_of(mention, cluster)


def is_known_blast(mention: Mention, cluster: Cluster) -> bool:
    """Whether a sentence sets the scene by "the explosion" of what others of the cluster call an accident's."""
    modes = {other.trigger.event_mode for other in cluster.mentions if other.trigger.event_type == "x:ACCIDENT"}
    return mention.scene and mention.trigger.event_mode in _BLASTS and bool(modes & _BLASTS)
