"""What sums up many deeds and tells of none: "the number of people deported", "jailed 90 people since May"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.counts.periods import is_sum_of_a_time
from timeline.events.syntax.numbers import whole_number
from timeline.events.syntax.view import View
from timeline.model import Token

_LEAD_SENTENCES = 2
_UNCOUNTED = frozenset({"countless", "hundreds", "innumerable", "many", "numerous", "thousands"})
_MANY_SUMS = frozenset({"dozens", "millions"})
_NUMBERS = frozenset({"figure", "number", "percentage", "proportion", "rate", "share"})
_ROSE = frozenset(
    {"climb", "decline", "decrease", "double", "drop", "fall", "grow", "increase", "quadruple", "reach", "rise"}
    | {"soar", "surge", "total", "triple"}
)
_LONG = frozenset({"decade", "decades", "years"})
_OVER = frozenset({"during", "for", "in", "over", "throughout"})
_OF_A_LENGTH = frozenset({"for", "in"})
_LEAST_MANY = 20
_PASSED = frozenset({"last", "many", "past", "previous", "recent", "several"})
_TIME_ENTITIES = frozenset({"DATE", "TIME"})


def is_summed(view: View, verb: Token, targets: Sequence[int]) -> bool:
    """Whether a verb sums up what was done to many, or over years, to nobody's harm."""
    if is_of_a_number(view, verb):
        return True
    below_lead = view.sentence.field == "text" and view.sentence.index >= _LEAD_SENTENCES
    if not below_lead or verb.tag not in ("VBD", "VBN"):
        return False
    if any(_is_over_years(view, view.sentence.tokens[c]) for c in verb.children):
        return True
    dated = any(token.entity in _TIME_ENTITIES for token in view.sentence.tokens)
    told_once = {view.words[c] for c in verb.children} & {"was", "were"}
    if dated or told_once or verb.tag != "VBN" or not targets:
        return False
    return all(is_of_uncounted(view, view.sentence.tokens[head], _UNCOUNTED | _MANY_SUMS) for head in targets)


def is_toll(view: View, verb: Token, targets: Sequence[int]) -> bool:
    """ "Over the past three months 150 people have been jailed", "seized 300 rifles between May and July": a toll.

    Who are fewer than twenty may all be of one deed, and what a lead sums up may be its news.
    """
    below_lead = view.sentence.field == "text" and view.sentence.index >= _LEAD_SENTENCES
    if not below_lead or verb.pos != "VERB":
        return False
    many = [head for head in targets if _is_many(view, view.sentence.tokens[head])]
    return any(is_sum_of_a_time(view.sentence.tokens, verb.index, head) for head in many)


def _is_many(view: View, head: Token) -> bool:
    """Whether so many are counted, or none is counted at all: "300 rifles", "dozens of farmers"."""
    if is_of_uncounted(view, head, _UNCOUNTED | _MANY_SUMS):
        return True
    counted = [c for c in head.children if view.sentence.tokens[c].dep == "nummod"]
    found = [whole_number(view.words[index]) for index in (*counted, head.index)]
    return any(number is not None and number >= _LEAST_MANY for number in found)


def is_of_a_number(view: View, verb: Token) -> bool:
    """ "The number of farmers deported has doubled", "murders rose by 67 percent" counts and does not tell."""
    noun = view.sentence.tokens[verb.head] if verb.dep == "acl" else verb
    of = view.sentence.tokens[noun.head]
    if noun.dep != "pobj" or view.words[of.index] != "of":
        return False
    number = view.sentence.tokens[of.head]
    above = view.sentence.tokens[number.head]
    counts = view.lemmas[number.index] in _NUMBERS and any(view.words[c] == "the" for c in number.children)
    return counts and number.dep == "nsubj" and view.lemmas[above.index] in _ROSE


def is_of_uncounted(view: View, head: Token, many: frozenset[str] = _UNCOUNTED) -> bool:
    """ "Many farmers", "hundreds of farmers who have been murdered"."""
    if head.pos in ("NOUN", "PROPN") and any(view.words[i] in many for i in (head.index, *head.children)):
        return True
    of = view.sentence.tokens[head.head]
    return head.dep == "pobj" and view.words[of.index] == "of" and view.words[of.head] in many


def _is_over_years(view: View, preposition: Token) -> bool:
    """ "Over the past decade", "for many years"; not "jailed him for ten years"."""
    if preposition.dep != "prep" or view.words[preposition.index] not in _OVER:
        return False
    spans = [view.sentence.tokens[c] for c in preposition.children]
    return any(
        view.words[span.index] in _LONG
        and (view.words[preposition.index] not in _OF_A_LENGTH or any(view.words[c] in _PASSED for c in span.children))
        for span in spans
    )
