"""The values of an event from those of its reports, by one stated rule per field.

- type: the one most of the reports' salience speaks for, a bare death only where no report tells of what; mode: the
  same among the reports of that type, where what only says that something exploded gives way to what says how it came.
- assertion: the most certain that any report gives; `denied` only when all deny.
- date: the most precise that at least half of the others allow; among equals the one most allowed; none after the first
  report that tells of the event as having been.
- place: the finest that at least half of the others do not contradict, of the reports that allow the date; all its
  columns from one report.
- actors: of the reports of the event's type, where one of them names any; of targets all.
- actors, targets: every name once, a short form under the long one that contains it, most named first; who meets or
  agrees is an actor only, and who some reports name as actor and others as target is what more of them say. Where one
  person was hurt, or as many are named as were, words that only describe people give way
  (`events/parties/doubles.py`). A body and a state have one name; words for anybody give way to better ones
  (`party_names.py`).
- deaths, injured: best is the latest source's that is no copy, low and high the range of all, parts left out.
- claimed_by: the latest source's.
Where the rules tie, the report with the higher confidence, then the earlier article, then the smaller id decides.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from timeline.events.parties.doubles import ONE_SHOT, names_once
from timeline.events.parties.naming import kind_of
from timeline.events.parties.of_all import person_word
from timeline.events.parties.peoples import by_office, stood_for, told_again
from timeline.events.parties.same_things import told_by_less
from timeline.events.words.lexicon import MUTUAL
from timeline.merging.party_names import told_places
from timeline.merging.tokens import words_of
from timeline.model import ArticleFacts, Assertion, EventValues, Report

# From most to least certain. A planned visit that another report tells as held was held.
CERTAINTY: tuple[Assertion, ...] = (
    "occurred",
    "attempted",
    "background",
    "alleged",
    "planned",
    "threatened",
    "denied",
)
FORETOLD = frozenset({"planned", "threatened"})
EXPLODED = "explosives"
HOW_IT_CAME = frozenset({"aerial", "drone", "heavy-weapons", "suicide-attack"})
PLACE_FIELDS = (
    "place_name",
    "place_id",
    "country",
    "admin1",
    "lat",
    "lon",
    "geo_precision",
    "geo_radius_km",
    "geo_basis",
)
DATE_FIELDS = ("date_edtf", "date_start", "date_end", "date_precision", "date_basis")
VALUE_FIELDS = tuple(field.name for field in fields(EventValues))


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A report with its article; of the texts made from one, one here is `independent`: see `witnesses`."""

    report: Report
    published: str
    source: str
    text: str
    independent: bool


def witnesses(
    reports: Sequence[Report], facts: Mapping[str, ArticleFacts], origins: Mapping[str, str]
) -> list[Witness]:
    """The reports of one event from the first published to the last; unpublished ones first.

    Of the articles of one origin the first is independent, or the last update in its stead: what a page says in the
    end is what its outlet says.
    """
    ordered = sorted(reports, key=lambda report: _appearance(report, facts))
    voices: dict[str, str] = {}
    for report in ordered:
        article = facts.get(report.article_id)
        text = origins.get(report.article_id, report.article_id)
        if text not in voices or (article is not None and article.copy_kind == "update"):
            voices[text] = report.report_id
    found = []
    for report in ordered:
        article = facts.get(report.article_id)
        text = origins.get(report.article_id, report.article_id)
        found.append(
            Witness(
                report=report,
                published=(article.published if article else None) or "",
                source=(article.source if article else None) or report.article_id,
                text=text,
                independent=voices[text] == report.report_id,
            )
        )
    return found


def _appearance(report: Report, facts: Mapping[str, ArticleFacts]) -> tuple[str, bool, str, str]:
    article = facts.get(report.article_id)
    published = (article.published if article else None) or ""
    is_copy = article is not None and (article.copy_of or article.duplicate_of) is not None
    return published, is_copy, report.article_id, report.report_id


