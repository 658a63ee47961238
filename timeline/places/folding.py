"""Keys under which the spellings of one name meet.

Two keys, because one would be either too strict or too free. `fold` joins what is the same name in other type: case,
accents, apostrophes, hyphens, "St." and "Saint". `fold_sounds` joins transliterations too (articles, vowels written
ten ways), and so also joins names that differ ("Mali" and "Male"): the gazetteer uses it only for places whose names
are transliterated, and only after `fold` found nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CONNECTORS = "'’‘ʼʻ`´"
_LETTER = r"[^\W\d_]"
WORD = re.compile(rf"(?:{_LETTER}\.){{2,}}|(?:{_LETTER}\.)+{_LETTER}\b|[^\W_]+(?:[{CONNECTORS}][^\W_]+)*", re.UNICODE)
ARTICLES = frozenset(
    ("ad", "adh", "al", "an", "ar", "as", "ash", "at", "ath", "az", "ech", "ed",
     "el", "en", "er", "es", "esh", "et", "ez", "il", "ir", "ul", "ur", "uz")
)  # fmt: skip
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
        "ŋ": "n", "ə": "a", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ŧ": "t", "ǝ": "e",
    }
)  # fmt: skip
_ABBREVIATED = {"st": "saint", "mt": "mount", "ft": "fort"}
_DIGRAPHS = re.compile("tch|sch|dzh|sh|ch|zh|kh|gh|dh|th|ph|dj|ck|[aeo][iy]|[ao][uw]|oo|ee|q|e|y|o")
_DIGRAPH_SOUND = {
    "tch": "č", "sch": "š", "dzh": "j", "sh": "š", "ch": "č", "zh": "ž", "kh": "ǩ", "gh": "g", "dh": "d",
    "th": "t", "ph": "f", "dj": "j", "ck": "k", "oo": "u", "ee": "i", "q": "k", "e": "i", "y": "i", "o": "u",
}  # fmt: skip
_SPELL_OUT = str.maketrans({"č": "ch", "š": "sh", "ž": "zh", "ǩ": "kh"})
_DOUBLED = re.compile(r"(.)\1+")
_FUSED_ARTICLE = re.compile(r"^[aeu](?:(?=(ss|zz|dd|tt|nn|rr)).|l(?=[^l]{4}))")


def fold(name: str) -> str:
    """Return the key of a name: its words in lower case, without accents and apostrophes, one space apart.

    Empty when the name holds no letter and no digit. Idempotent. Letters of other scripts stay.
    """
    return " ".join(folded for word in WORD.findall(name) if (folded := fold_word(word)))


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Fold one word as `WORD` cuts them; "St." of a saint is spelt out, dotted initials are joined."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    letters = decomposed.translate(_LETTERS_WITHOUT_DECOMPOSITION)
    kept = "".join(c for c in letters if c.isalnum() and unicodedata.category(c) != "Lm")
    return _ABBREVIATED.get(kept, kept)


def fold_sounds(name: str) -> str:
    """Return the key that transliterations of a name share: "Deir ez-Zor", "Dayr az Zawr", "Deir Ezzor".

    Articles go (the last word stays, whatever it is), vowels fall into three classes, doubled letters into one.
    Idempotent. Names in other scripts are only folded.
    """
    key = fold(name)
    while (sounds := _sounds_of_key(key)) != key:
        key = sounds
    return key


def _sounds_of_key(key: str) -> str:
    words = key.split()
    last = len(words) - 1
    kept = ((w, index > 0) for index, w in enumerate(words) if index == last or w not in ARTICLES)
    return " ".join(sound_word(word, inner) for word, inner in kept)


@lru_cache(maxsize=65536)
def sound_word(folded: str, inner: bool) -> str:
    """Return the sounds of a folded word; an article grown onto it ("Ezzor") goes only inside a name."""
    word = _FUSED_ARTICLE.sub("", folded) if inner else folded
    while (sounds := _sounds_once(_ABBREVIATED.get(word, word))) != word:
        word = sounds
    return word


def _sounds_once(word: str) -> str:
    sounds = _DIGRAPHS.sub(_sound, word)
    sounds = _DOUBLED.sub(r"\1", sounds)
    if len(sounds) > 2 and sounds.endswith(("ah", "ih", "uh")):
        sounds = sounds[:-1]
    return sounds.translate(_SPELL_OUT)


def _sound(match: re.Match[str]) -> str:
    written = match.group()
    known = _DIGRAPH_SOUND.get(written)
    if known is not None:
        return known
    return "i" if written[1] in "iy" else "u"
