"""Places for names that the gazetteer lacks: somewhere in what the text says, or lets understand, holds them.

"Tal Amra, Idlib province" is somewhere in the province; "the Santa Rita neighbourhood" is a part of the town that was
named last. Such a place has its holder's point and at least its holder's radius, and its id says what it is within.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from timeline.model import Place
from timeline.places.containment import holds, is_close
from timeline.places.find import Toponym
from timeline.places.groups import Home
from timeline.places.memory import Memory
from timeline.places.resolve import Answer

SECTION_RADIUS_KM = 10.0
SURE = 0.5
SURE_SECTION = 0.8
TOWN_PEOPLE = 5_000
BIG_TOWN_PEOPLE = 50_000
CITY_PEOPLE = 100_000
GREAT_PEOPLE = 500_000
HOLDING_KINDS = ("admin1", "admin2", "country")
THE_SIGNS = frozenset({"after_the", "run_left"})  # "the West Side Austin neighborhood"
PAIR = 2
DISTRICT_PRECISION = 3
SIDES = frozenset(
    {"central", "downtown", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west"}
)
ENDS = frozenset({"east", "heights", "north", "park", "south", "west"})


def placed_within(toponyms: Sequence[Toponym], answers: Sequence[Answer], home: Home) -> tuple[Answer, ...]:
    """Return the answers, with a place for unknown names where their holder is known.

    A part of a town where no town is named is a part of the outlet's.
    """
    placed = list(answers)
    parts = [index for index, toponym in enumerate(toponyms) if toponym.is_section]
    if parts:
        sections = {
            toponyms[index].quote.casefold()
            for index in parts
            if toponyms[index].container is not None
            or not _is_great(answers[index].place)
            or _is_elsewhere(toponyms[index], answers[index].place, toponyms, answers, home)
        }
        toponyms = [_as_section(toponym, sections) for toponym in toponyms]
    holders: dict[str, Place] = {}
    for index, toponym in enumerate(toponyms):
        if toponym.container is None and not toponym.is_section and " " not in toponym.name:
            continue
        holder = _holder(toponym, index, toponyms, answers, holders)
        holder = holder or (_town_of(home) if toponym.is_section else None)
        if holder is not None and toponym.is_section and toponym.container is not None:
            holders.setdefault(toponym.name.casefold(), holder)
        side = None if holder is not None else _town_of_side(toponym, toponyms, answers)
        holder = holder or side
        if holder is None:
            continue
        answer = answers[index]
        apart = answer.place is not None and not is_close(holder, answer.place)
        elsewhere = toponym.container is not None and (
            _is_outside(answer.place, holder, toponym, toponyms[toponym.container])
            or _is_far_off(answer.place, holder, toponym, toponyms[toponym.container])
        )
        unlisted = answer.rule == "unlisted" and holder.kind != "country"
        unlisted = unlisted or (toponym.is_section and _is_only_named(answer.place) and holder.kind == "city")
        if answer.place is None or unlisted or elsewhere or (apart and (toponym.is_section or side is not None)):
            tried = answer.rivals if answer.place is None else (answer.place, *answer.rivals)
            placed[index] = Answer(
                place=part_of(holder, toponym.quote),
                score=max(answer.score, SURE_SECTION if toponym.is_section else SURE),
                rivals=tried,
                rule="within",
            )
    for index, answer in enumerate(placed):
        if answer.rule == "unlisted" and answer.place is not None:
            placed[index] = answer._replace(place=_NAMED[answer.place, toponyms[index].quote])
    return tuple(placed)


def unlisted(country: Place, name: str) -> Place:
    """A place of a country of which no more is known than its name."""
    return replace(country, place_id=f"within:{country.place_id}", name=" ".join(name.split()), population=0)


def _named(question: tuple[Place, str]) -> Place:
    return unlisted(*question)


_NAMED = Memory(_named)


def _as_section(toponym: Toponym, sections: Collection[str]) -> Toponym:
    """Call a name a part of a town, or not, as the article calls it elsewhere."""
    is_section = toponym.quote.casefold() in sections
    return toponym if toponym.is_section == is_section else toponym._replace(is_section=is_section)


def _holder(
    toponym: Toponym,
    index: int,
    toponyms: Sequence[Toponym],
    answers: Sequence[Answer],
    holders: Mapping[str, Place],
) -> Place | None:
    """What holds a name: what the text states, else what the text says holds it elsewhere, else the town named last."""
    if toponym.container is not None:
        stated, own = answers[toponym.container].place, answers[index].place
        if stated is not None and (own is None or stated.place_id != own.place_id):
            return stated
    if not toponym.is_section:
        return None
    return holders.get(toponym.name.casefold()) or _town_named_last(index, toponyms, answers)


def _is_only_named(place: Place | None) -> bool:
    """Whether a district is one of which nobody knows where in its province it is."""
    return place is not None and place.kind == "admin2" and place.geo_precision > DISTRICT_PRECISION


def _is_great(place: Place | None) -> bool:
    """Whether a place is a city whose neighbourhoods are spoken of, not one of them: "a Bogota neighbourhood"."""
    return place is not None and place.kind == "city" and place.population >= GREAT_PEOPLE


def _is_elsewhere(
    toponym: Toponym, place: Place | None, toponyms: Sequence[Toponym], answers: Sequence[Answer], home: Home
) -> bool:
    """Whether "the Austin neighborhood" is of another city, at which the article or its outlet is: not of Austin."""
    if place is None or THE_SIGNS.isdisjoint(toponym.signs):
        return False
    datelines = [a.place for t, a in zip(toponyms, answers, strict=True) if t.role == "dateline"]
    named = datelines or [_town_of(home)]
    cities = [city for city in named if city is not None and city.kind == "city" and city.population >= CITY_PEOPLE]
    return any(not is_close(place, city) for city in cities)


def _is_outside(place: Place | None, stated: Place, toponym: Toponym, holder: Toponym) -> bool:
    """Whether a town lies outside the state or province that the text says it is in: another of its name.

    A big one only where words, not a comma, put it into another country's, or where commas enclose that: "near
    Rotterdam, in Hoima District"; "freed in Rotterdam, Sulu, on Sunday".
    """
    if place is None or place.kind != "city" or stated.kind not in HOLDING_KINDS or holds(stated, place):
        return False
    if stated.kind == "country":
        return _is_of_country(toponym, holder)
    abroad = place.country != stated.country and (
        holder.start - toponym.end > len(" (") or _is_between_commas(toponym, holder)
    )
    return abroad or (stated.kind == "admin1" and place.population < BIG_TOWN_PEOPLE)


def _is_of_country(toponym: Toponym, holder: Toponym) -> bool:
    """Whether a name and a country, behind "in" or "near" and between commas, are a town of that country.

    "In Florence, Colombia, a mine went off", not "in Geneva, Syria rejected the plan".
    """
    return "after_preposition" in toponym.signs and _is_between_commas(toponym, holder)


def _is_between_commas(toponym: Toponym, holder: Toponym) -> bool:
    return holder.start - toponym.end == len(", ") and "comma_after" in holder.signs


def _is_far_off(place: Place | None, stated: Place, toponym: Toponym, holder: Toponym) -> bool:
    """Whether a small town is in another country than the city that words, not a comma, say it is a part of."""
    if place is None or place.kind != "city" or place.population >= BIG_TOWN_PEOPLE or stated.kind != "city":
        return False
    return place.country != stated.country and holder.start - toponym.end > len(" (")


def _town_of_side(toponym: Toponym, toponyms: Sequence[Toponym], answers: Sequence[Answer]) -> Place | None:
    """The town whose side or park a name is, where the town is named too: "West Alton" beside "Alton"."""
    if toponym.container is not None or " " not in toponym.name:
        return None
    bare = _WITHOUT_SIDE[toponym.name]
    if bare is None:
        return None
    for other, answer in zip(toponyms, answers, strict=True):
        place = answer.place
        if (
            other.name.casefold() == bare
            and other.probability >= SURE
            and place is not None
            and place.kind == "city"
            and place.population >= BIG_TOWN_PEOPLE
        ):
            return place
    return None


def _without_side(name: str) -> str | None:
    """Take "West" off "West Alton"; None where a name has nothing of the kind."""
    words = name.casefold().split()
    if len(words) < PAIR or not (words[0] in SIDES or words[-1] in ENDS):
        return None
    return " ".join(words[1:] if words[0] in SIDES else words[:-1])


_WITHOUT_SIDE = Memory(_without_side)


def _town_named_last(index: int, toponyms: Sequence[Toponym], answers: Sequence[Answer]) -> Place | None:
    """Return the nearest town before, or else the nearest after."""
    order = [*range(index - 1, -1, -1), *range(index + 1, len(toponyms))]
    for other in order:
        place: Place | None = answers[other].place
        if (
            place is not None
            and place.kind == "city"
            and place.population >= TOWN_PEOPLE
            and toponyms[other].probability >= SURE
            and (toponyms[other].role != "organisation" or place.population >= CITY_PEOPLE)
            and not toponyms[other].is_section
        ):
            return place
    return None


def _town_of(home: Home) -> Place | None:
    """Return the town that the outlet is named for, if it is named for one."""
    towns = [places[0] for _, places in home.names if places and places[0].kind == "city"]
    return towns[0] if len(towns) == 1 and towns[0].population >= TOWN_PEOPLE else None


def part_of(holder: Place, name: str) -> Place:
    """A place in another, of which no more is known than its name."""
    if holder.kind in ("country", "continent"):
        return holder
    return replace(
        holder,
        place_id=f"within:{holder.place_id}",
        name=" ".join(name.split()),
        population=0,
        radius_km=max(SECTION_RADIUS_KM, holder.radius_km),
        geo_precision=max(2, holder.geo_precision),
    )
