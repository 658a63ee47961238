"""Places in testimony, logs, situation reports and features: villages of no list, one country, one scene."""

import pytest


def of_type(reports, event_type, mode=None):
    found = [r for r in reports if r.event_type == event_type and (mode is None or r.event_mode == mode)]
    assert len(found) == 1, [(r.event_type, r.event_mode, r.place_name) for r in reports]
    return found[0]


@pytest.mark.parametrize(
    ("rule", "text", "event_type", "place"),
    [
        ("behind in, of a name that the model takes for a person or nothing",
         "ABUJA, Nigeria - Gunmen shot dead two herders in Adjumuri on Sunday, a witness said.", "ASSAULT", "Adjumuri"),
        ("behind near", "The mission reports on Congo. On 3 May, rebels killed four men near Walikamba.",
         "ASSAULT", "Walikamba"),
        ("an arrest too", "KAMPALA, Uganda - Gendarmes arrested nine men in Luwambo on Monday.", "COERCE", "Luwambo"),
        ("two words of which one is a town elsewhere",
         "JAKARTA, Indonesia - Rebels ambushed a patrol on the road near Matang Serai on Monday.", "ASSAULT",
         "Matang Serai"),
    ],
)  # fmt: skip
def test_a_village_of_no_list_is_the_place_of_what_its_sentence_tells(read, rule, text, event_type, place):
    found = of_type(read(text), event_type)
    assert (found.place_name, found.lat) == (place, None), rule


def test_a_village_of_no_list_keeps_the_town_of_another_event_away(read):
    found = read(
        "A bomb exploded at a bank in Gugulethu on Friday. Two tellers were hurt. Police arrested a man in Paarl in "
        "connection with the blast.",
        "News from Cape Town",
    )
    assert of_type(found, "ASSAULT").place_name == "Gugulethu"
    assert of_type(found, "COERCE").place_name == "Paarl"


def test_who_is_held_elsewhere_over_an_attack_gives_it_no_place(read):
    found = read(
        "HARARE, Zimbabwe - Two guards were shot dead on Sunday. The guards had just opened a shop. Police arrested a "
        "miner in the town of Gweru in connection with the attack."
    )
    assert of_type(found, "ASSAULT").place_name != "Gweru"


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("a firm's shares", "Shares in Gazavrom fell after a bomb wounded four people in Moscow on Monday."),
        ("trust in somebody", "Voters lost faith in Ozganov after two men were shot dead in Moscow on Monday."),
    ],
)
def test_what_is_behind_in_need_not_be_a_place(read, rule, text):
    assert of_type(read(text), "ASSAULT").place_name == "Moscow", rule


LOG = (
    "2 May: Unknown men burned down a school in {}. Nobody was inside.\n\n"
    "5 May: Rebels freed two nurses.\n\n"
    "7 May: Students held a rally in {}.\n\n"
    "9 May: Police seized nine rifles."
)


def test_a_log_s_entries_are_in_the_country_of_its_title(read):
    reports = read(LOG.format("Jeunabi", "Lhokseumawe"), "Incident log, Aceh, Indonesia, 2021")
    assert {r.country for r in reports} == {"IDN"}
    assert of_type(reports, "ASSAULT").place_name == "Jeunabi"
    freed = of_type(reports, "RETREAT")
    assert (freed.geo_precision, freed.lat, freed.geo_basis) == (6, None, "article")


def test_a_log_of_several_countries_lends_none(read):
    reports = read(LOG.format("Ndola, Zambia", "Harare"), "Incident log, 2021")
    assert of_type(reports, "RETREAT").country is None


def test_evidence_of_the_title_s_country_quotes_the_title(read_article):
    title = "Incident log, Aceh, Indonesia, 2021"
    result = read_article(LOG.format("Jeunabi", "Lhokseumawe"), title)
    freed = of_type(result.reports, "RETREAT")
    rows = [e for e in result.evidence if e.report_id == freed.report_id and e.kind == "place" and e.chosen]
    assert [(e.field_text, title[e.start : e.end]) for e in rows] == [("title", rows[0].quote)]


