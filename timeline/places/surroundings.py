"""What stands around a name in its text: the words beside it, the name that holds it, the dateline it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.places.beside import LAST_SPACE, RUN, WINDOW, After, Before, beside
from timeline.places.containment import holds
from timeline.places.name_facts import FoundName, NameFacts
from timeline.places.page import Page

DATELINE_ZONE = 700

# "X neighborhood of", "X municipality, ", "X (", "X, a town in"; then "the western part of", "the jungle province of".
_SMALL_KINDS = (
    "neighbou?rhood|barrio|canton|colonia|community|district|hamlet|jurisdiction|municipality|quarter|sector|suburb"
    "|township|village"
)
_CONTAINER_LINK = re.compile(
    rf"(?:\s+(?:{_SMALL_KINDS})\s+(?:of|in)\s+"
    rf"|(?P<kind>\s+(?:{_SMALL_KINDS}))?(?:,?\s*\(\s*|\s*,\s+(?:in\s+)?|,?\s+in\s+)"
    r"|\s*,\s+(?:an?|the)\s+(?:[\w-]+\s+){1,5}?(?:in|of|from)\s+)"
    r"(?:the\s+(?-i:[a-z-]+\s+)?|what is\s+|neighbou?ring\s+"
    r"|(?:north|south|east|west|central)\w*[\s-]+(?:(?:area|part|section|sector|side|zone)\s+of\s+)?)*"
    r"(?:(?:the\s+[\w-]+\s+)?"
    r"(?:state|province|region|city|county|country|governorate|department|district|town)\s+of\s+|(?-i:County)\s+)?",
    re.IGNORECASE,
)
# What `_CONTAINER_LINK` ends with: white space, a bracket, or the hyphen of "north-".
_LINK_ENDS = (" ", "(", "-", *filter(str.isspace, map(chr, range(LAST_SPACE + 1))))
_COMMA = re.compile(r"\s*,\s+")
# "Latakia, Homs, and Daraa", "Latakia, Homs, and all of the coast"
_LISTED = re.compile(r",?\s+(?:and|or)\s|,\s+(?=[A-Z])")
ONLY_SHARE = 3
_APOSTROPHES = ("'", "’")
_OWNER_LINK = re.compile(r"['’]s?\s+(?:(?:[a-z-]+)\s+){0,3}")
_DATELINE = re.compile(
    r"(?:^|\n|(?<=[.!?\"”’»] )|(?<=[.!?\"”’»]  )|(?<=\]))[ \t]*"
    r"(?P<places>(?=[A-Z])(?:[A-Z][\w'’.]*+(?:-\w+)*+(?:[ /]|,[ ]?|[ ]?-[ ]?)?"
    r"|(?:de|del|la|al|el|of|the|on|upon) |\([A-Z][\w .'’/-]{1,40}\)){1,9})"
    r"(?:[ ,(]*(?:(?:\d{1,2}\s+)?(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[A-Za-z]*\.?[ ]?\d{0,4}(?:,? \d{4})?"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\)?)?"
    r"(?:\s*[(\[][^)\]\n]{1,60}[)\]])*"
    r"\s*(?:—|–|--|―| - |-\s(?=[A-Z\"“\[])|:\s(?=[A-Z\"“]))"
)
_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
# A point ends a dateline too, where a day stands before it: "LIMA, 5 May. Talks began".
_POINTED_DATELINE = re.compile(
    r"[ \t]*(?P<places>[A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*){0,3}(?:, [A-Z][\w'’-]*)?),[ ]"
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?\.\s+(?=[A-Z\"“])"
)
# What it ends with: few texts have it so early.
_DAY_BEFORE_POINT = re.compile(rf",[ ](?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?\.\s")
_LINE_HEAD = re.compile(r"[\n.!?\"”’»\]][ \t]*[A-Z]")
# What ends a dateline: most texts have none of it so early, and need not be tried at every letter.
_DATELINE_END = re.compile(r"[-—–―:](?:(?<=[—–―])|(?<=-)[-\s]|\s)")


class Context(NamedTuple):
    """What stands beside a span; `entity` is what the model sees over it.

    `owner` is the word before an "of", read only there; `run` the words with capitals that follow without a mark.
    """

    before: Before
    owner: str
    after: After
    run: str
    entity: tuple[str, str]


def context_of(page: Page, found: FoundName) -> Context:
    """Read what stands beside a span of a page."""
    start, end, shown = found[0], found[1], page.shown
    before, owner, after = found.beside or beside(shown, start, end)
    run = after.run
    if after.may_run_on:
        more = shown[end + len(run) + 1 : end + len(run) + 2]
        if ("A" <= more <= "Z" or more == "&") and (words := RUN.match(shown, end, end + WINDOW)) is not None:
            run = words[0]
    # As `Context(...)` does, without a call more.
    return tuple.__new__(Context, (before, owner, after, run, page.entity_over(start, end)))


def text_before(page: Page, found: FoundName) -> str:
    """Return the text before a span, as far as it counts."""
    return page.shown[max(0, found.start - WINDOW) : found.start]


class Holders(NamedTuple):
    """Which span lies in which by what the text says; `listed` only stand before another in a list of places."""

    stated: Mapping[int, int]
    listed: Mapping[int, int]


def holders_of(page: Page, spans: Sequence[FoundName], facts: Sequence[NameFacts]) -> Holders:
    """Which span the text says lies in which: "Derna in Libya", "Springfield, Illinois", "Syria's Idlib province"."""
    holders: dict[int, int] = {}
    listed: dict[int, int] = {}
    for index in range(len(spans) - 2, -1, -1):  # from the end: what is held itself may hold
        here, there = spans[index], spans[index + 1]
        if there[0] - here[1] > WINDOW:
            continue
        link = page.shown[here.end : there.start]
        may_be_stated = facts[index + 1].is_holder and link.endswith(_LINK_ENDS)
        stated = _CONTAINER_LINK.fullmatch(link) if may_be_stated else None
        is_stated = stated is not None and (not _is_loose(link, stated) or _is_whole(there))
        is_in_list = is_stated and holders.get(index + 1) != index + 2 and _is_listed(page, spans, index)
        if is_in_list and not _holds_in_list(there, here):
            listed[index] = index + 1
        elif is_stated or (link == " " and _holds_beside(there, here)):
            holders[index] = index + 1
        elif link.startswith(_APOSTROPHES) and facts[index].is_holder and _OWNER_LINK.fullmatch(link):
            holders.setdefault(index + 1, index)
    return Holders(holders, listed)


def _is_listed(page: Page, spans: Sequence[FoundName], index: int) -> bool:
    """Whether a comma joins a name and the next in a list: after another comma, before one more name or an "and"."""
    if not _COMMA.fullmatch(page.shown[spans[index].end : spans[index + 1].start]):
        return False
    if _LISTED.match(page.shown, spans[index + 1].end):
        return True
    return index > 0 and _COMMA.fullmatch(page.shown[spans[index - 1].end : spans[index].start]) is not None


def _holds_in_list(outer: FoundName, inner: FoundName) -> bool:
    """Whether a name in a list is a country's or division's that has it to itself, and can hold the one before it.

    "Tyre, Lebanon, and Homs, Syria" are two towns in two countries; "Santa Rosa, San Martin, and La Union" are three.
    """
    whole = outer.candidates[0]
    if whole.kind not in ("country", "admin1"):
        return False
    if any(p.country != whole.country and p.population * ONLY_SHARE > whole.population for p in outer.candidates):
        return False
    return not inner.candidates or any(holds(whole, place) for place in inner.candidates)


def _is_loose(link: str, stated: re.Match[str]) -> bool:
    """Whether no more than a comma joins two names: "in the Perrywood neighborhood, Gaines said"."""
    return stated["kind"] is not None and link.rstrip().endswith(",")


def _is_whole(found: FoundName) -> bool:
    """Whether a name is of a country or a first-level division, or is called a division."""
    return bool(found.kinds) or any(place.kind in ("country", "admin1") for place in found.candidates)


def _holds_beside(outer: FoundName, inner: FoundName) -> bool:
    """Tell whether a name right after another holds it: "Spokane WA", "Bitburg Germany"."""
    return outer.kind in ("abbreviation", "name") and any(
        holds(whole, place)
        for whole in outer.candidates
        if whole.kind in ("country", "admin1")
        for place in inner.candidates
    )


def dateline_spans(page: Page) -> Iterator[tuple[int, int]]:
    """Where the place of a dateline stands: at the head of the text or of one of its first lines."""
    if page.field == "title":
        return
    if _DAY_BEFORE_POINT.search(page.text, 0, DATELINE_ZONE):
        for start in _line_starts(page.text):
            if pointed := _POINTED_DATELINE.match(page.text, start, DATELINE_ZONE):
                yield pointed.span("places")
    if not _DATELINE_END.search(page.text, 0, DATELINE_ZONE):
        return
    done = 0
    for start in _dateline_starts(page.text):
        match = _DATELINE.match(page.text, start, DATELINE_ZONE) if start >= done else None
        if match is not None:
            done = match.end()
            yield match.span("places")


def _line_starts(text: str) -> Iterator[int]:
    """Give the places where the first lines start."""
    yield 0
    at = text.find("\n", 0, DATELINE_ZONE)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, DATELINE_ZONE)


def _dateline_starts(text: str) -> Iterator[int]:
    """Give the places where a dateline may start: before the white space after a line's or a sentence's end."""
    yield 0
    for head in _LINE_HEAD.finditer(text, 0, DATELINE_ZONE):
        at = head.start()
        if text[at] == "\n":
            yield at
        elif text[at] == "]":
            yield at + 1
        elif text[at + 1] == " ":
            yield at + 2
