"""Many articles to a dataset: read, code, merge, write the tables and the pages."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from timeline.changed import ChangedFile, keep_changed_files
from timeline.config import DEFAULT_OUTPUTS, DEFAULT_PROCESSED, DEFAULT_SOURCE, Config
from timeline.dataset import Dataset, read_dataset
from timeline.engine import map_in_processes, read_articles
from timeline.errors import ConfigError, SourceError
from timeline.events import Codebook
from timeline.events.words.lexicon import Lexicon
from timeline.geojson import geojson_text
from timeline.language import load_language
from timeline.merging import Copy, MergeResult, PreviousBuild, merge_reports, origin_of, trace_copies
from timeline.model import Article, ArticleFacts, ArticleResult, Event, Issue
from timeline.pages import PageOptions, write_pages
from timeline.places import Gazetteer
from timeline.reading import read_sources
from timeline.reading.files import walk
from timeline.remembered import Remembered, can_remember, results_file
from timeline.store import check_writable, recover, replaced_folder
from timeline.tables import (
    MERGES,
    REPORTS,
    TABLE_BY_NAME,
    TABLES,
    Row,
    arrow_table,
    data_package_text,
    frame,
    read_table,
    write_table,
)
from timeline.version import __version__

LICENCE = "Ids, names and coordinates of places: CC BY 4.0. The quoted words belong to their publishers."
PAGE_FILES = ("index.html", "map.html", "timeline.html", "run.json")
TABLE_FILES = (
    *(f"{table.name}.{kind}" for table in TABLES for kind in ("csv", "parquet")),
    "datapackage.json",
    "events.geojson",
)
HASH_BLOCK_BYTES = 1 << 20

Progress = Callable[[str, int, int], None]


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build made, in numbers, and the files to open.

    `silent_articles` are those with no report. `ended` holds the ids of the build before that are no more, each with
    the id that took its place where the two were joined; `changed` the tables that somebody had changed since then.
    """

    articles: int
    reused: int
    reports: int
    events: int
    located: int
    dated_to_a_day: int
    silent_articles: int
    issues: Mapping[str, int]
    new_events: int
    ended: Mapping[str, str | None]
    changed: Sequence[ChangedFile]
    processed: Path
    outputs: Path
    pages: Mapping[str, Path]
    seconds: Mapping[str, float]


@dataclass(slots=True)
class _Stages:
    """Seconds a stage, measured by the one who runs the build and told in `run.json` only."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = round(self.seconds.get(name, 0.0) + time.perf_counter() - started, 3)


def build(
    *sources: Path | str,
    processed: Path | str = DEFAULT_PROCESSED,
    outputs: Path | str = DEFAULT_OUTPUTS,
    config: Config | None = None,
) -> Dataset:
    """Build a dataset from files and folders of articles and return it.

    With no source, `data/raw/` is read. Raises SourceError where there is nothing to read and ConfigError where a
    folder cannot be written; trouble with single articles becomes rows of `issues`.
    """
    run_build([Path(source) for source in sources], Path(processed), Path(outputs), config=config or Config())
    return read_dataset(processed)


def run_build(
    sources: Sequence[Path],
    processed: Path,
    outputs: Path,
    *,
    config: Config,
    progress: Progress = _silent,
) -> BuildSummary:
    """Build into two folders and return the summary. See `build` for the errors."""
    stages = _Stages()
    named = list(sources) or [DEFAULT_SOURCE]
    _check_folders(named, processed, outputs)
    options = _page_options(config)
    _check_codebook(config)
    recover(processed)
    progress("reading sources", 0, len(named))
    with stages.timed("read"):
        articles, issues = _read(named, config, leave_out=(processed, outputs))
    progress("reading sources", len(named), len(named))
    with stages.timed("articles"):
        results, reused = _results(articles, config, processed, progress)
    with stages.timed("copies"):
        copies = trace_copies(articles, {result.article_id: result.publication.published for result in results})
    with stages.timed("merge"):
        facts = [_facts(article, result, copies) for article, result in zip(articles, results, strict=True)]
        reports = [report for result in results for report in result.reports]
        previous = _previous_build(processed)
        merged = merge_reports(reports, facts, previous=previous)
    with stages.timed("tables"):
        changed = keep_changed_files(processed)
        issues = [*issues, *(one.issue() for one in changed)]
        tables = _tables(articles, results, merged, copies, issues)
        with replaced_folder(processed, own_files=TABLE_FILES) as folder:
            _write_tables(tables, folder)
    summary = dataclasses.replace(
        _summary(tables, processed, outputs, stages, reused=reused), changed=changed, **_since(previous, merged)
    )
    run = _run_record(named, config=config, summary=summary)
    write = partial(write_pages, run=run, options=options, planned=lambda plan: progress(plan.words(), 0, 1))
    pages = _write_outputs(tables, outputs, run=run, write=write if config.pages else None, stages=stages)
    return dataclasses.replace(summary, pages=pages, seconds=dict(stages.seconds))


def _check_codebook(config: Config) -> None:
    """Read the user's codebook and triggers before the articles, so that what is wrong there stops the run at once."""
    if config.codebook is not None:
        own = Path(config.codebook)
        Lexicon.load(Codebook.load(own), own=own)


