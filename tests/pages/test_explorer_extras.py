"""Paper, tiles, borders, links and names, at every size and theme."""

from __future__ import annotations

import re
import struct
import zlib

import pytest
from reader_tour import MARK_AT
from sample_tables import ALL_SHOWN, RUN, sample_tables

from timeline.pages import PageOptions, write_pages

pytestmark = pytest.mark.browser


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


GREY_TILE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\x80"))
    + _chunk(b"IEND", b"")
)
STROKES = """() => {
  let strokes = 0;
  const ground = newsTimeline.app.basemap, drawn = ground.drawBorders.bind(ground);
  ground.drawBorders = (...all) => { strokes++; drawn(...all); };
  newsTimeline.app.layers[0].drawNow();
  delete ground.drawBorders;
  return strokes;
}"""
DASHES = """() => {
  const { prototype } = CanvasRenderingContext2D, { setLineDash, stroke } = prototype, dashes = [];
  let now = [];
  prototype.setLineDash = function (dash) { now = dash; setLineDash.call(this, dash); };
  prototype.stroke = function (...paths) {
    if (paths[0] === newsTimeline.app.basemap.disputed) dashes.push(now.length);
    stroke.apply(this, paths);
  };
  newsTimeline.app.layers[0].drawNow();
  Object.assign(prototype, { setLineDash, stroke });
  return dashes;
}"""
ABOVE_THE_GROUND = """() => {
  const tile = document.querySelector(".leaflet-tile-loaded"), box = tile.getBoundingClientRect();
  const frame = document.querySelector(".nt-map").getBoundingClientRect();
  const x = Math.max(box.left, frame.left) + 5, y = Math.max(box.top, frame.top) + 5;
  for (const layer of document.querySelectorAll(".leaflet-tile, .nt-canvas-ground")) layer.style.pointerEvents = "auto";
  const stack = document.elementsFromPoint(x, y);
  return stack.indexOf(tile) < stack.findIndex((element) => element.matches(".nt-canvas-ground"));
}"""
FIRST_IN_LANES = """() => {
  const { timeline } = newsTimeline.app, box = timeline.lanes.getBoundingClientRect();
  const mark = timeline.marks.find((mark) => mark.lane < 3);
  return [box.left + (mark.left + mark.right) / 2, box.top + mark.lane * 17 + 12, mark.event];
}"""
PICTURE_FROM = """(address) => new Promise((done) => {
  const picture = new Image();
  picture.onload = () => done("in");
  picture.onerror = () => done("out");
  picture.src = address;
})"""


@pytest.fixture(scope="session")
def borderless_page(tmp_path_factory):
    options = PageOptions(borders="none")
    return write_pages(sample_tables(), tmp_path_factory.mktemp("borderless"), run=RUN, options=options)["index.html"]


@pytest.fixture(scope="session")
def tiled_page(tmp_path_factory):
    options = PageOptions(tiles="https://tiles.example.org/{z}/{x}/{y}.png")
    return write_pages(sample_tables(), tmp_path_factory.mktemp("tiled"), run=RUN, options=options)["index.html"]


def test_the_whole_list_goes_on_paper(tour):
    page = tour.page
    rows = page.locator(".nt-row")
    assert rows.count() < ALL_SHOWN
    with tour.on_paper():
        tour.until(f"document.querySelectorAll('.nt-row').length === {ALL_SHOWN}")
        tops = page.evaluate("[...document.querySelectorAll('.nt-row')].map((row) => row.getBoundingClientRect().y)")
        assert tops == sorted(tops) and len(set(tops)) == ALL_SHOWN
        assert page.locator(".nt-filters").is_hidden() and page.locator(".nt-map-tools").is_hidden()
    tour.until(f"document.querySelectorAll('.nt-row').length < {ALL_SHOWN}")


def test_an_open_card_goes_on_paper_with_its_links(tour):
    page = tour.page
    tour.go("event=e0003")
    with tour.on_paper():
        assert page.locator(".nt-card").bounding_box()["height"] > 600
        assert page.locator(".nt-row").first.is_hidden()
        assert page.evaluate("document.querySelector('.nt-compare table').scrollWidth <= innerWidth")
        shown = page.evaluate("getComputedStyle(document.querySelector('.nt-quote a'), '::after').content")
        assert "https://example.org/" in shown


def test_without_borders_none_are_drawn_and_the_page_says_so(tour, borderless_page):
    page = tour.page
    assert page.evaluate(STROKES) == 1
    tour.open(path=borderless_page)
    assert page.get_by_label("Borders").count() == 0
    assert "no borders are drawn" in page.locator(".nt-credit").get_attribute("title") + page.evaluate(
        "document.querySelector('.nt-credit').textContent"
    )
    assert page.evaluate(STROKES) == 0


