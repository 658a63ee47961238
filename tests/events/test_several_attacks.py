"""An article that tells of several attacks keeps their words, places and days apart."""

import pytest

REPLY = (
    "Sudanese planes attack camp after gunmen murder 14 herders\n\n"
    "Sudanese planes attacked a camp near Malakal, in South Sudan, on Tuesday evening in reply to the murder of 14 "
    "herders whose truck was ambushed that morning. The army announced the strikes on the radio. Officers said that "
    "four raids had been flown.\n\n"
    "The ambush took place in the province of South Kordofan. Men on motorcycles waved the truck down. Those who ran "
    "were shot. At least nine people were injured."
)


@pytest.fixture(scope="module")
def reply(read):
    title, _, text = REPLY.partition("\n\n")
    return {r.event_mode: r for r in read(text, title) if r.event_type == "ASSAULT"}


def test_an_attack_and_its_reply_are_two(reply):
    assert set(reply) == {"aerial", "firearms"}


def test_each_attack_is_where_its_own_words_put_it(reply):
    assert {mode: r.place_name for mode, r in reply.items()} == {"aerial": "Malakal", "firearms": "South Kordofan"}


def test_the_dead_and_the_injured_go_to_the_attack_that_hurt_them(reply):
    assert (reply["firearms"].deaths_best, reply["firearms"].injured_best) == (14, 9)
    assert (reply["aerial"].deaths_best, reply["aerial"].injured_best) == (None, None)


def test_aircraft_act_for_those_who_fly_them(reply):
    assert "Sudanese planes" in reply["aerial"].actors
    assert reply["aerial"].actor_codes[0] == "SDN MIL"


def test_what_is_said_of_its_victims_by_other_words_is_the_same_attack(read):
    reports = read(
        "Gunmen shot dead nine Coptic Christians near Minya on Monday. The killing of the pilgrims was condemned by "
        "the mayor. It was the third attack on Copts this year."
    )
    assert len([r for r in reports if r.event_type == "ASSAULT"]) == 1


def test_soldiers_and_pilgrims_are_not_the_victims_of_one_attack(read):
    reports = read(
        "Gunmen shot dead nine pilgrims near Minya on Monday. In the Sinai, four soldiers were killed by a bomb on "
        "Sunday."
    )
    assert sorted(r.deaths_best for r in reports if r.event_type == "ASSAULT") == [4, 9]


def test_a_day_told_beside_the_words_of_another_event_may_be_the_attacks(read):
    reports = read(
        "Two brothers were wounded in a shooting at a mill, police said. A man was arrested on Wednesday. Officers "
        "were called to the mill at about 9:30 p.m. Monday.",
        "Two shot at mill",
    )
    shooting = next(r for r in reports if r.event_mode == "firearms")
    assert shooting.date_edtf == "2021-05-10"


def test_a_time_is_no_victim_and_a_vehicle_is(read):
    reports = read("Gunmen in Mali struck on Monday. A bus was ambushed near Gao that morning.")
    ambush = [r for r in reports if "bus" in r.targets]
    assert len(ambush) == 1
    assert "morning" not in ambush[0].targets


@pytest.mark.parametrize(
    ("text", "deaths", "injured"),
    [
        ("Gunmen shot pilgrims in Minya on Friday, and the toll reached 29 on Saturday.", 29, None),
        ("Gunmen shot pilgrims in Minya on Friday. The number of dead rose to 29.", 29, None),
        (
            "Gunmen shot dead 26 pilgrims in Minya on Friday. Three of the injured died overnight. Twenty-two people "
            "were still being treated.",
            26,
            22,
        ),
    ],
)
def test_tolls_and_those_who_die_later(read, text, deaths, injured):
    attack = next(r for r in read(text) if r.event_type == "ASSAULT")
    assert (attack.deaths_best, attack.injured_best) == (deaths, injured)


def test_where_the_wounded_are_taken_is_not_where_it_happened(read):
    reports = read(
        "Nine pilgrims were shot dead on Monday. The worst cases were flown to Cairo on a military aircraft. The road "
        "runs from Minya to the monastery."
    )
    shooting = next(r for r in reports if r.event_type == "ASSAULT")
    assert shooting.place_name != "Cairo"
    assert shooting.event_mode == "firearms"


