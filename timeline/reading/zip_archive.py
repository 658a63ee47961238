"""What a ZIP is by what lies in it: a Word document, a workbook, a web archive (WACZ), or a folder of files."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.model import Issue
from timeline.reading.blob import Blob
from timeline.reading.column_names import ColumnMap
from timeline.reading.compressed import open_zip, zip_members
from timeline.reading.draft import Draft
from timeline.reading.source_kind import SourceKind
from timeline.reading.word import read_word
from timeline.reading.workbook import read_workbook

ColumnNames = tuple[tuple[str, str], ...]


def read_zip(blob: Blob, *, columns: ColumnNames = ()) -> Iterator[Draft | Issue | Blob | ColumnMap]:
    """The drafts of an Office file, or the members of an archive; of a WACZ its WARC files only."""
    with blob.open_stream() as stream:
        archive = open_zip(blob, stream)
        if isinstance(archive, Issue):
            yield archive
            return
        with archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                yield from read_word(blob, archive)
            elif "xl/workbook.xml" in names:
                yield from read_workbook(blob, archive, columns=columns)
            elif (what := _other_document(names)) is not None:
                detail = f"{blob.path} is {what}, which is not read; save its text as .docx, .txt or .csv"
                yield Issue(code="unknown-kind", detail=detail, path=blob.path)
            else:
                yield from _members(blob, zip_members(blob, archive), is_wacz=_is_wacz(names))


def _members(blob: Blob, members: Iterator[Blob | Issue], *, is_wacz: bool) -> Iterator[Blob | Issue]:
    for member in members:
        if isinstance(member, Issue) or not is_wacz or "/archive/" in member.path.removeprefix(blob.path):
            yield member


def _is_wacz(names: set[str]) -> bool:
    """Whether it is packed as the WACZ format 1.1.1 says: a data package with WARC files in `archive/`."""
    return "datapackage.json" in names and any(name.startswith("archive/") and ".warc" in name for name in names)


def _other_document(names: set[str]) -> str | None:
    if "ppt/presentation.xml" in names:
        return "a presentation"
    if "META-INF/container.xml" in names:
        return "an e-book"
    return "an OpenDocument file" if {"content.xml", "mimetype"} <= names else None


KINDS = (
    SourceKind(
        name="zip",
        read=lambda blob, config: read_zip(blob, columns=config.columns),
        signatures=(b"PK\x03\x04", b"PK\x05\x06"),
    ),
)
