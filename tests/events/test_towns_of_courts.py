"""A court's town is where it tries people; police hold people in their own town where no other is named."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("A Leipzig magistrate on Thursday jailed seven sailors for an attack on a ferry.", "COERCE", "Leipzig"),
        ("A Graz court convicted him in 2009 of fraud.", "COERCE", "Graz"),
        ("He was sentenced in Leeds Crown Court on Monday.", "COERCE", "Leeds"),
        ("A Kampala judge ordered the arrest of two generals.", "COERCE", "Kampala"),
        ("The Graz tribunal dismissed his appeal.", "REJECT", "Graz"),
        ("Kampala police arrested two men on Monday.", "COERCE", "Kampala"),
        ("A court in Graz sentenced him to ten years for killing a clerk in Linz.", "COERCE", "Graz"),
        # what must not change
        ("Los Angeles police arrested two men in Fresno on Monday.", "COERCE", "Fresno"),
        ("A Duluth man was arrested on Monday.", "COERCE", None),
        ("A Duluth court clerk was arrested on Monday.", "COERCE", None),
    ],
)
def test_a_court_is_at_its_town(read, text, kind, place):
    assert [r.place_name for r in read(text) if r.event_type == kind] == [place]
