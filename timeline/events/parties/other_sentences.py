"""What sentences that only point at an event tell of it: who did it, whom it befell, who claims it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from timeline.events.happenings.mentions import Cluster, Mention
from timeline.events.parties.actors import ActorPhrase, Actors
from timeline.events.parties.attributions import find_attributions, pointed_at
from timeline.events.parties.claims import Claim, find_claims
from timeline.events.parties.listed import with_listed
from timeline.events.parties.named_bare import find_bare_names
from timeline.events.parties.named_later import find_later_names
from timeline.events.parties.participants import participants, with_selves
from timeline.events.parties.struck import find_struck, struck_in
from timeline.events.parties.victims import befell, find_identities, side_in
from timeline.events.syntax.view import View
from timeline.events.words.groups import REBEL_SECTORS, Groups
from timeline.events.words.lexicon import HURTING, VIOLENT

_SERIES = frozenset({"campaign", "chain", "rash", "series", "spate", "string", "wave"})


def attribute(
    clusters: Sequence[Cluster], views: Sequence[View], *, mentions: Sequence[Mention], known: Actors
) -> None:
    """Give the violent events those who are held to have done them in words that only point at the event."""
    if not any(cluster.types & VIOLENT for cluster in clusters):
        return
    for order, view in enumerate(views):
        told = {m.trigger.token for m in mentions if m.order == order}
        for found in find_attributions(view, order, told):
            owner = pointed_at(found, clusters)
            if owner is None:
                continue
            phrases = participants(view, [found.head], known, event=found.head, harmed=False)
            where = (view.sentence.field, view.sentence.index)
            cluster, number = owner
            mention = cluster.mentions[number]
            more = tuple(replace(p, told_in=where) for p in phrases if not p.pronoun)
            cluster.mentions[number] = replace(mention, actors=(*mention.actors, *more))


def lend_series(clusters: Sequence[Cluster], views: Sequence[View]) -> None:
    """Give the acts of a series told without their actors whoever carried it out.

    "The Front is behind a wave of kidnappings. On Monday a mayor was kidnapped."
    """
    series = [m for c in clusters for m in c.mentions if m.plural and m.actors and _is_series(views[m.order], m)]
    for cluster in clusters:
        lead = cluster.mentions[0]
        told = [m for m in series if m.order < lead.order and _is_of_series(cluster, m)]
        if not told or any(not p.pronoun for m in cluster.mentions for p in m.actors):
            continue
        where = (told[-1].field, told[-1].sentence)
        lent = tuple(replace(p, told_in=p.told_in or where) for p in told[-1].actors if not p.pronoun)
        cluster.mentions[0] = replace(lead, actors=lent)


def _is_series(view: View, mention: Mention) -> bool:
    """Whether a plural noun tells of a series: "a wave of kidnappings"."""
    tokens = view.sentence.tokens
    link = tokens[tokens[mention.trigger.token].head]
    return link.lemma.lower() == "of" and view.lemmas[link.head] in _SERIES


def _is_of_series(cluster: Cluster, series: Mention) -> bool:
    """Whether all that is told of a happening are single acts of the mode of a series."""
    modes = {m.trigger.event_mode for m in cluster.mentions if not m.trigger.is_effect}
    return series.trigger.event_mode is not None and modes == {series.trigger.event_mode}


def identify(clusters: Sequence[Cluster], views: Sequence[View], *, known: Actors) -> None:
    """Give the events that befell people those whom other sentences name as their victims, or as who did it."""
    for order, view in enumerate(views):
        for found in find_identities(view, order):
            owner = befell(found, clusters, views)
            if owner is None:
                continue
            side = side_in(found, owner[0], views) or found.side
            _lend(owner, view, found.head, side, known=known, called=found.called)
    for later in tuple(find_later_names(views, clusters)):
        _lend(
            (later.cluster, later.number),
            views[later.position],
            later.head,
            "targets",
            known=known,
            called=later.described,
            person=True,
        )
    for bare in tuple(find_bare_names(views, clusters, known)):
        owner = (bare.cluster, bare.number)
        if all(p.told_in is None for p in (*bare.mention.actors, *bare.mention.targets)):
            _lend(owner, views[bare.position], bare.head, bare.side, known=known, called=bare.described, person=True)


def strike(clusters: Sequence[Cluster], views: Sequence[View], *, known: Actors) -> None:
    """Give the attacks the things that other words say they struck."""
    if not any("ASSAULT" in cluster.types for cluster in clusters):
        return
    for order, view in enumerate(views):
        told = {p.head for c in clusters for m in c.mentions if m.order == order for p in (*m.targets, *m.actors)}
        for found in find_struck(view, order):
            owner = struck_in(found, clusters) if found.head not in told else None
            if owner is None:
                continue
            _lend(owner, view, found.head, "targets", known=known)


def _lend(
    owner: tuple[Cluster, int],
    view: View,
    head: int,
    side: Literal["actors", "targets"],
    *,
    known: Actors,
    called: str = "",
    person: bool = False,
) -> None:
    """Add to a mention those whom another sentence names at `head`, a `person` whatever the model takes it for.

    `called` is what they were called before.
    """
    cluster, number = owner
    mention = cluster.mentions[number]
    where = (view.sentence.field, view.sentence.index)
    phrases = participants(view, [head], known, event=head, harmed=True)
    more = tuple(replace(p, told_in=where, person=p.person or person) for p in phrases if not p.pronoun)
    more = tuple(replace(p, described=f"{p.described}, {called}") if called and p.person else p for p in more)
    if side == "actors":
        cluster.mentions[number] = replace(mention, actors=(*mention.actors, *more))
    else:
        cluster.mentions[number] = replace(mention, targets=(*mention.targets, *more))


def list_victims(clusters: Sequence[Cluster], views: Sequence[View], *, known: Actors) -> None:
    """Give the events that hurt people those listed beside whom their own words name."""
    for cluster in clusters:
        if not cluster.types & HURTING:
            continue
        for number, mention in enumerate(cluster.mentions):
            if mention.share is not None:
                continue  # "killed a nun in Bern and two guards in Basel": each has its own
            view = views[mention.order]
            told = [p.head for p in mention.targets if p.told_in is None and not p.pronoun]
            heads = [head for head in with_listed(view.sentence, told, mention.trigger.token) if head not in told]
            more = participants(view, heads, known, event=mention.trigger.token, harmed=True)
            more = with_selves(tuple(p for p in more if p.head in heads), mention.actors, view)
            cluster.mentions[number] = replace(mention, targets=(*mention.targets, *more))


def claims_by_cluster(clusters: Sequence[Cluster], views: Sequence[View]) -> dict[int, list[Claim]]:
    """A claim goes to the violent event told last when it is made."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for order, view in enumerate(views):
        for claim in find_claims(view, order):
            for owner in _claimed(claim, clusters):
                found[owner].append(claim)
    return found


