"""Very many events, and what is the same at every size: shown once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_tables import RUN, sample_tables

from timeline.pages import PageOptions, write_pages

pytestmark = pytest.mark.browser

LARGE_SHOWN = 160 * 37
RINGS = """newsTimeline.app.drawing.marks
  .filter(({ kind }) => kind === "bubble").map(({ x, y, radius }) => [x, y, radius])"""


def app_data(page, name):
    return page.evaluate(f"document.querySelector('.nt-app').dataset.{name}")


def test_the_list_of_very_many_events_holds_only_the_rows_in_view(tour, large_page):
    page = tour.page
    tour.open(path=large_page)
    tour.shown(LARGE_SHOWN)
    tour.open_list()
    assert page.locator(".nt-row").count() < 40
    page.locator("#nt-list").focus()
    page.keyboard.press("End")
    last = page.locator(f".nt-row[aria-posinset='{LARGE_SHOWN}']")
    last.wait_for()
    assert last.is_visible()


def test_crowds_are_rings_that_cover_no_number_of_another(tour, large_page):
    tour.open("map=4/31/20", path=large_page)
    rings = tour.page.evaluate(RINGS)
    assert len(rings) > 1
    assert sum(tour.page.evaluate("newsTimeline.app.drawing.marks.map(({ count }) => count)")) > 1_000
    for position, (x, y, radius) in enumerate(rings):
        for other_x, other_y, other in rings[:position]:
            assert max(abs(x - other_x), abs(y - other_y)) >= radius + other - 2


def test_a_list_taller_than_browsers_draw_is_reached_to_its_end(visit, until, large_page):
    page = visit(path=large_page)
    page.evaluate("newsTimeline.app.list.tallest = 20_000; newsTimeline.app.showList()")
    count = int(app_data(page, "shown"))
    assert page.evaluate("document.querySelector('.nt-list-spacer').clientHeight") == 20_000 < count * 66
    page.locator("#nt-list").focus()
    for key, position in (("End", count), ("Home", 1), ("PageDown", None), ("ArrowDown", None)):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        active = page.locator(".nt-row.nt-active")
        row, box = active.bounding_box(), page.locator("#nt-list").bounding_box()
        assert box["y"] - 1 <= row["y"] and row["y"] + row["height"] <= box["y"] + box["height"] + 1, key
        assert position is None or active.get_attribute("aria-posinset") == str(position)
    page.evaluate("document.getElementById('nt-list').scrollTop = 1e9")
    until(page, f"document.querySelector(\".nt-row[aria-posinset='{count}']\") !== null")


def test_search_in_very_many_events_answers_at_once_and_then_wholly(visit, until, large_page):
    page = visit(path=large_page)
    page.evaluate("newsTimeline.app.index.touch()")
    page.get_by_role("searchbox").fill("ferry")
    until(page, "document.querySelector('.nt-app').dataset.shown === '0' && newsTimeline.app.index.isComplete")
    page.get_by_role("searchbox").fill("bus of pilgrims (round 159)")
    until(page, "document.querySelector('.nt-app').dataset.shown === '1'")
    page.get_by_role("searchbox").fill("gunmen minya governorate")
    until(page, "document.querySelector('.nt-app').dataset.shown === '160'")
    assert app_data(page, "searching") is None


def test_a_search_in_the_address_of_a_large_page_is_carried_out(visit, large_page):
    page = visit(path=large_page, fragment="q=bus+of+pilgrims")
    assert int(app_data(page, "shown")) == 160


def test_very_many_events_are_saved_whole(visit, large_page):
    page = visit(path=large_page, fragment="country=LBY")
    page.locator("summary[aria-label=Save]").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="GeoJSON").click()
    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert len(saved["features"]) == int(app_data(page, "shown")) > 2_000
    assert saved["filter"].startswith("country=LBY")


def test_a_page_without_articles_says_where_they_are(visit, tmp_path):
    path = write_pages(sample_tables(), tmp_path, run=RUN, options=PageOptions(page_mb=1))["index.html"]
    page = visit(path=path, fragment="event=e0003")
    text = page.locator(".nt-card .nt-words").inner_text()
    assert "stand in the table" in text
    assert page.locator("blockquote").count() == 0


def test_the_about_box_tells_source_and_build(visit, tmp_path):
    run = {
        **RUN,
        "inputs": [{"path": "a", "sha256": "0" * 64}],
        "model": {"name": "en_core_web_md", "version": "3.8.0"},
    }
    page = visit(path=write_pages(sample_tables(), tmp_path, run=run)["index.html"])
    page.get_by_role("button", name="About").click()
    text = page.locator("dialog").inner_text()
    for words in (
        "Source: 1 files of articles, fingerprint",
        "en_core_web_md 3.8.0",
        "run.json",
        "Licence of the data",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ASTANA", "Astana"),
        ("UNITED ARAB EMIRATES", "United Arab Emirates"),
        ("Port Said", "Port Said"),
        ("USA", "USA"),
        ("القاهرة", "القاهرة"),
    ],
)
def test_capitals_of_a_dateline_are_calmed_in_lists_and_cards(visit, written, shown):
    assert visit().evaluate(f"newsTimeline.placeName({json.dumps(written)})") == shown


@pytest.mark.parametrize(
    ("deaths", "tinted"), [((29, 29, 32, 29), ["32"]), ((29, 30, 29, 30), ["29", "29", "30", "30"]), ((29,) * 4, [])]
)
def test_what_differs_from_what_most_outlets_say_is_tinted(visit, tmp_path, deaths, tinted):
    tables = sample_tables()
    own = tables["reports"]["event_id"] == "e0003"
    for column in ("deaths_low", "deaths_best", "deaths_high"):
        tables["reports"].loc[own, column] = deaths
    tables["events"]["disagreement"] = [[] for _ in range(len(tables["events"]))]
    page = visit(path=write_pages(tables, tmp_path, run=RUN)["index.html"], fragment="event=e0003")
    page.locator(".nt-compare").wait_for()
    assert sorted(page.locator(".nt-cell-differs").all_inner_texts()) == tinted
