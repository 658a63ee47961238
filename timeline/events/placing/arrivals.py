"""Deeds told after who did them came: of the day and the place of their coming.

"On 3 March soldiers entered the village of Tal Amra. They burned nine houses": nothing else dates or places the fire.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.placing.choice import PlaceChoice, is_fine, is_placed, says_where
from timeline.events.syntax.anchor import span_head, told_clause
from timeline.events.words.lexicon import HURTING
from timeline.model import DateMention, PlaceMention, Sentence
from timeline.places.within import unlisted

_COMING = frozenset({"appear", "arrive", "come", "enter", "reach", "surround"})
_DEEDS = HURTING | {"COERCE"}
_MAX_SENTENCES = 5
_DAY_PRECISION = 2
_SURE_NAME = 0.5
_SCORE = 0.5
_DISCOUNT = 0.5


def day_of_arrival(draft: Draft, materials: Materials) -> DateChoice | None:
    """The day on which they came, for what is told below in the same paragraph with no other date in between."""
    for sentence in _before(draft, materials):
        days = [m for m in materials.dates if (m.field, m.sentence) == (sentence.field, sentence.index)]
        known = [m for m in days if _is_day(m) and _is_of_coming(sentence, m)]
        if known:
            day = known[-1]
            return DateChoice(value=day.value, mention=day, score=_SCORE, rule="date-arrival", share=_DISCOUNT)
        if days:
            return None
    return None


def place_of_arrival(choice: PlaceChoice, draft: Draft, materials: Materials) -> PlaceChoice | None:
    """The place to which they came, where the event's own sentences name none and the choice is from elsewhere."""
    own = {(m.field, m.sentence) for m in draft.cluster.mentions}
    if any((m.field, m.sentence) in own and m.role == "location" for m in materials.places):
        return None
    for sentence in _before(draft, materials):
        here = [m for m in materials.places if (m.field, m.sentence) == (sentence.field, sentence.index)]
        goals = [m for m in here if m.role == "location" and _is_of_coming(sentence, m) and says_goal(m, materials)]
        if goals:
            return _at(goals[0], choice, materials)
        if any(is_placed(m, materials.parse) for m in here):
            return None
    return None


def says_goal(mention: PlaceMention, materials: Materials) -> bool:
    """Whether a name is where they came to: not "from", nor where they were brought."""
    return says_where(mention, materials.parse) or mention.place is None


def _before(draft: Draft, materials: Materials) -> Iterator[Sentence]:
    """The sentences of the paragraph before an event's first words, the nearest first."""
    told = [m for m in draft.cluster.mentions if m.field == "text"]
    if draft.event_type not in _DEEDS or not told or len(told) < len(draft.cluster.mentions):
        return
    first = min(m.order for m in told)
    sentences = materials.parse.sentences
    paragraph = sentences[first].paragraph
    if any(sentences[m.order].paragraph != paragraph for m in told):
        return
    for order in range(first - 1, max(-1, first - 1 - _MAX_SENTENCES), -1):
        if (sentences[order].field, sentences[order].paragraph) != ("text", paragraph):
            return
        yield sentences[order]


def _is_day(mention: DateMention) -> bool:
    value = mention.value
    return value is not None and value.precision <= _DAY_PRECISION and value.basis != "dateline"


def _is_of_coming(sentence: Sentence, mention: DateMention | PlaceMention) -> bool:
    """Whether a date or place stands in the clause of a verb that tells of somebody's coming."""
    head = span_head(sentence, mention.start, mention.end)
    return head is not None and sentence.tokens[told_clause(sentence, head)].lemma.lower() in _COMING


def _at(goal: PlaceMention, choice: PlaceChoice, materials: Materials) -> PlaceChoice | None:
    place = goal.place
    country = _country(materials)
    if place is None and goal.score >= _SURE_NAME and country is not None and materials.country is not None:
        place = unlisted(materials.country(country), goal.quote)
    if place is None or not is_fine(place):
        return None
    given = tuple(m for m in (choice.mention, *choice.given) if m is not None and m is not goal)
    return replace(
        choice, place=place, mention=goal, basis="article", score=_SCORE, rule="place-arrival",
        share=_DISCOUNT, given=given,
    )  # fmt: skip


def _country(materials: Materials) -> str | None:
    """The country of a village that no gazetteer has: that of the first place that the article names as one."""
    about = materials.publication.about
    if about is not None and about.place is not None:
        return about.place.country
    named = (m.place.country for m in materials.places if m.role == "location" and m.place is not None)
    return next((country for country in named if country is not None), None)
