"""Mutated files of every kind: an article or an issue comes of each, never an exception."""

import importlib.util
import os
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from kind_writers import WRITERS

from timeline.errors import SourceError
from timeline.reading import read_sources
from timeline.reading.decoding import decode
from timeline.reading.headline import find_headline
from timeline.reading.plain_text import split_headers
from timeline.reading.published import read_time
from timeline.reading.residue import without_residue

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("TIMELINE_FUZZ_ROUNDS", "400"))


def test_the_fuzzer_finds_no_crash_no_hang_and_no_growth():
    """The short form of `benchmarks/fuzz_reading.py`, which runs 200,000."""
    specification = importlib.util.spec_from_file_location("fuzz_reading", ROOT / "benchmarks" / "fuzz_reading.py")
    fuzz_reading = importlib.util.module_from_spec(specification)
    sys.modules["fuzz_reading"] = fuzz_reading
    specification.loader.exec_module(fuzz_reading)
    before = fuzz_reading.resident_mib()  # the tests before it are of this process
    tallies, faults = fuzz_reading.fuzz(rounds=ROUNDS, seed=0)
    assert faults == []
    assert set(tallies) == set(WRITERS)
    assert sum(tally.articles for tally in tallies.values()) > ROUNDS / 4
    assert fuzz_reading.resident_mib() - before < fuzz_reading.MAX_RESIDENT_MIB


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
