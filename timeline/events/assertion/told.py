"""Whether words and deeds of states and people are told as having happened: aid in general, talks to come and what
somebody stands for are none.

A logistic model over the features of `assertion/specific.py` and the type; its weights are the part `told` of
`event_weights.json`, fitted by `scripts/fit_told.py` on reports that were read beside their articles
(`benchmarks/real_events.csv`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.events.happenings.mentions import Mention, is_early
from timeline.events.weights import probability, weights
from timeline.model import EventValues

LEAST_TOLD = 0.55
_HEAD_SENTENCES = 2
_JUDGED = frozenset({"occurred", "attempted", "threatened"})


def is_told(values: EventValues, mentions: Sequence[Mention], features: Mapping[str, float]) -> bool:
    """Whether a reader is likely to find such an event in the text.

    What stands at the head of an article, what is not said to have happened, and types of which too few were read to
    fit a weight are taken as they are.
    """
    judged = values.assertion in _JUDGED and f"type_{values.event_type}" in weights("told")
    if not judged or any(is_early(m, _HEAD_SENTENCES) for m in mentions):
        return True
    if values.event_type == "x:DEATH" and features["very_many"] and features["perfect"]:
        return False  # "the 20,000 who have died since the rebels took up arms"
    return probability("told", features) >= LEAST_TOLD


def told_features(values: EventValues, mentions: Sequence[Mention], manner: Mapping[str, float]) -> dict[str, float]:
    """The features of `specific_features`, given as `manner`, with the type and who has part in it, each 0 to 1."""
    return {
        **manner,
        f"type_{values.event_type}": 1.0,
        "verb": float(any(m.trigger.part == "verb" for m in mentions)),
        "phrase": float(any(m.trigger.part == "phrase" for m in mentions)),
        "weight": max(m.trigger.weight for m in mentions),
        "two_sides": float(bool(values.actors) and bool(values.targets)),
        "nobody": float(not values.actors and not values.targets),
    }
