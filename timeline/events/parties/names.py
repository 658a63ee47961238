"""Names completed within one article: surnames, acronyms and their expansions, spellings of one name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from timeline.events.parties.office_holders import office_holders
from timeline.events.syntax.numbers import whole_number
from timeline.events.words.folding import fold
from timeline.events.words.groups import Groups, NamedGroup, named_groups, nationalities
from timeline.model import Sentence, Token
from timeline.places.countries import country_names

LOOSE = frozenset({"ADP", "ADV", "CCONJ", "NUM", "PART"})
PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "del", "la", "van", "von", "der", "da", "dos", "ben"})
BRACKETS = {"(": ")", "[": "]"}
BREAKS = frozenset({"VERB", "AUX", "PRON", "PUNCT", "SCONJ"})
ARTICLES = frozenset({"the", "a", "an"})
FILLERS = ARTICLES | {
    "about",
    "at",
    "around",
    "least",
    "many",
    "of",
    "our",
    "over",
    "same",
    "several",
    "some",
    "that",
    "these",
    "this",
    "those",
}
NEAR_SENTENCES = 3
DEFINITE = ("the ", "this ", "that ", "these ", "those ")
REPORTERS = "JRN"
HONORIFICS = frozenset({"dr", "miss", "mr", "mrs", "ms"})
GROUP_WORDS = frozenset({"group", "movement", "organisation", "organization", "outfit", "sect"})
_BODIES = frozenset(
    {"agency", "alliance", "assembly", "association", "authority", "bank", "brigade", "coalition", "commission"}
    | {"committee", "community", "congress", "council", "court", "federation", "force", "forum", "front", "league"}
    | {"ministry", "mission", "movement", "network", "organisation", "organization", "tribunal", "union"}
)
MAX_EXPANSION = 12
SMALL = frozenset({"of", "the", "for", "and", "in", "de", "la", "y", "del"})
_MEMBERS_OF = re.compile(r"^.*\b(?:fighters|followers|gunmen|members|men) of (?=the |that |this )", re.IGNORECASE)
ACRONYM = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)?\Z")
MIN_ACRONYM, MAX_ACRONYM = 2, 7


@dataclass(frozen=True, slots=True)
class NameBook:
    """The full names an article gives, by folded short form. A form that two full names share is left alone.

    `groups` are the known bodies that it names, in text order; `holders` the person who alone is told to have an
    office, by the office's words; `bodies` the only body whose name ends in a word by that word: the League.
    """

    fuller: dict[str, str]
    groups: tuple[NamedGroup, ...] = ()
    holders: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)

    def full(self, name: str) -> str:
        """The fullest form of `name` in the article, or `name` itself where none or more than one fits."""
        return self.fuller.get(_key(name), name)

    def holder(self, described: str) -> str | None:
        """Who "the mayor" and "the foreign minister" are, where the article names one alone; None for other words."""
        words = described.casefold().split()
        return self.holders.get(" ".join(words[1:])) if words[:1] == ["the"] else None

    def group_of(self, described: str, order: int) -> str | None:
        """The armed group that general words in sentence `order` stand for: "the guerrillas", "a rebel unit".

        Words for fighters are of the one group that the article names; where it names several, "the" ones are of the
        group named last, and so is "the group" where no other body is named after it. None where the words tell of some
        whom nobody can tell, or of another country's people.
        """
        described = _MEMBERS_OF.sub("", described)
        demonyms = collective(described)
        is_definite = described.casefold().startswith(DEFINITE)
        if demonyms is None:
            return self._last_named(order) if is_definite and is_group(described) else None
        rebels = [group for group in self.groups if group.is_rebel]
        fitting = [g for g in rebels if all(g.code.split()[0] in nationalities()[word] for word in demonyms)]
        if len({group.identity for group in rebels}) > 1:
            if not is_definite:
                return None
            fitting = [group for group in fitting if 0 <= order - group.order <= NEAR_SENTENCES]
        return self.full(fitting[-1].name) if fitting else None

    def _last_named(self, order: int) -> str | None:
        told = [group for group in self.groups if group.code.split()[1] != REPORTERS]
        near = [group for group in told if 0 < order - group.order <= NEAR_SENTENCES]
        return self.full(near[-1].name) if near and near[-1].is_rebel else None


def complete_names(sentences: Sequence[Sentence]) -> NameBook:
    """Reads an article's sentences, title included, for persons' full names and bracketed acronyms."""
    candidates: dict[str, dict[str, str]] = {}
    for sentence in sentences:
        for short, full in (*_person_forms(sentence), *_acronyms(sentence)):
            candidates.setdefault(_key(short), {}).setdefault(_key(full), full)
    fuller = {short: _one(fulls) for short, fulls in candidates.items() if _one(fulls)}
    groups = named_groups(sentences)
    for short, full in _lexicon_forms(groups):
        fuller.setdefault(_key(short), full)
    return NameBook(fuller, groups, office_holders(sentences, fuller), _short_bodies(sentences))


def _short_bodies(sentences: Sequence[Sentence]) -> dict[str, str]:
    """The one body whose name ends in a word, by that word as it is written: the League is the Baltic League."""
    found: dict[str, dict[str, str]] = {}
    for sentence in sentences:
        for entity in sentence.entities:
            words = [t for t in sentence.tokens[entity.first : entity.last] if t.tag != "POS"]
            words = words[1:] if words and words[0].cased.lower() in ARTICLES else words
            last = words[-1] if words else None
            named = last is not None and last.pos == "PROPN" and last.cased.lower() in _BODIES
            if entity.label == "ORG" and named and len(words) > 1 and last is not None:
                name = " ".join(t.cased if sentence.is_upper else t.text for t in words)
                found.setdefault(last.cased, {})[fold(name)] = name
    return {word: name for word, names in found.items() if (name := _one(names))}


def _lexicon_forms(groups: Sequence[NamedGroup]) -> Iterator[tuple[str, str]]:
    """The forms that an article uses of one known body, with the longest, and its acronym if it uses one."""
    forms: dict[str, dict[str, None]] = {}
    for group in groups:
        forms.setdefault(group.identity, {})[group.name] = None
    for names in forms.values():
        longest = max(names, key=lambda name: (len(name.split()), len(name)))
        if len(longest.split()) == 1:
            continue
        acronym = next((name for name in names if _is_acronym_of(name, longest)), None)
        full = longest if acronym is None else f"{longest} ({acronym})"
        yield from ((name, full) for name in names)


def _is_acronym_of(short: str, name: str) -> bool:
    """Whether a word in capitals may stand for a name; of names in another language it has only some initials."""
    initials = set(_initials(name.split()))
    return bool(ACRONYM.match(short)) and len(short) <= MAX_ACRONYM and len(initials & set(short)) >= MIN_ACRONYM


def is_group(described: str) -> bool:
    """Whether words are no more than "the group", "that same group", "this clandestine movement"."""
    words = described.casefold().split()
    told = all(word in Groups.load().manners or word == "same" for word in words[1:-1])
    return len(words) > 1 and words[-1] in GROUP_WORDS and told


def is_band(described: str) -> bool:
    """Whether words tell only of fighters of somebody's: "a squad of its fighters", "a cell of gunmen", "fighters"."""
    groups = Groups.load()
    known = groups.units | groups.fighters | groups.manners | FILLERS | {"gunman", "gunmen", "its", "their"}
    forms = [{word, word.removesuffix("s")} for word in described.casefold().split()]
    return all(form & known for form in forms) and bool(forms) and bool(forms[-1] & (groups.fighters | {"gunmen"}))


