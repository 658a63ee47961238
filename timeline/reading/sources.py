"""Source files to articles: the kind of each file, its reader, the ids, and no fault that stops the rest."""

from __future__ import annotations

import tarfile
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from types import MappingProxyType

from timeline.config import Config
from timeline.errors import SourceError
from timeline.model import Article, Issue
from timeline.reading.addresses import day_in_address, outlet_of
from timeline.reading.blob import MAX_DEPTH, MAX_TEXT_CHARS, Blob, TooLargeError
from timeline.reading.compressed import read_gzip, read_tar, read_zstd
from timeline.reading.decoding import without_surrogates
from timeline.reading.draft import Draft
from timeline.reading.feed import read_feed
from timeline.reading.files import find_blobs, unreadable
from timeline.reading.jsonl import read_json, read_jsonl
from timeline.reading.kinds import Kind, binary_name, kind_of
from timeline.reading.languages import identify
from timeline.reading.mail import read_mail, read_web_archive
from timeline.reading.mbox import read_mailbox
from timeline.reading.outlets import Outlet, load_outlets, outlets_by_name
from timeline.reading.pdf import read_pdf
from timeline.reading.plain_text import read_plain_text
from timeline.reading.published import read_time
from timeline.reading.selection import select
from timeline.reading.table import ColumnMap, read_table
from timeline.reading.warc import read_warc
from timeline.reading.web_page import read_web_page
from timeline.reading.zip_archive import read_zip

Reader = Callable[[Blob], Iterator["Draft | Issue | Blob | ColumnMap"]]

_READERS: Mapping[Kind, Callable[[Blob], Iterator[Draft | Issue | Blob]]] = MappingProxyType(
    {
        "jsonl": read_jsonl,
        "json": read_json,
        "html": read_web_page,
        "feed": read_feed,
        "mail": read_mail,
        "mbox": read_mailbox,
        "mhtml": read_web_archive,
        "pdf": read_pdf,
        "warc": read_warc,
        "gzip": read_gzip,
        "zstd": read_zstd,
        "tar": read_tar,
    }
)
_WORDS = ("given_id", "title", "url", "source", "published", "language", "byline", "section")
_EXPECTED_FAILURES = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, tarfile.TarError, RecursionError)


def read_sources(
    sources: Sequence[Path], *, root: Path | None = None, config: Config | None = None
) -> Iterator[Article | Issue]:
    """The articles of files and folders, and what went wrong, in the order of their paths.

    A given id is kept; others are made of the path below `root` (see `find_blobs`), and of the line or row where a
    file holds many. Of two equal ids the second becomes `id~2`, with an issue. `config` says which articles are wanted.
    Raises SourceError at once where a source does not exist or holds no file, and at the end where nothing in them was
    an article.
    """
    found = inspect_sources(sources, root=root, config=config)
    return (one for one in found if not isinstance(one, ColumnMap))


def inspect_sources(
    sources: Sequence[Path], *, root: Path | None = None, config: Config | None = None
) -> Iterator[Article | Issue | ColumnMap]:
    """As `read_sources`, and before the articles of each table which of its columns were taken for what."""
    config = config if config is not None else Config()
    load_outlets(config.outlets)
    blobs = list(find_blobs(sources, root=root))
    return select(_read(blobs, sources, config=config), config=config)


def _readers(config: Config) -> Mapping[Kind, Reader]:
    return {
        **_READERS,
        "table": partial(read_table, columns=config.columns),
        "text": partial(read_plain_text, separator=config.separator),
        "zip": partial(read_zip, columns=config.columns),
    }


def _read(
    blobs: Sequence[Blob | Issue], sources: Sequence[Path], *, config: Config
) -> Iterator[Article | Issue | ColumnMap]:
    ids: set[str] = set()
    first_issue: Issue | None = None
    readers = _readers(config)
    for blob in blobs:
        for found in _read_blob(blob, readers):
            if isinstance(found, Draft):
                yield from _finish(found, ids, config=config)
                continue
            if isinstance(found, Issue):
                first_issue = first_issue or found
            yield found
    if not ids:
        names = ", ".join(str(source) for source in sources)
        reason = first_issue.detail if first_issue is not None else "every file was empty"
        raise SourceError(f"no article in {names}: {len(blobs)} files, of which none could be read; first: {reason}")


def _read_blob(blob: Blob | Issue, readers: Mapping[Kind, Reader]) -> Iterator[Draft | Issue | ColumnMap]:
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


def _read_member(member: Blob, readers: Mapping[Kind, Reader]) -> Iterator[Draft | Issue | ColumnMap]:
    if member.depth > MAX_DEPTH:
        detail = f"{member.path}: archives inside archives are read {MAX_DEPTH} deep; unpack it first"
        yield Issue(code="too-deep", detail=detail, path=member.path)
        return
    yield from _read_blob(member, readers)


def _not_read(blob: Blob, kind: Kind) -> Issue:
    if kind == "empty":
        return Issue(code="no-text", detail=f"{blob.path} is empty; fill it or take it away", path=blob.path)
    what = binary_name(blob.head()) if kind == "binary" else f"a {kind} file"
    detail = f"{blob.path} is {what}, which is not read; give its articles as JSONL, plain text or HTML"
    return Issue(code="unknown-kind", detail=detail, path=blob.path)


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
    article_id = _unique(draft, ids)
    article = _article(draft, article_id, config=config)
    if draft.given_id is not None and article_id != draft.given_id:
        detail = f"{draft.place}: the id {draft.given_id!r} was used before; this one is now {article_id!r}"
        yield Issue(code="duplicate-id", detail=detail, article_id=article_id, path=draft.path)
    if repairs:
        detail = f"{draft.place}: {repairs} characters that are no Unicode text were replaced by U+FFFD"
        yield Issue(code="encoding", detail=detail, article_id=article_id, path=draft.path)
    if draft.published is not None and article.published_basis != draft.published_basis:
        detail = f"{draft.place}: the publication date {draft.published[:60]!r} is not clear; write it as YYYY-MM-DD"
        yield Issue(code="bad-date", detail=detail, article_id=article_id, path=draft.path)
    yield article


def _article(draft: Draft, article_id: str, *, config: Config) -> Article:
    time = read_time(draft.published) if draft.published is not None else None
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
