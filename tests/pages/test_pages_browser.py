"""What a reader can do with the pages, in Debian's chromium, with no network."""

from __future__ import annotations

import json
import time
from itertools import product

import folium
import pytest
from reader_tour import SIZES, THEMES, violations
from sample_tables import ALL_SHOWN, RUN, sample_tables

from timeline.geojson import geometry
from timeline.pages import events_map, write_pages

pytestmark = pytest.mark.browser

LOCATED_POINTS, LOCATED_REGIONS, OFF_THE_MAP = 32, 3, 2
MARKS = "newsTimeline.app.drawing.marks"
HOSTILE = "\"'><img src=x onerror=hacked()><b>${7*7}{{7*7}}</b></script><script>window.hacked=1</script>"
SCHEMES = ["javascript:", "data:text/html,", "vbscript:", " java\nscript:", "file:///"]
GUNMEN = "Gunmen fire on a bus of pilgrims"
# Where on the screen the first event of a fan is.
FANNED = """() => {
  const app = newsTimeline.app, { fanned, marks } = app.drawing;
  const mark = marks.find((mark) => mark.kind === "event" && mark.site === fanned);
  const box = app.layers.at(-1).canvas().getBoundingClientRect();
  return [box.left + mark.x, box.top + mark.y];
}"""


def number(page, name):
    return int(page.evaluate(f"document.querySelector('.nt-app').dataset.{name}"))


@pytest.mark.parametrize("name", ["map.html", "timeline.html"])
@pytest.mark.parametrize(("size", "theme"), [*product(SIZES, THEMES)])
def test_the_pages_for_embedding_are_whole_and_accessible(visit, name, theme, size):
    page = visit(name, size=SIZES[size], theme=theme)
    assert number(page, "shown") == ALL_SHOWN
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    page.evaluate("newsTimeline.app.select(30)")
    page.locator(".nt-card").wait_for()
    assert violations(page) == []


def test_every_located_event_is_drawn_and_the_others_are_counted(tour):
    page = tour.page
    assert (tour.data("points"), tour.data("regions"), tour.data("off")) == (
        LOCATED_POINTS, LOCATED_REGIONS, OFF_THE_MAP,
    )  # fmt: skip
    page.get_by_role("button", name="Show all events").click()
    tour.until("document.querySelector('.nt-outside').hidden")
    drawn = page.evaluate(f"{MARKS}.filter(m => m.kind !== 'region').reduce((sum, m) => sum + m.count, 0)")
    assert drawn == LOCATED_POINTS
    for words in ("2 not on the map", "1 undated"):
        assert page.locator(".nt-count").get_by_text(words).count() == 1


def test_events_outside_the_view_are_counted_and_brought_in(tour):
    page = tour.page
    tour.go("map=6/51/71")
    outside = page.get_by_role("button", name=f"{LOCATED_POINTS + LOCATED_REGIONS - 1} events outside this view")
    outside.click()
    outside.wait_for(state="hidden")


def test_a_region_is_a_hatched_circle_and_never_a_dot(tour):
    regions = tour.page.evaluate(f"{MARKS}.filter(m => m.kind === 'region').map(m => m.count)")
    assert sorted(regions) == [1, 2]


def test_hostile_texts_stay_texts(tour):
    page = tour.page
    page.get_by_role("searchbox").fill("7*7")
    tour.shown(1)
    tour.open_list()
    page.locator(".nt-row").first.click()
    card = page.locator(".nt-card")
    card.wait_for()
    title = card.locator("h2").inner_text()
    assert "</script><script>window.hacked = 1</script> ${7*7} {{7*7}}" in title
    assert card.locator("figcaption strong").inner_text() == "=cmd|' /C calc'!A0"
    assert card.locator("figcaption a").count() == 0
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("document.querySelectorAll('img, b').length") == 0


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory):
    """Every text of one event, the ids and the facts of the build try to become markup or code."""
    tables = sample_tables()
    for table in ("events", "reports"):
        own = tables[table]["event_id"] == "e0003"
        for column in ("place_name", "admin1", "claimed_by", "event_mode", "country"):
            tables[table][column] = tables[table][column].astype(object).where(~own, HOSTILE)
    for name in ("events", "reports", "articles", "evidence"):
        for column in ("event_id", "report_id", "article_id", "follows"):
            if column in tables[name]:
                tables[name][column] = [
                    f"{one}{HOSTILE}" if isinstance(one, str) else None for one in tables[name][column]
                ]
    tables["articles"]["source"] = [f"{source}{HOSTILE}" for source in tables["articles"]["source"]]
    tables["articles"]["url"] = [f"{scheme}alert(1)" for scheme in SCHEMES * 20][: len(tables["articles"])]
    run = {key: f"{value}{HOSTILE}" for key, value in RUN.items()}
    return write_pages(tables, tmp_path_factory.mktemp("hostile"), run=run)["index.html"]


