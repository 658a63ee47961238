"""Names that a town far off has too: what the text or the outlet says of them stands before what the gazetteer has.

"MANCHESTER, IL - ... the shooting in Manchester": the second is the first. "Monroe police said", of an outlet in
Connecticut: no Monroe that is states away, but one that no list has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.model import Place
from timeline.places.containment import holds, kilometres
from timeline.places.find import Toponym
from timeline.places.folding import fold
from timeline.places.groups import Home
from timeline.places.resolve import Answer
from timeline.places.within import SURE, TOWN_PEOPLE, part_of

WITHIN = "within"
AT_HOME = "within-home"
SMALL_PEOPLE = 100_000
FAR_KM = 300.0
MANY_TIMES = 5
_OWN_RULES = frozenset({"ranked", "single"})


def as_said_once(toponyms: Sequence[Toponym], answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers, with what the text says once of where a name lies for its other mentions too.

    Only where the gazetteer has other places of the name: an unknown one may be named for whence people come.
    """
    said: dict[str, Answer] = {}
    for toponym, answer in zip(toponyms, answers, strict=True):
        if toponym.container is not None and answer.rule == WITHIN and not toponym.is_section:
            said.setdefault(toponym.name.casefold(), answer)
    if not said:
        return tuple(answers)
    return tuple(_as_said(toponym, answer, said) for toponym, answer in zip(toponyms, answers, strict=True))


def _as_said(toponym: Toponym, answer: Answer, said: Mapping[str, Answer]) -> Answer:
    known = said.get(toponym.name.casefold())
    if known is None or answer.place is None or toponym.container is not None or answer.rule == WITHIN:
        return answer
    return known


def at_home(toponyms: Sequence[Toponym], answers: Sequence[Answer], home: Home) -> tuple[Answer, ...]:
    """Return the answers, with small towns far from the outlet's home, of which nothing else speaks, put there."""
    base = _base_of(home, answers)
    if base is None:
        return tuple(answers)
    stated = {toponym.name.casefold() for toponym in toponyms if toponym.container is not None}
    moved = list(answers)
    for index, (toponym, answer) in enumerate(zip(toponyms, answers, strict=True)):
        if toponym.name.casefold() in stated or not _is_namesake(answer, base):
            continue
        if not _is_spoken_for(answer.place, toponym, toponyms, answers):
            moved[index] = Answer(
                place=part_of(base, toponym.quote),
                score=min(answer.score, SURE),
                rivals=tuple(p for p in (answer.place, *answer.rivals) if p is not None),
                rule=AT_HOME,
            )
    return tuple(moved)


def _base_of(home: Home, answers: Sequence[Answer]) -> Place | None:
    """Return the town or state that the outlet is surely named for."""
    if len(home.names) != 1 or not home.names[0][1]:
        return None
    (name, (best, *others)), *_ = home.names
    if best.kind not in ("admin1", "city") or (best.kind == "city" and best.population < TOWN_PEOPLE):
        return None
    if any(a.place is not None and (a.place.place_id == best.place_id or holds(best, a.place)) for a in answers):
        return best
    is_only = all(best.population >= MANY_TIMES * other.population for other in others if not _is_one(best, other))
    return best if is_only and fold(best.name).replace(" ", "") == name else None  # the Times of LA are of no Louisiana


def _is_one(place: Place, other: Place) -> bool:
    return holds(place, other) or holds(other, place)


def _is_namesake(answer: Answer, base: Place) -> bool:
    """Whether an answer is a small town of the outlet's country, but of another division and far off."""
    place = answer.place
    if place is None or answer.rule not in _OWN_RULES or place.kind not in ("admin2", "city"):
        return False
    if place.country != base.country or place.admin1 == base.admin1 or place.population >= SMALL_PEOPLE:
        return False
    return kilometres(place, base) > max(FAR_KM, FAR_KM / 2 + base.radius_km)


def _is_spoken_for(
    place: Place | None, toponym: Toponym, toponyms: Sequence[Toponym], answers: Sequence[Answer]
) -> bool:
    """Whether another name of the article is of the same division, or of what lies near."""
    if place is None:
        return False
    return any(
        answer.place is not None
        and other.name.casefold() != toponym.name.casefold()
        and other.probability >= SURE
        and other.role != "organisation"
        and answer.place.country == place.country
        and (answer.place.admin1 == place.admin1 or kilometres(answer.place, place) < FAR_KM / 2)
        for other, answer in zip(toponyms, answers, strict=True)
    )
