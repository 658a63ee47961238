"""Which of the articles read are wanted: by day, by language, by number; how many were left out, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from timeline.config import Config
from timeline.errors import SourceError
from timeline.model import Article, Issue
from timeline.reading.column_names import ColumnMap


def select(found: Iterable[Article | Issue | ColumnMap], *, config: Config) -> Iterator[Article | Issue | ColumnMap]:
    """What of `found` the settings ask for, and at the end one issue `left-out` that counts the rest by rule.

    An article whose day or language is not known at this point stays: its text may still tell. After `limit` articles
    nothing more is read. Raises SourceError where articles were read and none is wanted.
    """
    left_out: Counter[str] = Counter()
    kept = 0
    for one in found:
        if not isinstance(one, Article):
            yield one
            continue
        if (rule := reason_to_leave(one, config=config)) is not None:
            left_out[rule] += 1
            continue
        yield one
        kept += 1
        if kept == config.limit:
            break
    counts = ", ".join(f"{count} {rule}" for rule, count in sorted(left_out.items()))
    if left_out and not kept:
        raise SourceError(f"no article is left of {left_out.total()}: {counts}; ask for other days or languages")
    if left_out:
        yield Issue(code="left-out", detail=f"articles that were not asked for: {counts}")


def reason_to_leave(article: Article, *, config: Config) -> str | None:
    """The rule that leaves an article out; None where it is wanted. A month or a year counts by its last day."""
    published = (article.published or "")[:10]
    if published and config.since is not None and _last_day(published) < config.since:
        return f"published before {config.since}"
    if published and config.until is not None and published > config.until:
        return f"published after {config.until}"
    primary = (article.language or "").split("-")[0].casefold()
    if primary and config.languages and primary not in config.languages:
        return f"in another language than {' or '.join(config.languages)}"
    return None


def _last_day(published: str) -> str:
    return published + "-99-99"[: 10 - len(published)] if len(published) < 10 else published
