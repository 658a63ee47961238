"""Strikes that are told to have gone on for long, which are called off otherwise than those that were only planned."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.numbers import whole_number

_STRIKES = frozenset({"stoppage", "strike", "walkout"})
_LONG_TIMES = frozenset({"month", "week"})
_FIXED_DAYS = 5  # strikes of so few days are mostly only announced


def is_lasting_strike(lemmas: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words take off a strike told to have gone on: "called off a 22-day strike", no planned one of a day."""
    if _STRIKES.isdisjoint(lemmas) or "hunger" in words:
        return False
    if not _LONG_TIMES.isdisjoint(lemmas):
        return True
    days = (whole_number(word) for word in words)
    return "day" in lemmas and any(n is not None and n > _FIXED_DAYS for n in days)
