"""The day of an attack that is counted from the victim's death: "died Sunday, two days after he was shot"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.dates import resolve_relative
from timeline.events.dating.choice import DateChoice, related_date
from timeline.events.dating.date_features import is_relation
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.happenings.pulls import key_of
from timeline.events.syntax.anchor import Anchor, Position, sentence_at
from timeline.events.words.lexicon import CAUSES
from timeline.model import DateMention, DateValue, Parse

_SCORE = 0.7


def before_death(choice: DateChoice, draft: Draft, materials: Materials) -> DateChoice | None:
    """The day of the deed, where the day chosen is that of a death in whose sentence words count from one to the other.

    None where they do not, or where the day may be the same: "died Sunday, hours after she was shot".
    """
    known = choice.value
    if known is None or known.precision > 1 or known.start is None or known.basis == "relative_to_event":
        return None
    deaths = [m for m in draft.cluster.mentions if _is_death(m) and _has(m, choice)]
    deeds = [m for m in draft.cluster.mentions if m.trigger.event_type in CAUSES]
    for death in deaths:
        for deed in deeds:
            found = _counted(deed, death, known, materials) if deed.order == death.order else None
            if found is not None and found[1].end is not None and found[1].end < known.start:
                mention, value = found
                return replace(choice, value=value, mention=mention, score=_SCORE, rule="date-related")
    return None


def _counted(
    deed: Mention, death: Mention, known: DateValue, materials: Materials
) -> tuple[DateMention, DateValue] | None:
    found = related_date(_anchor(deed), _anchor(death), known, materials.dates, materials.parse)
    return found or _at_end(deed, death, known, materials.dates, materials.parse)


def _at_end(
    deed: Mention, death: Mention, known: DateValue, dates: Sequence[DateMention], parse: Parse
) -> tuple[DateMention, DateValue] | None:
    """What ends the deed's clause, whatever the parse hangs it on: "after being shot in a park the night before"."""
    tokens = sentence_at(parse, _position(deed)).tokens
    if deed.trigger.token < death.trigger.token:
        return None
    for mention in dates:
        if (mention.field, mention.sentence) != (deed.field, deed.sentence) or not is_relation(mention):
            continue
        between = [t for t in tokens[deed.trigger.last + 1 :] if t.start < mention.start]
        behind = bool(between) and all(token.pos not in ("AUX", "VERB") for token in between)
        value = resolve_relative(mention, known) if behind and mention.rule != "clock" else None
        if value is not None:
            return mention, value
    return None


def _is_death(mention: Mention) -> bool:
    told = mention.trigger
    return told.part == "verb" and (told.is_effect or told.event_type == "x:DEATH")


def _has(mention: Mention, choice: DateChoice) -> bool:
    """Whether the date chosen stands nearest to a mention's own words."""
    chosen = choice.mention
    return chosen is not None and any(link.nearest and key_of(link.mention) == key_of(chosen) for link in mention.dates)


def _position(mention: Mention) -> Position:
    return Position(field=mention.field, sentence=mention.sentence, head=mention.trigger.anchor)


def _anchor(mention: Mention) -> Anchor:
    return Anchor(positions=(_position(mention),))
