"""The `timeline` command: a thin skin over the library, and the only place that prints."""

from __future__ import annotations

import errno
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from timeline.commands.codebook import CodebookOption, codebook_command
from timeline.commands.evaluate import evaluate_command
from timeline.commands.fetch import fetch_command
from timeline.commands.gazetteer import (
    GazetteerOption,
    GeocoderCacheOption,
    GeocoderOption,
    GeocoderUrlOption,
    UserAgentOption,
    gazetteer_build_command,
    place_settings,
)
from timeline.commands.merge import merge_command
from timeline.commands.read import (
    ColumnsOption,
    LanguageOption,
    LimitOption,
    OutletsOption,
    SeparatorOption,
    SinceOption,
    SourcesArgument,
    UntilOption,
    read_command,
    reading_settings,
)
from timeline.commands.sample import sample_command
from timeline.config import DEFAULT_GEOCODER_CACHE, DEFAULT_OUTPUTS, DEFAULT_PROCESSED, config_from
from timeline.errors import TimelineError
from timeline.version import __version__

if TYPE_CHECKING:
    from timeline.build import BuildSummary

EXIT_TROUBLE = 2
PLAIN_STEPS = 10
DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

app = typer.Typer(
    name="timeline",
    help="Turn news articles into a dated, located, typed event dataset with the words that prove every value.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
gazetteer_app = typer.Typer(help="Look into the gazetteer.", no_args_is_help=True)
app.add_typer(gazetteer_app, name="gazetteer")
gazetteer_app.command("build")(gazetteer_build_command)

ProcessedOption = Annotated[Path, typer.Option("--processed", help="Folder of the tables.", metavar="DIR")]
OutputsOption = Annotated[Path, typer.Option("--outputs", help="Folder of the pages.", metavar="DIR")]


def main() -> None:
    """Run the command; trouble that stops a run is one line on standard error and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except TimelineError as error:
        print(f"timeline: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(EXIT_TROUBLE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.errno not in DISK_FULL:
            raise
        where = error.filename or "the disk"
        print(
            f"timeline: {where} cannot be written ({error.strerror}): make room, or name another folder",
            file=sys.stderr,
        )
        sys.exit(EXIT_TROUBLE)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"timeline {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command("build")
def build_command(
    sources: SourcesArgument = None,
    processed: ProcessedOption = DEFAULT_PROCESSED,
    outputs: OutputsOption = DEFAULT_OUTPUTS,
    pages: Annotated[bool, typer.Option("--pages/--no-pages", help="Write the map and the timeline.")] = True,
    reuse: Annotated[
        bool, typer.Option("--reuse/--no-reuse", help="Take unchanged articles from earlier builds.")
    ] = True,
    workers: Annotated[int, typer.Option("--workers", help="Processes that read articles.", metavar="N")] = 1,
    model: Annotated[str | None, typer.Option("--model", help="A spaCy pipeline, installed or in a folder.")] = None,
    borders: Annotated[
        str, typer.Option("--borders", help="natural-earth, or none to draw no borders.")
    ] = "natural-earth",
    tiles: Annotated[
        str | None, typer.Option("--tiles", help="Online map tiles a reader may switch on: osm, or an https address.")
    ] = None,
    page_mb: Annotated[int, typer.Option("--page-mb", help="Leave articles out of larger pages.", metavar="MB")] = 60,
    since: SinceOption = None,
    until: UntilOption = None,
    language: LanguageOption = None,
    limit: LimitOption = None,
    columns: ColumnsOption = None,
    separator: SeparatorOption = None,
    outlets: OutletsOption = None,
    gazetteer: GazetteerOption = None,
    codebook: CodebookOption = None,
    geocoder: GeocoderOption = None,
    geocoder_url: GeocoderUrlOption = None,
    geocoder_cache: GeocoderCacheOption = Path(DEFAULT_GEOCODER_CACHE),
    user_agent: UserAgentOption = None,
) -> None:
    """Read articles; write the dataset, the map and the timeline."""
    from timeline.build import run_build
    from timeline.reading.standard_input import with_standard_input

    reading = reading_settings(
        since=since,
        until=until,
        language=language,
        limit=limit,
        columns=columns,
        separator=separator,
        outlets=outlets,
    )
    settings = {"borders": borders, "tiles": tiles, "page_mb": page_mb, **reading}
    settings["codebook"] = None if codebook is None else str(codebook)
    settings |= place_settings(gazetteer, geocoder, geocoder_url, geocoder_cache, user_agent)
    config = config_from({"model": model, "workers": workers, "pages": pages, "reuse": reuse, **settings})
    stdin = sys.stdin.buffer
    with _told_when_stopped(), with_standard_input(sources or [], stdin) as named, _shown_progress() as progress:
        summary = run_build(named, processed, outputs, config=config, progress=progress)
    _print_summary(summary)


app.command("read")(read_command)
app.command("fetch")(fetch_command)
app.command("codebook")(codebook_command)
app.command("evaluate")(evaluate_command)
app.command("sample")(sample_command)
app.command("merge")(merge_command)


@app.command("show")
def show_command(
    event_id: Annotated[str, typer.Argument(help="An event_id of events.csv.")],
    processed: ProcessedOption = DEFAULT_PROCESSED,
    why: Annotated[
        bool, typer.Option("--why", help="Say why its reports are one event, and what each name can mean.")
    ] = False,
) -> None:
    """Show an event, its reports, and the words that prove each value."""
    from timeline.dataset import read_dataset
    from timeline.show import candidate_lines, event_lines, merge_lines

    dataset = read_dataset(processed)
    console = Console(highlight=False, soft_wrap=True)
    for line in event_lines(dataset, event_id):
        console.print(line)
    if why:
        for line in (*merge_lines(dataset, event_id), *candidate_lines(dataset, event_id)):
            console.print(line)


@app.command("open")
def open_command(outputs: OutputsOption = DEFAULT_OUTPUTS) -> None:
    """Open the explorer in the browser, from its file."""
    page = outputs / "index.html"
    if not page.is_file():
        raise TimelineError(f"{page} is not there: run `timeline build` first")
    print(page)
    webbrowser.open(page.resolve().as_uri())


@gazetteer_app.command("info")
def gazetteer_info() -> None:
    """Say what the gazetteer holds, from which sources and on what terms."""
    from timeline.places import Gazetteer

    gazetteer = Gazetteer.open()
    print(gazetteer.release)
    print(gazetteer.attribution)


@gazetteer_app.command("find")
def gazetteer_find(
    name: Annotated[str, typer.Argument(help="A name, in any common spelling.")],
    limit: Annotated[int, typer.Option("--limit", help="Most rows to print.", metavar="N")] = 20,
    year: Annotated[int | None, typer.Option("--year", help="What was called so in this year first.")] = None,
) -> None:
    """Print the places that a name can mean, the likeliest first."""
    from timeline.places import Gazetteer

    places = Gazetteer.open().candidates(name, year=year)
    for place in places[:limit]:
        where = ", ".join(part for part in (place.admin2, place.admin1, place.country) if part)
        point = "no point" if place.lat is None else f"{place.lat:.4f} {place.lon:.4f}"
        print(f"{place.place_id}\t{place.name}\t{where}\t{place.kind}\t{point}\t{place.population}")
    if not places:
        print(f"timeline: the gazetteer has no {name!r}: try another spelling", file=sys.stderr)
        raise typer.Exit(1)


class _PlainProgress:
    """Prints a line a tenth of the way, for logs."""

    def __init__(self) -> None:
        self._printed: set[tuple[str, int]] = set()

    def __call__(self, stage: str, done: int, total: int) -> None:
        step = (stage, done * PLAIN_STEPS // max(1, total))
        if step not in self._printed:
            self._printed.add(step)
            print(f"{stage}: {done} of {total}", file=sys.stderr, flush=True)


class _BarProgress:
    """Draws a bar on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, object] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        task = self._tasks.get(stage)
        if task is None:
            task = self._tasks[stage] = self._progress.add_task(stage, total=total)
        self._progress.update(task, completed=done, total=total)  # type: ignore[arg-type]


