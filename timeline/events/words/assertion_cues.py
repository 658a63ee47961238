"""Words that say whether what they govern happened, from `reference/assertion_cues.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from timeline.errors import ReferenceDataError
from timeline.events.codebook import read_rows

Status = Literal["occurred", "attempted", "planned", "threatened", "denied", "alleged", "background", "unreal"]
_STATUSES = (
    "attempted",
    "planned",
    "threatened",
    "denied",
    "alleged",
    "background",
    "unreal",
    "reported",
    "charged",
    "brought",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words that say whether what they govern happened; `scoped`: in one construction only, by that and the word."""

    verbs: Mapping[str, tuple[Status, frozenset[str]]]
    nouns: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    scoped: Mapping[tuple[str, str], Status]
    reporting: frozenset[str]
    charging: frozenset[str]
    bringing: frozenset[str]

    @classmethod
    def load(cls) -> Cues:
        """The shipped cues. Raises ReferenceDataError that names file and line."""
        verbs: dict[str, tuple[Status, frozenset[str]]] = {}
        others: dict[str, dict[str, Status]] = {"noun": {}, "adjective": {}}
        scoped: dict[tuple[str, str], Status] = {}
        words: dict[str, set[str]] = {"reported": set(), "charged": set(), "brought": set()}
        for where, row in read_rows("assertion_cues.csv", ("word", "part", "assertion", "scope")):
            if row["assertion"] not in _STATUSES or row["part"] not in ("verb", *others):
                raise ReferenceDataError(f"{where}: {row['part']} {row['assertion']} is no cue")
            status = cast(Status, row["assertion"])
            if row["assertion"] in words:
                words[row["assertion"]].add(row["word"])
            elif row["part"] == "verb" and row["scope"] not in ("deed", "for", "from"):
                verbs[row["word"]] = (status, frozenset(row["scope"].split()))
            elif row["scope"]:
                scoped[row["scope"], row["word"]] = status
            else:
                others[row["part"]][row["word"]] = status
        return cls(
            verbs=verbs,
            nouns=others["noun"],
            adjectives=others["adjective"],
            scoped=scoped,
            reporting=frozenset(words["reported"]),
            charging=frozenset(words["charged"]),
            bringing=frozenset(words["brought"]),
        )
