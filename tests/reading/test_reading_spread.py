"""Reading in several processes gives what reading in one gives: articles, ids, issues and their order."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from timeline.engine import map_in_processes
from timeline.errors import TimelineError
from timeline.reading import read_sources
from timeline.reading.sources import FILES_TO_SPREAD

PAGE = (
    "<html><head><title>Ferry {n} delayed</title></head><body><article><h1>Ferry {n} delayed</h1>"
    "<p>The ferry was held in port for {n} hours on Monday, the harbour master said, as gales closed the strait.</p>"
    "<p>Passengers slept in the terminal and were given soup and blankets by the crew.</p></article></body></html>"
)


@pytest.fixture
def folder(tmp_path):
    for number in range(FILES_TO_SPREAD):
        (tmp_path / f"p{number:03}.html").write_text(PAGE.format(n=number))
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "A boat sank."}\n{"id": "x", "text": "A boat sailed."}\n')
    (tmp_path / "p050.txt").write_text("A lighthouse keeper retired on Friday.")
    (tmp_path / "p051.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (tmp_path / "p052.html").write_bytes(b"")
    (tmp_path / "z.html").symlink_to(os.devnull)
    return tmp_path


def test_two_processes_read_what_one_reads(folder):
    alone = list(read_sources([folder]))
    spread = list(read_sources([folder], spread=partial(map_in_processes, workers=2)))
    assert spread == alone
    assert {getattr(one, "code", None) for one in alone} >= {None, "duplicate-id", "unreadable", "no-text"}


def test_few_files_start_no_process(tmp_path):
    (tmp_path / "a.html").write_text(PAGE.format(n=1))

    def refuse(function, tasks):
        raise AssertionError("a process was started for one page")

    assert len(list(read_sources([tmp_path], spread=refuse))) == 1


def test_a_process_that_dies_is_told_with_a_remedy():
    with pytest.raises(TimelineError, match="--workers 1"):
        list(map_in_processes(os._exit, [3], workers=1))


def test_tasks_are_taken_as_results_are(monkeypatch):
    monkeypatch.setattr("timeline.engine.ProcessPoolExecutor", lambda *given, **named: ThreadPoolExecutor(1))
    taken = []
    results = map_in_processes(abs, (taken.append(n) or -n for n in range(100)), workers=1)
    assert next(results) == 0
    assert len(taken) < 10
    assert list(results) == list(range(1, 100))
