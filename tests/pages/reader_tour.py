"""A reader's way through the explorer, at any size and in either theme."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AXE = Path(__file__).with_name("axe.min.js")
SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
THEMES = ("light", "dark")
MARK_AT = """(kind) => {
  const app = newsTimeline.app, mark = app.drawing.marks.find((mark) => mark.kind === kind);
  const box = app.layers.at(-1).canvas().getBoundingClientRect();
  return [box.left + mark.x, box.top + mark.y];
}"""
# The page as it was when it was opened, without the time that opening takes.
RESET = """() => {
  const { app } = newsTimeline;
  document.querySelector("dialog[open]")?.close();
  document.activeElement.blur();
  app.timeline.stop();
  if (app.selected >= 0) app.close();
  app.hover(-1);
  app.drawing.cursor = null;
  app.sort = app.sortSelect.value = "newest";
  app.panel.expanded.clear();
  for (const finder of app.panel.finders.values()) finder.value = "";
  app.togglePanel(innerWidth >= 1180);
  app.toggleSheet(false);
  app.reset();
  app.fitAtStart(app.map);
  app.timeline.fit(false);
  const scrolled = document.querySelectorAll(".nt-list, .nt-filters-body, .nt-lanes-box, .nt-bar");
  for (const box of scrolled) box.scrollTop = box.scrollLeft = 0;
}"""
# As a link followed within the page does, but done when this returns.
# Until the list's first row has been the same element at the same place for a few frames: a sheet slides, and rows are
# made anew as it does.
STEADY = """() => new Promise((done) => {
    let before = null, height = NaN, same = 0;
    const look = () => {
        const row = document.querySelector(".nt-row, .nt-empty");
        const now = row ? row.getBoundingClientRect().y : NaN;
        same = row !== null && row === before && now === height ? same + 1 : 0;
        [before, height] = [row, now];
        if (same >= 8) done(true); else requestAnimationFrame(look);
    };
    look();
})"""

GO = """async (fragment) => {
  history.replaceState(null, "", `#${fragment}`);
  await newsTimeline.app.restore();
}"""


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

    def forget(self) -> None:
        self.complaints.clear()
        self.requests.clear()

    def assert_silent(self) -> None:
        """Nothing went wrong in the page, and nothing left it."""
        complaints, outside = list(self.complaints), self.outside()
        self.forget()
        assert complaints == []
        assert outside == []


def new_page(browser: object, size: tuple[int, int], theme: str) -> Watched:
    """A window without network; its context is closed by whoever asked for it."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce",
        accept_downloads=True, offline=True,
    )  # fmt: skip
    context.set_default_timeout(10_000)
    return Watched(context.new_page())


def wait_until(page: object, condition: str) -> None:
    """Poll, because the page's policy forbids the evaluation that Playwright's own waiting needs."""
    for _ in range(300):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never became true: {condition}")


class Tour:
    """One window of a size and theme, kept from test to test, and the ways of a reader through the page in it."""

    def __init__(self, watched: Watched, setting: tuple[str, str], *, home: Path, all_shown: int) -> None:
        self.watched = watched
        self.page = watched.page
        self.size, self.theme = setting
        self.is_phone = self.size == "phone"
        self.is_narrow = self.size != "desktop"
        self.all_shown = all_shown
        self._home = home
        self._is_away = True

    def begin(self) -> None:
        """The page as a reader finds it."""
        if self._is_away:
            self.open()
        else:
            self.page.evaluate(RESET)
        self.shown(self.all_shown)

    def open(self, fragment: str = "", *, path: Path | None = None, language: str | None = None) -> None:
        """Load a page anew; the next reader begins at home again."""
        if self.page.url.startswith("file:"):
            self.page.evaluate("localStorage.clear()")
            if language:
                self.page.evaluate(f"localStorage.setItem('news-timeline-language', '{language}')")
        self.page.goto("about:blank")
        self.page.goto((path or self._home).as_uri() + (f"#{fragment}" if fragment else ""))
        self.until("document.documentElement.dataset.ready === 'true'")
        self._is_away = bool(fragment or path or language)

    def leave(self) -> None:
        """What was done here cannot be taken back but by loading the page."""
        self._is_away = True

    def go(self, fragment: str) -> None:
        """Follow a link within the page."""
        self.page.evaluate(GO, fragment)

    def until(self, condition: str) -> None:
        wait_until(self.page, condition)

    def data(self, name: str) -> int:
        return int(self.page.evaluate(f"document.querySelector('.nt-app').dataset.{name}"))

    def shown(self, count: int) -> None:
        self.until(f"document.querySelector('.nt-app').dataset.shown === '{count}'")

    def open_list(self) -> None:
        if self.is_phone and not self.page.locator(".nt-app.nt-sheet-open").count():
            self.page.locator(".nt-sheet-handle").click()
            self.until("document.querySelector('.nt-row, .nt-empty') !== null")
        self.page.evaluate(STEADY)

    def close_list(self) -> None:
        if self.is_phone and self.page.locator(".nt-app.nt-sheet-open").count():
            self.page.locator(".nt-sheet-handle").click()

    def open_filters(self) -> None:
        if not self.page.locator(".nt-filters").is_visible():
            self.page.locator("#nt-filter-button").click()

    def close_filters(self) -> None:
        if self.is_narrow and self.page.locator(".nt-filters").is_visible():
            self.page.get_by_role("button", name="Close filters").click()

    def open_row(self, title: str) -> None:
        """Click the row of an event and wait for its card."""
        self.open_list()
        self.page.get_by_role("option", name=title).click()
        self.page.locator(".nt-card h2", has_text=title).wait_for()

    def click_mark(self, kind: str) -> None:
        self.page.mouse.click(*self.page.evaluate(MARK_AT, kind))

    def saved(self, item: str) -> bytes:
        """The file that an item of the menu saves."""
        self.page.locator("summary[aria-label=Save]").click()
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=item).click()
        return Path(download.value.path()).read_bytes()

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        self.page.emulate_media(media="print")
        self.until("newsTimeline.app.list.isOnPaper")
        yield
        self.page.emulate_media(media="screen")
        self.until("!newsTimeline.app.list.isOnPaper")


def violations(page):
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations)")
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found]
