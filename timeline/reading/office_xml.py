"""The XML parts of Office files (ECMA-376), read as a stream: no entity is expanded, and sizes are bounded."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.reading.blob import MIB, Budget, TooLargeError
from timeline.reading.compressed import BoundedStream, open_member

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART_BYTES = 64 * MIB


def iterate(archive: zipfile.ZipFile, part: str, *, tags: tuple[str, ...], budget: Budget) -> Iterator[_Element]:
    """The elements of a part with one of the local names `tags`, each complete, and emptied when the next is asked for.

    A part that is not there gives none. Raises ValueError where the XML cannot be read.
    """
    from lxml import etree

    if part not in archive.NameToInfo:
        return
    if archive.getinfo(part).file_size > MAX_PART_BYTES:
        raise TooLargeError(f"its part {part} is larger than {MAX_PART_BYTES // MIB} MiB")
    wanted = [f"{{*}}{tag}" for tag in tags]
    with BoundedStream(open_member(archive, part), budget=budget) as stream:
        try:
            events = etree.iterparse(
                stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False
            )
            for _, element in events:
                yield element
                element.clear()
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]
        except etree.LxmlError as error:
            raise ValueError(f"its part {part} is not well-formed ({error})") from error


def local_name(element: _Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
