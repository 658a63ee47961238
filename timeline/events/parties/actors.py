"""Who acts: noun phrases as names, and their PLOVER country and sector codes.

Codes are an ISO 3166-1 alpha-3 country and a PLOVER sector. A body of many states takes `IGO` in the country's place,
an international non-governmental one `NGO`, one of no known country `---`; `UNK` is a sector not known.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.errors import ReferenceDataError
from timeline.events.parties.names import HONORIFICS, name_start
from timeline.events.syntax.arguments import conjuncts
from timeline.events.words.folding import fold
from timeline.events.words.groups import Groups, nationalities
from timeline.events.words.reference_rows import read_rows
from timeline.model import FieldText, Sentence, Token

NO_COUNTRY = "---"
UNKNOWN = f"{NO_COUNTRY} UNK"
MAX_PHRASE_WORDS = 8
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
BEFORE_HEAD = frozenset({"amod", "compound", "det", "nmod", "nummod", "poss", "predet", "quantmod", "case", "advmod"})
TRIMMED = frozenset(
    {"a", "an", "her", "his", "inside", "its", "my", "near", "our", "outside", "that", "the", "their", "these", "this"}
    | {"same", "those"}
)
FORMER = frozenset({"former", "ex", "late", "deposed", "ousted"})
_HEADS = frozenset(
    {"chairman", "chairwoman", "chief", "director", "founder", "head", "leader", "leaders", "member", "members"}
    | {"official", "officials", "president", "representative", "representatives", "secretary", "supporters"}
)
_MEASURES = frozenset(
    {"band", "crowd", "dozens", "group", "groups", "hundreds", "number", "scores", "tens", "thousands"}
)
_CIVIL = frozenset({"AGR", "CHR", "CVL", "EDU", "JRN", "LAB", "LEG", "MED", "REF", "REL"})
# Who suffers from a body, is near to it or against it is no part of it.
_NO_PART = re.compile(
    r"\b(?:captives?|critics?|enem(?:y|ies)|famil(?:y|ies)|foes?|hostages?|kin|opponents?|orphans?|relatives?|rivals?"
    r"|supporters?|survivors?|sympathi[sz]ers?|victims?|widows?)\b"
)
CUTS = re.compile(r"\s+(?:of|from|in|on|at|for|to|with|against|who|that|loyal|backed|near)\s+|,")
_ETHNIC = re.compile(r"\bethnic[- ]\w+")  # "ethnic Danes" live in another country than Denmark
_POST_LINKS = frozenset({"at", "for", "in", "of", "to"})
_ANNOUNCED = frozenset({"ID", "IDs", "Photo", "Photos"})  # "Police ID man killed in Lima", "Buy Photo Police"
_HYPHENS = frozenset("-‐‑–")
_QUOTES = "\"“”'"
_TIE = re.compile(
    r" (?:(?:affiliated|aligned|allied|connected|linked|sympathetic|tied) (?:to|with)|close to|(?:backed|inspired) by)"
    r" .*"
)  # whom people are tied to, they are not
_STATES = "states"  # alone the United States, not of "five Arab states"
_OF_STATES = re.compile(r"(?<!united )\bstates\b")
_INSTITUTIONS = frozenset({"bank", "bureau", "church", "council", "department", "ministry", "office", "university"})
_HOUSES = frozenset({"JUD", "LEG"})
_SAID = frozenset({"said"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_VERBS = frozenset({"AUX", "VERB"})
_CHARGING = frozenset({"accuse", "acquit", "clear", "convict", "suspect"})
_LEADS = frozenset({"chair", "head", "lead"})
_LED = frozenset({"backed", "led"})
_PARTIES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_TIED = frozenset(
    {"affiliated", "aligned", "allied", "backed", "close", "connected", "inspired", "linked", "loyal", "sympathetic"}
    | {"tied"}
)
_NAMING = frozenset({"call", "identify", "name"})
_OWNER_MARKS = frozenset({"’s", "'s", "’", "'"})
_BESIDE = frozenset({"adjacent", "nearby", "neighboring", "neighbouring"})
_REGIONAL = re.compile(r"\b(?:central|latin|north|south) americans?\b")
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_LOOSE_ENDS = frozenset({"ADP", "CCONJ", "DET"})
PRONOUNS = frozenset({"PRP", "WP", "PRP$", "WP$", "WDT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPhrase:
    """One actor as named in a sentence: tokens `first` to `last` (excluded), `head` among them.

    `start`, `end` are character offsets of the field. `name` is the exact text without article and apposition, or the
    name inside a longer description: "Russian Foreign Minister Sergei Lavrov" is named Sergei Lavrov, "members of the
    Northern Front" Northern Front; `described` keeps the whole. `generic` marks a common noun ("gunmen", "the
    group"), `pronoun` he, they, who, `on_self` one who did it to himself, `scene` what only tells where it was,
    `thing` a building, a vehicle or a line. `told_in` is the field and the number of the sentence where it stands, if
    that is not the event's; `state` the country's name where its people's stands for it: "a Danish raid".
    """

    name: str
    start: int
    end: int
    first: int
    last: int
    head: int
    plural: bool
    person: bool
    generic: bool
    described: str
    pronoun: bool = False
    on_self: bool = False
    scene: bool = False
    thing: bool = False
    told_in: tuple[FieldText, int] | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A public figure's code and the days it holds."""

    code: str
    since: datetime.date | None
    until: datetime.date | None

    def holds(self, day: datetime.date) -> bool:
        """Whether the code is in force on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actors:
    """Codes of actors by lexicon, office, nationality and date. Keys of the maps are folded."""

    groups: dict[str, str]
    roles: dict[str, str]
    people: dict[str, tuple[Tenure, ...]]
    countries: dict[str, str]
    states: frozenset[str]
    nations: dict[str, str]

    @classmethod
    def load(cls) -> Actors:
        """The shipped lexicons, read once a process."""
        return _load()

    def code(self, name: str, *, day: datetime.date | None = None, person: str = "") -> str:
        """`EGY MIL`, `--- UAF`, `RUS GOV`: country and PLOVER sector, `--- UNK` where nothing is known.

        Pass `ActorPhrase.described`: it holds the office and the nationality. `day` decides whether a public figure
        is in office (a former one is `ELI`); without it the figure's latest code is given. What a `person` is called
        tells no country, but by the people's name: "Ann Paris" is not French, "the Dane Ann Roe" is a Dane.
        """
        folded = _TIE.sub("", fold(name))
        if folded in self.groups:
            return self.groups[folded]
        if folded in self.countries:
            return f"{self.countries[folded]} GOV"
        group = self._longest(folded, self.groups)
        country = group.split()[0] if group else NO_COUNTRY
        if group is None or group.split()[1] in _HOUSES:  # "Peru's Congress"
            told = self._country(_without_own(_ETHNIC.sub("", folded), person))
            country = country if told == NO_COUNTRY else told
        sector = self._sector(_without_surname(folded, person))
        figure = self._person(folded, day)
        if figure and (sector is None or country == NO_COUNTRY):
            return figure
        if group and _NO_PART.search(folded):
            return f"{country} {sector if sector in _CIVIL else 'CVL'}"
        if group and sector in (None, "GOV", "UAF", "CVL", "REB", "PTY", "MIL") and group.split()[1] != "GOV":
            return f"{country} {group.split()[1]}"
        return f"{country} {sector or (group.split()[1] if group else 'UNK')}"

    def is_country(self, name: str) -> bool:
        """Whether the name is a country's, or one of its people's."""
        return fold(name) in self.states

    def is_state(self, name: str) -> bool:
        """Whether the name is a country's, one of its people's, or the capital's, which may stand for it."""
        return fold(name) in self.countries

    def phrases(self, sentence: Sentence, head: int) -> tuple[ActorPhrase, ...]:
        """The actors of the noun phrase headed at token `head`: conjuncts apart, in text order."""
        heads = sorted(h for h in conjuncts(sentence, head) if h == head or sentence.tokens[h].pos in NOMINAL)
        told = (self._with_shared_noun(sentence, self._as_state(sentence, index)) for index in heads)
        return tuple(each for phrase in told for each in self._by_nation(sentence, phrase))

    def _with_shared_noun(self, sentence: Sentence, phrase: ActorPhrase) -> ActorPhrase:
        """ "Two Danish and three Swedish soldiers": the first people's word shares the noun of the second."""
        tokens = sentence.tokens
        if tokens[phrase.head].pos != "ADJ" or not self.is_country(tokens[phrase.head].text):
            return phrase
        nouns = [h for h in conjuncts(sentence, phrase.head) if h > phrase.head and tokens[h].tag == "NNS"]
        told = [c for h in nouns[:1] for c in tokens[h].children if self.is_country(tokens[c].text)]
        if not told:
            return phrase
        rest = _text(sentence, told[-1] + 1, nouns[0] + 1)
        name, described = f"{phrase.name} {rest}", f"{phrase.described} {rest}"
        return replace(phrase, name=name, described=described, plural=True, generic=True, state=None)

    def _as_state(self, sentence: Sentence, head: int) -> ActorPhrase:
        """The phrase at a head, with the country that a people's name before a noun stands for: "a Danish offer"."""
        phrase = _phrase(sentence, head)
        token = sentence.tokens[head]
        if token.entity != "NORP" or token.dep not in _MODIFIERS or phrase.last - phrase.first > 1:
            return phrase
        return replace(phrase, state=self.nations.get(fold(phrase.name)))

    def _by_nation(self, sentence: Sentence, phrase: ActorPhrase) -> tuple[ActorPhrase, ...]:
        """ "Danish and Swedish officials" are two parties; one phrase of others."""
        tokens = sentence.tokens
        if tokens[phrase.head].tag not in ("NNS", "NNPS") or phrase.person:
            return (phrase,)
        for child in tokens[phrase.head].children:
            if phrase.first <= child < phrase.head and tokens[child].dep in _MODIFIERS:
                peoples = [c for c in conjuncts(sentence, child) if c < phrase.head]
                called = [_text(sentence, _leftmost_modifier(sentence, c), c + 1) for c in peoples]
                if len(peoples) > 1 and all(self.is_country(name) for name in called):
                    rest = _text(sentence, peoples[-1] + 1, phrase.last)
                    names = [f"{name} {rest}" for name in called]
                    return tuple(replace(phrase, name=name, described=name) for name in names)
        return (phrase,)

    def _country(self, folded: str) -> str:
        words = _REGIONAL.sub("", folded)
        plain = words if words == _STATES else _OF_STATES.sub("", words)
        return self._longest(plain, self.countries) or NO_COUNTRY

    def _sector(self, folded: str) -> str | None:
        """The sector of the last role before "of", "in" and the like, else of any role."""
        words = folded.split()
        if words and words[0].rstrip("-") in FORMER:
            found = self._sector(" ".join(words[1:]))
            return "ELI" if found in ("GOV", "LEG", "MIL") else found
        parts = CUTS.split(folded)
        for part, following in zip(parts, (*parts[1:], ""), strict=True):
            last = part.split()[-1:]
            of = self._last(following, self.roles) if last and last[0] in _MEASURES | _HEADS else None
            if of and of != "CVL" and (of != "GOV" or last[0] in _MEASURES):
                return of  # "a group of refugees", "the leader of the opposition"
            found = self._last(part, self.roles)
            if found:
                return found
        return None

    def _person(self, folded: str, day: datetime.date | None) -> str | None:
        for phrase in _grams(folded):
            tenures = self.people.get(phrase)
            if tenures:
                return _in_office(tenures, day)
        return None

    @staticmethod
    def _longest(folded: str, table: dict[str, str]) -> str | None:
        return next((table[phrase] for phrase in _grams(folded) if phrase in table), None)

    @staticmethod
    def _last(folded: str, table: dict[str, str]) -> str | None:
        words = folded.split()
        for end in range(len(words), 0, -1):
            for start in range(max(0, end - MAX_PHRASE_WORDS), end):
                found = table.get(" ".join(words[start:end]))
                if found:
                    return found
        return None


