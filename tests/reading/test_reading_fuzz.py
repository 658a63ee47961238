"""Mutated files of every kind: an article or an issue comes of each, never an exception."""

import gzip
import json
import os
import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import SourceError
from timeline.model import Article
from timeline.reading import read_sources
from timeline.reading.decoding import decode
from timeline.reading.headline import find_headline
from timeline.reading.plain_text import split_headers
from timeline.reading.published import read_time
from timeline.reading.residue import without_residue

SAMPLE = Path(__file__).parents[2] / "data" / "raw"
ROUNDS = int(os.environ.get("TIMELINE_FUZZ_ROUNDS", "300"))
MAX_SECONDS = 5.0
WORDS = "Two boats collided off the coast on Tuesday, the harbour master said. Nobody was hurt in the fog."
SPLICES = [
    b"\0",
    b"\xff\xfe",
    b'"',
    b"<",
    b"</",
    b"{",
    b"[[[[",
    b"\xc3",
    b"&#x0;",
    b"\r",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"]]>",
]


def seeds():
    files = [path.read_bytes() for path in sorted(SAMPLE.rglob("*")) if path.is_file()]
    record = json.dumps({"id": 1, "text": WORDS}).encode()
    feed = f"<rss><channel><item><title>A</title><description>{WORDS}</description></item></channel></rss>".encode()
    mail = f"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{WORDS}".encode()
    return [*files, gzip.compress(record), b"[" + record + b"]", feed, mail, f'title,text\nA,"{WORDS}"\n'.encode()]


def mutate(content, chance):
    changed = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice([0, 1, 1, 8, 200]))
        again = changed[start : start + 50] * chance.choice([1, 40])
        new = chance.choice([b"", bytes([chance.randrange(256)]), chance.choice(SPLICES), bytes(again)])
        changed[start:end] = new
    return bytes(changed)


@pytest.mark.parametrize("seed", range(3))
def test_no_mutated_file_stops_the_others(tmp_path, seed):
    chance = random.Random(seed)
    originals = seeds()
    for number in range(ROUNDS // 3):
        (tmp_path / f"{number:06}.dat").write_bytes(mutate(chance.choice(originals), chance))
    (tmp_path / "zzz.txt").write_text(WORDS)
    started = time.perf_counter()
    last = None
    for found in read_sources([tmp_path]):
        assert time.perf_counter() - started < MAX_SECONDS
        started = time.perf_counter()
        if isinstance(found, Article):
            assert found.text.strip()
            found.text.encode("utf-8")
            last = found
        else:
            assert found.code
            assert found.detail
    assert last is not None
    assert last.path == "zzz.txt"


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_decode(content):
    decode(content).text.encode("utf-8")


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_headers_and_text_lose_nothing_of_the_text(text):
    headers, body = split_headers(text)
    assert text.endswith(body)
    assert headers or body == text
    find_headline(text)
    read_time(text)
    kept = without_residue(text).split("\n")
    assert all(line in text.split("\n") for line in kept)


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_a_file_of_any_bytes_is_an_article_or_an_issue(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("any")
    (folder / "a").write_bytes(content)
    try:
        assert list(read_sources([folder]))
    except SourceError as error:
        assert "first:" in str(error)
