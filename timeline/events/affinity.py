"""How likely a mention is of a cluster's happening: by days, places, people, words and the text between them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set

from timeline.events.actors import ActorPhrase
from timeline.events.attachment import DateLink
from timeline.events.hints import mode_hint
from timeline.events.lexicon import CAUSES, EFFECT, HURTING, VIOLENT
from timeline.events.mentions import (
    GUNFIRE,
    MURDERS,
    SINGLING,
    STRONG_DATE,
    Cluster,
    Mention,
    is_bare_accident,
    is_blast,
    is_dud,
    is_early,
    is_funeral,
    is_outcome,
    is_singling,
    strong_dates,
    strong_places,
    word_of,
)
from timeline.events.overlap import apart, disjoint, gap_days, holds, inside, one_night, other_parts
from timeline.model import Assertion, Place

_HEADLINE_BOND = 0.7
_HEAD_SENTENCES = 5
OUTCOME_DAYS = 45
LOOSE_DAYS = 14
_YEAR_DAYS = 366
_OTHER_DAY = -1.8
_FAR_APART = -1.2
_SAME_WORD = 0.3
_DEFINITE = 0.1
_OF_KNOWN = 0.5
_SAME_PARAGRAPH = 0.2
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
_OTHER_HOUR = 1.2
_BROUGHT_IN = 1.0
_TOLD_ANEW = 0.6
_GOES_ON = 0.8
_LEAD_SENTENCES = 3
_FAINT_DATE = 0.3
_NEAR = 0.4
_NEAR_SENTENCES = 3
_ARMS = ("firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "primitive", "unconventional")
_KIN_MODES = (
    frozenset({"aerial", "explosives", "drone", "heavy-weapons"}),
    frozenset({"explosives", "suicide-attack"}),
    frozenset({"firearms", "x:accidental-shooting"}),
    frozenset({"x:arson", "destroy"}),
    frozenset({"aerial", "explosives", "heavy-weapons", "destroy"}),
    frozenset({"firearms", "beat", "primitive"}),
)


def affinity(mention: Mention, cluster: Cluster) -> float:
    """How likely a mention tells of the cluster's event; 0.9 joins."""
    kind = _kind_score(mention, cluster)
    if kind is None or any(o.order == mention.order and o.trigger.token in mention.apart for o in cluster.mentions):
        return 0.0
    if _is_other_outcome(mention, cluster):
        return 0.0
    if mention.trigger.event_type == "COERCE" and _seizes_others(mention, cluster):
        return 0.0
    score = kind + date_score(mention, cluster) + place_score(mention, cluster) + _people_score(mention, cluster)
    if mention.judgement.definite:
        score += _DEFINITE
    if mention.of_known and mention.trigger.event_type in HURTING:
        score += _OF_KNOWN
    if any(mention.paragraph == other.paragraph for other in cluster.mentions):
        score += _SAME_PARAGRAPH
    score -= newness(mention, cluster)
    if mention.trigger.event_type in CAUSES and _is_same_word(mention, cluster):
        score += _SAME_WORD
    if kind > 0.5 and any(mention.order == o.order and mention.within == o.trigger.anchor for o in cluster.mentions):
        score += 1.2
    gap = min(abs(mention.order - other.order) for other in cluster.mentions)
    score += _NEAR - 0.05 * gap if gap <= _NEAR_SENTENCES else 0.0
    score += 0.1 if any(is_early(other, 1) for other in cluster.mentions) else 0.0
    return score + _headline_score(mention, cluster) + _assertion_score(mention, cluster)


def _is_other_outcome(mention: Mention, cluster: Cluster) -> bool:
    """Whether what was foiled here is not what was done there, or the other way round.

    A bomb defused is none of those that exploded; whom they tried to abduct is none of those whom they did.
    """
    others = cluster.mentions
    if _is_harmless(mention, cluster):
        return True
    if is_dud(mention):
        return any(map(is_blast, others)) and not any(map(is_dud, others))
    if is_blast(mention) and any(map(is_dud, others)):
        return not any(map(is_blast, others))
    if mention.trigger.event_mode != "abduct" or not _strikes_others(mention, cluster):
        return False
    ends = {m.judgement.assertion for m in others if m.trigger.event_mode == "abduct"}
    return {mention.judgement.assertion, *ends} == {"attempted", "occurred"} and len(ends) == 1


def _is_harmless(mention: Mention, cluster: Cluster) -> bool:
    """Whether one side tells, in its own sentence, of people hurt, the other of nothing but a bomb found in time."""
    others = cluster.mentions
    if any(other.order == mention.order for other in others):
        return False
    if is_outcome(mention):
        return all(map(is_dud, others))
    return is_dud(mention) and all(map(is_outcome, others))


