"""Count pairs of short articles that are rightly one event or two: all in one folder, and each pair by itself.

    python benchmarks/merging_pairs.py

`tests/merging/pairs.jsonl` holds a pair a line: half tell one event in different words and with other figures, half
two events of one day and country. Every third (`read` false) was set apart before anything was measured: of those the
totals alone are printed. Two that are one are `welded` when any of their reports is; one that is two is `missed` when
no report of the one article is in an event of the other.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from timeline.config import Config
from timeline.merging import merge_reports
from timeline.model import Article, ArticleFacts, ArticleResult
from timeline.pipeline import ArticleReader

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "merging" / "pairs.jsonl"

Pair = Mapping[str, Any]


def main() -> None:
    """Read every article once, merge, print."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    results = read_articles(pairs)
    together = joined(pairs, results)
    alone = {name for pair in pairs for name in joined([pair], results)}
    for title, found in (("all in one folder", together), ("each by itself", alone)):
        for read in (True, False):
            print(_line(title, [pair for pair in pairs if pair["read"] is read], found, read=read))


def read_articles(pairs: Iterable[Pair]) -> dict[str, ArticleResult]:
    """article_id -> what the article gives."""
    reader = ArticleReader(Config())
    return {told["id"]: reader(_article(told)) for pair in pairs for told in pair["articles"]}


def _article(told: Mapping[str, str]) -> Article:
    return Article(
        article_id=told["id"],
        title=told["title"],
        text=told["text"],
        path=f"{told['id']}.txt",
        source=told["source"],
        published=told["published"],
        published_basis="metadata",
    )


def joined(pairs: Sequence[Pair], results: Mapping[str, ArticleResult]) -> set[str]:
    """The pairs with an event of both articles, merged in one folder."""
    told = [article for pair in pairs for article in pair["articles"]]
    reports = [report for article in told for report in results[article["id"]].reports]
    facts = [_facts(article) for article in told]
    events = merge_reports(reports, facts).event_of
    of_article: dict[str, set[str]] = {article["id"]: set() for article in told}
    for report in reports:
        of_article[report.article_id].add(events[report.report_id])
    return {p["pair"] for p in pairs if of_article[p["articles"][0]["id"]] & of_article[p["articles"][1]["id"]]}


def _facts(told: Mapping[str, str]) -> ArticleFacts:
    return ArticleFacts(
        article_id=told["id"],
        source=told["source"],
        published=told["published"],
        text_sha256=f"text of {told['id']}",
        duplicate_of=None,
    )


def _line(title: str, pairs: Sequence[Pair], found: set[str], *, read: bool) -> str:
    one = [pair["pair"] for pair in pairs if pair["one"]]
    two = [pair["pair"] for pair in pairs if not pair["one"]]
    missed, welded = [name for name in one if name not in found], [name for name in two if name in found]
    line = f"{title}, {'read' if read else 'unread'}: missed {len(missed)} of {len(one)}, "
    line += f"welded {len(welded)} of {len(two)}"
    return f"{line}; missed {' '.join(missed)}; welded {' '.join(welded)}" if read else line


if __name__ == "__main__":
    main()
