"""The gazetteer behind geopy's interface."""

import pytest
from geopy.distance import geodesic
from geopy.geocoders.base import Geocoder

from timeline.places import GazetteerGeocoder


@pytest.fixture(scope="module")
def geocoder():
    return GazetteerGeocoder()


@pytest.mark.parametrize(
    ("query", "lat", "lon"),
    [("Derna, Libya", 32.77, 22.64), ("Paris, Texas", 33.66, -95.56), ("Springfield, Illinois", 39.8, -89.64)],
)
def test_it_geocodes_within_what_is_named(geocoder, query, lat, lon):
    location = geocoder.geocode(query)
    assert geodesic((location.latitude, location.longitude), (lat, lon)).km < 25


def test_it_is_a_geopy_geocoder_that_can_give_all(geocoder):
    assert isinstance(geocoder, Geocoder)
    assert len(geocoder.geocode("Springfield", exactly_one=False)) > 10
    assert geocoder.geocode("Xyzzyville") is None


def test_reverse_gives_the_nearest_town_or_nothing_at_sea(geocoder):
    assert geocoder.reverse((29.97, 32.55)).raw["country"] == "EGY"
    assert geocoder.reverse((-50.0, -120.0)) is None
