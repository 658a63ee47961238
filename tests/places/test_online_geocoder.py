"""Asking an online service: against a server of our own on this machine, no other."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from timeline.config import Config
from timeline.errors import ConfigError
from timeline.model import Article, PlaceMention
from timeline.pipeline import ArticleReader
from timeline.places import Gazetteer
from timeline.places.online import AnswerCache, OnlineGeocoder, open_online_geocoder

ARTICLE = Article(article_id="a", path="a.txt", text="Shells fell on Tal Amra and Kafr Zulub.")
TAL_AMRA = {
    "lat": "35.91", "lon": "36.71", "osm_type": "node", "osm_id": 77, "display_name": "Tal Amra",
    "boundingbox": ["35.89", "35.93", "36.69", "36.73"],
}  # fmt: skip


class Server(ThreadingHTTPServer):
    status = 200
    asked: list[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)["q"][0]
        self.server.asked.append((query, self.headers["User-Agent"]))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps([TAL_AMRA] if "Tal Amra" in query else []).encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()


def opened(server: Server, cache: Path) -> OnlineGeocoder:
    geocoder = open_online_geocoder(
        "nominatim",
        user_agent="tests of news-timeline",
        address=server.address,
        cache=cache,
        gazetteer=Gazetteer.open(),
    )
    geocoder._ask.min_delay_seconds = 0
    return geocoder


def lacking(quote: str, **changed: object) -> PlaceMention:
    start = ARTICLE.text.index(quote)
    fields = {
        "field": "text", "start": start, "end": start + len(quote), "quote": quote, "sentence": 0, "place": None,
        "role": "location", "rule": "entity-unknown", "score": 0.8, "rivals": (),
    }  # fmt: skip
    return PlaceMention(**{**fields, **changed})  # type: ignore[arg-type]


def test_a_place_unknown_is_asked_for_once_and_its_answer_kept(server: Server, tmp_path: Path) -> None:
    for _ in range(2):
        (found,), issues = opened(server, tmp_path / "c.sqlite")(ARTICLE, [lacking("Tal Amra")])
        assert issues == ()
        assert found.place is not None
        assert (found.place.place_id, found.place.country, found.place.lat) == ("osm:n77", "SYR", 35.91)
        assert found.rule == "online-nominatim"
        assert (found.place.geo_precision, found.place.radius_km < 5) == (1, True)
    assert server.asked == [("Tal Amra", "tests of news-timeline")]


def test_that_there_is_no_such_place_is_kept_too(server: Server, tmp_path: Path) -> None:
    for _ in range(2):
        (found,), issues = opened(server, tmp_path / "c.sqlite")(ARTICLE, [lacking("Kafr Zulub")])
        assert (found.place, issues) == (None, ())
    assert len(server.asked) == 1


def test_the_country_of_the_other_places_is_named(server: Server, tmp_path: Path) -> None:
    aleppo = lacking("Tal", place=Gazetteer.open().candidates("Aleppo")[0])
    opened(server, tmp_path / "c.sqlite")(ARTICLE, [aleppo, lacking("Tal Amra")])
    assert [query for query, _ in server.asked] == ["Tal Amra, Syria"]


@pytest.mark.parametrize("changed", [{"role": "organisation"}, {"role": "demonym"}, {"score": 0.2}])
def test_what_is_hardly_a_place_is_not_asked_for(changed: dict[str, object], server: Server, tmp_path: Path) -> None:
    opened(server, tmp_path / "c.sqlite")(ARTICLE, [lacking("Tal Amra", **changed)])
    assert server.asked == []


def test_a_refusal_is_an_issue_and_the_service_is_left_alone(server: Server, tmp_path: Path) -> None:
    server.status = 403
    mentions, issues = opened(server, tmp_path / "c.sqlite")(ARTICLE, [lacking("Tal Amra"), lacking("Kafr Zulub")])
    assert [mention.place for mention in mentions] == [None, None]
    assert [(issue.code, issue.start, issue.end) for issue in issues] == [("geocoder-refused", 15, 23)]
    assert len(server.asked) == 1


def test_faults_are_issues_until_it_is_left_alone(server: Server, tmp_path: Path) -> None:
    server.status = 500
    geocoder = opened(server, tmp_path / "c.sqlite")
    codes = [issue.code for _ in range(5) for issue in geocoder(ARTICLE, [lacking("Tal Amra")])[1]]
    assert codes == ["geocoder-failed"] * 3
    server.status = 200
    assert opened(server, tmp_path / "c.sqlite")(ARTICLE, [lacking("Tal Amra")])[0][0].place is not None


def test_a_time_out_is_an_issue(tmp_path: Path) -> None:
    class Slow:
        def geocode(self, query: str) -> object:
            from geopy.exc import GeocoderTimedOut

            raise GeocoderTimedOut("10 seconds")

    cache = AnswerCache(tmp_path / "c.sqlite")
    geocoder = OnlineGeocoder(Slow(), cache, Gazetteer.open(), name="slow", seconds_between=0)
    _, (issue,) = geocoder(ARTICLE, [lacking("Tal Amra")])
    assert issue.code == "geocoder-failed"
    assert "GeocoderTimedOut" in issue.detail


def test_questions_are_apart(server: Server, tmp_path: Path) -> None:
    geocoder = opened(server, tmp_path / "c.sqlite")
    assert geocoder._ask.max_retries == 0
    unchanged = open_online_geocoder(
        "nominatim", user_agent="x", address=server.address, cache=tmp_path / "d.sqlite", gazetteer=Gazetteer.open()
    )
    assert unchanged._ask.min_delay_seconds >= 1


@pytest.mark.parametrize(
    ("service", "agent", "address", "words"),
    [
        ("nominatim", None, None, "user agent"),
        ("nominatim", "  ", None, "user agent"),
        ("nowhere", "x", None, "no such service"),
        ("googlev3", "x", None, "wants no key"),
        ("photon", "x", "geocoder.example.org", "must be such as https"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    service: str, agent: str | None, address: str | None, words: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=words):
        open_online_geocoder(
            service, user_agent=agent, address=address, cache=tmp_path / "c.sqlite", gazetteer=Gazetteer.open()
        )


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"geocoder": "nominatim"}, "user_agent"),
        ({"geocoder": "nominatim", "user_agent": "x", "workers": 2}, "must be 1"),
    ],
)
def test_settings_that_cannot_be_right_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        Config(**settings)  # type: ignore[arg-type]


def test_nobody_is_asked_unless_named() -> None:
    assert ArticleReader(Config()).geocode is None


def test_a_gazetteer_of_ones_own_is_used(tmp_path: Path) -> None:
    from timeline.errors import ReferenceDataError

    with pytest.raises(ReferenceDataError, match="build the gazetteer"):
        ArticleReader(Config(gazetteer=str(tmp_path)))
