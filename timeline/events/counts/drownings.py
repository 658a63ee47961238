"""People who drown or freeze in what the sentences beside tell: "a boat capsized off Lampedusa. Seven drowned"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.happenings.affinity import date_score, place_score
from timeline.events.happenings.mentions import Cluster, Mention, absorbed, strong_places, type_and_mode, word_of
from timeline.events.happenings.newness import newness

_NEAR_SENTENCES = 2
_STORM = ("x:DISASTER", "x:storm")
_IN_WATER = frozenset({("x:ACCIDENT", "x:crash"), ("x:DISASTER", "x:flood"), _STORM})
_DEATHS = {"drown": _IN_WATER, "drowning": _IN_WATER, "freeze-to-death": frozenset({_STORM})}


def with_drowned(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Take into the one mishap or disaster told nearby those who drowned or froze, where nothing parts the two."""
    told = list(clusters)
    for cluster in clusters:
        causes = [c for c in told if c is not cluster and all(_is_of(m, c) for m in cluster.mentions)]
        if len(causes) == 1:
            event_type, mode = type_and_mode(causes[0].mentions[0])
            told = absorbed(told, causes[0], [cluster], typed=(event_type, mode or ""))
            causes[0].sort()
    return told


def _is_of(mention: Mention, cause: Cluster) -> bool:
    """Whether people may have died in it: of its kind, near, and of no other day, place or word."""
    kinds = _DEATHS.get(word_of(mention), frozenset())
    if not all(type_and_mode(m) in kinds for m in cause.mentions):
        return False
    near = min(abs(mention.order - other.order) for other in cause.mentions) <= _NEAR_SENTENCES
    same = {mention.judgement.assertion} == {m.judgement.assertion for m in cause.mentions}
    parted = mention.besides or newness(mention, cause) > 0
    there = place_score(mention, cause)
    placed = there > 0 or (there == 0 and not strong_places(mention))
    return near and same and not parted and placed and date_score(mention, cause) >= 0
