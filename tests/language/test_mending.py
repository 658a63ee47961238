"""Words that the parser hangs on the wrong one."""

from __future__ import annotations

from timeline.language.mending import mended_heads

#        0     1     2   3       4    5    6      7   8     9   10
WORDS = ["raid", "on", "May", "and", "the", "fire", "at", "a", "mill", "in", "June"]
HEADS = [0, 0, 1, 2, 5, 2, 0, 8, 6, 0, 9]
DEPS = ["ROOT", "prep", "pobj", "cc", "det", "conj", "prep", "det", "pobj", "prep", "pobj"]
PARTS = ["NOUN", "ADP", "PROPN", "CCONJ", "DET", "NOUN", "ADP", "DET", "NOUN", "ADP", "PROPN"]
LABELS = ["", "", "DATE", "", "", "", "", "", "", "", "DATE"]


def test_a_noun_listed_with_a_day_is_listed_with_the_noun_before():
    mended = mended_heads(HEADS, DEPS, PARTS, LABELS)
    assert [WORDS[mended[WORDS.index(word)]] for word in ("fire", "and", "at", "in", "on")] == [
        "raid",
        "raid",
        "fire",
        "fire",
        "raid",
    ]


def test_two_days_are_left_alone():
    labels = [*LABELS]
    labels[5] = "DATE"
    assert mended_heads(HEADS, DEPS, PARTS, labels) is HEADS or mended_heads(HEADS, DEPS, PARTS, labels) == HEADS


def test_other_lists_are_left_alone():
    assert mended_heads(HEADS, DEPS, PARTS, [""] * len(WORDS)) is HEADS
