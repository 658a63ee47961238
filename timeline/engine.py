"""Runs the per-article function over many articles, in this process or in several; the results are the same.

A second engine that shares nothing with these makes this module a folder.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from timeline.config import Config
from timeline.errors import TimelineError
from timeline.model import Article, ArticleResult
from timeline.pipeline import ArticleReader

ARTICLES_A_TASK = 8
TASKS_AHEAD = 4

_reader: ArticleReader | None = None


def read_articles(articles: Iterable[Article], config: Config) -> Iterator[ArticleResult]:
    """Yield the result of each article, in the order of the articles."""
    if config.workers == 1:
        reader = ArticleReader(config)
        yield from map(reader, articles)
        return
    yield from _read_in_processes(articles, config)


def _read_in_processes(articles: Iterable[Article], config: Config) -> Iterator[ArticleResult]:
    """Keep a bounded number of tasks in flight, so that memory does not grow with the corpus."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(config.workers, context, initializer=_start_worker, initargs=(config,))
    remaining = iter(articles)
    try:
        waiting = [pool.submit(_read_task, task) for task in _tasks(remaining, config.workers * TASKS_AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting.extend(pool.submit(_read_task, task) for task in _tasks(remaining, 1))
    except multiprocessing.ProcessError as error:
        raise TimelineError(f"a worker process ended ({error}): run with --workers 1 to see why") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _tasks(articles: Iterator[Article], limit: int) -> Iterator[list[Article]]:
    for _ in range(limit):
        task = list(islice(articles, ARTICLES_A_TASK))
        if not task:
            return
        yield task


def _start_worker(config: Config) -> None:
    global _reader
    _reader = ArticleReader(config)


def _read_task(articles: list[Article]) -> list[ArticleResult]:
    if _reader is None:
        raise TimelineError("a worker process was not started as it must be")
    return [_reader(article) for article in articles]
