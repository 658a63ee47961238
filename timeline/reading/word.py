"""Word documents (DOCX): the paragraphs as text, header lines or document properties as fields."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.model import Issue
from timeline.reading.blob import Blob
from timeline.reading.compressed import budget_of
from timeline.reading.draft import Draft
from timeline.reading.office_xml import iterate, local_name
from timeline.reading.plain_text import is_header_line, read_text

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLE_STYLES = ("title", "heading1")
MAX_TEXT_CHARS = 4_000_000


def read_word(blob: Blob, archive: zipfile.ZipFile) -> Iterator[Draft | Issue]:
    """The articles of a document: one, or as many as it has blocks of header lines.

    A paragraph styled as title, where it is the first, becomes the title and leaves the text. Deleted words of tracked
    changes, notes and text boxes are not read.
    """
    paragraphs = list(_paragraphs(blob, archive))
    title = None
    if paragraphs and paragraphs[0][0] in TITLE_STYLES and len(paragraphs) > 1:
        title = paragraphs.pop(0)[1]
    text = _joined([words for _, words in paragraphs])
    yield from read_text(text, blob=blob, title=title)


def _joined(paragraphs: Sequence[str]) -> str:
    """The paragraphs with a blank line between two; header lines stand together."""
    text = paragraphs[0] if paragraphs else ""
    for before, line in pairwise(paragraphs):
        text += ("\n" if is_header_line(before) and is_header_line(line) else "\n\n") + line
    return text


def _paragraphs(blob: Blob, archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Style in lower case, and words, of each paragraph that has any."""
    seen = 0
    for element in iterate(archive, "word/document.xml", tags=("p",), budget=budget_of(blob)):
        style, words = "", []
        for one in element.iter():
            name = local_name(one)
            if name == "t":
                words.append(one.text or "")
            elif name in ("tab", "br", "cr"):
                words.append("\n" if name != "tab" and not _is_page_break(one) else " ")
            elif name == "pStyle":
                style = next((value for key, value in one.attrib.items() if str(key).endswith("val")), "")
        if (line := "".join(words).strip()) and seen < MAX_TEXT_CHARS:
            seen += len(line)
            yield str(style).casefold(), line


def _is_page_break(element: _Element) -> bool:
    return "page" in [str(value) for value in element.attrib.values()]
