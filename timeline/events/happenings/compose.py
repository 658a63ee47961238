"""From mentions to happenings: the mentions of one event in one article are joined, two events of a kind kept apart."""

from __future__ import annotations

import itertools
import operator
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from timeline.events.assertion.coups import with_announced
from timeline.events.counts.drownings import with_drowned
from timeline.events.happenings.affinity import affinity, date_score, is_bare_reference, is_told_apart, place_score
from timeline.events.happenings.dies_once import dies_once
from timeline.events.happenings.joined_protests import with_modes_of_joined, with_wreckage
from timeline.events.happenings.mentions import (
    GUNFIRE,
    KILLINGS,
    MURDERS,
    Cluster,
    Mention,
    absorbed,
    is_bare_accident,
    is_funeral,
    is_outcome,
    strong_dates,
    strong_places,
    type_and_mode,
    word_of,
)
from timeline.events.happenings.met_once import met_once
from timeline.events.happenings.newness import newness
from timeline.events.happenings.setting import is_known_blast
from timeline.events.parties.struck_back import first_struck
from timeline.events.syntax.overlap import disjoint
from timeline.events.words.lexicon import CAUSES, EFFECT

_JOIN = 0.9
_TOLD_AGAIN = 1.2
_MAY_BE_OUTCOME = 0.3
_EARLY_SENTENCES = 2
_BY_DESIGN = "suicide-attack"
_BLASTS = frozenset({"aerial", "explosives", "heavy-weapons"})
_BY_HAND = frozenset({None, "beat", "firearms", "primitive"})
_HAND_TO_HAND = KILLINGS | {"shoot", "slaughter"}
_MISHAP = ("x:ACCIDENT", "x:explosion")
_BARE_BLASTS = frozenset({"noun:blast:ASSAULT:explosives", "noun:explosion:ASSAULT:explosives"})
_BLOODLESS = frozenset({"abduct", "x:hijack", "x:sabotage"})


def compose(mentions: Sequence[Mention]) -> list[Cluster]:
    """Clusters in order of first mention. Mentions that tell of nothing real join none and make none.

    Sentences are read in order; within one, the mention that fits an event best joins it first.
    """
    real = _with_lent_spots([m for m in mentions if m.judgement.assertion is not None])
    told = _merged_mishaps(_merged_blasts(with_announced(met_once(_joined(real)))))
    told = _merged_effects(with_drowned(told))
    told = dies_once(_merged_retellings(told))
    return with_modes_of_joined(with_wreckage(_with_killings_apart(told)))


def _joined(mentions: Sequence[Mention]) -> list[Cluster]:
    """Clusters of mentions in text order, each joined to the event that it fits best."""
    clusters: list[Cluster] = []
    for _, told in itertools.groupby(mentions, key=lambda m: m.order):
        left = list(told)
        while left:
            mention, best = _best_pair(left, clusters)
            left.remove(mention)
            if best is None:
                clusters.append(Cluster(mentions=[mention]))
            else:
                best.mentions.append(mention)
    for cluster in clusters:
        cluster.sort()
    clusters.sort(key=lambda c: (c.mentions[0].order, c.mentions[0].trigger.first))
    return clusters


def _with_lent_spots(mentions: Sequence[Mention]) -> list[Mention]:
    """Give a mention that has none the days and places of what its sentence says it came of or was struck by.

    "Died in Friday's raid on Basra"; "a march was bombed in Basra on Friday"; "on Friday two died when a bomb blew up".
    The first of two clauses of harm has the second's: "four died and two were hurt in clashes in Basra".
    """
    causes = {(m.order, m.within): m for m in mentions if m.within is not None}
    hurts = {(m.order, m.within): m for m in mentions if m.within is not None and m.trigger.event_type == EFFECT}
    strikes = {
        (m.order, target): m for m in mentions if m.trigger.event_type == "ASSAULT" for target in m.trigger.targets
    }
    told: list[Mention] = []
    for mention in reversed(mentions):
        lender = strikes.get((mention.order, mention.trigger.token))
        if mention.trigger.event_type == EFFECT:
            lender = causes.get((mention.order, mention.trigger.anchor))
        lender = lender or hurts.get((mention.order, mention.trigger.anchor)) or _only_attack(mention, mentions)
        if lender is None and told and _are_listed(mention, told[-1]):
            lender = told[-1]
        if lender is not None and lender.dates and not strong_dates(mention):
            mention = replace(mention, dates=lender.dates)
        if lender is not None and lender.places and not strong_places(mention):
            mention = replace(mention, places=lender.places)
        told.append(mention)
    return told[::-1]


