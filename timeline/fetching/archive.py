"""What was got, kept as WARC 1.1 (ISO 28500): each answer as it came, with its request, a gzip member a record."""

from __future__ import annotations

import io
import json
import os
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline.errors import SourceError
from timeline.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.fetching.transport import Answer

STATE_NAME = ".fetched.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Validator:
    """What a server said of an answer, to be sent back when the address is asked again.

    Of a feed also the addresses it linked to: they are followed where the feed is unchanged, but some were not got.
    """

    etag: str | None = None
    last_modified: str | None = None
    retrieved: str | None = None
    links: tuple[str, ...] = ()


class Archive:
    """A WARC file in `folder`, made with its first record; and beside it, hidden, what was got when."""

    def __init__(self, folder: Path, *, now: Callable[[], str]) -> None:
        """`now` gives the time as the WARC format writes it, `2017-05-26T10:00:00Z`."""
        self.folder, self._now = folder, now
        self.path: Path | None = None
        self.validators = _read_state(folder / STATE_NAME)

    def add(self, answer: Answer, *, request_headers: Mapping[str, str], links: Sequence[str] = ()) -> None:
        """Append an answer and its request. Raises OSError where the disk is full; the file then ends as before."""
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        packed = io.BytesIO()
        writer = WARCWriter(packed, gzip=True, warc_version="1.1")
        if self.path is None:
            about = writer.create_warcinfo_record(None, self._about())
            about.rec_headers.replace_header("WARC-Date", self._now())
            writer.write_record(about)
        head = StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), _kept(answer), protocol="HTTP/1.1")
        more = {**self._identity(), **self._date(), "WARC-IP-Address": answer.ip}
        body = io.BytesIO(answer.body)
        response = writer.create_warc_record(
            answer.address, "response", payload=body, length=len(answer.body), http_headers=head, warc_headers_dict=more
        )
        sent = StatusAndHeaders(
            f"GET {_target(answer.address)} HTTP/1.1", list(request_headers.items()), is_http_request=True
        )
        beside = {**self._identity(), **self._date(), "WARC-Concurrent-To": more["WARC-Record-ID"]}
        request = writer.create_warc_record(answer.address, "request", http_headers=sent, warc_headers_dict=beside)
        writer.write_record(response)
        writer.write_record(request)
        self._append(packed.getvalue())
        self.validators[answer.address] = Validator(
            etag=answer.header("ETag"),
            last_modified=answer.header("Last-Modified"),
            retrieved=self._now(),
            links=tuple(links),
        )

    def save_state(self) -> None:
        """Write what was got when, whole or not at all."""
        if not self.validators or not self.folder.is_dir():
            return
        rows = {address: asdict(one) for address, one in sorted(self.validators.items())}
        waiting = self.folder / f"{STATE_NAME}.part"
        waiting.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        waiting.replace(self.folder / STATE_NAME)

    def _append(self, content: bytes) -> None:
        if self.path is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.path = _new_path(self.folder, self._now())
        with self.path.open("ab") as file:
            before = file.seek(0, os.SEEK_END)
            try:
                file.write(content)
                file.flush()
            except OSError:
                os.truncate(self.path, before)
                raise

    def _about(self) -> dict[str, str]:
        return {"software": f"news-timeline/{__version__}", "format": "WARC File Format 1.1"}

    def _identity(self) -> dict[str, str]:
        return {"WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>"}

    def _date(self) -> dict[str, str]:
        return {"WARC-Date": self._now()}


def _kept(answer: Answer) -> list[tuple[str, str]]:
    """The headers, with those of the transfer renamed: the body is no longer in chunks."""
    transfer = ("transfer-encoding", "content-length")
    kept = [(f"X-Original-{name}" if name.casefold() in transfer else name, value) for name, value in answer.headers]
    return [*kept, ("Content-Length", str(len(answer.body)))]


def _target(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def _new_path(folder: Path, now: str) -> Path:
    stem = "fetched-" + now.replace("-", "").replace(":", "")
    number, path = 1, folder / f"{stem}.warc.gz"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.warc.gz"
    return path


def _read_state(path: Path) -> dict[str, Validator]:
    if not path.is_file():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {address: Validator(**{**row, "links": tuple(row.get("links", ()))}) for address, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise SourceError(f"{path} is damaged ({error}); take it away: pages will be fetched again") from error
