"""The reference lists of place finding, and its structure."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from timeline.places.cues import abbreviations, cue_words, regional_demonyms, type_words, word_facts
from timeline.places.outlet import _without_media_words as without_media_words

LISTS = ("place_abbreviations", "place_country_cues", "place_cues", "place_demonyms", "place_types", "place_words")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_has_no_row_twice(name: str) -> None:
    with resources.files("timeline.reference").joinpath(f"{name}.csv").open(encoding="utf-8") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    assert rows == sorted(set(rows))


def test_the_lists_say_what_they_should() -> None:
    assert abbreviations()["Ill."].name == "Illinois"
    assert abbreviations()["Ont."].country == "CAN"
    assert "sheriff" in cue_words()["title"]
    assert regional_demonyms()["Texans"].name == "Texas"
    assert type_words()["parish"] == {"admin2"}
    assert word_facts()["reading"].level == 10
    assert word_facts()["jordan"].surname > 0


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("gainesvilleregister", "gainesville"),
        ("thedallasnews", "dallas"),
        ("onlineathens", "athens"),
        ("dailynews", ""),
        ("wvgazette", "wv"),
        ("nbclosangeles", "losangeles"),
    ],
)
def test_what_outlets_are_called_is_taken_off_their_domain(label: str, rest: str) -> None:
    assert without_media_words(label) == rest
