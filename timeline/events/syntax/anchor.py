"""Where a happening is told: the triggers of one event in an article, as positions in the parse."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.syntax.charges import is_charged_with
from timeline.model import FieldText, Parse, Sentence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A token of a sentence: `sentence` counts within its field, `head` indexes `Sentence.tokens`."""

    field: FieldText
    sentence: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The triggers of one event, the one that tells most of it first."""

    positions: tuple[Position, ...]

    @property
    def main(self) -> Position:
        """The trigger that tells most."""
        return self.positions[0]


def sentence_at(parse: Parse, position: Position) -> Sentence:
    """Return the sentence that a position is in: the title's sentences stand before the text's."""
    if position.field == "title":
        return parse.sentences[position.sentence]
    texts = parse.sentences[-1].index + 1
    return parse.sentences[len(parse.sentences) - texts + position.sentence]


@lru_cache(maxsize=4096)
def span_head(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the token of a span whose head lies outside it; None where no token is inside."""
    tokens = sentence.tokens
    first = bisect.bisect_right(tokens, start, key=lambda token: token.end)
    inside = range(first, bisect.bisect_left(tokens, end, lo=first, key=lambda token: token.start))
    for index in inside:
        head = sentence.tokens[index].head
        if head == index or head not in inside:
            return index
    return inside[0] if inside else None


@lru_cache(maxsize=4096)
def path_to_root(sentence: Sentence, index: int) -> tuple[int, ...]:
    """Return the tokens from one up to the root, itself first. Cycles, which no parse should have, end it."""
    path = [index]
    while sentence.tokens[path[-1]].head not in path:
        path.append(sentence.tokens[path[-1]].head)
    return tuple(path)


_SAYING = frozenset({"allege", "believe", "say", "think"})
_SEQUELS = frozenset({"after", "follow", "following", "since"})
AT = frozenset({"at", "in", "inside", "near", "outside"})
_OF_JUSTICE = frozenset({"court", "courthouse", "courtroom", "custody", "hearing", "jail", "prison", "station"})
_PARTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_RITES = frozenset(
    {
        "anniversary",
        "burial",
        "commemoration",
        "funeral",
        "hearing",
        "inquest",
        "memorial",
        "retrial",
        "service",
        "trial",
    }
    | {"vigil"}
)
_OF_NAMES = frozenset({"ADJ", "ADP", "DET", "NOUN", "NUM", "PART", "PROPN"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "xcomp", "pcomp"})


@lru_cache(maxsize=4096)
def clause_of(sentence: Sentence, index: int) -> int:
    """Return the head of the smallest clause that a token is in."""
    path = path_to_root(sentence, index)
    for step in path:
        token = sentence.tokens[step]
        if token.dep in CLAUSES and token.pos in ("VERB", "AUX"):
            return step
    return path[-1]


@lru_cache(maxsize=4096)
def told_clause(sentence: Sentence, index: int) -> int:
    """Return the head of the clause that a token tells of: "on Friday, police say, he called" is the day of the call.

    What opens a sentence whose verb of saying stands in the present belongs to what is said.
    """
    clause = clause_of(sentence, index)
    verb = sentence.tokens[clause]
    if index > clause or verb.tag not in ("VBP", "VBZ") or verb.lemma.lower() not in _SAYING:
        return clause
    said = (sentence.tokens[child] for child in verb.children)
    return next((token.index for token in said if token.dep == "ccomp" and token.index > clause), clause)


def speaker_verb(sentence: Sentence, index: int, trigger: int) -> int | None:
    """Return the verb above the trigger whose subject a token is in: "Kenya condemned the attack"; None for others'."""
    down = path_to_root(sentence, trigger)
    for step in path_to_root(sentence, index):
        token = sentence.tokens[step]
        if step in down:
            return None
        if token.dep in ("nsubj", "nsubjpass"):
            return token.head if token.head != trigger and token.head in down else None
    return None


def tree_distance(sentence: Sentence, first: int, second: int) -> int:
    """Return the number of arcs between two tokens of one sentence."""
    up = path_to_root(sentence, first)
    down = path_to_root(sentence, second)
    for steps, index in enumerate(up):
        if index in down:
            return steps + down.index(index)
    return len(up) + len(down)