def test_contested_borders_are_dashed(tour):
    tour.go("map=6/32.5/35.5")
    assert tour.page.evaluate(DASHES) == [0, 2]  # the land's colour below, dashes above


def test_first_level_divisions_are_drawn_from_near(tour):
    lines = """() => {
      const { prototype } = CanvasRenderingContext2D, { stroke } = prototype, drawn = [];
      prototype.stroke = function (...paths) { drawn.push(paths[0]); stroke.apply(this, paths); };
      newsTimeline.app.layers[0].drawNow();
      prototype.stroke = stroke;
      return drawn.includes(newsTimeline.app.basemap.divisions ?? null);
    }"""
    tour.go("map=6/31/31")
    assert tour.page.evaluate(lines)
    tour.go("map=4/31/31")
    assert not tour.page.evaluate(lines)


def test_borders_switched_off_stay_off_in_the_address(tour):
    page = tour.page
    page.get_by_label("Borders").uncheck()
    tour.until("location.hash.includes('borders=0')")
    tour.open("borders=0")
    assert page.evaluate("newsTimeline.app.basemap.hasBorders") is False
    assert not page.get_by_label("Borders").is_checked()


def test_online_tiles_are_asked_for_only_while_switched_on(tour, tiled_page):
    page, asked = tour.page, []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body=GREY_TILE, content_type="image/png")

    page.route(re.compile("^https:"), answer)
    tour.open(path=tiled_page)
    box = page.get_by_label("Online map")
    assert not box.is_checked()
    assert asked == []
    box.check()
    tour.until("document.querySelectorAll('img.leaflet-tile-loaded').length > 1")
    assert all(url.startswith("https://tiles.example.org/") for url in asked)
    assert page.evaluate(ABOVE_THE_GROUND)
    assert page.locator(".nt-credit").inner_text().strip().endswith("tiles.example.org")
    box.uncheck()
    assert page.locator("img.leaflet-tile").count() == 0
    assert page.evaluate(PICTURE_FROM, "https://elsewhere.example.org/1.png") == "out"
    assert all("elsewhere" not in url for url in asked)
    assert all("Content Security Policy" in line for line in tour.watched.complaints)
    page.unroute(re.compile("^https:"))
    tour.watched.forget()


def test_a_link_restores_what_the_timeline_shows(tour):
    page = tour.page
    page.get_by_role("button", name="Closer in time").click()
    tour.until("location.hash.includes('time=')")
    shown = page.evaluate("[newsTimeline.app.timeline.from, newsTimeline.app.timeline.to]")
    tour.open(page.evaluate("location.hash")[1:])
    again = page.evaluate("[newsTimeline.app.timeline.from, newsTimeline.app.timeline.to]")
    assert again == pytest.approx(shown, abs=1)
    page.get_by_role("button", name="Whole period").click()
    tour.until("!location.hash.includes('time=')")


def test_hovering_shows_the_same_event_everywhere(tour):
    page = tour.page
    if not tour.is_phone:  # there the list lies below
        page.locator(".nt-row").nth(2).hover()
        event = page.evaluate("newsTimeline.app.hovered")
        assert event >= 0
        assert page.evaluate("newsTimeline.app.drawing.hovered") == event
        page.mouse.move(5, 5)
    x, y, event = page.evaluate(FIRST_IN_LANES)
    page.mouse.move(x, y)
    tour.until(f"newsTimeline.app.hovered === {event}")
    assert page.evaluate("newsTimeline.app.drawing.hovered") == event
    row = page.locator(f"#nt-row-{event}")
    assert row.count() == 0 or "nt-pointed" in row.get_attribute("class")
    tour.go("country=KAZ&map=4/51/71")
    page.mouse.move(*page.evaluate(MARK_AT, "event"))
    tour.until("newsTimeline.app.titleOf(newsTimeline.app.hovered) === 'Agreement on four quiet zones signed'")
    assert page.locator(".nt-tip").inner_text() == "Agreement on four quiet zones signed"


def test_a_long_list_of_names_can_be_searched(tour):
    page = tour.page
    tour.open_filters()
    page.get_by_role("textbox", name="Find a name: People and groups").fill("derna")
    names = page.locator("fieldset[data-facet=actor] .nt-check-name").all_inner_texts()
    assert sorted(names) == ["Derna council", "People of Derna"]
