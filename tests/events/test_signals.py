"""What rules out most rules at a look must rule out none that would have fitted."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.events.codebook import Codebook
from timeline.events.syntax.view import View
from timeline.events.triggers.find import find_triggers
from timeline.events.words.lexicon import Lexicon, TriggerRule
from timeline.events.words.signals import Signals, parts
from timeline.language import load_language
from timeline.model import Article

SENTENCES = Path(__file__).resolve().parent.parent / "words" / "read.csv"
EVERY = 7  # of the sentences of the table


@pytest.mark.parametrize(
    ("word", "told"),
    [("mill", ["mill"]), ("steel-mill", ["steel-mill", "mill"]), ("a-b-c", ["a-b-c", "b-c", "c"]), ("pre-", ["pre-"])],
)
def test_a_joined_word_is_known_by_its_end(word, told):
    assert list(parts(word)) == told


def test_a_sentence_has_the_bits_of_all_sets_that_its_words_are_in():
    signals = Signals()
    boats, mills = signals.need(frozenset({"boat", "ship"})), signals.need(frozenset({"steel-mill", "ship"}))
    assert boats != mills
    assert signals.need(frozenset({"ship", "boat"})) == boats
    assert signals.held(["a", "boat"]) == boats
    assert signals.held(["mill"]) == mills
    assert signals.held(["ship", "sank"]) == boats | mills
    assert signals.held(["plane"]) == 0


def test_the_same_triggers_are_found_without_the_first_look():
    lexicon = Lexicon.load(Codebook.load())
    slow = replace(lexicon, verbs=_bare(lexicon.verbs), nouns=_bare(lexicon.nouns), phrases=_bare(lexicon.phrases))
    language = load_language()
    found = 0
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        texts = [row["sentence"] for row in csv.DictReader(file)][::EVERY]
    for text in texts:
        parse = language.parse(Article(article_id="a", title=None, text=text, path="a.txt"))
        for position, sentence in enumerate(parse.sentences):
            expected = find_triggers(View(sentence, slow), position)
            assert find_triggers(View(sentence, lexicon), position) == expected, text
            found += len(expected)
    assert found > len(texts) / 2


def _bare(rules: dict[str, tuple[TriggerRule, ...]]) -> dict[str, tuple[TriggerRule, ...]]:
    return {word: tuple(replace(rule, needs=0) for rule in group) for word, group in rules.items()}
