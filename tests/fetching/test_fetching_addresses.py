import ipaddress

import pytest
from typer.testing import CliRunner

from timeline.cli import app
from timeline.fetching.addresses import checked_address, is_allowed, public_hosts
from timeline.fetching.failures import RefusedError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "nonsense",
    ],
)
def test_private_addresses_are_refused_however_they_are_written(address):
    assert not is_allowed(address, allowed=())


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_addresses_are_allowed(address):
    assert is_allowed(address, allowed=())


def test_only_the_network_that_is_named_is_allowed():
    allowed = (ipaddress.ip_network("192.168.1.0/24"),)
    assert is_allowed("192.168.1.7", allowed=allowed)
    assert not is_allowed("192.168.2.7", allowed=allowed)


def test_a_public_name_at_a_private_address_is_refused():
    def resolve(_host, _port):
        return ["93.184.216.34", "127.0.0.1"]

    with pytest.raises(RefusedError, match=r"news\.example is at 127\.0\.0\.1"):
        public_hosts("news.example", 80, resolve=resolve, allowed=())


@pytest.mark.parametrize(
    ("address", "checked"),
    [
        ("https://news.example", "https://news.example/"),
        ("HTTPS://News.Example/a b#part", "https://news.example/a%20b"),
        ("https://münze.example/ä?q=ü", "https://xn--mnze-0ra.example/%C3%A4?q=%C3%BC"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_an_address_is_made_plain(address, checked):
    assert checked_address(address) == checked


@pytest.mark.parametrize(
    "address",
    [
        "ftp://news.example/",
        "file:///etc/passwd",
        "news.example",
        "http://",
        "http://a:b@news.example/",
        "http://a:x/",
        "http://a/" + "a" * 5000,
    ],
)
def test_what_is_no_page_on_the_web_is_refused(address):
    with pytest.raises(RefusedError):
        checked_address(address)


def test_line_breaks_never_reach_the_request():
    assert "\r" not in checked_address("http://news.example/a\r\nHost: other.example")


def test_the_command_refuses_loopback_and_says_how_to_allow_it(tmp_path):
    result = CliRunner().invoke(app, ["fetch", "http://127.0.0.1:9/", "--into", str(tmp_path / "x"), "--retries", "0"])
    assert "--allow-address 127.0.0.1" in result.output
    assert result.exit_code != 0
    assert not (tmp_path / "x").exists()


def test_a_file_of_addresses_is_read(tmp_path, server):
    (tmp_path / "list.txt").write_text(f"# two pages\n{server.address}/page\n\n{server.address}/gzip\n")
    command = ["fetch", str(tmp_path / "list.txt"), "--into", str(tmp_path / "x"), "--delay", "0"]
    result = CliRunner().invoke(app, [*command, "--allow-address", "127.0.0.1"])
    assert (result.exit_code, "2 saved" in result.output) == (0, True)
    assert len(list((tmp_path / "x").glob("*.warc.gz"))) == 1
