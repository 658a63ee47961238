"""The records of a WARC stream by warcio, whose lines have no bound of their own, within one."""

from __future__ import annotations

from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

MAX_LINE_BYTES = 65_536
MAX_HEAD_BYTES = 1024 * 1024


class WarcRecords(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
    """An iterator over records; raises ArchiveLoadFailed where the head of one is longer than `MAX_HEAD_BYTES`.

    `err_count` says after how many records something else stood than the end that their length promised; warcio
    would print that, with what stood there.
    """

    INC_RECORD = ""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self.reader = _BoundedReader(self.fh)

    def _next_record(self, next_line: bytes | None) -> object:
        self.reader.head_bytes_left = MAX_HEAD_BYTES
        record = super()._next_record(next_line)
        self.reader.head_bytes_left = None
        return record


class _BoundedReader(DecompressingBufferedReader):  # type: ignore[misc]
    """A reader whose lines are cut at `MAX_LINE_BYTES`; those of a record's head, which are kept, are counted."""

    head_bytes_left: int | None = None

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(MAX_LINE_BYTES if length is None else min(length, MAX_LINE_BYTES))
        if self.head_bytes_left is not None:
            self.head_bytes_left -= len(line)
            if self.head_bytes_left < 0:
                raise ArchiveLoadFailed(f"the head of a record is longer than {MAX_HEAD_BYTES // 1024} KiB")
        return line
