"""Briefs: paragraphs that each begin with their town or country, "LUSAKA - The minister resigned", "**Fiji**"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace

from timeline.model import Article, Parse, Place, PlaceMention
from timeline.parts.part import LINE, MIN_SHARE, Part

MIN_ITEMS = 3
MIN_HEADS = 2
HEADING_SCORE = 0.7
HEAD_WORDS = 4
_BEFORE = re.compile(r"[ \t]*(?:#+[ \t]*|[-•*·][ \t]+)?(?:\*\*|__)?[ \t]*")
# Bold type, the end of the line, a colon or a dash before the words: "**Fiji**", "Ely: Two drown", "BANJUL - Soldiers".
_AFTER = re.compile(
    r"(?:,[^\n:*]{1,30})?[ \t]*"
    r"(?:[.:]?[ \t]*(?:\*\*|__)[.:]?|[.:]?[ \t]*(?=\n|$)|:[ \t]+(?=[A-Z\"“])|[ \t](?:-{1,2}|[–—])[ \t]+(?=[A-Z\"“]))"
)
_HEAD = re.compile(
    r"(?m)^[ \t]*(?:#+[ \t]*|[-•*·][ \t]+)?(?:\*\*|__)?"
    r"(?P<name>[A-Z][\w'’.]*(?:[ -](?:(?:and|al|de|del|el|la|of|the) )?[A-Z][\w'’.]*){0,3})"
    r"(?:[ \t]*$|[.:]?(?:\*\*|__)|[ \t](?:-{1,2}|[–—])[ \t])"
)
_BLOCK = re.compile(r"\n[ \t]*\n\s*")


def as_datelines(
    article: Article, parse: Parse, places: Sequence[PlaceMention], find: Callable[[str], Sequence[Place]]
) -> tuple[PlaceMention, ...]:
    """The places, those that head a paragraph made datelines: a line of its own, or bold type before the words.

    Where a text has several such heads, those that were not found in it are looked up by `find`, the likeliest first.
    """
    heads = {id(place) for place in places if place.field == "text" and _is_head(article.text, place)}
    if len(heads) < MIN_HEADS:
        return tuple(places)
    known = tuple(replace(place, role="dateline") if id(place) in heads else place for place in places)
    starts = {place.start for place in known if place.field == "text"}
    return tuple(sorted((*known, *_looked_up(article.text, parse, starts, find)), key=_standing))


def _looked_up(
    text: str, parse: Parse, known: Set[int], find: Callable[[str], Sequence[Place]]
) -> Iterator[PlaceMention]:
    """The heads that stand alone or in bold type, or in capitals before a dash, and are names of the gazetteer."""
    for head in _HEAD.finditer(text):
        start, end = head.span("name")
        found = () if start in known else find(head["name"])
        if found:
            inside = (s for s in parse.sentences if s.field == "text" and s.start <= start < s.end)
            sentence = next((s.index for s in inside), 0)
            yield PlaceMention(
                field="text",
                start=start,
                end=end,
                quote=head["name"],
                sentence=sentence,
                place=max(found, key=lambda place: (place.kind == "country", place.population)),
                role="dateline",
                rule="heading",
                score=HEADING_SCORE,
            )


def _standing(place: PlaceMention) -> tuple[bool, int, int]:
    return place.field == "text", place.start, place.end


def headed_parts(article: Article, places: Sequence[PlaceMention]) -> tuple[Part, ...]:
    """The items of briefs, which begin with datelines of several places; none where the text is no such list."""
    text = article.text
    heads: dict[int, str] = {}
    for place in places:
        if place.field == "text" and place.role == "dateline":
            start = text.rfind("\n", 0, place.start) + 1
            if _BEFORE.fullmatch(text, start, place.start):
                heads.setdefault(start, place.quote.casefold())
    if len(set(heads.values())) < MIN_ITEMS or len(heads) < MIN_SHARE * _paragraphs(text, heads):
        return ()
    starts = sorted(heads)
    ends = [*starts[1:], len(text)]
    items = [Part(start, end) for start, end in zip(starts, ends, strict=True)]
    if text[: starts[0]].strip():
        return (Part(0, starts[0], with_title=True), *items)
    return (Part(0, ends[0], with_title=True), *items[1:])


def _paragraphs(text: str, heads: dict[int, str]) -> int:
    """The paragraphs that could have a head of their own: a head on a line alone counts with what it heads.

    Where blank lines part them and every head stands behind one, its headline and its words are one.
    """
    blocks = [block for block in _BLOCK.split(text) if block.strip()]
    after_blank = {0, *(match.end() for match in _BLOCK.finditer(text))}
    if len(blocks) > 1 and set(heads) <= after_blank:
        return len(blocks) - sum(len(block.split()) <= HEAD_WORDS for block in blocks)
    lines = [line[0] for line in LINE.finditer(text) if line[0].strip()]
    return len(lines) - sum(len(line.split()) <= HEAD_WORDS for line in lines)


def _is_head(text: str, place: PlaceMention) -> bool:
    start = text.rfind("\n", 0, place.start) + 1
    return _BEFORE.fullmatch(text, start, place.start) is not None and _AFTER.match(text, place.end) is not None