def merged_values(found: Sequence[Witness]) -> EventValues:
    """The event's values; `found` in order of publication, as `witnesses` gives them."""
    if len(found) == 1:
        return own_values(found[0].report)
    reports = [witness.report for witness in found if witness.independent]
    every = [witness.report for witness in found]
    telling = [report for report in reports if not _is_bare_death(report)] or reports
    event_type = _most_spoken_for(telling, lambda report: report.event_type) or reports[0].event_type
    of_type = [report for report in reports if report.event_type == event_type]
    dated = _best_report(_told_in_time(found, reports), _date_rank, dates_allow)
    agreeing = [report for report in reports if dates_allow(report, dated)]
    placed = _best_report([r for r in agreeing if r.country] or reports, _place_rank, places_allow)
    doers = of_type if any(report.actors for report in of_type) else reports
    actors, actor_codes = _names(doers, lambda report: (report.actors, report.actor_codes), acting=True)
    targets, target_codes = _names(reports, lambda report: (report.targets, report.target_codes), acting=False)
    if event_type in MUTUAL:
        targets, target_codes = _without(targets, target_codes, actors)
    struck, acting = _sides(reports, actors, targets)
    actors, actor_codes = _less(actors, actor_codes, struck)
    targets, target_codes = _less(targets, target_codes, acting)
    counts = _counts("deaths", reports, every) | _counts("injured", reports, every)
    hurt = (counts["deaths_best"] or 0) + (counts["injured_best"] or 0)
    mode = _mode(of_type)
    targets, target_codes = _once(targets, target_codes, hurt or None)
    actors, actor_codes = _once(actors, actor_codes, 1 if mode == ONE_SHOT else None)
    if event_type in MUTUAL:
        represented = stood_for((*actors, *targets), (*actor_codes, *target_codes))
        gone = {(*actors, *targets)[place] for place in represented}
        actors, actor_codes = _less(actors, actor_codes, gone)
        targets, target_codes = _less(targets, target_codes, gone)
    claims = [report.claimed_by for report in reports if report.claimed_by]
    chosen: dict[str, object] = {name: getattr(dated, name) for name in DATE_FIELDS}
    chosen |= {name: getattr(placed, name) for name in PLACE_FIELDS}
    chosen |= counts
    return EventValues(
        event_type=event_type,
        event_mode=mode,
        assertion=min((report.assertion for report in reports), key=CERTAINTY.index),
        actors=actors,
        actor_codes=actor_codes,
        targets=targets,
        target_codes=target_codes,
        claimed_by=claims[-1] if claims else None,
        **chosen,  # type: ignore[arg-type]
    )


def _told_in_time(found: Sequence[Witness], reports: Sequence[Report]) -> Sequence[Report]:
    """The reports whose day is no later than the first that tells of the event as having been; all where none is."""
    first = min((w.published[:10] for w in found if w.published and w.report.assertion not in FORETOLD), default=None)
    kept = [r for r in reports if first is None or r.date_start is None or r.date_start.isoformat() <= first]
    return kept or reports


def own_values(report: Report) -> EventValues:
    """The event values of one report."""
    return EventValues(**{name: getattr(report, name) for name in VALUE_FIELDS})


def _most_spoken_for(reports: Sequence[Report], value: Callable[[Report], str | None]) -> str | None:
    """The known value with the largest sum of salience; the alphabet decides a tie."""
    weight: dict[str, float] = {}
    for report in reports:
        given = value(report)
        if given is not None:
            weight[given] = weight.get(given, 0.0) + max(report.salience, 0.01)
    return min(weight, key=lambda given: (-round(weight[given], 9), given)) if weight else None


def _is_bare_death(report: Report) -> bool:
    """Whether a report tells that people died and not of what: what another report tells is the event."""
    return report.event_type == "x:DEATH" and report.event_mode is None


def _mode(reports: Sequence[Report]) -> str | None:
    """The mode most spoken for; "bombed" alone says less than "jets bombed" and "a suicide bomber"."""
    told = {report.event_mode for report in reports} & HOW_IT_CAME
    if told and _most_spoken_for(reports, lambda report: report.event_mode) == EXPLODED:
        return _most_spoken_for([r for r in reports if r.event_mode in told], lambda report: report.event_mode)
    return _most_spoken_for(reports, lambda report: report.event_mode)


