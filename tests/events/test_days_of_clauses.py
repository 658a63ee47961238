"""Days that the clause of an event chooses: before or after the day of publication, Wednesday 2021-05-12."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("rule", "text", "told"),
    [
        (
            "what was done was not done weeks ahead",
            "Soldiers kidnapped a priest in Basra on 17 June.",
            ("ASSAULT", "occurred", "2020-06-17"),
        ),
        (
            "what was done was not done weeks ahead",
            "Police found the body of a nurse kidnapped on 29 May.",
            ("ASSAULT", "occurred", "2020-05-29"),
        ),
        (
            "a day of last week",
            "Gunmen killed nine soldiers in Basra on Tuesday of last week.",
            ("ASSAULT", "occurred", "2021-05-04"),
        ),
    ],
)
def test_the_clause_of_an_event_says_which_day_is_meant(read, rule, text, told):
    assert told in [(r.event_type, r.assertion, r.date_edtf) for r in read(text)], rule
