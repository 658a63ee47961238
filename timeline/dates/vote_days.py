"""The day of a vote that words name without saying which: "on election day", "on the day of the vote"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.dates.hung import hung
from timeline.dates.lexicon import words_of
from timeline.model import DateMention, DateValue, Parse, Sentence, Token

VOTE_DAY = "vote-day"
_DAY_PRECISION = 1


def with_vote_days(mentions: Sequence[DateMention], parse: Parse, language: str) -> tuple[DateMention, ...]:
    """The mentions, those of a vote's day with the day on which the article says that people voted.

    Of several votes it is the one told last before; without one the day stays unknown.
    """
    if all(mention.rule != VOTE_DAY for mention in mentions):
        return tuple(mentions)
    told = list(_told(mentions, parse, language))
    return tuple(_resolved(mention, told) if mention.rule == VOTE_DAY else mention for mention in mentions)


def _resolved(mention: DateMention, told: Sequence[DateMention]) -> DateMention:
    before = [day for day in told if (day.field == "text", day.start) < (mention.field == "text", mention.start)]
    day = before[-1] if before else next(iter(told), None)
    value = None if day is None else day.value
    return mention if value is None else replace(mention, value=_named_again(value))


def _named_again(value: DateValue) -> DateValue:
    """The day, got by way of another event."""
    return replace(value, basis="relative_to_event")


def _told(mentions: Sequence[DateMention], parse: Parse, language: str) -> Iterator[DateMention]:
    """The single days on which people vote, by what they hang on: "voted on Tuesday", "Monday's election"."""
    sentences = {(sentence.field, sentence.index): sentence for sentence in parse.sentences}
    for mention in mentions:
        sentence = sentences.get((mention.field, mention.sentence))
        day = mention.value is not None and mention.value.precision == _DAY_PRECISION
        if sentence is not None and day and mention.rule != VOTE_DAY and _is_of_vote(sentence, mention, language):
            yield mention


def _is_of_vote(sentence: Sentence, mention: DateMention, language: str) -> bool:
    tokens = sentence.tokens
    nouns, verbs = words_of(language, "voting_noun"), words_of(language, "voting_verb")
    last = max((t for t in tokens if mention.start <= t.start < mention.end), key=lambda t: t.index, default=None)
    behind = [] if last is None else [t for t in tokens[last.index + 1 : last.index + 3] if t.tag != "POS"]
    if behind and behind[0].lemma.lower() in nouns:
        return True  # "Monday's election"
    found = hung(sentence, mention.start)
    if found is None or found.link not in ("", "on"):
        return False
    above = found.above
    if above.lemma.lower() in (nouns if above.pos == "NOUN" else verbs):
        return True
    return above.pos in ("AUX", "VERB") and any(noun.lemma.lower() in nouns for noun in _parts(sentence, above))


def _parts(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The subject and object of a verb, and what "to" governs: "went to the polls", "the election was held"."""
    for child in verb.children:
        token = sentence.tokens[child]
        if token.dep in ("dobj", "nsubjpass") or (token.dep == "nsubj" and verb.lemma == "be"):
            yield token
        if token.dep == "prep" and token.lemma.lower() == "to":
            yield from (sentence.tokens[below] for below in token.children)
