"""Reports to events: candidates, scores, clusters, values, ids, in that order."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.events.titles import event_title
from timeline.merging.candidates import candidate_pairs
from timeline.merging.cluster import Clustering, Joint, ScoredPairs, cluster_reports
from timeline.merging.columns import build_columns, text_groups, text_origins
from timeline.merging.explain import kinship, pair_reasons
from timeline.merging.follows import named_before, told_order, without_circles
from timeline.merging.ids import IdsGiven, PreviousBuild, give_ids
from timeline.merging.score import Weights, load_weights, probability, score_pairs
from timeline.merging.values import VALUE_FIELDS, Witness, disagreements, dissent, merged_values, witnesses
from timeline.model import ArticleFacts, Event, EventValues, Merge, Report

SCORE_DIGITS = 4
# How the log-odds that an event's day, place and figures are right change with sources and with a disagreement.
SOURCES_POWER = 0.25
IN_PASSING = 0.05
BEST_SHARE = 0.4
MOST_CONTESTED = 1.7
DISSENT_COSTS = {"date_edtf": 1.3, "place_id": 1.55, "deaths_best": 1.6, "injured_best": 1.35}


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeResult:
    """Events by id; the event of every report; and why the reports of an event are one.

    `retired` maps every id that a merge has ever ended to the one that took its place.
    """

    events: tuple[Event, ...]
    event_of: Mapping[str, str]
    merges: tuple[Merge, ...]
    retired: Mapping[str, str]


def merge_reports(
    reports: Sequence[Report],
    articles: Sequence[ArticleFacts],
    *,
    previous: PreviousBuild | None = None,
    weights: Weights | None = None,
) -> MergeResult:
    """Merge the reports of one happening; the order of the input changes nothing.

    At most one report of an article joins an event. `weights` are the shipped ones unless others are given.
    """
    ordered = sorted(reports, key=lambda report: report.report_id)
    facts = {article.article_id: article for article in articles}
    groups = text_groups(articles)
    origins = text_origins(articles)
    clustering = _cluster(ordered, facts, weights=weights or load_weights())
    clusters = [[ordered[member] for member in members] for members in clustering.clusters]
    given = _give_ids(clusters, facts, previous)
    event_of = {r.report_id: event_id for c, event_id in zip(clusters, given.ids, strict=True) for r in c}
    events = [
        _event(witnesses(cluster, facts, origins), event_id)
        for cluster, event_id in zip(clusters, given.ids, strict=True)
    ]
    follows = without_circles({**named_before(events), **told_order(clusters, given.ids)})
    merges = [_merge_row(ordered, joint, event_of, facts, groups) for joint in clustering.joints]
    return MergeResult(
        events=tuple(
            replace(event, follows=follows[event.event_id]) if event.event_id in follows else event
            for event in sorted(events, key=lambda event: event.event_id)
        ),
        event_of=event_of,
        merges=_with_retired(merges, given, previous or PreviousBuild()),
        retired=_all_retired(given, previous or PreviousBuild()),
    )


def _cluster(ordered: Sequence[Report], facts: Mapping[str, ArticleFacts], *, weights: Weights) -> Clustering:
    if not ordered:
        return Clustering(clusters=(), joints=())
    columns = build_columns(ordered, facts, families_of=weights.families_of)
    first, second = candidate_pairs(columns)
    scores = score_pairs(columns, first, second, weights=weights)
    return cluster_reports(columns, ScoredPairs(first=first, second=second, scores=scores), weights=weights)


def _give_ids(
    clusters: Sequence[Sequence[Report]], facts: Mapping[str, ArticleFacts], previous: PreviousBuild | None
) -> IdsGiven:
    report_ids = [[report.report_id for report in cluster] for cluster in clusters]
    published = {
        report.report_id: article.published
        for cluster in clusters
        for report in cluster
        if (article := facts.get(report.article_id)) is not None and article.published is not None
    }
    return give_ids(report_ids, previous=previous, published=published)


def _event(found: Sequence[Witness], event_id: str) -> Event:
    values = merged_values(found)
    reports = [witness.report for witness in found]
    differing = disagreements(reports)
    published = [witness.published for witness in found if witness.published]
    return Event(
        **{name: getattr(values, name) for name in VALUE_FIELDS},
        event_id=event_id,
        title=_title(values, reports),
        report_ids=tuple(sorted(report.report_id for report in reports)),
        n_articles=len({report.article_id for report in reports}),
        n_sources=len({witness.source for witness in found if witness.independent}),
        first_published=min(published, default=None),
        last_published=max(published, default=None),
        confidence=_confidence(found, dissent(values, reports)),
        follows=None,
        disagreement=differing,
    )


def _title(values: EventValues, reports: Sequence[Report]) -> str:
    """The only report's own title, else one from the merged values."""
    if len(reports) == 1:
        return reports[0].title
    return event_title(values)


