"""What a reader would stumble over: words not found, misleading shapes, text the wrong way; at every size and theme."""

from __future__ import annotations

import re

import pytest
from sample_tables import ALL_SHOWN, ARABIC_TITLE, sample_tables

pytestmark = pytest.mark.browser

# Every text drawn on a canvas from now on, with the direction of its line.
RECORD_TEXTS = """() => {
  window.drawnTexts = [];
  const draw = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    window.drawnTexts.push([text, this.direction]);
    return draw.call(this, text, ...rest);
  };
}"""
# How opaque the marks of titles are in the lanes near their left end, in the middle, near their right end, 0 to 255.
OPACITY = """(titles) => {
  const { timeline } = newsTimeline.app, canvas = document.querySelector(".nt-lanes");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const ratio = canvas.width / canvas.clientWidth;
  return titles.map((title) => {
    const mark = timeline.marks.find(({ event }) => newsTimeline.app.titleOf(event) === title);
    const y = Math.round((mark.lane * 17 + 12.5) * ratio);
    const places = [mark.left + 2, (mark.left + mark.right) / 2, mark.right - 2];
    return places.map((x) => data[(y * canvas.width + Math.round(x * ratio)) * 4 + 3]);
  });
}"""
# What is written on the map, and all that it must not touch: [text, box], boxes as left, top, right, bottom.
WRITTEN = """() => {
  const { app } = newsTimeline, box = ({ left, top, right, bottom }) => [left, top, right, bottom];
  const frame = app.layers.at(-1).canvas().getBoundingClientRect();
  const inFrame = (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return [left - frame.left, top - frame.top, right - frame.left, bottom - frame.top];
  };
  const points = app.drawing.marks.filter((mark) => mark.kind !== "region");
  const sheet = innerWidth < 720 ? ", .nt-side" : "";
  const over = `.nt-map-tools, .nt-legend, .nt-credit, .nt-outside:not([hidden])${sheet}`;
  return {
    names: app.labels.written.map(({ text, box: own }) => [text, box(own)]),
    pills: app.drawing.marks.flatMap(({ pill, count }) => (pill ? [[`count ${count}`, box(pill)]] : [])),
    points: points.map(({ x, y, radius }) => [x, y, radius - 1]),
    controls: [...document.querySelectorAll(over)].map(inFrame),
    view: inFrame(document.querySelector(".nt-map")),
  };
}"""
OPEN = "(title) => { const a = newsTimeline.app; a.select(a.eventIds.findIndex((_, i) => a.titleOf(i) === title)); }"
SELECTED_IN_SIGHT = """() => {
  const { app } = newsTimeline, { lat, lon } = app.store.columns;
  const at = app.map.latLngToContainerPoint([lat[app.selected], lon[app.selected]]);
  const box = app.map.getContainer().getBoundingClientRect();
  return document.elementFromPoint(box.left + at.x, box.top + at.y)?.closest(".nt-map") != null;
}"""
LANDS = (
    "map=3/25/20",
    "map=3.5/35/45&event=e0000",
    "map=4/30/30",
    "map=5.5/32/33",
    "map=7/31/31",
    "country=LBY&map=5/29/16",
)
# For each stop of the Tab key, its name and whether an outline shows that it is there.
FOCUSED = """() => {
  const here = document.activeElement;
  const outlined = [here, here.parentElement].some((element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const name = here.getAttribute("aria-label") || here.labels?.[0]?.textContent || here.textContent;
  return [name.trim().slice(0, 40), outlined];
}"""


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


def overlaps(one, other):
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def touches(box, point):
    x, y, radius = point
    return max(box[0] - x, 0, x - box[2]) ** 2 + max(box[1] - y, 0, y - box[3]) ** 2 < radius**2


@pytest.mark.parametrize(
    ("language", "words", "cities", "count"),
    [
        ("fr", "égypte", {"Le Caire", "Damas"}, "37 sur 40 événements"),
        ("ar", "مصر", {"القاهرة", "دمشق", "حلب"}, "الأحداث"),
    ],
)
def test_the_page_speaks_another_language(tour, language, words, cities, count):
    page = tour.page
    tour.open(language=language)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    assert count in page.locator(".nt-app").inner_text()
    assert cities <= set(page.evaluate("newsTimeline.app.labels.cities.map((label) => label.text)"))
    page.get_by_role("searchbox").fill(words)
    tour.shown(len(shown_events(country="EGY")))


def test_the_language_is_chosen_on_the_page(tour):
    tour.leave()
    with tour.page.expect_event("domcontentloaded"):
        tour.page.locator("select.nt-language").select_option("fr")
    tour.until("document.documentElement.dataset.ready === 'true' && document.documentElement.lang === 'fr'")
    assert "événements" in tour.page.locator(".nt-count").inner_text()


