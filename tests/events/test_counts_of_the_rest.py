"""How many died where words tell it about: all but some, one more elsewhere, deaths by cold, both of somebody's."""

from __future__ import annotations

import pytest

TOLD = [
    # rule, text, dead and hurt of the first event
    ("all but some of a crew", "A trawler sank off Bern on Monday. All but two of the crew of eleven died.", (9, None)),
    ("all but some of so many", "A coach crashed near Bern. All but three of the 40 riders were killed.", (37, None)),
    (
        "all but one of unknown",
        "A trawler sank off Bern on Monday with a crew of nine. All but one drowned.",
        (None, None),
    ),
    ("two of them", "A trawler sank off Bern on Monday. Two of the crew of eleven died.", (2, None)),
    ("both of his", "An avalanche killed a guide and both of his clients near Bern on Monday.", (3, None)),
    ("to death, of two", "A man stabbed his wife and their baby to death in Bern on Monday.", (2, None)),
    ("nearly to death", "A man stabbed his wife and their baby nearly to death in Bern on Monday.", (None, 2)),
    (
        "a third elsewhere",
        "Gunmen fired at a patrol near Bern. Two soldiers died at the scene and a third on the way to hospital.",
        (3, None),
    ),
    (
        "another elsewhere",
        "Gunmen fired at a patrol near Bern. Two soldiers died at the scene and another in hospital.",
        (3, None),
    ),
    ("cold", "Five climbers froze to death on a mountain near Bern on Monday.", (5, None)),
    ("smoke", "Nine schoolchildren choked to death in a fire near Bern on Monday.", (9, None)),
    ("air", "Eleven miners suffocated when a mine near Bern filled with smoke on Monday.", (11, None)),
    ("a beast", "A tiger mauled a woodcutter to death near Bern on Monday.", (1, None)),
    ("a beast that hurts", "A bear mauled two hikers near Bern on Monday.", (None, 2)),
    ("burning people", "Lightning struck a pitch near Bern on Monday, killing two players and burning five.", (2, 5)),
    ("a magnitude", "An earthquake of magnitude 6.2 shook Bern on Monday, killing at least 70 people.", (70, None)),
]


@pytest.mark.parametrize(("rule", "text", "counts"), TOLD)
def test_the_first_event_has_the_figures_that_words_tell_about(read, rule, text, counts):
    first = read(text)[0]
    assert (first.deaths_best, first.injured_best) == counts, rule


@pytest.mark.parametrize(
    "text",
    [
        "The bank froze the accounts of two men in Bern on Monday after a bomb went off there.",
        "The crowd stoned two buses in Bern on Monday.",
        "Three men starved themselves in a hunger strike in Bern.",
    ],
)
def test_words_that_kill_only_with_to_death_count_nobody_without(read, text):
    assert all(report.deaths_best is None for report in read(text))


def test_a_figure_is_no_party(read):
    first = read("An earthquake of magnitude 6.2 shook Bern on Monday, killing 70 people.")[0]
    assert first.actors == ()


def test_all_but_two_of_a_crew_are_the_crew(read):
    first = read("A boat sank off Bern on Monday. All but two of the crew of eleven died.")[0]
    assert not any("but two" in name for name in first.targets)
