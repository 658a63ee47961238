"""What a reader would stumble over: words that are not found, shapes that mislead, text the wrong way round."""

from __future__ import annotations

import json

import pytest
from sample_tables import ARABIC_TITLE, RUN, sample_tables

from timeline.pages import write_pages

pytestmark = pytest.mark.browser

SHOWN = 37
# Every text drawn on a canvas from now on, with the direction of its line.
RECORD_TEXTS = """() => {
  window.drawnTexts = [];
  const draw = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    window.drawnTexts.push([text, this.direction]);
    return draw.call(this, text, ...rest);
  };
}"""
# How opaque the marks of some titles are in the lanes at the given shares of their widths, 0 to 255.
OPACITY = """([titles, shares]) => {
  const { timeline } = newsTimeline.app, canvas = document.querySelector(".nt-lanes");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const ratio = canvas.width / canvas.clientWidth;
  return titles.map((title) => {
    const mark = timeline.marks.find(({ event }) => newsTimeline.app.titleOf(event) === title);
    const y = Math.round((mark.lane * 17 + 12.5) * ratio);
    const x = (share) => Math.round((mark.left + (mark.right - mark.left) * share) * ratio);
    return shares.map((share) => data[(y * canvas.width + x(share)) * 4 + 3]);
  });
}"""

OPEN = "(title) => { const a = newsTimeline.app; a.select(a.eventIds.findIndex((_, i) => a.titleOf(i) === title)); }"
PLACE_OF_SELECTED = """() => {
  const { app } = newsTimeline, { lat, lon } = app.store.columns;
  const at = app.map.latLngToContainerPoint([lat[app.selected], lon[app.selected]]);
  const box = app.map.getContainer().getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
}"""


def number(page, name):
    return int(page.evaluate(f"document.querySelector('.nt-app').dataset.{name}"))


def drawn(page, redraw):
    page.evaluate(RECORD_TEXTS)
    page.evaluate(redraw)
    return dict(page.evaluate("drawnTexts"))


def shown_events(**wanted):
    events = sample_tables()["events"]
    events = events[~events["assertion"].isin(["planned", "denied", "background"])]
    for column, value in wanted.items():
        events = events[events[column] == value]
    return events


@pytest.mark.parametrize(("language", "words"), [("en", "kazakhstan"), ("fr", "égypte"), ("ar", "مصر")])
def test_a_country_is_found_by_its_name_in_the_language_of_the_page(visit, until, language, words):
    page = visit()
    page.evaluate(f"localStorage.setItem('news-timeline-language', '{language}')")
    page.reload()
    until(page, "document.documentElement.dataset.ready === 'true'")
    page.get_by_role("searchbox").fill(words)
    expected = len(shown_events(country="KAZ" if language == "en" else "EGY"))
    until(page, f"document.querySelector('.nt-app').dataset.shown === '{expected}'")


def test_the_counts_of_what_is_nowhere_and_undated_list_just_those(visit):
    page = visit()
    for key, words in (("off", "not on the map"), ("undated", "undated")):
        count = number(page, key)
        page.locator(".nt-count").get_by_role("button", name=words).click()
        assert number(page, "shown") == number(page, key) == count
        page.get_by_role("button", name="Reset", exact=True).click()
        assert number(page, "shown") == SHOWN


def test_reset_takes_back_every_filter(visit, until):
    page = visit(fragment="country=EGY&q=bus&from=2017-05-01&to=2017-06-05&casualties=deaths&confidence=10&inview=1")
    assert page.locator(".nt-chip.nt-on").count() == 7
    page.get_by_role("button", name="Reset", exact=True).click()
    assert number(page, "shown") == SHOWN
    assert page.locator(".nt-chip.nt-on").count() == 0
    assert page.get_by_role("searchbox").input_value() == ""
    until(page, "!/country|q=|from|casualties|confidence|inview/.test(location.hash)")


def test_a_title_in_arabic_runs_leftwards_in_the_lanes(visit):
    page = visit(fragment="time=2017-05-15/2017-05-25")
    texts = drawn(page, "newsTimeline.app.timeline.draw()")
    [arabic] = [text for text in texts if text[:12] == ARABIC_TITLE[:12]]
    assert texts[arabic] == "rtl"
    assert texts["Curfew from Sunday in Sirte"] == "ltr"


def test_a_bar_fades_where_its_end_is_open_or_about_right_and_nowhere_else(visit):
    page = visit(fragment="time=2017-04-20/2017-06-10")
    titles = [
        "Fighting between clans in the south",
        "Curfew from Sunday in Sirte",
        "Convoy reached Aleppo before the weekend",
        "Ceasefire said to hold in Syria",
    ]
    closed, from_day, until_day, about = page.evaluate(OPACITY, [titles, [0.02, 0.5, 0.98]])
    assert closed == [255, 255, 255]
    assert from_day[0] == 255 and from_day[2] < 120
    assert until_day[0] < 120 and until_day[2] == 255
    assert about[0] < 120 and about[1] == 255 and about[2] < 120


def test_lanes_without_events_say_why(visit):
    page = visit(fragment="datePrecision=7")
    assert "None of these events is dated to this part of time" in drawn(page, "newsTimeline.app.timeline.draw()")
    page = visit(fragment="q=nothing+of+the+kind")
    assert "No event passes these filters." in drawn(page, "newsTimeline.app.timeline.draw()")


