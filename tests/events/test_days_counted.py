"""Days counted from those told before: "a week earlier", "it came five days after"; texts of Wednesday 12 May 2021."""

from __future__ import annotations

import pytest

LEAD = "Two men robbed a bank in Basra on Tuesday, police said."


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-05-03~/2021-05-09~", "A week earlier, two men robbed a post office in Basra."),
        ("2021-05-03~/2021-05-09~", "The week before, two men robbed a post office in Basra."),
        ("2021-04~", "A month earlier, two men robbed a post office in Basra."),
        ("2021-05-07", "Four days earlier, two men robbed a post office in Basra."),
    ],
)
def test_what_was_done_so_long_before_is_another_happening(read, day, text):
    assert sorted(r.date_edtf for r in read(f"{LEAD} {text}")) == sorted([day, "2021-05-11"])


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-01", "A bomb killed ten men in Basra on Tuesday. In January, rebels attacked a mill in Amara."),
        ("2021-05-10", "Gunmen shot a judge in Basra on Tuesday. The previous day, a car bomb killed two in Amara."),
        (
            "2021-05-06",
            "Soldiers raided Basra on Tuesday, killing two. It came five days after a murder in Amara.",
        ),
        ("2021-05-06", "Rebels bombed a ferry on Tuesday. The sinking came five days after a man was shot in Amara."),
    ],
)
def test_an_attack_is_of_the_day_that_its_own_words_tell(read, day, text):
    assert next(r.date_edtf for r in read(text) if r.place_name == "Amara") == day


def test_an_arrest_is_of_the_week_counted_for_it(read):
    found = read("Gunmen shot dead a judge in Basra on 3 March. A man was arrested three weeks later.")
    assert [r.date_edtf for r in found if r.event_type == "COERCE"] == ["2021-03-22~/2021-03-28~"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot four men in Basra on Tuesday. A day later, two of the wounded died.",
        "Gunmen shot four men in Basra last week. The shooting took place late on Tuesday of last week.",
    ],
)
def test_what_came_of_it_is_no_other_happening(read, text):
    assert [r.event_type for r in read(text)] == ["ASSAULT"]
