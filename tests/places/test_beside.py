"""What stands beside a name is read as from the whole text, though only a piece of it is looked up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.places.beside import CLOSING_MARKS, OPENING_MARKS, WINDOW, beside

NEXT = re.compile(r"(['’]s?(?!\w))?\s*([^\w\s]*)\s*([\w'’&-]+\.?)?")
PIECES = st.sampled_from(
    [" ", " ", " ", "  ", "\n", ",", ".", "-", "—", "(", "'", "’s", "&", "of", "Of", "the", "Bank", "a", "de", "7", "é"]
)


@given(st.lists(PIECES, max_size=30), st.lists(PIECES, max_size=30))
def test_the_words_beside_a_name_are_those_of_the_text(earlier: list[str], later: list[str]) -> None:
    head, tail = "".join(earlier), "".join(later)
    shown, start = f"{head}Perrywood{tail}", len(head)
    end = start + len("Perrywood")
    before, owner, after = beside(shown, start, end)

    words = shown[max(0, start - WINDOW) : start].rsplit(None, 2)
    bare = words[-1].lstrip(OPENING_MARKS) if words else ""
    word = bare.rstrip(CLOSING_MARKS)
    assert (before.word, before.gap) == (word, bare[len(word) :])
    if word.lower() == "of" and len(words) > 1:
        assert owner == words[-2].strip(OPENING_MARKS + CLOSING_MARKS)

    right = NEXT.match(shown, end, end + WINDOW)
    assert right is not None
    possessive, mark, following = right.groups("")
    assert (after.possessive, after.mark, after.following) == (possessive != "", mark, following)


@pytest.mark.parametrize(
    ("text", "word", "owner", "mark", "following"),
    [
        ("in Perrywood, police said", "in", "", ",", "police"),
        ("the north of Perrywood on Friday", "of", "north", "", "on"),
        ("(Perrywood's mayor", "", "", "", "mayor"),
        ("near  Perrywood\nNews", "near", "", "", "News"),
        ("Perrywood", "", "", "", ""),
    ],
)
def test_what_stands_beside_a_name(text: str, word: str, owner: str, mark: str, following: str) -> None:
    start = text.index("Perrywood")
    before, held, after = beside(text, start, start + len("Perrywood"))
    assert (before.word, held, after.mark, after.following) == (word, owner, mark, following)
