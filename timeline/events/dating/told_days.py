"""Which days of an article may be those of what is no attack: of talks, arrests, deals and what is said.

A day that another sentence tells is mostly that of something else: "he met the envoy. The mill burned on Monday".
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from timeline.events.happenings.draft import Draft
from timeline.events.happenings.mentions import Mention
from timeline.events.syntax.anchor import Position, clause_of, sentence_at, span_head, told_clause
from timeline.events.syntax.arguments import PASSIVES, SUBJECTS
from timeline.events.syntax.reach import clause_features
from timeline.events.words.lexicon import HURTING
from timeline.model import DateMention, Parse, Sentence, Token

_IN_EFFECT = frozenset(("come", "enter", "go", "take"))
_SPEAKING = ("report", "comment", "aftermath", "stamp")


def told_days(dates: Sequence[DateMention], draft: Draft, parse: Parse) -> list[DateMention]:
    """The dates that may be an event's by where they stand: an attack's anywhere, others' by their own words.

    These are its sentences, those that name it or say that something happened, and the one before, where that tells of
    whoever did it next: "the minister landed on Monday. He met the envoy". The same days told elsewhere count too.
    """
    if draft.event_type in HURTING:
        return list(dates)
    mentions = draft.cluster.mentions
    words = {parse.sentences[m.order].tokens[m.trigger.token].lemma.lower() for m in mentions}
    own = [m for m in dates if _may_date(m, mentions, words, parse)]
    days = {(m.value.start, m.value.end) for m in own if m.value is not None}
    return [m for m in dates if m in own or (m.value is not None and (m.value.start, m.value.end) in days)]


def _may_date(date: DateMention, mentions: Sequence[Mention], words: Set[str], parse: Parse) -> bool:
    if any((m.field, m.sentence) == (date.field, date.sentence) for m in mentions):
        return True
    there = sentence_at(parse, Position(field=date.field, sentence=date.sentence, head=0))
    if any(token.lemma.lower() in words for token in there.tokens):
        return True
    head = span_head(there, date.start, date.end)
    features = clause_features(there, head, date.start)
    if head is None or "occurrence" in features:
        return head is not None
    after = [m for m in mentions if (m.field, m.sentence) == (date.field, date.sentence + 1)]
    return not any(name in features for name in _SPEAKING) and any(_goes_on(there, head, m, parse) for m in after)


def _goes_on(there: Sentence, date: int, told: Mention, parse: Parse) -> bool:
    """Whether an event is what the same people did next: its clause's subject is that of the date's, or a pronoun."""
    here = parse.sentences[told.order]
    if here.paragraph != there.paragraph:
        return False
    first, second = _subject(there, told_clause(there, date)), _subject(here, clause_of(here, told.trigger.anchor))
    if first is None or second is None or first.tag.startswith("W"):
        return False
    return second.tag == "PRP" or first.lemma.lower() == second.lemma.lower()


def _subject(sentence: Sentence, verb: int) -> Token | None:
    children = (sentence.tokens[child] for child in sentence.tokens[verb].children)
    return next((token for token in children if token.dep in (*SUBJECTS, *PASSIVES)), None)


def is_of_effect(date: DateMention, parse: Parse) -> bool:
    """Whether a day is the one on which what was agreed is in force: "a pact that takes effect on Sunday"."""
    there = sentence_at(parse, Position(field=date.field, sentence=date.sentence, head=0))
    head = span_head(there, date.start, date.end)
    if head is None:
        return False
    verb = there.tokens[clause_of(there, head)]
    words = {there.tokens[child].lemma.lower() for child in verb.children}
    words |= {there.tokens[below].lemma.lower() for child in verb.children for below in there.tokens[child].children}
    return verb.lemma.lower() in _IN_EFFECT and not words.isdisjoint(("effect", "force"))
