"""How likely a mention is of a cluster's happening: by days, places, people, words and the text between them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set

from timeline.events.happenings.mentions import (
    GUNFIRE,
    SINGLING,
    STRONG_DATE,
    Cluster,
    Mention,
    closest_dates,
    counted_dates,
    is_bare_accident,
    is_blast,
    is_dud,
    is_early,
    is_funeral,
    is_outcome,
    strong_dates,
    strong_places,
    type_and_mode,
    word_of,
)
from timeline.events.happenings.newness import newness, only_alike, strikes_others
from timeline.events.happenings.other_deeds import is_other_deed
from timeline.events.happenings.setting import is_blast_of, is_scene_of
from timeline.events.parties.actors import ActorPhrase
from timeline.events.syntax.attachment import DateLink
from timeline.events.syntax.overlap import apart, disjoint, gap_days, holds, inside, one_night
from timeline.events.words.hints import mode_hint
from timeline.events.words.lexicon import CAUSES, EFFECT, HURTING, VIOLENT
from timeline.model import Assertion, Place

_HEADLINE_BOND = 0.7
_HEAD_SENTENCES = 5
OUTCOME_DAYS = 45
LOOSE_DAYS = 14
_YEAR_DAYS = 366
_OTHER_DAY = -1.8
_FAR_APART = -1.2
_FAR_BY_SENTENCE = -1.2
_DIED_ELSEWHERE = -0.8
_STRUCK = frozenset({"injure", "kill", "wound"})
_RECALLED = -0.6
_MONTH = 4
_SAME_WORD = 0.3
_DEFINITE = 0.1
_OF_KNOWN = 0.5
_SAME_PARAGRAPH = 0.2
_SAME_SENTENCE = 0.3
_MISHAP = 0.8
_OF_SCENE = 0.6
_OTHER_VICTIM = -1.6
_FAINT_DATE = 0.3
# Of deals and talks, "the foreign ministers" are those of the states that are named.
_OFFICIALS = frozenset({"delegate", "leader", "minister", "negotiator", "official", "president", "representative"})
_NEAR = 0.4
_RIOT = ("PROTEST", "riot")
_RIOTS = frozenset({"riot", "rioting"})  # "died in a clash with police"
_NEAR_SENTENCES = 3
_ARMS = ("firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "primitive", "unconventional")
_BESIDE_KILLINGS = frozenset({"destroy", "x:arson"})
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
    if _is_other_outcome(mention, cluster) or _is_of_old(mention, cluster) or is_other_deed(mention, cluster):
        return 0.0
    if mention.trigger.event_type == "COERCE" and _seizes_others(mention, cluster):
        return 0.0
    score = kind + date_score(mention, cluster) + _where_score(mention, cluster) + _people_score(mention, cluster)
    if mention.judgement.definite:
        score += _DEFINITE
    if mention.of_known and mention.trigger.event_type in HURTING:
        score += _OF_KNOWN
    if any(mention.paragraph == other.paragraph for other in cluster.mentions):
        score += _SAME_PARAGRAPH
    score -= newness(mention, cluster)
    if mention.trigger.event_type in CAUSES and _is_same_word(mention, cluster):
        score += _SAME_WORD
    if kind > 0.5 and _is_of_one_deed(mention, cluster):
        score += 1.2
    if mention.trigger.event_type == EFFECT and _is_done_here(mention, cluster):
        score += _SAME_SENTENCE
    gap = min(abs(mention.order - other.order) for other in cluster.mentions)
    score += _NEAR - 0.05 * gap if gap <= _NEAR_SENTENCES else 0.0
    score += 0.1 if any(is_early(other, 1) for other in cluster.mentions) else 0.0
    return score + _headline_score(mention, cluster) + _assertion_score(mention, cluster)


def _is_done_here(mention: Mention, cluster: Cluster) -> bool:
    """Whether the sentence of the dead or hurt tells the happening: "on Monday they burned a mill, and two died".

    Who "died in Basra" did so where that says.
    """
    here = [other for other in cluster.mentions if other.order == mention.order]
    return not strong_places(mention) and any(map(is_told_apart, here))


def is_told_apart(mention: Mention) -> bool:
    """Whether a mention tells what may have killed people, with a day or place of its own."""
    is_cause = mention.trigger.event_type in CAUSES and not mention.judgement.generic
    return is_cause and bool(strong_dates(mention) or strong_places(mention))


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
    if mention.trigger.event_mode != "abduct" or not strikes_others(mention, cluster):
        return False
    ends = {m.judgement.assertion for m in others if m.trigger.event_mode == "abduct"}
    return {mention.judgement.assertion, *ends} == {"attempted", "occurred"} and len(ends) == 1


def _is_of_old(mention: Mention, cluster: Cluster) -> bool:
    """Whether one sentence tells the one as history, the other not: "burned a mill on the anniversary of a raid".

    The death of "died of a shooting three days earlier" came of it.
    """
    beside = [o for o in cluster.mentions if o.order == mention.order and o.field == "text" and not is_outcome(o)]
    old = mention.judgement.assertion == "background"
    return not is_outcome(mention) and any((o.judgement.assertion == "background") != old for o in beside)


def _is_harmless(mention: Mention, cluster: Cluster) -> bool:
    """Whether one side tells, in its own sentence, of people hurt, the other of nothing but a bomb found in time."""
    others = cluster.mentions
    if any(other.order == mention.order for other in others):
        return False
    if is_outcome(mention):
        return all(map(is_dud, others))
    return is_dud(mention) and all(map(is_outcome, others))


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
        if mention.judgement.generic and all(mention.order != other.order for other in cluster.mentions):
            return None  # talk of a kind of thing did nothing to those told of before
        return 0.8 if kind in CAUSES | VIOLENT or _is_riot_of(mention, cluster) else None
    if kind in kinds:
        return 0.8 + _mode_score(mention, cluster)
    if kind in VIOLENT and kinds & VIOLENT:
        return 0.6
    return _MISHAP if _is_gun_mishap(mention, cluster) or is_blast_of(mention, cluster) else None


def _is_riot_of(mention: Mention, cluster: Cluster) -> bool:
    """Whether people are told to have died in it: "five died in riots"; who was killed at a march was so by others."""
    named = type_and_mode(mention) == _RIOT and word_of(mention) in _RIOTS
    return named and _is_of_one_deed(mention, cluster)


def _is_of_one_deed(mention: Mention, cluster: Cluster) -> bool:
    """Whether its words hang on a word of the cluster: "died in an attack"."""
    return any(mention.order == o.order and mention.within == o.trigger.anchor for o in cluster.mentions)


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
    if modes <= _BESIDE_KILLINGS and mode not in modes and _kills_by_hand(cluster):
        modes = set()  # "killed 14 people and burned down a school. They shot my brother"
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


def _kills_by_hand(cluster: Cluster) -> bool:
    """Whether it tells that somebody killed people, and not that a fire or the like did."""
    return any(m.trigger.event_mode == "death" and any(not p.thing for p in m.actors) for m in cluster.mentions)


def _is_kin(some: Set[str | None], others: Set[str | None]) -> bool:
    return any(some & kin and others & kin for kin in _KIN_MODES)


def _hint(mention: Mention) -> str | None:
    """The mode, or what the word mostly stands for: strikes come from the air, ambushes from guns."""
    return mention.trigger.event_mode or mode_hint(word_of(mention))


def date_score(mention: Mention, cluster: Cluster) -> float:
    """What the days told beside them add, or take off where they exclude each other."""
    own = closest_dates(strong_dates(mention))
    same_kind = [m for m in cluster.mentions if is_outcome(m) == is_outcome(mention)]
    theirs = closest_dates([link for other in cluster.mentions for link in strong_dates(other)])
    apart_in_text = all(mention.order != other.order for other in cluster.mentions)
    if apart_in_text and theirs and not own and _is_counted_apart(mention, theirs):
        return _OTHER_DAY
    if apart_in_text and not own and theirs and all(_is_vague(link) for link in theirs):
        return -0.5
    if own and not theirs:
        if _is_far(own, cluster.mentions):
            return _FAR_APART
        recalls = apart_in_text and not mention.judgement.definite and all(map(_is_of_months, own))
        return _RECALLED if recalls else 0.0
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
    if not any(strong_dates(other) for other in same_kind) and _may_follow(mention, cluster, own, theirs):
        return 0.0
    return _OTHER_DAY


def _is_counted_apart(mention: Mention, theirs: Sequence[DateLink]) -> bool:
    """Whether its days are counted from those told before, and are none of these: "a week earlier, they robbed".

    An outcome comes after what it came of.
    """
    counted = [link.mention.value for link in counted_dates(mention) if link.mention.value is not None]
    told = [link.mention.value for link in theirs if link.mention.value is not None]
    apart_from_all = bool(counted) and all(disjoint(own, other) for own in counted for other in told)
    starts = [value.start for value in told if value.start is not None]
    ends = [value.end for value in counted if value.end is not None]
    before = bool(starts and ends) and max(ends) < min(starts)
    return apart_from_all and (before or not is_outcome(mention))


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


def _may_follow(mention: Mention, cluster: Cluster, own: Sequence[DateLink], theirs: Sequence[DateLink]) -> bool:
    """Whether the one told as an outcome may have come of the other: within weeks after it, not before.

    Who is told to have been killed, not to have died, was killed then.
    """
    told = [mention] if is_outcome(mention) else [m for m in cluster.mentions if is_outcome(m) and strong_dates(m)]
    if any(word_of(m) == "kill" and not m.reduced for m in told):
        return False
    outcomes, causes = (own, theirs) if is_outcome(mention) else (theirs, own)
    starts = [link.mention.value.start for link in causes if link.mention.value and link.mention.value.start]
    ends = [link.mention.value.end for link in outcomes if link.mention.value and link.mention.value.end]
    if not starts or not ends:
        return False
    return 0 <= (max(ends) - min(starts)).days <= OUTCOME_DAYS


def _is_of_months(link: DateLink) -> bool:
    """A month or more, which no news of a day is of: "in July last year 60 people were killed"."""
    return link.mention.value is not None and link.mention.value.precision >= _MONTH


def _is_vague(link: DateLink) -> bool:
    """A year or more: history, which later mentions without a date seldom mean."""
    return link.mention.value is not None and link.mention.value.precision >= 5


def _finest(mentions: Sequence[Mention]) -> list[Place]:
    """The places in the mentions' clauses but those that only say in what a town lies: "in Basra, in southern Iraq"."""
    places = [link.mention.place for m in mentions for link in strong_places(m) if link.mention.place is not None]
    return [place for place in places if not any(inside(other, place) for other in places)]


