"""Which event an event comes after: the arrest, trial, funeral or claim after an attack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.model import Report


def told_order(clusters: Sequence[Sequence[Report]], ids: Sequence[str]) -> dict[str, str]:
    """event_id -> the event it follows, by what its own reports say; the one most of them name."""
    event_of = {r.report_id: event_id for cluster, event_id in zip(clusters, ids, strict=True) for r in cluster}
    follows = {}
    for cluster, event_id in zip(clusters, ids, strict=True):
        named = Counter(event_of[r.follows_report] for r in cluster if r.follows_report in event_of)
        named.pop(event_id, None)
        if named:
            follows[event_id] = min(named, key=lambda other: (-named[other], other))
    return follows


def without_circles(follows: Mapping[str, str]) -> dict[str, str]:
    """The same without any event that, step by step, would come after itself."""
    kept: dict[str, str] = {}
    for event_id in sorted(follows):
        step: str | None = follows[event_id]
        while step is not None and step != event_id:
            step = kept.get(step)
        if step is None:
            kept[event_id] = follows[event_id]
    return kept
