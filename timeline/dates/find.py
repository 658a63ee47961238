"""Where a text speaks of time: matches of the grammar, cleaned and joined into expressions.

A time of day joins the date beside it ("2:30 p.m. on Friday"), and two dates with a word of range between them become
one range ("from Monday to Wednesday").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.dates.grammar import Match, load_grammar
from timeline.dates.lexicon import LANGUAGES, words_of

LINK_CHARS = 32
SENTENCE_END = re.compile(r"\s*$|\s*\n|\s+[^\W\d_a-z]")
NAME_AFTER = re.compile(r" [^\W\d_a-z][^\W\d_A-Z]")
WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
DAY_READINGS = frozenset(
    (
        "ago_deictic",
        "date",
        "date_short",
        "deictic",
        "feast",
        "nth_day",
        "nth_weekday",
        "numeric",
        "sequel",
        "weekday",
        "weekday_of_week",
        "weekday_sequel",
    )
)
RANGE_READINGS = frozenset(("date", "date_short", "numeric", "weekday", "month", "month_short", "year"))
WEEKDAY_READINGS = frozenset(("weekday", "weekday_of_week"))
DAYS_OF_WEEK = 7
HYPHENS = frozenset("-–—")
QUOTES = frozenset("'’‘`")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that name a time. `until` is the match that ends a range; `match` then begins it.

    `is_row` tells that the days were named one by one: "on Friday and Saturday".
    """

    start: int
    end: int
    match: Match
    until: Match | None = None
    is_row: bool = False


def language_of(tag: str | None) -> str:
    """The lexicon to read a language tag (BCP 47) with: English where there is none of its own."""
    primary = (tag or "en").partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


@functools.lru_cache(maxsize=4)
def find_expressions(text: str, language: str = "en") -> tuple[Expression, ...]:
    """Every expression of time of a text in order, none over another; names and sets ("every Friday") are none.

    The last few texts are remembered, since the day of publication and the dates are read from the same finds.
    """
    matches = (_as_written(match, text) for match in load_grammar(language).scan(text))
    single = [
        Expression(match.start, _end(match, text), match)
        for match in matches
        if match.rule.reading != "none" and _is_date(match, text, language)
    ]
    joined = list(_joined(text, list(_listed(text, single, language)), language))
    return tuple(_ranged(text, joined, language))


def _end(match: Match, text: str) -> int:
    """Where the words end: before the point of a sentence, which is not the month's ("on 17 Feb. The next...")."""
    if match.rule.reading == "month_first":
        return match.start + next(part.end for part in match.parts if part.role == "month")
    ends_sentence = text[match.end - 1] == "." and SENTENCE_END.match(text, match.end)
    return match.end - 1 if ends_sentence and match.rule.reading != "clock" else match.end


def _is_date(match: Match, text: str, language: str) -> bool:
    if match.rule.reading == "month" and len(match.parts) == 1:
        return not _is_given_name(match, text, language)
    if match.rule.reading == "year_range" and not _rises(match):
        return False
    if match.rule.reading in ("year", "year_range"):
        return not _in_imprint(match, text, language)
    return True


def _as_written(match: Match, text: str) -> Match:
    """The match without its year of two digits where that is no year."""
    if match.rule.reading not in ("date_short", "month_short") or _short_year_stands(match, text):
        return match
    parts = tuple(part for part in match.parts if part.role != "yy")
    rule = replace(
        match.rule,
        rule=match.rule.rule.removesuffix("-short-year"),
        reading="date" if match.rule.reading == "date_short" else "month",
    )
    return replace(match, end=match.start + max(part.end for part in parts), rule=rule, parts=parts)


def _short_year_stands(match: Match, text: str) -> bool:
    """Two digits are a year after an apostrophe, in upper-case text, or where no word follows ("May 3 90 dead")."""
    if any(mark in text[match.start : match.end] for mark in "'’‘"):
        return True
    month = next(part for part in match.parts if part.role == "month")
    word = text[match.start + month.start : match.start + month.end]
    if word.isupper() and len(word) > 1:
        return True
    following = text[match.end :].lstrip(" \n")[:1]
    return not following.isalpha() and match.rule.reading == "date_short"


def _is_given_name(match: Match, text: str, language: str) -> bool:
    """ "June Harper won" is nor is "Mr. August": a bare month after a title, or a given name before a capital."""
    word = text[match.start : match.end]
    if not words_of(language, "title").isdisjoint(WORD.findall(text[max(0, match.start - 5) : match.start].lower())):
        return True
    if word.lower() not in words_of(language, "given_name") or word.isupper():
        return False
    before = WORD.findall(text[max(0, match.start - 12) : match.start].lower())[-1:]
    return NAME_AFTER.match(text, match.end) is not None and not set(before) & words_of(language, "prep_month")


def _rises(match: Match) -> bool:
    first, last, short = match.number("year") or 0, match.number("year2"), match.number("yy")
    return first < last if last is not None else first % 100 < (short or 0)