def place_score(mention: Mention, cluster: Cluster) -> float:
    """What the places told beside them add, or take off where they lie apart."""
    own, theirs = _finest([mention]), _finest(cluster.mentions)
    pairs = list(itertools.product(own, theirs))
    if not pairs:
        return _elsewhere_score(mention) if _is_told_elsewhere(mention, cluster) else 0.0
    if any(a.place_id == b.place_id for a, b in pairs):
        return 0.5
    if any(inside(a, b) or inside(b, a) for a, b in pairs):
        return 0.3
    return -1.3 if all(apart(a, b) for a, b in pairs) else 0.0


def _elsewhere_score(mention: Mention) -> float:
    """What being told of another place takes off: less of who "died", which may be where a hospital is."""
    dies = is_outcome(mention) and word_of(mention) not in _STRUCK
    return _DIED_ELSEWHERE if dies else _FAR_BY_SENTENCE


def _is_told_elsewhere(mention: Mention, cluster: Cluster) -> bool:
    """Whether the one was in one place and the other in another, by clauses of their own or by the words below.

    "A bomb killed four in a market in Kirkuk. A bomb killed a guard in Mosul", "shells hit a depot in Kirkuk.
    Confirming the attack, the army told of three dead in a clash in Mosul".
    """
    others = [other for other in cluster.mentions if other.order != mention.order]
    if not others or not all(other in others or is_bare_reference(other) for other in cluster.mentions):
        return False
    own = _finest([mention]) or _only_places([mention])
    theirs = _finest(others) or _only_places(others)
    return bool(own and theirs) and all(apart(a, b) for a in own for b in theirs)


