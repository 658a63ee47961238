import pytest

from timeline.model import Article
from timeline.reading import read_sources
from timeline.reading.day_order import day_order, in_order

WORDS = "The ferry left the old harbour late on Monday, and the crew saw nobody on the quay for an hour."


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["18/03/2024", "05/04/2024"], "day-first"),
        (["03/18/2024", "05/04/2024"], "month-first"),
        (["18.3.2024 14:30", "5.4.2024"], "day-first"),
        (["05/04/2024", "06/05/2024"], None),
        (["18/03/2024", "03/18/2024"], None),
        (["2024-03-18", "18 March 2024", ""], None),
        ([], None),
    ],
)
def test_the_days_of_a_column_prove_its_order(cells, order):
    assert day_order(cells) == order


@pytest.mark.parametrize(
    ("cell", "order", "read"),
    [
        ("05/04/2024", "day-first", "2024-04-05"),
        ("05/04/2024", "month-first", "2024-05-04"),
        ("5.4.2024 09:10", "day-first", "2024-04-05 09:10"),
        ("03/18/2024", "day-first", "03/18/2024"),
        ("05/04/2024", None, "05/04/2024"),
        ("5 April 2024", "day-first", "5 April 2024"),
        (None, "day-first", None),
    ],
)
def test_a_day_is_read_in_the_order_of_its_column(cell, order, read):
    assert in_order(cell, order) == read


def test_a_table_whose_days_prove_their_order_has_no_unclear_day(tmp_path):
    rows = [f'{day},"{WORDS}"' for day in ("18/03/2024", "05/04/2024")]
    (tmp_path / "a.csv").write_text("\n".join(["published,text", *rows]), encoding="utf-8")
    found = list(read_sources([tmp_path]))
    assert [one.published for one in found if isinstance(one, Article)] == ["2024-03-18", "2024-04-05"]
    assert len(found) == 2
