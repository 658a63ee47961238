"""What the maker of a page may choose, and what is said of its size beforehand."""

from __future__ import annotations

import re

import pytest
from sample_tables import RUN, sample_tables

from timeline.config import Config
from timeline.errors import ConfigError
from timeline.pages import PageOptions, write_pages
from timeline.pages.options import PagePlan, plan_pages
from timeline.pages.payload import BLOCK_EVENTS
from timeline.pages.rows import rows_of


def policy_of(path):
    return re.search(r'Content-Security-Policy" content="([^"]*)"', path.read_text(encoding="utf-8")).group(1)


def test_a_page_may_ask_for_pictures_of_the_named_tile_server_only(tmp_path):
    options = PageOptions(tiles="https://tiles.example.org/a/{z}/{x}/{y}.png")
    policy = policy_of(write_pages(sample_tables(), tmp_path, run=RUN, options=options)["index.html"])
    assert "img-src data: blob: https://tiles.example.org;" in policy
    assert policy.count("http") == 1
    assert "default-src 'none'" in policy and "connect-src" not in policy


def test_osm_stands_for_openstreetmap_with_its_credit():
    tiles = PageOptions(tiles="osm").facts()["tiles"]
    assert tiles == {
        "address": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "credit": "© OpenStreetMap contributors",
    }


@pytest.mark.parametrize(
    "tiles",
    [
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/tiles.png",
        "https://tiles.example.org/{z}/{x}/{y}.png; script-src *",
        "https://tiles.example.org'/{z}/{x}/{y}.png",
        "javascript:{z}{x}{y}",
        "",
    ],
)
def test_an_address_that_is_no_tile_template_is_refused(tiles):
    with pytest.raises(ValueError, match="tiles is"):
        PageOptions(tiles=tiles).tile_address()


@pytest.mark.parametrize(("name", "value"), [("borders", "un"), ("page_mb", 0)])
def test_a_wrong_setting_of_the_pages_is_refused(name, value):
    with pytest.raises(ConfigError, match=name):
        Config(**{name: value})


def test_the_size_is_told_before_anything_is_written(tmp_path):
    told = []

    def planned(plan):
        told.append((plan, list(tmp_path.iterdir())))

    written = write_pages(sample_tables(), tmp_path, run=RUN, planned=planned)
    [(plan, files)] = told
    assert files == []
    assert plan.text == "words"
    assert plan.megabytes == pytest.approx(written["index.html"].stat().st_size / 1e6, rel=0.05)
    assert plan.words() == f"writing pages of about {plan.megabytes:.1f} MB"


def test_articles_are_left_out_above_the_bound_and_that_is_said():
    plan = plan_pages(sample_tables(), PageOptions(page_mb=1))
    assert plan.text in ("links", "titles")
    assert "over 1 MB with them" in plan.words()
    assert "without the articles" in PagePlan(text="titles", megabytes=2, page_mb=1).words()


def test_the_size_of_many_events_is_foretold_from_a_few(large_tables, tmp_path):
    assert len(large_tables["events"]) > 3 * BLOCK_EVENTS
    plan = plan_pages(large_tables, PageOptions())
    written = write_pages(large_tables, tmp_path, run={})["index.html"]
    assert plan.megabytes == pytest.approx(written.stat().st_size / 1e6, rel=0.1)


def test_a_page_does_not_carry_the_list_of_its_input_files(tmp_path):
    run = {**RUN, "inputs": [{"path": "raw/one.txt", "sha256": "0" * 64}, {"path": "raw/two.txt", "sha256": "1" * 64}]}
    html = write_pages(sample_tables(), tmp_path, run=run)["timeline.html"].read_text(encoding="utf-8")
    assert "raw/one.txt" not in html
    assert '"inputs":{"files":2,"sha256":"' in html


def test_only_the_wanted_columns_are_read():
    [row] = rows_of(sample_tables()["events"].iloc[:1], ("title", "actors", "no such column"))
    assert row == {"title": "Ministers of two countries meet in Cairo", "actors": ["Foreign ministry of Egypt"]}
