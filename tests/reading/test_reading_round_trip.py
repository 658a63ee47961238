"""The sample corpus, written as every kind and read again, gives the same events."""

from dataclasses import replace
from pathlib import Path

import pytest
from kind_writers import WRITERS

from timeline.config import Config
from timeline.merging import merge_reports
from timeline.model import Article, ArticleFacts
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

SAMPLE = Path(__file__).parents[2] / "data" / "raw"
EVENT_FIELDS = ("event_type", "event_mode", "assertion", "date_edtf", "date_precision", "place_id", "geo_precision")
CLEANED = ("html", "mhtml", "warc", "warc.gz", "wacz", "tar")  # a saved page in the sample has a menu in it
COUNT_FIELDS = ("deaths_best", "injured_best", "actor_codes", "target_codes", "n_articles")


@pytest.fixture(scope="module")
def sample():
    """The articles, their headline where a page has it: apart from the text."""
    articles = [one for one in read_sources([SAMPLE]) if isinstance(one, Article)]
    return [replace(one, text=one.text.removeprefix(one.title or "").lstrip()) for one in articles]


@pytest.fixture(scope="module")
def events_of():
    """Events of articles; an article that was read before with the same words and fields is not read again."""
    reader = ArticleReader(Config())
    known = {}

    def events(articles):
        results = []
        for article in articles:
            key = (article.article_id, article.title, article.text, article.published, article.url, article.source)
            if key not in known:
                known[key] = reader(article)
            results.append(known[key])
        facts = [
            ArticleFacts(
                article_id=one.article_id,
                source=one.source,
                published=result.publication.published,
                text_sha256=one.text,
                duplicate_of=None,
            )
            for one, result in zip(articles, results, strict=True)
        ]
        merged = merge_reports([report for result in results for report in result.reports], facts, previous=None)
        return sorted(str([getattr(one, name) for name in (*EVENT_FIELDS, *COUNT_FIELDS)]) for one in merged.events)

    return events


def read_again(kind, sample, folder):
    """The articles of the sample from files of one kind, with the ids they had; with the codes of the issues."""
    for name, content in WRITERS[kind](sample).items():
        (folder / name).write_bytes(content)
    found = list(read_sources([folder]))
    by_title = {one.title: one for one in sample}
    articles = [one for one in found if isinstance(one, Article)]
    assert {one.title for one in articles} == set(by_title)
    assert len(articles) == len(sample)
    renamed = [replace(one, article_id=by_title[one.title].article_id, path="a") for one in articles]
    return sorted(renamed, key=lambda one: one.article_id), [one.code for one in found if not isinstance(one, Article)]


@pytest.mark.parametrize("kind", WRITERS)
def test_the_sample_in_every_kind_gives_the_same_events(kind, sample, events_of, tmp_path):
    articles, issues = read_again(kind, sample, tmp_path)
    originals = sorted(sample, key=lambda one: one.article_id)
    assert [one for one in issues if one != "disagreement"] == []
    if kind not in CLEANED:
        assert [one.text.split() for one in articles] == [one.text.split() for one in originals]
    assert [(one.published or "")[:10] for one in articles] == [(one.published or "")[:10] for one in originals]
    assert events_of(articles) == events_of(originals)
