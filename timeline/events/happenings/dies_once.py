"""Nobody is killed twice in one article, nor as a rule carried off twice: "was murdered ... the murder of Ann Roe"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.events.happenings.mentions import KILLINGS, Cluster, Mention, strong_dates, word_of
from timeline.events.parties.actors import ActorPhrase
from timeline.events.words.folding import fold

_FULL_NAME = 2


def dies_once(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters, a killing of somebody by name joined with the one told before, and so an abduction.

    An attack on whom an article tells to have been killed is that killing where it has no day of its own.
    """
    kept: list[Cluster] = []
    for cluster in clusters:
        above = next((c for c in kept if _is_one(c, cluster)), None)
        if above is None:
            kept.append(cluster)
        else:
            above.take(cluster)
    return kept


def _is_one(first: Cluster, second: Cluster) -> bool:
    if not _told_as(first) & _told_as(second):
        return False
    if any(_share(_fated(first, kind), _fated(second, kind)) for kind in (_is_deadly, _is_seizure)):
        return True
    return _is_again(first, second) or _is_again(second, first)


def _is_again(deadly: Cluster, bare: Cluster) -> bool:
    """Whether an undated attack befell nobody but one by name whom the other killed."""
    struck = [m for m in bare.mentions if m.trigger.event_type == "ASSAULT" and m.trigger.event_mode != "abduct"]
    if not struck or any(m.judgement.other or m.besides or strong_dates(m) for m in bare.mentions):
        return False
    targets = [target for m in struck for target in m.targets if not target.pronoun]
    dead = _fated(deadly, _is_deadly)
    return bool(targets) and all(not t.generic and _share([t], dead) for t in targets)


def _told_as(cluster: Cluster) -> set[str]:
    return {m.judgement.assertion for m in cluster.mentions if m.judgement.assertion in ("alleged", "occurred")}


def _fated(cluster: Cluster, told: Callable[[Mention], bool]) -> list[ActorPhrase]:
    """Those named whom the mentions of a kind befell."""
    found = (target for mention in cluster.mentions if told(mention) for target in mention.targets)
    return [target for target in found if not target.generic and not target.pronoun]


def _share(some: Sequence[ActorPhrase], others: Sequence[ActorPhrase]) -> bool:
    """Whether one person is among both, by full name in one of them: "Juan Mir", "Mir"."""
    return any((a.person or b.person) and _is_name_of(a.name, b.name) for a in some for b in others)


def _is_name_of(name: str, other: str) -> bool:
    short, full = sorted((fold(name).split(), fold(other).split()), key=len)
    return len(full) >= _FULL_NAME and bool(short) and full[-len(short) :] == short


def _is_deadly(mention: Mention) -> bool:
    trigger = mention.trigger
    if trigger.is_effect:
        return trigger.event_mode == "death"
    return trigger.event_type == "ASSAULT" and word_of(mention) in KILLINGS


def _is_seizure(mention: Mention) -> bool:
    return mention.trigger.event_type == "ASSAULT" and mention.trigger.event_mode == "abduct"
