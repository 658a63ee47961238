"""Fit the weights with which two reports are judged to be of one happening, and write them as data.

    python scripts/fit_merging.py REPORTS GOLD [--write] [--prior WEIGHTS]

REPORTS is a pickle of (list of Report, list of ArticleFacts) of one build; GOLD a CSV with `article_id` and
`incident_id`. A training pair is a candidate pair of lead reports (rank 1) that no veto forbids for good; it is
positive when the articles are of one incident. The fit is a logistic regression pulled towards the prior weights (by
default those shipped), so that a feature on which the gold is silent, a country say, keeps its weight. The threshold
`join` is the one with the best mean of pairs F1 and B3 F1 under cross-validation by incident, five folds; `link`
stands one unit of log-odds below it. Without --write it only prints.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import hashlib
import json
import pickle
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from timeline.merging.candidates import candidate_pairs
from timeline.merging.columns import build_columns
from timeline.merging.merge import merge_reports
from timeline.merging.score import (
    FEATURES,
    LIFTED_MASK,
    WEIGHTS_FILE,
    Weights,
    pair_features,
    pair_vetoes,
    parse_weights,
)
from timeline.model import ArticleFacts, Report

Doubles = npt.NDArray[np.float64]

REFERENCE = Path(__file__).parents[1] / "timeline" / "reference" / WEIGHTS_FILE
FOLDS = 5
NEWTON_STEPS = 40
SMALLEST_STEP = 1e-6
# How many pairs the prior weighs as much as, for each feature.
PRIOR_STRENGTH = 4.0
LINK_BELOW_JOIN = 1.0
AGREEING = (
    *("same_day", "days_overlap", "same_place", "near", "place_holds_place", "same_admin1", "same_type", "same_mode"),
    *("words_alike", "words_shared", "names_alike", "names_shared", "same_person", "same_deaths", "same_injured"),
)
DIFFERING = (
    *("days_apart", "days_gap", "published_gap", "distance", "other_admin1", "other_country", "other_mode"),
    *("other_assertion", "names_apart", "countries_apart", "actors_apart", "targets_apart", "things_apart"),
    *("hours_apart", "deaths_apart", "injured_apart"),
)
JOINS = (-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.5)


def training_pairs(
    reports: Sequence[Report], articles: Sequence[ArticleFacts], incident: Mapping[str, str], prior: Weights
) -> tuple[Doubles, npt.NDArray[np.bool_], list[tuple[str, str]]]:
    """Features, labels and article ids of the candidate pairs of lead reports that have gold."""
    ordered = sorted(reports, key=lambda report: report.report_id)
    columns = build_columns(ordered, {a.article_id: a for a in articles}, families_of=prior.families_of)
    first, second = candidate_pairs(columns)
    has_gold = np.array([r.rank == 1 and r.article_id in incident for r in ordered])
    kept = has_gold[first] & has_gold[second] & (pair_vetoes(columns, first, second) & ~LIFTED_MASK == 0)
    first, second = first[kept], second[kept]
    features = pair_features(columns, first, second)
    names = [(ordered[a].article_id, ordered[b].article_id) for a, b in zip(first, second, strict=True)]
    labels = np.array([incident[a] == incident[b] for a, b in names])
    return np.column_stack([features[name] for name in FEATURES]), labels, names


def fit(features: Doubles, labels: npt.NDArray[np.bool_], prior: Weights) -> Weights:
    """Logistic regression by Newton's method with a Gaussian prior around the prior weights.

    What two reports agree on never counts against them, nor what they differ in for them: where it would, it counts
    nothing and the rest is fitted anew.
    """
    found = _fitted(features, labels, prior)
    against = [name for name in AGREEING if found.features[name] < 0.0]
    against += [name for name in DIFFERING if found.features[name] > 0.0]
    if not against:
        return found
    kept = features * np.array([name not in against for name in FEATURES])
    return _fitted(kept, labels, dataclasses.replace(prior, features={**prior.features, **dict.fromkeys(against, 0.0)}))


def _fitted(features: Doubles, labels: npt.NDArray[np.bool_], prior: Weights) -> Weights:
    design = np.column_stack([np.ones(len(features)), features])
    centre = np.array([prior.intercept, *(prior.features[name] for name in FEATURES)])
    strength = np.diag([0.01, *[PRIOR_STRENGTH] * len(FEATURES)])
    weights = centre.copy()

    def loss(at: Doubles) -> float:
        margin = np.where(labels, 1.0, -1.0) * (design @ at)
        return float(np.logaddexp(0.0, -margin).sum() + 0.5 * (at - centre) @ strength @ (at - centre))

    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (chance - labels) + strength @ (weights - centre)
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + strength
        step = np.linalg.solve(curvature, gradient)
        while loss(weights - step) > loss(weights) and np.abs(step).max() > SMALLEST_STEP:
            step = step / 2
        weights = weights - step
    found = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights[1:], strict=True)}
    return dataclasses.replace(prior, intercept=round(float(weights[0]), 3), features=found)


def figures(incident: Mapping[str, str], event: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision and recall of pairs, and B3 F1."""
    both = Counter((incident[a], event[a]) for a in incident)
    gold, found = Counter(incident.values()), Counter(event[a] for a in incident)

    def pairs(counts: Counter[object]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    precision = pairs(Counter(both)) / max(pairs(Counter(found)), 1)
    recall = pairs(Counter(both)) / max(pairs(Counter(gold)), 1)
    b3_precision = sum(n * n / found[e] for (_, e), n in both.items()) / len(incident)
    b3_recall = sum(n * n / gold[i] for (i, _), n in both.items()) / len(incident)
    return precision, recall, 2 * b3_precision * b3_recall / (b3_precision + b3_recall)


def lead_events(
    reports: Sequence[Report], articles: Sequence[ArticleFacts], incident: Mapping[str, str], weights: Weights
) -> dict[str, str]:
    """article_id -> event of its lead report; an article without one stands alone."""
    event_of = merge_reports(reports, articles, weights=weights).event_of
    lead = {r.article_id: event_of[r.report_id] for r in reports if r.rank == 1}
    copies = {a.article_id: a.duplicate_of for a in articles}
    return {a: lead.get(a) or lead.get(copies.get(a) or "") or f"alone {a}" for a in incident}


def fold_of(incident_id: str) -> int:
    """The fold of an incident, by a hash of its id."""
    return int(hashlib.sha256(incident_id.encode()).hexdigest(), 16) % FOLDS


def cross_validate(
    reports: Sequence[Report], articles: Sequence[ArticleFacts], incident: Mapping[str, str], prior: Weights
) -> float:
    """Print figures of each threshold on held-out incidents, merged among all articles; give back the best."""
    features, labels, names = training_pairs(reports, articles, incident, prior)
    sums: dict[float, Doubles] = {join: np.zeros(3) for join in JOINS}
    for fold in range(FOLDS):
        train = np.array([fold not in (fold_of(incident[a]), fold_of(incident[b])) for a, b in names])
        weights = fit(features[train], labels[train], prior)
        held = {a: i for a, i in incident.items() if fold_of(i) == fold}
        for join in JOINS:
            tried = dataclasses.replace(weights, join=join, link=join - LINK_BELOW_JOIN)
            sums[join] += np.array(figures(held, lead_events(reports, articles, held, tried))) / FOLDS
    for join, (precision, recall, b3) in sums.items():
        print(f"join {join:5.2f}  pairs P {precision:.3f} R {recall:.3f}  B3 F1 {b3:.3f}")
    return max(JOINS, key=lambda join: sum(_f1(sums[join][0], sums[join][1]) + sums[join][2:]))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(precision + recall, 1e-9)


def as_json(weights: Weights, fitted_on: str) -> str:
    """The data file."""
    listed = {
        "fitted_on": fitted_on,
        "intercept": weights.intercept,
        "features": {name: weights.features[name] for name in FEATURES},
        "join": weights.join,
        "link": weights.link,
        "lift": weights.lift,
        "families": {kind: list(names) for kind, names in sorted(weights.families.items())},
    }
    text = json.dumps(listed, indent=1)
    return re.sub(r"\[\s+([^\]]*?)\s+\]", lambda match: f"[{' '.join(match[1].split())}]", text) + "\n"


def main() -> None:
    """Fit, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--prior", type=Path, default=REFERENCE)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with options.reports.open("rb") as file:
        reports, articles = pickle.load(file)
    with options.gold.open(encoding="utf-8", newline="") as file:
        incident = {row["article_id"]: row["incident_id"] for row in csv.DictReader(file)}
    prior = parse_weights(options.prior.read_text(encoding="utf-8"), name=options.prior.name)
    join = cross_validate(reports, articles, incident, prior)
    features, labels, _ = training_pairs(reports, articles, incident, prior)
    weights = dataclasses.replace(fit(features, labels, prior), join=join, link=join - LINK_BELOW_JOIN)
    text = as_json(
        weights, f"{int(labels.sum())} pairs of {len(labels)} of {options.gold.parent.name}/{options.gold.name}"
    )
    sys.stdout.write(text)
    if options.write:
        REFERENCE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
