"""Which happenings a text tells, each once: two are kept apart, the words for one are joined."""

import pytest


def assaults(reports):
    return [r for r in reports if r.event_type == "ASSAULT"]


def test_bombs_in_two_towns_of_one_region_are_two(read):
    text = (
        "A bomb went off at a clinic in Chiclayo, in northern Peru, on Monday. A bomb was thrown at a mill in Piura, "
        "in northern Peru, on Monday."
    )
    assert sorted(r.place_name for r in assaults(read(text))) == ["Chiclayo", "Piura"]


def test_a_new_bomb_at_another_spot_is_another(read):
    text = (
        "Masked men planted a bomb in a gas station in Basra on Monday. The bomb wrecked the pumps, the owner said. "
        "Four youths threw a bomb at a shoe store in the evening."
    )
    assert len(assaults(read(text))) == 2


def test_the_bomb_told_again_is_the_same(read):
    text = (
        "A bomb went off in a gas station in Basra on Monday. Police said that the bomb had been planted in the "
        "station by masked men."
    )
    assert len(assaults(read(text))) == 1


def test_who_was_hurt_when_a_bomb_went_off_was_hurt_by_that_one(read):
    text = (
        "Two herders were murdered in Mosul on Monday. On Tuesday a nurse was wounded when a car bomb exploded in "
        "front of a mill in Basra."
    )
    found = {r.place_name: r for r in assaults(read(text))}
    assert (found["Basra"].event_mode, found["Basra"].injured_best) == ("explosives", 1)
    assert found["Mosul"].injured_best is None


@pytest.mark.parametrize(
    "text",
    [
        "Two guards were abducted and later murdered by rebels near Gao on Monday.",
        "Rebels kidnapped two guards near Gao on Monday. The guards were murdered the next day.",
        "The families of two guards spoke of their kidnapping and murder near Gao on Monday. The guards were murdered.",
    ],
)
def test_who_is_abducted_and_murdered_is_told_of_twice(read, text):
    found = assaults(read(text))
    assert sorted(r.event_mode or "" for r in found) == ["", "abduct"]
    assert all("guards" in r.targets for r in found)


def test_a_guard_killed_in_an_abduction_is_no_other_happening(read):
    (abduction,) = assaults(read("Rebels kidnapped a banker near Gao on Monday and killed his driver."))
    assert (abduction.event_mode, abduction.deaths_best) == ("abduct", 1)


def test_what_a_blast_destroyed_is_told_with_the_blast(read):
    text = "A bomb exploded in front of a bank in Basra on Monday. Three cars were destroyed, police said."
    (blast,) = assaults(read(text))
    assert (blast.event_mode, set(blast.targets)) == ("explosives", {"bank", "cars"})


def test_who_is_described_beside_a_name_is_the_named_one(read):
    text = "The minister spoke of the attack on Lena Ortiz, the judge in Basra, who was murdered on Monday."
    assert [r.targets for r in assaults(read(text))] == [("Lena Ortiz",)]


@pytest.mark.parametrize(
    "sentence",
    ["He recalled the murder of Lena Ortiz.", "She spoke at length of the murder of six monks in Burma."],
)
def test_a_murder_of_one_by_name_or_of_so_many_is_told_in_passing_too(read, sentence):
    text = "The two ministers met in Bern on Tuesday. They talked about trade. They signed nothing. " + sentence
    assert len(assaults(read(text))) == 1


