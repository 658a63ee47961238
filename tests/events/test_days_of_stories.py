"""Days in news of several events: which clause has which; texts of Wednesday 12 May 2021."""

from __future__ import annotations

import pytest

NEWS = "A truck bomb killed nine people in Kampala on Monday."


def days(reports, event_type, place=None):
    return [r.date_edtf for r in reports if r.event_type == event_type and place in (None, r.place_name)]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2003-10", "In October 2003 the army killed 60 people in El Alto, and President Hugo Rivas resigned."),
        (
            "2003-10",
            "In October 2003, marches ended in clashes in which troops killed 60 men, and Hugo Rivas resigned.",
        ),
        ("2021-05-10", "On Monday police fired tear gas at students in Lusaka, and the rector resigned."),
        ("1999-05", "In 1998 a bomb killed 12 people in Kandy, and in May 1999 the governor resigned."),
        ("../2021-05-12", "In 1998 a bomb killed 12 people in Kandy, and the governor later resigned."),
        ("../2021-05-12", "Police fired tear gas at students in Lusaka on Monday, and the rector resigned."),
    ],
)
def test_what_opens_a_sentence_is_the_day_of_its_second_clause(read, day, text):
    assert days(read(text), "RETREAT") == [day]


def test_a_year_before_people_is_a_year(read):
    assert days(read("In March 2009 rebels seized the port of Kismayo."), "ASSAULT") == ["2009-03"]


def test_an_election_has_the_year_of_the_verb_it_hangs_on_and_what_it_came_after_none_of_the_news(read):
    found = read(f"{NEWS} Okello beat Obua in 2008 in an election called after Idi Badu died in a Paris hospital.")

    assert {(r.event_type, r.assertion, r.date_edtf) for r in found} == {
        ("ASSAULT", "occurred", "2021-05-10"),
        ("x:DEATH", "background", "../2008-12-31"),
        ("x:ELECTION", "background", "2008"),
    }


def test_who_founded_a_party_long_ago_is_shot_in_the_news(read):
    found = read(f"{NEWS} Otto Okello, who founded the party in 1998, was shot dead outside his home in Gulu.")

    assert days(found, "ASSAULT", "Gulu") == ["2021-05-10"]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (("planned", "2021-05-14"), "The union has called a strike on Friday."),
        (("planned", "2021-05-14"), "The unions have called a strike in Lagos on Friday over pay."),
        (("occurred", "2021-05-10"), "The unions called a strike on Monday over pay."),
    ],
)
def test_a_strike_that_has_been_called_lies_ahead(read, told, text):
    assert [(r.assertion, r.date_edtf) for r in read(text) if r.event_type == "PROTEST"] == [told]


def test_a_day_ahead_is_of_nothing_else(read):
    found = read("The union has called a strike on Friday. Gunmen killed six policemen in Gulu in 2004, a court heard.")

    assert days(found, "ASSAULT") == ["2004"]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            "2021-05-11",
            "Bandits freed two seamen in Luuk at dawn on Tuesday. A man said he paid them on Monday night. "
            "Hours after the release, rangers shot six gunmen dead in Patikul.",
        ),
        (
            "2021-05-11/2021-05-12",
            "A court in Patna on Tuesday sentenced four men to life in prison. "
            "Within hours of the order, rebels shot six guards dead in Patikul.",
        ),
        (
            "2021-05-10",
            "Jets bombed a depot in Sanaa at dawn on Monday. Hours later, gunmen shot six guards dead in Patikul. "
            "On Sunday rebels fired a missile at Najran.",
        ),
        (
            "2021-05-10",
            "Jets bombed a depot in Sanaa on Monday. Hours later, gunmen shot six guards dead in Patikul.",
        ),
        (
            "2021-05-11",
            "Rebels blew up a bus in Van on Tuesday morning, killing nine, a day after strikes on their camps. "
            "Hours later, gunmen shot six guards dead in Patikul.",
        ),
    ],
)
def test_days_are_counted_from_what_is_named_or_told_last(read, day, text):
    assert set(days(read(text), "ASSAULT", "Patikul")) == {day}


def test_hours_counted_do_not_change_the_day_of_a_clause_that_has_its_own(read):
    found = read(
        "Bandits freed two seamen in Luuk on Sunday. Hours after the release, on Monday, men shot six in Patikul."
    )

    assert days(found, "ASSAULT", "Patikul") == ["2021-05-10"]


@pytest.mark.parametrize("span", ["a day", "barely 24 hours", "one day"])
def test_what_an_attack_came_after_is_another_attack(read, span):
    found = read(
        "Rebels shelled Mubi on Sunday, killing 14 residents. "
        f"The raid came {span} after troops ambushed a column of the rebels near Gulak and killed nine of them."
    )

    assert [(r.place_name, r.date_edtf, r.deaths_best) for r in found if r.event_type == "ASSAULT"] == [
        ("Mubi", "2021-05-09", 14),
        ("Gulak", "2021-05-08", 9),
    ]


def test_those_killed_a_day_after_others_are_lent_no_day_of_theirs(read):
    found = read("A bomb killed nine people in Basra on Sunday, a day after gunmen killed four soldiers in Mosul.")

    assert {(r.place_name, r.date_edtf) for r in found} == {("Basra", "2021-05-09"), ("Mosul", "2021-05-08")}


