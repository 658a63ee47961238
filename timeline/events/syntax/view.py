"""A sentence with what the lexicons and the grammar say of its words, and the triggers found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.syntax.arguments import Arguments
from timeline.events.syntax.roles import verb_arguments
from timeline.events.syntax.strikes import is_lasting_strike
from timeline.events.words.country_words import is_country_name
from timeline.events.words.groups import HYPHENS, Groups, GroupSpan, nationalities
from timeline.events.words.irregular_pasts import past_of
from timeline.events.words.lexicon import EFFECT, NONE, Lexicon, Part, Term, TriggerRule
from timeline.model import Sentence, Token

_ENTITY_KINDS = {
    "PERSON": frozenset({"person", "name"}),
    "ORG": frozenset({"body", "group", "name"}),
    "NORP": frozenset({"person", "group", "country", "name"}),
    "GPE": frozenset({"country", "place", "name", "group"}),
    "FAC": frozenset({"building", "infrastructure", "name"}),
    "LOC": frozenset({"place", "name"}),
    "PRODUCT": frozenset({"vehicle", "weapon", "unknown"}),
    "MONEY": frozenset({"money"}),
    "DATE": frozenset({"thing"}),
    "TIME": frozenset({"thing"}),
    "WORK_OF_ART": frozenset({"document"}),
    "LAW": frozenset({"document", "abstract"}),
    "EVENT": frozenset({"event"}),
}
_SHORT = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")  # verbs that double their last letter before "ed"
_NETS = frozenset({"cable", "grid", "line", "network", "system"})
_ROADS = frozenset(
    {"avenida", "avenue", "boulevard", "calle", "carretera", "expressway", "highway", "motorway", "route", "rua", "rue"}
)
_SUPPLIES = frozenset(
    {"electric", "electrical", "electricity", "energy", "fuel", "gas", "oil", "power", "railway", "sewage", "telephone"}
    | {"telecommunications", "water"}
)
_PERSONS = frozenset({"i", "we", "he", "she", "they", "you", "who", "whom", "him", "her", "them", "us", "me"})
_BODIES = frozenset({"country", "group"})
_PEOPLE = frozenset({"group", "person"})
BODY = frozenset({"group", "name"})
_TITLE_SHARE = 0.6
_MENU_SHARE = 0.8
_MENU_WORDS = 20
_AGES = frozenset({"day", "month", "week", "year"})
_LONG_GAP = 10
_OPEN_GAP = 6  # words that `..` may stand for
_HYPHENED = 2  # how far before a word the one before its hyphen stands
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An event-telling word or phrase. `position` indexes `Parse.sentences`, all others the sentence's tokens.

    `anchor` is the token whose clause tells when, where and whether: the light verb, or the trigger itself. Effects
    (someone killed, hurt) have the type `effect`: what did it is told elsewhere, if at all.
    """

    position: int
    token: int
    first: int
    last: int
    anchor: int
    part: Part
    event_type: str
    event_mode: str | None
    weight: float
    rule: str
    actors: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()

    @property
    def is_effect(self) -> bool:
        """Whether it tells only of people killed or hurt."""
        return self.event_type == EFFECT