def _page_options(config: Config) -> PageOptions:
    """Check what the pages are to be like before anything is read."""
    options = PageOptions(borders=config.borders, tiles=config.tiles, page_mb=config.page_mb)
    try:
        options.tile_address()
    except ValueError as error:
        raise ConfigError(str(error)) from error
    return options


def _check_folders(sources: Sequence[Path], processed: Path, outputs: Path) -> None:
    if processed.resolve() == outputs.resolve():
        raise ConfigError(f"{processed} is named for the tables and the pages both: name two folders")
    for source in sources:
        if not source.exists():
            raise SourceError(f"{source} does not exist: name a file or folder of articles")
        for target in (processed, outputs):
            if target.resolve() == source.resolve():
                raise ConfigError(f"{target} is the source itself: name another folder to write into")
    for target in (processed, outputs):
        check_writable(target)


def _read(sources: Sequence[Path], config: Config, *, leave_out: Sequence[Path]) -> tuple[list[Article], list[Issue]]:
    articles: list[Article] = []
    issues: list[Issue] = []
    spread = partial(map_in_processes, workers=config.workers) if config.workers > 1 else None
    for item in read_sources(sources, config=config, spread=spread, leave_out=leave_out):
        if isinstance(item, Article):
            articles.append(item)
        else:
            issues.append(item)
    if not articles and not issues:
        raise SourceError(f"no article in {', '.join(map(str, sources))}: expected .jsonl, .txt or .html files")
    return sorted(articles, key=lambda article: article.article_id), issues


def _results(
    articles: Sequence[Article], config: Config, processed: Path, progress: Progress
) -> tuple[list[ArticleResult], int]:
    """What each article gives, and of how many an earlier build had found it."""
    if not can_remember(config):
        return _read_anew(articles, config, progress, lambda article, result: None), 0
    with Remembered(results_file(processed), config) as remembered:
        found = list(remembered.found(articles))
        unknown = [article for article, result in zip(articles, found, strict=True) if result is None]
        anew = iter(_read_anew(unknown, config, progress, remembered.keep) if unknown else ())
        results = [result if result is not None else next(anew) for result in found]
    return results, len(articles) - len(unknown)


def _read_anew(
    articles: Sequence[Article],
    config: Config,
    progress: Progress,
    keep: Callable[[Article, ArticleResult], None],
) -> list[ArticleResult]:
    results: list[ArticleResult] = []
    progress("reading articles", 0, len(articles))
    for article, result in zip(articles, read_articles(articles, config), strict=True):
        keep(article, result)
        results.append(result)
        progress("reading articles", len(results), len(articles))
    return results


