"""All toponyms of an article resolved together, by a linear ranker.

A group is one name in one article: one sense per discourse, unless the text itself states two ("Paris, Texas" and
"Paris, France"). Each group's candidates are scored by a conditional logit over what they are (people, kind,
spelling) and how they fit the rest: the countries and divisions that the article names, the distance to the other
groups' candidates, the outlet's home. The fit depends on the others' answers, so it is computed a few times over.
Weights are in `places_weights.json`, fitted by `scripts/fit_places.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from timeline.model import Place
from timeline.places.containment import POINT_KINDS, WHOLE_COUNTRY, holds, is_close
from timeline.places.find import MAX_CANDIDATES, Toponym

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

Floats = npt.NDArray[np.float64]

PASSES = 3
NEAR_KM = (25.0, 100.0)
EARTH_KM_A_DEGREE = 111.2
TIE_MARGIN = 0.02
MIN_WEIGHT = 0.25
EVIDENCE_WEIGHT = 0.5
WELL_KNOWN_PEOPLE = 400_000
# Call letters begin with W to the east of the Mississippi and with K to the west; the states on it have both.
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


NO_CUES: Mapping[str, float] = {}
NO_ANSWER = Answer(place=None, score=0.0, rivals=(), rule="unknown")


class Resolver:
    """Resolves an article's toponyms together: `resolver(toponyms, home)` gives an answer for each."""

    def __init__(self, gazetteer: Gazetteer, weights: Mapping[str, float]) -> None:
        """Take the gazetteer (to name what contains a tie) and the ranker's weights by feature."""
        self._gazetteer = gazetteer
        self._weights: Floats = np.array([weights.get(name, 0.0) for name in FEATURES])

    def __call__(
        self, toponyms: Sequence[Toponym], home: Home, cues: Mapping[str, float] = NO_CUES
    ) -> tuple[Answer, ...]:
        """Return an answer for each toponym, in step; `cues` are countries that other words speak for, 0 to 1."""
        groups = group_toponyms(toponyms, home)
        answers = [NO_ANSWER] * len(toponyms)
        if not groups:
            return tuple(answers)
        table = CandidateTable(groups, home, cues)
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

    def __init__(self, groups: Sequence[Group], home: Home, cues: Mapping[str, float] = NO_CUES) -> None:
        self.groups = groups
        self.evidence = _evidence(groups, home, cues)
        self.places = [place for group in groups for place in group.candidates]
        sizes = [len(group.candidates) for group in groups]
        ends = np.cumsum(sizes)
        self.rows = [slice(int(end) - size, int(end)) for size, end in zip(sizes, ends, strict=True)]
        self._group_of = np.repeat(np.arange(len(groups)), sizes)
        self._group_weight = np.array([max(group.weight, 0.05) for group in groups])[self._group_of]
        self._starts = np.array([rows.start for rows in self.rows])
        self._static = self._static_features(home, cues)
        self._relations()

    def shares(self, weights: Floats) -> Floats:
        """Return each candidate's probability within its group."""
        shares = self._softmax(self._static @ weights)
        for _ in range(PASSES):
            shares = self._softmax(self.features(shares) @ weights)
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
        table = np.zeros((len(self.places), len(FEATURES)))
        home_names = {name for name, _ in home.names}
        for group, rows in zip(self.groups, self.rows, strict=True):
            most = max((p.population for p in group.candidates if p.kind not in WHOLE_COUNTRY), default=0)
            named_at_home = not group.is_home and _squeezed(group.name) in home_names
            for row, place in enumerate(group.candidates, rows.start):
                self._describe(table[row], place, most)
                same = place.name.lower() == group.name.lower()
                _set(table[row], "same_name", float(same))
                _set(table[row], "home_country", float(home.country is not None and place.country == home.country))
                _set(table[row], "country_cue", cues.get(place.country or "", 0.0))
                unseen = bool(self.evidence) and place.country is not None and place.country not in self.evidence
                _set(table[row], "country_unseen", float(unseen))
                _set(table[row], "station_side", _on_side(place, home.station))
                _set(table[row], "bare_county", float(place.kind == "admin2" and not group.typed))
                area = group.in_dateline and place.kind in ("country", "admin1", "admin2")
                _set(table[row], "dateline_area", float(area))
                _set(table[row], "home_name", float(named_at_home and place.kind in POINT_KINDS))
        return table

    @staticmethod
    def _describe(row: Floats, place: Place, most: int) -> None:
        if place.kind in _KIND_COLUMNS:
            _set(row, place.kind, 1.0)
        if place.kind not in WHOLE_COUNTRY:
            size = math.log10(max(place.population, 100))
            _set(row, "people", size - 4)
            _set(row, "people_below_best", math.log10(max(most, 100)) - size)
            _set(row, "most_people", float(place.population == most and most > 0))
            _set(row, "no_people", float(place.population == 0))
        _set(row, "capital", float(place.feature.endswith("PPLC")))
        _set(row, "seat", float(place.feature.endswith(("PPLA", "PPLA2"))))
        _set(row, "section", float(place.feature.endswith("PPLX")))

    def _relations(self) -> None:
        """Compute once what does not depend on beliefs: distances and shared divisions between candidates."""
        places = self.places
        lat = np.array([np.nan if p.lat is None else p.lat for p in places])
        lon = np.array([np.nan if p.lon is None else p.lon for p in places])
        point = np.array([p.kind in POINT_KINDS for p in places])
        across = np.abs(lon[:, None] - lon[None, :])
        across = np.minimum(across, 360 - across) * np.cos(np.radians(lat))[:, None]
        kilometres = np.hypot(lat[:, None] - lat[None, :], across) * EARTH_KM_A_DEGREE
        other = self._group_of[:, None] != self._group_of[None, :]
        near = other & point[:, None] & point[None, :] & ~np.isnan(kilometres)
        with np.errstate(invalid="ignore"):
            self._near = [np.where(near, np.exp(-kilometres / scale), 0.0) for scale in NEAR_KM]
        countries = _codes([p.country for p in places])
        divisions = _codes([None if p.admin1 is None else f"{p.country}/{p.admin1}" for p in places])
        self._same_country = other & (countries[:, None] == countries[None, :]) & (countries[:, None] >= 0)
        self._same_division = other & (divisions[:, None] == divisions[None, :]) & (divisions[:, None] >= 0)
        counties = _codes([_county(p) for p in places])
        self._same_county = other & (counties[:, None] == counties[None, :]) & (counties[:, None] >= 0)
        self._is_admin1 = np.array([p.kind == "admin1" for p in places])
        self._is_country = np.array([p.kind == "country" for p in places])
        self._is_home = np.array([group.is_home for group in self.groups])[self._group_of]

    def _context_features(self, shares: Floats) -> Floats:
        table = np.zeros((len(self.places), len(FEATURES)))
        read = np.where(self._is_home, 0.0, shares * self._group_weight)
        home = np.where(self._is_home, shares, 0.0)
        total = read.sum() - np.add.reduceat(read, self._starts)[self._group_of] + 0.5
        for name, near in zip(("near_25", "near_100"), self._near, strict=True):
            _set(table, name, np.log1p(near @ read))
        _set(table, "nearest", (self._near[1] * read[None, :]).max(axis=1, initial=0.0))
        _set(table, "home_near", (self._near[1] @ home))
        _set(table, "county_share", np.log1p(self._same_county @ read))
        same_division = self._same_division @ read
        _set(table, "division_share", same_division / total)
        _set(table, "country_share", self._same_country @ read / total)
        _set(table, "division_named", np.minimum(1.0, self._same_division @ np.where(self._is_admin1, read, 0.0)))
        _set(table, "country_named", np.minimum(1.0, self._same_country @ np.where(self._is_country, read, 0.0)))
        _set(table, "home_division", self._same_division @ home)
        _set(table, "country_is_home", self._same_country @ home)
        return table


_COLUMN = {name: index for index, name in enumerate(FEATURES)}


def _set(table: Floats, name: str, values: float | Floats) -> None:
    table[..., _COLUMN[name]] = values


def _codes(names: Iterable[str | None]) -> npt.NDArray[np.int64]:
    """Number equal names alike; None is -1."""
    numbers: dict[str, int] = {}
    return np.array([-1 if name is None else numbers.setdefault(name, len(numbers)) for name in names])


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
        if group.is_home or group.weight < EVIDENCE_WEIGHT:
            continue
        for place in group.candidates:
            if place.kind == "country" or (place.kind == "admin1" and (group.typed or _is_alone(place, group))):
                found.add(place.country or "")
    return frozenset(found - {""})


def _is_alone(place: Place, group: Group) -> bool:
    """Tell whether all places of a name are in one country."""
    return all(other.country == place.country for other in group.candidates)


def _squeezed(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
