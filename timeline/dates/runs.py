"""Runs: the stretches of a text in which every word may stand in a date, and one of them is a word of time.

No expression of time reaches over a word that no pattern holds, and each needs one word of a small set (a month, a
weekday, "ago", a year). So a text is searched for these words, which is fast, and cut into tokens only around them,
as far as words of dates go. Nothing else of the text is looked at.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import ahocorasick_rs

TOKEN = re.compile(r"\d+|[^\W\d_]+|.", re.DOTALL)
UNKNOWN = "x"
REACH_CHARS = 24
WIDER = 4


class Run(NamedTuple):
    """Tokens side by side from `start`, one character of class for each; what no date holds only at the two ends."""

    start: int
    tokens: list[str]
    codes: str


class RunFinder:
    """Finds the runs of a text.

    `class_of` gives a token's class, `inner` holds the classes that a match may hold, `cores` those of which every
    match holds one.
    """

    def __init__(self, class_of: Mapping[str, str], cores: frozenset[str], inner: frozenset[str]) -> None:
        stop = f"[^{re.escape(''.join(sorted(inner)))}]|(?<=n)n"
        self._stop = re.compile(stop)
        self._last_stop = re.compile(f".*({stop})")
        self._class_of = class_of
        self._cores = cores
        forms = {form for form, char in class_of.items() if char in cores}
        words = {form for form in forms if not form.isdecimal()}
        digits = {digit for form in forms - words for digit in form}
        self._matcher = ahocorasick_rs.AhoCorasick(
            sorted(words | digits), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def runs(self, text: str) -> Iterator[Run]:
        """The runs from left to right. Time is linear in the text: no stretch is cut into tokens more than twice."""
        floor = done = 0
        for _, start, end in self._hits(text):
            if start < done or not _stands_alone(text, start, end):
                continue
            before, before_codes = self._before(text, floor, start)
            after, after_codes = self._after(text, start)
            if not self._cores.isdisjoint(after_codes):
                yield Run(start - len("".join(before)), before + after, before_codes + after_codes)
            done = start + len("".join(after))
            floor = done - len(after[-1])

    def _hits(self, text: str) -> list[tuple[int, int, int]]:
        if not text.isascii():  # half of a surrogate pair is no text for the matcher; a question mark is as long
            text = text.encode("utf-8", "replace").decode("utf-8")
        return self._matcher.find_matches_as_indexes(text)

    def _codes(self, tokens: list[str]) -> str:
        return "".join(map(self._class_of.get, tokens, itertools.repeat(UNKNOWN)))

    def _before(self, text: str, floor: int, start: int) -> tuple[list[str], str]:
        """The tokens before `start`, from the last that no match holds; none before `floor`."""
        reach = REACH_CHARS
        while True:
            first = max(floor, start - reach)
            tokens = TOKEN.findall(text, first, start)
            if first > floor:
                del tokens[0]  # the window may have cut it
            codes = self._codes(tokens)
            found = self._last_stop.match(codes)
            if found is not None:
                return tokens[found.start(1) :], codes[found.start(1) :]
            if first == floor:
                return tokens, codes
            reach *= WIDER

    def _after(self, text: str, start: int) -> tuple[list[str], str]:
        """The tokens from `start` on, up to the first that no match holds and with it."""
        reach = REACH_CHARS
        while True:
            last = min(len(text), start + reach)
            tokens = TOKEN.findall(text, start, last)
            if last < len(text):
                del tokens[-1]
            codes = self._codes(tokens)
            found = self._stop.search(codes)
            if found is not None:
                return tokens[: found.end()], codes[: found.end()]
            if last == len(text):
                return tokens, codes
            reach *= WIDER


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the words found are whole tokens; a digit may go on with digits, which the run then takes in."""
    first = text[start]
    if first.isdecimal():
        return start == 0 or not text[start - 1].isdecimal()
    if not first.isalnum():
        return True
    return not (start > 0 and _is_letter(text[start - 1])) and not (end < len(text) and _is_letter(text[end]))


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()
