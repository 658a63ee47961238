"""The headline of a page: the heading a reader sees, checked against what the page says in its metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUT = re.compile(r"\s+[|·•»]+\s+|\s+::\s+|\s+[-–—]\s+|\s?\|\s?|\s?::\s?")
_WORD = re.compile(r"\w+")
MIN_HEADING_WORDS = 4
MIN_HEADING_CHARS = 10
MIN_SHARED = 0.5


def choose_title(
    *, headings: Sequence[str], stated: Sequence[str], site: str | None, host: str | None = None
) -> str | None:
    """The headline from the `h1` elements and the titles `stated` in metadata (best first, the title element last).

    A heading that a stated title contains is the headline without the section or site name; a stated title that ends a
    heading is the headline without its kicker. Otherwise the only heading of the page is believed when it is
    long enough to be one: metadata may hold a version for search engines.
    """
    stated = [title for title in (without_site(one, site=site, host=host) for one in stated) if title]
    headings = [one for one in headings if one and not _is_site(one, site=site, host=host)]
    for title in stated:
        for heading in headings:
            if _key(heading) == _key(title):
                return heading
    for title in stated:
        for heading in headings:
            if (shorter := _one_in_other(heading, title)) is not None:
                return shorter
    if len(headings) == 1 and _is_headline(headings[0], stated):
        return headings[0]
    similar = [heading for heading in headings if any(_shared(heading, title) >= MIN_SHARED for title in stated)]
    return similar[0] if similar else next(iter(stated), None)


def without_site(title: str, *, site: str | None, host: str | None = None) -> str:
    """`title` without the outlet's name at its end or start."""
    cuts = list(_CUT.finditer(title))
    for cut in cuts:
        rest = title[: cut.start()].strip()
        if rest and _is_site(title[cut.end() :].split(" | ")[0], site=site, host=host):
            return rest
    if cuts and _is_site(title[: cuts[0].start()], site=site, host=host):
        return title[cuts[0].end() :].strip() or title
    return title.strip()


def _one_in_other(heading: str, title: str) -> str | None:
    inner, outer = _key(heading), _key(title)
    if inner in outer and len(inner) >= MIN_HEADING_CHARS and 2 * len(inner) >= len(outer):
        return heading
    if inner in outer and len(_WORD.findall(heading)) >= MIN_HEADING_WORDS:
        return heading
    if outer and outer in inner and len(outer) >= MIN_HEADING_CHARS:
        return heading if inner.startswith(outer) else title
    return None


def _is_headline(heading: str, stated: Sequence[str]) -> bool:
    if not stated:
        return True
    return len(_WORD.findall(heading)) >= MIN_HEADING_WORDS and not heading.endswith(":")


def _shared(one: str, other: str) -> float:
    first, second = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return len(first & second) / max(1, len(first | second))


def _is_site(words: str, *, site: str | None, host: str | None) -> bool:
    key = _key(words)
    if not key:
        return True
    name = _key(site or "")
    if name and (key == name or (len(name) >= 4 and key.startswith(name)) or (len(key) >= 4 and name.startswith(key))):
        return True
    labels = _key((host or "").removeprefix("www."))
    return len(key) >= 3 and labels.startswith(key)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
