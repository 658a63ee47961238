"""Bytes to text: the byte order mark, then strict UTF-8, then what the document declares, then a guess that says so."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from typing import IO

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAX_DAMAGE_SHARE = 0.001
SURROGATES = range(0xD800, 0xE000)
_WIDER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}  # as browsers read them
_NOT_DOCUMENTS = {
    "utf-7",
    "idna",
    "punycode",
    "unicode_escape",
    "raw-unicode-escape",
    "unicode-escape",
    "mbcs",
}
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and in one sentence what had to be guessed or repaired to get it; None when nothing was."""

    text: str
    repair: str | None = None


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """The text of `content`. Never fails: what cannot be decoded becomes U+FFFD and is said in `repair`."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _with_replacement(content[len(mark) :], encoding)
    if (wide := _wide_encoding(content)) is not None:
        return _with_replacement(content, wide)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf8(content, declared=declared, first_bad=error.start)


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32 by the mark or the zeros in a file's first bytes; None for any other encoding."""
    for mark, encoding in _MARKS[1:]:
        if head.startswith(mark):
            return encoding
    return _wide_encoding(head)


class Utf8Stream(io.RawIOBase):
    """A stream in a wide encoding as UTF-8, so that its lines can be cut at the byte of a line feed.

    Reading past bytes that the encoding does not know raises UnicodeDecodeError: what was before them stands.
    """

    def __init__(self, inner: IO[bytes], *, encoding: str) -> None:
        self._inner = inner
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._left = b""

    def readable(self) -> bool:
        """As io.RawIOBase asks."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` with UTF-8."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._left and (content := self._inner.read(len(view))):
            self._left = self._decoder.decode(content).encode("utf-8")
        if not self._left:
            self._decoder.decode(b"", final=True)
        count = min(len(view), len(self._left))
        view[:count], self._left = self._left[:count], self._left[count:]
        return count

    def close(self) -> None:
        """Close the inner stream too."""
        if not self.closed:
            self._inner.close()
        super().close()


def without_surrogates(text: str) -> tuple[str, int]:
    """`text` with each lone surrogate as U+FFFD (offsets hold), and how many there were."""
    if text.isascii():
        return text, 0
    count = sum(ord(character) in SURROGATES for character in text)
    if not count:
        return text, 0
    mapped = (REPLACEMENT if ord(character) in SURROGATES else character for character in text)
    return "".join(mapped), count


def _not_utf8(content: bytes, *, declared: str | None, first_bad: int) -> Decoded:
    damaged = content.decode("utf-8", errors="replace")
    if damaged.count(REPLACEMENT) <= max(1, MAX_DAMAGE_SHARE * len(damaged)) and _has_multibyte(damaged):
        return Decoded(damaged, f"bytes that are not UTF-8, the first at byte {first_bad}, were replaced by U+FFFD")
    usable = _usable(declared)
    for encoding in (usable, "cp1252", "latin-1"):
        if encoding is None:
            continue
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return Decoded(text, None if encoding == usable else f"not UTF-8; read as {encoding}, a guess")
    return Decoded(damaged, f"not UTF-8 from byte {first_bad} on; what cannot be read was replaced by U+FFFD")


def _has_multibyte(text: str) -> bool:
    return any(character > "\x7f" and character != REPLACEMENT for character in text)


def _usable(declared: str | None) -> str | None:
    """The codec for a declared charset; None for unknown ones and for those that are no charset of documents."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in _WIDER:
        return _WIDER[name]
    return None if name in _NOT_DOCUMENTS else name


def _with_replacement(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding))
    except UnicodeDecodeError as error:
        text = content.decode(encoding, errors="replace")
        return Decoded(text, f"not {encoding} at byte {error.start}; what cannot be read was replaced by U+FFFD")


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in every other byte."""
    sample = content[:4096]
    if len(sample) < 16 or sample.count(0) < len(sample) * 0.3:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 20 * max(even, 0.1) and odd > len(sample) * 0.3:
        return "utf-16-le"
    if even > 20 * max(odd, 0.1) and even > len(sample) * 0.3:
        return "utf-16-be"
    return None
