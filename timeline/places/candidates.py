"""The candidates of an article's names as arrays: what speaks for each, and their shares by the ranker's weights.

What is known of the candidates of a name before there is an article is kept from one article to the next
(`_Blocks`). Arrays are small, so what counts is how few of numpy's calls there are.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from timeline.model import Place
from timeline.places.containment import POINT_KINDS, WHOLE_COUNTRY
from timeline.places.groups import Group, Home
from timeline.places.renamed import has_periods, is_in_use

Floats = npt.NDArray[np.float64]

PASSES = 3
FAR_KM = 100.0  # what `near_100` falls off by; `near_25` does four times as fast
EARTH_KM = 6371.0
# The square of a chord, in units of `FAR_KM`, is this times (1 - cosine of its angle).
CHORD_SCALE = 2 * (EARTH_KM / FAR_KM) ** 2
EVIDENCE_WEIGHT = 0.5
MANY_NAMES = 3
# What the places weigh of which the article may speak without a name that counts.
UNREAD_WEIGHT = 0.82
LARGE_DIVISION_PEOPLE = 100_000
# Old names live on in the press: they count against a place about as much as thirty times fewer people would.
OUT_OF_USE = -1.5
LEAST_SIZE = 2.0  # the logarithm of the least number of people that counts
MOST_ROWS = 50_000
# Call letters begin with W to the east of the Mississippi and with K to the west; the states on it have both.
STATION_EDGE_LON = -92.5
STATION_SLACK_DEGREES = 3.0
NO_CUES: Mapping[str, float] = {}

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
_COLUMN = {name: index for index, name in enumerate(FEATURES)}

# What depends on the beliefs about the other names, in the order in which it is worked out.
_CONTEXT = (
    "near_25",
    "near_100",
    "county_share",
    "division_share",
    "country_share",
    "division_named",
    "country_named",
    "home_near",
    "home_division",
    "country_is_home",
)
_CONTEXT_COLUMNS = np.array([_COLUMN[name] for name in _CONTEXT])
# The first three count by their logarithms, two up to 1, and the last three where the outlet's name is a place's.
_LOGARITHMS, _SHARES, _NAMED, _HOME = slice(0, 3), slice(3, 5), slice(5, 7), slice(7, 10)


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
        """Lay out what does not depend on beliefs; `year` is the article's, for names out of use."""
        self.groups = groups
        cues = {**cues, **_capital_datelines(groups)}
        self.evidence = _evidence(groups, home, cues)
        sizes = [len(group.candidates) for group in groups]
        self.rows = _slices(sizes)
        self._starts = np.array([rows.start for rows in self.rows])
        self._group_of = np.arange(len(groups)).repeat(sizes)
        self._own = np.concatenate([_BLOCKS.of(group) for group in groups])
        self._static = self._static_features(home, cues)
        self._hearing = self._hear()
        self._timely = self._timeliness(year)
        self._sure: Mapping[str, int] | None = None

    def shares(self, weights: Floats) -> Floats:
        """Return each candidate's probability within its group."""
        if len(self._own) == len(self.groups):  # nothing to choose from
            return np.ones(len(self._own))
        scores = self._static @ weights
        if self._timely is not None:
            scores = scores + self._timely
        context_weights = weights[_CONTEXT_COLUMNS[: len(self._hearing)]]
        shares = self._softmax(scores)
        for _ in range(PASSES):
            shares = self._softmax(scores + context_weights @ self._context(shares))
        return shares

    def features(self, shares: Floats) -> Floats:
        """Return the features of every candidate, given what is believed of the others."""
        table = self._static.copy()
        table[:, _CONTEXT_COLUMNS[: len(self._hearing)]] = self._context(shares).T
        return table

    def is_seconded(self, group: Group, place: Place) -> bool:
        """Tell whether another group can only be in the same country."""
        if place.country is None:
            return False
        sure = self._sure_countries()
        return sure.get(place.country, 0) > (_only_country(group) == place.country)

    @property
    def spoken_for(self) -> frozenset[str]:
        """The countries that the article speaks for; where none is named, the one of all the names of one country."""
        if self.evidence:
            return self.evidence
        sure = self._sure_countries()
        return frozenset(sure) if len(sure) == 1 and max(sure.values()) >= MANY_NAMES else self.evidence

    def _sure_countries(self) -> Mapping[str, int]:
        """Count the groups that can only be in one country, by country."""
        if self._sure is None:
            self._sure = Counter(country for group in self.groups if (country := _only_country(group)) is not None)
        return self._sure

    def _softmax(self, scores: Floats) -> Floats:
        powers = np.exp(scores)  # scores are logarithms of chances, and far from too large for that
        shares: Floats = powers / np.add.reduceat(powers, self._starts)[self._group_of]
        return shares

    def _timeliness(self, year: int | None) -> Floats | None:
        """Count against a place that it was not called so in the year of the article; None where nothing is."""
        against: Floats | None = None
        if year is None:
            return None
        for group, rows in zip(self.groups, self.rows, strict=True):
            if len(group.candidates) > 1 and has_periods(group.name):
                against = np.zeros(len(self._own)) if against is None else against
                late = [not is_in_use(group.name, place, year) for place in group.candidates]
                against[rows] = np.where(late, OUT_OF_USE, 0.0)
        return against

    def _static_features(self, home: Home, cues: Mapping[str, float]) -> Floats:
        """Lay out what does not depend on beliefs: most of it is known of each name once and for all."""
        table: Floats = self._own[:, _OWN_COLUMNS:].copy()
        country = self._own[:, _COUNTRY]
        if home.country is not None:
            table[:, _COLUMN["home_country"]] = country == _code(home.country)
        for alpha3, weight in cues.items():
            table[country == _code(alpha3), _COLUMN["country_cue"]] = weight
        if self.evidence:
            unseen = ~np.isnan(country)
            for alpha3 in self.evidence:
                unseen &= country != _code(alpha3)
            table[:, _COLUMN["country_unseen"]] = unseen
        names = {name for name, _ in home.names}
        for group, rows in zip(self.groups, self.rows, strict=True):
            if not (names or home.station or group.typed or group.in_dateline):
                continue
            if group.typed:
                table[rows, _COLUMN["bare_county"]] = 0.0
            if group.in_dateline:
                table[rows, _COLUMN["dateline_area"]] = self._own[rows, _AREA]
            if names and not group.is_home and _squeezed(group.name) in names:
                table[rows, _COLUMN["home_name"]] = self._own[rows, _IS_POINT]
            if home.station is not None:
                table[rows, _COLUMN["station_side"]] = [_on_side(place, home.station) for place in group.candidates]
        return table

    def _hear(self) -> Floats:
        """Weigh what each candidate hears from those of other groups: a matrix for each of `_CONTEXT`.

        How they are related (near each other, in one county, one country), times what those weigh that speak as such:
        all names read, divisions, countries, names of the outlet, which are heard only if there are any.
        """
        all_weights = [0.0 if group.is_home else group.weight for group in self.groups]
        weights = np.array(all_weights).take(self._group_of)
        speakers = self._own[:, _IS_PLACE : _IS_COUNTRY + 1].T * weights
        codes = np.ascontiguousarray(self._own[:, _COUNTY : _COUNTRY + 1].T)
        others = self._group_of[:, None] != self._group_of
        is_same = codes[:, :, None] == codes[:, None, :]
        is_same &= others
        same = is_same.astype(np.float64)
        near = self._nearness()
        near *= others.astype(np.float64)
        has_home = any(group.is_home for group in self.groups)
        hearing = np.empty((_HOME.stop if has_home else _NAMED.stop, *others.shape))
        # Four times as near falls off as the fourth power: an exponential less.
        squared = np.multiply(near, near, out=hearing[0])
        squared *= squared
        squared *= speakers[0]
        np.multiply(near, speakers[0], out=hearing[1])
        np.multiply(same, speakers[0], out=hearing[2:5])
        hearing[_SHARES] /= (sum(all_weights) + UNREAD_WEIGHT - weights)[:, None]
        np.multiply(same[1:], speakers[1:, None], out=hearing[_NAMED])
        if has_home:
            is_home = np.array([float(group.is_home) for group in self.groups]).take(self._group_of)
            np.multiply(near, is_home, out=hearing[7])
            np.multiply(same[1:], is_home, out=hearing[8:])
        return hearing

    def _nearness(self) -> Floats:
        """Work out how near all candidates are to each other, 1 in the same spot: by the chord between two points."""
        points = self._own[:, :_COUNTY]
        near = np.empty((len(points), len(points)))
        # By the cosine of the angle between two points, seen from the middle of the earth, to the chord between them.
        np.subtract(CHORD_SCALE, points @ points.T, out=near)
        np.maximum(near, 0.0, out=near)
        np.sqrt(near, out=near)
        np.negative(near, out=near)
        return np.exp(near, out=near)

    def _context(self, shares: Floats) -> Floats:
        """Return what depends on beliefs: a row for each of `_CONTEXT`, a column a candidate."""
        heard = self._hearing.reshape(-1, len(shares)) @ shares
        context: Floats = heard.reshape(-1, len(shares))
        logarithms, named = context[_LOGARITHMS], context[_NAMED]
        np.log1p(logarithms, out=logarithms)
        np.minimum(named, 1.0, out=named)
        return context


