"""A meeting spoken of again is one; what was answered, and what another action was, is another event."""

from __future__ import annotations


def of_type(reports, kind):
    return [r for r in reports if r.event_type == kind]


def test_the_meeting_is_the_one_told_above(read):
    text = (
        "The German chancellor met the French president in Berlin on Tuesday. The meeting of the two leaders lasted "
        "two hours. At the meeting the leaders spoke of steel."
    )
    assert len(of_type(read(text, "Talks on steel"), "CONSULT")) == 1


def test_the_meeting_with_another_is_not(read):
    text = (
        "The minister met the Kenyan envoy in Lodz on Monday. The road was closed. "
        "The meeting with President Ruiz of Peru lasted an hour."
    )
    assert len(of_type(read(text), "CONSULT")) == 2


def test_what_somebody_took_revenge_for_is_another_attack(read):
    text = (
        "Masked gunmen shot dead two bakers in Limavady on Monday, police said. They asked for one of them by name. "
        "The Red Hand said that it had carried out the shooting. The group said it was in reply to the killing of a "
        "postman by the Free Brigade in Strabane."
    )
    attacks = of_type(read(text), "ASSAULT")
    assert [(r.targets, r.deaths_best) for r in attacks] == [(("bakers",), 2), (("postman",), 1)]
    assert attacks[1].date_precision > 1


def test_the_attack_that_an_answer_was_given_to_stays_one(read):
    text = (
        "Rebels attacked a post near Bor on Monday, killing six guards. In response to the attack, the president sent "
        "troops to Bor."
    )
    assert len(of_type(read(text), "ASSAULT")) == 1


def test_who_was_killed_in_another_action_is_told_apart_in_upper_case_too(read):
    text = (
        "GUERRILLAS DYNAMITED FOUR TOWERS NEAR HUANUCO LAST NIGHT. THE PYLONS CARRIED POWER FROM THE PLANT. "
        "IN ANOTHER ACTION BLAMED ON THE GROUP, THE MAYOR OF TOCACHE, LUIS ROJAS, WAS KILLED ON SUNDAY."
    )
    attacks = {r.event_mode: r for r in of_type(read(text), "ASSAULT")}
    assert attacks[None].targets == ("LUIS ROJAS",)
    assert attacks[None].date_edtf == "2021-05-09"
    assert not attacks["explosives"].deaths_best


def test_a_massacre_in_which_houses_burn_is_no_arson(read):
    (report,) = read("Soldiers massacred 40 villagers in Kasai on Monday and set fire to their houses.")
    assert (report.event_mode, report.deaths_best) == (None, 40)


def test_who_dies_in_a_fire_dies_of_arson(read):
    (report,) = read("Gunmen set fire to a bus in Kasai on Monday, killing six passengers.")
    assert (report.event_mode, report.deaths_best) == ("x:arson", 6)


def test_a_raid_to_arrest_is_no_attack_and_what_is_done_during_it_no_part_of_another(read):
    text = (
        "Gunmen opened fire on a clinic in Multan last Wednesday, killing four nurses, officials said. Police said on "
        "Tuesday that two brothers had been arrested over the murders in a raid in Sibi the night before. "
        "A third suspect blew himself up during the raid, wounding two officers."
    )
    attacks = {r.event_mode: r for r in of_type(read(text), "ASSAULT")}
    assert (attacks["firearms"].deaths_best, attacks["firearms"].injured_best) == (4, None)
    assert attacks["suicide-attack"].injured_best == 2


def test_a_second_device_is_an_attempt_at_another_place(read):
    text = (
        "A bomb wrecked a customs shed in Tarragona on Monday, police said, and a second device was found unexploded "
        "outside a school in Reus."
    )
    told = [(r.assertion, r.place_name) for r in of_type(read(text), "ASSAULT")]
    assert told == [("occurred", "Tarragona"), ("attempted", "Reus")]


def test_others_killed_meanwhile_are_another_killing(read):
    text = "Humbert Vale was killed by rebels in Elmton on Monday. Meanwhile, Ray Doss was shot to death."
    attacks = of_type(read(text), "ASSAULT")
    assert [(r.targets, r.deaths_best) for r in attacks] == [(("Humbert Vale",), 1), (("Ray Doss",), 1)]


def test_who_puts_their_names_to_the_paper_sign_the_pact_told_above(read):
    text = (
        "Peru and Chile signed a trade pact in Lima on Monday. The heads of the two delegations put their names to the "
        "paper in the Peruvian capital. On Tuesday the ministers signed a water accord in Arica."
    )
    pacts = of_type(read(text), "AGREE")
    assert pacts[0].actors == ("Peru", "Chile")
    assert [r.date_edtf for r in pacts] == ["2021-05-10", "2021-05-11"]


def test_who_left_the_highway_did_not_crash_and_greetings_do_not_die(read):
    text = "Gunmen shot at a bus near Elmton on Monday. The bus had left the highway. The guests passed on a greeting."
    assert {r.event_type for r in read(text)} == {"ASSAULT"}
