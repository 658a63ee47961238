"""What the words beside a toponym make of its place: parts, outskirts, distances, places in between.

"eastern Libya" is a part of Libya and has no point; "the northern outskirts of Mosul" is near Mosul; "30 km south of
Mosul" is a point 30 km to the south, known as well as such distances are; "between Mosul and Erbil" is near neither.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model import COUNTRY_PRECISION, Place, PlaceMention
from timeline.places.beside import WINDOW
from timeline.places.cues import place_kinds
from timeline.places.page import Page

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

KM_A_DEGREE = 111.2
# Where the place right before is, rather than a place of its own: "Gulu, 330 km north of Kampala".
BESIDE = "distance-beside"
# The same with a side alone: "Gulu, north of Kampala".
NEAR_BESIDE = "near-beside"
# What stands between the two: a type word at most ("Gulu district, 330 km north of Kampala").
_APPOSING = re.compile(
    r"(?:\s+(?P<type>[A-Za-z]+))?\s*(?:,|\()(?:\s*(?:about|almost|approximately|around|just|nearly|only|roughly|some))?\s*",
    re.IGNORECASE,
)
KM = {"k": 1.0, "m": 1.609344}
# Farther off than this, a distance along roads and a wind say no more than a region.
MAX_DISTANCE_KM = 300.0
MAX_ROUND_KM = 50.0
REGION_PRECISION = 5
# What lies between two towns is near neither where they are far apart: a line.
MAX_NEAR_BETWEEN_KM = 200.0
MAX_BETWEEN_KM = 600.0
OUTSKIRTS_KM = 15.0
NEAR_KM = 25.0
# "Tal Amra, south of Mosul": so far off is what is told by a town's name and a side.
SIDE_KM = 50.0
# So large is a province of which the gazetteer has but the town that it is called like.
DIVISION_KM = 75.0
DIVISION_PRECISION = 4
# Distances are rounded by their tellers, and told along roads: a quarter of them is the least radius that holds.
DISTANCE_ERROR = 0.25
LEAST_DISTANCE_ERROR_KM = 5.0

_SIDES = "north|south|east|west|northeast|northwest|southeast|southwest|central"
_PART = re.compile(
    rf"\b(?P<side>(?:{_SIDES}|north-east|north-west|south-east|south-west)(?:ern)?)(?:most)?"
    r"(?:\s+and\s+(?:north|south|east|west|central)\w*)?(?:\s+(?:parts?|regions?|areas?)\s+of(?:\s+the)?)?\s+$",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"\b(?P<article>the)\s+(?P<side>(?:far\s+)?(?:north|south|east|west|centre|center)\w*)\s+of\s+$", re.IGNORECASE
)
_PART_AFTER = re.compile(rf"^['’]s?\s+(?P<side>(?:{_SIDES})(?:ern)?)\b", re.IGNORECASE)
_EDGE = re.compile(
    r"\b(?:(?:(?:north|south|east|west)\w*|far|outer|rural)\s+)?"
    r"(?:outskirts|suburbs?|edges?|countryside|environs|periphery|outside|fringes?)(?:\s+of)?(?:\s+the)?(?:\s+(?:city|town|village|capital)(?:\s+of)?)?\s+$",
    re.IGNORECASE,
)
# "The Bogota suburb of Soacha" is that town; "a suburb of Soacha" lies beside it.
_CALLED_SUBURB = re.compile(r"\bthe\s+(?:[\w'’-]+\s+){0,3}suburb\s+of\s+$", re.IGNORECASE)
# "Quang Nam province" is no town, though a town alone is listed; not "the Gulu region's", "in Oran state television".
_DIVISION_AFTER = re.compile(r"\s(?:governorate|oblast|prefecture|province)\b")
# What the words of `_EDGE` and of `_NEAR` hold, in lower case.
_EDGE_STEMS = ("outskirts", "suburb", "edge", "countryside", "environs", "periphery", "outside", "fringe")
_NEAR_STEMS = ("near", "close", "not far", "orth", "outh", "ast", "est")
_DIGIT = re.compile(r"\d")
_NEAR = re.compile(
    r"\b(?:near|close to|not far from|nearby|(?:just\s+)?(?:north|south|east|west)\w* of)"
    r"(?:\s+the(?:\s+\w+)?(?:\s+of)?)?\s+$",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    r"\b(?P<number>\d+(?:[.,]\d+)?)[\s-]*(?P<unit>k(?:ilo)?m(?:et(?:er|re)s?)?s?|mi(?:les?)?|miles?)\.?"
    r"(?:\s*\(\s*\d[^)]{0,20}\))?\s+(?:to the\s+|due\s+)?"
    r"(?P<side>(?:north|south)[\s-]?(?:east|west)|north|south|east|west|from|outside|away from|off)(?:ern)?"
    r"(?:\s+of)?(?:\s+(?:the\s+)?(?:capital|city|town|village)(?:\s+of)?,?)?\s+$",
    re.IGNORECASE,
)
# "The Afghan capital", "Libya's capital"; not where its name follows, nor capital of another sort.
_CAPITAL_AFTER = re.compile(
    r"^(?:['’]s?)?\s+capital(?:\s+city)?\b(?!(?:\s*,)?\s+(?:(?:city\s+)?of\s+)?[A-Z])"
    r"(?!['’-]|\s+(?:punishment|gains?|flight|markets?|stock|investments?|outlay|expenditures?|spending|costs?)\b)",
)
# The last words of `_DISTANCE`, `_EDGE` and `_NEAR`: few towns are named after one, and only there are these tried.
_PLACING_ENDS = (
    "north", "south", "east", "west", "ern", "from", "outside", "off", "of", "the", "capital", "city", "town",
    "village", ",", "outskirts", "suburb", "suburbs", "edge", "edges", "countryside", "environs", "periphery",
    "fringe", "fringes", "near", "to", "nearby",
)  # fmt: skip
_CAPITAL_BEFORE = re.compile(r"\bcapital(?:\s+city)?\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+(?:\w+\s+){1,3}of\s+)?$", re.IGNORECASE)
_AND = frozenset({"and", "& the", "and the", "and the city of"})
_ROAD_FROM = re.compile(r"\b(?:highway|line|motorway|railway|road|route|stretch)\s+from\s+$", re.IGNORECASE)
_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135,
    "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip


class Modifiers:
    """Applies the words around mentions to their places: `modifiers(page, mentions)`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the gazetteer that knows the parts of countries."""
        self._gazetteer = gazetteer
        self._types = place_kinds()

    def __call__(self, page: Page, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Return the mentions of one page with their places as modified, spans grown over what modified them."""
        changed: list[PlaceMention] = []
        floor = 0
        for mention in mentions:
            grown = self._one(page, mention, floor)
            if grown.rule.endswith((BESIDE, NEAR_BESIDE)):
                changed[-1] = _at_stated_distance(changed[-1], grown)
            changed.append(grown)
            floor = grown.end
        return _between(page, changed)

    def _one(self, page: Page, mention: PlaceMention, floor: int) -> PlaceMention:
        place = mention.place
        before = page.text[max(floor, mention.start - WINDOW) : mention.start]
        if place is not None and place.kind == "country" and mention.role != "organisation":
            capital = self._capital(page, mention, place, before)
            if capital is not None:
                return self._one(page, capital, floor)
        if place is None or mention.role in ("demonym", "organisation"):
            return mention
        if place.kind == "country":
            return self._part(page, mention, place, before)
        if place.kind != "city":
            return mention
        if _DIVISION_AFTER.match(page.shown, mention.end):
            return replace(mention, place=_as_division(place), rule=f"{mention.rule}-division")
        if not _may_place(before):
            return mention
        lowered = before.casefold()
        if (distance := _DISTANCE.search(before) if _DIGIT.search(before) else None) is not None:
            apposed = floor > 0 and self._is_apposing(page.text[floor : mention.start - len(distance.group())])
            rule = BESIDE if apposed else "distance"
            return _spanning(page, mention, distance, place=_at_distance(place, distance), rule=rule)
        may_be_edge = any(stem in lowered for stem in _EDGE_STEMS) and not _is_part_of_town(place)
        edge = _EDGE.search(before) if may_be_edge else None
        if edge and not _CALLED_SUBURB.search(page.text, max(0, mention.start - WINDOW), mention.start):
            wider = replace(
                place, geo_precision=max(2, place.geo_precision), radius_km=max(place.radius_km, OUTSKIRTS_KM)
            )
            return _spanning(page, mention, edge, place=wider, rule="outskirts")
        near = _NEAR.search(before) if any(stem in lowered for stem in _NEAR_STEMS) else None
        if near is None:
            return mention
        apposed = floor > 0 and self._is_apposing(page.text[floor : mention.start - len(near.group())])
        wider = replace(place, geo_precision=max(2, place.geo_precision), radius_km=max(place.radius_km, NEAR_KM))
        return replace(mention, place=wider, rule=f"{mention.rule}-{NEAR_BESIDE if apposed else 'near'}")

    def _is_apposing(self, between: str) -> bool:
        """Tell whether a distance says where the place right before is: "Gulu, 330 km", "Gulu town, 330 km"."""
        link = _APPOSING.fullmatch(between)
        return link is not None and (link["type"] is None or link["type"].lower() in self._types)

    def _capital(self, page: Page, mention: PlaceMention, country: Place, before: str) -> PlaceMention | None:
        """The town that a country's capital is, where the words mean it and do not name it."""
        after = _CAPITAL_AFTER.match(page.shown[mention.end : mention.end + WINDOW])
        earlier = None if mention.role == "demonym" else _CAPITAL_BEFORE.search(before)
        if country.country is None or (after is None and earlier is None):
            return None
        town = self._gazetteer.capital(country.country)
        if town is None:
            return None
        start = mention.start - (len(before) - earlier.start() if earlier is not None else 0)
        end = mention.end + (after.end() if after is not None else 0)
        return replace(
            mention, start=start, end=end, quote=page.text[start:end], place=town, role="location",
            rule=f"{mention.rule}-capital",
        )  # fmt: skip

    def _part(self, page: Page, mention: PlaceMention, place: Place, before: str) -> PlaceMention:
        if place.country is None:
            return mention
        match = (_PART.search(before) or _PART_OF.search(before)) if _has_side(before) else None
        if match:
            part = self._gazetteer.country_part(place.country, _side(match["side"]))
            return mention if part is None else _spanning(page, mention, match, place=part, rule="part")
        after = _PART_AFTER.match(page.text[mention.end : mention.end + WINDOW])
        if after is None:
            return mention
        part = self._gazetteer.country_part(place.country, _side(after["side"]))
        if part is None:
            return mention
        return replace(mention, place=part, role="location", rule=f"{mention.rule}-part")