def _in_imprint(match: Match, text: str, language: str) -> bool:
    """Whether the year stands in a line of a masthead or notice ("The Daily Example Archive 2001-2009")."""
    first = text.rfind("\n", 0, match.start) + 1
    last = text.find("\n", match.end)
    line = text[first : len(text) if last < 0 else last][:200]
    if line.rstrip().endswith((".", "!", "?", ":")) and "©" not in line:
        return False
    imprint = words_of(language, "imprint")
    return any(word in imprint for word in WORD.findall(line.lower()))


def _listed(text: str, single: list[Expression], language: str) -> Iterator[Expression]:
    """The expressions with weekdays named in one row made a range: "on Friday and Saturday", "Friday, Saturday and"."""
    ands = words_of(language, "list_and")
    at = 0
    while at < len(single):
        last = at
        for after in range(at + 1, min(at + DAYS_OF_WEEK, len(single))):
            between = WORD.findall(text[single[after - 1].end : single[after].start].lower())
            if not {single[after - 1].match.rule.reading, single[after].match.rule.reading} <= WEEKDAY_READINGS:
                break
            if between and between[-1] in ands and (len(between) == 1 or (between[0] == "," and after > at + 1)):
                last = after
                break
            if between != [","]:
                break
        if last > at and _is_row(text, single[at], single[last], language):
            yield replace(single[at], end=single[last].end, until=single[last].match, is_row=True)
            at = last + 1
        else:
            yield single[at]
            at += 1


def _is_row(text: str, first: Expression, last: Expression, language: str) -> bool:
    """Whether days named in a row are all of one thing, not "between" them, nor the last another's ("and Sunday's")."""
    opening = WORD.findall(text[max(0, first.start - 12) : first.start].lower())[-1:]
    opens = bool(opening) and opening[0] in words_of(language, "range_open")
    after = WORD.findall(text[last.end : last.end + 2])[:1]
    possessed = bool(after) and after[0] in QUOTES
    return not opens and not possessed and text[last.end - 2 : last.end] not in ("'s", "’s")


def _joined(text: str, single: list[Expression], language: str) -> Iterator[Expression]:
    """The expressions with times of day and ends of ranges taken in."""
    held: Expression | None = None
    for expression in single:
        if held is None:
            held = expression
            continue
        joined = _join(text, held, expression, language)
        if joined is None:
            yield held
            held = expression
        else:
            held = joined
    if held is not None:
        yield held


def _ranged(text: str, joined: list[Expression], language: str) -> Iterator[Expression]:
    """The expressions, ranges where hours had to be taken in first: "between 6 p.m. Friday and 8 a.m. Sunday"."""
    at = 0
    while at < len(joined):
        after = joined[at + 1] if at + 1 < len(joined) else None
        between = "" if after is None else text[joined[at].end : after.start]
        words = [word.lower() for word in WORD.findall(between)]
        is_near = after is not None and after.until is None and len(between) <= LINK_CHARS and "\n\n" not in between
        wide = _join_range(text, joined[at], after, words, language) if after is not None and is_near else None
        yield joined[at] if wide is None else wide
        at += 1 if wide is None else 2


def _join(text: str, first: Expression, second: Expression, language: str) -> Expression | None:
    between = text[first.end : second.start]
    if len(between) > LINK_CHARS or "\n\n" in between:
        return None
    words = [word.lower() for word in WORD.findall(between)]
    if any(char.isdigit() for char in between):
        return None
    return _join_clock(first, second, words, language) or _join_range(text, first, second, words, language)


def _join_clock(first: Expression, second: Expression, words: list[str], language: str) -> Expression | None:
    readings = first.match.rule.reading, second.match.rule.reading
    links = words_of(language, "link") | {","}
    if len(words) > 3 or not links.issuperset(words):
        return None
    if readings[0] in ("clock", "same_day") and readings[1] in DAY_READINGS:
        return replace(second, start=first.start)
    if readings[0] in DAY_READINGS and readings[1] == "clock":
        return replace(first, end=second.end)
    return None


def _join_range(text: str, first: Expression, second: Expression, words: list[str], language: str) -> Expression | None:
    readings = {first.match.rule.reading, second.match.rule.reading.removesuffix("_of_week")}
    if first.until is not None or not readings <= RANGE_READINGS:
        return None
    if " ".join(words) in words_of(language, "range_on"):
        return replace(first, end=second.end, until=second.match)
    if len(words) != 1:
        return None
    opening = WORD.findall(text[max(0, first.start - 12) : first.start].lower())[-1:]
    opens = bool(opening) and opening[0] in words_of(language, "range_open")
    word = words[0]
    if word in words_of(language, "range_and"):
        joins = opens and opening[0] in words_of(language, "range_between")
    elif word in words_of(language, "range_word"):
        through = word in words_of(language, "range_through")
        joins = opens or through or (len(readings) == 1 and "year" not in readings)
    else:
        joins = word in HYPHENS
    return replace(first, end=second.end, until=second.match) if joins else None
