"""Fixed strings looked for in a text all at once: by one automaton, however many they are."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

import ahocorasick_rs


class Literals:
    """Finds fixed strings in a text: `literals(text)`."""

    def __init__(self, strings: Collection[str]) -> None:
        """Take the strings to look for."""
        known, dfa = sorted(strings), ahocorasick_rs.Implementation.DFA
        self._matcher = ahocorasick_rs.AhoCorasick(known, implementation=dfa)
        # Passes three times as quickly over a text that holds none, as most do, but does not tell all in others.
        self._quick_matcher = ahocorasick_rs.AhoCorasick(
            known, implementation=dfa, matchkind=ahocorasick_rs.MatchKind.LeftmostFirst
        )

    def __call__(self, text: str) -> list[tuple[int, int, int]]:
        """Return where strings are: the number of each in sorted order, start, end; those within others too."""
        try:
            if not self._quick_matcher.find_matches_as_strings(text):
                return []
        except UnicodeEncodeError:  # half of a surrogate pair is no text for the matcher; a question mark is as long
            return self(text.encode("utf-8", "replace").decode("utf-8"))
        return self._matcher.find_matches_as_indexes(text, overlapping=True)


def in_usual_cases(phrase: str) -> set[str]:
    """Return a phrase with each of its words in lower case, in capitals, or with a capital at the head.

    To look for all of these is quicker than to bring each text to lower case.
    """
    words = phrase.split(" ")
    return {" ".join(written) for written in product(*((word, word.capitalize(), word.upper()) for word in words))}
