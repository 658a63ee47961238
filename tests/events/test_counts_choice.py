"""Which figures are chosen among those told; articles in our own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.counts.choice import MAX_VALUES, candidates, scored_pairs, tally
from timeline.events.counts.find import find_counts
from timeline.events.counts.tally import tally_by_rules
from timeline.events.counts.values import Count
from timeline.language import load_language
from timeline.model import Article


def counted(text, title=None):
    article = Article(article_id="a", text=text, title=title, path="a.txt", language="en")
    return tuple(count for sentence in load_language().parse(article).sentences for count in find_counts(sentence))


CHOSEN = [
    (
        "Farmer kills two sons, self",
        "A farmer killed his two sons before killing himself, police said on Monday. Three people are dead.",
        3,
        None,
        "the killer is one of the dead that a figure holds",
    ),
    (
        "Boys, 16 and 10, killed in Harlow",
        "Two boys were shot dead on Monday. They were 16 and 10.",
        2,
        None,
        "ages after a plural are as many people",
    ),
    (
        "Shooting at a dance leaves one dead",
        "Five people were shot at a dance in Harlow on Sunday, one fatally. The others are in stable condition.",
        1,
        4,
        "who was struck and did not die was hurt",
    ),
    (
        "Guards search for gunman",
        "A gunman shot four others, including one who died, at the mill.",
        1,
        None,
        "of those included who died is one's own fate",
    ),
    (
        "Cook shot",
        "A cook was hurt in a shooting. Officers came to a shooting 2501 Elm Harbour Road on Sunday.",
        None,
        1,
        "a house number is nobody",
    ),
    (
        "Drummer shoots three bandmates",
        "A drummer shot and killed three bandmates on Friday.",
        3,
        None,
        "those who share something are people",
    ),
    (
        "General speaks of murder of six monks",
        "The general spoke of the murder of six monks. Soldiers, he said, massacred the six monks and two cooks.",
        8,
        None,
        "a list tells a figure again, with more",
    ),
    (
        "Two students killed in Harlow",
        "Two students were shot to death. Orin Vale, 15, and Mira Hale, 16, were found with gunshot wounds.",
        2,
        0,
        "as many named as struck as nobody names among the dead are the dead",
    ),
    (
        "4 shot, 1 killed in Harlow quarrel",
        "Police are looking for a gunman.",
        1,
        3,
        "a headline tells of both, the struck and the dead",
    ),
    (
        "Teen shot in Harlow",
        "One person is in hospital after being shot. It was at a mall. Shops are shut. The road is closed. Police came "
        "at noon. People waited outside. No one else is at risk. The sky is blue. Police say the teen has died.",
        1,
        0,
        "who is hurt at the head of an article may be told dead at its end",
    ),
    (
        "Envoy shot dead in Harlow",
        "Orin Carlos Vale was shot dead on Sunday. Nobody knows a motive for Vale Mena's murder.",
        1,
        None,
        "a name may go on where a fuller one ends",
    ),
    (
        "Bomb in Harlow",
        "A bomb killed a guard on Sunday. Also killed was Orin Vale, 34.",
        2,
        None,
        "who was also killed is another, named or not",
    ),
]


@pytest.mark.parametrize(("title", "text", "deaths", "injured", "rule"), CHOSEN, ids=[case[4] for case in CHOSEN])
def test_the_figures_of_an_article(title, text, deaths, injured, rule):
    result = tally(counted(text, title))
    assert (result.deaths.best or None) == deaths
    if injured is not None:
        assert (result.injured.best or 0) == injured


OTHERWISE = [
    (
        "Man held after killing 15-year-old boy",
        "A man was held on Sunday for killing a 15-year-old boy at a mill. The fatal shooting of another teen shocked "
        "Harlow. Police named 15-year-old Orin Vale, who died at the scene.",
        (2, 0),
        (1, 0),
    ),
    (
        "Student held for shooting teen",
        "A student was held for shooting another teen. He was booked on charges of negligent injury. Police said that "
        "an 18-year-old was shot in the chest. He was taken to a hospital with life-threatening injuries.",
        (0, 2),
        (0, 1),
    ),
]


@pytest.mark.parametrize(("title", "text", "by_rules", "chosen"), OTHERWISE)
def test_of_many_mentions_the_ranker_has_the_last_word(title, text, by_rules, chosen):
    counts = counted(text, title)
    rules, result = tally_by_rules(counts), tally(counts)
    assert (rules.deaths.best or 0, rules.injured.best or 0) == by_rules
    assert (result.deaths.best or 0, result.injured.best or 0) == chosen


def test_one_mention_is_as_the_rules_have_it_and_sure():
    counts = counted("Three miners were killed.")
    assert tally(counts) == tally_by_rules(counts)
    assert tally(counts).share == 1.0


def test_the_rules_own_pair_stands_first_and_what_is_chosen_is_a_candidate():
    counts = counted("Five people were shot on Sunday. Two men died. Three others were wounded, police said.")
    by_rules = tally_by_rules(counts)
    deaths, injured = candidates(counts, by_rules)
    pairs = list(scored_pairs(counts, by_rules, deaths, injured))
    assert pairs[0][:2] == (by_rules.deaths.best or 0, by_rules.injured.best or 0)
    result = tally(counts)
    assert (result.deaths.best or 0, result.injured.best or 0) in {pair[:2] for pair in pairs}
    assert 0 < result.share <= 1


made_counts = st.builds(
    Count,
    kind=st.sampled_from(["deaths", "injured", "casualties"]),
    low=st.just(1),
    best=st.integers(0, 300) | st.none(),
    high=st.none(),
    start=st.integers(0, 5000),
    end=st.just(6000),
    field=st.sampled_from(["title", "text"]),
    sentence=st.integers(0, 40),
    quote=st.just("people"),
    of=st.sampled_from(["total", "part", "attackers"]),
    voice=st.none(),
    rule=st.sampled_from(["counts-active", "counts-passive", "counts-toll"]),
    score=st.just(0.9),
    victims=st.sampled_from(["people", "men", "two women", None]),
    head=st.integers(0, 30),
    other=st.booleans(),
    definite=st.booleans(),
    victims_start=st.integers(0, 5000),
)


@given(st.lists(made_counts, max_size=60))
def test_candidates_are_bounded_and_nobody_is_chosen_only_where_the_rules_say_so(counts):
    by_rules = tally_by_rules(counts)
    result = tally(counts)
    for found, rules, chosen in zip(
        candidates(counts, by_rules),
        (by_rules.deaths, by_rules.injured),
        (result.deaths, result.injured),
        strict=True,
    ):
        assert len(found) <= MAX_VALUES + 1
        assert (0 in found) == (not rules.best)
        assert chosen.best or not rules.best
