"""What a novel, a film or an opera tells is no happening: "the opera ends with the murder of the queen"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.anchor import path_to_root
from timeline.events.view import Trigger, View

_WORKS = frozenset(
    {"album", "ballad", "ballet", "book", "comedy", "drama", "fable", "fairytale", "farce", "film", "memoir", "memoirs"}
    | {"movie", "musical", "novel", "novella", "opera", "operetta", "painting", "play", "poem", "screenplay", "sequel"}
    | {"sitcom", "tale", "thriller", "whodunit"}
)
_TELLING = frozenset(
    {"begin", "center", "centre", "chronicle", "climax", "close", "concern", "culminate", "deal", "depict", "describe"}
    | {"end", "explore", "feature", "follow", "imagine", "narrate", "open", "portray", "recall", "recount", "relate"}
    | {"retell", "revolve", "show", "start", "tell", "trace", "turn"}
)
_ABOUT = frozenset({"about", "of", "on"})


def without_fiction(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers but those of what a work tells: "in the novel, a general burns a village"."""
    if _WORKS.isdisjoint(view.present):
        return list(triggers)
    if _opens_in_work(view):
        return []
    return [trigger for trigger in triggers if not _is_of_work(view, trigger)]


def _opens_in_work(view: View) -> bool:
    """Whether a sentence opens with the work that it tells of: "In the film, ..."."""
    tokens = view.sentence.tokens
    if len(tokens) < 4 or view.words[0] != "in" or tokens[0].dep != "prep":
        return False
    return any(view.lemmas[c] in _WORKS and tokens[c].dep == "pobj" for c in tokens[0].children)


def _is_of_work(view: View, trigger: Trigger) -> bool:
    """Whether a word hangs below what a work does that tells, or on the work by "about"."""
    tokens = view.sentence.tokens
    for index in path_to_root(view.sentence, trigger.token):
        token = tokens[index]
        if token.dep == "prep" and view.words[index] in _ABOUT and view.lemmas[token.head] in _WORKS:
            return True
        tells = token.pos == "VERB" and view.lemmas[index] in _TELLING
        if tells and any(tokens[c].dep == "nsubj" and _names_work(view, c) for c in token.children):
            return True
    return False


def _names_work(view: View, subject: int) -> bool:
    """Whether a subject is a work, or the "that" of a clause that hangs on one."""
    tokens = view.sentence.tokens
    clause = tokens[tokens[subject].head]
    relative = clause.dep == "relcl" and tokens[subject].pos in ("PRON", "DET", "SCONJ")
    return view.lemmas[clause.head if relative else subject] in _WORKS
