"""What happened all over a country or in several towns is at none of them: "bombings across Iraq killed 24"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.events.happenings.draft import Draft, Materials
from timeline.events.happenings.mentions import Mention
from timeline.events.happenings.pulls import key_of, other_pulls
from timeline.events.placing.choice import COUNTRY_RULE, OF_NAMES, PlaceChoice, is_part
from timeline.events.syntax.anchor import Position, path_to_root, sentence_at, span_head
from timeline.events.syntax.overlap import kilometres
from timeline.events.words.lexicon import HURTING
from timeline.model import PlaceMention, Token

_BETWEEN = "-between"
_OVER = frozenset({"across", "throughout"})
_WIDE_PRECISION = 4
_NARROW_PRECISION = 4
_FAR_KM = 60.0
_TAKEN = 0.3
_ANOTHER = re.compile(r",?\s(?:and\s)?(?:the\sother|another|the\ssecond|one)\s(?:at|in|near|outside)\s", re.IGNORECASE)


def spread_over(choice: PlaceChoice, draft: Draft, drafts: Sequence[Draft], materials: Materials) -> PlaceChoice:
    """The country or province that an event's own words say it was all over, or that holds its several towns."""
    if choice.place is None or choice.mention is None or draft.event_type not in HURTING:
        return choice
    is_one = not any(_is_alike(other, draft) for other in drafts if other is not draft)
    told = [m for m in draft.cluster.mentions if m.field == "text" or is_one]
    wide = next((place for mention in told for place in _over(mention, materials)), None)
    if (
        wide is not None
        and not _is_told_before(choice.mention, wide)
        and wide.place is not None
        and is_part(choice.place, wide.place)
    ):
        given = tuple(m for m in (choice.mention, *choice.given) if m is not wide)
        return replace(choice, place=wide.place, mention=wide, basis="stated", given=given)
    return _of_several(choice, draft, drafts, materials)


def _is_alike(other: Draft, draft: Draft) -> bool:
    """Whether an event is another of those that a headline may sum up: "Attacks across Iraq kill 24"."""
    return other.event_type == draft.event_type and not other.aside


def _is_told_before(mention: PlaceMention, wide: PlaceMention) -> bool:
    """Whether a sentence tells first where something was: "died in Kirkuk as violence across Iraq left 24 dead"."""
    return (mention.field, mention.sentence) == (wide.field, wide.sentence) and mention.start < wide.start


def _over(told: Mention, materials: Materials) -> Iterator[PlaceMention]:
    """Yield the countries and provinces that stand behind "across" with an event's words."""
    sentence = materials.parse.sentences[told.order]
    tokens = sentence.tokens
    own = {told.trigger.token, told.trigger.anchor, tokens[told.trigger.token].head}
    for mention in materials.places:
        if (mention.field, mention.sentence) != (sentence.field, sentence.index) or mention.place is None:
            continue
        head = span_head(sentence, mention.start, mention.end)
        if head is None or mention.place.geo_precision < _WIDE_PRECISION or mention.role == "dateline":
            continue
        for step in path_to_root(sentence, head):
            token = tokens[step]
            if token.dep == "prep" and token.lemma.lower() in _OVER:
                if token.head in own or (tokens[token.head].dep == "dobj" and tokens[token.head].head in own):
                    yield mention
                break
            if token.dep not in OF_NAMES:
                break


def _of_several(choice: PlaceChoice, draft: Draft, drafts: Sequence[Draft], materials: Materials) -> PlaceChoice:
    """The country of several towns that the dead of one event are counted for: "killed 44 in Tanta and Alexandria".

    What hurt nobody is at the one named first.
    """
    place, mention = choice.place, choice.mention
    if place is None or mention is None or mention.rule.endswith(_BETWEEN) or place.geo_precision > _NARROW_PRECISION:
        return choice
    others = other_pulls(draft, [other for other in drafts if other.event_type in HURTING])
    joined = [
        other
        for other in _beside(mention, materials)
        if other.place is not None
        and other.place.country == place.country
        and other.place.geo_precision <= _NARROW_PRECISION
        and not is_part(place, other.place)
        and kilometres(place, other.place) > _FAR_KM
        and others.get(key_of(other), 0.0) < _TAKEN
    ]
    if not joined:
        return choice
    if draft.counts:
        return _country_of(choice, materials)
    first = min((mention, *joined), key=lambda m: m.start)
    given = tuple(m for m in (mention, *choice.given) if m is not first)
    return replace(choice, place=first.place, mention=first, given=given)


def _country_of(choice: PlaceChoice, materials: Materials) -> PlaceChoice:
    """The country that a place is in."""
    if choice.place is None or choice.place.country is None or materials.country is None:
        return choice
    whole = materials.country(choice.place.country)
    return choice if whole is None else replace(choice, place=whole, rule=COUNTRY_RULE)


def _beside(mention: PlaceMention, materials: Materials) -> Iterator[PlaceMention]:
    """Yield the places that "and" or "the other in" joins to a place."""
    sentence = sentence_at(materials.parse, Position(field=mention.field, sentence=mention.sentence, head=0))
    head = span_head(sentence, mention.start, mention.end)
    text = (materials.article.title or "") if mention.field == "title" else materials.article.text
    for other in materials.places:
        if (other.field, other.sentence) != (mention.field, mention.sentence) or other is mention:
            continue
        there = span_head(sentence, other.start, other.end)
        first, last = sorted((mention, other), key=lambda m: m.start)
        if head is None or there is None:
            continue
        if _are_joined(sentence.tokens, head, there) or _ANOTHER.fullmatch(text, first.end, last.start):
            yield other


def _are_joined(tokens: Sequence[Token], one: int, other: int) -> bool:
    return _first(tokens, one) == _first(tokens, other)


def _first(tokens: Sequence[Token], name: int) -> int:
    """The first of names that are joined."""
    while tokens[name].dep == "conj":
        name = tokens[name].head
    return name