def _confidence(found: Sequence[Witness], dissenting: Mapping[str, float]) -> float:
    """The log-odds between the most confident report's and the mean of all, moved by sources and disagreements.

    Every further source raises them. Every value that reports contest lowers them, wholly where half of those that tell
    one tell another, by the square of that share where fewer do: of sixteen articles one or two always differ. All of
    them together cost no more than MOST_CONTESTED. Copies count nothing, nor do reports that tell of the event in
    passing, with next to none of its values.
    """
    independent = [witness.report.confidence for witness in found if witness.independent]
    if len(independent) == 1:
        return independent[0]
    telling = [c for c in independent if c >= IN_PASSING] or independent
    odds = [math.log(sure / (1.0 - sure)) for sure in (min(max(c, 0.01), 0.99) for c in telling)]
    further = len({witness.source for witness in found if witness.independent}) - 1
    contested = sum(DISSENT_COSTS[name] * min(1.0, 2.0 * share) ** 2 for name, share in dissenting.items())
    contested = min(MOST_CONTESTED, contested)
    total = BEST_SHARE * max(odds) + (1.0 - BEST_SHARE) * sum(odds) / len(odds)
    total += SOURCES_POWER * math.log1p(further) - contested
    return round(1.0 / (1.0 + math.exp(-total)), SCORE_DIGITS)


def _merge_row(
    ordered: Sequence[Report],
    joint: Joint,
    event_of: Mapping[str, str],
    facts: Mapping[str, ArticleFacts],
    groups: Mapping[str, str],
) -> Merge:
    a, b = ordered[joint.first], ordered[joint.second]
    same_text = groups.get(a.article_id, a.article_id) == groups.get(b.article_id, b.article_id)
    return Merge(
        report_id_a=a.report_id,
        report_id_b=b.report_id,
        event_id=event_of[a.report_id],
        score=round(probability(joint.log_odds), SCORE_DIGITS),
        reasons=pair_reasons(a, b, texts=kinship(a, b, facts=facts, same_text=same_text)),
        decided_by="rule" if same_text else "model",
    )


def _with_retired(merges: Sequence[Merge], given: IdsGiven, previous: PreviousBuild) -> tuple[Merge, ...]:
    """The rows sorted, the one that brought in an ended id's first report naming that id.

    Ids that earlier builds ended are named again, on rows of their event that name none.
    """
    rows = sorted(merges, key=lambda merge: (merge.event_id, merge.report_id_a, merge.report_id_b))
    if not given.retired and not previous.retired:
        return tuple(rows)
    ended = _ended_by_row(rows, given, previous)
    standing: dict[str, deque[str]] = {}
    for old, event_id in sorted(previous.successors.items()):
        standing.setdefault(_last(event_id, given.retired), deque()).append(old)
    for number, row in enumerate(rows):
        waiting = standing.get(row.event_id)
        if number not in ended and waiting:
            ended[number] = waiting.popleft()
    return tuple(
        replace(row, event_id_retired=ended[number]) if number in ended else row for number, row in enumerate(rows)
    )


def _ended_by_row(rows: Sequence[Merge], given: IdsGiven, previous: PreviousBuild) -> dict[int, str]:
    """Row number -> the id it ended: going out from the reports of the kept id, the row that enters the other's."""
    edges: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(rows):
        edges.setdefault(row.report_id_a, []).append((number, row.report_id_b))
        edges.setdefault(row.report_id_b, []).append((number, row.report_id_a))
    ended: dict[int, str] = {}
    named: set[str] = set()
    starts = {row.event_id for row in rows} & set(given.retired.values())
    reached = sorted(r for r, old in previous.event_of_report.items() if old in starts and r in edges)
    seen, queue = set(reached), deque(reached)
    while queue:
        for number, other in edges[queue.popleft()]:
            if other in seen:
                continue
            seen.add(other)
            queue.append(other)
            old = previous.event_of_report.get(other)
            if old is not None and old in given.retired and old not in named:
                named.add(old)
                ended[number] = old
    return ended


def _last(event_id: str, retired: Mapping[str, str]) -> str:
    return retired.get(event_id, event_id)


def _all_retired(given: IdsGiven, previous: PreviousBuild) -> dict[str, str]:
    earlier = {old: _last(event_id, given.retired) for old, event_id in previous.successors.items()}
    return dict(sorted({**earlier, **given.retired}.items()))
