"""What two reports tell apart: who did it, who was struck, what was struck, at what hour, with whom it was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.parties.naming import kind_of, singulars
from timeline.events.parties.of_all import person_word
from timeline.events.words.groups import REBEL_SECTORS
from timeline.merging.tokens import words_of
from timeline.model import Report

# Whose sector may be told as another's: a killer is a suspect, a gunman, a rebel; an army is the government.
ARMED = REBEL_SECTORS | {"CRM"}
STATE = frozenset({"COP", "GOV", "LEG", "MIL", "PRM", "SPY"})
# Words for anybody: who marches is an opponent, and whoever dies is a civilian.
ANYBODY = frozenset({"CVL", "ELI", "OPP", "UNK"})
THINGS = frozenset({"BUS", "UNK"})
HOURS = {
    **dict.fromkeys(("dawn", "daybreak", "morning"), "morning"),
    **dict.fromkeys(("afternoon", "midday", "noon"), "afternoon"),
    **dict.fromkeys(("dusk", "evening", "midnight", "night", "nightfall"), "night"),
}


def sectors_told(codes: Sequence[str]) -> frozenset[str]:
    """The kinds of parties behind codes, words for anybody left out.

    "SOM UAF" and "--- CRM" are of one kind, "KEN COP" and "KEN MIL" of another.
    """
    sectors = [code.partition(" ")[2] or "UNK" for code in codes]
    return frozenset("armed" if s in ARMED else "state" if s in STATE else s for s in sectors if s not in ANYBODY)


def things_struck(report: Report) -> frozenset[str]:
    """The heads of targets that are neither names nor people: "police station", "bus park"."""
    told = zip(report.targets, report.target_codes, strict=False)
    things = [name for name, code in told if code.partition(" ")[2] in THINGS and _is_thing(name)]
    return frozenset(words[-1] for name in things if (words := words_of(name)))


def _is_thing(name: str) -> bool:
    head = name.casefold().partition(" of ")[0].split()[-1]
    return name == name.lower() and kind_of(name) is None and not any(person_word(form) for form in singulars(head))


def hours_told(report: Report) -> frozenset[str]:
    """The part of the day, where the words of a report tell one alone: "on Monday morning"."""
    parts = {HOURS[word] for word in report.keywords if word in HOURS}
    return frozenset(parts) if len(parts) == 1 else frozenset()
