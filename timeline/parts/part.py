"""A part of a text that tells a story of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.model import DateMention

LINE = re.compile(r"[^\n]+")
MIN_SHARE = 0.5  # of the paragraphs of a text that is many short ones, those that begin with a date or a town


@dataclass(frozen=True, slots=True)
class Part:
    """The characters of a part of the text, and the date that stands before it, if any.

    `with_title` tells that the title is read with it, `is_told` that its events are looked for at all.
    """

    start: int
    end: int
    day: DateMention | None = None
    with_title: bool = False
    is_told: bool = True
