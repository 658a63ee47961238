"""Headlines parsed once more, with stand-ins for verbs that the model takes for nouns: "Five shot at a bar"."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc, Span

_COPIED: list[int | str] = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
_PARTS = frozenset({"amod", "compound", "meta", "nummod"})
_OBJECTS = frozenset({"acomp", "attr", "dative", "dobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AGE = ("very", "very", "very", "young", "child")
_AGES = frozenset({"day", "month", "week", "year"})
_DRIVE_BY = ("drive", "-", "by")
_NIGHT_TIME = ("night", "-", "time")
_BEFORE_CLAUSES = frozenset({":", "as", "when", "where", "while"})
_MAY_BEGIN = frozenset({":", "-", "–", "—"})
_NAMES = frozenset({"NOUN", "PROPN"})
_OF_PHRASES = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})


class _StandIn(NamedTuple):
    word: str
    lemma: str
    needs: frozenset[str]
    not_after: frozenset[str]
    not_before: frozenset[str]


class _Group(NamedTuple):
    """Words that are put in together for those from `first` on: "very very very young child" for "3-year-old"."""

    kind: str
    first: int
    words: tuple[str, ...]

    @property
    def last(self) -> int:
        """The place of the last word."""
        return self.first + len(self.words) - 1


def with_stand_ins(nlp: Any, doc: Doc, starts: set[int]) -> Doc:  # noqa: ANN401 - spaCy gives no types
    """Return a headline's parse, with verbs that it took for nouns as verbs where stand-ins for them are.

    Ages that stand for somebody, "drive-by" and the commas between names have stand-ins too. `starts` are the
    offsets where sentences begin for sure.
    """
    known = {token.i: row for token in doc if (row := _stand_ins().get(token.lower_))}
    doubtful = {place: row for place, row in known.items() if _is_doubtful(doc[place], row)}
    groups = [*_ages(doc, known), *_drive_bys(doc), *_commas(doc)]
    tried = set(doubtful)
    while doubtful or groups:
        second = _parsed_with(nlp, doc, starts, doubtful, groups)
        unfit: list[int | _Group] = [place for place, row in doubtful.items() if not _fits(second[place], row)]
        unfit += [group for group in groups if not _group_fits(second, group)]
        more = {p: row for p, row in known.items() if p not in tried and _is_doubtful(second[p], row)}
        if not unfit and not more:
            return _mended(_copied(doc, second, doubtful, groups))
        for one in unfit[-1:]:  # the others may fit without it
            if isinstance(one, _Group):
                groups.remove(one)
            else:
                del doubtful[one]
        doubtful |= more
        tried |= set(more)
    return _mended(doc)


def _mended(doc: Doc) -> Doc:
    """A past tense that hangs on those whom it befell is a participle: "charged after toddler shot by brother"."""
    for token in doc:
        own = {child.dep_ for child in token.children}
        if token.dep_ != "acl":
            continue
        if any(child.dep_ in _SUBJECTS for child in token.lefts):
            token.dep_ = "ccomp"  # "Mayor: boy shot and killed"
        elif token.tag_ == "VBD" and not own & (_SUBJECTS | _OBJECTS):
            token.tag_ = "VBN"
            for child in token.rights:
                if child.lower_ == "by" and child.dep_ == "prep":
                    child.dep_ = "agent"
    return doc


def _is_doubtful(token: Any, known: _StandIn) -> bool:  # noqa: ANN401 - spaCy gives no types
    """Whether the model has a word for no verb, or for one that is, or has, a part of a compound."""
    if "noun" in known.needs:
        return bool(token.pos_ == "INTJ")
    before = {child.dep_ for child in token.lefts}
    if "act" in known.needs:
        begins = token.is_sent_start or token.nbor(-1).text in _MAY_BEGIN
        return token.pos_ == "VERB" and (begins or token.dep_ == "compound") and not before
    is_verb = token.pos_ == "VERB" and token.dep_ != "compound" and before.isdisjoint(_PARTS)
    if is_verb or token.is_sent_start or "det" in before:
        return False
    after_it = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.nbor(-1).lower_ not in known.not_after and after_it not in known.not_before


def _ages(doc: Doc, known: Mapping[int, _StandIn]) -> Iterator[_Group]:
    """Ages that stand for somebody before a word that may be a verb: "3-year-old shoots", "10-year-old dies"."""
    for token in doc[4:]:
        if token.lower_ != "old" or token.nbor(-2).lower_ not in _AGES or token.i + 1 == len(doc):
            continue
        if token.nbor(-1).text != "-" or token.nbor(-3).text != "-":
            continue
        after = token.nbor(1)
        is_verb = after.i in known and "noun" not in known[after.i].needs
        if is_verb or after.tag_ in ("VBZ", "VBD", "VBN", "VBP", "NNS"):
            yield _Group("age", token.i - 4, _AGE)


def _drive_bys(doc: Doc) -> Iterator[_Group]:
    for token in doc[: max(len(doc) - 3, 0)]:
        if tuple(each.lower_ for each in doc[token.i : token.i + 3]) == _DRIVE_BY:
            yield _Group("drive-by", token.i, _NIGHT_TIME)


def _commas(doc: Doc) -> Iterator[_Group]:
    """Commas that stand for "and" between the names of countries, or of two who do something together."""
    for token in doc[1 : len(doc) - 2]:
        if token.text != ",":
            continue
        before, after = token.nbor(-1), token.nbor(1)
        states = (_is_country(doc, before.i, -1) or _is_acronym(before)) and _is_country(doc, after.i, 1)
        if states or _are_two(before, after):
            yield _Group("comma", token.i, ("and",))


def _are_two(first: Any, second: Any) -> bool:  # noqa: ANN401 - spaCy gives no types
    """Whether two nouns begin a clause that is about both: "Roe, Poe meet", "as police, marchers clash"."""
    if first.pos_ not in _NAMES or first.pos_ != second.pos_ or first.ent_type_ in ("DATE", "TIME"):
        return False
    tags = ("VBP",) if first.pos_ == "PROPN" else ("VBD", "VBN", "VBP")
    if second.nbor(1).tag_ not in tags:
        return False
    while not first.is_sent_start and first.pos_ in _OF_PHRASES:
        first = first.nbor(-1)
    return first.pos_ in _OF_PHRASES or first.lower_ in _BEFORE_CLAUSES


def _is_country(doc: Doc, place: int, step: int) -> bool:
    """Whether a country's name ends at a place, or begins there."""
    for length in (3, 2, 1):
        first, last = (place - length + 1, place + 1) if step < 0 else (place, place + length)
        if first >= 0 and doc[first:last].text in _countries():
            return True
    return False


