"""A reader's way through the explorer, at any size."""

from __future__ import annotations

from pathlib import Path

AXE = Path(__file__).with_name("axe.min.js")
SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
MARK_AT = """(kind) => {
  const app = newsTimeline.app, mark = app.drawing.marks.find((mark) => mark.kind === kind);
  const box = app.layers.at(-1).canvas().getBoundingClientRect();
  return [box.left + mark.x, box.top + mark.y];
}"""


class Tour:
    """One page, and the ways of a reader through it at its size."""

    def __init__(self, page, until, size_name, *, all_shown):
        self.all_shown = all_shown
        self.page = page
        self.until = until
        self.is_phone = size_name == "phone"
        self.is_narrow = size_name != "desktop"

    def data(self, name):
        return int(self.page.evaluate(f"document.querySelector('.nt-app').dataset.{name}"))

    def shown(self, count):
        self.until(self.page, f"document.querySelector('.nt-app').dataset.shown === '{count}'")

    def open_list(self):
        if self.is_phone and not self.page.locator(".nt-app.nt-sheet-open").count():
            self.page.locator(".nt-sheet-handle").click()
            self.page.wait_for_timeout(80)

    def close_list(self):
        if self.is_phone and self.page.locator(".nt-app.nt-sheet-open").count():
            self.page.locator(".nt-sheet-handle").click()
            self.page.wait_for_timeout(80)

    def open_filters(self):
        if not self.page.locator(".nt-filters").is_visible():
            self.page.locator("#nt-filter-button").click()

    def close_filters(self):
        if self.is_narrow and self.page.locator(".nt-filters").is_visible():
            self.page.get_by_role("button", name="Close filters").click()

    def reset(self):
        self.page.evaluate("newsTimeline.app.selected >= 0 && newsTimeline.app.close()")
        self.page.evaluate("newsTimeline.app.reset()")
        self.close_list()
        self.close_filters()
        self.shown(self.all_shown)


def violations(page):
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations)")
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:4]) for one in found]


def taken(tour, features):
    """Try each feature, and put the page back after it; what went wrong, in words."""
    troubles = []
    for feature in features:
        try:
            feature(tour)
        except Exception as trouble:
            troubles.append(f"{feature.__name__}: {type(trouble).__name__}: {str(trouble)[:1500]}")
        tour.reset()
    return "\n".join(troubles)
