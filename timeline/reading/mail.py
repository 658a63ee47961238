"""Saved mail (EML) and web archives (MHTML): the page or the plain text inside, with the header's subject and day."""

from __future__ import annotations

import email
import email.policy
import io
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from timeline.model import Issue
from timeline.reading.blob import Blob, too_large
from timeline.reading.decoding import decode
from timeline.reading.draft import Draft
from timeline.reading.web_page import read_page

MAX_PARTS = 1_000


def read_web_archive(blob: Blob) -> Iterator[Draft | Issue]:
    """The page of an MHTML file; the pictures and styles in it are passed over."""
    message = _message(blob)
    if message is None:
        yield too_large(blob)
        return
    page = _part(message, "text/html")
    if page is None:
        yield _no_text(blob)
        return
    address = _header(message, "Snapshot-Content-Location")
    yield from read_page(page, blob=_with_address(blob, address))


def read_mail(blob: Blob) -> Iterator[Draft | Issue]:
    """The text of a message: its plain part, or else the page it holds."""
    message = _message(blob)
    if message is None:
        yield too_large(blob)
        return
    plain, page = _part(message, "text/plain"), _part(message, "text/html")
    if plain is not None and plain.strip():
        yield _with_header(Draft(text=plain.replace("\r\n", "\n"), path=blob.path, part=blob.part), message)
        return
    if page is None:
        yield _no_text(blob)
        return
    for found in read_page(page, blob=blob):
        yield _with_header(found, message) if isinstance(found, Draft) else found


def _with_header(draft: Draft, message: EmailMessage) -> Draft:
    """The header's subject, sender and day: those of the page in a mail are the newsletter's template."""
    sender = parseaddr(_header(message, "From") or "")[0]
    return replace(
        draft,
        title=_header(message, "Subject") or draft.title,
        source=sender or draft.source,
        published=_header(message, "Date") or draft.published,
        published_basis="metadata",
    )


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words, or None; a header too broken to parse counts as missing."""
    try:
        words = str(message.get(name) or "").strip()
    except (ValueError, IndexError, AttributeError, TypeError, OverflowError):
        return None
    return " ".join(words.split()) or None


def _message(blob: Blob) -> EmailMessage | None:
    content = blob.document()
    if content is None:
        return None
    return email.message_from_binary_file(io.BytesIO(content), policy=email.policy.default)


def _part(message: EmailMessage, media_type: str) -> str | None:
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            return None
        if part.get_content_type() == media_type and part.get_filename() is None:
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return decode(payload, declared=part.get_content_charset()).text
    return None


def _with_address(blob: Blob, address: str | None) -> Blob:
    return replace(blob, url=address)


def _no_text(blob: Blob) -> Issue:
    detail = f"{blob.path}: a message without a text or a page in it; save the article as .html or .txt"
    return Issue(code="no-text", detail=detail, path=blob.path)
