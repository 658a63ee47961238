"""The trigger lexicons: verbs, nouns, phrases and light verbs, each with the frame it needs and the roles it fills.

A frame is a list of terms, all of which must hold. A term is a slot, then what must stand in it:

    obj                 there is an object
    obj:person/group    its head is of one of these kinds (triggers_kinds.csv, and what the entities say)
    obj?person          of these kinds, if there is one
    obj=deal/treaty     its head is one of these words; "fireworks-factory" is a head with the word before it
    dat=envoy           whom it is given to: "gave the envoy two days to leave"
    prep:with:actor     a phrase with this preposition, its head of this kind (prep:with=..., prep:in/at ...)
    to, that            an infinitive (to=help: of this verb) or a clause follows; passive, plural, poss
    mod=air/drone       one of these words modifies it; prt=down: a particle of it
    objmod=police/bus   one of these words modifies its object: "raided a police station"
    subjmod=armed       one of these words modifies its subject: "armed men took the driver"
    after=hospital      one of these words stands before it in the sentence
    near=ballot         one of these words stands anywhere else in the sentence
    ing=call/say        a participle of these verbs hangs on it
    aim=demand/urge     an infinitive or a participle of these verbs hangs on it or on the verb that it is the object of
    fact                the clause that follows states what was or is
    cue=in-anger        these words stand in the sentence
    !                   before a term: it must not hold

`@relief` stands for all words of that class of triggers_classes.csv. A row of triggers_compositions.csv is a frame
that many words share: "sent", "flew" and "trucked" relief goods to the needy. Phrases have `near` terms only; in them
`|` parts words that stand for each other, and `..` stands for up to six words, or none.

Of a noun, a bare preposition (`by`, `with`, `of:place`) is a slot. Roles read `subj>actor prep:with>target`;
`that>target` is who is to do it in the clause that follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Literal

from timeline.errors import ReferenceDataError
from timeline.events.codebook import Codebook, own_file, read_rows
from timeline.events.words.signals import Signals

Part = Literal["verb", "noun", "phrase"]
KINDS = (
    "abstract",
    "animal",
    "body",
    "building",
    "country",
    "document",
    "event",
    "goods",
    "group",
    "infrastructure",
    "media",
    "money",
    "name",
    "number",
    "person",
    "place",
    "property",
    "thing",
    "unknown",
    "vehicle",
    "weapon",
)
ALIASES = {"actor": frozenset({"person", "group", "country", "name"}), "property": frozenset({"goods", "building"})}
SLOTS = (
    "subj",
    "obj",
    "dat",
    "prep",
    "prt",
    "to",
    "that",
    "passive",
    "plural",
    "mod",
    "objmod",
    "subjmod",
    "poss",
    "after",
    "near",
    "ing",
    "fact",
    "aim",
    "cue",
)
EFFECT = "effect"
VIOLENT = frozenset({"ASSAULT", EFFECT, "x:DEATH"})
CAUSES = frozenset({"ASSAULT", "x:ACCIDENT", "x:DISASTER", "x:HEALTH", "x:CRIME"})
PEACEFUL = frozenset(
    {"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "REQUEST", "RETREAT", "SUPPORT", "x:ECONOMIC", "x:ELECTION"}
)
HURTING = CAUSES | VIOLENT | {"PROTEST"}
WEAK_TYPES = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "CONSULT"})
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})  # two sides do it alike
NONE = "none"
_GAPS = ("*", "..")
_LIGHT_SLOTS = ("obj", "passive", "prep", "subj")
_RULE_COLUMNS = ("lemma", "event_type", "event_mode", "frame", "roles", "weight")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition of a frame. Empty `kinds` and `lemmas` ask only that the slot is filled."""

    slot: str
    negated: bool = False
    optional: bool = False
    preps: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerRule:
    """One row of a trigger lexicon. `words` are the lemma and what must stand beside it.

    `composed` marks a phrase of triggers_compositions.csv; `needs` are the bits of `Lexicon.signals` that a sentence
    must have for it.
    """

    name: str
    part: Part
    words: tuple[str, ...]
    event_type: str
    event_mode: str | None
    frame: tuple[Term, ...]
    roles: tuple[tuple[str, str, str], ...]
    weight: float
    composed: bool = False
    needs: int = 0

    @property
    def rank(self) -> tuple[int, float]:
        """Rules with more words and more conditions go first."""
        terms = sum(1 + bool(term.lemmas) for term in self.frame if not term.negated and not term.optional)
        return (2 * len(self.words) + terms, self.weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class LightVerb:
    """A verb that lends a noun its arguments: "carry out" an attack, talks "take place"."""

    words: tuple[str, ...]
    slot: str
    roles: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All trigger lexicons, indexed by first word."""

    verbs: Mapping[str, tuple[TriggerRule, ...]]
    nouns: Mapping[str, tuple[TriggerRule, ...]]
    phrases: Mapping[str, tuple[TriggerRule, ...]]
    light: Mapping[str, tuple[LightVerb, ...]]
    instruments: Mapping[str, str]
    kinds: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]
    signals: Signals

    @classmethod
    def load(cls, codebook: Codebook, *, own: Path | None = None) -> Lexicon:
        """The shipped lexicons and those of a user's folder, whose rules for a word stand before the shipped.

        All are checked against the codebook. Raises ReferenceDataError that names file and line.
        """
        verbs, nouns, phrases = (own_file(own, f"triggers_{part}.csv") for part in ("verbs", "nouns", "phrases"))
        signals = Signals()
        return cls(
            verbs=_ranged(signals, _rules(verbs, "verb", codebook), *_shipped("verb", codebook)),
            nouns=_ranged(signals, _rules(nouns, "noun", codebook), *_shipped("noun", codebook)),
            phrases=_ranged(signals, _phrases(phrases, codebook), *_shipped("phrase", codebook)),
            light=_light(),
            instruments=dict(_instruments(codebook)),
            kinds=_kinds(),
            classes=word_classes(),
            signals=signals,
        )


def _shipped(part: Part, codebook: Codebook) -> tuple[Iterator[TriggerRule], Iterator[TriggerRule]]:
    """The rules of the lexicon of one part and those that many words share, and such of peace, whose verbs are plain.

    "Met", "sent" and "ended" have rules of their own that know better whom they concern, and these go first.
    """
    name = f"triggers_{part}s.csv"
    rules = _phrases(name, codebook) if part == "phrase" else _rules(name, part, codebook)
    shared = tuple(_compositions(part, codebook))
    of_peace = (rule for rule in shared if rule.event_type in PEACEFUL)
    return chain(rules, (rule for rule in shared if rule.event_type not in PEACEFUL)), of_peace


def _ranged(signals: Signals, *sources: Iterator[TriggerRule]) -> dict[str, tuple[TriggerRule, ...]]:
    """The rules by word, those of an earlier source before those of a later: a word's own before those it shares."""
    ranged = [_by_word(replace(rule, needs=_needs(rule, signals)) for rule in rules) for rules in sources]
    return {word: tuple(r for rules in ranged for r in rules.get(word, ())) for word in sorted({*chain(*ranged)})}


def _by_word(rules: Iterator[TriggerRule]) -> dict[str, tuple[TriggerRule, ...]]:
    found: defaultdict[str, list[TriggerRule]] = defaultdict(list)
    for rule in rules:
        found[rule.words[0]].append(rule)
    return {
        word: tuple(sorted(group, key=lambda rule: (-rule.rank[0], -rule.rank[1], rule.name)))
        for word, group in sorted(found.items())
    }


def _needs(rule: TriggerRule, signals: Signals) -> int:
    """The bits of the words that a sentence must hold for a rule to fit: beside its word, and for its frame."""
    beside = rule.words[1:] if rule.part != "noun" else ()
    sets = [frozenset().union(*_meant(word)) for word in beside if word not in _GAPS]
    for term in rule.frame:
        if term.lemmas and not term.negated:
            sets.append(frozenset(map(_longest_part, term.lemmas)) if term.slot == "cue" else term.lemmas)
    found = 0
    for words in sets:
        found |= signals.need(words)
    return found


def _meant(word: str) -> Iterator[frozenset[str]]:
    """The words that a word of a phrase may stand for: `@arms|gun`."""
    return (word_classes().get(each, frozenset({each})) for each in word.split("|"))


def _longest_part(cue: str) -> str:
    return max(cue.split("-"), key=len)


def _rules(name: str | Path | None, part: Part, codebook: Codebook) -> Iterator[TriggerRule]:
    if name is None:
        return
    for where, row in read_rows(name, _RULE_COLUMNS):
        event_type, mode = _code(where, row, codebook)
        yield TriggerRule(
            name=_rule_name(part, row["lemma"], event_type, mode),
            part=part,
            words=tuple(row["lemma"].split()),
            event_type=event_type,
            event_mode=mode,
            frame=tuple(_term(where, text, part) for text in row["frame"].split()),
            roles=_roles(where, row["roles"], part),
            weight=_weight(where, row["weight"]),
        )


def _compositions(part: Part, codebook: Codebook) -> Iterator[TriggerRule]:
    """The rules that many words share: one for each word of each row of triggers_compositions.csv."""
    for where, row in read_rows("triggers_compositions.csv", ("part", "words", *_RULE_COLUMNS[1:])):
        if row["part"] != part:
            continue
        event_type, mode = _code(where, row, codebook)
        frame = tuple(_term(where, text, part) for text in row["frame"].split())
        for words in _each_beginning(where, row["words"]):
            yield TriggerRule(
                name=_rule_name(part, " ".join(w.partition("|")[0] for w in words.split()), event_type, mode),
                part=part,
                words=tuple(words.split()),
                composed=part == "phrase",
                event_type=event_type,
                event_mode=mode,
                frame=frame,
                roles=_roles(where, row["roles"], part),
                weight=_weight(where, row["weight"]),
            )


def _each_beginning(where: str, text: str) -> list[str]:
    """The words of a row that many share, one for each word that they may begin with: "@boat sink" of every boat."""
    found: set[str] = set()
    for words in text.split("/"):
        first, *rest = words.split()
        found.update(" ".join((word, *rest)) for word in _words(where, first.replace("|", "/")))
    return sorted(found)


def _words(where: str, text: str) -> frozenset[str]:
    """The words between slashes, those of a class for its name: `@relief/gold`."""
    found: set[str] = set()
    for word in text.split("/"):
        if word.startswith("@") and word not in word_classes():
            raise ReferenceDataError(f"{where}: {word!r} is no class of triggers_classes.csv")
        found |= word_classes().get(word, frozenset({word}))
    return frozenset(found)


@cache
def word_classes() -> Mapping[str, frozenset[str]]:
    """The classes of words that frames and phrases name: `@soldiers` is "army", "soldier", "trooper" and more."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _, row in read_rows("triggers_classes.csv", ("class", "word")):
        found[f"@{row['class']}"].add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def _phrases(name: str | Path | None, codebook: Codebook) -> Iterator[TriggerRule]:
    if name is None:
        return
    columns = ("phrase", "event_type", "event_mode", "roles", "weight")
    for where, row in read_rows(name, columns):
        event_type, mode = _code(where, row, codebook)
        yield TriggerRule(
            name=_rule_name("phrase", row["phrase"], event_type, mode),
            part="phrase",
            words=tuple(row["phrase"].split()),
            event_type=event_type,
            event_mode=mode,
            frame=(),
            roles=_roles(where, row["roles"], "phrase"),
            weight=_weight(where, row["weight"]),
        )


def _rule_name(part: str, words: str, event_type: str, mode: str | None) -> str:
    return f"{part}:{words.replace(' ', '-')}:{event_type}" + (f":{mode}" if mode else "")


def _code(where: str, row: Mapping[str, str], codebook: Codebook) -> tuple[str, str | None]:
    event_type, mode = row["event_type"], row["event_mode"] or None
    if event_type in (EFFECT, NONE):
        return event_type, mode
    if not codebook.has(event_type, mode):
        raise ReferenceDataError(f"{where}: {event_type} {mode or ''} is not in the codebook")
    return event_type, mode


def _weight(where: str, text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0 <= weight <= 1:
        raise ReferenceDataError(f"{where}: weight {text!r} must be a number from 0 to 1")
    return weight


def _term(where: str, text: str, part: Part) -> Term:
    negated, body = text.startswith("!"), text.removeprefix("!")
    head, mark, rest = _cut(body)
    preps: frozenset[str] = frozenset()
    if head not in SLOTS or (part == "noun" and head in ("to", "that")):
        if part != "noun":
            raise ReferenceDataError(f"{where}: {text!r} is no frame term; slots are {', '.join(SLOTS)}")
        head, preps = "prep", frozenset(head.split("/"))
    elif head == "prep":
        named, mark, rest = _cut(rest)
        preps = frozenset(named.split("/"))
    words = _words(where, rest) if rest else frozenset()
    if mark == "=" or head in ("mod", "objmod", "subjmod", "prt", "after", "near", "ing", "aim", "cue"):
        return Term(slot=head, negated=negated, preps=preps, lemmas=words)
    kinds = frozenset(kind for word in words for kind in ALIASES.get(word, frozenset({word})))
    if unknown := sorted(kinds - set(KINDS)):
        raise ReferenceDataError(f"{where}: {unknown[0]!r} is no kind; kinds are {', '.join(KINDS)}, actor")
    return Term(slot=head, negated=negated, optional=mark == "?", preps=preps, kinds=kinds)


def _cut(text: str) -> tuple[str, str, str]:
    """Slot, mark and rest: `obj?person` is `obj`, `?`, `person`."""
    for position, character in enumerate(text):
        if character in ":?=":
            return text[:position], character, text[position + 1 :]
    return text, "", ""


def _roles(where: str, text: str, part: Part) -> tuple[tuple[str, str, str], ...]:
    """Triples of slot, preposition ("" for none) and role."""
    found = []
    for item in text.split():
        source, _, role = item.partition(">")
        if role not in ("actor", "target", "other"):
            raise ReferenceDataError(f"{where}: role {item!r} must end in >actor or >target")
        slot, _, prep = source.partition(":")
        if slot in ("subj", "obj", "dat", "poss", "that"):
            found.append((slot, "", role))
        else:
            found.append(("prep", prep or slot, role))
    return tuple(found)


def _light() -> dict[str, tuple[LightVerb, ...]]:
    found: defaultdict[str, list[LightVerb]] = defaultdict(list)
    for where, row in read_rows("triggers_light.csv", ("lemma", "slot", "roles")):
        if row["slot"] not in _LIGHT_SLOTS:
            raise ReferenceDataError(f"{where}: slot {row['slot']!r} must be one of {', '.join(_LIGHT_SLOTS)}")
        words = tuple(row["lemma"].split())
        found[words[0]].append(LightVerb(words=words, slot=row["slot"], roles=_roles(where, row["roles"], "verb")))
    return {word: tuple(sorted(group, key=lambda v: (-len(v.words), v.words))) for word, group in found.items()}


def _instruments(codebook: Codebook) -> Iterator[tuple[str, str]]:
    for where, row in read_rows("triggers_instruments.csv", ("word", "event_mode")):
        if not codebook.has("ASSAULT", row["event_mode"]):
            raise ReferenceDataError(f"{where}: {row['event_mode']!r} is no mode of ASSAULT")
        yield row["word"], row["event_mode"]


def _kinds() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for where, row in read_rows("triggers_kinds.csv", ("lemma", "kind")):
        if row["kind"] not in KINDS:
            raise ReferenceDataError(f"{where}: {row['kind']!r} is no kind; kinds are {', '.join(KINDS)}")
        found[row["lemma"]].add(row["kind"])
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """The words of triggers_kinds.csv that are of a kind: "council" and "party" are groups."""
    return frozenset(word for word, kinds in _kinds().items() if kind in kinds)
