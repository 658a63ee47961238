"""Armed groups and other bodies by name: found in a phrase, in a sentence, in an article."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.events.words.folding import fold
from timeline.events.words.reference_rows import read_rows
from timeline.model import Sentence, Token

MOST_WORDS = 65536
ALIASES = "group_aliases.csv"
REBEL_SECTORS = frozenset({"REB", "UAF"})
CRIMINALS = "CRM"
PARAMILITARIES = "PRM"
# Bands that bear a town's name and are elsewhere: "the Medellin drug cartel".
BANDS = frozenset({"cartel", "mafia", "syndicate"})
_PEOPLE = frozenset({"fighter", "member", "unit"})
HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_STANDS = frozenset({"anti", "counter", "ex", "non", "pro"})
_APART = frozenset({"breakaway", "dissident", "former", "renegade", "rival", "splinter"})
_TIES = frozenset(
    {"affiliated", "aligned", "allied", "backed", "controlled", "funded", "held", "inspired", "linked", "ruled", "run"}
    | {"sponsored", "supported", "trained"}
)
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_QUOTES = frozenset('"“”‘’«»')
_NO_NAME = frozenset({"AUX", "PRON", "PUNCT", "SPACE", "VERB"})
_ADJECTIVES = 2
_LONGEST = 8
_BELONGING = {
    "belong": frozenset({"to"}),
    "hire": frozenset({"by"}),
    "pay": frozenset({"by"}),
    "serve": frozenset({"with"}),
    "work": frozenset({"for"}),
}
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_CALLED = frozenset({"call", "dub", "label", "name", "style", "term"})
_KINDS_OF_BODY = frozenset({"alliance", "army", "cartel", "front", "militia", "ring", "syndicate"})
_NOT_BODIES = frozenset({"GPE", "LOC", "PERSON", "DATE", "NORP"})


@dataclass(frozen=True, slots=True)
class GroupSpan:
    """A known body by its tokens `first` to `last` (excluded), and its code."""

    first: int
    last: int
    code: str


@dataclass(frozen=True, slots=True)
class Groups:
    """Known bodies: code by folded name, and the lengths in words of the names that begin with a word.

    `aliases` give for a folded name the folded one that stands for all names of its body. `units` are words for parts
    and kinds of forces ("column", "movement"), `sides` for fighters of one side ("rebel"), `forces` for a state's
    ("army"), `manners` what is said of fighters without telling whose they are.
    """

    codes: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]
    members: frozenset[str]
    fighters: frozenset[str]
    units: frozenset[str]
    sides: frozenset[str]
    forces: frozenset[str]
    manners: frozenset[str]
    aliases: Mapping[str, str]

    @classmethod
    def load(cls) -> Groups:
        """The shipped lexicons, read once a process."""
        return _load()

    def identity(self, name: str) -> str:
        """What is the same for all names of one body: "FMLN" and what it stands for."""
        folded = fold(name)
        return self.aliases.get(folded, folded)

    def spans(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[GroupSpan]:
        """The known bodies among the tokens, longest first from the left, without overlap."""
        index = first
        while index < last:
            found = self._longest(tokens, index, last)
            if found is None:
                index += 1
                continue
            if not _names_others(tokens, found.first, found.last):
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
        if _parted(tokens, first, head):
            return None
        word = tokens[head].cased.lower()
        if not {tokens[head].lemma.lower(), word, word.removesuffix("s")} & self.members:
            return self._described(tokens, first, last, head)
        after = head + 1
        if after + 1 < last and tokens[after].cased.lower() == "of":
            start = after + 1 + (tokens[after + 1].pos == "DET")
            named = [c for c in tokens[after].children if tokens[c].dep == "pobj"]
            beside = self.beside(sentence, named[0]) if named else None
            inner = self.body_in(sentence, start, last, named[0]) if named and start <= named[0] < last else None
            if beside is not None or inner is not None:
                return beside or inner
            return _trimmed(tokens, start, last) if self._is_body(sentence, start, last) else None
        if self._is_whole(sentence, first, last, head):
            return None
        begin = next(
            (i for i in range(first, head) if tokens[i].pos not in ("DET", "NUM") and _is_proper(tokens[i])), head
        )
        for span in self.spans(tokens, first, head):
            return span.first, span.last
        end = head
        while end > begin + 1 and tokens[end - 1].text.islower():
            end -= 1  # "a Tamil Tiger suicide bomber"
        if begin < head and self._is_body(sentence, begin, end):
            return begin, end
        return self._in_brackets(tokens, head)

    def _is_whole(self, sentence: Sentence, first: int, last: int, head: int) -> bool:
        """Whether a word for fighters is the last of a body's own name: "the Ulster Volunteer Force"."""
        tokens = sentence.tokens
        spans = list(self.spans(tokens, first, last))
        if spans:
            return any(span.first <= head < span.last for span in spans)
        if sentence.is_upper or sentence.field == "title" or tokens[head].pos != "PROPN":
            return False
        return any(e.label == "ORG" and e.first < head < e.last for e in sentence.entities)

    def _described(self, tokens: Sequence[Token], first: int, last: int, head: int) -> tuple[int, int] | None:
        """The known body that words only describe: "the Maoist Shining Path terror group", "Northern Front columns"."""
        spans = list(self.spans(tokens, first, last))
        if len(spans) != 1 or not spans[0].first <= head < last:
            return None
        span = spans[0]
        if span.code.split()[1] not in REBEL_SECTORS | {
            CRIMINALS,
            PARAMILITARIES,
        }:  # of a state's forces the whole is the name
            return None
        before, after = tokens[first : span.first], tokens[span.last : last]
        kinds = self.units | _KINDS_OF_BODY
        plain = all(t.lemma.lower() in self.fighters | self.sides | self.manners | kinds for t in after)
        loose = [t for t in before if t.pos not in ("DET", "NUM")]
        told = all(self._is_manner(word.strip("\"'“”[]()")) for word in _joined(loose).casefold().split())
        ends = span.last == last or (head == last - 1 and plain)
        return (span.first, span.last) if told and ends and (before or after) else None

    def _is_manner(self, word: str) -> bool:
        known = self.manners | self.sides | self.fighters | self.units
        return not word or bool({word, word.removesuffix("s")} & known)

    def _in_brackets(self, tokens: Sequence[Token], head: int) -> tuple[int, int] | None:
        """The body of "NPF [Northern Popular Front] urban commandos": what the bracket explains, else what is in it."""
        close = head - 1
        while close > 0 and tokens[close].pos == "ADJ" and head - close <= _ADJECTIVES:
            close -= 1
        if close < 1 or tokens[close].text not in _CLOSING:
            return None
        opening = next((i for i in range(close, -1, -1) if tokens[i].text in _OPENING), None)
        if opening is None:
            return None
        before = [span for span in self.spans(tokens, max(0, opening - _LONGEST), opening) if span.last == opening]
        found = before or list(self.spans(tokens, opening + 1, close))
        return (found[-1].first, found[-1].last) if found else None

    def beside(self, sentence: Sentence, head: int) -> tuple[int, int] | None:
        """The body's name set beside a common word: "a gang, the Northern Owls", "a group called Northern Owls"."""
        tokens = sentence.tokens
        word = tokens[head].lemma.lower()
        if tokens[head].pos not in ("NOUN", "PROPN") or word not in self.units | self.members | _KINDS_OF_BODY:
            return None
        if any(tokens[c].pos == "PROPN" and tokens[c].dep == "compound" and c < head for c in tokens[head].children):
            return None  # a name itself
        misread = _called_in_capitals(sentence, head)
        if misread is not None:
            return misread
        for child in tokens[head].children:
            if child < head:
                continue
            if tokens[child].dep == "appos" and tokens[child].lemma.lower() in self.members:
                first = min((c for c in tokens[child].children if c < child), default=child)
                members = self.body_in(sentence, first, len(tokens), child)
                if members is not None:  # "a gang of men, all members of the Front"
                    return members
            names = [child] if tokens[child].dep == "appos" else []
            if (
                tokens[child].dep == "acl"
                and tokens[child].lemma.lower() in _CALLED
                and not any(t.tag in _FINITE for t in tokens[head:child])  # "men who met at a bar, called Roe's"
            ):
                names = [c for c in tokens[child].children if c > child and tokens[c].dep in ("oprd", "dobj", "attr")]
            for name in names:
                called = tokens[child].dep == "acl"
                quoted = _quoted(tokens, name)
                if quoted is not None:
                    return quoted
                if tokens[name].pos == "PROPN" and (called or tokens[name].entity not in _NOT_BODIES):
                    return _whole_name(tokens, name)
        return None

    def owner(self, sentence: Sentence, head: int) -> tuple[int, int] | None:
        """The body that fighters belong to: "a column belonging to the Front", "gunmen working for it"."""
        tokens = sentence.tokens
        if tokens[head].lemma.lower() not in self.units | self.members:
            return None
        links = _belonging_beside(tokens, head)
        for child in (c for c in tokens[head].children if c > head):
            if tokens[child].dep == "prep" and tokens[child].cased.lower() == "from":
                links.append(child)
            if tokens[child].dep in ("acl", "relcl") and tokens[child].lemma.lower() in _BELONGING:
                words = _BELONGING[tokens[child].lemma.lower()]
                links += [c for c in tokens[child].children if tokens[c].cased.lower() in words]
        for name in (c for link in links for c in tokens[link].children if tokens[c].dep == "pobj"):
            first, last = _whole_name(tokens, name)
            if tokens[name].lemma.lower() in BANDS:  # "killers paid by the drug cartels"
                return first, last
            if any(True for _ in self.spans(tokens, first, last)) or self._is_unit(sentence, first, last):
                return first, last
        return None

    def _is_unit(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether words name a part of a force: "the 4th Battalion", "the Lopez gang"."""
        tokens = sentence.tokens
        named = any(t.cased[:1].isupper() or t.text[:1].isdigit() for t in tokens[first:last])
        units = [t for t in tokens[first:last] if t.lemma.lower() in self.units | _KINDS_OF_BODY]
        return named and any(
            t.pos == "PROPN" or any(tokens[c].pos == "PROPN" and tokens[c].dep == "compound" for c in t.children)
            for t in units
        )

    def _is_body(self, sentence: Sentence, first: int, last: int) -> bool:
        if first >= last or any(True for _ in self.spans(sentence.tokens, first, last)):
            return first < last
        if any(e.label == "ORG" and first <= e.first and e.last <= last for e in sentence.entities):
            return True
        named = [t for t in sentence.tokens[first:last] if t.pos == "PROPN" and t.text[:1].isupper()]
        return len(named) > 1 and not any(t.entity in _NOT_BODIES for t in named)


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """A known body as an article names it: in which sentence, what it is whatever its name, its name and code.

    `start` and `end` are the characters of the name in its field.
    """

    order: int
    identity: str
    name: str
    code: str
    start: int
    end: int

    @property
    def is_rebel(self) -> bool:
        """Whether "guerrillas" and "rebels" may be its people: no state's, and no paramilitary group's, are."""
        return self.code.split()[1] in REBEL_SECTORS

    @property
    def is_band(self) -> bool:
        """Whether it is of rebels or criminals: what its name holds is no place where it is ("the Medellin cartel")."""
        return self.is_rebel or self.code.split()[1] == CRIMINALS


@functools.lru_cache(MOST_WORDS)
def _parted(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether words before a head part those it names from a body: "a breakaway Taliban faction"."""
    words = (token.cased.lower() for token in tokens[first:head])
    return any(word in _APART for word in words) or any(_names_others(tokens, i, i + 1) for i in range(first, head))


def _names_others(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name says whom others are for, against or near: "an anti-Taliban militia", "ISIS-linked gunmen"."""
    before = [token.text.casefold() for token in tokens[max(0, first - 2) : first]]
    after = [token.text.casefold() for token in tokens[last : last + 2]]
    for_or_against = len(before) == 2 and before[1] in HYPHENS and before[0] in _STANDS
    return for_or_against or (len(after) == 2 and after[0] in HYPHENS and after[1] in _TIES)


def _first_part(word: str) -> str:
    """What the lengths of names are known by: "al" of "Al-Shabaab"."""
    return fold(word).split("-")[0]


def named_groups(sentences: Iterable[Sentence]) -> tuple[NamedGroup, ...]:
    """The known bodies that an article names, at each place where it does, in text order."""
    groups = Groups.load()
    return tuple(
        NamedGroup(order, groups.identity(name), name, span.code, tokens[span.first].start, tokens[span.last - 1].end)
        for order, sentence in enumerate(sentences)
        for tokens in [sentence.tokens]
        for span in groups.spans(tokens, 0, len(tokens))
        for name in [_joined(tokens[span.first : span.last]).removesuffix("'s").removesuffix("'S")]
    )


def _called_in_capitals(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """The name in "A GROUP CALLED THE SONS OF THE HILLS CLAIMED THE RAID", of which the parse makes two clauses."""
    tokens = sentence.tokens
    verb = tokens[head].head
    if not sentence.is_upper or verb != head + 1 or tokens[verb].cased.lower() != "called":
        return None
    following = [c for c in tokens[verb].children if tokens[c].dep == "conj" and tokens[c].pos == "VERB"]
    names = [c for c in tokens[verb].children if c > verb and tokens[c].dep in ("oprd", "dobj", "attr")]
    if not following or not names or any(tokens[c].dep == "cc" for c in tokens[verb].children):
        return None
    first = verb + 1 + (tokens[verb + 1].pos == "DET")
    return (first, following[0]) if first <= names[0] < following[0] <= first + _LONGEST else None


def _belonging_beside(tokens: Sequence[Token], head: int) -> list[int]:
    """The "to" of "a column, also belonging to the Front", which syntax hangs on the verb."""
    after = head + 1
    while after < len(tokens) and tokens[after].pos in ("ADV", "PUNCT"):
        after += 1
    if after >= len(tokens) or tokens[after].dep != "advcl" or tokens[after].cased.lower() != "belonging":
        return []
    return [c for c in tokens[after].children if tokens[c].cased.lower() == "to"]


def _quoted(tokens: Sequence[Token], head: int) -> tuple[int, int] | None:
    """The words in quotation marks around a token, where they are a name and not what stands between two quotes."""
    first = next((i for i in range(head, max(-1, head - _LONGEST), -1) if tokens[i].text in _QUOTES), None)
    last = next((i for i in range(head, min(len(tokens), head + _LONGEST)) if tokens[i].text in _QUOTES), None)
    if first is None or last is None or any(token.pos in _NO_NAME for token in tokens[first + 1 : last]):
        return None
    return (first + 1, last) if first < last - 1 else None


def _whole_name(tokens: Sequence[Token], head: int) -> tuple[int, int]:
    """The words of a proper name around its head, quotation marks left out; "of" and what follows it within."""
    first = head
    while first > 0 and tokens[first - 1].head == head and tokens[first - 1].pos not in ("PUNCT", "DET"):
        first -= 1
    last = head + 1
    if last + 1 < len(tokens) and tokens[last].lemma.lower() == "of" and tokens[last].head == head:
        below = [c for c in tokens[last].children if tokens[c].dep == "pobj" and _is_written_as_name(tokens[c])]
        last = max(below) + 1 if below else last
    return first, last


def _is_written_as_name(token: Token) -> bool:
    return token.pos == "PROPN" or token.cased[:1].isupper()


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    while last > first + 1 and tokens[last - 1].pos in ("PUNCT", "SPACE"):
        last -= 1
    return first, last


def _is_proper(token: Token) -> bool:
    return token.pos == "PROPN" or token.entity in ("ORG", "NORP")


def _is_name(tokens: Sequence[Token]) -> bool:
    """A name of one plain word must be written as one: "fatah" in lower case is none, nor is "WHO" for who."""
    return any(token.text[:1].isupper() and token.pos != "PRON" for token in tokens)


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
        members=frozenset(row["word"] for row in rows if row["kind"] in _PEOPLE),
        fighters=frozenset(row["word"] for row in rows if row["kind"] == "fighter"),
        units=frozenset(row["word"] for row in rows if row["kind"] in ("unit", "body")),
        sides=frozenset(row["word"] for row in rows if row["kind"] == "side"),
        forces=frozenset(row["word"] for row in rows if row["kind"] == "force"),
        manners=frozenset(row["word"] for row in rows if row["kind"] == "manner"),
        aliases={fold(row["name"]): fold(row["group"]) for row, _ in read_rows(ALIASES, ("name", "group"))},
    )


@functools.cache
def nationalities() -> Mapping[str, frozenset[str]]:
    """The countries of each demonym, folded."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row, _ in read_rows("demonyms.csv", ("demonym", "alpha3")):
        found[fold(row["demonym"])].add(row["alpha3"])
    return {demonym: frozenset(countries) for demonym, countries in found.items()}
