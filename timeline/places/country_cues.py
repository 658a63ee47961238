"""Countries that words other than place names speak for: "the sheriff's office", "the Lok Sabha", "4 p.m. EST"."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.model import Article
from timeline.places.cues import country_cues
from timeline.places.literals import Literals, in_usual_cases

# The first lines tell where a story plays; further down, other countries' institutions comment.
ZONE = 4000
FULL_EVIDENCE = 2


class CountryCues:
    """Weighs an article's words for countries: `cues(article)`."""

    def __init__(self) -> None:
        """Read the cues once."""
        self._countries = country_cues()
        self._cue = {
            written: cue
            for cue in self._countries
            for written in (in_usual_cases(cue) if cue == cue.lower() else (cue,))
        }
        self._find = Literals(self._cue)

    def __call__(self, article: Article) -> Mapping[str, float]:
        """Return alpha-3 codes to weights: 0.5 for one cue, 1 for two or more different ones."""
        text = f"{article.title or ''}\n{article.text[:ZONE]}".replace("’", "'")
        found: dict[str, int] = {}
        for cue in {self._cue[text[start:end]] for _, start, end in self._find(text) if _stands(text, start, end)}:
            country = self._countries[cue]
            found[country] = found.get(country, 0) + 1
        return {country: min(count, FULL_EVIDENCE) / FULL_EVIDENCE for country, count in sorted(found.items())}


def _stands(text: str, start: int, end: int) -> bool:
    """Tell whether a span is no part of a longer word."""
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()
