"""What the tests of events read with."""

import datetime

import pytest

from timeline.config import Config
from timeline.model import Article
from timeline.pipeline import ArticleReader

PUBLISHED = datetime.date(2021, 5, 12)


@pytest.fixture(scope="session")
def read():
    """The reports of a text, by a reader that is loaded once; the text appeared on a Wednesday."""
    reader = ArticleReader(Config())

    def run(text: str, title: str | None = None):
        day = PUBLISHED.isoformat()
        return reader(
            Article(article_id="a", title=title, text=text, path="a.txt", published=day, published_basis="metadata")
        ).reports

    return run
