"""Which event of an article each mention of killed and hurt belongs to.

A count belongs to the event that its own sentence tells, or else to the one told last, unless the text has turned to
something else since ("Meanwhile", "in another development"). The event that the article
is about also gets the counts of those events beside it that nothing keeps apart from it: a text tells one happening
in many sentences ("the teenager died at a hospital", "two others were wounded"), not all of which join by their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from timeline.events.counts.find import find_counts
from timeline.events.counts.values import Count
from timeline.events.happenings.affinity import names_other, place_score
from timeline.events.happenings.mentions import (
    Cluster,
    Mention,
    closest_dates,
    is_dud,
    is_early,
    is_outcome,
    strong_dates,
)
from timeline.events.happenings.newness import is_murder_beside_blast
from timeline.events.happenings.other_deeds import is_other_deed
from timeline.events.happenings.sequence import words_of
from timeline.events.syntax.before_they_died import only_counts_from
from timeline.events.syntax.overlap import apart, disjoint
from timeline.events.syntax.view import View
from timeline.events.words.lexicon import EFFECT, HURTING, VIOLENT
from timeline.model import DateValue, Place, Sentence

BY_PEOPLE = VIOLENT | {"x:CRIME"}
COARSE_DATE = 5
STRONG_PLACE = 0.5
_MARCHES = frozenset({"PROTEST", "x:DEATH"})
_CAUSES = frozenset({"about", "after", "against", "at", "following", "over", "since"})
MEANWHILE = "meanwhile"  # of other dead, though of attacks it may only add one more
OTHER_MATTERS = frozenset({"another", "other", "separate"})
MAX_TURN_WORDS = 3
HEAD_SENTENCES = 2
LEAD_SENTENCES = 4


def counts_by_cluster(clusters: Sequence[Cluster], views: Sequence[View]) -> dict[int, list[Count]]:
    """The counts of each cluster, by its number, in text order."""
    turns = [order for order, view in enumerate(views) if _turns(view.sentence)]
    owned = _owned(clusters, views, frozenset(turns))
    lead = _lead(clusters)
    if lead is None:
        return _plain(owned)
    beside = {
        n
        for n, cluster in enumerate(clusters)
        if n == lead or (_may_be_one(cluster, clusters[lead]) and not _is_turn_between(cluster, clusters[lead], turns))
    }
    found = _plain(owned)
    found[lead] = [count for number, count in owned if number in beside]
    others = [found[n] for n, c in enumerate(clusters) if n not in beside and c.types & clusters[lead].types]
    found[lead] = _without_sums(_without_headline(found[lead], lead, clusters, owned), others)
    return found


def _without_sums(counts: list[Count], others: Sequence[Sequence[Count]]) -> list[Count]:
    """The lead's counts but those at its head that sum up several events: "six died in two raids", four and two below.

    A figure is a sum where it is what the lead's other sentences and the other events tell, together.
    """
    for kind in ("deaths", "injured"):
        own = [count for count in counts if count.kind == kind and count.best]
        rest = sum(max((c.best or 0 for c in told if c.kind == kind), default=0) for told in others)
        most = max((count.best or 0 for count in own), default=0)
        parts = [count for count in own if count.best == most - rest]
        if rest and parts and all(_heads(count) for count in own if count.best == most):
            counts = [count for count in counts if count.kind != kind or count.best != most]
    return counts


def _heads(count: Count) -> bool:
    """Whether a figure stands in the title or the first sentences."""
    return count.field == "title" or count.sentence < HEAD_SENTENCES


def _without_headline(
    counts: list[Count], lead: int, clusters: Sequence[Cluster], owned: Sequence[tuple[int, Count]]
) -> list[Count]:
    """The counts of one of several attacks without a headline's sum of them all: "Attacks kill 24 across Iraq"."""
    sums = {m.sentence for m in clusters[lead].mentions if m.field == "title" and m.plural}
    own = {c.kind: c.best for c in reversed(counts) if c.field == "text" and c.best}
    others = {
        c.kind
        for number, c in owned
        if number != lead and c.field == "text" and c.best and "ASSAULT" in clusters[number].types
    }
    if not sums:
        return counts
    return [
        c
        for c in counts
        if c.field != "title" or c.kind not in others or c.kind not in own or (c.best or 0) <= (own[c.kind] or 0)
    ]


def _plain(owned: Sequence[tuple[int, Count]]) -> dict[int, list[Count]]:
    found: defaultdict[int, list[Count]] = defaultdict(list)
    for number, count in owned:
        found[number].append(count)
    return found


def _turns(sentence: Sentence) -> bool:
    """Whether a sentence of the text turns to something else: "Meanwhile", "In another development", "Elsewhere".

    It does not where it goes on with those told of: "Meanwhile, the toll rose to 12", "Elsewhere, others died".
    """
    words = [token.cased.lower() for token in sentence.tokens[:MAX_TURN_WORDS]]
    if sentence.field == "title" or not words:
        return False
    if words[0] not in {MEANWHILE, *words_of("aside")} and (words[0] != "in" or OTHER_MATTERS.isdisjoint(words[1:])):
        return False
    first = next(iter(find_counts(sentence)), None)
    return first is None or not (first.rule == "counts-toll" or first.definite or first.other)


def _is_turn_between(cluster: Cluster, lead: Cluster, turns: Sequence[int]) -> bool:
    """Whether the article turns to something else between the first words on a cluster and those on the lead."""
    first, last = sorted((lead.mentions[0].order, cluster.mentions[0].order))
    return any(first < turn <= last for turn in turns)


