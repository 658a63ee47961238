"""Days that an event's own words count: "hours after the release, rangers shot six men", "hours later a raid began".

They count from the day of what the noun names, told by a verb before, or from the day told last; no day that another
sentence tells of another thing stands before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from timeline.dates import is_morning, resolve_relative
from timeline.dates.vote_days import VOTE_DAY
from timeline.events.dating.choice import DateChoice, undated
from timeline.events.dating.date_features import is_relation
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.happenings.pulls import key_of
from timeline.events.syntax.anchor import clause_of, path_to_root, span_head
from timeline.events.syntax.overlap import disjoint
from timeline.events.words.reference_rows import read_rows
from timeline.model import DateMention, DateValue, Sentence, Token

NAMED_DEEDS = "named_deeds.csv"
_COUNTING = frozenset({"after-event", "later"})
_LINKS = frozenset({"after", "before", "following", "of", "to"})
_KNOWN = frozenset({"date-after", "date-related"})
_OWN = 0.3
_CLAUSE = 0.6
_DAYS = 2
_SCORE = 0.6


def counted_day(
    number: int, choices: Sequence[DateChoice], drafts: Sequence[Draft], materials: Materials
) -> DateChoice | None:
    """The day that an event's own words count, where that chosen is of another sentence; None where they count none."""
    draft, choice = drafts[number], choices[number]
    if materials.publication.entry is not None or choice.rule in _KNOWN:
        return None
    told = min(draft.cluster.mentions, key=lambda m: m.order)
    if told.field == "title" or any(m.dates for m in draft.cluster.mentions if _is_elsewhere(m, told)):
        return None
    sentence = materials.parse.sentences[told.order]
    if _is_in(choice.mention, sentence) and not _is_counted(choice):
        return None
    if (vote := _vote_day(draft)) is not None:
        return _of_vote(choice, vote, materials)
    mention = next((m for m in materials.dates if _counts(m, draft, sentence)), None)
    if mention is None:
        return None
    noun = _noun(mention, sentence)
    value = mention.value
    if noun is not None:
        known = _day_of(noun, told, choices, drafts)
        value = _counted_from(mention, known, materials) if known is not None else value
    if value is None or (_is_in_days(choice.value, value) and not _is_in(choice.mention, sentence)):
        return None
    return replace(choice, value=value, mention=mention, score=_SCORE, rule="date-counted", given=())


def counted_back(choice: DateChoice, draft: Draft, materials: Materials) -> DateChoice:
    """The same choice, or the day counted back from that of the clause above: "patrolled it on Tuesday, a day after".

    That clause need tell no event: "a day after the king shut the radio" is of the Monday.
    """
    told = min(draft.cluster.mentions, key=lambda m: m.order)
    sentence = materials.parse.sentences[told.order]
    verb = _first_of(sentence, sentence.tokens[told.trigger.anchor])
    if choice.rule in _KNOWN or any(m.dates for m in draft.cluster.mentions if m.order != told.order):
        return choice
    here = [m for m in materials.dates if _is_in(m, sentence)]
    marks = {child for child in verb.children if sentence.tokens[child].dep == "mark"}
    mention = next((m for m in here if is_relation(m) and _last(m, sentence) in marks), None)
    days = [m for m in here if not is_relation(m) and _is_day_of(m, verb.head, sentence)]
    if mention is None or verb.dep != "advcl" or len(days) != 1 or choice.mention not in (None, days[0]):
        return choice
    assert days[0].value is not None
    value = resolve_relative(mention, days[0].value, solve="reference")
    if value is None:
        return choice
    return replace(choice, value=value, mention=mention, score=_SCORE, rule="date-related", given=())


def _first_of(sentence: Sentence, verb: Token) -> Token:
    """The first of the verbs that one is listed with."""
    while verb.dep == "conj" and sentence.tokens[verb.head].pos == "VERB":
        verb = sentence.tokens[verb.head]
    return verb


def _is_day_of(mention: DateMention, clause: int, sentence: Sentence) -> bool:
    """Whether a single day is that of a clause."""
    head = span_head(sentence, mention.start, mention.end)
    single = mention.value is not None and mention.value.start is not None and mention.value.precision == 1
    return single and head is not None and clause_of(sentence, head) == clause


def _vote_day(draft: Draft) -> DateMention | None:
    """The words "on election day" in an event's own clause."""
    links = (link for m in draft.cluster.mentions for link in m.dates)
    return next((link.mention for link in links if link.mention.rule == VOTE_DAY and link.score >= _CLAUSE), None)


