"""The codebook as a page of the documentation."""

from __future__ import annotations

from timeline.events.codebook import COLUMNS, OWN_FILES, VERSION, Codebook, Entry

CROSSWALK = (("CAMEO", "cameo"), ("ACLED", "acled"), ("UCDP", "ucdp"), ("GDELT", "gdelt_quad"))


def codebook_page() -> str:
    """The types, each with its modes, definitions, examples and crosswalk, in Markdown."""
    book = Codebook.load()
    parts = [_head(book)]
    for entry in book.entries:
        if entry.event_mode is None:
            modes = [other for other in book.entries if other.event_type == entry.event_type and other.event_mode]
            parts.append(_type(entry, modes))
    return "\n".join(parts)


def _head(book: Codebook) -> str:
    types = sum(entry.event_mode is None for entry in book.entries)
    return (
        f"# Codebook, version {VERSION}\n\n"
        "Made from `timeline/reference/codebook.csv` by `python scripts/build_docs.py`. "
        f"{types} types (the 16 of PLOVER; `x:` marks our extensions) and {len(book.entries) - types} modes. "
        "`timeline codebook [WORD]` prints and searches it.\n\n"
        "## A codebook of your own\n\n"
        "`timeline build --codebook PATH` takes a CSV, or a folder, that extends this one; "
        "`timeline codebook --codebook PATH` checks it and names file and line of what is wrong. "
        f"A folder may hold {', '.join(f'`{name}`' for name in OWN_FILES)}.\n\n"
        f"`codebook.csv` has the columns {', '.join(f'`{name}`' for name in COLUMNS)}. A row replaces the shipped one "
        "of the same type and mode, other rows are added. The trigger files have the columns and the language of "
        "frames of the shipped ones (`timeline/events/words/lexicon.py`); your rules for a word stand before the "
        "shipped.\n"
    )


def _type(entry: Entry, modes: list[Entry]) -> str:
    lines = [f"## {entry.event_type}: {entry.name}\n", f"{entry.definition} *{entry.example}*\n"]
    codes = [f"{name} {getattr(entry, column)}" for name, column in CROSSWALK if getattr(entry, column)]
    if codes:
        lines.append(f"{'; '.join(codes)}\n")
    if modes:
        lines += ["| mode | definition | example | CAMEO | ACLED | UCDP |", "|---|---|---|---|---|---|"]
        for mode in modes:
            cells = (f"`{mode.event_mode}`", mode.definition, mode.example, mode.cameo, mode.acled, mode.ucdp)
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)
