"""Where an event is: what its clauses state, else what is likely; a capital's dateline is where somebody wrote."""

import pytest


def attack(reports):
    return next(r for r in reports if r.event_type == "ASSAULT")


def test_a_dateline_in_another_country_is_no_place_of_the_attack(read):
    reports = read(
        "LISBON, May 12 (Coastal Wire) - Portugal's foreign minister on Wednesday condemned the murder of two "
        "Mozambican engineers. Mozambican police said that the two were shot by men on motorcycles. Mozambique has "
        "seen many such attacks."
    )
    assert attack(reports).country == "MOZ"
    assert attack(reports).lat is None


def test_a_capital_in_the_dateline_is_no_point_of_an_attack_placed_by_nothing_else(read):
    reports = read(
        "KAMPALA, May 12 (Coastal Wire) - Rebels have killed four Ugandan rangers, the wildlife authority said. "
        "The authority has lost eleven rangers since January. Uganda lives off its parks."
    )
    found = attack(reports)
    assert (found.country, found.geo_precision, found.lat) == ("UGA", 6, None)


def test_a_town_of_the_dateline_that_is_no_capital_is_where_the_story_is(read):
    reports = read("GULU, Uganda - Four rangers were shot dead on Tuesday evening, police said.")
    assert attack(reports).place_name == "GULU"


def test_a_town_in_the_clause_stands_before_the_dateline(read):
    reports = read(
        "KAMPALA, May 12 (Coastal Wire) - Four rangers were killed by rebels in the town of Gulu, 330 km north of "
        "Kampala, a spokesman said on Wednesday."
    )
    assert attack(reports).place_name == "Gulu"


def test_a_division_that_the_clause_states_is_the_place_though_towns_are_named_elsewhere(read):
    reports = read(
        "MAPUTO, May 12 (Coastal Wire) - A convoy was ambushed on Tuesday. The ambush took place in the province of "
        "Cabo Delgado. Six drivers were killed. Their firm has its seat in Nampula."
    )
    assert attack(reports).place_name == "Cabo Delgado"


@pytest.mark.parametrize("words", ["The council met on Monday.", "A march is planned."])
def test_what_is_told_once_is_the_story_where_nothing_else_is_told(read, words):
    reports = read(
        "The home page will be renewed this week. Readers can send us their pictures. Our staff thanks all who wrote. "
        "We shall answer every letter. The weather will stay dry until the weekend. "
        f"A farmer was shot in Gulu on Tuesday. {words}"
    )
    assert attack(reports).place_name == "Gulu"


def test_a_people_is_no_name_of_a_place_and_the_title_says_its_country(read):
    found = attack(read("Gunmen shot two Kenyan soldiers dead on Monday."))
    assert (found.place_name, found.country) == (None, "KEN")
    assert found.title == "Shooting of Kenyan soldiers in Kenya"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (  # a dateline outside the region that the clause states is where somebody wrote
            "MOMBASA, May 12 (Coastal Wire) - Raiders killed nine herders in northern Kenya on Tuesday, a chief said. "
            "He asked for more soldiers.",
            "northern Kenya",
        ),
        (  # a part of a town, in its clause, stands before the town
            "A bomb killed two guards at a bank in the Perrywood neighborhood of Kampala on Tuesday. Police in Kampala "
            "are looking for the bombers.",
            "Perrywood",
        ),
        ("A bomb killed two sailors in Port\nSudan on Tuesday, police said.", "Port Sudan"),  # one line, as it is read
    ],
)
def test_the_place_that_the_clause_states_is_the_attack_s(read, text, place):
    assert attack(read(text)).place_name == place


def test_a_place_of_another_attack_in_another_country_is_no_place_of_one_whose_clause_states_its_own(read):
    reports = read(
        "Sudanese jets attacked targets in Kufra, in the south of Libya, on Tuesday night in reply to the murder of "
        "nine herders, whose lorry was ambushed that morning. The ambush took place in the province of North Kordofan. "
        "Those who fled were shot."
    )
    assert {r.event_mode: r.country for r in reports if r.event_type == "ASSAULT"} == {
        "aerial": "LBY",
        "firearms": "SDN",
    }