@pytest.mark.parametrize(
    ("sentence", "mode", "target"),
    [
        # verbs that share an object
        ("Rebels ambushed and killed five herders near Gao on Monday.", None, "herders"),
        ("A helicopter attacked and sank a trawler off Gao on Monday.", "aerial", "trawler"),
        # an attempt that a noun names
        ("The assassination attempt against Lena Ortiz on Monday shook Basra.", None, "Lena Ortiz"),
        # what is called the target
        ("The mayor's house in Basra was the target of a bomb attack on Monday.", "explosives", "mayor's house"),
        # where an explosion took place
        ("On Monday an explosion took place at a bank branch in Basra.", "explosives", "bank branch"),
        ("An explosion occurred on the first floor of a clinic in Basra on Monday.", "explosives", "clinic"),
        (
            "A bomb attack occurred in front of the Finance Ministry in Basra on Monday.",
            "explosives",
            "Finance Ministry",
        ),
        # what a bomb did
        ("A bank in Basra was destroyed by a bomb on Monday.", "explosives", "bank"),
        ("A telephone booth in Basra was damaged by a grenade on Monday.", "explosives", "telephone booth"),
        ("Rebels launched two bombs against a clinic in Basra on Monday.", "explosives", "clinic"),
        ("Rebels mined the road to Gao on Monday.", "explosives", "road"),
        # fire
        ("Six buses were burned in Gao on Monday.", "x:arson", "buses"),
        ("The burning of two buses in Gao on Monday shocked the town.", "x:arson", "buses"),
        # bodies
        ("The bullet-riddled bodies of three herders were found near Gao on Monday.", "firearms", "herders"),
        # a participle before a name
        ("A follower of the recently murdered senator Lena Ortiz spoke in Basra.", None, "Lena Ortiz"),
    ],
)
def test_whom_or_what_an_attack_struck(read, sentence, mode, target):
    (attack,) = assaults(read(sentence))
    assert attack.event_mode == mode
    assert target in attack.targets


def test_what_sinks_by_itself_is_an_accident(read):
    assert [r.event_type for r in read("A ferry sank off Gao on Monday.")] == ["x:ACCIDENT"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The bomb caused no casualties but destroyed a clinic in Basra on Monday.",
        "The rebels did not take the town but burned a clinic in Basra on Monday.",
    ],
)
def test_but_parts_what_is_denied_from_what_is_told(read, sentence):
    assert [r.assertion for r in assaults(read(sentence))] == ["occurred"]


@pytest.mark.parametrize(
    "text",
    [
        # a murder of others than those told of
        "Rebels murdered a police inspector in Basra on Monday. The inspector was a quiet man. He liked chess. His "
        "neighbours wept. A mass was read. The rebels have murdered three farmers for no reason.",
        # a murder beside a blast
        "A bomb wrecked a truck in Basra on Monday. Rebels murdered a farmer on Monday.",
        "A judge was murdered in Basra on Monday. Rebels blew up a bank in the evening.",
    ],
)
def test_a_murder_of_others_is_another_happening(read, text):
    assert len(assaults(read(text))) == 2


def test_the_bomb_may_be_how_a_murder_was_done(read):
    (murder,) = assaults(read("Two judges were murdered in Basra on Monday. The bomb exploded under their car."))
    assert murder.event_mode == "explosives"


def test_saturday_night_and_the_small_hours_of_sunday_are_one_night(read):
    text = (
        "A man opened fire outside a club in Quetta late on Saturday. Police said five clerks were shot outside the "
        "club at 1.40 a.m. on Sunday."
    )
    (shooting,) = assaults(read(text))
    assert shooting.injured_best == 5


def test_an_evening_and_the_next_day_are_two_attacks(read):
    text = (
        "Jets bombed a mill in Quetta on Saturday evening, residents said. Jets bombed a barracks in Quetta on Sunday, "
        "an officer said."
    )
    assert sorted((r.targets, r.date_edtf) for r in assaults(read(text))) == [
        (("barracks",), "2021-05-09"),
        (("mill",), "2021-05-08"),
    ]


def test_each_of_two_attacks_has_the_day_that_its_own_words_give(read):
    text = "Gunmen shot a clerk in Quetta on Friday night. A guard was shot in Quetta on Sunday."
    found = {r.targets: r.date_edtf for r in assaults(read(text))}
    assert found == {("clerk",): "2021-05-07", ("guard",): "2021-05-09"}
