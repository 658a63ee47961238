"""Tables that somebody changed since they were built: found by the hashes of the data package, and kept.

A build writes its folder anew, and no command takes corrections up yet. So that a hand edit is not lost, the changed
file goes into `NAME.changed-tables` beside the folder, with the first digits of its hash in its name.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.errors import ConfigError
from timeline.model import Issue
from timeline.reading.own_files import CHANGED_ENDING

HASH_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFile:
    """A file of the dataset that is no longer what the build wrote, and where it is kept."""

    path: Path
    kept: Path

    def issue(self) -> Issue:
        """The row of `issues` that says so."""
        where = f"{self.kept.parent.name}/{self.kept.name}"
        detail = (
            f"{self.path.name} was changed since it was built and is written anew; the changed file is "
            f"kept as {where}: no command takes such changes up yet"
        )
        return Issue(code="changed-table", detail=detail, path=self.path.name)


def keep_changed_files(folder: Path) -> tuple[ChangedFile, ...]:
    """Copy what was changed of the dataset in this folder beside it. Raises ConfigError where that cannot be done."""
    found = []
    for path, digest in changed_files(folder):
        kept = changed_folder(folder) / f"{path.stem}-{digest[:HASH_DIGITS]}{path.suffix}"
        try:
            kept.parent.mkdir(exist_ok=True)
            shutil.copy2(path, kept)
        except OSError as error:
            raise ConfigError(f"{path} was changed and cannot be kept as {kept} ({error.strerror})") from error
        found.append(ChangedFile(path=path, kept=kept))
    return tuple(found)


def changed_folder(folder: Path) -> Path:
    """Where changed files of this folder are kept."""
    whole = folder.resolve()
    return whole.with_name(f"{whole.name}{CHANGED_ENDING}")


def changed_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a dataset whose SHA-256 is not that of its `datapackage.json`, each with the one it has."""
    for name, expected in _hashes(folder):
        path = folder / name
        if path.is_file() and (digest := hashlib.sha256(path.read_bytes()).hexdigest()) != expected:
            yield path, digest


def _hashes(folder: Path) -> Sequence[tuple[str, str]]:
    """Names and hashes that the package states; none where there is no package of ours."""
    try:
        resources = json.loads((folder / "datapackage.json").read_bytes())["resources"]
        return [(Path(one["path"]).name, one["hash"].removeprefix("sha256:")) for one in resources]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []
