"""Which figures an event's mentions of killed and hurt amount to: the rules propose, a small ranker decides.

The candidates are what the rules make of the mentions (`counts/tally.py`), every figure that is told, figures less or
more the dead that they may or may not hold, and persons told of one by one; nobody only where the rules say so. Dead
and injured are chosen together, since "five were shot, one fatally" ties them. Three mentions or fewer add up by the
rules. Weights: `event_weights.json`, fitted by `scripts/fit_counts.py`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.events.counts.tally import (
    EARLY_SENTENCES,
    Person,
    follow,
    starts_with_one,
    sums,
    tally_by_rules,
    told_at_head,
    without_vague,
)
from timeline.events.counts.values import Count, CountRange, Tally
from timeline.events.happenings.mentions import is_early
from timeline.events.weights import score

Outcome = Literal["deaths", "injured"]
How = Literal["rules", "told", "item", "persons", "victims", "and_killer", "and_one", "struck", "rest"]
Features = Mapping[str, float]

MIN_MENTIONS = 4
MAX_VALUES = 16
MAX_OF_THE_STRUCK_DEAD = 3
MAX_TIMES = 4
MAX_AWAY = 5


@dataclass(frozen=True, slots=True)
class Support:
    """Why a figure may be right: how it comes about, and the mention that it rests on."""

    how: How
    count: Count | None = None


Candidates = Mapping[int, Sequence[Support]]


def tally(counts: Sequence[Count]) -> Tally:
    """Deaths and injured of one event from all mentions of it in one article, in text order (title first)."""
    counts = without_vague(counts)
    by_rules = tally_by_rules(counts)
    deaths, injured = candidates(counts, by_rules)
    pairs = list(scored_pairs(counts, by_rules, deaths, injured))
    dead, hurt, best = max(pairs, key=lambda pair: pair[2]) if len(counts) >= MIN_MENTIONS else pairs[0]
    return Tally(
        deaths=_range(dead, by_rules.deaths, deaths[dead]),
        injured=_range(hurt, by_rules.injured, injured[hurt]),
        share=1.0 / sum(math.exp(value - best) for _, _, value in pairs),
    )


def scored_pairs(
    counts: Sequence[Count], by_rules: Tally, deaths: Candidates, injured: Candidates
) -> Iterator[tuple[int, int, float]]:
    """Yield every pair of dead and injured with its score; the rules' own pair first."""
    of_dead = {
        value: score("counts", features_of("deaths", value, deaths[value], by_rules, counts)) for value in deaths
    }
    of_hurt = {
        value: score("counts", features_of("injured", value, injured[value], by_rules, counts)) for value in injured
    }
    for dead in deaths:
        for hurt in injured:
            together = score("counts", joint_features(dead, hurt, by_rules, counts))
            yield dead, hurt, of_dead[dead] + of_hurt[hurt] + together


def _range(value: int, rules: CountRange, supports: Sequence[Support]) -> CountRange:
    """The range of a chosen figure: the rules' own where they agree, else that of the mention it rests on."""
    if value == (rules.best or 0):
        return rules
    told = [support.count for support in supports if support.count is not None]
    alone = [count for count in told if count.best == value]
    by_itself = next((count for count in alone if count.low == count.high), next(iter(alone), None))
    low, high = (by_itself.low, by_itself.high) if by_itself is not None else (value, value)
    return CountRange(low=low, best=value, high=high, chosen=(by_itself,) if by_itself is not None else tuple(told[:1]))


def candidates(counts: Sequence[Count], by_rules: Tally) -> tuple[Candidates, Candidates]:
    """The figures that the dead and the injured may come to, each with what speaks for it."""
    deaths: dict[int, list[Support]] = defaultdict(list)
    injured: dict[int, list[Support]] = defaultdict(list)
    for found, rules in ((deaths, by_rules.deaths), (injured, by_rules.injured)):
        found[rules.best or 0].append(Support("rules"))
    persons = follow(count for count in told_at_head(counts) if count.best == 1)
    killers = _add_persons(persons, deaths, injured)
    fatal = any(count.kind == "deaths" for count in counts)
    for count in (*counts, *sums(counts)):
        if count.best is None:
            continue
        if count.of == "part" and count.best == 1:
            (deaths if count.kind == "deaths" else injured)[1].append(Support("item", count))
        elif count.kind == "casualties":
            _add_struck(count, deaths, injured, fatal=fatal)
        else:
            _add_told(count, deaths if count.kind == "deaths" else injured, killers)
    return _most_supported(deaths, by_rules.deaths), _most_supported(injured, by_rules.injured)


