"""`timeline merge --explain A B`: why two events are one, or are not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from timeline.config import DEFAULT_PROCESSED


def merge_command(
    first: Annotated[str, typer.Argument(help="An event_id of events.csv.", metavar="A")],
    second: Annotated[str, typer.Argument(help="Another, or one that ended in it.", metavar="B")],
    explain: Annotated[
        bool, typer.Option("--explain", help="All that this command does, so it may be left out. Nothing is changed.")
    ] = True,
    processed: Annotated[
        Path, typer.Option("--processed", help="Folder of the tables.", metavar="DIR")
    ] = DEFAULT_PROCESSED,
) -> None:
    """Compare two events report by report: the chance that they are one, what speaks for it and what against."""
    from timeline.dataset import read_dataset
    from timeline.show import comparison_lines

    console = Console(highlight=False, soft_wrap=True)
    for line in comparison_lines(read_dataset(processed), first, second):
        console.print(line)
