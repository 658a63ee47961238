"""Saved web pages: the article's own text by trafilatura, the rest by what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from timeline.model import Issue, PublishedBasis
from timeline.reading.blob import Blob, too_large
from timeline.reading.decoding import decode
from timeline.reading.draft import Draft
from timeline.reading.languages import contradicted
from timeline.reading.page_metadata import PageMetadata, read_page_metadata
from timeline.reading.removed import find_removed
from timeline.reading.residue import without_residue
from timeline.reading.standfirst import find_standfirst
from timeline.reading.visible_date import day_in_captions

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.I)
_NUL_AND_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
MAX_ELEMENT_DEPTH = 250
MIN_CHARS = 25  # less is a button or a menu
MAX_ELEMENTS = 200_000

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def read_web_page(blob: Blob) -> Iterator[Draft | Issue]:
    """One draft with the page's main text; an issue where there is none or the page cannot be parsed."""
    content = blob.document()
    if content is None:
        yield too_large(blob)
        return
    declared = _DECLARED.search(content[:4096])
    in_page = declared[1].decode("ascii") if declared is not None else None
    decoded = decode(content, declared=blob.charset or in_page)
    if decoded.repair is not None:
        yield Issue(code="encoding", detail=f"{blob.path}: {decoded.repair}", path=blob.path)
    yield from read_page(decoded.text, blob=blob)


def read_page(source: str, *, blob: Blob) -> Iterator[Draft | Issue]:
    """The draft of a page already decoded."""
    tree = _parse(_XML_DECLARATION.sub("", _NUL_AND_CONTROL.sub("", source)))
    if tree is None or _is_too_deep(tree):
        detail = f"{blob.path}: a page without a usable tree of elements; save it again or give its text as .txt"
        yield Issue(code="bad-page", detail=detail, path=blob.path)
        return
    metadata = read_page_metadata(tree, url=blob.url)
    original = deepcopy(tree)
    text = without_residue(_without_title(_main_text(tree), metadata.title))
    if len(text.strip()) >= MIN_CHARS:
        paragraphs = [*find_standfirst(original, title=metadata.title, text=text), *text.split("\n")]
        text = "\n\n".join(line for line in paragraphs if line.strip())
    if len(text.strip()) < MIN_CHARS:
        detail = f"{blob.path}: no article text found on the page; save its text as .txt if there is one"
        yield Issue(code="no-text", detail=detail, path=blob.path)
        return
    draft, disagreements = _draft(metadata, original, text=text, blob=blob)
    for words in disagreements:
        yield Issue(code="disagreement", detail=f"{draft.place}: {words}", path=blob.path)
    yield draft


def _draft(metadata: PageMetadata, tree: HtmlElement, *, text: str, blob: Blob) -> tuple[Draft, list[str]]:
    """The draft of a page, and where the page says two things of itself."""
    removed = find_removed(tree, text=text, title=metadata.title)
    published = metadata.published
    basis: PublishedBasis = metadata.published_basis
    if published is None and (day := day_in_captions(removed.captions, language=metadata.language)) is not None:
        published, basis = day, "caption"
    language = metadata.language
    disagreements = [f"{words}; the first was taken" for words in metadata.disagreements]
    if language is not None and (other := contradicted(language, text)) is not None:
        disagreements.append(f"the page names {language} as its language, its words are {other}; these were believed")
        language = other
    draft = Draft(
        text=text,
        path=blob.path,
        part=blob.part,
        title=metadata.title,
        url=metadata.url,
        source=metadata.source,
        published=published,
        published_basis=basis,
        language=language,
        byline=metadata.byline,
        section=metadata.section,
        captions=removed.captions,
        removed=removed.counts,
        retrieved=blob.retrieved,
    )
    return draft, disagreements


def _parse(source: str) -> HtmlElement | None:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=False)
    try:
        return html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _is_too_deep(tree: HtmlElement) -> bool:
    """Whether recursion over the tree would be unsafe. Walks iteratively."""
    pending = [(tree, 1)]
    seen = 0
    while pending:
        element, depth = pending.pop()
        seen += 1
        if depth > MAX_ELEMENT_DEPTH or seen > MAX_ELEMENTS:
            return True
        pending.extend((child, depth + 1) for child in element)
    return False


def _main_text(tree: HtmlElement) -> str:
    """The article's paragraphs, a line each. Extraction that fails on a page yields no text, not an error."""
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, fast=True, include_comments=False, include_tables=True)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return ""
    text = getattr(document, "text", None)
    return text if isinstance(text, str) else ""


def _without_title(text: str, title: str | None) -> str:
    """The text without a first line that only says the title again: the title is a field of its own."""
    first, _, rest = text.partition("\n")
    if title is None or not rest.strip() or _key(first) != _key(title):
        return text
    return rest.lstrip("\n")


def _key(line: str) -> str:
    return re.sub(r"[\W_]+", "", line.casefold())
