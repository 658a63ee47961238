"""Words that stand for people without naming them are no actors and targets."""

import pytest

from timeline.events.parties.naming import _names_nobody, uncounted


@pytest.mark.parametrize(
    "name", ["they", "no one", "the same ones", "any policemen", "their own", "four others", "anyone in it", "25-"]
)
def test_it_names_nobody(name):
    assert _names_nobody(name)


@pytest.mark.parametrize("name", ["one pilot", "another bank", "army", "the others' car", "anyang police"])
def test_it_names_somebody(name):
    assert not _names_nobody(name)


def test_a_number_with_or_before_it_is_a_count():
    assert uncounted("or three people") == "people"
