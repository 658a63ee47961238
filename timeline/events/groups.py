"""Armed groups and other bodies by name: found in a phrase, in a sentence, in an article."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.events.folding import fold
from timeline.events.reference_rows import read_rows
from timeline.model import Sentence, Token

MOST_WORDS = 65536
ARMED_SECTORS = frozenset({"REB", "UAF", "PRM"})
_NOT_BODIES = frozenset({"GPE", "LOC", "PERSON", "DATE", "NORP"})


@dataclass(frozen=True, slots=True)
class GroupSpan:
    """A known body by its tokens `first` to `last` (excluded), and its code."""

    first: int
    last: int
    code: str

    @property
    def is_armed(self) -> bool:
        """Whether it is a rebel, paramilitary or unaffiliated armed group."""
        return self.code.split()[1] in ARMED_SECTORS


@dataclass(frozen=True, slots=True)
class Groups:
    """Known bodies: code by folded name, and the lengths in words of the names that begin with a word."""

    codes: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]
    members: frozenset[str]
    fighters: frozenset[str]

    @classmethod
    def load(cls) -> Groups:
        """The shipped lexicons, read once a process."""
        return _load()

    def spans(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[GroupSpan]:
        """The known bodies among the tokens, longest first from the left, without overlap."""
        index = first
        while index < last:
            found = self._longest(tokens, index, last)
            if found is None:
                index += 1
                continue
            yield found
            index = found.last

    def _longest(self, tokens: Sequence[Token], first: int, last: int) -> GroupSpan | None:
        for length in self.lengths.get(_first_part(tokens[first].text), ()):
            for end in (first + length, first + length + 1, first + length + 2):
                if end <= last:
                    code = self.codes.get(fold(_joined(tokens[first:end])))
                    if code is not None and _is_name(tokens[first:end]):
                        return GroupSpan(first, end, code)
        return None

    def body_in(self, sentence: Sentence, first: int, last: int, head: int) -> tuple[int, int] | None:
        """The body whose people a phrase names: "members of the Northern Front", "Northern Front fighters"."""
        tokens = sentence.tokens
        if tokens[head].lemma.lower() not in self.members and tokens[head].cased.lower() not in self.members:
            return None
        after = head + 1
        if after + 1 < last and tokens[after].cased.lower() == "of":
            start = after + 1 + (tokens[after + 1].pos == "DET")
            return _trimmed(tokens, start, last) if self._is_body(sentence, start, last) else None
        begin = next(
            (i for i in range(first, head) if tokens[i].pos not in ("DET", "NUM") and _is_proper(tokens[i])), head
        )
        for span in self.spans(tokens, first, head):
            return span.first, span.last
        return (begin, head) if begin < head and self._is_body(sentence, begin, head) else None

    def _is_body(self, sentence: Sentence, first: int, last: int) -> bool:
        if first >= last or any(True for _ in self.spans(sentence.tokens, first, last)):
            return first < last
        if any(e.label == "ORG" and first <= e.first and e.last <= last for e in sentence.entities):
            return True
        named = [t for t in sentence.tokens[first:last] if t.pos == "PROPN" and t.text[:1].isupper()]
        return len(named) > 1 and not any(t.entity in _NOT_BODIES for t in named)


@functools.lru_cache(MOST_WORDS)
def _first_part(word: str) -> str:
    """What the lengths of names are known by: "al" of "Al-Shabaab"."""
    return fold(word).split("-")[0]


def only_armed_group(sentences: Iterable[Sentence]) -> tuple[str, str] | None:
    """Name and code of the one armed group that an article names; none where it names several, or none."""
    groups = Groups.load()
    found: dict[str, tuple[int, str, str]] = {}
    for sentence in sentences:
        for span in groups.spans(sentence.tokens, 0, len(sentence.tokens)):
            if span.is_armed:
                name = _joined(sentence.tokens[span.first : span.last])
                found[fold(name)] = (span.last - span.first, name, span.code)
    codes = {code for _, _, code in found.values()}
    if len(codes) != 1 or len(found) > 2:
        return None
    _, name, code = max(found.values())
    return name, code


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while last > first + 1 and tokens[last - 1].pos in ("PUNCT", "SPACE"):
        last -= 1
    return first, last


def _is_proper(token: Token) -> bool:
    return token.pos == "PROPN" or token.entity in ("ORG", "NORP")


def _is_name(tokens: Sequence[Token]) -> bool:
    """A name of one plain word must be written as one: "eta" and "contras" are, "fatah" in lower case is not."""
    return any(token.text[:1].isupper() for token in tokens)


def _joined(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    for number, token in enumerate(tokens):
        if number and token.start > tokens[number - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


@functools.cache
def _load() -> Groups:
    codes = {
        fold(row["name"]): f"{row['country']} {row['sector']}"
        for row, _ in read_rows("actors_groups.csv", ("name", "country", "sector"))
    }
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in codes:
        lengths[name.split()[0].split("-")[0]].add(len(name.split()))
    rows = [row for row, _ in read_rows("group_members.csv", ("word", "kind"))]
    return Groups(
        codes=codes,
        lengths={word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()},
        members=frozenset(row["word"] for row in rows),
        fighters=frozenset(row["word"] for row in rows if row["kind"] == "fighter"),
    )


@functools.cache
def nationalities() -> tuple[tuple[str, str], ...]:
    """Each demonym, folded, with its country."""
    return tuple((fold(row["demonym"]), row["alpha3"]) for row, _ in read_rows("demonyms.csv", ("demonym", "alpha3")))
