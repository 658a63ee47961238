"""Which language a text is in, told by its function words.

The lists are spaCy's stop words. A later reader of metadata may know better; this is for texts that say nothing.
"""

from __future__ import annotations

import importlib
import re
from functools import cache

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "tr", "uk")
SAMPLE_CHARACTERS = 4000
MIN_WORDS = 5
MIN_LEAD_WORDS = 2
MIN_SHARE = 0.12
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _stop_words(language: str) -> frozenset[str]:
    module = importlib.import_module(f"spacy.lang.{language}.stop_words")
    return frozenset(word.lower() for word in module.STOP_WORDS)


def identify_language(text: str) -> str | None:
    """Return a BCP 47 code, or None where fewer than 12% of the words are function words of any known language.

    Another language must lead English by two words; among others a tie goes to the first in the alphabet.
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE_CHARACTERS])]
    if len(words) < MIN_WORDS:
        return None
    counts = {code: sum(word in _stop_words(code) for word in words) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: counts[code])
    if counts[best] < counts["en"] + MIN_LEAD_WORDS:
        best = "en"
    return best if counts[best] / len(words) >= MIN_SHARE else None
