"""Which place lies in which, as far as divisions and distances tell without opening the gazetteer."""

from __future__ import annotations

import math

from timeline.model import Place

KM_A_DEGREE = 111.2
LEAST_CLOSE_KM = 25.0
WHOLE_COUNTRY = ("country", "continent")
POINT_KINDS = frozenset({"city", "admin2", "facility", "water", "physical", "region"})


def is_close(one: Place, other: Place) -> bool:
    """Tell whether two places are within the radius of the larger one."""
    return kilometres(one, other) < max(one.radius_km, other.radius_km, LEAST_CLOSE_KM)


def kilometres(one: Place, other: Place) -> float:
    """Flat distance of two places; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    across = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(one.lat - other.lat, across) * KM_A_DEGREE


def holds(outer: Place, inner: Place) -> bool:
    """Tell whether one place lies in another by their countries and divisions; a place does not hold itself."""
    if outer.place_id == inner.place_id:
        return False
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return True
    if inner.kind in WHOLE_COUNTRY:
        return False
    if outer.kind == "admin1":
        return inner.kind != "admin1" and outer.admin1 == inner.admin1
    if outer.kind == "admin2":
        return inner.kind not in ("admin1", "admin2") and (outer.admin1, outer.admin2 or outer.name) == (
            inner.admin1,
            inner.admin2,
        )
    return inner.kind in POINT_KINDS and is_close(outer, inner)
