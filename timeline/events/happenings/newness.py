"""What says that a mention is of another happening than a cluster's: "another bomb", others struck, a new hour."""

from __future__ import annotations

import itertools

from timeline.events.happenings.mentions import (
    MURDERS,
    Cluster,
    Mention,
    is_early,
    is_outcome,
    is_singling,
    strong_dates,
    strong_places,
    word_of,
)
from timeline.events.syntax.overlap import other_parts

_ANOTHER_ATTACK = 1.7
_AHEAD = 1.0
_ANSWER = 1.7
_BESIDES = 1.1
_BROUGHT_IN = 1.0
_EXECUTED = 1.2
_EXECUTIONS = frozenset({"execute", "execution"})
_FRESH = 1.5
_GOES_ON = 0.8
_LEAD_SENTENCES = 3
_MEETINGS = frozenset({"AGREE", "CONSULT"})
_AWAITED = _MEETINGS | {"ACCUSE"}
_MURDER_AND_BLAST = 0.6
_OTHER = 0.9
_OTHER_BOMB = 0.6
_OTHER_HOUR = 1.2
_OTHER_SINGLED = 0.7
_TOLD_ANEW = 0.6
_WRECKING = frozenset({"aerial", "destroy", "explosives", "heavy-weapons", "x:arson", "x:sabotage"})


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
    if _is_execution_of_others(mention, cluster):
        score += _EXECUTED
    if _is_other_bomb(mention, cluster):
        score += _OTHER_BOMB
    if _is_at_other_hour(mention, cluster):
        score += _OTHER_HOUR
    if _answers(mention, cluster):
        score += _ANSWER
    if _lies_ahead_elsewhere(mention, cluster):
        score += _AHEAD
    score += _strikes_anew(mention, cluster)
    return score + (_FRESH if _strikes_fresh(mention, cluster) else 0.0)


def _lies_ahead_elsewhere(mention: Mention, cluster: Cluster) -> bool:
    """Whether one tells of talks to come, on a day or at a place of its own, the other of what was: "is to visit".

    So is a trial that is to begin on a day, after a charge or a suit.
    """
    if mention.trigger.event_type not in _AWAITED or any(o.order == mention.order for o in cluster.mentions):
        return False
    ahead = mention.judgement.assertion == "planned"
    alike = [other for other in cluster.mentions if other.field == "text"]
    if not alike or any((other.judgement.assertion == "planned") == ahead for other in cluster.mentions):
        return False
    placed = [mention] if ahead else alike
    others = alike if ahead else [mention]
    tried = mention.trigger.event_type == "ACCUSE"
    if ahead and strong_dates(mention) and (tried or not any(strong_dates(other) for other in alike)):
        return True
    if tried:
        return False
    own = {p.mention.place.place_id for m in placed for p in strong_places(m) if p.mention.place}
    return bool(own) and own.isdisjoint(p.mention.place.place_id for m in others for p in m.places if p.mention.place)


def _answers(mention: Mention, cluster: Cluster) -> bool:
    """Whether another state does to others what was done before: "Peru expelled two Serbs. Serbia expelled three"."""
    if mention.trigger.event_type != "SANCTION" or mention.field == "title" or not strikes_others(mention, cluster):
        return False
    told = [o for o in cluster.mentions if o.field != "title" and o.order != mention.order]
    own = {p.name.casefold() for p in mention.actors if not p.generic and not p.pronoun}
    theirs = {p.name.casefold() for o in told for p in o.actors if not p.generic and not p.pronoun}
    return bool(own and theirs) and not own & theirs


def _strikes_anew(mention: Mention, cluster: Cluster) -> float:
    """What a sentence of its own takes off that tells, by words for a new happening, of others struck.

    "A bomb attack on the mill" and "gunmen killed two nurses" below the lead, which tells what the rest tells again;
    "later, they burned a bus".
    """
    apart_in_text = all(other.order != mention.order for other in cluster.mentions)
    common = (mention.struck & cluster.struck) - only_alike(mention, cluster)
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
    return apart_in_text and is_singling(mention) and strikes_others(mention, cluster)


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


def _is_execution_of_others(mention: Mention, cluster: Cluster) -> bool:
    """Whether it tells that people were put to death, the cluster that others were killed, and not put to death."""
    if word_of(mention) not in _EXECUTIONS or not strikes_others(mention, cluster):
        return False
    return all(word_of(other) not in _EXECUTIONS and other.order != mention.order for other in cluster.mentions)


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

    "A bomb went off outside a bank" is not the one that "destroyed a bus". The title's things are told again below it,
    in the first sentence by other words too.
    """
    if mention.field == "title" or any(other.order == mention.order for other in cluster.mentions):
        return False
    if mention.sentence == 0 and all(other.field == "title" for other in cluster.mentions):
        return False
    theirs = frozenset().union(*(other.things for other in cluster.mentions))
    return mention.fresh and bool(theirs) and not mention.things & theirs


def strikes_others(mention: Mention, cluster: Cluster) -> bool:
    """Whether both tell whom it befell, and of nobody alike."""
    return bool(mention.struck and cluster.struck) and not mention.struck & cluster.struck


def only_alike(mention: Mention, cluster: Cluster) -> frozenset[str]:
    """The words for people or things that both bring in as new: "a guard", "three farmers".

    Below the lead, in a sentence of its own, these are others of their kind.
    """
    if mention.field == "title" or is_early(mention, _LEAD_SENTENCES):
        return frozenset()
    if any(other.order == mention.order for other in cluster.mentions):
        return frozenset()
    known = frozenset().union(*(o.struck - o.introduced for o in cluster.mentions if o.field == "text"))
    return mention.introduced - known
