"""Headlines With a Capital in Each Word, shown to the model in ordinary case; articles in our own words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import load_language
from timeline.language.blocks import title_spans
from timeline.language.casing import Usage, is_headline
from timeline.model import Article, Span

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


PARTS = [
    (
        "Two Held in Oran - Harbour 7 - Oran, Algeria",
        ["Two Held in Oran", "Harbour 7", "Oran, Algeria"],
        "outlet",
    ),
    ("Opinion | A quiet year", ["Opinion", "A quiet year"], "a bar parts whatever stands beside it"),
    ("Two Hurt - In the Port", ["Two Hurt - In the Port"], "what goes on after a dash"),
    ("Bus burns -- two held", ["Bus burns -- two held"], "what begins in lower case"),
    ("Ferry sinks – Coast guard", ["Ferry sinks", "Coast guard"], "a dash before a capital"),
    ("Al-Bab - x - Y", ["Al-Bab - x", "Y"], "each dash by itself"),
]


@pytest.mark.parametrize(("title", "parts", "rule"), PARTS, ids=[rule for _, _, rule in PARTS])
def test_a_title_is_parted_where_a_bar_or_a_dash_sets_something_apart(title, parts, rule):
    assert [title[part.start : part.end] for part in title_spans(title, Span(start=0, end=len(title)))] == parts


@given(st.text(alphabet="aB -|–:\u00a0", max_size=40))
def test_the_parts_of_a_title_are_in_order_and_hold_all_its_letters(title):
    parts = list(title_spans(title, Span(start=0, end=len(title))))
    assert all(first.end <= second.start for first, second in itertools.pairwise(parts))
    assert "".join(title[part.start : part.end] for part in parts).count("a") == title.count("a")


def _verbs(title: str) -> dict[str, tuple[str, str]]:
    article = Article(article_id="a", title=title, text="The road was closed.", path="a.txt", language="en")
    tokens = next(s for s in load_language().parse(article).sentences if s.field == "title").tokens
    subjects = {token.index: tokens[token.head].text for token in tokens if token.dep == "acl"}
    subjects |= {token.head: token.text for token in tokens if token.dep in ("nsubj", "nsubjpass")}
    return {token.text: (token.lemma, subjects.get(token.index, "")) for token in tokens if token.pos == "VERB"}


STAND_INS = [
    ("3-year-old shot in Elm County", "shot", ("shoot", "old"), "an age"),
    ("4 shot, including 2 cooks, in Oran", "shot", ("shoot", "4"), "a number"),
    ("Teen shot, killed during party in Oran", "shot", ("shoot", "Teen"), "a person beside it"),
    ("Deputies say 16-year-old shot 11-year-old brother", "shot", ("shoot", "old"), "with an object"),
    ("5-year-old shoots another 5-year-old in Oran", "shoots", ("shoot", "old"), "told as now"),
    ("4-year-old dies in Oran", "dies", ("die", "old"), "an age before any verb"),
    ("Coach plunges into gorge in Bolivia", "plunges", ("plunge", "Coach"), "into something"),
    ("Togo, Benin sign border deal", "sign", ("sign", "Togo"), "after a comma that is an and"),
    ("Ghana, Togo exchange fire at border", "exchange", ("exchange", "Ghana"), "where what follows may be a verb too"),
    ("Boy, 9, shot in arm with gun taken from car", "shot", ("shoot", "Boy"), "a boy is no cry"),
    ("Troops raid village near Mosul", "raid", ("raid", "Troops"), "raid"),
    ("Militants attack army base in Sinai", "attack", ("attack", "Militants"), "attack"),
    ("Gunmen ambush convoy in Mali", "ambush", ("ambush", "Gunmen"), "ambush"),
    ("Gunman fires at soldiers in Paris", "fires", ("fire", "Gunman"), "at somebody"),
]


def test_what_stood_in_is_put_back():
    article = Article(
        article_id="a", title="Two held in Oran, Mali drive-by shooting", text="A.", path="a.txt", language="en"
    )
    tokens = next(s for s in load_language().parse(article).sentences if s.field == "title").tokens
    assert [token.lemma.lower() for token in tokens[-4:]] == ["drive", "-", "by", "shooting"]
    assert tokens[-1].pos == "NOUN"


@pytest.mark.parametrize(("title", "verb", "read", "rule"), STAND_INS, ids=[rule for *_, rule in STAND_INS])
def test_a_verb_that_the_model_takes_for_a_noun_is_parsed_with_a_stand_in(title, verb, read, rule):
    assert _verbs(title)[verb] == read


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Flu shot clinic opens on Monday", "shot"),
        ("Bomb attack in Kabul", "attack"),
        ("Drone strikes in Yemen", "strikes"),
        ("The shot heard in Elm Street", "shot"),
    ],
)
def test_nouns_stay_nouns(title, noun):
    assert noun not in _verbs(title)


@pytest.mark.parametrize(
    "title",
    [
        "2-year-old shoots mother in Tampa: police",
        "2-year-old shoots mother near Omaha",
        "2-year-old kills mother in Leeds: police",
        "2-year-old shoots father",
    ],
)
def test_the_way_up_from_any_word_of_a_headline_ends(title):
    article = Article(article_id="a", title=title, text="The road was closed.", path="a.txt", language="en")
    for sentence in load_language().parse(article).sentences:
        for token in sentence.tokens:
            steps, at = 0, token
            while at.head != at.index and steps <= len(sentence.tokens):
                steps, at = steps + 1, sentence.tokens[at.head]
            assert steps <= len(sentence.tokens), token


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ann Roe met King Harald Berg in Oslo on Monday.", False),
        ("Coe beat Ann Roe in the Oslo Open Final", False),
        ("Two Men Shot Dead In Elm Street Bar", True),
        ("Mayor of Oslo Talks to Police After Raid", True),
        ("Man Shot Dead On 4th Street In Elmton", True),
        ("Two Hurt In Crash At 5pm On Mill Road", True),
    ],
)
def test_a_sentence_full_of_names_is_no_headline(text, headline):
    assert is_headline(text) == headline
