"""Verbs that a hyphen joins to the word before them."""

import pytest


@pytest.mark.parametrize(
    ("text", "event_type", "mode", "targets"),
    [
        ("A nun was gang-raped in Lima on Monday.", "ASSAULT", "sexual", ("nun",)),
        ("Kenya test-fired a missile on Monday.", "MOBILIZE", None, ()),
        ("A missile was test-fired on Monday.", "MOBILIZE", None, ()),
        ("Thugs petrol-bombed a shop in Lima on Monday.", "ASSAULT", "explosives", ("shop",)),
    ],
)
def test_the_two_words_are_read_as_one_verb(read, text, event_type, mode, targets):
    (found,) = read(text)
    assert (found.event_type, found.event_mode, found.targets) == (event_type, mode, targets)


def test_a_word_and_a_verb_that_are_no_verb_together_are_two(read):
    (found,) = read("Half-starved rebels kidnapped a priest in Lima on Monday.")
    assert (found.event_type, found.event_mode) == ("ASSAULT", "abduct")


def test_a_captain_re_elected_wins_no_vote(read):
    assert read("Ann Roe was re-elected captain of the team on Monday.") == ()
