"""Where its own sentences say that an event was stands before the dateline, who speaks and what was told roughly."""

import pytest


def found(reports, kind):
    return [r for r in reports if r.event_type == kind]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (  # a town of the country that the title names, far from the verb
            "MAIDUGURI, Nigeria (Coastal Wire) - Dozens of armed men stormed a barracks and a jail in the Nigerian "
            "town of Bama before dawn on Tuesday, killing nine people, the army said.",
            "Bama",
        ),
        (  # a second town in the sentence
            "AJACCIO, France (Coastal Wire) - A bomb badly damaged a post office in the town of Sartene on Tuesday, "
            "police said, and a second device was found unexploded outside a bank in Propriano.",
            "Sartene",
        ),
        (  # only the next sentence says where
            "LA PAZ, May 12 (Coastal Wire) - Two miners were killed by rebels. The attack took place on Monday on the "
            "outskirts of Huanuni.",
            "outskirts of Huanuni",
        ),
        (  # a hamlet that no gazetteer has is in the district beside it
            "JAMMU, India (Coastal Wire) - Gunmen killed five farmers on Tuesday. The massacre took place at Barnal, a "
            "hamlet in the hilly Doda district some 180 km northeast of Jammu.",
            "Barnal",
        ),
    ],
)
def test_a_dateline_yields_to_where_the_sentences_of_the_attack_say(read, text, place):
    done = [r for r in found(read(text, "Raid in the hills"), "ASSAULT") if r.assertion == "occurred"]
    assert [r.place_name for r in done] == [place]


def test_a_dateline_that_the_sentence_names_too_stays(read):
    reports = read(
        "GULU, Uganda (Coastal Wire) - Four rangers were shot dead in Gulu on Tuesday, police said. A fifth was taken "
        "to a hospital in Kampala."
    )
    assert found(reports, "ASSAULT")[0].place_name.casefold() == "gulu"


@pytest.mark.parametrize(
    "later",
    [
        "A suspect was tried in Kampala.",
        "A spokesman in Kampala condemned the raid.",
        "The hurt were taken to Kampala.",
    ],
)
def test_a_town_of_what_came_after_takes_no_event_from_its_dateline(read, later):
    reports = read(f"GULU, Uganda (Coastal Wire) - Four rangers were shot dead in a raid on Tuesday. {later}")
    assert found(reports, "ASSAULT")[0].place_name == "GULU"


@pytest.mark.parametrize(
    ("lead", "scene", "kind", "place"),
    [
        (
            "At least nine people were killed when a bus left the road and plunged into a river between Nakuru and "
            "Naivasha, police said.",
            "The accident happened at about 3 a.m. on Sunday near Gilgil.",
            "x:ACCIDENT",
            "Gilgil",
        ),
        (
            "Six miners were killed when gas exploded in a tin mine in Bolivia's western department of Oruro.",
            "The explosion took place on Sunday on the outskirts of Huanuni.",
            "x:ACCIDENT",
            "outskirts of Huanuni",
        ),
    ],
)
def test_a_sentence_that_sets_the_scene_makes_no_second_event_and_gives_the_place(read, lead, scene, kind, place):
    reports = read(f"{lead}\n\n{scene}")
    assert [(r.event_type, r.place_name) for r in reports if r.event_type in (kind, "ASSAULT")] == [(kind, place)]


@pytest.mark.parametrize(
    "other", ["The attack in Jos happened on Sunday.", "The second attack happened in Jos.", "A blast occurred in Jos."]
)
def test_what_words_tell_apart_is_another_event(read, other):
    reports = read(f"A bomb exploded in Kano on Monday, killing two guards. {other}")
    assert {r.place_name for r in found(reports, "ASSAULT")} == {"Kano", "Jos"}


@pytest.mark.parametrize(
    "speaker",
    [
        "Ali Coe, mayor of the nearby town of Bankass, said the gunmen came at dusk and shot at everybody.",
        "A spokesman for the hospital in Bankass said that the gunmen had shot at everybody.",
    ],
)
def test_a_town_beside_or_of_a_hospital_that_somebody_speaks_for_is_no_place_of_the_attack(read, speaker):
    reports = read(f"Gunmen raided a hamlet in central Mali on Monday and killed nine people. {speaker}")
    assert [r.place_name for r in found(reports, "ASSAULT")] == ["central Mali"]


@pytest.mark.parametrize("who", ["Police in Gulu", "The mayor of Gulu", "The police chief of Gulu"])
def test_who_speaks_of_a_town_that_is_not_beside_says_where_it_was(read, who):
    reports = read(f"{who} said that four rangers were shot dead on Tuesday.")
    assert found(reports, "ASSAULT")[0].place_name == "Gulu"


