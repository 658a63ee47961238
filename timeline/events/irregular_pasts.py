"""Verbs by irregular past tenses that the model takes for a present: "tribesmen overran the post"."""

from __future__ import annotations

_PASTS = {
    "bore": "bear",
    "broke": "break",
    "came": "come",
    "did": "do",
    "drew": "draw",
    "drove": "drive",
    "fell": "fall",
    "flew": "fly",
    "forbad": "forbid",
    "forbade": "forbid",
    "forgave": "forgive",
    "gave": "give",
    "grew": "grow",
    "held": "hold",
    "ran": "run",
    "rode": "ride",
    "saw": "see",
    "shook": "shake",
    "shot": "shoot",
    "sold": "sell",
    "spoke": "speak",
    "stole": "steal",
    "stood": "stand",
    "strove": "strive",
    "swore": "swear",
    "threw": "throw",
    "took": "take",
    "trod": "tread",
    "went": "go",
    "withdrew": "withdraw",
    "wrote": "write",
}
_PREFIXES = ("", "fore", "mis", "out", "over", "re", "under", "un", "up", "with")


def past_of(word: str) -> str | None:
    """The verb whose past tense a word is, with what stands before its stem: "overrode", "retook", "withstood"."""
    for prefix in _PREFIXES:
        stem = _PASTS.get(word.removeprefix(prefix)) if word.startswith(prefix) else None
        if stem is not None:
            return f"{prefix}{stem}"
    return None