def _as_division(town: Place) -> Place:
    """Take a town for the division called like it, which the gazetteer lacks: somewhere around it."""
    precision = max(DIVISION_PRECISION, town.geo_precision)
    return replace(town, geo_precision=precision, radius_km=max(town.radius_km, DIVISION_KM))


def _is_part_of_town(place: Place) -> bool:
    """Tell whether a name is of a part of a town: "the suburb of Perrywood" is no suburb of that."""
    return place.place_id.startswith("within:") and place.geo_precision < COUNTRY_PRECISION


def _may_place(before: str) -> bool:
    """Tell whether words can say that something is near a town, and not in it: by how they end."""
    words = before.rsplit(None, 2)
    return bool(words) and (
        words[-1].lower().endswith(_PLACING_ENDS) or (len(words) > 1 and words[-2].lower() == "the")
    )


def _has_side(before: str) -> bool:
    """Tell whether words may name a side or the middle of a country: few do."""
    lowered = before.lower()
    return "st" in lowered or "th" in lowered or "cent" in lowered


def _side(word: str) -> str:
    """Bring "North-eastern" and "south" to the form of country parts: "northeastern", "southern"."""
    side = re.sub(r"[\s-]", "", word.lower()).removesuffix("most").removeprefix("far")
    side = "central" if side in ("centre", "center") else side
    return side if side == "central" or side.endswith("ern") else f"{side}ern"


