import pytest

from timeline.merging import find_copies

WIRE = (
    "Two boats carrying salt collided off the northern harbour on Tuesday night, the coast guard said. Nine sailors "
    "were taken to hospital and the harbour stayed closed until noon. The owner of one of the boats blamed the fog. "
    "Fishermen who watched from the pier said that the lamps of the smaller boat were out when it turned to the west. "
    "An inquiry will open next week, and divers are to look at the hull before the boat is lifted."
)
OTHER = (
    "The council of the hill villages voted on Monday to rebuild the old bridge with stone from the closed quarry. "
    "Work should begin after the harvest and last two years. Herders had asked for a ford instead, since the flocks "
    "will not walk on planks. The mayor promised that they would be heard before the first arch is raised."
)


@pytest.mark.parametrize(
    ("copy", "is_copy"),
    [
        pytest.param(WIRE, True, id="the same text"),
        pytest.param("SALTPORT (Agency) — " + WIRE, True, id="a dateline put before it"),
        pytest.param(WIRE.replace("Nine", "Ten").replace("noon", "evening"), True, id="an update of two words"),
        pytest.param(WIRE.upper(), True, id="upper case"),
        pytest.param(WIRE[: len(WIRE) * 2 // 3], True, id="the last third cut off"),
        pytest.param(OTHER, False, id="another story"),
        pytest.param(WIRE[:120] + OTHER, False, id="one sentence borrowed"),
        pytest.param("Two boats collided.", False, id="too short to tell"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_copy_is_told_from_another_text(copy, is_copy):
    assert find_copies({"a": WIRE, "b": copy}) == ({"b": "a"} if is_copy else {})


def test_the_first_published_is_the_first_copy_and_points_at_none():
    texts = {"a": WIRE, "b": WIRE + " More soon.", "c": "LATE: " + WIRE}
    assert find_copies(texts, order=["c", "b", "a"]) == {"a": "c", "b": "c"}


def test_the_order_of_the_texts_changes_nothing():
    texts = {"b": WIRE, "a": WIRE + " More soon.", "d": OTHER, "c": OTHER}
    backwards = dict(reversed(texts.items()))
    assert find_copies(texts) == find_copies(backwards) == {"b": "a", "d": "c"}


def test_empty_texts_are_not_copies_of_each_other():
    assert find_copies({"a": "", "b": "", "c": "..."}) == {}
