"""The reports as columns of numbers: what candidates and scores are computed on, many pairs at a time."""

from __future__ import annotations

import datetime
import functools
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline.events.parties.doubles import is_described
from timeline.events.words.lexicon import MUTUAL
from timeline.merging.apart import hours_told, sectors_told, things_struck
from timeline.merging.tokens import (
    FULL_NAME_WORDS,
    NAME_SLOTS,
    PERSON_SLOTS,
    ROLE_SLOTS,
    WORD_SLOTS,
    Floats,
    Ints,
    count_words,
    full_names,
    head_words,
    name_words,
    proper_head_words,
    with_keywords,
    word_matrix,
    words_of,
)
from timeline.merging.values import FORETOLD
from timeline.model import COUNTRY_PRECISION, ArticleFacts, Report

# An open start ("by 3 May") reaches back this far when neighbours are looked for.
OPEN_START_DAYS = 45
UNKNOWN_DAY = -1_000_000
UNKNOWN_RADIUS_KM = 25.0
TOWN_PRECISION = 2
POINT_PRECISION = 3
DIVISION_PRECISION = 4
REGION_PRECISION = 5
DAY_PRECISION = 1
CODE_SLOTS = 3
SEIZING = frozenset({"abduct", "arrest", "deport"})
# Acts whose direction is told in plain words. Of attacks it is not: "hit by" and "clashed with" turn it round.
SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})  # whose place is where those are who say it
DIRECTED = frozenset({"ACCUSE", "AID", "COERCE", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportColumns:
    """One row a report, in the order given. Unknown codes are -1, unknown numbers NaN, unknown days UNKNOWN_DAY.

    `start`, `end` are day ordinals with open ends filled for arithmetic; `is_day` marks a single stated day,
    `is_adrift` what is neither dated nor placed, or words that are not dated. `told_before` and `told_after` mark
    reports whose article tells of a like event at the same place a day before, or after. `families` is a bit mask
    of type families; `is_mutual` marks what two sides do alike, `is_directed` what one does to another. `group`
    numbers the article's text, copies sharing one. `victim` holds the words of the name of the only person killed
    or seized, where one is named; `persons` numbers full names, `person_countries` in step the countries of those
    who meet; `actor_heads` and `target_heads` the last words of names; `actor_countries`, `target_countries` the
    countries of their codes, `party_countries` those of both; `actor_sectors`, `target_sectors`, `things` and `hours`
    are of `apart.py`; `foretold` marks what was still to come.
    """

    start: Ints
    end: Ints
    is_day: Bools
    is_adrift: Bools
    told_before: Bools
    told_after: Bools
    published: Ints
    country: Ints
    admin1: Ints
    place: Ints
    lat: Floats
    lon: Floats
    radius: Floats
    geo_precision: Ints
    families: Ints
    is_meeting: Bools
    is_mutual: Bools
    is_directed: Bools
    type_code: Ints
    mode: Ints
    assertion: Ints
    deaths: Floats
    injured: Floats
    article: Ints
    group: Ints
    is_lead: Bools
    names: Ints
    words: Ints
    victim: Ints
    actor_heads: Ints
    target_heads: Ints
    proper_heads: Ints
    persons: Ints
    person_countries: Ints
    actor_countries: Ints
    target_countries: Ints
    party_countries: Ints
    actor_sectors: Ints
    target_sectors: Ints
    things: Ints
    hours: Ints
    foretold: Bools
    person_rarity: Floats
    rarity: Floats
    word_counts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.start)


def day_of(moment: str | None) -> datetime.date | None:
    """The day of an ISO date or date-time; None for a month, a year or nothing."""
    if moment is None or len(moment) < len("2017-05-29"):
        return None
    return datetime.date.fromisoformat(moment[:10])


def interval(report: Report, published: datetime.date | None) -> tuple[int, int]:
    """First and last possible day as ordinals; an open or unknown start reaches back from the end."""
    end = report.date_end or published or report.date_start
    if end is None:
        return UNKNOWN_DAY, UNKNOWN_DAY
    last = end.toordinal()
    if report.date_start is None:
        return last - OPEN_START_DAYS, last
    first = report.date_start.toordinal()
    return min(first, last), max(first, last)


def is_single_day(report: Report) -> bool:
    """Whether the text gives one day; the publication day standing in is no such day."""
    return (
        report.date_precision == DAY_PRECISION
        and report.date_start is not None
        and report.date_start == report.date_end
        and report.date_basis != "publication"
    )


def only_victim(report: Report) -> frozenset[str]:
    """The words of the one target's name when one person died or was seized and the name is a person's full name."""
    one = report.deaths_best == 1 or report.event_mode in SEIZING or report.event_type == "x:DEATH"
    if not one or len(report.targets) != 1:
        return frozenset()
    name = report.targets[0]
    words = words_of(name)
    if (
        len(words) < FULL_NAME_WORDS
        or is_described(name)
        or not all(part.strip("()")[:1].isupper() for part in name.split())
    ):
        return frozenset()
    return frozenset(words)


def neighbouring_days(
    reports: Sequence[Report], families_of: Callable[[str, str | None], int]
) -> frozenset[tuple[int, int]]:
    """Positions of reports whose article tells of a like event at the same place, with -1 for a day before, 1 after."""
    told: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        if is_single_day(report) and report.place_id is not None and report.date_start is not None:
            told[report.article_id, report.place_id, report.date_start.toordinal()].append(number)
    found = set()
    for (article, place, day), numbers in told.items():
        for number in numbers:
            kind = families_of(reports[number].event_type, reports[number].event_mode)
            for step in (-1, 1):
                others = told.get((article, place, day + step), ())
                if any(kind & families_of(reports[o].event_type, reports[o].event_mode) for o in others):
                    found.add((number, step))
    return frozenset(found)


def person_countries(reports: Sequence[Report], persons: Ints, numbers: Mapping[str, int]) -> Ints:
    """The country code of each person who meets, numbered, in step with `persons`; -1 where none is known."""
    countries = np.full(persons.shape, -1, dtype=np.int32)
    codes: dict[str, int] = {}
    for row, report in enumerate(reports):
        if report.event_type != "CONSULT":
            continue
        named = (
            *zip(report.actors, report.actor_codes, strict=False),
            *zip(report.targets, report.target_codes, strict=False),
        )
        for name, code in named:
            number = numbers.get(" ".join(words_of(name)))
            if number is not None and not code.startswith("---"):
                countries[row, persons[row] == number] = codes.setdefault(code[:3], len(codes))
    return countries


def _country_of_place(report: Report) -> str | None:
    """The country where it was; none of a deal placed by a country alone, which may be what the deal is about."""
    return None if report.event_type == "AGREE" and report.geo_precision == COUNTRY_PRECISION else report.country


def code_countries(codes: Sequence[str]) -> frozenset[str]:
    """The countries of the codes."""
    return frozenset(code[:3] for code in codes if not code.startswith("---"))


def code_matrix(code_sets: Sequence[frozenset[str]]) -> Ints:
    """A row a report with the numbers of its first CODE_SLOTS codes by the alphabet; -1 fills what is left."""
    numbers = {code: number for number, code in enumerate(sorted(frozenset[str]().union(*code_sets)))}
    matrix = np.full((len(code_sets), CODE_SLOTS), -1, dtype=np.int32)
    for row, codes in enumerate(code_sets):
        for slot, code in enumerate(sorted(codes)[:CODE_SLOTS]):
            matrix[row, slot] = numbers[code]
    return matrix


def number_values(values: Sequence[str | None]) -> Ints:
    """A number for each distinct value in sorted order; -1 for None."""
    numbers: dict[str | None, int] = {
        value: number for number, value in enumerate(sorted({v for v in values if v is not None}))
    }
    numbers[None] = -1
    return np.array([numbers[value] for value in values], dtype=np.int32)


def text_groups(articles: Sequence[ArticleFacts]) -> dict[str, str]:
    """article_id -> a name for its text: the same for copies, by `duplicate_of` or by hash."""
    first_of_hash: dict[str, str] = {}
    for facts in sorted(articles, key=lambda facts: facts.article_id):
        if facts.text_sha256:
            first_of_hash.setdefault(facts.text_sha256, facts.duplicate_of or facts.article_id)
    return {
        facts.article_id: facts.duplicate_of
        or (first_of_hash[facts.text_sha256] if facts.text_sha256 else facts.article_id)
        for facts in articles
    }


def text_origins(articles: Sequence[ArticleFacts]) -> dict[str, str]:
    """article_id -> a name for what its text was made from, excerpts and translations included."""
    groups = text_groups(articles)
    made_from = {facts.article_id: facts.copy_of for facts in articles if facts.copy_of is not None}

    def origin(article_id: str) -> str:
        while article_id in made_from:
            article_id = made_from[article_id]
        return groups.get(article_id, article_id)

    return {article_id: origin(article_id) for article_id in groups}


def _is_adrift(report: Report) -> bool:
    return report.date_start is None and (report.country is None or report.event_type in SAID)


def build_columns(
    reports: Sequence[Report],
    facts: Mapping[str, ArticleFacts],
    *,
    families_of: Callable[[str, str | None], int],
) -> ReportColumns:
    """Columns of `reports`; an article without facts counts as its own, unpublished."""
    published = [day_of(f.published) if (f := facts.get(r.article_id)) else None for r in reports]
    spans = [interval(report, day) for report, day in zip(reports, published, strict=True)]
    groups = text_groups(tuple(facts.values()))
    names = [name_words(report) for report in reports]
    article_ids = [report.article_id for report in reports]
    families = functools.cache(families_of)
    neighbours = neighbouring_days(reports, families)
    words = [with_keywords(name, report) for name, report in zip(names, reports, strict=True)]
    rarities = count_words(words, article_ids)
    actor_heads = [head_words(report.actors) for report in reports]
    target_heads = [head_words(report.targets) for report in reports]
    heads = count_words([a | t for a, t in zip(actor_heads, target_heads, strict=True)], article_ids)
    proper_heads = [proper_head_words((*report.actors, *report.targets)) for report in reports]
    persons = [full_names(report) for report in reports]
    person_rarities = count_words(persons, article_ids)
    numbered_persons = word_matrix(persons, person_rarities, PERSON_SLOTS)
    return ReportColumns(
        start=_ints(first for first, _ in spans),
        end=_ints(last for _, last in spans),
        is_day=np.array([is_single_day(report) for report in reports], dtype=np.bool_),
        is_adrift=np.array([_is_adrift(report) for report in reports], dtype=np.bool_),
        told_before=np.array([(n, -1) in neighbours for n in range(len(reports))], dtype=np.bool_),
        told_after=np.array([(n, 1) in neighbours for n in range(len(reports))], dtype=np.bool_),
        published=_ints(UNKNOWN_DAY if day is None else day.toordinal() for day in published),
        country=number_values([_country_of_place(r) for r in reports]),
        admin1=number_values([f"{r.country}/{r.admin1}" if r.admin1 else None for r in reports]),
        place=number_values([r.place_id for r in reports]),
        lat=_floats(r.lat for r in reports),
        lon=_floats(r.lon for r in reports),
        radius=_floats(UNKNOWN_RADIUS_KM if r.geo_radius_km is None else r.geo_radius_km for r in reports),
        geo_precision=_ints(r.geo_precision for r in reports),
        families=_ints(families(r.event_type, r.event_mode) for r in reports),
        is_meeting=np.array([r.event_type == "CONSULT" for r in reports], dtype=np.bool_),
        is_mutual=np.array([r.event_type in MUTUAL for r in reports], dtype=np.bool_),
        is_directed=np.array([r.event_type in DIRECTED for r in reports], dtype=np.bool_),
        type_code=number_values([r.event_type for r in reports]),
        mode=number_values([r.event_mode for r in reports]),
        assertion=number_values([r.assertion for r in reports]),
        deaths=_floats(r.deaths_best for r in reports),
        injured=_floats(r.injured_best for r in reports),
        article=number_values(article_ids),
        group=number_values([groups.get(r.article_id, r.article_id) for r in reports]),
        is_lead=np.array([r.rank == 1 for r in reports], dtype=np.bool_),
        names=word_matrix(names, rarities, NAME_SLOTS),
        words=word_matrix(words, rarities, WORD_SLOTS),
        victim=word_matrix([only_victim(report) for report in reports], rarities, NAME_SLOTS),
        actor_heads=word_matrix(actor_heads, heads, ROLE_SLOTS),
        target_heads=word_matrix(target_heads, heads, ROLE_SLOTS),
        proper_heads=word_matrix(proper_heads, heads, 2 * ROLE_SLOTS),
        persons=numbered_persons,
        actor_countries=code_matrix([code_countries(r.actor_codes) for r in reports]),
        target_countries=code_matrix([code_countries(r.target_codes) for r in reports]),
        party_countries=code_matrix([code_countries((*r.actor_codes, *r.target_codes)) for r in reports]),
        actor_sectors=code_matrix([sectors_told(r.actor_codes) for r in reports]),
        target_sectors=code_matrix([sectors_told(r.target_codes) for r in reports]),
        things=code_matrix([things_struck(r) for r in reports]),
        hours=code_matrix([hours_told(r) for r in reports]),
        foretold=np.array([r.assertion in FORETOLD for r in reports], dtype=np.bool_),
        person_countries=person_countries(reports, numbered_persons, person_rarities.numbers),
        person_rarity=person_rarities.weights,
        rarity=rarities.weights,
        word_counts=rarities.counts,
    )


def _ints(values: object) -> Ints:
    return np.fromiter(values, dtype=np.int32)  # type: ignore[call-overload, no-any-return]


def _floats(values: object) -> Floats:
    listed = [np.nan if value is None else value for value in values]  # type: ignore[attr-defined]
    return np.array(listed, dtype=np.float32)
