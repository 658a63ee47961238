"""What the explorer does beside the tour: paper, tiles, borders, languages, addresses, and very many events."""

from __future__ import annotations

import json
import re
import struct
import zlib
from pathlib import Path

import pytest
from sample_tables import RUN, sample_tables

from timeline.pages import PageOptions, write_pages

pytestmark = pytest.mark.browser

LARGE_SHOWN = 160 * 37


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


GREY_TILE = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\x80"))
    + _chunk(b"IEND", b"")
)


def app_data(page, name):
    return page.evaluate(f"document.querySelector('.nt-app').dataset.{name}")


def test_the_whole_list_goes_on_paper(visit):
    page = visit()
    assert page.locator(".nt-row").count() < 37
    page.emulate_media(media="print")
    page.wait_for_timeout(150)
    rows = page.locator(".nt-row")
    assert rows.count() == 37
    tops = [row.bounding_box()["y"] for row in rows.all()]
    assert tops == sorted(tops) and len(set(tops)) == 37
    assert page.locator(".nt-filters").is_hidden() and page.locator(".nt-map-tools").is_hidden()
    page.emulate_media(media="screen")
    page.wait_for_timeout(150)
    assert rows.count() < 37


def test_an_open_card_goes_on_paper_with_its_links(visit):
    page = visit(fragment="event=e0003")
    page.emulate_media(media="print")
    page.wait_for_timeout(150)
    assert page.locator(".nt-card").bounding_box()["height"] > 600
    assert page.locator(".nt-row").first.is_hidden()
    shown = page.evaluate("getComputedStyle(document.querySelector('.nt-quote a'), '::after').content")
    assert "https://example.org/" in shown


def test_without_borders_none_are_drawn_and_the_page_says_so(visit, tmp_path):
    path = write_pages(sample_tables(), tmp_path, run=RUN, options=PageOptions(borders="none"))["index.html"]
    page = visit(path=path)
    assert page.get_by_label("Borders").count() == 0
    assert "no borders are drawn" in page.locator(".nt-credit").inner_text()
    strokes = """() => {
      let strokes = 0;
      const ground = newsTimeline.app.basemap, drawn = ground.drawBorders.bind(ground);
      ground.drawBorders = (...all) => { strokes++; drawn(...all); };
      newsTimeline.app.layers[0].drawNow();
      return strokes;
    }"""
    assert page.evaluate(strokes) == 0
    assert visit().evaluate(strokes) == 1


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


def test_contested_borders_are_dashed(visit):
    assert visit(fragment="map=6/32.5/35.5").evaluate(DASHES) == [0, 2]  # the land's colour below, dashes above


def test_borders_switched_off_stay_off_in_the_address(visit, until):
    page = visit()
    page.get_by_label("Borders").uncheck()
    until(page, "location.hash.includes('borders=0')")
    again = visit(fragment="borders=0")
    assert again.evaluate("newsTimeline.app.basemap.hasBorders") is False
    assert not again.get_by_label("Borders").is_checked()


ABOVE_THE_GROUND = """() => {
  const tile = document.querySelector(".leaflet-tile-loaded"), box = tile.getBoundingClientRect();
  const frame = document.querySelector(".nt-map").getBoundingClientRect();
  const x = Math.max(box.left, frame.left) + 5, y = Math.max(box.top, frame.top) + 5;
  for (const layer of document.querySelectorAll(".leaflet-tile, .nt-canvas-ground")) layer.style.pointerEvents = "auto";
  const stack = document.elementsFromPoint(x, y);
  return stack.indexOf(tile) < stack.findIndex((element) => element.matches(".nt-canvas-ground"));
}"""


