import csv
from importlib import resources

import pytest

from timeline.dates import lexicon
from timeline.dates.calendar import feast
from timeline.dates.grammar import Grammar, load_grammar
from timeline.dates.lexicon import LANGUAGES, Lexicon, Rule, Word, load_feasts, load_lexicon, words_of
from timeline.dates.resolve import READINGS
from timeline.errors import ReferenceDataError

FOLDER = resources.files("timeline.reference").joinpath("dates")
FILES = [f"{language}.{kind}.csv" for language in LANGUAGES for kind in ("words", "patterns", "macros")]


@pytest.mark.parametrize("name", [*FILES, "feasts.csv", "day_first_domains.csv"])
def test_reference_files_are_sorted_and_say_nothing_twice(name):
    rows = list(csv.reader(FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()))[1:]

    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reading_is_known_and_every_pattern_compiles(language):
    assert {rule.reading for rule in load_lexicon(language).rules} <= READINGS.keys() | {"none"}
    assert load_grammar(language).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_weekday_and_feast_is_there(language):
    words = load_lexicon(language).words
    values = {name: {word.value for word in words if word.category.startswith(name)} for name in ("month", "weekday")}

    assert values["month"] >= {str(number) for number in range(1, 13)}
    assert values["weekday"] >= {str(number) for number in range(1, 8)}
    assert {word.value for word in words if word.category == "feast"} <= load_feasts().keys()


def test_every_feast_can_be_reckoned():
    assert all(feast(rule, 2017) is not None for rule in load_feasts().values())


def test_a_pattern_that_cannot_be_says_so():
    words = (Word("month", "may", "5", "any"),)
    for pattern in ("nothing", "( month", "month?", "month )", "{NONE}"):
        broken = Lexicon("en", words, (Rule("r", "month", 5, 0.5, pattern),), ())
        with pytest.raises(ReferenceDataError):
            Grammar(broken)


def test_a_file_with_other_columns_says_which_are_needed():
    with pytest.raises(ReferenceDataError, match=r"feasts\.csv:1: .*'key'"):
        list(lexicon.rows("feasts.csv", ("key",)))


def test_a_category_that_a_language_lacks_is_empty():
    assert words_of("ar", "imprint") == frozenset()