def test_hostile_ids_places_outlets_addresses_and_facts_stay_texts(tour, hostile_page):
    page = tour.page
    tour.open(path=hostile_page)
    page.evaluate("(id) => newsTimeline.app.openId(id)", f"e0003{HOSTILE}")
    card = page.locator(".nt-card")
    card.wait_for()
    assert HOSTILE in card.locator(".nt-facts").inner_text()
    assert HOSTILE in card.locator("code").inner_text()
    assert card.locator(".nt-related button").count() == 2
    assert card.locator("figcaption a").count() == 0
    tour.close_list()
    tour.open_filters()
    tour.close_filters()
    page.get_by_role("button", name="About").click()
    assert HOSTILE in page.locator("dialog").inner_text()
    assert HOSTILE in page.locator("h1").inner_text()
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("document.querySelectorAll('img, iframe, object, body b').length") == 0


def test_the_card_shows_the_sentence_with_its_words_marked(tour):
    page = tour.page
    tour.open_row(GUNMEN)
    quote = page.locator(".nt-card blockquote").first
    assert quote.inner_text() == "Unidentified gunmen acted in Minya Governorate, witnesses said on 2017-05-26."
    assert quote.locator("mark").all_inner_texts() == [
        "Unidentified gunmen",
        "acted",
        "Minya Governorate",
        "2017-05-26",
    ]
    link = page.locator(".nt-card figcaption a").first
    assert link.get_attribute("href").startswith("https://example.org/")
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"


def test_every_value_of_the_card_says_how_exact_it_is_and_where_it_comes_from(tour):
    page = tour.page
    page.evaluate("newsTimeline.app.openId('e0003')")
    page.locator(".nt-card").wait_for()
    facts = page.locator(".nt-facts").inner_text()
    for words in (
        "Friday, 26 May 2017", "a day; a weekday, read against the day of publication",
        "Minya Governorate, Minya, Egypt", "a province; the place stands beside the event in the text", "within 95 km",
        "29 (reports give 26 to 30)",
    ):  # fmt: skip
        assert words in facts
    page.evaluate("newsTimeline.app.openId('e0005')")
    page.get_by_text("some day in May 2017 before the 29th").first.wait_for()


def test_reports_stand_side_by_side_and_differing_rows_are_marked(tour):
    page = tour.page
    tour.open_row(GUNMEN)
    assert page.locator(".nt-compare thead th").count() == 4
    differing = page.locator(".nt-row-differs")
    assert differing.count() == 1
    assert differing.locator("td").all_inner_texts() == ["29", "32", "30", "31"]


def test_events_that_follow_one_another_are_linked(tour):
    page = tour.page
    tour.open_row(GUNMEN)
    page.locator(".nt-related button", has_text="Police arrest two men").click()
    page.locator(".nt-card h2", has_text="Police arrest two men").wait_for()
    page.locator(".nt-related button", has_text=GUNMEN).click()
    page.locator(".nt-card h2", has_text=GUNMEN).wait_for()


def test_a_citation_names_event_outlets_and_addresses(tour):
    page = tour.page
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.getSelection()); })")
    page.evaluate("navigator.clipboard && (navigator.clipboard.writeText = async (text) => { window.copied = text; })")
    tour.open_row(GUNMEN)
    page.get_by_role("button", name="Copy as citation").click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("window.copied")
    assert copied.startswith(f"{GUNMEN} (Friday, 26 May 2017; Minya Governorate, Minya, Egypt). ")
    for words in ("Nile Courier", "Delta Daily", "https://example.org/03-0", "[e0003]"):
        assert words in copied


