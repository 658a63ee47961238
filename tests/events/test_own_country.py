"""The country of parties whose own words name none."""

from __future__ import annotations

import pytest

ACTORS = [
    # rule                    text                                                                       codes
    ("police", "Police arrested nine students in Lima on Monday.", ("PER COP",)),
    ("an army", "The army shelled a village near Juba on Monday, killing nine farmers.", ("SSD MIL",)),
    (
        "who rules",
        "The military government of President Roe declared a state of siege in Haiti on Saturday.",
        ("HTI GOV",),
    ),
    ("a curfew", "President Lee Roe imposed a night curfew in Abidjan on Monday.", ("CIV GOV",)),
    ("who marches", "Thousands of teachers marched in Lima on Monday to demand higher pay.", ("PER EDU",)),
    ("told already", "Danish soldiers left. The army had arrested a nun on Monday.", ("DNK MIL",)),
    # What it must not change
    (
        "another's police",
        "Police in Quito arrested a nun on Monday. Quito and Guayaquil are in Ecuador. Danish police sent a file.",
        ("ECU COP",),
    ),
    ("troops", "Troops shelled a village near Juba on Monday, killing nine farmers.", ("--- MIL",)),
    ("of two", "Danish and Swiss police met in Bern. Police arrested a thief there on Monday.", ("--- COP",)),
    ("a leader abroad", "President Lee Roe urged Chile to open its ports.", ("--- GOV",)),
    ("raiders", "Farmers attacked a mill in Lima on Monday.", ("--- AGR",)),
]

LEADERS = [
    ("his own rebels", "Rebels in Fiji freed Prime Minister Ann Roe on Monday.", "FJI GOV"),
    ("another's diplomats", "Moroccan diplomats met President Lee Roe at a lunch on Monday.", "--- GOV"),
    ("another's minister", "Peru's foreign minister met President Lee Roe on Monday.", "--- GOV"),
]


@pytest.mark.parametrize(("rule", "text", "codes"), ACTORS)
def test_an_organ_is_of_the_country_told_for_it_or_where_it_acts(read, rule, text, codes):
    assert read(text)[0].actor_codes == codes


@pytest.mark.parametrize(("rule", "text", "code"), LEADERS)
def test_a_leader_is_of_the_country_whose_own_people_deal_with_him(read, rule, text, code):
    assert read(text)[0].target_codes == (code,)
