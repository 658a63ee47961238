"""`timeline fetch`: pages from the web into an archive that a build reads; the only command that uses the network."""

from __future__ import annotations

import datetime
import ipaddress
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.config import DEFAULT_SOURCE
from timeline.errors import ConfigError, SourceError

if TYPE_CHECKING:
    from timeline.fetching.addresses import Network
    from timeline.fetching.transport import Answer

MIB = 1024 * 1024
MAX_FEED_BYTES = 16 * MIB


def fetch_command(
    addresses: Annotated[
        list[str], typer.Argument(help="Addresses of pages or feeds; or a file: a feed, or an address a line.")
    ],
    into: Annotated[Path, typer.Option("--into", help="Folder of the archives.", metavar="DIR")] = DEFAULT_SOURCE
    / "fetched",
    delay: Annotated[float, typer.Option("--delay", help="Seconds between two requests to a host.", min=0.0)] = 1.0,
    seconds: Annotated[float, typer.Option("--timeout", help="Seconds a request may take.", min=1.0)] = 30.0,
    max_mb: Annotated[int, typer.Option("--max-mb", help="Largest answer, in MiB.", min=1, max=16)] = 16,
    retries: Annotated[int, typer.Option("--retries", help="Tries after the first.", min=0, max=10)] = 3,
    limit: Annotated[int, typer.Option("--limit", help="Most addresses, those of feeds included.", min=1)] = 500,
    allow_address: Annotated[
        list[str] | None,
        typer.Option("--allow-address", help="A private IP address or network that may be asked.", metavar="IP"),
    ] = None,
    contact: Annotated[
        str | None, typer.Option("--contact", help="An address to put into the User-Agent.", metavar="TEXT")
    ] = None,
) -> None:
    """Fetch pages, or the pages that feeds link to, into a WARC archive below data/raw/."""
    from timeline.fetching import Fetcher, Limits, Settings, Transport
    from timeline.fetching.archive import Archive

    allowed = tuple(_network(text) for text in allow_address or ())
    settings = Settings(delay_seconds=delay, retries=retries, limit=limit)
    if contact is not None:
        if not contact.isprintable() or not contact.isascii():
            raise ConfigError("contact must be plain ASCII: a page or a mail address at which you can be reached")
        settings = Settings(delay_seconds=delay, retries=retries, limit=limit, agent=f"{settings.agent} ({contact})")
    archive = Archive(into, now=_now)
    fetcher = Fetcher(
        ask=Transport(limits=Limits(seconds=seconds, max_bytes=max_mb * MIB), allowed=allowed),
        archive=archive,
        clock=time.monotonic,
        sleep=time.sleep,
        today=lambda: datetime.datetime.now(tz=datetime.UTC),
        links_of=_links_of,
        settings=settings,
    )
    counts: Counter[str] = Counter()
    for outcome in fetcher(_named(addresses)):
        counts[outcome.kind] += 1
        print(f"{outcome.kind:<10}{outcome.address}  {outcome.detail}", flush=True)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
    if archive.path is not None:
        print(f"kept in {archive.path}")
    if not counts["saved"] and not counts["unchanged"]:
        raise SourceError("nothing could be fetched; the reasons stand above")


def _named(addresses: Sequence[str]) -> list[str]:
    """The addresses, those in files included. Raises SourceError for a file without any."""
    found: list[str] = []
    for one in addresses:
        path = Path(one)
        if "://" in one or not path.is_file():
            found.append(one)
            continue
        content = path.read_bytes()
        inside = _feed_links(content) or [line.strip() for line in content.decode("utf-8", "replace").splitlines()]
        links = [line for line in inside if line.startswith(("http://", "https://"))]
        if not links:
            raise SourceError(f"{path} holds no address; give a feed, or a file with an address a line")
        found.extend(links)
    return found


def _links_of(answer: Answer) -> Sequence[str]:
    """The addresses that an answer links to, where it is a feed."""
    from timeline.fetching.failures import FetchFailure
    from timeline.fetching.transport import unpacked_body

    try:
        return _feed_links(unpacked_body(answer, max_bytes=MAX_FEED_BYTES))
    except FetchFailure:
        return ()


def _feed_links(content: bytes) -> Sequence[str]:
    from timeline.reading.blob import HEAD_BYTES
    from timeline.reading.feed import feed_links
    from timeline.reading.kinds import kind_of_head

    return feed_links(content) if kind_of_head(content[:HEAD_BYTES], name="feed.xml") == "feed" else ()


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise ConfigError(f"--allow-address {text}: {error}; give an address such as 192.168.1.10") from error


def _now() -> str:
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