def collective(described: str) -> tuple[str, ...] | None:
    """The demonyms among general words for fighters of one side ("the rebels", "a guerrilla column"); None for others.

    All words count: "dissident rebels" and "rebels of the north" are some whom nobody can tell.
    """
    groups = Groups.load()
    demonyms: list[str] = []
    is_collective = False
    words = [word for word in described.casefold().split() if word not in FILLERS and not word.isdigit()]
    for word in words:
        forms = {word, word.removesuffix("s"), word.removesuffix("es")}
        if forms & groups.sides:
            is_collective = True
        elif word in nationalities():
            demonyms.append(word)
        elif not forms & (groups.units | groups.fighters | groups.manners) and whole_number(word) is None:
            return None
    return tuple(demonyms) if is_collective else None


def _key(name: str) -> str:
    return re.sub(r"\b(?:al|el)[- ]", "", fold(name)).replace("-", " ")


def _one(fulls: dict[str, str]) -> str:
    """The one full name, or the one that holds all the others; empty where they are different people."""
    longest = max(fulls, key=lambda key: (len(key), key))
    words = set(longest.split())
    return fulls[longest] if all(set(key.split()) <= words for key in fulls) else ""


def name_start(sentence: Sentence, first: int, head: int) -> int:
    """Where a name begins that the model took with the verb before it: "SAID ANN ROE"."""
    while first < head and sentence.tokens[first].pos in ("VERB", "AUX"):
        first += 1
    return first


