"""Below its lead an article may turn to other attacks, by words that bring in who was struck, or the attack, as new."""

import pytest

LEAD = (
    "Gunmen attacked the mayor's house on Monday, police said. The mayor was away. Neighbours called the fire "
    "brigade. The street was closed. "
)


def attacks(reports):
    return [r for r in reports if r.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("several strike people new to the reader", "The rebels killed two nurses."),
        ("a noun that brings in an attack", "Residents remember an attack against a clinic."),
        ("words that go on to a next deed", "Similarly, a doctor was shot."),
    ],
)
def test_others_struck_are_of_another_attack(read, rule, text):
    assert len(attacks(read(LEAD + text))) == 2, rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("those known", "The gunmen shot at the house again and again."),
        ("the attack known", "The attack damaged a fence."),
        ("one man's deed", "A gunman wounded two nurses."),
    ],
)
def test_the_attack_of_the_lead_goes_on(read, rule, text):
    assert len(attacks(read(LEAD + text))) == 1, rule


@pytest.mark.parametrize(
    ("text", "count"), [("Rebels burned a bus by the river.", 2), ("Rebels had destroyed the buses.", 1)]
)
def test_words_for_others_of_a_kind_are_not_what_was_struck_before(read, text, count):
    lead = (
        "A bomb destroyed two buses at the mill on Monday. The police searched the hills. Nobody was caught. A priest "
        "spoke. The army sent a patrol. "
    )
    assert len(attacks(read(lead + text))) == count


def test_who_rejects_a_murder_does_not_deny_it(read):
    murder = attacks(read("All parties rejected the murder of Senator Aldo Ferrante."))[0]
    assert (murder.assertion, murder.targets) == ("occurred", ("Aldo Ferrante",))


def test_who_denies_a_murder_denies_it(read):
    assert attacks(read("The army denied the murder of Senator Aldo Ferrante."))[0].assertion == "denied"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Senator Aldo Ferrante died of gunshot wounds on Monday, his party said.", ("ASSAULT", "firearms")),
        ("Senator Aldo Ferrante died of cancer on Monday, his party said.", ("x:DEATH", None)),
    ],
)
def test_whoever_died_of_gunshot_wounds_was_shot(read, text, told):
    report = read(text)[0]
    assert (report.event_type, report.event_mode) == told


HARVEST = 3 * "The harvest was good in the valley. Farmers were glad. Prices held. The mill ran day and night. "


def test_what_somebody_did_to_somebody_somewhere_is_told_as_one(read):
    assert len(attacks(read(HARVEST + "Guerrillas attacked several pylons in Tolima."))) == 1


def test_what_nobody_is_said_to_have_done_somewhere_is_talk(read):
    assert attacks(read(HARVEST + "Pylons are attacked in Tolima.")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They are tied to the murder of Senator Aldo Ferrante and to the bomb attack on the newspaper office.", 2),
        ("The assassination of the bishop and the attack on a mill shook the town on Friday.", 2),
        ("The shooting and stabbing of the bishop shook the town on Friday.", 1),
    ],
)
def test_attacks_named_side_by_side_on_others_are_two(read, text, count):
    assert len(attacks(read(text))) == count
