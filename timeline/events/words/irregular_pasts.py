"""Verbs by irregular past tenses that the model takes for a present: "tribesmen overran the post"."""

from __future__ import annotations

import functools

from timeline.events.words.reference_rows import read_rows

_PREFIXES = ("", "fore", "mis", "out", "over", "re", "under", "un", "up", "with")


def past_of(word: str) -> str | None:
    """The verb whose past tense a word is, with what stands before its stem: "overrode", "retook", "withstood"."""
    for prefix in _PREFIXES:
        stem = _pasts().get(word.removeprefix(prefix)) if word.startswith(prefix) else None
        if stem is not None:
            return f"{prefix}{stem}"
    return None


@functools.cache
def _pasts() -> dict[str, str]:
    return {row["past"]: row["verb"] for row, _ in read_rows("irregular_pasts.csv", ("past", "verb"))}
