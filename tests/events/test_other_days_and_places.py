"""What was struck elsewhere, on another day or at another hour is another attack; else it is the one told above."""

import pytest

BLAST = "A car bomb exploded last night in the town of Pasto, close to a market. Four people were hurt. "
AT_BANK = "A bomb exploded in Pasto on Monday near a bank, police said. Two people were hurt. "
SHOT = "A general was shot dead on a bridge in Bogota on 5 March. He had led the army. "
STUDIO = "Terrorists attacked the studios of a television station on Sunday. Nobody was hurt. "
HOUSE = "A bomb went off this morning at the minister's house. The police came. "


def attacks(reports):
    return [r for r in reports if r.event_type == "ASSAULT"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "the place that a sentence opens with",
            AT_BANK + "In Cali, the old school has been the target of ten bomb attacks.",
        ),
        (
            "a place told by what kind of place it is",
            BLAST + "A car bomb exploded in the city of Cali, close to a clinic.",
        ),
        ("the day of the week that followed", SHOT + "The following Sunday the envoy's house was attacked."),
        ("days counted", SHOT + "Two days later the envoy's house was attacked."),
        (
            "days counted back",
            STUDIO + "Three days earlier, two sticks of dynamite were thrown at the offices of a refinery.",
        ),
        ("another part of the day", HOUSE + "The party's office was bombed this evening."),
    ],
)
def test_what_was_struck_elsewhere_or_at_another_time_is_another_attack(read, rule, text):
    assert len(attacks(read(text))) == 2, rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("where somebody only speaks", BLAST + "In Cali, the minister said that the attack was cruel."),
        ("the same part of the day", HOUSE + "The party's office was bombed this morning too."),
        ("people hurt at another hour", HOUSE + "In the evening the attack was condemned."),
    ],
)
def test_what_is_told_of_it_from_elsewhere_is_the_same_attack(read, rule, text):
    assert len(attacks(read(text))) == 1, rule


def test_a_plural_that_sums_up_years_does_not_join_two_days(read):
    text = (
        "Rebels of the Red Star staged attacks in an attempt to stop the vote. A bomb exploded early this morning near "
        "the house of the minister. His wife said that it lacks guards. The headquarters of the Liberal Party was "
        "bombed last night. The attack broke windows. The rebels of the Red Star have staged attacks for the past ten "
        "years."
    )
    assert [r.targets for r in attacks(read(text))] == [
        ("house of the minister",),
        ("headquarters of the Liberal Party",),
    ]


def test_whom_soldiers_killed_and_whose_bodies_were_found_was_attacked(read):
    text = (
        "Three members of a union were killed by soldiers in the city of Pasto. On Tuesday the three bodies were found "
        "near the city's cemetery."
    )
    assert [(r.event_type, r.deaths_best) for r in read(text)] == [("ASSAULT", 3)]
