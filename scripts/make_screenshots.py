"""Take the pictures of the README from built pages.

    python scripts/make_screenshots.py [OUTPUTS]

OUTPUTS is a folder with `index.html`, `map.html` and `timeline.html` (`outputs/` unless told otherwise). Needs
Debian's chromium and the Python package playwright. Writes `docs/screenshots/`.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-quic"]
DESKTOP, PHONE = (1440, 900), (390, 844)
OPEN_MOST_REPORTED = """() => {
  const { store, selection } = newsTimeline.app, { sources } = store.columns;
  const shown = Array.from(selection.shown.slice(0, selection.shownCount));
  newsTimeline.app.select(shown.reduce((best, i) => (sources[i] > sources[best] ? i : best), shown[0]));
}"""
# name, page, size, theme, script run before the picture
PICTURES = (
    ("explorer-desktop", "index.html", DESKTOP, "light", OPEN_MOST_REPORTED),
    ("explorer-desktop-dark", "index.html", DESKTOP, "dark", None),
    ("explorer-phone", "index.html", PHONE, "light", None),
    ("explorer-phone-card", "index.html", PHONE, "dark", OPEN_MOST_REPORTED),
    ("map", "map.html", (1000, 640), "light", None),
    ("timeline", "timeline.html", (1000, 480), "light", None),
)


def take(browser: Any, folder: Path, picture: tuple[str, str, tuple[int, int], str, str | None]) -> None:  # noqa: ANN401
    """One picture of one page."""
    name, page_name, (width, height), theme, script = picture
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((folder / page_name).resolve().as_uri())
    while page.evaluate("document.documentElement.dataset.ready") != "true":
        page.wait_for_timeout(50)
    if script:
        page.evaluate(script)
    page.wait_for_timeout(600)
    page.screenshot(path=str(TARGET / f"{name}.png"))
    context.close()


def main() -> None:
    """Take all pictures."""
    from playwright.sync_api import sync_playwright

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "outputs"
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("make_screenshots: needs chromium: apt-get install chromium")
    TARGET.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for picture in PICTURES:
            take(browser, folder, picture)
        browser.close()


if __name__ == "__main__":
    main()
