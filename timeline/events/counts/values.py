"""The values of counting: a mention of people killed or hurt, and what an article's mentions amount to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.model import FieldText

Kind = Literal["deaths", "injured", "casualties"]
Share = Literal["total", "part", "attackers"]
Sex = Literal["female", "male"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One mention of people killed or hurt. `head` indexes the token in its sentence that says killed or hurt.

    `start`, `end` are character offsets of the field; `quote` the exact words. `voice` is who says the figure, as
    written. `victims` is the noun phrase counted. `names`, `age`, `sex` describe a single victim where the words
    do; `definite` marks a reference to someone told of before ("the victim", "he"), which adds nobody, and `other`
    someone set apart from those before ("another man"). `victims_start` is where their phrase begins, `vague` marks
    "dozens" and "scores", `revised` a figure that is told to be a new one.
    """

    kind: Kind
    low: int | None
    best: int | None
    high: int | None
    start: int
    end: int
    field: FieldText
    sentence: int
    quote: str
    of: Share
    voice: str | None
    rule: str
    score: float
    victims: str | None
    head: int
    names: tuple[str, ...] = ()
    age: int | None = None
    sex: Sex | None = None
    definite: bool = False
    other: bool = False
    victims_start: int = 0
    vague: bool = False
    revised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRange:
    """One kind of count of one event: None throughout where nothing was said. `chosen` are what it rests on."""

    low: int | None
    best: int | None
    high: int | None
    chosen: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the mentions of one event amount to; `share` is the chance, 0 to 1, of both figures among all considered."""

    deaths: CountRange
    injured: CountRange
    share: float = 1.0

    def by_kind(self) -> tuple[tuple[Literal["deaths", "injured"], CountRange], ...]:
        """Both ranges under their names."""
        return ("deaths", self.deaths), ("injured", self.injured)


NOTHING = CountRange(low=None, best=None, high=None, chosen=())
