"""Megabytes of text a second: finding and resolving dates, beside dateparser's search on the same text.

    python benchmarks/dates_speed.py ARTICLES.jsonl [--articles 300] [--peer-articles 20]

Reads the JSONL source form. One process, one core; the grammar is compiled before the clock starts. The peer reads
the first articles only, since it is slow; both figures are of text read per second.
"""

import argparse
import json
import sys
import time
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
    start = time.perf_counter()
    found = 0
    for article in articles:
        publication, _ = publication_day(article, NOTHING_PARSED)
        found += len(find_dates(article, NOTHING_PARSED, publication))
    return time.perf_counter() - start, found


def time_dateparser(articles: list[Article]) -> tuple[float, int]:
    import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.datetime(2015, 1, 1)}
    search_dates("on Monday", languages=["en"], settings=settings)
    start = time.perf_counter()
    found = sum(len(search_dates(article.text, languages=["en"], settings=settings) or []) for article in articles)
    return time.perf_counter() - start, found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles_file", type=Path)
    arguments.add_argument("--articles", type=int, default=300)
    arguments.add_argument("--peer-articles", type=int, default=20)
    given = arguments.parse_args()
    articles = read_articles(given.articles_file, given.articles)
    if not articles:
        sys.exit(f"dates_speed: no articles in {given.articles_file}")
    rates = []
    for name, part, clock in (
        ("timeline.dates", articles, time_ours),
        ("dateparser.search", articles[: given.peer_articles], time_dateparser),
    ):
        seconds, found = clock(part)
        rates.append(megabytes(part) / seconds)
        print(f"{name:<18}{len(part):>6} articles{found:>7} dates{seconds:>9.2f} s{rates[-1]:>10.4f} MB/s")
    print(f"{rates[0] / rates[1]:.0f} times the speed of dateparser.search.search_dates")


if __name__ == "__main__":
    main()
