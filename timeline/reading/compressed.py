"""Gzip files and archives (ZIP, tar): their members as blobs, within bounds, never written to disk."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO

from timeline.model import Issue
from timeline.reading.blob import CHUNK_BYTES, MAX_EXPANDED_BYTES, MAX_MEMBERS, MIB, Blob

MAX_INNER_ARCHIVE_BYTES = 64 * MIB


class TooLargeError(ValueError):
    """A stream that gives more than the bound: what was read before it stands, the rest is left."""


class BoundedStream(io.RawIOBase):
    """A stream that stops with an error after `limit` bytes, whatever its header promised."""

    def __init__(self, inner: IO[bytes], *, limit: int) -> None:
        self._inner = inner
        self._left = limit

    def readable(self) -> bool:
        """As io.RawIOBase asks."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`; raises TooLargeError beyond the bound."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        content = self._inner.read(min(len(view), CHUNK_BYTES, self._left + 1))
        if len(content) > self._left:
            raise TooLargeError(f"it unpacks to more than {MAX_EXPANDED_BYTES // MIB} MiB, as no articles do")
        self._left -= len(content)
        view[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Close the inner stream too."""
        if not self.closed:
            self._inner.close()
        super().close()


def _bounded(inner: IO[bytes]) -> IO[bytes]:
    return io.BufferedReader(BoundedStream(inner, limit=MAX_EXPANDED_BYTES))


def read_gzip(blob: Blob) -> Iterator[Blob]:
    """The one file inside; its path stays the gzip's, its name loses the `.gz`."""

    def open_stream() -> IO[bytes]:
        return _bounded(gzip.GzipFile(fileobj=blob.open_stream()))  # type: ignore[arg-type]

    inner = blob.name.removesuffix(".gz")
    yield Blob(path=blob.path, open_stream=open_stream, depth=blob.depth + 1, inner_name=inner)


def read_zip(blob: Blob) -> Iterator[Blob | Issue]:
    """The files of a ZIP, sorted by name. Member names are only shown, never used as paths of the disk."""
    with blob.open_stream() as stream:
        seekable = _seekable(stream, blob)
        if seekable is None:
            yield _archive_too_large(blob)
            return
        try:
            archive = zipfile.ZipFile(seekable)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            yield _damaged(blob, error)
            return
        with archive:
            yield from _zip_members(blob, archive)


def _zip_members(blob: Blob, archive: zipfile.ZipFile) -> Iterator[Blob | Issue]:
    names = {member.filename: member for member in archive.infolist() if not member.is_dir()}
    if (office := _office_name(set(names))) is not None:
        detail = f"{blob.path} is {office}, which is not read; save its text as .txt or its rows as .csv"
        yield Issue(code="unknown-kind", detail=detail, path=blob.path)
        return
    for name in sorted(names)[:MAX_MEMBERS]:
        if _is_skipped(name):
            continue
        if names[name].flag_bits & 1:
            detail = f"{_member_path(blob, name)} is encrypted; unpack it first"
            yield Issue(code="unreadable", detail=detail, path=blob.path)
            continue
        yield _zip_member(blob, archive, names[name])
    if len(names) > MAX_MEMBERS:
        yield _too_many(blob, len(names))


def read_tar(blob: Blob) -> Iterator[Blob | Issue]:
    """The regular files of a tar, sorted by name; links and devices in it are passed over."""
    with blob.open_stream() as stream:
        seekable = _seekable(stream, blob)
        if seekable is None:
            yield _archive_too_large(blob)
            return
        try:
            with tarfile.open(fileobj=seekable, mode="r:") as archive:
                yield from _tar_members(blob, archive)
        except tarfile.TarError as error:
            yield _damaged(blob, error)


def _tar_members(blob: Blob, archive: tarfile.TarFile) -> Iterator[Blob | Issue]:
    members: dict[str, tarfile.TarInfo] = {}
    for number, member in enumerate(archive):
        if number >= MAX_MEMBERS:
            yield _too_many(blob, number + 1)
            break
        if member.isfile() and not member.issparse():
            members[member.name] = member
    for name in sorted(members):
        if not _is_skipped(name):
            yield _tar_member(blob, archive, members[name])


def _zip_member(blob: Blob, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Blob:
    def open_stream() -> IO[bytes]:
        try:
            return _bounded(archive.open(member))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise ValueError(f"the member is damaged or packed in a way not known: {error}") from error

    return Blob(path=_member_path(blob, member.filename), open_stream=open_stream, depth=blob.depth + 1)


def _tar_member(blob: Blob, archive: tarfile.TarFile, member: tarfile.TarInfo) -> Blob:
    def open_stream() -> IO[bytes]:
        stream = archive.extractfile(member)
        return _bounded(stream if stream is not None else io.BytesIO())

    return Blob(path=_member_path(blob, member.name), open_stream=open_stream, depth=blob.depth + 1)


def _member_path(blob: Blob, name: str) -> str:
    """A member's path as shown: steps upwards and roots in its name are dropped, since it is no place on the disk."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    shown = "/".join(parts) or "unnamed"
    return f"{blob.path}!/{shown.encode('utf-8', errors='replace').decode('utf-8')}"


def _seekable(stream: IO[bytes], blob: Blob) -> IO[bytes] | None:
    """The stream itself where it is a file on the disk; an archive inside another is held in memory, within a bound."""
    if blob.depth == 0:
        return stream
    content = stream.read(MAX_INNER_ARCHIVE_BYTES + 1)
    return None if len(content) > MAX_INNER_ARCHIVE_BYTES else io.BytesIO(content)


def _archive_too_large(blob: Blob) -> Issue:
    bound = MAX_INNER_ARCHIVE_BYTES // MIB
    detail = f"{blob.path} is an archive of more than {bound} MiB inside another; unpack the outer one"
    return Issue(code="too-large", detail=detail, path=blob.path)


def _is_skipped(name: str) -> bool:
    """Hidden files, and what one system adds to the archives it makes."""
    parts = [part for part in name.split("/") if part not in (".", "..")]
    return name.startswith("__MACOSX/") or any(part.startswith(".") for part in parts)


def _office_name(names: set[str]) -> str | None:
    if "word/document.xml" in names:
        return "a Word document"
    if "xl/workbook.xml" in names:
        return "an Excel workbook"
    return "an e-book" if "META-INF/container.xml" in names else None


def _damaged(blob: Blob, error: Exception) -> Issue:
    return Issue(code="unreadable", detail=f"{blob.path} is a damaged archive ({error}); pack it again", path=blob.path)


def _too_many(blob: Blob, number: int) -> Issue:
    detail = f"{blob.path} holds {number} files; the first {MAX_MEMBERS} by name were read; unpack it"
    return Issue(code="too-large", detail=detail, path=blob.path)
