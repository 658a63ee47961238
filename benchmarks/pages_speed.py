"""Measure the explorer with very many events, in Debian's chromium without network or graphics card.

    python benchmarks/pages_speed.py [EVENTS ...] [--peers] [--peer-limit SECONDS]

Makes invented events (10,000 and 100,000 unless told otherwise), writes the page, and prints a table: size of the file,
seconds to write it, milliseconds to the first paint and to the first complete drawing, frames a second while a window of
a tenth of the period is dragged over all of it in 90 steps, the milliseconds from a click on a filter and from a key in
the search box to the next paint (first in a page just opened, then once its words are read), and the heap.

With `--peers` the same events stand in the same run in two plugins of folium, on canvas circles, which is kind to them:
`FastMarkerCluster`, its markers of the window put in anew at each step, and `Timeline`, whose instant moves while each
event lasts a tenth of the period. Their scripts come from `benchmarks/peers/` (`npm ci` there first).
"""

# ruff: noqa: E501 - columns of an invented table
from __future__ import annotations

import argparse
import datetime
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy
import pandas

from timeline.pages import write_pages
from timeline.pages.assets import read_asset
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
PAINTED = """new Promise((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}))"""
PAUSE = "new Promise((done) => setTimeout(done, 80))"
# The window is dragged as a hand would: a press inside it, then a move of the pointer in every frame.
BRUSH = """async (frames) => {
  const app = newsTimeline.app, [low, high] = app.selection.bounds, width = Math.round((high - low) / 10);
  app.timeline.fit(true);
  app.setPeriod(low, low + width, true);
  await new Promise((done) => setTimeout(done, 300));
  const strip = document.querySelector(".nt-histogram"), box = strip.getBoundingClientRect();
  const start = box.left + app.timeline.x(low + width / 2), end = box.left + app.timeline.x(high - width / 2);
  const send = (target, kind, x) => target.dispatchEvent(new PointerEvent(kind, { clientX: x, clientY: box.top + 40, button: 0, bubbles: true }));
  const gaps = [];
  let before = 0;
  send(strip, "pointerdown", start);
  for (let k = 0; k < frames; k++) {
    const now = await new Promise(requestAnimationFrame);
    if (before) gaps.push(now - before);
    before = now;
    send(window, "pointermove", start + ((end - start) * (k + 1)) / frames);
  }
  const moved = app.filters.from - low;
  send(window, "pointerup", end);
  app.setPeriod(null, null, true);
  return [gaps, moved / (high - low)];
}"""
FILTER = f"""async () => {{
  const costs = [];
  for (let k = 0; k < 14; k++) {{
    const box = document.querySelectorAll("fieldset[data-facet=type] input[type=checkbox]")[k % 7];
    const begun = performance.now();
    box.click();
    await {PAINTED};
    costs.push(performance.now() - begun);
    await {PAUSE};
  }}
  newsTimeline.app.reset();
  return costs;
}}"""
KEYS = f"""async () => {{
  const costs = [], box = document.querySelector(".nt-search");
  const words = ["h", "ha", "har", "harb", "harbo", "harbour", "harbour m", "harbour mi", "f", "fe", "fer", "ferr", "ferry", "town 1", "court"];
  for (const word of words) {{
    const begun = performance.now();
    box.value = word;
    box.dispatchEvent(new InputEvent("input", {{ bubbles: true }}));
    await {PAINTED};
    costs.push(performance.now() - begun);
    await {PAUSE};
  }}
  newsTimeline.app.reset();
  return costs;
}}"""
PEER_BRUSH = """async (frames) => {
  const { update, low, high } = window.peer, gaps = [];
  let before = 0;
  for (let k = 0; k < frames; k++) {
    const now = await new Promise(requestAnimationFrame);
    if (before) gaps.push(now - before);
    before = now;
    update(low + ((high - low) * k) / frames);
  }
  return gaps;
}"""
PEER_FRAMES = 20
PEERS = Path(__file__).with_name("peers") / "node_modules"
MARKER = "function (row) { return L.circleMarker([row[0], row[1]], { radius: 5, day: row[2] }); }"
CLUSTER_READY = """
const layers = %s.getLayers();
window.peer = { low: %d, high: %d, update(day) {
  %s.clearLayers();
  %s.addLayers(layers.filter((marker) => marker.options.day >= day && marker.options.day <= day + %d));
} };"""
TIMELINE_READY = "window.peer = { low: %d, high: %d, update(day) { %s.setTime(day); } };"
SHOWN_WHEN_DRAWN = "requestAnimationFrame(() => requestAnimationFrame(() => { performance.mark('drawn'); document.documentElement.dataset.ready = 'true'; }));"


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


