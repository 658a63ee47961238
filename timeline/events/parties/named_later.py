"""Who "a student leader" was: the name that the next sentence begins with, told of what became of the same person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.events.happenings.mentions import Cluster, Mention
from timeline.events.parties.actors import ActorPhrase
from timeline.events.parties.pronouns import SUBJECTS
from timeline.events.parties.single_people import SAYING
from timeline.events.syntax.arguments import conjuncts
from timeline.events.syntax.numbers import whole_number
from timeline.events.syntax.view import View
from timeline.events.words.lexicon import HURTING
from timeline.model import Token

SEIZED = frozenset({"abduct", "arrest"})
_REACH = 2
_NAME_WORDS = 2
LED_OFF = frozenset(
    {
        "accuse",
        "arrest",
        "bail",
        "book",
        "bring",
        "bundle",
        "charge",
        "detain",
        "drag",
        "escort",
        "fly",
        "haul",
        "hold",
        "jail",
    }
    | {"lead", "march", "move", "pick", "question", "release", "remand", "seize", "snatch", "take", "transfer"}
)
_LIVED = frozenset({"leave", "work"})
_DEAD = frozenset({"declare", "pronounce"})
_CARRIED = frozenset({"airlift", "bring", "carry", "fly", "rush", "take"})
_WARDS = frozenset({"clinic", "hospital", "infirmary", "ward"})
_NAMES = frozenset({"ORG", "PERSON"})
_HERS = frozenset({"he", "her", "hers", "him", "his", "she"})
_ARMED = frozenset({"assailant", "attacker", "gunman", "gunmen", "kidnapper"})
_ONE = frozenset({"a", "an", "the"})
_INTRODUCES = 2  # words before a name that a title may be


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterName:
    """A name at token `head` of the sentence at `position`, and the mention by number whose victim it is of."""

    position: int
    head: int
    cluster: Cluster
    number: int
    described: str


def find_later_names(views: Sequence[View], clusters: Sequence[Cluster]) -> Iterator[LaterName]:
    """The names of people whom an event befell that its own sentence only describes.

    "Police arrested a student leader. Ann Roe, 22, was taken to a barracks.", "A woman was shot dead. Ann Roe was
    pronounced dead": names not told before, the subject of what is done to somebody who was seized or shot.
    """
    for order, view in enumerate(views):
        heads = new_names(views, order)
        found = [(c, n) for c in clusters for n in [_last_before(c, order, views)] if heads and n is not None]
        owners = [(c, n) for c, n in found if _fits(view, heads, c, views)]
        if len(owners) != 1:
            continue
        cluster, number = owners[0]
        unnamed = _victims(cluster, order, views)
        if unnamed is not None and _number(unnamed) == len(heads):
            told = unnamed.described
            yield from (
                LaterName(position=order, head=h, cluster=cluster, number=number, described=told) for h in heads
            )


def new_names(views: Sequence[View], order: int) -> list[int]:
    """The heads of full names that are a sentence's subject, where they are told first.

    None of those of whom it says more than an age: "Ann Roe, the mayor, was flown to hospital".
    """
    view = views[order]
    entity = next((e for e in view.sentence.entities if e.label in _NAMES), None)
    if entity is None or entity.first > _INTRODUCES:
        return []
    subjects = [i for i in range(entity.first, entity.last) if view.sentence.tokens[i].dep in SUBJECTS]
    heads = [h for subject in subjects for h in conjuncts(view.sentence, subject)]
    return heads if all(_is_new(views, order, head) for head in heads) else []


def _is_new(views: Sequence[View], order: int, head: int) -> bool:
    sentence = views[order].sentence
    tokens = sentence.tokens
    entity = next((e for e in sentence.entities if e.first <= head < e.last), None)
    if entity is None or entity.label not in _NAMES or entity.last - entity.first < _NAME_WORDS:
        return False
    if entity.label != "PERSON" and (views[order].is_known_body(head) or _HERS.isdisjoint(views[order].words)):
        return False  # a name that the model takes for a body's
    if any(tokens[c].dep == "appos" and tokens[c].pos in ("NOUN", "PROPN") for c in tokens[head].children):
        return False
    return all(tokens[entity.last - 1].text != t.text for other in views[:order] for t in other.sentence.tokens)


def _last_before(cluster: Cluster, order: int, views: Sequence[View]) -> int | None:
    """The number of the last mention in one of the sentences right before, of the same field."""
    near = [
        number
        for number, mention in enumerate(cluster.mentions)
        if 0 < order - mention.order <= _REACH
        and mention.field == views[order].sentence.field
        and mention.judgement.assertion not in ("denied", "planned", "threatened")
    ]
    return near[-1] if near else None


def _fits(view: View, heads: Sequence[int], cluster: Cluster, views: Sequence[View]) -> bool:
    """Whether what is told of somebody may be of those that an event befell."""
    tokens = view.sentence.tokens
    verb = tokens[tokens[heads[0]].head]
    lemma = view.lemmas[verb.index]
    modes = {mention.trigger.event_mode for mention in cluster.mentions}
    if tokens[heads[0]].dep == "nsubj":
        told = bool(cluster.types & HURTING or modes & SEIZED)
        if told and len(heads) == 1 and _is_told_of(view, heads[0], cluster, views):
            return True
        sure = bool(modes & SEIZED) or len(heads) > 1 or age_beside(view, heads[0]) is not None
        return sure and verb.tag == "VBG" and _is_met(view, verb, cluster, views)
    if modes & SEIZED:
        return lemma in LED_OFF
    if not cluster.types & HURTING:
        return False
    return (lemma in _DEAD and "dead" in view.words) or (lemma in _CARRIED and not _WARDS.isdisjoint(view.words))


def _is_told_of(view: View, head: int, cluster: Cluster, views: Sequence[View]) -> bool:
    """Whether a sentence tells who somebody was whom the one before only describes.

    By the same word before the name: "a judge was shot. Judge Ann Roe had ..."; or by an age, where nobody single is
    told to have done it: "a nurse was shot. Ann Roe, 34, had worked there for years".
    """
    tokens = view.sentence.tokens
    verb = tokens[tokens[head].head]
    if view.lemmas[verb.index] in SAYING:
        return False
    struck = {
        views[m.order].lemmas[p.head]
        for m in cluster.mentions
        for p in m.targets
        if not p.pronoun and p.told_in is None
    }
    before = [view.words[c] for c in tokens[head].children if tokens[c].dep == "compound"]
    if not struck.isdisjoint(before):
        return True
    perfect = any(view.words[c] == "had" and tokens[c].dep == "aux" for c in verb.children)
    lone = any(not p.plural and not p.thing for m in cluster.mentions for p in m.actors)
    return age_beside(view, head) is not None and (perfect or view.lemmas[verb.index] in _LIVED) and not lone


def age_beside(view: View, head: int) -> int | None:
    """The age that stands beside a name: 22 of "Ann Roe, 22, was taken"."""
    tokens = view.sentence.tokens
    ages = (tokens[c].text for c in tokens[head].children if tokens[c].dep == "appos" and tokens[c].text.isdigit())
    return next((int(age) for age in ages), None)


def _is_met(view: View, verb: Token, cluster: Cluster, views: Sequence[View]) -> bool:
    """Whether who did it came upon whom a clause tells of: "were driving to Bern when the gunmen stopped the boat"."""
    tokens = view.sentence.tokens
    doers = {views[m.order].lemmas[p.head] for m in cluster.mentions for p in m.actors} | _ARMED
    below = [tokens[c] for c in verb.children if tokens[c].dep == "advcl" and tokens[c].index > verb.index]
    clauses = [t for t in below if any(view.words[c] == "when" for c in t.children)]
    return any(tokens[c].dep == "nsubj" and view.lemmas[c] in doers for t in clauses for c in t.children)


def _victims(cluster: Cluster, order: int, views: Sequence[View]) -> ActorPhrase | None:
    """Those whom the sentences before an order describe, and do not name, as the only ones whom an event befell."""
    told = [(p, m) for m in cluster.mentions if m.order < order for p in m.targets if not (p.pronoun or p.thing)]
    if len({views[m.order].lemmas[p.head] for p, m in told}) != 1:
        return None
    described = [p for p, m in told if _is_described(p, m, views)]
    return described[-1] if len(described) == len(told) and _number(described[-1]) else None


def _is_described(phrase: ActorPhrase, mention: Mention, views: Sequence[View]) -> bool:
    plain = phrase.told_in is None and not phrase.person and phrase.generic
    return plain and "person" in views[mention.order].kinds(phrase.head)


def _number(phrase: ActorPhrase) -> int | None:
    """How many a description is of: one "student leader", "two teachers"; None where that is not told."""
    first = phrase.described.casefold().partition(" ")[0]
    return whole_number(first) if phrase.plural else 1 if first in _ONE else None
