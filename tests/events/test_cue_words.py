"""Cues of composed rules: words that a frame asks for anywhere in the sentence."""

from __future__ import annotations

import pytest

from timeline.events.words.cue_words import holds_cue


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