def _is_acronym(token: Any) -> bool:  # noqa: ANN401 - spaCy gives no types
    """Whether a body's name is an acronym: "EU, Japan sign deal"."""
    return bool(token.is_upper and token.is_alpha and len(token) > 1 and token.ent_type_ in ("GPE", "ORG"))


def _parsed_with(
    nlp: Any,  # noqa: ANN401
    doc: Doc,
    starts: set[int],
    places: Mapping[int, _StandIn],
    groups: Sequence[_Group],
) -> Doc:
    words = [places[token.i].word if token.i in places else token.text for token in doc]
    for group in groups:
        words[group.first : group.last + 1] = group.words
    second = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    for token, known in zip(doc, second, strict=True):
        if token.idx in starts:
            known.is_sent_start = True
    parsed: Doc = nlp(second)
    return parsed


def _fits(token: Any, known: _StandIn) -> bool:  # noqa: ANN401 - spaCy gives no types
    """Whether a stand-in was read as a verb that has what it needs, and somebody before it who did or suffered it."""
    if known.needs & {"act", "noun"}:
        return bool(token.pos_ == "NOUN")
    if token.pos_ != "VERB" or token.dep_ == "compound":
        return False
    after = list(token.rights)
    objects = any(child.dep_ in _OBJECTS for child in after)
    subject = token.dep_ == "conj" or any(child.dep_ == "nsubj" for child in token.lefts)
    if "nothing" in known.needs:
        return subject or not objects
    return subject and (("object" in known.needs and objects) or any(child.lower_ in known.needs for child in after))


