"""Sort more lines than memory holds: sorted runs on disk, merged in one pass."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

LINES_A_RUN = 1_500_000


class LineSorter:
    """Takes lines (without a line break) one by one, and gives them back in order, equal ones once."""

    def __init__(self, folder: Path, *, lines_a_run: int = LINES_A_RUN) -> None:
        """Keep the runs in a folder that is there; at most `lines_a_run` lines are held in memory."""
        self._folder = folder
        self._most = lines_a_run
        self._held: list[str] = []
        self._runs: list[Path] = []

    def add(self, lines: Iterable[str]) -> None:
        """Take some lines."""
        self._held.extend(lines)
        if len(self._held) >= self._most:
            self._write_run()

    def _write_run(self) -> None:
        run = self._folder / f"run-{len(self._runs)}.txt"
        with run.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in sorted(set(self._held)))
        self._runs.append(run)
        self._held = []

    def merged(self) -> Iterator[str]:
        """Yield all lines in the order of their code points."""
        if self._held:
            self._write_run()
        before = None
        with ExitStack() as stack:
            runs = [stack.enter_context(run.open(encoding="utf-8", newline="\n")) for run in self._runs]
            for line in heapq.merge(*(map(_without_break, run) for run in runs)):
                if line != before:
                    yield line
                before = line


def _without_break(line: str) -> str:
    return line[:-1]
