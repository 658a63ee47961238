"""The table of cases: a sentence, its day of publication, and every date in it with its rule.

In `cases_LL.csv`, `[[words]=EDTF]` marks an expression and its value; an empty value is one that cannot be resolved.
"""

import csv
import re
from pathlib import Path

import pytest

from timeline.dates import find_dates, publication_day
from timeline.dates.lexicon import load_lexicon
from timeline.model import Article, Parse

HERE = Path(__file__).parent
MARK = re.compile(r"\[\[(.*?)\]=(.*?)\]", re.DOTALL)


def cases():
    for path in sorted(HERE.glob("cases_*.csv")):
        language = path.stem.partition("_")[2]
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield pytest.param(language, row, id=f"{language}: {row['text'][:60]} ({row['published']})")


def read_marks(marked):
    text, at, wanted = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        wanted.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], wanted


@pytest.mark.parametrize(("language", "row"), list(cases()))
def test_finds_and_resolves_each_date_by_its_rule(language, row):
    text, wanted = read_marks(row["text"])
    article = Article(article_id="a", text=text, path="a.txt", published=row["published"] or None, language=language)
    parse = Parse(sentences=())
    publication, _ = publication_day(article, parse)

    mentions = find_dates(article, parse, publication)

    assert [(m.start, m.end, m.value.edtf if m.value else "") for m in mentions] == wanted
    assert [m.rule for m in mentions] == row["rules"].split()
    assert all(m.quote == text[m.start : m.end] for m in mentions)


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
def test_every_rule_has_an_example(language):
    shown = {rule for case in cases() if case.values[0] == language for rule in case.values[1]["rules"].split()}
    named = {rule.rule for rule in load_lexicon(language).rules if rule.reading != "none"}

    assert named - shown == set()


def test_the_table_is_large_enough_to_mean_something():
    assert len(list(cases())) >= 400
