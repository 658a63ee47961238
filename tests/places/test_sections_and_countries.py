"""Parts of towns, names that the gazetteer lacks, and what speaks for a country without naming it."""

from __future__ import annotations

from functools import cache

import pytest

from timeline.language import Language, load_language
from timeline.model import Article, PlaceMention
from timeline.places import Gazetteer, PlaceReader
from timeline.places.country_cues import CountryCues
from timeline.places.outlet import OutletReader


@cache
def reader() -> PlaceReader:
    return PlaceReader(Gazetteer.open())


@cache
def language() -> Language:
    return load_language()


def read(text: str, **fields: str) -> tuple[PlaceMention, ...]:
    article = Article(article_id="a", path="a.txt", text=text, **fields)
    return reader()(article, language().parse(article))


def of(mentions: tuple[PlaceMention, ...], quote: str) -> PlaceMention:
    return next(mention for mention in mentions if " ".join(mention.quote.split()) == quote)


@pytest.mark.parametrize(
    ("text", "quote", "name", "country"),
    [
        ("Two men were hurt in Southwest Houston on Friday.", "Southwest Houston", "Houston", "USA"),
        ("A fire broke out in South Los Angeles.", "South Los Angeles", "Los Angeles", "USA"),
        ("He grew up in Spokane WA before the war.", "Spokane", "Spokane", "USA"),
        ("The division was based near Bitburg Germany until 1994.", "Bitburg", "Bitburg", "DEU"),
        (
            "MOBILE, Ala. - A man was shot on Monday. The sheriff's office said so.",
            "Ala.",
            "Alabama",
            "USA",
        ),
        ("Guerrillas held the Morazan and La Union departments of El Salvador.", "La Union", "La Unión", "SLV"),
    ],
)
def test_parts_and_names_side_by_side(text: str, quote: str, name: str, country: str) -> None:
    place = of(read(text), quote).place
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("A mine went off in Bolivia's western department of Oruro.", "Oruro", "admin1"),
        ("A mine went off in the southern province of Pattani, Thailand.", "Pattani", "admin1"),
        ("A mine went off in the city of Oruro in Bolivia.", "Oruro", "city"),
    ],
)
def test_what_words_call_a_division_is_none_of_its_towns(text: str, quote: str, kind: str) -> None:
    place = of(read(text), quote).place
    assert place is not None
    assert place.kind == kind


def test_an_unknown_neighbourhood_is_in_the_town_named_last() -> None:
    place = of(
        read("Police in Milwaukee closed a street. Shots had been fired in the Perrywood neighborhood."), "Perrywood"
    ).place
    assert place is not None
    assert place.place_id.startswith("within:geonames:")
    assert (place.name, place.admin1, place.geo_precision) == ("Perrywood", "Wisconsin", 2)
    assert place.radius_km >= 10


def test_a_side_of_a_town_that_nobody_names_is_the_outlets() -> None:
    mentions = read("One man was hurt on the East Side when shots rang out.", source="milwaukeejournal.example.com")
    assert all(mention.place is None or mention.place.country == "USA" for mention in mentions)


def test_an_english_word_before_a_name_is_not_its_article() -> None:
    quotes = [mention.quote for mention in read("The ship docked at Antioch in California.")]
    assert "Antioch" in quotes
    assert "at Antioch" not in quotes


@pytest.mark.parametrize("text", ["The army shelled LOS positions.", "The meeting on the North Side ended late."])
def test_articles_and_sides_are_no_towns_abroad(text: str) -> None:
    assert not [mention for mention in read(text) if mention.place is not None]


def test_a_small_place_abroad_yields_to_the_country_that_the_text_speaks_for() -> None:
    mentions = read("A grand jury met. The sheriff's office said a man was shot in Winchelsea Beach on Monday.")
    assert all(mention.place is None or mention.place.country in (None, "USA") for mention in mentions)


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("The Lok Sabha met.", {"IND": 0.5}),
        ("The sheriff’s office and the highway patrol closed the road.", {"USA": 1.0}),
        ("An IDF spokesman answered the Knesset.", {"ISR": 1.0}),
        ("The SWAT team left. SHERIFF'S OFFICE", {"USA": 1.0}),  # words in capitals
        ("A Grand Jury met with the Highway patrol.", {"USA": 1.0}),  # and with a capital at the head
        ("It is the best of tests.", {}),  # "EST" is found only as written
        ("The deputies of the lok-sabhaite were stopped.", {}),
        ("Nothing was said.", {}),
    ],
)
def test_institutions_speak_for_their_country(text: str, weights: dict[str, float]) -> None:
    assert CountryCues()(Article(article_id="a", path="a.txt", text=text)) == weights