DATES = [
    ("2017-05", "2017-05-01", "2017-05-28", "some day in May 2017 before the 29th"),
    ("2017-05", "2017-05-01", "2017-05-31", "some day in May 2017"),
    ("2017-05", "2017-05-04", "2017-05-31", "some day in May 2017 after the 3rd"),
    ("2017-05-26", "2017-05-26", "2017-05-26", "Friday, 26 May 2017"),
    ("2017-05-26/2017-05-29", "2017-05-26", "2017-05-29", "between 26 and 29 May 2017"),
    ("2017-04-26/2017-05-29", "2017-04-26", "2017-05-29", "between 26 April and 29 May 2017"),
    ("2017", "2017-01-01", "2017-12-31", "some time in 2017"),
    ("2017-05~", "2017-05-01", "2017-05-31", "about: some day in May 2017"),
    ("../2017-05-26", None, "2017-05-26", "on or before 26 May 2017"),
    ("2017-05-26/..", "2017-05-26", None, "on or after 26 May 2017"),
    (None, None, None, "date unknown"),
]


def test_dates_are_said_in_words(visit):
    page = visit("timeline.html")
    said = {}
    for edtf, start, end, words in DATES:
        values = {"date_edtf": edtf, "date_start": start, "date_end": end, "date_basis": "explicit"}
        said[words] = page.evaluate(f"newsTimeline.dateWords({json.dumps(values)})")
    assert said == {words: words for *_, words in DATES}


def test_a_brush_drawn_with_the_mouse_changes_count_list_and_address(tour):
    page = tour.page
    box = page.locator(".nt-histogram").bounding_box()
    y = box["y"] + 40
    page.mouse.move(box["x"] + box["width"] * 0.8, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, y, steps=6)
    page.mouse.up()
    tour.until(f"document.querySelector('.nt-app').dataset.shown < {ALL_SHOWN}")
    shown = tour.data("shown")
    assert 0 < shown < ALL_SHOWN
    tour.until(f"document.querySelector('.nt-row').getAttribute('aria-setsize') === '{shown}'")
    tour.until("location.hash.includes('from=2017-05')")
    page.get_by_role("button", name="Clear period").click()
    tour.shown(ALL_SHOWN)


def test_a_brush_is_moved_by_its_middle_and_stretched_by_its_handles(tour):
    page = tour.page
    tour.go("from=2017-05-10&to=2017-05-20")
    period = "[newsTimeline.app.filters.from, newsTimeline.app.filters.to]"
    first, last = page.evaluate(period)
    box = page.locator(".nt-histogram").bounding_box()
    x = "newsTimeline.app.timeline.x"
    y = box["y"] + 60
    middle = box["x"] + page.evaluate(f"{x}({(first + last + 1) / 2})")
    page.mouse.move(middle, y)
    page.mouse.down()
    page.mouse.move(middle + 30, y, steps=4)
    page.mouse.up()
    moved_first, moved_last = page.evaluate(period)
    assert moved_first > first and moved_last - moved_first == last - first
    handle = page.get_by_role("slider", name="Last day").bounding_box()
    page.mouse.move(handle["x"] + handle["width"] / 2, y)
    page.mouse.down()
    page.mouse.move(handle["x"] - 12, y, steps=4)
    page.mouse.up()
    stretched_first, stretched_last = page.evaluate(period)
    assert stretched_first == moved_first and stretched_last < moved_last


def test_the_brush_obeys_the_keyboard(tour):
    page = tour.page
    last = page.get_by_role("slider", name="Last day")
    assert last.get_attribute("aria-valuetext") == "2 June 2017"
    last.focus()
    page.keyboard.press("PageDown")
    assert last.get_attribute("aria-valuetext") == "3 May 2017"
    page.keyboard.press("ArrowRight")
    assert last.get_attribute("aria-valuetext") == "4 May 2017"
    assert tour.data("shown") < ALL_SHOWN


def test_exact_dates_can_be_typed(tour):
    page = tour.page
    page.get_by_label("First day").and_(page.locator("input")).fill("2017-05-26")
    page.get_by_label("Last day").and_(page.locator("input")).fill("2017-05-26")
    tour.until("location.hash.includes('from=2017-05-26&to=2017-05-26')")
    titles = page.evaluate("[...document.querySelectorAll('.nt-row-title')].map((title) => title.textContent)")
    assert GUNMEN in titles
    assert "Police arrest two men over the bus attack" not in titles


