"""Attacks that an article about something else tells of, and what keeps one apart from another."""

from __future__ import annotations


def assaults(reports):
    return [r for r in reports if r.event_type == "ASSAULT"]


def test_an_attack_in_a_relative_clause_with_its_day_and_place_is_one(read):
    text = (
        "Jets bombed a camp near Benghazi on Monday evening. The raids hit the base of a group that had trained the "
        "men who shot teachers in Basra earlier that day."
    )
    shooting = next(r for r in assaults(read(text)) if r.place_name == "Basra")
    assert (shooting.event_mode, shooting.targets) == ("firearms", ("teachers",))


def test_strikes_on_two_days_are_two(read):
    text = (
        "Warplanes struck the edges of Benghazi for a second day on Tuesday, two residents and an officer said. The "
        "jets hit an empty barracks. The air force first bombed Benghazi on Monday evening."
    )
    assert sorted(r.date_edtf for r in assaults(read(text))) == ["2021-05-10", "2021-05-11"]


def test_a_death_days_ago_does_not_join_a_bombing_years_ago(read):
    text = (
        "The envoy offered condolences for the teachers killed in Basra three days earlier. Flights were stopped "
        "after a bomb brought down a charter jet over Benghazi on October 31, 2015, killing all 90 people on board."
    )
    found = {r.place_name: r for r in assaults(read(text))}
    assert found["Benghazi"].deaths_best == 90
    assert found["Benghazi"].date_edtf == "2015-10-31"
    assert found["Basra"].deaths_best != 90


def test_who_killed_is_told_by_the_nearer_clause(read):
    text = "Kenya halted flights after a bomb brought down a jet over Benghazi on Monday, killing ten people."
    (attack,) = assaults(read(text))
    assert attack.actors == ()


def test_a_bomb_put_on_a_plane_is_an_attack(read):
    (attack,) = assaults(read("On Monday the Northern Front put a bomb on a mail plane in Basra."))
    assert (attack.event_mode, attack.targets) == ("explosives", ("mail plane",))


def test_vehicles_that_came_under_fire_were_shot_at(read):
    (attack,) = assaults(read("The pilgrims were driving home to Basra on Monday when their vehicles came under fire."))
    assert (attack.event_mode, attack.targets) == ("firearms", ("vehicles",))


def test_raids_that_a_country_carried_out_are_its_own_and_where_it_carried_them_out(read):
    (attack,) = assaults(
        read("The air raids that Kenya carried out in the east of Libya on Monday killed four people.")
    )
    assert (attack.actors, attack.place_name, attack.deaths_best) == (("Kenya",), "the east of Libya", 4)


def test_a_raid_that_killed_nobody_was_a_raid(read):
    (attack,) = assaults(read("The air raids that Kenya carried out in Basra on Monday killed nobody."))
    assert attack.assertion == "occurred"


def test_whom_police_seize_is_arrested_and_whom_gunmen_seize_abducted(read):
    (arrest,) = read("Police seized a banker in Basra on Monday.")
    assert (arrest.event_type, arrest.event_mode) == ("COERCE", "arrest")
    (abduction,) = read("Gunmen seized a banker in Basra on Monday.")
    assert (abduction.event_type, abduction.event_mode) == ("ASSAULT", "abduct")


def test_deaths_join_the_attack_and_no_abduction_beside_it(read):
    text = (
        "Gunmen seized a banker in Basra on Sunday. A man blew himself up at a concert in Mosul. "
        "Twenty people were killed."
    )
    blast = next(r for r in assaults(read(text)) if r.event_mode == "suicide-attack")
    assert blast.deaths_best == 20


def test_who_did_it_is_found_behind_a_day_and_a_place(read):
    text = "Two judges were shot on Monday in the port of Basra, allegedly by the Northern Front."
    assert assaults(read(text))[0].actors == ("Northern Front",)


def test_who_tries_is_who_acts(read):
    text = "The Northern Front attacked a hotel in Basra on Monday in an attempt to kidnap the envoy."
    (attack,) = assaults(read(text))
    assert attack.actors == ("Northern Front",)
    assert "envoy" in attack.targets


def test_whose_work_an_attack_is_thought_to_be_did_it(read):
    for text in (
        "The killing of a judge in Basra on Monday is believed to be the work of the Northern Front.",
        "The killing of a judge in Basra on Monday bears the mark of the Northern Front.",
    ):
        assert assaults(read(text))[0].actors == ("Northern Front",)


def test_a_claimed_attack_is_one_whatever_else_is_told_of_it(read):
    text = "A bomb went off. Responsibility for the bombing was claimed by the Northern Front."
    (attack,) = assaults(read(text))
    assert attack.claimed_by == "Northern Front"


def test_a_fatal_shooting_killed_whom_it_tells_of_alone(read):
    text = "Police in Basra look into a fatal shooting. A man was taken to hospital with a gunshot wound on Monday."
    (attack,) = assaults(read(text))
    assert (attack.deaths_best, attack.injured_best) == (1, None)


def test_each_item_of_a_list_proves_its_sum(read):
    (attack,) = assaults(read("Two men and three women were shot in Basra on Monday."))
    assert attack.injured_best == 5


def test_what_happened_when_is_of_the_date_it_hangs_on(read):
    text = "Airlines have stayed away since October 2015, when the Northern Front put a bomb on a jet near Benghazi."
    (attack,) = assaults(read(text))
    assert attack.date_edtf == "2015-10"


def test_a_date_told_with_when_is_of_both_its_clauses(read):
    text = "Kenya halted all flights in November 2015, when a bomb brought down a jet over Benghazi."
    reports = read(text)
    assert {r.event_type: r.date_edtf for r in reports} == {"SANCTION": "2015-11", "ASSAULT": "2015-11"}


def test_who_was_seized_where_others_are_arrested_was_arrested(read):
    text = "Two men were seized in Benghazi on Monday. The police force had arrested a third man a day before."
    assert all((r.event_type, r.event_mode) == ("COERCE", "arrest") for r in read(text))


def test_who_was_seized_by_nobody_knows_whom_was_abducted(read):
    (attack,) = assaults(read("Two men were seized in Benghazi on Monday."))
    assert attack.event_mode == "abduct"


def test_two_clauses_that_name_a_place_outweigh_a_dateline(read):
    text = (
        "BENGHAZI, Libya - The police have arrested the cousin of the man who blew himself up at a fair in Lima, an "
        "officer said.\n\nHis house was searched. His family said nothing.\n\n"
        "Juan Paredes, 22, killed nine people at the Lima fairground on Monday night."
    )
    (attack,) = assaults(read(text))
    assert attack.place_name == "Lima"


def test_strikes_that_a_country_carried_out_are_attacks_and_those_of_a_union_are_none(read):
    (attack,) = assaults(read("The letter did not mention the strikes that Egypt carried out near Benghazi on Monday."))
    assert attack.place_name == "Benghazi"
    assert not assaults(read("The teachers' union carried out a strike in Lima on Monday."))


def test_a_complaint_of_being_killed_names_no_attacker(read):
    text = '"Kenya is killing us," a man cried in Basra on Monday. Jets had bombed Benghazi on Sunday.'
    (attack,) = assaults(read(text))
    assert "Kenya" not in attack.actors
