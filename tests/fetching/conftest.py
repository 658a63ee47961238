import datetime
import ipaddress
import threading

import pytest
from misbehaving_server import MisbehavingServer

from timeline.commands.fetch import _links_of
from timeline.fetching import Fetcher, Limits, Settings, Transport
from timeline.fetching.archive import Archive

MIB = 1024 * 1024


class Clock:
    """A time that passes only when someone sleeps."""

    def __init__(self):
        self.seconds = 1000.0
        self.slept = []

    def __call__(self):
        return self.seconds

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.seconds += seconds


@pytest.fixture
def server():
    server = MisbehavingServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.stopping.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make_fetcher(tmp_path, clock):
    def make(*, limits=None, allowed=("127.0.0.1/32",), **settings):
        networks = tuple(ipaddress.ip_network(one) for one in allowed)
        limits = limits or Limits(seconds=1.0, silent_seconds=0.5, max_bytes=1 * MIB)
        return Fetcher(
            ask=Transport(limits=limits, allowed=networks),
            archive=Archive(tmp_path / "fetched", now=lambda: "2017-05-26T10:00:00Z"),
            clock=clock,
            sleep=clock.sleep,
            today=lambda: datetime.datetime(2017, 5, 26, 10, tzinfo=datetime.UTC),
            links_of=_links_of,
            settings=Settings(**{"retries": 1, **settings}),
        )

    return make
