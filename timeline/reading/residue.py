"""Lines that extraction leaves though they belong to the page: invitations, credits, lists of topics at the end."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

from timeline.errors import ReferenceDataError

COLUMNS = ["language", "words"]
MAX_CHARS = 160
MAX_ENDING_WORDS = 7
MIN_PROSE_LINES = 3
_LEADING_MARKS = " \t-–—•*>»|[(▶►+"
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"”»’')\]]*$")
_AGENCY = r"(?:AFP|AP|EPA|EFE|APA|dpa|Reuters|Getty(?: Images)?|Shutterstock|picture alliance)"
_CREDIT = re.compile(rf"©|\(c\)|{_AGENCY}\s*[/|(–-]|.*[/|]\s*{_AGENCY}\)?$", re.I)
MAX_CREDIT_CHARS = 70
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def without_residue(text: str) -> str:
    """`text`, a paragraph a line, without lines that are the page's own. A text of such lines alone is kept."""
    lines = text.split("\n")
    kept = [
        line
        for line, below in zip(lines, [*lines[1:], ""], strict=True)
        if not is_residue(line) or _labels(line, below)
    ]
    while _prose(kept) >= MIN_PROSE_LINES and _is_loose_end(kept[-1]):
        kept.pop()
    return "\n".join(kept) if any(line.strip() for line in kept) else text


def _labels(line: str, below: str) -> bool:
    """Whether a lone "Photo:" says what the line below it is: a caption, which may hold the only day."""
    return line.rstrip().endswith(":") and bool(_YEAR.search(below))


def is_residue(line: str) -> bool:
    """Whether the line is short and begins as an invitation, a notice or a credit does."""
    bare = line.strip(_LEADING_MARKS).casefold().replace("’", "'")
    if len(bare) > MAX_CHARS or not bare:
        return False
    if len(bare) <= MAX_CREDIT_CHARS and not _ENDS_SENTENCE.search(bare) and _CREDIT.match(bare):
        return True
    first = bare.split(" ", 1)[0]
    return any(_begins(bare, words) for words in _residue_by_first_word().get(first.rstrip(":"), ()))


def _begins(line: str, words: str) -> bool:
    if not line.startswith(words):
        return False
    rest = line[len(words) :]
    if " " not in words and not words.endswith(":"):
        return not rest.strip(" :.!…") or rest[0] == ":"
    return not rest or not (rest[0].isalnum() and words[-1].isalnum())


def _is_loose_end(line: str) -> bool:
    bare = line.strip()
    return len(bare.split()) <= MAX_ENDING_WORDS and not _ENDS_SENTENCE.search(bare)


def _prose(lines: list[str]) -> int:
    return sum(bool(_ENDS_SENTENCE.search(line.strip())) for line in lines)


@cache
def _residue_by_first_word() -> dict[str, tuple[str, ...]]:
    content = resources.files("timeline.reference").joinpath("page_residue.csv").read_text(encoding="utf-8")
    rows = csv.reader(content.splitlines())
    if (header := next(rows, [])) != COLUMNS:
        raise ReferenceDataError(f"page_residue.csv:1: the header is {header}; it must be {COLUMNS}")
    found: dict[str, list[str]] = {}
    for number, row in enumerate(rows, 2):
        if len(row) != len(COLUMNS) or not all(row) or row[1] != row[1].casefold():
            raise ReferenceDataError(f"page_residue.csv:{number}: {row}; it must be a language and words in lower case")
        found.setdefault(row[1].split(" ", 1)[0].rstrip(":"), []).append(row[1])
    return {first: tuple(words) for first, words in found.items()}