def test_an_attack_told_in_passing_is_where_its_own_words_put_it(read):
    reports = read(
        "The ministers spent Monday in Cairo with the president. They agreed to exchange intelligence after the "
        "slaughter of 29 Copts in central Egypt last Friday."
    )
    slaughter = next(r for r in reports if r.event_type == "ASSAULT")
    assert (slaughter.place_name, slaughter.deaths_best) == ("central Egypt", 29)


@pytest.mark.parametrize(
    ("text", "deaths"),
    [
        ("Gunmen shot dead two Kenyans in Garissa on Friday.", 2),
        ("The killing of 29 Copts near Minya was condemned.", 29),
    ],
)
def test_people_are_counted_by_nation_and_faith(read, text, deaths):
    assert next(r for r in read(text) if r.event_type == "ASSAULT").deaths_best == deaths


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the assassination of Juan Vera", "the assassination of Luis Prado"),
        ("the kidnapping of Juan Vera", "the kidnapping of Luis Prado"),
    ],
)
def test_who_was_murdered_or_taken_by_name_makes_two(read, first, second):
    reports = read(f"Police in Lima spoke of {first} on Monday. They had no news of {second}, a clerk said. He left.")
    told = sorted(r.targets for r in reports if r.event_type == "ASSAULT")
    assert told == [("Juan Vera",), ("Luis Prado",)]


@pytest.mark.parametrize(
    ("rule", "text", "targets"),
    [
        (
            "a thing that was not yet told",
            "A bomb went off at a bank in Lima on Monday. Police closed the street. Rebels dynamited a railway bridge.",
            [("bank",), ("railway bridge",)],
        ),
        (
            "also",
            "Rebels bombed the radio station in Lima on Monday. They also bombed the old town hall.",
            [("old town hall",), ("radio station",)],
        ),
        (
            "in another",
            "Rebels ambushed policemen in Lima on Monday. In another incident, rebels attacked farmers.",
            [("farmers",), ("policemen",)],
        ),
        (
            "another bomb",
            "A bomb exploded at a bank in Lima on Monday. Another bomb exploded in the cathedral.",
            [("bank",), ("cathedral",)],
        ),
        (
            "one group strikes many times",
            "The rebels kidnapped the mayor, Juan Vera, on Monday. The rebels kidnapped a judge, Luis Prado.",
            [("Juan Vera",), ("Luis Prado",)],
        ),
    ],
)
def test_another_happening_of_one_kind_is_another_report(read, rule, text, targets):
    told = sorted(r.targets for r in read(text) if r.event_type == "ASSAULT")
    assert told == targets, rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("the same thing again", "A bomb went off at a bank in Lima on Monday. Rebels blew up the bank at dawn."),
        ("damage done", "A bomb went off at a bank in Lima on Monday. The blast destroyed a parked bus."),
        ("one more victim", "A gunman shot a clerk in Lima on Monday. A guard was also shot."),
        ("the third attack", "A bomb went off at a bank in Lima on Monday. It was the third attack this year."),
        ("one sentence", "Rebels bombed a bank, a bus and a bridge in Lima on Monday."),
        ("one gunman", "The gunman shot Ann Roe at a mill on Monday. The gunman shot Joe Lee."),
    ],
)
def test_what_only_adds_to_an_attack_is_no_other(read, rule, text):
    assert len([r for r in read(text) if r.event_type == "ASSAULT"]) == 1, rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "a named victim's death",
            "Gunmen shot at a bakery in Lima on Monday, killing one man and wounding two. Police were looking for a "
            "car. Residents laid flowers. Officers said that Hugo Prado, 24, died at the scene.",
        ),
        (
            "who was hit is told of before",
            "A man was shot outside a bank in Lima on Monday night. Traders closed their stalls. The street was "
            "empty. Neighbours spoke of noise. Police said that the man was walking home when he was shot.",
        ),
        (
            "who was found dead",
            "Two brothers were shot dead at a mill in Lima on Monday. A neighbour heard the shots. Officers found "
            "the bodies in a shed behind the mill.",
        ),
    ],
)
def test_an_attack_told_again_below_is_one(read, rule, text):
    told = [r for r in read(text) if r.event_type in ("ASSAULT", "x:DEATH")]
    assert len(told) == 1, rule


