"""The days and places of what words and harmless acts are about, which are not theirs."""

from __future__ import annotations

import pytest

OPEN = "../2021-05-12"

DAYS = [
    # rule                 event type   text                                                                        day
    ("condemned", "ACCUSE", "The envoy condemned Friday's attack in Basra.", OPEN),
    ("condemned on a day", "ACCUSE", "The envoy on Monday condemned Friday's attack in Basra.", "2021-05-10"),
    ("which did it", "ACCUSE", "On Monday the envoy condemned the bomb that killed nine on Friday.", "2021-05-10"),
    ("rejected", "REJECT", "The envoy rejected Monday's offer of talks.", OPEN),
    ("talked of", "CONSULT", "The ministers met in Bern to discuss Friday's raid on Basra.", OPEN),
    ("talked of on a day", "CONSULT", "The ministers met on Tuesday to discuss Friday's raid on Basra.", "2021-05-11"),
    ("marched against", "PROTEST", "Thousands marched in Oslo against Monday's verdict.", OPEN),
    ("after a speech", "SANCTION", "Denmark recalled its envoy after Sunday's speech.", OPEN),
    ("left what they took", "RETREAT", "The rebels pulled out of the town that they took in March.", OPEN),
    ("freed who was taken", "RETREAT", "The army freed the three bakers who were abducted in April.", OPEN),
    ("a funeral", "x:DEATH", "Hundreds attended the funeral of the nuns killed on Friday in Basra.", OPEN),
    ("its own", "AGREE", "The parliament approved the deal on Monday.", "2021-05-10"),
    ("the words' own", "CONSULT", "Monday's talks between Peru and Chile failed.", "2021-05-10"),
]


@pytest.mark.parametrize(("rule", "event_type", "text", "day"), DAYS)
def test_an_act_has_not_the_day_of_what_it_is_about(read, rule, event_type, text, day):
    assert [r.date_edtf for r in read(text) if r.event_type == event_type] == [day]


PLACES = [
    # rule              event type   text                                                                   place
    ("condemned", "ACCUSE", "The envoy condemned Friday's attack in Basra.", None),
    ("in a speech", "ACCUSE", "The envoy condemned the raid in Basra in a speech in Geneva on Monday.", "Geneva"),
    ("asked for", "REQUEST", "The church demanded an inquiry into the fire in Basra.", None),
    ("rejected", "REJECT", "The envoy rejected Monday's offer of talks in Geneva.", None),
    ("where it is said", "REJECT", "In Geneva on Tuesday the envoy rejected Monday's offer.", "Geneva"),
]


@pytest.mark.parametrize(("rule", "event_type", "text", "place"), PLACES)
def test_words_are_not_where_the_deed_was_that_they_are_about(read, rule, event_type, text, place):
    assert [r.place_name for r in read(text) if r.event_type == event_type] == [place]


OLD_DEEDS = [
    # rule          text                                                                                     day
    ("on trial", "A former colonel went on trial on Tuesday over the massacre of 200 villagers in 1982.", "1982"),
    ("a funeral", "Hundreds attended a funeral in Basra on Sunday for a nun killed in an attack on a bus.", OPEN),
    ("hanged", "Four men were hanged in Basra on Monday for the bombing of a mill.", OPEN),
    ("at a post", "Rebels attacked a police post in Basra on Sunday, killing two guards.", "2021-05-09"),
    ("of their own", "Guards executed four men in Basra on Monday.", "2021-05-10"),
]


@pytest.mark.parametrize(("rule", "text", "day"), OLD_DEEDS)
def test_a_deed_has_not_the_day_of_what_came_after_it(read, rule, text, day):
    assert [r.date_edtf for r in read(text) if r.event_type == "ASSAULT"] == [day]
