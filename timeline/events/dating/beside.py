"""When an event was that no date is likely for: of the day that its own words have, or that of the attack beside it.

"The murder of a nun in Gulu in February", "the raid that rebels carried out on 3 May"; and "a second bomb went off at a
mill" below "a bomb killed two guards on Monday" was of that Monday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.happenings.pulls import key_of
from timeline.events.happenings.sequence import is_what_was_answered, is_what_was_before, words_of
from timeline.events.syntax.anchor import path_to_root, span_head
from timeline.events.syntax.view import Trigger
from timeline.events.words.lexicon import HURTING
from timeline.model import DateMention, Parse, Sentence

_STATED = 0.4
_BEFORE = 3
_SCORE = 0.5
_DAYS = 2
_DISCOUNT = 0.5
_YEAR = 5
_AT = frozenset({"at", "during", "in", "of", "on"})
_MEANWHILE = frozenset({"amid", "during"})
_DOING = frozenset({"carry", "commit", "execute", "happen", "launch", "occur", "perpetrate", "stage", "take"})


def date_beside(
    number: int, choices: Sequence[DateChoice], drafts: Sequence[Draft], materials: Materials
) -> DateChoice | None:
    """The day of the attack told last, of one that nothing dates and that is told as one thing more of its kind.

    What was done during another thing was on its day.
    """
    draft = drafts[number]
    meanwhile = next(
        (
            known
            for other, known in zip(drafts, choices, strict=True)
            if _is_day(known) and _is_during(draft, other, materials)
        ),
        None,
    )
    if meanwhile is not None:
        return replace(meanwhile, score=_SCORE, rule="date-beside", share=_DISCOUNT * meanwhile.share, given=())
    if draft.event_type not in HURTING:
        return None
    added = [m for m in draft.cluster.mentions if m.field == "text" and _is_added(m, materials)]
    if not added:
        return None
    here = min(m.order for m in added)
    best: tuple[int, DateChoice] | None = None
    for other, known in zip(drafts, choices, strict=True):
        if other is draft or other.event_type not in HURTING or not _is_day(known):
            continue
        before = [told for told in other.cluster.mentions if told.field == "text" and told.order <= here]
        last = max((told.order for told in before), default=-1)
        if last >= here - _BEFORE and any(_states(told, known) for told in before) and (best is None or last > best[0]):
            best = last, known
    if best is None:
        return None
    known = best[1]
    return replace(known, score=_SCORE, rule="date-beside", share=_DISCOUNT * known.share, given=())


def _is_during(draft: Draft, other: Draft, materials: Materials) -> bool:
    """Whether a thing is told to have been done during another: "arrested ten during a protest"."""
    for done in draft.cluster.mentions:
        tokens = materials.parse.sentences[done.order].tokens
        for meanwhile in other.cluster.mentions if other is not draft else ():
            noun = tokens[meanwhile.trigger.token] if meanwhile.order == done.order else None
            if noun is None or noun.dep != "pobj" or tokens[noun.head].cased.lower() not in _MEANWHILE:
                continue
            if tokens[noun.head].head in (done.trigger.token, done.trigger.anchor):
                return True
    return False


def hangs_on(date: DateMention, draft: Draft, parse: Parse) -> bool:
    """Whether a date hangs on an event's own word and on no other's, but verbs that only say that it was done."""
    if date.value is None or date.value.precision > _YEAR:
        return False
    for told in draft.cluster.mentions:
        sentence = parse.sentences[told.order]
        own = any(link.nearest and key_of(link.mention) == key_of(date) for link in told.dates)
        head = span_head(sentence, date.start, date.end) if own else None
        if head is not None and _is_adverbial(sentence, head) and _reaches(sentence, head, told.trigger):
            return True
    return False


def _is_adverbial(sentence: Sentence, head: int) -> bool:
    """Whether words of time stand by themselves or behind "on" or the like, and name nothing: no "1996 Games"."""
    token = sentence.tokens[head]
    if token.dep == "pobj":
        return sentence.tokens[token.head].lemma.lower() in _AT
    return token.dep in ("advmod", "npadvmod")


def _reaches(sentence: Sentence, head: int, trigger: Trigger) -> bool:
    path = path_to_root(sentence, head)
    at = next((step for step, index in enumerate(path) if index in (trigger.token, trigger.anchor)), None)
    if at is None:
        return False
    between = [sentence.tokens[index] for index in path[1:at]]
    return all(token.pos not in ("VERB", "AUX") or token.lemma.lower() in _DOING for token in between)


def _is_added(mention: Mention, materials: Materials) -> bool:
    """Whether words say that it is one more: "also", "another", "simultaneously"."""
    sentence = materials.parse.sentences[mention.order]
    if is_what_was_answered(sentence, sentence.tokens[mention.trigger.token]):
        return False  # what somebody took revenge for was before
    if is_what_was_before(sentence, sentence.tokens[mention.trigger.anchor]):
        return False
    if mention.besides or (mention.judgement.other and not mention.judgement.definite):
        return True
    opening = materials.parse.sentences[mention.order].tokens[:2]
    return any(token.lemma.lower() in words_of("adding") for token in opening)


def _is_day(choice: DateChoice) -> bool:
    return (
        choice.mention is not None
        and choice.value is not None
        and choice.value.precision <= _DAYS
        and choice.value.basis != "relative_to_event"
    )


def _states(mention: Mention, choice: DateChoice) -> bool:
    """Whether a mention's own clause gives the date."""
    given = choice.mention
    return given is not None and any(
        key_of(link.mention) == key_of(given) and link.score >= _STATED for link in mention.dates
    )
