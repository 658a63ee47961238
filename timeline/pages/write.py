"""Write the three pages of a dataset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas

from timeline.pages.map import EventLayer, Mode, PageFigure, basemap_block, mapped
from timeline.pages.payload import Block, build_payload
from timeline.pages.policy import with_policy

PAGES: dict[str, Mode] = {"index.html": "explorer", "map.html": "map", "timeline.html": "timeline"}


def write_pages(tables: Mapping[str, pandas.DataFrame], folder: Path, *, run: Mapping[str, object]) -> dict[str, Path]:
    """Write `index.html` (explorer), `map.html` and `timeline.html` into the folder; name to path.

    `tables` are those of the dataset contract, `articles` with its text. Of `run` the pages show `version`,
    `gazetteer`, `attribution`, `licence` and `title` where given. Each page is one file that makes no request.
    """
    folder.mkdir(parents=True, exist_ok=True)
    blocks = build_payload(tables, run=run)
    title = str(run.get("title") or "News timeline")
    written = {}
    for name, mode in PAGES.items():
        path = folder / name
        path.write_text(_page(blocks, mode=mode, title=title), encoding="utf-8", newline="\n")
        written[name] = path
    return written


def _page(blocks: Sequence[Block], *, mode: Mode, title: str) -> str:
    if mode == "timeline":
        figure = PageFigure(title=title)
        EventLayer(blocks, mode=mode).add_to(figure)
        return with_policy(figure.render())
    page = mapped([*blocks, basemap_block()], mode=mode, title=title)
    return with_policy(page.get_root().render())