def test_filters_count_under_the_others_and_become_chips(tour):
    page = tour.page
    tour.open_filters()
    page.locator("fieldset[data-facet=country]").get_by_text("Egypt").click()
    tour.shown(11)
    counts = page.locator("fieldset[data-facet=type] .nt-check-count").all_inner_texts()
    assert sum(int(count) for count in counts) == 11
    tour.close_filters()
    page.get_by_role("button", name="Egypt remove").click()
    tour.shown(ALL_SHOWN)


@pytest.mark.parametrize("told", ["planned", "denied", "background"])
def test_what_did_not_happen_is_off_until_asked_for(tour, told):
    tour.page.locator(".nt-chip.nt-extra", has_text=told).click()
    tour.shown(ALL_SHOWN + 1)


def test_search_finds_words_of_the_evidence_and_other_scripts(tour):
    page = tour.page
    page.get_by_role("searchbox").fill("الكهرباء")
    tour.shown(1)
    tour.until("document.querySelectorAll('.nt-row').length === 1")
    assert page.locator(".nt-row-title").first.get_attribute("dir") == "auto"
    page.get_by_role("searchbox").fill("unidentified gunmen acted")
    tour.until("document.querySelector('.nt-row-title')?.textContent.startsWith('Gunmen')")


def test_a_link_restores_filter_period_and_event(tour):
    page = tour.page
    for address in ("country=EGY&from=2017-05-20&to=2017-05-30&event=e0003&assertion=background", None):
        tour.open(address or page.evaluate("location.hash")[1:])
        assert page.locator(".nt-card h2").inner_text() == GUNMEN
        assert page.get_by_role("button", name="Egypt remove").count() == 1
        tour.shown(3)
        tour.until("location.hash.includes('event=e0003')")


def test_a_hostile_address_does_no_harm(tour):
    tour.open("from=<x>&map=NaN/1/2&sort=__proto__&at=-1&confidence=1e9x&q=</script>&event='\"")
    tour.shown(1)
    titles = tour.page.evaluate("[...document.querySelectorAll('.nt-row-title')].map((title) => title.textContent)")
    assert titles[0].startswith("</script><script>")


def test_the_keyboard_alone_reaches_an_event_and_comes_back(tour):
    page = tour.page
    page.keyboard.press("/")
    page.keyboard.type("derna")
    tour.until(f"document.querySelector('.nt-app').dataset.shown < {ALL_SHOWN}")
    if tour.is_phone:
        page.locator(".nt-sheet-handle").focus()
        page.keyboard.press("Enter")
    page.get_by_role("listbox", name="Events").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".nt-card").wait_for()
    first = page.locator(".nt-card h2").inner_text()
    page.keyboard.press("j")
    tour.until(f"document.querySelector('.nt-card h2').textContent !== {json.dumps(first)}")
    page.keyboard.press("k")
    tour.until(f"document.querySelector('.nt-card h2').textContent === {json.dumps(first)}")
    page.keyboard.press("Escape")
    assert page.locator(".nt-card").count() == 0
    assert page.evaluate("document.activeElement.id") == "nt-list"


def test_f_opens_and_closes_the_filters_and_p_plays(tour):
    page = tour.page
    was = page.locator(".nt-filters").is_visible()
    page.keyboard.press("f")
    assert page.locator(".nt-filters").is_visible() != was
    page.keyboard.press("f")
    assert page.locator(".nt-filters").is_visible() == was
    page.keyboard.press("p")
    tour.until("newsTimeline.app.filters.from !== null")
    page.keyboard.press("p")
    assert page.get_by_role("button", name="Play through time").count() == 1


def test_a_stack_fans_out_on_a_click(tour):
    page = tour.page
    tour.go("map=7/32.77/22.64")
    before = page.evaluate(f"{MARKS}.length")
    tour.click_mark("stack")
    tour.until(f"{MARKS}.length > {before}")
    page.mouse.click(*page.evaluate(FANNED))
    page.locator(".nt-card").wait_for()
    page.keyboard.press("Escape")
    tour.close_list()
    tour.until(f"{MARKS}.some(({{ kind }}) => kind === 'stack')")
    tour.click_mark("stack")
    tour.shown(7)
    tour.until("location.hash.includes('at=32.767%2C22.637')")
    tour.open(page.evaluate("location.hash")[1:])
    tour.shown(7)


