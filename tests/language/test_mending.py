"""Words that the parser hangs on the wrong one."""

from __future__ import annotations

import pytest

from timeline.language.mending import mended_heads

#        0     1     2   3       4    5    6      7   8     9   10
WORDS = ["raid", "on", "May", "and", "the", "fire", "at", "a", "mill", "in", "June"]
HEADS = [0, 0, 1, 2, 5, 2, 0, 8, 6, 0, 9]
DEPS = ["ROOT", "prep", "pobj", "cc", "det", "conj", "prep", "det", "pobj", "prep", "pobj"]
PARTS = ["NOUN", "ADP", "PROPN", "CCONJ", "DET", "NOUN", "ADP", "DET", "NOUN", "ADP", "PROPN"]
LABELS = ["", "", "DATE", "", "", "", "", "", "", "", "DATE"]


def test_a_noun_listed_with_a_day_is_listed_with_the_noun_before():
    mended = mended_heads(HEADS, DEPS, PARTS, LABELS, WORDS)
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
    assert mended_heads(HEADS, DEPS, PARTS, labels, WORDS) == HEADS


def test_other_lists_are_left_alone():
    assert mended_heads(HEADS, DEPS, PARTS, [""] * len(WORDS), WORDS) is HEADS


@pytest.mark.parametrize(("word", "noun"), [("where", "Bern"), ("who", "Bern"), ("which", "May")])
def test_a_clause_with_where_or_who_is_of_no_day(word, noun):
    words = ["went", "to", "Bern", "in", "May", ",", word, "he", "spoke"]
    heads = [0, 0, 1, 0, 3, 4, 8, 8, 4]
    deps = ["ROOT", "prep", "pobj", "prep", "pobj", "punct", "advmod", "nsubj", "relcl"]
    parts = ["VERB", "ADP", "PROPN", "ADP", "PROPN", "PUNCT", "SCONJ", "PRON", "VERB"]
    labels = ["", "", "GPE", "", "DATE", "", "", "", ""]
    assert words[mended_heads(heads, deps, parts, labels, words)[8]] == noun


def test_people_listed_with_the_day_of_a_verb_are_listed_with_whom_it_befell():
    words = ["shot", "two", "clerks", "on", "Monday", "and", "a", "nun", "in", "Bern"]
    heads = [0, 2, 0, 0, 3, 4, 7, 4, 0, 8]
    deps = ["ROOT", "nummod", "dobj", "prep", "pobj", "cc", "det", "conj", "prep", "pobj"]
    parts = ["VERB", "NUM", "NOUN", "ADP", "PROPN", "CCONJ", "DET", "NOUN", "ADP", "PROPN"]
    labels = ["", "CARDINAL", "", "", "DATE", "", "", "", "", "GPE"]
    mended = mended_heads(heads, deps, parts, labels, words)
    assert [words[mended[words.index(word)]] for word in ("nun", "and", "in", "on")] == [
        "clerks",
        "clerks",
        "nun",
        "shot",
    ]


def test_a_span_right_before_after_is_of_that_clause():
    words = ["raid", "came", "a", "day", "after", "troops", "struck"]
    heads = [1, 1, 3, 1, 6, 6, 1]
    deps = ["nsubj", "ROOT", "det", "npadvmod", "mark", "nsubj", "advcl"]
    parts = ["NOUN", "VERB", "DET", "NOUN", "SCONJ", "NOUN", "VERB"]
    assert words[mended_heads(heads, deps, parts, [""] * len(words), words)[3]] == "struck"


@pytest.mark.parametrize(("third", "verb"), [("named", "fell"), ("name", "spoke")])
def test_the_second_of_three_verbs_is_listed_with_the_clause_of_the_first(third, verb):
    words = ["spoke", "after", "he", "fell", ",", "rose", "and", third]
    heads = [0, 3, 3, 0, 0, 0, 5, 5]
    deps = ["ROOT", "mark", "nsubj", "advcl", "punct", "conj", "cc", "conj"]
    parts = ["VERB", "SCONJ", "PRON", "VERB", "PUNCT", "VERB", "CCONJ", "VERB" if third == "named" else "NOUN"]
    assert words[mended_heads(heads, deps, parts, [""] * len(words), words)[5]] == verb


#                0      1     2      3    4       5     6    7         8    9      10     11     12
NAMED = ["killed", "Ann", "Lee", ",", "head", "of", "a", "clinic", ",", "and", "Tom", "Ray", "Monday"]
NAMED_DEPS = ["ROOT", "compound", "dobj", "punct", "appos", "prep", "det", "pobj", "punct", "cc", "compound"]
NAMED_DEPS += ["conj", "npadvmod"]
NAMED_PARTS = ["VERB", "PROPN", "PROPN", "PUNCT", "NOUN", "ADP", "DET", "NOUN", "PUNCT", "CCONJ", "PROPN", "PROPN"]
NAMED_PARTS += ["PROPN"]
NAMED_LABELS = ["", "PERSON", "PERSON", "", "", "", "", "", "", "", "PERSON", "PERSON", "DATE"]


@pytest.mark.parametrize(("above", "listed"), [(4, 2), (0, 2), (7, 7)])
def test_a_name_behind_what_another_is_goes_with_that_name(above, listed):
    heads = [0, 2, 0, 2, 2, 4, 7, 5, 2, above, 11, above, 0]
    mended = mended_heads(heads, NAMED_DEPS, NAMED_PARTS, NAMED_LABELS, NAMED)
    assert (mended[11], mended[9]) == (listed, listed)


def test_without_a_comma_it_is_part_of_what_the_other_is():
    words = [*NAMED[:8], "the", *NAMED[9:]]
    heads = [0, 2, 0, 2, 2, 4, 7, 5, 2, 4, 11, 4, 0]
    assert mended_heads(heads, NAMED_DEPS, NAMED_PARTS, NAMED_LABELS, words)[11] == 4
