"""Who strikes those who attacked: guards who shoot the gunman did not do what he did."""

from __future__ import annotations

from collections.abc import Sequence, Set

from timeline.events.counts.nouns import is_attacker
from timeline.events.happenings.mentions import Mention
from timeline.events.parties.actors import ActorPhrase
from timeline.events.words.lexicon import EFFECT
from timeline.model import FieldText

_THIEVES = ("arsonist", "burglar", "carjacker", "intruder", "robber")  # who shoots them is whom the report is about


def first_struck(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions of an attack without those of who struck its attackers, where others tell whom these struck.

    Where these only tried to strike somebody, what was done to them is what happened.
    """
    acting = {_place(m, p) for m in mentions for p in m.actors if not p.on_self}
    back = [_strikes_attackers(mention, acting) or _ends(mention, mentions) for mention in mentions]
    if not any(back):
        return mentions
    strikers = {_key(p) for m, strikes in zip(mentions, back, strict=True) if strikes for p in m.actors}
    if not any(_strikes_others(mention, strikers) for mention in mentions):
        return mentions
    attacks = [mention for mention, strikes in zip(mentions, back, strict=True) if not strikes]
    tried = [mention for mention in attacks if mention.judgement.assertion == "attempted"]
    if not tried or any(mention.targets for mention in attacks if mention not in tried):
        return attacks
    return [mention for mention, strikes in zip(mentions, back, strict=True) if strikes]


def _strikes_attackers(mention: Mention, acting: Set[tuple[FieldText, int, int]]) -> bool:
    """Whether it tells who struck attackers: gunmen, or who by the same sentence are `acting` in it themselves."""
    if mention.trigger.event_type not in ("ASSAULT", EFFECT):  # who arrests them
        return False
    told = [phrase for phrase in mention.targets if not phrase.pronoun]
    others = bool(mention.actors) and not any(_attacked(phrase) for phrase in mention.actors)
    attackers = [p for p in told if _attacked(p) or _place(mention, p) in acting]
    return others and bool(told) and attackers == told


def _ends(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether it tells how the one who attacked was stopped: "shot three people before he was killed by guards"."""
    struck = [phrase for phrase in mention.targets if phrase.pronoun]
    if not mention.until or len(struck) != 1 or len(mention.targets) != 1:
        return False
    earlier = [m for m in others if m is not mention and (m.field, m.order) == (mention.field, mention.order)]
    doers = {phrase.head for m in earlier if m.start < mention.start for phrase in m.actors if not phrase.plural}
    return len(doers) == 1


def _place(mention: Mention, phrase: ActorPhrase) -> tuple[FieldText, int, int]:
    """The field, sentence and token of a phrase."""
    return (*(phrase.told_in or (mention.field, mention.sentence)), phrase.head)


def _strikes_others(mention: Mention, strikers: Set[str]) -> bool:
    """Whether it tells of others struck than the attackers and those who struck them."""
    others = (p for p in mention.targets if not p.pronoun and not _attacked(p) and _key(p) not in strikers)
    return mention.judgement.assertion != "denied" and any(True for _ in others)


def _attacked(phrase: ActorPhrase) -> bool:
    """Whether words only say that somebody attacked: "the gunman"."""
    words = phrase.name.casefold().split()
    return phrase.generic and bool(words) and is_attacker(words[-1]) and not words[-1].startswith(_THIEVES)


def _key(phrase: ActorPhrase) -> str:
    return phrase.name.casefold()
