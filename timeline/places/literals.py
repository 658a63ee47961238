"""Fixed strings looked for in a text all at once: by one automaton, however many they are."""

from __future__ import annotations

from collections.abc import Collection

import ahocorasick_rs


class Literals:
    """Finds fixed strings in a text: `literals(text)`."""

    def __init__(self, strings: Collection[str]) -> None:
        """Take the strings to look for."""
        self._matcher = ahocorasick_rs.AhoCorasick(sorted(strings), implementation=ahocorasick_rs.Implementation.DFA)

    def __call__(self, text: str) -> list[tuple[int, int, int]]:
        """Return where strings are: the number of each in sorted order, start, end; those within others too."""
        if not text.isascii():  # half of a surrogate pair is no text for the matcher; a question mark is as long
            text = text.encode("utf-8", "replace").decode("utf-8")
        return self._matcher.find_matches_as_indexes(text, overlapping=True)
