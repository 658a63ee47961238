"""Where something was that went from one town to another, that was all over a country, or in several towns."""

import pytest


def first(reports, *types):
    return next(r for r in reports if r.event_type in types)


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        # neither where it came from nor where it went
        ("A bus travelling from Kisumu to Mombasa overturned on Tuesday, killing 12 people.", None, "KEN"),
        ("A small plane that flew from Nairobi to Lamu crashed on Tuesday, killing six people.", None, "KEN"),
        ("A ferry bound for Mombasa sank on Tuesday, killing six people, officials said.", None, None),
        # where the sentence says that it was
        ("A bus on its way from Kisumu to Mombasa overturned near Voi on Tuesday, killing 12.", "Voi", "KEN"),
        ("A bus bound for Mombasa overturned in Voi on Tuesday, killing 12 people.", "Voi", "KEN"),
    ],
)
def test_the_ends_of_a_way_are_not_where_something_was(read, text, place, country):
    crash = first(read(text), "x:ACCIDENT")
    assert (crash.place_name, crash.country) == (place, country)


def test_a_ship_is_not_taken_where_it_was_bound(read):
    seized = first(read("A freighter bound for Mombasa was seized off Somalia on Tuesday."), "COERCE")
    assert (seized.country, seized.lat) == ("SOM", None)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        # hundreds of kilometres: a line
        ("Gunmen killed four people on the road between Gao and Kidal on Tuesday.", 5),
        ("Gunmen killed four people on the road from Gao to Kidal on Tuesday.", 5),
        ("Gunmen killed four people on the road between Nakuru and Naivasha on Tuesday.", 2),
    ],
)
def test_what_was_on_a_road_is_between_its_ends(read, text, precision):
    attack = first(read(text), "ASSAULT")
    assert attack.geo_precision == precision
    assert attack.geo_radius_km is not None
    assert attack.geo_radius_km > 50


def test_between_two_towns_says_more_than_the_dateline(read):
    text = "PATNA, India - A train derailed late on Tuesday between Jhajha and Jamui, killing 12 people."
    assert first(read(text), "x:ACCIDENT").place_name in ("Jhajha", "Jamui")


@pytest.mark.parametrize(
    "text",
    [
        "BAGHDAD - A series of bombings across Iraq killed 24 people on Tuesday. The worst blast, in Hilla, killed 11.",
        "BAGHDAD - Bombs killed 24 people across Iraq on Tuesday, police said. In Hilla, a bomb killed 11 people.",
        # two towns far apart, and one event
        "BAGHDAD - Two bombs killed 24 people on Tuesday, one in Basra, the other in Mosul, police said.",
    ],
)
def test_what_was_all_over_a_country_has_no_point(read, text):
    attack = max((r for r in read(text) if r.event_type == "ASSAULT"), key=lambda r: r.deaths_best or 0)
    assert (attack.country, attack.lat, attack.geo_precision) == ("IRQ", None, 6)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # another's words are all over the country
        ("A bomb killed five people in Kirkuk on Tuesday as violence across Iraq left 24 dead.", "Kirkuk"),
        # of riots that hurt nobody, the first of the towns
        ("Crowds burned party offices in Mosul and Kirkuk on Tuesday, police said.", "Mosul"),
        # two towns of one district
        ("Two bombs killed four people in Leeds and Bradford on Tuesday, police said.", "Leeds"),
    ],
)
def test_one_attack_stays_where_it_was(read, text, place):
    assert first(read(text), "ASSAULT", "PROTEST").place_name == place


@pytest.mark.parametrize(
    "text",
    [
        "The leaders of Chad and Niger held talks on Tuesday on the sidelines of a summit in Kigali.",
        "The leaders of Chad and Niger met on Tuesday on the margins of a summit in Kigali.",
    ],
)
def test_talks_beside_other_talks_are_in_their_town(read, text):
    assert first(read(text), "CONSULT").place_name == "Kigali"


def test_what_talks_are_on_is_still_not_their_place(read):
    talks = first(read("The leaders of Chad and Niger held talks on Tuesday on the fighting in Tripoli."), "CONSULT")
    assert talks.place_name != "Tripoli"


def test_a_riot_told_next_is_not_where_the_one_before_was(read):
    text = (
        "Police fired tear gas at youths in Gulu on Sunday, a day after clashes in nearby Lira. "
        "Rioters pelted the town hall with stones and hurled petrol bombs."
    )
    assert all(r.place_name == "Gulu" for r in read(text) if r.event_type == "PROTEST")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Zambia's president threatened on Tuesday to cut power supplies to Harare.", None),
        ("Speaking in Lusaka, Zambia's president threatened to cut power supplies to Harare.", "Lusaka"),
    ],
)
def test_a_threat_is_not_uttered_where_it_is_aimed(read, text, place):
    assert first(read(text), "THREATEN").place_name == place


@pytest.mark.parametrize("town", ["Gary, Ind.", "Hattiesburg, Mississippi", "Naples, Fla."])
def test_a_town_and_its_state_are_one_place(read, town):
    found = next(r for r in read(f"Gunmen shot two men in {town}, and a boy on Monday.") if r.event_type == "ASSAULT")
    assert (found.place_name, found.geo_precision) == (town.partition(",")[0], 1)
