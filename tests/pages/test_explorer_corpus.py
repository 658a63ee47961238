"""The explorer of the sample corpus, as built: each feature at three sizes in two themes, beside its tables.

What is expected is computed from the tables, so the articles of the sample may change.
"""

from __future__ import annotations

import csv
import io
import json

import pytest
from reader_tour import SIZES, Tour, new_page, violations

pytestmark = pytest.mark.browser

HIDDEN_AT_FIRST = ("planned", "denied", "background")
FACETS = ("type", "assertion", "country", "actor", "outlet", "mode", "datePrecision", "geoPrecision", "review")


class Corpus(Tour):
    """A tour with the tables of what it shows."""

    def __init__(self, watched, setting, built):
        self.dataset = built.dataset
        self.events = built.dataset.events[~built.dataset.events["assertion"].isin(HIDDEN_AT_FIRST)]
        super().__init__(watched, setting, home=built.outputs / "index.html", all_shown=len(self.events))

    def facet(self, name):
        return self.page.locator(f"fieldset[data-facet={name}]")

    def open_event(self, event_id):
        self.page.evaluate(f"newsTimeline.app.openId({json.dumps(event_id)})")
        self.page.locator(".nt-card h2").wait_for()

    def widest(self):
        """The event of most outlets, by its row."""
        return self.events.sort_values(["n_sources", "event_id"]).iloc[-1]


@pytest.fixture(scope="session")
def corpus(browser, setting, built):
    size, theme = setting
    watched = new_page(browser, SIZES[size], theme)
    yield Corpus(watched, setting, built)
    watched.page.context.close()


@pytest.fixture
def tour(corpus):
    corpus.begin()
    yield corpus
    corpus.watched.assert_silent()


def test_every_event_is_drawn_or_counted(tour):
    located = tour.events["lat"].notna()
    points = located & (tour.events["geo_precision"] <= 3)
    assert tour.data("points") == points.sum()
    assert tour.data("regions") == (located & ~points).sum()
    assert tour.data("off") == (~located).sum()
    assert tour.data("points") + tour.data("regions") + tour.data("off") == tour.all_shown
    assert tour.page.locator(".nt-count").inner_text().startswith(str(tour.all_shown))


def test_every_facet_counts_what_it_shows(tour):
    page = tour.page
    tour.open_filters()
    for name in FACETS:
        choice = tour.facet(name).locator(".nt-check").first
        count = int(choice.locator(".nt-check-count").inner_text())
        was = tour.data("shown")
        choice.locator("input").click()
        tour.shown(was - count if name == "assertion" else count)
        page.evaluate("newsTimeline.app.reset()")
        tour.shown(tour.all_shown)


def test_filters_join_and_come_off_as_chips(tour):
    page = tour.page
    tour.open_filters()
    country = tour.events["country"].mode()[0]
    tour.facet("country").locator(f"input[value={country}]").check()
    tour.shown((tour.events["country"] == country).sum())
    page.locator("#nt-casualties").select_option("deaths")
    both = (tour.events["country"] == country) & (tour.events["deaths_best"] > 0)
    tour.shown(both.sum())
    tour.close_filters()
    for _ in range(2):
        page.locator(".nt-chip.nt-on").first.click()
    tour.shown(tour.all_shown)


def test_what_did_not_happen_is_shown_when_asked_for(tour):
    hidden = tour.dataset.events["assertion"].isin(HIDDEN_AT_FIRST)
    for told in sorted(tour.dataset.events.loc[hidden, "assertion"].unique()):
        chip = tour.page.locator(".nt-chip.nt-extra", has_text=told)
        chip.click()
        tour.shown(tour.all_shown + (tour.dataset.events["assertion"] == told).sum())
        tour.page.locator(".nt-chip.nt-extra", has_text=told).click()
        tour.shown(tour.all_shown)


def test_the_view_stands_in_the_address(tour):
    page = tour.page
    wanted = tour.widest()
    address = f"country={wanted.country}&event={wanted.event_id}&sort=deaths&borders=0"
    page.evaluate(f"location.hash = {json.dumps(address)}")
    tour.until("document.querySelector('.nt-card h2') !== null")
    assert page.locator(".nt-card h2").inner_text() == wanted.title
    tour.shown((tour.events["country"] == wanted.country).sum())
    page.wait_for_timeout(350)
    assert f"event={wanted.event_id}" in page.evaluate("location.hash")


def test_the_card_shows_every_outlet_and_its_words(tour):
    page, wanted = tour.page, tour.widest()
    tour.open_event(wanted.event_id)
    card = page.locator(".nt-card")
    reports = tour.dataset.reports[tour.dataset.reports["event_id"] == wanted.event_id]
    outlets = tour.dataset.articles.set_index("article_id").loc[reports["article_id"], "source"].dropna().unique()
    text = card.inner_text()
    for outlet in outlets:
        assert outlet in text, outlet
    quotes = set(tour.dataset.evidence.loc[tour.dataset.evidence["report_id"].isin(reports["report_id"]), "quote"])
    marks = card.locator("mark").all_inner_texts()
    assert marks
    assert all(any(mark in quote or quote in mark for quote in quotes) for mark in marks)
    assert card.locator("thead th").count() > 2


