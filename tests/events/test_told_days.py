"""The days of talks, arrests and what is said: those of their own words, not of what the next sentence tells."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("event_type", "day", "text"),
    [
        ("CONSULT", "../2021-05-12", "The minister met the Swedish envoy in Basra. On Monday a judge opened a mill."),
        ("CONSULT", "../2021-05-12", "On Monday a judge opened a mill. The minister met the Swedish envoy in Basra."),
        ("CONSULT", "2021-05-10", "The minister landed in Basra on Monday. He met the Swedish envoy."),
        ("CONSULT", "2021-05-10", "The minister met the Swedish envoy in Basra. The meeting took place on Monday."),
        ("COERCE", "../2021-05-12", "Police were called to a mill on Monday. A baker of Basra has been arrested."),
        ("COERCE", "2021-05-10", "A baker of Basra has been arrested. The arrest on Monday was his second."),
    ],
)
def test_a_day_of_another_sentence_is_another_happenings(read, event_type, day, text):
    assert next(r.date_edtf for r in read(text) if r.event_type == event_type) == day


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2021-05-09/2021-05-10", "Two men were shot dead overnight in Basra, police said on Monday."),
        ("2021-05-10", "A man was stabbed to death in Basra in the early hours, police said on Monday."),
        ("2021-05-08", "Troops reached the town of Basra on Thursday. Rebels attacked the town on Saturday."),
    ],
)
def test_a_day_of_saying_and_one_of_another_sentence_do_not_date_an_attack(read, day, text):
    assert [r.date_edtf for r in read(text) if r.event_type == "ASSAULT"] == [day]
