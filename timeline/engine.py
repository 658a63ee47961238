"""Runs a function over many articles or files, in this process or in several; the results are the same.

A second engine that shares nothing with these makes this module a folder.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import partial
from itertools import islice
from typing import TypeVar

from timeline.config import Config
from timeline.errors import TimelineError
from timeline.model import Article, ArticleResult
from timeline.pipeline import ArticleReader

ARTICLES_A_TASK = 8
TASKS_AHEAD = 4

Task = TypeVar("Task")
Result = TypeVar("Result")

_reader: ArticleReader | None = None


def read_articles(articles: Iterable[Article], config: Config) -> Iterator[ArticleResult]:
    """Yield the result of each article, in the order of the articles."""
    if config.workers == 1:
        reader = ArticleReader(config)
        yield from map(reader, articles)
        return
    tasks = _grouped(articles)
    pool = _pool(config.workers, start=partial(_start_worker, config))
    for results in _in_order(_read_task, tasks, pool=pool, ahead=config.workers * TASKS_AHEAD):
        yield from results


def map_in_processes(function: Callable[[Task], Result], tasks: Iterable[Task], *, workers: int) -> Iterator[Result]:
    """The results of `function`, in the order of `tasks`, computed by so many processes.

    The function, a task and a result must be such as pickle takes. Raises TimelineError where a process dies.
    """
    yield from _in_order(function, tasks, pool=_pool(workers), ahead=workers * TASKS_AHEAD)


def _grouped(articles: Iterable[Article]) -> Iterator[list[Article]]:
    remaining = iter(articles)
    while task := list(islice(remaining, ARTICLES_A_TASK)):
        yield task


def _pool(workers: int, *, start: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=start)


def _in_order(
    function: Callable[[Task], Result], tasks: Iterable[Task], *, pool: ProcessPoolExecutor, ahead: int
) -> Iterator[Result]:
    """Keep a bounded number of tasks in flight, so that memory does not grow with the corpus."""
    remaining = iter(tasks)
    try:
        waiting = [pool.submit(function, task) for task in islice(remaining, ahead)]
        while waiting:
            yield waiting.pop(0).result()
            waiting.extend(pool.submit(function, task) for task in islice(remaining, 1))
    except BrokenExecutor as error:
        raise TimelineError(f"a worker process ended ({error}): run with --workers 1 to see why") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker(config: Config) -> None:
    global _reader
    _reader = ArticleReader(config)


def _read_task(articles: list[Article]) -> list[ArticleResult]:
    if _reader is None:
        raise TimelineError("a worker process was not started as it must be")
    return [_reader(article) for article in articles]
