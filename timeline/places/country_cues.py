"""Countries that words other than place names speak for: "the sheriff's office", "the Lok Sabha", "4 p.m. EST"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.model import Article
from timeline.places.cues import country_cues

# The first lines tell where a story plays; further down, other countries' institutions comment.
ZONE = 4000
FULL_EVIDENCE = 2


class CountryCues:
    """Weighs an article's words for countries: `cues(article)`."""

    def __init__(self) -> None:
        """Read the cues once."""
        self._exact = {cue: country for cue, country in country_cues().items() if cue != cue.lower()}
        self._folded = {cue: country for cue, country in country_cues().items() if cue == cue.lower()}
        # Begins with a few capitals and so passes quickly over a text that holds none of these cues, as most do.
        self._any_exact = re.compile("|".join(map(re.escape, self._exact)))

    def __call__(self, article: Article) -> Mapping[str, float]:
        """Return alpha-3 codes to weights: 0.5 for one cue, 1 for two or more different ones."""
        text = f"{article.title or ''}\n{article.text[:ZONE]}".replace("’", "'")
        found: dict[str, int] = {}
        exact = self._exact if self._any_exact.search(text) else {}
        for cues, where in ((exact, text), (self._folded, text.lower())):
            for cue, country in cues.items():
                if cue in where and _stands(cue, where):
                    found[country] = found.get(country, 0) + 1
        return {country: min(count, FULL_EVIDENCE) / FULL_EVIDENCE for country, count in sorted(found.items())}


def _stands(cue: str, text: str) -> bool:
    """Tell whether a cue stands in a text as whole words."""
    at = text.find(cue)
    while at >= 0:
        end = at + len(cue)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            return True
        at = text.find(cue, end)
    return False
