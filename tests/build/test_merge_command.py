"""`timeline merge --explain`: why two events are one or not."""

import pytest
from typer.testing import CliRunner

from timeline.cli import app
from timeline.dataset import read_dataset
from timeline.errors import DatasetError
from timeline.show import comparison_lines, event_lines


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("merge")
    source = root / "raw"
    source.mkdir()
    for number, text in enumerate(
        (
            "Gunmen shot dead nine pilgrims near Mosul on 4 May 2021.",
            "Nine pilgrims were shot dead by gunmen near Mosul on 4 May 2021, police said.",
            "A bomb killed four soldiers in Basra on 4 May 2021.",
        )
    ):
        name = f"{number}.txt"
        (source / name).write_text(f"Title: Attack {number}\nDate: 2021-05-05\nSource: Outlet {number}\n\n{text}\n")
    done = CliRunner().invoke(
        app,
        ["build", str(source), "--processed", str(root / "p"), "--outputs", str(root / "o"), "--no-pages"],
    )
    assert done.exit_code == 0, done.output
    return root / "p"


def ids(folder):
    events = read_dataset(folder).events
    shooting = events[events["deaths_best"] == 9]["event_id"].iloc[0]
    bombing = events[events["deaths_best"] == 4]["event_id"].iloc[0]
    return shooting, bombing


def test_two_events_are_compared_report_by_report(folder):
    shooting, bombing = ids(folder)
    done = CliRunner().invoke(app, ["merge", shooting, bombing, "--explain", "--processed", str(folder)])
    assert done.exit_code == 0
    assert "are two events" in done.output
    assert "places differ: Mosul, Basra" in done.output
    assert "deaths differ: 9, 4" in done.output


def test_one_event_says_why_its_reports_are_one(folder):
    shooting, _ = ids(folder)
    lines = [line.plain for line in comparison_lines(read_dataset(folder), shooting, shooting)]
    assert "are one event" in lines[0]
    assert any("same day 2021-05-04" in line for line in lines)


def test_an_unknown_id_is_refused(folder):
    with pytest.raises(DatasetError, match="no event e-none"):
        list(comparison_lines(read_dataset(folder), "e-none", "e-none"))


def test_marked_words_keep_their_spaces(folder):
    shooting, _ = ids(folder)
    lines = [line.plain for line in event_lines(read_dataset(folder), shooting)]
    assert any("Gunmen [shot dead] nine" in line for line in lines)
