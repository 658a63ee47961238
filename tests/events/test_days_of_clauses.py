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
        (
            "the present tells what is fixed beforehand",
            "Voters in Malta go to the polls on Saturday.",
            ("x:ELECTION", "planned", "2021-05-15"),
        ),
        (
            "the present tells what is fixed beforehand",
            "The pope visits Cairo on Friday.",
            ("CONSULT", "planned", "2021-05-14"),
        ),
        (
            "what is called for a day is to come",
            "The union called a strike for Friday.",
            ("PROTEST", "planned", "2021-05-14"),
        ),
        (
            "what is fixed for a day is to come",
            "Elections are fixed for Sunday in Iran.",
            ("x:ELECTION", "planned", "2021-05-16"),
        ),
        (
            "what is fixed for a day is to come",
            "The rebels fixed a meeting with the mayor for Friday.",
            ("CONSULT", "planned", "2021-05-14"),
        ),
        (
            "what is held for days is not fixed for a day",
            "Rebels held talks for three days in Havana.",
            ("CONSULT", "occurred", "../2021-05-12"),
        ),
        (
            "days named in a row are a range",
            "Protesters clashed with police in Caracas on Friday and Saturday.",
            ("PROTEST", "occurred", "2021-05-07/2021-05-08"),
        ),
        (
            "days named in a row are a range",
            "Gunmen attacked villages in Kaduna on 3, 5 and 7 May.",
            ("ASSAULT", "occurred", "2021-05-03/2021-05-07"),
        ),
        (
            "a night was over when it was told",
            "A bomb killed five people in Basra in the night.",
            ("ASSAULT", "occurred", "2021-05-11/2021-05-12"),
        ),
        (
            "the night to a day ends on it",
            "A bomb killed five people in Basra in the night to Sunday.",
            ("ASSAULT", "occurred", "2021-05-08/2021-05-09"),
        ),
        (
            "from earlier in the week on",
            "Gunmen killed five people in Basra earlier this week.",
            ("ASSAULT", "occurred", "2021-05-10/2021-05-12"),
        ),
        (
            "a perfect tells of all days since",
            "Police have arrested 40 activists in Cairo since Friday.",
            ("COERCE", "occurred", "2021-05-07/2021-05-12"),
        ),
        (
            "what lasts as one thing began then",
            "Rebels have held a priest in Basra since Friday.",
            ("ASSAULT", "occurred", "2021-05-07"),
        ),
        (
            "years counted from a deed up to now",
            "Ten years after a bomb killed 20 people in Basra, nobody has been tried.",
            ("ASSAULT", "background", "2011~"),
        ),
        (
            "years counted from a deed to what came after",
            "Three years after militants kidnapped 200 girls in Chibok, parents protested in Abuja on Tuesday.",
            ("ASSAULT", "background", "2018~"),
        ),
    ],
)
def test_the_clause_of_an_event_says_which_day_is_meant(read, rule, text, told):
    assert told in [(r.event_type, r.assertion, r.date_edtf) for r in read(text)], rule


def test_a_title_in_the_present_tells_of_what_was(read):
    reports = read("Japan's prime minister met the Russian president on Saturday.", "Abe meets Putin on Saturday")

    assert [(r.event_type, r.assertion, r.date_edtf) for r in reports] == [("CONSULT", "occurred", "2021-05-08")]
