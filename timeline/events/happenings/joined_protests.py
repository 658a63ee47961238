"""What belongs to a protest told above: what its crowd wrecks in another sentence, and who joins it later."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.happenings.affinity import date_score, place_score
from timeline.events.happenings.mentions import Cluster, Mention, absorbed, retyped, type_and_mode
from timeline.events.triggers.beside_protests import RIOT, WRECKAGE

_JOINED = frozenset({"verb:join:PROTEST:demo", "noun:protest:PROTEST:demo"})
_KINDS_OF_PROTEST = frozenset({"boycott", "hunger", "obstruct", "strike"})
_RIOTERS = frozenset({"crowd", "crowds", "mob", "mobs", "rioters"})
_NEAR_SENTENCES = 2


def with_wreckage(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Take what is smashed or blocked by the people of the one riot told into it: "rioted. They smashed windows"."""
    riots = [c for c in clusters if any(type_and_mode(m) == RIOT for m in c.mentions)]
    if len(riots) != 1:
        return list(clusters)
    told = [c for c in clusters if c is not riots[0] and all(_is_of_riot(m, riots[0]) for m in c.mentions)]
    return absorbed(clusters, riots[0], told, typed=RIOT)


def _is_of_riot(mention: Mention, riot: Cluster) -> bool:
    near = min(abs(mention.order - other.order) for other in riot.mentions) <= _NEAR_SENTENCES
    doers = _doers([mention])
    same = not doers or bool(doers & _doers(riot.mentions)) or not doers.isdisjoint(_RIOTERS)
    alike = type_and_mode(mention) in WRECKAGE and mention.judgement.assertion == "occurred"
    return alike and near and same and date_score(mention, riot) >= 0 and place_score(mention, riot) >= 0


def _doers(mentions: Sequence[Mention]) -> set[str]:
    """The last words of who acts: "workers" of "garment workers"."""
    return {p.name.casefold().split()[-1] for m in mentions for p in m.actors if not p.pronoun and p.name.strip()}


def with_modes_of_joined(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Give "seven others joined the protest" the mode of the one told above: a hunger strike is joined by fasting."""
    found: list[Cluster] = []
    for cluster in clusters:
        modes = {m.trigger.event_mode for c in found for m in c.mentions if m.trigger.event_type == "PROTEST"}
        joins = all(m.trigger.rule in _JOINED for m in cluster.mentions) and any(
            m.trigger.part == "verb" for m in cluster.mentions
        )
        if joins and len(modes) == 1 and modes <= _KINDS_OF_PROTEST:
            cluster = retyped(cluster, "PROTEST", next(iter(modes)))
        found.append(cluster)
    return found
