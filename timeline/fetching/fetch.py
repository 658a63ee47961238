"""Addresses to archived answers: robots, pace, redirects, retries, and one outcome an address."""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from timeline.fetching.addresses import checked_address
from timeline.fetching.archive import Archive
from timeline.fetching.failures import FetchFailure, RefusedError, UnreachableError
from timeline.fetching.robots import Robots
from timeline.fetching.transport import Answer
from timeline.version import __version__

AGENT = "news-timeline"
MAX_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
BUSY = (429, 500, 502, 503, 504)
FIRST_PAUSE_SECONDS = 2.0

Ask = Callable[[str, Mapping[str, str]], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Seconds between two requests to a host, how often a passing trouble is tried again, the longest wait for a
    server that asks for one, and how many addresses are fetched at most, those of feeds included.
    """

    delay_seconds: float = 1.0
    retries: int = 3
    max_wait_seconds: float = 120.0
    limit: int = 500
    agent: str = f"{AGENT}/{__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an address. `unchanged`: the server says that it is as it was when last fetched."""

    address: str
    kind: Literal["saved", "unchanged", "refused", "failed"]
    detail: str


@dataclass(slots=True, kw_only=True)
class Fetcher:
    """`fetcher(addresses)` gives an outcome an address, in order; the addresses of feeds follow when they are found.

    `ask` sends one request (see Transport); `clock` gives seconds, `sleep` waits them; `today` is the time for dates in
    `Retry-After`; `links_of` gives the addresses in an answer that is a feed.
    """

    ask: Ask
    archive: Archive
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    today: Callable[[], datetime.datetime]
    links_of: Callable[[Answer], Sequence[str]]
    settings: Settings = field(default_factory=Settings)
    _next: dict[str, float] = field(default_factory=dict)
    _robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        self._robots = Robots(self._ask_robots, agent=AGENT, clock=self.clock)

    def __call__(self, addresses: Sequence[str]) -> Iterator[Outcome]:
        """See the class. Raises OSError where the archive cannot be written; what was written before it stands."""
        waiting = deque(addresses)
        seen: set[str] = set()
        try:
            while waiting:
                given = waiting.popleft()
                try:
                    address = checked_address(given)
                except RefusedError as error:
                    yield Outcome(address=given, kind="refused", detail=str(error))
                    continue
                if address in seen:
                    continue
                if len(seen) >= self.settings.limit:
                    left = f"the limit of {self.settings.limit} addresses is reached"
                    yield Outcome(address=address, kind="refused", detail=left)
                    continue
                seen.add(address)
                outcome, links = self._one(address)
                waiting.extend(links)
                yield outcome
        finally:
            self.archive.save_state()

    def _one(self, address: str) -> tuple[Outcome, Sequence[str]]:
        try:
            answer = self._get(address)
            if answer.status == 304:
                known = self.archive.validators.get(answer.address)
                outcome = Outcome(address=address, kind="unchanged", detail="as it was when last fetched")
                return outcome, known.links if known is not None else ()
            if answer.status != 200:
                what = f"the server says {answer.status} {answer.reason}".strip()
                return Outcome(address=address, kind="failed", detail=what), ()
        except RefusedError as error:
            return Outcome(address=address, kind="refused", detail=str(error)), ()
        except UnreachableError as error:
            return Outcome(address=address, kind="failed", detail=str(error)), ()
        links = self.links_of(answer)
        self.archive.add(answer, request_headers=self._headers(answer.address), links=links)
        moved = f", from {answer.address}" if answer.address != address else ""
        detail = f"{len(answer.body)} bytes{moved}"
        return Outcome(address=address, kind="saved", detail=detail), links

    def _headers(self, address: str) -> dict[str, str]:
        known = self.archive.validators.get(address)
        headers = {
            "User-Agent": self.settings.agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip",
        }
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        return headers

    def _get(self, address: str) -> Answer:
        """The answer at the end of the redirects, every step of which robots.txt must allow."""
        seen = [address]
        while True:
            if (refusal := self._robots.refusal(address)) is not None:
                raise RefusedError(refusal)
            answer = self._patiently(address, self._headers(address), delay=self._robots.delay(address))
            following = _redirect(answer)
            if following is None:
                return answer
            address = following
            if address in seen or len(seen) > MAX_REDIRECTS:
                raise RefusedError(f"it is led round or on more than {MAX_REDIRECTS} times, last to {address[:200]}")
            seen.append(address)

    def _ask_robots(self, address: str) -> Answer:
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._patiently(address, {"User-Agent": self.settings.agent}, delay=0.0)
            following = _redirect(answer)
            if following is None:
                return answer
            address = following
        raise RefusedError("robots.txt is led on too often")

    def _patiently(self, address: str, headers: Mapping[str, str], *, delay: float) -> Answer:
        """The answer, asked for again after growing pauses while the trouble is one that passes."""
        pause = FIRST_PAUSE_SECONDS
        for attempt in range(self.settings.retries + 1):
            is_last = attempt == self.settings.retries
            self._wait_for_turn(address, delay=delay)
            wait = pause
            try:
                answer = self.ask(address, headers)
                if answer.status not in BUSY or is_last:
                    return answer
                wait = self._wanted_wait(answer) or pause
                if wait > self.settings.max_wait_seconds:
                    raise RefusedError(
                        f"the server says {answer.status} and asks to wait {wait:.0f} seconds: try later"
                    )
            except UnreachableError:
                if is_last:
                    raise
            self.sleep(wait)
            pause *= 2
        raise FetchFailure("no request was made")

    def _wait_for_turn(self, address: str, *, delay: float) -> None:
        """Wait until the host may be asked again."""
        host = urlsplit(address).netloc
        if (wait := self._next.get(host, 0.0) - self.clock()) > 0:
            self.sleep(wait)
        self._next[host] = self.clock() + max(delay, self.settings.delay_seconds)

    def _wanted_wait(self, answer: Answer) -> float | None:
        """Seconds that Retry-After asks for, given as a number or as a time."""
        given = (answer.header("Retry-After") or "").strip()
        if given.isdecimal() and len(given) < 9:
            return float(given)
        try:
            until = parsedate_to_datetime(given)
        except (ValueError, TypeError, IndexError):
            return None
        until = until if until.tzinfo is not None else until.replace(tzinfo=datetime.UTC)
        return max(0.0, (until - self.today()).total_seconds())


def _redirect(answer: Answer) -> str | None:
    location = answer.header("Location")
    if answer.status not in REDIRECTS or location is None:
        return None
    return checked_address(urljoin(answer.address, location.strip()))
