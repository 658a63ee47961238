"""Words for storms, marches and fires that are a surname: "Sgt. Ann Gale was hurt. Gale spent a week in bed"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from timeline.events.syntax.view import Trigger, View


def without_bearers(views: Sequence[View]) -> Callable[[View, Sequence[Trigger]], list[Trigger]]:
    """What leaves out nouns in capitals with nothing that hangs on them, by which a person of the text is called."""
    surnames = _surnames(views)

    def without(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
        return [t for t in triggers if t.part != "noun" or not _is_bearer(view, t, surnames)]

    return without


def _surnames(views: Sequence[View]) -> frozenset[str]:
    """The last words of the names of people that have two and more."""
    return frozenset(
        last.cased
        for view in views
        for first, last in pairwise(view.sentence.tokens)
        if first.entity == last.entity == "PERSON" and last.cased[:1].isupper() and not view.is_titled
    )


def _is_bearer(view: View, trigger: Trigger, surnames: frozenset[str]) -> bool:
    token = view.sentence.tokens[trigger.token]
    alone = trigger.last - trigger.first == 1 and all(view.sentence.tokens[c].pos == "PUNCT" for c in token.children)
    return alone and not view.is_titled and token.cased in surnames
