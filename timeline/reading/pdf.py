"""PDF files: the text layer, its broken lines made paragraphs again."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from timeline.model import Issue
from timeline.reading.blob import MIB, Blob, too_large
from timeline.reading.draft import Draft
from timeline.reading.plain_text import is_header_line, read_text
from timeline.reading.source_kind import SourceKind, in_any_settings

MAX_SECONDS = 4.0
SECONDS_A_MIB = 4.0
MAX_MEMORY_MIB = 1024
MIN_TITLE_WORDS = 3
MIN_RUNNING_PAGES = 3
FULL_LINE_SHARE = 0.9
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|seite|página)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}")
_HYPHEN = re.compile(r"[^\W\d_]-$")


def read_pdf(blob: Blob) -> Iterator[Draft | Issue]:
    """The articles of a PDF: one, or as many as it has blocks of header lines; an issue where it has no text layer."""
    content = blob.document()
    if content is None:
        yield too_large(blob)
        return
    found = _extract(content)
    if "error" in found:
        detail = f"{blob.path} is a PDF that cannot be read ({found['error']}); save its text as .txt"
        yield Issue(code="unreadable", detail=detail, path=blob.path)
        return
    pages = [[" ".join(line.split()) for line in page] for page in found["pages"]]
    text, removed = page_text(pages)
    if not text.strip():
        detail = f"{blob.path} is a PDF without a text layer, pictures of pages perhaps; run text recognition on it"
        yield Issue(code="no-text", detail=detail, path=blob.path)
        return
    if len(pages) < found["all_pages"]:
        detail = f"{blob.path}: the first {len(pages)} of {found['all_pages']} pages were read; split it into articles"
        yield Issue(code="too-large", detail=detail, path=blob.path)
    for one in read_text(text, blob=blob, title=_title(found.get("title"), text)):
        yield _with(one, removed=removed, byline=found.get("author")) if isinstance(one, Draft) else one


def _with(draft: Draft, *, removed: tuple[str, ...], byline: object) -> Draft:
    from dataclasses import replace

    author = byline.strip() if isinstance(byline, str) and byline.strip() else None
    return replace(draft, removed=removed, byline=draft.byline or author)


def _extract(content: bytes) -> dict[str, Any]:
    """What the process of `pdf_text` prints; `error` where it failed, ended or took too long."""
    seconds = MAX_SECONDS + SECONDS_A_MIB * len(content) / MIB
    script = Path(__file__).with_name("pdf_text.py")  # as a file: the package need not be imported again
    command = [sys.executable, "-I", str(script), str(MAX_MEMORY_MIB)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return {"error": f"it takes more than {seconds:.0f} seconds"}
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return {"error": "its reader ended early"}
    return found if isinstance(found, dict) else {"error": "its reader ended early"}


def page_text(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """The paragraphs of all pages, and what was left out: lines that run over the pages, page numbers."""
    repeated = Counter(line for page in pages for line in {*page[:2], *page[-2:]} if line)
    running = {line for line, count in repeated.items() if count >= MIN_RUNNING_PAGES}
    kept: list[str] = []
    left_out = 0
    for page in pages:
        for place, line in enumerate(page):
            at_edge = place < 2 or place >= len(page) - 2
            if at_edge and (line in running or _PAGE_NUMBER.fullmatch(line)):
                left_out += 1
            else:
                kept.append(line)
    removed = (f"running-line={left_out}",) if left_out else ()
    return paragraphs(kept), removed


def paragraphs(lines: Sequence[str]) -> str:
    """Lines joined to paragraphs: a line ends one where the next word would still have stood in it.

    A hyphen at the end of a joined line, before a small letter, goes. Header lines at the top stay lines.
    """
    headers = _headers(lines)
    body = lines[headers:]
    lengths = sorted(len(line) for line in body if line)
    width = FULL_LINE_SHARE * lengths[len(lengths) * 9 // 10] if lengths else 0
    joined: list[str] = []
    is_open = False
    for line, following in zip(body, [*body[1:], ""], strict=False):
        if is_open and line:
            joined[-1] = _joined(joined[-1], line)
        elif line:
            joined.append(line)
        first_word = following.split(" ", 1)[0]
        is_open = bool(line and following) and len(line) + 1 + len(first_word) > width
    head = "\n".join(lines[:headers])
    return (f"{head}\n\n" if head else "") + "\n\n".join(joined)


def _headers(lines: Sequence[str]) -> int:
    """How many lines at the top are header lines."""
    return next((number for number, line in enumerate(lines) if not is_header_line(line)), len(lines))


def _joined(text: str, line: str) -> str:
    if _HYPHEN.search(text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}"


def _title(given: object, text: str) -> str | None:
    """The document's own title where it shares words with the text: many are a file's name or a template's."""
    if not isinstance(given, str) or len(given.split()) < MIN_TITLE_WORDS:
        return None
    words = {word.casefold() for word in _WORD.findall(given)}
    known = {word.casefold() for word in _WORD.findall(text)}
    return " ".join(given.split()) if words and 2 * len(words & known) >= len(words) else None


KINDS = (SourceKind(name="pdf", read=in_any_settings(read_pdf), signatures=(b"%PDF-",), is_document=True),)