def is_bare_reference(mention: Mention) -> bool:
    """Whether a noun only points at what is known, with no day or place of its own: "confirmed the attack"."""
    return mention.judgement.definite and mention.trigger.part == "noun" and not is_told_apart(mention)


def _only_places(mentions: Sequence[Mention]) -> list[Place]:
    """The finest places below the words of mentions whose sentence tells of no other where something was."""
    found: list[Place] = []
    for mention in mentions:
        told = [link for link in mention.places if link.mention.role == "location"]
        known = {link.mention.place.place_id: link.mention.place for link in told if link.mention.place is not None}
        finest = [a for a in known.values() if not any(inside(b, a) for b in known.values() if b is not a)]
        if all(link.below for link in told):
            found.extend(finest)
    return found


def _where_score(mention: Mention, cluster: Cluster) -> float:
    """What the places add; where the mention tells where what was just told was, the place given first was a rough one.

    "A bus plunged into a river between Gulu and Lira. The accident happened near Kamdini".
    """
    score = place_score(mention, cluster)
    fits = mention.trigger.event_type not in cluster.types or _mode_score(mention, cluster) > 0
    return max(0.0, score) + _OF_SCENE if fits and is_scene_of(mention, cluster) else score


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
    if mention.participants - mention.struck - known:
        shared -= mention.struck - cluster.struck  # "soldiers clashed with the rebels" who burned a mill
    if mention.trigger.event_type in ("CONSULT", "AGREE"):
        strangers = mention.participants - known
        if strangers and strangers <= _OFFICIALS and mention.judgement.assertion != "planned":
            return 0.0
        return 0.6 if not strangers else -0.8 if len(strangers) >= len(shared) else 0.1
    alike = only_alike(mention, cluster)
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


def names_other(mention: Mention, cluster: Cluster) -> bool:
    """Whether whoever was murdered or taken here has a name, and those of the cluster's own have others."""
    if not _singles_out(mention):
        return False
    alike = [other for other in cluster.mentions if _singles_out(other)]
    own = _surnames(mention.targets)
    theirs = frozenset().union(*(_surnames(other.targets) for other in alike))
    return bool(own and theirs) and not own & theirs


def _singles_out(mention: Mention) -> bool:
    """Whether its words pick somebody out: "murdered", "kidnapped", "took the banker from his home"."""
    return word_of(mention) in SINGLING or (mention.trigger.event_mode == "abduct" and mention.trigger.part != "noun")


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
