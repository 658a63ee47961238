"""What a novel, a film or an opera tells is no happening: "the opera ends with the murder of the queen"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from timeline.events.syntax.anchor import path_to_root
from timeline.events.syntax.view import Trigger, View

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
_PARTS = frozenset({"act", "scene"})
_IN_ORDER = frozenset({"closing", "final", "first", "fourth", "last", "opening", "second", "third"})
_PLAYING = frozenset({"play", "portray"})
_CAST = frozenset({"appear", "cast", "feature", "play", "star"})
_OF_REVIEWS = frozenset({"cinema", "film", "movie", "review", "reviews", "theater", "theatre"})
_REVIEWED = _OF_REVIEWS | {"book", "dance", "opera", "television", "tv"}
_REPORTING = frozenset({"allege", "announce", "claim", "confirm", "report", "say", "tell"})
_PRESENT = frozenset({"VBP", "VBZ"})
_HELPERS = frozenset({"aux", "auxpass"})
_LEAD_SENTENCES = 2


def without_fiction(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers but those of what a work tells: "in the novel, a general burns a village"."""
    if _opens_in_part(view):
        return []
    played = [t for t in triggers if not _is_of_a_part_played(view, t)]
    if _WORKS.isdisjoint(view.present):
        return played
    if _opens_in_work(view):
        return []
    return [trigger for trigger in played if not _is_of_work(view, trigger)]


def is_of_a_work(views: Sequence[View]) -> bool:
    """Whether an article is a review, by its title, or tells of a work in its lead: "in her novel, a widow returns"."""
    for view in views:
        if view.sentence.field == "title" and _names_review(view):
            return True
        leads = view.sentence.field == "text" and view.sentence.index < _LEAD_SENTENCES
        if leads and not _WORKS.isdisjoint(view.present) and (_opens_in_work(view) or _has_work_tell(view)):
            return True
    return False


def without_plot(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence of such an article but those of its plot, which the present tells: "he is shot"."""
    tokens = view.sentence.tokens
    if view.sentence.field == "title" or not triggers:
        return list(triggers)
    root = path_to_root(view.sentence, triggers[0].token)[-1]
    if view.lemmas[root] in _REPORTING or not _is_present(view, root):
        return list(triggers)
    return [t for t in triggers if tokens[t.anchor].tag == "VBD"]


def _names_review(view: View) -> bool:
    """ "Film: Night Patrol", "Book review: The Long Tide", "Theatre review"; not "Film festival opens"."""
    words = view.words
    titled = words[1:2] == [":"] and words[0] in _OF_REVIEWS
    return titled or (words[0] in _REVIEWED and words[1:2] in (["review"], ["reviews"]))


def _has_work_tell(view: View) -> bool:
    """ "The film follows two brothers who rob a bank"."""
    tokens = view.sentence.tokens
    return any(
        t.pos == "VERB"
        and t.tag in _PRESENT
        and view.lemmas[t.index] in _TELLING
        and any(tokens[c].dep == "nsubj" and _names_work(view, c) for c in t.children)
        for t in tokens
    )


def _is_present(view: View, verb: int) -> bool:
    """ "Flees", "is arrested", "must fight"; no perfect, and nothing that is being done or will be."""
    tokens = view.sentence.tokens
    helpers = [tokens[c] for c in tokens[verb].children if tokens[c].dep in _HELPERS]
    if not helpers:
        return tokens[verb].tag in _PRESENT
    told = {view.words[h.index] for h in helpers}
    return bool(told & {"are", "is", "must"}) and tokens[verb].tag in ("VB", "VBN") and "been" not in told


def _opens_in_part(view: View) -> bool:
    """ "In the second act, the king is murdered"."""
    tokens = view.sentence.tokens
    if len(tokens) < 4 or view.words[0] != "in" or tokens[0].dep != "prep":
        return False
    parts = [c for c in tokens[0].children if view.lemmas[c] in _PARTS and tokens[c].dep == "pobj"]
    numbered = any(view.words[d] in _IN_ORDER for c in parts for d in tokens[c].children)
    return numbered and _is_present(view, tokens[0].head)


def _is_of_a_part_played(view: View, trigger: Trigger) -> bool:
    """ "Plays a spy who kills a president", "stars as a detective who is abducted"."""
    tokens = view.sentence.tokens
    path = path_to_root(view.sentence, trigger.token)
    for below, index in pairwise(path):
        if tokens[below].dep not in ("acl", "relcl"):
            continue
        above = tokens[tokens[index].head]
        if tokens[index].dep == "dobj" and view.lemmas[above.index] in _PLAYING and "person" in view.kinds(index):
            return True
        if tokens[index].dep == "pobj" and view.words[above.index] == "as" and view.lemmas[above.head] in _CAST:
            return True
    return False


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
