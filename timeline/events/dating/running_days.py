"""What goes on for days on end: "shelled each other for a sixth straight day on Wednesday" is of the six days to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from timeline.dates.edtf import span
from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.history.commemorated import ordinal_number
from timeline.model import DateValue, Sentence, Token

_MOST_DAYS = 60
_SINGLE = 1
_PAIR = 2
_LINKS = frozenset({"for", "into"})
_DAYS = frozenset({"day", "night"})


def over_running_days(
    number: int, choices: Sequence[DateChoice], drafts: Sequence[Draft], materials: Materials
) -> DateChoice:
    """The same choice, from the first of the days on end that its sentence counts up to its day.

    Where what was done on one of these days is told by itself, each day has its own: "they struck again on Tuesday".
    """
    draft, choice = drafts[number], choices[number]
    value = choice.value
    if choice.mention is None or value is None or value.precision > _SINGLE or value.end is None:
        return choice
    counted = [
        nth
        for m in draft.cluster.mentions
        if (m.field, m.sentence) == (choice.mention.field, choice.mention.sentence)
        and (nth := _number_of_day(materials.parse.sentences[m.order], m)) is not None
    ]
    if not counted or not 1 < counted[0] <= _MOST_DAYS:
        return choice
    wide = _from_first(value, counted[0])
    others = [c for i, c in enumerate(choices) if drafts[i].event_type == draft.event_type and i != number]
    if any(_is_within(other.value, wide, is_short=counted[0] == _PAIR) for other in others):
        return choice
    return replace(choice, value=wide, rule="date-running")


def _is_within(value: DateValue | None, wide: DateValue, *, is_short: bool) -> bool:
    """Whether a single day lies before the last of those on end, of more than two after the first."""
    if value is None or value.start is None or value.precision > _SINGLE or wide.start is None or wide.end is None:
        return False
    return wide.start <= value.start < wide.end and (is_short or value.start > wide.start)


def _from_first(value: DateValue, number: int) -> DateValue:
    """The days from the first to the one told, which is the `number`th."""
    assert value.end is not None
    period = span(value.end - timedelta(days=number - 1), value.end)
    return replace(value, edtf=period.edtf, start=period.start, precision=period.precision)


def _number_of_day(sentence: Sentence, told: Mention) -> int | None:
    """The number of the day for which a mention's own verb tells that it goes on: 6 of "for a sixth straight day"."""
    tokens = sentence.tokens
    for link in (tokens[c] for c in tokens[told.trigger.anchor].children):
        if link.dep != "prep" or link.lemma.lower() not in _LINKS:
            continue
        for day in (tokens[c] for c in link.children if tokens[c].lemma.lower() in _DAYS):
            of_what = any(tokens[c].lemma.lower() == "of" for c in day.children)
            number = None if of_what else _ordinal_of(tokens, day)
            if number is not None:
                return number
    return _of_day_of(tokens, tokens[told.trigger.token])


def _of_day_of(tokens: Sequence[Token], noun: Token) -> int | None:
    """The same of a noun: "on the third day of protests"."""
    link = tokens[noun.head]
    if noun.dep != "pobj" or link.lemma.lower() != "of" or tokens[link.head].lemma.lower() not in _DAYS:
        return None
    return _ordinal_of(tokens, tokens[link.head])


def _ordinal_of(tokens: Sequence[Token], day: Token) -> int | None:
    words = (tokens[c].cased for c in day.children if c < day.index)
    return next((number for word in words if (number := ordinal_number(word)) is not None), None)
