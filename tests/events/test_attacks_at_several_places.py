"""One word may tell of several attacks: at several places, or on several people, each somewhere else."""

import pytest


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        (
            "divisions named together",
            "The rebels destroyed several pylons in Tolima and Boyaca departments on Monday, and in Cauca department.",
            {"Tolima": ("pylons",), "Boyaca": ("pylons",), "Cauca department": ("pylons",)},
        ),
        (
            "bombs of one sentence",
            "Bombs went off in Cali and in Pasto on Friday.",
            {"Cali": (), "Pasto": ()},
        ),
        (
            "attacks in the plural",
            "Two attacks on police stations took place in Cali and Bogota on Friday.",
            {"Cali": ("police stations",), "Bogota": ("police stations",)},
        ),
        (
            "attacks that came to be known",
            "The rebels want no vote. Attacks on polling stations were reported in Cali, Pasto and Popayan on Friday.",
            {"Cali": ("polling stations",), "Pasto": ("polling stations",), "Popayan": ("polling stations",)},
        ),
        (
            "blasts that were heard",
            "The mayor spoke. The army stood ready. Explosions were heard at the barracks in Pasto and Cali on Friday.",
            {"Pasto": ("barracks",), "Cali": ("barracks",)},
        ),
        (
            "blasts that were felt",
            "The mayor spoke. The army stood ready. Explosions were felt at the barracks in Pasto and Cali on Friday.",
            {"Pasto": ("barracks",), "Cali": ("barracks",)},
        ),
        (
            "each with a place of its own",
            "Gunmen bombed a bank in Cali, a school in Pasto and a bridge near Popayan on Friday.",
            {"Cali": ("bank",), "Pasto": ("school",), "Popayan": ("bridge",)},
        ),
        (
            "each with a place of its own, the word left out",
            "On Friday gunmen murdered three farmers in Popayan, two in Cali, and three in Pasto.",
            {"Popayan": ("farmers",), "Cali": ("farmers",), "Pasto": ("farmers",)},
        ),
        (
            "the second hung on the verb",
            "Gunmen killed a judge in Cali and three guards in Pasto on Friday.",
            {"Cali": ("judge",), "Pasto": ("guards",)},
        ),
        (
            "a department that only says where a town lies",
            "Rebels attacked two barracks in Tejutla, Chalatenango department, and in Metapan on Friday.",
            {"Tejutla": ("barracks",), "Metapan": ("barracks",)},
        ),
        (
            "a suburb listed after its city is of one happening with it",
            "Bombs went off in Bogota, Soacha and Cali on Friday.",
            {"Bogota": (), "Cali": ()},
        ),
        (
            "towns that themselves were struck",
            "Rebels raided the towns of Popayan, Pasto and Ibague on Friday.",
            {"Popayan": (), "Pasto": (), "Ibague": ()},
        ),
        (
            "struck, without a word for what they are",
            "Missiles struck Kharkiv and Odesa on Friday.",
            {"Kharkiv": (), "Odesa": ()},
        ),
        (
            "struck, told in the passive",
            "The villages of Tumaco and Ipiales were raided on Friday.",
            {"Tumaco": (), "Ipiales": ()},
        ),
        (
            "attacks on towns",
            "There were attacks on the towns of Popayan and Neiva on Friday.",
            {"Popayan": (), "Neiva": ()},
        ),
    ],
)
def test_attacks_at_places_apart_are_a_report_each(read, rule, text, told):
    attacks = [r for r in read(text) if r.event_type == "ASSAULT"]
    assert {r.place_name: r.targets for r in attacks} == told, rule
    assert len(attacks) == len(told), rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("one man cannot be shot twice", "Gunmen shot a guard in Cali and Pasto on Friday."),
        ("a town and the department it lies in", "Rebels attacked two barracks in Soacha, Cundinamarca, on Friday."),
        ("from one town to another", "Rebels attacked two buses from Cali to Pasto on Friday."),
        ("one attack on two towns", "The attack on the towns of Popayan and Neiva on Friday killed two people."),
        ("towns that a summary names", "Popayan and Neiva have been the targets of attacks this week."),
        ("a city and its suburb alone", "Bombs went off in Bogota and Soacha on Friday."),
        ("where those struck are from", "Gunmen shot three men of Cali and Pasto on Friday in Popayan."),
    ],
)
def test_places_named_together_are_not_always_places_of_several_attacks(read, rule, text):
    assert len([r for r in read(text) if r.event_type == "ASSAULT"]) == 1, rule


def test_fighting_at_large_has_no_one_place(read):
    reports = read("Three soldiers died in clashes in Cali and Pasto on Friday.")
    assert len([r for r in reports if r.event_type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen killed two judges in Cali and three guards in Pasto on Friday.",
            {("Cali", "2021-05-07", 2, ("judges",)), ("Pasto", "2021-05-07", 3, ("guards",))},
        ),
        (
            "Gunmen killed two judges in Cali on Friday and three guards in Pasto on Monday.",
            {("Cali", "2021-05-07", 2, ("judges",)), ("Pasto", "2021-05-10", 3, ("guards",))},
        ),
        (
            "Two judges were killed in Cali on Friday and three more in Pasto on Monday.",
            {("Cali", "2021-05-07", 2, ("judges",)), ("Pasto", "2021-05-10", 3, ("judges",))},
        ),
        (
            "Bombs killed ten people in Cali on Friday and seven in Pasto on Monday.",
            {("Cali", "2021-05-07", 10, ("people",)), ("Pasto", "2021-05-10", 7, ())},
        ),
    ],
)
def test_the_dead_and_the_day_are_of_the_place_that_they_are_told_with(read, text, told):
    assert {(r.place_name, r.date_edtf, r.deaths_best, r.targets) for r in read(text)} == told


def test_what_a_sentence_tells_at_two_towns_is_two(read):
    text = "In Kirkuk on Monday a bomb killed a colonel, and in Ramadi gunmen shot a professor."
    told = {(r.place_name, r.event_mode, r.targets) for r in read(text)}
    assert told == {("Kirkuk", "explosives", ("colonel",)), ("Ramadi", "firearms", ("professor",))}
