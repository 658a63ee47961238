"""The language of a text whose source does not say it, by py3langid (Lui and Baldwin 2012, 97 languages)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE_CHARS = 1_500
MIN_WORDS = 5
MIN_PROBABILITY = 0.9
SURE_PROBABILITY = 0.999
SURE_CHARS = 400
_NEAR = (frozenset({"no", "nb", "nn", "da"}), frozenset({"hr", "sr", "bs"}), frozenset({"id", "ms"}))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, None where it is too short or the probability is below 0.9."""
    code, probability = _classified(text)
    return code if probability >= MIN_PROBABILITY else None


def contradicted(stated: str, text: str) -> str | None:
    """The language that `text` is surely in, where that is another than `stated`; None where there is no doubt."""
    if len(text) < SURE_CHARS:
        return None
    code, probability = _classified(text)
    primary = stated.split("-")[0].casefold()
    if code is None or probability < SURE_PROBABILITY or code == primary or len(primary) != len(code):
        return None
    return None if any({code, primary} <= group for group in _NEAR) else code


def _classified(text: str) -> tuple[str | None, float]:
    sample = text[:SAMPLE_CHARS].lower()  # upper-case wires look like no language
    if len(sample.split()) < MIN_WORDS and sample.isascii():
        return None, 0.0
    code, probability = _identifier().classify(sample)
    return str(code), float(probability)