def test_a_name_that_no_gazetteer_has_is_a_place_somewhere_in_the_country_of_the_event(read):
    found = attack(
        read(
            "Somali police said that rebels killed three teachers in the village of Tolvarenque on Tuesday. The "
            "teachers had come from Mogadishu in March."
        )
    )
    assert (found.place_name, found.country, found.geo_precision, found.lat) == ("Tolvarenque", "SOM", 6, None)


def test_the_army_of_a_people_is_no_name_of_a_place(read):
    found = attack(read("Gunmen shot three soldiers dead. The Kenyan Defence Forces said that the gunmen had fled."))
    assert (found.place_name, found.country) == (None, "KEN")


CITY = "GULU, Uganda, May 12 (Coastal Wire) - "
CAPITAL = "KAMPALA, May 12 (Coastal Wire) - "


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (CAPITAL + "Four rangers were shot dead in this capital on Tuesday, police said.", "KAMPALA"),
        (CAPITAL + "A bomb went off in an eastern part of the capital on Tuesday. Six people were killed.", "KAMPALA"),
        (CITY + "A bomb went off in this city on Tuesday. Six people were killed.", "GULU"),
        (
            "The council met in Gulu on Monday. Later a bomb went off in the south of the city. It killed six men.",
            "Gulu",
        ),
        ("Six men were shot dead on Tuesday in the Ugandan capital. Hospitals in Kampala took in others.", "Kampala"),
        ("The council met in Gulu on Monday. On Tuesday rebels bombed the town. Six men were killed.", "Gulu"),
        (
            "The army flew to Gulu on Monday. The town lies among hills. Officers said that men who killed a judge in "
            "Arua came from there. On Tuesday jets bombed the town, and six people died.",
            "Gulu",
        ),
        (  # no quarter is a town
            "The council met in Kampala on Monday. A market in the Perrywood neighborhood was closed. On Tuesday "
            "rebels bombed the town. Six men were killed.",
            "Kampala",
        ),
    ],
)
def test_words_that_point_at_a_town_say_where_and_its_name_is_given(read, text, place):
    assert attack(read(text)).place_name == place


@pytest.mark.parametrize(
    "text",
    [
        CITY + "Four rangers were shot dead on Tuesday in the provincial capital, police in Arua said.",
        CITY + "Four rangers were shot dead on Tuesday in the Kenyan capital, police in Arua said.",
        CITY + "The city of Arua was quiet, its mayor said. Four rangers were shot dead on Tuesday.",
        "NAIROBI, May 12 (Coastal Wire) - Six Ugandan rangers were shot dead on Tuesday near the capital, the Ugandan "
        "minister said. Ugandan troops were sent there.",
        CITY + "Here is the text of a letter, found in Arua. Four rangers were shot dead on Tuesday.",
        CITY + "We have here a letter by men from Arua. Four rangers were shot dead on Tuesday.",
        CITY + "Their friends here in Kenya mourn them. Four rangers were shot dead on Tuesday.",
        CAPITAL + "Four rangers were shot dead on Tuesday at a farm 90 km south of the capital.",
    ],
)
def test_words_that_name_what_they_mean_point_at_nothing(read_article, text):
    assert not [row for row in read_article(text).evidence if row.rule.startswith("pointed")]


@pytest.mark.parametrize("verb", ["condemned", "denied any part in", "said it knew nothing of"])
def test_the_country_of_who_speaks_of_an_attack_is_not_where_it_was(read, verb):
    reports = read(f"The Kenyan government {verb} the murder of four rangers by Ugandan rebels in Uganda on Tuesday.")
    assert attack(reports).country == "UGA"


@pytest.mark.parametrize("name", ["the Medellin Cartel", "the Medellin drug cartel", "the Medellin mafia"])
def test_the_name_of_a_band_says_nothing_of_where(read, name):
    reports = read(f"A bomb that police blamed on {name} went off in a market in Cali, Colombia, on Tuesday.")
    assert attack(reports).place_name == "Cali"


def test_a_part_of_a_town_stands_before_the_town_where_a_type_word_follows_it(read):
    reports = read(
        "A blast rocked Kampala on Tuesday. The explosion took place in the Perrywood neighborhood of southern "
        "Kampala. A guard was killed."
    )
    assert attack(reports).place_name == "Perrywood"