def newness(mention: Mention, cluster: Cluster) -> float:
    """What the words take off that say it is another happening: "another bomb", "also bombed", a thing not yet told."""
    score = 0.0
    if mention.judgement.other:
        hurts = mention.trigger.event_type == "ASSAULT" and not mention.judgement.definite
        score = _ANOTHER_ATTACK if hurts else _OTHER  # "it was the third attack this year" may be the one told
    if mention.besides and not mention.struck & cluster.struck:
        score += _BESIDES
    if _singles_another(mention, cluster):
        score += _OTHER_SINGLED
    if is_murder_beside_blast(mention, cluster):
        score += _MURDER_AND_BLAST
    if _is_other_bomb(mention, cluster):
        score += _OTHER_BOMB
    if _is_at_other_hour(mention, cluster):
        score += _OTHER_HOUR
    score += _strikes_anew(mention, cluster)
    return score + (_FRESH if _strikes_fresh(mention, cluster) else 0.0)


def _strikes_anew(mention: Mention, cluster: Cluster) -> float:
    """What a sentence of its own takes off that tells, by words for a new happening, of others struck.

    "A bomb attack on the mill" and "gunmen killed two nurses" below the lead, which tells what the rest tells again;
    "later, they burned a bus".
    """
    apart_in_text = all(other.order != mention.order for other in cluster.mentions)
    common = (mention.struck & cluster.struck) - _only_alike(mention, cluster)
    if mention.field == "title" or not apart_in_text or not mention.struck or common:
        return 0.0
    score = _GOES_ON if mention.goes_on else 0.0
    if is_early(mention, _LEAD_SENTENCES):
        return score
    score += _BROUGHT_IN if mention.opens else 0.0
    return score + (_TOLD_ANEW if mention.anew and cluster.struck else 0.0)


def _singles_another(mention: Mention, cluster: Cluster) -> bool:
    """Whether a verb tells, in a sentence of its own, of a murder or abduction of others than the cluster's victims."""
    if mention.field == "title" or mention.trigger.part != "verb" or mention.judgement.definite:
        return False
    apart_in_text = all(other.order != mention.order for other in cluster.mentions)
    return apart_in_text and is_singling(mention) and _strikes_others(mention, cluster)


def is_murder_beside_blast(mention: Mention, cluster: Cluster) -> bool:
    """Whether one tells of a murder, the other of blasts or fires alone that befell others; not of "the bomb"."""
    murder_of = mention.trigger.part == "noun" and word_of(mention) in MURDERS and mention.introduced >= mention.struck
    if mention.struck & cluster.struck or mention.bomb == "known" or (mention.judgement.definite and not murder_of):
        return False
    if is_singling(mention) or murder_of:
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


def _is_at_other_hour(mention: Mention, cluster: Cluster) -> bool:
    """Whether a sentence of its own tells what was struck at another part of the day than the cluster's other things.

    "A bank was bombed this morning" and "the party's office was bombed last night"; below the lead people new to the
    reader too: "this morning a guard was shot".
    """
    others = [o for o in cluster.mentions if o.field != "title" and not is_outcome(o)]
    if mention.field == "title" or is_outcome(mention) or any(o.order == mention.order for o in cluster.mentions):
        return False
    if mention.struck & cluster.struck or not mention.struck or not cluster.struck:
        return False
    things = frozenset().union(*(o.things for o in others))
    fresh = mention.introduced and not is_early(mention, _LEAD_SENTENCES)
    if not (mention.things and things) and not fresh:
        return False
    own, theirs = strong_dates(mention), [link for o in others for link in strong_dates(o)]
    pairs = list(itertools.product(own, theirs))
    return bool(pairs) and all(other_parts(a.mention, b.mention) for a, b in pairs)


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
    alike = [other for other in cluster.mentions if word_of(other) == word_of(mention)]
    return bool(alike) and not mention.plural and not all(other.plural for other in alike)


def _headline_score(mention: Mention, cluster: Cluster) -> float:
    """The head of a text tells the happening of its headline: the first of a kind there joins the headline's."""
    told_above = all(other.field == "title" or other.order == mention.order for other in cluster.mentions)
    told_above = told_above and any(other.field == "title" for other in cluster.mentions)
    at_head = mention.field == "text" and mention.sentence < _HEAD_SENTENCES
    return _HEADLINE_BOND if told_above and at_head else 0.0


