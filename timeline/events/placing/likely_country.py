"""How sure the country must be of an event of which no finer place is known.

What is merely said is said anywhere, and what is told in passing may be of elsewhere: their country must be surer than
that of what is done. Where an event's own sentences name no second country, less will do: "The government sent police
and then soldiers", in an explainer of one country.
"""

from __future__ import annotations

from timeline.events.happenings.draft import Draft, Materials
from timeline.events.placing.country import Countries
from timeline.events.words.lexicon import HURTING, WEAK_TYPES

SURE = 0.95
LIKELY = 0.8
LIKELIEST = 0.65
_VIOLENT = HURTING - {"PROTEST"}
TIMES_LIKELIER = 3.0


def least_chance(draft: Draft, countries: Countries, materials: Materials) -> float:
    """The least chance, 0 to 1, of a country that is given without a finer place."""
    said = draft.event_type in WEAK_TYPES and draft.event_type != "THREATEN"
    if draft.event_type in HURTING and not draft.aside:
        return 0.0
    if draft.event_type not in _VIOLENT and _is_alone(draft, countries, materials):
        return LIKELY if said else LIKELIEST
    return SURE if said else LIKELY


def _is_alone(draft: Draft, countries: Countries, materials: Materials) -> bool:
    """Whether the likeliest country is much likelier than the next, and an event's sentences name no other."""
    first = countries.likeliest
    second = max((chance for country, chance in countries.chances.items() if country != first), default=0.0)
    if first is None or countries.chances[first] < TIMES_LIKELIER * second:
        return False
    told = {(m.field, m.sentence) for m in draft.cluster.mentions}
    return all(
        place.place is None or place.place.country in (first, None)
        for place in materials.places
        if (place.field, place.sentence) in told
    )