def _person_forms(sentence: Sentence) -> Iterator[tuple[str, str]]:
    for entity in sentence.entities:
        if entity.label != "PERSON":
            continue
        first = name_start(sentence, entity.first, entity.last - 1)
        words = [
            token.text if not sentence.is_upper else token.cased
            for token in sentence.tokens[first : entity.last]
            if token.tag != "POS" and token.pos != "SPACE"
        ]
        words = words[1:] if words and words[0].lower().rstrip(".") in HONORIFICS else words
        full = re.sub(r"\s?-\s?", "-", " ".join(words))
        parts = full.split()
        if len(parts) < 2 or not parts[-1].rpartition("-")[2][:1].isupper():  # "Nour al-Hadi"
            continue
        for size in range(1, len(parts)):
            tail = parts[-size:]
            if size == 1 or parts[-size].lower() in PARTICLES or size == len(parts) - 1:
                yield " ".join(tail), full


def _acronyms(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """ "Northern Popular Front (NPF)" and "NPF [Northern Popular Front]": both forms stand for the full name."""
    tokens = sentence.tokens
    for index in range(1, len(tokens) - 2):
        if tokens[index].text not in BRACKETS:
            continue
        pair = _expanded_before(tokens, index) or _expanded_inside(tokens, index)
        if pair is not None:
            acronym, expansion = pair
            full = f"{expansion} ({acronym})"
            yield acronym, full
            yield expansion, full


def _expanded_before(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    acronym = _bracketed_acronym(tokens, index + 1)
    if acronym is None:
        return None
    expansion = _expansion(tokens[:index], acronym.replace("-", ""))
    return (acronym, expansion) if expansion else None


def _bracketed_acronym(tokens: Sequence[Token], first: int) -> str | None:
    """The acronym that fills a bracket, hyphenated ones of several tokens too."""
    last = next((i for i in range(first, min(first + 4, len(tokens))) if tokens[i].text in BRACKETS.values()), None)
    text = "".join(token.text for token in tokens[first:last]) if last is not None else ""
    short = ACRONYM.match(text) and MIN_ACRONYM <= len(text) <= MAX_ACRONYM
    return text if short and fold(text) not in _countries() else None  # "ORAN CITY (ALGERIA)" says where a town is


@cache
def _countries() -> frozenset[str]:
    """The names of countries, folded."""
    return frozenset(fold(name) for names in country_names().values() for name in names)


def _expanded_inside(tokens: Sequence[Token], index: int) -> tuple[str, str] | None:
    acronym = tokens[index - 1].text
    if not (ACRONYM.match(acronym) and MIN_ACRONYM <= len(acronym) <= MAX_ACRONYM):
        return None
    inside = tokens[index + 1 : index + 1 + MAX_EXPANSION]
    end = next((i for i, token in enumerate(inside) if token.text in BRACKETS.values()), None)
    if end is None or end < MIN_ACRONYM:
        return None
    words = [token.text for token in inside[:end]]
    initials = _initials(words)
    expands = initials[:1] == acronym[:1] and sorted(initials) == sorted(acronym.replace("-", ""))[: len(initials)]
    close = len(set(initials) & set(acronym)) >= min(len(initials), len(acronym)) - 1 and len(initials) >= MIN_ACRONYM
    proper = all(word[:1].isupper() or word.lower() in SMALL for word in words)
    return (acronym, " ".join(words)) if proper and (expands or close) else None


def _expansion(before: Sequence[Token], acronym: str) -> str | None:
    """The capitalised words before the bracket, small words among them, that begin with its letters.

    A number is one of them where the acronym has it: "the 14 May Movement (M-14)".
    """
    words: list[str] = []
    big = 0
    for token in reversed(before):
        small = token.text.lower() in SMALL
        numbered = token.text.isdigit() and token.text in acronym
        loose = token.pos in BREAKS or (token.pos in LOOSE and not small)
        if not numbered and (loose or not (small or token.text[:1].isupper())):
            break
        words.insert(0, token.text)
        big += not small
        if not small and big >= 2 and _initials(words) == acronym:
            return " ".join(words)
    last_article = max((i for i, word in enumerate(words) if word.lower() in ARTICLES), default=-1)
    words = words[last_article + 1 :]
    trimmed = words[next((i for i, w in enumerate(words) if w.lower() not in SMALL), 0) :]
    foreign = 2 <= sum(w.lower() not in SMALL for w in trimmed) <= len(acronym) + 2
    return " ".join(trimmed) if foreign and set(acronym) & set(_initials(trimmed)) else None


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0].upper() for word in words if word.lower() not in SMALL)
