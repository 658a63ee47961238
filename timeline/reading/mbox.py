"""Mailboxes (mbox, RFC 4155): an article for each message, one message in memory at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO

from timeline.model import Issue
from timeline.reading.blob import MAX_DOCUMENT_BYTES, MIB, Blob
from timeline.reading.draft import Draft
from timeline.reading.mail import read_mail

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
START = b"From "


def read_mailbox(blob: Blob) -> Iterator[Draft | Issue]:
    """A draft for each message; one that is too large is an issue, and so is one without a text."""
    for number, content in enumerate(_messages(blob), 1):
        if content is None:
            bound = MAX_DOCUMENT_BYTES // MIB
            detail = f"{blob.path}, message {number}: larger than {bound} MiB; save its text as a file of its own"
            yield Issue(code="too-large", detail=detail, path=blob.path)
            continue
        yield from read_mail(_message_blob(blob, number, _QUOTED_FROM.sub(rb"\1", content)))


def _message_blob(blob: Blob, number: int, content: bytes) -> Blob:
    def open_stream() -> IO[bytes]:
        return io.BytesIO(content)

    return Blob(path=blob.path, open_stream=open_stream, depth=blob.depth, part=str(number))


def _messages(blob: Blob) -> Iterator[bytes | None]:
    """Each message without its "From " line; None stands for one beyond the bound."""
    lines: list[bytes] = []
    size = 0
    started = False
    after_blank = True
    for _, line in blob.lines():
        if after_blank and line is not None and line.startswith(START):
            if started:
                yield b"".join(lines) if size <= MAX_DOCUMENT_BYTES else None
            started, lines, size = True, [], 0
        elif line is None or size > MAX_DOCUMENT_BYTES:
            size = MAX_DOCUMENT_BYTES + 1
            lines = []
        else:
            lines.append(line)
            size += len(line)
        after_blank = line is not None and not line.strip()
    if started:
        yield b"".join(lines) if size <= MAX_DOCUMENT_BYTES else None
