"""Whom an attack caught at what they were doing: "the ambush took place as the mayor was leaving his house"."""

from __future__ import annotations

from timeline.events.syntax.view import View
from timeline.events.words.groups import Groups
from timeline.model import Token

_HAPPENS = frozenset({"happen", "occur", "take"})
_WHENS = frozenset({"as", "when", "while"})
_WHOM = frozenset({"group", "name", "number", "person", "vehicle"})
_AT_REST = frozenset({"asleep", "home", "work"})
_DOING = frozenset(
    {"arrive", "bathe", "board", "camp", "celebrate", "commute", "cook", "cross", "cycle", "dance", "deliver"}
    | {"depart", "dine", "drink", "drive", "eat", "enter", "escort", "fish", "fly", "gather", "go", "graze"}
    | {"guard", "harvest", "have", "head", "inspect", "jog", "leave", "march", "move", "nap", "park", "pass"}
    | {"patrol", "pick", "picnic", "play", "pray", "queue", "relax", "repair", "rest", "return", "ride", "run"}
    | {"sail", "serve", "shop", "sit", "sleep", "speak", "stand", "stop", "stroll", "study", "sunbathe", "swim"}
    | {"take", "travel", "unload", "visit", "wait", "walk", "watch", "work", "worship"}
)


def caught(view: View, noun: int) -> list[int]:
    """The people or the vehicle that a clause of time tells of, beside an attack that happened; no fighters."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[noun].head]
    if tokens[noun].dep != "nsubj" or view.lemmas[verb.index] not in _HAPPENS:
        return []
    if view.lemmas[verb.index] == "take" and "place" not in view.words[verb.index : verb.index + 2]:
        return []
    below = [tokens[c] for c in verb.children if c > verb.index and tokens[c].dep == "advcl"]
    clauses = [clause for clause in below if _is_of_time(view, clause) and _is_under_way(view, clause)]
    heads = [head for clause in clauses[:1] for head in view.arguments(clause.index).subjects]
    return [head for head in heads if view.kinds(head) & _WHOM and not _is_attacker(view, head)]


def _is_of_time(view: View, clause: Token) -> bool:
    return any(view.words[c] in _WHENS for c in clause.children if c < clause.index)


def _is_under_way(view: View, clause: Token) -> bool:
    """Whether somebody was about something ordinary: "were heading for the airport", "were asleep"."""
    tokens = view.sentence.tokens
    helped = any(view.lemmas[c] == "be" and tokens[c].dep == "aux" for c in clause.children)
    if clause.tag == "VBG":
        return helped and view.lemmas[clause.index] in _DOING
    said = [c for c in clause.children if c > clause.index]
    at_rest = any(view.words[c] in _AT_REST for s in said for c in (s, *tokens[s].children))
    return view.lemmas[clause.index] == "be" and at_rest


def _is_attacker(view: View, head: int) -> bool:
    groups = Groups.load()
    return view.lemmas[head] in groups.fighters or view.lemmas[head] in groups.sides
