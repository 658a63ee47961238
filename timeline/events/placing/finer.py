"""The finest place that an event's own sentences name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.dating.topics import is_place_of_subject
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.happenings.pulls import is_taken, key_of, other_pulls, place_pulls
from timeline.events.placing.choice import (
    COUNTRY_RULE,
    PlaceChoice,
    go_together,
    is_part,
    is_quarter,
    says_where,
    speaks_of,
)
from timeline.events.placing.named_part import named_part
from timeline.events.placing.ways import is_bound_for
from timeline.events.syntax.anchor import Position, path_to_root, span_head
from timeline.events.words.lexicon import HURTING
from timeline.model import Place, PlaceMention, Sentence, Token
from timeline.places.cues import cue_words, place_kinds

_LINKED = 0.3
_NEARBY = 0.12
_MANY = 3
_UNKNOWN = 7
_ANSWERS = frozenset({"ACCUSE", "COERCE"})
_SITES = frozenset({"at", "in", "inside", "near", "outside"})


def refined(choice: PlaceChoice, draft: Draft, drafts: Sequence[Draft], materials: Materials) -> PlaceChoice:
    """What is named in the event's own sentences, and lies in the place chosen, stands before that.

    An attack's may stand far from its words, if it is not nearer to those of another attack. Of a city of which several
    quarters are named so none is taken, but the city.
    """
    if choice.place is None or choice.mention is None:
        return choice
    attacks = [other for other in drafts if other.event_type in HURTING]
    own, others = place_pulls(draft), other_pulls(draft, attacks)
    least = min(_LINKED, own.get(key_of(choice.mention)) or _LINKED)
    far = min(least, _NEARBY) if draft.event_type in HURTING else least
    near = [
        link.mention
        for m in draft.cluster.mentions
        for link in m.places
        if (
            link.score >= least
            or (link.score >= far and not is_taken(link.score, others.get(key_of(link.mention), 0.0)))
        )
        and link.mention.role == "location"
        and link.mention.place is not None
        and says_where(link.mention, materials.parse)
        and not is_bound_for(link.mention, materials.parse)
        and not speaks_of(_position(m), link.mention, materials.parse)
        and not describes(link.mention, draft, materials)
        and not is_place_of_subject(link.mention, draft, materials.parse)
        and not (choice.rule == COUNTRY_RULE and _is_of_cause(link.mention, m, drafts, materials))
        and not (choice.rule == COUNTRY_RULE and _is_of_answer(link.mention, m, drafts, materials))
    ]
    for whole in [m for m in near if m.place is not None and m.place.kind == "city"]:
        parts = [m for m in near if m.place is not None and whole.place is not None and _lies_in(m.place, whole.place)]
        if whole.place is not None and _lies_in(choice.place, whole.place) and _are_many(parts):
            return _instead(choice, whole)
    part = _part_named(choice, draft, materials)
    if part is not None:
        return _instead(choice, part)
    finer = [m for m in near if m.place is not None and _lies_in(m.place, choice.place)]
    if not finer or _are_many(finer):
        return choice
    return _instead(choice, min(finer, key=lambda m: (_precision(m), m.field == "text", m.start)))


def _part_named(choice: PlaceChoice, draft: Draft, materials: Materials) -> PlaceMention | None:
    """The town or quarter that an event's own sentence names as the chosen town's: "the Lima suburb of Comas"."""
    if choice.place is None or choice.place.kind != "city":
        return None
    for told in draft.cluster.mentions:
        sentence = materials.parse.sentences[told.order]
        here = [m for m in materials.places if (m.field, m.sentence) == (sentence.field, sentence.index)]
        for whole in here:
            if whole.place is not None and whole.place.place_id == choice.place.place_id:
                part = named_part(whole, [m for m in here if m is not whole], sentence)
                if part is not None and part.place is not None and part.place.population < whole.place.population:
                    return part
    return None


def _is_of_cause(mention: PlaceMention, told: Mention, drafts: Sequence[Draft], materials: Materials) -> bool:
    """Whether another event's words stand between a place and an event's: "arrested over the murder of Coe in York".

    A charge is no event: "arrested on suspicion of murder in York".
    """
    sentence = materials.parse.sentences[told.order]
    head = span_head(sentence, mention.start, mention.end)
    path = path_to_root(sentence, head) if head is not None and sentence.index == mention.sentence else ()
    if told.trigger.token not in path:
        return False
    between = path[: path.index(told.trigger.token)]
    others = [m for other in drafts for m in other.cluster.mentions if m.order == told.order and m is not told]
    return any(m.trigger.token in between and not _is_bare(sentence, m.trigger.token) for m in others)


def _is_of_answer(mention: PlaceMention, told: Mention, drafts: Sequence[Draft], materials: Materials) -> bool:
    """Whether somebody was held there over an event: "arrested him in York in connection with the attack"."""
    sentence = materials.parse.sentences[told.order]
    head = span_head(sentence, mention.start, mention.end)
    if head is None or sentence.index != mention.sentence or told.trigger.part != "noun":
        return False
    path, own = path_to_root(sentence, head), path_to_root(sentence, told.trigger.token)
    answers = (m for d in drafts if d.event_type in _ANSWERS for m in d.cluster.mentions if m.order == told.order)
    return told.trigger.token not in path and any(m.trigger.anchor in path and m.trigger.anchor in own for m in answers)


def _is_bare(sentence: Sentence, noun: int) -> bool:
    token = sentence.tokens[noun]
    return token.pos == "NOUN" and not any(sentence.tokens[c].dep in ("det", "poss") for c in token.children)


def _precision(mention: PlaceMention) -> int:
    return mention.place.geo_precision if mention.place is not None else _UNKNOWN


def _position(told: Mention) -> Position:
    return Position(field=told.field, sentence=told.sentence, head=told.trigger.anchor)


def _lies_in(part: Place, whole: Place) -> bool:
    return is_part(part, whole) or is_quarter(part, whole)


def _instead(choice: PlaceChoice, best: PlaceMention) -> PlaceChoice:
    """Take another mention's place, which the event's own sentences state; an airport is in its town's division."""
    given = tuple(m for m in (choice.mention, *choice.given) if m is not None and m is not best)
    place = best.place
    if place is not None and place.admin1 is None and choice.place is not None and choice.place.country is not None:
        place = replace(place, admin1=choice.place.admin1)
    return replace(choice, place=place, mention=best, basis="stated", given=given)


