"""Coups that failed: what their makers announced to have done is the attempt, and no coup of its own."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.happenings.affinity import date_score, place_score
from timeline.events.happenings.mentions import Cluster, Mention, absorbed, word_of

_OUSTERS = frozenset({"depose", "oust", "overthrow", "topple"})
_NEAR_SENTENCES = 1


def is_failed_coup(mentions: Sequence[Mention]) -> bool:
    """Whether words name a coup as tried or put down: "a coup attempt", "troops crushed the coup"."""
    return any(_is_coup(m) and m.judgement.assertion == "attempted" for m in mentions)


def with_announced(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Take into the one failed coup what its makers said: "announced that the president had been deposed"."""
    failed = [c for c in clusters if is_failed_coup(c.mentions)]
    if len(failed) != 1:
        return list(clusters)
    told = [c for c in clusters if c is not failed[0] and all(_is_announced(m, failed[0]) for m in c.mentions)]
    return absorbed(clusters, failed[0], told)


def _is_coup(mention: Mention) -> bool:
    return mention.trigger.event_type == "COERCE" and ("coup" in word_of(mention) or "putsch" in word_of(mention))


def _is_announced(mention: Mention, coup: Cluster) -> bool:
    near = min(abs(mention.order - other.order) for other in coup.mentions) <= _NEAR_SENTENCES
    ousts = mention.trigger.event_type == "COERCE" and word_of(mention) in _OUSTERS
    return ousts and near and date_score(mention, coup) >= 0 and place_score(mention, coup) >= 0