def _only_country(group: Group) -> str | None:
    """Return the country in which all candidates of a group are that counts as evidence."""
    country = group.candidates[0].country
    if group.is_home or group.weight < EVIDENCE_WEIGHT:
        return None
    return country if all(place.country == country for place in group.candidates) else None


def _slices(sizes: Sequence[int]) -> list[slice]:
    slices: list[slice] = []
    done = 0
    for size in sizes:
        slices.append(slice(done, done + size))
        done += size
    return slices


# What is known of each place once and for all: these numbers, and then its own share of the features.
# A code that is not known is no number, which equals nothing.
_X, _Y, _Z, _COUNTY, _DIVISION, _COUNTRY, _IS_PLACE, _IS_ADMIN1, _IS_COUNTRY, _AREA, _IS_POINT = range(11)
_OWN_COLUMNS = 11


class _Blocks:
    """The numbers of a group's candidates, a row each, worked out once for the same places under the same name."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[int, ...]], tuple[tuple[Place, ...], Floats]] = {}
        self._same: dict[tuple[str, int], tuple[tuple[Place, ...], Floats]] = {}
        self._rows = 0

    def of(self, group: Group) -> Floats:
        candidates = group.candidates
        # The places are kept with their numbers, so that no others can get the identity of theirs.
        known = self._same.get((group.name, id(candidates)))
        if known is None:
            key = group.name.lower(), tuple(map(id, candidates))
            known = self._known.get(key)
            if known is None:
                if self._rows > MOST_ROWS:
                    self._known.clear()
                    self._same.clear()
                    self._rows = 0
                self._rows += len(candidates)
                known = self._known[key] = candidates, _numbers(group.name.lower(), candidates)
            if known[0] is candidates:
                self._same[group.name, id(candidates)] = known
        return known[1]


_BLOCKS = _Blocks()


def _numbers(name: str, places: Sequence[Place]) -> Floats:
    block = np.stack([_own_numbers(place) for place in places])
    features = block[:, _OWN_COLUMNS:]
    whole = np.array([place.kind in WHOLE_COUNTRY for place in places])
    population = np.where(whole, 0, [place.population for place in places])
    size = np.where(whole, LEAST_SIZE, [_size(place) for place in places])
    _set(features, "people_below_best", np.where(whole, 0.0, size.max() - size))
    _set(features, "most_people", (population == population.max()) & (population.max() > 0) & ~whole)
    _set(features, "same_name", [place.name.lower() == name for place in places])
    return block


def _own_numbers(place: Place) -> Floats:
    row = np.zeros(_OWN_COLUMNS + len(FEATURES))
    row[:_OWN_COLUMNS] = [
        *_on_globe(place),
        _code(_county(place)),
        _code(None if place.admin1 is None else f"{place.country}/{place.admin1}"),
        _code(place.country),
        1.0,
        place.kind == "admin1",
        place.kind == "country",
        place.kind in ("country", "admin1", "admin2"),
        _is_point(place),
    ]
    features = row[_OWN_COLUMNS:]
    if place.kind in _KIND_COLUMNS:
        _set(features, place.kind, 1.0)
    if place.kind not in WHOLE_COUNTRY:
        _set(features, "people", _size(place) - 4)
        _set(features, "no_people", float(place.population == 0))
    _set(features, "bare_county", float(place.kind == "admin2"))
    _set(features, "capital", float(place.is_capital))
    _set(features, "seat", float(place.feature.endswith(("PPLA", "PPLA2"))))
    _set(features, "section", float(place.feature.endswith("PPLX")))
    return row


def _is_point(place: Place) -> bool:
    return place.kind in POINT_KINDS and place.lat is not None and place.lon is not None


def _on_globe(place: Place) -> tuple[float, float, float]:
    """Return where a place is, seen from the middle of the earth; one without a point is there, far from all others."""
    if place.lat is None or place.lon is None or not _is_point(place):
        return 0.0, 0.0, 0.0
    lat, lon, radius = math.radians(place.lat), math.radians(place.lon), math.sqrt(CHORD_SCALE)
    return radius * math.cos(lat) * math.cos(lon), radius * math.cos(lat) * math.sin(lon), radius * math.sin(lat)


def _set(table: Floats, name: str, values: npt.ArrayLike) -> None:
    table[..., _COLUMN[name]] = values


def _size(place: Place) -> float:
    return math.log10(max(place.population, 100))


@lru_cache(maxsize=65536)
def _code(name: str | None) -> float:
    """Number a name by its letters, so that equal names have equal numbers; None is no number."""
    return math.nan if name is None else float(zlib.crc32(name.encode()))


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


def _capital_datelines(groups: Sequence[Group]) -> Mapping[str, float]:
    """Countries whose capitals stand in datelines, 1 each: of two cities of a name, the capital if it is the larger."""
    found: dict[str, float] = {}
    for group in groups:
        if not group.in_dateline:
            continue
        largest = max(group.candidates, key=lambda place: (place.kind == "city", place.population))
        if largest.kind == "city" and largest.is_capital and largest.country is not None:
            found[largest.country] = 1.0
    return found


def _is_alone(place: Place, group: Group) -> bool:
    """Tell whether all places of a name are in one country."""
    return all(other.country == place.country for other in group.candidates)


def _squeezed(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
