"""The standfirst of a page: the sentence between headline and body that extractors take for decoration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SPACE = re.compile(r"\s+")
_BLOCKS = frozenset({"p", "h2", "h3", "h4", "div", "li", "strong"})
_INNER_BLOCKS = ("p", "div", "ul", "ol", "h1", "h2", "h3", "section", "figure", "table", "article")
_ASIDE_TAGS = frozenset({"nav", "aside", "footer", "figure", "figcaption", "form", "button", "a", "time", "script"})
_ASIDE_NAMES = re.compile(
    r"nav|menu|share|social|related|recommend|caption|author|byline|breadcrumb|cookie|newsletter|comment|promo|advert"
    r"|signup|subscribe|credit|\btags?\b|meta\b|sidebar|widget|player|gallery|modal|popup",
    re.I,
)
_LEAD_NAMES = re.compile(
    r"lead|lede|teaser|intro|standfirst|excerpt|\bdek\b|deck|subtitle|subhead|sub-title|summary|chapo|bajada|copete"
    r"|entradilla|sumario|description|kicker-text|vorspann",
    re.I,
)
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"”»’')]*$")
MIN_CHARS, MAX_CHARS = 40, 700
MAX_LINKED_SHARE = 0.5
MAX_PARAGRAPHS = 4
START_CHARS = 40


def find_standfirst(tree: HtmlElement, *, title: str | None, text: str) -> tuple[str, ...]:
    """The lines between the heading and the first line of `text` that are part of the article and not in `text`."""
    first = _squeezed(text.partition("\n")[0])[:START_CHARS]
    if title is None or len(first) < 10:
        return ()
    between = _between(tree, title=_key(title), first=first)
    known = _key(text)
    lines: list[str] = []
    for element in between:
        line = _squeezed(element.text_content())
        if not MIN_CHARS <= len(line) <= MAX_CHARS or not _is_prose(element, line):
            continue
        key = _key(line)
        if key in known or key in _key(title) or any(key in _key(other) or _key(other) in key for other in lines):
            continue
        lines.append(line)
    return tuple(lines[:MAX_PARAGRAPHS])


def _between(tree: HtmlElement, *, title: str, first: str) -> Sequence[HtmlElement]:
    """Block elements after the last heading that says the title and before the element that holds the first line."""
    found: list[HtmlElement] = []
    seen_heading = False
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "head",
            "title",
            "template",
        ):
            continue
        if element.tag == "h1" and _key(element.text_content()) and _key(element.text_content()) in title + "\0":
            seen_heading, found = True, []
            continue
        if not seen_heading or element.tag not in _BLOCKS or _has_blocks(element):
            continue
        if _squeezed(element.text_content()).startswith(first):
            return found
        found.append(element)
    return []


def _has_blocks(element: HtmlElement) -> bool:
    return any(True for _ in element.iterdescendants(*_INNER_BLOCKS))


def _is_prose(element: HtmlElement, line: str) -> bool:
    linked = sum(len(_squeezed(link.text_content())) for link in element.iter("a"))
    if linked > MAX_LINKED_SHARE * len(line):
        return False
    is_lead = False
    for one in _with_ancestors(element):
        names = f"{one.get('class') or ''} {one.get('id') or ''} {one.get('itemprop') or ''}"
        if one.tag in _ASIDE_TAGS or _ASIDE_NAMES.search(names):
            return False
        is_lead = is_lead or _LEAD_NAMES.search(names) is not None
    return is_lead or _ENDS_SENTENCE.search(line) is not None


def _with_ancestors(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and up to three of its ancestors, the outer frame of the page not among them."""
    yield element
    for depth, one in enumerate(element.iterancestors()):
        if depth >= 3 or one.tag in ("main", "article", "body"):
            return
        yield one


def _squeezed(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
