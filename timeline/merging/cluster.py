"""From scored pairs to events: average links that never pass a veto, so that chains do not weld.

Reports joined by any promising pair form a component; within one, every pair is scored (unless it is very large),
and clusters are joined best mean first while the mean stays at or above the threshold and no more than a quarter
of the pairs between them are vetoed. A report that resembles one member of each of two events cannot pull the two
together.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from timeline.merging.columns import Bools, ReportColumns
from timeline.merging.score import NOTHING_SHARED_MASK, Longs, PairScores, Weights, score_pairs

MAX_COMPLETE = 48
# One very sure or very doubtful pair must not decide for a whole cluster.
MAX_LOG_ODDS = 8.0
# One outlet's slip of a day must not keep two sets of reports apart that otherwise agree.
MAX_VETOED_SHARE = 0.25
# Of an article's reports one can join an event: the event that two articles are about is joined before an event that
# one of them only mentions. This orders the joins, in log-odds; what is joined at all is decided without it.
LEAD_FIRST = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """Two reports whose clusters were joined, the best pair between them, with its log-odds."""

    first: int
    second: int
    log_odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """`clusters` hold every report once, each sorted, in order of their first; `joints` say why."""

    clusters: tuple[tuple[int, ...], ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPairs:
    """Pairs of reports with their scores, in step."""

    first: Longs
    second: Longs
    scores: PairScores

    def take(self, chosen: Bools | Longs) -> ScoredPairs:
        """The chosen pairs, by mask or by index."""
        scores = PairScores(log_odds=self.scores.log_odds[chosen], vetoes=self.scores.vetoes[chosen])
        return ScoredPairs(first=self.first[chosen], second=self.second[chosen], scores=scores)

    def joined(self, other: ScoredPairs) -> ScoredPairs:
        """These and the others."""
        return ScoredPairs(
            first=np.concatenate([self.first, other.first]),
            second=np.concatenate([self.second, other.second]),
            scores=PairScores(
                log_odds=np.concatenate([self.scores.log_odds, other.scores.log_odds]),
                vetoes=np.concatenate([self.scores.vetoes, other.scores.vetoes]),
            ),
        )


def cluster_reports(columns: ReportColumns, pairs: ScoredPairs, *, weights: Weights) -> Clustering:
    """Clusters from the scored candidate pairs; each report alone where nothing joins it."""
    linked = (pairs.scores.log_odds >= weights.link) & (pairs.scores.vetoes == 0)
    labels = connected(len(columns), pairs.first[linked], pairs.second[linked])
    sizes = np.bincount(labels, minlength=len(columns))
    clusters: list[tuple[int, ...]] = [(int(alone),) for alone in np.flatnonzero(sizes[labels] == 1)]
    joints: list[Joint] = []
    articles, leads = columns.article.tolist(), columns.is_lead.tolist()
    for part in _by_component(labels, _pairs_to_weigh(columns, pairs, labels, sizes, weights=weights)):
        found, why = _agglomerate(part, articles, leads, join=weights.join)
        clusters.extend(found)
        joints.extend(why)
    return Clustering(clusters=tuple(sorted(clusters)), joints=tuple(joints))


def connected(size: int, first: Longs, second: Longs) -> Longs:
    """For each report the smallest report that it is connected to."""
    parent = list(range(size))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in zip(first.tolist(), second.tolist(), strict=True):
        root_a, root_b = root(a), root(b)
        if root_a < root_b:
            parent[root_b] = root_a
        else:
            parent[root_a] = root_b
    return np.array([root(node) for node in range(size)], dtype=np.int64)


def _pairs_to_weigh(
    columns: ReportColumns, pairs: ScoredPairs, labels: Longs, sizes: Longs, *, weights: Weights
) -> ScoredPairs:
    """All pairs of the components of up to MAX_COMPLETE reports, the candidates of the larger ones."""
    inside = (labels[pairs.first] == labels[pairs.second]) & (sizes[labels[pairs.first]] > MAX_COMPLETE)
    first, second = _every_pair(labels, sizes)
    scores = score_pairs(columns, first, second, weights=weights)
    return pairs.take(inside).joined(ScoredPairs(first=first, second=second, scores=scores))


def _every_pair(labels: Longs, sizes: Longs) -> tuple[Longs, Longs]:
    """All pairs within the components of 2 to MAX_COMPLETE reports."""
    order = np.argsort(labels, kind="stable")
    starts = np.cumsum(sizes) - sizes
    firsts, seconds = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for size in range(2, MAX_COMPLETE + 1):
        start = starts[sizes == size]
        if not len(start):
            continue
        members = order[start[:, None] + np.arange(size)]
        row, column = np.triu_indices(size, 1)
        firsts.append(members[:, row].ravel())
        seconds.append(members[:, column].ravel())
    return np.concatenate(firsts), np.concatenate(seconds)


def _by_component(labels: Longs, pairs: ScoredPairs) -> Iterator[ScoredPairs]:
    """The pairs of each component, components in the order of their labels."""
    if not len(pairs.first):
        return
    label = labels[pairs.first]
    order = np.lexsort((pairs.second, pairs.first, label))
    pairs = pairs.take(order)
    cuts = np.flatnonzero(np.diff(label[order])) + 1
    bounds = [0, *cuts.tolist(), len(order)]
    for low, high in itertools.pairwise(bounds):
        yield pairs.take(np.arange(low, high))


@dataclass(slots=True)
class _Link:
    """What lies between two clusters: the sum and number of scores, how many are vetoed, and the best pair.

    Of two that share nothing a third may share something with both: such a pair is `untied`, which alone forbids.
    """

    total: float
    count: int
    vetoed: int
    untied: int
    best: float
    pair: tuple[int, int]
    leads: int

    def priority(self) -> float:
        return (self.total + LEAD_FIRST * self.leads) / self.count

    def forbidden(self) -> bool:
        return self.vetoed > MAX_VETOED_SHARE * self.count or self.untied == self.count

    def mean(self) -> float:
        return self.total / self.count

    def absorb(self, other: _Link) -> None:
        self.total += other.total
        self.count += other.count
        self.vetoed += other.vetoed
        self.untied += other.untied
        self.leads += other.leads
        if (-other.best, other.pair) < (-self.best, self.pair):
            self.best, self.pair = other.best, other.pair


class _Agglomeration:
    """The clusters of one component while they grow; a cluster goes by its smallest report."""

    def __init__(self, pairs: ScoredPairs, articles: Sequence[int], leads: Sequence[bool], *, join: float) -> None:
        self.join = join
        self.members: dict[int, list[int]] = {}
        self.articles: dict[int, set[int]] = {}
        self.links: dict[int, dict[int, _Link]] = {}
        self.heap: list[tuple[float, int, int]] = []
        self.joints: list[Joint] = []
        log_odds = np.clip(pairs.scores.log_odds, -MAX_LOG_ODDS, MAX_LOG_ODDS).tolist()
        vetoed = (pairs.scores.vetoes & ~NOTHING_SHARED_MASK != 0).tolist()
        untied = (pairs.scores.vetoes == NOTHING_SHARED_MASK).tolist()
        both = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
        for (a, b), odds, veto, bare in zip(both, log_odds, vetoed, untied, strict=True):
            for report in (a, b):
                if report not in self.members:
                    self.members[report] = [report]
                    self.articles[report] = {articles[report]}
                    self.links[report] = {}
            link = _Link(odds, 1, int(veto), int(bare), odds, (a, b), int(leads[a] and leads[b]))
            self.links[a][b] = self.links[b][a] = link
            self._offer(a, b, link)

    def run(self) -> None:
        """Join the clusters with the best mean until none is good enough."""
        while self.heap:
            cost, a, b = heapq.heappop(self.heap)
            link = self.links.get(a, {}).get(b)
            if link is None or link.forbidden() or link.priority() != -cost:
                continue
            if not self.articles[a] & self.articles[b]:
                self._merge(a, b, link)

    def _offer(self, a: int, b: int, link: _Link) -> None:
        if link.mean() >= self.join and not link.forbidden():
            heapq.heappush(self.heap, (-link.priority(), min(a, b), max(a, b)))

    def _merge(self, a: int, b: int, link: _Link) -> None:
        self.joints.append(Joint(first=link.pair[0], second=link.pair[1], log_odds=link.best))
        self.members[a] += self.members.pop(b)
        self.articles[a] |= self.articles.pop(b)
        del self.links[a][b]
        for other, link_b in self.links.pop(b).items():
            if other == a:
                continue
            del self.links[other][b]
            if other in self.links[a]:
                self.links[a][other].absorb(link_b)
            else:
                self.links[a][other] = self.links[other][a] = link_b
        for other, link_a in self.links[a].items():
            self._offer(a, other, link_a)


def _agglomerate(
    pairs: ScoredPairs, articles: Sequence[int], leads: Sequence[bool], *, join: float
) -> tuple[list[tuple[int, ...]], list[Joint]]:
    """Clusters of one component and the joints that made them."""
    agglomeration = _Agglomeration(pairs, articles, leads, join=join)
    agglomeration.run()
    return [tuple(sorted(members)) for members in agglomeration.members.values()], agglomeration.joints
