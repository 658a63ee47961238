import json

import pytest

from timeline.errors import ReferenceDataError
from timeline.merging.score import FEATURES, load_weights, parse_weights

GOOD = {
    "intercept": 0,
    "features": dict.fromkeys(FEATURES, 0.5),
    "join": 0,
    "link": -2,
    "lift": 2,
    "families": {"AID": ["help"]},
}


def test_the_shipped_weights_name_every_feature_and_type():
    weights = load_weights()
    assert set(weights.features) == set(FEATURES)
    assert len({kind.partition("/")[0] for kind in weights.families}) == 23
    assert weights.link <= weights.join


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "given.json:1: not JSON"),
        (json.dumps({**GOOD, "features": {"same_day": 1}}), "missing or unknown: .*both_lead"),
        (json.dumps({**GOOD, "features": {**GOOD["features"], "moon": 1}}), "missing or unknown: moon"),
        (json.dumps({k: v for k, v in GOOD.items() if k != "join"}), "missing or unknown: join"),
    ],
)
def test_weights_that_cannot_be_right_are_refused(text, said):
    with pytest.raises(ReferenceDataError, match=said):
        parse_weights(text, name="given.json")


def test_types_meet_in_their_families_and_an_unknown_type_only_itself_and_other_unknown_ones():
    weights = load_weights()
    assert weights.families_of("ASSAULT", "firearms") & weights.families_of("x:CRIME", None)
    assert not weights.families_of("ASSAULT", "firearms") & weights.families_of("CONSULT", None)
    assert not weights.families_of("x:NEW", None) & weights.families_of("ASSAULT", "firearms")


def test_a_mode_may_have_families_of_its_own():
    weights = load_weights()
    assert weights.families_of("x:DEATH", None) & weights.families_of("ASSAULT", None)
    assert not weights.families_of("x:DEATH", "x:funeral") & weights.families_of("ASSAULT", None)
