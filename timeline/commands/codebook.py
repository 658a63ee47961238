"""`timeline codebook`: the event types, modes and sectors, searched, and a user's own codebook checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", help="Your own codebook: a CSV, or a folder with triggers too.", metavar="PATH"),
]


def codebook_command(
    word: Annotated[str | None, typer.Argument(help="Print only entries with this word.")] = None,
    codebook: CodebookOption = None,
) -> None:
    """Print the types and modes in force, and the sectors of parties; check a codebook of your own and its triggers."""
    from timeline.events.codebook import Codebook
    from timeline.events.words.lexicon import Lexicon
    from timeline.sectors import sectors_with

    book = Codebook.load(codebook)
    Lexicon.load(book, own=codebook)
    entries = book.entries if word is None else book.search(word)
    for entry in entries:
        code = f"{entry.event_type} / {entry.event_mode}" if entry.event_mode else entry.event_type
        print(f"{code}\t{entry.name}\t{entry.definition}\t{entry.example}")
    found = sectors_with(word)
    for sector, meaning in found.items():
        print(f"sector {sector}\t{meaning}")
    if not entries and not found:
        print(f"timeline: no entry of the codebook has the word {word!r}")
        raise typer.Exit(1)
