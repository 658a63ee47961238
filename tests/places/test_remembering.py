"""What is remembered, and what is tried only where it can fit, changes no answer."""

from __future__ import annotations

import pytest

from timeline.model import Article, Parse
from timeline.places import Gazetteer, PlaceReader
from timeline.places.gazetteer import capital_words
from timeline.places.literals import Literals
from timeline.places.memory import Memory
from timeline.places.name_facts import FoundName
from timeline.places.page import Page
from timeline.places.spans import _abbreviations_in, _apart
from timeline.places.surroundings import dateline_spans

GAZETTEER = Gazetteer.open()
TEXTS = (
    "ALTON, Ill. (AP) — Two men were hurt in West Alton on Friday, the Madison County sheriff said.",
    "Anglo-Saxon ruins were found near Kent, and Kent and Sussex counties paid for the dig.",
    "The Saudi Arabian coast and the Saudi capital were calm; al-Bab and Deir ez-Zor were not.",
    "Police in Paris, Texas, called Paris police. In the village of Tal Umm, nobody answered.",
    "N.Y. and D.C. officials flew to Mobile, Ala., at Fargo's invitation; O’Brien of Cork stayed.",
)


def test_answers_are_forgotten_when_there_are_too_many_and_given_again() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Memory(length, most=2)
    assert [lengths[word] for word in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
    assert len(lengths) <= 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a grand jury met", ["grand jury"]),
        ("the district attorneys", ["district attorney", "attorney"]),  # one within another
        ("\ud83d grand jury", ["grand jury"]),  # half of a surrogate pair
        ("école, grand jury", ["grand jury"]),  # offsets count characters
        ("a grand jury, a \ud83d district attorney", ["grand jury", "district attorney", "attorney"]),
        ("nobody", []),
    ],
)
def test_fixed_strings_are_found_in_any_text(text: str, found: list[str]) -> None:
    literals = Literals(("grand jury", "district attorney", "attorney"))
    assert sorted(text[start:end] for _, start, end in literals(text)) == sorted(found)


@pytest.mark.parametrize(
    ("spans", "taken"),
    [
        ([(0, 5), (6, 9)], [(0, 5), (6, 9)]),
        ([(0, 5), (3, 12), (10, 14)], [(3, 12)]),  # the longest takes both neighbours
        ([(0, 8), (6, 12), (10, 19)], [(0, 8), (10, 19)]),
        ([(0, 4), (0, 4)], [(0, 4)]),
        ([(0, 4), (2, 6), (6, 8)], [(0, 4), (6, 8)]),  # of two as long the first; touching is no overlap
        ([], []),
    ],
)
def test_of_overlapping_spans_the_longest_is_taken(spans: list[tuple[int, int]], taken: list[tuple[int, int]]) -> None:
    found = [FoundName(start, end, "name", "name", ()) for start, end in spans]
    assert [(one.start, one.end) for one in _apart(found)] == taken


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mobile, Ala., and Reno NV", ["Ala.", "NV"]),
        ("N. Y. and W. Va. and D.C.", ["N. Y.", "W. Va.", "D.C."]),
        ("The US's envoy", ["US"]),
        ("Alabama. Then", []),
    ],
)
def test_abbreviations_are_tried_where_a_word_is_short(text: str, found: list[str]) -> None:
    assert [match.group() for match in _abbreviations_in(text, capital_words(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CAIRO — A bus fell.", "CAIRO "),
        ("By a reporter\n  CAIRO (AP) — A bus fell.", "CAIRO (AP)"),
        ("Updated today. CAIRO — A bus fell.", "CAIRO "),
        ("[photo]CAIRO — A bus fell.", "CAIRO "),
        ("CAIRO, 5 May. A bus fell.", "CAIRO"),
        ("By a reporter\nCAIRO, May 5, 2017. A bus fell.", "CAIRO"),
        ("Updated in CAIRO, 5 May. A bus fell.", None),
        ("A bus fell in Cairo, police said.", None),
    ],
)
def test_a_dateline_is_found_at_the_head_of_a_line_or_sentence(text: str, found: str | None) -> None:
    spans = list(dateline_spans(Page("text", text, [])))
    assert [text[start:end] for start, end in spans] == ([] if found is None else [found])


@pytest.mark.parametrize("first", range(len(TEXTS)))
def test_what_was_read_before_changes_nothing(first: int) -> None:
    articles = [Article(article_id=str(at), path="a.txt", text=text) for at, text in enumerate(TEXTS)]
    alone = PlaceReader(GAZETTEER)(articles[first], Parse(sentences=()))
    reader = PlaceReader(GAZETTEER)
    for article in reversed(articles):
        reader(article, Parse(sentences=()))
    assert alone
    assert reader(articles[first], Parse(sentences=())) == alone
