"""The numbers of `event_weights.json`: small linear scorers of dates and places, fitted by `scripts/fit_events.py`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from timeline.errors import ReferenceDataError

WEIGHTS = "event_weights.json"


@cache
def weights(part: str) -> Mapping[str, float]:
    """Return the weights of one scorer by feature name. A file that lacks the part is refused."""
    text = resources.files("timeline.reference").joinpath(WEIGHTS).read_text(encoding="utf-8")
    try:
        return {name: float(value) for name, value in json.loads(text)[part].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReferenceDataError(f"{WEIGHTS}: expected numbers under {part!r}: {error}") from error


def score(part: str, features: Mapping[str, float]) -> float:
    """Return the weighted sum of features; a feature without a weight counts nothing."""
    known = weights(part)
    return sum(known.get(name, 0.0) * value for name, value in features.items())


def probability(part: str, features: Mapping[str, float]) -> float:
    """Return the logistic function of the weighted sum, the weight `bias` added: 0 to 1."""
    return 1 / (1 + math.exp(-(weights(part).get("bias", 0.0) + score(part, features))))


def chance_of(mine: float, scores: Iterable[float], none: float) -> float:
    """The chance of one candidate among all and of taking none, by the scores of a ranker (log-odds)."""
    return math.exp(mine) / (math.exp(none) + sum(math.exp(other) for other in scores))
