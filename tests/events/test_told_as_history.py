"""Attacks that an article only speaks of as known, below its head, are background; what is new stays news."""

from __future__ import annotations

import pytest

HEAD = (
    "Ministers met in Rome on Monday. They spoke of fish. Prices were high. The weather was fine. The sea was calm. "
    "The talks went on until noon. "
)

KNOWN = [
    # rule                      words below the head
    ("after a noun", "Envoys left the island after the assassination of Senator Mira Hale."),
    ("whose murder", "He spoke of those implicated in the murder of the banker Oren Vale."),
    ("guilty of a deed", "Aid will be cut until they try the men guilty of murdering six monks."),
    ("when it was", "He lived in the house where the mayor was held when he was abducted."),
    ("who was", "The hall is named for Mira Hale, who was murdered by rebels."),
    ("before a name", "He laid a wreath for the murdered senator Mira Hale."),
    ("long ago", "In 2016 the Northern Front tried to kill the king."),
    ("a sum", "Three judges have been murdered so far this year."),
]

NEW = [
    ("told in full", "Gunmen of the Northern Front murdered Senator Mira Hale."),
    ("brought in as new", "His house was the target of a bomb attack."),
    ("with its day", "Envoys left after the assassination of Senator Mira Hale on Sunday."),
    ("with its place", "Envoys left the island after the assassination of Senator Mira Hale in Basra."),
    ("of what the law does", "Police arrested two men for the murder of the banker Oren Vale."),
]


def assertions(reports):
    """What is said of the attacks."""
    return {r.assertion for r in reports if r.event_type == "ASSAULT"}


@pytest.mark.parametrize(("rule", "words"), KNOWN, ids=[case[0] for case in KNOWN])
def test_what_is_told_as_known_is_background(read, rule, words):
    assert assertions(read(HEAD + words)) == {"background"}


@pytest.mark.parametrize(("rule", "words"), NEW, ids=[case[0] for case in NEW])
def test_what_is_told_as_new_is_not(read, rule, words):
    assert assertions(read(HEAD + words)) == {"occurred"}


@pytest.mark.parametrize("words", [case[1] for case in KNOWN if case[0] in ("after a noun", "guilty of a deed")])
def test_at_the_head_of_an_article_it_is_news(read, words):
    assert assertions(read(words)) == {"occurred"}


def test_what_its_own_clause_dates_years_ago_is_background_right_below_the_head(read):
    head = "Ministers met in Rome on Monday. They spoke of fish. Prices were high. The weather was fine. "
    assert assertions(read(head + "In 2016 the Northern Front tried to kill the king.")) == {"background"}
