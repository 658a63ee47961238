"""What a function answered, kept so that the same question is answered once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

MOST_ANSWERS = 65536


class Memory(dict[Key, Value]):
    """The answers of a function of one value: `memory[question]`; all are forgotten when there are too many.

    Quicker than `functools.lru_cache`, which also keeps the order in which answers were asked for.
    """

    __slots__ = ("_most", "_work")

    def __init__(self, work: Callable[[Key], Value], most: int = MOST_ANSWERS) -> None:
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, question: Key) -> Value:
        answer = self._work(question)
        if len(self) >= self._most:
            self.clear()
        self[question] = answer
        return answer