@contextmanager
def _shown_progress() -> Iterator[_PlainProgress | _BarProgress]:
    if not sys.stderr.isatty():
        yield _PlainProgress()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _BarProgress(progress)


@contextmanager
def _told_when_stopped() -> Iterator[None]:
    """Say on Ctrl-C what has become of the files."""
    try:
        yield
    except KeyboardInterrupt:
        print("timeline: stopped; the tables and pages are whole, of this build or the one before", file=sys.stderr)
        raise


def _reused_words(reused: int) -> str:
    return f", {reused} of them as in the last build" if reused else ""


def _issues_words(summary: BuildSummary) -> str:
    counted = ", ".join(f"{count} {code}" for code, count in summary.issues.items())
    return f"{counted} (each in {summary.processed / 'issues.csv'})" if counted else "none"


def _since_rows(summary: BuildSummary) -> Iterator[tuple[str, str]]:
    """What became of the build before: ids that ended, and tables that somebody had changed."""
    if summary.ended:
        where = summary.outputs / "run.json"
        yield "since the last", f"{len(summary.ended)} events ended, {summary.new_events} are new (ended ids: {where})"
    if summary.changed:
        names = ", ".join(one.path.name for one in summary.changed)
        yield "changed by hand", f"{names}: written anew, the changed kept in {summary.changed[0].kept.parent}"


def _print_summary(summary: BuildSummary) -> None:
    rows = [
        ("articles read", f"{summary.articles}{_reused_words(summary.reused)}"),
        ("events", f"{summary.events} from {summary.reports} reports"),
        ("on the map", f"{summary.located} of {summary.events}"),
        ("dated to a day", f"{summary.dated_to_a_day} of {summary.events}"),
        ("issues", _issues_words(summary)),
        *_since_rows(summary),
        ("tables", summary.processed),
        *[("open", path) for path in summary.pages.values()],
    ]
    for name, value in rows:
        print(f"{name:<16}{value}")
