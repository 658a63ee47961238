"""Write the three pages of a dataset."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas

from timeline.pages.map import EventLayer, Mode, PageFigure, basemap_block, mapped
from timeline.pages.options import PageOptions, PagePlan, plan_pages
from timeline.pages.payload import Block, build_payload
from timeline.pages.policy import with_policy

PAGES: dict[str, Mode] = {"index.html": "explorer", "map.html": "map", "timeline.html": "timeline"}


def write_pages(
    tables: Mapping[str, pandas.DataFrame],
    folder: Path,
    *,
    run: Mapping[str, object],
    options: PageOptions | None = None,
    planned: Callable[[PagePlan], None] = lambda plan: None,
) -> dict[str, Path]:
    """Write `index.html` (explorer), `map.html` and `timeline.html` into the folder; name to path.

    `tables` are those of the dataset contract, `articles` with its text. Of `run` the pages show `version`,
    `gazetteer`, `attribution`, `licence`, `inputs`, `model` and `title` where given. Each page is one file that makes
    no request, unless the options name map tiles and the reader switches them on. `planned` is told of the size
    before anything is written. Raises ValueError where the options are wrong.
    """
    options = options or PageOptions()
    facts = options.facts()
    plan = plan_pages(tables, options)
    planned(plan)
    folder.mkdir(parents=True, exist_ok=True)
    blocks = build_payload(tables, run={**run, **facts}, text=plan.text)
    title = str(run.get("title") or "News timeline")
    written = {}
    for name, mode in PAGES.items():
        path = folder / name
        html = _page(blocks, mode=mode, title=title)
        path.write_text(with_policy(html, tile_origin=options.tile_origin()), encoding="utf-8", newline="\n")
        written[name] = path
    return written


def _page(blocks: Sequence[Block], *, mode: Mode, title: str) -> str:
    if mode == "timeline":
        figure = PageFigure(title=title)
        EventLayer(blocks, mode=mode).add_to(figure)
        return str(figure.render())
    page = mapped([*blocks, basemap_block()], mode=mode, title=title)
    return str(page.get_root().render())