class View:
    """One sentence with what several rules ask of it, computed once."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.lexicon = lexicon
        self.lemmas = [_lemma(token, lexicon) for token in sentence.tokens]
        self.words = [token.cased.lower() for token in sentence.tokens]
        self.present = {*self.words, *self.lemmas, *(token.lemma.lower() for token in sentence.tokens)}
        self.lacks = ~lexicon.signals.held(self.present)
        self.is_titled = _is_titled(sentence)
        self._kinds: dict[int, frozenset[str]] = {}
        self._verbs: dict[int, Arguments] = {}
        self._spans: tuple[GroupSpan, ...] | None = None
        self.phrases = tuple(_phrase_matches(self))
        self.hidden = _hidden(self)

    def kinds(self, index: int) -> frozenset[str]:
        """What the noun phrase headed at `index` is."""
        if index not in self._kinds and self._is_road(index):
            self._kinds[index] = _ENTITY_KINDS["FAC"]
        if index not in self._kinds:
            self._kinds[index] = BODY if self.is_known_body(index) else self._kinds_of(self.sentence.tokens[index])
        return self._kinds[index]

    def arguments(self, verb: int) -> Arguments:
        """The arguments of a verb, cached."""
        if verb not in self._verbs:
            self._verbs[verb] = verb_arguments(self.sentence, verb)
        return self._verbs[verb]

    def verb_lemma(self, verb: Token) -> str:
        """The lemma of a verb, with the word that a hyphen joins to it where the lexicon has both: "test-fired"."""
        joined = self.joined(verb.index)
        if joined in self.lexicon.verbs:
            return joined
        following = self.words[verb.index + 1 : verb.index + 2]
        return "wind" if joined == "wound" and following in (["up"], ["down"]) else self.lemmas[verb.index]

    def joined(self, index: int) -> str:
        """The lemma of a word with what a hyphen joins to it, "booby-trap"; the lemma alone where none does."""
        first, lemma = self.hyphened(index), self.lemmas[index]
        return lemma if first is None else f"{self.words[first]}-{lemma}"

    def hyphened(self, index: int) -> int | None:
        """The token that a hyphen joins to the front of a word: "booby" of "booby-trap"; None where none does."""
        first, tokens = index - _HYPHENED, self.sentence.tokens
        if first < 0 or tokens[index - 1].text not in HYPHENS:
            return None
        beside = tokens[first].end == tokens[index - 1].start and tokens[index - 1].end == tokens[index].start
        return first if beside else None

    def is_known_body(self, index: int) -> bool:
        """Whether a token is part of the name of a body known by name."""
        return any(span.first <= index < span.last for span in self._bodies())

    def is_of_states(self, index: int) -> bool:
        """Whether a token is part of the name of a body of many states: "the Arab League"."""
        return any(span.first <= index < span.last and span.code.startswith("IGO") for span in self._bodies())

    def body_sector(self, index: int) -> str | None:
        """What kind of body one known by name is, whose name holds a token: rebels (`REB`), police (`COP`)."""
        return next((span.code.split()[1] for span in self._bodies() if span.first <= index < span.last), None)

    def _bodies(self) -> tuple[GroupSpan, ...]:
        """The bodies known by name, whatever the model takes their words for."""
        if self._spans is None:
            self._spans = tuple(Groups.load().spans(self.sentence.tokens, 0, len(self.sentence.tokens)))
        return self._spans

    def _is_age(self, token: Token) -> bool:
        """Whether an age stands for whoever is of it: "a 3-year-old"."""
        aged = self.words[token.index] == "old" and token.dep not in ("acomp", "amod")
        return aged and any(self.lemmas[child] in _AGES for child in token.children)

    def _is_road(self, index: int) -> bool:
        """Whether a name begins with the word for a road: "Avenida Brasil"."""
        token = self.sentence.tokens[index]
        first = token.children[:1]
        return token.pos == "PROPN" and any(
            self.words[c] in _ROADS and self.sentence.tokens[c].dep == "compound" and c < index for c in first
        )

    def _is_of_supply(self, token: Token) -> bool:
        """Whether a word is for lines and plants by the words before it: "the power system", "electricity networks"."""
        before = [c for c in token.children if self.sentence.tokens[c].dep in ("amod", "compound", "nmod")]
        return self.lemmas[token.index] in _NETS and any(self.lemmas[c] in _SUPPLIES for c in before)

    def _body_meant(self, token: Token) -> frozenset[str]:
        """What "it" is that the clause above has a body for its subject: "the army said it had taken the town"."""
        verb = self.sentence.tokens[token.head]
        if self.words[token.index] != "it" or token.dep != "nsubj" or verb.dep not in ("advcl", "ccomp", "conj"):
            return frozenset()
        above = (self.sentence.tokens[c] for c in self.sentence.tokens[verb.head].children)
        subjects = [t.index for t in above if t.dep == "nsubj" and t.tag in ("NN", "NNP") and t.index < token.index]
        return self.kinds(subjects[0]) & _BODIES if len(subjects) == 1 else frozenset()

    def _kinds_of(self, token: Token) -> frozenset[str]:
        names = (self.joined(token.index), self.lemmas[token.index], self.words[token.index])
        known = next((self.lexicon.kinds[name] for name in names if self.lexicon.kinds.get(name)), None)
        if known is not None and token.pos != "PROPN":
            return frozenset({"infrastructure"}) if self._is_of_supply(token) else known
        if self._is_age(token):
            return frozenset({"person"})
        if is_country_name(self.sentence, token):
            return _ENTITY_KINDS["GPE"]
        if token.entity in _ENTITY_KINDS:
            return _ENTITY_KINDS[token.entity] | ((known or frozenset()) & {"vehicle"})  # "a Cessna"
        if self.lemmas[token.index] in _PERSONS or self.words[token.index] in _PERSONS:
            return frozenset({"person"})
        if token.pos == "PRON":
            return frozenset({"unknown", "thing"}) | self._body_meant(token)
        if token.pos == "NUM":
            return frozenset({"number", "person"})
        if token.pos == "PROPN":
            return (known or frozenset()) | {"name", "unknown"}
        if token.pos in ("VERB", "AUX"):
            return frozenset({"event", "abstract"})
        word = self.words[token.index]
        if (
            known is None
            and token.pos == "NOUN"
            and (self.lemmas[token.index].endswith("ist") or word in nationalities())
        ):
            return frozenset({"person"})  # "fundamentalists", of things in "-ist" those are listed; "A DANE, A SWEDE"
        return known or frozenset({"unknown"})


def _lemma(token: Token, lexicon: Lexicon) -> str:
    """The lemma, mended where the model makes up a verb: "staged" is no form of "stag", nor "hoped" of "hop"."""
    lemma = token.lemma.lower()
    if token.tag in ("NNS", "NNPS", "NNP"):
        return _singular(lemma, token.cased.lower(), lexicon)
    word = token.cased.lower()
    if token.pos == "VERB" and word in (f"{lemma}ed", f"{lemma}es", f"{lemma}ing") and _SHORT.fullmatch(lemma):
        return f"{lemma}e"
    if lemma == word and token.pos == "VERB" and lemma not in lexicon.verbs:
        return past_of(word) or lemma
    if token.tag not in ("VBD", "VBN") or lemma in lexicon.verbs or lemma in lexicon.light:
        return lemma
    if not word.endswith("ed"):
        return lemma
    doubled = len(word) > 4 and word[-3] == word[-4]
    for form in (word[:-1], word[:-2], word[:-3] if doubled else word[:-2]):
        if form in lexicon.verbs or form in lexicon.light:
            return form
    return lemma


def _singular(lemma: str, word: str, lexicon: Lexicon) -> str:
    """The lemma of a plural that the model leaves as it is ("Rockets") or mistakes ("taxes" for taxis)."""
    if word.endswith("s") and (lemma == word or not word.startswith(lemma[:-1])):
        return next((form for form in (word[:-1], word[:-2]) if form in lexicon.kinds), lemma)
    return "tax" if word == "taxes" else lemma


def _hidden(view: View) -> frozenset[int]:
    """The words that are part of the name of a thing: who holds a "press conference" holds no talks.

    People stay who they are, whatever they are named for: "riot police" are police.
    """
    tokens = view.sentence.tokens
    names = [range(first, last) for rule, first, last in view.phrases if rule.event_type == NONE]
    names = [words for words in names if tokens[words[-1]].pos in ("NOUN", "PROPN")]
    names = [words for words in names if all(tokens[i].pos != "VERB" for i in words)]
    people = {words[-1] for words in names if view.kinds(words[-1]) & _PEOPLE}
    return frozenset(index for words in names for index in words if index not in people)


def _is_titled(sentence: Sentence) -> bool:
    words = [token.cased for token in sentence.tokens if token.cased.isalpha() and len(token.cased) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words)


def is_menu(sentence: Sentence) -> bool:
    """The links of a page: a long line of capitalised words in running text, with hardly a finite verb."""
    words = [token for token in sentence.tokens if token.text.isalpha()]
    if sentence.field == "title" or len(words) < _MENU_WORDS * (1 + sum(word.tag in _FINITE for word in words)):
        return False
    capitals = sum(word.text[0].isupper() and not word.text.isupper() for word in words)
    return capitals >= _MENU_SHARE * len(words)


def _phrase_matches(view: View) -> list[tuple[TriggerRule, int, int]]:
    """Longest first from the left, without overlap."""
    found: list[tuple[TriggerRule, int, int]] = []
    phrases = view.lexicon.phrases
    start = 0
    while start < len(view.lemmas):
        known = view.lemmas[start] in phrases or view.words[start] in phrases
        best = _longest(view, start) if known else None
        if best is None:
            start += 1
            continue
        found.append((best[0], start, best[1]))
        start = best[1]
    return found


def _longest(view: View, start: int) -> tuple[TriggerRule, int] | None:
    best: tuple[TriggerRule, int] | None = None
    for key in {view.lemmas[start], view.words[start]}:
        for rule in view.lexicon.phrases.get(key, ()):
            if rule.needs & view.lacks:
                continue
            end = _match_words(view, rule.words, start)
            if (
                end is not None
                and rule.event_type == NONE
                and is_lasting_strike(view.lemmas[start:end], view.words[start:end])
            ):
                continue
            if end is not None and any(is_near(view, term, start, end) == term.negated for term in rule.frame):
                continue
            if end is not None and (best is None or (end, rule.name) > (best[1], best[0].name)):
                best = (rule, end)
    return best


def _match_words(view: View, words: tuple[str, ...], start: int) -> int | None:
    """The end of a match at `start`; `*` stands for one to four tokens, a hyphen between words for nothing.

    For more where what follows hangs on the first word: "set two trucks laden with ore on fire". `..` stands for up
    to six tokens, or none.
    """
    index, limit = start, len(view.lemmas)
    skip = 0
    for place, word in enumerate(words):
        if word == "..":
            skip = _OPEN_GAP
            continue
        if word == "*":
            far = _hanging(view, word=words[place + 1], head=start, after=index + 1)
            if far is not None:
                index = far
                continue
            skip = 3
            index += 1
            continue
        while index < limit and not is_word(view, index, word):
            if skip == 0 or _is_bar(view, index, words[place - 1]):
                return None
            skip -= 1
            index += 1
        if index >= limit:
            return None
        index += 1
        skip = 0
    return index if index <= limit else None


def _is_bar(view: View, index: int, gap: str) -> bool:
    """Whether a word ends a gap: a verb or a mark; a long one goes on over hyphens and participles before a noun."""
    token = view.sentence.tokens[index]
    if gap != "..":
        return token.pos in ("VERB", "PUNCT")
    return (token.pos == "VERB" and token.dep != "amod") or (token.pos == "PUNCT" and token.text not in HYPHENS)


def _hanging(view: View, *, word: str, head: int, after: int) -> int | None:
    """Where the first such word stands that hangs on a token, within `_LONG_GAP` tokens."""
    tokens = view.sentence.tokens[after : after + _LONG_GAP]
    return next((t.index for t in tokens if t.head == head and is_word(view, t.index, word)), None)


def is_near(view: View, term: Term, first: int, last: int) -> bool:
    """Whether one of a term's words stands in the sentence, but not from `first` to `last`."""
    if term.lemmas.isdisjoint(view.present):
        return False
    beside = (*range(first), *range(last, len(view.words)))
    return any(view.words[i] in term.lemmas or view.lemmas[i] in term.lemmas for i in beside)


