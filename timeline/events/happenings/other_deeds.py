"""Deeds that differ in kind too much to be one happening, whatever their days: an arrest and another's sentence."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.happenings.mentions import (
    Cluster,
    Mention,
    is_outcome,
    is_warfare,
    strong_dates,
    word_of,
)
from timeline.events.parties.doubles import person_of
from timeline.events.words.lexicon import EFFECT

_BESIDE = 0.3  # the pull of a place
_VERDICTS = frozenset({"be-jail", "convict", "imprison", "jail", "sentence", "sentence-to"})
_TORTURE = "torture"
_TAKING = frozenset({"arrest", "capture", "detain", "detention", "nab", "pick-up", "seize"})
_SPOKEN = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
_STILL = frozenset({"boycott", "obstruct", "strike"})
_MEASURES = frozenset({"arrest", "curfew", "martial-law"})
_REMOVAL = frozenset(
    {"depose", "dismiss", "dissolve", "fire", "oust", "overthrow", "remove", "sack", "suspend", "topple"}
)


def is_other_deed(mention: Mention, cluster: Cluster) -> bool:
    """Whether a mention of the text tells a deed of another kind than the cluster's, of which it is no part."""
    if mention.field == "title" or all(other.field == "title" for other in cluster.mentions):
        return False
    if mention.trigger.event_type == "COERCE":
        return _is_other_measure(mention, cluster) or _holds_others(mention, cluster)
    if mention.trigger.event_type in _SPOKEN:
        return _is_said_by_others(mention, cluster)
    if mention.trigger.event_type == EFFECT:
        return _is_death_beside_protest(mention, cluster)
    return _is_attack_beside_fighting(mention, cluster) or _is_by_others(mention, cluster)


def _is_said_by_others(mention: Mention, cluster: Cluster) -> bool:
    """Whether a sentence of its own tells what others by name said: "Ruiz thanked Lind. Jakarta welcomed it"."""
    told = [other for other in cluster.mentions if other.trigger.event_type == mention.trigger.event_type]
    if mention.trigger.part == "noun" or not told or any(o.order == mention.order for o in cluster.mentions):
        return False
    own, theirs = _names([mention]), _names(told)
    return bool(own and theirs) and not own & theirs and not mention.struck & cluster.struck


def _names(mentions: Sequence[Mention]) -> set[str]:
    """The last words of the names of who acts; nobody's where some go by none."""
    actors = [p for m in mentions for p in m.actors]
    named = all(not p.generic and not p.pronoun for p in actors)
    return {p.name.casefold().split()[-1] for p in actors if p.name.strip()} if named else set()


def _is_other_measure(mention: Mention, cluster: Cluster) -> bool:
    """Whether both tell of measures of other kinds, or one of such a measure and the other of a removal from office.

    "A curfew was imposed. Two ministers were arrested", "the king dismissed the cabinet. A curfew was imposed".
    """
    if mention.struck & cluster.struck:
        return False
    if _is_in_other_mode(mention, cluster):
        return True
    removes = _removes(mention) and any(other.trigger.event_mode in _MEASURES for other in cluster.mentions)
    return removes or (mention.trigger.event_mode in _MEASURES and any(map(_removes, cluster.mentions)))


def _is_in_other_mode(mention: Mention, cluster: Cluster) -> bool:
    """Whether a sentence of its own tells, in another mode, what befell others than those told of before."""
    modes = {other.trigger.event_mode for other in cluster.mentions} - {None}
    apart = all(other.order != mention.order for other in cluster.mentions)
    others = bool(mention.struck) or mention.trigger.event_mode in ("curfew", "martial-law")
    return (
        apart
        and others
        and mention.trigger.event_mode in _MEASURES
        and modes.isdisjoint({mention.trigger.event_mode})
        and bool(modes & _MEASURES)
    )


def _removes(mention: Mention) -> bool:
    word = word_of(mention)
    return mention.trigger.event_type == "COERCE" and word in _REMOVAL and mention.trigger.event_mode is None


