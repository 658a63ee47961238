"""Event ids that outlive a rebuild.

A new event's id is `e-` and ten hex digits of the SHA-256 of its smallest report id. An event that shares a report
with an event of the build before keeps that event's id: after a split the part with more of its reports, after a
merge the id that is older. An id that was ever given to another event is never given again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ID_DIGITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousBuild:
    """What the build before decided: the event of each report, and the ids that merges have ended so far.

    `retired` maps an ended id to the id that took its place (the columns `event_id_retired`, `event_id` of merges), so
    that the next build can say so again; as a set of ids it only keeps them from being given again.
    """

    event_of_report: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] | frozenset[str] = field(default_factory=dict)

    @property
    def successors(self) -> Mapping[str, str]:
        """`retired` as a mapping; an unknown successor is an empty string."""
        return self.retired if isinstance(self.retired, Mapping) else dict.fromkeys(sorted(self.retired), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdsGiven:
    """An id for each cluster in step, and for each id that this build ended the id that took its place."""

    ids: tuple[str, ...]
    retired: Mapping[str, str]


def give_ids(
    clusters: Sequence[Sequence[str]], *, previous: PreviousBuild | None, published: Mapping[str, str]
) -> IdsGiven:
    """Ids for clusters of report ids; `published` (report_id -> ISO moment) tells which of two events is older."""
    before = previous or PreviousBuild()
    heirs = _heirs(clusters, before)
    born = _births(before, published)
    taken = set(before.event_of_report.values()) | set(before.successors) | set(before.successors.values())
    ids: list[str] = []
    retired: dict[str, str] = {}
    for number, cluster in enumerate(clusters):
        inherited = sorted(heirs.get(number, ()), key=lambda old: (born[old], old))
        kept = inherited[0] if inherited else _fresh(min(cluster), taken)
        taken.add(kept)
        ids.append(kept)
        retired.update(dict.fromkeys(inherited[1:], kept))
    return IdsGiven(ids=tuple(ids), retired=retired)


def _heirs(clusters: Sequence[Sequence[str]], before: PreviousBuild) -> dict[int, list[str]]:
    """For each cluster number the old ids that go to it: to the largest part of each old event."""
    parts: dict[str, Counter[int]] = {}
    for number, cluster in enumerate(clusters):
        for report_id in cluster:
            old = before.event_of_report.get(report_id)
            if old is not None:
                parts.setdefault(old, Counter())[number] += 1
    heirs: dict[int, list[str]] = {}
    for old, counts in parts.items():
        number = min(counts, key=lambda part: (-counts[part], min(clusters[part])))
        heirs.setdefault(number, []).append(old)
    return heirs


def _births(before: PreviousBuild, published: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """How old each old event is: the earliest publication among its reports, then its smallest report."""
    born: dict[str, tuple[str, str]] = {}
    for report_id, old in before.event_of_report.items():
        moment = (published.get(report_id, "~"), report_id)
        born[old] = min(born.get(old, moment), moment)
    return born


def _fresh(report_id: str, taken: set[str]) -> str:
    """An id that was never used; a second try hashes the report id with a number behind it."""
    attempt = 0
    while True:
        named = f"{report_id}#{attempt}" if attempt else report_id
        event_id = "e-" + hashlib.sha256(named.encode("utf-8")).hexdigest()[:ID_DIGITS]
        if event_id not in taken:
            return event_id
        attempt += 1