def test_play_goes_as_fast_as_it_is_told(tour):
    page = tour.page
    days = {}
    for speed in ("0.5", "4"):
        page.get_by_role("combobox", name="Speed").select_option(speed)
        page.get_by_role("button", name="Play through time").click()
        tour.until("newsTimeline.app.filters.from !== null")
        begun, first = time.monotonic(), page.evaluate("newsTimeline.app.filters.from")
        page.wait_for_timeout(700)
        days[speed] = (page.evaluate("newsTimeline.app.filters.from") - first) / (time.monotonic() - begun)
        page.get_by_role("button", name="Pause").click()
        page.get_by_role("button", name="Clear period").click()
    page.get_by_role("combobox", name="Speed").select_option("1")
    assert days["4"] > 3 * days["0.5"] > 0


def test_the_filtered_events_are_saved_as_csv_that_no_spreadsheet_runs(tour):
    page = tour.page
    tour.go("outlet=%3Dcmd%7C'%20%2FC%20calc'!A0")
    text = tour.saved("CSV").decode("utf-8-sig")
    lines = [line for line in text.split("\r\n") if line]
    assert lines[0].startswith("event_id,title,event_type,")
    assert len(lines) == 2
    cells = page.evaluate("['=1', '+1', '-1', '@a', 'a,b', 'a\"b', ['=x'], -1].map(newsTimeline.csvCell)")
    assert cells == ["'=1", "'+1", "'-1", "'@a", '"a,b"', '"a""b"', '"[""=x""]"', "-1"]


def test_the_filtered_events_are_saved_as_geojson_with_the_filter_inside(tour):
    tour.go("country=SYR")
    saved_events = json.loads(tour.saved("GeoJSON"))
    assert saved_events["type"] == "FeatureCollection"
    assert "country=SYR" in saved_events["filter"]
    by_title = {feature["properties"]["title"]: feature["geometry"] for feature in saved_events["features"]}
    assert by_title["Ceasefire said to hold in Syria"] is None
    assert by_title["Convoy reached Aleppo before the weekend"]["coordinates"] == [37.16, 36.2]


def test_a_region_is_saved_as_the_area_that_events_geojson_has(tour):
    tour.go("q=bus+of+pilgrims")
    [feature] = json.loads(tour.saved("GeoJSON"))["features"]
    assert feature["properties"]["geo_precision_name"] == "first-level division"
    assert feature["geometry"]["type"] == "Polygon"
    [row] = sample_tables()["events"].query("event_id == 'e0003'").to_dict("records")
    [ours], [theirs] = feature["geometry"]["coordinates"], geometry(row)["coordinates"]
    assert len(ours) == len(theirs)
    assert all(one == pytest.approx(other, abs=2e-4) for one, other in zip(ours, theirs, strict=True))


@pytest.mark.parametrize(("lat", "lon"), [(-17, 179.5), (84, 20), (-84, 20)])
def test_areas_over_the_edges_of_the_world_are_those_of_events_geojson(visit, lat, lon):
    ours = visit("timeline.html").evaluate(f"newsTimeline.circle({lat}, {lon}, 900)")
    row = {"lat": float(lat), "lon": float(lon), "geo_precision": 5, "geo_radius_km": 900.0}
    assert flat(ours) == pytest.approx(flat(geometry(row)), abs=2e-5)
    assert ours["type"] == geometry(row)["type"]


def flat(shape):
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [value for part in parts for ring in part for at in ring for value in at]


def test_the_link_to_the_view_is_copied(tour):
    page = tour.page
    page.evaluate("navigator.clipboard && (navigator.clipboard.writeText = async (text) => { window.copied = text; })")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.getSelection()); })")
    tour.go("country=EGY")
    page.locator("summary[aria-label=Save]").click()
    page.get_by_role("button", name="Copy link to this view").click()
    tour.until("window.copied?.includes('index.html#country=EGY')")


