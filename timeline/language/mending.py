"""Where the parser hangs a word on one that it cannot belong to, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

_TIMES = frozenset({"DATE", "TIME"})
_NAMERS = frozenset({"NOUN", "PROPN"})


def mended_heads(
    heads: Sequence[int], deps: Sequence[str], parts: Sequence[str], labels: Sequence[str]
) -> Sequence[int]:
    """The head of each token of a sentence, by index, the same sequence where nothing is to be mended.

    A noun that is listed with a day is listed with the noun before: "the raid on Monday and the murder of a nun" tells
    of a raid and a murder. What follows it and hung on the other noun is its own.
    """
    astray = [i for i, dep in enumerate(deps) if dep == "conj" and labels[heads[i]] in _TIMES and parts[i] == "NOUN"]
    found = list(heads) if astray else heads
    for index in astray:
        day = heads[index]
        noun = heads[heads[day]] if deps[day] == "pobj" else day
        if labels[index] or parts[noun] not in _NAMERS or not noun < day < index or labels[noun] in _TIMES:
            continue
        later = next((i for i in range(index + 1, len(deps)) if deps[i] == "conj" and heads[i] == noun), len(deps))
        found = [
            noun
            if i == index or (deps[i] == "cc" and heads[i] == day and i < index)
            else index
            if index < i < later and deps[i] == "prep" and heads[i] == noun
            else head
            for i, head in enumerate(found)
        ]
    return found
