"""How likely two reports are of one happening: features of a pair, a logistic model, and rules that forbid.

The weights are data (`timeline/reference/merging_weights.json`, fitted by `scripts/fit_merging.py`); the features are
computed for many pairs at once.
"""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from timeline.errors import ReferenceDataError
from timeline.merging.columns import (
    DIVISION_PRECISION,
    POINT_PRECISION,
    REGION_PRECISION,
    TOWN_PRECISION,
    UNKNOWN_DAY,
    Bools,
    ReportColumns,
)

WEIGHTS_FILE = "merging_weights.json"
EARTH_RADIUS_KM = 6371.0088
CHUNK_PAIRS = 100_000
MAX_CERTAIN_GAP_DAYS = 1
# Two towns' stated radii hold the true places; beyond them this much is left for where a town is said to be.
TOWN_MARGIN_KM = 30.0
MAX_DAYS = 400.0
PAIR = 2
# Articles without a day of publication may be of any: as if some weeks lay between them.
UNKNOWN_GAP = 0.5

FEATURES = (
    "same_day",
    "next_day",
    "days_apart",
    "days_overlap",
    "days_gap",
    "published_gap",
    "same_place",
    "near",
    "distance",
    "place_holds_place",
    "same_admin1",
    "other_admin1",
    "place_unknown",
    "other_country",
    "same_type",
    "same_mode",
    "other_mode",
    "other_assertion",
    "words_alike",
    "words_shared",
    "names_alike",
    "names_shared",
    "names_apart",
    "same_person",
    "countries_apart",
    "actors_apart",
    "targets_apart",
    "things_apart",
    "hours_apart",
    "same_deaths",
    "deaths_apart",
    "same_injured",
    "injured_apart",
    "same_text",
    "both_lead",
)
VETOES = (
    "one-article-twice",
    "different-type-family",
    "two-certain-days",
    "two-certain-towns",
    "two-divisions",
    "two-countries",
    "before-it-was",
    "two-victims",
    "told-apart",
    "other-party",
    "other-partner",
    "crossed-roles",
    "too-little-said",
    "nothing-shared",
)
# A day or a place read wrongly is commoner than two events of the same person or the same number of dead, told in the
# same words: these vetoes do not hold of a pair that shares such particulars and agrees so well in all else that its
# log-odds still reach Weights.lift.
LIFTED = ("two-certain-days", "two-certain-towns", "two-divisions", "two-countries", "before-it-was", "told-apart")
LIFTED_MASK = sum(1 << VETOES.index(name) for name in LIFTED)
# Rare words in common are as good as a name, from these log-odds on.
LIKE_ENOUGH = 1.4
# With a day, as many words in common as reports of one happening have are as good as a spot.
LIKE_WORDS = 0.25
NOTHING_SHARED_MASK = 1 << VETOES.index("nothing-shared")

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The model: log-odds of one happening = intercept + sum of weight times feature.

    `join` is the mean log-odds between two clusters from which they are one event, `link` the log-odds from which two
    reports are looked at together at all, `lift` those at which the vetoes of LIFTED do not hold. `families` gives
    each event type, or `type/mode`, the families that it may be told as.
    """

    intercept: float
    features: Mapping[str, float]
    join: float
    link: float
    lift: float
    families: Mapping[str, tuple[str, ...]]

    def families_of(self, event_type: str, event_mode: str | None) -> int:
        """Bit mask of the families of a mode, else of its type; types that are not listed share the last bit."""
        names = sorted({name for names in self.families.values() for name in names})
        listed = self.families.get(f"{event_type}/{event_mode}", self.families.get(event_type))
        if listed is None:
            return 1 << len(names)
        return sum(1 << names.index(name) for name in listed)


@cache
def load_weights() -> Weights:
    """The weights shipped with the package."""
    resource = importlib.resources.files("timeline.reference") / WEIGHTS_FILE
    return parse_weights(resource.read_text(encoding="utf-8"), name=WEIGHTS_FILE)


def parse_weights(text: str, *, name: str) -> Weights:
    """Weights from JSON; an unknown or missing feature is refused with its name."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReferenceDataError(f"{name}:{error.lineno}: not JSON: {error.msg}") from error
    missing = {"intercept", "features", "join", "link", "lift", "families"} - set(found)
    wrong = set(found.get("features", ())) ^ set(FEATURES)
    if missing or wrong:
        raise ReferenceDataError(f"{name}:1: missing or unknown: {', '.join(sorted(missing | wrong))}")
    return Weights(
        intercept=float(found["intercept"]),
        features={feature: float(found["features"][feature]) for feature in FEATURES},
        join=float(found["join"]),
        link=float(found["link"]),
        lift=float(found["lift"]),
        families={kind: tuple(names) for kind, names in found["families"].items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScores:
    """Log-odds of each pair, and the vetoes that hold of it as a bit mask in the order of VETOES (0 is none)."""

    log_odds: npt.NDArray[np.float32]
    vetoes: npt.NDArray[np.int16]


def score_pairs(columns: ReportColumns, first: Longs, second: Longs, *, weights: Weights) -> PairScores:
    """Scores of the pairs (first[k], second[k])."""
    log_odds = np.empty(len(first), dtype=np.float32)
    vetoes = np.empty(len(first), dtype=np.int16)
    for low in range(0, len(first), CHUNK_PAIRS):
        part = slice(low, low + CHUNK_PAIRS)
        odds = _log_odds(pair_features(columns, first[part], second[part]), weights)
        log_odds[part] = odds
        mask = pair_vetoes(columns, first[part], second[part])
        sure = (odds >= weights.lift) & _share_particulars(columns, first[part], second[part])
        mask = np.where(odds >= LIKE_ENOUGH, mask & ~NOTHING_SHARED_MASK, mask)
        vetoes[part] = np.where(sure, mask & ~LIFTED_MASK, mask)
    return PairScores(log_odds=log_odds, vetoes=vetoes)


def _log_odds(features: Mapping[str, Doubles], weights: Weights) -> Doubles:
    # A plain sum in the order of FEATURES: a matrix product may round differently from machine to machine.
    total = np.full(len(features[FEATURES[0]]), weights.intercept)
    for name in FEATURES:
        total = total + weights.features[name] * features[name]
    return total


def probability(log_odds: float) -> float:
    """The chance that log-odds stand for."""
    return float(1.0 / (1.0 + np.exp(-np.clip(log_odds, -30.0, 30.0))))


def pair_vetoes(columns: ReportColumns, a: Longs, b: Longs) -> npt.NDArray[np.int16]:
    """Bit mask of the VETOES that hold of each pair."""
    both_days = columns.is_day[a] & columns.is_day[b]
    towns = (columns.geo_precision[a] <= TOWN_PRECISION) & (columns.geo_precision[b] <= TOWN_PRECISION)
    reach = columns.radius[a] + columns.radius[b] + TOWN_MARGIN_KM
    rules = (
        columns.article[a] == columns.article[b],
        (columns.families[a] & columns.families[b]) == 0,
        both_days & (np.abs(columns.start[a] - columns.start[b]) > MAX_CERTAIN_GAP_DAYS),
        towns & (distance_km(columns, a, b) > reach),
        _two_divisions(columns, a, b),
        _both_known_differ(columns.country, a, b),
        _before_it_was(columns, a, b) | _before_it_was(columns, b, a),
        _two_victims(columns, a, b),
        _told_apart(columns, a, b),
        _other_party(columns, a, b),
        _other_partner(columns, a, b),
        _crossed_roles(columns, a, b),
        _too_little_said(columns, a, b),
        _nothing_shared(columns, a, b),
    )
    mask = np.zeros(len(a), dtype=np.int16)
    for bit, rule in enumerate(rules):
        mask |= (rule.astype(np.int16) << bit).astype(np.int16)
    return mask


def _two_divisions(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Both say a district or division and no town, and the divisions differ."""
    coarse_a, coarse_b = columns.geo_precision[a], columns.geo_precision[b]
    only = (np.minimum(coarse_a, coarse_b) > TOWN_PRECISION) & (np.maximum(coarse_a, coarse_b) <= DIVISION_PRECISION)
    return np.asarray(only & _both_known_differ(columns.admin1, a, b))


def _before_it_was(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """What `a` tells as having been was published more than a day before the day of `b`."""
    known = columns.is_day[b] & (columns.published[a] != UNKNOWN_DAY) & ~columns.foretold[a]
    return np.asarray(known & (columns.start[b] - columns.published[a] > MAX_CERTAIN_GAP_DAYS))


def _two_victims(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Each names the only person killed, and the names share no word."""
    apart = (columns.victim[a, 0] >= 0) & (columns.victim[b, 0] >= 0)
    where = np.flatnonzero(apart)
    here, there = columns.victim[a[where]], columns.victim[b[where]]
    shared = ((here[:, :, None] == there[:, None, :]) & (here[:, :, None] >= 0)).any(axis=(1, 2))
    apart[where] = ~shared
    return np.asarray(apart)


def _told_apart(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """A day apart, where the article of one tells of the other's day too: "for a second day", "first on Friday"."""
    step = np.where(columns.is_day[a] & columns.is_day[b], columns.start[b] - columns.start[a], 0)
    earlier = (step == -1) & (columns.told_before[a] | columns.told_after[b])
    later = (step == 1) & (columns.told_after[a] | columns.told_before[b])
    return np.asarray(earlier | later)


def _other_party(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Who meets two parties holds two meetings: of two persons one is not among the three or more of the other.

    Nor are talks that name nobody known to be the meeting with one or two persons, though of one town and day.
    """
    where = np.flatnonzero(columns.is_meeting[a] & columns.is_meeting[b])
    here, there = columns.persons[a[where]], columns.persons[b[where]]
    same = (here[:, :, None] == there[:, None, :]) & (here[:, :, None] >= 0)
    shared = same.any(axis=2).sum(axis=1)
    few, many = (here >= 0).sum(axis=1), (there >= 0).sum(axis=1)
    nobody_here, nobody_there = _names_nobody(columns, a[where]), _names_nobody(columns, b[where])
    unnamed = (nobody_here & _is_few(many)) | (nobody_there & _is_few(few))
    unnamed &= columns.group[a[where]] != columns.group[b[where]]
    few, many = np.minimum(few, many), np.maximum(few, many)
    from_here = np.where(same.any(axis=2), -1, columns.person_countries[a[where]]).max(axis=1)
    from_there = np.where(same.any(axis=1), -1, columns.person_countries[b[where]]).max(axis=1)
    strangers = (from_here >= 0) & (from_there >= 0) & (from_here != from_there)
    return _at(where, unnamed | ((few == PAIR) & (shared == 1) & ((many > PAIR) | strangers)), len(a))


def _other_partner(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Two countries agree, and in the other report one of them does so with a third."""
    agreed = columns.is_mutual & ~columns.is_meeting
    where = np.flatnonzero(agreed[a] & agreed[b])
    here, there = columns.party_countries[a[where]], columns.party_countries[b[where]]
    shared = ((here[:, :, None] == there[:, None, :]) & (here[:, :, None] >= 0)).any(axis=2).sum(axis=1)
    both_two = ((here >= 0).sum(axis=1) == PAIR) & ((there >= 0).sum(axis=1) == PAIR)
    return _at(where, both_two & (shared == 1), len(a))


def _names_nobody(columns: ReportColumns, reports: Longs) -> Bools:
    """Reports that name neither who acts nor to whom."""
    return np.asarray((columns.actor_heads[reports, 0] < 0) & (columns.target_heads[reports, 0] < 0))


def _is_few(persons: Longs) -> Bools:
    """One person is named, or two."""
    return np.asarray((persons > 0) & (persons <= PAIR))


def _crossed_roles(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Who accuses, helps or arrests in one is the accused, helped or arrested in the other, and no part is the same."""
    where = np.flatnonzero(columns.is_directed[a] & columns.is_directed[b])
    actors_a, actors_b = columns.actor_heads[a[where]], columns.actor_heads[b[where]]
    targets_a, targets_b = columns.target_heads[a[where]], columns.target_heads[b[where]]
    crossed = _meet(actors_a, targets_b) | _meet(targets_a, actors_b)
    alike = _meet(actors_a, actors_b) | _meet(targets_a, targets_b)
    return _at(where, crossed & ~alike, len(a))


def _too_little_said(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Neither has a day or a place, and one side differs, or only one says to whom the same actor did it.

    What is mutual may be told from either side. Copies of one text are told alike, however little it says.
    """
    where = np.flatnonzero(columns.is_adrift[a] & columns.is_adrift[b] & (columns.group[a] != columns.group[b]))
    a, b, size = a[where], b[where], len(a)
    actors_a, actors_b = columns.actor_heads[a], columns.actor_heads[b]
    targets_a, targets_b = columns.target_heads[a], columns.target_heads[b]
    by_both = (actors_a[:, 0] >= 0) & (actors_b[:, 0] >= 0)
    to_a, to_b = targets_a[:, 0] >= 0, targets_b[:, 0] >= 0
    by_same, to_same = _meet(actors_a, actors_b), _meet(targets_a, targets_b)
    turned = _meet(actors_a, targets_b) & _meet(targets_a, actors_b) & columns.is_mutual[a] & columns.is_mutual[b]
    apart = (by_both & ~by_same) | (to_a & to_b & ~to_same) | (by_same & (to_a ^ to_b))
    return _at(where, apart & ~turned, size)


def _nothing_shared(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """No text, no name and not both a time and a spot: two arrests for theft, weeks and counties apart, share words.

    What two newsrooms tell of one happening names the same people, or was about then and thereabouts.
    """
    shared = _meet(columns.proper_heads[a], columns.proper_heads[b]) | (columns.group[a] == columns.group[b])
    then = _about_then(columns, a, b)
    shared |= then & _thereabouts(columns, a, b)
    where = np.flatnonzero(then & ~shared & (columns.is_day[a] | columns.is_day[b]))
    shared |= _at(where, _words_alike(columns, a[where], b[where]) >= LIKE_WORDS, len(a))
    return np.asarray(~shared)


def _words_alike(columns: ReportColumns, a: Longs, b: Longs) -> Doubles:
    """What two reports' words have in common, weighed by rarity: 1 where all are the same."""
    shared, of_a, of_b = _shared_rarity(columns.rarity, columns.words[a], columns.words[b])
    return np.asarray(shared / np.sqrt(np.maximum(of_a * of_b, 1e-6)))


def _about_then(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Both days are known, or bounded by publication, and may be the same or neighbours."""
    known = (columns.end[a] != UNKNOWN_DAY) & (columns.end[b] != UNKNOWN_DAY)
    gap = np.maximum(columns.start[a] - columns.end[b], columns.start[b] - columns.end[a])
    return np.asarray(known & (gap <= MAX_CERTAIN_GAP_DAYS))


def _thereabouts(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """Towns or districts that may be the same, one division, or on one stated day a region of the same country.

    What goes by two types must be of one place: a county has a death and a crash a day.
    """
    fine_a, fine_b = columns.geo_precision[a] <= POINT_PRECISION, columns.geo_precision[b] <= POINT_PRECISION
    km = distance_km(columns, a, b)
    near = km <= columns.radius[a] + columns.radius[b] + TOWN_MARGIN_KM
    division = (columns.admin1[a] == columns.admin1[b]) & (columns.admin1[a] >= 0)
    region = (columns.geo_precision[a] == REGION_PRECISION) | (columns.geo_precision[b] == REGION_PRECISION)
    region &= (columns.country[a] == columns.country[b]) & columns.is_day[a] & columns.is_day[b]
    same_place = (columns.place[a] == columns.place[b]) & (columns.place[a] >= 0)
    same_place &= columns.geo_precision[a] <= REGION_PRECISION
    about = np.where(fine_a & fine_b & ~np.isnan(km), near, division | region)
    return np.asarray(same_place | (about & (columns.type_code[a] == columns.type_code[b])))


def _at(where: Longs, found: Bools, size: int) -> Bools:
    """What was found of some pairs, as a mask of all."""
    mask = np.zeros(size, dtype=np.bool_)
    mask[where] = found
    return mask


def _meet(a: npt.NDArray[np.int32], b: npt.NDArray[np.int32]) -> Bools:
    """Whether two rows of word numbers share one; -1 stands for no word."""
    met = np.zeros(len(a), dtype=np.bool_)
    for slot in range(a.shape[1]):
        met |= (a[:, slot] >= 0) & (b == a[:, slot, None]).any(axis=1)
    return met


def _share_particulars(columns: ReportColumns, a: Longs, b: Longs) -> Bools:
    """A full name, a number of dead or injured that is not 0, or the text: what tells one strike from the next."""
    deaths = (columns.deaths[a] == columns.deaths[b]) & (columns.deaths[a] > 0)
    injured = (columns.injured[a] == columns.injured[b]) & (columns.injured[a] > 0)
    person = _meet(columns.persons[a], columns.persons[b])
    return np.asarray(deaths | injured | person | (columns.group[a] == columns.group[b]))


def veto_names(mask: int) -> tuple[str, ...]:
    """The names of the vetoes in a mask."""
    return tuple(name for bit, name in enumerate(VETOES) if mask >> bit & 1)


def pair_features(columns: ReportColumns, a: Longs, b: Longs) -> dict[str, Doubles]:
    """Every feature of FEATURES for each pair; each is about 0 to 1, and 0 where it says nothing."""
    features = {
        **_time_features(columns, a, b),
        **_place_features(columns, a, b),
        **_kind_features(columns, a, b),
        **_word_features(columns, a, b),
        **_count_features(columns, a, b),
    }
    return {name: np.asarray(features[name], dtype=np.float64) for name in FEATURES}


def _time_features(columns: ReportColumns, a: Longs, b: Longs) -> dict[str, npt.NDArray[np.generic]]:
    days = columns.is_day[a] & columns.is_day[b]
    apart = np.abs(columns.start[a] - columns.start[b])
    gap = np.maximum(columns.start[a] - columns.end[b], columns.start[b] - columns.end[a])
    width = np.maximum(columns.end[a] - columns.start[a], columns.end[b] - columns.start[b])
    published = np.abs(columns.published[a] - columns.published[b]).astype(np.float64)
    unpublished = (columns.published[a] == UNKNOWN_DAY) | (columns.published[b] == UNKNOWN_DAY)
    undated = (columns.end[a] == UNKNOWN_DAY) | (columns.end[b] == UNKNOWN_DAY)
    return {
        "same_day": days & (apart == 0),
        "next_day": days & (apart == 1),
        "days_apart": np.where(days & (apart > 1), _log_share(apart), 0.0),
        "days_overlap": np.where(~days & ~undated & (gap <= 0), 1.0 - _log_share(width), 0.0),
        "days_gap": np.where(~days & ~undated & (gap > 0), _log_share(gap), 0.0),
        "published_gap": np.where(unpublished, UNKNOWN_GAP, _log_share(published)),
    }


def _log_share(days: npt.NDArray[np.generic]) -> Doubles:
    """0 for no days, 1 for MAX_DAYS or more, on a log scale."""
    return np.asarray(np.log1p(np.clip(days, 0, MAX_DAYS)) / np.log1p(MAX_DAYS), dtype=np.float64)


def _place_features(columns: ReportColumns, a: Longs, b: Longs) -> dict[str, npt.NDArray[np.generic]]:
    fine_a, fine_b = columns.geo_precision[a] <= POINT_PRECISION, columns.geo_precision[b] <= POINT_PRECISION
    km = distance_km(columns, a, b)
    points = fine_a & fine_b & ~np.isnan(km)
    relative = np.where(points, km / (columns.radius[a] + columns.radius[b] + 5.0), 0.0)
    reach = columns.radius[a] + columns.radius[b] + TOWN_MARGIN_KM
    same_country = (columns.country[a] == columns.country[b]) & (columns.country[a] >= 0)
    same_admin1 = (columns.admin1[a] == columns.admin1[b]) & (columns.admin1[a] >= 0)
    return {
        "same_place": points & (columns.place[a] == columns.place[b]) & (columns.place[a] >= 0),
        "near": points & (relative <= 1.0),
        "distance": np.where(points, np.log1p(np.clip(relative, 0, 100)) / np.log1p(100), 0.0),
        "place_holds_place": (fine_a ^ fine_b)
        & same_country
        & ~_both_known_differ(columns.admin1, a, b)
        & ~(km > reach),
        "same_admin1": same_admin1,
        "other_admin1": same_country & _both_known_differ(columns.admin1, a, b),
        "other_country": _both_known_differ(columns.country, a, b),
        "place_unknown": (columns.country[a] < 0) | (columns.country[b] < 0),
    }


def _kind_features(columns: ReportColumns, a: Longs, b: Longs) -> dict[str, npt.NDArray[np.generic]]:
    return {
        "same_type": columns.type_code[a] == columns.type_code[b],
        "same_mode": (columns.mode[a] == columns.mode[b]) & (columns.mode[a] >= 0),
        "other_mode": _both_known_differ(columns.mode, a, b),
        "other_assertion": columns.assertion[a] != columns.assertion[b],
        "same_text": columns.group[a] == columns.group[b],
        "both_lead": columns.is_lead[a] & columns.is_lead[b],
    }


def _word_features(columns: ReportColumns, a: Longs, b: Longs) -> dict[str, npt.NDArray[np.generic]]:
    words, words_a, words_b = _shared_rarity(columns.rarity, columns.words[a], columns.words[b])
    names, names_a, names_b = _shared_rarity(columns.rarity, columns.names[a], columns.names[b])
    persons, _, _ = _shared_rarity(columns.person_rarity, columns.persons[a], columns.persons[b])
    named = (names_a > 0.0) & (names_b > 0.0)
    return {
        "words_alike": words / np.sqrt(np.maximum(words_a * words_b, 1e-6)),
        "words_shared": np.log1p(words),
        "names_alike": names / np.maximum(np.minimum(names_a, names_b), 1e-6),
        "names_shared": np.log1p(names),
        "names_apart": named & (names == 0.0),
        "same_person": np.minimum(persons, 1.0),
        "countries_apart": _codes_apart(columns.actor_countries, a, b) | _codes_apart(columns.target_countries, a, b),
        "actors_apart": _codes_apart(columns.actor_sectors, a, b),
        "targets_apart": _codes_apart(columns.target_sectors, a, b),
        "things_apart": _codes_apart(columns.things, a, b),
        "hours_apart": _codes_apart(columns.hours, a, b),
    }


def _codes_apart(codes: npt.NDArray[np.int32], a: Longs, b: Longs) -> Bools:
    """Whether both tell codes, of a country say, and none is the same."""
    where = np.flatnonzero((codes[a, 0] >= 0) & (codes[b, 0] >= 0))
    return _at(where, ~_meet(codes[a[where]], codes[b[where]]), len(a))


def _shared_rarity(
    rarity: npt.NDArray[np.float32], a: npt.NDArray[np.int32], b: npt.NDArray[np.int32]
) -> tuple[Doubles, Doubles, Doubles]:
    """Sums of squared rarity: of the shared words, of all of `a`, of all of `b`."""
    square = np.append(rarity.astype(np.float64) ** 2, 0.0)
    weight_a, weight_b = square[a], square[b]
    shared = np.zeros(len(a))
    for slot in range(a.shape[1]):
        word = a[:, slot]
        here = (b == word[:, None]).any(axis=1)
        shared += np.where(here, weight_a[:, slot], 0.0)
    return shared, weight_a.sum(axis=1), weight_b.sum(axis=1)


def _count_features(columns: ReportColumns, a: Longs, b: Longs) -> dict[str, npt.NDArray[np.generic]]:
    deaths, injured = _ratio(columns.deaths[a], columns.deaths[b]), _ratio(columns.injured[a], columns.injured[b])
    return {
        "same_deaths": deaths == 0.0,
        "deaths_apart": np.nan_to_num(deaths),
        "same_injured": injured == 0.0,
        "injured_apart": np.nan_to_num(injured),
    }


def _ratio(a: npt.NDArray[np.float32], b: npt.NDArray[np.float32]) -> Doubles:
    """Difference of the logarithms of two counts; NaN where one is unknown."""
    return np.asarray(np.abs(np.log1p(a.astype(np.float64)) - np.log1p(b.astype(np.float64))))


def _both_known_differ(codes: npt.NDArray[np.int32], a: Longs, b: Longs) -> Bools:
    return np.asarray((codes[a] >= 0) & (codes[b] >= 0) & (codes[a] != codes[b]))


def distance_km(columns: ReportColumns, a: Longs, b: Longs) -> Doubles:
    """Great-circle distance of the two points; NaN where one has none."""
    lat_a, lon_a = np.radians(columns.lat[a].astype(np.float64)), np.radians(columns.lon[a].astype(np.float64))
    lat_b, lon_b = np.radians(columns.lat[b].astype(np.float64)), np.radians(columns.lon[b].astype(np.float64))
    half = np.sin((lat_b - lat_a) / 2) ** 2 + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_b - lon_a) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))
