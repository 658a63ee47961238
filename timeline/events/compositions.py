"""Rows of the trigger lexicons that hold for whole classes of words: a crowd that gathers over a grievance.

`triggers_classes.csv` tells the words of a class, `triggers_composed.csv` the rules: `@crowd` stands for the words of
the class `crowd`, in a frame and as the lemma.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from timeline.errors import ReferenceDataError
from timeline.events.codebook import read_rows

_CLASSES = "triggers_classes.csv"
_RULES = "triggers_composed.csv"
_COLUMNS = ("part", "lemma", "event_type", "event_mode", "frame", "roles", "weight")
_MARK = "@"


def composed_rows(part: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a part of speech, one for each lemma, with where they stand: "@gather" gives "mass" and "throng".

    Raises ReferenceDataError where a class has no words.
    """
    classes = _classes()
    for where, row in read_rows(_RULES, _COLUMNS):
        if row["part"] != part:
            continue
        frame = " ".join(_spelt_out(where, term, classes) for term in row["frame"].split())
        for lemma in _words(where, row["lemma"], classes):
            yield where, {**row, "lemma": lemma, "frame": frame}


def holds_cue(words: Sequence[str], lemmas: Sequence[str], cues: frozenset[str]) -> bool:
    """Whether a sentence holds one of these words, or of these words in a row: "in-anger" is "in anger"."""
    told = [f" {' '.join(told)} ".replace(" - ", " ") for told in (words, lemmas)]
    return any(f" {cue.replace('-', ' ')} " in text for cue in cues for text in told)


def _classes() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for _, row in read_rows(_CLASSES, ("class", "word")):
        found[row["class"]].append(row["word"])
    return {name: tuple(words) for name, words in found.items()}


def _spelt_out(where: str, term: str, classes: Mapping[str, tuple[str, ...]]) -> str:
    """A term with the words of its classes: `obj=@tool/pen` is `obj=mop/shovel/pen`."""
    head, mark, rest = term.rpartition("=")
    if _MARK not in rest:
        return term
    return head + mark + "/".join(word for item in rest.split("/") for word in _words(where, item, classes))


def _words(where: str, item: str, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if not item.startswith(_MARK):
        return (item,)
    if item[1:] not in classes:
        raise ReferenceDataError(f"{where}: {item!r} is no class of {_CLASSES}")
    return classes[item[1:]]