def test_a_country_is_found_by_its_name(tour):
    tour.page.get_by_role("searchbox").fill("kazakhstan")
    tour.shown(len(shown_events(country="KAZ")))


def test_reset_takes_back_every_filter(tour):
    page = tour.page
    tour.go("country=EGY&q=bus&from=2017-05-01&to=2017-06-05&casualties=deaths&confidence=10&inview=1")
    assert page.locator(".nt-chip.nt-on").count() == 7
    tour.open_filters()
    page.get_by_role("button", name="Reset", exact=True).click()
    tour.shown(ALL_SHOWN)
    assert page.locator(".nt-chip.nt-on").count() == 0
    assert page.get_by_role("searchbox").input_value() == ""
    tour.until("!/country|q=|from|casualties|confidence|inview/.test(location.hash)")


def test_a_title_in_arabic_runs_leftwards_in_the_lanes(tour):
    tour.go("time=2017-05-15/2017-05-25")
    texts = drawn(tour.page, "newsTimeline.app.timeline.draw()")
    [arabic] = [text for text in texts if text[:8] == ARABIC_TITLE[:8]]
    assert texts[arabic] == "rtl"
    [english] = [text for text in texts if text.startswith("Curfew from")]
    assert texts[english] == "ltr"


def test_a_bar_fades_where_its_end_is_open_or_about_right_and_nowhere_else(tour):
    tour.go("time=2017-04-20/2017-06-10")
    titles = [
        "Fighting between clans in the south",
        "Curfew from Sunday in Sirte",
        "Convoy reached Aleppo before the weekend",
        "Ceasefire said to hold in Syria",
    ]
    closed, from_day, until_day, about = tour.page.evaluate(OPACITY, titles)
    assert closed == [255, 255, 255]
    assert from_day[0] == 255 and from_day[2] < 120
    assert until_day[0] < 120 and until_day[2] == 255
    assert about[0] < 120 and about[1] == 255 and about[2] < 120


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("datePrecision=7", "None of these events is dated to this part of time"),
        ("q=nothing+of+the+kind", "No event passes these filters."),
    ],
)
def test_lanes_without_events_say_why(tour, address, words):
    tour.go(address)
    assert words in drawn(tour.page, "newsTimeline.app.timeline.draw()")


def test_the_rim_of_a_region_carries_a_number_and_no_bare_shape(tour):
    tour.go("q=bus+of+pilgrims")
    assert tour.data("regions") == tour.data("shown") == 1
    assert "1" in drawn(tour.page, "newsTimeline.app.layers.at(-1).drawNow()")


def written_at_rest(page):
    """What stands on the map when it no longer moves: two looks that see the same."""
    before = None
    for _ in range(50):
        page.wait_for_timeout(200)
        page.evaluate("newsTimeline.app.controlsChanged(); newsTimeline.app.names.drawNow()")
        found = page.evaluate(WRITTEN)
        if found == before:
            return found
        before = found
    raise AssertionError("the map never came to rest")


@pytest.mark.parametrize("view", LANDS)
def test_names_and_counts_on_the_map_stand_whole_and_free(tour, view):
    page = tour.page
    tour.go(view)
    found = written_at_rest(page)
    words = found["names"] + found["pills"]
    left, top, right, bottom = found["view"]
    assert words
    for position, (text, box) in enumerate(words):
        assert box[0] >= left - 1 and box[1] >= top - 1 and box[2] <= right + 1 and box[3] <= bottom + 1, text
        assert [other for other, own in words[:position] if overlaps(box, own)] == [], text
        assert not any(overlaps(box, control) for control in found["controls"]), text
        assert not any(touches(box, point) for point in found["points"]), text


def test_paper_is_light_whatever_the_screen_is(tour):
    page = tour.page
    if tour.theme == "light":
        tour.leave()
        page.get_by_role("button", name="Light or dark").click()
    chosen = "dark" if tour.theme == "light" else None
    dark = "rgb(236, 233, 226)"
    assert page.evaluate("getComputedStyle(document.body).color") == dark
    with tour.on_paper():
        tour.until("getComputedStyle(document.body).color === 'rgb(27, 26, 23)'")
        assert page.evaluate("newsTimeline.app.colours().ink") == "#1b1a17"
    tour.until(f"getComputedStyle(document.body).color === '{dark}'")
    assert page.evaluate("document.documentElement.dataset.theme ?? null") == chosen


def test_the_open_event_stays_in_sight_beside_its_card(tour):
    page = tour.page
    for title in ("Agreement on four quiet zones signed", "Jets strike camps near Derna"):
        page.evaluate(OPEN, title)
        page.locator(".nt-card h2", has_text=title).wait_for()
        tour.until(f"({SELECTED_IN_SIGHT})()")


