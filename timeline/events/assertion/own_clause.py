"""What the words of a verb's own clause say of it: auxiliaries, negation, conjunctions, adverbs."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.view import View
from timeline.events.words.assertion_cues import Status
from timeline.model import Token

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "wilt"})
_MODAL = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "ought", "'d", "’d"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_EARLIER = frozenset({"before", "formerly", "previously"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_NO = frozenset({"neither", "no"})
_AWAITED = frozenset({"once", "until", "when", "whenever"})
PRESENT = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re"})
_SPEAKERS = frozenset({"us", "me"})


def clause_status(view: View, verb: Token, *, spared: bool = False) -> Status | None:
    """What the verb's own auxiliaries, negation and conjunction say; a raid that `spared` all was a raid."""
    if view.words[max(0, verb.index - 2) : verb.index] == ["yet", "to"]:
        return "unreal"
    if (status := awaited(view, verb)) is not None:
        return status
    children = [view.sentence.tokens[c] for c in verb.children]
    words = {view.words[c.index] for c in children if c.dep in ("aux", "auxpass", "mark", "advmod", "neg")}
    if (
        words & _CONDITIONS
        or _is_in_case(view, children)
        or _is_in_title(view, children)
        or any(_is_either(view, c) for c in children)
    ):
        return "unreal"
    if any(c.dep == "neg" for c in children) or words & {"never", "hardly", "scarcely"} or _follows_nor(view, verb):
        return "unreal" if words & (_MODAL | _FUTURE) or _shares_modal(view, verb) else "denied"
    denying = ("nsubj", "nsubjpass") if spared else ("nsubj", "nsubjpass", "dobj")
    if any(c.dep in denying and is_nobody(view, c) for c in children) or _holds_in_none(view, children):
        return "denied"
    if words & _FUTURE:
        return "unreal" if _is_conditional(view, children) else "planned"
    if verb.tag == "VBG" and words & PRESENT and any(view.words[c.index] in _SPEAKERS for c in children):
        return "unreal"  # "they are killing us": a complaint, and no one happening
    if words & _MODAL or [view.words[c.index] for c in children if c.dep in ("aux", "auxpass")] == ["be"]:
        return "unreal"  # "that all land be confiscated" is a wish
    if verb.tag == "VBN" and words & PRESENT and _is_conditional(view, children):
        return "unreal"  # "if we march we are arrested"
    if any(c.dep == "advmod" and not c.children and view.words[c.index] in _EARLIER for c in children):
        return "background"  # "he has been arrested before"
    if words & {"allegedly", "reportedly", "purportedly", "supposedly"}:
        return "alleged"
    if words & {"nearly", "almost"} and verb.tag in ("VBD", "VBN"):
        return "attempted"
    if verb.dep == "ROOT" and any(c.tag == "TO" for c in children):
        return "planned"
    return None


def _is_in_case(view: View, children: Sequence[Token]) -> bool:
    """ "In the event that they win"."""
    marks = [c.index for c in children if c.dep == "mark" and view.words[c.index] == "that"]
    return any(view.words[max(0, i - 3) : i] in (["in", "the", "event"], ["in", "the", "case"]) for i in marks)


def _is_either(view: View, child: Token) -> bool:
    """ "Either they accept or the war goes on" tells of neither."""
    return child.dep in ("advmod", "cc", "preconj") and view.words[child.index] == "either"


def _holds_in_none(view: View, children: Sequence[Token]) -> bool:
    """ "In none of the cases did they arrest the killers"."""
    links = [c for c in children if c.dep == "prep" and view.words[c.index] == "in"]
    return any(view.words[c] in _NOBODY for link in links for c in link.children)


def _is_in_title(view: View, children: Sequence[Token]) -> bool:
    """Whether an infinitive begins the name of a work: "we read 'To Burn a Town'"."""
    return not view.is_titled and any(c.tag == "TO" and c.cased == "To" and c.index > 0 for c in children)


def _follows_nor(view: View, verb: Token) -> bool:
    """ "We do not strike, nor are we marching" denies both."""
    if verb.dep != "conj":
        return False
    linked = [c for c in view.sentence.tokens[verb.head].children if view.sentence.tokens[c].dep == "cc"]
    return any(view.words[c] == "nor" and verb.head < c < verb.index for c in linked)


def awaited(view: View, verb: Token) -> Status | None:
    """What is told in the present is to come after "before", and comes if ever, or time and again, after "when"."""
    children = [view.sentence.tokens[c] for c in verb.children]
    if _is_before_what_comes(view, verb, children):
        return "unreal"
    passive = verb.tag == "VBN" and any(c.dep == "auxpass" and c.tag in ("VBP", "VBZ") for c in children)
    if not (passive or verb.tag in ("VBP", "VBZ")) or view.sentence.field == "title":
        return None
    if any(c.dep in ("aux", "auxpass") and c.tag in ("VBD", "MD") for c in children):
        return None
    words = {view.words[c.index] for c in children if c.dep in ("mark", "advmod") and c.index < verb.index}
    if "before" in words:
        return "planned"
    before = [view.words[c.index - 1] for c in children if c.dep == "mark" and view.words[c.index] == "as" and c.index]
    return "unreal" if words & _AWAITED or any(word in ("long", "soon") for word in before) else None


def _is_before_what_comes(view: View, verb: Token, children: Sequence[Token]) -> bool:
    """ "Once arrested, he will have to explain it": what comes first in what is to come."""
    above = view.sentence.tokens[verb.head]
    bare = verb.tag == "VBN" and not any(c.dep in ("aux", "auxpass", "nsubj", "nsubjpass") for c in children)
    if not bare or verb.dep != "advcl" or not any(view.words[c.index] in _AWAITED for c in children):
        return False
    return any(view.words[c] in _FUTURE | _MODAL for c in above.children)


def _is_conditional(view: View, children: Sequence[Token]) -> bool:
    """ "If they are tried they will be jailed" says of nobody that he will be."""
    clauses = [c for c in children if c.dep == "advcl"]
    return any(view.words[c] in _CONDITIONS - {"until"} for clause in clauses for c in clause.children)


def _shares_modal(view: View, verb: Token) -> bool:
    """Whether a verb stands beside one with a modal, and shares it: "it must stop and not support them"."""
    if verb.dep != "conj" or any(view.sentence.tokens[c].dep in ("nsubj", "aux") for c in verb.children):
        return False
    return any(view.words[c] in _MODAL for c in view.sentence.tokens[verb.head].children)


def is_nobody(view: View, token: Token) -> bool:
    """ "Nobody", "none of them", "no soldier", "neither cars nor students"."""
    if view.words[token.index] in _NOBODY:
        return True
    return any(view.words[c] in _NO for c in token.children)