def _holds_others(mention: Mention, cluster: Cluster) -> bool:
    """Whether other people are held here than there: a man and a woman, or those taken and those sentenced.

    "A man was arrested. A woman was sentenced to a month", "police arrested a baker. A court sentenced a nurse".
    """
    told = [o for o in cluster.mentions if o.field != "title" and o.trigger.event_mode == "arrest"]
    if mention.trigger.event_mode != "arrest" or not told or any(o.order == mention.order for o in told):
        return False
    if not mention.struck or mention.struck & cluster.struck or not cluster.struck:
        return False
    if _differ_in_sex(mention, told):
        return True
    verdict = {word_of(mention) in _VERDICTS, *(word_of(o) in _VERDICTS for o in told)}
    known = {word_of(mention), *map(word_of, told)} <= _VERDICTS | _TAKING
    return known and len(verdict) > 1 and all(word_of(o) in _VERDICTS for o in told) != (word_of(mention) in _VERDICTS)


def _differ_in_sex(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether each side tells of one person, and none of these can be one: "a Kolda man", "a Rosedale woman"."""
    own = [person_of(p.name, p) for p in mention.targets if not p.pronoun]
    theirs = [person_of(p.name, p) for o in others for p in o.targets if not p.pronoun]
    pairs = [(a, b) for a in own for b in theirs]
    return bool(pairs) and all(
        a is not None and b is not None and not a.named and not b.named and not a.may_be(b) for a, b in pairs
    )


def _is_death_beside_protest(mention: Mention, cluster: Cluster) -> bool:
    """Whether people died where others only block, strike or boycott, or others than who protest killed them.

    "Protesters occupied a plant. A woman died", "the march ended in clashes in which the army killed ten".
    """
    if cluster.types != {"PROTEST"}:
        return False
    doers = _doers([mention])
    if mention.trigger.event_mode == "death" and doers and not doers & _doers(cluster.mentions):
        return True
    modes = {other.trigger.event_mode for other in cluster.mentions if other.trigger.event_type == "PROTEST"}
    return modes <= _STILL and not any(_hang_together(mention, other) for other in cluster.mentions)


def _hang_together(mention: Mention, other: Mention) -> bool:
    """Whether the words of one hang on those of the other: "two died in a strike"."""
    if mention.order != other.order:
        return False
    return mention.within == other.trigger.anchor or other.within == mention.trigger.anchor


def _is_attack_beside_fighting(mention: Mention, cluster: Cluster) -> bool:
    """Whether a verb tells, with a day or place of its own that is not theirs, what others did than those who fight.

    "Three days of fighting between Christians and Muslims left 24 dead. On Monday villagers hacked a priest to death".
    """
    if mention.trigger.part == "noun" or is_warfare(mention) or not mention.actors or not mention.struck:
        return False
    causes = [other for other in cluster.mentions if not is_outcome(other)]
    fights = [other for other in causes if is_warfare(other) and other.field != "title"]
    if not fights or any(other.actors for other in causes if other not in fights):
        return False
    if any(other.order == mention.order for other in cluster.mentions) or mention.participants & cluster.participants:
        return False
    places, theirs = _places([mention]), _places(cluster.mentions)
    if places or theirs:
        return bool(places) and not places & theirs
    days = _days([mention])
    return bool(days) and not days & _days(cluster.mentions)


def _is_by_others(mention: Mention, cluster: Cluster) -> bool:
    """Whether one tells of torture, the other of a killing by other people: "he strangled her. Police tortured him"."""
    told = [other for other in cluster.mentions if other.trigger.event_type == "ASSAULT"]
    tortured = mention.trigger.event_mode == _TORTURE
    if not told or any((other.trigger.event_mode == _TORTURE) == tortured for other in told):
        return False
    own, theirs = _doers([mention]), _doers(cluster.mentions)
    return bool(own and theirs) and not own & theirs


def _doers(mentions: Sequence[Mention]) -> set[str]:
    return {p.name.casefold() for m in mentions for p in m.actors if not p.pronoun}


def _days(mentions: Sequence[Mention]) -> set[str]:
    """The days in the clauses of mentions."""
    return {
        link.mention.value.edtf
        for mention in mentions
        for link in strong_dates(mention)
        if link.mention.value is not None and link.mention.value.edtf
    }


def _places(mentions: Sequence[Mention]) -> set[str]:
    """The places in and right beside the clauses of mentions."""
    return {
        link.mention.place.place_id
        for mention in mentions
        for link in mention.places
        if link.score >= _BESIDE and link.mention.role == "location" and link.mention.place is not None
    }
