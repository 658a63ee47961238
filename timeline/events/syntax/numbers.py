"""Numbers of people as news writes them: digits, words, and the hedges around them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.words.reference_rows import read_rows
from timeline.model import Sentence, Token

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+\Z|\d{1,6}\Z")
DIGIT_RANGE = re.compile(r"(\d{1,4})\s?[-–]\s?(\d{1,4})\Z")
YEARS = range(1900, 2101)
MAX_HEDGE_WORDS = 4
MAX_WHOLE_GAP = 4  # "two [of the crew of] eleven"
CURRENCY = frozenset({"$", "£", "€", "¥", "us$", "#", "no.", "no", "number"})
BEFORE_NON_COUNTS = frozenset(
    {"age", "aged", "ages", "route", "highway", "interstate", "channel", "chapter", "page", "room", "unit", "block",
     "section", "article", "district", "ward", "precinct", "u.s.", "exit", "figure", "grade", "flight", "level"}
)  # fmt: skip
MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.",
     "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"}
)  # fmt: skip
HYPHENS = frozenset({"-", "–"})
FIRST_WORDS = frozenset({"a", "another", "between", "half"})  # "a hundred", "between six and nine", "half a dozen"
_FRACTIONS = {("half", "a"): 2, ("half", "of", "a"): 2, ("a", "quarter", "of", "a"): 4, ("quarter", "of", "a"): 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A cardinal in a sentence: tokens `first` to `last` (excluded), hedges included.

    `high` is None where the words leave it open ("at least 12"), `best` is None for vague words ("several").
    """

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of numbers, split by what they do."""

    values: dict[str, int]
    kinds: dict[str, str]
    hedges: dict[str, str]
    units: frozenset[str]
    first: frozenset[str]  # what a number in words can begin with


def find_numbers(sentence: Sentence) -> tuple[Number, ...]:
    """Every cardinal of the sentence that could count people: no ordinals, years, ages, times, money or scores.

    "At least 12" is 12 to any number, "more than 12" 13 or more with best 12, "up to 12" 0 to 12 with best 12,
    "10 to 12" has the lower as best, "about 12" has no bounds, "dozens" has low and best 24 and no high.
    """
    found: list[Number] = []
    position = 0
    tokens = sentence.tokens
    first = load_number_words().first
    while position < len(tokens):
        word = tokens[position].cased.lower()
        number = _number_at(tokens, position) if word in first or word[:1].isdecimal() else None
        if number is None:
            position += 1
            continue
        position = number.last
        if _may_count_people(tokens, number):
            found.append(number)
    return tuple(_without_excepted(tokens, found))


def _without_excepted(tokens: Sequence[Token], found: Sequence[Number]) -> list[Number]:
    """The numbers, with the rest for "all but two": "of the crew of eleven" makes it nine, else nothing tells it."""
    return [_rest(tokens, number, found) if _is_excepted(tokens, number.first) else number for number in found]


def _is_excepted(tokens: Sequence[Token], first: int) -> bool:
    return first > 1 and [t.cased.lower() for t in tokens[first - 2 : first]] == ["all", "but"]


def _rest(tokens: Sequence[Token], number: Number, found: Sequence[Number]) -> Number:
    whole = next((n for n in found if number.last < n.first <= number.last + MAX_WHOLE_GAP), None)
    told = tokens[number.last].cased.lower() == "of" if number.last < len(tokens) else False
    exact = whole is not None and told and whole.hedge is None and number.best is not None
    best = max((whole.best or 0) - (number.best or 0), 0) if whole is not None and exact else 0
    rest = best or None  # a whole that is less than its part is another thing's
    return Number(first=number.first - 2, last=number.last, low=rest or 1, best=rest, high=rest, hedge="rest")


def whole_number(text: str) -> int | None:
    """The value of a number written in digits or as one word."""
    if DIGITS.match(text):
        return int(text.replace(",", ""))
    words = load_number_words()
    return words.values.get(text.lower()) if words.kinds.get(text.lower()) in ("unit", "tens") else None


@functools.cache
def load_number_words() -> NumberWords:
    """The shipped words, read once a process."""
    values, kinds, hedges = {}, {}, {}
    for row, _ in read_rows("numbers.csv", ("word", "value", "kind")):
        if row["value"]:
            values[row["word"]] = int(row["value"])
            kinds[row["word"]] = row["kind"]
        else:
            hedges[row["word"]] = row["kind"]
    units = frozenset(row["unit"] for row, _ in read_rows("numbers_units.csv", ("unit",)))
    first = frozenset({word.split(" ")[0] for word in kinds} | FIRST_WORDS)
    return NumberWords(values=values, kinds=kinds, hedges=hedges, units=units, first=first)


def _number_at(tokens: Sequence[Token], first: int) -> Number | None:
    """The number that begins at a token, with what hedges it on both sides."""
    vague = _vague(tokens, first)
    if vague is not None:
        value, last = vague
        named = tokens[last - 1].cased.lower().endswith("s") and value >= 24
        return Number(first=first, last=last, low=value, best=value if named else None, high=None, hedge="vague")
    plain = _range(tokens, first) or _plain(tokens, first)
    if plain is None:
        return None
    low, high, last = plain
    start, hedge = _hedge_before(tokens, first)
    after = " ".join(token.cased.lower() for token in tokens[last : last + 2])
    if after in ("or more", "or so"):
        hedge, last = ("low" if after == "or more" else "about"), last + 2
    return _hedged(start, last, low, high, hedge)


def _hedged(first: int, last: int, low: int, high: int, hedge: str | None) -> Number:
    bounds: dict[str | None, tuple[int | None, int | None, int | None]] = {
        None: (low, low, high),
        "low": (low, low, None),
        "above": (low + 1, low, None),
        "high": (0, low, low),
        "below": (0, max(low - 1, 0), max(low - 1, 0)),
        "about": (None, low, None),
    }
    least, best, most = bounds[hedge]
    return Number(first=first, last=last, low=least, best=best, high=most, hedge=hedge)


def _plain(tokens: Sequence[Token], first: int) -> tuple[int, int, int] | None:
    text = tokens[first].cased.lower()
    if DIGITS.match(text):
        value = int(text.replace(",", ""))
        scale = _value(tokens, first + 1) if _kind(tokens, first + 1) == "scale" else None
        return (value * scale, value * scale, first + 2) if scale else (value, value, first + 1)
    matched = DIGIT_RANGE.match(text)
    if matched:
        return int(matched[1]), int(matched[2]), first + 1
    return _worded(tokens, first)


def _worded(tokens: Sequence[Token], first: int) -> tuple[int, int, int] | None:
    """ "Twenty-one", "a hundred and six", "two dozen", "half a dozen"."""
    words = load_number_words()
    shared = _fraction(tokens, first)
    if shared is not None:
        return shared
    position = first
    if tokens[first].cased.lower() in ("a", "another") and _kind(tokens, first + 1) == "scale":
        position += 1
        total, group = 0, 1
    elif _kind(tokens, first) in ("unit", "tens"):
        total, group = 0, 0
    else:
        return None
    while position < len(tokens):
        text, kind = tokens[position].cased.lower(), _kind(tokens, position)
        if kind in ("unit", "tens") and not (group and group % 10) and not (kind == "tens" and group % 100):
            group += words.values[text]
        elif kind == "scale":
            group *= words.values[text]
            if words.values[text] > 100:
                total, group = total + group, 0
        elif not (text in HYPHENS and group and group % 10 == 0 and _kind(tokens, position + 1) == "unit") and not (
            text == "and" and group >= 100 and _kind(tokens, position + 1) in ("unit", "tens")
        ):
            break
        position += 1
    return total + group, total + group, position


def _fraction(tokens: Sequence[Token], first: int) -> tuple[int, int, int] | None:
    """ "Half a dozen", "half a million", "a quarter of a million"."""
    words = [token.cased.lower() for token in tokens[first : first + 6]]
    for phrase, parts in _FRACTIONS.items():
        size = len(phrase)
        if tuple(words[:size]) == phrase and _kind(tokens, first + size) == "scale":
            value = _value(tokens, first + size) // parts
            return (value, value, first + size + 1) if value else None
    return None


def _range(tokens: Sequence[Token], first: int) -> tuple[int, int, int] | None:
    start = first + 1 if tokens[first].cased.lower() == "between" else first
    if start >= len(tokens):
        return None
    low = _plain(tokens, start)
    risen = first > 0 and tokens[first - 1].cased.lower() == "from"
    if low is None or low[2] + 1 >= len(tokens) or risen:
        return None
    joint = tokens[low[2]].cased.lower()
    allowed = ("and",) if start > first else ("to", "or", *HYPHENS)
    high = _plain(tokens, low[2] + 1) if joint in allowed else None
    return (low[0], high[1], high[2]) if high is not None and high[1] > low[0] else None


def _vague(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    words = load_number_words()
    for size in (2, 1):
        phrase = " ".join(token.cased.lower() for token in tokens[first : first + size])
        following = tokens[first + size].cased.lower() if first + size < len(tokens) else ""
        if words.kinds.get(phrase) == "vague" and len(tokens) >= first + size and following != "as":
            return words.values[phrase], first + size
    return None


def _hedge_before(tokens: Sequence[Token], first: int) -> tuple[int, str | None]:
    hedges = load_number_words().hedges
    for size in range(min(MAX_HEDGE_WORDS, first), 0, -1):
        phrase = " ".join(token.cased.lower() for token in tokens[first - size : first])
        if phrase in hedges:
            return first - size, hedges[phrase]
    return first, None


def _value(tokens: Sequence[Token], index: int) -> int:
    return load_number_words().values[tokens[index].cased.lower()]


def _kind(tokens: Sequence[Token], index: int) -> str | None:
    return load_number_words().kinds.get(tokens[index].cased.lower()) if index < len(tokens) else None


def _may_count_people(tokens: Sequence[Token], number: Number) -> bool:
    before = tokens[number.first - 1].cased.lower() if number.first else ""
    if before in CURRENCY or before in BEFORE_NON_COUNTS or before in ("/", ".", "("):
        return False
    if before in MONTHS and not _follows_a_day(tokens, number):
        return False
    if (
        number.best in YEARS
        and number.hedge is None
        and number.last == number.first + 1
        and "," not in tokens[number.first].text
    ):
        return False
    following = [token.cased.lower() for token in tokens[number.last : number.last + 3]]
    if not following:
        return True
    units = load_number_words().units
    if following[0].startswith(("-year", "-yr")):
        return False
    if following[0] in ("/", ":") or following[0] in MONTHS:
        return False
    if following[0] in units and not (len(following) > 1 and following[1] in ("victim", "victims")):
        return False
    if following[0] in HYPHENS and len(following) > 1:
        return following[1] not in units and not DIGITS.match(following[1])
    return not (len(following) > 1 and following[1] in units and tokens[number.last].pos == "ADJ")


def _follows_a_day(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number in words comes after a whole date: "on 12 June two men"."""
    day = tokens[number.first - 2].text if number.first > 1 else ""
    return DIGITS.match(day) is not None and tokens[number.first].cased.isalpha()
