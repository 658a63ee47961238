"""A walk through everything the explorer promises, at three sizes in two themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_tour import violations
from sample_tables import ALL_EVENTS, ALL_SHOWN

pytestmark = pytest.mark.browser

BAR_FITS = """(() => {
  const bar = document.querySelector(".nt-timeline-bar"), { left, right } = bar.getBoundingClientRect();
  const boxes = [...bar.querySelectorAll("button, select, input")].map((one) => one.getBoundingClientRect());
  return boxes.every((box) => box.left >= left && box.right <= right);
})()"""
COLOURS_OF_GROUND = """() => {
  const canvas = document.querySelector(".nt-canvas-ground");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let k = 0; k < data.length; k += 4 * 97) seen.add([data[k], data[k + 1], data[k + 2]].join());
  const style = getComputedStyle(document.documentElement);
  const parts = (name) => style.getPropertyValue(name).trim().slice(1).match(/../g);
  const rgb = (name) => parts(name).map((part) => parseInt(part, 16)).join();
  return [seen.has(rgb("--land")), seen.has(rgb("--sea"))];
}"""


def test_the_frame_fits_the_window(tour):
    page = tour.page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(22, 24, 27)" if tour.theme == "dark" else "rgb(251, 249, 244)"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for name in (".nt-histogram", ".nt-map", ".nt-timeline-bar", ".nt-lanes-box"):
        box = page.locator(name).bounding_box()
        assert box["x"] >= -1 and box["x"] + box["width"] <= page.viewport_size["width"] + 1, name
    tour.go("from=2017-05-01&to=2017-05-20")
    assert page.get_by_role("button", name="Clear period").is_visible()
    assert page.evaluate(BAR_FITS)


def test_land_sea_points_and_regions_are_drawn(tour):
    assert tour.page.evaluate(COLOURS_OF_GROUND) == [True, True]
    assert (tour.data("points"), tour.data("regions"), tour.data("off"), tour.data("undated")) == (32, 3, 2, 1)
    kinds = tour.page.evaluate("[...new Set(newsTimeline.app.drawing.marks.map((mark) => mark.kind))]")
    assert {"region"} < set(kinds)
    assert tour.page.locator(".nt-credit").inner_text().count("Natural Earth") == 1


def test_a_mark_on_the_map_opens_its_event(tour):
    page = tour.page
    tour.go("country=KAZ&map=4/51/71")
    tour.click_mark("event")
    page.locator(".nt-card").wait_for()
    assert page.locator(".nt-card h2").inner_text() == "Agreement on four quiet zones signed"
    assert page.get_by_text("some day in May 2017 before the 29th").first.is_visible()


def test_the_keyboard_goes_from_mark_to_mark(tour):
    page = tour.page
    tour.open()
    tour.until("document.querySelector('[role=status]').textContent !== ''")  # the count, said last of all
    page.locator(".leaflet-container").focus()
    page.keyboard.press(".")
    first = page.locator("[role=status]").first.inner_text()
    page.keyboard.press(".")
    page.keyboard.press(",")
    assert page.locator("[role=status]").first.inner_text() == first != ""
    tour.go("country=KAZ&map=4/51/71")
    page.keyboard.press(".")
    page.keyboard.press("Enter")
    page.locator(".nt-card").wait_for()


def test_the_brush_is_dragged_and_moved_by_keys_and_typed(tour):
    page = tour.page
    box = page.locator(".nt-histogram").bounding_box()
    y = box["y"] + 30
    page.mouse.move(box["x"] + box["width"] * 0.6, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, y, steps=4)
    page.mouse.up()
    tour.until(f"document.querySelector('.nt-app').dataset.shown < {ALL_SHOWN}")
    from_drag = tour.data("shown")
    page.get_by_role("slider", name="First day").focus()
    page.keyboard.press("Home")
    assert tour.data("shown") >= from_drag
    page.get_by_role("button", name="Clear period").click()
    tour.shown(ALL_SHOWN)
    page.locator("input.nt-date").first.fill("2017-06-01")
    tour.shown(1)


def test_lanes_hold_the_events_and_obey_the_keyboard(tour):
    page = tour.page
    marks = page.evaluate("newsTimeline.app.timeline.marks.length")
    assert marks > 20
    page.locator(".nt-lanes-box").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("newsTimeline.app.hovered") >= 0
    page.keyboard.press("Enter")
    page.locator(".nt-card").wait_for()


def test_time_can_be_zoomed_and_played(tour):
    page = tour.page
    before = page.evaluate("newsTimeline.app.timeline.to - newsTimeline.app.timeline.from")
    page.get_by_role("button", name="Closer in time").click()
    assert page.evaluate("newsTimeline.app.timeline.to - newsTimeline.app.timeline.from") < before
    page.get_by_role("button", name="Whole period").click()
    page.get_by_role("combobox", name="Speed").select_option("4")
    page.get_by_role("button", name="Play through time").click()
    tour.until("newsTimeline.app.filters.from !== null")
    first = page.evaluate("newsTimeline.app.filters.from")
    tour.until(f"newsTimeline.app.filters.from > {first}")
    page.get_by_role("button", name="Pause").click()


def test_search_finds_and_the_list_is_sorted(tour):
    page = tour.page
    page.get_by_role("searchbox").fill("unidentified gunmen acted")
    tour.shown(1)
    page.get_by_role("searchbox").fill("")
    tour.shown(ALL_SHOWN)
    tour.open_list()
    firsts = {
        "deaths": {"Gunmen fire on a bus of pilgrims"}, "sources": {"Gunmen fire on a bus of pilgrims"},
        "date": {"Residents march in Cairo"}, "newest": {"Police arrest two men over the bus attack"},
        "confidence": {row[0] for row in ALL_EVENTS[9::10]},
    }  # fmt: skip
    for order, titles in firsts.items():
        page.get_by_role("combobox", name="Order").select_option(order)
        assert page.evaluate("document.querySelector('.nt-row-title').textContent") in titles, order
    page.get_by_role("combobox", name="Order").select_option("newest")


def test_filters_say_their_counts_and_become_chips(tour):
    page = tour.page
    tour.open_filters()
    assert page.locator("#nt-casualties option").all_inner_texts()[1] == "With deaths (5)"
    page.locator("#nt-least").fill("90")
    assert "Confidence at least 90%" in page.locator(".nt-filters").inner_text()
    confident = tour.data("shown")
    assert 0 < confident < ALL_SHOWN
    assert page.locator(".nt-filters legend .nt-check-count").inner_text() == str(confident)
    page.locator("#nt-least").fill("0")
    page.locator("#nt-casualties").select_option("deaths")
    tour.shown(5)
    page.locator("fieldset[data-facet=country]").get_by_text("Egypt").click()
    tour.shown(1)
    tour.close_filters()
    page.locator(".nt-chip", has_text="Egypt").click()
    tour.shown(5)


def test_the_card_steps_cites_and_closes(tour):
    page = tour.page
    tour.open_list()
    page.get_by_role("option", name="Ministers of two countries").click()
    page.locator(".nt-card").wait_for()
    page.get_by_role("button", name="Copy as citation").click()
    page.get_by_text("Copied").wait_for()
    page.get_by_role("button", name="Next event").click()
    tour.until("!document.querySelector('.nt-card h2').textContent.startsWith('Ministers')")
    page.get_by_role("button", name="Previous event").click()
    tour.until("document.querySelector('.nt-card h2').textContent.startsWith('Ministers')")
    page.get_by_role("button", name="All events", exact=True).click()
    assert page.locator(".nt-card").count() == 0


def test_events_are_saved(tour):
    page = tour.page
    page.locator("summary[aria-label=Save]").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert len(text.rstrip().split("\r\n")) == ALL_SHOWN + 1


def test_map_and_time_filter_each_other(tour):
    page = tour.page
    points, bars = tour.data("points"), "newsTimeline.app.timeline.bins.weights.reduce((sum, one) => sum + one, 0)"
    page.locator("input.nt-date").first.fill("2017-05-25")
    tour.until(f"document.querySelector('.nt-app').dataset.points < {points}")
    drawn = page.evaluate("newsTimeline.app.drawing.marks.reduce((sum, mark) => sum + mark.count, 0)")
    assert 0 < drawn <= tour.data("points") + tour.data("regions")
    page.get_by_role("button", name="Clear period").click()
    whole = page.evaluate(bars)
    tour.open_filters()
    page.get_by_label("Only what the map shows").check()
    tour.close_filters()
    page.evaluate("newsTimeline.app.map.setView([51.2, 71.4], 8, { animate: false })")
    tour.shown(1)
    assert 0 < page.evaluate(bars) < whole
    page.locator(".nt-chip", has_text="Only what the map shows").click()
    tour.shown(ALL_SHOWN)


def test_counts_list_what_they_count_and_reset_brings_all_back(tour):
    page = tour.page
    for name in ("off", "undated"):
        count = tour.data(name)
        page.locator(".nt-count button").nth(0 if name == "off" else 1).click()
        tour.shown(count)
        assert tour.data(name) == count
        tour.open_filters()
        page.get_by_role("button", name="Reset", exact=True).click()
        tour.shown(ALL_SHOWN)
        tour.close_filters()


def test_text_runs_as_its_script_does(tour):
    page = tour.page
    page.get_by_role("searchbox").fill("طرابلس")
    tour.shown(1)
    tour.open_list()
    tour.until("getComputedStyle(document.querySelector('.nt-row-title')).direction === 'rtl'")
    page.locator(".nt-row").click()
    page.locator(".nt-card").wait_for()
    for name in (".nt-card h2", ".nt-quote blockquote"):
        words = page.locator(name).first
        assert words.evaluate("words => getComputedStyle(words).direction") == "rtl", name


def test_axe_finds_nothing(tour):
    page = tour.page
    tour.open_filters()
    assert violations(page) == []
    tour.close_filters()
    page.evaluate("newsTimeline.app.select(30)")
    page.locator(".nt-card").wait_for()
    assert violations(page) == []
