"""`timeline evaluate`: a built dataset against a sheet that the user coded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.config import DEFAULT_PROCESSED

DEFAULT_PAGE = Path("outputs/evaluation.html")


def evaluate_command(
    gold: Annotated[Path, typer.Argument(help="The coded sheet, a CSV.", metavar="GOLD.csv")],
    processed: Annotated[
        Path, typer.Option("--processed", help="Folder of the tables.", metavar="DIR")
    ] = DEFAULT_PROCESSED,
    page: Annotated[Path, typer.Option("--page", help="HTML page to write.", metavar="FILE")] = DEFAULT_PAGE,
    within_km: Annotated[float, typer.Option("--km", help="How near a point must be to be right.")] = 25.0,
    cases: Annotated[int, typer.Option("--cases", help="Losing cases to print; the page has all.", metavar="N")] = 20,
) -> None:
    """Score the dataset against a hand-coded sheet: fields, calibration, merging, and the cases lost."""
    from timeline.dataset import read_dataset
    from timeline.evaluation.gold import read_sheet
    from timeline.evaluation.score import evaluate
    from timeline.evaluation.tell import evaluation_lines, evaluation_page

    sheet = read_sheet(gold)
    result = evaluate(read_dataset(processed), sheet, within_km=within_km)
    for line in evaluation_lines(result, cases=cases):
        print(line)
    if sheet.empty:
        print(f"{sheet.empty} rows of {gold} are not coded yet and were left out")
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(evaluation_page(result, title=f"Evaluation of {gold.name}"), encoding="utf-8", newline="\n")
    print(page)
