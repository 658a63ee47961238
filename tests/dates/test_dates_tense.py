"""Tense from a parse, drawn here by hand: (text, lemma, pos, tag, dep, head)."""

import pytest

from timeline.dates.tense import tense_at
from timeline.model import Sentence, Token


def sentence(*rows):
    tokens, at = [], 0
    for index, (text, lemma, pos, tag, dep, head) in enumerate(rows):
        children = tuple(other for other, row in enumerate(rows) if row[5] == index and other != index)
        tokens.append(
            Token(
                index=index,
                start=at,
                end=at + len(text),
                text=text,
                cased=text,
                lemma=lemma,
                pos=pos,
                tag=tag,
                dep=dep,
                head=head,
                children=children,
                entity="",
            )
        )
        at += len(text) + 1
    text = " ".join(token.text for token in tokens)
    parsed = Sentence(
        index=0, field="text", start=0, end=len(text), tokens=tuple(tokens), entities=(), paragraph=0, is_upper=False
    )
    return parsed, text


def verb(text, lemma, tag, dep="ROOT", head=1):
    return (text, lemma, "VERB", tag, dep, head)


FRIDAY = ("Friday", "Friday", "PROPN", "NNP", "npadvmod", 1)
FRIDAY_OF_THIRD = (*FRIDAY[:5], 2)
FRIDAY_OF_LAST = (*FRIDAY[:5], 3)
FRIDAYS = ("Friday", "Friday", "PROPN", "NNP", "poss", 4)
THEY_OF_THIRD = ("They", "they", "PRON", "PRP", "nsubj", 2)
WILL = ("will", "will", "AUX", "MD", "aux", 2)
ARE = ("are", "be", "AUX", "VBP", "aux", 2)
IS = ("is", "be", "AUX", "VBZ", "auxpass", 2)
TO = ("to", "to", "PART", "TO", "aux", 3)
HEARING = ("Hearing", "hearing", "NOUN", "NN", "nsubj", 1)


def be(text, tag):
    return (text, "be", "AUX", tag, "ROOT", 1)


THEY = ("They", "they", "PRON", "PRP", "nsubj", 1)


@pytest.mark.parametrize(
    ("rows", "tense"),
    [
        ((THEY, verb("met", "meet", "VBD"), FRIDAY), "past"),
        ((HEARING, be("is", "VBZ"), (*FRIDAY[:4], "attr", 1)), "future"),
        ((HEARING, be("is", "VBZ"), ("on", "on", "ADP", "IN", "prep", 1), (*FRIDAY[:4], "pobj", 2)), "future"),
        ((HEARING, be("was", "VBD"), (*FRIDAY[:4], "attr", 1)), "past"),
        ((HEARING, be("is", "VBZ"), ("over", "over", "ADV", "RB", "advmod", 1), FRIDAY), "unknown"),
        ((THEY, be("are", "VBP"), (*FRIDAY[:4], "attr", 1)), "unknown"),
        (
            (THEY_OF_THIRD, WILL, verb("meet", "meet", "VB", head=2), FRIDAY_OF_THIRD),
            "future",
        ),
        (
            (THEY_OF_THIRD, ARE, verb("meeting", "meet", "VBG", head=2), FRIDAY_OF_THIRD),
            "future",
        ),
        (
            (THEY_OF_THIRD, ARE, verb("probing", "probe", "VBG", head=2), FRIDAY_OF_THIRD),
            "unknown",
        ),
        (
            (THEY_OF_THIRD, IS, verb("scheduled", "schedule", "VBN", head=2), FRIDAY_OF_THIRD),
            "future",
        ),
        (
            (THEY, verb("plan", "plan", "VBP"), TO, verb("meet", "meet", "VB", "xcomp", 1), FRIDAY_OF_LAST),
            "future",
        ),
        (
            (THEY, verb("continue", "continue", "VBP"), TO, verb("study", "study", "VB", "xcomp", 1), FRIDAY_OF_LAST),
            "unknown",
        ),
        (
            (THEY, verb("managed", "manage", "VBD"), TO, verb("meet", "meet", "VB", "xcomp", 1), FRIDAY_OF_LAST),
            "past",
        ),
        (
            (
                THEY_OF_THIRD,
                WILL,
                verb("study", "study", "VB", head=2),
                FRIDAYS,
                ("shooting", "shooting", "NOUN", "NN", "dobj", 2),
            ),
            "unknown",
        ),
        (
            (
                THEY_OF_THIRD,
                WILL,
                verb("attend", "attend", "VB", head=2),
                FRIDAYS,
                ("hearing", "hearing", "NOUN", "NN", "dobj", 2),
            ),
            "future",
        ),
    ],
)
def test_the_clause_of_the_date_tells(rows, tense):
    parsed, text = sentence(*rows)

    assert tense_at(parsed, text, text.index("Friday")) == tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They will meet on Friday", "future"),
        ("The vote is due on Friday", "future"),
        ("They were seen on Friday", "past"),
        ("They jumped on Friday", "past"),
        ("Nothing on Friday", "unknown"),
        ("They will go. Nobody saw it on Friday", "past"),
    ],
)
def test_without_a_parse_the_words_before_tell(text, tense):
    assert tense_at(None, text, text.index("Friday")) == tense
