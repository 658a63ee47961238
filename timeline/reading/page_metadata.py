"""What a page says of itself: JSON-LD, OpenGraph and other meta elements, the address, the heading.

Metadata are certain; what is read off the visible page is marked as such by `published_basis`.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from timeline.reading.addresses import day_in_address
from timeline.reading.newsroom_time import in_newsroom_time
from timeline.reading.page_title import choose_title
from timeline.reading.published import read_time
from timeline.reading.visible_date import find_shown_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE_TYPES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
    "Article",
    "SocialMediaPosting",
    "TechArticle",
    "Report",
    "VideoObject",
    "WebPage",
)
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "pub_date",
    "published_time",
    "publication_date",
    "publication-date",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "article:post_date",
    "created",
    "last-published",
    "article_date_original",
    "originalpublicationdate",
    "date",
    "news_keywords_date",
)
_TITLE_META = ("og:title", "twitter:title", "headline", "dc.title", "sailthru.title", "parsely-title")
_SITE_META = ("og:site_name", "publisher", "dc.publisher", "application-name", "twitter:app:name:iphone")
_BYLINE_META = ("author", "byl", "article:author", "dc.creator", "sailthru.author", "parsely-author")
_SECTION_META = ("article:section", "section", "parsely-section")
MAX_BYLINE_CHARS = 120
MAX_AUTHORS = 8
_SPACE = re.compile(r"\s+")
MAX_JSON_NODES = 5_000
MAX_TITLE_CHARS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """Title, outlet, canonical address, publication and language of a page; None where it does not say."""

    title: str | None
    source: str | None
    url: str | None
    published: str | None
    published_basis: Literal["metadata", "url", "text", "unknown"]
    language: str | None
    byline: str | None = None
    section: str | None = None
    disagreements: tuple[str, ...] = ()


def read_page_metadata(tree: HtmlElement, *, url: str | None = None) -> PageMetadata:
    """The metadata of a parsed page. `tree` is an lxml element; `url` the address it was got from, if known."""
    meta = _meta(tree)
    nodes = list(_linked_data(tree))
    article = _article_node(nodes)
    address = _canonical(tree, meta, article) or url
    source = _site(meta, nodes, article)
    published = _published(meta, article, tree)
    basis: Literal["metadata", "url", "text", "unknown"] = "metadata" if published is not None else "unknown"
    in_address = day_in_address(address) if address is not None else None
    if published is None and in_address is not None:
        published, basis = in_address, "url"
    if published is not None and in_address is not None:
        published = in_local_time(published, in_address)
    elif published is not None and address is not None:
        published = in_newsroom_time(published, address)
    language = _language(tree, meta)
    if published is None and (day := find_shown_day(tree, language=language)) is not None:
        published, basis = day, "text"
    return PageMetadata(
        title=_title(tree, meta, article, source, address),
        source=source,
        url=address,
        published=published,
        published_basis=basis,
        language=language,
        byline=_byline(meta, article),
        section=_section(meta, article),
        disagreements=_disagreements(meta, article, in_address),
    )


def _byline(meta: dict[str, str], article: dict[str, Any]) -> str | None:
    authors = article.get("author")
    names = [
        _text(name)
        for one in (authors if isinstance(authors, list) else [authors])
        for name in _strings(one.get("name") if isinstance(one, dict) else one)
    ]
    names = names or [meta[name] for name in _BYLINE_META if name in meta][:1]
    kept = [name for name in dict.fromkeys(names) if name and len(name) <= MAX_BYLINE_CHARS and "://" not in name]
    return ", ".join(kept[:MAX_AUTHORS]) or None


def _section(meta: dict[str, str], article: dict[str, Any]) -> str | None:
    given = [*_strings(article.get("articleSection")), *[meta[name] for name in _SECTION_META if name in meta]]
    return next((_text(one) for one in given if 0 < len(_text(one)) <= MAX_BYLINE_CHARS), None)


def _disagreements(meta: dict[str, str], article: dict[str, Any], in_address: str | None) -> tuple[str, ...]:
    """What the page says of its day in two places, where these are more than a day apart."""
    stated = [("JSON-LD", value) for value in _strings(article.get("datePublished"))[:1]]
    stated += [(name, meta[name]) for name in _PUBLISHED_META[:2] if name in meta]
    stated += [("the address", in_address)] if in_address is not None else []
    known = [(where, time.iso[:10]) for where, value in stated if (time := read_time(value)) and time.precision == 1]
    for where, day in known[1:]:
        away = datetime.date.fromisoformat(day) - datetime.date.fromisoformat(known[0][1])
        if abs(away.days) > 1:
            return (f"published {known[0][1]} by {known[0][0]}, {day} by {where}",)
    return ()


def in_local_time(published: str, local_day: str) -> str:
    """A time given in UTC moved to the day in the address, where that is the day before or after it.

    The address bears the newsroom's own day: an article of 9 p.m. in the Americas is stamped with the next day in UTC.
    """
    time = datetime.datetime.fromisoformat(published)
    if len(published) <= 10 or time.utcoffset() != datetime.timedelta(0):
        return published
    away = datetime.date.fromisoformat(local_day) - time.date()
    return local_day if abs(away.days) == 1 else published


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta name or property, names in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = _text(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.strip().casefold(), content)
    return found


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of every JSON-LD block, outer ones first, bounded."""
    left = MAX_JSON_NODES
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").casefold():
            continue
        pending: list[object] = [_json(element.text_content() or "")]
        while pending and left > 0:
            left -= 1
            value = pending.pop(0)
            if isinstance(value, list):
                pending[:0] = value
            elif isinstance(value, dict):
                yield value
                pending.extend(inner for inner in value.values() if isinstance(inner, dict | list))


