"""Envoys declared persona non grata: Latin that syntax takes for a verb, an object or a name."""

from __future__ import annotations

from timeline.events.syntax.view import View
from timeline.events.words.lexicon import TriggerRule

_LATIN = frozenset({"persona", "personae", "personas"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTS = frozenset({"compound", "nmod", "poss"})
_SUBJECTS = {False: "nsubj", True: "nsubjpass"}


def is_of_latin(rule: TriggerRule) -> bool:
    """Whether a phrase is one of those."""
    return not _LATIN.isdisjoint(rule.words)


def declared(view: View, first: int, last: int) -> tuple[list[int], list[int]]:
    """Who declared whom so: "Peru declared two envoys persona non grata", "two were declared so by Peru"."""
    tokens = view.sentence.tokens
    latin = next(i for i in range(first, last) if view.words[i] in _LATIN)
    passive = any(tokens[c].dep == "auxpass" for c in tokens[first].children)
    subjects = [c for c in tokens[first].children if tokens[c].dep == _SUBJECTS[passive]]
    if passive:
        agents = [t.index for t in tokens[last:] if t.dep == "pobj" and view.words[t.head] == "by"]
        return agents[:1], subjects
    between = range(first + 1, latin)
    named = [i for i in between if tokens[i].pos in _NOUNS and tokens[i].dep not in _PARTS]
    return subjects, named[-1:]
