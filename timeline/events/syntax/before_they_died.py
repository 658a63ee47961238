"""Deaths told before, which only say when something else was: "three weeks before she died, Nava wrote"."""

from __future__ import annotations

from timeline.events.syntax.view import View
from timeline.events.words.lexicon import HURTING


def only_counts_from(view: View, verb: int) -> bool:
    """Whether a verb tells of a known one's death that another deed came before.

    Not where that deed hurt people, who may have died of it: "he was shot a week before he died".
    """
    token = view.sentence.tokens[verb]
    children = [view.sentence.tokens[c] for c in token.children]
    known = any(c.dep == "nsubj" and c.tag == "PRP" for c in children)
    before = any(c.dep == "mark" and view.words[c.index] == "before" for c in children)
    if token.dep != "advcl" or not known or not before:
        return False
    rules = view.lexicon.verbs.get(view.lemmas[token.head], ())
    return not any(rule.event_type in HURTING for rule in rules)
