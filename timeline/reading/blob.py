"""The bytes of one file or archive member, and the bounds within which they are read.

Memory is bounded by the largest whole document (`MAX_DOCUMENT_BYTES`) times the handful of copies that decoding
and parsing make of it; records of a stream are read one at a time.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from timeline.model import Issue
from timeline.reading.decoding import Utf8Stream, wide_encoding

HEAD_BYTES = 65_536
SAMPLE_BYTES = 4_096
MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
MAX_RECORD_BYTES = 16 * 1024 * 1024
MAX_TEXT_CHARS = 1_000_000
MAX_MEMBERS = 100_000
MAX_DEPTH = 3
MAX_EXPANDED_BYTES = 1024 * 1024 * 1024
MAX_EXPANSION = 100
CHUNK_BYTES = 1024 * 1024

MIB = 1024 * 1024


class TooLargeError(ValueError):
    """A stream that gives more than the bound: what was read before it stands, the rest is left."""


class Budget:
    """How many bytes one source file, with everything packed inside it, may still give when unpacked."""

    def __init__(self, *, packed_bytes: int) -> None:
        """Allow `MAX_EXPANDED_BYTES`, and of a large file `MAX_EXPANSION` times its own size."""
        self.limit = max(MAX_EXPANDED_BYTES, MAX_EXPANSION * packed_bytes)
        self.left = self.limit

    def spend(self, count: int) -> None:
        """Take `count` bytes off; raises TooLargeError when there are not so many."""
        self.left -= count
        if self.left < 0:
            raise TooLargeError(f"unpacks to more than {self.limit // MIB} MiB, as no articles do")


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A file, or a member of an archive. `path` is relative, with `!/` before a member's name.

    `open_stream` gives a fresh binary stream each time; it may raise OSError. `inner_name` is the
    name of what was compressed, where it differs. A container may give the member's address (`url`), its charset, its
    place in the container (`part`) and when it was `retrieved`. `size` is that of a file on the disk.
    """

    path: str
    open_stream: Callable[[], IO[bytes]]
    depth: int = 0
    inner_name: str | None = None
    url: str | None = None
    part: str | None = None
    charset: str | None = None
    retrieved: str | None = None
    size: int = 0
    budget: Budget | None = None

    @property
    def name(self) -> str:
        """The last part of the path, or the name of what was compressed."""
        return self.inner_name if self.inner_name is not None else PurePosixPath(self.path).name

    def head(self) -> bytes:
        """The first `HEAD_BYTES`, fewer when the blob is shorter."""
        with self.open_stream() as stream:
            return stream.read(HEAD_BYTES)

    def document(self) -> bytes | None:
        """All bytes, or None when there are more than `MAX_DOCUMENT_BYTES`."""
        with self.open_stream() as stream:
            content = stream.read(MAX_DOCUMENT_BYTES + 1)
        return None if len(content) > MAX_DOCUMENT_BYTES else content

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Each line in its bytes with its number from 1; None stands for a line longer than `MAX_RECORD_BYTES`.

        Lines of a file in UTF-16 or UTF-32, as spreadsheets save "Unicode text", come in UTF-8.
        """
        with self._open_narrow() as stream:
            number = 0
            while line := stream.readline(MAX_RECORD_BYTES + 1):
                number += 1
                if len(line) <= MAX_RECORD_BYTES:
                    yield number, line
                    continue
                _skip_rest_of_line(stream, line)
                yield number, None

    def _open_narrow(self) -> IO[bytes]:
        with self.open_stream() as stream:
            encoding = wide_encoding(stream.read(SAMPLE_BYTES))
        stream = self.open_stream()
        return stream if encoding is None else io.BufferedReader(Utf8Stream(stream, encoding=encoding))


def _skip_rest_of_line(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(CHUNK_BYTES)


def too_large(blob: Blob) -> Issue:
    """The issue of a document beyond the bound."""
    detail = (
        f"{blob.path} is larger than {MAX_DOCUMENT_BYTES // MIB} MiB, the most that is read as one document; "
        "split it into articles, or give them as JSONL, a record a line"
    )
    return Issue(code="too-large", detail=detail, path=blob.path)