def test_days_on_which_outlets_differ_are_tinted(tour):
    differing = tour.events[tour.events["disagreement"].map(len) > 0]
    assert len(differing)
    tour.open_event(differing.iloc[0].event_id)
    assert tour.page.locator(".nt-row-differs").count() > 0


def test_a_stack_fans_out_or_lists_its_events(tour):
    page = tour.page
    points = tour.events[tour.events["lat"].notna() & (tour.events["geo_precision"] <= 3)]
    (lat, lon), stack = max(points.groupby(["lat", "lon"]), key=lambda group: (len(group[1]), group[0]))
    assert len(stack) > 1
    page.evaluate(f"newsTimeline.app.map.setView([{lat}, {lon}], 12, {{ animate: false }})")
    page.wait_for_timeout(250)
    tour.close_list()
    before = page.evaluate("newsTimeline.app.drawing.marks.length")
    tour.click_mark("stack")
    page.wait_for_timeout(150)
    assert page.evaluate("newsTimeline.app.drawing.marks.length") == before + len(stack)
    page.evaluate("newsTimeline.app.filters.at = newsTimeline.app.drawing.fanned; newsTimeline.app.changed()")
    tour.shown(len(stack))


def test_hovering_links_map_list_and_lanes(tour):
    page = tour.page
    if tour.is_phone:  # nothing hovers under a finger
        return
    page.evaluate("document.getElementById('nt-list').scrollTop = 0")
    page.wait_for_timeout(300)
    page.locator(".nt-row").nth(1).hover()
    event = page.evaluate("newsTimeline.app.hovered")
    assert event >= 0
    assert page.evaluate("newsTimeline.app.drawing.hovered") == event
    page.mouse.move(3, 3)


def test_the_list_is_sorted_as_asked(tour):
    page = tour.page
    tour.open_list()
    page.get_by_role("combobox", name="Order").select_option("sources")
    assert page.locator(".nt-row-title").first.inner_text() in set(
        tour.events.loc[tour.events["n_sources"] == tour.events["n_sources"].max(), "title"]
    )
    page.get_by_role("combobox", name="Order").select_option("newest")


def test_words_of_titles_and_places_are_found(tour):
    page, wanted = tour.page, tour.widest()
    page.get_by_role("searchbox").fill(f"{wanted.title} {wanted.place_name or ''}")
    tour.until("document.querySelector('.nt-app').dataset.shown < 5")
    tour.open_list()
    assert wanted.title in page.locator(".nt-row-title").all_inner_texts()


def test_the_files_hold_what_is_shown(tour):
    page = tour.page
    country = tour.events["country"].mode()[0]
    page.evaluate(f"newsTimeline.app.filters.chosen.country.add('{country}'); newsTimeline.app.changed()")
    wanted = set(tour.events.loc[tour.events["country"] == country, "event_id"])
    rows = list(csv.DictReader(io.StringIO(tour.saved("CSV").decode("utf-8-sig"))))
    assert {row["event_id"] for row in rows} == wanted
    features = json.loads(tour.saved("GeoJSON"))
    assert {feature["properties"]["event_id"] for feature in features["features"]} == wanted
    assert f"country={country}" in features["filter"]
    assert tour.saved("picture").startswith(b"\x89PNG")


def test_all_events_go_on_paper(tour):
    with tour.on_paper():
        tour.until(f"document.querySelectorAll('.nt-row').length === {tour.all_shown}")


def test_time_is_brushed_and_played(tour):
    page = tour.page
    page.get_by_role("slider", name="Last day").focus()
    page.keyboard.press("PageDown")
    assert tour.data("shown") < tour.all_shown
    page.get_by_role("button", name="Clear period").click()
    tour.shown(tour.all_shown)
    page.get_by_role("button", name="Play through time").click()
    tour.until("newsTimeline.app.filters.from !== null")
    page.get_by_role("button", name="Pause").click()


def test_borders_can_be_switched_off(tour):
    page = tour.page
    page.get_by_label("Borders").uncheck()
    tour.until("location.hash.includes('borders=0')")
    page.get_by_label("Borders").check()


def test_the_about_box_names_tool_data_and_licence(tour):
    page = tour.page
    page.get_by_role("button", name="About").click()
    text = page.locator("dialog").inner_text()
    for words in ("news-timeline 0.", "GeoNames", "CC BY 4.0", "Natural Earth", "Source: ", "run.json"):
        assert words in text, words
    page.keyboard.press("Escape")


def test_axe_finds_nothing_in_list_filters_card_and_about(tour):
    page = tour.page
    tour.open_filters()
    assert violations(page) == []
    tour.close_filters()
    tour.open_list()
    assert violations(page) == []
    tour.open_event(tour.widest().event_id)
    assert violations(page) == []
    page.get_by_role("button", name="About").click()
    assert violations(page) == []
    page.keyboard.press("Escape")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_page_stays_whole_and_accessible_in_other_languages(tour, language):
    page = tour.page
    tour.open(language=language)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    page.evaluate("newsTimeline.app.select(3)")
    page.locator(".nt-card").wait_for()
    assert violations(page) == []