def _owned(clusters: Sequence[Cluster], views: Sequence[View], turns: frozenset[int]) -> list[tuple[int, Count]]:
    """Each count with the event its own sentence tells, or else the nearest such event told before it."""
    owners: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    shared = {m.order for cluster in clusters for m in cluster.mentions if m.share is not None}
    for number, cluster in enumerate(clusters):
        if cluster.types & HURTING:
            for mention in cluster.mentions:
                at = mention.trigger.token if mention.share is None else mention.share
                owners[mention.order].append((at, number))
    found: list[tuple[int, Count]] = []
    latest: int | None = None
    first = owners[min(owners)][0][1] if owners else None
    for order, view in enumerate(views):
        here = owners.get(order, [])
        if order in turns:
            latest, first = None, None
        for count in find_counts(view.sentence):
            if count.definite and only_counts_from(view, count.head):
                continue
            if here and _is_cause(view, order, count, [clusters[number] for _, number in here]):
                continue
            at = _stands_at(count, view) if order in shared else count.head
            owner = min(here, key=lambda pair: (abs(pair[0] - at), pair[1]))[1] if here else latest
            owner = first if owner is None else owner
            if owner is not None:
                found.append((owner, count))
        latest = here[-1][1] if here else latest
    return found


def _is_cause(view: View, order: int, count: Count, here: Sequence[Cluster]) -> bool:
    """Whether those counted are what people protest at, told by nothing else: "marched after a worker died"."""
    if any("PROTEST" not in cluster.types or cluster.types - _MARCHES for cluster in here):
        return False
    told = [m.trigger for cluster in here for m in cluster.mentions if m.order == order]
    words = {trigger.token for trigger in told if trigger.event_type == "PROTEST"}
    tokens = view.sentence.tokens
    token = tokens[count.head]
    while token.head != token.index and token.index not in words:
        marks = [view.words[c] for c in token.children if tokens[c].dep == "mark"]
        if view.words[token.index] in _CAUSES or not _CAUSES.isdisjoint(marks):
            return True
        token = tokens[token.head]
    return False


def _stands_at(count: Count, view: View) -> int:
    """The token where the phrase of those counted begins."""
    return next((t.index for t in view.sentence.tokens if t.start >= count.victims_start), count.head)


def _lead(clusters: Sequence[Cluster]) -> int | None:
    """The event at the article's head that hurts people and of which it tells most, if there is one."""
    hurting = [n for n, c in enumerate(clusters) if c.types & HURTING and is_early(c.mentions[0], LEAD_SENTENCES)]
    return max(hurting, key=lambda number: (_told(clusters[number]), -number), default=None)


def _told(cluster: Cluster) -> float:
    return sum(m.weight * (2.0 if is_early(m, HEAD_SENTENCES) else 1.0) for m in cluster.mentions)


def _may_be_one(cluster: Cluster, lead: Cluster) -> bool:
    """Whether nothing said keeps two events apart: neither kind, day, place nor a word such as "another"."""
    if not cluster.types & HURTING or not (cluster.types & lead.types or (cluster.types | lead.types) <= BY_PEOPLE):
        return False
    if lead.mentions[0].besides or any(m.besides for m in cluster.mentions):
        return False
    if any(m.judgement.other or m.judgement.assertion != "occurred" for m in cluster.mentions):
        return False
    if any(_are_told_apart(m, o) for m in cluster.mentions for o in lead.mentions):
        return False
    if any(is_other_deed(m, lead) for m in cluster.mentions) or any(is_other_deed(m, cluster) for m in lead.mentions):
        return False
    if all(is_dud(m) for m in lead.mentions if m.trigger.event_type == "ASSAULT") and "ASSAULT" in lead.types:
        return False  # a bomb found in time hurt nobody
    if any(is_murder_beside_blast(m, lead) for m in cluster.mentions):
        return False
    if _modes_differ(cluster, lead) or any(names_other(m, lead) for m in cluster.mentions):
        return False
    if any(place_score(m, lead) < 0 for m in cluster.mentions if not is_outcome(m)):
        return False
    return not _days_differ(_dates(cluster), _dates(lead)) and not _places_differ(_places(cluster), _places(lead))


def _are_told_apart(one: Mention, other: Mention) -> bool:
    """Whether one sentence names both as two: "the bombings and the murder of a nun", "struck after 12 had died"."""
    violent = {one.trigger.event_type, other.trigger.event_type} <= VIOLENT
    return violent and one.order == other.order and one.trigger.token in other.apart


def _modes_differ(cluster: Cluster, lead: Cluster) -> bool:
    """Whether both say with what it was done, and nothing agrees."""
    own, theirs = _modes(cluster), _modes(lead)
    return bool(own) and bool(theirs) and own.isdisjoint(theirs)


def _modes(cluster: Cluster) -> frozenset[str]:
    return frozenset(
        m.trigger.event_mode for m in cluster.mentions if m.trigger.event_mode and m.trigger.event_type != EFFECT
    )


def _dates(cluster: Cluster) -> list[DateValue]:
    links = closest_dates([link for m in cluster.mentions for link in strong_dates(m)])
    return [link.mention.value for link in links if link.mention.value is not None]


def _days_differ(own: Sequence[DateValue], theirs: Sequence[DateValue]) -> bool:
    if own and all(date.precision >= COARSE_DATE for date in own):
        return True
    return bool(own) and bool(theirs) and all(disjoint(a, b) for a in own for b in theirs)


def _places(cluster: Cluster) -> list[Place]:
    links = [link for m in cluster.mentions for link in m.places if link.score >= STRONG_PLACE]
    return [k.mention.place for k in links if k.mention.place is not None and k.mention.role == "location"]


def _places_differ(own: Sequence[Place], theirs: Sequence[Place]) -> bool:
    return bool(own) and bool(theirs) and all(apart(a, b) for a in own for b in theirs)
