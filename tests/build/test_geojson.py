import json
import math
from itertools import pairwise

import pytest

from timeline.geojson import EARTH_RADIUS_KM, circle, geojson_text, geometry
from timeline.tables import EVENTS, arrow_table

PLACED = {"event_id": "e-1", "lat": 32.767, "lon": 22.6367, "geo_precision": 1, "geo_radius_km": 6.0}
UNPLACED = {"event_id": "e-2", "lat": None, "lon": None, "geo_precision": 6, "geo_radius_km": None}


def kilometres(one, other):
    lon, lat, other_lon, other_lat = map(math.radians, (*one, *other))
    half = math.sin((lat - other_lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((lon - other_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def rings(shape):
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    assert all(len(part) == 1 for part in parts)
    return [part[0] for part in parts]


def signed_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def test_a_town_is_a_point_and_a_country_has_no_geometry():
    collection = json.loads(geojson_text(arrow_table(EVENTS, [PLACED, UNPLACED])))
    assert [feature["geometry"] for feature in collection["features"]] == [
        {"type": "Point", "coordinates": [22.6367, 32.767]},
        None,
    ]
    names = [feature["properties"]["geo_precision_name"] for feature in collection["features"]]
    assert names == ["exact place", "country"]


@pytest.mark.parametrize("precision", [4, 5])
def test_a_region_is_the_circle_that_holds_it_and_never_a_point(precision):
    shape = geometry({**PLACED, "geo_precision": precision, "geo_radius_km": 95.0})
    [ring] = rings(shape)
    assert shape["type"] == "Polygon" and len(ring) == 65 and ring[0] == ring[-1]
    assert all(kilometres(at, (22.6367, 32.767)) == pytest.approx(95, abs=0.1) for at in ring)
    assert signed_area(ring) > 0


def test_a_region_without_a_radius_has_no_geometry():
    assert geometry({**PLACED, "geo_precision": 5, "geo_radius_km": None}) is None


@pytest.mark.parametrize("lon", [179.0, -179.0])
def test_a_circle_over_the_180th_meridian_is_cut_there(lon):
    shape = circle(-17.0, lon, radius_km=300)
    assert shape["type"] == "MultiPolygon"
    west, east = rings(shape)
    assert {max(x for x, _ in west), min(x for x, _ in west), max(x for x, _ in east), min(x for x, _ in east)} >= {
        180.0,
        -180.0,
    }
    whole = signed_area(rings(circle(-17.0, 0.0, radius_km=300))[0])
    assert signed_area(west) > 0 and signed_area(east) > 0
    assert signed_area(west) + signed_area(east) == pytest.approx(whole, rel=0.001)


@pytest.mark.parametrize("lat", [85.0, -85.0, 90.0, -90.0])
def test_a_circle_around_a_pole_reaches_it_on_every_meridian(lat):
    shape = circle(lat, 20.0, radius_km=2_000)
    [ring] = rings(shape)
    assert {tuple(at) for at in ring} >= {(-180.0, math.copysign(90, lat)), (180.0, math.copysign(90, lat))}
    assert signed_area(ring) > 0
    assert ring[0] == ring[-1]