def _best_report(
    reports: Sequence[Report],
    rank: Callable[[Report], tuple[int, ...]],
    allow: Callable[[Report, Report], bool],
) -> Report:
    """The report of lowest rank among those that at least half of the others allow."""

    def order(numbered: tuple[int, Report]) -> tuple[bool, tuple[int, ...], int, float, int]:
        number, report = numbered
        others = [other for position, other in enumerate(reports) if position != number]
        allowed = sum(allow(report, other) for other in others)
        return 2 * allowed < len(others), rank(report), -allowed, -report.confidence, number

    return min(enumerate(reports), key=order)[1]


def _date_rank(report: Report) -> tuple[int, ...]:
    stands_in = report.date_basis == "publication" or report.date_edtf is None
    return int(stands_in), report.date_precision


def dates_allow(a: EventValues, b: EventValues) -> bool:
    """Whether the possible days of the two have one in common; an open end has all beyond it."""
    first = max(a.date_start or datetime.date.min, b.date_start or datetime.date.min)
    return first <= min(a.date_end or datetime.date.max, b.date_end or datetime.date.max)


def _place_rank(report: Report) -> tuple[int, ...]:
    return int(report.geo_basis == "source"), report.geo_precision


def places_allow(a: EventValues, b: EventValues) -> bool:
    """Whether one place can be the other: the same, one inside the other, or points within reach of both radii."""
    if a.country is None or b.country is None or a.place_id == b.place_id:
        return True
    if a.country != b.country:
        return False
    if a.admin1 and b.admin1 and a.admin1 != b.admin1:
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return kilometres(a, b) <= (a.geo_radius_km or 0.0) + (b.geo_radius_km or 0.0) + 5.0


def kilometres(a: EventValues, b: EventValues) -> float:
    """Great-circle distance of two reports that have points."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(x or 0.0) for x in (a.lat, a.lon, b.lat, b.lon))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(half)))


def _names(
    reports: Sequence[Report],
    lists: Callable[[Report], tuple[tuple[str, ...], tuple[str, ...]]],
    *,
    acting: bool,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and their codes in step: each name once, most reported first; its first known code."""
    forms: dict[frozenset[str], list[str]] = {}
    codes: dict[frozenset[str], list[str]] = {}
    for report in reports:
        names, given = lists(report)
        for place, name in enumerate(names):
            key = _key_of(name)
            forms.setdefault(key, []).append(name)
            codes.setdefault(key, []).append(given[place] if place < len(given) else "--- UNK")
    long_of = {key: _longest_form(key, forms) for key in forms}
    support: dict[frozenset[str], int] = {}
    for key, named in forms.items():
        support[long_of[key]] = support.get(long_of[key], 0) + len(named)
    kept = sorted(support, key=lambda key: -support[key])
    told = tuple(forms[key][0] for key in kept)
    own = tuple(_best_code(code for k in forms if long_of[k] == key for code in codes[k]) for key in kept)
    beside = [{_key_of(name) for name in lists(report)[0]} for report in reports]
    keys = [_key_of(name) for name in told]
    together = [
        frozenset(p for p, key in enumerate(keys) if any({one, key} <= names for names in beside)) for one in keys
    ]
    again = told_again(told, own) | by_office(told, own, together) | told_by_less(told, together)
    large = frozenset() if acting else _at_large(told, [lists(report)[0] for report in reports])
    kept_places = sorted({*told_places(told, own, acting=acting), *large}, key=lambda place: place not in large)
    places = [place for place in kept_places if place not in again]
    return tuple(told[place] for place in places), tuple(own[place] for place in places)


def _at_large(told: Sequence[str], given: Sequence[Sequence[str]]) -> frozenset[int]:
    """The places of words for people at large that a report sets before the few who are told of: "people", "a nun"."""
    firsts = {
        _key_of(names[0])
        for names in given
        if names and kind_of(names[0]) == "people" and any(person_word(name) for name in names[1:])
    }
    return frozenset(place for place, name in enumerate(told) if _key_of(name) in firsts)


def _key_of(name: str) -> frozenset[str]:
    return frozenset(words_of(name)) or frozenset({name})


