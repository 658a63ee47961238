"""Score the stories of tests/stories against their gold: those read when faults were mended, and the rest.

News stories first, then texts of other genres: chronologies, running reports, situation reports, testimony, features
and briefs; then news stories by another writer, and by a third.

    python benchmarks/stories.py [--processed DIR] [--workers N]

With --processed a build of them that exists is scored. Prints a table for each part: rows found, and by field how many
are right, wrong and not told, with calibration and merging, as `timeline evaluate` does.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from timeline.dataset import read_dataset
from timeline.evaluation.gold import read_sheet
from timeline.evaluation.score import evaluate
from timeline.evaluation.tell import evaluation_lines

STORIES = Path(__file__).resolve().parent.parent / "tests" / "stories"
PARTS = ("read", "unread", "genres_read", "genres_unread", "news_read", "news_unread", "fresh_read", "fresh_unread")


def main() -> None:
    """Build, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processed", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    if options.processed is not None:
        score(options.processed)
        return
    with tempfile.TemporaryDirectory() as folder:
        processed = Path(folder) / "processed"
        command = [
            sys.executable,
            "-m",
            "timeline",
            "build",
            str(STORIES / "stories.jsonl"),
            str(STORIES / "genres.jsonl"),
            str(STORIES / "news.jsonl"),
            str(STORIES / "fresh.jsonl"),
            "--processed",
            str(processed),
        ]
        command += ["--outputs", str(Path(folder) / "pages"), "--no-pages", "--workers", str(options.workers)]
        subprocess.run(command, check=True)
        score(processed)


def score(processed: Path) -> None:
    """Print the evaluation of each part that was built."""
    dataset = read_dataset(processed)
    built = set(dataset.articles["article_id"])
    for name in PARTS:
        sheet = read_sheet(STORIES / f"{name}.csv")
        if built.isdisjoint(row.article for row in sheet.rows):
            continue
        print(f"== {name}")
        print("\n".join(evaluation_lines(evaluate(dataset, sheet), cases=0)))


if __name__ == "__main__":
    main()
