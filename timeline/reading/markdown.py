"""Markdown (CommonMark's common part): words without their marks, a heading as title, pictures' words as captions.

Only what is surely a mark goes: a star between figures, or an underline inside a name, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.model import Issue
from timeline.reading.blob import Blob
from timeline.reading.draft import Draft
from timeline.reading.plain_text import read_plain_text

ENDINGS = (".md", ".markdown")
_TARGET = r"\((?:<[^<>\n]{0,2000}>|[^()\s]{0,2000})(?:\s{1,3}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\)"
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,1000})\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\](?:" + _TARGET + r"|\[[^\[\]\n]{0,200}\])")
_TARGET_LINE = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]+\S{1,2000}.*(?:\n|\Z)", re.M)
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).){0,5000}-->", re.S)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#{1,20})?[ \t]*$", re.M)
_TOP_HEADING = re.compile(
    r"\s*(?: {0,3}#[ \t]+([^\r\n]{1,500}?)(?:[ \t]+#{1,20})?|([^\s#][^\r\n]{0,500}?)\r?\n={3,100})"
    r"[ \t]*(?:\r?\n|\Z)"
)
_QUOTE = re.compile(r"^ {0,3}(?:> ?){1,9}", re.M)
_ITEM = re.compile(r"^[ \t]{0,12}[-*+][ \t]+(?=\S)", re.M)
_STRONG = re.compile(r"(?<![\w*])\*{2,3}(?=\S)([^*\n]{1,1000}?)(?<=\S)\*{2,3}(?![\w*])")
_STRONG_LINE = re.compile(r"(?<![\w_])_{2,3}(?=\S)([^_\n]{1,1000}?)(?<=\S)_{2,3}(?![\w_])")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])")
_EMPHASIS_LINE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_markdown(blob: Blob, *, separator: str | None = None) -> Iterator[Draft | Issue]:
    """The drafts of a file as of a plain text, front matter and header lines included, with their marks taken off."""
    for found in read_plain_text(blob, separator=separator):
        yield _without_marks(found) if isinstance(found, Draft) else found


def _without_marks(draft: Draft) -> Draft:
    """A draft of Markdown in words. A heading at the top is the title, unless another is given, and then stays."""
    title, body = draft.title, draft.text
    top = _TOP_HEADING.match(body)
    heading = words_of(top[1] or top[2]) if top is not None else None
    if top is not None and heading and (title is None or words_of(title.strip().lstrip("# ")) == heading):
        title, body = heading, body[top.end() :]
    captions = tuple(words for one in _PICTURE.findall(body) if (words := words_of(one).strip()))
    text = words_of(body)
    if not text.strip():
        return draft
    return replace(
        draft,
        text=text,
        title=title,
        captions=captions,
        removed=(f"caption={len(captions)}",) if captions else (),
    )


def words_of(text: str) -> str:
    """A text without the marks of Markdown: lines stay lines, links are their words, pictures and comments are gone."""
    for pattern in (_COMMENT, _PICTURE, _TARGET_LINE, _QUOTE):
        text = pattern.sub("", text)
    for pattern in (_LINK, _HEADING):
        text = pattern.sub(r"\1", text)
    text = _ITEM.sub("", text)
    for pattern in (_STRONG, _STRONG_LINE, _EMPHASIS, _EMPHASIS_LINE):
        text = pattern.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)
