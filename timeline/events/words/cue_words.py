"""Words that stand anywhere in a sentence and tell what is meant: "in anger", "over pay"."""

from __future__ import annotations

from collections.abc import Sequence


def holds_cue(words: Sequence[str], lemmas: Sequence[str], cues: frozenset[str]) -> bool:
    """Whether a sentence holds one of these words, or of these words in a row: "in-anger" is "in anger"."""
    told = [f" {' '.join(told)} ".replace(" - ", " ") for told in (words, lemmas)]
    return any(f" {cue.replace('-', ' ')} " in text for cue in cues for text in told)