def _are_many(finer: Sequence[PlaceMention]) -> bool:
    """Whether places of which none lies in another are more than one happening has."""
    apart: list[Place] = []
    for mention in finer:
        if mention.place is not None and not any(go_together(mention.place, other) for other in apart):
            apart.append(mention.place)
    return len(apart) >= _MANY


def describes(mention: PlaceMention, draft: Draft, materials: Materials) -> bool:
    """Whether a place name only says whose someone is: "Cairo officials", "the Arab world"."""
    for told in draft.cluster.mentions:
        sentence = materials.parse.sentences[told.order]
        if (sentence.field, sentence.index) != (mention.field, mention.sentence):
            continue
        head = span_head(sentence, mention.start, mention.end)
        if any(phrase.start <= mention.start and mention.end <= phrase.end for phrase in (*told.actors, *told.targets)):
            return True
        if head is not None and _is_kind_of_town(mention, sentence.tokens[sentence.tokens[head].head]):
            head = sentence.tokens[head].head
        if head is None or sentence.tokens[head].dep not in ("compound", "amod", "nmod"):
            return False
        return sentence.tokens[head].head != told.trigger.token and not _is_of_site(sentence, sentence.tokens[head])
    return False


def _is_of_site(sentence: Sentence, name: Token) -> bool:
    """Whether a name says where a thing is that something was in: "in a Gulu restaurant", "outside the Gulu mosque"."""
    noun = sentence.tokens[name.head]
    above = sentence.tokens[noun.head]
    return noun.dep == "pobj" and above.lemma.lower() in _SITES


def _is_kind_of_town(mention: PlaceMention, noun: Token) -> bool:
    """Whether a noun says what a town or a part of one is: "in the Perrywood neighborhood"."""
    kinds = place_kinds() | cue_words()["quarter_type"]
    return mention.place is not None and mention.place.kind == "city" and noun.lemma.lower() in kinds