def _kind_score(mention: Mention, cluster: Cluster) -> float | None:
    kind, kinds = mention.trigger.event_type, cluster.types
    if is_funeral(mention) != any(is_funeral(other) for other in cluster.mentions):
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
        fired = [m for m in cluster.mentions if m.trigger.event_mode in GUNFIRE]
        near = any(m.order == mention.order for m in fired)
        return bool(fired) and (near or mention.judgement.definite or mention.field == "title")
    headed = any(is_bare_accident(m) and m.field == "title" for m in cluster.mentions)
    return mention.trigger.event_mode in GUNFIRE and headed


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
    return mention.trigger.event_mode or mode_hint(word_of(mention))


def date_score(mention: Mention, cluster: Cluster) -> float:
    """What the days told beside them add, or take off where they exclude each other."""
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
                return 0.6 if same else 0.4 if holds(a, b) or holds(b, a) else 0.2
    if any(one_night(first.mention, second.mention) for first in own for second in theirs):
        return 0.0
    if not any(strong_dates(other) for other in same_kind) and _may_follow(mention, own, theirs):
        return 0.0
    return _OTHER_DAY


def _is_far(own: Sequence[DateLink], others: Sequence[Mention]) -> bool:
    """Whether the others' days, known only by way of other events or a dateline, lie weeks from all of these.

    Years, where the others' days stand in their sentence at a distance: the border war of 1977 is no part of last
    Friday's shooting.
    """
    gaps = [
        (link.score >= STRONG_DATE, gap_days(mine.mention.value, link.mention.value))
        for mine in own
        for other in others
        for link in other.dates
        if mine.mention.value is not None and link.mention.value is not None and link.score >= _FAINT_DATE
    ]
    near = [days for strong, days in gaps if strong]
    return bool(gaps) and (min(near, default=0) > LOOSE_DAYS or min(days for _, days in gaps) > _YEAR_DAYS)


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


def _finest(mentions: Sequence[Mention]) -> list[Place]:
    """The places in the mentions' clauses but those that only say in what a town lies: "in Basra, in southern Iraq"."""
    places = [link.mention.place for m in mentions for link in strong_places(m) if link.mention.place is not None]
    return [place for place in places if not any(inside(other, place) for other in places)]


def place_score(mention: Mention, cluster: Cluster) -> float:
    """What the places told beside them add, or take off where they lie apart."""
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
        below = not is_early(mention, 1) or any(other.field != "title" for other in cluster.mentions)
        return -0.5 if told and below and mention.trigger.part != "noun" else 0.0
    if names_other(mention, cluster):
        return _OTHER_VICTIM
    shared = mention.participants & known
    if mention.by_many and mention.struck and cluster.struck:
        # an army strikes many times; one gunman's victims are mostly of one day
        shared &= mention.struck | cluster.struck
    if mention.trigger.event_type in ("CONSULT", "AGREE"):
        strangers = mention.participants - known
        return 0.6 if not strangers else -0.8 if len(strangers) >= len(shared) else 0.1
    alike = _only_alike(mention, cluster)
    if shared and shared <= alike and mention.participants <= mention.introduced:
        return -0.1
    shared -= alike
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


def _only_alike(mention: Mention, cluster: Cluster) -> frozenset[str]:
    """The words for people or things that both bring in as new: "a guard", "three farmers".

    Below the lead, in a sentence of its own, these are others of their kind.
    """
    if mention.field == "title" or is_early(mention, _LEAD_SENTENCES):
        return frozenset()
    if any(other.order == mention.order for other in cluster.mentions):
        return frozenset()
    known = frozenset().union(*(o.struck - o.introduced for o in cluster.mentions if o.field == "text"))
    return mention.introduced - known


def names_other(mention: Mention, cluster: Cluster) -> bool:
    """Whether whoever was murdered or taken here has a name, and those of the cluster's own have others."""
    if word_of(mention) not in SINGLING:
        return False
    alike = [other for other in cluster.mentions if word_of(other) in SINGLING]
    own = _surnames(mention.targets)
    theirs = frozenset().union(*(_surnames(other.targets) for other in alike))
    return bool(own and theirs) and not own & theirs


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
    theirs = [name for other in cluster.mentions for name in _full_names(other.targets)]
    return bool(own and theirs) and not any(name <= other or other <= name for name in own for other in theirs)


def _full_names(phrases: Sequence[ActorPhrase]) -> list[frozenset[str]]:
    """The words of each person's full name: "Lee Roe" may be "Ann Lee Roe"."""
    return [frozenset(p.name.casefold().split()) for p in phrases if p.person and " " in p.name]


def _assertion_score(mention: Mention, cluster: Cluster) -> float:
    statuses: set[Assertion | None] = {m.judgement.assertion for m in cluster.mentions}
    if mention.judgement.assertion in statuses:
        return 0.0
    return -0.3 if mention.judgement.assertion in ("planned", "threatened", "denied") else -0.1
