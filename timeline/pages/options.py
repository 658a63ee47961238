"""What of a page its maker may choose, and how much of the articles it can hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import pandas

from timeline.pages.assets import basemap_gzip, read_asset
from timeline.pages.payload import BLOCK_EVENTS, TextLevel, build_payload

Borders = Literal["natural-earth", "none"]

TEXT_LEVELS: tuple[TextLevel, ...] = ("words", "links", "titles")
SAMPLED_BLOCKS = 3
BYTES_A_MEGABYTE = 1_000_000
TILE_ADDRESS = re.compile(r"https://[a-z0-9.-]+(:\d+)?/[^\s'\";,<>\\]*")
OPENSTREETMAP = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
CREDITS = {"tile.openstreetmap.org": "© OpenStreetMap contributors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """`tiles` is the address of online map tiles that the reader may switch on (`osm`, or https with {z} {x} {y}).

    None, the usual, makes pages that cannot ask the network for anything. `page_mb` is the size in millions of
    bytes above which a page leaves text of the articles out.
    """

    borders: Borders = "natural-earth"
    tiles: str | None = None
    page_mb: int = 60

    def tile_address(self) -> str | None:
        """The template of the tiles' addresses. Raises ValueError where it is none."""
        if self.tiles is None:
            return None
        address = OPENSTREETMAP if self.tiles == "osm" else self.tiles
        is_template = all(part in address for part in ("{z}", "{x}", "{y}"))
        if not is_template or not TILE_ADDRESS.fullmatch(address):
            raise ValueError(f"tiles is {self.tiles!r}: say osm, or an https address with {{z}}, {{x}} and {{y}} in it")
        return address

    def tile_origin(self) -> str | None:
        """The one origin that a page with tiles may ask for pictures."""
        address = self.tile_address()
        return None if address is None else "https://" + urlsplit(address).netloc

    def facts(self) -> dict[str, object]:
        """What the viewer must know of these."""
        address, origin = self.tile_address(), self.tile_origin()
        if address is None or origin is None:
            return {"borders": self.borders}
        host = origin.removeprefix("https://")
        return {"borders": self.borders, "tiles": {"address": address, "credit": CREDITS.get(host, host)}}


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlan:
    """What the pages will hold of the articles, and the size of the largest in millions of bytes, foretold."""

    text: TextLevel
    megabytes: float
    page_mb: int

    def words(self) -> str:
        """One line for people."""
        left_out = {
            "words": "",
            "links": f", without the words of the articles (over {self.page_mb} MB with them)",
            "titles": f", without the articles (over {self.page_mb} MB with them)",
        }[self.text]
        return f"writing pages of about {self.megabytes:.1f} MB{left_out}"


def plan_pages(tables: Mapping[str, pandas.DataFrame], options: PageOptions) -> PagePlan:
    """Choose as much text as stays within the bound; the least even where that does not.

    The size is foretold from a few blocks of events, so it costs little before a large page is written.
    """
    sample, share = _sample(tables)
    for text in TEXT_LEVELS:
        megabytes = _page_bytes(sample, share=share, text=text) / BYTES_A_MEGABYTE
        if megabytes <= options.page_mb:
            break
    return PagePlan(text=text, megabytes=megabytes, page_mb=options.page_mb)


def _sample(tables: Mapping[str, pandas.DataFrame]) -> tuple[dict[str, pandas.DataFrame], float]:
    events = tables["events"]
    if len(events) <= SAMPLED_BLOCKS * BLOCK_EVENTS:
        return dict(tables), 1.0
    step = len(events) // SAMPLED_BLOCKS
    taken = pandas.concat([events.iloc[n * step : n * step + BLOCK_EVENTS] for n in range(SAMPLED_BLOCKS)])
    reports = tables["reports"][tables["reports"]["event_id"].isin(taken["event_id"])]
    articles = tables["articles"][tables["articles"]["article_id"].isin(reports["article_id"])]
    evidence = tables["evidence"]
    if len(evidence):
        evidence = evidence[evidence["report_id"].isin(reports["report_id"])]
    sample = {"events": taken, "reports": reports, "articles": articles, "evidence": evidence}
    return sample, len(events) / len(taken)


def _page_bytes(sample: Mapping[str, pandas.DataFrame], *, share: float, text: TextLevel) -> float:
    blocks = build_payload(sample, run={}, text=text)
    assets = sum(len(read_asset(name)) for name in ("leaflet.js", "leaflet.css", "viewer.js", "viewer.css"))
    basemap = len(basemap_gzip()) * 4 / 3
    return assets + basemap + share * sum(len(block.content.encode("utf-8")) for block in blocks)
