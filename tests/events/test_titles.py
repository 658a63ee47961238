"""The line that names an event, from its values alone."""

from __future__ import annotations

import pytest

from timeline.events import event_title
from timeline.model import EventValues

NO_COUNTS = {f"{kind}_{end}": None for kind in ("deaths", "injured") for end in ("low", "best", "high")}


def values(event_type: str, mode: str | None, assertion: str, **changes: object) -> EventValues:
    told: dict[str, object] = {
        "event_type": event_type,
        "event_mode": mode,
        "assertion": assertion,
        "date_edtf": None,
        "date_start": None,
        "date_end": None,
        "date_precision": 6,
        "date_basis": "publication",
        "place_name": None,
        "place_id": None,
        "country": None,
        "admin1": None,
        "lat": None,
        "lon": None,
        "geo_precision": 7,
        "geo_radius_km": None,
        "geo_basis": None,
        "actors": (),
        "targets": (),
        "actor_codes": (),
        "target_codes": (),
        "claimed_by": None,
        **NO_COUNTS,
    }
    return EventValues(**{**told, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mode", "event_type", "title"),
    [
        ("x:flood", "x:DISASTER", "Expected flood in Chad"),
        (None, "x:ELECTION", "Planned election in Chad"),
        ("x:funeral", "x:DEATH", "Planned funeral in Chad"),
    ],
)
def test_what_befalls_people_is_expected_and_not_planned(mode, event_type, title):
    assert event_title(values(event_type, mode, "planned", place_name="Chad", country="TCD")) == title


@pytest.mark.parametrize(
    ("target", "place", "title"),
    [
        ("Chad", "Chad", "Sanctions on Chad"),
        ("Chad", "N'Djamena", "Sanctions on Chad in N'Djamena"),
        ("Niger", "Nigeria", "Sanctions on Niger in Nigeria"),
    ],
)
def test_a_place_that_is_named_already_is_not_named_again(target, place, title):
    told = values("SANCTION", None, "occurred", targets=(target,), target_codes=("TCD GOV",), place_name=place)
    assert event_title(told) == title