@pytest.mark.parametrize(
    ("source", "country", "station"),
    [
        ("kabc7.example.com", "USA", "west"),
        ("wxyztv.com", "USA", "east"),
        ("abc7.com", "USA", None),
        ("6abc.com", "USA", None),
        ("nbc-9.com", "USA", None),
        ("11-ctv.com", "CAN", None),
        ("ctv3.com", "CAN", None),
        ("wxyz.co.uk", "GBR", None),
        ("weather.com", None, None),
    ],
)
def test_call_letters_and_numbers_tell_a_stations_country(
    source: str, country: str | None, station: str | None
) -> None:
    home = OutletReader(Gazetteer.open())(Article(article_id="a", path="a.txt", text="x", source=source))
    assert (home.country, home.station) == (country, station)


def test_a_state_in_ordinary_case_after_a_town_in_capitals_is_read() -> None:
    mentions = read("LEBANON, Ohio (XKRC) -- A boy was hurt in Lebanon on Saturday.")
    assert of(mentions, "Ohio").place is not None
    assert {mention.place.admin1 for mention in mentions if mention.place} == {"Ohio"}


@pytest.mark.parametrize("word", ["We’re", "They’ll", "Smith’s"])
def test_contractions_and_somebodys_are_no_places(word: str) -> None:
    assert not [mention for mention in read(f"{word} here, he said.") if mention.quote == word]


def test_a_part_of_a_town_is_so_wherever_it_is_named() -> None:
    mentions = read("A man was shot in Overtown. Police in Miami closed the Overtown neighborhood for hours.")
    assert {mention.place.country for mention in mentions if mention.place} == {"USA"}


def test_a_town_that_has_its_name_to_itself_is_no_unlisted_one_of_the_country_named():
    places = {m.quote: m.place for m in read("Egyptian jets bombed camps in Derna on Friday, Egypt said.")}
    assert places["Derna"] is not None
    assert places["Derna"].country == "LBY"


def test_a_city_that_dwarfs_its_namesakes_is_no_unlisted_one_of_the_country_named():
    place = of(read("Delegations from Yemen met in Geneva on Monday."), "Geneva").place
    assert place is not None
    assert (place.country, place.kind) == ("CHE", "city")


@pytest.mark.parametrize(
    "text", ["Egypt has bombed Derna several times since Friday.", "Rebels shelled Derna on Friday."]
)
def test_what_is_bombed_is_a_place_though_the_model_takes_it_for_a_body(text):
    assert [m.place.country for m in read(text) if m.quote == "Derna" and m.place is not None] == ["LBY"]


def test_a_side_of_a_town_that_is_named_is_in_that_town() -> None:
    mentions = read("Two men were hurt in West Charlotte. Police in Charlotte, North Carolina, closed the street.")
    place = of(mentions, "West Charlotte").place
    assert place is not None
    assert place.admin1 == "North Carolina"


def test_a_town_put_in_a_state_that_has_none_of_its_name_is_somewhere_in_that_state() -> None:
    place = of(read("A barn burned in Vaduz, Ohio, on Friday, deputies in Ohio said."), "Vaduz").place
    assert place is None or place.country == "USA"


def test_an_unlisted_town_is_somewhere_in_its_province() -> None:
    mentions = read("Farmers met in Quillaputo, Ayacucho department, in Peru on Friday. Peru has many such villages.")
    places = [m.place for m in mentions if m.quote == "Quillaputo"]
    assert all(place is not None and place.geo_precision >= 2 and place.admin1 == "Ayacucho" for place in places)


def test_a_great_city_is_no_part_of_another_town() -> None:
    mentions = read(
        "A bomb went off in a southern Bogota neighbourhood near the San Ignacio school in Bogota on Friday."
    )
    assert {m.place.country for m in mentions if "Bogota" in m.quote and m.place is not None} == {"COL"}


def test_what_is_a_block_of_or_a_corner_of_is_a_street() -> None:
    mentions = read("Officers were called to the 300 block of Madrid in San Antonio, Texas, on Friday.")
    assert "Madrid" not in {m.quote for m in mentions}


