"""An event has the day that its own clause tells, and no quarter or town of which only another event tells."""

import pytest


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        (
            "x:ACCIDENT",
            "The firm shut a bridge near Gulu on Monday night. A dam collapsed in Lira this morning. The prefect of "
            "Lira spoke of at least 22 dead.",
            "2021-05-12",
        ),
        (
            "x:ACCIDENT",
            "Two families have sued a mill in Gulu over the deaths of two boys in a pond last summer. Ann Roe, 12, and "
            "her cousin drowned on 3 August last year when a gate gave way. The owner saw the mayor on Friday.",
            "2020-08-03",
        ),
        (
            "ASSAULT",
            "The mayor opened a market in Kitgum on Sunday. Gunmen shot dead two nurses in Arua on Saturday night. The "
            "hospital in Arua said that both dead were from Lira.",
            "2021-05-08",
        ),
        (  # a sentence of its own says when it was
            "x:ACCIDENT",
            "A bus overturned near Gulu, killing nine. The crash happened on Sunday. A tenth man died on Tuesday.",
            "2021-05-09",
        ),
    ],
)
def test_the_day_of_its_own_clause_is_an_events(read, kind, text, day):
    assert [r.date_edtf for r in read(text) if r.event_type == kind] == [day]


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        (
            "PROTEST",
            "Crowds burned shops in Lusaka on Monday. Nine men were killed in a fire at a club in the Matero quarter "
            "on Tuesday.",
            "Lusaka",
        ),
        (
            "x:ACCIDENT",
            "Crowds burned shops in Lusaka on Monday. Nine men were killed in a fire at a club in the Matero quarter "
            "on Tuesday.",
            "Matero",
        ),
        ("ASSAULT", "A bomb killed two people in Lusaka on Monday. It exploded in the Matero quarter.", "Matero"),
        ("ASSAULT", "Two men were stabbed on the Perrywood estate in Leeds on Monday.", "Perrywood"),
        ("ASSAULT", "BERGEN, Norway - Gunmen shot two people on Sunday in this Atlantic port.", "BERGEN"),
        (
            "ASSAULT",
            "MEDAN, Indonesia - Gunmen shot two people on Sunday in this North Sumatran city, and a clerk fled.",
            "MEDAN",
        ),
    ],
)
def test_a_quarter_is_of_the_event_told_with_it(read, kind, text, place):
    assert [r.place_name for r in read(text) if r.event_type == kind] == [place]


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        (
            "ASSAULT",
            "Youths threw stones in Tamale on Sunday. A trader from Kumasi was held at a hostel. In the village on "
            "Monday, gunmen shot two men.",
            "Tamale",
        ),
        (
            "ASSAULT",
            "A trader from Kumasi was shot in Ghana on Sunday, and gunmen shot two men in the city on Monday.",
            "Kumasi",
        ),
    ],
)
def test_nobody_points_at_where_somebody_came_from(read, kind, text, place):
    assert place in [r.place_name for r in read(text) if r.event_type == kind]


def test_a_visit_is_not_where_the_visitor_came_from(read):
    reports = read("A bomb killed four people in Tamale on Sunday. The minister flew in from Kumasi and visited them.")

    assert "Kumasi" not in [r.place_name for r in reports]