def _are_listed(mention: Mention, after: Mention) -> bool:
    """Whether two mentions, the one right after the other, tell in one sentence that people were killed or hurt."""
    both = mention.trigger.event_type == after.trigger.event_type == EFFECT
    return both and mention.order == after.order and not strong_places(mention)


def _only_attack(mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """The one attack that a sentence tells before the hurt: "in Basra they set fire to a mill, and two were hurt"."""
    if mention.trigger.event_type != EFFECT or mention.within is not None:
        return None
    here = [m for m in mentions if m.order == mention.order and m.trigger.event_type in CAUSES | {"PROTEST"}]
    alone = len(here) == 1 and here[0].trigger.first < mention.trigger.first
    opened = alone and any(link.opens for link in here[0].places)  # where a sentence begins with a place, all is there
    return here[0] if opened and strong_dates(here[0]) and strong_places(here[0]) else None


def _best_pair(left: Sequence[Mention], clusters: Sequence[Cluster]) -> tuple[Mention, Cluster | None]:
    """The mention that fits a cluster best, the earlier of equals; the first mention where none fits.

    What a participle tells of another mention's verb waits for that one: "a bomb went off, killing two". So do the
    dead and hurt for what their sentence dates or places that may have done it: "on Monday they burned a mill, and two
    died in the fire". What a known thing came after waits for that: "the raid came a day after troops shot two men".
    """
    anchors = {mention.trigger.anchor for mention in left}
    ready = [mention for mention in left if mention.within not in anchors] or left
    ready = [mention for mention in ready if not _is_beside_known(mention, left)] or ready
    waits = any(is_told_apart(mention) for mention in left)
    ready = sorted(ready, key=lambda mention: waits and mention.trigger.event_type == EFFECT)
    best: tuple[Mention, Cluster | None] = (ready[0], None)
    best_score = _JOIN
    for mention in ready:
        for cluster in clusters:
            if waits and mention.trigger.event_type == EFFECT and _is_above(cluster, mention):
                continue
            score = affinity(mention, cluster)
            if score > best_score or (score == best_score and best[1] is None):
                best, best_score = (mention, cluster), score
    return best


def _is_beside_known(mention: Mention, left: Sequence[Mention]) -> bool:
    """Whether a mention brings in what is told apart from a thing known to the reader, not yet placed."""
    known = {other.trigger.token for other in left if other.judgement.definite and other.trigger.part == "noun"}
    return mention.besides and not mention.judgement.definite and not mention.apart.isdisjoint(known)


def _is_above(cluster: Cluster, mention: Mention) -> bool:
    """Whether other sentences alone tell of a happening that may have done it, this one no more than points at it."""
    here = [other for other in cluster.mentions if other.order == mention.order]
    linked = any(mention.within == other.trigger.anchor for other in here)
    return bool(cluster.types & CAUSES) and not linked and all(map(is_bare_reference, here))


def _merged_blasts(clusters: list[Cluster]) -> list[Cluster]:
    """ "The explosion", told below of the one accident that exploded, is that: "gas exploded. The blast came at 3"."""
    mishaps = [c for c in clusters if any(type_and_mode(m) == _MISHAP for m in c.mentions)]
    if len(mishaps) != 1:
        return clusters
    told = [c for c in clusters if c is not mishaps[0] and all(_is_the_blast(m, mishaps[0]) for m in c.mentions)]
    return absorbed(clusters, mishaps[0], told, typed=_MISHAP)


def _is_the_blast(mention: Mention, mishap: Cluster) -> bool:
    known = mention.judgement.definite and mention.trigger.rule in _BARE_BLASTS and not mention.actors
    later = mention.order > mishap.mentions[0].order
    return known and later and date_score(mention, mishap) >= 0 and place_score(mention, mishap) >= 0


def _merged_mishaps(clusters: list[Cluster]) -> list[Cluster]:
    """What is only called an accident is the one shooting told, where nothing says that it was another accident."""
    fired = [c for c in clusters if any(m.trigger.event_mode in GUNFIRE for m in c.mentions)]
    if len(fired) != 1:
        return clusters
    told = [c for c in clusters if c is not fired[0] and _is_called_accident(c, fired[0])]
    return absorbed(clusters, fired[0], told)


def _is_called_accident(cluster: Cluster, shooting: Cluster) -> bool:
    called = [m for m in cluster.mentions if is_bare_accident(m)]
    if not called or not all(m in called or is_outcome(m) for m in cluster.mentions):
        return False
    new = [m for m in called if not m.judgement.definite and (strong_dates(m) or strong_places(m))]
    return not new and not any(date_score(m, shooting) < 0 or place_score(m, shooting) < 0 for m in cluster.mentions)


def _merged_effects(clusters: list[Cluster]) -> list[Cluster]:
    """People dead or hurt with nothing told that did it join the only violent event there is, if there is one."""
    causes = [c for c in clusters if c.types & CAUSES and not _is_bloodless(c)]
    kept = []
    for cluster in clusters:
        if len(causes) == 1 and _is_outcome_of(cluster, causes[0]):
            causes[0].take(cluster)
        else:
            kept.append(cluster)
    return kept


def _is_outcome_of(cluster: Cluster, cause: Cluster) -> bool:
    if not all(is_outcome(m) and not is_funeral(m) for m in cluster.mentions):
        return False
    if "x:DEATH" in cluster.types and _is_dated_before(cluster, cause):
        return False
    if any(place_score(m, cause) < 0 and (m.actors or newness(m, cause) > 0) for m in cluster.mentions):
        return False  # who or what killed them did it elsewhere
    if cluster.mentions[0].order < cause.mentions[0].order and any(_is_one_more(m, cluster) for m in cause.mentions):
        return False  # "a bomb killed two. Hours earlier, they had shot a judge"
    return all(affinity(mention, cause) > _MAY_BE_OUTCOME for mention in cluster.mentions)


def _is_one_more(cause: Mention, cluster: Cluster) -> bool:
    """Whether its words tell of one deed more, done to others: "Rebels killed a nurse. Meanwhile, a judge was shot"."""
    return cause.besides or (cause.goes_on and bool(cause.struck) and not cause.struck & cluster.struck)


def _is_dated_before(cluster: Cluster, cause: Cluster) -> bool:
    """Whether the days told beside the deaths end before any told beside the cause begins."""
    deaths = [v.end for m in cluster.mentions for d in strong_dates(m) if (v := d.mention.value) and v.end]
    starts = [v.start for m in cause.mentions for d in m.dates if (v := d.mention.value) and v.start]
    return bool(deaths and starts) and max(deaths) < min(starts)


def _merged_retellings(clusters: list[Cluster]) -> list[Cluster]:
    """An attack told again below, where by all that is said it may be one told above, joins the likeliest."""
    kept: list[Cluster] = []
    for cluster in clusters:
        above = _told_above(cluster, kept) if "ASSAULT" in cluster.types else None
        if above is None:
            kept.append(cluster)
        else:
            above.take(cluster)
    return kept


def _told_above(cluster: Cluster, others: Sequence[Cluster]) -> Cluster | None:
    best, most = None, _TOLD_AGAIN
    for other in others:
        told = (other, _without_sums(other))
        if "ASSAULT" not in other.types or any(_differs(m, c) for c in told for m in cluster.mentions):
            continue
        mean = sum(affinity(mention, other) for mention in cluster.mentions) / len(cluster.mentions)
        if mean > most:
            best, most = other, mean
    return best


def _without_sums(cluster: Cluster) -> Cluster:
    """A happening without the plurals that sum up many, "last night's attacks", which lend it their days."""
    return Cluster(mentions=[m for m in cluster.mentions if not m.plural] or cluster.mentions)


def _differs(mention: Mention, cluster: Cluster) -> bool:
    """Whether words, days or places tell that a mention is of another happening than the cluster's."""
    if newness(mention, cluster) or not affinity(mention, cluster):
        return True
    return date_score(mention, cluster) < 0 or place_score(mention, cluster) < 0


def _with_killings_apart(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Who is abducted and later killed is killed in a happening of its own, told with the abduction or not."""
    found: list[Cluster] = []
    for cluster in clusters:
        taken = [m for m in cluster.mentions if m.trigger.event_mode == "abduct" and not m.judgement.generic]
        killings = [m for m in cluster.mentions if _is_killing_of(m, taken)]
        others = [m for m in cluster.mentions if m not in killings]
        modes = {m.trigger.event_mode for m in others if m.trigger.event_type == "ASSAULT"}
        if not taken or not killings or modes - {None} != {"abduct"}:
            found.append(cluster)
            continue
        found.append(Cluster(mentions=_with_victims(others, killings)))
        found.extend(_joined(_with_victims(killings, taken)))
    return sorted(found, key=lambda c: (c.mentions[0].order, c.mentions[0].trigger.first))


def _with_victims(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions, the first with the victims of the others where none names any: "they were abducted and killed"."""
    if any(not phrase.pronoun for mention in mentions for phrase in mention.targets):
        return list(mentions)
    lender = next((o for o in others if any(not phrase.pronoun for phrase in o.targets)), None)
    if lender is None:
        return list(mentions)
    where = (lender.field, lender.sentence)
    lent = tuple(replace(p, told_in=p.told_in or where) for p in lender.targets if not p.pronoun)
    return [replace(mentions[0], targets=lent), *mentions[1:]]


def _is_killing_of(mention: Mention, taken: Sequence[Mention]) -> bool:
    """Whether it tells of a murder or a death that is no part of the abduction, as a guard's is that its words tell."""
    if word_of(mention) in MURDERS:
        return True
    is_death = mention.trigger.event_mode == "death" or mention.trigger.event_type == "x:DEATH"
    beside = [other for other in taken if other.order == mention.order]
    return is_death and (not beside or any(mention.struck & other.struck for other in beside))


def _is_bloodless(cluster: Cluster) -> bool:
    """Whether all that is told is an abduction or the like, of which nobody dies."""
    return all(m.trigger.event_mode in _BLOODLESS for m in cluster.mentions)


def cluster_type(cluster: Cluster) -> tuple[str, str | None, Mention]:
    """Type, mode and the mention that shows them best: what the strongest mentions say, early ones first.

    A shooting that is called an accident is an accidental shooting.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    for mention in cluster.mentions:
        event_type = "x:ACCIDENT" if is_known_blast(mention, cluster) else mention.trigger.event_type
        votes[event_type] += mention.weight * _early(mention)
    mishap = "ASSAULT" in votes and any(_is_of_its_days(m, cluster) for m in cluster.mentions if is_bare_accident(m))
    event_type = max(sorted(votes), key=lambda name: votes[name] * (0.25 if name == EFFECT else 1.0))
    event_type = "ASSAULT" if mishap or (event_type == "x:DEATH" and _is_of_gunfire(cluster)) else event_type
    certain = any(m.trigger.event_type == event_type and not m.judgement.generic for m in cluster.mentions)
    modes: defaultdict[str, float] = defaultdict(float)
    for mention in first_struck(cluster.mentions):
        if mention.trigger.event_type != event_type or is_beside(mention, cluster):
            continue
        if mention.judgement.generic and certain:
            continue
        if mention.trigger.event_mode is not None:
            modes[mention.trigger.event_mode] += mention.weight * _early(mention)
    if _BY_DESIGN in modes:  # "the blast", "the bombing" of a suicide bomber
        modes[_BY_DESIGN] += modes.pop("explosives", 0.0)
    mode = max(sorted(modes), key=lambda name: modes[name]) if modes else None
    told = (event_type, mode)
    shown = max(
        cluster.mentions,
        key=lambda m: (*map(operator.eq, type_and_mode(m), told), m.weight * _early(m), -m.order),
    )
    return event_type, "x:accidental-shooting" if mishap and mode == "firearms" else mode, shown


def _is_of_gunfire(cluster: Cluster) -> bool:
    """Whether those who died or were found dead are told in that sentence to have been shot: "of gunshot wounds"."""
    deaths = [m for m in cluster.mentions if m.trigger.event_type == "x:DEATH"]
    shot = {m.order for m in cluster.mentions if m.trigger.event_type == "ASSAULT" and m.trigger.event_mode in GUNFIRE}
    return all(m.trigger.event_mode is None for m in deaths) and any(m.order in shot for m in deaths)


def _is_of_its_days(mention: Mention, cluster: Cluster) -> bool:
    """Whether the days told beside a mention may be those of the words that open the article's account."""
    own = [link.mention.value for link in strong_dates(mention)]
    opening = next((days for other in cluster.mentions if (days := strong_dates(other))), [])
    told = [link.mention.value for link in opening]
    pairs = [(a, b) for a in own for b in told if a is not None and b is not None]
    return not pairs or any(not disjoint(a, b) for a, b in pairs)


def is_beside(mention: Mention, cluster: Cluster) -> bool:
    """Whether blasts, told in the plural, only stand beside what the happening was: they are not how it was done.

    Nor are fires where people were killed by hand: "massacred 40 villagers and set fire to their houses".
    """
    if mention.trigger.event_mode == "x:arson":
        return any(_is_killing_beside(other, mention) for other in cluster.mentions)
    if mention.trigger.event_mode not in _BLASTS or not mention.plural:
        return False
    return _is_beside_murder(mention, cluster) or _is_only_heard(mention, cluster)


def _is_killing_beside(killing: Mention, fire: Mention) -> bool:
    """Whether a verb of its own tells that the same ones killed people, and not by the fire: no "..., killing six"."""
    by_hand = word_of(killing) in _HAND_TO_HAND and bool(killing.actors) and bool(killing.targets)
    return by_hand and killing.within != fire.trigger.anchor


def _is_beside_murder(mention: Mention, cluster: Cluster) -> bool:
    murders = [m for m in cluster.mentions if word_of(m) in MURDERS and m.targets]
    own = {mention.within, mention.trigger.anchor} - {None}
    linked = any(m.order == mention.order and own & {m.within, m.trigger.anchor, *m.trigger.targets} for m in murders)
    return bool(murders) and not linked and not any(mention.participants & m.participants for m in murders)


def _is_only_heard(mention: Mention, cluster: Cluster) -> bool:
    """Whether a sentence of its own tells of blasts that struck nobody: "explosions were heard" where men attacked."""
    others = [m for m in cluster.mentions if m is not mention]
    strikes = [m for m in others if m.trigger.event_type == "ASSAULT" and m.targets]
    alone = not mention.targets and all(m.order != mention.order for m in others)
    return bool(strikes) and alone and all(m.trigger.event_mode in _BY_HAND for m in strikes)


def _early(mention: Mention) -> float:
    return 1.5 if mention.field == "title" else 1.2 if mention.sentence < _EARLY_SENTENCES else 0.8
