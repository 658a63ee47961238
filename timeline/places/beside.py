"""The words right before and right after a name: what they are, and what they say of the name.

The same words stand beside many names, so that what they say is worked out once. It depends on the words alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline.places.cues import WordFacts, cue_words, type_words, word_facts
from timeline.places.memory import Memory

WINDOW = 60
LAST_SPACE = 0x3000  # no white space comes after it
OPENING_MARKS = "(\"“‘'[—–-"
CLOSING_MARKS = ",;:!?)\"”']—–-"
STREETS = frozenset({"avenue", "boulevard", "street"})
PLACE_NOUNS = frozenset(("county", "police", "man", "woman", "resident", "residents", "area", "native"))
# The words before a name of a street: "the 900 block of Alton", "the corner of North Alton", "of Main and Alton".
BLOCK_ENDS = frozenset(
    variant + stop
    for word in ("of", "and", "&", "n", "s", "e", "w", "north", "south", "east", "west")
    for variant in (word, word.title(), word.upper())
    for stop in ("", ".")
)
# What a list goes on with after a name: words that begin so, or marks.
LISTING_WORDS = ("and", "or")
LISTING_MARKS = (",", "/", "-", " &")
RUN = re.compile(r"(?:[ \t\n](?:[A-Z][\w'’&-]*|&)\.?)+")
TYPE_AFTER = re.compile(r"\s+([A-Za-z]+)\b(\.?)")

_NAME_WORD = re.compile(r"[A-Z][\w'’&-]*|[A-Z]\.")
_NEXT = re.compile(r"(['’]s?(?!\w))?\s*([^\w\s]*)\s*([\w'’&-]+\.?)?")

Signs = tuple[str, ...]


class Before(NamedTuple):
    """What stands right before a name, empty strings where nothing does.

    `word` is without marks, `gap` the marks after it. `signs` are what the word says of the name, `name_signs` what it
    says as a part of the name, `marks` what the marks say. `ends_block` tells that it may be the last word of "the 900
    block of", `is_plain` that "the city of" cannot stand there.
    """

    word: str
    gap: str
    is_of: bool
    ends_block: bool
    is_plain: bool
    signs: Signs
    name_signs: Signs
    marks: Signs


class After(NamedTuple):
    """What stands right after a name, empty strings where nothing does.

    `signs` are what the mark and the word that follows say of the name, `typed_signs` of one that another word makes a
    place. `run` is the word where it has a capital and no mark before it, and `may_run_on` tells that more such words
    may follow; `is_street` and `is_address` that the word is of a street's name, written with a capital or in any way.
    Where a name `is_alone` nothing after it goes on with it or says of what kind it is.
    """

    mark: str
    possessive: bool
    following: str
    run: str
    may_run_on: bool
    is_alone: bool
    is_street: bool
    is_address: bool
    signs: Signs
    typed_signs: Signs


class Beside(NamedTuple):
    """What stands before a name, the word before that if it is an "of", and what stands after the name."""

    before: Before
    owner: str
    after: After


def beside(shown: str, start: int, end: int) -> Beside:
    """Return what stands beside a span."""
    owner = ""
    least = start - WINDOW if start > WINDOW else 0
    at = shown.rfind(" ", least, start - 1) if start else -1
    piece = shown[at + 1 if at > least else least : start]
    before = _BEFORE.get(piece) or _BEFORE[piece]
    if before is None or before.is_of:
        before, owner = _far_before(shown[least:start])
    at = shown.find(" ", end + 1, end + WINDOW)
    tail = shown[end:at] if at >= 0 else shown[end : end + WINDOW]
    after = _AFTER.get(tail) or _AFTER[tail]
    if not after.following and len(tail) < WINDOW:
        after = _far_after(shown, end, len(tail))
    # As `Beside(...)` does, without a call more.
    return tuple.__new__(Beside, (before, owner, after))


def signs_before(word: str, owner: str) -> Signs:
    """Return what a word before a name says of it; of an "of" also the word before it, its `owner`, counts."""
    words = word, owner
    return _SIGNS_BEFORE.get(words) or _SIGNS_BEFORE[words]


def signs_of_run(run: str) -> Signs:
    """Return what words with capitals after a name say of it."""
    return _SIGNS_OF_RUN.get(run) or _SIGNS_OF_RUN[run]


def _far_before(text: str) -> tuple[Before, str]:
    """Read the word before a span behind all white space, and the word before that if it is an "of"."""
    words = text.rsplit(None, 2)
    if not words:
        return NOTHING_BEFORE, ""
    found = _BEFORE[words[-1] + text[len(text.rstrip()) :]] or NOTHING_BEFORE
    has_owner = found.is_of and len(words) > 1
    return found, words[-2].strip(OPENING_MARKS + CLOSING_MARKS) if has_owner else ""


def _far_after(shown: str, end: int, length: int) -> After:
    """Read what stands after a span of which the first `length` characters hold no word."""
    at = shown.find(" ", end + length + 1, end + WINDOW)
    found = _AFTER[shown[end:at]] if at >= 0 else None
    return found if found is not None and found.following else _read_after(shown[end : end + WINDOW])


def _read_before(piece: str) -> Before | None:
    """Read what stands before a name from the last space but one on; None where that is white space alone."""
    words = piece.split()
    if not words:
        return None
    bare = words[-1].lstrip(OPENING_MARKS)
    word = bare.rstrip(CLOSING_MARKS)
    gap, last = bare[len(word) :], piece[-1]
    is_name = last.isspace() and _NAME_WORD.fullmatch(words[-1]) is not None
    marks: list[str] = []
    if gap.startswith("-") or last in ("-", "–"):
        marks.append("hyphen_before")
    if gap == ",":
        marks.append("comma_before")
    return Before(
        word=word,
        gap=gap,
        is_of=word.lower().rstrip(".") == "of",
        ends_block=word in BLOCK_ENDS,
        is_plain=piece[-2:-1] not in _BEFORE_LAST,
        signs=_signs_before((word, "")) if word and not gap else (),
        name_signs=_signs_of_name(words[-1]) if is_name else (),
        marks=tuple(marks),
    )


def _signs_before(words: tuple[str, str]) -> Signs:
    word, owner = words
    cues = cue_words()
    signs: list[str] = []
    previous = word.lower().rstrip(".")
    if previous in cues["preposition"]:
        signs.append("after_preposition" if previous != "to" else "after_to")
    elif previous == "of":
        signs.append("after_of")
        if owner.lower() in cues["spatial"] or owner.lower() in cues["held_by_place"]:
            signs.append("after_direction_of")
    elif previous in cues["spatial"]:
        signs.append("after_spatial")
    elif previous in cues["taking_verb"]:
        signs.append("after_taking_verb")
    elif previous in cues["reaching_verb"]:
        signs.append("after_reaching_verb")
    elif previous in ("the", "a", "an"):
        signs.append("after_the" if previous == "the" else "after_a")
    if previous in cues["title"] and word[:1].isupper():
        signs.append("after_title")
    if previous in cues["type_before"] or (previous == "of" and owner.lower() in type_words()):
        signs.append("after_type")
    return tuple(signs)


def _signs_of_name(word: str) -> Signs:
    """Tell what a word with a capital before a name says of it."""
    cues = cue_words()
    last = word.lower().rstrip(".")
    if last in cues["title"] or last in cues["spatial"] or last in cues["preposition"] or last in type_words():
        return ()
    return ("run_left", "given_left") if word_facts().get(last, WordFacts()).given else ("run_left",)


def _read_after(tail: str) -> After:
    right = _NEXT.match(tail)
    possessive, mark, following = right.groups("") if right else ("", "", "")
    marked = mark != "" or possessive != ""
    is_street = following[:1].isupper() and following.lower().rstrip(".") in cue_words()["street"]
    if marked:
        signs = typed_signs = _signs_of_marks(mark, possessive, following)
    else:
        typed_signs = ("street",) if is_street else _signs_after(following)
        is_deed = not is_street and following.lower().rstrip(".") in cue_words()["person_verb"]
        signs = ("person_verb",) if is_deed else typed_signs
    run = None if marked else RUN.match(tail)
    return After(
        mark=mark,
        possessive=possessive != "",
        following=following,
        run=run[0] if run else "",
        may_run_on=run is not None and run.end() == len(tail),
        is_alone=_is_alone(tail),
        is_street=is_street,
        is_address=not marked and following.lower().rstrip(".") in STREETS,
        signs=signs,
        typed_signs=typed_signs,
    )


def _signs_of_marks(mark: str, possessive: str, following: str) -> Signs:
    signs = ["possessive"] if possessive else []
    if possessive and not mark and following.lower().rstrip(".") in cue_words()["kin"]:
        signs.append("kin_after")
    if mark.startswith(","):
        signs.append("comma_after")
        if following.rstrip(".").isdigit():
            signs.append("comma_number")
    elif mark.startswith("-"):
        signs.append("hyphen_after")
    return tuple(signs)


def _signs_after(word: str) -> Signs:
    following = word.lower().rstrip(".")
    if following in PLACE_NOUNS:
        return ("place_noun_after",)
    return ("type_after",) if following in type_words() else ()


def _is_alone(tail: str) -> bool:
    if len(tail) >= WINDOW or tail.isspace() or tail.startswith((" d", " D")):  # "San Miguel de Mercedes"
        return False
    found = TYPE_AFTER.match(tail)
    if found is None:
        return not tail.startswith(LISTING_MARKS)
    word, cues = found[1].lower(), cue_words()
    is_kind = word in type_words() or word in cues["section_type"] or word in cues["plural_type"]
    return not (is_kind or word.startswith(LISTING_WORDS))


def _signs_of_run(run: str) -> Signs:
    cues = cue_words()
    signs: list[str] = []
    heads = [
        word.lower().rstrip(".’'s") if word.endswith(("'s", "’s")) else word.lower().rstrip(".") for word in run.split()
    ]
    if not cues["street"].isdisjoint(heads[:3]):
        signs.append("run_street")
    if heads[-1] in cues["team"] or heads[0] in cues["team"]:
        signs.append("run_team")
    elif heads[-1] in cues["commercial"]:
        signs.append("run_commercial")
    if heads[0] in cues["civic"]:
        signs.append("run_civic")
    elif not cues["civic"].isdisjoint(heads):
        signs.append("run_civic_later")
    else:
        signs.append("run_other")
        if word_facts().get(heads[0], WordFacts()).surname:
            signs.append("run_surname")
    return tuple(signs)


# The last character but one before a name where "the city of" may stand: that of "of", or white space.
_BEFORE_LAST = frozenset(("f", *filter(str.isspace, map(chr, range(LAST_SPACE + 1)))))
NOTHING_BEFORE = Before("", "", is_of=False, ends_block=False, is_plain=False, signs=(), name_signs=(), marks=())
_BEFORE = Memory(_read_before)
_AFTER = Memory(_read_after)
_SIGNS_BEFORE = Memory(_signs_before)
_SIGNS_OF_RUN = Memory(_signs_of_run)
