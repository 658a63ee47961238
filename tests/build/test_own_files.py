"""A build beside its sources: what it wrote is no article, what was changed by hand is kept, ids that end are told."""

import json
import shutil

import pytest

from timeline.build import run_build
from timeline.config import Config
from timeline.dataset import read_dataset
from timeline.errors import ConfigError
from timeline.reading import read_sources

TEXTS = {
    "a.txt": "Title: Bomb kills five in Mosul\nDate: 2018-05-03\n\nA bomb killed five people in Mosul on Tuesday.\n",
    "b.txt": "Title: Floods in Kassala\nDate: 2018-08-09\n\nFloods killed seven people in Kassala on Monday.\n",
}


@pytest.fixture
def home(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(home, *sources, pages=False, **folders):
    processed, outputs = (home / folders.get(name, default) for name, default in DEFAULTS)
    return run_build([*sources] or [home], processed, outputs, config=Config(pages=pages))


DEFAULTS = (("processed", "data/processed"), ("outputs", "outputs"))


def test_a_build_inside_its_sources_does_not_read_what_it_wrote(home):
    first = build(home, pages=True)
    events = (home / "data/processed/events.csv").read_bytes()
    second = build(home, pages=True)
    assert (first.articles, second.articles, dict(second.issues)) == (2, 2, {})
    assert (home / "data/processed/events.csv").read_bytes() == events
    inputs = json.loads((home / "outputs/run.json").read_text(encoding="utf-8"))["inputs"]
    assert [one["path"].rpartition("/")[2] for one in inputs] == ["a.txt", "b.txt"]


def test_what_another_build_wrote_is_known_by_its_records(home):
    build(home, pages=True)
    (home / "outputs" / "own.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    shutil.copy(home / "outputs" / "map.html", home / "embedded.html")
    found = list(read_sources([home]))
    assert sorted(one.path for one in found) == ["a.txt", "b.txt", "embedded.html", "outputs/own.txt"]
    (issue,) = (one for one in found if one.path == "embedded.html")
    assert (issue.code, "news-timeline wrote" in issue.detail) == ("unknown-kind", True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("datapackage.json", '{"name": "somebody-else", "resources": [{"path": "a.txt"}]}'),
        ("run.json", '{"tool": "another"}'),
        ("run.json", "[1, 2"),
    ],
)
def test_records_of_others_hide_nothing(home, name, content):
    (home / name).write_text(content, encoding="utf-8")
    paths = {one.path for one in read_sources([home])}
    assert {"a.txt", "b.txt", name} <= paths


def test_a_table_changed_by_hand_is_told_and_kept(home):
    build(home)
    path = home / "data/processed/events.csv"
    changed = path.read_text(encoding="utf-8").replace("occurred", "denied")
    path.write_text(changed, encoding="utf-8")
    summary = build(home)
    (kept,) = (home / "data/processed.changed-tables").iterdir()
    assert kept.read_text(encoding="utf-8") == changed and kept.name.startswith("events-")
    assert [one.path.name for one in summary.changed] == ["events.csv"]
    (issue,) = read_dataset(home / "data/processed").issues.to_dict("records")
    assert (issue["code"], issue["path"], kept.name in issue["detail"]) == ("changed-table", "events.csv", True)
    assert "occurred" in path.read_text(encoding="utf-8")
    assert dict(build(home).issues) == {} and kept.is_file()


def test_ids_that_ended_are_told(home):
    texts = home / "texts"
    texts.mkdir()
    for name in TEXTS:
        shutil.move(home / name, texts / name)
    first = build(home, texts)
    assert (first.new_events, dict(first.ended)) == (0, {})
    gone = set(read_dataset(home / "data/processed").events["event_id"])
    (texts / "a.txt").rename(texts / "renamed.txt")
    second = build(home, texts)
    (ended,) = second.ended
    assert ended in gone and second.new_events == 1
    assert json.loads((home / "outputs/run.json").read_text(encoding="utf-8"))["ended_events"] == {ended: None}


@pytest.mark.parametrize("named", ["processed", "outputs"])
@pytest.mark.parametrize("folder", ["taken", "taken/below"])
def test_a_folder_that_cannot_be_written_is_told_before_anything_is_read(home, named, folder):
    (home / "taken").write_text("a file", encoding="utf-8")
    before = sorted(home.rglob("*"))
    with pytest.raises(ConfigError, match="taken"):
        build(home, home / "a.txt", **{named: folder})
    assert sorted(home.rglob("*")) == before
