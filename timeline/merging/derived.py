"""How one text was made from another: a copy, nearly a copy, an update of its page, an excerpt, a translation.

Exact and near copies are found by MinHash (`copies`). Among the texts that are left, a sample of the shingles that
depends on nothing but their hashes (FracMinHash, Irber et al. 2022) says which hold a good part of another, and all
shingles of such a pair say how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import numpy as np

from timeline.merging.copies import Hashes, first_copies, shared_shingles, shingles_of
from timeline.merging.sharing import pairs_sharing
from timeline.merging.tokens import words_of
from timeline.merging.translations import find_translations
from timeline.model import Article, CopyKind

# Of so many shingles one is looked at to find the texts that share a part.
SAMPLED = 4
MIN_SAMPLED_SHARED = 2
MIN_EXCERPT_SHINGLES = 25
MIN_EXCERPT_SHARE = 0.8
# Of a page or a story under one title that was written on, this much of the older text is kept.
MIN_KEPT_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The article that a text was made from, and how.

    `exact`: the same words. `update`: a later state of the same page, or of the story under the same title, that keeps
    most of the older text. `near`: nearly the same words. `excerpt`: most of it stands in a longer text that is no
    later. `translation`: the same told in another language.
    """

    of: str
    kind: CopyKind

    @property
    def same_text(self) -> bool:
        """Whether the two are the same or nearly the same text, as `duplicate_of` says."""
        return self.kind in ("exact", "near", "update")


def trace_copies(articles: Sequence[Article], published: Mapping[str, str | None]) -> dict[str, Copy]:
    """article_id -> what it was made from, for every article that was; nothing comes in a circle from itself.

    `published` holds the day or moment of each article; unpublished ones count as the last. The order of `articles`
    changes nothing.
    """
    ordered = sorted(articles, key=lambda article: (published.get(article.article_id) or "9999", article.article_id))
    shingles = {article.article_id: shingles_of(article.text) for article in ordered}
    by_id = {article.article_id: article for article in ordered}
    found: dict[str, Copy] = {}
    for article_id, first in first_copies(shingles, order=list(shingles)).items():
        exact = np.array_equal(shingles[article_id], shingles[first])
        kind: CopyKind = "exact" if exact else "update" if _same_page(by_id[article_id], by_id[first]) else "near"
        found[article_id] = Copy(of=first, kind=kind)
    firsts = [article for article in ordered if article.article_id not in found]
    days = [published.get(article.article_id) for article in firsts]
    held = [shingles[article.article_id] for article in firsts]
    for number, other, how in (*_parts(firsts, days, held), *find_translations(firsts, days)):
        article_id, origin = firsts[number].article_id, firsts[other].article_id
        if article_id not in found and origin_of(origin, found) != article_id:
            found[article_id] = Copy(of=origin, kind=how)
    return found


def origin_of(article_id: str, copies: Mapping[str, Copy], *, same_text: bool = False) -> str:
    """The article at which the chain of what this was made from begins; with `same_text` while the text is the same."""
    while (copy := copies.get(article_id)) is not None and (copy.same_text or not same_text):
        article_id = copy.of
    return article_id


def _same_page(a: Article, b: Article) -> bool:
    """One address, or one outlet and one title."""
    if a.url is not None and b.url is not None and _address(a.url) == _address(b.url):
        return True
    return a.source is not None and a.source == b.source and _same_title(a, b)


def _address(url: str) -> tuple[str, str]:
    """Host and path: what follows them mostly says where the reader came from."""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return "", url


def _same_title(a: Article, b: Article) -> bool:
    return words_of(a.title or "") == words_of(b.title or "") != ()


def _parts(
    firsts: Sequence[Article], days: Sequence[str | None], shingles: Sequence[Hashes]
) -> Iterator[tuple[int, int, CopyKind]]:
    """Text, the text it was made from, and how, by number: the best match of each first."""
    matches: list[tuple[int, float, int, CopyKind]] = []
    for older, newer in _sharing(shingles):
        shared = shared_shingles(shingles[older], shingles[newer])
        kept, taken = shared / len(shingles[older]), shared / len(shingles[newer])
        known = _same_page(firsts[older], firsts[newer]) or _same_title(firsts[older], firsts[newer])
        if known and kept >= MIN_KEPT_SHARE:
            matches.append((newer, -kept, older, "update"))
        elif len(shingles[newer]) <= len(shingles[older]):
            if _is_excerpt(shingles[newer], taken):
                matches.append((newer, -taken, older, "excerpt"))
        elif _is_excerpt(shingles[older], kept) and _no_later(days[newer], days[older]):
            matches.append((older, -kept, newer, "excerpt"))
    told: set[int] = set()
    for number, _, other, kind in sorted(matches):
        if number not in told:
            told.add(number)
            yield number, other, kind


def _is_excerpt(shingles: Hashes, share: float) -> bool:
    return len(shingles) >= MIN_EXCERPT_SHINGLES and share >= MIN_EXCERPT_SHARE


def _no_later(day: str | None, other: str | None) -> bool:
    """Whether the first moment is no later than the other, as finely as both are known."""
    if day is None or other is None:
        return day is other
    length = min(len(day), len(other))
    return day[:length] <= other[:length]


def _sharing(shingles: Sequence[Hashes]) -> Iterable[tuple[int, int]]:
    """Pairs of texts, the smaller number first, that seem to share MIN_KEPT_SHARE of one of them or nearly so."""
    sampled = [held[held % SAMPLED == 0] for held in shingles]
    sizes = np.array([len(held) for held in sampled], dtype=np.int64)
    lengths = np.array([len(held) for held in shingles], dtype=np.int64)
    holder = np.repeat(np.arange(len(sampled)), sizes)
    value = np.concatenate([*sampled, np.empty(0, dtype=np.uint32)])
    first, second, count = pairs_sharing(value, holder, rank=-lengths[holder])
    enough = np.maximum(MIN_SAMPLED_SHARED, MIN_KEPT_SHARE / 2 * np.minimum(sizes[first], sizes[second]))
    kept = count >= enough
    return zip(first[kept].tolist(), second[kept].tolist(), strict=True)
