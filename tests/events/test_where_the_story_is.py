"""An event whose own words name no place is where the story is: at what is told last before it."""

import pytest

ELSEWHERE = " A bomb had killed two clerks in Arua on Friday."


def places(reports, kind):
    return [r.place_name for r in reports if r.event_type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (  # a few sentences on
            "A slope gave way near Kitgum on Monday and buried six huts.\n\nThe trail was washed away. Soldiers pulled "
            "five people alive from the mud." + ELSEWHERE,
            "AID",
            "Kitgum",
        ),
        (  # in the next paragraph
            "Gunmen raided a clinic in Gulu on Monday and killed two nurses.\n\nA poet spoke on the radio.\n\nThe "
            "governor imposed a curfew." + ELSEWHERE,
            "COERCE",
            "Gulu",
        ),
        (  # what is not an answer, too
            "Two buses collided in Gulu on Monday, killing nine. The firm laid off its drivers." + ELSEWHERE,
            "x:ECONOMIC",
            "Gulu",
        ),
        (  # where somebody went afterwards is no place of it
            "Gunmen raided a clinic in Gulu on Monday and killed two nurses.\n\nThey blocked the road before they fled "
            "towards the Kenyan border." + ELSEWHERE,
            "PROTEST",
            "Gulu",
        ),
        (  # in the same sentence
            "A bomb had killed two clerks in Arua on Friday.\n\nSoldiers slept.\n\nShops were shut.\n\nBanks were "
            "shut.\n\nOn Monday a mine went off.\n\nIn Gulu on Tuesday, riot police beat and scattered nurses and "
            "teachers who were marching to the ministry over pay.",
            "PROTEST",
            "Gulu",
        ),
    ],
)
def test_what_names_no_place_is_where_the_story_is(read, text, kind, place):
    assert places(read(text), kind) == [place]


@pytest.mark.parametrize(
    "text",
    [
        # several towns or provinces, one after the other
        "A bomb killed four people in Gulu on Monday. The governor imposed curfews in nine districts on Tuesday.",
        # two places told last
        "Rebels killed two nurses in Gulu on Monday and burned a mill in Lira. Police arrested five people on Tuesday.",
        # another place between
        "Rebels killed two nurses in Gulu on Monday." + ELSEWHERE + " A firm in Lira makes such fuses. Police arrested "
        "five people on Tuesday.",
        # too far back
        "Rebels killed two nurses in Gulu on Monday."
        + ELSEWHERE
        + " Soldiers slept. Shops were shut. Banks were shut. "
        "Nobody spoke. Police arrested five people on Tuesday.",
    ],
)
def test_it_is_not_where_the_story_was(read, text):
    assert places(read(text), "COERCE") == [None]
