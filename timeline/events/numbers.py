"""Numbers of people as news writes them: digits, words, and the hedges around them."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A cardinal in a sentence: tokens `first` to `last` (excluded), hedges included.

    `high` is None where the words leave it open ("at least 12"); `best` is None for vague words ("several").
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None


def find_numbers(sentence: Sentence) -> tuple[Number, ...]:
    """Every cardinal of the sentence that could count people: no ordinals, years, ages, times, money or scores."""
    return ()