@pytest.mark.parametrize(
    "title",
    ["Two hurt in Mosul fire - WXYZ-TV: Savannah News, Weather", "Two hurt in Mosul fire | Boston News Today"],
)
def test_a_sites_own_line_in_a_title_is_no_place_of_the_story(title: str) -> None:
    mentions = read("Two people were hurt on Friday.", title=title)
    assert {m.quote for m in mentions if m.role == "location"} == {"Mosul"}


def test_a_town_beside_its_county_is_of_that_country() -> None:
    text = "A barn burned down in York on Sunday. York County firefighters came late. The York mayor was not there."
    place = of(read(text), "York").place
    assert place is not None
    assert place.country == "USA"


def test_a_town_without_its_county_beside_it_stays() -> None:
    place = of(read("A barn burned down in York on Sunday. Firefighters from Leeds came late."), "York").place
    assert place is not None
    assert place.country == "GBR"


@pytest.mark.parametrize(
    ("source", "country"),
    [("nbcdallas.com", "USA"), ("foxdenver.com", "USA"), ("nbc.com", None), ("dallasherald.com", None)],
)
def test_a_network_before_the_name_of_a_town_is_one_of_its_stations(source: str, country: str | None) -> None:
    article = Article(article_id="a", path="a.txt", text="Words.", source=source)
    assert OutletReader(Gazetteer.open())(article).country == country


def test_a_town_that_the_gazetteer_lacks_keeps_its_name() -> None:
    text = (
        "EL SALVADOR - Two farmers were robbed in San Jose de la Piedra on Friday. El Salvador's police said so. "
        "The Salvadoran army knew nothing."
    )
    names = [m for m in read(text) if m.place is not None and m.place.place_id.startswith("within:")]
    assert all(m.place is not None and m.place.name == " ".join(m.quote.split()) for m in names)


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (  # "the suburb of" says what a name is, whatever town far away is called so
            "Police in Rosario, Argentina, closed a street on Monday. Shots had been fired in the suburb of Normandia.",
            "Normandia",
            "within:geonames:3838583",
        ),
        (  # the town after "of" holds it, not the one named before
            "NAKURU - A bomb went off in the Perrywood neighborhood of Kampala on Tuesday.",
            "Perrywood",
            "within:geonames:232422",
        ),
        (  # and keeps it where it is named again beside another town
            "A bomb went off in the Perrywood neighborhood of Kampala. A man from Nakuru was held in the Rowan "
            "neighborhood. He had fled from the Perrywood neighborhood.",
            "Perrywood",
            "within:geonames:232422",
        ),
    ],
)
def test_a_part_of_a_town_is_in_the_town_that_the_words_name(text, quote, holder):
    places = [mention.place for mention in read(text) if mention.quote == quote]
    assert {place.place_id for place in places if place is not None} == {holder}


def test_a_suburb_of_a_city_leaves_the_city_where_it_is():
    place = of(read("He was born in a suburb of Rosario, in Argentina."), "suburb of Rosario").place
    assert place is not None
    assert (place.name, place.place_id) == ("Rosario", "geonames:3838583")


@pytest.mark.parametrize(
    "text",
    [
        "Police in Rosario, Argentina, closed a street in Zone 5 on Monday.",  # kinds that are counted
        "THE MINISTER CAME IN A LIGHT PLANE. POLICE IN ROSARIO, ARGENTINA, SAID THAT IT HAD LANDED.",  # a common word
    ],
)
def test_counted_districts_and_common_words_are_no_places(text):
    assert {" ".join(m.quote.split()).title() for m in read(text)} == {"Rosario", "Argentina"}


def test_a_division_of_a_country_that_nothing_names_takes_no_town_away():
    mentions = read(
        "San Salvador's mayor spoke on Monday. San Salvador municipality will mend its roads. Other towns of El "
        "Salvador, Apopa among them, wait."
    )
    assert of(mentions, "San Salvador").place.country == "SLV"


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        ("Shots were heard in the Dolores neighborhood, in the southern part of Lima, Peru.", "Dolores", "PER/Lima"),
        ("The shop is in the Osaka neighborhood in the western section of Lima, Peru.", "Osaka", "PER/Lima"),
        ("LIMA, 4 MAY 89 -- A BUS BURNED IN THE LA PERLITA NEIGHBORHOOD OF WESTERN LIMA.", "LA PERLITA", "PER/Lima"),
        ("It fell in the village of Quillapo, in the jungle province of La Mar, Peru.", "Quillapo", "PER/Ayacucho"),
        ("Mines lie near the town of Quillapo in northern Morazan department, El Salvador.", "Quillapo", "SLV/Morazán"),
        ("A bridge fell in Quillapo municipality, Tolima department, Colombia.", "Quillapo", "COL/Tolima"),
        ("A shop burned down in Lima, Peru, on Friday. The owner lives in colonia Quillapo.", "Quillapo", "PER/Lima"),
    ],
)  # fmt: skip
def test_what_the_words_call_a_part_of_a_town_or_a_village_is_where_they_say(
    text: str, quote: str, holder: str
) -> None:
    place = of(read(text), quote).place
    assert place is not None
    assert place.place_id.startswith("within:")
    assert (place.name, f"{place.country}/{place.admin1}") == (quote, holder)