def _add_persons(persons: Sequence[Person], deaths: dict[int, list[Support]], injured: dict[int, list[Support]]) -> int:
    """Add those told of one by one; return how many of the dead are those who did it."""
    dead = [person for person in persons if person.is_dead]
    hurt = [person for person in persons if not person.is_dead]
    killers = sum(person.attacker for person in dead)
    if dead:
        deaths[len(dead)].append(Support("persons", dead[0].mentions[0]))
    if hurt:
        injured[len(hurt)].append(Support("persons", hurt[0].mentions[0]))
    if killers and len(dead) > killers:
        deaths[len(dead) - killers].append(Support("victims", dead[0].mentions[0]))
    return killers


def _add_told(count: Count, found: dict[int, list[Support]], killers: int) -> None:
    value = count.best or 0
    found[value].append(Support("told", count))
    if count.kind == "deaths" and killers and count.of != "attackers":
        found[value + killers].append(Support("and_killer", count))
    if count.other:
        found[value + 1].append(Support("and_one", count))


def _add_struck(
    count: Count, deaths: dict[int, list[Support]], injured: dict[int, list[Support]], *, fatal: bool
) -> None:
    value = count.best or 0
    injured[value].append(Support("struck", count))
    if value > 1 or not fatal:
        deaths[value].append(Support("struck", count))
    for dead in range(1, min(MAX_OF_THE_STRUCK_DEAD, value - 1) + 1):
        injured[value - dead].append(Support("rest", count))


def _most_supported(found: Mapping[int, Sequence[Support]], rules: CountRange) -> Candidates:
    """The rules' figure, then those that most speaks for, the smaller first; bounded, whatever the text."""
    first = rules.best or 0
    others = sorted(
        (value for value in found if value not in (0, first)), key=lambda value: (-len(found[value]), value)
    )
    return {first: found[first], **{value: found[value] for value in others[:MAX_VALUES]}}


def features_of(
    kind: Outcome, value: int, supports: Sequence[Support], by_rules: Tally, counts: Sequence[Count]
) -> Features:
    """What speaks for a figure of dead or injured; names begin with the kind."""
    features = {
        **_standing(kind, value, supports, by_rules, counts),
        **_told_features(kind, value, supports, counts),
        **_rules_features(value, supports, by_rules.deaths if kind == "deaths" else by_rules.injured),
        **_person_features(kind, value, counts),
    }
    return {f"{kind}_{name}": number for name, number in features.items() if number}


def _standing(
    kind: Outcome, value: int, supports: Sequence[Support], by_rules: Tally, counts: Sequence[Count]
) -> dict[str, float]:
    rules = by_rules.deaths if kind == "deaths" else by_rules.injured
    ways = {support.how for support in supports}
    numbers = [count for count in counts if count.kind == kind and count.best is not None]
    return {
        "zero": float(value == 0),
        "zero_nothing_told": float(value == 0 and not numbers),
        "zero_rules_none": float(value == 0 and rules.best is None),
        **{
            way: float(way in ways) for way in ("item", "persons", "victims", "and_killer", "and_one", "struck", "rest")
        },
    }


def _told_features(kind: Outcome, value: int, supports: Sequence[Support], counts: Sequence[Count]) -> dict[str, float]:
    """Where and how often a figure is told."""
    told = [support.count for support in supports if support.how == "told" and support.count is not None]
    numbers = [count for count in told if count.best != 1 or starts_with_one(count)]
    others = [count for count in counts if count.kind == kind and count.best is not None]
    resting = [support.count for support in supports if support.count is not None]
    struck = [support.count for support in supports if support.how == "struck" and support.count is not None]
    rest = [support.count for support in supports if support.how == "rest" and support.count is not None]
    most = max((count.best or 0 for count in others), default=0)
    several = sum(count.best != 1 for count in others)
    return {
        "told": float(bool(told)),
        "told_number": float(bool(numbers)),
        "title": float(any(count.field == "title" for count in told)),
        "title_number": float(any(count.field == "title" for count in numbers)),
        "title_struck": float(any(count.field == "title" for count in struck)),
        "title_rest": float(any(count.field == "title" for count in rest)),
        "early_number": _earliness(numbers),
        "early_told": _earliness(told),
        "early_struck": _earliness(struck),
        "share": len(told) / len(others) if others else 0.0,
        "share_of_numbers": len(numbers) / max(1, several) if value > 1 else 0.0,
        "times": min(len(numbers), MAX_TIMES) / MAX_TIMES,
        "most": float(value == most and value > 0),
        "over_most": float(value > most),
        "hedged": float(any(count.low != count.high for count in told)),
        "parts": float(bool(told) and all(count.of == "part" for count in told)),
        "attackers": float(bool(told) and all(count.of == "attackers" for count in told)),
        "others": float(bool(told) and all(count.other for count in told)),
        "definite": float(bool(told) and all(count.definite for count in told)),
        "late": float(bool(resting) and all(_is_late(count) for count in resting)),
        **{count.rule: 1.0 for count in told},
    }


