"""What robots.txt allows (RFC 9309), asked once a host and again when what is known is old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.fetching.addresses import origin_of
from timeline.fetching.failures import FetchFailure

if TYPE_CHECKING:
    from protego import Protego

    from timeline.fetching.transport import Answer

MAX_AGE_SECONDS = 600.0
MAX_BYTES = 512_000
MAX_DELAY_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of an origin since when they are known; without `parsed`, `refusal` says why nothing is allowed."""

    since: float
    parsed: Protego | None = None
    refusal: str | None = None


class Robots:
    """`robots.refusal(address)`: why `agent` may not get an address, None where it may.

    A robots.txt that is not there (4xx) allows everything; one that cannot be had (5xx, no answer) allows nothing
    until it is asked again, after ten minutes.
    """

    def __init__(self, ask: Callable[[str], Answer], *, agent: str, clock: Callable[[], float]) -> None:
        """`ask` gets an address, redirects followed."""
        self._ask, self._agent, self._clock = ask, agent, clock
        self._known: dict[str, _Rules] = {}

    def refusal(self, address: str) -> str | None:
        """Why `address` may not be got; None where it may."""
        rules = self._rules(origin_of(address))
        if rules.parsed is None or rules.parsed.can_fetch(address, self._agent):
            return rules.refusal
        return f"{origin_of(address)}/robots.txt does not allow it"

    def delay(self, address: str) -> float:
        """Seconds that the host wants between two requests, 0 where it does not say; at most 60."""
        rules = self._rules(origin_of(address))
        given = rules.parsed.crawl_delay(self._agent) if rules.parsed is not None else None
        return min(MAX_DELAY_SECONDS, max(0.0, float(given or 0.0)))

    def _rules(self, origin: str) -> _Rules:
        known = self._known.get(origin)
        if known is not None and self._clock() - known.since < MAX_AGE_SECONDS:
            return known
        self._known[origin] = rules = self._read(origin)
        return rules

    def _read(self, origin: str) -> _Rules:
        from protego import Protego

        now = self._clock()
        try:
            answer = self._ask(f"{origin}/robots.txt")
        except FetchFailure as error:
            return _Rules(now, refusal=f"{origin}/robots.txt cannot be had: {error}")
        if 400 <= answer.status < 500 and answer.status != 429:
            return _Rules(now)
        if answer.status != 200:
            return _Rules(now, refusal=f"{origin}/robots.txt cannot be had: the server says {answer.status}")
        return _Rules(now, parsed=Protego.parse(answer.body[:MAX_BYTES].decode("utf-8", errors="replace")))
