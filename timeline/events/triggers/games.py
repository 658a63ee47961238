"""Reports of games, in which words of fighting and quarrel tell of play: "attacked down the left"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.view import Trigger, View
from timeline.events.words.lexicon import word_classes

_LEAST_COMMON = 3
_LEAST_SHARE = 0.04
_EARNEST = frozenset(
    {"ambulance", "arrest", "ban", "bomber", "boycott", "bribe", "committee", "coroner", "court", "die", "doping"}
    | {"federation", "government", "gun", "gunman", "gunmen", "hooligan", "hospital", "judge", "jury", "kill", "knife"}
    | {"lawsuit", "lawyer", "mayor", "minister", "ministry", "mob", "murder", "parliament", "pay", "police", "prison"}
    | {"prosecutor", "protester", "rape", "riot", "robber", "sanction", "stab", "stampede", "street", "sue", "tribunal"}
    | {"troop", "victim", "war", "weapon", "wound"}
)
_PLAYED = frozenset(
    {("ACCUSE", None), ("AGREE", None), ("ASSAULT", None), ("ASSAULT", "beat"), ("ASSAULT", "explosives")}
    | {("ASSAULT", "firearms"), ("ASSAULT", "torture"), ("COERCE", None), ("COERCE", "arrest"), ("CONCEDE", None)}
    | {("CONSULT", None), ("MOBILIZE", None), ("PROTEST", "obstruct"), ("PROTEST", "strike"), ("REJECT", None)}
    | {("REQUEST", None), ("RETREAT", None), ("RETREAT", "disarm"), ("RETREAT", "release"), ("RETREAT", "withdraw")}
    | {("SANCTION", None), ("SUPPORT", None), ("THREATEN", None), ("x:ACCIDENT", None), ("x:ELECTION", "x:result")}
)


def is_of_games(views: Sequence[View]) -> bool:
    """Whether a text is about a game or who plays it: words of play alone, others of play, and many of them.

    "The striker", "innings" and "playoffs" stand in nothing else; a "race", a "win" and a "rival" are of elections too.
    """
    sure, common = word_classes()["@gameword"], word_classes()["@gametalk"]
    known = sure | common
    said = [
        word if word in known else lemma
        for v in views
        for word, lemma in zip(v.words, v.lemmas, strict=True)
        if word.isalpha()
    ]
    met = set(said)
    enough = bool(met & sure) and len(met & sure) + len(met & common) > _LEAST_COMMON
    return enough and sum(word in known for word in said) >= _LEAST_SHARE * len(said)


def without_play(view: View, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence of such a text but those of play and of quarrels over it.

    What police, courts, hospitals and governments have part in, and whom it killed, is in earnest.
    """
    if not _EARNEST.isdisjoint(view.lemmas) or any(t.is_effect and t.event_mode == "death" for t in triggers):
        return list(triggers)
    return [t for t in triggers if (t.event_type, t.event_mode) not in _PLAYED]