def when_clause(sentence: Sentence, end: int) -> int | None:
    """Return the verb of the clause that a date ending at character `end` opens: "in May, when a bomb went off"."""
    following = next((token for token in sentence.tokens if token.start >= end and token.pos != "PUNCT"), None)
    if following is None or following.text.lower() != "when":
        return None
    verb = sentence.tokens[following.head]
    return verb.index if verb.index > following.index and verb.pos in ("VERB", "AUX") else None


def follows_at_once(sentence: Sentence, date: int, trigger: int) -> bool:
    """Whether a date's words stand right behind the trigger, whatever the parse hangs them on: "a shooting Sunday".

    Whom it hit and where may stand between: "asked who saw the shooting of two men at the bus station on Sunday"; where
    may also follow: "charged with the shooting of a boy of 12 on Sunday in a park", but no court or jail.
    """
    first = date
    while first > trigger + 1 and date in path_to_root(sentence, first - 1):
        first -= 1
    return first == trigger + 1 or _is_where(sentence.tokens[trigger + 1 : first], sentence.tokens[date + 1 :])


def _is_where(between: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether what stands between a noun and its date tells only whom it hit and where: "of two men at a mill on"."""
    if between and between[-1].cased.lower() == "on":
        between = between[:-1]
    links = [token.cased.lower() for token in between if token.pos == "ADP"]
    if len(between) < 2 or not links or between[0].pos != "ADP":
        return False
    if links[-1] not in {*AT, "on"} and not (links == ["of"] and _opens_place(after)):
        return False
    names = all(token.pos in _OF_NAMES or token.tag == "PRP$" or token.cased == "-" for token in between)
    return names and all(link in AT or link in ("of", "on") for link in links)


def _opens_place(after: Sequence[Token]) -> bool:
    """Whether the next words are a place where something may be done: "in the man's home", not "in court"."""
    if not after or after[0].cased.lower() not in AT:
        return False
    noun = next((t for t in after[1:] if t.pos in ("NOUN", "PROPN") and t.head == after[0].index), None)
    return noun is not None and noun.lemma.lower() not in _OF_JUSTICE


def is_sequel(sentence: Sentence, date: int, trigger: int, kinds: Mapping[str, str]) -> bool:
    """Whether a date is of what came after the event: "was in court Friday after a shooting", "charged with murder".

    `kinds` tells of verbs by lemma which speak of an `aftermath`. A date under the trigger's own words is the event's.
    """
    up = path_to_root(sentence, trigger)
    clause = clause_of(sentence, date)
    if is_charged_with(sentence, trigger, kinds):
        return clause in up
    if clause == trigger or clause not in up or date in up or trigger in path_to_root(sentence, date):
        return False
    if follows_at_once(sentence, date, trigger):
        return False
    below = up[: up.index(clause)]
    links = [sentence.tokens[index] for index in below]
    links += [sentence.tokens[child] for index in below for child in sentence.tokens[index].children]
    words = {token.lemma.lower() for token in links if token.dep in ("prep", "mark")}
    if words & _SEQUELS:
        return True
    hung = any(sentence.tokens[index].dep == "prep" for index in below)
    verb = sentence.tokens[clause]
    return hung and (kinds.get(verb.lemma.lower()) == "aftermath" or is_verdict(sentence, verb))


def is_verdict(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells of a verdict or a plea, a trial or a funeral: "pleaded guilty", "went on trial over"."""
    tokens = sentence.tokens
    if any(tokens[child].lemma.lower() == "guilty" for child in verb.children):
        return True
    links = [child for child in verb.children if tokens[child].dep == "prep"]
    beside = [child for child in verb.children if tokens[child].dep in _PARTS]
    beside += [child for link in links for child in tokens[link].children if tokens[child].dep == "pobj"]
    return any(tokens[child].lemma.lower() in _RITES for child in beside)


def ordered(positions: Sequence[Position]) -> tuple[Position, ...]:
    """Return positions in reading order, the title's first."""
    return tuple(sorted(positions, key=lambda p: (p.field == "text", p.sentence, p.head)))
