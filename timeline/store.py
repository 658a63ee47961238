"""Folders replaced whole: a reader, and a build killed at any moment, find the old files or the new, never a mix.

The new files are written beside the folder. Where the folder holds nothing but a build's own files, the two folders
change names in one step of the operating system (Linux) or in two renames (elsewhere; what a kill between the two
leaves is mended by the next `recover`). A folder that holds anything else is never moved: the new files are
then put in its place one by one, each by an atomic rename.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.errors import ConfigError

KEPT_FILE = ".gitkeep"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def replaced_folder(folder: Path, *, own_files: Collection[str]) -> Iterator[Path]:
    """Give an empty folder to write into; when the block ends without an error it takes the place of `folder`.

    `own_files` are the names that a build writes. Raises ConfigError where the folder cannot be made.
    """
    recover(folder)
    staging = _staging_folder(folder)
    try:
        yield staging
        if (folder / KEPT_FILE).is_file():
            shutil.copy2(folder / KEPT_FILE, staging / KEPT_FILE)
        _sync(staging)
        _swap_in(staging, folder, own_files=own_files)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def check_writable(folder: Path) -> None:
    """Raise ConfigError where `replaced_folder` could not write this folder; nothing is left behind."""
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder} is a file: name a folder to write the dataset into")
    beside = folder.resolve().parent
    while not os.path.lexists(beside):
        beside = beside.parent
    try:
        with tempfile.TemporaryDirectory(prefix=f".{folder.resolve().name}.", suffix=".new", dir=beside):
            pass
    except OSError as error:
        raise _cannot_write(folder, error) from error


def _cannot_write(folder: Path, error: OSError) -> ConfigError:
    return ConfigError(f"{folder} cannot be written ({error.strerror}): name another folder")


def recover(folder: Path) -> None:
    """Put back what a build killed between two renames left under the name of the old folder."""
    old = _old_name(folder)
    if old.is_dir() and not folder.exists():
        old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _staging_folder(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder} is a file: name a folder to write the dataset into")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(
            tempfile.mkdtemp(prefix=f".{folder.resolve().name}.", suffix=".new", dir=folder.resolve().parent)
        )
        staging.chmod(0o755)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return staging


def _old_name(folder: Path) -> Path:
    return folder.resolve().with_name(f".{folder.resolve().name}.old")


def _swap_in(staging: Path, folder: Path, *, own_files: Collection[str]) -> None:
    target = folder.resolve()
    if not target.exists():
        staging.rename(target)
        return
    foreign = {path.name for path in target.iterdir()} - set(own_files) - {KEPT_FILE}
    if foreign:
        _move_files(staging, target)
        return
    if not _exchanged(staging, target):
        old = _old_name(target)
        try:
            target.rename(old)
        except OSError:  # a mount point cannot be renamed
            _move_files(staging, target)
            return
        staging.rename(target)
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(first: Path, second: Path) -> bool:
    """Exchange two folders' names atomically; false where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    status: int = rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    return status == 0


def _move_files(staging: Path, target: Path) -> None:
    for path in sorted(staging.iterdir()):
        path.replace(target / path.name)


def _sync(folder: Path) -> None:
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
