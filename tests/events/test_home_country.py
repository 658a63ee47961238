"""The country of a party by the place that its own words name, and titles without words that say nothing."""

from __future__ import annotations

import pytest

from timeline.events.titles import _telling

CODES = [
    # rule                   text                                                                        code
    ("a court in a town", "A court in Manila jailed a nun for six years on Monday.", "PHL JUD"),
    ("rebels in a region", "Rebels in Darfur attacked a convoy of UN peacekeepers on Monday.", "SDN REB"),
    ("of a town", "Residents of Srinagar threw stones at police on Friday.", "IND CVL"),
    ("soldiers may be anybody's", "Soldiers in Manila shot a nun on Monday.", "--- MIL"),
    ("an envoy is no native", "The ambassador in Lima accused Chile of spying on Monday.", "--- GOV"),
    ("where it was", "Farmers attacked a mill in Darfur on Monday.", "--- AGR"),
    ("told already", "Danish police in Manila arrested a nun on Monday.", "DNK COP"),
]


@pytest.mark.parametrize(("rule", "text", "code"), CODES)
def test_the_place_in_their_words_tells_whose_they_are(read, rule, text, code):
    assert read(text)[0].actor_codes[:1] == (code,)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("men",), ()),
        (("people", "nun", "guard"), ()),
        (("people", "bus"), ("bus",)),
        (("masked men", "people"), ("masked men",)),
        (("nun", "guard"), ("nun", "guard")),
    ],
)
def test_a_title_names_nobody_by_a_word_for_anybody(names, told):
    assert _telling(names) == told


def test_a_title_names_people_before_the_things_they_were_in(read):
    report = next(
        r for r in read("Gunmen attacked a bus near Basra on Monday and killed nine pilgrims.") if r.deaths_best
    )
    assert set(report.targets) == {"bus", "pilgrims"}
    assert "of pilgrims" in report.title
