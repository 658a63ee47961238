"""Web archives (WARC, ISO 28500): the HTML pages that a crawler got, one record in memory at a time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import IO, Any

from timeline.model import Issue
from timeline.reading.blob import HEAD_BYTES, MAX_DOCUMENT_BYTES, MIB, Blob
from timeline.reading.kinds import kind_of_head
from timeline.reading.source_kind import SourceKind, in_any_settings

PAGE_TYPES = ("text/html", "application/xhtml+xml")
DIGEST_BYTES = 8


def read_warc(blob: Blob) -> Iterator[Blob | Issue]:
    """Each HTML page once, as a blob with its address, charset and crawl time; `part` is the number of its record.

    Only answers of status 200 and resources count. A page whose payload stood in the archive before is passed over, by
    its digest. After a damaged record nothing more is read, and an issue says so.
    """
    from warcio.exceptions import ArchiveLoadFailed

    from timeline.reading.warc_records import WarcRecords

    seen: set[bytes] = set()
    pages = number = 0
    with blob.open_stream() as stream:
        records = WarcRecords(stream)
        try:
            for number, record in enumerate(records, 1):
                if (found := _page(record, blob, number=number, seen=seen)) is not None:
                    pages += isinstance(found, Blob)
                    yield found
        except (ArchiveLoadFailed, AttributeError, TypeError, IndexError, KeyError, OverflowError) as error:
            detail = f"{blob.path}: damaged after record {number} ({error}); what was before it was read"
            yield Issue(code="unreadable", detail=detail, path=blob.path)
        if records.err_count:
            detail = f"{blob.path}: {records.err_count} of its records are not as long as they say; fetch it again"
            yield Issue(code="bad-record", detail=detail, path=blob.path)
    if not pages:
        detail = f"{blob.path}: none of its {number} records is an HTML page; name the archive that holds the pages"
        yield Issue(code="no-text", detail=detail, path=blob.path)


def _page(record: Any, blob: Blob, *, number: int, seen: set[bytes]) -> Blob | Issue | None:  # noqa: ANN401 - warcio
    """The page in a record, an issue where it is too large, None where there is none or it was seen."""
    media_type, charset = _media_type(record)
    if media_type not in PAGE_TYPES:
        return None
    content = record.content_stream().read(MAX_DOCUMENT_BYTES + 1)
    if len(content) > MAX_DOCUMENT_BYTES:
        bound = MAX_DOCUMENT_BYTES // MIB
        detail = f"{blob.path}, record {number}: a page larger than {bound} MiB was left out"
        return Issue(code="too-large", detail=detail, path=blob.path)
    digest = hashlib.blake2b(content, digest_size=DIGEST_BYTES).digest()
    if digest in seen or not content.strip():
        return None
    seen.add(digest)
    if (coding := _coding(record)) is not None and kind_of_head(content[:HEAD_BYTES], name="page.html") == "binary":
        detail = (
            f"{blob.path}, record {number}: a page packed as {coding}, which is not read; save it with gzip, or plain"
        )
        return Issue(code="unknown-kind", detail=detail, path=blob.path)

    def open_stream() -> IO[bytes]:
        return io.BytesIO(content)

    return Blob(
        path=blob.path,
        open_stream=open_stream,
        depth=blob.depth,
        inner_name="page.html",
        part=str(number),
        url=record.rec_headers.get_header("WARC-Target-URI"),
        charset=charset,
        retrieved=record.rec_headers.get_header("WARC-Date"),
        budget=blob.budget,
    )


def _coding(record: Any) -> str | None:  # noqa: ANN401 - warcio
    """How the page is packed, where that is in no way that is known (zstd is told by its own first bytes)."""
    given = record.http_headers.get_header("Content-Encoding") if record.http_headers is not None else None
    coding = (given or "").strip().casefold()
    return coding if coding not in ("", "identity", "gzip", "x-gzip", "deflate", "zstd") else None


def _media_type(record: Any) -> tuple[str, str | None]:  # noqa: ANN401 - warcio has no types
    """Media type and charset of a page's record; an empty type for records that hold no page."""
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None:
        if headers.get_statuscode() != "200":
            return "", None
        given = headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        given = record.rec_headers.get_header("Content-Type") or ""
    else:
        return "", None
    media_type, _, parameters = given.partition(";")
    charset = parameters.partition("charset=")[2].split(";")[0].strip().strip("\"'")
    return media_type.strip().casefold(), charset or None


KINDS = (SourceKind(name="warc", read=in_any_settings(read_warc), signatures=(b"WARC/1.", b"WARC/0.")),)
