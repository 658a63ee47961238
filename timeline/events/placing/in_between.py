"""Of two towns that something was between, the one named first; or the place that it was said to be near there.

"Between Nakuru and Eldoret near Burnt Forest" is at Burnt Forest; "between Gulu and Lira" is told by Gulu, with a
radius that holds both.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.events.happenings.draft import Materials
from timeline.events.placing.choice import PlaceChoice
from timeline.events.syntax.overlap import kilometres
from timeline.model import PlaceMention

_BETWEEN = "-between"
_NEAR = "-near"
_LINK_LETTERS = 30
_NEAR_KM = 150.0


def first_of_two(choice: PlaceChoice, materials: Materials) -> PlaceChoice:
    """The same choice, or that of a mention beside the chosen one of two towns in between."""
    chosen = choice.mention
    if chosen is None or not chosen.rule.endswith(_BETWEEN):
        return choice
    here = [m for m in materials.places if (m.field, m.sentence) == (chosen.field, chosen.sentence)]
    spot = next((m for m in here if _is_near(chosen, m)), None)
    first = next((m for m in here if m.rule.endswith(_BETWEEN) and 0 < chosen.start - m.end <= _LINK_LETTERS), None)
    best = spot or first
    if best is None or best.place is None:
        return choice
    given = tuple(m for m in (chosen, *choice.given) if m is not best)
    return replace(choice, place=best.place, mention=best, given=given)


def _is_near(chosen: PlaceMention, mention: PlaceMention) -> bool:
    """Whether a place is told right behind the two: "between A and B near C"."""
    if mention.place is None or chosen.place is None or not mention.rule.endswith(_NEAR):
        return False
    return mention.start > chosen.end and kilometres(mention.place, chosen.place) <= _NEAR_KM