def _without(
    names: tuple[str, ...], codes: tuple[str, ...], others: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and codes less those that are among the others, in full or in part: who meets is told from either side."""
    known = [_key_of(name) for name in others]
    kept = [place for place, name in enumerate(names) if not any(_key_of(name) <= key for key in known)]
    return tuple(names[place] for place in kept), tuple(codes[place] for place in kept)


def _sides(reports: Sequence[Report], actors: tuple[str, ...], targets: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Of the names that stand on both sides, those that more reports give as targets, and the other ones.

    A name that one report itself gives on both ("shot himself") is in neither.
    """
    struck: set[str] = set()
    acting: set[str] = set()
    for name in set(actors) & set(targets):
        acts = [any(_key_of(name) == _key_of(given) for given in report.actors) for report in reports]
        suffers = [any(_key_of(name) == _key_of(given) for given in report.targets) for report in reports]
        if any(both == (True, True) for both in zip(acts, suffers, strict=True)):
            continue
        (struck if sum(suffers) > sum(acts) else acting).add(name)
    return struck, acting


def _less(names: tuple[str, ...], codes: tuple[str, ...], left: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kept = [place for place, name in enumerate(names) if name not in left]
    return tuple(names[place] for place in kept), tuple(codes[place] for place in kept)


def _once(
    names: tuple[str, ...], codes: tuple[str, ...], people: int | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kept = names_once(names, codes, people)
    return tuple(names[place] for place in kept), tuple(codes[place] for place in kept)


def _longest_form(key: frozenset[str], forms: Mapping[frozenset[str], list[str]]) -> frozenset[str]:
    """The one longer name that holds all of this one's words; itself when there is none or more than one."""
    longer = [other for other in forms if key < other]
    longest = [other for other in longer if not any(other < another for another in longer)]
    return longest[0] if len(longest) == 1 else key


def _best_code(codes: Iterable[str]) -> str:
    """The code that says most: a known country and sector first."""
    listed = list(codes)
    return min(listed, key=lambda code: (("---" in code) + ("UNK" in code), listed.index(code)))


def _counts(kind: str, independent: Sequence[Report], every: Sequence[Report]) -> dict[str, int | None]:
    """Low, best and high of deaths or injured.

    A figure below half of the largest best one counts some of the people only ("three of the injured died"): it is no
    revision of the whole, and stays in its report.
    """
    most = max((getattr(report, f"{kind}_best") or 0 for report in independent), default=0)
    best = [n for report in independent if (n := getattr(report, f"{kind}_best")) is not None and 2 * n >= most]
    known = [
        n
        for report in every
        for end in ("low", "best", "high")
        if (n := getattr(report, f"{kind}_{end}")) is not None and 2 * n >= most
    ]
    return {
        f"{kind}_low": min(known, default=None),
        f"{kind}_best": best[-1] if best else None,
        f"{kind}_high": max(known, default=None),
    }


def disagreements(reports: Sequence[Report]) -> tuple[str, ...]:
    """Columns on which two reports contradict each other; a finer date or place does not contradict a coarser."""
    if len(reports) == 1:
        return ()
    found = [
        name
        for name in ("event_type", "event_mode", "assertion", "claimed_by", "deaths_best", "injured_best")
        if len({given for report in reports if (given := getattr(report, name)) is not None}) > 1
    ]
    if not all(dates_allow(a, b) for a in reports for b in reports):
        found.append("date_edtf")
    if not all(places_allow(a, b) for a in reports for b in reports):
        found.append("place_id")
    return tuple(sorted(found, key=VALUE_FIELDS.index))


def dissent(values: EventValues, reports: Sequence[Report]) -> dict[str, float]:
    """By column, the share of the reports that tell a day, a place or a count and tell another than the merged one."""
    told = {
        "date_edtf": [dates_allow(values, r) for r in reports if r.date_start is not None],
        "place_id": [places_allow(values, r) for r in reports if r.place_id is not None],
        "deaths_best": [r.deaths_best == values.deaths_best for r in reports if r.deaths_best is not None],
        "injured_best": [r.injured_best == values.injured_best for r in reports if r.injured_best is not None],
    }
    return {name: agreeing.count(False) / len(agreeing) for name, agreeing in told.items() if agreeing}
