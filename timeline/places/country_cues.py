"""Countries that words other than place names speak for: "the sheriff's office", "the Lok Sabha", "4 p.m. EST"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.model import Article
from timeline.places.cues import country_cues
from timeline.places.literals import Literals

# The first lines tell where a story plays; further down, other countries' institutions comment.
ZONE = 4000
FULL_EVIDENCE = 2


class CountryCues:
    """Weighs an article's words for countries: `cues(article)`."""

    def __init__(self) -> None:
        """Read the cues once."""
        self._exact = {cue: country for cue, country in country_cues().items() if cue != cue.lower()}
        self._folded = {cue: country for cue, country in country_cues().items() if cue == cue.lower()}
        self._find_exact = Literals(self._exact)
        self._find_folded = Literals(self._folded)

    def __call__(self, article: Article) -> Mapping[str, float]:
        """Return alpha-3 codes to weights: 0.5 for one cue, 1 for two or more different ones."""
        text = f"{article.title or ''}\n{article.text[:ZONE]}".replace("’", "'")
        found: dict[str, int] = {}
        for cue in {*_standing(self._find_exact, text), *_standing(self._find_folded, text.lower())}:
            country = self._exact.get(cue) or self._folded[cue]
            found[country] = found.get(country, 0) + 1
        return {country: min(count, FULL_EVIDENCE) / FULL_EVIDENCE for country, count in sorted(found.items())}


def _standing(cues: Literals, text: str) -> Iterator[str]:
    """Give the cues that stand in a text as whole words."""
    for _, start, end in cues(text):
        if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum():
            yield text[start:end]
