"""What of a page is not in its article: counted by where it stood, with the captions of pictures kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = (
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "td",
    "dd",
    "dt",
    "figcaption",
    "button",
)
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("caption", re.compile(r"caption|wp-caption|image-text|bildunter|legende|pie-?foto", re.I)),
    ("consent", re.compile(r"cookie|consent|gdpr|privacy", re.I)),
    ("share", re.compile(r"share|social|follow", re.I)),
    ("comment", re.compile(r"comment|disqus", re.I)),
    ("related", re.compile(r"related|recommend|popular|trending|most-?read|teaser|also|more-|promo", re.I)),
    ("advert", re.compile(r"advert|sponsor|newsletter|subscri|paywall", re.I)),
    ("navigation", re.compile(r"nav|menu|breadcrumb|header|masthead|topbar", re.I)),
    ("footer", re.compile(r"footer|copyright|impress", re.I)),
    ("aside", re.compile(r"sidebar|aside|widget", re.I)),
)
_TAG_RULES = {
    "figcaption": "caption",
    "nav": "navigation",
    "header": "navigation",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "button": "form",
}
_SPACE = re.compile(r"\s+")
MAX_CAPTIONS = 20
MIN_CAPTION_CHARS, MAX_CAPTION_CHARS = 10, 600
MAX_ANCESTORS = 6
START_CHARS = 60


class Removed(NamedTuple):
    """The captions, and `rule=count` for each rule by which blocks of the page were left out."""

    captions: tuple[str, ...]
    counts: tuple[str, ...]


def find_removed(tree: HtmlElement, *, text: str, title: str | None) -> Removed:
    """What of the page's blocks is not in `text`. `other` counts those whose place says nothing of them."""
    kept = _SPACE.sub(" ", text) + "\n" + (title or "")
    counts: Counter[str] = Counter()
    captions: list[str] = []
    for element, words in _blocks(tree):
        if words[:START_CHARS] in kept:
            continue
        rule = _rule(element)
        counts[rule] += 1
        is_caption = rule == "caption" and MIN_CAPTION_CHARS <= len(words) <= MAX_CAPTION_CHARS
        if is_caption and words not in captions and len(captions) < MAX_CAPTIONS:
            captions.append(words)
    return Removed(tuple(captions), tuple(f"{rule}={count}" for rule, count in sorted(counts.items())))


def _blocks(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Blocks with words that hold no other block."""
    for element in tree.iter(*BLOCKS):
        if next(element.iterdescendants(*BLOCKS), None) is None:
            words = _SPACE.sub(" ", element.text_content()).strip()
            if words:
                yield element, words


def _rule(element: HtmlElement) -> str:
    for depth, one in enumerate([element, *element.iterancestors()]):
        if one.tag in ("body", "html") or depth > MAX_ANCESTORS:
            return "other"
        names = f"{one.get('class') or ''} {one.get('id') or ''}"
        if names != " " and (rule := _rule_of_names(names)) is not None:
            return rule
        if (by_tag := _TAG_RULES.get(str(one.tag))) is not None:
            return by_tag
    return "other"


@lru_cache(maxsize=4096)
def _rule_of_names(names: str) -> str | None:
    return next((rule for rule, pattern in RULES if pattern.search(names)), None)
