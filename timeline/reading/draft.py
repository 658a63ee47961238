"""An article as a reader of one kind gives it, before it has its id."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import PublishedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader found. `part` tells records of one file apart (a line, a row, an entry); None: the whole file.

    `published` is whatever the source gives, not yet checked; `published_basis` says where that was.
    """

    text: str
    path: str
    part: str | None = None
    given_id: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "metadata"
    language: str | None = None
    byline: str | None = None
    section: str | None = None
    captions: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    retrieved: str | None = None

    @property
    def place(self) -> str:
        """The path, and the part of the file where it holds several articles: messages name it, ids are made of it."""
        return self.path if self.part is None else f"{self.path}:{self.part}"
