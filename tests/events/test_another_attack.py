"""Another attack told beside the main one stays another: it has its own day, town, victims and dead."""

from __future__ import annotations

import pytest

TITLE = "Villagers shot"
LEAD = "Gunmen shot dead seven villagers in Basra on Tuesday."


@pytest.mark.parametrize(
    ("rule", "title", "text", "other"),
    [
        (
            "another town and day",
            "Bomb kills two",
            "A bomb killed two soldiers in Basra on Tuesday. Gunmen shot dead a teacher in Mosul on Sunday.",
            ("firearms", "2021-05-09", "Mosul", ("teacher",), 1),
        ),
        (
            "killed, which nobody is days after",
            TITLE,
            f"{LEAD} Two soldiers were killed in a gunbattle near Mosul on Wednesday.",
            ("firearms", "2021-05-12", "Mosul", ("soldiers",), 2),
        ),
        (
            "another attack, by words alone",
            TITLE,
            f"{LEAD} In another attack, gunmen killed three teachers.",
            ("firearms", "2021-05-11", None, ("teachers",), 3),
        ),
        (
            "a day counted from the one told",
            TITLE,
            f"{LEAD} The previous day, a car bomb killed three people in Mosul.",
            ("explosives", "2021-05-10", "Mosul", ("people",), 3),
        ),
        (
            "the same of a noun with a verb of its own",
            TITLE,
            f"{LEAD} The previous day, a car bomb had torn through a market in Mosul, killing 34.",
            ("explosives", "2021-05-10", "Mosul", (), 34),
        ),
        (
            "hours before",
            "Refinery blown up",
            "Rebels blew up a refinery near Basra on Tuesday. Nobody was hurt. "
            "Hours before the explosion, gunmen shot and killed a conscript in Mosul.",
            ("firearms", "2021-05-10/2021-05-11", "Mosul", ("conscript",), 1),
        ),
        (
            "minutes earlier, in a clause",
            "Bomb wounds 12",
            "A car bomb wounded 12 people in Basra on Tuesday. It went off near a shop where gunmen had opened fire "
            "minutes earlier and killed the owner.",
            ("firearms", "2021-05-11", "Basra", ("owner",), 1),
        ),
        (
            "what was done in reply to it",
            "Two shot dead in pub",
            "Loyalists shot dead two men at a pub in Armagh on Tuesday. The shooting was in reply to the killing of a "
            "builder by the Irish Republican Army in Dungannon last Saturday.",
            (None, "2021-05-08", "Dungannon", ("builder",), 1),
        ),
        (
            "before another, a day apart",
            "Rebels kill five",
            "The rebels killed five soldiers in Basra on Tuesday, a day after air strikes on their camps in Mosul.",
            ("aerial", "2021-05-10", "Mosul", ("camps",), None),
        ),
    ],
)
def test_another_attack_is_told_apart(read, rule, title, text, other):
    told = [
        (r.event_mode, r.date_edtf, r.place_name, r.targets, r.deaths_best)
        for r in read(text, title=title)
        if r.event_type == "ASSAULT"
    ]
    assert len(told) == 2, rule
    assert other in told, rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("who died later died of it", f"{LEAD} Two hours later, another of the villagers died."),
        ("a day on which one died", "A bomb wounded two men in Basra on Monday. One of them died on Wednesday."),
        (
            "the known attack",
            f"{LEAD} Hours before the attack, the mayor had left. The attack was the third this year.",
        ),
        ("its own sequel", "Gunmen attacked a bus in Basra on Tuesday, killing two guards hours after midnight."),
    ],
)
def test_what_came_of_it_is_no_other_attack(read, rule, text):
    assert len([r for r in read(text, title=TITLE) if r.event_type == "ASSAULT"]) == 1, rule


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        (
            "a lead that sums up a weekend",
            "Three people were shot dead in Iraq at the weekend. On Saturday a farmer was shot dead in Basra. "
            "On Sunday two brothers were shot dead by gunmen in Mosul.",
            {("2021-05-08", 1), ("2021-05-09", 2)},
        ),
        (
            "a lead that sums up two bombings",
            "Six people were killed in two bombings in Iraq. A car bomb killed four people in Mosul on Monday. "
            "On Tuesday a roadside bomb killed two soldiers in Kirkuk.",
            {("2021-05-10", 4), ("2021-05-11", 2)},
        ),
        (
            "accidents",
            "Five people were killed in road accidents over the weekend. Three died when a van hit a tree in Limerick "
            "on Saturday. Two others died in a crash in Galway on Sunday.",
            {("2021-05-08", 3), ("2021-05-09", 2)},
        ),
        (
            "no sum: the figure of the one event",
            "Six people were killed in a bombing in Mosul on Monday. Four were soldiers. "
            "On Sunday a roadside bomb killed two guards in Kirkuk.",
            {("2021-05-10", 6), ("2021-05-09", 2)},
        ),
    ],
)
def test_a_sum_of_several_is_nobodys_count(read, rule, text, told):
    found = {(r.date_edtf, r.deaths_best) for r in read(text) if r.event_type in ("ASSAULT", "x:ACCIDENT")}
    assert found == told, rule


def test_the_day_of_a_funeral_keeps_no_death_from_its_attack(read):
    text = (
        "Thousands followed the coffins of miners killed in Basra through the streets on Saturday. "
        "The bus that was taking them to the mine was attacked on Friday morning. Two of the dead were brothers."
    )
    assert len([r for r in read(text, title="Basra buries its dead") if r.event_type == "ASSAULT"]) == 1


def test_who_is_put_to_death_for_it_is_no_victim_of_it(read):
    text = "A truck bomb killed 90 people in Basra on Monday. The king ordered the execution of 11 prisoners in reply."
    assert {r.targets for r in read(text) if r.event_type == "ASSAULT"} == {("people",), ("prisoners",)}
