"""One request and its answer: to a checked address only, within bounds of time and size, nothing kept between two."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from timeline.fetching.addresses import SCHEMES, Network, Resolver, public_hosts
from timeline.fetching.failures import RefusedError, UnreachableError

BLOCK_BYTES = 65_536
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`seconds` for a whole request, `silent_seconds` for each wait within it; `max_bytes` packed and unpacked."""

    seconds: float = 30.0
    silent_seconds: float = 10.0
    max_bytes: int = 16 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it came: `body` is still packed as its Content-Encoding says. Header names are as sent."""

    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    ip: str

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case."""
        return next((value for key, value in self.headers if key.casefold() == name.casefold()), None)


def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """The IP addresses that the system knows for a host; raises UnreachableError where it knows none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"{host} has no address ({error})") from error
    return [str(one[4][0]) for one in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport:
    """`transport(address, headers)` sends one GET and returns the Answer, redirects included: it follows none.

    Raises RefusedError for an address that may not be asked, a body beyond the bound and a failure of TLS;
    UnreachableError for what may pass: a timeout, a broken or truncated answer.
    """

    limits: Limits = field(default_factory=Limits)
    allowed: tuple[Network, ...] = ()
    resolve: Resolver = resolve_by_system

    def __call__(self, address: str, headers: Mapping[str, str]) -> Answer:
        """See the class."""
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
        ips = public_hosts(host, port, resolve=self.resolve, allowed=self.allowed)
        connection = _connection(parts.scheme, host, port, ips=ips, limits=self.limits)
        target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        watch = threading.Timer(self.limits.seconds, connection.stop)
        watch.daemon = True
        watch.start()
        try:
            return self._ask(connection, target, headers, address=address)
        except UnreachableError as error:
            raise UnreachableError(self._too_slow() if connection.is_stopped else str(error)) from error
        except ssl.SSLError as error:
            if connection.is_stopped:
                raise UnreachableError(self._too_slow()) from error
            raise RefusedError(f"no safe connection to {host}: {_words(error)}") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            if connection.is_stopped:
                raise UnreachableError(self._too_slow()) from error
            raise UnreachableError(f"{host} did not answer as it should: {_words(error)}") from error
        finally:
            watch.cancel()
            connection.close()

    def _ask(self, connection: _Connection, target: str, headers: Mapping[str, str], *, address: str) -> Answer:
        connection.request("GET", target, headers={**headers, "Connection": "close"})
        response = connection.getresponse()
        body = self._body(response)
        if connection.is_stopped:
            raise UnreachableError(self._too_slow())
        given = tuple((name, " ".join(value.split())) for name, value in response.getheaders())
        answer = Answer(
            address=address, status=response.status, reason=response.reason, headers=given, body=body, ip=connection.ip
        )
        unpacked_body(answer, max_bytes=self.limits.max_bytes)
        return answer

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        blocks: list[bytes] = []
        size = 0
        while block := response.read(BLOCK_BYTES):
            size += len(block)
            if size > self.limits.max_bytes:
                raise RefusedError(f"the answer is larger than {self.limits.max_bytes / MIB:g} MiB")
            blocks.append(block)
        if response.length:
            raise UnreachableError(f"the answer ended {response.length} bytes before its stated length")
        return b"".join(blocks)

    def _too_slow(self) -> str:
        return f"the answer took more than {self.limits.seconds:g} seconds"


def unpacked_body(answer: Answer, *, max_bytes: int) -> bytes:
    """The body as its Content-Encoding says, of a gzip its first member.

    Raises RefusedError where it unpacks to more than the bound, or is not packed as it says.
    """
    encoding = (answer.header("Content-Encoding") or "identity").strip().casefold()
    if encoding in ("identity", "") or not answer.body:
        return answer.body
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise RefusedError(f"the answer is packed as {encoding[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32 if encoding != "deflate" else zlib.MAX_WBITS)
    try:
        body = unpacker.decompress(answer.body, max_bytes + 1)
    except zlib.error as error:
        raise RefusedError(f"the answer is not packed as it says: {error}") from error
    if len(body) > max_bytes:
        raise RefusedError(f"the answer unpacks to more than {max_bytes / MIB:g} MiB")
    if not unpacker.eof:
        raise UnreachableError("the answer is truncated within what is packed")
    return body


class _Connection(http.client.HTTPConnection):
    """A connection to one IP address that was checked before, whatever the name is by then said to be."""

    def __init__(self, host: str, port: int, *, ips: Sequence[str], seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self.ips = ips
        self.ip = ips[0]
        self.is_stopped = False
        self.opened: socket.socket | None = None  # http.client lets go of `sock` while an answer is read

    def connect(self) -> None:
        """Open the socket, to the first of the IP addresses that answers."""
        for number, ip in enumerate(self.ips, 1):
            try:
                self.sock = self.opened = socket.create_connection((ip, self.port), timeout=self.timeout)
            except OSError:
                if number == len(self.ips) or self.is_stopped:
                    raise
                continue
            self.ip = ip
            return

    def stop(self) -> None:
        """End whatever it is waiting for; called from another thread when the time is over."""
        self.is_stopped = True
        if self.opened is not None:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self.opened, socket.SHUT_RDWR)


class _SafeConnection(_Connection):
    """The same over TLS, with the certificate checked against the name."""

    def connect(self) -> None:
        """Open the socket and shake hands."""
        super().connect()
        context = ssl.create_default_context()
        self.sock = self.opened = context.wrap_socket(self.sock, server_hostname=self.host)


def _connection(scheme: str, host: str, port: int, *, ips: Sequence[str], limits: Limits) -> _Connection:
    kind = _SafeConnection if scheme == "https" else _Connection
    return kind(host, port, ips=ips, seconds=min(limits.seconds, limits.silent_seconds))


def _words(error: BaseException) -> str:
    return (getattr(error, "reason", None) or str(error) or type(error).__name__)[:200]
