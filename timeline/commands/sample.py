"""`timeline sample`: articles to code by hand, with an empty sheet to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.config import DEFAULT_PROCESSED
from timeline.errors import ConfigError

DEFAULT_FOLDER = Path("outputs/sample")


def sample_command(
    number: Annotated[int, typer.Argument(help="How many articles.", metavar="N", min=1)],
    processed: Annotated[
        Path, typer.Option("--processed", help="Folder of the tables.", metavar="DIR")
    ] = DEFAULT_PROCESSED,
    into: Annotated[Path, typer.Option("--into", help="Folder to write.", metavar="DIR")] = DEFAULT_FOLDER,
    seed: Annotated[int, typer.Option("--seed", help="Another number draws other articles.")] = 1,
) -> None:
    """Draw articles to code by hand; write them to read, and an empty sheet for `timeline evaluate`."""
    from timeline.dataset import read_dataset
    from timeline.evaluation.draw import draw, reading_text, sheet_text

    sheet, articles = into / "sheet.csv", into / "articles.txt"
    if sheet.exists():
        raise ConfigError(f"{sheet} is there already and may be filled in: name another folder with --into")
    rows = draw(read_dataset(processed), number, seed=seed)
    into.mkdir(parents=True, exist_ok=True)
    articles.write_text(reading_text(rows), encoding="utf-8", newline="\n")
    sheet.write_text(sheet_text(rows), encoding="utf-8", newline="\n")
    print(f"{len(rows)} articles to read in {articles}; fill in {sheet}, then: timeline evaluate {sheet}")