def test_online_tiles_are_asked_for_only_while_switched_on(browser, tmp_path, until):
    options = PageOptions(tiles="https://tiles.example.org/{z}/{x}/{y}.png")
    path = write_pages(sample_tables(), tmp_path, run=RUN, options=options)["index.html"]
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    asked, complaints = [], []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body=GREY_TILE, content_type="image/png")

    context.route(re.compile("^https:"), answer)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path.as_uri())
    until(page, "document.documentElement.dataset.ready === 'true'")
    box = page.get_by_label("Online map")
    assert not box.is_checked()
    assert asked == []
    box.check()
    until(page, "document.querySelectorAll('img.leaflet-tile-loaded').length > 3")
    assert all(url.startswith("https://tiles.example.org/") for url in asked)
    assert page.evaluate(ABOVE_THE_GROUND)
    assert page.locator(".nt-credit").inner_text().strip().endswith("tiles.example.org")
    box.uncheck()
    assert page.locator("img.leaflet-tile").count() == 0
    image = """new Promise((done) => {
      const picture = new Image();
      picture.onload = () => done("in");
      picture.onerror = () => done("out");
      picture.src = "%s";
    })"""
    assert page.evaluate(image % "https://elsewhere.example.org/1.png") == "out"
    assert all("elsewhere" not in url for url in asked)
    assert all("Content Security Policy" in line for line in complaints)
    context.close()


@pytest.mark.parametrize(("language", "cities"), [("fr", ["Le Caire", "Damas"]), ("ar", ["القاهرة", "دمشق", "حلب"])])
def test_cities_are_labelled_in_the_language_of_the_page(visit, until, language, cities):
    page = visit()
    page.evaluate(f"localStorage.setItem('news-timeline-language', '{language}')")
    page.reload()
    until(page, "document.documentElement.dataset.ready === 'true'")
    names = page.evaluate("newsTimeline.app.labels.cities.map((label) => label.text)")
    assert set(cities) <= set(names)


def test_a_link_restores_what_the_timeline_shows(visit, until):
    page = visit()
    page.get_by_role("button", name="Closer in time").click()
    until(page, "location.hash.includes('time=')")
    shown = page.evaluate("[newsTimeline.app.timeline.from, newsTimeline.app.timeline.to]")
    again = visit(fragment=page.evaluate("location.hash")[1:])
    assert again.evaluate("[newsTimeline.app.timeline.from, newsTimeline.app.timeline.to]") == pytest.approx(
        shown, abs=1
    )
    again.get_by_role("button", name="Whole period").click()
    until(again, "!location.hash.includes('time=')")


def test_hovering_shows_the_same_event_everywhere(visit):
    page = visit()
    page.locator(".nt-row").nth(2).hover()
    event = page.evaluate("newsTimeline.app.hovered")
    assert event >= 0
    assert page.evaluate("newsTimeline.app.drawing.hovered") == event
    page.mouse.move(5, 5)
    mark = page.evaluate("""() => {
      const { timeline } = newsTimeline.app, box = timeline.lanes.getBoundingClientRect();
      const mark = timeline.marks.find((mark) => mark.lane < 3);
      return [box.left + (mark.left + mark.right) / 2, box.top + mark.lane * 17 + 12, mark.event];
    }""")
    page.mouse.move(mark[0], mark[1])
    page.wait_for_timeout(100)
    assert page.evaluate("newsTimeline.app.hovered") == mark[2]
    row = page.locator(f"#nt-row-{mark[2]}")
    assert row.count() == 0 or "nt-pointed" in row.get_attribute("class")


def test_a_long_list_of_names_can_be_searched(visit, until):
    page = visit()
    finder = page.get_by_role("textbox", name="Find a name: People and groups")
    finder.fill("derna")
    names = page.locator("fieldset[data-facet=actor] .nt-check-name").all_inner_texts()
    assert sorted(names) == ["Derna council", "People of Derna"]


def test_the_list_of_very_many_events_holds_only_the_rows_in_view(visit, large_page):
    page = visit(path=large_page)
    assert int(app_data(page, "shown")) == LARGE_SHOWN
    assert page.locator(".nt-row").count() < 40
    page.locator("#nt-list").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert page.locator(f".nt-row[aria-posinset='{LARGE_SHOWN}']").is_visible()


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