def is_word(view: View, index: int, word: str) -> bool:
    """Whether the word at an index is this one, or one of these or of this class, as written or by its lemma."""
    own = (view.lemmas[index], view.words[index])
    if word[0] != "@" and "|" not in word:
        return word in own
    classes = view.lexicon.classes
    return any(not classes.get(each, frozenset({each})).isdisjoint(own) for each in word.split("|"))


def trigger_of(
    rule: TriggerRule,
    *,
    position: int,
    token: int,
    first: int,
    last: int,
    anchor: int,
    actors: Sequence[int],
    targets: Sequence[int],
) -> Trigger:
    """A trigger by a rule; who acts is not also a target."""
    return Trigger(
        position=position,
        token=token,
        first=first,
        last=last,
        anchor=anchor,
        part=rule.part,
        event_type=rule.event_type,
        event_mode=rule.event_mode,
        weight=rule.weight,
        rule=rule.name,
        actors=tuple(actors),
        targets=tuple(index for index in targets if index not in actors),
    )


def is_written_as_name(view: View, token: Token) -> bool:
    """Whether a word has a capital where not every word has one."""
    capital = token.text[:1].isupper() and not token.text.isupper()
    return capital and not (view.is_titled or view.sentence.is_upper)


def determiners_of(view: View, token: int) -> set[str]:
    """The words before a noun that say which it is: "the", "three", "another", "their"."""
    children = view.sentence.tokens[token].children
    deps = ("det", "amod", "advmod", "poss")
    return {view.words[c] for c in children if view.sentence.tokens[c].dep in deps}
