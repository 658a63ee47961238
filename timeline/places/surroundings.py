"""What stands around a name in its text: the words beside it, the name that holds it, the dateline it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.places.containment import holds
from timeline.places.name_facts import FoundName, NameFacts
from timeline.places.page import Page

WINDOW = 60
MAX_RUN_WORDS = 4
OPENING_MARKS = "(\"“‘'[—–-"
CLOSING_MARKS = ",;:!?)\"”']—–-"
DATELINE_ZONE = 700

_RUN_RIGHT = re.compile(r"(?:[ \t\n](?:[A-Z][\w'’&-]*|&)\.?)+")
_NAME_WORD = re.compile(r"[A-Z][\w'’&-]*|[A-Z]\.")
_NEXT = re.compile(r"(['’]s?(?!\w))?(?:\s*)([^\w\s]*)\s*([\w'’&-]+\.?)?(?:\s+([\w'’&-]+))?")
_CONTAINER_LINK = re.compile(
    r"(?:,?\s*\(\s*|\s*,\s+|,?\s+in\s+|\s*,\s+(?:an?|the)\s+(?:[\w-]+\s+){1,5}?(?:in|of|from)\s+)"
    r"(?:the\s+|what is\s+|neighbou?ring\s+|(?:north|south|east|west|central)\w*[\s-]+)*"
    r"(?:(?:state|province|region|city|county|country|governorate|department|district|town)\s+of\s+)?",
    re.IGNORECASE,
)
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
    r"(?:^|\n)[ \t]*(?P<places>[A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*){0,3}(?:, [A-Z][\w'’-]*)?),[ ]"
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?\.\s+(?=[A-Z\"“])"
)
# What ends a dateline: most texts have none of it so early, and need not be tried at every letter.
_DATELINE_END = re.compile(r"[-—–―:](?:(?<=[—–―])|(?<=-)[-\s]|\s)")


class Context(NamedTuple):
    """The words around a span, empty strings where there are none; `entity` is what the model sees over it.

    `before` is the text before it, at most `WINDOW` characters; `before_previous` is read only before an "of".
    """

    before: str
    previous: str
    before_previous: str
    gap: str
    following: str
    after_following: str
    mark: str
    possessive: bool
    run_left: tuple[str, ...]
    run_right: tuple[str, ...]
    entity: tuple[str, str]


def context_of(page: Page, found: FoundName) -> Context:
    """Read the words around a span of a page."""
    start, end, shown = found.start, found.end, page.shown
    before = shown[max(0, start - WINDOW) : start]
    previous, gap, before_previous, run_left = _words_before(before)
    following = _NEXT.match(shown, end, end + WINDOW)
    run_right = _RUN_RIGHT.match(shown, end, end + WINDOW)
    possessive, mark, next_word, after_next = following.groups("") if following else ("", "", "", "")
    return Context(
        before,
        previous,
        before_previous,
        gap,
        next_word,
        after_next,
        mark,
        bool(possessive),
        run_left,
        tuple(run_right.group().split()) if run_right else (),
        page.entity_over(start, end),
    )


def _words_before(before: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Return the word before, the marks after it, the word before an "of", and the run of capitals that ends here."""
    words = before.rsplit(None, 2)
    if not words:
        return "", "", "", ()
    word = words[-1].lstrip(OPENING_MARKS)
    previous = word.rstrip(CLOSING_MARKS)
    before_previous = ""
    if len(words) > 1 and previous[:2].lower() == "of":
        before_previous = words[-2].strip(OPENING_MARKS + CLOSING_MARKS)
    run = _run_left(before.split()) if "A" <= words[-1][0] <= "Z" and before[-1].isspace() else ()
    return previous, word[len(previous) :], before_previous, run


def _run_left(words: Sequence[str]) -> tuple[str, ...]:
    run: list[str] = []
    for one in words[: -MAX_RUN_WORDS - 1 : -1]:
        if not _NAME_WORD.fullmatch(one):
            break
        run.insert(0, one)
    return tuple(run)


def containers_of(page: Page, spans: Sequence[FoundName], facts: Sequence[NameFacts]) -> Mapping[int, int]:
    """Which span the text says lies in which: "Derna in Libya", "Springfield, Illinois", "Syria's Idlib province"."""
    holders: dict[int, int] = {}
    for index in range(len(spans) - 1):
        here, there = spans[index], spans[index + 1]
        if there.start - here.end > WINDOW:
            continue
        link = page.shown[here.end : there.start]
        is_stated = facts[index + 1].is_holder and _CONTAINER_LINK.fullmatch(link)
        if is_stated or (link == " " and _holds_beside(there, here)):
            holders[index] = index + 1
        elif facts[index].is_holder and _OWNER_LINK.fullmatch(link):
            holders[index + 1] = index
    return holders


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
    for match in _POINTED_DATELINE.finditer(page.text, 0, DATELINE_ZONE):
        yield match.span("places")
    if not _DATELINE_END.search(page.text, 0, DATELINE_ZONE):
        return
    for match in _DATELINE.finditer(page.text, 0, DATELINE_ZONE):
        if any(letter.isupper() for letter in match["places"]):
            yield match.span("places")
