"""Rules for classes of words: their rows, and the words they ask for in the sentence."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from timeline.events.compositions import composed_rows, holds_cue


def rows(name):
    """The cells of a reference file, without its header."""
    text = (resources.files("timeline.reference") / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


@pytest.mark.parametrize("name", ["triggers_classes.csv", "triggers_composed.csv"])
def test_the_rows_are_sorted_and_unique(name):
    found = rows(name)
    assert found == sorted(found)
    assert len({tuple(row) for row in found}) == len(found)


def test_every_class_is_in_use():
    used = {item for row in rows("triggers_composed.csv") for cell in row for item in cell.replace("=", "/").split()}
    marks = {part for item in used for part in item.split("/") if part.startswith("@")}
    assert marks == {f"@{name}" for name, _ in rows("triggers_classes.csv")}


def test_a_class_stands_for_each_of_its_words():
    lemmas = {row["lemma"] for _, row in composed_rows("verb")}
    assert {"mass", "throng", "converge"} <= lemmas
    assert not any("@" in row["frame"] or "@" in row["lemma"] for _, row in composed_rows("verb"))


@pytest.mark.parametrize(
    ("text", "cue", "held"),
    [
        ("they met in anger at a tax", "in-anger", True),
        ("an anti - government crowd", "anti-government", True),
        ("an angry man in red", "in-anger", False),
        ("the overtaxed man", "tax", False),
    ],
)
def test_a_cue_is_words_in_a_row(text, cue, held):
    assert holds_cue(text.split(), text.split(), frozenset({cue})) == held
