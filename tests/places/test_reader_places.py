"""What the place reader makes of sentences, with the model and with none."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.language import Language, load_language
from timeline.model import Article, Parse, PlaceMention
from timeline.places import Gazetteer, PlaceReader

sys.path.insert(0, str(Path(__file__).parent))

from place_cases import LOCAL, LOST, LOWER, MODIFIED, NAMED_SO, NOT_PLACES, ROLES, UPPER, WORLD, Case

EMPTY = Parse(sentences=())


@cache
def reader() -> PlaceReader:
    return PlaceReader(Gazetteer.open())


@cache
def language() -> Language:
    return load_language()


def read(text: str, *, model: bool = True, **fields: str) -> tuple[PlaceMention, ...]:
    article = Article(article_id="a", path="a.txt", text=text, **fields)
    return reader()(article, language().parse(article) if model else EMPTY)


def fits(mention: PlaceMention, wanted: str) -> bool:
    place = mention.place
    if place is None:
        return False
    *name, division, country = wanted.split(", ")
    spelled = ", ".join(name)
    named = spelled == "*" or place.name == spelled or (spelled.endswith("*") and place.name.startswith(spelled[:-1]))
    return named and division in ("*", place.admin1) and country in ("*", place.country)


def check(mentions: tuple[PlaceMention, ...], case: Case) -> None:
    text, wanted, unwanted = case
    for line in wanted:
        quote, _, rest = line.partition(" > ")
        place, _, role = rest.partition(" @")
        found = [mention for mention in mentions if mention.quote == quote or mention.quote.endswith(f" {quote}")]
        assert found, f"{quote} not found in {[m.quote for m in mentions]}"
        assert any(fits(mention, place) for mention in found), found[0].place
        assert not role or found[0].role == role
    for words in unwanted:
        start = text.index(words)
        assert not [m.quote for m in mentions if m.start < start + len(words) and start < m.end]


@pytest.mark.parametrize("case", [*WORLD, *LOCAL, *NAMED_SO, *ROLES, *UPPER, *LOWER], ids=lambda case: case[0][:60])
def test_the_place_is_read(case: Case) -> None:
    check(read(case[0]), case)


@pytest.mark.parametrize("case", LOST, ids=lambda case: case[0][:60])
@pytest.mark.xfail(reason="known faults, kept in sight")
def test_the_place_is_lost(case: Case) -> None:
    check(read(case[0]), case)


@pytest.mark.parametrize("case", NOT_PLACES, ids=lambda case: case[0][:60])
def test_a_name_that_is_no_place_is_left_alone(case: Case) -> None:
    check(read(case[0]), case)


@pytest.mark.parametrize("case", [*WORLD, *LOCAL], ids=lambda case: case[0][:60])
def test_well_known_and_stated_places_are_read_without_the_model(case: Case) -> None:
    check(read(case[0], model=False), case)


@pytest.mark.parametrize("case", MODIFIED, ids=lambda case: case[0][:60])
def test_words_beside_a_name_change_its_place(case: tuple[str, str, str, int, float, float]) -> None:
    text, quote, id_prefix, precision, least, most = case
    mention = next(m for m in read(text) if m.quote == quote)
    assert mention.place is not None
    assert mention.place.place_id.startswith(id_prefix)
    assert mention.place.geo_precision == precision
    assert least <= mention.place.radius_km <= most


def test_a_stated_distance_moves_the_point() -> None:
    (mosul,) = [m.place for m in read("Troops are in Mosul.") if m.place]
    (south,) = [m.place for m in read("The jet crashed 111 km south of Mosul.") if m.place]
    assert mosul.lat is not None and south.lat is not None
    assert south.lat == pytest.approx(mosul.lat - 1.0, abs=0.02)


@pytest.mark.parametrize(
    ("source", "text", "quote", "division"),
    [
        ("gainesvilleherald.example", "A man was shot in Gainesville. Florida police came.", "Gainesville", "Florida"),
        ("Texas Courier", "A man was shot in Mansfield on Friday.", "Mansfield", "Texas"),
        ("ilgazette.example", "Two people died in Springfield.", "Springfield", "Illinois"),
        ("cambridge-news.co.uk", "A cyclist was hurt in Cambridge.", "Cambridge", "England"),
        ("stlouisdaily.example", "He drove from St. Louis to Florissant.", "Florissant", "Missouri"),
    ],
)  # fmt: skip
def test_the_outlet_is_a_clue(source: str, text: str, quote: str, division: str) -> None:
    mention = next(m for m in read(text, source=source) if m.quote == quote)
    assert mention.place is not None
    assert mention.place.admin1 == division


def test_one_name_has_one_sense_unless_the_text_says_otherwise() -> None:
    mentions = read("Fire crews came from Paris, Texas. The blaze in Paris was out by noon.")
    assert {m.place.admin1 for m in mentions if m.quote == "Paris" and m.place} == {"Texas"}
    both = read("She left Paris, Texas, for Paris, France, in 1987.")
    assert [m.place.country for m in both if m.quote == "Paris" and m.place] == ["USA", "FRA"]


def test_the_losing_candidates_are_kept() -> None:
    mention = next(m for m in read("A man was shot in Springfield.") if m.quote == "Springfield")
    assert len(mention.rivals) >= 3
    assert mention.place not in mention.rivals


def test_title_and_text_are_both_read_in_order() -> None:
    mentions = read("A blast shook Kabul.", title="Bomb kills nine in Kandahar")
    assert [(m.field, m.quote) for m in mentions] == [("title", "Kandahar"), ("text", "Kabul")]


def test_an_article_without_places_has_none() -> None:
    assert read("Nobody was hurt, she said.") == ()
    assert read("", model=False) == ()


WORDS = [
    "in", "near", "Paris", "Texas", ",", "eastern", "Libya", "north", "of", "Mosul", "30 km", "between", "and", "said",
    "Springfield", "Ill.", "County", "Boone", "The", "Washington", "Post", "Egyptian", "'s", ".", "\n", "—", "CAIRO",
    "Syria", "U.S.", "(", ")", "al-Bab", "Saint", "St.", "Lake", "city", "outskirts", "New", "York", "é", "🙂",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_spans_are_their_quotes_in_order_and_apart(text: str) -> None:
    done = 0
    for mention in read(text, model=False):
        assert text[mention.start : mention.end] == mention.quote
        assert mention.start >= done
        assert 0 <= mention.score <= 1
        done = mention.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_twice_alike(text: str) -> None:
    assert read(text, model=False) == read(text, model=False)
