"""Headlines parsed once more, with stand-ins for verbs that the model takes for nouns: "Five shot at a bar"."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc, Span

_COPIED: list[int | str] = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
_PARTS = frozenset({"amod", "compound", "meta", "nummod"})
_OBJECTS = frozenset({"acomp", "attr", "dative", "dobj"})


class _StandIn(NamedTuple):
    word: str
    lemma: str
    needs: str
    not_after: frozenset[str]


def with_stand_ins(nlp: Any, doc: Doc, starts: set[int]) -> Doc:  # noqa: ANN401 - spaCy gives no types
    """Return a headline's parse, with verbs that it took for nouns as verbs where stand-ins for them are.

    `starts` are the offsets where sentences begin for sure.
    """
    known = {token.i: row for token in doc if (row := _stand_ins().get(token.lower_))}
    doubtful = {place: row for place, row in known.items() if _is_doubtful(doc[place], row)}
    while doubtful:
        second = _parsed_with(nlp, doc, starts, doubtful)
        refused = [place for place, row in doubtful.items() if not _fits(second[place], row)]
        if not refused:
            return _copied(doc, second, doubtful)
        for place in refused:
            del doubtful[place]
    return doc


def _is_doubtful(token: Any, known: _StandIn) -> bool:  # noqa: ANN401 - spaCy gives no types
    """Whether the model has a word for no verb, or for one that is, or has, a part of a compound."""
    if known.needs == "noun":
        return bool(token.pos_ == "INTJ")
    before = {child.dep_ for child in token.lefts}
    is_verb = token.pos_ == "VERB" and token.dep_ != "compound" and before.isdisjoint(_PARTS)
    if is_verb or token.is_sent_start or "det" in before:
        return False
    before_it: str = token.nbor(-1).lower_
    return before_it not in known.not_after


def _parsed_with(nlp: Any, doc: Doc, starts: set[int], places: dict[int, _StandIn]) -> Doc:  # noqa: ANN401
    words = [places[token.i].word if token.i in places else token.text for token in doc]
    second = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    for token, known in zip(doc, second, strict=True):
        if token.idx in starts:
            known.is_sent_start = True
    parsed: Doc = nlp(second)
    return parsed


def _fits(token: Any, known: _StandIn) -> bool:  # noqa: ANN401 - spaCy gives no types
    """Whether a stand-in was read as a verb that has what it needs, and somebody before it who did or suffered it."""
    if known.needs == "noun":
        return bool(token.pos_ == "NOUN")
    if token.pos_ != "VERB" or token.dep_ == "compound":
        return False
    after = list(token.rights)
    objects = any(child.dep_ in _OBJECTS for child in after)
    subject = token.dep_ == "conj" or any(child.dep_ == "nsubj" for child in token.lefts)
    if known.needs == "nothing":
        return subject or not objects
    return subject and (objects if known.needs == "object" else any(child.lower_ == known.needs for child in after))


def _copied(doc: Doc, second: Any, places: dict[int, _StandIn]) -> Doc:  # noqa: ANN401
    """The words of the first parse with the grammar and the entities of the second."""
    spaces = [bool(token.whitespace_) for token in doc]
    merged = Doc(doc.vocab, words=[token.text for token in doc], spaces=spaces)
    merged.from_array(_COPIED, second.to_array(_COPIED))
    for place, known in places.items():
        merged[place].lemma_ = known.lemma
        objects = [child for child in merged[place].rights if child.dep_ in _OBJECTS]
        if known.needs == "nothing" and not objects:
            _as_passive(merged[place])
        for child in objects:
            child.dep_ = "dobj"  # "8-year-old shoots 11-year-old", whom the parse takes for an adjective
    merged.set_ents([Span(merged, entity.start, entity.end, label=entity.label_) for entity in second.ents])
    return merged


def _as_passive(token: Any) -> None:  # noqa: ANN401 - spaCy gives no types
    """Let a participle be one, and whom the parse takes for a part of it ("a 3-year-old shot") its subject."""
    if token.tag_ == "VBD" and token.dep_ == "acl":
        token.tag_ = "VBN"
    before = [child for child in token.lefts if child.dep_ not in ("advmod", "punct")]
    if before and token.dep_ != "acl" and before[-1].dep_ in _PARTS:
        before[-1].dep_ = "nsubj"


@cache
def _stand_ins() -> dict[str, _StandIn]:
    source = resources.files("timeline.reference").joinpath("headline_stand_ins.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(source.splitlines())
    return {row["word"]: _read(row) for row in rows}


def _read(row: dict[str, str]) -> _StandIn:
    return _StandIn(row["stand_in"], row["lemma"], row["needs"], frozenset(row["not_after"].split("/")))