def _spanning(page: Page, mention: PlaceMention, match: re.Match[str], *, place: Place, rule: str) -> PlaceMention:
    """Grow a mention over the words matched, which end where it starts."""
    start = mention.start - (match.end() - match.start())
    return replace(
        mention,
        start=start,
        quote=page.text[start : mention.end],
        place=place,
        rule=f"{mention.rule}-{rule}",
        role="location" if mention.role == "metonym" else mention.role,
    )


def _at_stated_distance(named: PlaceMention, distance: PlaceMention) -> PlaceMention:
    """Put a name that no gazetteer has where the words right after it say: "Tal Amra, 30 km south of Mosul".

    Where a side alone is told, no more is known than that the town is near: "Tal Amra, south of Mosul".
    """
    known = named.place
    unlisted = known is None or (known.geo_precision == COUNTRY_PRECISION and known.place_id.startswith("within:"))
    point = distance.place
    if not unlisted or named.role != "location" or point is None or point.lat is None:
        return named
    name = " ".join(named.quote.split())
    if distance.rule.endswith(NEAR_BESIDE):
        radius = max(point.radius_km, SIDE_KM)
        place = replace(point, place_id=f"within:{point.place_id}", name=name, population=0, radius_km=radius)
        return replace(named, place=place, rule=f"{named.rule}-at-side")
    if not point.place_id.startswith("offset:"):
        return named
    return replace(named, place=replace(point, name=name, population=0), rule=f"{named.rule}-at-distance")