def test_a_name_that_goes_on_is_not_the_town_it_begins_with() -> None:
    mentions = read("The towns of Tacna and San Miguel de Quillapo in Peru were cut off.")
    assert "San Miguel" not in {mention.quote for mention in mentions}


@pytest.mark.parametrize(
    "text",
    [
        "The farm is in Gulu district, about 330 km north of Kampala, in Uganda.",
        "The farm is in Gulu (330 km north of Kampala), in Uganda.",
        "The farm is in Gulu, only 330 km north of Kampala, in Uganda.",
        "REBELS BURNED A FARM IN GULU, APPROXIMATELY 330 KM NORTH OF KAMPALA, IN UGANDA.",
    ],
)
def test_a_distance_right_behind_a_name_says_where_that_is(text: str) -> None:
    assert next(m.rule for m in read(text) if "330 km" in m.quote.lower()).endswith("distance-beside")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("PLANES BOMBED HAMLETS AND VILLAGES NEAR THE CITY OF PERQUILLO, IN PERU.", "PERQUILLO"),
        ("In Quellapata village, in Peru, a mayor was shot dead.", "Quellapata"),
        ("Rebels shot the mayor of the village of Quellapata's brother in Peru.", "Quellapata"),
    ],
)
def test_what_is_called_a_town_or_village_is_one_whoever_has_its_name(text: str, quote: str) -> None:
    assert of(read(text), quote).role == "location"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("BOGOTA, 4 JUN 89 (AFP) -- A U.S. CONSUL LEFT BOGOTA FOR MIAMI, FLORIDA, TODAY.", "COL"),
        (
            "SAN JOSE, 4 JUN 89 (AFP) -- A NURSE LEFT SAN JOSE FOR OAKLAND, CALIFORNIA, TODAY.",
            "USA",
        ),  # no capital leads
    ],
)
def test_a_capital_in_a_dateline_speaks_for_its_country(text: str, country: str) -> None:
    place = read(text)[0].place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("A bus burned in the Water's Edge subdivision of Lima, Peru.", "Edge", False),  # no town owns it
        ("A bus burned in Lima's Quillapo neighborhood on Friday.", "Quillapo", True),
        ("A bus burned in a Quillapo neighborhood near Lima on Friday.", "Quillapo", False),  # one of Quillapo's
    ],
)
def test_whose_a_neighbourhood_is_and_what_it_is_called(text: str, quote: str, told: bool) -> None:
    places = [m.place for m in read(text) if m.quote == quote and m.place is not None]
    assert [place.place_id.startswith("within:") for place in places] == [True] * told


def test_who_speaks_behind_a_neighbourhood_does_not_hold_it() -> None:
    place = of(
        read("A man was shot in the Perrywood neighborhood, Gaines said. Police in Chicago came."), "Perrywood"
    ).place
    assert place is not None
    assert place.admin1 == "Illinois"


def test_the_suburb_of_a_name_is_called_so_and_a_suburb_of_a_town_is_near_it() -> None:
    called = of(read("Gunmen attacked a post in the suburb of Perrywood in Kampala on Tuesday."), "Perrywood")
    assert called.place is not None
    assert (called.place.name, called.place.place_id.startswith("within:")) == ("Perrywood", True)
    beside = of(read("Gunmen attacked a post in a suburb of Kampala on Tuesday."), "suburb of Kampala")
    assert beside.place is not None
    assert (beside.place.name, beside.place.geo_precision) == ("Kampala", 2)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A teacher lived in El Poblado, a suburb of Medellin, until Sunday.", "COL"),
        ("A teacher lived in Sevilla, Medellin and Cali until Sunday.", "COL"),
    ],
)
def test_a_small_town_of_another_country_is_not_the_suburb_of_that_name(text: str, country: str) -> None:
    place = of(read(text), text.split(" in ")[1].split(",")[0]).place
    assert place is not None
    assert place.country == country


