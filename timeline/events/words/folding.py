"""Names made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_NAMES = 100_000


@lru_cache(MOST_NAMES)
def fold(name: str) -> str:
    """Lower case, no accents, straight apostrophes, no leading article and no possessive ending."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    plain = re.sub(r"[\"“”]", " ", plain)
    plain = re.sub(r"'s\b|s'(?=\s|$)", lambda match: "s" if match.group().startswith("s") else "", plain)
    return re.sub(r"^(?:the|a|an) ", "", " ".join(plain.replace("'", "").split()))
