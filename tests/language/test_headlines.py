"""Headlines With a Capital in Each Word, shown to the model in ordinary case; articles in our own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import load_language
from timeline.language.casing import Usage, is_headline
from timeline.model import Article

BODY = (
    "Two sailors were shot at a bar in Port Elm on Sunday, police said. Sheriff Will Marsh said the bar, on Grace Hill "
    'Road, was full. "Nobody ran," said a cook. The road was closed; Marsh said he will reopen it. NHK News was there.'
)

HEADLINES = [
    (
        "Two Sailors Shot at Port Elm Bar",
        "Two sailors shot at Port Elm bar",
        "written small in the text; a name is not",
    ),
    ("Sheriff Will Marsh: Bar Was Full", "Sheriff Will Marsh: bar was full", "a word beside its name is a name"),
    ("Marsh Will Reopen Road After Shooting", "Marsh will reopen road after shooting", "the same word by itself"),
    ("Man Held After Grace Hill Road Shooting", "Man held after Grace Hill Road shooting", "a road's name"),
    ("4-Year-Old Shot Near Port Elm School", "4-year-old shot near Port Elm school", "nothing stands before a number"),
    ("NHK Crew Films Port Elm Shooting Scene", "NHK crew films Port Elm shooting scene", "an acronym"),
    ("Teen Dies After Quexley Mill Shooting", "Teen dies after Quexley mill shooting", "in no list of words: a name"),
]


@pytest.mark.parametrize(("title", "shown", "rule"), HEADLINES, ids=[rule for _, _, rule in HEADLINES])
def test_a_headline_is_shown_as_the_article_writes_its_words(title, shown, rule):
    assert is_headline(title)
    assert load_language()._recase.headline(title, Usage(BODY)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Two sailors shot at Port Elm bar",
        "Port Elm",
        "TWO SAILORS SHOT AT PORT ELM BAR",
        "Man Shot",
        "The Sheriff of Port Elm County was told on Sunday that nobody had seen the sailors",
        "Two Sailors Shot at Port Elm Bar " * 10,
    ],
)
def test_other_text_is_no_headline(text):
    assert not is_headline(text)


def test_the_words_of_a_headline_tell_nothing_of_themselves():
    usage = Usage("Sailors Shot At Port Elm Bar\nIt was Sunday. Sailors Of Port Elm Bar Mourn, the paper wrote.")
    assert usage.is_name("", "sailors", "shot") is None
    assert usage.is_name("", "bar", "") is None


def test_offsets_and_text_are_those_of_the_article_and_the_parse_that_of_a_sentence():
    title = "Two Sailors Shot Dead at Port Elm Bar"
    article = Article(article_id="a", title=title, text=BODY, path="a.txt", language="en")
    sentence = load_language().parse(article).sentences[0]
    assert [title[token.start : token.end] for token in sentence.tokens] == [token.text for token in sentence.tokens]
    assert {token.text: token.cased for token in sentence.tokens}["Sailors"] == "sailors"
    assert {token.text: token.tag for token in sentence.tokens}["Shot"] in ("VBD", "VBN")


@given(st.text(max_size=200), st.text(max_size=300))
def test_any_text_keeps_its_length(title, body):
    assert len(load_language()._recase.headline(title, Usage(body))) == len(title)