def test_a_death_before_the_attack_is_another(read):
    reports = read(
        "Gunmen shot dead three guards at a bank in Lima on Friday. The mayor's father died on 2 April, and the flags "
        "were already at half-mast."
    )
    assert sorted(r.event_type for r in reports) == ["ASSAULT", "x:DEATH"]


@pytest.mark.parametrize(
    "text",
    [
        "A boy of five was shot at a farm near Lima on Monday. The sheriff said that it was an accident.",
        "A hunter was shot in the leg near Lima on Monday. Wardens are looking into the accident.",
        "The shooting of a girl at a house in Lima on Monday appears to have been an accident, police said.",
    ],
)
def test_a_shooting_that_is_called_an_accident_is_one_happening(read, text):
    told = [(r.event_type, r.event_mode) for r in read(text) if r.event_type in ("ASSAULT", "x:ACCIDENT")]
    assert told == [("ASSAULT", "x:accidental-shooting")]


def test_an_accident_of_another_day_is_no_shooting(read):
    reports = read(
        "A guard was shot dead at a bank in Lima on Monday. On Friday a lorry driver was killed in an accident on the "
        "coast road."
    )
    told = {(r.event_type, r.event_mode, r.deaths_best) for r in reports if r.event_type in ("ASSAULT", "x:ACCIDENT")}
    assert told == {("ASSAULT", "firearms", 1), ("x:ACCIDENT", None, 1)}


def test_the_dead_of_a_clause_are_of_the_shooting_that_it_tells_of(read):
    reports = read(
        "Police are looking into a link between a shooting on Wednesday that wounded five people and a shooting on "
        "Friday that left one man dead."
    )
    told = {(r.date_start.day, r.deaths_best, r.injured_best) for r in reports if r.event_mode == "firearms"}
    assert told == {(12, None, 5), (7, 1, None)}


def test_an_accident_of_years_ago_makes_no_accident_of_todays_shooting(read):
    reports = read(
        "A man shot dead three relatives at a farm near Lima on Monday. He had been sentenced over the fatal "
        "shooting of his son in a 2001 hunting accident.",
        "Man shoots dead three relatives",
    )
    assert next(r for r in reports if r.deaths_best == 3).event_mode == "firearms"


def test_a_town_and_another_province_are_two_places(read):
    reports = read("A bomb killed two people in Mosul on Saturday, and a policeman was shot in Basra.")
    assert sorted(r.event_mode for r in reports if r.event_type == "ASSAULT") == ["explosives", "firearms"]


def test_a_bomb_found_in_time_hurt_nobody(read):
    reports = read(
        "Police defused a bomb in a plane at Basra on Monday. A few hours earlier, a man killed one guard and wounded "
        "nine others with a machine gun at the airport of Mosul.",
    )
    told = {r.assertion: (r.deaths_best, r.injured_best) for r in reports if r.event_type == "ASSAULT"}
    assert told == {"attempted": (None, None), "occurred": (1, 9)}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "blasts heard while men attack",
            "Rebels attacked the barracks of Basra on Monday. Explosions were heard for an hour.",
        ),
        (
            "bombings named beside a murder",
            "The bombings in the suburbs and the murder of six monks in Basra are factors that wear out the council.",
        ),
        (
            "the bombs of attacks that are not how a judge was murdered",
            "Judge Ann Roe was murdered in Basra on Monday. Her murder was condemned. The cartels have been "
            "carrying out bomb attacks, injuring many people.",
        ),
    ],
)
def test_blasts_told_beside_an_attack_are_not_how_it_was_done(read, rule, text):
    attack = next(r for r in read(text) if r.event_type == "ASSAULT" and r.targets)
    assert attack.event_mode is None, rule


def test_the_dead_of_a_murder_are_none_of_the_bombings_named_beside_it(read):
    reports = read("The bombings in the suburbs and the murder of six monks in Basra are factors that wear out all.")
    assert [r.deaths_best for r in reports if r.event_mode is None] == [6]
    assert all(r.deaths_best is None for r in reports if r.event_mode == "explosives")
