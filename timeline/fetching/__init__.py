"""Fetching: the only room that uses the network, for `timeline fetch` alone. What it gets is kept as WARC."""

from timeline.fetching.fetch import Fetcher, Outcome, Settings
from timeline.fetching.transport import Limits, Transport

__all__ = ["Fetcher", "Limits", "Outcome", "Settings", "Transport"]