def _json(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip()
    for attempt in (text, _SPACE.sub(" ", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _article_node(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """The node of the article: by how much of an article its type is, then by order on the page."""
    best: tuple[int, int] | None = None
    chosen: dict[str, Any] = {}
    for position, node in enumerate(nodes):
        for kind in _strings(node.get("@type")):
            name = kind.rsplit("/", 1)[-1].removeprefix("schema:")
            if name not in ARTICLE_TYPES or not (node.get("headline") or node.get("datePublished")):
                continue
            rank = (ARTICLE_TYPES.index(name) // 7, position)
            if best is None or rank < best:
                best, chosen = rank, node
    return chosen


def _published(meta: dict[str, str], article: dict[str, Any], tree: HtmlElement) -> str | None:
    candidates = [*_strings(article.get("datePublished")), *_strings(article.get("dateCreated"))]
    candidates += [meta[name] for name in _PUBLISHED_META if name in meta]
    candidates += [
        element.get("datetime") or element.get("content") or ""
        for element in tree.iter()
        if isinstance(element.tag, str) and "datePublished" in (element.get("itemprop") or "").split()
    ]
    candidates += [
        element.get("datetime") or ""
        for element in tree.iter("time")
        if element.get("pubdate") is not None or "published" in (element.get("class") or "").casefold()
    ]
    for candidate in candidates:
        time = read_time(candidate)
        if time is not None and time.precision == 1:
            return time.iso
    return None


def _title(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], source: str | None, address: str | None
) -> str | None:
    headings = [_text(element.text_content()) for element in tree.iter("h1")]
    stated = [_text(value) for value in _strings(article.get("headline"))]
    stated += [meta[name] for name in _TITLE_META if name in meta]
    stated += [_text(element.text_content()) for element in tree.iter("title")][:1]
    return choose_title(
        headings=[one for one in headings if len(one) <= MAX_TITLE_CHARS],
        stated=[one for one in stated if one and len(one) <= MAX_TITLE_CHARS],
        site=source,
        host=urlsplit(address).hostname if address is not None else None,
    )


def _site(meta: dict[str, str], nodes: list[dict[str, Any]], article: dict[str, Any]) -> str | None:
    for name in _SITE_META[:1]:
        if meta.get(name):
            return meta[name]
    for node in (article, *nodes):
        publisher = node.get("publisher")
        for one in publisher if isinstance(publisher, list) else [publisher]:
            given = one.get("name") if isinstance(one, dict) else None
            if isinstance(given, str) and _text(given):
                return _text(given)
    for name in _SITE_META[1:]:
        if meta.get(name) and not meta[name].startswith("http"):
            return meta[name]
    return None


def _canonical(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    links = [
        element.get("href") or ""
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").casefold().split()
    ]
    main = article.get("mainEntityOfPage")
    identity = main.get("@id") if isinstance(main, dict) else main
    for candidate in (*links, meta.get("og:url"), identity, article.get("url")):
        if isinstance(candidate, str) and _is_address(candidate):
            return candidate.strip()
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    joined = urljoin(base, links[0]) if base and links and links[0] else None
    return joined if joined is not None and _is_address(joined) else None


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _language(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    root = next((element for element in tree.iter("html")), tree)
    for value in (
        root.get("lang"),
        root.get("xml:lang"),
        meta.get("og:locale"),
        meta.get("content-language"),
    ):
        if value and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", value.strip()):
            return value.strip().replace("_", "-")
    return None


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _text(value: str | None) -> str:
    return _SPACE.sub(" ", html.unescape(value)).strip() if value else ""
