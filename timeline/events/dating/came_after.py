"""The day of what the thing told before came after: "rebels raided a mill. It came two days after a man was shot".

The subject is a pronoun or a noun with "the", whatever its word; the base is the attack told last, by its day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.dates import resolve_relative
from timeline.events.dating.choice import DateChoice
from timeline.events.dating.date_features import is_relation
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.syntax.anchor import span_head
from timeline.events.words.lexicon import HURTING
from timeline.model import DateMention, Sentence, Token

_COMING = frozenset({"come", "follow", "happen", "occur", "take"})
_POINTING = frozenset({"it", "that", "this", "they"})
_THE = frozenset({"the", "that", "these", "this", "those"})
_REACH = 2
_DAYS = 2
_SCORE = 0.6


def which_came_after(
    number: int, choices: Sequence[DateChoice], drafts: Sequence[Draft], materials: Materials
) -> DateChoice | None:
    """The day of an event counted back from that of the attack told before it; None where it is not told so."""
    draft = drafts[number]
    if len({m.order for m in draft.cluster.mentions}) > 1:
        return None
    told = draft.cluster.mentions[0]
    sentence = materials.parse.sentences[told.order]
    mention = next((m for m in materials.dates if _counts_to(m, told, sentence)), None)
    known = _told_last(told, draft, choices, drafts)
    if mention is None or known is None or known.value is None:
        return None
    value = resolve_relative(mention, known.value, solve="reference")
    return None if value is None else replace(known, value=value, mention=mention, score=_SCORE, rule="date-related")


def _counts_to(mention: DateMention, told: Mention, sentence: Sentence) -> bool:
    """Whether words of relation open the clause of an event that something told before came after."""
    if (mention.field, mention.sentence) != (told.field, told.sentence) or not is_relation(mention):
        return False
    head = span_head(sentence, mention.start, mention.end)
    if head is None:
        return False
    verb = sentence.tokens[told.trigger.anchor]
    last = next((t for t in reversed(sentence.tokens) if t.start < mention.end), None)
    if last is None or last.lemma.lower() != "after" or last.dep not in ("mark", "prep"):
        return False
    above = sentence.tokens[verb.head] if last.dep == "mark" else sentence.tokens[last.head]
    linked = last.head == verb.index if last.dep == "mark" else told.trigger.token in last.children
    return linked and above.lemma.lower() in _COMING and _points_back(sentence, above)


def _points_back(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb's subject is a thing told before: "it", "the sinking"."""
    subject = next((sentence.tokens[c] for c in verb.children if sentence.tokens[c].dep == "nsubj"), None)
    if subject is None:
        return False
    determined = any(sentence.tokens[c].cased.lower() in _THE for c in subject.children)
    return subject.cased.lower() in _POINTING or (subject.pos == "NOUN" and determined)


def _told_last(
    told: Mention, draft: Draft, choices: Sequence[DateChoice], drafts: Sequence[Draft]
) -> DateChoice | None:
    """The choice of the attack told last before a mention, where it has a day; None where several are."""
    near: dict[int, DateChoice] = {}
    for other, known in zip(drafts, choices, strict=True):
        if other is draft or other.event_type not in HURTING:
            continue
        orders = [m.order for m in other.cluster.mentions if m.field == told.field and m.order < told.order]
        if orders and told.order - max(orders) <= _REACH:
            near[max(orders)] = known
    if not near:
        return None
    known = near[max(near)]
    value = known.value
    dated = known.mention is not None and value is not None and value.precision <= _DAYS
    return known if dated and value is not None and value.basis != "relative_to_event" else None
