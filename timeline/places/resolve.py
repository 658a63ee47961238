"""All toponyms of an article resolved together, by a linear ranker.

A group is one name in one article: one sense per discourse, unless the text itself states two ("Paris, Texas" and
"Paris, France"). Each group's candidates are scored by a conditional logit over what they are (people, kind,
spelling) and how they fit the rest: the countries and divisions that the article names, the distance to the other
groups' candidates, the outlet's home. The fit depends on the others' answers, so it is computed a few times over.
Weights are in `places_weights.json`, fitted by `scripts/fit_places.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from timeline.model import Place
from timeline.places.candidates import EVIDENCE_WEIGHT, FEATURES, NO_CUES, CandidateTable, Floats
from timeline.places.containment import WHOLE_COUNTRY, is_close, kilometres
from timeline.places.find import Toponym
from timeline.places.folding import fold
from timeline.places.groups import Group, Home, group_toponyms, is_called_division

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

TIE_MARGIN = 0.02
DIGITS = 1e9  # shares that are equal to nine digits are equal
SURE_SHARE = 0.5
WELL_KNOWN_PEOPLE = 400_000
ONLY_PEOPLE = 50_000
ONLY_SHARE = 10
LARGE_PEOPLE = 100_000
LARGE_SHARE = 5
SURE_CITY = 0.9
NEAR_CITY_KM = 150.0


class Answer(NamedTuple):
    """What a group of mentions was resolved to: None and score 0 where there was nothing to choose from."""

    place: Place | None
    score: float
    rivals: tuple[Place, ...]
    rule: str


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
        found = table.shares(self._weights)
        shares, ranks = found.tolist(), np.rint(found * -DIGITS).tolist()
        seats = _all_seats(groups, table, shares)
        for group, rows in zip(groups, table.rows, strict=True):
            if not group.toponyms:  # a name of the outlet: it speaks for others, and nobody asks for it
                continue
            answer = self._answer(group, shares[rows], ranks[rows])
            if seats:
                answer = _in_division(group, answer, seats, table.evidence)
            if self._is_abroad(group, answer, table) and not _has_city_near(answer.place, group, groups, table, shares):
                answer = self._at_home(table, answer)
            for index in group.toponyms:
                answers[index] = answer
        return tuple(answers)

    def _is_abroad(self, group: Group, answer: Answer, table: CandidateTable) -> bool:
        """Tell a small place of a country that nothing else speaks for, where something speaks for another."""
        place = answer.place
        if place is None or place.country is None or place.country in table.spoken_for or not table.spoken_for:
            return False
        return (
            place.kind not in WHOLE_COUNTRY
            and not group.stated
            and place.kind not in ("admin1", "water", "physical")
            and place.population < WELL_KNOWN_PEOPLE
            and not _is_only(group, place)
            and not place.is_capital
            and not table.is_seconded(group, place)
        )

    def _at_home(self, table: CandidateTable, answer: Answer) -> Answer:
        """Take the best candidate in a country spoken for; else say no more than that country, or nothing."""
        tried = () if answer.place is None else (answer.place, *answer.rivals)
        at_home = next((place for place in tried if place.country in table.spoken_for), None)
        if at_home is not None:
            rivals = tuple(place for place in tried if place is not at_home)
            return Answer(place=at_home, score=answer.score, rivals=rivals, rule="at-home")
        if len(table.spoken_for) == 1:
            (country,) = table.spoken_for
            return Answer(place=self._gazetteer.country(country), score=answer.score, rivals=tried, rule="unlisted")
        return Answer(place=None, score=answer.score, rivals=tried, rule="abroad")

    def _answer(self, group: Group, shares: Sequence[float], ranks: Sequence[float]) -> Answer:
        if len(shares) == 1:
            return Answer(group.candidates[0], shares[0], (), "stated" if group.stated else "single")
        order = _best_first(group.candidates, ranks)
        best = group.candidates[order[0]]
        rivals = tuple([group.candidates[at] for at in order[1:]])
        score = shares[order[0]]
        if score - shares[order[1]] < TIE_MARGIN:
            holder = self._holder(best, rivals[0])
            if holder is not None:
                return Answer(place=holder, score=score, rivals=(best, *rivals), rule="tie")
        return Answer(best, score, rivals, "stated" if group.stated else "ranked")

    def _holder(self, one: Place, other: Place) -> Place | None:
        """Return the smallest division that contains two places too alike to tell apart, if they are far apart."""
        if one.country is None or one.country != other.country or is_close(one, other):
            return None
        if one.admin1 is not None and one.admin1 == other.admin1:
            return self._gazetteer.admin1(one.country, one.admin1)
        return self._gazetteer.country(one.country)


def _has_city_near(
    place: Place | None, group: Group, groups: Sequence[Group], table: CandidateTable, shares: Sequence[float]
) -> bool:
    """Tell a small town beside a large one that the article surely names: "Katoomba, west of Sydney"."""
    if place is None:
        return False
    for other, rows in zip(groups, table.rows, strict=True):
        if other is group or other.is_home or other.weight < EVIDENCE_WEIGHT:
            continue
        for city, share in zip(other.candidates, shares[rows], strict=True):
            is_large = city.kind == "city" and city.population >= LARGE_PEOPLE and share >= SURE_CITY
            if is_large and city.country == place.country and kilometres(city, place) <= NEAR_CITY_KM:
                return True
    return False


class Seats(NamedTuple):
    """The bare name of a division that the text calls one ("Kent County"), and where it surely is."""

    name: str
    country: str | None
    admin1: frozenset[str | None]


def _all_seats(groups: Sequence[Group], table: CandidateTable, shares: Sequence[float]) -> list[Seats]:
    """Read where the divisions are that are named with their kind."""
    return [
        seat
        for group, rows in zip(groups, table.rows, strict=True)
        if is_called_division(group.name) and not group.is_home and (seat := _seats(group, shares[rows]))
    ]


def _seats(group: Group, shares: Sequence[float]) -> Seats | None:
    """Read where a division named with its kind is: its country, and of that the first-level divisions in question."""
    by_country: dict[str | None, float] = {}
    for place, share in zip(group.candidates, shares, strict=True):
        if place.kind in ("admin1", "admin2"):
            by_country[place.country] = by_country.get(place.country, 0.0) + share
    country = max(by_country, key=lambda code: by_country[code], default=None)
    if country is None or by_country[country] < SURE_SHARE:
        return None
    inside = [(share, p.admin1) for p, share in zip(group.candidates, shares, strict=True) if p.country == country]
    sure = frozenset(admin1 for share, admin1 in inside if share >= SURE_SHARE)
    bare = group.name.casefold().rpartition(" ")[0]
    return Seats(bare, country, sure or frozenset(admin1 for _, admin1 in inside))


def _in_division(group: Group, answer: Answer, seats: Sequence[Seats], evidence: Collection[str]) -> Answer:
    """Take the namesake of a division that the text names too: beside "Kent County", Kent is no town of England.

    Not where the division's country is named by nothing and the place's own is: "San Salvador municipality" is of
    El Salvador, though only Mexico has a division written so.
    """
    name = group.name.casefold()
    held = next((seat for seat in seats if seat.name == name), None)
    place = answer.place
    if held is None or place is None or group.stated or place.country == held.country:
        return answer
    if place.country in evidence and held.country not in evidence:
        return answer
    tried = (place, *answer.rivals)
    near = [other for other in tried if other.country == held.country and other.admin1 in held.admin1]
    if not near:
        return answer
    best = next((other for other in near if other.kind == "city"), near[0])
    rivals = tuple(other for other in tried if other is not best)
    return Answer(place=best, score=answer.score, rivals=rivals, rule="namesake-division")


def _best_first(places: Sequence[Place], ranks: Sequence[float]) -> list[int]:
    """Order candidates by rank, least first; those of equal rank by id."""
    ids = [place.place_id for place in places]
    return [at for _, _, at in sorted(zip(ranks, ids, range(len(ids)), strict=True))]


def _is_only(group: Group, place: Place) -> bool:
    """Tell a town that has its name to itself: every other place of the name is far smaller, less far for a city.

    A name that is nothing like the town's own is not its alone: the Vistula is no part of Toledo.
    """
    if place.kind == "city" and fold(place.name)[:1] != fold(group.name)[:1]:
        return False
    largest = max((other.population for other in group.candidates if not is_close(other, place)), default=0)
    if place.kind == "city" and place.population >= max(LARGE_PEOPLE, LARGE_SHARE * largest):
        return True
    return place.population >= max(ONLY_PEOPLE, ONLY_SHARE * largest)
