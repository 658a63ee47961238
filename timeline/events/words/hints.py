"""What a word mostly stands for where it does not say: strikes come from the air, ambushes from guns, planes bomb."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from timeline.events.words.reference_rows import read_rows

SOFT_MODES = "soft_modes.csv"
INSTRUMENTS = "triggers_instruments.csv"


def mode_hint(lemma: str) -> str | None:
    """The event mode that a trigger or a subject mostly stands for; None for words that stand for many."""
    return _soft_modes().get(lemma)


def is_aerial(lemma: str) -> bool:
    """Whether a word alone tells that it came from the air: "jet", "plane"."""
    return mode_hint(lemma) == "aerial" or lemma in _aerial_means()


@cache
def _aerial_means() -> frozenset[str]:
    rows = read_rows(INSTRUMENTS, ("word", "event_mode"))
    return frozenset(row["word"] for row, _ in rows if row["event_mode"] == "aerial")


@cache
def _soft_modes() -> Mapping[str, str]:
    return {row["lemma"]: row["event_mode"] for row, _ in read_rows(SOFT_MODES, ("lemma", "event_mode"))}
