"""Build every corpus of a shared folder, run its scorer, and write docs/quality.md.

    python benchmarks/quality.py --shared FOLDER [--only gva ...] [--work DIR] [--keep-builds] [--workers N]

FOLDER holds `corpora/` and `benchmarks/` (the scorers are run as black boxes: what they print is what is written down).
Every figure goes, with date and commit, into docs/quality.csv, and docs/quality.md shows the latest beside the one
before it and the baseline. Nothing of the corpora is copied.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HISTORY = ROOT / "docs" / "quality.csv"
PAGE = ROOT / "docs" / "quality.md"
COLUMNS = ("date", "commit", "corpus", "size", "figure", "value")


@dataclass(frozen=True)
class Figure:
    """A number in a scorer's output: the first group of `pattern`; `baseline` is what something known scores."""

    name: str
    pattern: str
    baseline: str
    better: str = "higher"


@dataclass(frozen=True)
class Run:
    """A corpus: what is built, the scorer's arguments, and the figures taken from its output."""

    corpus: str
    source: str
    scorer: str
    arguments: tuple[str, ...]
    figures: tuple[Figure, ...]


def right(measure: str, baseline: str) -> Figure:
    """A measure of the register's table: its right %."""
    return Figure(f"{measure}, right %", rf"^{re.escape(measure)}\s+\d+\s+\d+\s+\d+\s+\d+\s+([\d.]+)", baseline)


def slot(name: str, baseline: str) -> Figure:
    """A slot of the templates: its F1, the last number before the interval."""
    return Figure(f"{name} F1", rf"^{name}\s.*?([\d.]+)\s+[\d.]+\s+[\d.]+\s*$", baseline)


