"""The bytes of one file or archive member, and the bounds within which they are read.

Memory is bounded by the largest whole document (`MAX_DOCUMENT_BYTES`) times the handful of copies that decoding
and parsing make of it; records of a stream are read one at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from timeline.model import Issue

HEAD_BYTES = 65_536
MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
MAX_RECORD_BYTES = 16 * 1024 * 1024
MAX_TEXT_CHARS = 1_000_000
MAX_MEMBERS = 100_000
MAX_DEPTH = 3
MAX_EXPANDED_BYTES = 1024 * 1024 * 1024
CHUNK_BYTES = 1024 * 1024

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A file, or a member of an archive. `path` is relative, with `!/` before a member's name.

    `open_stream` gives a fresh binary stream each time; it may raise OSError. `inner_name` is the
    name of what was compressed, where it differs; `url` the address a container gives for it.
    """

    path: str
    open_stream: Callable[[], IO[bytes]]
    depth: int = 0
    inner_name: str | None = None
    url: str | None = None

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
        """Each line with its number from 1; None stands for a line longer than `MAX_RECORD_BYTES`."""
        with self.open_stream() as stream:
            number = 0
            while line := stream.readline(MAX_RECORD_BYTES + 1):
                number += 1
                if len(line) <= MAX_RECORD_BYTES:
                    yield number, line
                    continue
                _skip_rest_of_line(stream, line)
                yield number, None


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
