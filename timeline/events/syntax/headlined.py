"""Headlines that stand in the text itself: its first line, which ends in no full stop."""

from __future__ import annotations

from timeline.model import Sentence

_STOPS = frozenset({".", "!", "?", "…"})


def is_headline(sentence: Sentence) -> bool:
    """Whether a text opens with a line that ends in no mark: "Sniper picks off UN observer on Sarajevo bridge"."""
    first = sentence.field == "text" and sentence.index == 0
    last = sentence.tokens[-1]
    return first and last.pos != "PUNCT" and last.text not in _STOPS
