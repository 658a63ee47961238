"""From mentions to happenings: the mentions of one event in one article are joined, two events of a kind kept apart."""

from __future__ import annotations

import datetime
import itertools
import math
import operator
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from timeline.events.actors import ActorPhrase
from timeline.events.assertion import Judgement
from timeline.events.attachment import DateLink, PlaceLink
from timeline.events.hints import mode_hint
from timeline.events.lexicon import EFFECT
from timeline.events.triggers import Trigger
from timeline.model import Assertion, DateValue, FieldText, Place

Told = Literal["new", "known", "many"]
VIOLENT = frozenset({"ASSAULT", EFFECT, "x:DEATH"})
CAUSES = frozenset({"ASSAULT", "x:ACCIDENT", "x:DISASTER", "x:HEALTH", "x:CRIME"})
HURTING = CAUSES | VIOLENT | {"PROTEST"}
_JOIN = 0.9
_HEADLINE_BOND = 0.7
_HEAD_SENTENCES = 5
OUTCOME_DAYS = 45
LOOSE_DAYS = 14
_SINGLING = frozenset({"assassinate", "assassination", "kidnap", "kidnapping", "abduct", "abduction"})
_YEAR_DAYS = 366
_OTHER_DAY = -1.8
_FAR_APART = -1.2
_NEIGHBOURING_KM = 25.0
_SAME_WORD = 0.3
_DEFINITE = 0.1
_OF_KNOWN = 0.5
_SAME_PARAGRAPH = 0.2
_TOLD_AGAIN = 1.2
_MAY_BE_OUTCOME = 0.3
_MISHAP = 0.8
_OTHER = 0.9
_OTHER_VICTIM = -1.6
_ANOTHER_ATTACK = 1.7
_BESIDES = 1.1
_FRESH = 1.5
_OTHER_SINGLED = 0.7
_MURDER_AND_BLAST = 0.6
_WRECKING = frozenset({"aerial", "destroy", "explosives", "heavy-weapons", "x:arson", "x:sabotage"})
_OTHER_BOMB = 0.6
_STRONG_DATE = 0.5
_NEAREST_DATE = 0.4
_FAINT_DATE = 0.3
_LOOSE = ("dateline", "relative_to_event")
_STRONG_PLACE = 0.5
_NEAR = 0.4
_NEAR_SENTENCES = 3
_ARMS = ("firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "primitive", "unconventional")
_GUNFIRE = frozenset({"firearms", "x:accidental-shooting"})
_BLASTS = frozenset({"aerial", "explosives", "heavy-weapons"})
_MURDERS = frozenset({"assassinate", "assassination", "killing", "murder", "slaying"})
_BLOODLESS = frozenset({"abduct", "x:hijack", "x:sabotage"})
_KIN_MODES = (
    frozenset({"aerial", "explosives", "drone", "heavy-weapons"}),
    frozenset({"explosives", "suicide-attack"}),
    frozenset({"firearms", "x:accidental-shooting"}),
    frozenset({"x:arson", "destroy"}),
    frozenset({"aerial", "explosives", "heavy-weapons", "destroy"}),
    frozenset({"firearms", "beat", "primitive"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A trigger with all that its sentence says of it. `order` counts sentences, the title first.

    `participants` are its actors and targets folded for comparison, `struck` the targets alone, `kinds_of_victims`
    what its targets are whatever the words. `by_many` marks an attack of a group or of several. `things` are the heads
    of the buildings, vehicles and lines among the targets, `fresh` marks that one of them is new to the reader.
    `besides` marks what is told as one thing more, `of_known` that those it befell are told of before. `paragraph` is
    None for the title. `plural` marks a noun in the plural. `apart` are the tokens of the sentence's other triggers
    that it is told to come after or before. `bomb` says whether a verb tells of a bomb or the like that is new to the
    reader, of a known one, or of many.
    """

    trigger: Trigger
    judgement: Judgement
    field: FieldText
    sentence: int
    order: int
    start: int
    within: int | None
    governed: bool
    depth: int
    weight: float
    actors: tuple[ActorPhrase, ...]
    targets: tuple[ActorPhrase, ...]
    participants: frozenset[str]
    kinds_of_victims: frozenset[str]
    dates: tuple[DateLink, ...]
    places: tuple[PlaceLink, ...]
    struck: frozenset[str] = frozenset()
    by_many: bool = False
    things: frozenset[str] = frozenset()
    fresh: bool = False
    besides: bool = False
    paragraph: int | None = None
    of_known: bool = False
    plural: bool = False
    apart: frozenset[int] = frozenset()
    bomb: Told | None = None


@dataclass(slots=True)
class Cluster:
    """The mentions of one happening, in text order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def types(self) -> frozenset[str]:
        """The types of its mentions, effects apart where there is anything else."""
        found = frozenset(m.trigger.event_type for m in self.mentions)
        return found - {EFFECT} or found

    @property
    def participants(self) -> frozenset[str]:
        """Everyone named in it."""
        return frozenset().union(*(m.participants for m in self.mentions))

    @property
    def struck(self) -> frozenset[str]:
        """Everyone and everything that it befell."""
        return frozenset().union(*(m.struck for m in self.mentions))


def compose(mentions: Sequence[Mention]) -> list[Cluster]:
    """Clusters in order of first mention. Mentions that tell of nothing real join none and make none.

    Sentences are read in order; within one, the mention that fits an event best joins it first.
    """
    real = _with_lent_spots([m for m in mentions if m.judgement.assertion is not None])
    return _with_killings_apart(_merged_retellings(_merged_effects(_merged_mishaps(_joined(real)))))


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
        cluster.mentions.sort(key=lambda m: (m.order, m.trigger.first))
    clusters.sort(key=lambda c: (c.mentions[0].order, c.mentions[0].trigger.first))
    return clusters


def _with_lent_spots(mentions: Sequence[Mention]) -> list[Mention]:
    """Give a mention that has none the days and places of what its sentence says it came of or was struck by.

    "Died in Friday's raid on Basra"; "a march was bombed in Basra on Friday"; "on Friday two died when a bomb blew up".
    """
    causes = {(m.order, m.within): m for m in mentions if m.within is not None}
    hurts = {(m.order, m.within): m for m in mentions if m.within is not None and m.trigger.event_type == EFFECT}
    strikes = {
        (m.order, target): m for m in mentions if m.trigger.event_type == "ASSAULT" for target in m.trigger.targets
    }
    told = []
    for mention in mentions:
        lender = strikes.get((mention.order, mention.trigger.token))
        if mention.trigger.event_type == EFFECT:
            lender = causes.get((mention.order, mention.trigger.anchor))
        lender = lender or hurts.get((mention.order, mention.trigger.anchor))
        if lender is not None and lender.dates and not strong_dates(mention):
            mention = replace(mention, dates=lender.dates)
        if lender is not None and lender.places and not _strong_places(mention):
            mention = replace(mention, places=lender.places)
        told.append(mention)
    return told


def _best_pair(left: Sequence[Mention], clusters: Sequence[Cluster]) -> tuple[Mention, Cluster | None]:
    """The mention that fits a cluster best, the earlier of equals; the first mention where none fits.

    What a participle tells of another mention's verb waits for that one: "a bomb went off, killing two".
    """
    anchors = {mention.trigger.anchor for mention in left}
    ready = [mention for mention in left if mention.within not in anchors] or left
    best: tuple[Mention, Cluster | None] = (ready[0], None)
    best_score = _JOIN
    for mention in ready:
        for cluster in clusters:
            score = affinity(mention, cluster)
            if score > best_score or (score == best_score and best[1] is None):
                best, best_score = (mention, cluster), score
    return best


def affinity(mention: Mention, cluster: Cluster) -> float:
    """How likely a mention tells of the cluster's event; 0.9 joins."""
    kind = _kind_score(mention, cluster)
    if kind is None or any(o.order == mention.order and o.trigger.token in mention.apart for o in cluster.mentions):
        return 0.0
    if mention.trigger.event_type == "COERCE" and _seizes_others(mention, cluster):
        return 0.0
    score = kind + _date_score(mention, cluster) + _place_score(mention, cluster) + _people_score(mention, cluster)
    if mention.judgement.definite:
        score += _DEFINITE
    if mention.of_known and mention.trigger.event_type in HURTING:
        score += _OF_KNOWN
    if any(mention.paragraph == other.paragraph for other in cluster.mentions):
        score += _SAME_PARAGRAPH
    score -= _newness(mention, cluster)
    if mention.trigger.event_type in CAUSES and _is_same_word(mention, cluster):
        score += _SAME_WORD
    if kind > 0.5 and any(mention.order == o.order and mention.within == o.trigger.anchor for o in cluster.mentions):
        score += 1.2
    gap = min(abs(mention.order - other.order) for other in cluster.mentions)
    score += _NEAR - 0.05 * gap if gap <= _NEAR_SENTENCES else 0.0
    score += 0.1 if any(other.field == "title" or other.order <= 1 for other in cluster.mentions) else 0.0
    return score + _headline_score(mention, cluster) + _assertion_score(mention, cluster)


def _newness(mention: Mention, cluster: Cluster) -> float:
    """What the words take off that say it is another happening: "another bomb", "also bombed", a thing not yet told."""
    score = 0.0
    if mention.judgement.other:
        hurts = mention.trigger.event_type == "ASSAULT" and not mention.judgement.definite
        score = _ANOTHER_ATTACK if hurts else _OTHER  # "it was the third attack this year" may be the one told
    if mention.besides and not mention.struck & cluster.struck:
        score += _BESIDES
    if _singles_another(mention, cluster):
        score += _OTHER_SINGLED
    if _is_murder_beside_blast(mention, cluster):
        score += _MURDER_AND_BLAST
    if _is_other_bomb(mention, cluster):
        score += _OTHER_BOMB
    return score + (_FRESH if _strikes_fresh(mention, cluster) else 0.0)


def _singles_another(mention: Mention, cluster: Cluster) -> bool:
    """Whether a verb tells, in a sentence of its own, of a murder or abduction of others than the cluster's victims."""
    if mention.field == "title" or mention.trigger.part != "verb" or mention.judgement.definite:
        return False
    apart_in_text = all(other.order != mention.order for other in cluster.mentions)
    return apart_in_text and is_singling(mention) and _strikes_others(mention, cluster)


def _is_murder_beside_blast(mention: Mention, cluster: Cluster) -> bool:
    """Whether one tells of a murder, the other of blasts or fires alone that befell others; not of "the bomb"."""
    if mention.struck & cluster.struck or mention.bomb == "known" or mention.judgement.definite:
        return False
    if is_singling(mention):
        modes = {other.trigger.event_mode for other in cluster.mentions} - {None, "death", "injured"}
        return bool(mention.struck and modes) and modes <= _WRECKING
    causes = [other for other in cluster.mentions if other.trigger.event_type == "ASSAULT"]
    murders = bool(causes) and all(is_singling(other) and other.struck for other in causes)
    return murders and mention.trigger.event_mode in _WRECKING


def _strikes_others(mention: Mention, cluster: Cluster) -> bool:
    return bool(mention.struck and cluster.struck) and not mention.struck & cluster.struck


def _is_other_bomb(mention: Mention, cluster: Cluster) -> bool:
    """Whether a sentence of its own brings in a bomb where the cluster's own sentences told of one before."""
    if mention.bomb != "new" or mention.field == "title" or any(o.order == mention.order for o in cluster.mentions):
        return False
    if not mention.struck or mention.struck & cluster.struck:
        return False
    return any(o.bomb in ("new", "known") and o.field != "title" for o in cluster.mentions)


def _strikes_fresh(mention: Mention, cluster: Cluster) -> bool:
    """Whether a sentence of its own tells that some thing new was struck, where the cluster's were other things.

    "A bomb went off outside a bank" is not the one that "destroyed a bus". The title's things are told again below it.
    """
    if mention.field == "title" or any(other.order == mention.order for other in cluster.mentions):
        return False
    theirs = frozenset().union(*(other.things for other in cluster.mentions))
    return mention.fresh and bool(theirs) and not mention.things & theirs


def _is_same_word(mention: Mention, cluster: Cluster) -> bool:
    """Whether both use one word: not where one of them sums up many, "the kidnappings" and "was kidnapped"."""
    alike = [other for other in cluster.mentions if _word(other) == _word(mention)]
    return bool(alike) and not mention.plural and not all(other.plural for other in alike)


def _headline_score(mention: Mention, cluster: Cluster) -> float:
    """The head of a text tells the happening of its headline: the first of a kind there joins the headline's."""
    told_above = all(other.field == "title" or other.order == mention.order for other in cluster.mentions)
    told_above = told_above and any(other.field == "title" for other in cluster.mentions)
    at_head = mention.field == "text" and mention.sentence < _HEAD_SENTENCES
    return _HEADLINE_BOND if told_above and at_head else 0.0


def _kind_score(mention: Mention, cluster: Cluster) -> float | None:
    kind, kinds = mention.trigger.event_type, cluster.types
    if _is_funeral(mention) != any(_is_funeral(other) for other in cluster.mentions):
        return None
    if kind == EFFECT:
        return 0.85 if kinds & (CAUSES | VIOLENT) else 0.3 if "PROTEST" in kinds else None
    if kinds == {EFFECT}:
        return 0.8 if kind in CAUSES | VIOLENT else None
    if kind in kinds:
        return 0.8 + _mode_score(mention, cluster)
    if kind in VIOLENT and kinds & VIOLENT:
        return 0.6
    return _MISHAP if _is_gun_mishap(mention, cluster) else None


def _is_gun_mishap(mention: Mention, cluster: Cluster) -> bool:
    """Whether one side tells of gunfire and the other that it was an accident: "the shooting was an accident".

    An accident that is new to the reader is one of another kind, but in a headline.
    """
    if is_bare_accident(mention):
        fired = [m for m in cluster.mentions if m.trigger.event_mode in _GUNFIRE]
        near = any(m.order == mention.order for m in fired)
        return bool(fired) and (near or mention.judgement.definite or mention.field == "title")
    headed = any(is_bare_accident(m) and m.field == "title" for m in cluster.mentions)
    return mention.trigger.event_mode in _GUNFIRE and headed


def is_bare_accident(mention: Mention) -> bool:
    """Whether a mention only says that something was an accident."""
    return _kind(mention) == ("x:ACCIDENT", None) and mention.judgement.assertion in ("occurred", "alleged")


def _is_funeral(mention: Mention) -> bool:
    """A funeral comes after the deaths, and is none of what they came of."""
    return mention.trigger.event_mode == "x:funeral"


def _mode_score(mention: Mention, cluster: Cluster) -> float:
    mode = mention.trigger.event_mode
    alike = [m for m in cluster.mentions if m.trigger.event_type == mention.trigger.event_type]
    modes = {m.trigger.event_mode for m in alike} - {None}
    if mode is not None and modes:
        if mode in modes:
            return 0.3
        if _is_kin({mode}, modes):
            return 0.1
        return -0.5 if mode in _ARMS else -0.7
    hinted, hints = {_hint(mention)} - {None}, {_hint(m) for m in alike} - {None}
    if not hinted or not hints:
        return 0.1
    return 0.25 if hinted & hints or _is_kin(hinted, hints) else -0.15


def _is_kin(some: Set[str | None], others: Set[str | None]) -> bool:
    return any(some & kin and others & kin for kin in _KIN_MODES)


def _hint(mention: Mention) -> str | None:
    """The mode, or what the word mostly stands for: strikes come from the air, ambushes from guns."""
    return mention.trigger.event_mode or mode_hint(_word(mention))


def _word(mention: Mention) -> str:
    """The trigger's word, as its rule names it: "ambush" in noun and verb alike."""
    part, colon, rest = mention.trigger.rule.partition(":")
    return rest.partition(":")[0] if colon else part


def is_outcome(mention: Mention) -> bool:
    """Whether a mention tells that someone died or was hurt, not by what: the day of a death may be a later one."""
    return mention.trigger.event_type in (EFFECT, "x:DEATH")


def strong_dates(mention: Mention) -> list[DateLink]:
    """The dates that stand in the mention's own clause."""
    return [
        link
        for link in mention.dates
        if link.score >= (_NEAREST_DATE if link.nearest else _STRONG_DATE)
        and link.mention.value is not None
        and link.mention.value.basis not in _LOOSE
    ]


def _date_score(mention: Mention, cluster: Cluster) -> float:
    own = strong_dates(mention)
    same_kind = [m for m in cluster.mentions if is_outcome(m) == is_outcome(mention)]
    theirs = [link for other in cluster.mentions for link in strong_dates(other)]
    apart_in_text = all(mention.order != other.order for other in cluster.mentions)
    if apart_in_text and not own and theirs and all(_is_vague(link) for link in theirs):
        return -0.5
    if own and not theirs:
        return _FAR_APART if _is_far(own, cluster.mentions) else 0.0
    if theirs and not own:
        return _FAR_APART if _is_far(theirs, [mention]) else 0.0
    if not own:
        return 0.0
    for first in own:
        for second in theirs:
            a, b = first.mention.value, second.mention.value
            if a is not None and b is not None and not disjoint(a, b):
                same = (a.start, a.end) == (b.start, b.end)
                return 0.6 if same else 0.4 if _holds(a, b) or _holds(b, a) else 0.2
    if not any(strong_dates(other) for other in same_kind) and _may_follow(mention, own, theirs):
        return 0.0
    return _OTHER_DAY


def _is_far(own: Sequence[DateLink], others: Sequence[Mention]) -> bool:
    """Whether the others' days, known only by way of other events or a dateline, lie weeks from all of these.

    Years, where the others' days stand in their sentence at a distance: the border war of 1977 is no part of last
    Friday's shooting.
    """
    gaps = [
        (link.score >= _STRONG_DATE, _gap_days(mine.mention.value, link.mention.value))
        for mine in own
        for other in others
        for link in other.dates
        if mine.mention.value is not None and link.mention.value is not None and link.score >= _FAINT_DATE
    ]
    near = [days for strong, days in gaps if strong]
    return bool(gaps) and (min(near, default=0) > LOOSE_DAYS or min(days for _, days in gaps) > _YEAR_DAYS)


def _gap_days(first: DateValue, second: DateValue) -> int:
    """The days between two dates: 0 where they touch, or where one has an open end on the other's side."""
    early, late = sorted((first, second), key=lambda v: v.start or datetime.date.min)
    if early.end is None or late.start is None:
        return 0
    return max(0, (late.start - early.end).days)


def _may_follow(mention: Mention, own: Sequence[DateLink], theirs: Sequence[DateLink]) -> bool:
    """Whether the one told as an outcome may have come of the other: within weeks after it, not before."""
    outcomes, causes = (own, theirs) if is_outcome(mention) else (theirs, own)
    starts = [link.mention.value.start for link in causes if link.mention.value and link.mention.value.start]
    ends = [link.mention.value.end for link in outcomes if link.mention.value and link.mention.value.end]
    if not starts or not ends:
        return False
    return 0 <= (max(ends) - min(starts)).days <= OUTCOME_DAYS


def _is_vague(link: DateLink) -> bool:
    """A year or more: history, which later mentions without a date seldom mean."""
    return link.mention.value is not None and link.mention.value.precision >= 5


def _strong_places(mention: Mention) -> list[PlaceLink]:
    """The places in the mention's own clause, but the countries that act in it."""
    return [
        link
        for link in mention.places
        if link.score >= _STRONG_PLACE
        and link.mention.place is not None
        and link.mention.role == "location"
        and not any(p.start <= link.mention.start and link.mention.end <= p.end for p in mention.actors)
    ]


def _finest(mentions: Sequence[Mention]) -> list[Place]:
    """The places in the mentions' clauses but those that only say in what a town lies: "in Basra, in southern Iraq"."""
    places = [link.mention.place for m in mentions for link in _strong_places(m) if link.mention.place is not None]
    return [place for place in places if not any(inside(other, place) for other in places)]


def _place_score(mention: Mention, cluster: Cluster) -> float:
    pairs = list(itertools.product(_finest([mention]), _finest(cluster.mentions)))
    if not pairs:
        return 0.0
    if any(a.place_id == b.place_id for a, b in pairs):
        return 0.5
    if any(inside(a, b) or inside(b, a) for a, b in pairs):
        return 0.3
    return -1.3 if all(apart(a, b) for a, b in pairs) else 0.0


def _people_score(mention: Mention, cluster: Cluster) -> float:
    known = cluster.participants
    if not mention.participants or not known:
        told = mention.trigger.event_type == "CONSULT" and len(mention.participants) > 1
        return -0.5 if told and mention.trigger.part != "noun" else 0.0
    if names_other(mention, cluster):
        return _OTHER_VICTIM
    shared = mention.participants & known
    if mention.by_many and mention.struck and cluster.struck:
        # an army strikes many times; one gunman's victims are mostly of one day
        shared &= mention.struck | cluster.struck
    if mention.trigger.event_type in ("CONSULT", "AGREE"):
        strangers = mention.participants - known
        return 0.6 if not strangers else -0.8 if len(strangers) >= len(shared) else 0.1
    if shared:
        return 0.5
    if mention.trigger.event_type in VIOLENT:
        kinds = frozenset().union(*(m.kinds_of_victims for m in cluster.mentions))
        if not mention.kinds_of_victims or not kinds:
            return -0.1
        alike = mention.kinds_of_victims & kinds
        return 0.3 if alike - {"CVL"} else -0.1 if alike else -0.45
    if mention.trigger.event_mode == "arrest" and _names_one(mention, cluster):
        return -0.1
    return -0.6


def names_other(mention: Mention, cluster: Cluster) -> bool:
    """Whether whoever was murdered or taken here has a name, and those of the cluster's own have others."""
    if _word(mention) not in _SINGLING:
        return False
    alike = [other for other in cluster.mentions if _word(other) in _SINGLING]
    own = _surnames(mention.targets)
    theirs = frozenset().union(*(_surnames(other.targets) for other in alike))
    return bool(own and theirs) and not own & theirs


def is_singling(mention: Mention) -> bool:
    """Whether its word tells of somebody picked out: murdered, assassinated, abducted."""
    return _word(mention) in _SINGLING | _MURDERS


def _surnames(phrases: Sequence[ActorPhrase]) -> frozenset[str]:
    return frozenset(p.name.casefold().split()[-1] for p in phrases if _is_named(p))


def _names_one(mention: Mention, cluster: Cluster) -> bool:
    """Whether whom the cluster's arrest only describes is named here: "a student was held", "Ann Roe was held"."""
    held = [phrase for other in cluster.mentions for phrase in other.targets if not phrase.pronoun]
    described = bool(held) and not any(_is_named(phrase) or phrase.plural for phrase in held)
    return described and any(_is_named(phrase) for phrase in mention.targets)


def _is_named(phrase: ActorPhrase) -> bool:
    """Whether a phrase is a person's name, by the model or by its capitals."""
    capitals = all(word[0].isupper() for word in phrase.name.split()) and not phrase.name.isupper()
    return phrase.person or (capitals and not phrase.generic)


def _seizes_others(mention: Mention, cluster: Cluster) -> bool:
    """Whether both name persons in full and none is the same: the arrest of his brother, the arrest of his father."""
    own = _full_names(mention.targets)
    theirs = frozenset().union(*(_full_names(other.targets) for other in cluster.mentions))
    return bool(own and theirs) and not own & theirs


def _full_names(phrases: Sequence[ActorPhrase]) -> frozenset[str]:
    return frozenset(p.name.casefold() for p in phrases if p.person and " " in p.name)


def _assertion_score(mention: Mention, cluster: Cluster) -> float:
    statuses: set[Assertion | None] = {m.judgement.assertion for m in cluster.mentions}
    if mention.judgement.assertion in statuses:
        return 0.0
    return -0.3 if mention.judgement.assertion in ("planned", "threatened", "denied") else -0.1


def _merged_mishaps(clusters: list[Cluster]) -> list[Cluster]:
    """What is only called an accident is the one shooting told, where nothing says that it was another accident."""
    fired = [c for c in clusters if any(m.trigger.event_mode in _GUNFIRE for m in c.mentions)]
    if len(fired) != 1:
        return clusters
    told = [c for c in clusters if c is not fired[0] and _is_called_accident(c, fired[0])]
    for cluster in told:
        fired[0].mentions.extend(cluster.mentions)
    fired[0].mentions.sort(key=lambda m: (m.order, m.trigger.first))
    return [c for c in clusters if c not in told]


def _is_called_accident(cluster: Cluster, shooting: Cluster) -> bool:
    called = [m for m in cluster.mentions if is_bare_accident(m)]
    if not called or not all(m in called or is_outcome(m) for m in cluster.mentions):
        return False
    new = [m for m in called if not m.judgement.definite and (strong_dates(m) or _strong_places(m))]
    return not new and not any(_date_score(m, shooting) < 0 or _place_score(m, shooting) < 0 for m in cluster.mentions)


def _merged_effects(clusters: list[Cluster]) -> list[Cluster]:
    """People dead or hurt with nothing told that did it join the only violent event there is, if there is one."""
    causes = [c for c in clusters if c.types & CAUSES and not _is_bloodless(c)]
    kept = []
    for cluster in clusters:
        if len(causes) == 1 and _is_outcome_of(cluster, causes[0]):
            causes[0].mentions.extend(cluster.mentions)
            causes[0].mentions.sort(key=lambda m: (m.order, m.trigger.first))
        else:
            kept.append(cluster)
    return kept


def _is_outcome_of(cluster: Cluster, cause: Cluster) -> bool:
    if not all(is_outcome(m) and not _is_funeral(m) for m in cluster.mentions):
        return False
    if "x:DEATH" in cluster.types and _is_dated_before(cluster, cause):
        return False
    return all(affinity(mention, cause) > _MAY_BE_OUTCOME for mention in cluster.mentions)


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
            above.mentions.extend(cluster.mentions)
            above.mentions.sort(key=lambda m: (m.order, m.trigger.first))
    return kept


def _told_above(cluster: Cluster, others: Sequence[Cluster]) -> Cluster | None:
    best, most = None, _TOLD_AGAIN
    for other in others:
        if "ASSAULT" not in other.types or any(_differs(mention, other) for mention in cluster.mentions):
            continue
        mean = sum(affinity(mention, other) for mention in cluster.mentions) / len(cluster.mentions)
        if mean > most:
            best, most = other, mean
    return best


def _differs(mention: Mention, cluster: Cluster) -> bool:
    """Whether words, days or places tell that a mention is of another happening than the cluster's."""
    if _newness(mention, cluster) or not affinity(mention, cluster):
        return True
    return _date_score(mention, cluster) < 0 or _place_score(mention, cluster) < 0


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
    if _word(mention) in _MURDERS:
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
        votes[mention.trigger.event_type] += mention.weight * _early(mention)
    mishap = "ASSAULT" in votes and any(map(is_bare_accident, cluster.mentions))
    event_type = max(sorted(votes), key=lambda name: votes[name] * (0.25 if name == EFFECT else 1.0))
    event_type = "ASSAULT" if mishap else event_type
    certain = any(m.trigger.event_type == event_type and not m.judgement.generic for m in cluster.mentions)
    modes: defaultdict[str, float] = defaultdict(float)
    for mention in cluster.mentions:
        if mention.trigger.event_type != event_type or is_beside_murder(mention, cluster):
            continue
        if mention.judgement.generic and certain:
            continue
        if mention.trigger.event_mode is not None:
            modes[mention.trigger.event_mode] += mention.weight * _early(mention)
    mode = max(sorted(modes), key=lambda name: modes[name]) if modes else None
    told = (event_type, mode)
    shown = max(
        cluster.mentions,
        key=lambda m: (*map(operator.eq, _kind(m), told), m.weight * _early(m), -m.order),
    )
    return event_type, "x:accidental-shooting" if mishap and mode == "firearms" else mode, shown


def _kind(mention: Mention) -> tuple[str, str | None]:
    return mention.trigger.event_type, mention.trigger.event_mode


def is_beside_murder(mention: Mention, cluster: Cluster) -> bool:
    """Whether bombings or the like, told in the plural, only stand beside a murder: they are not how it was done."""
    if mention.trigger.event_mode not in _BLASTS or not mention.plural:
        return False
    murders = [m for m in cluster.mentions if _word(m) in _MURDERS and m.targets]
    own = {mention.within, mention.trigger.anchor} - {None}
    linked = any(m.order == mention.order and own & {m.within, m.trigger.anchor, *m.trigger.targets} for m in murders)
    return bool(murders) and not linked and not any(mention.participants & m.participants for m in murders)


def _early(mention: Mention) -> float:
    return 1.5 if mention.field == "title" else 1.2 if mention.order <= 2 else 0.8


def disjoint(first: DateValue, second: DateValue) -> bool:
    """Whether two dates share no day."""
    low = max((d for d in (first.start, second.start) if d is not None), default=datetime.date.min)
    high = min((d for d in (first.end, second.end) if d is not None), default=datetime.date.max)
    return low > high


def _holds(wide: DateValue, narrow: DateValue) -> bool:
    if wide.start is None or wide.end is None or narrow.start is None or narrow.end is None:
        return False
    return wide.start <= narrow.start and narrow.end <= wide.end


def inside(inner: Place, outer: Place) -> bool:
    """Whether the first place is a part of the second, by the divisions named in both."""
    if inner.place_id == outer.place_id or inner.country is None or inner.country != outer.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.kind not in ("country", "admin1") and inner.admin1 == outer.admin1
    if outer.kind == "admin2":
        return inner.kind in ("city", "facility") and (inner.admin1, inner.admin2) == (outer.admin1, outer.admin2)
    if outer.geo_precision == 5:
        return inner.kind in ("city", "facility", "admin2") and _kilometres(inner, outer) <= outer.radius_km
    return False


def _kilometres(first: Place, second: Place) -> float:
    """Flat distance, good enough to tell whether a town lies in a region."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return math.inf
    north = (first.lat - second.lat) * 111.2
    east = (first.lon - second.lon) * 111.2 * math.cos(math.radians(first.lat))
    return math.hypot(north, east)


def apart(first: Place, second: Place) -> bool:
    """Whether two places cannot both be where one event happened."""
    if first.place_id == second.place_id or inside(first, second) or inside(second, first):
        return False
    if first.country is None or second.country is None:
        return False
    if first.country != second.country:
        return True
    fine = {"city", "admin1", "admin2", "facility"}
    if first.kind not in fine or first.kind != second.kind:
        return False
    return first.kind in ("admin1", "admin2") or _kilometres(first, second) > _NEIGHBOURING_KM
