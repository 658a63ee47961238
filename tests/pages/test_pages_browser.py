"""What a reader can do with the pages, in Debian's chromium, with no network."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from reader_tour import violations
from sample_tables import RUN, sample_tables

from timeline.pages import events_map, write_pages

pytestmark = pytest.mark.browser

SIZES = [(1440, 900), (820, 1180), (390, 844)]
LOCATED_POINTS, LOCATED_REGIONS, OFF_THE_MAP = 32, 3, 2


def number(page, name):
    return int(page.evaluate(f"document.querySelector('.nt-app').dataset.{name}"))


def hash_of(page):
    page.wait_for_timeout(350)
    return page.evaluate("location.hash")


@pytest.mark.parametrize("name", ["map.html", "timeline.html"])
@pytest.mark.parametrize(
    ("size", "theme"), [*zip(SIZES, ["dark", "light", "dark"], strict=True), ((1440, 900), "light")]
)
def test_the_pages_for_embedding_open_in_silence_at_every_size_and_theme(visit, name, theme, size):
    page = visit(name, size=size, theme=theme)
    assert number(page, "shown") == 37
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_located_event_is_drawn_and_the_others_are_counted(visit):
    page = visit()
    assert (number(page, "points"), number(page, "regions"), number(page, "off")) == (
        LOCATED_POINTS, LOCATED_REGIONS, OFF_THE_MAP,
    )  # fmt: skip
    page.get_by_role("button", name="1 event outside this view").click()
    page.wait_for_timeout(600)
    assert page.get_by_text("outside this view").count() == 0 or page.get_by_text("outside this view").is_hidden()
    drawn = page.evaluate(
        "newsTimeline.app.drawing.marks.filter(m => m.kind !== 'region').reduce((sum, m) => sum + m.count, 0)"
    )
    assert drawn == LOCATED_POINTS
    assert page.get_by_text("2 not on the map").is_visible()
    assert page.get_by_text("1 undated").is_visible()


def test_a_region_is_a_hatched_circle_and_never_a_dot(visit):
    page = visit()
    regions = page.evaluate("newsTimeline.app.drawing.marks.filter(m => m.kind === 'region').map(m => m.count)")
    assert sorted(regions) == [1, 2]


def test_hostile_texts_stay_texts(visit):
    page = visit()
    page.get_by_role("searchbox").fill("7*7")
    page.locator(".nt-row").first.click()
    card = page.locator(".nt-card")
    card.wait_for()
    title = card.locator("h2").inner_text()
    assert "</script><script>window.hacked = 1</script> ${7*7} {{7*7}}" in title
    assert card.locator("figcaption strong").inner_text() == "=cmd|' /C calc'!A0"
    assert card.locator("figcaption a").count() == 0
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("document.querySelectorAll('img, b').length") == 0


def test_the_card_shows_the_sentence_with_its_words_marked(visit):
    page = visit()
    page.get_by_role("option", name="Gunmen fire on a bus").click()
    page.locator(".nt-card").wait_for()
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


def test_reports_stand_side_by_side_and_differing_rows_are_marked(visit):
    page = visit()
    page.get_by_role("option", name="Gunmen fire on a bus").click()
    page.locator(".nt-compare").wait_for()
    assert page.locator(".nt-compare thead th").count() == 4
    differing = page.locator(".nt-row-differs")
    assert differing.count() == 1
    assert differing.locator("td").all_inner_texts() == ["29", "32", "30", "31"]
    assert page.get_by_text("29 (reports give 26 to 30)").is_visible()


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


def test_a_brush_drawn_with_the_mouse_changes_count_list_and_address(visit, until):
    page = visit()
    box = page.locator(".nt-histogram").bounding_box()
    y = box["y"] + 40
    page.mouse.move(box["x"] + box["width"] * 0.8, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, y, steps=6)
    page.mouse.up()
    until(page, "document.querySelector('.nt-app').dataset.shown < 37")
    page.wait_for_timeout(200)
    shown = number(page, "shown")
    assert 0 < shown < 37
    assert page.locator(".nt-row").first.get_attribute("aria-setsize") == str(shown)
    assert "from=2017-05" in hash_of(page)
    page.get_by_role("button", name="Clear period").click()
    assert number(page, "shown") == 37


def test_the_brush_obeys_the_keyboard(visit):
    page = visit()
    last = page.get_by_role("slider", name="Last day")
    assert last.get_attribute("aria-valuetext") == "2 June 2017"
    last.focus()
    page.keyboard.press("PageDown")
    assert last.get_attribute("aria-valuetext") == "3 May 2017"
    page.keyboard.press("ArrowRight")
    assert last.get_attribute("aria-valuetext") == "4 May 2017"
    assert number(page, "shown") < 37


def test_exact_dates_can_be_typed(visit):
    page = visit()
    page.get_by_label("First day").and_(page.locator("input")).fill("2017-05-26")
    page.get_by_label("Last day").and_(page.locator("input")).fill("2017-05-26")
    page.wait_for_timeout(100)
    titles = page.locator(".nt-row-title").all_inner_texts()
    assert "Gunmen fire on a bus of pilgrims" in titles
    assert "Police arrest two men over the bus attack" not in titles


def test_filters_count_under_the_others_and_become_chips(visit):
    page = visit()
    country = page.locator("fieldset[data-facet=country]")
    country.get_by_text("Egypt").click()
    assert number(page, "shown") == 11
    kinds = page.locator("fieldset[data-facet=type]")
    counts = [int(text) for text in kinds.locator(".nt-check-count").all_inner_texts()]
    assert sum(counts) == 11
    page.get_by_role("button", name="Egypt remove").click()
    assert number(page, "shown") == 37


@pytest.mark.parametrize("told", ["planned", "denied", "background"])
def test_what_did_not_happen_is_off_until_asked_for(visit, told):
    page = visit()
    page.get_by_role("button", name=re.compile(f"{told}")).click()
    assert number(page, "shown") == 38


def test_search_finds_words_of_the_evidence_and_other_scripts(visit, until):
    page = visit()
    page.get_by_role("searchbox").fill("الكهرباء")
    until(page, "document.querySelector('.nt-app').dataset.shown === '1'")
    title = page.locator(".nt-row-title").first
    assert title.get_attribute("dir") == "auto"
    page.get_by_role("searchbox").fill("unidentified gunmen acted")
    until(page, "document.querySelector('.nt-row-title')?.textContent.startsWith('Gunmen')")


def test_a_link_restores_filter_period_and_event(visit):
    page = visit(fragment="country=EGY&from=2017-05-20&to=2017-05-30&event=e0003&assertion=background")
    assert page.locator(".nt-card h2").inner_text() == "Gunmen fire on a bus of pilgrims"
    assert page.get_by_role("button", name="Egypt remove").is_visible()
    assert number(page, "shown") == 3
    assert "event=e0003" in hash_of(page)
    again = visit(fragment=hash_of(page)[1:])
    assert again.locator(".nt-card h2").inner_text() == "Gunmen fire on a bus of pilgrims"
    assert number(again, "shown") == 3


def test_a_hostile_address_does_no_harm(visit):
    page = visit(fragment="from=<x>&map=NaN/1/2&sort=__proto__&at=-1&confidence=1e9x&q=</script>&event='\"")
    assert page.locator(".nt-row-title").all_inner_texts()[0].startswith("</script><script>")


def test_the_keyboard_alone_reaches_an_event_and_comes_back(visit):
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("derna")
    page.wait_for_timeout(300)
    page.get_by_role("listbox", name="Events").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".nt-card").wait_for()
    first = page.locator(".nt-card h2").inner_text()
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert page.locator(".nt-card h2").inner_text() != first
    page.keyboard.press("Escape")
    assert page.locator(".nt-card").count() == 0
    assert page.evaluate("document.activeElement.id") == "nt-list"


def test_a_click_on_the_map_opens_the_event_under_it(visit):
    page = visit(fragment="country=KAZ")
    at = page.evaluate(
        "(() => { const a = newsTimeline.app, m = a.drawing.marks[0],"
        " b = a.layers.at(-1).canvas().getBoundingClientRect(); return [b.left + m.x, b.top + m.y]; })()"
    )
    page.mouse.click(*at)
    page.locator(".nt-card").wait_for()
    assert page.locator(".nt-card h2").inner_text() == "Agreement on four quiet zones signed"
    assert page.get_by_text("some day in May 2017 before the 29th").first.is_visible()


def test_a_stack_fans_out_on_a_click(visit):
    page = visit(fragment="map=7/32.77/22.64")
    before = page.evaluate("newsTimeline.app.drawing.marks.length")
    at = page.evaluate(
        "(() => { const a = newsTimeline.app, m = a.drawing.marks.find(m => m.kind === 'stack'),"
        " b = a.layers.at(-1).canvas().getBoundingClientRect(); return [b.left + m.x, b.top + m.y]; })()"
    )
    page.mouse.click(*at)
    page.wait_for_timeout(150)
    assert page.evaluate("newsTimeline.app.drawing.marks.length") > before
    page.mouse.click(*at)
    page.wait_for_timeout(150)
    assert number(page, "shown") == 7
    assert "at=32.767%2C22.637" in hash_of(page)
    assert number(visit(fragment=hash_of(page)[1:]), "shown") == 7


def test_play_moves_the_period(visit, until):
    page = visit()
    page.get_by_role("button", name="Play through time").click()
    until(page, "newsTimeline.app.filters.from !== null")
    first = page.evaluate("newsTimeline.app.filters.from")
    until(page, f"newsTimeline.app.filters.from > {first}")
    page.get_by_role("button", name="Pause").click()
    assert page.get_by_role("button", name="Play through time").is_visible()


def saved(page, item):
    page.locator("summary[aria-label=Save]").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=item).click()
    return Path(download.value.path()).read_bytes()


def test_the_filtered_events_are_saved_as_csv_that_no_spreadsheet_runs(visit):
    page = visit(fragment="outlet=%3Dcmd%7C'%20%2FC%20calc'!A0")
    text = saved(page, "CSV").decode("utf-8-sig")
    lines = [line for line in text.split("\r\n") if line]
    assert lines[0].startswith("event_id,title,event_type,")
    assert len(lines) == 2
    cells = page.evaluate("['=1', '+1', '-1', '@a', 'a,b', 'a\"b', ['=x'], -1].map(newsTimeline.csvCell)")
    assert cells == ["'=1", "'+1", "'-1", "'@a", '"a,b"', '"a""b"', '"[""=x""]"', "-1"]


def test_the_filtered_events_are_saved_as_geojson_with_the_filter_inside(visit):
    page = visit(fragment="country=SYR")
    saved_events = json.loads(saved(page, "GeoJSON"))
    assert saved_events["type"] == "FeatureCollection"
    assert "country=SYR" in saved_events["filter"]
    by_title = {feature["properties"]["title"]: feature["geometry"] for feature in saved_events["features"]}
    assert by_title["Ceasefire said to hold in Syria"] is None
    assert by_title["Convoy reached Aleppo before the weekend"]["coordinates"] == [37.16, 36.2]


def test_the_view_is_saved_as_a_picture(visit):
    assert saved(visit(), "picture").startswith(b"\x89PNG")


def test_on_a_phone_the_list_and_the_filters_are_sheets(visit):
    page = visit(size=(390, 844))
    assert page.locator(".nt-filters").is_hidden()
    page.get_by_role("button", name="37 events").click()
    page.locator(".nt-row").first.click()
    page.locator(".nt-card").wait_for()
    assert page.locator(".nt-side").bounding_box()["height"] > 500
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Filters", exact=True).click()
    assert page.locator(".nt-filters").is_visible()


@pytest.mark.parametrize(
    ("name", "theme", "size"),
    [
        ("map.html", "light", (1440, 900)),
        ("timeline.html", "dark", (820, 1180)),
    ],
)
def test_axe_finds_no_violation(visit, name, theme, size):
    page = visit(name, size=size, theme=theme)
    assert violations(page) == []
    page.evaluate("newsTimeline.app.select(30)")
    page.locator(".nt-card").wait_for()
    assert violations(page) == []


def test_the_about_box_names_tool_version_sources_and_licence(visit):
    page = visit()
    page.get_by_role("button", name="About").click()
    text = page.locator("dialog").inner_text()
    for words in ("news-timeline 0.0.0", "GeoNames, CC BY 4.0", "Natural Earth", "Licence of the data: CC BY 4.0"):
        assert words in text


@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [("fr", "ltr", "37 sur 40 événements"), ("ar", "rtl", "الأحداث"), ("xx", "ltr", "37 of 40 events")],
)
def test_the_page_speaks_other_languages(visit, until, language, direction, words):
    page = visit()
    page.evaluate(f"localStorage.setItem('news-timeline-language', '{language}')")
    page.reload()
    until(page, "document.documentElement.dataset.ready === 'true'")
    assert page.evaluate("document.documentElement.dir") == direction
    assert words in page.locator(".nt-app").inner_text()
    page.evaluate("newsTimeline.app.select(30)")
    page.locator(".nt-card").wait_for()
    assert violations(page) == []


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
