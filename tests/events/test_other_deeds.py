"""Deeds that differ in kind are told apart, whatever their days; what is one deed is told once."""

from __future__ import annotations

import pytest


def of_type(reports, kind):
    return sorted((r for r in reports if r.event_type == kind), key=lambda r: r.targets)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A Kolda man was arrested Monday. A Rosedale woman was sentenced to 30 days in jail Monday.", 2),
        (
            "Police arrested a baker in Bern on Monday. A court in Bern on Monday jailed a nurse for 30 days.",
            2,
        ),
        ("Police arrested a man in Bern on Monday. Officers detained the plumber at his flat.", 1),
        ("Police in Bern arrested Bo Dahl on Monday. Dahl was jailed for a month.", 1),
    ],
)
def test_others_held_are_held_in_another_event(read, text, targets):
    assert len(of_type(read(text), "COERCE")) == targets


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        (
            "King Olan dismissed the government of Ito Sen on Monday. A curfew was imposed that evening.",
            {None, "curfew"},
        ),
        (
            "The army dissolved parliament on Monday. A curfew was imposed on Monday in Maseru. "
            "Two ministers were arrested on Monday.",
            {None, "arrest", "curfew"},
        ),
    ],
)
def test_a_curfew_is_no_part_of_a_removal_from_office(read, text, modes):
    assert {r.event_mode for r in of_type(read(text), "COERCE")} == modes


def test_what_others_say_by_name_is_another_event(read):
    text = "Minister Ruiz thanked Governor Lind for his help. Jakarta welcomed the outcome."
    assert sorted(r.actors for r in of_type(read(text), "SUPPORT")) == [("Jakarta",), ("Ruiz",)]


def test_torture_by_others_is_no_part_of_a_killing(read):
    text = (
        "A thief strangled the reporter Lucia Nava in her flat on April 28. The thief told a judge that policemen had "
        "tortured him with electric shocks. Three weeks before she died, Nava wrote about two mayors."
    )
    reports = {r.event_mode: r for r in read(text)}
    assert (reports["torture"].actors, reports["torture"].deaths_best) == (("policemen",), None)
    assert (reports["primitive"].date_edtf, reports["primitive"].deaths_best) == ("2021-04-28", 1)
    assert "x:DEATH" not in {r.event_type for r in reports.values()}


def test_the_body_of_the_tortured_is_of_one_event(read):
    text = "Soldiers killed a student near Bor on Monday. The soldiers had tortured him, a doctor said."
    assert len(of_type(read(text), "ASSAULT")) == 1


def test_an_attack_by_others_is_no_part_of_fighting_elsewhere(read):
    text = (
        "In Ambon on Monday street fighting between Christians and Muslims left 24 people dead and 100 injured. "
        "Villagers attacked a bus near Hila on Sunday and hacked a priest to death."
    )
    found = {r.actors: r for r in of_type(read(text), "ASSAULT")}
    assert found["Christians", "Muslims"].deaths_best == 24
    assert found[("Villagers",)].deaths_best != 24


def test_an_exchange_of_fire_is_no_part_of_another_days_shelling(read):
    text = (
        "Peruvian and Chilean troops shelled each other near Tacna on Tuesday. "
        "A soldier died in an exchange of rifle fire on Monday night."
    )
    found = {r.event_mode: (r.date_edtf, r.deaths_best) for r in of_type(read(text), "ASSAULT")}
    assert found == {"heavy-weapons": ("2021-05-11", None), "firearms": ("2021-05-10", 1)}


def test_who_dies_elsewhere_is_no_victim_of_a_blockade(read):
    text = (
        "Protesters occupied a power plant in Uyuni on Monday. A woman of 62 died on Monday in an ambulance near Oruro."
    )
    reports = {r.event_type: r for r in read(text)}
    assert (reports["PROTEST"].deaths_best, reports["x:DEATH"].deaths_best) == (None, 1)


