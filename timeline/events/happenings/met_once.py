"""A meeting or a pact that an article goes on to speak of is the one told above: "The meeting lasted an hour"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.happenings.mentions import Cluster, Mention, strong_dates, strong_places, word_of

_AFTER = 4
_TALKING = frozenset({"confer", "discuss", "speak", "talk"})


def met_once(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, meetings that only a definite noun without a day tells joined to the last one told before.

    So are signings of a paper known to the reader: "Peru and Chile signed a pact. The ministers put their names to the
    paper at noon".
    """
    kept: list[Cluster] = []
    for cluster in clusters:
        like = next((is_one for is_one in (_is_meeting, _is_deal) if is_one(cluster)), None)
        above = next((c for c in reversed(kept) if like(c)), None) if like is not None else None
        if above is not None and all(_goes_back(mention, above) for mention in cluster.mentions):
            above.take(Cluster(mentions=[_without_known(mention) for mention in cluster.mentions]))
        else:
            kept.append(cluster)
    return [_without_signers(cluster) if _is_deal(cluster) else cluster for cluster in kept]


def _without_signers(cluster: Cluster) -> Cluster:
    """Who only signs for the sides that are named is no further side: "the ministers put their names to the paper"."""
    if not any(sum(not p.generic for p in m.actors) > 1 for m in cluster.mentions):
        return cluster
    return Cluster(
        mentions=[
            replace(m, actors=tuple(p for p in m.actors if not p.generic)) if m.judgement.definite else m
            for m in cluster.mentions
        ]
    )


def _without_known(mention: Mention) -> Mention:
    """Who met stand on the sides that the first words gave them: "Roe met Poe. The two discussed trade"."""
    return replace(mention, actors=(), targets=()) if _goes_on_talking(mention) else mention


def _is_meeting(cluster: Cluster) -> bool:
    return cluster.types == {"CONSULT"} and any(not m.judgement.generic for m in cluster.mentions)


def _is_deal(cluster: Cluster) -> bool:
    return cluster.types == {"AGREE"} and any(not m.judgement.generic for m in cluster.mentions)


def _goes_back(mention: Mention, above: Cluster) -> bool:
    """Whether "the meeting" may be the one told right above: of nobody by name whom that does not name."""
    signed = mention.trigger.event_type == "AGREE"
    known = (mention.trigger.part == "noun" or signed) and mention.judgement.definite and not mention.judgement.other
    near = mention.field == "text" and any(0 < mention.order - other.order <= _AFTER for other in above.mentions)
    same = mention.judgement.assertion in {other.judgement.assertion for other in above.mentions}
    modes = {other.trigger.event_mode for other in above.mentions}
    alike = mention.trigger.event_mode is None or mention.trigger.event_mode in modes
    if not (near and same and alike) or strong_dates(mention) or _names_others(mention, above):
        return False
    elsewhere = strong_places(mention) and not signed  # a pact is signed where it was agreed
    return _goes_on_talking(mention) or (known and not elsewhere and not mention.plural)


def _goes_on_talking(mention: Mention) -> bool:
    """Whether those who met are told to talk there; a place beside that is what they talk of: "discussed Libya"."""
    people = [p for p in (*mention.actors, *mention.targets) if not p.pronoun]
    pointed = len({p.start for p in people}) == 1  # "the two", "they"
    apart = mention.judgement.other or any(link.mention.value is not None for link in mention.dates)
    return word_of(mention) in _TALKING and len(people) > 1 and pointed and not apart


def _names_others(mention: Mention, above: Cluster) -> bool:
    named = {p.name.casefold() for p in (*mention.actors, *mention.targets) if not p.generic and not p.pronoun}
    told = {p.name.casefold() for m in above.mentions for p in (*m.actors, *m.targets)}
    return not all(any(name in other or other in name for other in told) for name in named)
