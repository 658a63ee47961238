"""The text layer of one PDF, taken in a process of its own: `python pdf_text.py MEGABYTES < FILE`.

PDF is a format whose readers can be made to loop or to fill the memory, so the process bounds itself and its parent
stops it. It prints one JSON object: `pages` (lists of lines), `title`, `author`; or `error`.
"""

from __future__ import annotations

import json
import logging
import sys

MAX_PAGES = 400
MAX_CHARS = 1_500_000


def main() -> None:
    """Read standard input, print the object."""
    _bound_memory(int(sys.argv[1]))
    logging.disable(logging.CRITICAL)
    try:
        found = read_pages(sys.stdin.buffer.read())
    except MemoryError:
        found = {"error": "it needs more memory than a document may"}
    except Exception as error:  # whatever a damaged file brings a parser to
        found = {"error": f"{type(error).__name__}: {str(error)[:200]}"}
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


def read_pages(content: bytes) -> dict[str, object]:
    """The lines of each page and the document's own title and author."""
    import io

    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        return {"error": "it is encrypted"}
    pages: list[list[str]] = []
    characters = 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or characters > MAX_CHARS:
            break
        lines = page.extract_text().splitlines()
        characters += sum(map(len, lines))
        pages.append(lines)
    about = reader.metadata
    title, author = (about.title, about.author) if about is not None else (None, None)
    return {"pages": pages, "title": title, "author": author, "all_pages": len(reader.pages)}


def _bound_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: there the parent's time limit alone holds
        return
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main()
