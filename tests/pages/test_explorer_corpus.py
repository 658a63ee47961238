"""The explorer of the sample corpus, as built: each feature at three sizes in two themes, beside its tables.

What is expected is computed from the tables, so the articles of the sample may change.
"""

from __future__ import annotations

import csv
import io
import json
from itertools import product
from pathlib import Path

import pytest
from reader_tour import MARK_AT, SIZES, Tour, taken, violations

pytestmark = pytest.mark.browser

HIDDEN_AT_FIRST = ("planned", "denied", "background")
FACETS = ("type", "assertion", "country", "actor", "outlet", "mode", "datePrecision", "geoPrecision", "review")


class Corpus(Tour):
    """A tour with the tables of what it shows."""

    def __init__(self, page, until, size, dataset):
        self.events = dataset.events[~dataset.events["assertion"].isin(HIDDEN_AT_FIRST)]
        self.dataset = dataset
        self.size = size
        super().__init__(page, until, size, all_shown=len(self.events))

    def facet(self, name):
        return self.page.locator(f"fieldset[data-facet={name}]")

    def saved(self, item):
        self.page.locator("summary[aria-label=Save]").click()
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=item).click()
        return Path(download.value.path()).read_bytes()

    def open_event(self, event_id):
        self.page.evaluate(f"newsTimeline.app.openId({json.dumps(event_id)})")
        self.page.locator(".nt-card h2").wait_for()

    def widest(self):
        """The event of most outlets, by its row."""
        return self.events.sort_values(["n_sources", "event_id"]).iloc[-1]


def every_event_is_drawn_or_counted(tour):
    located = tour.events["lat"].notna()
    points = located & (tour.events["geo_precision"] <= 3)
    assert tour.data("points") == points.sum()
    assert tour.data("regions") == (located & ~points).sum()
    assert tour.data("off") == (~located).sum()
    assert tour.data("points") + tour.data("regions") + tour.data("off") == tour.all_shown
    assert tour.page.locator(".nt-count").inner_text().startswith(str(tour.all_shown))


def every_facet_counts_what_it_shows(tour):
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


def filters_join_and_come_off_as_chips(tour):
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


def what_did_not_happen_is_shown_when_asked_for(tour):
    hidden = tour.dataset.events["assertion"].isin(HIDDEN_AT_FIRST)
    for told in sorted(tour.dataset.events.loc[hidden, "assertion"].unique()):
        chip = tour.page.locator(".nt-chip.nt-extra", has_text=told)
        chip.click()
        tour.shown(tour.all_shown + (tour.dataset.events["assertion"] == told).sum())
        tour.page.locator(".nt-chip.nt-extra", has_text=told).click()
        tour.shown(tour.all_shown)


def the_view_stands_in_the_address(tour):
    page = tour.page
    wanted = tour.widest()
    address = f"country={wanted.country}&event={wanted.event_id}&sort=deaths&borders=0"
    page.evaluate(f"location.hash = {json.dumps(address)}")
    tour.until(page, "document.querySelector('.nt-card h2') !== null")
    assert page.locator(".nt-card h2").inner_text() == wanted.title
    tour.shown((tour.events["country"] == wanted.country).sum())
    page.wait_for_timeout(350)
    assert f"event={wanted.event_id}" in page.evaluate("location.hash")


def the_card_shows_every_outlet_and_its_words(tour):
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


def days_on_which_outlets_differ_are_tinted(tour):
    differing = tour.events[tour.events["disagreement"].map(len) > 0]
    assert len(differing)
    tour.open_event(differing.iloc[0].event_id)
    assert tour.page.locator(".nt-row-differs").count() > 0


def a_stack_fans_out_or_lists_its_events(tour):
    page = tour.page
    points = tour.events[tour.events["lat"].notna() & (tour.events["geo_precision"] <= 3)]
    (lat, lon), stack = max(points.groupby(["lat", "lon"]), key=lambda group: (len(group[1]), group[0]))
    assert len(stack) > 1
    page.evaluate(f"newsTimeline.app.map.setView([{lat}, {lon}], 12, {{ animate: false }})")
    page.wait_for_timeout(250)
    tour.close_list()
    before = page.evaluate("newsTimeline.app.drawing.marks.length")
    page.mouse.click(*page.evaluate(MARK_AT, "stack"))
    page.wait_for_timeout(150)
    assert page.evaluate("newsTimeline.app.drawing.marks.length") == before + len(stack)
    page.evaluate("newsTimeline.app.filters.at = newsTimeline.app.drawing.fanned; newsTimeline.app.changed()")
    tour.shown(len(stack))


