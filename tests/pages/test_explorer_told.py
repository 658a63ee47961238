"""What a page owes its reader: that links end, that days are not known, that articles had trouble, what codes mean."""

from __future__ import annotations

import pytest
from reader_tour import SIZES, new_page, wait_until
from sample_tables import RUN, sample_tables
from test_explorer_details import RECORD_TEXTS

from timeline.pages import write_pages

pytestmark = pytest.mark.browser
COUNTS = {"articles": 60, "silent_articles": 7, "issues": {"no-date": 2, "too-large": 1}}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    tables = sample_tables()
    reports = tables["reports"]
    reports.at[reports.index[reports["event_id"] == "e0003"][0], "actors"] = ["Riders"]
    events = tables["events"]
    unbounded = events["event_id"] == "e0015"
    events.loc[unbounded, "date_basis"] = "publication"
    for column in ("date_edtf", "date_start", "date_end"):
        events.loc[unbounded, column] = None
    return write_pages(tables, tmp_path_factory.mktemp("told"), run={**RUN, "counts": COUNTS})["index.html"]


@pytest.fixture(scope="module", params=["desktop", "phone"])
def window(browser, request):
    watched = new_page(browser, SIZES[request.param], "light")
    yield watched.page
    watched.page.context.close()


@pytest.fixture
def visit(window, path):
    def to(fragment=""):
        window.goto("about:blank")
        window.goto(f"{path.as_uri()}#{fragment}")
        wait_until(window, "document.documentElement.dataset.ready === 'true'")
        return window

    return to


def test_a_link_to_an_event_that_is_gone_says_so(visit):
    page = visit("event=e9999")
    notice = page.locator(".nt-notice")
    assert "e9999" in notice.inner_text() and "not in this dataset" in notice.inner_text()
    assert notice.bounding_box()["height"] < 90
    page.evaluate("newsTimeline.app.select(0)")
    page.locator(".nt-card").wait_for()
    assert notice.is_hidden()
    assert visit("event=e0003").locator(".nt-notice").is_hidden()


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("e0014", "only the day of publication bounds it"),
        ("e0015", "none of publication is known"),
        ("e0001", "the date stands in the text"),
    ],
)
def test_a_card_does_not_say_that_the_text_has_no_date(visit, event, said):
    when = visit(f"assertion=threatened&assertion=occurred&event={event}").locator(".nt-facts").inner_text()
    assert said in when
    assert "no date in the text" not in when


def test_the_bar_names_all_that_differs_in_the_table(visit):
    page = visit("event=e0003")
    bar = page.locator(".nt-differs").inner_text()
    rows = page.locator(".nt-row-differs th").evaluate_all("all => all.map((one) => one.firstChild.textContent)")
    assert {"Who", "Deaths"} <= set(rows)
    assert [row for row in rows if row not in bar] == []


def test_the_code_of_a_party_is_explained(visit):
    code = visit("event=e0003").locator("abbr.nt-code").first
    assert (code.inner_text(), code.get_attribute("title")) == ("UAF", "armed people whose side is not known")


def test_issues_are_counted_and_about_tells_them(visit):
    page = visit()
    page.get_by_role("button", name="3 issues").click()
    text = page.locator("dialog").inner_text()
    assert "Articles read: 60; from 7 of them no event was read." in text
    assert "2 no-date, 1 too-large" in text


def test_the_picture_tells_what_it_does_not_show(visit):
    page = visit()
    page.evaluate(RECORD_TEXTS)
    page.locator("summary[aria-label=Save]").click()
    with page.expect_download():
        page.get_by_role("button", name="picture").click()
    words = " ".join(text for text, _ in page.evaluate("drawnTexts"))
    wanted = ("not on the map", "undated", "not shown", "by a program")
    assert [one for one in wanted if one not in words] == []


def test_after_escape_in_the_search_box_a_key_is_a_key(visit):
    page = visit()
    page.locator("input[type=search]").fill("Derna")
    page.keyboard.press("Escape")
    assert page.locator("input[type=search]").input_value() == ""
    page.keyboard.press("j")
    page.locator(".nt-card").wait_for()
    assert page.locator("input[type=search]").input_value() == ""
