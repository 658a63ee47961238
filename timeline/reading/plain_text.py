"""Plain text, one article a file: header lines when there are any, and the text as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.model import Issue
from timeline.reading.blob import Blob, too_large
from timeline.reading.decoding import decode
from timeline.reading.draft import Draft
from timeline.reading.headline import find_headline

HEADER_NAMES = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publication date": "published",
    "source": "source",
    "outlet": "source",
    "publication": "source",
    "newspaper": "source",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
    "id": "given_id",
    "author": "",
    "byline": "",
    "by": "",
    "section": "",
}
_HEADER_LINE = re.compile(r"[ \t]*([A-Za-z][A-Za-z ]{0,30}?)[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.S)
MAX_HEADER_LINES = 20


def read_plain_text(blob: Blob) -> Iterator[Draft | Issue]:
    """One draft. The text is what follows the header lines, unaltered; without headers it is the whole file."""
    content = blob.document()
    if content is None:
        yield too_large(blob)
        return
    decoded = decode(content)
    if decoded.repair is not None:
        yield Issue(code="encoding", detail=f"{blob.path}: {decoded.repair}; save it as UTF-8", path=blob.path)
    text = decoded.text
    if (nulls := text.count("\0")) > 0:
        detail = f"{blob.path}: {nulls} NUL characters were left out; the file may be damaged"
        yield Issue(code="nul-characters", detail=detail, path=blob.path)
        text = text.replace("\0", "")
    headers, body = split_headers(text)
    if not body.strip():
        detail = f"{blob.path}: no text after the header lines; put the article's words below them"
        yield Issue(code="no-text", detail=detail, path=blob.path)
        return
    found = find_headline(body) if "title" not in headers else None
    yield Draft(
        text=body,
        path=blob.path,
        given_id=headers.get("given_id"),
        title=headers.get("title") or (found.title if found is not None else None),
        url=headers.get("url"),
        source=headers.get("source") or (found.site if found is not None else None),
        published=headers.get("published"),
        language=headers.get("language"),
    )


def split_headers(text: str) -> tuple[dict[str, str], str]:
    """Known header lines at the top, and the text below them; all of the text where the top is no header block.

    A block is `Name: value` lines of known names up to a blank line. One line alone ("Source: ...") is taken for
    a header only if it is a title, a day, an outlet or an address, and a blank line follows.
    """
    if (front := _FRONT_MATTER.match(text)) is not None:
        headers, rest = _header_block(front[1])
        if headers and not rest.strip():
            return headers, text[front.end() :]
    headers, rest = _header_block(text)
    if not headers:
        return {}, text
    blank = _BLANK_LINES.match(rest)
    if blank is None and rest:
        return {}, text
    return headers, rest[blank.end() :] if blank is not None else rest


def _header_block(text: str) -> tuple[dict[str, str], str]:
    headers: dict[str, str] = {}
    position = 0
    for _ in range(MAX_HEADER_LINES):
        match = _HEADER_LINE.match(text, position)
        if match is None or match[1].casefold() not in HEADER_NAMES:
            break
        field, value = HEADER_NAMES[match[1].casefold()], match[2].strip().strip("\"'")
        if field and value:
            headers.setdefault(field, value)
        position = match.end()
    return headers, text[position:]
