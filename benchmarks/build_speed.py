"""Articles a second and peak memory of a build, stage by stage, beside spaCy's own `nlp.pipe` on the same text.

    python benchmarks/build_speed.py ARTICLES.jsonl [--limit N] [--repeat K]

Everything is measured in one process and one run, the bare parse (spaCy's pipeline as it comes) before and after the
stages (the mean of the two is the unit), so that the ratio does not depend on what else the machine was doing earlier.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from timeline.build import run_build
from timeline.config import Config
from timeline.dates import find_dates, publication_day
from timeline.language.parser import load_pipeline
from timeline.model import Article
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

Seconds = dict[str, float]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--limit", type=int, help="the first N articles only")
    options = parser.parse_args()
    articles = [item for item in read_sources([options.source]) if isinstance(item, Article)][: options.limit]
    seconds: Seconds = {}
    reader = ArticleReader(Config())
    first = bare_parse(articles)
    read_all(articles, reader, seconds)
    whole, grown = whole_build(articles)
    bare = (first + bare_parse(articles)) / 2
    show(articles, seconds, bare=bare, whole=whole, grown=grown)


def bare_parse(articles: list[Article]) -> float:
    """Seconds of spaCy's own pipe over titles and texts, as it comes and without its loading."""
    nlp = load_pipeline()
    texts = [f"{article.title}\n\n{article.text}" if article.title else article.text for article in articles]
    started = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - started


def read_all(articles: list[Article], reader: ArticleReader, seconds: Seconds) -> None:
    """Run the rooms of the per-article function one by one, adding up the time of each."""
    for article in articles:
        with timed(seconds, "language"):
            parse = reader.language.parse(article)
        with timed(seconds, "dates"):
            publication, _ = publication_day(article, parse)
            dates = find_dates(article, parse, publication)
        with timed(seconds, "places"):
            places = reader.read_places(article, parse)
        with timed(seconds, "events"):
            reader.read_events(article, parse, dates, places, publication)


@contextmanager
def timed(seconds: Seconds, stage: str) -> Iterator[None]:
    """Add the seconds of a block to a stage."""
    started = time.perf_counter()
    yield
    seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - started


def whole_build(articles: list[Article]) -> tuple[dict[str, float], float]:
    """Seconds of the stages of a build with one process, pages included; and of one that adds the last tenth to it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stages = build_seconds(articles, folder / "all", reuse=False)
        build_seconds(articles[: len(articles) * 9 // 10], folder / "grown", reuse=True)
        return stages, build_seconds(articles, folder / "grown", reuse=True)["the whole build"]


def build_seconds(articles: list[Article], folder: Path, *, reuse: bool) -> dict[str, float]:
    """Build these articles into a folder; seconds of each stage and of the whole."""
    folder.mkdir(exist_ok=True)
    lines = [
        json.dumps({"id": a.article_id, "title": a.title, "published": a.published, "text": a.text, "source": a.source})
        for a in articles
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    started = time.perf_counter()
    source, config = folder / "articles.jsonl", Config(reuse=reuse)
    summary = run_build([source], folder / "tables", folder / "pages", config=config)
    whole = time.perf_counter() - started
    return {**{f"build: {name}": spent for name, spent in summary.seconds.items()}, "the whole build": whole}


def show(articles: list[Article], seconds: Seconds, *, bare: float, whole: Seconds, grown: float) -> None:
    """Print the table."""
    characters = sum(len(article.text) for article in articles)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(articles):,} articles, {characters / 1e6:.2f} million characters; peak memory {peak:,.0f} MB\n")
    print("| what | seconds | articles a second | times the bare parse |\n|---|--:|--:|--:|")
    rows = [("spaCy `nlp.pipe` alone", bare), *seconds.items(), ("the per-article function", sum(seconds.values()))]
    rows += [*whole.items(), ("a build again with a tenth more articles", grown)]
    for name, spent in rows:
        print(f"| {name} | {spent:.2f} | {len(articles) / max(spent, 1e-9):,.1f} | {spent / bare:.3f} |")


if __name__ == "__main__":
    main()
