"""Pages of the sample tables, and a browser to open them with."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sample_tables import RUN, many_tables, sample_tables

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


class Watched:
    """A page, with all it said and asked for."""

    def __init__(self, page: object) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def _console(self, message: object) -> None:
        self.complaints.append(f"{message.type}: {message.text}")

    def outside(self) -> list[str]:
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))]


@pytest.fixture
def visit(browser: object, pages: dict[str, Path]) -> Iterator[Callable[..., object]]:
    """Open one of the pages and wait until it is drawn; at the end, nothing may have gone wrong in it."""
    contexts, watched = [], []

    def opener(
        name: str = "index.html", *, size: tuple[int, int] = (1440, 900), theme: str = "light", fragment: str = "",
        path: Path | None = None,
    ) -> object:  # fmt: skip
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce",
            accept_downloads=True, offline=True,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        watched.append(Watched(page))
        page.goto((path or pages[name]).as_uri() + (f"#{fragment}" if fragment else ""))
        wait_until(page, "document.documentElement.dataset.ready === 'true'")
        return page

    yield opener
    complaints = [line for one in watched for line in one.complaints]
    outside = [url for one in watched for url in one.outside()]
    for context in contexts:
        context.close()
    assert complaints == []
    assert outside == []


def wait_until(page: object, condition: str) -> None:
    """Poll, because the page's policy forbids the evaluation that Playwright's own waiting needs."""
    for _ in range(100):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never became true: {condition}")


@pytest.fixture(scope="session")
def until() -> Callable[[object, str], None]:
    return wait_until
