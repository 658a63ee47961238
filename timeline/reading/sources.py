"""Source files to articles: the kind of each file, its reader, the ids, and no fault that stops the rest."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from timeline.errors import SourceError
from timeline.model import Article, Issue
from timeline.reading.addresses import day_in_address, outlet_of
from timeline.reading.blob import MAX_DEPTH, MAX_TEXT_CHARS, Blob
from timeline.reading.compressed import read_gzip, read_tar, read_zip
from timeline.reading.decoding import without_surrogates
from timeline.reading.draft import Draft
from timeline.reading.feed import read_feed
from timeline.reading.files import find_blobs, unreadable
from timeline.reading.jsonl import read_json, read_jsonl
from timeline.reading.kinds import Kind, binary_name, kind_of
from timeline.reading.mail import read_mail, read_web_archive
from timeline.reading.plain_text import read_plain_text
from timeline.reading.published import read_time
from timeline.reading.table import read_table
from timeline.reading.web_page import read_web_page

Reader = Callable[[Blob], Iterator["Draft | Issue | Blob"]]

READERS: Mapping[Kind, Reader] = MappingProxyType(
    {
        "jsonl": read_jsonl,
        "json": read_json,
        "html": read_web_page,
        "table": read_table,
        "feed": read_feed,
        "mail": read_mail,
        "mhtml": read_web_archive,
        "gzip": read_gzip,
        "zip": read_zip,
        "tar": read_tar,
        "text": read_plain_text,
    }
)
_EXPECTED_FAILURES = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, tarfile.TarError, RecursionError)


def read_sources(sources: Sequence[Path], *, root: Path | None = None) -> Iterator[Article | Issue]:
    """The articles of files and folders, and what went wrong, in the order of their paths.

    A given id is kept; others are made of the path below `root` (see `find_blobs`), and of the line or row where a
    file holds many. Of two equal ids the second becomes `id~2`, with an issue. Raises SourceError at once where a
    source does not exist or holds no file, and at the end where nothing in them was an article.
    """
    blobs = list(find_blobs(sources, root=root))
    return _read(blobs, sources)


def _read(blobs: Sequence[Blob | Issue], sources: Sequence[Path]) -> Iterator[Article | Issue]:
    ids: set[str] = set()
    first_issue: Issue | None = None
    for blob in blobs:
        for found in _read_blob(blob):
            if isinstance(found, Draft):
                yield from _finish(found, ids)
            else:
                first_issue = first_issue or found
                yield found
    if not ids:
        names = ", ".join(str(source) for source in sources)
        reason = first_issue.detail if first_issue is not None else "every file was empty"
        raise SourceError(f"no article in {names}: {len(blobs)} files, of which none could be read; first: {reason}")


def _read_blob(blob: Blob | Issue) -> Iterator[Draft | Issue]:
    """Everything in one blob, members of archives included. A fault of the file becomes an issue."""
    if isinstance(blob, Issue):
        yield blob
        return
    try:
        kind = kind_of(blob)
        reader = READERS.get(kind)
        if reader is None:
            yield _not_read(blob, kind)
            return
        for found in reader(blob):
            if isinstance(found, Blob):
                yield from _read_member(found)
            else:
                yield found
    except _EXPECTED_FAILURES as error:
        yield unreadable(blob.path, error)


def _read_member(member: Blob) -> Iterator[Draft | Issue]:
    if member.depth > MAX_DEPTH:
        detail = f"{member.path}: archives inside archives are read {MAX_DEPTH} deep; unpack it first"
        yield Issue(code="too-deep", detail=detail, path=member.path)
        return
    yield from _read_blob(member)


def _not_read(blob: Blob, kind: Kind) -> Issue:
    if kind == "empty":
        return Issue(code="no-text", detail=f"{blob.path} is empty; fill it or take it away", path=blob.path)
    what = binary_name(blob.head()) if kind == "binary" else f"a {kind} file"
    detail = f"{blob.path} is {what}, which is not read; give its articles as JSONL, plain text or HTML"
    return Issue(code="unknown-kind", detail=detail, path=blob.path)


def _finish(draft: Draft, ids: set[str]) -> Iterator[Article | Issue]:
    """The article of a draft, after the issues that its making brought up."""
    if len(draft.text) > MAX_TEXT_CHARS:
        detail = (
            f"{_place(draft)}: a text of {len(draft.text)} characters; at most {MAX_TEXT_CHARS} are read as one "
            "article; split it"
        )
        yield Issue(code="too-large", detail=detail, path=draft.path)
        return
    draft, repairs = _repaired(draft)
    article_id = _unique(draft, ids)
    article = _article(draft, article_id)
    if draft.given_id is not None and article_id != draft.given_id:
        detail = f"{_place(draft)}: the id {draft.given_id!r} was used before; this one is now {article_id!r}"
        yield Issue(code="duplicate-id", detail=detail, article_id=article_id, path=draft.path)
    if repairs:
        detail = f"{_place(draft)}: {repairs} characters that are no Unicode text were replaced by U+FFFD"
        yield Issue(code="encoding", detail=detail, article_id=article_id, path=draft.path)
    if draft.published is not None and article.published_basis != draft.published_basis:
        detail = f"{_place(draft)}: the publication date {draft.published[:60]!r} is not clear; write it as YYYY-MM-DD"
        yield Issue(code="bad-date", detail=detail, article_id=article_id, path=draft.path)
    yield article


def _article(draft: Draft, article_id: str) -> Article:
    time = read_time(draft.published) if draft.published is not None else None
    basis = draft.published_basis
    if time is None and draft.url is not None and (day := day_in_address(draft.url)) is not None:
        time, basis = read_time(day), "url"
    if time is None and draft.part is None and (day := day_in_address("/" + draft.path)) is not None:
        time, basis = read_time(day), "file_name"
    outlet = outlet_of(draft.url) if draft.source is None else None
    return Article(
        article_id=article_id,
        text=draft.text,
        path=draft.path,
        title=draft.title,
        url=draft.url,
        source=draft.source if outlet is None else outlet.name,
        published=time.iso if time is not None else None,
        published_precision=time.precision if time is not None else None,
        published_basis=basis if time is not None else "unknown",
        language=draft.language,
    )


def _repaired(draft: Draft) -> tuple[Draft, int]:
    """The draft with lone surrogates, which no file can hold, replaced one for one."""
    text, count = without_surrogates(draft.text)
    if not count and all(_is_whole(value) for value in _short_values(draft)):
        return draft, 0
    values = [without_surrogates(value) if value is not None else (None, 0) for value in _short_values(draft)]
    given_id, title, url, source, published, language = (value for value, _ in values)
    repaired = replace(
        draft,
        text=text,
        given_id=given_id,
        title=title,
        url=url,
        source=source,
        published=published,
        language=language,
    )
    return repaired, count + sum(number for _, number in values)


def _short_values(draft: Draft) -> tuple[str | None, ...]:
    return (draft.given_id, draft.title, draft.url, draft.source, draft.published, draft.language)


def _is_whole(value: str | None) -> bool:
    return value is None or not without_surrogates(value)[1]


def _unique(draft: Draft, ids: set[str]) -> str:
    wanted = draft.given_id or _place(draft)
    article_id, number = wanted, 1
    while article_id in ids:
        number += 1
        article_id = f"{wanted}~{number}"
    ids.add(article_id)
    return article_id


def _place(draft: Draft) -> str:
    return draft.path if draft.part is None else f"{draft.path}:{draft.part}"
