"""Packed files (gzip, zstd, bzip2, xz) and archives (ZIP, tar): their members, in bounds, never on the disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import sys
import tarfile
import zipfile
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from typing import IO

from timeline.model import Issue
from timeline.reading.blob import CHUNK_BYTES, MAX_MEMBERS, MIB, Blob, Budget, TooLargeError
from timeline.reading.source_kind import SourceKind, in_any_settings

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAX_INNER_ARCHIVE_BYTES = 64 * MIB
MAX_ZIP_LIST_BYTES = 32 * MIB
MAX_TAR_LIST_BYTES = 192 * MIB
MAX_XZ_BYTES = 128 * MIB
PACKED_BYTES = 65_536
DOCUMENT_ENDINGS = (".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".epub")
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
MAX_ZSTD_WINDOW_LOG = 27  # 128 MiB: what the zstd command itself unpacks without being asked


class BoundedStream(io.RawIOBase):
    """A stream that stops with TooLargeError when its budget is spent, whatever its header promised."""

    def __init__(self, inner: IO[bytes] | io.RawIOBase, *, budget: Budget) -> None:
        self._inner = inner
        self._budget = budget

    def readable(self) -> bool:
        """As io.RawIOBase asks."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`; raises TooLargeError beyond the bound."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        content = self._inner.read(min(len(view), CHUNK_BYTES)) or b""
        self._budget.spend(len(content))
        view[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Close the inner stream too."""
        if not self.closed:
            self._inner.close()
        super().close()


class ListedStream(io.RawIOBase):
    """An archive of which no more than `left` bytes are read while its members are listed, `at_once` in one piece.

    The libraries read a name, or a whole directory, of whatever size the archive states, and keep it.
    """

    def __init__(self, inner: IO[bytes], *, left: int, at_once: int) -> None:
        self._inner, self._left, self._at_once = inner, left, at_once
        self.is_listed = False

    def readable(self) -> bool:
        """As io.RawIOBase asks."""
        return True

    def seekable(self) -> bool:
        """As io.RawIOBase asks."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """As io.RawIOBase asks."""
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """As io.RawIOBase asks."""
        return self._inner.tell()

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; raises TooLargeError beyond the bounds."""
        if self.is_listed:
            return self._inner.read(size)
        bound = min(self._at_once, self._left)
        content = self._inner.read(bound + 1 if size < 0 else min(size, bound + 1))
        if len(content) > bound:
            raise TooLargeError("lists its members at a length that no archive of articles has")
        self._left -= len(content)
        return content


def budget_of(blob: Blob) -> Budget:
    """The budget that everything inside one source file shares; the outermost archive opens it."""
    return blob.budget if blob.budget is not None else Budget(packed_bytes=blob.size)


def read_gzip(blob: Blob) -> Iterator[Blob]:
    """The one file inside; its path stays the gzip's, its name loses the `.gz`."""
    yield _unpacked(blob, _gunzipped, ending=".gz")


def read_zstd(blob: Blob) -> Iterator[Blob]:
    """The one file inside a zstandard file, frame after frame."""
    yield _unpacked(blob, _unzstandarded, ending=".zst")


def read_bzip2(blob: Blob) -> Iterator[Blob]:
    """The one file inside a bzip2 file."""
    yield _unpacked(blob, bz2.BZ2File, ending=".bz2")


def read_xz(blob: Blob) -> Iterator[Blob]:
    """The one file inside an xz file."""
    yield _unpacked(blob, XzStream, ending=".xz")


class XzStream(io.BufferedIOBase):
    """An xz file unpacked within `MAX_XZ_BYTES` of memory, stream after stream; ValueError where it is damaged."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._decoder = self._new_decoder()

    @staticmethod
    def _new_decoder() -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=MAX_XZ_BYTES)

    def read(self, size: int | None = -1, /) -> bytes:
        """At most `size` bytes; none at the end."""
        try:
            return self._read(CHUNK_BYTES if size is None or size < 0 else size)
        except lzma.LZMAError as error:
            raise ValueError(f"the xz data are damaged, or need more memory than is allowed: {error}") from error

    def _read(self, size: int) -> bytes:
        while True:
            packed = b""
            if self._decoder.eof:
                packed = (self._decoder.unused_data or self._packed.read(PACKED_BYTES)).lstrip(b"\0")
                if not packed:
                    return b""
                self._decoder = self._new_decoder()
            elif self._decoder.needs_input and not (packed := self._packed.read(PACKED_BYTES)):
                raise EOFError("the xz file ends too early")
            if content := self._decoder.decompress(packed, max_length=size):
                return content


def _gunzipped(stream: IO[bytes]) -> io.BufferedIOBase:
    return gzip.GzipFile(fileobj=stream)


def _unzstandarded(stream: IO[bytes]) -> io.BufferedIOBase:
    return zstd.ZstdFile(stream, options={int(zstd.DecompressionParameter.window_log_max): MAX_ZSTD_WINDOW_LOG})


def _unpacked(blob: Blob, unpack: Callable[[IO[bytes]], io.BufferedIOBase], *, ending: str) -> Blob:
    budget = budget_of(blob)

    def open_stream() -> IO[bytes]:
        return io.BufferedReader(BoundedStream(_Pair(unpack(packed := blob.open_stream()), packed), budget=budget))

    inner = blob.name.removesuffix(ending)
    return replace(blob, open_stream=open_stream, depth=blob.depth + 1, inner_name=inner, size=0, budget=budget)


class _Pair(io.RawIOBase):
    """An unpacking stream that closes the packed one under it, which the libraries leave open."""

    def __init__(self, unpacked: io.BufferedIOBase, packed: IO[bytes]) -> None:
        self._unpacked, self._packed = unpacked, packed

    def read(self, size: int = -1) -> bytes:
        try:
            return self._unpacked.read(size)
        except zstd.ZstdError as error:
            raise ValueError(f"the zstandard data are damaged: {error}") from error

    def close(self) -> None:
        if not self.closed:
            self._unpacked.close()
            self._packed.close()
        super().close()


def open_zip(blob: Blob, stream: IO[bytes]) -> zipfile.ZipFile | Issue:
    """The archive in an open stream, or the issue that says why it cannot be read."""
    seekable = _seekable(stream, blob)
    if seekable is None:
        return _archive_too_large(blob)
    listed = ListedStream(seekable, left=MAX_ZIP_LIST_BYTES, at_once=MAX_ZIP_LIST_BYTES)
    try:
        archive = zipfile.ZipFile(listed)
    except TooLargeError:
        raise
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        return _damaged(blob, error)
    listed.is_listed = True
    return archive


def zip_members(blob: Blob, archive: zipfile.ZipFile) -> Iterator[Blob | Issue]:
    """The files of a ZIP, sorted by name. Member names are only shown, never used as paths of the disk."""
    names = {member.filename: member for member in archive.infolist() if not member.is_dir()}
    budget = budget_of(blob)
    for name in sorted(names)[:MAX_MEMBERS]:
        if _is_skipped(name):
            continue
        if budget.left < 0:
            yield _spent(blob, budget)
            return
        if names[name].flag_bits & 1:
            detail = f"{_member_path(blob, name)} is encrypted; unpack it first"
            yield Issue(code="unreadable", detail=detail, path=blob.path)
            continue
        yield _zip_member(blob, archive, names[name], budget=budget)
    if len(names) > MAX_MEMBERS:
        yield _too_many(blob, len(names))


def read_tar(blob: Blob) -> Iterator[Blob | Issue]:
    """The regular files of a tar, sorted by name; links and devices in it are passed over."""
    with blob.open_stream() as stream:
        seekable = _seekable(stream, blob)
        if seekable is None:
            yield _archive_too_large(blob)
            return
        listed = ListedStream(seekable, left=MAX_TAR_LIST_BYTES, at_once=MIB)
        try:
            with tarfile.open(fileobj=listed, mode="r:") as archive:
                members = yield from _tar_list(blob, archive)
                listed.is_listed = True
                yield from _tar_members(blob, archive, members)
        except tarfile.TarError as error:
            yield _damaged(blob, error)


def _tar_list(blob: Blob, archive: tarfile.TarFile) -> Generator[Issue, None, dict[str, tarfile.TarInfo]]:
    """The regular files by name, the last of those of one name; an issue where there are too many."""
    members: dict[str, tarfile.TarInfo] = {}
    for number, member in enumerate(archive):
        if number >= MAX_MEMBERS:
            yield _too_many(blob, number + 1)
            break
        if member.isfile() and not member.issparse():
            members[member.name] = member
    return members


def _tar_members(
    blob: Blob, archive: tarfile.TarFile, members: Mapping[str, tarfile.TarInfo]
) -> Iterator[Blob | Issue]:
    budget = budget_of(blob)
    for name in sorted(members):
        if budget.left < 0:
            yield _spent(blob, budget)
            return
        if not _is_skipped(name):
            yield _tar_member(blob, archive, members[name], budget=budget)


def _zip_member(blob: Blob, archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, budget: Budget) -> Blob:
    def open_stream() -> IO[bytes]:
        return io.BufferedReader(BoundedStream(open_member(archive, member), budget=budget))

    path = _member_path(blob, member.filename)
    return Blob(path=path, open_stream=open_stream, depth=blob.depth + 1, budget=budget)


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> IO[bytes]:
    """A member's stream; raises ValueError where it is damaged or packed in a way not known."""
    try:
        return archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ValueError(f"the member is damaged or packed in a way not known: {error}") from error


def _tar_member(blob: Blob, archive: tarfile.TarFile, member: tarfile.TarInfo, *, budget: Budget) -> Blob:
    def open_stream() -> IO[bytes]:
        stream = archive.extractfile(member)
        return io.BufferedReader(BoundedStream(stream if stream is not None else io.BytesIO(), budget=budget))

    return Blob(path=_member_path(blob, member.name), open_stream=open_stream, depth=blob.depth + 1, budget=budget)


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
    parts = [part for part in name.replace("\\", "/").split("/") if part not in (".", "..")]
    return name.startswith("__MACOSX/") or any(part.startswith(".") for part in parts)


def _damaged(blob: Blob, error: Exception) -> Issue:
    is_document = blob.name.casefold().endswith(DOCUMENT_ENDINGS)
    what, remedy = ("document", "save or download it again") if is_document else ("archive", "pack it again")
    return Issue(code="unreadable", detail=f"{blob.path} is a damaged {what} ({error}); {remedy}", path=blob.path)


def _spent(blob: Blob, budget: Budget) -> Issue:
    detail = f"{blob.path} unpacks to more than {budget.limit // MIB} MiB; the rest of it was left; unpack it yourself"
    return Issue(code="too-large", detail=detail, path=blob.path)


def _too_many(blob: Blob, number: int) -> Issue:
    detail = f"{blob.path} holds {number} files; the first {MAX_MEMBERS} by name were read; unpack it"
    return Issue(code="too-large", detail=detail, path=blob.path)


KINDS = (
    SourceKind(name="gzip", read=in_any_settings(read_gzip), signatures=(b"\x1f\x8b",)),
    SourceKind(name="zstd", read=in_any_settings(read_zstd), signatures=(b"\x28\xb5\x2f\xfd",)),
    SourceKind(name="xz", read=in_any_settings(read_xz), signatures=(b"\xfd7zXZ\x00",)),
    SourceKind(name="bzip2", read=in_any_settings(read_bzip2), tells=lambda head, name: bool(_BZIP2.match(head))),
    SourceKind(name="tar", read=in_any_settings(read_tar), tells=lambda head, name: head[257:262] == b"ustar"),
)
