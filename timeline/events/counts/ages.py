"""Ages of people told of: "a 24-year-old", "Ann Roe, 31,", "the victims, ages 19, 21 and 25,"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.events.syntax.numbers import Number, whole_number
from timeline.model import Token

AGE_RANGE = range(0, 116)
NOMINAL = ("NOUN", "PROPN")


def ends_age(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is the "old" of "the 10-year-old", however the parse takes it."""
    return tokens[index].cased.lower() == "old" and index > 1 and tokens[index - 1].text in ("-", "‑")


def is_bare_age(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number between commas is an age, alone or the last of a list: "Ann Roe, 31,", "boys, 16 and 10,"."""
    after = tokens[number.last].cased if number.last < len(tokens) else ""
    position = number.first - 1
    while position > 1 and tokens[position].cased == "and" and tokens[position - 1].tag == "CD":
        position -= 2
    return after == "," and position > 0 and tokens[position].cased == "," and tokens[position - 1].pos in NOMINAL


def age_within(tokens: Sequence[Token], first: int, head: int) -> int | None:
    """The 24 of "a 24-year-old man" or of "the 24-year-old"."""
    for index in range(head, max(0, first - 5) - 1, -1):
        if index < first and tokens[index].pos in ("VERB", "AUX", "CCONJ", "ADP"):
            break
        if tokens[index].cased.lower() in ("year", "years", "yr", "yrs") and index >= 2:
            value = _spelled_age(tokens, index)
            if value in AGE_RANGE:
                return value
        joined = re.match(r"(\d{1,3})-?(?:years?|yrs?)-old", tokens[index].cased.lower())
        if joined:
            return int(joined[1])
    return None


def _spelled_age(tokens: Sequence[Token], year: int) -> int | None:
    """The age before "-year-old" or "years": "24", "six", "twenty-five"."""
    value = whole_number(tokens[year - 2].cased) or whole_number(tokens[year - 1].cased)
    if value is not None and value < 10 and year >= 4 and tokens[year - 3].cased in ("-", "–"):
        tens = whole_number(tokens[year - 4].cased)
        if tens is not None and tens >= 20 and tens % 10 == 0:
            return tens + value
    return value


def listed_ages(tokens: Sequence[Token], head: int) -> int:
    """How many ages follow: three in "the victims, ages 19, 21 and 25,", two in "boys, 16 and 10,"."""
    if head + 2 >= len(tokens) or tokens[head + 1].cased not in (",", "(", "-", "--", "–", "—"):
        return 0
    worded = tokens[head + 2].cased.lower() in ("ages", "aged")
    if not worded and whole_number(tokens[head + 2].cased) not in AGE_RANGE:
        return 0
    found, position = 0, head + 2 + worded
    while position < len(tokens) and (tokens[position].cased.lower() in (",", "and") or tokens[position].tag == "CD"):
        found += whole_number(tokens[position].cased) is not None
        position += 1
    return found


def closes_ages(tokens: Sequence[Token], index: int) -> bool:
    """The comma after "ages 3, 5 and 9"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return tokens[index].cased == "," and following is not None and following.tag != "CD"


def age_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The age that begins at a token, and the token after it: "31," and "aged 31", not "31 years"."""
    if tokens[index].cased.lower() in ("age", "aged") and index + 1 < len(tokens):
        index += 1
    value = whole_number(tokens[index].cased)
    if value is None or value not in AGE_RANGE:
        return None
    if index + 2 < len(tokens) and tokens[index + 2].cased.lower() in ("year", "years", "month", "months"):
        return None
    ends = index + 1 == len(tokens) or tokens[index + 1].cased in (",", ")", ".", ";", "and", "-", "of", "was", "is")
    return (value, index + 1) if ends else None
