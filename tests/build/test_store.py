import os
import signal
import subprocess
import sys
import time

import pytest

from timeline.errors import ConfigError
from timeline.store import recover, replaced_folder

OWN = ("a.csv", "b.csv")


def write(folder, value):
    with replaced_folder(folder, own_files=OWN) as new:
        (new / "a.csv").write_text(value)
        (new / "b.csv").write_text(value)


def read(folder):
    return [(folder / name).read_text() for name in OWN]


def test_a_folder_is_made_and_replaced(tmp_path):
    folder = tmp_path / "deep" / "data"
    write(folder, "1")
    write(folder, "2")
    assert read(folder) == ["2", "2"]
    assert [path.name for path in folder.parent.iterdir()] == ["data"]


def test_an_error_while_writing_leaves_the_old_files(tmp_path):
    folder = tmp_path / "data"
    write(folder, "1")
    with pytest.raises(ZeroDivisionError), replaced_folder(folder, own_files=OWN) as new:
        (new / "a.csv").write_text("2")
        raise ZeroDivisionError
    assert read(folder) == ["1", "1"]
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_what_is_not_ours_stays_where_it_is(tmp_path):
    folder = tmp_path / "data"
    write(folder, "1")
    (folder / "notes.md").write_text("mine")
    write(folder, "2")
    assert read(folder) == ["2", "2"]
    assert (folder / "notes.md").read_text() == "mine"


def test_the_file_that_keeps_an_empty_folder_in_git_is_kept(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / ".gitkeep").touch()
    write(folder, "1")
    assert (folder / ".gitkeep").exists()


def test_files_of_a_build_before_that_are_no_longer_written_are_gone(tmp_path):
    folder = tmp_path / "data"
    write(folder, "1")
    with replaced_folder(folder, own_files=OWN) as new:
        (new / "a.csv").write_text("2")
    assert not (folder / "b.csv").exists()


def test_a_kill_between_two_renames_is_mended(tmp_path):
    old = tmp_path / ".data.old"
    old.mkdir()
    (old / "a.csv").write_text("1")
    recover(tmp_path / "data")
    assert (tmp_path / "data" / "a.csv").read_text() == "1"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "data").write_text("x")
    with pytest.raises(ConfigError, match="is a file: name a folder"):
        write(tmp_path / "data", "1")


WRITER = """
import sys
from pathlib import Path
from timeline.store import replaced_folder
n = 0
while True:
    n += 1
    with replaced_folder(Path(sys.argv[1]), own_files=("a.csv", "b.csv")) as new:
        (new / "a.csv").write_text(str(n))
        (new / "b.csv").write_text(str(n))
    print(n, flush=True)
"""


def test_killed_at_any_moment_the_folder_is_whole(tmp_path):
    folder = tmp_path / "data"
    for delay in (0.0, 0.003, 0.007, 0.011):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
        assert process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        first, second = read(folder)
        assert first == second