def test_a_town_behind_its_outskirts_is_where_and_not_what_was_struck(read):
    (report,) = found(read("A bomb exploded on the outskirts of Carepa on Monday."), "ASSAULT")
    assert (report.place_name, report.targets) == ("outskirts of Carepa", ())


@pytest.mark.parametrize(
    ("where", "country"),
    [("in the village of Barnal", "AFG"), ("near Batanga in Kunar province", "AFG")],
)
def test_a_village_that_no_gazetteer_has_is_not_at_the_dateline(read, where, country):
    (report,) = found(read(f"KABUL (Coastal Wire) - Gunmen killed nine farmers {where} on Tuesday."), "ASSAULT")
    assert (report.place_name, report.country, report.geo_precision > 3) == (
        where.split()[-1 if "of" in where else 1],
        country,
        True,
    )


def test_two_victims_near_a_village_of_a_state_are_one_event(read):
    reports = read("WARRI, Nigeria (Coastal Wire) - Gunmen kidnapped two nurses near Batan in Delta state on Monday.")
    assert [(r.place_name, r.admin1) for r in found(reports, "ASSAULT")] == [("Batan", "Delta")]


def test_a_dateline_beside_a_great_town_stays_where_the_sentence_says_outside_it(read):
    reports = read(
        "SAVAR, Bangladesh (Coastal Wire) - Looters torched a bus in an industrial town outside Dhaka on Tuesday."
    )
    assert found(reports, "ASSAULT")[0].place_name == "SAVAR"


def test_of_two_towns_of_a_sentence_the_much_nearer_one_is_the_place(read):
    reports = read(
        "TUNIS (Coastal Wire) - Police fired tear gas at youths in the mining town of Redeyef on Sunday, a day after "
        "clashes in nearby Moulares.\n\nIn Moulares on Saturday, marchers set fire to a police station."
    )
    assert [r.place_name for r in found(reports, "ASSAULT") if r.event_mode == "crowd-control"] == ["Redeyef"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Police in Malindi, Kenya, said they had arrested two men on Monday.", "Malindi"),
        ("Two men were arrested in Leeds over the murder of a student in York.", "Leeds"),
        ("Two men were arrested on suspicion of murder in Cleethorpes on Sunday.", "Cleethorpes"),
        ("Police said two men had been arrested over the murder of a student in York.", None),
        ("Two men who robbed a bank in York were arrested on Monday.", None),
    ],
)
def test_an_arrest_is_where_the_police_are_and_not_where_the_crime_was(read, text, place):
    assert [r.place_name for r in found(read(text), "COERCE")] == [place]


def test_the_release_is_not_where_a_clause_says_that_the_captive_was_taken(read):
    reports = read(
        "GUATEMALA CITY (Coastal Wire) - A nun who was kidnapped on Monday in Quetzaltenango was freed last night, a "
        "bishop said."
    )
    assert [r.place_name for r in found(reports, "RETREAT")] == [None]


def test_a_town_with_a_famous_namesake_abroad_is_in_the_country_stated(read):
    (report,) = found(read("A mine went off in Florence, Colombia, on Monday."), "ASSAULT")
    assert (report.place_name, report.country, report.lat) == ("Florence", "COL", None)


def test_a_country_that_opens_a_clause_behind_a_town_does_not_hold_it(read):
    reports = read("In Geneva, Syria rejected the plan on Monday.")
    assert {r.country for r in reports} == {"CHE"}


def test_the_town_of_a_mayor_is_what_the_town_means(read):
    reports = read(
        "LIMA, 11 MAY 21 (EFE) -- THREE HOODED MEN ON MONDAY SHOT AND KILLED THE MAYOR OF HUANTA, SATURNINO QUISPE, AS "
        "HE LEFT A CHURCH IN THE TOWN."
    )
    assert [r.place_name for r in found(reports, "ASSAULT")] == ["HUANTA"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Hama", "Shells killed two people in Hama province on Saturday, and schools were closed in Damascus."),
        ("Hama", "Shells killed two people in Hama province on Saturday, and there was shooting around Damascus."),
        ("Aleppo", "A man was shot in Aleppo and he died in a hospital in Homs."),
        ("Homs", "A bomb exploded in Syria on Monday and two men were killed in Homs."),
        ("Aleppo", "Two men were shot and police were called to a bar in Aleppo on Monday."),
    ],
)
def test_the_next_clause_tells_where_something_else_was(read, place, text):
    assert next(r.place_name for r in read(text) if r.event_type == "ASSAULT") == place


def test_a_province_that_the_own_clause_states_keeps_out_towns_of_others(read):
    text = (
        "Shells killed two people in the north of Hama province on Saturday. Aleppo was quiet. Trucks came to Aleppo."
    )
    assert [r.place_name for r in found(read(text), "ASSAULT")] == ["Hama"]
