"""What is only remembered: "marked the tenth anniversary of a fire", "25 years since a bomb killed six".

The day of the ceremony is never the deed's: that was so many years before, or is not known.
"""

from __future__ import annotations

import re

from timeline.dates import edtf
from timeline.dates.lexicon import load_lexicon
from timeline.events.dating.choice import DateChoice, undated
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.syntax.numbers import HYPHENS, whole_number
from timeline.events.syntax.remembrance import UNITS, Remembrance, remembrance
from timeline.events.words.lexicon import HURTING
from timeline.model import DateMention, DateValue, Sentence, Token

MAX_YEARS = 150
LONG_AGO_DAYS = 180
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z", re.IGNORECASE)
_SCORE = 0.6
_RULE = "anniversary"


def remembered_date(draft: Draft, materials: Materials) -> DateChoice | None:
    """The date of a deed that the text tells first as remembered: its own of long ago, the year counted, or none.

    None where it is told otherwise, and where "years after" counts from another day than the present.
    """
    first = _first_remembered(draft, materials)
    if first is None or materials.publication.day is None:
        return None
    mention, remembered = first
    if remembered.link == "after" and not _is_of_late(mention, materials):
        return None
    choice = _own_date(draft, mention, remembered, materials) or _counted(mention, remembered, materials)
    return choice or undated(materials.publication)


def is_remembered(draft: Draft, materials: Materials) -> bool:
    """Whether the text tells a deed first as one that is only remembered."""
    return draft.event_type in HURTING and _first_remembered(draft, materials) is not None


def _first_remembered(draft: Draft, materials: Materials) -> tuple[Mention, Remembrance] | None:
    told = [m for m in draft.cluster.mentions if m.field == "text"] or list(draft.cluster.mentions)
    first = min(m.order for m in told)
    for mention in told:
        found = remembrance(materials.parse.sentences[mention.order], mention.trigger.token)
        if mention.order == first and found is not None:
            return mention, found
    return None


def _is_of_late(told: Mention, materials: Materials) -> bool:
    """Whether nothing else in the sentence is of long ago, so that its years count back from about the present."""
    beside = [m for m in materials.dates if (m.field, m.sentence) == (told.field, told.sentence)]
    return not any(_is_old(mention, materials) for mention in beside)


def _own_date(draft: Draft, told: Mention, remembered: Remembrance, materials: Materials) -> DateChoice | None:
    """The date long ago that its sentences tell: "the anniversary of the 1994 massacre", no ceremony's day."""
    by = materials.parse.sentences[told.order].tokens[remembered.by]
    places = {(m.field, m.sentence) for m in draft.cluster.mentions}
    old = [
        m
        for m in materials.dates
        if (m.field, m.sentence) in places
        and ((m.field, m.sentence) != (told.field, told.sentence) or m.start > by.start)
        and _is_old(m, materials)
    ]
    best = min(old, key=_width, default=None)
    return None if best is None else DateChoice(value=best.value, mention=best, score=_SCORE, rule="date-syntax")


def _is_old(mention: DateMention, materials: Materials) -> bool:
    today, value = materials.publication.day, mention.value
    if today is None or value is None or value.end is None or value.basis == "relative_to_event":
        return False
    return (today - value.end).days > LONG_AGO_DAYS


def _width(mention: DateMention) -> int:
    return 7 if mention.value is None else mention.value.precision


def _counted(told: Mention, remembered: Remembrance, materials: Materials) -> DateChoice | None:
    """The year that the number counts back to, as an approximate one: the 10th anniversary, ten years since."""
    sentence, today = materials.parse.sentences[told.order], materials.publication.day
    by = sentence.tokens[remembered.by]
    number = _number_before(sentence, by)
    years = None if number is None else number * UNITS.get(by.lemma.lower(), 1)
    if today is None or years is None or not 0 < years <= MAX_YEARS:
        return None
    period = edtf.year(today.year - years).approximate()
    value = DateValue(
        edtf=period.edtf, start=period.start, end=period.end, precision=period.precision, basis="relative"
    )
    start, end = sentence.tokens[by.index - 1].start, by.end
    mention = DateMention(
        field=told.field,
        start=start,
        end=end,
        quote=_text(told, materials)[start:end],
        sentence=told.sentence,
        value=value,
        rule=_RULE,
        score=_SCORE,
    )
    return DateChoice(value=value, mention=mention, score=_SCORE, rule="date-anniversary")


def _text(told: Mention, materials: Materials) -> str:
    return (materials.article.title or "") if told.field == "title" else materials.article.text


def _number_before(sentence: Sentence, by: Token) -> int | None:
    """The ordinal before "anniversary", or the number before "years"; "a decade" is one."""
    if by.index == 0:
        return None
    words = [token.cased.lower() for token in sentence.tokens[max(0, by.index - 3) : by.index]]
    if by.lemma.lower() in UNITS:
        last = 1 if words[-1] in ("a", "one") else whole_number(words[-1])
    else:
        last = ordinal_number(words[-1])
    if last is None or len(words) < 3 or words[-2] not in HYPHENS:
        return last
    tens = whole_number(words[0])
    return None if tens is None else tens + last


def ordinal_number(word: str) -> int | None:
    """The number that an ordinal stands for: 6 of "sixth" and "6th"; None of other words."""
    word = word.lower()
    if (digits := _ORDINAL.match(word)) is not None:
        return int(digits.group(1))
    values = {each.phrase: each.value for each in load_lexicon("en").words if each.category == "ordinal"}
    return int(values[word]) if values.get(word, "").isdigit() else None
