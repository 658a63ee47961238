"""Stories of long ago told forward: seasons, months and days without a year are of the years of the story."""

import pytest

from timeline.dates import find_dates, publication_day
from timeline.language import load_language
from timeline.model import Article


@pytest.fixture(scope="module")
def dates():
    language = load_language()

    def run(text, published="2017-05-31"):
        article = Article(
            article_id="a", text=text, path="a.txt", published=published, published_precision=1,
            published_basis="metadata",
        )  # fmt: skip
        parse = language.parse(article)
        publication, _ = publication_day(article, parse)
        return [m.value.edtf if m.value else None for m in find_dates(article, parse, publication)]

    return run


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("that season is of the year told last", "In 1982 soldiers came to Kelso. That summer they burned the church.",
         ["1982", "1982-22"]),
        ("so of a month", "In May 1993 the bridge fell. That autumn the ferry sank.", ["1993-05", "1993-23"]),
        ("the following month of a name is in the next year",
         "In 1974 dockers struck. The following March troops came.",
         ["1974", "1975-03"]),
        ("that month", "In 1994 the mill closed. That March its owner had died.", ["1994", "1994-03"]),
        ("the next season, told in the past", "In May 1993 the bridge fell. The next spring it was raised.",
         ["1993-05", "1994-21"]),
        ("a day soon after one of long ago", "On 12 April 2004 armed men came to Oru. Two of them died on 15 April.",
         ["2004-04-12", "2004-04-15"]),
        ("a month after a year, both opening their sentences",
         "In 1968 the army seized power. In October students marched in the capital.", ["1968", "1968-10"]),
    ],
)  # fmt: skip
def test_days_without_a_year_are_of_the_story(dates, rule, text, found):
    assert dates(text) == found, rule


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("a year in passing", "The bank was founded in 1905. In January it closed two branches.", ["1905", "2017-01"]),
        ("a day of the last weeks", "He was jailed on 12 April 2004. On 12 May he was freed.",
         ["2004-04-12", "2017-05-12"]),
        ("a day long after what came before",
         "The law was passed in June 2011. On 3 February the court struck it down.",
         ["2011-06", "2017-02-03"]),
        ("another paragraph", "He was killed in March 1986.\n\nOn 2 April his widow spoke in court.",
         ["1986-03", "2017-04-02"]),
        ("what is to come", "They were jailed in May 2004. They will be freed next spring.", ["2004-05", "2018-21"]),
        ("a day of the week", "The mill was built in 1905. On Monday it burned.", ["1905", "2017-05-29"]),
    ],
)  # fmt: skip
def test_the_news_keeps_its_days(dates, rule, text, found):
    assert dates(text) == found, rule