def lend_claimants(
    clusters: Sequence[Cluster], views: Sequence[View], claims: Mapping[int, Sequence[Claim]], *, known: Actors
) -> None:
    """Give an attack the body that claims it as one who did it, unless another body is named as that."""
    for number, told in claims.items():
        cluster = clusters[number]
        phrases = [p for m in cluster.mentions for p in m.actors if not (p.pronoun or p.person or p.generic)]
        for claim in () if phrases else told:
            view = views[claim.position]
            where = (view.sentence.field, view.sentence.index)
            found = participants(view, [claim.claimant], known, event=claim.claimant, harmed=False)
            bodies = [p for p in found if not (p.pronoun or p.person)] or _led(view, claim, known)
            more = tuple(replace(p, told_in=where) for p in bodies)
            last = cluster.mentions[-1]
            cluster.mentions[-1] = replace(last, actors=(*last.actors, *more))


def _led(view: View, claim: Claim, known: Actors) -> Sequence[ActorPhrase]:
    """The armed group whose leader claims: "Ann Roe, the leader of the Front, claimed the raid"."""
    spans = Groups.load().spans(view.sentence.tokens, claim.first, claim.last)
    heads = [span.last - 1 for span in spans if span.code.split()[1] in REBEL_SECTORS]
    return participants(view, heads, known, event=heads[0], harmed=False) if len(heads) == 1 else ()


def _claimed(claim: Claim, clusters: Sequence[Cluster]) -> list[int]:
    """The events that a claim is of: the one told last before it, or as many as it counts."""
    told: dict[int, tuple[int, int]] = {}
    for number, cluster in enumerate(clusters):
        if "ASSAULT" not in cluster.types:
            continue
        for mention in cluster.mentions:
            if claim.many == 1 and mention.order == claim.position and mention.trigger.token == claim.noun:
                return [number]
            if mention.order <= claim.position:
                told[number] = max(told.get(number, (-1, 0)), (mention.order, number))
    last = sorted(told, key=lambda number: told[number])
    return [] if claim.more else last[-claim.many :]
