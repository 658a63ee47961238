"""Whether an attack told below the head of an article is only spoken of as known: history, and no news.

"The talks broke off after the murder of Senator Roe", "those guilty of killing two nuns", "the house where he was held
when he was abducted": nouns and clauses that hang on something else, with no day and no place of their own; and
attacks whose own clause dates them weeks before. What the law now does to somebody for it is news of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from timeline.events.counts.periods import is_sum_of_a_time
from timeline.events.happenings.draft import HEAD_SENTENCES, Draft
from timeline.events.happenings.mentions import Mention, strong_dates
from timeline.events.syntax.anchor import path_to_root
from timeline.model import COUNTRY_PRECISION, Parse, Sentence, Token

LEAD_SENTENCES = 2
_NEAR_PLACE = 0.3
_NEW = frozenset({"a", "an", "another"})
_THROUGH = frozenset({"appos", "compound", "conj", "nmod", "poss"})
_WHEN = frozenset({"after", "before", "since", "when"})
_LAW = frozenset({"ACCUSE", "COERCE"})


def is_only_referred(draft: Draft, parse: Parse, laws: frozenset[tuple[int, int]]) -> bool:
    """Whether nothing but words in passing speak of an attack, all below the head. `laws`: see `law_tokens`."""
    mentions = draft.cluster.mentions
    if draft.event_type != "ASSAULT" or min(m.order for m in mentions) <= HEAD_SENTENCES:
        return False
    return all(_is_in_passing(m, parse.sentences[m.order], laws) for m in mentions)


def is_long_past(draft: Draft, since: date | None) -> bool:
    """Whether the clause that shows an attack best, below the head, has only days that ended before a day."""
    mentions = draft.cluster.mentions
    if draft.event_type != "ASSAULT" or min(m.order for m in mentions) < HEAD_SENTENCES or since is None:
        return False
    ends = [link.mention.value.end for link in strong_dates(draft.shown) if link.mention.value is not None]
    return bool(ends) and all(end is not None and end < since for end in ends)


def is_sum_of_attacks(draft: Draft, parse: Parse) -> bool:
    """Whether all that tells of an attack sums up a time: "three judges have been murdered so far this year"."""
    told = [m for m in draft.cluster.mentions if not m.judgement.generic]
    if draft.event_type != "ASSAULT" or not told or min(m.order for m in told) < LEAD_SENTENCES:
        return False
    return all(_is_sum(m, parse.sentences[m.order]) for m in told)


def _is_sum(mention: Mention, sentence: Sentence) -> bool:
    heads = mention.trigger.targets or (mention.trigger.token,)
    return any(is_sum_of_a_time(sentence.tokens, mention.trigger.token, head) for head in heads)


def law_tokens(drafts: Sequence[Draft]) -> frozenset[tuple[int, int]]:
    """Where the words of arrests, charges and sentences stand: sentence and token."""
    return frozenset(
        (m.order, m.trigger.token)
        for draft in drafts
        if draft.event_type in _LAW
        for m in draft.cluster.mentions
        if m.judgement.assertion == "occurred" and not m.judgement.generic
    )


def _is_in_passing(mention: Mention, sentence: Sentence, laws: frozenset[tuple[int, int]]) -> bool:
    above = path_to_root(sentence, mention.trigger.anchor)
    if _has_spot(mention) or any((mention.order, index) in laws for index in above):
        return False
    token = sentence.tokens[mention.trigger.token]
    return _is_known_noun(token, sentence) if token.pos in ("NOUN", "PROPN") else _is_aside(token, sentence)


def _has_spot(mention: Mention) -> bool:
    """Whether a place below the country stands near it: "after the murder of a judge in Lima"."""
    return any(
        link.score >= _NEAR_PLACE
        and link.mention.place is not None
        and link.mention.role == "location"
        and link.mention.place.geo_precision < COUNTRY_PRECISION
        for link in mention.places
    )


def _is_known_noun(noun: Token, sentence: Sentence) -> bool:
    """A noun under a preposition that nothing brings in as new: "for the murder of", not "the target of an attack"."""
    tokens = sentence.tokens
    children = [tokens[child] for child in noun.children]
    if any(c.dep == "nummod" or (c.dep == "det" and c.cased.lower() in _NEW) for c in children):
        return False
    while noun.dep in _THROUGH and noun.head != noun.index:
        noun = tokens[noun.head]
    return noun.dep == "pobj"


def _is_aside(verb: Token, sentence: Sentence) -> bool:
    """A participle before or after whom it befell, or a clause that tells when: "who was murdered", "when he was"."""
    tokens = sentence.tokens
    children = [tokens[child] for child in verb.children]
    if verb.dep == "amod":
        return verb.tag == "VBN"
    if verb.dep == "relcl":
        return any(c.dep == "nsubjpass" and c.cased.lower() == "who" for c in children)
    if verb.dep == "advcl":
        return any(c.dep in ("advmod", "mark") and c.cased.lower() in _WHEN for c in children)
    link = tokens[verb.head]
    return verb.dep == "pcomp" and (link.cased.lower() in _WHEN or tokens[link.head].pos == "ADJ")
