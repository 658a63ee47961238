"""Days whose value hangs on the clause, read with a parse: `clause_cases.csv`, marked as in `cases_LL.csv`.

The words were published on Wednesday 2017-05-31; `rule` says what a case shows.
"""

import csv
import re
from pathlib import Path

import pytest

from timeline.dates import find_dates, publication_day
from timeline.language import load_language
from timeline.model import Article

MARK = re.compile(r"\[\[(.*?)\]=(.*?)\]", re.DOTALL)


def cases():
    path = Path(__file__).parent / "clause_cases.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=f"{row['rule']}: {row['text'][:60]}") for row in csv.DictReader(file)]


def read(text, title=None):
    day = "2017-05-31"
    article = Article(article_id="a", title=title, text=text, path="a.txt", published=day, published_basis="metadata")
    parse = load_language(None).parse(article)
    mentions = find_dates(article, parse, publication_day(article, parse)[0])
    return [(m.quote, m.value.edtf if m.value else "") for m in mentions]


@pytest.mark.parametrize("row", cases())
def test_the_clause_of_a_day_says_which_it_is(row):
    assert read(MARK.sub(r"\1", row["text"])) == MARK.findall(row["text"])
