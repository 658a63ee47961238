"""What the tests of events read with."""

import datetime

import pytest

from timeline.config import Config
from timeline.model import Article
from timeline.pipeline import ArticleReader

PUBLISHED = datetime.date(2021, 5, 12)


@pytest.fixture(scope="session")
def read_article():
    """What a text gives, by a reader that is loaded once; the text appeared on a Wednesday."""
    reader = ArticleReader(Config())

    def run(text: str, title: str | None = None):
        day = PUBLISHED.isoformat()
        return reader(
            Article(article_id="a", title=title, text=text, path="a.txt", published=day, published_basis="metadata")
        )

    return run


@pytest.fixture(scope="session")
def read(read_article):
    """The reports of a text."""

    def run(text: str, title: str | None = None):
        return read_article(text, title).reports

    return run
