"""Names by their years."""

from __future__ import annotations

import pytest

from timeline.model import Article, Parse
from timeline.places import Gazetteer, PlaceReader
from timeline.places.renamed import has_periods, is_in_use

GAZETTEER = Gazetteer.open()
CAPITAL = "geonames:1526273"


@pytest.mark.parametrize(
    ("name", "year", "known"),
    [
        ("Astana", 1997, False),
        ("Astana", 1998, True),
        ("Astana", 2019, True),
        ("Astana", 2021, False),
        ("Astana", 2023, True),
        ("Nur-Sultan", 2018, False),
        ("Nur-Sultan", 2020, True),
        ("Nur-Sultan", 2023, False),
    ],
)
def test_a_capital_renamed_and_renamed_back(name: str, year: int, known: bool) -> None:
    place = GAZETTEER.place(CAPITAL)
    assert place is not None
    assert is_in_use(name, place, year) is known


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("Kiev", "Kyiv"), ("Bombay", "Mumbai"), ("Burma", "Myanmar"), ("Leningrad", "Saint Petersburg"),
        ("Madras", "Chennai"),
        ("Saigon", "Ho Chi Minh City"), ("Rangoon", "Yangon"), ("Peking", "Beijing"), ("Nur-Sultan", "Astana"),
    ],
)  # fmt: skip
def test_old_names_are_found_whatever_the_year(name: str, now: str) -> None:
    for year in (None, 1950, 2023):
        assert now in [place.name for place in GAZETTEER.candidates(name, year=year)]


def test_who_is_called_so_in_the_year_comes_first() -> None:
    assert GAZETTEER.candidates("Batavia", year=1930)[0].country == "IDN"
    assert GAZETTEER.candidates("Batavia", year=2010)[0].country != "IDN"
    assert set(GAZETTEER.candidates("Batavia", year=2010)) == set(GAZETTEER.candidates("Batavia"))


def test_an_article_of_today_means_another_batavia() -> None:
    reader = PlaceReader(GAZETTEER)
    countries = {}
    for published in ("1930-05-01", "2010-05-01"):
        article = Article(
            article_id="a", path="a.txt", text="The mayor of Batavia spoke in Batavia.", published=published
        )
        countries[published] = {
            mention.place.country for mention in reader(article, Parse(sentences=())) if mention.place
        }
    assert countries["1930-05-01"] == {"IDN"}
    assert "IDN" not in countries["2010-05-01"]


def test_a_name_without_years_is_always_in_use() -> None:
    assert not has_periods("Kiev")
    assert has_periods("Bombay")
