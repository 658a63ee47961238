"""What kind of source a blob is, told by its first bytes; its name decides only between kinds that look alike.

Kinds with a signature are declared by the modules that read them; kinds of text are told from each other here.
"""

from __future__ import annotations

import json
import re

from timeline.reading.blob import HEAD_BYTES, Blob
from timeline.reading.decoding import decode
from timeline.reading.markdown import ENDINGS as MARKDOWN_ENDINGS
from timeline.reading.source_kind import declared_kinds

BINARY_NAMES: tuple[tuple[bytes, str], ...] = (
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|title|meta|h1|p|div|table)\b", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.I)
_MAIL_FIELD = re.compile(r"^(?:message-id|mime-version|received|return-path|content-type|x-mailer)\s*:", re.I | re.M)
_MAIL_START = re.compile(r"[A-Za-z][A-Za-z-]*\s*:\s")
_MAILBOX = re.compile(r"From \S+ .{0,60}\d{4}.{0,20}\r?\n[A-Za-z][A-Za-z-]*:")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CODE_NAMES = (".css", ".js", ".mjs", ".svg")  # what browsers save beside a page, and no bytes tell from a text
_OWN_PAGE = '<meta name="generator" content="news-timeline">'
MAX_CONTROL_SHARE = 0.01
MAX_NUL_SHARE = 0.01


def binary_name(head: bytes) -> str:
    """What a file that is not read looks like, for the message."""
    for signature, name in BINARY_NAMES:
        if head.startswith(signature):
            return name
    return "not text"


def kind_of(blob: Blob) -> str:
    """The kind of a blob; raises OSError when it cannot be opened."""
    return kind_of_head(blob.head(), name=blob.name)


def kind_of_head(head: bytes, *, name: str) -> str:
    """The kind by the first bytes; `name` counts only where two kinds begin alike."""
    if not head:
        return "empty"
    for kind in declared_kinds():
        if kind.is_kind_of(head, name.casefold()):
            return kind.name
    if binary_name(head) != "not text":
        return "binary"
    text = decode(head).text
    if _is_binary(text):
        return "binary"
    return _kind_of_text(text, name=name.casefold())


def _is_binary(text: str) -> bool:
    controls = len(_CONTROL.findall(text))
    return controls > MAX_CONTROL_SHARE * len(text) or text.count("\0") > MAX_NUL_SHARE * len(text)


def _kind_of_text(text: str, *, name: str) -> str:
    start = text.lstrip("\ufeff \t\r\n\0")
    if not start:
        return "text" if "\0" in text else "empty"
    if start[0] == "{":
        return _kind_of_json(start, name=name)
    if start[0] == "[" and (name.endswith(".json") or re.match(r"\[\s*[{\]]", start)):
        return "json"
    if name.endswith(_CODE_NAMES) or start.startswith("<svg"):
        return "html" if re.match(r"<!doctype\s+html|<html", start, re.I) else "code"
    if _MAILBOX.match(start):
        return "mbox"
    if _is_mail(start):
        return "mhtml" if re.search(r"^content-type:\s*multipart/related", start, re.I | re.M) else "mail"
    if start[0] == "<":
        if _FEED.search(start[:2000]) and not re.match(r"<!doctype\s+html", start, re.I):
            return "feed"
        if _OWN_PAGE in start:
            return "own-page"
        if _HTML.search(start) or name.endswith((".html", ".htm", ".xhtml")):
            return "html"
        if start.startswith("<?xml"):
            return "xml"
    if name.endswith((".html", ".htm", ".xhtml")) and _HTML.search(start):
        return "html"
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if name.endswith(MARKDOWN_ENDINGS):
        return "markdown"
    return "table" if _is_table(start, name=name) else "text"


def _kind_of_json(start: str, *, name: str) -> str:
    first_line = start.split("\n", 1)[0]
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    try:
        json.loads(first_line)
    except (ValueError, RecursionError):
        is_long_line = "\n" not in start and len(start) > HEAD_BYTES // 8
        if is_long_line or re.match(r'\{\s*"(?:[^"\\]|\\.){1,60}"\s*:', first_line):
            return "json" if name.endswith(".json") else "jsonl"
        if re.match(r'\{\s*\n?\s*"', start):
            return "json"
        return "text"
    return "jsonl"


def _is_mail(start: str) -> bool:
    top = start.split("\n\n", 1)[0].split("\r\n\r\n", 1)[0]
    return bool(_MAIL_START.match(top) or top.startswith("From ")) and len(_MAIL_FIELD.findall(top)) >= 2


def _is_table(start: str, *, name: str) -> bool:
    from timeline.reading.table import looks_like_table

    return looks_like_table(start, is_named_table=name.endswith((".csv", ".tsv", ".tab")))
