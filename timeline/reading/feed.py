"""RSS and Atom files: an article for each entry, from its full content or else its summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.model import Issue
from timeline.reading.blob import Blob, too_large
from timeline.reading.draft import Draft

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT_TAGS = ("encoded", "content", "description", "summary")
_DAY_TAGS = ("pubDate", "published", "date", "issued", "updated")
_ID_TAGS = ("guid", "id")
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|blockquote|tr)\s*>|<br\s*/?>", re.I)
_SPACE = re.compile(r"[ \t\r\f\v\u00a0]+")


def read_feed(blob: Blob) -> Iterator[Draft | Issue]:
    """A draft for each item. Document types and entities are not expanded, nothing is fetched."""
    content = blob.document()
    if content is None:
        yield too_large(blob)
        return
    root = _parse(content)
    entries = [] if root is None else [one for one in root.iter() if _name(one) in ("item", "entry")]
    if root is None or not entries:
        detail = f"{blob.path}: a feed without a readable entry; save it again"
        yield Issue(code="bad-record", detail=detail, path=blob.path)
        return
    outlet = _outlet(root)
    for number, entry in enumerate(entries, 1):
        text = _entry_text(entry)
        if not text:
            detail = f"{blob.path}: entry {number} holds no text; save the page it links to"
            yield Issue(code="no-text", detail=detail, path=blob.path)
            continue
        yield Draft(
            text=text,
            path=blob.path,
            part=str(number),
            given_id=_first(entry, _ID_TAGS),
            title=_plain(_first(entry, ("title",)) or "") or None,
            url=_link(entry),
            source=outlet,
            published=_first(entry, _DAY_TAGS),
            language=_first(root, ("language",)) or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        )


def feed_links(content: bytes) -> tuple[str, ...]:
    """The addresses of a feed's entries, in order, each once; none where it cannot be read."""
    root = _parse(content)
    if root is None:
        return ()
    links = (_link(entry) for entry in root.iter() if _name(entry) in ("item", "entry"))
    return tuple(dict.fromkeys(link for link in links if link is not None))


def _parse(content: bytes) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content.lstrip(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _name(element: _Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _first(element: _Element, names: tuple[str, ...]) -> str | None:
    """The words of the first child (or grandchild of the channel) with the first of `names` that has any."""
    inner = [grandchild for child in element if _name(child) == "channel" for grandchild in child]
    for name in names:
        for child in (*element, *inner):
            if _name(child) == name and (words := "".join(child.itertext()).strip()):
                return str(words)
    return None


def _entry_text(entry: _Element) -> str:
    texts = [
        _plain("".join(child.itertext()), keep_lines=True)
        for name in _TEXT_TAGS
        for child in entry
        if _name(child) == name
    ]
    return max(texts, key=len, default="")


def _outlet(root: _Element) -> str | None:
    title = _first(root, ("title",))
    return _plain(title) if title is not None else None


def _link(entry: _Element) -> str | None:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or (child.text or "").strip() or None
    return None


def _plain(words: str, *, keep_lines: bool = False) -> str:
    """The words without markup; a line break stands where a paragraph ended."""
    if "<" in words:
        words = _without_markup(_BLOCK_END.sub("\n", words))
    lines = [_SPACE.sub(" ", line).strip() for line in words.splitlines()]
    return ("\n\n" if keep_lines else " ").join(line for line in lines if line)


def _without_markup(words: str) -> str:
    from lxml import etree, html

    try:
        return str(html.fragment_fromstring(f"<div>{words}</div>", create_parent="div").text_content())
    except (etree.LxmlError, ValueError, AssertionError):
        return re.sub(r"<[^>]{0,500}>", " ", words)
