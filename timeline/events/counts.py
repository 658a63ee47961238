"""How many people a text says were killed and hurt, with the words that say it.

`find_counts` reads one sentence, `tally` and `combine` weigh what an article says of one event.

Conventions
- kind `deaths` and `injured` are what they say. Kind `casualties` is people struck whose fate the words leave open
  ("five people were shot", "12 casualties"): `tally` uses it to fill what is missing and it is never a figure by itself.
- `at least n`, `more than n`: low n (n + 1), best the same, high None. `up to n`: low 0, best n, high n.
  `about n`: best n, low and high None. "a dozen or so", "dozens", "scores", "hundreds": low is the least the word
  allows (24, 40, 200), best the same, high None. A plain figure is low = best = high.
- `no one was hurt` is 0. What nobody said is no count at all, and combines to None.
- deaths include those of the attackers, whose counts carry `of='attackers'` (the register convention).
- `of='part'` is a subset or an item of a list of victims ("including two children", "a mother and her son"); parts add
  up where no total is stated, and never beside one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.model import FieldText, Sentence

Kind = Literal["deaths", "injured", "casualties"]
Share = Literal["total", "part", "attackers"]
Sex = Literal["female", "male"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One mention of people killed or hurt. `head` indexes the token in its sentence that says killed or hurt.

    `start`, `end` are character offsets of the field; `quote` the exact words. `voice` is who says the figure, as
    written. `victims` is the noun phrase counted. `names`, `age`, `sex` describe a single victim where the words do,
    and `definite` marks a reference to someone told of before ("the victim", "he"), which adds nobody.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRange:
    """One kind of count of one event: None throughout where nothing was said. `chosen` are the counts it rests on."""

    low: int | None
    best: int | None
    high: int | None
    chosen: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the mentions of one event amount to."""

    deaths: CountRange
    injured: CountRange


NOTHING = CountRange(low=None, best=None, high=None, chosen=())


def find_counts(sentence: Sentence) -> tuple[Count, ...]:
    """The mentions of people killed, hurt or struck in a sentence, in text order."""
    return ()


def tally(counts: Sequence[Count]) -> Tally:
    """Deaths and injured of one event from all mentions of it in one article, in text order (title first).

    Better than two calls of `combine`: that one of the three people shot has died is not told twice.
    """
    return Tally(deaths=NOTHING, injured=NOTHING)


def combine(counts: Sequence[Count]) -> CountRange:
    """One kind's mentions of one event weighed into a range; the kind is that of the first count."""
    if not counts:
        return NOTHING
    both = tally(counts)
    return both.injured if counts[0].kind == "injured" else both.deaths