def cluster_page(events: pandas.DataFrame) -> str:
    """The events in folium's FastMarkerCluster."""
    import folium
    from folium.plugins import FastMarkerCluster

    days = _days(events)
    page = folium.Map([25, 30], zoom_start=3, tiles=None, prefer_canvas=True, max_zoom=18)
    page.options["maxZoom"] = 18
    rows = [list(row) for row in zip(events["lat"], events["lon"], days, strict=True)]
    cluster = FastMarkerCluster(rows, callback=MARKER).add_to(page)  # type: ignore[no-untyped-call]
    name = cluster.get_name()
    low, width = min(days), (max(days) - min(days)) // 10
    ready = CLUSTER_READY % (name, low, max(days) - width, name, name, width)
    return _self_contained(page, ready, ("leaflet.markercluster/dist/leaflet.markercluster.js",))


def timeline_page(events: pandas.DataFrame) -> str:
    """The events in folium's Timeline."""
    import folium
    from folium.plugins import Timeline
    from folium.utilities import JsCode

    days = _days(events)
    width = (max(days) - min(days)) // 10
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"start": day, "end": day + width},
        }
        for lat, lon, day in zip(events["lat"], events["lon"], days, strict=True)
    ]
    page = folium.Map([25, 30], zoom_start=3, tiles=None, prefer_canvas=True)
    circle = JsCode("function (feature, at) { return L.circleMarker(at, { radius: 5 }); }")
    layer = Timeline({"type": "FeatureCollection", "features": features}, point_to_layer=circle).add_to(page)
    ready = TIMELINE_READY % (min(days) + width, max(days), layer.get_name())
    return _self_contained(page, ready, ("leaflet.timeline/dist/leaflet.timeline.js",))


def _days(events: pandas.DataFrame) -> list[int]:
    return [day.toordinal() for day in events["date_start"]]


def _self_contained(page: Any, ready: str, scripts: tuple[str, ...]) -> str:  # noqa: ANN401
    """The page with the scripts it needs inside it, in place of the links to other hosts."""
    html = str(page.get_root().render())
    html = re.sub(r"<script src=[^>]*></script>|<link rel=\"stylesheet\"[^>]*/>", "", html)
    inside = [read_asset("leaflet.js"), *((PEERS / name).read_text(encoding="utf-8") for name in scripts)]
    head = "".join(f"<script>{text}</script>" for text in inside) + f"<style>{read_asset('leaflet.css')}</style>"
    return html.replace("<head>", f"<head>{head}", 1).replace(
        "</html>", f"<script>{ready}{SHOWN_WHEN_DRAWN}</script></html>"
    )


