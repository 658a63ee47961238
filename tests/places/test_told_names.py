"""Names that the gazetteer lacks, or has elsewhere, and that the words around them put into a town or a division."""

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


def read(text: str) -> dict[str, PlaceMention]:
    article = Article(article_id="a", path="a.txt", text=text)
    return {" ".join(m.quote.split()): m for m in reader()(article, language().parse(article))}


@pytest.mark.parametrize(
    ("text", "quote", "within"),
    [
        # a quarter, by the town that has it
        ("MANILA - Two clerks were robbed in the city's Tondo district on Monday.", "Tondo", "National Capital Region"),
        ("LIMA, 3 MAY (EFE) -- A CLERK WAS ROBBED IN THE CITY'S MORAVE AREA.", "MORAVE", "Lima"),
        ("NAIROBI - A kiosk burned down in the Kawo Godo area of the city.", "Kawo Godo", "Nairobi City"),
        # whatever else is called so
        ("KARACHI, Pakistan - A kiosk burned down in Karachi's Korangi area.", "Korangi", "Sindh"),
        # a village, by the division that holds it
        ("RAIPUR, India - A jeep overturned near Dhandai in Narayanpur district.", "Dhandai", "Chhattīsgarh"),
        ("KADUNA, Nigeria - A jeep overturned near Gwaska Dutse in Zamfara state.", "Gwaska Dutse", "Zamfara"),
        # or by the side of a town that it is on
        ("DURBAN - A van was robbed near Mtwalume, south of Durban, on Monday.", "Mtwalume", "Kwazulu-Natal"),
    ],
)
def test_a_name_is_a_place_within_what_the_words_say_holds_it(text: str, quote: str, within: str) -> None:
    place = read(text)[quote].place
    assert place is not None
    assert place.admin1 == within
    assert place.place_id.startswith("within:")
    assert place.geo_precision >= 2


@pytest.mark.parametrize(
    ("text", "not_a_place"),
    [
        ("Rain fell in Easter Week in Kano state.", "Easter Week"),
        ("Troops met at Saint Mary Church in Kano state.", "Mary Church"),
        ("Talks went on in English in Punjab province.", "English"),
        ("Voters met near Gaines University, north of Houston.", "Gaines University"),
        ("NAIROBI - The city's Police Department has a new chief.", "Police"),
    ],
)
def test_times_languages_and_houses_are_no_villages(text: str, not_a_place: str) -> None:
    assert not_a_place not in read(text)


@pytest.mark.parametrize(
    ("text", "quote", "point"),
    [
        # the suburb itself
        ("A bomb went off on Monday in the Bogota suburb of Soacha.", "Soacha", 1),
        # somewhere about the town
        ("A bomb went off on Monday in a suburb of Soacha.", "suburb of Soacha", 2),
        ("A bomb went off on Monday in the suburbs of Soacha.", "suburbs of Soacha", 2),
    ],
)
def test_the_suburb_of_a_name_is_called_so(text: str, quote: str, point: int) -> None:
    place = read(text)[quote].place
    assert place is not None
    assert (place.name, place.geo_precision) == ("Soacha", point)


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        # people of another country are no reason to take a village from beside its city
        ("He vanished near Katoomba, west of Sydney. A German hiker was lost there in 2009.", "Katoomba", "AUS"),
        ("BELFAST - Men shot a clerk in Northern Ireland. Irish rebels shot a man in Dungannon.", "Dungannon", "GBR"),
    ],
)
def test_a_village_beside_a_named_city_is_in_that_city_s_country(text: str, quote: str, country: str) -> None:
    place = read(text)[quote].place
    assert place is not None
    assert place.country == country
    assert place.geo_precision < 6


def test_a_division_called_so_is_one_whatever_the_model_takes_its_name_for() -> None:
    place = read("ISTANBUL - Militants killed 12 police officers in Igdir province on Tuesday.")["Igdir province"].place
    assert place is not None
    assert (place.kind, place.country) == ("admin1", "TUR")


@pytest.mark.parametrize(
    ("text", "quote", "country", "precision"),
    [
        # a river of Poland, though a part of Toledo was called so
        ("Polish police said that an angler drowned in the Vistula on Tuesday.", "Vistula", "POL", 6),
        # a town alone is listed, and called a province
        ("A landslide killed six people in Quang Nam province, Vietnam.", "Quang Nam", "VNM", 4),
    ],
)
def test_what_a_name_is_by_its_country_and_its_kind(text: str, quote: str, country: str, precision: int) -> None:
    found = read(text)[quote].place
    assert found is not None
    assert (found.country, found.geo_precision) == (country, precision)
