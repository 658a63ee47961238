"""Toponyms in text: the gazetteer's longest matches and the model's entities, judged by the words around them.

The judge is a logistic model over general features (`places_weights.json`, fitted by `scripts/fit_places.py`): what
the name is in the gazetteer and in the language, what stands before and after it, what the model calls it, and what
the same word is elsewhere in the article. It works without the model too: then only the words speak.
"""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from timeline.model import Article, FieldText, Parse, Place, PlaceKind, PlaceRole, Sentence
from timeline.places.containment import holds
from timeline.places.countries import abbreviations as country_abbreviations
from timeline.places.countries import demonyms
from timeline.places.cues import (
    NamedArea,
    WordFacts,
    abbreviations,
    cue_words,
    regional_demonyms,
    type_words,
    word_facts,
)
from timeline.places.folding import fold

if TYPE_CHECKING:
    from timeline.places.gazetteer import Gazetteer

ToponymKind = Literal["name", "abbreviation", "demonym", "entity"]

WINDOW = 60
MAX_RUN_WORDS = 4
OPENING_MARKS = "(\"“‘'[—–-"
CLOSING_MARKS = ",;:!?)\"”']—–-"
MAX_CANDIDATES = 30
HEADLINE_CAPITALS_SHARE = 0.7
MIN_HEADLINE_WORDS = 4
DATELINE_ZONE = 700
LARGE_CITY = 100_000
LOWER_CASE_PEOPLE = 50_000
MAX_SHORTENED = 5
MAX_CODE_LETTERS = 2
CONTRACTIONS = frozenset(("d", "ll", "m", "re", "t", "ve"))
MAX_PEOPLE_LETTERS = 20
MOST_WORDS = 100_000
# "Normal, Ill." is a place whatever else its words are.
STATED_CHANCE = 0.7
PLURALS = {"counties": "county", "municipalities": "municipality", "parishes": "parish"}
MIN_SECTIONED_PEOPLE = 20_000
GOVERNMENTS = frozenset(("administration", "authorities", "cabinet", "government", "governments", "junta", "regime"))
NEVER = ("run_commercial", "run_team", "street")
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})