def test_a_possessive_in_capitals_is_no_part_of_a_name() -> None:
    assert of(read("TWO MEN WERE SHOT IN SAN SALVADOR'S MARKET ON TUESDAY, POLICE SAID."), "SAN SALVADOR").place


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        ("The envoy spoke of Peru's borders on Friday.", "Peru", "PER"),
        ("THE ENVOY SPOKE OF PERU'S BORDERS ON FRIDAY.", "PERU", "PER"),
        ("He was seized in Guatemala by soldiers.", "Guatemala", "GTM"),
        ("Boats were stopped off Gaza by the navy.", "Gaza", "PSE"),
        ("She is from St. John's, Newfoundland.", "St. John's", "CAN"),
    ],
)
def test_an_ending_or_a_word_behind_a_name_makes_no_other_name(text: str, quote: str, country: str) -> None:
    place = of(read(text), quote).place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        ("Fighting went on in San Salvador, San Miguel, and other towns of the coast.", "San Salvador", "SLV"),
        (
            "Clashes in Santa Ana, San Vicente, San Miguel, and Apopa left six dead in El Salvador.",
            "San Vicente",
            "SLV",
        ),
        ("Rockets fell on Tyre, Lebanon, and Homs, Syria.", "Tyre", "LBN"),
        ("Trucks burned in Bama, Borno, and Zaria.", "Bama", "NGA"),
    ],
)
def test_a_name_in_a_list_lies_in_the_next_only_if_that_is_a_division(text: str, quote: str, country: str) -> None:
    place = of(read(text), quote).place
    assert place is not None
    assert place.country == country


def test_a_village_before_a_town_and_its_division_lies_in_the_town() -> None:
    place = of(
        read("In Los Robles, El Carmen, Santander, a farmer was shot, Colombian police said."), "Los Robles"
    ).place
    assert place is not None
    assert (place.place_id.startswith("within:"), place.country, place.admin1) == (True, "COL", "Santander")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A shop on Fourth Avenue between Houston and Dallas streets burned down in Denver.", ["Denver"]),
        ("A shop at the corner of Boston and Austin avenues burned down in Denver.", ["Denver"]),
        ("Shops in Houston and Dallas burned down.", ["Houston", "Dallas"]),
    ],
)
def test_two_streets_are_no_towns(text: str, told: list[str]) -> None:
    assert [m.quote for m in read(text)] == told


def test_a_big_town_that_words_put_into_another_countrys_province_is_another_of_its_name() -> None:
    place = of(read("Two men were shot near Rotterdam, in Santander Department."), "Rotterdam").place
    assert place is not None
    assert (place.place_id.startswith("within:"), place.country) == (True, "COL")


@pytest.mark.parametrize(
    ("text", "quote", "country"),
    [
        ("A mine went off in Hawija on Monday.", "Hawija", "IRQ"),
        ("A mine went off in Maarat al-Numan on Monday.", "Maarat al-Numan", "SYR"),
        ("GUATEMALA CITY (Coastal Wire) - A bus burned in Antigua on Monday.", "Antigua", "GTM"),
        ("A bus burned in Antigua on Monday.", "Antigua", "ATG"),
        ("BRAZZAVILLE, Congo (Coastal Wire) - A bus burned in Congo on Monday.", "Congo", "COG"),
        ("A bus burned in Congo on Monday.", "Congo", "COD"),
    ],
)
def test_spellings_and_names_of_two_countries(text: str, quote: str, country: str) -> None:
    place = of(read(text), quote).place
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        ("Two men were stabbed on the Perrywood estate in Leeds.", "Perrywood", "within:geonames:2644688"),
        ("A strike began in Leeds in the June quarter.", "June", None),
        ("A blast killed two in the Perrywood quarter of Damascus.", "Perrywood", "within:geonames:170654"),
        ("Lawyers for the Perrywood estate sued a firm in Leeds.", "Perrywood", None),
    ],
)
def test_a_quarter_or_an_estate_is_a_part_of_the_town_where_something_was_in_it(text, quote, place) -> None:
    found = [m.place.place_id if m.place else None for m in read(text) if m.quote == quote]
    assert found == ([] if place is None else [place])
