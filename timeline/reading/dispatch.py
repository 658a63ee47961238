"""One source file, and the members of an archive, to what its reader finds: no fault of a file stops the others."""

from __future__ import annotations

import tarfile
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from types import MappingProxyType

from timeline.config import Config
from timeline.model import Issue
from timeline.reading.blob import MAX_DEPTH, MIB, Blob, TooLargeError
from timeline.reading.column_names import ColumnMap
from timeline.reading.draft import Draft
from timeline.reading.feed import read_feed
from timeline.reading.files import unreadable
from timeline.reading.jsonl import read_json, read_jsonl
from timeline.reading.kinds import binary_name, kind_of
from timeline.reading.mail import read_mail, read_web_archive
from timeline.reading.markdown import read_markdown
from timeline.reading.mbox import read_mailbox
from timeline.reading.plain_text import read_plain_text
from timeline.reading.source_kind import Content, SourceKind, declared_kinds
from timeline.reading.table import read_table
from timeline.reading.web_page import read_web_page

Found = Draft | Issue | ColumnMap
Reader = Callable[[Blob], Iterator[Content]]

_READERS: Mapping[str, Callable[[Blob], Iterator[Draft | Issue | Blob]]] = MappingProxyType(
    {
        "html": read_web_page,
        "feed": read_feed,
        "mail": read_mail,
        "mbox": read_mailbox,
        "mhtml": read_web_archive,
    }
)
_EXPECTED_FAILURES = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, tarfile.TarError, RecursionError)
_DOCUMENTS = frozenset({"html", "mail", "mhtml"})
_NOT_READ: Mapping[str, str] = MappingProxyType(
    {
        "code": "a part of a page or a program",
        "own-page": "a page that news-timeline wrote",
        "xml": "an XML file that is no feed and no page",
    }
)
MAX_SPREAD_BYTES = MIB


def readers_of(config: Config) -> Mapping[str, Reader]:
    """The reader of each kind, as the settings want them."""
    return {
        **_READERS,
        "jsonl": partial(read_jsonl, columns=config.columns),
        "json": partial(read_json, columns=config.columns),
        "table": partial(read_table, columns=config.columns),
        "text": partial(read_plain_text, separator=config.separator),
        "markdown": partial(read_markdown, separator=config.separator),
        **{kind.name: _reader_of(kind, config) for kind in declared_kinds()},
    }


def _reader_of(kind: SourceKind, config: Config) -> Reader:
    return lambda blob: kind.read(blob, config)


def read_documents(blobs: Sequence[Blob | Issue], *, config: Config) -> list[list[Found] | None]:
    """What is found in each blob that is one document of at most `MAX_SPREAD_BYTES`; None for the others.

    What may hold any number of articles is left to the one who reads it as a stream, so that memory stays bounded.
    """
    readers = readers_of(config)
    return [list(read_blob(blob, readers)) if _is_small_document(blob) else None for blob in blobs]


def _is_small_document(blob: Blob | Issue) -> bool:
    if isinstance(blob, Issue) or blob.size > MAX_SPREAD_BYTES:
        return False
    try:
        return kind_of(blob) in _DOCUMENTS | {kind.name for kind in declared_kinds() if kind.is_document}
    except _EXPECTED_FAILURES:
        return False


def read_blob(blob: Blob | Issue, readers: Mapping[str, Reader]) -> Iterator[Draft | Issue | ColumnMap]:
    """Everything in one blob, members of archives included. A fault of the file becomes an issue."""
    if isinstance(blob, Issue):
        yield blob
        return
    try:
        kind = kind_of(blob)
        reader = readers.get(kind)
        if reader is None:
            yield _not_read(blob, kind)
            return
        for found in reader(blob):
            if isinstance(found, Blob):
                yield from _read_member(found, readers)
            else:
                yield found
    except TooLargeError as error:
        yield Issue(code="too-large", detail=f"{blob.path} {error}; unpack it, or split it", path=blob.path)
    except _EXPECTED_FAILURES as error:
        yield unreadable(blob.path, error)
    except Exception as error:
        yield _crashed(blob, error)


def _crashed(blob: Blob, error: Exception) -> Issue:
    """A fault of a reader: its file is lost, the others are not. As for an article in the pipeline, it is reported."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{last.name} in {PurePath(last.filename).name}:{last.lineno}"
    detail = f"{blob.path}: {type(error).__name__}: {error} ({where}); the rest of the file was left: please report it"
    return Issue(code="crash", detail=detail, path=blob.path)


def _read_member(member: Blob, readers: Mapping[str, Reader]) -> Iterator[Draft | Issue | ColumnMap]:
    if member.depth > MAX_DEPTH:
        detail = f"{member.path}: archives inside archives are read {MAX_DEPTH} deep; unpack it first"
        yield Issue(code="too-deep", detail=detail, path=member.path)
        return
    yield from read_blob(member, readers)


def _not_read(blob: Blob, kind: str) -> Issue:
    if kind == "empty":
        return Issue(code="no-text", detail=f"{blob.path} is empty; fill it or take it away", path=blob.path)
    what = binary_name(blob.head()) if kind == "binary" else _NOT_READ.get(kind, f"a {kind} file")
    detail = f"{blob.path} is {what}, which is not read; give its articles as JSONL, plain text or HTML"
    return Issue(code="unknown-kind", detail=detail, path=blob.path)