def test_the_rim_of_a_region_carries_a_number_and_no_bare_shape(visit):
    page = visit(fragment="q=bus+of+pilgrims")
    assert number(page, "regions") == number(page, "shown") == 1
    assert "1" in drawn(page, "newsTimeline.app.layers.at(-1).drawNow()")


@pytest.mark.parametrize("chosen", ["dark", None])
def test_paper_is_light_whatever_the_screen_is(visit, until, chosen):
    page = visit(theme="light" if chosen else "dark")
    if chosen:
        page.get_by_role("button", name="Light or dark").click()
    dark = "rgb(236, 233, 226)"
    assert page.evaluate("getComputedStyle(document.body).color") == dark
    page.emulate_media(media="print")
    until(page, "getComputedStyle(document.body).color === 'rgb(27, 26, 23)'")
    assert page.evaluate("newsTimeline.app.colours().ink") == "#1b1a17"
    page.emulate_media(media="screen")
    until(page, f"getComputedStyle(document.body).color === '{dark}'")
    assert page.evaluate("document.documentElement.dataset.theme ?? null") == chosen


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
    ("name", "size"), [("index.html", (390, 844)), ("map.html", (390, 844)), ("map.html", (1000, 640))]
)
def test_the_open_event_stays_in_sight_beside_its_card(visit, name, size):
    page = visit(name, size=size)
    for title in ("Agreement on four quiet zones signed", "Jets strike camps near Derna"):
        page.evaluate(OPEN, title)
        page.locator(".nt-card h2", has_text=title).wait_for()
        page.wait_for_timeout(400)
        x, y = page.evaluate(PLACE_OF_SELECTED)
        assert page.evaluate(f"document.elementFromPoint({x}, {y}).closest('.nt-map') !== null"), title


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_picture_says_filter_colours_and_sources(visit, until, language):
    page = visit()
    page.evaluate(f"localStorage.setItem('news-timeline-language', '{language}')")
    page.evaluate("location.hash = 'country=LBY&assertion=denied'")
    page.reload()
    until(page, "document.documentElement.dataset.ready === 'true'")
    page.evaluate(RECORD_TEXTS)
    page.locator(".nt-menu summary").click()
    with page.expect_download():
        page.locator(".nt-menu-item").nth(2).click()
    texts = dict(page.evaluate("drawnTexts"))
    words = " ".join(texts)
    wanted = {
        "en": ("Attack", "Protest and dispute", "Libya", "+ denied", "of 40 events", "Natural Earth", "sovereignty"),
        "ar": ("هجوم", "ليبيا", "Natural Earth"),
    }[language]
    assert [one for one in wanted if one not in words] == []
    [title] = [text for text in texts if text == page.locator("h1").inner_text()]
    assert texts[title] == ("rtl" if language == "ar" else "ltr")


def test_a_list_taller_than_browsers_draw_is_reached_to_its_end(visit, large_page):
    page = visit(path=large_page)
    page.evaluate("newsTimeline.app.list.tallest = 20_000; newsTimeline.app.showList()")
    count = number(page, "shown")
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
    page.wait_for_timeout(200)
    assert page.locator(f".nt-row[aria-posinset='{count}']").is_visible()


def test_the_legend_stands_below_the_map_on_paper(visit):
    page = visit(size=(800, 1100))
    page.emulate_media(media="print")
    page.wait_for_timeout(200)
    legend, ground = page.locator(".nt-legend").bounding_box(), page.locator(".leaflet-container").bounding_box()
    assert legend["y"] >= ground["y"] + ground["height"] - 1
    assert page.locator(".nt-legend").get_by_text("known only as a region").is_visible()
    page.emulate_media(media="screen")
    page.wait_for_timeout(200)
    assert page.locator(".nt-legend").get_by_text("known only as a region").is_hidden()


def test_a_row_of_an_arabic_page_reads_leftwards_from_the_date(visit, until):
    page = visit()
    page.evaluate("localStorage.setItem('news-timeline-language', 'ar')")
    page.reload()
    until(page, "document.documentElement.dataset.ready === 'true'")
    row = page.locator(".nt-row", has_text="Second wave of strikes on Derna").locator(".nt-row-when > *")
    assert row.evaluate_all("parts => parts.map((part) => getComputedStyle(part).direction)") == ["rtl"] * row.count()
    date, place, deaths = (row.nth(position).bounding_box() for position in range(3))
    assert date["x"] >= place["x"] + place["width"] - 1 and place["x"] >= deaths["x"] + deaths["width"] - 1
    name, country = (row.nth(1).locator("bdi").nth(position).bounding_box() for position in range(2))
    assert name["x"] > country["x"]
    assert row.nth(1).inner_text() == "Derna، ليبيا"


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


def test_the_third_outlet_of_a_comparison_peeks_into_the_card(visit):
    page = visit(fragment="event=e0003")
    box = page.locator(".nt-compare .nt-scroll").bounding_box()
    third = page.locator(".nt-compare thead th").nth(2).bounding_box()
    assert box["x"] + 10 < third["x"] + 12 < box["x"] + box["width"]
