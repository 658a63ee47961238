"""Source paths to blobs, in one order everywhere, never outside of what was named."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO

from timeline.errors import SourceError
from timeline.model import Issue
from timeline.reading.blob import Blob
from timeline.reading.own_files import own_folders, own_names


def find_blobs(
    sources: Sequence[Path], *, root: Path | None = None, leave_out: Sequence[Path] = ()
) -> Iterator[Blob | Issue]:
    """The files of `sources`, each once, sorted by the path below `root`.

    Without `root`, paths are relative to the one folder given, to the folder of the one file given, or to the
    deepest folder that holds all sources. Names that begin with a dot are passed over. Links are followed only to
    files inside the named sources. Folders below a source that are among `leave_out`, what a build wrote, and the parts
    of a saved page are passed over (`own_files.py`). Raises SourceError where a source does not exist or no file is
    found.
    """
    base = (root or _common_folder(sources)).resolve()
    allowed = [source.resolve() for source in sources]
    found: dict[Path, Blob | Issue] = {}
    for source in sources:
        for path in walk(source, leave_out=leave_out):
            if path not in found:
                found[path] = _blob(path, base=base, allowed=allowed)
    if not found:
        names = ", ".join(str(source) for source in sources)
        raise SourceError(f"no file in {names}; put articles there (.jsonl, .txt, .html) or name another folder")
    yield from sorted(found.values(), key=lambda one: one.path or "")


def _common_folder(sources: Sequence[Path]) -> Path:
    if not sources:
        raise SourceError("no source given; name a file or a folder of articles")
    for source in sources:
        if not source.exists():
            raise SourceError(f"{source} does not exist; name a file or a folder of articles")
    folders = [source if source.is_dir() else source.parent for source in sources]
    return Path(os.path.commonpath([folder.resolve() for folder in folders]))


def walk(source: Path, *, leave_out: Sequence[Path] = ()) -> Iterator[Path]:
    """The files below a source, links to folders, and folders that cannot be listed, by resolved folders."""
    if not source.is_dir():
        yield source.parent.resolve() / source.name
        return
    closed: list[OSError] = []
    left_out = {folder.resolve() for folder in leave_out}
    for folder, folders, names in os.walk(source.resolve(), onerror=closed.append, followlinks=False):
        here, own_parts = Path(folder), own_folders(folders, names)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in own_parts and here / name not in left_out
        )
        linked = [name for name in folders if (here / name).is_symlink()]
        own = own_names(here, names)
        for name in sorted([*names, *linked]):
            if not name.startswith(".") and name not in own:
                yield here / name
    yield from (Path(error.filename) for error in closed)


def _blob(path: Path, *, base: Path, allowed: Sequence[Path]) -> Blob | Issue:
    shown = shown_path(path, base=base)
    try:
        target = path.resolve(strict=True) if path.is_symlink() else path
        status = target.stat()
    except (OSError, RuntimeError) as error:
        return unreadable(shown, error)
    if not any(target == one or one in target.parents for one in allowed):
        detail = f"{shown} is a link to a place outside of the sources; copy the file there, or name its folder"
        return Issue(code="outside-source", detail=detail, path=shown)
    if stat.S_ISDIR(status.st_mode) and target == path:
        detail = f"{shown} is a folder that cannot be listed; check that you may read it"
        return Issue(code="unreadable", detail=detail, path=shown)
    if stat.S_ISDIR(status.st_mode):
        detail = f"{shown} is a link to a folder, and such links are not followed; copy the folder, or name it"
        return Issue(code="outside-source", detail=detail, path=shown)
    if not stat.S_ISREG(status.st_mode):
        detail = f"{shown} is a pipe or a device, not a file; save what it gives to a file"
        return Issue(code="not-a-file", detail=detail, path=shown)

    return Blob(path=shown, open_stream=partial(_open, target), size=status.st_size)


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def shown_path(path: Path, *, base: Path) -> str:
    """The resolved `path` below `base` with forward slashes, in composed Unicode; bytes that are no UTF-8 as U+FFFD."""
    relative = path.relative_to(base).as_posix() if base in path.parents else os.path.relpath(path, base)
    name = os.fsencode(relative).decode("utf-8", errors="replace")
    return unicodedata.normalize("NFC", name)


def unreadable(shown: str, error: BaseException) -> Issue:
    """The issue of a file that could not be opened or read."""
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    detail = f"{shown} cannot be read ({reason}); check that it is there and that you may read it"
    return Issue(code="unreadable", detail=detail, path=shown)
