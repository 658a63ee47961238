"""Write the pages of docs/ that are made from declarations: data-dictionary.md, codebook.md, sectors.md.

python scripts/build_docs.py
"""

from __future__ import annotations

from pathlib import Path

from timeline.events.codebook_page import codebook_page
from timeline.sectors import sectors_page
from timeline.tables import data_dictionary

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> None:
    """Write them."""
    (DOCS / "data-dictionary.md").write_text(data_dictionary(), encoding="utf-8")
    (DOCS / "codebook.md").write_text(codebook_page(), encoding="utf-8")
    (DOCS / "sectors.md").write_text(sectors_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