def _text_sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _facts(article: Article, result: ArticleResult, copies: Mapping[str, Copy]) -> ArticleFacts:
    return ArticleFacts(
        article_id=article.article_id,
        source=article.source,
        published=result.publication.published,
        text_sha256=_text_sha256(article.text),
        **_copy_cells(article.article_id, copies),
    )


def _copy_cells(article_id: str, copies: Mapping[str, Copy]) -> dict[str, Any]:
    copy = copies.get(article_id)
    first = origin_of(article_id, copies, same_text=True)
    return {
        "duplicate_of": first if first != article_id else None,
        "copy_of": copy.of if copy else None,
        "copy_kind": copy.kind if copy else None,
    }


def _previous_build(processed: Path) -> PreviousBuild | None:
    """Read which report was in which event, and which ids have ended, from the build that is there now."""
    if not (processed / "reports.parquet").is_file():
        return None
    reports = read_table(processed, REPORTS)
    merges = read_table(processed, MERGES)
    event_of = dict(zip(reports["report_id"].to_pylist(), reports["event_id"].to_pylist(), strict=True))
    ended = zip(merges["event_id_retired"].to_pylist(), merges["event_id"].to_pylist(), strict=True)
    retired = {old: new for old, new in ended if old}
    return PreviousBuild(event_of_report=event_of, retired=retired)


def _since(previous: PreviousBuild | None, merged: MergeResult) -> dict[str, Any]:
    """How the events differ from those of the build before; as if nothing had changed where there was none."""
    if previous is None:
        return {"new_events": 0, "ended": {}}
    before, now = set(previous.event_of_report.values()), {event.event_id for event in merged.events}
    became = {merge.event_id_retired: merge.event_id for merge in merged.merges if merge.event_id_retired}
    return {"new_events": len(now - before), "ended": {old: became.get(old) for old in sorted(before - now)}}


def _tables(
    articles: Sequence[Article],
    results: Sequence[ArticleResult],
    merged: MergeResult,
    copies: Mapping[str, Copy],
    issues: Sequence[Issue],
) -> dict[str, pa.Table]:
    rows: dict[str, Iterable[Row]] = {
        "articles": [_article_row(a, r, copies) for a, r in zip(articles, results, strict=True)],
        "reports": _report_rows(results, merged),
        "events": [_row(event) for event in sorted(merged.events, key=_event_order)],
        "evidence": _evidence_rows(results),
        "merges": [_row(merge) for merge in sorted(merged.merges, key=lambda m: (m.report_id_a, m.report_id_b))],
        "issues": sorted(
            (_row(issue) for issue in [*issues, *(issue for result in results for issue in result.issues)]),
            key=lambda row: json.dumps(row, sort_keys=True),
        ),
    }
    return {name: arrow_table(TABLE_BY_NAME[name], listed) for name, listed in rows.items()}


def _row(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}  # type: ignore[attr-defined]


def _article_row(article: Article, result: ArticleResult, copies: Mapping[str, Copy]) -> Row:
    return {
        **_row(article),
        "published": result.publication.published,
        "published_precision": result.publication.precision,
        "published_basis": result.publication.basis,
        "text_sha256": _text_sha256(article.text),
        "text_chars": len(article.text),
        **_copy_cells(article.article_id, copies),
    }


def _report_rows(results: Sequence[ArticleResult], merged: MergeResult) -> list[Row]:
    reports = sorted(
        (report for result in results for report in result.reports), key=lambda report: (report.article_id, report.rank)
    )
    return [{**_row(report), "event_id": merged.event_of[report.report_id]} for report in reports]


def _event_order(event: Event) -> tuple[str, str, str]:
    return (str(event.date_start or event.date_end or ""), str(event.date_end or ""), event.event_id)


def _evidence_rows(results: Sequence[ArticleResult]) -> list[Row]:
    rows = [_row(evidence) for result in results for evidence in result.evidence]
    return sorted(rows, key=_evidence_order)


