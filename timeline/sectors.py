"""The sectors of `actor_codes` and `target_codes`, with their meanings (`timeline/reference/sectors.csv`)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def sectors() -> Mapping[str, str]:
    """The meaning of each code: "UAF" is "armed people whose side is not known"."""
    lines = files("timeline.reference").joinpath("sectors.csv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType({row["sector"]: row["meaning"] for row in csv.DictReader(lines)})


def sectors_with(word: str | None) -> Mapping[str, str]:
    """Those whose code is `word` or whose meaning has it; all where there is none."""
    wanted = (word or "").casefold()
    return {
        code: meaning
        for code, meaning in sectors().items()
        if not wanted or wanted == code.casefold() or wanted in meaning.casefold()
    }


def sectors_page() -> str:
    """The sectors in Markdown, for the documentation."""
    rows = "\n".join(f"| `{code}` | {meaning} |" for code, meaning in sectors().items())
    return (
        "# Sectors: who a party is\n\n"
        "Made from `timeline/reference/sectors.csv` by `python scripts/build_docs.py`. `timeline codebook [WORD]` "
        "prints and searches them.\n\n"
        "Each code of `actor_codes` and `target_codes` is a country (ISO 3166-1 alpha-3, or of a body of several "
        "states; `---` is unknown), a space, and a PLOVER sector: `KEN COP` is police of Kenya, `--- UAF` an armed "
        "group of no side known. More on parties: [parties.md](parties.md).\n\n"
        f"| sector | who |\n|---|---|\n{rows}\n"
    )