@pytest.mark.parametrize("size", [(390, 844), (1000, 640)])
def test_the_open_event_stays_in_sight_beside_the_card_of_an_embedded_map(visit, until, size):
    page = visit("map.html", size=size)
    for title in ("Agreement on four quiet zones signed", "Jets strike camps near Derna"):
        page.evaluate(OPEN, title)
        page.locator(".nt-card h2", has_text=title).wait_for()
        until(page, f"({SELECTED_IN_SIGHT})()")


def test_the_picture_says_filter_colours_and_sources(tour):
    page = tour.page
    tour.go("country=LBY&assertion=denied")
    page.evaluate(RECORD_TEXTS)
    assert tour.saved("picture").startswith(b"\x89PNG")
    texts = dict(page.evaluate("drawnTexts"))
    words = " ".join(texts)
    wanted = ("Attack", "Protest and dispute", "Libya", "+ denied", "of 40 events", "Natural Earth", "sovereignty")
    assert [one for one in wanted if one not in words] == []
    assert texts[page.locator("h1").inner_text()] == "ltr"


def test_the_picture_of_an_arabic_page_is_written_leftwards(tour):
    page = tour.page
    tour.open("country=LBY", language="ar")
    page.evaluate(RECORD_TEXTS)
    page.locator(".nt-menu summary").click()
    with page.expect_download():
        page.locator(".nt-menu-item").nth(2).click()
    texts = dict(page.evaluate("drawnTexts"))
    words = " ".join(texts)
    assert [one for one in ("هجوم", "ليبيا", "Natural Earth") if one not in words] == []
    assert texts[page.locator("h1").inner_text()] == "rtl"


def test_the_legend_stands_below_the_map_on_paper(tour):
    page = tour.page
    with tour.on_paper():
        tour.until("document.querySelector('.nt-legend').open")
        legend = page.locator(".nt-legend").bounding_box()
        ground = page.locator(".leaflet-container").bounding_box()
        assert legend["y"] >= ground["y"] + ground["height"] - 1
        assert page.locator(".nt-legend").get_by_text("known only as a region").is_visible()
    tour.until("!document.querySelector('.nt-legend').open")


def test_a_row_of_an_arabic_page_reads_leftwards_from_the_date(tour):
    page = tour.page
    tour.open("q=Second+wave", language="ar")
    tour.open_list()
    row = page.locator(".nt-row", has_text="Second wave of strikes on Derna").locator(".nt-row-when > *")
    assert row.evaluate_all("parts => parts.map((part) => getComputedStyle(part).direction)") == ["rtl"] * row.count()
    date, place, deaths = (row.nth(position).bounding_box() for position in range(3))
    assert date["x"] >= place["x"] + place["width"] - 1 and place["x"] >= deaths["x"] + deaths["width"] - 1
    name, country = (row.nth(1).locator("bdi").nth(position).bounding_box() for position in range(2))
    assert name["x"] > country["x"]
    assert row.nth(1).inner_text() == "Derna، ليبيا"


def test_the_third_outlet_of_a_comparison_peeks_into_the_card(tour):
    page = tour.page
    tour.go("event=e0003")
    box = page.locator(".nt-compare .nt-scroll").bounding_box()
    third = page.locator(".nt-compare thead th").nth(2).bounding_box()
    assert box["x"] + 10 < third["x"] + 12 < box["x"] + box["width"]


def test_every_stop_of_the_tab_key_has_a_name_and_shows_that_it_is_there(tour):
    page = tour.page
    tour.open_filters()
    page.evaluate("document.querySelector('.nt-skip').focus()")
    stops = []
    for _ in range(70):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops.append(page.evaluate(FOCUSED))
    assert len(stops) > 30
    assert [stop for stop in stops if not (stop[0] and stop[1])] == []


def test_the_first_stop_of_the_tab_key_skips_to_the_list(tour):
    page = tour.page
    tour.open()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the list of events"
    page.keyboard.press("Enter")
    tour.until("document.activeElement.id === 'nt-list'")


def test_nothing_moves_by_itself_where_motion_is_not_wanted(tour):
    moving = """() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return parseFloat(style.transitionDuration) > 0.001 || style.animationName !== "none";
    }).map((element) => element.className)"""
    assert tour.page.evaluate(moving) == []


def test_time_is_zoomed_from_decades_to_days(tour):
    page = tour.page
    tour.go("time=1980-01-01/2019-12-31")
    decades = drawn(page, "newsTimeline.app.timeline.draw()")
    assert {"1990", "2000", "2010"} <= set(decades)
    tour.go("from=2017-05-25&to=2017-05-27&time=1980-01-01/2019-12-31")
    for _ in range(20):
        page.get_by_role("button", name="Closer in time").click()
    first, last = page.evaluate("[newsTimeline.app.timeline.from, newsTimeline.app.timeline.to]")
    assert last - first == pytest.approx(6)
    days = drawn(page, "newsTimeline.app.timeline.draw()")
    assert len([label for label in days if re.fullmatch(r"2\d May", label)]) > 1
    page.get_by_role("button", name="Whole period").click()