def hovering_links_map_list_and_lanes(tour):
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


def the_list_is_sorted_as_asked(tour):
    page = tour.page
    tour.open_list()
    page.get_by_role("combobox", name="Order").select_option("sources")
    assert page.locator(".nt-row-title").first.inner_text() in set(
        tour.events.loc[tour.events["n_sources"] == tour.events["n_sources"].max(), "title"]
    )
    page.get_by_role("combobox", name="Order").select_option("newest")


def words_of_titles_and_places_are_found(tour):
    page, wanted = tour.page, tour.widest()
    page.get_by_role("searchbox").fill(f"{wanted.title} {wanted.place_name or ''}")
    tour.until(page, "document.querySelector('.nt-app').dataset.shown < 5")
    tour.open_list()
    assert wanted.title in page.locator(".nt-row-title").all_inner_texts()


def the_files_hold_what_is_shown(tour):
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


def all_events_go_on_paper(tour):
    page = tour.page
    page.emulate_media(media="print")
    page.wait_for_timeout(150)
    assert page.locator(".nt-row").count() == tour.all_shown
    page.emulate_media(media="screen")
    page.wait_for_timeout(150)


def time_is_brushed_and_played(tour):
    page = tour.page
    page.get_by_role("slider", name="Last day").focus()
    page.keyboard.press("PageDown")
    assert tour.data("shown") < tour.all_shown
    page.get_by_role("button", name="Clear period").click()
    tour.shown(tour.all_shown)
    page.get_by_role("button", name="Play through time").click()
    tour.until(page, "newsTimeline.app.filters.from !== null")
    page.get_by_role("button", name="Pause").click()


def borders_can_be_switched_off(tour):
    page = tour.page
    page.get_by_label("Borders").uncheck()
    tour.until(page, "location.hash.includes('borders=0')")
    page.get_by_label("Borders").check()


def the_about_box_names_tool_data_and_licence(tour):
    page = tour.page
    page.get_by_role("button", name="About").click()
    text = page.locator("dialog").inner_text()
    for words in ("news-timeline 0.", "GeoNames", "CC BY 4.0", "Natural Earth", "Source: ", "run.json"):
        assert words in text, words
    page.keyboard.press("Escape")


def axe_finds_nothing_in_list_filters_card_and_about(tour):
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


FEATURES = (
    every_event_is_drawn_or_counted,
    every_facet_counts_what_it_shows,
    filters_join_and_come_off_as_chips,
    what_did_not_happen_is_shown_when_asked_for,
    the_view_stands_in_the_address,
    the_card_shows_every_outlet_and_its_words,
    days_on_which_outlets_differ_are_tinted,
    a_stack_fans_out_or_lists_its_events,
    hovering_links_map_list_and_lanes,
    the_list_is_sorted_as_asked,
    words_of_titles_and_places_are_found,
    the_files_hold_what_is_shown,
    all_events_go_on_paper,
    time_is_brushed_and_played,
    borders_can_be_switched_off,
    the_about_box_names_tool_data_and_licence,
    axe_finds_nothing_in_list_filters_card_and_about,
)


@pytest.mark.parametrize(("size", "theme"), list(product(SIZES, ["light", "dark"])))
def test_every_feature_works_on_the_sample_corpus(visit, until, built, size, theme):
    page = visit(path=built.outputs / "index.html", size=SIZES[size], theme=theme)
    assert not taken(Corpus(page, until, size, built.dataset), FEATURES)


@pytest.mark.parametrize(("size", "theme"), list(product(SIZES, ["light", "dark"])))
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_page_stays_whole_and_accessible_in_other_languages(visit, until, built, size, theme, language):
    page = visit(path=built.outputs / "index.html", size=SIZES[size], theme=theme)
    page.evaluate(f"localStorage.setItem('news-timeline-language', '{language}')")
    page.reload()
    until(page, "document.documentElement.dataset.ready === 'true'")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    page.evaluate("newsTimeline.app.select(3)")
    page.locator(".nt-card").wait_for()
    assert violations(page) == []
