"""Standard input as a source: `-` stands for a file that lasts as long as the run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from timeline.errors import SourceError

STANDARD_INPUT = Path("-")
FILE_NAME = "stdin"


@contextmanager
def with_standard_input(sources: Sequence[Path], stream: IO[bytes]) -> Iterator[list[Path]]:
    """The sources, with `-` replaced by a file that holds what `stream` gives; it is gone afterwards.

    Raises SourceError where `-` is not the only source (paths and ids then depend on nothing else), or where there is
    no room on the disk to hold it. A SourceError of the run names standard input, not the file.
    """
    if STANDARD_INPUT not in sources:
        yield list(sources)
        return
    if len(sources) > 1:
        raise SourceError("- (standard input) must be the only source; save it to a file beside the others")
    with tempfile.TemporaryDirectory(prefix="timeline-") as folder:
        path = Path(folder) / FILE_NAME
        try:
            with path.open("wb") as file:
                shutil.copyfileobj(stream, file)
        except OSError as error:
            raise SourceError(f"standard input cannot be kept ({error.strerror}); name a file instead") from error
        try:
            yield [path]
        except SourceError as error:
            raise SourceError(str(error).replace(str(path), "standard input")) from error
