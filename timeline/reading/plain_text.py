"""Plain text: header lines when there are any, and the text as it stands; one article a file, or many."""

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
    "author": "byline",
    "byline": "byline",
    "by": "byline",
    "section": "section",
}
_YAML_LINE = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?")
_HEADER_LINE = re.compile(r"[ \t]*([A-Za-z][A-Za-z ]{0,30}?)[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.S)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_RULE = re.compile(r"[ \t]*([-=*_#~+])(?:[ \t]*\1){2,}[ \t]*\Z")
MAX_HEADER_LINES = 20
MIN_BLOCK_LINES = 2


def read_plain_text(blob: Blob, *, separator: str | None = None) -> Iterator[Draft | Issue]:
    """The drafts of a file; see `read_text`."""
    content = blob.document()
    if content is None:
        yield too_large(blob)
        return
    decoded = decode(content, declared=blob.charset)
    if decoded.repair is not None:
        yield Issue(code="encoding", detail=f"{blob.path}: {decoded.repair}; save it as UTF-8", path=blob.path)
    text = decoded.text
    if (nulls := text.count("\0")) > 0:
        detail = f"{blob.path}: {nulls} NUL characters were left out; the file may be damaged"
        yield Issue(code="nul-characters", detail=detail, path=blob.path)
        text = text.replace("\0", "")
    yield from read_text(text, blob=blob, separator=separator)


def read_text(
    text: str, *, blob: Blob, separator: str | None = None, title: str | None = None
) -> Iterator[Draft | Issue]:
    """A draft for each article of a text already decoded.

    The words of an article are what follows its header lines, unaltered; without headers all of it. `title` stands in
    where neither headers nor shape give one. For what parts articles see `split_articles`.
    """
    pieces = split_articles(text, separator=separator)
    for number, piece in enumerate(pieces, 1):
        part = str(number) if len(pieces) > 1 else None
        headers, body = split_headers(piece)
        if not body.strip():
            place = blob.path if part is None else f"{blob.path}, article {part}"
            detail = f"{place}: no text after the header lines; put the article's words below them"
            yield Issue(code="no-text", detail=detail, path=blob.path)
            continue
        yield _draft(headers, body, blob=blob, part=part, title=title if part is None else None)


def _draft(headers: dict[str, str], body: str, *, blob: Blob, part: str | None, title: str | None) -> Draft:
    found = find_headline(body) if "title" not in headers and title is None else None
    return Draft(
        text=body,
        path=blob.path,
        part=part,
        given_id=headers.get("given_id"),
        title=headers.get("title") or title or (found.title if found is not None else None),
        url=headers.get("url") or blob.url,
        source=headers.get("source") or (found.site if found is not None else None),
        published=headers.get("published"),
        language=headers.get("language"),
        byline=headers.get("byline"),
        section=headers.get("section"),
    )


def split_articles(text: str, *, separator: str | None = None) -> list[str]:
    """The articles of a text, in order; the whole text where it is one.

    With `separator`, lines that say just that part them. Without, a text that begins with header lines is parted
    before each later block of two or more such lines that begins with the same name after a blank line or a rule
    (`-----`); the blank lines and rules between two articles belong to neither.
    """
    if separator is not None:
        return _split_at_lines(text, separator.strip())
    first = _block_name(text, 0)
    if first is None:
        return [text]
    starts = [0]
    previous_parts = False
    for line in _LINE.finditer(text):
        if line.start() == line.end() == len(text):
            break
        if previous_parts and line.start() > 0 and _block_name(text, line.start()) == first:
            starts.append(line.start())
        words = line[0].strip()
        previous_parts = not words or _RULE.match(words) is not None
    if len(starts) == 1:
        return [text]
    ends = [*starts[1:], len(text)]
    return [_without_rules(text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _split_at_lines(text: str, separator: str) -> list[str]:
    pieces: list[list[str]] = [[]]
    for line in _LINE.findall(text):
        if line.strip() == separator:
            pieces.append([])
        else:
            pieces[-1].append(line)
    whole = ["".join(lines) for lines in pieces]
    return [piece.lstrip("\r\n") for piece in whole if piece.strip()] or [text]


def _block_name(text: str, position: int) -> str | None:
    """The field of the first line of a block of at least two known header lines that stands at `position`."""
    names = []
    for _ in range(MIN_BLOCK_LINES):
        match = _HEADER_LINE.match(text, position)
        if match is None or match[1].casefold() not in HEADER_NAMES:
            return None
        names.append(match[1].casefold())
        position = match.end()
    return names[0]


def _without_rules(piece: str) -> str:
    """A piece without the blank lines and rules at its end; its last line keeps its line end."""
    lines = _LINE.findall(piece)
    while lines and (not lines[-1].strip() or _RULE.match(lines[-1].strip())):
        lines.pop()
    return "".join(lines)


def is_header_line(line: str) -> bool:
    """Whether a line by itself says one of the fields of an article."""
    match = _HEADER_LINE.fullmatch(line)
    return match is not None and match[1].casefold() in HEADER_NAMES


def split_headers(text: str) -> tuple[dict[str, str], str]:
    """Known header lines at the top, and the text below them; all of the text where the top is no header block.

    A block is `Name: value` lines of known names up to a blank line. One line alone ("Source: ...") is taken for
    a header only if it is a title, a day, an outlet or an address, and a blank line follows.
    """
    if (front := _FRONT_MATTER.match(text)) is not None:
        headers = _front_matter(front[1])
        if headers:
            return headers, text[front.end() :]
    headers, rest = _header_block(text)
    if not headers:
        return {}, text
    blank = _BLANK_LINES.match(rest)
    if blank is None and rest:
        return {}, text
    return headers, rest[blank.end() :] if blank is not None else rest


def _front_matter(block: str) -> dict[str, str]:
    """The known fields of a block of YAML, whose lists and other fields are passed over; none where it is no YAML."""
    headers: dict[str, str] = {}
    for line in block.splitlines():
        if not line.strip() or line[0] in " \t#-":
            continue
        match = _YAML_LINE.fullmatch(line)
        if match is None:
            return {}
        field, value = HEADER_NAMES.get(match[1].casefold()), (match[2] or "").strip().strip("\"'")
        if field is not None and value and value[0] not in "[{|>&":
            headers.setdefault(field, value)
    return headers


def _header_block(text: str) -> tuple[dict[str, str], str]:
    headers: dict[str, str] = {}
    position = 0
    for _ in range(MAX_HEADER_LINES):
        match = _HEADER_LINE.match(text, position)
        if match is None or match[1].casefold() not in HEADER_NAMES:
            break
        field, value = HEADER_NAMES[match[1].casefold()], match[2].strip().strip("\"'")
        if value:
            headers.setdefault(field, value)
        position = match.end()
    return headers, text[position:]
