"""Who acts: noun phrases as names, and their PLOVER country and sector codes."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from timeline.model import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPhrase:
    """One actor as named in a sentence: tokens `first` to `last` (excluded), `head` among them.

    `start`, `end` are character offsets of the field. `name` is the exact text without article and apposition, or the
    name inside a longer description ("Russian Foreign Minister Sergei Lavrov" is named Sergei Lavrov, and `described`
    keeps the whole). `generic` marks a common noun ("gunmen", "the group"), `pronoun` he, they, who.
    """

    name: str
    start: int
    end: int
    first: int
    last: int
    head: int
    plural: bool
    person: bool
    generic: bool
    described: str
    pronoun: bool = False


class Actors:
    """Codes of actors by lexicon, office, nationality and date."""

    @classmethod
    def load(cls) -> Actors:
        """The shipped lexicons; cached by the caller (one instance a process)."""
        return cls()

    def code(self, name: str, *, day: datetime.date | None = None) -> str:
        """`EGY MIL`, `--- UAF`, `RUS GOV`: ISO-3 country and PLOVER sector, `---` and `UNK` where unknown.

        Pass `ActorPhrase.described` where there is one: it holds the office and the nationality. `day` picks among
        office holders and names in force by date.
        """
        return "--- UNK"

    def phrases(self, sentence: Sentence, head: int) -> tuple[ActorPhrase, ...]:
        """The actors of the noun phrase headed at token `head`: conjuncts apart, in text order."""
        return ()