EXPLAINER = (
    "People on the island of Bougainville begin voting on Saturday on leaving Papua New Guinea. The mine at Panguna "
    "opened in 1972. The prime minister had promised a vote in Arawa and in Buka.\n\nLandowners blew up pylons. "
    "{} Help came from New Zealand later."
)


def test_an_explainer_of_one_country_tells_of_it(read):
    reports = read(EXPLAINER.format("The government sent troops to the island in 1997."), "Why Bougainville is voting")
    found = of_type(reports, "MOBILIZE")
    assert (found.country, found.lat) == ("PNG", None)


def test_a_second_country_in_the_sentence_leaves_it_open(read):
    reports = read(
        EXPLAINER.format("The government sent troops to the island in 1997 with Fijian help."),
        "Why Bougainville is voting",
    )
    assert of_type(reports, "MOBILIZE").country is None


@pytest.mark.parametrize(
    ("rule", "text", "event_type", "mode", "place"),
    [
        ("right below in the paragraph",
         "The ministry of Paraguay regrets the attack on its post in Capiata, in which a crowd beat two nurses. The "
         "police have detained five persons. The minister met governors in Asuncion and in Encarnacion.",
         "COERCE", "arrest", "Capiata"),
        ("one place in all the story",
         "LIMA, Peru - A bomb went off at a mill in Huancane on Friday, killing a guard.\n\nThe mill belongs to a "
         "brewer.\n\nFiremen rescued four workers.", "AID", None, "Huancane"),
    ],
)  # fmt: skip
def test_what_came_of_it_was_where_it_happened(read, rule, text, event_type, mode, place):
    found = of_type(read(text), event_type, mode)
    assert (found.place_name, found.geo_basis) == (place, "article"), rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("two scenes in the story",
         "LIMA, Peru - A bomb went off at a mill in Huancane on Friday. Masked men shot a judge in Tacna.\n\nThe two "
         "towns are far apart.\n\nPolice later arrested nine students."),
        ("days later",
         "LIMA, Peru - A bomb went off at a mill in Huancane on 2 May. Police arrested nine students on 11 May."),
        ("another country is named",
         "LIMA, Peru - A bomb went off at a mill in Huancane on Friday. Chilean police arrested nine students."),
    ],
)  # fmt: skip
def test_an_arrest_of_elsewhere_or_another_time_is_not_at_the_scene(read, rule, text):
    assert of_type(read(text), "COERCE").place_name != "Huancane", rule


def test_deeds_told_after_a_coming_are_of_its_day_and_place(read):
    reports = read(
        "The commission spoke to witnesses of the war in Burma, many of them in camps in Thailand.\n\nOn 3 March 2021, "
        "some fifty soldiers came to the village of Daw Lyakhu. They burned nine barns.\n\nThe families reached Mae "
        "Hong Son on 20 March 2021."
    )
    found = of_type(reports, "ASSAULT")
    assert (found.place_name, found.country, found.date_edtf) == ("Daw Lyakhu", "MMR", "2021-03-03")


def test_a_date_in_between_ends_the_coming(read):
    reports = read(
        "On 3 March 2021, soldiers came to the village of Lumbira, in Congo. In April 2021 the school was shut. They "
        "arrested nine men."
    )
    assert of_type(reports, "COERCE", "arrest").date_edtf != "2021-03-03"


def test_names_of_one_country_alone_speak_for_it(read):
    reports = read(
        "The team visited Huanta and Tambo, and spoke to people of Ayacucho and Huancavelica. It was told that hooded "
        "men had killed a teacher in Santillana in May 2020."
    )
    assert of_type(reports, "ASSAULT").country == "PER"


@pytest.mark.parametrize(
    ("rule", "text", "place"),
    [
        ("the first of two towns",
         "KAYA, Burkina Faso - Two guards were shot dead on the road between Djibo and Ouahigouya on Monday.", "Djibo"),
        ("what it was near, right behind them",
         "Two guards were shot dead on the highway between Nakuru and Eldoret near Burnt Forest on Monday, in Kenya.",
         "Burnt Forest"),
    ],
)  # fmt: skip
def test_of_two_towns_in_between_the_first_is_told(read, rule, text, place):
    assert of_type(read(text), "ASSAULT").place_name == place, rule
