"""A kind of source, as the module that reads it declares it: how its first bytes tell it, and its reader.

A module of this room that holds a tuple `KINDS` is found by itself: a new kind is one file. Kinds of text, which only
differ from each other, are told together in `kinds.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from timeline.config import Config
from timeline.model import Issue
from timeline.reading.blob import Blob
from timeline.reading.column_names import ColumnMap
from timeline.reading.draft import Draft

ROOM = "timeline.reading"
Content = Draft | Issue | Blob | ColumnMap


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceKind:
    """A kind of source. `name` is what a message calls it.

    `read` gives the articles of a blob, its issues, and blobs for the members of an archive. A file is of this kind
    when its head begins with one of the `signatures`, or `tells` says so of its first bytes and its name in lower
    case. `is_document` tells that it holds one article at most, so that many can be read side by side.
    """

    name: str
    read: Callable[[Blob, Config], Iterator[Content]]
    signatures: tuple[bytes, ...] = ()
    tells: Callable[[bytes, str], bool] | None = None
    is_document: bool = False

    def is_kind_of(self, head: bytes, name: str) -> bool:
        """Whether a file with these first bytes and this name is of this kind."""
        return head.startswith(self.signatures) or (self.tells is not None and self.tells(head, name))


@cache
def declared_kinds() -> tuple[SourceKind, ...]:
    """The kinds that modules of this room declare, by the names of the modules."""
    path = importlib.import_module(ROOM).__path__
    modules = sorted(module.name for module in pkgutil.iter_modules(path))
    return tuple(
        kind
        for module in modules
        for kind in getattr(importlib.import_module(f"{ROOM}.{module}"), "KINDS", ())
        if isinstance(kind, SourceKind)
    )


def in_any_settings(read: Callable[[Blob], Iterator[Content]]) -> Callable[[Blob, Config], Iterator[Content]]:
    """A reader that asks nothing of the settings, as `SourceKind.read` wants it."""

    def reader(blob: Blob, config: Config) -> Iterator[Content]:
        return read(blob)

    return reader
