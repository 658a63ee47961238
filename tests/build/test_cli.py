import json
import os
import re
import subprocess
import sys

import pandas as pd
import pytest

from timeline.cli import _told_when_stopped
from timeline.show import _range_words
from timeline.version import __version__


def run(*words, cwd=None, **environment):
    command = [sys.executable, "-m", "timeline", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env={**os.environ, **environment})


def test_version():
    result = run("--version")
    assert (result.returncode, result.stdout) == (0, f"timeline {__version__}\n")


def test_build_prints_a_summary_and_the_files_to_open(tmp_path):
    record = {"text": "Rebels shelled the market of Taiz on 3 March 2018, killing six people, a doctor said."}
    (tmp_path / "articles.jsonl").write_text(json.dumps(record), encoding="utf-8")
    result = run("build", "articles.jsonl", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for words in ("articles read   1", "on the map", "dated to a day", "issues", "outputs/index.html"):
        assert words in result.stdout
    assert "(each in data/processed/issues.csv)" in result.stdout
    assert result.stderr.startswith("reading sources: 0 of 1\n")
    assert "reading articles: 1 of 1" in result.stderr


def test_a_build_that_is_stopped_says_what_became_of_the_files(capsys):
    with pytest.raises(KeyboardInterrupt), _told_when_stopped():
        raise KeyboardInterrupt
    assert "the tables and pages are whole" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("build", "nowhere"), "nowhere does not exist"),
        (("build", "--workers", "0"), "workers is 0"),
        (("show", "e-none", "--processed", "nowhere"), "nowhere is no folder"),
        (("open", "--outputs", "nowhere"), "run `timeline build` first"),
    ],
)
def test_trouble_is_one_line_on_standard_error_and_exit_code_two(tmp_path, words, message):
    result = run(*words, cwd=tmp_path)
    assert result.returncode == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_open_hands_the_file_to_the_browser_and_serves_nothing(tmp_path):
    page = tmp_path / "outputs" / "index.html"
    page.parent.mkdir()
    page.write_text("<title>explorer</title>", encoding="utf-8")
    result = run("open", cwd=tmp_path, BROWSER="echo browser=%s")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"browser={page.resolve().as_uri()}" in result.stdout


def test_show_tells_an_event_with_its_words_marked(built):
    events = built.dataset.events
    event = events[events["n_articles"] == events["n_articles"].max()].iloc[0]
    result = run("show", event["event_id"], "--why", "--processed", built.processed)
    assert result.returncode == 0, result.stderr
    assert event["title"] in result.stdout
    assert re.search(r"\[[^\]]+\].*\(", result.stdout)
    assert event["event_id"] in result.stdout


@pytest.mark.parametrize(
    ("figures", "told"),
    [((20, 20, None), "20 (low 20, high unknown)"), ((3, 3, 3), "3"), ((None, None, None), "not said")],
)
def test_show_tells_counts_without_an_upper_bound(figures, told):
    columns = ("deaths_low", "deaths_best", "deaths_high")
    row = pd.DataFrame([figures], columns=columns).astype("Int64").iloc[0]
    assert _range_words(row, "deaths") == told


def test_show_of_an_unknown_event_says_where_the_ids_are(built):
    result = run("show", "e-unknown", "--processed", built.processed)
    assert result.returncode == 2
    assert "events.csv lists the ids" in result.stderr


def test_the_gazetteer_finds_a_name_and_says_what_it_is():
    found = run("gazetteer", "find", "Derna")
    assert found.returncode == 0
    assert "LBY" in found.stdout.splitlines()[0]
    assert "GeoNames" in run("gazetteer", "info").stdout
    assert run("gazetteer", "find", "Qqxzzv").returncode == 1