@pytest.mark.parametrize("protest", ["roadblocks", "marches"])
def test_whom_the_army_kills_where_a_protest_ends_were_attacked_that_day(read, protest):
    text = f"In October 2003, {protest} in El Alto ended in clashes in which the army killed more than 60 people."
    reports = {r.event_type: r for r in read(text)}
    assert (reports["ASSAULT"].actors, reports["ASSAULT"].deaths_best) == (("army",), 60)
    assert (reports["ASSAULT"].date_edtf, reports["PROTEST"].date_edtf) == ("2003-10", "2003-10")
    assert reports["PROTEST"].deaths_best is None


def test_the_day_that_a_sentence_opens_with_is_not_that_of_what_somebody_had_done(read):
    text = "On Monday, a court in Bern jailed a man who killed ten people."
    (attack,) = of_type(read(text), "ASSAULT")
    assert attack.date_precision > 1


def test_whoever_was_shot_in_a_raid_that_burned_a_school_is_of_the_raid(read):
    text = (
        "Gunmen stormed Kafa on Sunday night, killing 14 residents and burning down the school. "
        'A farmer fled to Biu. "They shot my brother at the door of the mosque," he said.'
    )
    assert len(of_type(read(text), "ASSAULT")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Five people died in riots in Kano on Monday.",
        "Five people died in riots in the Sabon Gari quarter of Kano on Monday, when a mob burnt shops.",
    ],
)
def test_who_dies_in_riots_is_told_once(read, text):
    (riot,) = read(text)
    assert (riot.event_type, riot.event_mode, riot.deaths_best) == ("PROTEST", "riot", 5)


def test_shops_looted_on_a_rampage_are_of_the_riot(read):
    (riot,) = read("Unpaid soldiers went on the rampage in Harare on Monday, looting shops.")
    assert (riot.event_type, riot.event_mode) == ("PROTEST", "riot")


def test_who_only_loots_robs(read):
    (report,) = read("Four men looted a shop in Harare on Monday.")
    assert report.event_mode == "x:robbery"


def test_the_third_of_a_kind_is_the_one_told(read):
    text = "A car bomb killed six people in Tyre on Monday. It was the third car bomb in the south since March."
    (report,) = read(text)
    assert (report.date_edtf, report.deaths_best) == ("2021-05-10", 6)


def test_another_car_bomb_is_not(read):
    text = "A car bomb killed six people in Tyre on Monday. Another car bomb killed two people in Nabatiye on Sunday."
    assert len(of_type(read(text), "ASSAULT")) == 2


def test_how_many_there_were_is_no_event(read):
    text = "The shops of Tyre were shut on Monday. It was the third car bomb in the south since March."
    assert not of_type(read(text), "ASSAULT")


def test_fires_beside_the_fighting_do_not_bind_it_to_an_attack_elsewhere(read):
    text = (
        "In Ambon on Monday street fighting between Christians and Muslims left 24 people dead. By Monday night a "
        "church and three mosques had been burnt down. Residents of Hila said villagers attacked a bus there on Monday."
    )
    (bus,) = [r for r in of_type(read(text), "ASSAULT") if "bus" in r.targets]
    assert (bus.place_name, bus.deaths_best) == ("Hila", None)


def test_who_dies_at_a_roadblock_is_not_killed_by_clashes_of_old(read):
    text = (
        "Protesters occupied a plant in Uyuni on Tuesday. A woman of 62 died on Tuesday at a roadblock near Betanzos. "
        "Food ran short. In October 2003, marches in El Alto ended in clashes in which the army killed more than 60 "
        "people."
    )
    deaths = {(r.event_type, r.date_edtf, r.deaths_best) for r in read(text) if r.deaths_best}
    assert deaths == {("x:DEATH", "2021-05-11", 1), ("ASSAULT", "2003-10", 60)}


def test_who_dies_in_a_clash_of_the_title_is_a_victim_of_the_shooting(read):
    text = "Two farmers were killed near Tocache on Monday when police opened fire on farmers who had blocked a road."
    (attack,) = of_type(read(text, "Farmers block road; two die in clash with police"), "ASSAULT")
    assert attack.deaths_best == 2
