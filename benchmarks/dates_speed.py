"""Megabytes of text a second: finding and resolving dates, beside dateparser's search on the same text.

    python benchmarks/dates_speed.py ARTICLES.jsonl [--articles 300] [--peer-articles 20]

Reads the JSONL source form. One process, one core; the grammar is compiled before the clock starts. The peer reads
the first articles only, since it is slow; figures are of text read per second. It is timed twice: called plainly, as
most do, so that it finds out the language, and told that the text is English.
"""

import argparse
import functools
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from timeline.dates import find_dates, publication_day
from timeline.model import Article, Parse

NOTHING_PARSED = Parse(sentences=())


def read_articles(path: Path, limit: int) -> list[Article]:
    articles = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                break
            record = json.loads(line)
            articles.append(
                Article(
                    article_id=str(number),
                    text=record["text"],
                    path=path.name,
                    title=record.get("title"),
                    published=record.get("published") or "2015-01-01",
                    published_basis="metadata",
                    language=record.get("language"),
                )
            )
    return articles


def megabytes(articles: list[Article]) -> float:
    return sum(len(article.text.encode()) for article in articles) / 1e6


def time_ours(articles: list[Article]) -> tuple[float, int]:
    find_dates(articles[0], NOTHING_PARSED, publication_day(articles[0], NOTHING_PARSED)[0])
    start = time.process_time()
    found = 0
    for article in articles:
        publication, _ = publication_day(article, NOTHING_PARSED)
        found += len(find_dates(article, NOTHING_PARSED, publication))
    return time.process_time() - start, found


def time_dateparser(articles: list[Article], languages: list[str] | None) -> tuple[float, int]:
    import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.datetime(2015, 1, 1)}
    search_dates("on Monday", languages=languages, settings=settings)
    start = time.process_time()
    found = sum(len(search_dates(article.text, languages=languages, settings=settings) or []) for article in articles)
    return time.process_time() - start, found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles_file", type=Path)
    arguments.add_argument("--articles", type=int, default=300)
    arguments.add_argument("--peer-articles", type=int, default=20)
    given = arguments.parse_args()
    articles = read_articles(given.articles_file, given.articles)
    if not articles:
        sys.exit(f"dates_speed: no articles in {given.articles_file}")
    ours = show("timeline.dates", articles, time_ours)
    for name, languages in (("dateparser.search", None), ("  told the language", ["en"])):
        part = articles[: given.peer_articles]
        peer = show(name, part, functools.partial(time_dateparser, languages=languages))
        print(f"{'':<20}{ours / peer:.0f} times as fast")


def show(name: str, articles: list[Article], clock: Callable[[list[Article]], tuple[float, int]]) -> float:
    seconds, found = clock(articles)
    rate = megabytes(articles) / seconds
    print(f"{name:<20}{len(articles):>6} articles{found:>7} dates{seconds:>9.2f} s{rate:>10.4f} MB/s")
    return rate


if __name__ == "__main__":
    main()