def _of_vote(choice: DateChoice, day: DateMention, materials: Materials) -> DateChoice:
    """The day of a vote; where nothing tells which that was, it is no day of the news."""
    if day.value is None:
        return undated(materials.publication)
    return replace(choice, value=day.value, mention=day, score=day.score, rule="date-counted", given=())


def _is_elsewhere(mention: Mention, told: Mention) -> bool:
    """Whether another sentence tells what was done, and not only what is to come of it."""
    is_ahead = mention.judgement.assertion in ("planned", "threatened")
    return mention.order != told.order and not (is_ahead and told.judgement.assertion == "occurred")


def _is_in(mention: DateMention | None, sentence: Sentence) -> bool:
    return mention is not None and (mention.field, mention.sentence) == (sentence.field, sentence.index)


def _is_counted(choice: DateChoice) -> bool:
    return choice.value is not None and choice.value.basis == "relative_to_event"


def _counts(mention: DateMention, draft: Draft, sentence: Sentence) -> bool:
    """Whether words of relation open the sentence and hang on an event's own word, not on what they count from."""
    if not _is_in(mention, sentence) or mention.rule not in _COUNTING or not is_relation(mention):
        return False
    before = [t for t in sentence.tokens if t.end <= mention.start and t.pos in ("NOUN", "PROPN", "VERB")]
    links = [link for m in draft.cluster.mentions for link in m.dates if key_of(link.mention) == key_of(mention)]
    if before or max((link.score for link in links), default=0.0) < _OWN:
        return False
    last = _last(mention, sentence)
    here = [m for m in draft.cluster.mentions if (m.field, m.sentence) == (mention.field, mention.sentence)]
    below = [m for m in here if last in path_to_root(sentence, m.trigger.anchor)]
    clause = sentence.tokens[last].dep == "mark"
    return not below and not clause


def _last(mention: DateMention, sentence: Sentence) -> int:
    """The last token of a date's words."""
    return max(token.index for token in sentence.tokens if token.start < mention.end)


def _noun(mention: DateMention, sentence: Sentence) -> Token | None:
    """The known thing that words count from: the release of "hours after the release"."""
    link = sentence.tokens[_last(mention, sentence)]
    if link.cased.lower() not in _LINKS:
        return None
    nouns = (sentence.tokens[c] for c in link.children if sentence.tokens[c].dep == "pobj")
    return next((noun for noun in nouns if noun.pos in ("NOUN", "PROPN")), None)


def _day_of(noun: Token, told: Mention, choices: Sequence[DateChoice], drafts: Sequence[Draft]) -> DateChoice | None:
    """The day of what a noun names, of those with a day of their own the one told last before it."""
    near: list[tuple[int, DateChoice]] = []
    for other, known in zip(drafts, choices, strict=True):
        if known.value is None or known.mention is None or known.value.precision > _DAYS or _is_counted(known):
            continue
        named = any((m.order, m.trigger.token) == (told.order, noun.index) for m in other.cluster.mentions)
        orders = [m.order for m in other.cluster.mentions if m.order < told.order]
        if named:
            return known
        if orders and _may_name(noun.lemma.lower(), other):
            near.append((max(orders), known))
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _may_name(noun: str, draft: Draft) -> bool:
    return (
        not _deeds()
        .get(noun, frozenset())
        .isdisjoint({(draft.event_type, ""), (draft.event_type, draft.event_mode or "")})
    )


@cache
def _deeds() -> dict[str, frozenset[tuple[str, str]]]:
    """The types and modes of what each noun may name."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row, _ in read_rows(NAMED_DEEDS, ("noun", "event_type", "event_mode")):
        found.setdefault(row["noun"], set()).add((row["event_type"], row["event_mode"]))
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


def _counted_from(mention: DateMention, known: DateChoice, materials: Materials) -> DateValue | None:
    day = known.mention
    if known.value is None or day is None:
        return None
    text = (materials.article.title or "") if day.field == "title" else materials.article.text
    return resolve_relative(mention, known.value, in_morning=is_morning(text, day.start, day.end))


def _is_in_days(value: DateValue | None, other: DateValue) -> bool:
    """Whether days chosen agree with those counted."""
    if value is None or value.start is None or value.end is None or value.precision > _DAYS:
        return False
    return not disjoint(value, other)