def _group_fits(second: Doc, group: _Group) -> bool:
    """Whether a group was read as what it stands for: somebody, what a noun is like, a link between names."""
    last = second[group.last]
    if group.kind == "age":
        return bool(last.pos_ == "NOUN" and last.dep_ != "compound")
    if group.kind == "drive-by":
        return bool(last.nbor(1).pos_ == "NOUN")
    return bool(last.dep_ == "cc" and last.nbor(1).pos_ in _NAMES)


def _copied(doc: Doc, second: Any, places: Mapping[int, _StandIn], groups: Sequence[_Group]) -> Doc:  # noqa: ANN401
    """The words of the first parse with the grammar and the entities of the second."""
    spaces = [bool(token.whitespace_) for token in doc]
    merged = Doc(doc.vocab, words=[token.text for token in doc], spaces=spaces)
    merged.from_array(_COPIED, second.to_array(_COPIED))
    for place, known in places.items():
        merged[place].lemma_ = known.lemma
        objects = [child for child in merged[place].rights if child.dep_ in _OBJECTS]
        if "nothing" in known.needs and not objects:
            _as_passive(merged[place])
        for child in objects:
            child.dep_ = "dobj"  # "8-year-old shoots 11-year-old", whom the parse takes for an adjective
    for group in groups:
        _put_back(doc, merged, group)
    merged.set_ents([Span(merged, entity.start, entity.end, label=entity.label_) for entity in second.ents])
    return merged


def _put_back(doc: Doc, merged: Any, group: _Group) -> None:  # noqa: ANN401 - spaCy gives no types
    """Give words that others stood for their own lemma and kind, and an age the grammar of one."""
    for place in range(group.first, group.last + 1):
        merged[place].lemma_ = doc[place].lemma_
        if group.kind != "drive-by":
            merged[place].tag_ = doc[place].tag_
            merged[place].pos_ = doc[place].pos_
    if group.kind == "comma":
        merged[group.first].dep_ = "punct"
        before = merged[group.first - 1]
        if before.tag_ == "NN" and before.text.istitle() and merged[group.first + 1].pos_ == "PROPN":  # "Roe, Poe meet"
            before.tag_, before.pos_ = "NNP", "PROPN"
    if group.kind == "age":
        number, dash, year, joint, old = (merged[place] for place in range(group.first, group.last + 1))
        _lift_above(old, {number.i, dash.i, year.i, joint.i})
        for token, head, dep in ((number, year, "nummod"), (dash, year, "punct"), (year, old, "npadvmod")):
            token.head, token.dep_ = head, dep
        joint.head, joint.dep_ = old, "punct"
        before = merged[group.first - 1] if group.first else None
        if before is not None and before.dep_ == "nsubj" and before.head == old.head and old.dep_ == "nsubj":
            before.head, before.dep_ = old, "nmod"  # "Elmira 4-year-old dies"


def _lift_above(word: Any, parts: set[int]) -> None:  # noqa: ANN401 - spaCy gives no types
    """Let the verb of an age hang on none of its parts, which will hang on the age: else heads go round."""
    while word.head.i != word.i and word.head.i not in parts:
        word = word.head
    above = word.head
    while above.i in parts and above.head.i != above.i:
        above = above.head
    if above.i in parts and word.i != above.i:
        word.head, word.dep_ = word, "ROOT"
    elif above.i != word.head.i:
        word.head = above


def _as_passive(token: Any) -> None:  # noqa: ANN401 - spaCy gives no types
    """Let whom the parse takes for a part of a participle be its subject: "a 3-year-old shot"."""
    before = [child for child in token.lefts if child.dep_ not in ("advmod", "punct")]
    if before and token.dep_ != "acl" and before[-1].dep_ in _PARTS:
        before[-1].dep_ = "nsubj"


@cache
def _countries() -> frozenset[str]:
    source = resources.files("timeline.reference").joinpath("country_names.csv").read_text(encoding="utf-8")
    return frozenset(row["name"] for row in csv.DictReader(source.splitlines()))


@cache
def _stand_ins() -> dict[str, _StandIn]:
    source = resources.files("timeline.reference").joinpath("headline_stand_ins.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(source.splitlines())
    return {row["word"]: _read(row) for row in rows}


def _read(row: dict[str, str]) -> _StandIn:
    needs, after, before = (frozenset(row[column].split("/")) for column in ("needs", "not_after", "not_before"))
    return _StandIn(row["stand_in"], row["lemma"], needs, after, before - {""})
