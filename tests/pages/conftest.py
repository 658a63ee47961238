"""Pages of the sample tables, and a browser to open them with."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pandas
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reader_tour import SIZES, THEMES, Tour, Watched, new_page, wait_until
from sample_tables import ALL_SHOWN, RUN, many_tables, sample_tables

from timeline.pages import write_pages

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-quic",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_pages(sample_tables(), tmp_path_factory.mktemp("pages"), run=RUN)


@pytest.fixture(scope="session")
def large_tables() -> dict[str, pandas.DataFrame]:
    """The sample many times over: more events than fit in one block of text."""
    return many_tables(160)


@pytest.fixture(scope="session")
def large_page(large_tables: dict[str, pandas.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pages(large_tables, tmp_path_factory.mktemp("large"), run=RUN)["index.html"]


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.fail("the browser tests need chromium: run `apt-get install chromium`", pytrace=False)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session", params=[*product(SIZES, THEMES)], ids="-".join)
def setting(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A size and a theme: what is told of a feature is tried in all six."""
    return request.param


@pytest.fixture(scope="session")
def window(browser: object, setting: tuple[str, str]) -> Iterator[Watched]:
    """One window for all tests of a setting: loading a page costs more than most of them."""
    size, theme = setting
    watched = new_page(browser, SIZES[size], theme)
    yield watched
    watched.page.context.close()


@pytest.fixture(scope="session")
def tour_of_window(window: Watched, setting: tuple[str, str], pages: dict[str, Path]) -> Tour:
    return Tour(window, setting, home=pages["index.html"], all_shown=ALL_SHOWN)


@pytest.fixture
def tour(tour_of_window: Tour) -> Iterator[Tour]:
    """A reader before the explorer of the sample tables; at the end, nothing may have gone wrong in it."""
    tour_of_window.begin()
    yield tour_of_window
    tour_of_window.watched.assert_silent()


@pytest.fixture
def visit(browser: object, pages: dict[str, Path]) -> Iterator[Callable[..., object]]:
    """Open one of the pages and wait until it is drawn; at the end, nothing may have gone wrong in it."""
    opened: list[Watched] = []

    def opener(
        name: str = "index.html", *, size: tuple[int, int] = (1440, 900), theme: str = "light", fragment: str = "",
        path: Path | None = None,
    ) -> object:  # fmt: skip
        opened.append(new_page(browser, size, theme))
        page = opened[-1].page
        page.goto((path or pages[name]).as_uri() + (f"#{fragment}" if fragment else ""))
        wait_until(page, "document.documentElement.dataset.ready === 'true'")
        return page

    yield opener
    for one in opened:
        one.page.context.close()
    for one in opened:
        one.assert_silent()


@pytest.fixture(scope="session")
def until() -> Callable[[object, str], None]:
    return wait_until
