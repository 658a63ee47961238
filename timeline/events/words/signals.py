"""What a rule needs to stand in a sentence, told so that a look at the sentence's words rules out most rules.

Each set of words that some rule asks for has a bit. A rule's `needs` has the bits of all its sets; a sentence has those
of the sets that it holds a word of. Where a bit is missing the rule cannot fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Signals:
    """The bits of the sets of words that rules ask for, and of each word those of the sets that it is in."""

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._of_word: dict[str, int] = {}

    def need(self, words: frozenset[str]) -> int:
        """The bit of a set of which one word must stand in the sentence, as it is or as a part of it: see `parts`."""
        if words not in self._bits:
            bit = self._bits[words] = 1 << len(self._bits)
            for part in {part for word in words for part in parts(word)}:
                self._of_word[part] = self._of_word.get(part, 0) | bit
        return self._bits[words]

    def held(self, words: Iterable[str]) -> int:
        """The bits of all sets that these words are in."""
        found = 0
        for word in words:
            found |= self._of_word.get(word, 0)
        return found


def parts(word: str) -> Iterator[str]:
    """A word, and what it ends in after each hyphen: of a "steel-mill" the sentence may have "steel" and "mill"."""
    yield word
    while "-" in word:
        _, _, word = word.partition("-")
        if word:
            yield word