@contextmanager
def opened(path: Path, *, limit_seconds: float) -> Iterator[Any]:
    """The page in a browser of its own, drawn. Raises TimeoutError where that takes too long."""
    from playwright.sync_api import Error, sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("pages_speed: needs chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 780})
        begun = time.perf_counter()
        try:
            page.goto(path.as_uri(), timeout=limit_seconds * 1000)
            while page.evaluate("document.documentElement.dataset.ready") != "true":
                page.wait_for_timeout(20)
                if time.perf_counter() - begun > limit_seconds:
                    raise TimeoutError
            yield page
        except Error as error:
            raise TimeoutError(str(error)) from error
        finally:
            browser.close()


def measure(path: Path) -> dict[str, float]:
    """Open our page and time it: once to search at once, once for all else."""
    with opened(path, limit_seconds=300) as page:
        cold = page.evaluate(KEYS)
    with opened(path, limit_seconds=300) as page:
        row = times_to_draw(page)
        page.wait_for_timeout(500)
        row["heap MB"] = page.evaluate(HEAP) / 1e6
        page.evaluate(BRUSH, FRAMES)
        gaps, moved = page.evaluate(BRUSH, FRAMES)
        assert moved > 0.8, f"the window was dragged over {moved:.0%} of the period only"
        filters = page.evaluate(FILTER)
        page.evaluate("newsTimeline.app.index.readAhead(true)")
        while not page.evaluate("newsTimeline.app.index.isComplete"):
            page.wait_for_timeout(100)
        warm = page.evaluate(KEYS)
        row["heap after MB"] = page.evaluate(HEAP) / 1e6
    return {
        **row,
        "brush fps": 1000 / statistics.mean(gaps), "frame p95 ms": percentile(gaps),
        "filter p95 ms": percentile(filters), "first keys p95 ms": percentile(cold),
        "keys p95 ms": percentile(warm),
    }  # fmt: skip


def measure_peer(path: Path, *, limit_seconds: float) -> dict[str, float]:
    """Open a peer's page and time what it can do."""
    try:
        with opened(path, limit_seconds=limit_seconds) as page:
            row = times_to_draw(page)
            row["heap MB"] = page.evaluate(HEAP) / 1e6
            gaps = page.evaluate(PEER_BRUSH, PEER_FRAMES)
    except TimeoutError:
        return {}
    return {**row, "brush fps": 1000 / statistics.mean(gaps), "frame p95 ms": percentile(gaps)}


def times_to_draw(page: Any) -> dict[str, float]:  # noqa: ANN401
    """Milliseconds since the page was asked for."""
    paints = page.evaluate("performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)")
    drawn = page.evaluate("performance.getEntriesByName('drawn')[0].startTime")
    return {"first paint ms": paints[0] if paints else drawn, "first drawing ms": drawn}


def percentile(values: list[float]) -> float:
    """The 95th of a hundred."""
    return float(numpy.percentile(values, 95))


COLUMNS = (
    "what", "events", "page MB", "write s", "first paint ms", "first drawing ms", "brush fps", "frame p95 ms",
    "filter p95 ms", "first keys p95 ms", "keys p95 ms", "heap MB", "heap after MB",
)  # fmt: skip


def print_row(row: Mapping[str, object]) -> None:
    """One line of the table; what a page cannot do, or did not do in time, is empty."""
    cells = [row.get(name, "") for name in COLUMNS]
    texts = [
        f"{value:,.1f}"
        if isinstance(value, float) and value < 100
        else f"{value:,.0f}"
        if isinstance(value, (int, float))
        else str(value)
        for value in cells
    ]
    print("| " + " | ".join(texts) + " |", flush=True)


def rows(count: int, *, has_peers: bool, limit_seconds: float) -> Iterator[dict[str, object]]:
    """The rows of one number of events."""
    tables = invented_tables(count)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        path = write_pages(tables, Path(folder), run={"version": "benchmark"})["index.html"]
        written = {"what": "explorer", "events": count, "write s": time.perf_counter() - begun}
        yield {**written, "page MB": path.stat().st_size / 1e6, **measure(path)}
    events = tables["events"].sort_values("date_start", kind="stable")
    del tables
    for name, make in (("FastMarkerCluster", cluster_page), ("Timeline", timeline_page)) if has_peers else ():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "peer.html"
            begun = time.perf_counter()
            path.write_text(make(events), encoding="utf-8")
            written = {"what": f"folium {name}", "events": count, "write s": time.perf_counter() - begun}
            found = measure_peer(path, limit_seconds=limit_seconds)
            yield {
                **written,
                "page MB": path.stat().st_size / 1e6,
                **(found or {"first drawing ms": f"over {limit_seconds:.0f} s"}),
            }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("events", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--peers", action="store_true", help="measure two plugins of folium beside it")
    parser.add_argument("--peer-limit", type=float, default=120, help="seconds in which a peer must have drawn")
    arguments = parser.parse_args()
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" + "|--:" * (len(COLUMNS) - 1) + "|")
    for count in arguments.events:
        for row in rows(count, has_peers=arguments.peers, limit_seconds=arguments.peer_limit):
            print_row(row)


if __name__ == "__main__":
    main()