def test_people_killed_after_a_bomb_went_off_are_its_dead(read):
    found = read("Nine people were killed after a bomb exploded at a market in Basra on Sunday.")

    assert [(r.date_edtf, r.deaths_best) for r in found] == [("2021-05-09", 9)]


def test_the_second_of_three_verbs_goes_with_the_first_of_them(read):
    found = read(
        "Soldiers patrolled the capital on Tuesday, a day after the king dismissed the government, suspended the "
        "constitution and named a judge to head a council."
    )

    assert days(found, "COERCE") == ["2021-05-10"]


def test_what_somebody_is_jailed_for_has_its_own_year(read):
    found = read(
        "A court on Tuesday sentenced four men to life in prison for blowing up a police jeep near Gulu in 2004, an "
        "attack that claimed the lives of five constables."
    )

    assert [(r.assertion, r.date_edtf) for r in found if r.event_type == "ASSAULT"] == [("background", "2004")]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-05-10", "Kenyans voted on Monday. Riots broke out on Tuesday. {}."),
        ("2021-05-02", "Liberia held a presidential election on 2 May. A court sat on Tuesday. {}."),
        ("2021-05-09", "{}. Sunday's election was calm elsewhere, and police made arrests on Tuesday."),
        ("../2021-05-12", "The party rejected the result on Tuesday. {}."),
    ],
)
def test_election_day_is_the_day_on_which_people_voted(read, day, text):
    found = read(text.format("Gunmen shot dead a clerk in Garissa on election day"))

    assert days(found, "ASSAULT", "Garissa") == [day]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-05-07/2021-05-12", "Miners have been on hunger strike in Oruro since last Friday."),
        ("2021-05-07/2021-05-12", "Villagers have blocked the road to Oruro since Friday."),
        ("2021-05-07/2021-05-12", "Ana Rojas, who has been on hunger strike since Friday, met the envoy on Monday."),
        ("2021-05-09/2021-05-11", "Police broke up the meeting. Students rioted in Oruro for a third day on Tuesday."),
        (
            "2021-05-08/2021-05-11",
            "On the fourth day of protests in Lagos on Tuesday, police shot dead two students.",
        ),
        ("2021-05-11", "Students marched in Oruro on Tuesday for the first day of the festival."),
        ("2021-05-11", "Students marched in Oruro on Tuesday for the second day of the festival."),
    ],
)
def test_what_goes_on_is_of_all_its_days(read, day, text):
    assert days(read(text), "PROTEST") == [day]


def test_who_is_shot_on_the_fourth_day_is_shot_on_one(read):
    found = read("On the fourth day of protests in Lagos on Tuesday, police shot dead two students.")

    assert days(found, "ASSAULT") == ["2021-05-11"]


@pytest.mark.parametrize("span", ["between Friday night and Sunday morning", "between 6 p.m. Friday and 8 a.m. Sunday"])
def test_a_stretch_is_not_narrowed_by_the_day_of_another_event(read, span):
    found = read(
        f"A bus overturned in Zanesville early Saturday. Thieves broke into a church {span} and took a chalice."
    )

    assert days(found, "x:CRIME") == ["2021-05-07/2021-05-09"]
    assert days(found, "x:ACCIDENT") == ["2021-05-08"]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            "../2021-05-12",
            "The death toll from the cholera epidemic reached 565. Peru sent doctors to Jacmel on Tuesday.",
        ),
        (
            "2021-01-01/2021-05-12",
            "Cholera has killed 565 people since January. Peru sent doctors to Jacmel on Tuesday.",
        ),
        ("2021-05-09", "Cholera broke out in Jacmel on Sunday, killing nine. Peru sent doctors on Tuesday."),
    ],
)
def test_an_epidemic_has_no_day_of_what_else_was_done(read, day, text):
    assert days(read(text), "x:HEALTH") == [day]


def test_the_dead_of_months_ago_do_not_join_the_wounded_of_the_news(read):
    found = read(
        'Rebels raided Gaba on Sunday, killing 14 residents. "They shot my brother," a man said. Eleven others with '
        "bullet wounds were brought to a hospital. In July last year more than 60 people lost their lives in Damboa."
    )

    assert [(r.assertion, r.deaths_best) for r in found if r.date_edtf == "2020-07"] == [("background", 60)]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (
            "../2021-05-12",
            "By Our Correspondent | May 11, 2021\n\nA mine killed nine people near Kidal, officials said.",
        ),
        ("../2021-05-12", "11 May 2021\n\nA mine killed nine people near Kidal, officials said."),
        ("../2021-05-12", "KIDAL, Mali (WNS) — 11 May 2021 — A mine killed nine people near Kidal, officials said."),
        (
            "2021-05",
            "*The Kidal Post, 11 May 2021*\n\nA mine killed nine people near Kidal in early May, officials said.",
        ),
        ("2021-05-08", "MAY 11, 2021\n\nA mine killed nine people near Kidal on Saturday, officials said."),
        ("2021-05-09", "9 May 2021:\n\nA mine killed nine people near Kidal, officials said."),
        ("2021-05-09", "On 9 May 2021, in Kidal,\n\na mine killed nine people, officials said."),
    ],
)
def test_the_day_on_which_it_was_written_is_no_events(read, day, text):
    assert days(read(text), "ASSAULT") == [day]
