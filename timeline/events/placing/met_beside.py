"""The country of a meeting of which no place is told, where one of those who met is told to have met others there.

"The minister held talks in Lima with the president on Monday. He also met the head of the bar": he did so in Peru.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.dating.choice import DateChoice
from timeline.events.happenings.draft import Draft, Materials
from timeline.events.placing.choice import COUNTRY_RULE, PlaceChoice, is_placed
from timeline.events.syntax.overlap import disjoint
from timeline.events.words.folding import fold
from timeline.model import COUNTRY_PRECISION, PlaceMention

_APART = frozenset({"phone"})
_SCORE = 0.5


def met_beside(
    places: Sequence[PlaceChoice], dates: Sequence[DateChoice], drafts: Sequence[Draft], materials: Materials
) -> list[PlaceChoice]:
    """The places of all events, with the country of the other meetings for those of which nothing is told."""
    found = list(places)
    for number, draft in enumerate(drafts):
        if places[number].place is not None or not _is_meeting(draft):
            continue
        others = [
            place
            for other, place, date in zip(drafts, places, dates, strict=True)
            if _is_meeting(other)
            and _is_host(place)
            and _shares(draft, other)
            and not _is_other_time(dates[number], date)
        ]
        countries = {place.place.country for place in others if place.place is not None}
        whole = materials.country(countries.pop() or "") if len(countries) == 1 and materials.country else None
        if whole is not None:
            found[number] = replace(
                places[number], place=whole, mention=others[0].mention, basis="article", score=_SCORE, rule=COUNTRY_RULE
            )
    return found


def may_meet_in(place: PlaceMention, draft: Draft, drafts: Sequence[Draft], materials: Materials) -> bool:
    """Whether people may have met there: not in a country that another sentence names for what is its own.

    But where a meeting of the article names a town of that country, another may well have been there too.
    """
    told = any((m.field, m.sentence) == (place.field, place.sentence) for m in draft.cluster.mentions)
    country = place.place is not None and place.place.geo_precision == COUNTRY_PRECISION
    if told or not country or place.role == "dateline" or is_placed(place, materials.parse):
        return True
    met = {(m.field, m.sentence) for other in drafts if other.event_type == "CONSULT" for m in other.cluster.mentions}
    towns = (m.place for m in materials.places if (m.field, m.sentence) in met and m.place is not None)
    return any(t.geo_precision < COUNTRY_PRECISION and place.place and t.country == place.place.country for t in towns)


def _is_meeting(draft: Draft) -> bool:
    """Whether people are told to have met face to face."""
    done = any(m.judgement.assertion == "occurred" for m in draft.cluster.mentions)
    return draft.event_type == "CONSULT" and draft.event_mode not in _APART and done


def _is_host(choice: PlaceChoice) -> bool:
    return choice.place is not None and choice.place.country is not None and choice.basis in ("stated", "dateline")


def _shares(draft: Draft, other: Draft) -> bool:
    """Whether one of those who met is told by name or pronoun to have met in both, the pronoun in the later."""
    met, before = (_met(each) for each in (draft, other))
    follows = draft.cluster.mentions[0].order > other.cluster.mentions[0].order
    goes_on = follows and any(actor.pronoun for m in draft.cluster.mentions for actor in m.actors)
    return goes_on or bool(met & before)


def _met(draft: Draft) -> set[str]:
    """The last words of the names of those who met."""
    parties = (party for m in draft.cluster.mentions for party in (*m.actors, *m.targets))
    return {fold(party.name).split()[-1] for party in parties if not party.pronoun and party.name.split()}


def _is_other_time(date: DateChoice, other: DateChoice) -> bool:
    return date.value is not None and other.value is not None and disjoint(date.value, other.value)