def _without_own(folded: str, person: str) -> str:
    """What describes a person without what he is called."""
    own = {word for word in fold(person).split() if word not in nationalities()}
    return " ".join(word for word in folded.split() if word not in own) if own else folded


def _without_surname(folded: str, person: str) -> str:
    """What describes a person without the last word of his name: Ann Bishop is no bishop."""
    words, name = folded.split(), fold(person).split()
    if len(name) > 1 and name[-1] in words:
        last = len(words) - 1 - words[::-1].index(name[-1])
        del words[last]
    return " ".join(words)


def _in_office(tenures: tuple[Tenure, ...], day: datetime.date | None) -> str:
    latest = tenures[-1].code
    holding = [tenure.code for tenure in tenures if day is None or tenure.holds(day)]
    if holding or day is None:
        return holding[-1]
    started = [tenure for tenure in tenures if tenure.since is not None and tenure.since <= day]
    return f"{latest.split()[0]} {'ELI' if latest.endswith('GOV') and (started or tenures[0].since) else 'UNK'}"


def _grams(folded: str) -> Iterator[str]:
    """Every phrase of the words, longest first."""
    words = re.findall(r"[^\s,;()]+", folded)
    for length in range(min(MAX_PHRASE_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _phrase(sentence: Sentence, head: int) -> ActorPhrase:
    tokens = sentence.tokens
    named = _apposed_name(sentence, head)
    first, last = _left(sentence, head), _right(sentence, head)
    described = _text(sentence, first, last)
    if named is not None:
        name_first, name_last = named
        inside = first <= name_first and name_last <= last
        described = described if inside else f"{described} {_text(sentence, name_first, name_last)}"
        first, last = name_first, name_last
        described += _office(sentence, head)
    groups = Groups.load()
    body = groups.body_in(sentence, first, last, head) if named is None else None
    beside = groups.beside(sentence, head) or groups.owner(sentence, head) if named is None and body is None else None
    if beside is not None:
        described = f"{described} {_text(sentence, *beside)}"
        body = beside
    if body is not None:
        first, last = body
    country = _described_country(sentence, first, head) if named is None and body is None else None
    if country is not None:
        first, last = country
        described = _text(sentence, first, last)
    token = tokens[head]
    if named is None and body is None:
        first, last = _whole_modifier(sentence, head) or _without_clauses(tokens, first, last, head)
        last = _with_purpose(sentence, last, head)
    first = _without_article(tokens, first, last)
    while last - 1 > head and (_is_owner_mark(tokens, last - 1) or tokens[last - 1].pos in _LOOSE_ENDS):
        last -= 1
    return ActorPhrase(
        name=_text(sentence, _without_seat(tokens, first, head), last),
        start=tokens[first].start,
        end=tokens[last - 1].end,
        first=first,
        last=last,
        head=head,
        plural=body is None
        and (token.tag in ("NNS", "NNPS") or token.cased.lower() in ("they", "them", "police", "people")),
        person=named is not None or token.entity == "PERSON",
        generic=named is None and body is None and token.pos != "PROPN" and token.entity in ("", "CARDINAL"),
        described=described,
        pronoun=token.tag in PRONOUNS,
    )


def _whole_modifier(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """A body's name of more than one word before a noun, of which each hangs on it: "Green Cross envoys"."""
    token = sentence.tokens[head]
    if token.dep not in ("amod", "compound", "nmod"):
        return None
    led = _led_by(sentence, head)
    if led is not None:
        return led, head + 1
    return next(
        (
            (entity.first, entity.last)
            for entity in sentence.entities
            if entity.label in ("NORP", "ORG") and entity.first <= head < entity.last <= token.head
        ),
        None,
    )


def _led_by(sentence: Sentence, head: int) -> int | None:
    """Where "Danish-led" begins right before a word that hangs on the same noun: "a Danish-led coalition raid"."""
    tokens = sentence.tokens
    before = tokens[head - 1]
    if head < 3 or before.cased.lower() not in _LED or not is_hyphened(sentence, before.index):
        return None
    return head - 3 if before.head == tokens[head].head and tokens[head].pos == "NOUN" else None


def _without_clauses(tokens: tuple[Token, ...], first: int, last: int, head: int) -> tuple[int, int]:
    """The words around a head without what stands before or after a finite verb, where the parser took in a clause."""
    verbs = [i for i in range(first, last) if i != head and tokens[i].pos in _VERBS and _is_clause(tokens, i)]
    first = max((i + 1 for i in verbs if i < head), default=first)
    return first, min((i for i in verbs if i > head), default=last)


def _without_seat(tokens: tuple[Token, ...], first: int, head: int) -> int:
    """Where a body's name begins behind its seat, which stays in its words: "the Lima-based Committee"."""
    if tokens[head].pos != "PROPN":
        return first
    seats = [i + 1 for i in range(first + 2, head) if tokens[i].cased == "based" and tokens[i - 1].text in _HYPHENS]
    return seats[-1] if seats else first


def _with_purpose(sentence: Sentence, last: int, head: int) -> int:
    """Where a body's name ends whose purpose is part of it: "the Committee to Protect Journalists"."""
    tokens = sentence.tokens
    if last >= len(tokens) or tokens[last].cased != "to":
        return last
    return next((e.last for e in sentence.entities if e.label == "ORG" and e.first <= head and last < e.last), last)


def _is_clause(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether a verb is finite, or has its own subject: "police dispersed strikers", read as one noun."""
    return tokens[verb].tag in _FINITE or any(tokens[c].dep == "nsubj" for c in tokens[verb].children)


def _is_owner_mark(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token marks the owner of what follows; the "'s" of a bar called "Molly O's" is its name's."""
    return tokens[index].cased in _OWNER_MARKS and (
        tokens[tokens[index].head].dep == "poss" or not tokens[index - 1].text[:1].isupper()
    )


def _described_country(sentence: Sentence, first: int, head: int) -> tuple[int, int] | None:
    """The country or town at the head of "regional heavyweight Peru", "nearby Peru": the rest only describes it."""
    for entity in sentence.entities:
        if entity.label == "GPE" and first < entity.first <= head < entity.last:
            before = sentence.tokens[entity.first - 1]
            said_of = before.pos == "NOUN" or (before.text.islower() and before.lemma.lower() in _BESIDE)
            return (entity.first, entity.last) if said_of else None
    return None


def _office(sentence: Sentence, head: int) -> str:
    """What is set after a name: "Ann Roe, the mayor of the town", "Ann Roe, who heads the observers"."""
    for child in sentence.tokens[head].children:
        token = sentence.tokens[child]
        if token.dep == "appos" and token.pos == "NOUN" and child > head:
            return ", " + _text(sentence, _left(sentence, child), _right(sentence, child))
        led = _body_led(sentence, child) if token.dep == "relcl" and child > head else None
        if led is not None:
            return ", head of " + _text(sentence, _left(sentence, led), _right(sentence, led))
    return ""


def _body_led(sentence: Sentence, verb: int) -> int | None:
    """The body that somebody is told to lead: the observers of "who heads the observers"."""
    token = sentence.tokens[verb]
    below = {sentence.tokens[c].dep: c for c in token.children}
    who = below.get("nsubj")
    if token.lemma.lower() not in _LEADS or token.tag not in ("VBD", "VBP", "VBZ") or who is None:
        return None
    return below.get("dobj") if sentence.tokens[who].cased.lower() == "who" else None


def _text(sentence: Sentence, first: int, last: int) -> str:
    """The exact characters of the tokens, rebuilt from them with single spaces where there was space."""
    parts: list[str] = []
    for index in range(first, last):
        token = sentence.tokens[index]
        if index > first and token.start > sentence.tokens[index - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def _left(sentence: Sentence, head: int) -> int:
    """The first token of what stands before the head and belongs to it."""
    first = head
    for child in sentence.tokens[head].children:
        token = sentence.tokens[child]
        if child < head and (token.dep in BEFORE_HEAD or _is_years(sentence, child, head)):
            first = min(first, _leftmost(sentence, child))
    while first < head and (
        sentence.tokens[first].pos in ("ADP", "ADV", "PUNCT", "SCONJ", "SPACE") or sentence.tokens[first].tag == "WDT"
    ):
        if sentence.tokens[first + 1].text == "-" and sentence.tokens[first].end == sentence.tokens[first + 1].start:
            break  # "high-ranking"
        first += 1
    announced = [i for i in range(first + 1, head) if sentence.tokens[i].cased in _ANNOUNCED]
    return announced[-1] + 1 if announced else first


def _is_years(sentence: Sentence, index: int, head: int) -> bool:
    """Whether a word is the "year" of "5-year-old"."""
    return sentence.tokens[index].dep == "npadvmod" and is_hyphened(sentence, head) and index == head - 2


def _leftmost_modifier(sentence: Sentence, index: int) -> int:
    """Where a people's name of two words begins: "North Korean"."""
    before = [c for c in sentence.tokens[index].children if c == index - 1 and sentence.tokens[c].dep in _MODIFIERS]
    return before[0] if before else index


def _leftmost(sentence: Sentence, index: int) -> int:
    return min([index, *(_leftmost(sentence, child) for child in sentence.tokens[index].children if child < index)])


def _right(sentence: Sentence, head: int) -> int:
    """The end of "of ..." and "loyal to ..." after the head; other complements are left out."""
    last = head + 1
    while is_hyphened(sentence, last + 1):
        last += 2
    for child in sentence.tokens[head].children:
        token = sentence.tokens[child]
        follows = child == last
        if follows and _is_charge(sentence, head, token):
            continue
        if follows and _is_number_of(sentence, head, child):
            continue
        if follows and token.dep == "prep" and token.cased.lower() in ("of", "for") and _names(sentence, child):
            last = _plain_end(sentence, child)
        if follows and token.dep in ("amod", "acl") and token.cased.lower() in _TIED:
            last = _tie_end(sentence, child) or last
    return last


def _tie_end(sentence: Sentence, tie: int) -> int | None:
    """The end of "linked to the Front", "backed by Iran"; None where nobody is named whom people are tied to."""
    links = (c for c in sentence.tokens[tie].children if c == tie + 1 and sentence.tokens[c].dep in ("agent", "prep"))
    below = (c for link in links for c in sentence.tokens[link].children if sentence.tokens[c].dep == "pobj")
    named = (c for c in below if sentence.tokens[c].entity in _PARTIES or sentence.tokens[c].pos == "PROPN")
    return next((_plain_end(sentence, c) for c in named), None)


def _is_number_of(sentence: Sentence, head: int, preposition: int) -> bool:
    """Whether "of" only tells how many: "a family of five in Bern" is a family."""
    tokens = sentence.tokens
    under = [tokens[c] for c in tokens[preposition].children if tokens[c].dep == "pobj"]
    counted = bool(under) and all(token.pos == "NUM" for token in under)
    return counted and tokens[head].pos == "NOUN" and tokens[preposition].cased.lower() == "of"


def _is_charge(sentence: Sentence, head: int, preposition: Token) -> bool:
    """Whether "of" after somebody says what he is accused of, "accused the front of the raid", and not who he is."""
    verb = sentence.tokens[sentence.tokens[head].head]
    held = sentence.tokens[head].dep in ("dobj", "nsubjpass") and verb.lemma.lower() in _CHARGING
    deeds = [sentence.tokens[c] for c in preposition.children if sentence.tokens[c].dep == "pobj"]
    titled = sentence.tokens[head].cased[:1].isupper() or sentence.tokens[head].lemma.lower() in _INSTITUTIONS
    named = any(
        d.pos != "NOUN" or (titled and not any(sentence.tokens[c].dep == "det" for c in d.children)) for d in deeds
    )
    return held and preposition.cased.lower() == "of" and bool(deeds) and not named  # "the Ministry of Mining"


def is_hyphened(sentence: Sentence, index: int) -> bool:
    """Whether a token is the end of a word with a hyphen: the "owner" of "co-owner"."""
    tokens = sentence.tokens
    if not 1 < index < len(tokens) or tokens[index - 1].text != "-":
        return False
    return tokens[index - 2].end == tokens[index - 1].start and tokens[index - 1].end == tokens[index].start


def _names(sentence: Sentence, preposition: int) -> bool:
    """Whether the complement belongs to a name or a body ("Ministry of Defence"), "for" only inside a proper name.

    What somebody is accused of belongs to nobody: "the rebels of killing ten".
    """
    token = sentence.tokens[preposition]
    following = next((t for t in sentence.tokens[preposition + 1 :] if t.text.strip(_QUOTES)), token)
    begins = fold(f"{following.text} {sentence.tokens[min(following.index + 1, len(sentence.tokens) - 1)].text}")
    quoted = following.index > preposition + 1 and following.text.lower().endswith("ing")  # 'of "MURDERING" two'
    deed = (following.tag == "VBG" or quoted) and begins not in Groups.load().codes  # "rebels of the Shining Path"
    if deed or any(sentence.tokens[c].dep == "pcomp" for c in token.children):
        return False
    return token.cased.lower() == "of" or sentence.tokens[token.head].pos == "PROPN"


def _plain_end(sentence: Sentence, index: int) -> int:
    """The end of a complement without clauses, appositions and commas."""
    end = index + 1
    for child in sentence.tokens[index].children:
        token = sentence.tokens[child]
        if token.dep == "prep" and _tells_town(sentence, child):
            break  # "the home of a judge in Bern"
        if child > index and token.dep in ("pobj", "prep", "compound", "amod", "pcomp", "conj", "cc", "appos"):
            if any(t.pos == "PUNCT" and t.cased in (",", "(") for t in sentence.tokens[end : child + 1]):
                break
            end = max(end, _plain_end(sentence, child))
    return end


def _tells_town(sentence: Sentence, preposition: int) -> bool:
    """Whether a preposition only tells the town or country where somebody is."""
    token = sentence.tokens[preposition]
    under = [sentence.tokens[c] for c in token.children if sentence.tokens[c].dep == "pobj"]
    return token.cased.lower() in ("at", "in", "near") and any(t.entity in ("GPE", "LOC") for t in under)


def _without_article(tokens: tuple[Token, ...], first: int, last: int) -> int:
    while first < last - 1 and tokens[first].cased.lower() in TRIMMED:
        first += 1
    return first


def _apposed_name(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """The person's name at the head or set beside it, as tokens."""
    own = _entity_at(sentence, head)
    if own is not None:
        return own
    for child in sentence.tokens[head].children:
        beside = all(t.pos not in ("AUX", "VERB") for t in sentence.tokens[head + 1 : child])
        if sentence.tokens[child].dep == "appos" and sentence.tokens[head].tag not in ("NNS", "NNPS") and beside:
            found = _entity_at(sentence, child)
            if found is not None:
                return found
    return (
        _name_behind(sentence, head)
        or _name_before(sentence, head)
        or _identified_name(sentence, head)
        or _name_of_leader(sentence, head)
    )


def _name_behind(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """The name between commas that syntax hangs on the verb: "they seized a priest, Father Ann Roe, near Bern"."""
    tokens = sentence.tokens
    noun = tokens[head]
    loose = noun.tag == "NN" and noun.dep in ("dobj", "nsubjpass") and _word_at(tokens, head + 1) == ","
    if not loose or not any(tokens[c].dep == "det" for c in noun.children):
        return None
    for entity in sentence.entities:
        own = entity.label == "PERSON" and entity.first - head in (2, 3)
        if own and _word_at(tokens, entity.last) in (",", ".") and _hangs_loose(tokens[entity.last - 1], noun):
            return entity.first, entity.last
    return None


def _hangs_loose(name: Token, noun: Token) -> bool:
    """Whether a name is no argument of the verb beside a noun of its own."""
    return name.dep in ("appos", "npadvmod") and name.head in (noun.head, noun.index)


def _word_at(tokens: Sequence[Token], index: int) -> str:
    """The word at a place; empty beyond the end."""
    return tokens[index].text if index < len(tokens) else ""


def _name_of_leader(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """The name that syntax hangs on what somebody leads or is sent to: "the envoy to Mali, John Roe"."""
    tokens = sentence.tokens
    if tokens[head].tag != "NN":
        return None
    for body in _posts(sentence, head, deep=True):
        listed = any(tokens[c].dep == "cc" for c in tokens[body].children)
        beside = [c for c in tokens[body].children if tokens[c].dep in ("appos", "conj") and c > body]
        for name in beside if not listed else ():
            found = _entity_at(sentence, name) if tokens[name].entity == "PERSON" else _between_commas(sentence, name)
            if found is not None:
                return found
    return None


def _posts(sentence: Sentence, head: int, *, deep: bool) -> Iterator[int]:
    """What somebody is told to be of, for or in by name: Mali of "envoy to Mali", "head of the mission in Mali"."""
    tokens = sentence.tokens
    for link in tokens[head].children:
        if tokens[link].dep != "prep" or tokens[link].cased.lower() not in _POST_LINKS:
            continue
        for noun in (c for c in tokens[link].children if tokens[c].dep == "pobj"):
            if tokens[noun].pos == "PROPN" or tokens[noun].entity:
                yield noun
            elif deep:
                yield from _posts(sentence, noun, deep=False)


def _between_commas(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """Two capitalised words or more between commas that the model takes for no place: ", Ugo Rossi,"."""
    tokens = sentence.tokens
    first = head
    while first > 0 and tokens[first - 1].pos == "PROPN":
        first -= 1
    bounds = (tokens[first - 1].text if first else "", tokens[head + 1].text if head + 1 < len(tokens) else "")
    places = any(token.entity in ("FAC", "GPE", "LOC", "NORP") for token in tokens[first : head + 1])
    return (first, head + 1) if first < head and bounds == (",", ",") and not places else None


def _name_before(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """The name that syntax hangs on what is set after it: "the murder of Ann Roe, Union candidate, on Monday"."""
    for child in sentence.tokens[head].children:
        found = _entity_at(sentence, child) if child < head and sentence.tokens[child].dep == "nmod" else None
        if found is not None and found[1] < head and sentence.tokens[found[1]].text == ",":
            return found
    return None


def _identified_name(sentence: Sentence, head: int) -> tuple[int, int] | None:
    """The name of "a woman identified as Ann Roe", "a man named Ben Roe"."""
    tokens = sentence.tokens
    if tokens[head].tag in ("NNS", "NNPS"):
        return None
    for clause in tokens[head].children:
        if tokens[clause].dep != "acl" or tokens[clause].lemma.lower() not in _NAMING:
            continue
        links = [c for c in tokens[clause].children if tokens[c].lemma.lower() == "as"]
        names = [c for link in links for c in tokens[link].children if tokens[c].dep == "pobj"]
        names += [c for c in tokens[clause].children if tokens[c].dep in ("attr", "dobj", "oprd")]
        if names:
            return _entity_at(sentence, names[0])
    return None


def _entity_at(sentence: Sentence, index: int) -> tuple[int, int] | None:
    for entity in sentence.entities:
        if entity.label == "PERSON" and entity.first <= index < entity.last:
            first, last = name_start(sentence, entity.first, index), entity.last
            while first < index and _is_honorific(sentence.tokens[first]):
                first += 1
            while last - 1 > index and _is_owner_mark(sentence.tokens, last - 1):
                last -= 1
            return _without_saying(sentence, first, last, index)
    return _addressed(sentence, index)


def _addressed(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The name behind "Ms" that the model takes for nobody's."""
    tokens = sentence.tokens
    first = index
    while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].head == index:
        first -= 1
    named = first < index and tokens[index].pos == "PROPN" and not tokens[index].entity
    return (first + 1, index + 1) if named and _is_honorific(tokens[first]) else None


def _is_honorific(token: Token) -> bool:
    return token.cased.lower().rstrip(".") in HONORIFICS


def _without_saying(sentence: Sentence, first: int, last: int, index: int) -> tuple[int, int] | None:
    """The name without the verb that the model takes for a part of it in capitals: "ROE SAID", "ROE SAID COE"."""
    said = [i for i in range(first, last) if sentence.is_upper and sentence.tokens[i].cased.lower() in _SAID]
    if not said:
        return first, last
    first, last = (said[-1] + 1, last) if index > said[-1] or said[0] == first else (first, said[0])
    return (first, last) if first < last else None


@functools.cache
def _load() -> Actors:
    groups = {
        fold(row["name"]): f"{row['country']} {row['sector']}"
        for row, _ in read_rows("actors_groups.csv", ("name", "country", "sector"))
    }
    roles = {fold(row["role"]): row["sector"] for row, _ in read_rows("roles.csv", ("role", "sector"))}
    countries, states = _countries()
    return Actors(groups=groups, roles=roles, people=_people(), countries=countries, states=states, nations=_nations())


def _nations() -> dict[str, str]:
    """The country's name by its people's, where one country alone has a people called so."""
    names = {row["alpha3"]: row["name"] for row, _ in read_rows("countries.csv", COUNTRY_COLUMNS)}
    return {
        people: names[next(iter(countries))]
        for people, countries in nationalities().items()
        if len(countries) == 1 and countries <= names.keys()
    }


def _people() -> dict[str, tuple[Tenure, ...]]:
    people: dict[str, tuple[Tenure, ...]] = {}
    for row, place in read_rows("actors_people.csv", ("name", "country", "sector", "from", "to")):
        tenure = Tenure(f"{row['country']} {row['sector']}", _day(row["from"], place), _day(row["to"], place))
        name = fold(row["name"])
        people[name] = tuple(sorted((*people.get(name, ()), tenure), key=lambda t: t.since or datetime.date.min))
    return people


def _day(cell: str, place: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise ReferenceDataError(f"{place}: {cell!r} is no day; write YYYY-MM-DD") from error


def _countries() -> tuple[dict[str, str], frozenset[str]]:
    """Codes by country, demonym and capital, and which of them are countries or demonyms.

    Without letters' case an abbreviation that is a thing's name ("CAR") names the thing.
    """
    things = {row["lemma"] for row, _ in read_rows("triggers_kinds.csv", ("lemma", "kind"))}
    names = {
        fold(row["name"]): row["alpha3"]
        for row, _ in read_rows("country_names.csv", ("name", "alpha3", "kind"))
        if row["kind"] != "abbreviation" or fold(row["name"]) not in things
    }
    demonyms: dict[str, str] = {}
    for row, _ in read_rows("demonyms.csv", ("demonym", "alpha3")):
        demonyms.setdefault(fold(row["demonym"]), row["alpha3"])  # of two Congos the first listed, as places have it
    capitals = {}
    for row, _ in read_rows("countries.csv", COUNTRY_COLUMNS):
        names.setdefault(fold(row["name"]), row["alpha3"])
        if row["capital"]:
            capitals[fold(row["capital"])] = row["alpha3"]
    return {**capitals, **demonyms, **names}, frozenset({*demonyms, *names})


COUNTRY_COLUMNS = (
    "alpha3",
    "alpha2",
    "name",
    "geonames_id",
    "continent",
    "capital",
    "area_km2",
    "population",
    "lat",
    "lon",
)