def test_lists_and_filters_are_sheets_where_the_screen_is_small(tour):
    page = tour.page
    assert page.locator(".nt-filters").is_visible() != tour.is_narrow
    if tour.is_phone:
        page.get_by_role("button", name=f"{ALL_SHOWN} events").click()
    page.locator(".nt-row").first.click()
    page.locator(".nt-card").wait_for()
    if tour.is_phone:
        assert page.locator(".nt-side").bounding_box()["height"] > 500
    page.keyboard.press("Escape")
    tour.close_list()
    if tour.is_narrow:
        page.get_by_role("button", name="Filters", exact=True).click()
        assert page.locator(".nt-filters").is_visible()
        page.keyboard.press("Escape")
        assert page.locator(".nt-filters").is_hidden()


def test_the_about_box_names_tool_version_sources_and_licence(tour):
    page = tour.page
    page.get_by_role("button", name="About").click()
    text = page.locator("dialog").inner_text()
    for words in ("news-timeline 0.0.0", "GeoNames, CC BY 4.0", "Natural Earth", "Licence of the data: CC BY 4.0"):
        assert words in text
    assert page.evaluate("document.querySelector('dialog').scrollTop") == 0
    page.get_by_role("button", name="Close", exact=True).click()
    tour.until("document.querySelector('dialog') === null")


def test_light_and_dark_are_switched_by_hand(tour):
    page = tour.page
    tour.leave()
    page.get_by_role("button", name="Light or dark").click()
    other = "rgb(251, 249, 244)" if tour.theme == "dark" else "rgb(22, 24, 27)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == other


def test_an_unknown_language_is_english(visit, until):
    page = visit()
    page.evaluate("localStorage.setItem('news-timeline-language', 'xx')")
    page.reload()
    until(page, "document.documentElement.dataset.ready === 'true'")
    assert "37 of 40 events" in page.locator(".nt-app").inner_text()


def test_a_notebook_shows_the_map_inside_its_frame(visit, tmp_path, until):
    notebook = tmp_path / "notebook.html"
    shown = events_map(sample_tables(), run=RUN)._repr_html_()
    notebook.write_text(
        f"<!DOCTYPE html><meta charset=utf-8><link rel=icon href='data:,'>{shown}"
        "<script>document.documentElement.dataset.ready = 'true'</script>",
        encoding="utf-8",
    )
    page = visit(path=notebook)
    frame = page.frames[1]
    until(frame, "document.documentElement.dataset.ready === 'true'")
    assert frame.evaluate("document.querySelector('.nt-app').dataset.points") == str(LOCATED_POINTS)


def test_a_layer_of_the_users_own_is_drawn_with_the_events(visit, tmp_path):
    shown = events_map(sample_tables(), run=RUN)
    folium.Circle([30, 31], radius=100_000, tooltip="mine").add_to(shown)
    shown.save(str(tmp_path / "mine.html"))
    page = visit(path=tmp_path / "mine.html")
    assert page.evaluate("Object.values(map_events._layers).filter((one) => one instanceof L.Circle).length") == 1
    assert number(page, "points") == LOCATED_POINTS


@pytest.mark.parametrize("name", ["map.html", "timeline.html"])
def test_the_embedded_pages_step_through_events_and_close(visit, name):
    page = visit(name)
    page.evaluate("newsTimeline.app.select(10)")
    page.locator(".nt-card").wait_for()
    first = page.locator(".nt-card h2").inner_text()
    page.get_by_role("button", name="Next event").click()
    page.wait_for_timeout(200)
    assert page.locator(".nt-card h2").inner_text() != first
    page.get_by_role("button", name="Close", exact=True).click()
    assert page.locator(".nt-card").count() == 0


@pytest.mark.parametrize("name", ["index.html", "map.html", "timeline.html"])
@pytest.mark.parametrize("kept", [0, 1])
def test_pages_of_no_event_and_of_one_open_in_silence(visit, tmp_path, name, kept):
    tables = {table: rows.iloc[:kept] for table, rows in sample_tables().items()}
    page = visit(path=write_pages(tables, tmp_path, run={})[name])
    assert number(page, "shown") == kept
    page.keyboard.press("j")
    page.wait_for_timeout(100)