def _at_distance(place: Place, match: re.Match[str]) -> Place:
    """Move a place by a stated distance; with no direction stated it stays, and its radius holds the distance."""
    kilometres = float(match["number"].replace(",", ".")) * KM[match["unit"][0].lower()]
    side = re.sub(r"[\s-]", "", match["side"].lower())
    if place.lat is None or place.lon is None:
        return place
    if side not in _BEARINGS:
        precision = 2 if kilometres <= MAX_ROUND_KM else REGION_PRECISION
        return replace(place, geo_precision=precision, radius_km=kilometres + place.radius_km)
    is_far = kilometres > MAX_DISTANCE_KM
    bearing = math.radians(_BEARINGS[side])
    lat = place.lat + kilometres * math.cos(bearing) / KM_A_DEGREE
    lon = place.lon + kilometres * math.sin(bearing) / (KM_A_DEGREE * math.cos(math.radians(place.lat)))
    return replace(
        place,
        place_id=f"offset:{place.place_id}:{kilometres:.0f}km:{side}",
        lat=round(lat, 4),
        lon=round((lon + 180) % 360 - 180, 4),
        admin1=None if is_far else place.admin1,
        admin2=None if is_far else place.admin2,
        geo_precision=REGION_PRECISION if is_far else 2,
        radius_km=place.radius_km + max(LEAST_DISTANCE_ERROR_KM, kilometres * DISTANCE_ERROR),
    )


def _between(page: Page, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Widen two towns of "between A and B", or of "the road from A to B", by their distance."""
    for index in range(len(mentions) - 1):
        first, second = mentions[index], mentions[index + 1]
        link = page.text[first.end : second.start].strip(" \n").lower()
        before = page.text[max(0, first.start - WINDOW) : first.start]
        if not (link in _AND and _BETWEEN.search(before)) and not (link == "to" and _ROAD_FROM.search(before)):
            continue
        apart = _distance(first.place, second.place)
        if apart is None or apart > MAX_BETWEEN_KM:
            continue
        for at, mention in ((index, first), (index + 1, second)):
            if mention.place is not None:
                radius = max(mention.place.radius_km, apart)
                precision = max(2 if apart <= MAX_NEAR_BETWEEN_KM else REGION_PRECISION, mention.place.geo_precision)
                wider = replace(mention.place, geo_precision=precision, radius_km=radius)
                mentions[at] = replace(mention, place=wider, rule=f"{mention.rule}-between")
    return mentions


def _distance(one: Place | None, other: Place | None) -> float | None:
    """Kilometres between two towns; None where one is no town or has no point."""
    if one is None or other is None or one.kind != "city" or other.kind != "city":
        return None
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    across = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(one.lat - other.lat, across) * KM_A_DEGREE
