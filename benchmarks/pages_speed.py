"""Measure the explorer with very many events, in Debian's chromium without network or graphics card.

    python benchmarks/pages_speed.py [EVENTS ...]

Makes invented events (10,000 and 100,000 unless told otherwise), writes the page, and prints for each: size of the
file, seconds to write it, milliseconds to the first complete drawing, frames a second while a window of a tenth of
the period is pulled over all of it in 90 steps, the milliseconds of filters and search, and the heap.
"""

# ruff: noqa: E501 - columns of an invented table
from __future__ import annotations

import argparse
import datetime
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy
import pandas

from timeline.pages import write_pages
from timeline.pages.payload import EVENT_TYPES

FIRST_DAY = datetime.date(2010, 1, 1)
DAYS = 4_000
FRAMES = 90
WORDS = [
    "council",
    "border",
    "convoy",
    "harbour",
    "march",
    "strike",
    "talks",
    "envoy",
    "troops",
    "river",
    "market",
    "school",
    "bridge",
    "election",
    "storm",
    "ferry",
    "miners",
    "union",
    "court",
    "minister",
    "valley",
    "camp",
    "airport",
    "garrison",
    "village",
    "ceasefire",
    "refugees",
    "grain",
    "price",
    "protest",
]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-quic",
    "--disable-component-update", "--disable-sync", "--enable-precise-memory-info", "--js-flags=--expose-gc",
]  # fmt: skip
HEAP = "(gc(), performance.memory.usedJSHeapSize)"
BRUSH = """async (frames) => {
  const app = newsTimeline.app, [low, high] = app.selection.bounds, width = Math.round((high - low) / 10);
  const gaps = [], costs = [];
  let before = 0;
  for (let k = 0; k < frames; k++) {
    const now = await new Promise(requestAnimationFrame);
    if (before) gaps.push(now - before);
    before = now;
    const start = low + Math.round(((high - low - width) * k) / frames), begun = performance.now();
    app.setPeriod(start, start + width, false);
    costs.push(performance.now() - begun);
  }
  app.setPeriod(null, null, true);
  return [gaps, costs];
}"""
TOGGLE = """async () => {
  const app = newsTimeline.app, costs = [];
  for (let k = 0; k < 14; k++) {
    const begun = performance.now(), chosen = app.filters.chosen.type, name = app.store.meta.types[k % 7 + 8];
    if (chosen.has(name)) chosen.delete(name); else chosen.add(name);
    app.changed();
    await new Promise(requestAnimationFrame);
    costs.push(performance.now() - begun);
  }
  app.reset();
  return costs;
}"""
SEARCH = """async () => {
  const app = newsTimeline.app, costs = [];
  for (const query of ["h", "ha", "har", "harb", "harbo", "harbour", "harbour m", "harbour mi", "ferry", "court"]) {
    const begun = performance.now();
    await app.runSearch(query);
    await new Promise(requestAnimationFrame);
    costs.push(performance.now() - begun);
  }
  app.reset();
  return costs;
}"""


