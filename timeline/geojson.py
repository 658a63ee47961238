"""Events as GeoJSON (RFC 7946): a town or district is a point, a region an area, a country alone has no geometry."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pyarrow as pa

Position = tuple[float, float]
Ring = list[Position]

EARTH_RADIUS_KM = 6371.0088
CIRCLE_POINTS = 64
DECIMALS = 5
LEAST_EXACT_POINT = 3
UNKNOWN_PRECISION = 7
PRECISION_NAMES = {
    1: "exact place",
    2: "within about 25 km",
    3: "second-level division",
    4: "first-level division",
    5: "region, sea, river or line",
    6: "country",
    7: "more than one country or unknown",
}


def geojson_text(events: pa.Table) -> str:
    """Return events as a feature collection, one feature a line; `geo_precision_name` says what its geometry is."""
    features = []
    for row in events.to_pylist():
        properties = {name: _plain(value) for name, value in row.items() if name not in ("lat", "lon", "event_id")}
        properties["geo_precision_name"] = PRECISION_NAMES[row["geo_precision"] or UNKNOWN_PRECISION]
        features.append({"type": "Feature", "id": row["event_id"], "geometry": geometry(row), "properties": properties})
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def _plain(value: Any) -> object:  # noqa: ANN401 - any value an Arrow column can hold
    return value.isoformat() if hasattr(value, "isoformat") else value


def geometry(row: Mapping[str, Any]) -> dict[str, object] | None:
    """A point only where a town or district is known; the circle that holds a region; None where neither is known."""
    lat, lon, radius_km = row["lat"], row["lon"], row["geo_radius_km"]
    if lat is None or lon is None:
        return None
    if (row["geo_precision"] or UNKNOWN_PRECISION) <= LEAST_EXACT_POINT:
        return {"type": "Point", "coordinates": [lon, lat]}
    return circle(lat, lon, radius_km=radius_km) if radius_km else None


def circle(lat: float, lon: float, *, radius_km: float) -> dict[str, object]:
    """A circle on the sphere, its ring counter-clockwise, cut at the 180th meridian (RFC 7946, 3.1.6 and 3.1.9)."""
    reach = radius_km / EARTH_RADIUS_KM
    ring = [_destination(lat, lon, reach, -2 * math.pi * step / CIRCLE_POINTS) for step in range(CIRCLE_POINTS)]
    if abs(math.radians(lat)) + reach >= math.pi / 2:
        rings = [_around_pole(ring, 90.0 if lat > 0 else -90.0)]
    else:
        rings = [part for turn in (-360, 0, 360) if (part := _between_meridians(ring, turn))]
    closed = [[_rounded([*part, part[0]])] for part in rings]
    if len(closed) == 1:
        return {"type": "Polygon", "coordinates": closed[0]}
    return {"type": "MultiPolygon", "coordinates": closed}


def _destination(lat: float, lon: float, reach: float, bearing: float) -> Position:
    """Where one comes after `reach` radians; the longitude goes on beyond 180, so that a ring has no jump."""
    start = math.radians(lat)
    end = math.asin(math.sin(start) * math.cos(reach) + math.cos(start) * math.sin(reach) * math.cos(bearing))
    east = math.sin(bearing) * math.sin(reach) * math.cos(start)
    turned = math.atan2(east, math.cos(reach) - math.sin(start) * math.sin(end))
    return lon + math.degrees(turned), math.degrees(end)


def _around_pole(ring: Ring, pole: float) -> Ring:
    """The cap between a ring around a pole and the pole, as the plane of longitude and latitude shows it."""
    edge = sorted(((lon + 180) % 360 - 180, lat) for lon, lat in ring)
    seam = (edge[0][1] + edge[-1][1]) / 2
    if pole > 0:
        return [(-180.0, seam), *edge, (180.0, seam), (180.0, pole), (-180.0, pole)]
    return [(180.0, seam), *reversed(edge), (-180.0, seam), (-180.0, pole), (180.0, pole)]


def _between_meridians(ring: Ring, turn: int) -> Ring:
    """The part of a ring, turned by full circles, that lies between -180 and 180 degrees."""
    part = [(lon + turn, lat) for lon, lat in ring]
    for meridian, side in ((-180.0, 1), (180.0, -1)):
        part = _cut(part, meridian, side)
    return part


def _cut(ring: Ring, meridian: float, side: int) -> Ring:
    kept: Ring = []
    for before, after in pairwise([*ring, *ring[:1]]):
        if side * (before[0] - meridian) >= 0:
            kept.append(before)
        if (before[0] - meridian) * (after[0] - meridian) < 0:
            share = (meridian - before[0]) / (after[0] - before[0])
            kept.append((meridian, before[1] + share * (after[1] - before[1])))
    return kept


def _rounded(ring: Sequence[Position]) -> list[list[float]]:
    return [[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in ring]