REGISTER = (
    right("lead violent", "-"),
    right("date exact", "40.1 day of publication; 74.7 first weekday rule"),
    right("date within 1 day", "74.1; 87.6"),
    Figure("false precision %", r"^false precision: .*?([\d.]+)%", "-", "lower"),
    right("country", "-"),
    right("state", "71.6 most populous place named"),
    right("within 40 km", "62.0 most populous place named"),
    right("within 161 km", "71.1 most populous place named"),
    right("killed 0", "41.2 always 1; 68.6 a word of death"),
    right("injured 0", "31.4 always 0; 32.4 a word of injury"),
    right("all four", "5.1"),
    Figure("merging CoNLL F1", r"CoNLL ([\d.]+)", "68.9 same day and place; 49.3 none merged"),
    Figure("merging pairs precision", r"pairs P ([\d.]+)", "-"),
    Figure("merging pairs recall", r"pairs P [\d.]+ R ([\d.]+)", "-"),
    Figure("confidence Brier", r"Brier ([\d.]+)", "-", "lower"),
    Figure("quotes exact %", r"quotes exact \(([\d.]+)%", "-"),
    Figure("lead values backed %", r"lead values backed \(([\d.]+)%", "-"),
)
UNCLEAN = tuple(
    right(measure, baseline)
    for measure, baseline in (
        ("date exact", "41.7 day of publication"),
        ("within 40 km", "28.5 most populous place named"),
        ("within 161 km", "36.8 most populous place named"),
        ("killed 0", "-"),
        ("injured 0", "-"),
        ("all four", "1.4"),
    )
)
TEMPLATES = tuple(
    slot(name, baseline)
    for name, baseline in (
        ("type", "76.9 best of 1992 on its set; 53.6 median"),
        ("date", "60.3; 37.4"),
        ("location", "66.0; 34.2"),
        ("place", "-"),
        ("deaths", "64.3; 29.3"),
        ("injured", "63.9; 21.7"),
        ("perp_org", "50.5; 27.4"),
        ("ALL", "67.5; 38.9"),
    )
)
TOPONYMS = (
    Figure(
        "recognition F1, with coordinates",
        r"^with coordinates\s+[\d.]+\s+[\d.]+\s+([\d.]+)",
        "72.2 NER + most populous",
    ),
    Figure("end to end within 161 km", r"^end to end @161\s+([\d.]+)", "38.8 CamCoder; 37.7 NER + most populous"),
    Figure("end to end within 20 km", r"^end to end @20\s+([\d.]+)", "36.1"),
    Figure("small only, within 161 km", r"^end to end @161\s+[\d.]+\s+([\d.]+)", "33.6"),
)
DATES = (
    Figure("relaxed extent F1", r"^extent, relaxed\s+[\d.]+\s+[\d.]+\s+([\d.]+)", "94.8 HeidelTime; 72.0 dateparser"),
    Figure("strict extent F1", r"^extent, strict\s+[\d.]+\s+[\d.]+\s+([\d.]+)", "89.2 HeidelTime; 16.8 dateparser"),
    Figure("value F1", r"^extent relaxed \+ value\s+[\d.]+\s+[\d.]+\s+([\d.]+)", "85.3 HeidelTime; 58.0 dateparser"),
)
TYPES = (
    Figure("rank 1 type right %", r"^rank 1 ([\d.]+)", "12.5 always AGREE"),
    Figure("right in some report %", r"any ([\d.]+)", "-"),
    Figure("mode right %", r"mode ([\d.]+) of", "-"),
    Figure("actors whose country is right, %", r"^actors: .*?country right ([\d.]+)%", "-"),
    Figure("targets whose country is right, %", r"^targets: .*?country right ([\d.]+)%", "-"),
    Figure("targets told that are right, %", r"^targets: .*?, ([\d.]+)% of those told", "-"),
)
SAVED_PAGES = tuple(
    Figure(name, r"^all\s+\d+" + r"\s+[\d.]+" * before + r"\s+([\d.]+)", baseline, better)
    for name, before, baseline, better in (
        ("title exact %", 1, "62.5 trafilatura", "higher"),
        ("title normalised %", 2, "83.3 trafilatura", "higher"),
        ("day right %", 3, "90.8 trafilatura", "higher"),
        ("must-have %", 5, "94.4 trafilatura", "higher"),
        ("leakage %", 6, "8.0 trafilatura", "lower"),
    )
)
REAL = Figure("reports that a reader found real, %", r"^all +\d+ +([\d.]+)  ", "-")
LABELLED = {"lgl": "lgl", "muc4_dev": "muc4", "gva": "gva"}
RUNS = (
    Run("meantime", "meantime/articles.jsonl", "dates.py", ("meantime/gold.csv",), DATES),
    Run("plover", "plover/articles.jsonl", "event_types.py", ("plover/gold.csv",), TYPES),
    Run("pages", "pages/html", "pages.py", ("pages/gold.csv",), SAVED_PAGES),
    Run("lgl", "lgl/articles.jsonl", "places.py", ("lgl/gold.csv",), (*TOPONYMS, REAL)),
    Run("gva_unclean", "gva/articles_unclean.jsonl", "gva.py", ("gva/gold_unclean.csv",), UNCLEAN),
    Run("muc4_tst", "muc4/tst1.articles.jsonl muc4/tst2.articles.jsonl", "muc4.py",
        ("muc4/tst1.gold.jsonl", "muc4/tst2.gold.jsonl"), TEMPLATES),
    Run("muc4_dev", "muc4/dev.articles.jsonl", "muc4.py", ("muc4/dev.gold.jsonl",), (*TEMPLATES, REAL)),
    Run("gva", "gva/articles.jsonl", "gva.py", ("gva/gold.csv",), (*REGISTER, REAL)),
)  # fmt: skip


def main() -> None:
    """Build, score, write down."""
    options = read_options()
    runs = [run for run in RUNS if not options.only or run.corpus in options.only]
    work = options.work or Path(tempfile.mkdtemp())
    rows = []
    for run in runs:
        rows.extend(measured(run, options.shared, work, workers=options.workers))
    write_down(rows)
    if not options.keep_builds and options.work is None:
        shutil.rmtree(work)