def _evidence_order(row: Row) -> tuple[object, ...]:
    return (row["article_id"], row["field_text"] == "text", row["start"], row["end"], row["kind"], row["evidence_id"])


def _write_tables(tables: Mapping[str, pa.Table], folder: Path) -> None:
    for name, table in tables.items():
        write_table(name, table, folder)
    (folder / "events.geojson").write_text(geojson_text(tables["events"]), encoding="utf-8", newline="")
    sources = [{"title": Gazetteer.open().attribution}]
    (folder / "datapackage.json").write_text(data_package_text(folder, sources=sources), encoding="utf-8", newline="")


def _summary(
    tables: Mapping[str, pa.Table], processed: Path, outputs: Path, stages: _Stages, *, reused: int
) -> BuildSummary:
    events = tables["events"]
    latitudes = events["lat"].to_pylist()
    precisions = events["date_precision"].to_pylist()
    return BuildSummary(
        articles=tables["articles"].num_rows,
        reused=reused,
        reports=tables["reports"].num_rows,
        events=events.num_rows,
        located=sum(latitude is not None for latitude in latitudes),
        dated_to_a_day=sum(precision == 1 for precision in precisions),
        silent_articles=tables["articles"].num_rows - len(set(tables["reports"]["article_id"].to_pylist())),
        new_events=0,
        ended={},
        changed=(),
        issues=dict(sorted(Counter(tables["issues"]["code"].to_pylist()).items())),
        processed=processed,
        outputs=outputs,
        pages={},
        seconds=stages.seconds,
    )


def _write_outputs(
    tables: Mapping[str, pa.Table],
    outputs: Path,
    *,
    run: Mapping[str, object],
    write: Callable[[Mapping[str, pd.DataFrame], Path], dict[str, Path]] | None,
    stages: _Stages,
) -> dict[str, Path]:
    with replaced_folder(outputs, own_files=PAGE_FILES) as folder:
        written: dict[str, Path] = {}
        if write is not None:
            with stages.timed("pages"):
                frames = {name: frame(table) for name, table in tables.items()}
                written = write(frames, folder)
        record = {**run, "seconds": stages.seconds, "finished": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
        (folder / "run.json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return {name: outputs / path.name for name, path in written.items()}


def _run_record(sources: Sequence[Path], *, config: Config, summary: BuildSummary) -> dict[str, object]:
    """Return what made this dataset; `write_pages` takes all of it, `run.json` adds the times."""
    gazetteer = Gazetteer.open(None if config.gazetteer is None else Path(config.gazetteer))
    return {
        "tool": "news-timeline",
        "version": __version__,
        "configuration": config.settings(),
        "model": _row(load_language(config.model).info),
        "gazetteer": {"release": gazetteer.release, "attribution": gazetteer.attribution},
        "licence": LICENCE,
        "inputs": _input_hashes(sources, leave_out=(summary.processed, summary.outputs)),
        "ended_events": dict(summary.ended),
        "counts": {
            "articles": summary.articles,
            "reports": summary.reports,
            "events": summary.events,
            "located": summary.located,
            "dated_to_a_day": summary.dated_to_a_day,
            "silent_articles": summary.silent_articles,
            "issues": dict(summary.issues),
        },
    }


def _input_hashes(sources: Sequence[Path], *, leave_out: Sequence[Path]) -> list[dict[str, str]]:
    """Return path and SHA-256 of every input file, by paths relative to the source's parent."""
    found: list[dict[str, str]] = []
    for source in sources:
        root = source.resolve() if source.is_dir() else source.parent.resolve() / source.name
        files = sorted(path for path in walk(source, leave_out=leave_out) if path.is_file())
        found.extend({"path": path.relative_to(root.parent).as_posix(), "sha256": _file_sha256(path)} for path in files)
    return found


def _file_sha256(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(HASH_BLOCK_BYTES):
                digest.update(block)
    except OSError as error:
        return f"unreadable: {error.strerror}"
    return digest.hexdigest()


__all__ = ["BuildSummary", "Progress", "build", "run_build"]
