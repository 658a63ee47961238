"""Each way in which a server can misbehave costs its own address, is said, and stops nothing."""

import shutil
import ssl
import subprocess
import threading
import time

import pytest
from misbehaving_server import PAGE, MisbehavingServer

from timeline.fetching import Limits
from timeline.fetching.failures import RefusedError
from timeline.model import Article
from timeline.reading import read_sources

MAX_SECONDS = 6.0


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/slow", "failed", "more than 1 seconds"),
        ("/slow-header", "failed", ""),
        ("/silent", "failed", "timed out"),
        ("/endless", "refused", "larger than 1 MiB"),
        ("/loop", "refused", "led round"),
        ("/deeper", "refused", "led round or on more than 5 times"),
        ("/too-long", "failed", "500 bytes before its stated length"),
        ("/busy-for-long", "refused", "asks to wait 86400 seconds"),
        ("/bomb", "refused", "unpacks to more than 1 MiB"),
        ("/gzip-cut", "failed", "truncated"),
        ("/to-loopback", "refused", "127.0.0.2, a private or reserved address"),
        ("/to-metadata", "refused", "169.254.169.254, a private or reserved address"),
        ("/to-file", "refused", "no http or https address"),
        ("/moved-private", "refused", "robots.txt"),
        ("/truncated", "failed", "did not answer as it should"),
        ("/nonsense", "failed", "did not answer as it should"),
        ("/missing", "failed", "404"),
        ("/private/page", "refused", "robots.txt"),
    ],
)
def test_a_misbehaving_answer_costs_its_own_address_only(server, make_fetcher, path, kind, words):
    started = time.perf_counter()
    bad, good = make_fetcher()([server.address + path, server.address + "/page"])
    assert time.perf_counter() - started < MAX_SECONDS
    assert (bad.kind, good.kind) == (kind, "saved")
    assert words in bad.detail


@pytest.mark.parametrize("path", ["/page", "/too-short", "/gzip", "/chunked", "/moved", "/wrong-charset", "/busy"])
def test_a_page_that_was_got_is_read_from_the_archive(server, make_fetcher, path):
    fetcher = make_fetcher(retries=3)
    (outcome,) = fetcher([server.address + path])
    assert outcome.kind == "saved"
    (article,) = [one for one in read_sources([fetcher.archive.folder]) if isinstance(one, Article)]
    assert (article.title, article.published, article.retrieved) == (
        "Lighthouse relit",
        "2017-05-04",
        "2017-05-26T10:00:00Z",
    )
    assert article.text.startswith("The lamp of Sk")
    assert article.url == server.address + ("/page" if path == "/moved" else path)


def test_a_wrong_charset_is_said(server, make_fetcher):
    fetcher = make_fetcher()
    list(fetcher([server.address + "/wrong-charset"]))
    found = list(read_sources([fetcher.archive.folder]))
    assert "encoding" in [one.code for one in found if not isinstance(one, Article)]


def test_a_busy_server_is_given_the_time_it_asks_for(server, make_fetcher, clock):
    (outcome,) = make_fetcher(retries=3)([server.address + "/busy"])
    assert (outcome.kind, server.count("/busy")) == ("saved", 3)
    assert clock.slept.count(7.0) == 2


def test_retries_wait_longer_each_time_and_end(server, make_fetcher, clock):
    (outcome,) = make_fetcher(retries=3, delay_seconds=0.0)([server.address + "/truncated"])
    assert (outcome.kind, server.count("/truncated")) == ("failed", 4)
    assert clock.slept == [2.0, 4.0, 8.0]


def test_what_has_not_changed_is_not_kept_again(server, make_fetcher):
    first, again = make_fetcher(), make_fetcher()
    assert [one.kind for one in first([server.address + "/same"])] == ["saved"]
    again.archive = type(again.archive)(first.archive.folder, now=lambda: "2017-05-27T10:00:00Z")
    assert [one.kind for one in again([server.address + "/same"])] == ["unchanged"]
    assert again.archive.path is None


def test_a_robots_file_that_changes_is_obeyed_when_it_is_old(server, make_fetcher, clock):
    fetcher = make_fetcher()
    outcomes = fetcher([server.address + "/page", server.address + "/gzip", server.address + "/chunked"])
    assert next(outcomes).kind == "saved"
    server.robots = "User-agent: *\nDisallow: /\n"
    assert next(outcomes).kind == "saved"
    clock.seconds += 601
    assert next(outcomes).kind == "refused"
    assert (server.count("/robots.txt"), server.count("/chunked")) == (2, 0)


@pytest.mark.parametrize(("status", "kind"), [(404, "saved"), (403, "saved"), (500, "refused"), (429, "refused")])
def test_no_robots_file_allows_and_a_broken_one_forbids(server, make_fetcher, status, kind):
    server.robots_status = status
    (outcome,) = make_fetcher()([server.address + "/page"])
    assert outcome.kind == kind


def test_a_host_is_asked_no_faster_than_it_wants(server, make_fetcher, clock):
    server.robots = "User-agent: news-timeline\nCrawl-delay: 9\n"
    list(make_fetcher(delay_seconds=1.0)([server.address + "/page", server.address + "/gzip"]))
    assert 9.0 in clock.slept


def test_a_feed_leads_to_its_pages(server, make_fetcher):
    outcomes = list(make_fetcher()([server.address + "/feed"]))
    assert [(one.address.rpartition("/")[2], one.kind) for one in outcomes] == [
        ("feed", "saved"),
        ("page", "saved"),
        ("gzip", "saved"),
    ]


def test_an_unchanged_feed_still_leads_to_pages_that_were_not_got(server, make_fetcher):
    assert [one.kind for one in make_fetcher(limit=2)([server.address + "/feed"])] == ["saved", "saved", "refused"]
    again = list(make_fetcher()([server.address + "/feed"]))
    assert [(one.address.rpartition("/")[2], one.kind) for one in again][::2] == [
        ("feed", "unchanged"),
        ("gzip", "saved"),
    ]


def test_no_more_than_the_limit_is_fetched(server, make_fetcher):
    outcomes = list(make_fetcher(limit=2)([server.address + "/feed"]))
    assert [one.kind for one in outcomes] == ["saved", "saved", "refused"]


def test_plain_http_where_tls_was_asked_for_is_refused_and_not_tried_again(server, make_fetcher):
    fetcher = make_fetcher()
    (outcome,) = fetcher([server.address.replace("http:", "https:") + "/page"])
    assert outcome.kind == "refused"
    assert server.asked == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_that_nobody_signed_is_refused(tmp_path, make_fetcher):
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=127.0.0.1", "-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "certificate")]
    subprocess.run([*command, *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "certificate", tmp_path / "key")
    server = MisbehavingServer()
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        fetcher = make_fetcher(limits=Limits(seconds=3.0))
        with pytest.raises(RefusedError, match="no safe connection"):
            fetcher.ask(f"https://127.0.0.1:{server.server_port}/page", {})
        assert server.asked == []
    finally:
        server.shutdown()
        server.server_close()


def test_a_full_disk_stops_the_run_and_leaves_a_whole_archive(server, make_fetcher):
    fetcher = make_fetcher()
    outcomes = fetcher([server.address + "/page", server.address + "/gzip"])
    assert next(outcomes).kind == "saved"
    before = fetcher.archive.path.read_bytes()
    fetcher.archive.path.unlink()
    fetcher.archive.path.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        next(outcomes)
    fetcher.archive.path.unlink()
    fetcher.archive.path.write_bytes(before)
    (article,) = [one for one in read_sources([fetcher.archive.folder]) if isinstance(one, Article)]
    assert article.text[:20] in PAGE