_TITLE_PART = re.compile(r"\s+(?:[-–—|»]|::)\s+")
_SITE = re.compile(
    r"\b(?:News|Weather|Sports|TV|Radio|Channel|Newspaper|[KW][A-Z]{2,3}(?:-?TV)?|\w+\.(?:com|org|net))\b"
)
_BLOCK_OF = re.compile(r"\b(?:block|intersection|corner) of (?:(?:[NSEW]\.?|North|South|East|West) )?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-z]+(?![\w-])")
_CAPITAL_WORD = re.compile(r"(?<![\w'’])[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)?")
_NAME_RUN = r"[A-Z][\w'’-]+(?:\s(?:(?:de|del|la|las|los|el)\s)*[A-Z][\w'’-]+){0,3}"
_SMALL_TYPE = re.compile(
    r"\b(?P<type>(?i:neighbou?rhoods?|barrio|colonia|subdivision|suburb|slum|shantytown|favela|cantons?|hamlets?"
    r"|villages?|settlement))(?![\w'’])"
)
_CALLED_BEFORE = re.compile(rf"(?<![\w.'’-])(?P<name>{_NAME_RUN})\s$")
_OWNED = re.compile(r".*['’]s?\s+", re.DOTALL)
_CALLED_AFTER = re.compile(rf"\s(?:of|called|named)\s(?P<name>{_NAME_RUN})(?![\w'’])")
_RUN_RIGHT = re.compile(r"(?:[ \t\n](?:[A-Z][\w'’&-]*|&)\.?)+")
_NAME_WORD = re.compile(r"[A-Z][\w'’&-]*|[A-Z]\.")
_NEXT = re.compile(r"(['’]s?(?!\w))?(\s*)([^\w\s]*)\s*([\w'’&-]+\.?)?(?:\s+([\w'’&-]+))?")
_TYPE_AFTER = re.compile(r"\s+([A-Za-z]+)\b(\.?)")
_TYPE_BEFORE = re.compile(r"\b([A-Za-z]+)(\s+of)?\s+$")
_PLURAL_LIST = re.compile(
    r"(?:(?:,|,? and| &|,? or|/|-)\s*(?:[A-Z][\w'’.]*)(?: [A-Z][\w'’.]*){0,2}){0,9}\s+(?P<type>\w+)\b"
)
_ABBREVIATION = re.compile(
    r"(?<![\w.])(?:[A-Z]\. ?[A-Z]\.|W\. ?Va\.|P\.E\.I\.|N\.S\.W\.|[A-Z][a-z]{1,4}\.|[A-Z]{3,4}\.|[A-Z]{2,3}\b)"
)
# "Mobile, Ala.", "Spokane WA": after a comma, or a name in ordinary writing.
_ABBREVIATED_AFTER = re.compile(r"(?:[\w.'’],\s*\(?|[A-Z][a-z]{2,} )$")
_CONTAINER_LINK = re.compile(
    r"(?:,?\s*\(\s*|\s*,\s+|,?\s+in\s+|\s*,\s+(?:an?|the)\s+(?:[\w-]+\s+){1,5}?(?:in|of|from)\s+)"
    r"(?:the\s+|what is\s+|neighbou?ring\s+|(?:north|south|east|west|central)\w*[\s-]+)*"
    r"(?:(?:state|province|region|city|county|country|governorate|department|district|town)\s+of\s+)?",
    re.IGNORECASE,
)
_OWNER_LINK = re.compile(r"['’]s?\s+(?:(?:[a-z-]+)\s+){0,3}")
_DATELINE = re.compile(
    r"(?:^|\n|(?<=[.!?\"”’»] )|(?<=[.!?\"”’»]  )|(?<=\]))[ \t]*"
    r"(?P<places>(?=[A-Z])(?:[A-Z][\w'’.]*+(?:-\w+)*+(?:[ /]|,[ ]?|[ ]?-[ ]?)?"
    r"|(?:de|del|la|al|el|of|the|on|upon) |\([A-Z][\w .'’/-]{1,40}\)){1,9})"
    r"(?:[ ,(]*(?:(?:\d{1,2}\s+)?(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[A-Za-z]*\.?[ ]?\d{0,4}(?:,? \d{4})?"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)\)?)?"
    r"(?:\s*[(\[][^)\]\n]{1,60}[)\]])*"
    r"\s*(?:—|–|--|―| - |-\s(?=[A-Z\"“\[])|:\s(?=[A-Z\"“]))"
)
_METONYM_HEAD = re.compile(
    r"(\w[\w-]*)\s+(?:\w+\s+){0,2}?(?:with|between|by|from|against|to|and)\s+(?:\w+\s+(?:and|,)\s+)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name found, before it is resolved.

    `name` is what to look up; `kinds` what the words beside it demand ("County"), empty where nothing is demanded;
    `container` the index (in the finder's list) of the toponym that the text says holds this one.
    `probability` is the judge's, before resolution. `is_section` says that the words call it a part of a town.
    """

    field: FieldText
    start: int
    end: int
    quote: str
    sentence: int
    name: str
    kind: ToponymKind
    candidates: tuple[Place, ...]
    kinds: frozenset[PlaceKind]
    container: int | None
    role: PlaceRole
    features: Mapping[str, float]
    probability: float
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A span that may be a toponym, with what the gazetteer has for it."""

    start: int
    end: int
    name: str
    kind: ToponymKind
    candidates: tuple[Place, ...]
    kinds: frozenset[PlaceKind]
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class _Context:
    """The words around a span; empty strings where there are none."""

    previous: str
    before_previous: str
    gap: str
    following: str
    after_following: str
    mark: str
    possessive: bool
    run_left: tuple[str, ...]
    run_right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the spans of one page are judged with."""

    page: Page
    discourse: _Discourse
    containers: Mapping[int, int]
    datelines: tuple[tuple[int, int], ...]

    def in_dateline(self, found: _Found) -> bool:
        return any(start <= found.start < end for start, end in self.datelines)


class Page:
    """One field of an article for matching: its text, the same in ordinary case, its sentences and entities."""

    def __init__(self, field: FieldText, text: str, sentences: Sequence[Sentence]) -> None:
        """Take the sentences of this field alone, in order."""
        self.field = field
        self.text = text
        self.sentences = sentences
        self.shown = _ordinary_case(text, sentences)
        self.headline = field == "title" and _is_headline(self.shown)
        self.is_upper = text.isupper() and self.shown == text
        self.is_lower = text.islower()
        self.site_start = _site_start(text) if field == "title" else len(text)
        self.has_model = bool(sentences)
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.entities = [entity for sentence in sentences for entity in sentence.entities]
        self.entity_starts = [entity.start for entity in self.entities]

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence at or before an offset; 0 where there are none."""
        found = bisect.bisect_right(self.sentence_starts, offset) - 1
        return self.sentences[found].index if found >= 0 else 0

    def starts_sentence(self, offset: int) -> bool:
        """Tell whether a sentence, or at least the text or a line, starts here."""
        if self.has_model:
            found = bisect.bisect_right(self.sentence_starts, offset) - 1
            return found >= 0 and self.sentence_starts[found] == offset
        before = self.text[max(0, offset - 3) : offset].rstrip(" \"“'‘(")
        return not before or before[-1] in ".!?\n"

    def entity_over(self, start: int, end: int) -> tuple[str, str]:
        """Return the label of the entity that overlaps a span, and how: exact, first, last, inside, wider or none."""
        at = bisect.bisect_right(self.entity_starts, start) - 1
        for index in (at, at + 1):
            if 0 <= index < len(self.entities):
                entity = self.entities[index]
                if entity.start < end and start < entity.end:
                    return entity.label, _relation(self.text, (entity.start, entity.end), (start, end))
        return "", "none"


def _site_start(title: str) -> int:
    """Where the name of the site begins in a page's title: "Two hurt in fire - WXYZ: Alton News, Weather & Sports"."""
    for match in _TITLE_PART.finditer(title):
        if match.start() > 0 and _SITE.search(title, match.end()):
            return match.end()
    return len(title)


def _relation(text: str, entity: tuple[int, int], span: tuple[int, int]) -> str:
    start, end = entity
    if text[start : start + 4].lower() == "the ":
        start += 4
    if text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    if (start, end) == span:
        return "exact"
    if span[0] <= start and end <= span[1]:
        return "wider"
    if span[0] == start:
        return "first"
    return "last" if span[1] == end else "inside"


def _ordinary_case(text: str, sentences: Sequence[Sentence]) -> str:
    """Overlay the ordinary case that the model was shown; same length, so that offsets hold."""
    if not any(sentence.is_upper for sentence in sentences):
        return text
    pieces: list[str] = []
    done = 0
    for sentence in sentences:
        if sentence.is_upper:
            for token in sentence.tokens:
                # "LEBANON, Ohio (AP)": what is in ordinary case already stays so.
                written = text[token.start : token.end]
                pieces += (text[done : token.start], token.cased if written.isupper() else written)
                done = token.end
    pieces.append(text[done:])
    return "".join(pieces)


def _is_headline(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    if len(words) < MIN_HEADLINE_WORDS:
        return False
    return sum(1 for word in words if word[0].isupper()) >= HEADLINE_CAPITALS_SHARE * len(words)


def pages_of(article: Article, parse: Parse) -> tuple[Page, ...]:
    """Give the title and the text of an article, each with its own sentences."""
    pages = []
    fields: tuple[tuple[FieldText, str | None], ...] = (("title", article.title), ("text", article.text))
    for field, text in fields:
        if text:
            pages.append(Page(field, text, [s for s in parse.sentences if s.field == field]))
    return tuple(pages)


class Finder:
    """Finds the toponyms of an article: `finder(pages)`."""

    def __init__(self, gazetteer: Gazetteer, weights: Mapping[str, float], bare_weights: Mapping[str, float]) -> None:
        """Take the gazetteer, and the judge's weights (feature to number): with the model, and without."""
        self._gazetteer = gazetteer
        self._weights = weights
        self._bare_weights = bare_weights
        self._cues = cue_words()
        self._types = type_words()
        self._abbreviations = abbreviations()
        self._regional = regional_demonyms()
        self._words = word_facts()
        self._lookups: dict[tuple[str, str], tuple[Place, ...]] = {}
        self._people_pairs = sorted(key for key in (*demonyms(), *map(fold, self._regional)) if " " in key)
        self._people_begin: dict[str, bool] = {}
        self._never_names: dict[str, bool] = {}
        self._areas: dict[str, NamedArea | None] = {}
        self._described: dict[tuple[str, str], tuple[tuple[Place, ...], dict[str, float]]] = {}

    def __call__(self, pages: Sequence[Page]) -> tuple[Toponym, ...]:
        """Find the toponyms of all fields, in order, every span that is at all possible with its probability."""
        discourse = _Discourse(pages, self._cues)
        found: list[Toponym] = []
        for page in pages:
            found += self._on_page(page, discourse, len(found))
        return tuple(found)

    def _on_page(self, page: Page, discourse: _Discourse, offset: int) -> Iterator[Toponym]:
        spans = self._spans(page)
        scene = _Scene(page, discourse, _containers(page, spans), tuple(_dateline_spans(page)))
        for index, found in enumerate(spans):
            context = _context(page, found)
            features = self._features(scene, found, context)
            if index in scene.containers:
                features["contained"] = 1.0
                features.update(_stated_features(found, spans[scene.containers[index]], context))
            if index in scene.containers.values():
                features["container"] = 1.0
            container = scene.containers.get(index)
            yield Toponym(
                field=page.field,
                start=found.start,
                end=found.end,
                quote=page.text[found.start : found.end],
                sentence=page.sentence_at(found.start),
                name=found.name,
                kind=found.kind,
                candidates=found.candidates,
                kinds=found.kinds,
                container=None if container is None else container + offset,
                role=self._role(scene, found, context),
                features=features,
                probability=self.probability(features),
                is_section=found.is_section,
            )

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the judge's probability that a span with these features is a toponym; 0 within a firm's name."""
        if any(features.get(name) for name in NEVER):
            return 0.0
        weights = self._bare_weights if "no_model" in features else self._weights
        total = weights.get("bias", 0.0)
        for name, value in features.items():
            total += weights.get(name, 0.0) * value
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
        if features.get("stated_comma") and not (features.get("run_left") or features.get("after_title")):
            return max(chance, STATED_CHANCE)
        return chance

    # -- spans

    def _spans(self, page: Page) -> list[_Found]:
        """All spans of a page that may be toponyms, in order and apart: the longest wins, then the first."""
        proposals = [
            *self._called(page),
            *self._abbreviated(page),
            *self._demonyms(page),
            *self._named(page),
            *self._entities(page),
        ]
        proposals.sort(key=lambda found: (-(found.end - found.start), found.start))
        taken: list[_Found] = []
        starts: list[int] = []
        for found in proposals:
            at = bisect.bisect_left(starts, found.start)
            clear_left = at == 0 or taken[at - 1].end <= found.start
            clear_right = at == len(taken) or found.end <= taken[at].start
            if clear_left and clear_right:
                taken.insert(at, found)
                starts.insert(at, found.start)
        return taken

    def _named(self, page: Page) -> Iterator[_Found]:
        if page.is_lower:
            yield from self._named_in_lower_case(page)
            return
        for match in self._gazetteer.find_names(page.text):
            start, end = match.start, match.end
            if not self._may_be_name(page, start, end):
                continue
            yield self._grown(page, start, end)

    def _may_be_name(self, page: Page, start: int, end: int) -> bool:
        """Tell whether a match looks like a name: capital, or in an upper-case text no ordinary word."""
        name = page.text[start:end]
        never = self._never_names.get(name)
        if never is None:
            never = self._is_never_name(name)
        if never or self._is_shortened(page, start, end):
            return False
        if page.is_upper or page.shown[start].isupper() or page.shown.startswith("al-", start):
            return True
        if not page.text[start:end].isupper():
            return not page.text[start].isupper() and page.text[start:end].lower() != page.text[start:end]
        return page.entity_over(start, end)[0] in PLACE_ENTITIES or page.text[start:end].lower() not in self._words

    def _is_never_name(self, name: str) -> bool:
        """Tell directions, kinds of places and small words, whatever town is called so."""
        bare = name.lower().removeprefix("the ")
        never = bare in self._cues["spatial"] or bare in self._types or bare in self._cues["generic"]
        never = never or all(word in self._cues["particle"] for word in bare.split()) or self._is_inflected(bare)
        never = never or (name.isupper() and len(name) <= MAX_CODE_LETTERS and name not in country_abbreviations())
        if len(self._never_names) > MOST_WORDS:
            self._never_names.clear()
        self._never_names[name] = never
        return never

    def _is_inflected(self, word: str) -> bool:
        """Tell "we're" and somebody's "Smith's" from towns that sound so."""
        stem, mark, ending = word.replace("’", "'").rpartition("'")
        if not mark or " " in word:
            return False
        return ending in CONTRACTIONS or (ending == "s" and self._words.get(stem, WordFacts()).surname > 0)

    def _is_shortened(self, page: Page, start: int, end: int) -> bool:
        """Tell "Ala." and "Ave." from the towns called so: a stop makes them short for something else."""
        if page.text[end : end + 1] != "." or end - start > MAX_SHORTENED:
            return False
        word = page.text[start:end]
        return f"{word.title()}." in self._abbreviations or word.lower() in self._cues["street"]

    def _named_in_lower_case(self, page: Page) -> Iterator[_Found]:
        """Where nothing has a capital, only well-known names that are no words and no persons' names."""
        for match in self._gazetteer.find_names(page.text, any_case=True):
            name = page.text[match.start : match.end]
            known = [p for p in self._lookup(name.title()) if p.population >= LOWER_CASE_PEOPLE]
            if known and name not in self._words:
                yield _Found(match.start, match.end, name, "name", self._lookup(name.title()), frozenset())

    def _grown(self, page: Page, start: int, end: int) -> _Found:
        """Take the type word beside a name into account: "Boone County", "the city of Derna", "Kent counties"."""
        name = page.text[start:end]
        after = _TYPE_AFTER.match(page.shown, end)
        if after and after[1].lower() in self._cues["section_type"]:
            return _Found(start, end, name, "name", self._lookup(name), frozenset(), is_section=True)
        if after and after[1].lower() in self._types:
            kinds = self._types[after[1].lower()]
            word_end = after.end(1) + (1 if after[2] and after[1].lower() == "twp" else 0)
            longer = self._lookup(page.text[start : after.end(1)])
            if longer and after[1][0].isupper():
                return _Found(start, word_end, name, "name", longer, kinds)
            typed = self._of_kinds(name, kinds)
            if typed and (after[1][0].isupper() or "admin1" in kinds or "admin2" in kinds):
                return _Found(start, word_end if after[1][0].isupper() else end, name, "name", typed, kinds)
        if plural := self._in_plural(page, name, end):
            return _Found(start, end, name, "name", *plural)
        before = _TYPE_BEFORE.search(page.shown, max(0, start - 24), start)
        if before and before[2] and before[1].lower() in self._types:
            kinds = self._types[before[1].lower()]
            if self._of_kinds(name, kinds):
                return _Found(start, end, name, "name", self._lookup(name), kinds)
        return _Found(start, end, name, "name", self._lookup(name), frozenset())

    def _in_plural(self, page: Page, name: str, end: int) -> tuple[tuple[Place, ...], frozenset[PlaceKind]] | None:
        """Read "Kent and Sussex counties", "Cabanas departments": what the plural says of every name before it."""
        listed = _PLURAL_LIST.match(page.shown, end)
        plural = listed["type"].lower() if listed else ""
        if plural not in self._cues["plural_type"]:
            return None
        singular = PLURALS.get(plural, plural.removesuffix("s"))
        kinds = self._types.get(singular, frozenset())
        typed = self._lookup(f"{name} {singular.title()}") or self._of_kinds(name, kinds)
        return (typed, kinds) if typed else None

    def _lookup(self, name: str) -> tuple[Place, ...]:
        key = (name, "")
        if key not in self._lookups:
            if len(self._lookups) > 50_000:
                self._lookups.clear()
            ranked = sorted(self._gazetteer.candidates(name), key=lambda p: (-_weight(p), p.place_id))
            self._lookups[key] = tuple(ranked)
        return self._lookups[key]

    def _of_kinds(self, name: str, kinds: frozenset[PlaceKind]) -> tuple[Place, ...]:
        places = self._lookup(name)
        return tuple(place for place in places if place.kind in kinds) if places else ()

    def _abbreviated(self, page: Page) -> Iterator[_Found]:
        for match in _ABBREVIATION.finditer(page.text):
            written = match.group()
            area = self._abbreviation(written)
            if area is None:
                continue
            initials = written.count(".") > 1
            if not initials and not _ABBREVIATED_AFTER.search(page.text, max(0, match.start() - 12), match.start()):
                continue
            if not initials and self._in_capitals(page, match.start(), match.end()):  # "TODAY, IN LIMA"
                continue
            if not written.endswith(".") and page.text[match.end() : match.end() + 1] == "'":
                continue
            places = self._area(area.name, area.country)
            if places:
                yield _Found(match.start(), match.end(), area.name, "abbreviation", places, frozenset())

    def _abbreviation(self, written: str) -> NamedArea | None:
        """Look up an abbreviation of a division; "FLA." is read as "Fla."."""
        if written not in self._areas:
            if len(self._areas) > MOST_WORDS:
                self._areas.clear()
            known = self._abbreviations
            area = known.get(written) or known.get(written.rstrip(".")) or known.get(written.title())
            self._areas[written] = area
        return self._areas[written]

    @staticmethod
    def _in_capitals(page: Page, start: int, end: int) -> bool:
        """Tell whether the words around are in capitals too, so that "IN" and "ON" may be but words."""
        around = page.text[max(0, start - 20) : end + 20]
        return around.isupper() and not page.headline

    def _area(self, name: str, country: str | None) -> tuple[Place, ...]:
        """Look up a division or region by name within a country; divisions before cities."""
        key = (name, country or "*")
        if key not in self._lookups:
            division = self._gazetteer.admin1(country, name) if country else None
            if division is not None:
                self._lookups[key] = (division,)
            else:
                fitting = [p for p in self._lookup(name) if country is None or p.country == country]
                large = [p for p in fitting if p.kind in ("continent", "region", "admin1", "physical")]
                self._lookups[key] = tuple(large or fitting)[:1]
        return self._lookups[key]

    def _demonyms(self, page: Page) -> Iterator[_Found]:
        waiting: re.Match[str] | None = None
        for match in _CAPITAL_WORD.finditer(page.shown):
            if waiting is not None:
                yield from self._people_of_two(page, waiting, match)
            waiting = None
            if self._begins_people(match.group()):
                waiting = match
            elif places := self._people(match.group()):
                yield _Found(match.start(), match.end(), match.group(), "demonym", places, frozenset())
        if waiting is not None:
            yield from self._people_of_one(waiting)

    def _people_of_two(self, page: Page, first: re.Match[str], second: re.Match[str]) -> Iterator[_Found]:
        pair = page.shown[first.start() : second.end()]
        near = second.end() - first.end() < MAX_PEOPLE_LETTERS and pair.count(" ") == 1
        if near and (places := self._people(pair)):
            yield _Found(first.start(), second.end(), pair, "demonym", places, frozenset())
        else:
            yield from self._people_of_one(first)

    def _people_of_one(self, word: re.Match[str]) -> Iterator[_Found]:
        if places := self._people(word.group()):
            yield _Found(word.start(), word.end(), word.group(), "demonym", places, frozenset())

    def _begins_people(self, word: str) -> bool:
        """Tell whether a name of people of two words begins so: "Saudi", "South"."""
        known = self._people_begin.get(word)
        if known is None:
            if len(self._people_begin) > MOST_WORDS:
                self._people_begin.clear()
            start = f"{fold(word)} "
            known = any(key.startswith(start) for key in self._people_pairs)
            self._people_begin[word] = known
        return known

    def _people(self, word: str) -> tuple[Place, ...]:
        key = (word, "people")
        if key not in self._lookups:
            self._lookups[key] = self._find_people(word)
        return self._lookups[key]

    def _find_people(self, word: str) -> tuple[Place, ...]:
        area = self._regional.get(word)
        if area is not None:
            return self._area(area.name, area.country)
        country = demonyms().get(fold(word))
        place = self._gazetteer.country(country) if country else None
        return (place,) if place is not None else ()

    def _entities(self, page: Page) -> Iterator[_Found]:
        """Places the model sees; those that the gazetteer knows give way to its own matches."""
        for entity in page.entities:
            if entity.label in ("GPE", "LOC"):
                start = entity.start + (4 if page.text[entity.start : entity.start + 4].lower() == "the " else 0)
                end = entity.end - (2 if page.text[entity.end - 2 : entity.end] in ("'s", "’s") else 0)
                name = page.text[start:end]
                if name and page.shown[start].isupper() and "," not in name:
                    yield from self._entity(page, start, end)

    def _entity(self, page: Page, start: int, end: int) -> Iterator[_Found]:
        name = page.text[start:end]
        if self._is_never_name(name) and name.lower().removeprefix("the ") not in self._cues["generic"]:
            return
        if self._is_shortened(page, start, end) or self._is_shortened(page, start, end - 1):
            return
        if name.lower().removeprefix("the ") in self._cues["generic"]:
            yield _Found(start, end, name, "entity", (), frozenset(), is_section=True)
        elif places := self._lookup(name):
            yield _Found(start, end, name, "entity", places, frozenset())
        elif (town := self._sectioned(name)) is not None:
            yield _Found(start, end, town, "name", self._lookup(town), frozenset())
        elif not self._is_compound(page, start, end):
            yield _Found(start, end, name, "entity", (), frozenset())

    def _sectioned(self, name: str) -> str | None:
        """Return the town that "Southwest Philadelphia", "New Orleans East" is a part of."""
        words = name.split()
        for side, rest in ((words[0], words[1:]), (words[-1], words[:-1])):
            town = " ".join(rest)
            if (
                rest
                and side.lower() in self._cues["spatial"]
                and any(
                    place.population >= MIN_SECTIONED_PEOPLE or place.kind == "admin1" for place in self._lookup(town)
                )
            ):
                return town
        return None

    def _is_compound(self, page: Page, start: int, end: int) -> bool:
        """Tell whether an entity is names side by side, or a name with an institution's word: "San Antonio Police"."""
        words = page.shown[start:end].split()
        for cut in range(1, len(words)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            if not self._lookup(head):
                continue
            if self._lookup(tail) or self._abbreviation(tail) or tail.lower() in self._cues["civic"]:
                return True
        return False

    def _called(self, page: Page) -> Iterator[_Found]:
        """Unknown names that the word beside them makes places: "Santa Rita neighborhood", "village of Tal Amra"."""
        for match in _SMALL_TYPE.finditer(page.shown):
            word = match["type"].lower()
            is_section = word in self._cues["section_type"]
            if not is_section and word not in self._cues["settlement_type"]:
                continue
            name = _CALLED_AFTER.match(page.shown, match.end()) or _CALLED_BEFORE.search(
                page.shown, max(0, match.start() - WINDOW), match.start()
            )
            if name is None:
                continue
            start, end = name.span("name")
            owned = _OWNED.search(name["name"])
            start += owned.end() if owned else 0
            words = page.shown[start:end].split()
            while words and words[0].lower() in self._cues["spatial"] | {"the"}:
                start += len(words.pop(0)) + 1
            if words and not self._lookup(page.text[start:end]):
                kinds: frozenset[PlaceKind] = frozenset({"city"})
                yield _Found(start, end, page.text[start:end], "entity", (), kinds, is_section=is_section)

    # -- judging

    def _features(self, scene: _Scene, found: _Found, context: _Context) -> dict[str, float]:
        features = self._gazetteer_features(found)
        features.update(self._word_features(scene.page, found, scene.discourse))
        features.update(_entity_features(scene.page, found))
        features.update(self._cue_features(scene.page, found, context))
        if scene.in_dateline(found):
            features["dateline"] = 1.0
        features.update(scene.discourse.features(scene.page, found))
        return features

    def _gazetteer_features(self, found: _Found) -> dict[str, float]:
        """Return what the gazetteer says of a name, a new dict; worked out once for the same candidates."""
        key = (found.name, f"{found.kind} {len(found.kinds)}")
        known = self._described.get(key)
        if known is None or known[0] is not found.candidates:
            if len(self._described) > MOST_WORDS:
                self._described.clear()
            known = (found.candidates, dict(_gazetteer_features(found)))
            self._described[key] = known
        return known[1].copy()

    def _word_features(self, page: Page, found: _Found, discourse: _Discourse) -> Iterator[tuple[str, float]]:
        if found.kind == "demonym":
            return
        words = found.name.split()
        if len(words) > 1:
            yield "words_many", 1.0
            return
        lower = found.name.lower()
        facts = self._words.get(lower, WordFacts())
        if facts.level:
            yield f"word_{facts.level}", 1.0
            if page.starts_sentence(found.start):
                yield "word_starts_sentence", 1.0
        if facts.given:
            yield "given", math.log10(1 + facts.given)
        if facts.surname:
            yield "surname", math.log10(1 + facts.surname)
        if lower in discourse.lower_words:
            yield "lower_elsewhere", 1.0

    def _cue_features(self, page: Page, found: _Found, context: _Context) -> Iterator[tuple[str, float]]:
        cues = self._cues
        previous = context.previous.lower().rstrip(".")
        if found.kind == "demonym":
            return
        if not context.gap:
            if previous in cues["preposition"]:
                yield "after_preposition" if previous != "to" else "after_to", 1.0
            elif previous == "of":
                yield "after_of", 1.0
                if context.before_previous.lower() in cues["spatial"]:
                    yield "after_direction_of", 1.0
            elif previous in cues["spatial"]:
                yield "after_spatial", 1.0
            elif previous in cues["taking_verb"]:
                yield "after_taking_verb", 1.0
            elif previous in ("the", "a", "an"):
                yield f"after_{'the' if previous == 'the' else 'a'}", 1.0
            if previous in cues["title"] and context.previous[:1].isupper():
                yield "after_title", 1.0
            if previous in cues["type_before"] or (previous == "of" and context.before_previous.lower() in self._types):
                yield "after_type", 1.0
        if context.run_left and not page.headline:
            last = context.run_left[-1].lower().rstrip(".")
            if last not in cues["title"] and last not in cues["spatial"] and last not in self._types:
                yield "run_left", 1.0
                if self._words.get(last, WordFacts()).given:
                    yield "given_left", 1.0
        yield from self._following_features(page, found, context)

    def _following_features(self, page: Page, found: _Found, context: _Context) -> Iterator[tuple[str, float]]:
        cues = self._cues
        following = context.following.lower().rstrip(".")
        if _BLOCK_OF.search(page.shown, max(0, found.start - WINDOW), found.start):
            yield "street", 1.0
        if not context.mark and not context.possessive:
            if following in cues["street"] and context.following[:1].isupper():
                yield "street", 1.0
            elif context.run_right and not page.headline:
                yield from self._run_features(context)
            elif following in cues["person_verb"] and not found.kinds:
                yield "person_verb", 1.0
            elif following in ("county", "police", "man", "woman", "resident", "residents", "area", "native"):
                yield "place_noun_after", 1.0
            elif following in self._types:
                yield "type_after", 1.0
        if context.possessive:
            yield "possessive", 1.0
        if context.mark.startswith(","):
            yield "comma_after", 1.0
            if following.isdigit():
                yield "comma_number", 1.0
        if context.mark.startswith("-"):
            yield "hyphen_after", 1.0
        if context.gap.startswith("-") or page.text[max(0, found.start - 1) : found.start] in ("-", "–"):
            yield "hyphen_before", 1.0
        if context.gap == ",":
            yield "comma_before", 1.0

    def _run_features(self, context: _Context) -> Iterator[tuple[str, float]]:
        heads = [
            word.lower().rstrip(".’'s") if word.endswith(("'s", "’s")) else word.lower().rstrip(".")
            for word in context.run_right
        ]
        if any(head in self._cues["street"] for head in heads[:3]):
            yield "run_street", 1.0
        if heads[-1] in self._cues["team"] or heads[0] in self._cues["team"]:
            yield "run_team", 1.0
        elif heads[-1] in self._cues["commercial"]:
            yield "run_commercial", 1.0
        if heads[0] in self._cues["civic"]:
            yield "run_civic", 1.0
        elif any(head in self._cues["civic"] for head in heads):
            yield "run_civic_later", 1.0
        else:
            yield "run_other", 1.0
            if heads[0] in self._words and self._words[heads[0]].surname:
                yield "run_surname", 1.0

    # -- roles

    def _role(self, scene: _Scene, found: _Found, context: _Context) -> PlaceRole:
        page = scene.page
        if scene.in_dateline(found):
            return "dateline"
        if found.start >= page.site_start:
            return "organisation"
        if found.kind == "demonym":
            return "demonym"
        if self._is_metonym(page, found, context):
            return "metonym"
        owner = context.before_previous if context.previous.lower() == "of" else ""
        if owner[:1].isupper() and owner.lower() in self._cues["of_organisation"]:  # "the Bank of China"
            return "organisation"
        label, relation = page.entity_over(found.start, found.end)
        in_name = label in ("ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "LAW") and relation in (
            "first",
            "last",
            "inside",
        )
        heads = {word.lower().rstrip(".") for word in context.run_right}
        if in_name or (
            not context.mark and not context.possessive and not page.headline and heads & self._cues["civic"]
        ):
            return "organisation"
        return "location"

    def _is_metonym(self, page: Page, found: _Found, context: _Context) -> bool:
        """Tell a government from its seat: "Moscow said", "talks with Damascus", "Egypt's air force"."""
        if not any(place.kind == "country" or place.feature == "PPLC" for place in found.candidates):
            return False
        following = context.following.lower()
        if context.possessive:
            return not context.mark and following in self._cues["institution"]
        if following in ("has", "had", "also", "have", "later", "then"):
            following = context.after_following.lower()
        subject = context.previous.lower() not in self._cues["preposition"] | {"of"}
        if subject and not context.mark and following in self._cues["metonym_verb"]:
            return True
        if not context.mark and following in GOVERNMENTS:  # "the Tripoli government"
            return True
        before = page.shown[max(0, found.start - WINDOW) : found.start]
        head = _METONYM_HEAD.search(before)
        return bool(head and head[1].lower() in self._cues["metonym_noun"])


def _weight(place: Place) -> float:
    """Order candidates before there is any context: countries, then divisions, then by people."""
    bonus = {"country": 1e10, "continent": 1e10, "admin1": 1e7, "admin2": 1e5, "region": 1e6, "water": 1e5}
    return place.population + bonus.get(place.kind, 0.0)


def _gazetteer_features(found: _Found) -> Iterator[tuple[str, float]]:
    if found.kind == "demonym":
        yield "demonym", 1.0
        if found.candidates[0].kind != "country":
            yield "demonym_regional", 1.0
        return
    if found.kind == "abbreviation":
        yield "abbreviation", 1.0
    if found.kind == "entity" and not found.candidates:
        yield "unknown", 1.0
        if found.kinds:
            yield "typed", 1.0
        return
    kinds = {place.kind for place in found.candidates}
    for kind in sorted(kinds & {"country", "continent", "admin1", "admin2", "region", "water", "physical", "facility"}):
        yield f"kind_{kind}", 1.0
    if found.kinds:
        yield "typed", 1.0
    people = max((place.population for place in found.candidates if place.kind == "city"), default=0)
    if people:
        yield "people", math.log10(people) - 4
    elif not kinds & {"country", "admin1"}:
        yield "no_people", 1.0
    own = fold(found.name)
    if not any(place.kind in ("facility", "region") or fold(place.name) == own for place in found.candidates):
        yield "other_name", 1.0


def _entity_features(page: Page, found: _Found) -> Iterator[tuple[str, float]]:
    if not page.has_model:
        yield "no_model", 1.0
        return
    label, relation = page.entity_over(found.start, found.end)
    if not label:
        yield "entity_none", 1.0
    elif label in ("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"):
        yield f"entity_{label}_{'part' if relation in ('first', 'last', 'inside') else 'whole'}", 1.0
        if label in ("ORG", "FAC", "PERSON") and relation in ("first", "last"):
            yield f"entity_{label}_{relation}", 1.0
    else:
        yield "entity_other", 1.0


def _context(page: Page, found: _Found) -> _Context:
    after = page.shown[found.end : found.end + WINDOW]
    previous, gap, before_previous, run_left = _words_before(page.shown[max(0, found.start - WINDOW) : found.start])
    following = _NEXT.match(after)
    run_right = _RUN_RIGHT.match(after)
    return _Context(
        previous=previous,
        before_previous=before_previous,
        gap=gap,
        following=(following[4] or "") if following else "",
        after_following=(following[5] or "") if following else "",
        mark=(following[3] or "") if following else "",
        possessive=bool(following and following[1]),
        run_left=run_left,
        run_right=tuple(run_right.group().split()) if run_right else (),
    )


def _words_before(before: str) -> tuple[str, str, str, tuple[str, ...]]:
    """Return the word before, the marks after it, the word before that, and the run of capitals that ends here."""
    words = before.split()
    if not words:
        return "", "", "", ()
    word = words[-1].lstrip(OPENING_MARKS)
    previous = word.rstrip(CLOSING_MARKS)
    run: list[str] = []
    if before[-1].isspace():
        for one in words[: -MAX_RUN_WORDS - 1 : -1]:
            if not _NAME_WORD.fullmatch(one):
                break
            run.insert(0, one)
    before_previous = words[-2].strip(OPENING_MARKS + CLOSING_MARKS) if len(words) > 1 else ""
    return previous, word[len(previous) :], before_previous, tuple(run)


def _containers(page: Page, spans: Sequence[_Found]) -> dict[int, int]:
    """Which span the text says lies in which: "Derna in Libya", "Springfield, Illinois", "Syria's Idlib province"."""
    holders: dict[int, int] = {}
    for index in range(len(spans) - 1):
        here, there = spans[index], spans[index + 1]
        if there.start - here.end > WINDOW:
            continue
        link = page.shown[here.end : there.start]
        if (_is_holder(there) and _CONTAINER_LINK.fullmatch(link)) or (link == " " and _holds_beside(there, here)):
            holders[index] = index + 1
        elif _is_holder(here) and _OWNER_LINK.fullmatch(link):
            holders[index + 1] = index
    return holders


def _holds_beside(outer: _Found, inner: _Found) -> bool:
    """Tell whether a name right after another holds it: "Spokane WA", "Bitburg Germany"."""
    return outer.kind in ("abbreviation", "name") and any(
        holds(whole, place) and whole.kind in ("country", "admin1")
        for whole in outer.candidates
        for place in inner.candidates
    )


def _stated_features(found: _Found, holder: _Found, context: _Context) -> Iterator[tuple[str, float]]:
    """Tell whether the gazetteer knows this name within what the text says holds it."""
    if any(holds(outer, place) for outer in holder.candidates for place in found.candidates):
        yield "stated", 1.0
        if context.mark.startswith(","):
            yield "stated_comma", 1.0


def _is_holder(found: _Found) -> bool:
    return any(place.kind in ("country", "admin1", "admin2", "region") for place in found.candidates) or any(
        place.population >= LARGE_CITY for place in found.candidates
    )


def _dateline_spans(page: Page) -> Iterator[tuple[int, int]]:
    """Where the place of a dateline stands: at the head of the text or of one of its first lines."""
    if page.field == "title":
        return
    for match in _DATELINE.finditer(page.text, 0, DATELINE_ZONE):
        if any(letter.isupper() for letter in match["places"]):
            yield match.span("places")


class _Discourse:
    """What the same words are elsewhere in the article."""

    def __init__(self, pages: Sequence[Page], cues: Mapping[str, frozenset[str]]) -> None:
        self.lower_words: set[str] = set()
        self._people: dict[str, list[tuple[str, int, int]]] = {}
        self._places: set[str] = set()
        self._after_preposition: dict[str, int] = {}
        for page in pages:
            if not page.is_upper:
                self.lower_words.update(_LOWER_WORD.findall(page.shown))
            for entity in page.entities:
                name = page.text[entity.start : entity.end]
                if entity.label == "PERSON":
                    for surname in _surname(page.shown[entity.start : entity.end]):
                        self._people.setdefault(surname, []).append((page.field, entity.start, entity.end))
                elif entity.label in PLACE_ENTITIES:
                    self._places.add(name.lower())
        self._titles = cues["title"]

    def features(self, page: Page, found: _Found) -> Iterator[tuple[str, float]]:
        if found.kind == "demonym":
            return
        key = found.name.lower()
        if any(
            field != page.field or end <= found.start or found.end <= start
            for field, start, end in self._people.get(key, ())
        ):
            yield "person_elsewhere", 1.0
        if page.has_model and key in self._places:
            yield "place_elsewhere", 1.0


def _surname(name: str) -> Iterator[str]:
    """Give the last word of a full name, lower case; words without a capital make no name."""
    words = name.removesuffix("'s").removesuffix("’s").split()
    if len(words) > 1 and all(word[0].isupper() for word in words):
        yield words[-1].strip(".,'’").lower()
