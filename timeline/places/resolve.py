"""All toponyms of an article resolved together, by a linear ranker.

A group is one name in one article: one sense per discourse, unless the text itself states two ("Paris, Texas" and
"Paris, France"). Each group's candidates are scored by a conditional logit over what they are (people, kind,
spelling) and how they fit the rest: the countries and divisions that the article names, the distance to the other
groups' candidates, the outlet's home. The fit depends on the others' answers, so it is computed a few times over.
Weights are in `places_weights.json`, fitted by `scripts/fit_places.py`.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from timeline.model import Place
from timeline.places.containment import POINT_KINDS, WHOLE_COUNTRY, holds, is_close
from timeline.places.find import Toponym
from timeline.places.renamed import has_periods, is_in_use

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

Floats = npt.NDArray[np.float64]

MAX_CANDIDATES = 30
PASSES = 3
NEAR_KM = (25.0, 100.0)
EARTH_KM_A_DEGREE = 111.2
TIE_MARGIN = 0.02
MIN_WEIGHT = 0.25
EVIDENCE_WEIGHT = 0.5
LARGE_DIVISION_PEOPLE = 100_000
WELL_KNOWN_PEOPLE = 400_000
ONLY_PEOPLE = 50_000
ONLY_SHARE = 10
LARGE_PEOPLE = 100_000
LARGE_SHARE = 5
# Call letters begin with W to the east of the Mississippi and with K to the west; the states on it have both.
# Old names live on in the press: they count against a place about as much as thirty times fewer people would.
OUT_OF_USE = -1.5
LEAST_SIZE = 2.0  # the logarithm of the least number of people that counts
MOST_KNOWN = 100_000
STATION_EDGE_LON = -92.5
STATION_SLACK_DEGREES = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What is known of the outlet before its article is read: the country of its domain, names in its name.

    `station` is the side of the Mississippi of a station of the United States: its call letters begin with W or K.
    """

    country: str | None
    names: tuple[tuple[str, tuple[Place, ...]], ...]
    station: Literal["east", "west"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a group of mentions was resolved to: None and score 0 where there was nothing to choose from."""

    place: Place | None
    score: float
    rivals: tuple[Place, ...]
    rule: str


@dataclass(slots=True)
class Group:
    """The mentions of one name, with the candidates that are left after what the text states."""

    name: str
    toponyms: list[int]
    candidates: tuple[Place, ...]
    weight: float
    typed: bool
    stated: bool
    is_home: bool
    in_dateline: bool = False
    is_free: bool = False


NO_CUES: Mapping[str, float] = {}
NO_ANSWER = Answer(place=None, score=0.0, rivals=(), rule="unknown")


class Resolver:
    """Resolves an article's toponyms together: `resolver(toponyms, home)` gives an answer for each."""

    def __init__(self, gazetteer: Gazetteer, weights: Mapping[str, float]) -> None:
        """Take the gazetteer (to name what contains a tie) and the ranker's weights by feature."""
        self._gazetteer = gazetteer
        self._weights: Floats = np.array([weights.get(name, 0.0) for name in FEATURES])

    def __call__(
        self,
        toponyms: Sequence[Toponym],
        home: Home,
        cues: Mapping[str, float] = NO_CUES,
        *,
        year: int | None = None,
    ) -> tuple[Answer, ...]:
        """Return an answer for each toponym, in step.

        `cues` are countries that other words speak for, 0 to 1; `year` is the article's, for names out of use.
        """
        groups = group_toponyms(toponyms, home)
        answers = [NO_ANSWER] * len(toponyms)
        if not groups:
            return tuple(answers)
        table = CandidateTable(groups, home, cues, year=year)
        shares = table.shares(self._weights)
        for group, rows in zip(groups, table.rows, strict=True):
            answer = self._answer(group, shares[rows])
            if self._is_abroad(group, answer, table):
                answer = self._at_home(table, answer)
            for index in group.toponyms:
                answers[index] = answer
        return tuple(answers)

    def _is_abroad(self, group: Group, answer: Answer, table: CandidateTable) -> bool:
        """Tell a small place of a country that nothing else speaks for, where something speaks for another."""
        place = answer.place
        if place is None or place.kind in WHOLE_COUNTRY or group.stated or not table.evidence:
            return False
        return (
            place.country is not None
            and place.country not in table.evidence
            and place.kind not in ("admin1", "water", "physical")
            and place.population < WELL_KNOWN_PEOPLE
            and not _is_only(group, place)
            and not place.feature.endswith("PPLC")
            and not table.is_seconded(group, place)
        )

    def _at_home(self, table: CandidateTable, answer: Answer) -> Answer:
        """Take the best candidate in a country spoken for; else say no more than that country, or nothing."""
        tried = () if answer.place is None else (answer.place, *answer.rivals)
        at_home = next((place for place in tried if place.country in table.evidence), None)
        if at_home is not None:
            rivals = tuple(place for place in tried if place is not at_home)
            return Answer(place=at_home, score=answer.score, rivals=rivals, rule="at-home")
        if len(table.evidence) == 1:
            (country,) = table.evidence
            return Answer(place=self._gazetteer.country(country), score=answer.score, rivals=tried, rule="unlisted")
        return Answer(place=None, score=answer.score, rivals=tried, rule="abroad")

    def _answer(self, group: Group, shares: Floats) -> Answer:
        order = sorted(range(len(shares)), key=lambda i: (-round(float(shares[i]), 9), group.candidates[i].place_id))
        best = group.candidates[order[0]]
        rivals = tuple(group.candidates[i] for i in order[1:])
        score = float(shares[order[0]])
        if len(order) > 1 and score - float(shares[order[1]]) < TIE_MARGIN:
            holder = self._holder(best, rivals[0])
            if holder is not None:
                return Answer(place=holder, score=score, rivals=(best, *rivals), rule="tie")
        return Answer(place=best, score=score, rivals=rivals, rule=_rule(group))

    def _holder(self, one: Place, other: Place) -> Place | None:
        """Return the smallest division that contains two places too alike to tell apart, if they are far apart."""
        if one.country is None or one.country != other.country or is_close(one, other):
            return None
        if one.admin1 is not None and one.admin1 == other.admin1:
            return self._gazetteer.admin1(one.country, one.admin1)
        return self._gazetteer.country(one.country)


def _is_only(group: Group, place: Place) -> bool:
    """Tell a town that has its name to itself: every other place of the name is far smaller, less far for a city."""
    largest = max((other.population for other in group.candidates if not is_close(other, place)), default=0)
    if place.kind == "city" and place.population >= max(LARGE_PEOPLE, LARGE_SHARE * largest):
        return True
    return place.population >= max(ONLY_PEOPLE, ONLY_SHARE * largest)


def _rule(group: Group) -> str:
    if group.stated:
        return "stated"
    return "single" if len(group.candidates) == 1 else "ranked"


def group_toponyms(toponyms: Sequence[Toponym], home: Home) -> list[Group]:
    """Put mentions of one name together; what is stated of one mention holds for the unstated others."""
    groups: dict[tuple[object, ...], Group] = {}
    unstated: list[int] = []
    for index, toponym in enumerate(toponyms):
        fitting = _stated_candidates(toponym, toponyms)
        if fitting:
            _join(groups, (_sense(toponym), tuple(p.place_id for p in fitting)), index, toponym, fitting, stated=True)
        else:
            unstated.append(index)
    senses: dict[object, tuple[object, ...]] = {}
    for key, group in groups.items():
        senses.setdefault(key[0], key)
        group.stated = True
    for index in unstated:
        toponym = toponyms[index]
        if toponym.candidates:
            key = senses.get(_sense(toponym), (_sense(toponym),))
            _join(groups, key, index, toponym, toponym.candidates, stated=False)
    for name, candidates in home.names:
        groups[("home", name)] = Group(
            name=name,
            toponyms=[],
            candidates=candidates[:MAX_CANDIDATES],
            weight=0.5,
            typed=False,
            stated=False,
            is_home=True,
        )
    return _cut(list(groups.values()))


def _sense(toponym: Toponym) -> tuple[object, ...]:
    return (toponym.name.lower(), toponym.kinds, toponym.kind == "demonym")


def _stated_candidates(toponym: Toponym, toponyms: Sequence[Toponym]) -> tuple[Place, ...]:
    if toponym.container is None:
        return ()
    outers = toponyms[toponym.container].candidates
    return tuple(place for place in toponym.candidates if any(holds(outer, place) for outer in outers))


def _join(
    groups: dict[tuple[object, ...], Group],
    key: tuple[object, ...],
    index: int,
    toponym: Toponym,
    candidates: tuple[Place, ...],
    *,
    stated: bool,
) -> None:
    group = groups.get(key)
    if group is None:
        group = Group(
            name=toponym.name,
            toponyms=[],
            candidates=candidates,
            weight=0.0,
            typed=bool(toponym.kinds),
            stated=stated,
            is_home=False,
        )
        groups[key] = group
    group.toponyms.append(index)
    group.is_free = group.is_free or toponym.role != "organisation"
    group.in_dateline = group.in_dateline or toponym.role == "dateline"
    group.weight = min(2.0, math.hypot(group.weight, toponym.probability))


def _cut(groups: list[Group]) -> list[Group]:
    """Keep at most 30 candidates a group: those in countries and divisions that others name, then the largest."""
    countries = {c.country for g in groups for c in g.candidates if c.kind == "country" and g.weight >= MIN_WEIGHT}
    divisions = {
        (c.country, c.admin1) for g in groups for c in g.candidates if c.kind == "admin1" and g.weight >= MIN_WEIGHT
    }
    for group in groups:
        if len(group.candidates) > MAX_CANDIDATES:
            ranked = sorted(
                enumerate(group.candidates),
                key=lambda pair: (
                    -((pair[1].country, pair[1].admin1) in divisions) * 2 - (pair[1].country in countries),
                    pair[0],
                ),
            )
            largest = list(enumerate(group.candidates[: MAX_CANDIDATES // 3]))
            chosen = dict(largest)
            chosen.update(ranked[: MAX_CANDIDATES - len(largest)])
            group.candidates = tuple(chosen[index] for index in sorted(chosen))
    return groups


FEATURES = (
    "people",
    "people_below_best",
    "no_people",
    "most_people",
    "country",
    "continent",
    "admin1",
    "admin2",
    "region",
    "water",
    "physical",
    "facility",
    "capital",
    "seat",
    "section",
    "same_name",
    "near_25",
    "near_100",
    "nearest",
    "division_share",
    "country_share",
    "division_named",
    "country_named",
    "home_country",
    "home_name",
    "home_near",
    "home_division",
    "country_is_home",
    "country_cue",
    "country_unseen",
    "station_side",
    "bare_county",
    "dateline_area",
    "county_share",
)
_KIND_COLUMNS = ("country", "continent", "admin1", "admin2", "region", "water", "physical", "facility")


class CandidateTable:
    """The features of all candidates of an article, as arrays: one row a candidate, groups one after another."""

    def __init__(
        self,
        groups: Sequence[Group],
        home: Home,
        cues: Mapping[str, float] = NO_CUES,
        *,
        year: int | None = None,
    ) -> None:
        self.groups = groups
        self.evidence = _evidence(groups, home, cues)
        self.places = [place for group in groups for place in group.candidates]
        sizes = [len(group.candidates) for group in groups]
        ends = np.cumsum(sizes)
        self.rows = [slice(int(end) - size, int(end)) for size, end in zip(sizes, ends, strict=True)]
        self._group_of = np.repeat(np.arange(len(groups)), sizes)
        self._group_weight = np.array([max(group.weight, 0.05) for group in groups])[self._group_of]
        self._starts = np.array([rows.start for rows in self.rows])
        self._own = np.concatenate([_own_numbers(place) for place in self.places]).reshape(len(self.places), -1)
        self._static = self._static_features(home, cues)
        self._relations()
        self._timely = self._timeliness(year)

    def _timeliness(self, year: int | None) -> Floats:
        """Count against a place that it was not called so in the year of the article."""
        against = np.zeros(len(self.places))
        for group, rows in zip(self.groups, self.rows, strict=True):
            if year is not None and len(group.candidates) > 1 and has_periods(group.name):
                late = [not is_in_use(group.name, place, year) for place in group.candidates]
                against[rows] = np.where(late, OUT_OF_USE, 0.0)
        return against

    def shares(self, weights: Floats) -> Floats:
        """Return each candidate's probability within its group."""
        shares = self._softmax(self._static @ weights + self._timely)
        for _ in range(PASSES):
            shares = self._softmax(self.features(shares) @ weights + self._timely)
        return shares

    def features(self, shares: Floats) -> Floats:
        """Return the features of every candidate, given what is believed of the others."""
        return self._static + self._context_features(shares)

    def _softmax(self, scores: Floats) -> Floats:
        tops = np.maximum.reduceat(scores, self._starts)
        powers = np.exp(scores - tops[self._group_of])
        sums = np.add.reduceat(powers, self._starts)
        return np.asarray(powers / sums[self._group_of])

    def is_seconded(self, group: Group, place: Place) -> bool:
        """Tell whether another group can only be in the same country."""
        return any(
            other is not group
            and not other.is_home
            and other.weight >= EVIDENCE_WEIGHT
            and all(candidate.country == place.country for candidate in other.candidates)
            for other in self.groups
        )

    def _static_features(self, home: Home, cues: Mapping[str, float]) -> Floats:
        """Lay out what does not depend on beliefs: most of it is known of each place once and for all."""
        table: Floats = self._own[:, _OWN_COLUMNS:].copy()
        whole, size, population = (self._own[:, column] for column in (_WHOLE, _SIZE, _POPULATION))
        most = np.maximum.reduceat(np.where(whole, 0.0, population), self._starts)[self._group_of]
        best = np.maximum.reduceat(np.where(whole, LEAST_SIZE, size), self._starts)[self._group_of]
        _set(table, "people_below_best", np.where(whole, 0.0, best - size))
        _set(table, "most_people", (population == most) & (most > 0) & (whole == 0))
        _set(table, "same_name", self._same_names())
        country = self._own[:, _COUNTRY]
        if home.country is not None:
            _set(table, "home_country", country == _code(home.country))
        for alpha3, weight in cues.items():
            table[country == _code(alpha3), _COLUMN["country_cue"]] = weight
        if self.evidence:
            seen = np.isin(country, [_code(alpha3) for alpha3 in self.evidence])
            _set(table, "country_unseen", ~seen & (country >= 0))
        if home.station is not None:
            _set(table, "station_side", np.array([_on_side(place, home.station) for place in self.places]))
        typed = np.array([group.typed for group in self.groups])[self._group_of]
        _set(table, "bare_county", (self._own[:, _ADMIN2] > 0) & ~typed)
        dated = np.array([group.in_dateline for group in self.groups])[self._group_of]
        _set(table, "dateline_area", dated & (self._own[:, _AREA] > 0))
        self._set_home_names(table, home)
        return table

    def _same_names(self) -> list[bool]:
        lowered = [(group.name.lower(), group.candidates) for group in self.groups]
        return [place.name.lower() == name for name, candidates in lowered for place in candidates]

    def _set_home_names(self, table: Floats, home: Home) -> None:
        names = {name for name, _ in home.names}
        for group, rows in zip(self.groups, self.rows, strict=True):
            if names and not group.is_home and _squeezed(group.name) in names:
                table[rows, _COLUMN["home_name"]] = self._own[rows, _POINT]

    def _relations(self) -> None:
        """Compute once what does not depend on beliefs: distances and shared divisions between candidates."""
        own = self._own
        lat, lon = own[:, _LAT], own[:, _LON]
        across = np.abs(lon[:, None] - lon)
        across = np.minimum(across, 360 - across) * np.cos(np.radians(lat))[:, None]
        kilometres = np.hypot(lat[:, None] - lat, across) * EARTH_KM_A_DEGREE
        other = self._group_of[:, None] != self._group_of
        point = (own[:, _POINT] > 0) & ~np.isnan(lat)
        near = other & point[:, None] & point
        with np.errstate(invalid="ignore"):
            self._near = [np.where(near, np.exp(-kilometres / scale), 0.0) for scale in NEAR_KM]
        self._same_country, self._same_division, self._same_county = (
            (other & (codes[:, None] == codes) & (codes >= 0)).astype(np.float64)
            for codes in (own[:, _COUNTRY], own[:, _DIVISION], own[:, _COUNTY])
        )
        self._is_admin1 = own[:, _ADMIN1] > 0
        self._is_country = own[:, _NATION] > 0
        self._is_home = np.array([group.is_home for group in self.groups])[self._group_of]

    def _context_features(self, shares: Floats) -> Floats:
        table = np.zeros((len(self.places), len(FEATURES)))
        read = np.where(self._is_home, 0.0, shares * self._group_weight)
        total = read.sum() - np.add.reduceat(read, self._starts)[self._group_of] + 0.5
        for name, near in zip(("near_25", "near_100"), self._near, strict=True):
            _set(table, name, np.log1p(near @ read))
        _set(table, "nearest", (self._near[1] * read).max(axis=1, initial=0.0))
        _set(table, "county_share", np.log1p(self._same_county @ read))
        _set(table, "division_share", self._same_division @ read / total)
        _set(table, "country_share", self._same_country @ read / total)
        _set(table, "division_named", np.minimum(1.0, self._same_division @ np.where(self._is_admin1, read, 0.0)))
        _set(table, "country_named", np.minimum(1.0, self._same_country @ np.where(self._is_country, read, 0.0)))
        if self._is_home.any():
            home = np.where(self._is_home, shares, 0.0)
            _set(table, "home_near", self._near[1] @ home)
            _set(table, "home_division", self._same_division @ home)
            _set(table, "country_is_home", self._same_country @ home)
        return table


_COLUMN = {name: index for index, name in enumerate(FEATURES)}


def _set(table: Floats, name: str, values: npt.ArrayLike) -> None:
    table[..., _COLUMN[name]] = values


# What is known of each place once and for all: these numbers, and then its own share of the features.
_LAT, _LON, _POINT, _COUNTRY, _DIVISION, _COUNTY, _ADMIN1, _ADMIN2, _NATION, _AREA = range(10)
_WHOLE, _SIZE, _POPULATION = range(10, 13)
_OWN_COLUMNS = 13


@lru_cache(maxsize=65536)
def _code(name: str | None) -> int:
    """Number a name by its letters, so that equal names have equal numbers; None is -1."""
    return -1 if name is None else zlib.crc32(name.encode())


def _own_numbers(place: Place) -> Floats:
    """Return the numbers of a place, from the cache where it holds this very place."""
    known = _KNOWN.get(place.place_id)
    if known is not None and known[0] is place:
        return known[1]
    if len(_KNOWN) >= MOST_KNOWN:
        _KNOWN.clear()
    numbers = _find_own_numbers(place)
    _KNOWN[place.place_id] = (place, numbers)
    return numbers


_KNOWN: dict[str, tuple[Place, Floats]] = {}


def _find_own_numbers(place: Place) -> Floats:
    whole = place.kind in WHOLE_COUNTRY
    size = math.log10(max(place.population, 100))
    numbers = [
        np.nan if place.lat is None or place.lon is None else place.lat,
        np.nan if place.lon is None else place.lon,
        place.kind in POINT_KINDS,
        _code(place.country),
        -1 if place.admin1 is None else _code(f"{place.country}/{place.admin1}"),
        _code(_county(place)),
        place.kind == "admin1",
        place.kind == "admin2",
        place.kind == "country",
        place.kind in ("country", "admin1", "admin2"),
        whole,
        size,
        place.population,
    ]
    row = np.zeros(_OWN_COLUMNS + len(FEATURES))
    row[:_OWN_COLUMNS] = numbers
    features = row[_OWN_COLUMNS:]
    if place.kind in _KIND_COLUMNS:
        _set(features, place.kind, 1.0)
    if not whole:
        _set(features, "people", size - 4)
        _set(features, "no_people", float(place.population == 0))
    _set(features, "capital", float(place.feature.endswith("PPLC")))
    _set(features, "seat", float(place.feature.endswith(("PPLA", "PPLA2"))))
    _set(features, "section", float(place.feature.endswith("PPLX")))
    return row


def _on_side(place: Place, side: Literal["east", "west"] | None) -> float:
    """Tell whether a place of the United States is where a station's call letters say: 1, else 0."""
    if side is None or place.country != "USA" or place.lon is None:
        return 0.0
    if side == "west":
        return float(place.lon < STATION_EDGE_LON + STATION_SLACK_DEGREES)
    return float(place.lon > STATION_EDGE_LON - STATION_SLACK_DEGREES)


def _county(place: Place) -> str | None:
    """Name the second-level division that a place is in, or is; None where it is not known."""
    name = place.name if place.kind == "admin2" else place.admin2
    return None if name is None else f"{place.country}/{place.admin1}/{name}"


def _evidence(groups: Sequence[Group], home: Home, cues: Mapping[str, float]) -> frozenset[str]:
    """Countries that the article speaks for: by name, people, division or institution, or by its outlet."""
    found = set(cues)
    if home.country is not None:
        found.add(home.country)
    if home.station is not None:
        found.add("USA")
    for group in groups:
        if group.is_home or group.weight < EVIDENCE_WEIGHT or not group.is_free:
            continue
        for place in group.candidates:
            large = place.kind == "admin1" and place.population >= LARGE_DIVISION_PEOPLE
            if place.kind == "country" or (large and (group.typed or _is_alone(place, group))):
                found.add(place.country or "")
    return frozenset(found - {""})


def _is_alone(place: Place, group: Group) -> bool:
    """Tell whether all places of a name are in one country."""
    return all(other.country == place.country for other in group.candidates)


def _squeezed(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
