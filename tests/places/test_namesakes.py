"""Names that a larger town far off has too: which of them a text or its outlet means."""

from __future__ import annotations

from functools import cache

import pytest

from timeline.language import Language, load_language
from timeline.model import Article, PlaceMention
from timeline.places import Gazetteer, PlaceReader


@cache
def reader() -> PlaceReader:
    return PlaceReader(Gazetteer.open())


@cache
def language() -> Language:
    return load_language()


def read(text: str, **fields: str) -> list[PlaceMention]:
    article = Article(article_id="a", path="a.txt", text=text, **fields)
    return list(reader()(article, language().parse(article)))


def divisions(text: str, quote: str, **fields: str) -> set[tuple[str | None, str | None]]:
    found = [m.place for m in read(text, **fields) if m.quote == quote]
    return {(place.admin1, place.country) for place in found if place is not None}


@pytest.mark.parametrize(
    ("text", "quote", "division", "country"),
    [
        (
            "WAVERTON, Ill. - A barn burned on Friday. Crews from Luuk helped in Waverton.",
            "Waverton",
            "Illinois",
            "USA",
        ),
        (
            "Rebels freed two sailors in the hills of Luuk, Sulu, on Sunday. They were held in Luuk for a year.",
            "Luuk",
            "Autonomous Region in Muslim Mindanao",
            "PHL",
        ),
        ("The mayor of Florence, Caqueta, was shot on Monday. Florence was calm.", "Florence", "Caquetá", "COL"),
        ("Crews from Dover, Ohio, helped on Monday. Dover is small.", "Dover", "Ohio", "USA"),
    ],
)
def test_what_is_said_once_holds_for_all(text: str, quote: str, division: str, country: str) -> None:
    assert divisions(text, quote) == {(division, country)}


@pytest.mark.parametrize(
    ("source", "text", "quote", "division"),
    [
        (
            "connecticutnews.example.com",
            "A man was shot in Monroe on Monday, and Monroe police held two.",
            "Monroe",
            "Connecticut",
        ),
        ("foxct.example.com", "A boy was hurt in Monroe. He was flown to New Haven.", "Monroe", "Connecticut"),
        ("pittsburghdaily.example.com", "PITTSBURGH - A bar burned in Homewood on Friday.", "Homewood", "Pennsylvania"),
        (
            "miamidispatch.example.com",
            "Two men were hurt in Liberty City on Sunday, Miami police said.",
            "Liberty City",
            "Florida",
        ),
        # what must stay
        ("pittsburghdaily.example.com", "A bar burned in Homewood, Ala., on Friday.", "Homewood", "Alabama"),
        ("miamidispatch.example.com", "A storm hit Alabama. A roof fell in Homewood on Friday.", "Homewood", "Alabama"),
        (
            "latimes.example.com",
            "Two hikers were lost near Mount Washington on Friday.",
            "Mount Washington",
            "Kentucky",
        ),
        ("miamidispatch.example.com", "The senator spoke in Madison on Friday.", "Madison", "Wisconsin"),
        ("kansascity.example.com", "A bank was robbed in Raytown on Friday.", "Raytown", "Missouri"),
    ],
)
def test_small_towns_far_from_the_outlet_are_near_it(source: str, text: str, quote: str, division: str) -> None:
    assert divisions(text, quote, source=source) == {(division, "USA")}


@pytest.mark.parametrize(
    ("text", "quote", "division"),
    [
        ("CHICAGO - Two men were shot in the Austin neighborhood on Monday.", "Austin", "Illinois"),
        ("CHICAGO - A fire broke out in the West Side Austin neighborhood. Austin is calm.", "Austin", "Illinois"),
        # what must stay
        ("CHICAGO - A firm from an Austin neighborhood opened a shop here.", "Austin", "Texas"),
        ("Two men were shot in the Austin neighborhood where he lived.", "Austin", "Texas"),
        ("CHICAGO - The senator flew to Austin on Monday.", "Austin", "Texas"),
    ],
)
def test_a_quarter_called_as_a_city_elsewhere(text: str, quote: str, division: str) -> None:
    assert divisions(text, quote) == {(division, "USA")}


def test_a_hospital_called_as_a_town_has_no_quarters() -> None:
    text = "CHICAGO - A man was taken to Mount Sinai Hospital. Another was hurt in the Roseland neighborhood."
    assert divisions(text, "Roseland") == {("Illinois", "USA")}


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Fresno police seek a man who shot two at the corner of Oleander and Modoc.", ["Fresno"]),
        ("A van burned at the intersection of South Main and Lexington in Fresno.", ["Fresno"]),
        ("Two men were shot in a Brooklyn park on Sunday.", ["Brooklyn"]),
        # what must stay
        ("The governors of Ohio and Indiana met.", ["Ohio", "Indiana"]),
        ("Two men were shot in Brooklyn Park, Minnesota, on Sunday.", ["Brooklyn Park", "Minnesota"]),
        ("The road between Fresno and Modesto was shut.", ["Fresno", "Modesto"]),
    ],
)
def test_streets_and_grounds_are_no_towns(text: str, quotes: list[str]) -> None:
    assert [m.quote for m in read(text)] == quotes
