"""Days told by another event at the head of a sentence; trials; who struck whom; explosions without intent."""

from __future__ import annotations

import pytest


def one(reports, event_type):
    """The first report of the type."""
    return next(r for r in reports if r.event_type == event_type)


FRONTED = [
    # text                                                                                          type       date
    ("Two years after the bombing of a market, the trial of John Roe opened on Monday.", "ASSAULT", "2019~"),
    ("Two years after the bombing of a market, the trial of John Roe opened on Monday.", "ACCUSE", "2021-05-10"),
    ("A day after the raid on the bank, police arrested two men on Monday.", "ASSAULT", "2021-05-09"),
    ("A day after the raid on the bank, police arrested two men on Monday.", "COERCE", "2021-05-10"),
    ("Days after gunmen killed a judge, two men were arrested on Monday.", "COERCE", "2021-05-10"),
]


@pytest.mark.parametrize(("text", "event_type", "date"), FRONTED)
def test_words_of_relation_may_open_the_sentence(read, text, event_type, date):
    assert one(read(text), event_type).date_edtf == date


def test_a_trial_that_opens_is_of_whom_it_names(read):
    found = one(read("The trial of John Roe opened in Lima on Monday."), "ACCUSE")
    assert (found.targets, found.date_edtf) == (("John Roe",), "2021-05-10")


def test_fighters_tell_what_they_did_themselves(read):
    found = one(read("The rebels said on Monday they had shot down a helicopter near Arica."), "ASSAULT")
    assert (found.actors, found.targets, found.injured_best) == (("rebels",), ("helicopter",), None)


def test_who_says_it_of_others_did_not_do_it(read):
    assert one(read("Witnesses said on Monday they shot a guard near Arica."), "ASSAULT").actors == ()


@pytest.mark.parametrize("place", ["at a coal mine", "in a refinery", "inside a smelter"])
def test_what_explodes_in_a_works_is_an_accident(read, place):
    found = read(f"An explosion {place} killed 14 miners near Arica on Monday.")[0]
    assert (found.event_type, found.event_mode, found.deaths_best) == ("x:ACCIDENT", "x:explosion", 14)


def test_a_bomb_in_a_works_is_none(read):
    assert read("A bomb exploded in a refinery near Arica on Monday.")[0].event_type == "ASSAULT"


def test_whom_the_police_shoot_for_an_attack_attacked(read):
    found = one(read("Police shot dead a man who had attacked officers in Lima on Monday."), "ASSAULT")
    assert (found.actors, found.targets) == (("man",), ("officers",))


VERDICTS = [
    "A Lima jury on Monday found John Roe guilty of killing a nun.",
    "John Roe was found guilty on Monday of killing a nun.",
]


@pytest.mark.parametrize("text", VERDICTS)
def test_a_verdict_is_not_of_the_day_of_the_deed(read, text):
    found = read(text)
    assert one(found, "COERCE").targets == ("John Roe",)
    deed = one(found, "ASSAULT")
    assert (deed.actors, deed.targets, deed.date_precision) == (("John Roe",), ("nun",), 6)


def test_what_somebody_did_long_ago_was_then(read):
    text = "John Roe, who killed five people in Arica in 2010, was executed in Lima on Monday."
    found = {r.date_edtf: (r.actors, r.targets) for r in read(text)}
    assert found["2010"] == (("John Roe",), ("people",))


@pytest.mark.parametrize("word", ["before", "until"])
def test_who_stops_a_gunman_did_not_attack(read, word):
    found = one(
        read(f"A gunman opened fire at a club in Lima on Monday, killing 12 people {word} he was shot dead by police."),
        "ASSAULT",
    )
    assert (found.actors, found.targets, found.deaths_best) == (("gunman",), ("people",), 12)


DRIVE_BY = [
    "Two teens were wounded in a drive-by shooting in Lima on Monday.",
    "A drive-by shooting wounded two teens in Lima on Monday.",
    "Police are investigating a drive-by shooting in Lima on Monday that wounded two teens.",
]


@pytest.mark.parametrize("text", DRIVE_BY)
def test_a_gerund_with_a_hyphened_word_before_it_is_a_noun(read, text):
    found = one(read(text), "ASSAULT")
    assert (found.event_mode, found.targets, found.injured_best) == ("firearms", ("teens",), 2)


def test_a_name_after_the_verb_is_not_that_of_its_subject(read):
    found = one(read("A man was arrested on Monday in the shooting death of his girlfriend, Ann Roe."), "COERCE")
    assert found.targets == ("man",)


def test_a_murder_elsewhere_is_no_part_of_what_was_burned(read):
    text = (
        "Rebels burned two trucks near Arica on Sunday. In Tacna, police arrested three men on Monday over the killing "
        "of a mayor last week."
    )
    found = one(read(text), "ASSAULT")
    assert (found.targets, found.deaths_best) == (("trucks",), None)


def test_jets_of_an_army_that_tells_of_them_are_the_army(read):
    found = one(read("Chile's army said on Monday that its jets had bombed three rebel camps near Tacna."), "ASSAULT")
    assert found.actors == ("Chile's army",)


def test_the_leader_of_a_body_is_not_the_body(read):
    found = one(read("Police arrested the leader of the Northern Front, John Roe, in Lima on Monday."), "COERCE")
    assert found.targets == ("John Roe",)


UNDONE = [
    "Instead of shooting the guard, the robber fled on Monday.",
    "John Roe was slapped with murder and other charges on Monday.",
    "Rather than arresting the men, they left on Monday.",
]


@pytest.mark.parametrize("text", UNDONE)
def test_what_was_done_instead_of_is_not_done(read, text):
    assert not [r for r in read(text) if r.event_type in ("ASSAULT", "COERCE")]


def test_a_fire_set_by_intent_is_arson(read):
    found = one(read("The fire was intentionally set by two men in Lima on Monday."), "ASSAULT")
    assert (found.event_mode, found.actors) == ("x:arson", ("men",))


FILLER = "The council met. The mill was closed. Bread was dear. "
SUMS = [
    "They have endured numerous murders.",
    "Relatives spoke of the recent attacks on policemen.",
    "Hundreds of farmers have been murdered by the rebels.",
]


@pytest.mark.parametrize("text", SUMS)
def test_sums_of_many_are_no_attack(read, text):
    assert not [r for r in read(FILLER + text) if r.event_type == "ASSAULT"]
