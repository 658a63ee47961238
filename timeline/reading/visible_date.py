"""The publication day as the page shows it to its readers, where no metadata say it.

Only elements that say they hold a date are read, and only full days: a guess from running text is left to the
stage of dates, which gives its words as evidence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.reading.published import LAST_YEAR, read_time

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_NAMES = re.compile(r"date|time|publi|posted|fecha|datum|byline|dateline|meta\b|created", re.I)
_SKIP = frozenset({"script", "style", "template", "nav", "footer", "aside", "link", "meta"})
_SPACE = re.compile(r"\s+")
_FULL_NUMERIC = re.compile(r"(?<!\d)(19[89]\d|20\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_EAST_ASIAN = re.compile(r"(19[89]\d|20\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(19[89]\d|20\d\d)(?!\d)")
_WITH_NAME = re.compile(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de\s+)?[^\W\d_]{3,12}\.?,?[\s-]+(?:de[l]?\s+)?(?:19[89]\d|20\d\d)(?!\d)"
    r"|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19[89]\d|20\d\d)(?!\d)"
)
LANGUAGES = (
    "ar",
    "de",
    "en",
    "es",
    "fr",
    "he",
    "id",
    "it",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
)  # where unsaid
MAX_CHARS = 120
MAX_ELEMENTS = 40


def find_shown_day(tree: HtmlElement, *, language: str | None = None) -> str | None:
    """The ISO day that the page shows as its own; what htmldate finds is taken only with its day on the page."""
    day = find_visible_day(tree, language=language)
    return day if day is not None else _by_htmldate(tree, language=language)


def _by_htmldate(tree: HtmlElement, *, language: str | None) -> str | None:
    """htmldate's day, by its quick search.

    It gives the first of a month where the page has only a month, so a first is not believed,
    and neither is a day written as 04/05/2017.
    """
    from htmldate import find_date

    try:
        day = find_date(deepcopy(tree), original_date=True, extensive_search=False, max_date=f"{LAST_YEAR}-12-31")
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    if day is None or day.endswith("-01") or _is_ambiguous(day, tree.text_content(), language=language):
        return None
    return day


def _is_ambiguous(day: str, words: str, *, language: str | None) -> bool:
    """Whether the page writes the day in numbers that readers of its language could take for another day."""
    year, first, second = day.split("-")
    written = (f"{first}/{second}/{year}", f"{second}/{first}/{year}")
    one = _numeric(int(first), int(second), int(year), separator="/", language=language)
    return one is None and any(form in words for form in written)


def day_in_captions(captions: Sequence[str], *, language: str | None = None) -> str | None:
    """The one full day that the captions of a page name; None where there is none or they name several."""
    days = {day for words in captions if (day := _day(words, language=language)) is not None}
    return days.pop() if len(days) == 1 else None


@lru_cache(maxsize=4096)
def stated_day(value: str, *, language: str | None = None) -> str | None:
    """The full day of a metadata field in a form of its own, such as "26.05.2017" or "26 mai 2017".

    A day in numbers that could be read two ways is not read, whatever the language: software writes these fields.
    """
    if len(value) > MAX_CHARS:
        return None
    return _day(value, language=None if _DAY_FIRST.search(value) is not None else language)


def find_visible_day(tree: HtmlElement, *, language: str | None = None) -> str | None:
    """The ISO day in the first element, from the heading on, that is marked as a date; else in the whole page."""
    for element in _marked(tree):
        for value in (element.get("datetime") or element.get("title") or "", _words(element)):
            if (day := _day(value, language=language)) is not None:
                return day
    return None


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements marked as dates: those after the first heading first, then those before it."""
    before: list[HtmlElement] = []
    after: list[HtmlElement] = []
    seen_heading = False
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _SKIP:
            continue
        seen_heading = seen_heading or element.tag == "h1"
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if (element.tag == "time" or _DATE_NAMES.search(names)) and not _is_inside_skipped(element):
            (after if seen_heading else before).append(element)
    yield from [*after[:MAX_ELEMENTS], *before[-5:]]


def _is_inside_skipped(element: HtmlElement) -> bool:
    return any(one.tag in _SKIP for one in element.iterancestors())


def _words(element: HtmlElement) -> str:
    words = _SPACE.sub(" ", element.text_content()).strip()
    return words if len(words) <= MAX_CHARS else ""


def _day(value: str, *, language: str | None) -> str | None:
    """The full day that `value` holds; None where it holds none, or one that could be read two ways."""
    for pattern, places in ((_FULL_NUMERIC, (1, 3, 4)), (_EAST_ASIAN, (1, 2, 3))):
        if (match := pattern.search(value)) is not None:
            return _iso(*(int(match[place]) for place in places))
    if (match := _DAY_FIRST.search(value)) is not None:
        return _numeric(int(match[1]), int(match[3]), int(match[4]), separator=match[2], language=language)
    if (match := _WITH_NAME.search(value)) is not None:
        return _named(match[0], language=language)
    return None


def _numeric(first: int, second: int, year: int, *, separator: str, language: str | None) -> str | None:
    if first > 12 or separator == "." or first == second:
        return _iso(year, second, first)
    if second > 12:
        return _iso(year, first, second)
    if language is None or language.casefold() in ("en", "en-us"):
        return None
    return _iso(year, second, first)


def _named(words: str, *, language: str | None) -> str | None:
    words = words.replace("-", " ")
    if (time := read_time(words)) is not None and time.precision == 1:
        return time.iso[:10]
    from dateparser import parse

    languages = [language.split("-")[0].casefold()] if language is not None else list(LANGUAGES)
    settings = {"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    try:
        found = parse(words, languages=languages, settings=settings)
    except (ValueError, OverflowError, TypeError):
        return None
    return _iso(found.year, found.month, found.day) if found is not None else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        time = read_time(datetime.date(year, month, day).isoformat())
    except ValueError:
        return None
    return time.iso if time is not None else None
