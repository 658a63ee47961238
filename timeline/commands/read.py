"""`timeline read`: what a build would read, and what trouble it would have, before it is run."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.config import DEFAULT_SOURCE, Config, columns_from

if TYPE_CHECKING:
    from timeline.model import Article, Issue
    from timeline.reading.column_names import ColumnMap

SourcesArgument = Annotated[
    list[Path] | None,
    typer.Argument(help=f"Files or folders of articles, or - for standard input; {DEFAULT_SOURCE}/ if none is named."),
]
SinceOption = Annotated[str | None, typer.Option("--since", help="Leave out what appeared before.", metavar="DAY")]
UntilOption = Annotated[str | None, typer.Option("--until", help="Leave out what appeared after.", metavar="DAY")]
LanguageOption = Annotated[
    list[str] | None, typer.Option("--language", help="Read this language only; may be given again.", metavar="CODE")
]
LimitOption = Annotated[int | None, typer.Option("--limit", help="Read the first N articles.", metavar="N")]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        help="Columns of tables or keys of records, such as text=Body,published=Day.",
        metavar="FIELD=HEADER,...",
    ),
]
SeparatorOption = Annotated[
    str | None, typer.Option("--separator", help="The line that parts the articles of a text file.", metavar="LINE")
]
OutletsOption = Annotated[
    Path | None,
    typer.Option("--outlets", help="A CSV file of more outlets: domain,name,country,scale.", metavar="FILE"),
]

TITLE_CHARS = 70
MAX_ISSUES = 200


def reading_settings(
    *,
    since: str | None,
    until: str | None,
    language: list[str] | None,
    limit: int | None,
    columns: str | None,
    separator: str | None,
    outlets: Path | None,
) -> dict[str, object]:
    """The settings of Config that the reading options stand for."""
    return {
        "since": since,
        "until": until,
        "languages": tuple(code.strip().casefold() for one in language or () for code in one.split(",")),
        "limit": limit,
        "columns": columns_from(columns) if columns is not None else (),
        "separator": separator,
        "outlets": str(outlets) if outlets is not None else None,
    }


def read_command(
    sources: SourcesArgument = None,
    since: SinceOption = None,
    until: UntilOption = None,
    language: LanguageOption = None,
    limit: LimitOption = None,
    columns: ColumnsOption = None,
    separator: SeparatorOption = None,
    outlets: OutletsOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the articles as JSONL, text and all.")] = False,
) -> None:
    """Show what would be read: articles, columns of tables, and problems, without building anything."""
    from timeline.config import config_from
    from timeline.reading.sources import inspect_sources
    from timeline.reading.standard_input import with_standard_input

    settings = reading_settings(
        since=since,
        until=until,
        language=language,
        limit=limit,
        columns=columns,
        separator=separator,
        outlets=outlets,
    )
    config = config_from(settings)
    with with_standard_input(sources or [DEFAULT_SOURCE], sys.stdin.buffer) as named:
        found = inspect_sources(named, config=config)
        if as_json:
            _print_json(found)
        else:
            _print_report(found, config=config)


def _print_json(found: Iterator[Article | Issue | ColumnMap]) -> None:
    from timeline.model import Article, Issue

    for one in found:
        if isinstance(one, Article):
            print(json.dumps(json_record(one), ensure_ascii=False))
        elif isinstance(one, Issue):
            print(f"{one.code}: {one.detail}", file=sys.stderr)


def json_record(article: Article) -> dict[str, object]:
    """An article in the JSONL form of the dataset's contract, with byline and section beside."""
    return {
        "id": article.article_id,
        "title": article.title,
        "published": article.published,
        "url": article.url,
        "source": article.source,
        "language": article.language,
        "byline": article.byline,
        "section": article.section,
        "text": article.text,
    }


@dataclass(slots=True)
class _Totals:
    articles: int = 0
    characters: int = 0
    days: list[str] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)
    bases: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    issues: Counter[str] = field(default_factory=Counter)

    def add(self, article: Article) -> None:
        self.articles += 1
        self.characters += len(article.text)
        self.languages[article.language or "unknown"] += 1
        self.bases[article.published_basis] += 1
        if article.published is not None:
            self.days = [min([article.published[:10], *self.days[:1]]), max([article.published[:10], *self.days[1:]])]
        for one in article.removed:
            rule, _, count = one.partition("=")
            self.removed[rule] += int(count)


def _print_report(found: Iterator[Article | Issue | ColumnMap], *, config: Config) -> None:
    from timeline.model import Article, Issue

    totals = _Totals()
    issues: list[Issue] = []
    for one in found:
        if isinstance(one, Article):
            totals.add(one)
            print(article_line(one))
        elif isinstance(one, Issue):
            totals.issues[one.code] += 1
            if len(issues) < MAX_ISSUES:
                issues.append(one)
        else:
            print(column_line(one))
    print()
    for issue in issues:
        print(f"{issue.code:<16}{issue.detail}")
    if (more := totals.issues.total() - len(issues)) > 0:
        print(f"and {more} more problems, counted below")
    for line in _total_lines(totals):
        print(line)


def article_line(article: Article) -> str:
    """An article in one line: id, day and its basis, language, outlet, length, title."""
    day = f"{article.published[:10]} ({article.published_basis})" if article.published is not None else "no day"
    title = article.title or article.text.lstrip().split("\n", 1)[0]
    shown = title if len(title) <= TITLE_CHARS else title[: TITLE_CHARS - 1] + "…"
    parts = (
        article.article_id,
        day,
        article.language or "?",
        article.source or "?",
        f"{len(article.text)} chars",
        shown,
    )
    return "  ".join(" ".join(part.split()) for part in parts)


def column_line(found: ColumnMap) -> str:
    """Which columns of a table were taken for what, and how to say otherwise."""
    pairs = ", ".join(f"{name}={header}" for name, header in found.columns)
    basis = "as given" if found.is_given else "guessed; --columns says otherwise"
    return f"{found.path}: columns {pairs} ({basis})"


def _total_lines(totals: _Totals) -> Iterator[str]:
    def counted(counts: Counter[str]) -> str:
        return ", ".join(f"{count} {name}" for name, count in counts.most_common()) or "none"

    rows = [
        ("articles", f"{totals.articles}, {totals.characters} characters"),
        ("published", " to ".join(dict.fromkeys(totals.days)) or "unknown"),
        ("day from", counted(totals.bases)),
        ("languages", counted(totals.languages)),
        ("cut from pages", counted(totals.removed)),
        ("problems", counted(totals.issues)),
    ]
    for name, value in rows:
        yield f"{name:<16}{value}"
