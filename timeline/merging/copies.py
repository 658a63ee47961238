"""Exact and near-exact texts: wire copies, reprints with a new headline, updates of one page.

MinHash signatures (Broder 1997) of word shingles, bands of them as keys (LSH), and the true overlap of the
shingles before two texts are called copies.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

SHINGLE_WORDS = 4
BANDS = 32
BAND_ROWS = 4
SEED = 20170529
MIN_JACCARD = 0.6
# A cut copy holds little that is new, but is still most of the article.
MIN_CONTAINMENT = 0.9
MIN_LENGTH_RATIO = 0.5
MIN_SHINGLES = 8

_WORD = re.compile(r"\w+")

Hashes = npt.NDArray[np.uint32]


def find_copies(texts: Mapping[str, str], *, order: Sequence[str] | None = None) -> dict[str, str]:
    """article_id -> article_id of the first copy, for every text that has one before it.

    See `first_copies`.
    """
    return first_copies({article_id: shingles_of(text) for article_id, text in texts.items()}, order=order)


def first_copies(shingles: Mapping[str, Hashes], *, order: Sequence[str] | None = None) -> dict[str, str]:
    """article_id -> article_id of the first copy, from the shingles of the texts.

    `order` holds the article ids from the first published to the last (ids not in it come after, by id); without it
    the smallest id is first. A first copy is never itself a copy, so a slowly changing page does not chain. The order
    of `shingles` changes nothing.
    """
    listed = [article_id for article_id in order or () if article_id in shingles]
    known = set(listed)
    listed += sorted(article_id for article_id in shingles if article_id not in known)
    finder = _CopyFinder()
    return {article_id: first for article_id in listed if (first := finder.add(article_id, shingles[article_id]))}


def shingles_of(text: str) -> Hashes:
    """Sorted distinct hashes of every run of SHINGLE_WORDS words, case and punctuation apart."""
    words = np.array(
        [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.casefold())], dtype=np.uint64
    )
    if len(words) < SHINGLE_WORDS:
        return np.unique(words.astype(np.uint32))
    runs = np.lib.stride_tricks.sliding_window_view(words, SHINGLE_WORDS)
    mixed = np.zeros(len(runs), dtype=np.uint64)
    for position in range(SHINGLE_WORDS):
        mixed = (mixed ^ runs[:, position]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


class _CopyFinder:
    """First copies so far, by the bands of their signatures."""

    def __init__(self) -> None:
        random = np.random.Generator(np.random.PCG64(SEED))
        self._factors = random.integers(1, 2**63, BANDS * BAND_ROWS, dtype=np.uint64) | np.uint64(1)
        self._firsts: dict[str, Hashes] = {}
        self._exact: dict[bytes, str] = {}
        self._bands: dict[tuple[int, bytes], list[str]] = {}

    def add(self, article_id: str, shingles: Hashes) -> str | None:
        """The first copy of this text among those added before; None when it is a first itself."""
        if not len(shingles):
            return None
        key = shingles.tobytes()
        if key in self._exact:
            return self._exact[key]
        keys = list(self._keys(shingles)) if len(shingles) >= MIN_SHINGLES else []
        first = self._near(shingles, keys)
        if first is None:
            self._exact[key] = article_id
            self._firsts[article_id] = shingles
            for band in keys:
                self._bands.setdefault(band, []).append(article_id)
        return first

    def _near(self, shingles: Hashes, keys: Sequence[tuple[int, bytes]]) -> str | None:
        tried: set[str] = set()
        matches = []
        for band in keys:
            for other in self._bands.get(band, ()):
                if other not in tried:
                    tried.add(other)
                    alike = _alike(shingles, self._firsts[other])
                    if alike:
                        matches.append((-alike, other))
        return min(matches)[1] if matches else None

    def _keys(self, shingles: Hashes) -> Iterator[tuple[int, bytes]]:
        mixed = (shingles.astype(np.uint64) + np.uint64(1))[None, :] * self._factors[:, None]
        signature = (mixed >> np.uint64(32)).min(axis=1).astype(np.uint32)
        for band in range(BANDS):
            yield band, signature[band * BAND_ROWS : (band + 1) * BAND_ROWS].tobytes()


def shared_shingles(a: Hashes, b: Hashes) -> int:
    """How many shingles two texts have in common."""
    return len(np.intersect1d(a, b, assume_unique=True))


def _alike(a: Hashes, b: Hashes) -> float:
    """Jaccard overlap of two copies; 0 for texts that are none."""
    shared = shared_shingles(a, b)
    overlap = shared / (len(a) + len(b) - shared)
    small, large = sorted((len(a), len(b)))
    cut = shared >= MIN_CONTAINMENT * small and small >= MIN_LENGTH_RATIO * large
    return overlap if overlap >= MIN_JACCARD or cut else 0.0