def test_an_attack_told_in_passing_is_in_the_country_that_the_article_is_about(read):
    reports = read(
        "Rebels raided a barracks in Arua on Tuesday. They killed six soldiers. The raid lasted an hour. The army sent "
        "two companies. A minister flew to the town. A clerk was kidnapped on Sunday."
    )
    found = next(r for r in reports if r.event_mode == "abduct")
    assert (found.country, found.place_name, found.lat) == ("UGA", None, None)


def test_talks_told_far_below_are_not_where_the_article_was_written(read):
    text = (
        "LIMA, May 11 (Wire) - Miners struck for better pay on Tuesday. The mills stood still. Prices rose. Buses ran "
        "late. Shops closed at noon. The envoys of Kenya and Norway met last month, a union leader recalled."
    )
    (talks,) = [r for r in read(text) if r.event_type == "CONSULT"]
    assert talks.place_name is None


@pytest.mark.parametrize(
    "struck",
    ["A U.S. nurse was shot in the arm", "The UK envoy's driver was shot in the arm", "Men shot Belgian baker Jan Roe"],
)
def test_whose_somebody_is_says_less_than_where_the_story_was_written(read, struck):
    reports = read(f"LIMA, May 12 (Coastal Wire) - {struck} on Tuesday. The attack took place at noon, police said.")
    assert attack(reports).country == "PER"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Uganda", "The Belgian minister will arrive in Uganda on Friday. Two men were shot in Nairobi on Tuesday."),
        ("Uganda", "Two men were shot in Nairobi on Tuesday, before the Belgian minister's visit to Uganda."),
        ("Gulu", "NAIROBI, May 12 (Coastal Wire) - The Belgian minister visited Gulu on Tuesday, his aides said."),
    ],
)
def test_a_visit_is_where_it_goes(read, place, text):
    assert next(r.place_name for r in read(text) if r.event_type == "CONSULT") == place


def test_a_countrys_name_before_the_events_word_says_where_it_was(read):
    reports = read("LIMA, May 12 (Coastal Wire) - Twelve people died in the Kenya attack on Tuesday, a priest said.")
    assert attack(reports).country == "KEN"


def test_where_people_came_free_is_not_where_they_were_taken(read):
    reports = read(
        "A senator was freed by rebels in Gulu on Tuesday, Ugandan police said. The senator was kidnapped on 27 April "
        "near his house."
    )
    assert {r.event_mode: r.place_name for r in reports} == {"release": "Gulu", "abduct": None}


WAYS = [
    # rule             text                                                                         place
    ("who comes from", "A trader from Kano was shot dead near Maradi on Monday.", "Maradi"),
    ("off a coast", "Five fishermen from Jolo were kidnapped off Sabah on Monday.", "Sabah"),
    ("a way", "The bus, travelling from Kano to Lagos, overturned at Lokoja on Monday.", "Lokoja"),
    ("talks", "A delegation from Asmara met officials in Addis Ababa on Monday.", "Addis Ababa"),
    ("behind a party", "Peru's president received the king of Spain in Arequipa on Monday.", "Arequipa"),
    ("there", "Gunmen fled to Mosul. The police shot two of them there on Monday.", "Mosul"),
    ("what is talked of", "The envoys discussed the fighting in Mosul on Monday.", None),
]


@pytest.mark.parametrize(("rule", "text", "place"), WAYS)
def test_a_way_is_not_where_it_was(read, rule, text, place):
    assert [r.place_name for r in read(text)] == [place]


def test_the_town_of_a_story_is_not_where_men_were_held(read):
    reports = read(
        "A clerk was stabbed to death in Lowestoft on Saturday. He died in a Lowestoft park. Two men were arrested in "
        "Beccles on Sunday. It is the second killing in the town after a guard was stabbed on 14 January."
    )
    assert {r.place_name for r in reports if r.event_type == "ASSAULT"} == {"Lowestoft"}


def test_the_town_is_the_one_that_the_story_went_on_to(read):
    reports = read(
        "A clerk was stabbed to death in Lowestoft on Saturday. He died in a Lowestoft park. On Sunday gunmen attacked "
        "Beccles. They burned a shop. Two people were killed in the town."
    )
    assert "Beccles" in [r.place_name for r in reports if r.event_type == "ASSAULT" and r.deaths_best == 2]