def _rules_features(value: int, supports: Sequence[Support], rules: CountRange) -> dict[str, float]:
    """How a figure stands to that of the rules."""
    features = {}
    if rules.best is not None:
        features["under_rules"] = float(value < rules.best)
        features["over_rules"] = float(value > rules.best)
        features["from_rules"] = min(abs(value - rules.best), MAX_AWAY) / MAX_AWAY
    if any(support.how == "rules" for support in supports):
        chosen = rules.chosen
        told = any(support.how == "told" for support in supports)
        features |= {
            "rules": float(rules.best is not None),
            "rules_told": float(told and rules.best is not None),
            "rules_persons": float(bool(chosen) and all(count.best == 1 for count in chosen)),
            "rules_several": float(len(chosen) > 1),
            "rules_late": float(bool(chosen) and all(_is_late(count) for count in chosen)),
            "rules_title": float(any(count.field == "title" for count in chosen)),
            "rules_struck": float(any(count.kind == "casualties" for count in chosen)),
        }
    return features


def _person_features(kind: Outcome, value: int, counts: Sequence[Count]) -> dict[str, float]:
    """How many persons of different ages and names are told of."""
    kinds = ("deaths",) if kind == "deaths" else ("injured", "casualties")
    persons = [count for count in counts if count.best == 1 and count.kind in kinds]
    ages = len({count.age for count in persons if count.age})
    names = len({count.names[-1] for count in persons if count.names})
    return {
        "as_ages": float(value > 1 and ages == value),
        "as_names": float(value > 1 and names == value),
        "under_ages": float(value < ages),
        "under_names": float(value < names),
    }


def joint_features(dead: int, hurt: int, by_rules: Tally, counts: Sequence[Count]) -> Features:
    """What ties a figure of dead to one of injured: those struck are both, and one sentence may tell both."""
    total = dead + hurt
    struck = [c for c in counts if c.kind == "casualties" and (c.best or 0) > 1 and c.of != "part"]
    most = max((count.best or 0 for count in struck), default=0)
    ties = [count for count in struck if count.best == total]
    features = {
        "struck_are_both": float(bool(ties)),
        "struck_are_both_title": float(any(count.field == "title" for count in ties)),
        "struck_are_both_early": _earliness(ties),
        "struck_are_both_apart": float(bool(ties) and dead > 0 and hurt > 0),
        "struck_are_hurt": float(dead > 0 and any(count.best == hurt for count in struck)),
        "struck_are_hurt_title": float(dead > 0 and any(c.best == hurt and c.field == "title" for c in struck)),
        "over_struck": float(bool(struck) and total > most),
        "under_struck": float(bool(struck) and total < most),
        "nobody": float(total == 0),
        "only_dead": float(dead > 0 and hurt == 0),
        "only_hurt": float(hurt > 0 and dead == 0),
        "told_side_by_side": float(_side_by_side(dead, hurt, counts)),
        "both_by_rules": float(dead == (by_rules.deaths.best or 0) and hurt == (by_rules.injured.best or 0)),
    }
    return {name: number for name, number in features.items() if number}


def _side_by_side(dead: int, hurt: int, counts: Sequence[Count]) -> bool:
    """Whether one sentence tells both figures."""
    told = {(c.field, c.sentence) for c in counts if c.kind == "deaths" and c.best == dead}
    return any(c.kind == "injured" and c.best == hurt and (c.field, c.sentence) in told for c in counts)


def _earliness(counts: Sequence[Count]) -> float:
    """1 for the first sentence of the text, less for later ones."""
    return max((1.0 / (1.0 + count.sentence) for count in counts if count.field == "text"), default=0.0)


def _is_late(count: Count) -> bool:
    return not is_early(count, EARLY_SENTENCES)
