"""The day of what an entry of a running report tells: that on which it appeared; the hour before it is the evidence."""

from __future__ import annotations

from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.syntax.anchor import path_to_root
from timeline.model import DateMention, PlaceMention, Publication

_TOLD_ELSEWHEN = frozenset({"background", "planned", "threatened"})
_ASIDE = frozenset({"acl", "advcl", "relcl"})


def entry_of(mention: DateMention | PlaceMention | Mention, start: int, publication: Publication) -> DateMention | None:
    """The hour before the entry in which something of the text starts; None before the first, and in the title."""
    if mention.field != "text":
        return None
    before = [clock for clock in publication.clocks if clock.start <= start]
    return before[-1] if before else None


def hour_of(draft: Draft, materials: Materials) -> DateMention | None:
    """The hour before the entry that tells an event as news, by a verb of its own: "Police have closed the road".

    Not of what a clause tells aside, "four men who broke into a shop", nor of what had been before.
    """
    for told in sorted(draft.cluster.mentions, key=lambda m: m is not draft.shown):
        if told.field != "text" or not _is_news(told, materials):
            continue
        sentence = materials.parse.sentences[told.order]
        return entry_of(told, sentence.tokens[told.trigger.token].start, materials.publication)
    return None


def _is_news(told: Mention, materials: Materials) -> bool:
    if told.judgement.assertion in _TOLD_ELSEWHEN or told.trigger.part == "noun":
        return False
    tokens = materials.parse.sentences[told.order].tokens
    path = path_to_root(materials.parse.sentences[told.order], told.trigger.anchor)
    if any(tokens[step].dep in _ASIDE for step in path):
        return False
    return not any(
        tokens[c].cased.lower() in ("had", "'d") and tokens[c].dep == "aux"
        for step in path[:1]
        for c in tokens[step].children
    )
