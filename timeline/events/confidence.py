"""How sure a report is: a logistic model over a few stated features, its weights in `event_confidence.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from importlib.resources import files

from timeline.errors import ReferenceDataError

FEATURES = (
    "bias",
    "by_words",
    "country_only",
    "counts_known",
    "counts_open",
    "counts_share",
    "counts_told",
    "dateline_place",
    "day_known",
    "day_open",
    "day_share",
    "deaths_agree",
    "early",
    "extension",
    "figures",
    "first",
    "history",
    "hurts",
    "injured_agree",
    "length",
    "mentions",
    "nobody_hurt",
    "one_killed",
    "other_attacks",
    "people",
    "persons",
    "place_early",
    "place_known",
    "place_odds",
    "place_stated",
    "place_sure",
    "undated_lead",
)


class Confidence:
    """Weights of the features, by name; a feature without a weight counts nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = dict(weights)

    @classmethod
    def load(cls) -> Confidence:
        """The shipped weights. Raises ReferenceDataError for a feature that does not exist."""
        name = "event_confidence.json"
        weights: dict[str, float] = json.loads(files("timeline.reference").joinpath(name).read_text(encoding="utf-8"))
        unknown = sorted(set(weights) - set(FEATURES))
        if unknown:
            raise ReferenceDataError(f"{name}: no feature {unknown[0]!r}; features are {', '.join(FEATURES)}")
        return cls(weights)

    def __call__(self, features: Mapping[str, float]) -> float:
        """A probability, rounded to four places."""
        total = self.weights.get("bias", 0.0)
        total += sum(self.weights.get(name, 0.0) * value for name, value in sorted(features.items()))
        return round(1 / (1 + math.exp(-total)), 4)