def invented_tables(count: int) -> dict[str, pandas.DataFrame]:
    """Events around four hundred towns, each with one report of one article and a sentence of evidence."""
    numbers = numpy.random.default_rng(20170526)
    towns = numbers.normal([30, 25], [11, 22], size=(400, 2))
    where = numbers.integers(0, len(towns), count)
    scatter = numbers.normal(0, 0.6, size=(count, 2))
    days = [FIRST_DAY + datetime.timedelta(days=int(day)) for day in numbers.integers(0, DAYS, count)]
    lengths = numbers.choice([0, 0, 0, 3, 20], count)
    kinds = numbers.integers(0, len(EVENT_TYPES), count)
    picks = numbers.integers(0, len(WORDS), (count, 24))
    ids = [f"e{number:07d}" for number in range(count)]
    titles = [" ".join(WORDS[word] for word in row[:9]).capitalize() for row in picks]
    sentences = [" ".join(WORDS[word] for word in row[9:]).capitalize() + f" {n}." for n, row in enumerate(picks)]
    values = pandas.DataFrame({
        "event_id": ids, "event_type": [EVENT_TYPES[kind] for kind in kinds], "event_mode": None, "assertion": "occurred",
        "date_edtf": [day.isoformat() for day in days], "date_start": days,
        "date_end": [day + datetime.timedelta(days=int(more)) for day, more in zip(days, lengths, strict=True)],
        "date_precision": 1, "date_basis": "explicit",
        "place_name": [f"Town {town}" for town in where], "place_id": [f"geonames:{town}" for town in where],
        "country": [("EGY", "LBY", "SYR", "IRQ", "TUR", "UKR")[town % 6] for town in where], "admin1": None,
        "lat": numpy.clip(towns[where, 0] + scatter[:, 0], -60, 70), "lon": towns[where, 1] + scatter[:, 1],
        "geo_precision": 1, "geo_radius_km": 5.0, "geo_basis": "stated",
        "actors": [[f"Group {kind}"] for kind in kinds], "targets": [[] for _ in ids],
        "actor_codes": [["--- CVL"] for _ in ids], "target_codes": [[] for _ in ids],
        "deaths_low": None, "deaths_best": numbers.integers(0, 40, count), "deaths_high": None,
        "injured_low": None, "injured_best": None, "injured_high": None, "claimed_by": None,
        "confidence": numbers.integers(40, 100, count) / 100,
    })  # fmt: skip
    events = values.assign(
        title=titles, n_articles=1, n_sources=1, first_published="2017-05-29", last_published="2017-05-29",
        follows=None, disagreement=[[] for _ in ids], review_state="machine",
    )  # fmt: skip
    reports = values.assign(
        report_id=[f"r{one}" for one in ids], article_id=[f"a{one}" for one in ids], rank=1, salience=1.0
    )
    articles = pandas.DataFrame({
        "article_id": [f"a{one}" for one in ids], "path": None, "url": [f"https://news.example/{days[n]:%Y/%m/%d}/{one}" for n, one in enumerate(ids)],
        "source": [f"Outlet {kind}" for kind in kinds], "title": None, "published": [day.isoformat() for day in days],
        "language": "en", "duplicate_of": None, "text": sentences,
    })  # fmt: skip
    evidence = pandas.DataFrame({
        "report_id": reports["report_id"], "article_id": articles["article_id"], "kind": "event", "field_text": "text",
        "start": 0, "end": [sentence.index(" ") for sentence in sentences], "sentence": 0, "chosen": True,
    })  # fmt: skip
    return {"events": events, "reports": reports, "articles": articles, "evidence": evidence}


def measure(path: Path) -> dict[str, float]:
    """Open the page and time it."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("pages_speed: needs chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 780})
        page.goto(path.as_uri())
        while page.evaluate("document.documentElement.dataset.ready") != "true":
            page.wait_for_timeout(20)
        ready = page.evaluate("performance.getEntriesByName('drawn')[0].startTime")
        page.wait_for_timeout(500)
        heap = page.evaluate(HEAP)
        page.evaluate(BRUSH, FRAMES)
        gaps, costs = page.evaluate(BRUSH, FRAMES)
        toggles = page.evaluate(TOGGLE)
        first_search, *searches = page.evaluate(SEARCH)
        heap_after = page.evaluate(HEAP)
        browser.close()
    return {
        "first drawing ms": ready, "heap MB": heap / 1e6,
        "brush fps": 1000 / statistics.mean(gaps), "frame p95 ms": percentile(gaps), "step ms": statistics.median(costs),
        "filter p95 ms": percentile(toggles), "first search ms": first_search, "search p95 ms": percentile(searches),
        "heap after MB": heap_after / 1e6,
    }  # fmt: skip


def percentile(values: list[float]) -> float:
    """The 95th of a hundred."""
    return float(numpy.percentile(values, 95))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("events", nargs="*", type=int, default=[10_000, 100_000])
    for count in parser.parse_args().events:
        with tempfile.TemporaryDirectory() as folder:
            tables = invented_tables(count)
            begun = time.perf_counter()
            path = write_pages(tables, Path(folder), run={"version": "benchmark"})["index.html"]
            row = {
                "events": count,
                "page MB": path.stat().st_size / 1e6,
                "write s": time.perf_counter() - begun,
                **measure(path),
            }
        print(
            " | ".join(
                f"{name} {value:,.1f}" if isinstance(value, float) else f"{name} {value:,}"
                for name, value in row.items()
            )
        )


if __name__ == "__main__":
    main()
