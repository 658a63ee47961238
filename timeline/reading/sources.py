"""Source files to articles: what the readers find gets its id, day, outlet and language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import ftfy

from timeline.config import Config
from timeline.errors import SourceError
from timeline.model import Article, Issue
from timeline.reading.addresses import day_in_address, outlet_of
from timeline.reading.blob import MAX_TEXT_CHARS, Blob
from timeline.reading.column_names import ColumnMap
from timeline.reading.decoding import without_surrogates
from timeline.reading.dispatch import Found, read_blob, read_documents, readers_of
from timeline.reading.draft import Draft
from timeline.reading.files import find_blobs
from timeline.reading.languages import identify
from timeline.reading.outlets import Outlet, load_outlets, outlets_by_name
from timeline.reading.published import Time, read_time
from timeline.reading.selection import select
from timeline.reading.visible_date import stated_day

FILES_TO_SPREAD = 200
FILES_A_TASK = 8

Task = TypeVar("Task")
Result = TypeVar("Result")

_WORDS = ("given_id", "title", "url", "source", "published", "language", "byline", "section")
_PROSE = ("text", "title", "source", "byline", "section")


class Spread(Protocol):
    """Applies a function to many tasks, perhaps in other processes; the results come in the order of the tasks."""

    def __call__(self, function: Callable[[Task], Result], tasks: Iterable[Task], /) -> Iterator[Result]:
        """The result of each task."""


def read_sources(
    sources: Sequence[Path],
    *,
    root: Path | None = None,
    config: Config | None = None,
    spread: Spread | None = None,
    leave_out: Sequence[Path] = (),
) -> Iterator[Article | Issue]:
    """The articles of files and folders, and what went wrong, in the order of their paths.

    A given id is kept; others are made of the path below `root` (see `find_blobs`), and of the line or row where a
    file holds many. Of two equal ids the second becomes `id~2`, with an issue. `config` says which articles are wanted;
    by `spread` pages, mails and PDF files are read elsewhere where there are at least `FILES_TO_SPREAD` files.
    Folders among `leave_out` are passed over below a source, as is what a build wrote.
    Raises SourceError at once where a source does not exist or holds no file, and at the end where nothing in them was
    an article.
    """
    found = inspect_sources(sources, root=root, config=config, spread=spread, leave_out=leave_out)
    return (one for one in found if not isinstance(one, ColumnMap))


def inspect_sources(
    sources: Sequence[Path],
    *,
    root: Path | None = None,
    config: Config | None = None,
    spread: Spread | None = None,
    leave_out: Sequence[Path] = (),
) -> Iterator[Article | Issue | ColumnMap]:
    """As `read_sources`, and before the articles of each table which of its columns were taken for what."""
    config = config if config is not None else Config()
    load_outlets(config.outlets)
    blobs = list(find_blobs(sources, root=root, leave_out=leave_out))
    return select(_read(blobs, sources, config=config, spread=spread), config=config)


def _read(
    blobs: Sequence[Blob | Issue], sources: Sequence[Path], *, config: Config, spread: Spread | None
) -> Iterator[Article | Issue | ColumnMap]:
    ids: set[str] = set()
    first_issue: Issue | None = None
    spread = spread if len(blobs) >= FILES_TO_SPREAD else None
    for found in _found(blobs, config=config) if spread is None else _found_by(spread, blobs, config=config):
        if isinstance(found, Draft):
            yield from _finish(found, ids, config=config)
            continue
        if isinstance(found, Issue):
            first_issue = first_issue or found
        yield found
    if not ids:
        names = ", ".join(str(source) for source in sources)
        reason = first_issue.detail if first_issue is not None else "every file was empty"
        files = (
            "1 file, which could not be read" if len(blobs) == 1 else f"{len(blobs)} files, none of which could be read"
        )
        raise SourceError(f"no article in {names}: {files}; first: {reason}")


def _found(blobs: Sequence[Blob | Issue], *, config: Config) -> Iterator[Found]:
    readers = readers_of(config)
    for blob in blobs:
        yield from read_blob(blob, readers)


def _found_by(spread: Spread, blobs: Sequence[Blob | Issue], *, config: Config) -> Iterator[Found]:
    tasks = [blobs[start : start + FILES_A_TASK] for start in range(0, len(blobs), FILES_A_TASK)]
    for task, answers in zip(tasks, spread(partial(read_documents, config=config), tasks), strict=True):
        for blob, answer in zip(task, answers, strict=True):
            yield from _found([blob], config=config) if answer is None else answer


def _finish(draft: Draft, ids: set[str], *, config: Config) -> Iterator[Article | Issue]:
    """The article of a draft, after the issues that its making brought up."""
    if len(draft.text) > MAX_TEXT_CHARS:
        detail = (
            f"{draft.place}: a text of {len(draft.text)} characters; at most {MAX_TEXT_CHARS} are read as one "
            "article; split it"
        )
        yield Issue(code="too-large", detail=detail, path=draft.path)
        return
    draft, repairs = _repaired(draft)
    draft, is_recoded = _recoded(draft)
    article_id = _unique(draft, ids)
    article = _article(draft, article_id, config=config)
    if draft.given_id is not None and article_id != draft.given_id:
        detail = f"{draft.place}: the id {draft.given_id!r} was used before; this one is now {article_id!r}"
        yield Issue(code="duplicate-id", detail=detail, article_id=article_id, path=draft.path)
    if repairs:
        detail = f"{draft.place}: {repairs} characters that are no Unicode text were replaced by U+FFFD"
        yield Issue(code="encoding", detail=detail, article_id=article_id, path=draft.path)
    if is_recoded:
        detail = f"{draft.place}: written in one encoding and read in another before it came here; put right"
        yield Issue(code="encoding", detail=detail, article_id=article_id, path=draft.path)
    if draft.published is not None and article.published_basis != draft.published_basis:
        detail = f"{draft.place}: the publication date {draft.published[:60]!r} is not clear; write it as YYYY-MM-DD"
        yield Issue(code="bad-date", detail=detail, article_id=article_id, path=draft.path)
    yield article


def _article(draft: Draft, article_id: str, *, config: Config) -> Article:
    time = _stated_time(draft) if draft.published is not None else None
    basis = draft.published_basis
    if time is None and draft.url is not None and (day := day_in_address(draft.url)) is not None:
        time, basis = read_time(day), "url"
    if time is None and draft.part is None and (day := day_in_address("/" + draft.path)) is not None:
        time, basis = read_time(day), "file_name"
    outlet = _outlet(draft, more=config.outlets)
    return Article(
        article_id=article_id,
        text=draft.text,
        path=draft.path,
        title=draft.title,
        url=draft.url,
        source=outlet.name if outlet is not None and draft.source is None else draft.source,
        published=time.iso if time is not None else None,
        published_precision=time.precision if time is not None else None,
        published_basis=basis if time is not None else "unknown",
        language=draft.language or identify(draft.text),
        byline=draft.byline,
        section=draft.section,
        outlet_country=outlet.country if outlet is not None else None,
        outlet_scale=outlet.scale if outlet is not None else None,
        captions=draft.captions,
        removed=draft.removed,
        retrieved=draft.retrieved,
    )


def _stated_time(draft: Draft) -> Time | None:
    """The time that the source gives, in the forms of metadata or of people."""
    published = draft.published or ""
    if (time := read_time(published)) is not None:
        return time
    day = stated_day(published, language=draft.language)
    return read_time(day) if day is not None else None


def _outlet(draft: Draft, *, more: str | None) -> Outlet | None:
    """The known outlet, by the address, else by the name that the source gives."""
    outlet = outlet_of(draft.url, more=more)
    if outlet is None and draft.source is not None:
        return outlets_by_name(more).get(draft.source.casefold())
    return outlet


def _repaired(draft: Draft) -> tuple[Draft, int]:
    """The draft with lone surrogates, which no file can hold, replaced one for one."""
    text, count = without_surrogates(draft.text)
    if not count and all(_is_whole(getattr(draft, name)) for name in _WORDS):
        return draft, 0
    values = {name: without_surrogates(getattr(draft, name) or "") for name in _WORDS}
    repaired = replace(draft, text=text, **{name: value or None for name, (value, _) in values.items()})  # type: ignore[arg-type]
    return repaired, count + sum(number for _, number in values.values())


def _recoded(draft: Draft) -> tuple[Draft, bool]:
    """The draft with words like "cafÃ©" as they were written, by ftfy, which leaves alone what can be meant."""
    values = {name: getattr(draft, name) for name in _PROSE}
    changed = {
        name: right
        for name, value in values.items()
        if value is not None and not value.isascii() and (right := ftfy.fix_encoding(value)) != value
    }
    return (replace(draft, **changed), True) if changed else (draft, False)  # type: ignore[arg-type]


def _is_whole(value: str | None) -> bool:
    return value is None or not without_surrogates(value)[1]


def _unique(draft: Draft, ids: set[str]) -> str:
    wanted = draft.given_id or draft.place
    article_id, number = wanted, 1
    while article_id in ids:
        number += 1
        article_id = f"{wanted}~{number}"
    ids.add(article_id)
    return article_id