def read_options() -> argparse.Namespace:
    """Read the command line; a corpus that is not known is refused with the known ones listed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder with corpora/ and benchmarks/")
    parser.add_argument("--only", nargs="*", choices=[run.corpus for run in RUNS], help="these corpora only")
    parser.add_argument("--work", type=Path, help="where the builds go; a temporary folder if not given")
    parser.add_argument("--keep-builds", action="store_true")
    parser.add_argument("--workers", type=int, default=1)
    return parser.parse_args()


def measured(run: Run, shared: Path, work: Path, *, workers: int) -> Iterator[dict[str, str]]:
    """Build one corpus, score it, print the scorer's table, and yield a row a figure."""
    corpora = shared / "corpora"
    processed = work / run.corpus
    sources = [str(corpora / source) for source in run.source.split()]
    command = [sys.executable, "-m", "timeline", "build", *sources, "--processed", str(processed)]
    command += ["--outputs", str(work / f"{run.corpus}-pages"), "--no-pages", "--workers", str(workers)]
    subprocess.run(command, check=True)
    output = scored(run, shared, processed)
    print(f"== {run.corpus}\n{output}", flush=True)
    with (processed / "articles.csv").open(encoding="utf-8", newline="") as file:
        size = sum(1 for _ in csv.DictReader(file))
    for figure in run.figures:
        found = re.search(figure.pattern, output, re.MULTILINE)
        if found is None:
            sys.exit(f"{run.scorer} printed no {figure.name}: its output has changed; mend benchmarks/quality.py")
        yield {"date": today(), "commit": commit(), "corpus": run.corpus, "size": str(size), "figure": figure.name,
               "value": found.group(1)}  # fmt: skip


def scored(run: Run, shared: Path, processed: Path) -> str:
    """Return what the scorer prints, whose parties they are, and what readers said where they read them."""
    command = [sys.executable, str(shared / "benchmarks" / run.scorer), str(processed)]
    for gold in run.arguments:
        command += ["--gold", str(shared / "corpora" / gold)]
    if run.scorer == "muc4.py":
        command += ["--alignment", "official", "--no-mapping"]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if run.corpus == "plover":
        command = [sys.executable, str(ROOT / "benchmarks" / "parties.py"), str(processed)]
        command += ["--gold", str(shared / "corpora" / run.arguments[0])]
        output += subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if run.corpus in LABELLED:
        labels = f"{LABELLED[run.corpus]}={processed}"
        command = [sys.executable, str(ROOT / "benchmarks" / "real_events.py"), labels]
        output += subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return output


def today() -> str:
    """The day of the measurement."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def commit() -> str:
    """The commit measured; a plus where the tree differs from it."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()

    changed = git("status", "--porcelain", "--", "timeline")
    return git("rev-parse", "--short", "HEAD") + ("+" if changed else "")


def write_down(rows: Sequence[dict[str, str]]) -> None:
    """Append to the history and write the page anew."""
    history = read_history() + list(rows)
    with HISTORY.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(history)
    PAGE.write_text(page(history), encoding="utf-8")


def read_history() -> list[dict[str, str]]:
    """Return every figure measured so far, oldest first."""
    if not HISTORY.is_file():
        return []
    with HISTORY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(history: Sequence[dict[str, str]]) -> str:
    """Return the page: the latest of each figure, the one before it, and the baseline."""
    lines = [
        "# Quality\n",
        "Made by `python benchmarks/quality.py --shared FOLDER` from `docs/quality.csv`, which holds every figure ever",
        "measured. The scorers and corpora are not part of the project; these are development halves, so a figure here",
        "is an upper guess of what unseen text gets. A commit with a plus had uncommitted changes.\n",
    ]
    for run in RUNS:
        found = [row for row in history if row["corpus"] == run.corpus]
        if found:
            lines += section(run, found)
    return "\n".join(lines) + "\n"


def section(run: Run, rows: Sequence[dict[str, str]]) -> Iterator[str]:
    """Yield the lines of one corpus."""
    yield f"## {run.corpus} ({rows[-1]['size']} articles, `{run.scorer}`)\n"
    yield "| figure | now | before | better | baseline | measured |\n|---|--:|--:|---|---|---|"
    for figure in run.figures:
        values = [row for row in rows if row["figure"] == figure.name]
        if values:
            now = values[-1]
            before = values[-2]["value"] if len(values) > 1 else ""
            yield (
                f"| {figure.name} | {now['value']} | {before} | {figure.better} | {figure.baseline} "
                f"| {now['date']} {now['commit']} |"
            )
    yield ""


if __name__ == "__main__":
    main()
