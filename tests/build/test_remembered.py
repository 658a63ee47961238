"""A build takes unchanged articles from earlier ones, and gives the bytes of a build from nothing."""

from __future__ import annotations

import json
import shutil
import sqlite3
from importlib.resources import files

import pytest

import timeline.build
import timeline.remembered
from timeline.build import run_build
from timeline.config import Config
from timeline.remembered import results_file

ARTICLES = [
    {"id": "cafe", "published": "2018-03-06", "source": "Gulf Ledger", "language": "en",
     "text": "Gunmen opened fire on a cafe in Basra on Sunday, killing four people, police said."},
    {"id": "bridge", "published": "2018-03-09", "source": "Tigris Post", "language": "en",
     "text": "A bomb under a bridge in Mosul wounded two soldiers on Thursday, the army said."},
    {"id": "later", "published": "2018-03-08", "source": "Tigris Post", "language": "en",
     "text": "At least five people were killed when gunmen attacked a cafe in Basra, Iraq, on Sunday."},
]  # fmt: skip


@pytest.fixture
def build(tmp_path, monkeypatch):
    """Build records into a folder; what comes back is the summary, the tables' bytes, and the ids that were read."""
    read = []
    reader = timeline.build.read_articles

    def watched(articles, config):
        read.extend(article.article_id for article in articles)
        return reader(articles, config)

    monkeypatch.setattr(timeline.build, "read_articles", watched)

    def run(records, *, into="tables", **settings):
        source = tmp_path / "source" / "articles.jsonl"
        source.parent.mkdir(exist_ok=True)
        source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        read.clear()
        config = Config(pages=False, **settings)
        summary = run_build([source], tmp_path / into, tmp_path / "pages", config=config)
        return summary, {path.name: path.read_bytes() for path in (tmp_path / into).iterdir()}, list(read)

    return run


def test_only_new_articles_are_read_and_the_bytes_are_those_of_a_build_from_nothing(build):
    build(ARTICLES[:2])
    summary, grown, read = build(ARTICLES)
    assert read == ["later"]
    assert summary.reused == 2
    _, from_nothing, read = build(ARTICLES, into="other", reuse=False)
    assert sorted(read) == ["bridge", "cafe", "later"]
    assert grown == from_nothing


def test_an_article_that_was_changed_is_read_again(build):
    build(ARTICLES)
    changed = [{**ARTICLES[0], "text": ARTICLES[0]["text"].replace("four", "six")}, *ARTICLES[1:]]
    summary, grown, read = build(changed)
    assert read == ["cafe"]
    assert b",6,6,6," in grown["reports.csv"]
    assert summary.reused == 2


def test_what_is_gone_from_the_source_is_gone_from_the_tables(build):
    build(ARTICLES)
    _, fewer, read = build(ARTICLES[:1])
    assert read == []
    assert build(ARTICLES[:1], into="other")[1] == fewer


def test_two_processes_keep_what_one_finds(build):
    _, first, _ = build(ARTICLES, workers=2)
    _, second, read = build(ARTICLES)
    assert read == []
    assert first == second


def test_other_code_reads_everything_again(build, monkeypatch):
    build(ARTICLES)
    monkeypatch.setattr(timeline.remembered, "_package_digest", lambda: "another")
    assert len(build(ARTICLES)[2]) == 3


def test_another_codebook_reads_everything_again(build, tmp_path):
    own = tmp_path / "own.csv"
    shutil.copy(files("timeline.reference") / "codebook.csv", own)
    build(ARTICLES)
    assert len(build(ARTICLES, codebook=str(own))[2]) == 3
    assert build(ARTICLES, codebook=str(own))[2] == []


def test_a_crash_is_not_kept(build, monkeypatch):
    from timeline.pipeline import ArticleReader

    whole = ArticleReader._read

    def broken(self, article):
        if article.article_id == "cafe":
            raise ZeroDivisionError
        return whole(self, article)

    with monkeypatch.context() as patch:
        patch.setattr(ArticleReader, "_read", broken)
        summary, _, _ = build(ARTICLES)
        assert summary.issues == {"crash": 1}
    summary, _, read = build(ARTICLES)
    assert read == ["cafe"]
    assert not summary.issues


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 99, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_file_is_done_without(build, tmp_path, content):
    _, plain, _ = build(ARTICLES, reuse=False)
    results_file(tmp_path / "tables").write_bytes(content)
    _, tables, read = build(ARTICLES)
    assert len(read) == 3
    assert tables == plain


def test_a_database_of_somebody_else_is_left_alone(build, tmp_path):
    path = results_file(tmp_path / "tables")
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE results (mine TEXT)")
    other.close()
    before = path.read_bytes()
    assert build(ARTICLES)[0].articles == 3
    assert path.read_bytes() == before


def test_a_file_that_another_build_holds_is_done_without(build, tmp_path):
    build(ARTICLES)
    holder = sqlite3.connect(results_file(tmp_path / "tables"))
    holder.execute("BEGIN EXCLUSIVE")
    summary, _, read = build(ARTICLES)
    holder.close()
    assert len(read) == 3
    assert summary.reused == 0


def test_a_build_that_was_broken_off_goes_on_where_it_stopped(build, monkeypatch):
    monkeypatch.setattr(timeline.remembered, "RESULTS_A_COMMIT", 1)
    reader = timeline.build.read_articles

    def breaks_off(articles, config):
        yield next(iter(reader(articles[:1], config)))
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(timeline.build, "read_articles", breaks_off)
        with pytest.raises(KeyboardInterrupt):
            build(ARTICLES)
    assert len(build(ARTICLES)[2]) == 2
