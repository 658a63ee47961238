"""The embedded gazetteer: every place by its names, by its id and by where it is.

Two files, read by memory map (`compile.py` writes them): `names.marisa`, a trie of folded names, and `places.columns`,
one array a column in the order of rank (people, then kind). Nothing is loaded but what is asked for.
"""

from __future__ import annotations

import json
import math
import mmap
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, cast

import marisa_trie

from timeline.errors import ReferenceDataError
from timeline.model import Place, PlaceKind
from timeline.places.countries import abbreviations, countries, demonyms
from timeline.places.folding import ARTICLES, CONNECTORS, WORD, fold, fold_sounds, fold_word, sound_word
from timeline.places.memory import Memory
from timeline.places.renamed import in_use_first

NAMES_FILE = "names.marisa"
COLUMNS_FILE = "places.columns"
FORMAT = 1
DEGREES = 100_000  # coordinates are whole hundred-thousandths of a degree
CITIES: tuple[PlaceKind, ...] = ("city",)
NO_ROW = 0xFFFFFFFF
NO_COUNTRY = 0xFFFF
SOUND_MARK = "~"  # a key that holds sounds; no folded name begins so
PART_DIRECTIONS = (
    "central", "eastern", "northeastern", "northern", "northwestern", "southeastern", "southern", "southwestern",
    "western",
)  # fmt: skip
MAX_NAME_WORDS = 7
ARTICLE_REACH = 5  # the letters of an article, what joins it to its name, and what must not stand before it
WORD_REACH = 24  # most words end before
LEAST_SOUND_LETTERS = 6
MANY = 2
MOST_NODES = 300_000
EARTH_KM = 6371.0
KM_A_DEGREE = 111.195

_BEARING = {"n": (1, 0), "s": (-1, 0), "e": (0, 1), "w": (0, -1)}
# The scan is for ranges of letters, which is quick, then the letter is looked at, and what must not stand before it.
_CAPITAL_START = re.compile(
    rf"[A-Z\xaa-\U0010ffff](?<=[^\W\d_])(?<!\w.)[a-z]*+(?:[^\W_a-z][^\W_]*+)?+(?:[{CONNECTORS}][^\W_]++)*+"
)
_AFTER_ARTICLE = frozenset("- '’")
_ARTICLE_ENDS = frozenset(article[-2:] for article in ARTICLES)
_JOINED = re.compile(rf"[\w{CONNECTORS}]")
_CONNECTORS = frozenset(CONNECTORS)
_ANY_START = re.compile(r"(?<!\w)[^\W_]")
_GAP = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*(?=\w)|[-‐‑–](?=\w)|\.[ \u00a0]\n?(?=\w)")
_ENGLISH_WORDS = frozenset(("an", "as", "at", "ed", "en", "er", "es", "et"))
_TITLES_WITH_STOP = frozenset(("saint", "mount", "fort"))
# Other languages' names end so ("Gaza by" is Danish); in English the word begins what follows: "in Gaza by".
_NEVER_LAST = frozenset(
    word
    for lower in ("a", "and", "as", "at", "by", "for", "had", "has", "in", "on", "that", "the", "to", "with")
    for word in (lower, lower.upper())
)


class NameMatch(NamedTuple):
    """A name found in text: half-open character range."""

    start: int
    end: int


# Where a word with a capital, or of a script without case, starts and ends, and the word.
CapitalWord = tuple[int, int, str]


def capital_words(text: str) -> list[CapitalWord]:
    """Return the words that a name may begin with, and those in lower case that begin beyond ASCII."""
    return [(match.start(), match.end(), match[0]) for match in _CAPITAL_START.finditer(text)]


class _Node:
    """The words of a name so far, folded and as they sound, and what each word met after them did."""

    __slots__ = ("depth", "key", "last", "sounds", "steps")

    def __init__(self, key: str, sounds: str, last: str, depth: int) -> None:
        self.key = key
        self.sounds = sounds
        self.last = last
        self.depth = depth
        self.steps: dict[str, _Step] = {}


# Of a first word, or of what follows one up to the next space: where in it the word ends, how far before that a name
# ends, if one does, and what can follow.
_Step = tuple[int, int | None, _Node | None]
NOWHERE: _Step = (0, None, None)
UNREAD: _Step = (-1, None, None)  # it holds no word, but one may come after it


class Gazetteer:
    """Places by name, id and position; read-only, safe to share between threads.

    Places come out ordered by people (most first), then kind, then id, so that answers never depend on build order.
    """

    def __init__(self, trie: marisa_trie.Trie, columns: memoryview) -> None:
        """Take the opened files; `Gazetteer.open` is the way in."""
        self._trie = trie
        length = int.from_bytes(columns[:8], "little")
        self._about: dict[str, Any] = json.loads(bytes(columns[8 : 8 + length]))
        if self._about.get("format") != FORMAT:
            raise ReferenceDataError(
                f"{COLUMNS_FILE}: format {self._about.get('format')}, expected {FORMAT}: build it again"
            )
        for name, (start, size, code) in self._about["sections"].items():
            setattr(self, f"_{name}", columns[start : start + size].cast(code))
        self._kinds: list[PlaceKind] = self._about["kinds"]
        self._features: list[str] = self._about["features"]
        self._countries: list[str] = self._about["countries"]
        # In an upper-case text "IN" and "US" are words: it begins at a root of its own.
        self._roots = (_Node("", "", "", 0), _Node("", "", "", 0))
        self._nodes = 0
        self._read_row = lru_cache(maxsize=65536)(self._read)
        self._row_of_number = lru_cache(maxsize=65536)(self._find_number)

    _lat: memoryview
    _lon: memoryview
    _population: memoryview
    _radius: memoryview
    _precision: memoryview
    _kind: memoryview
    _feature: memoryview
    _country: memoryview
    _admin1: memoryview
    _admin2: memoryview
    _name_start: memoryview
    _name_text: memoryview
    _number: memoryview
    _by_number: memoryview
    _key_start: memoryview
    _key_rows: memoryview
    _cell_start: memoryview
    _cell_rows: memoryview
    _other_text: memoryview
    _other_rows: memoryview
    _others: dict[str, int] | None = None
    _other_names: dict[int, str] | None = None

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the gazetteer in the folder `path`, or the one shipped with the package.

        Raises:
            ReferenceDataError: when the files are missing, or were written in another format.
        """
        folder = path or Path(__file__).resolve().parent.parent / "reference" / "gazetteer"
        for name in (NAMES_FILE, COLUMNS_FILE):
            if not (folder / name).is_file():
                raise ReferenceDataError(f"{folder / name}: no such file: build the gazetteer, or name its folder")
        with (folder / COLUMNS_FILE).open("rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return cls(marisa_trie.Trie().mmap(str(folder / NAMES_FILE)), memoryview(mapped))

    def __len__(self) -> int:
        return len(self._lat)

    @property
    def release(self) -> str:
        """What it was built from, with versions, and how many places and names it holds."""
        return str(self._about["release"])

    @property
    def attribution(self) -> str:
        """Whom to credit, and the licence; belongs into every dataset made with it."""
        return str(self._about["attribution"])

    # -- by name

    def candidates(self, name: str, *, year: int | None = None) -> tuple[Place, ...]:
        """Return all places of a name. Where no place has the name itself, those whose transliterations sound so.

        An abbreviation of a country counts only in its exact writing ("US"). With a year, places that were not called
        so then come last ("Leningrad" in 2020). Empty when nothing fits.
        """
        alpha3 = abbreviations().get(name)
        if alpha3 is not None:
            return (self.country(alpha3),)
        places = tuple(self._place(row) for row in self._rows_of(name))
        return places if year is None or len(places) < MANY else in_use_first(name, places, year)

    def _rows_of(self, name: str) -> list[int]:
        folded = fold(name)
        rows = self._rows_of_key(folded) or self._rows_of_key(folded.removeprefix("the "))
        if rows:
            return rows
        sounds = fold_sounds(name)
        return self._rows_of_key(SOUND_MARK + sounds) if len(sounds) >= LEAST_SOUND_LETTERS else []

    def _rows_of_key(self, key: str) -> list[int]:
        at = self._trie.get(key)
        if at is None:
            return []
        return list(self._key_rows[self._key_start[at] : self._key_start[at + 1]])

    def demonym(self, word: str) -> str | None:
        """Return the alpha-3 code of the country whose people are called so; None for a country's own name."""
        return demonyms().get(fold(word))

    def country(self, alpha3: str) -> Place:
        """Return a country by its ISO 3166-1 alpha-3 code (KeyError when there is none)."""
        place = self.place(f"geonames:{countries()[alpha3].geonames_id}")
        if place is None:
            raise ReferenceDataError(f"{COLUMNS_FILE}: lacks the country {alpha3}: build it again")
        return place

    def capital(self, country: str) -> Place | None:
        """Return the seat of a country's government; None for an unknown country and for one without a capital."""
        known = countries().get(country)
        if known is None or not known.capital:
            return None
        towns = (place for place in self.candidates(known.capital) if place.country == country)
        return next((place for place in towns if place.is_capital), None)

    def admin1(self, country: str, name: str) -> Place | None:
        """Return a first-level division of a country (alpha-3) by any of its names."""
        for row in self._rows_of(name):
            place = self._place(row)
            if place.kind == "admin1" and place.country == country:
                return place
        return None

    def find_names(self, text: str, *, any_case: bool = False) -> Iterator[NameMatch]:
        """Yield the names in a text, longest first at each place, in order and without overlaps.

        A name begins with a capital (or a letter of a script without case), be it after an article ("al-Bab"), unless
        `any_case`. It ends at a word's end; a possessive "'s" stays outside.
        """
        if any_case:
            yield from self._find_in_any_case(text, self._roots[text[:2000].isupper()])
        else:
            for start, end in self.names_among(text, capital_words(text)):
                yield NameMatch(start, end)

    def names_among(self, text: str, words: Iterable[CapitalWord]) -> list[tuple[int, int]]:
        """Return what `find_names` yields, of a text whose `capital_words` are known."""
        root = self._roots[text[:2000].isupper()]
        steps = root.steps.get
        found: list[tuple[int, int]] = []
        done = 0
        for start, end, word in words:
            if start < done:
                continue
            article = 0
            if text[start - 3 : start - 1] in _ARTICLE_ENDS:
                article = _ARTICLES[text[start - ARTICLE_REACH : start] if start > ARTICLE_REACH else text[:start]]
                if article and (start - article < done or word[0].islower()):
                    continue
                ended = self._longest(text, start - article, root) if article else None
                if ended is not None:
                    done = ended
                    found.append((start - article, ended))
                    continue
            step = steps(word)
            if step is NOWHERE or (word >= "a" and word[0].islower()):
                continue
            # "at Fargo": an article elsewhere, here only a word. What goes on a word ("O'Brien") begins no name.
            if not article and text[start - 1 : start] in _CONNECTORS:
                continue
            # The "U" of "U.S." is no word.
            if end - start == 1:
                ended = self._longest(text, start, root)
            else:
                ended = self._walk(text, end, step or self._first(root, word))
            if ended is not None:
                done = ended
                found.append((start, ended))
        return found

    def _find_in_any_case(self, text: str, root: _Node) -> Iterator[NameMatch]:
        done = 0
        for first in _ANY_START.finditer(text):
            if first.start() >= done:
                end = self._longest(text, first.start(), root)
                if end is not None:
                    done = end
                    yield NameMatch(first.start(), end)

    def _longest(self, text: str, start: int, root: _Node) -> int | None:
        word = WORD.match(text, start)
        if word is None:
            return None
        written = word.group()
        return self._walk(text, word.end(), root.steps.get(written) or self._first(root, written))

    def _walk(self, text: str, end: int, step: _Step) -> int | None:
        """Return where the longest name ends whose first word ends at `end` and does this step; None for no name."""
        best = None
        for _ in range(MAX_NAME_WORDS):
            _, cut, node = step
            if cut is not None:
                best = end - cut
            if node is None:
                return best
            space = text.find(" ", end + 1, end + WORD_REACH)
            tail = text[end:space] if space > 0 else " "
            step = node.steps.get(tail) or self._next(node, tail)
            if step is UNREAD:
                word = _word_after(node, text, end)
                if word is None:
                    return best
                end, tail = word.end(), f" {word.group()}"
                step = node.steps.get(tail) or self._next(node, tail)
            else:
                end += step[0]
        return best

    def _first(self, root: _Node, word: str) -> _Step:
        """Work out, and remember, what the first word of a name does."""
        return self._remember(root, word, self._step(root, word, len(word)))

    def _next(self, node: _Node, tail: str) -> _Step:
        """Work out, and remember, what the word in a tail does after a node."""
        if tail.isspace() or tail == ".":
            return self._remember(node, tail, UNREAD)
        word = _word_after(node, tail, 0)
        return self._remember(node, tail, NOWHERE if word is None else self._step(node, word.group(), word.end()))

    def _remember(self, node: _Node, written: str, step: _Step) -> _Step:
        if self._nodes > MOST_NODES:
            for root in self._roots:
                root.steps.clear()
            self._nodes = 0
        self._nodes += 1
        node.steps[written] = step
        return step

    def _step(self, node: _Node, word: str, end: int) -> _Step:
        folded = fold_word(word)
        cut = self._cut(node, word, folded)
        key = f"{node.key} {folded}" if node.depth else folded
        sounds = node.sounds
        if folded not in ARTICLES:
            sounds = f"{sounds} {sound_word(folded, node.depth > 0)}".strip()
        if folded and self._goes_on(key, sounds):
            return end, cut, _Node(key, sounds, folded, node.depth + 1)
        return NOWHERE if cut is None else (end, cut, None)

    def _cut(self, node: _Node, written: str, folded: str) -> int | None:
        """Return how many characters before the word's end a name ends here: 0, 2 for a possessor, None for no name."""
        if node.depth:
            return self._extend(node.key, node.sounds, written)
        base = _possessor(written)
        if base and fold_word(base) in self._trie:  # "Peru's" is of Peru, not Perus
            return 2
        if self._is_first(folded):
            return 0
        if base and self._is_first(fold_word(base)):
            return 2
        if written in abbreviations() and not (node is self._roots[1] and "." not in written and len(written) < 3):
            return 0
        return None

    def _is_first(self, folded: str) -> bool:
        """Tell whether a word alone is a name, or sounds like one."""
        if not folded:
            return False
        sounds = "" if folded in ARTICLES else sound_word(folded, False)
        return folded in self._trie or (len(sounds) >= LEAST_SOUND_LETTERS and SOUND_MARK + sounds in self._trie)

    def _extend(self, key: str, sounds: str, written: str) -> int | None:
        """Return where before its end the name ends if this word ends one."""
        if written in _NEVER_LAST:
            return None
        base = _possessor(written)
        for word, cut in ((written, 0), (base, 2)):
            if not word:
                continue
            folded = fold_word(word)
            heard = f"{sounds} {sound_word(folded, True)}".strip()
            if f"{key} {folded}" in self._trie:
                return cut
            if key in _ENGLISH_WORDS:  # "at Antioch" is not "at-Antioch"
                continue
            if len(heard) >= LEAST_SOUND_LETTERS and SOUND_MARK + heard in self._trie:
                return cut
        return None

    def _goes_on(self, key: str, sounds: str) -> bool:
        if next(self._trie.iterkeys(f"{key} "), None) is not None:
            return True
        longer = f"{SOUND_MARK}{sounds} " if sounds else ""
        return not longer or next(self._trie.iterkeys(longer), None) is not None

    # -- all of it

    def places(self) -> Iterator[Place]:
        """Yield every place, in the order of rank."""
        for row in range(len(self)):
            yield self._read(row)

    def all_names(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield every folded name, sounds marked, with the ranks of its places."""
        for key, at in self._trie.iteritems():
            yield key, self._key_rows[self._key_start[at] : self._key_start[at + 1]].tolist()

    # -- by id

    def place(self, place_id: str) -> Place | None:
        """Return a place by its id, or None."""
        scheme, _, number = place_id.partition(":")
        if scheme == "geonames" and number.isdigit():
            row = self._row_of_number(int(number))
        else:
            row = self._other_ids().get(place_id)
        return None if row is None else self._place(row)

    def _find_number(self, number: int) -> int | None:
        low, high = 0, len(self._by_number)
        while low < high:
            middle = (low + high) // 2
            if self._number[self._by_number[middle]] < number:
                low = middle + 1
            else:
                high = middle
        if low < len(self._by_number) and self._number[self._by_number[low]] == number:
            return int(self._by_number[low])
        return None

    def _other_ids(self) -> dict[str, int]:
        if self._others is None:
            ids = bytes(self._other_text).decode().split("\n")
            self._others = dict(zip(ids, self._other_rows, strict=False))
        return self._others

    # -- by position

    def nearest(
        self, lat: float, lon: float, *, kinds: Collection[PlaceKind] = CITIES, limit_km: float | None = None
    ) -> Place | None:
        """Return the place of these kinds with the nearest point (ties: the more populous); None beyond the limit."""
        best: tuple[float, int] | None = None
        for ring in range(181):
            if best is not None and best[0] <= max(0, ring - 1) * KM_A_DEGREE * max(
                0.02, math.cos(math.radians(min(89, abs(lat) + ring)))
            ):
                break
            for cell in _ring(int(lat + 90), int(lon + 180), ring):
                for row in self._cell_rows[self._cell_start[cell] : self._cell_start[cell + 1]]:
                    if self._kinds[self._kind[row]] in kinds:
                        away = distance_km(lat, lon, self._lat[row] / DEGREES, self._lon[row] / DEGREES)
                        if best is None or (away, row) < best:
                            best = (away, row)
        if best is None or (limit_km is not None and best[0] > limit_km):
            return None
        return self._place(best[1])

    def contains(self, outer: Place, inner: Place) -> bool:
        """Tell whether one place lies in another: by divisions where both have them, else by radius.

        A place does not contain itself.
        """
        if outer.place_id == inner.place_id:
            return False
        if outer.kind == "country":
            return inner.country == outer.country
        if outer.kind == "continent":
            known = countries().get(inner.country or "")
            return known is not None and outer.place_id == f"geonames:{CONTINENTS[known.continent]}"
        if outer.kind in ("admin1", "admin2"):
            return self._divides(outer, inner)
        if inner.kind in ("country", "continent", "admin1") and inner.radius_km >= outer.radius_km:
            return False
        if outer.country is not None and inner.country is not None and outer.country != inner.country:
            return False
        if None in (outer.lat, outer.lon, inner.lat, inner.lon):
            return False
        points = cast("tuple[float, float, float, float]", (outer.lat, outer.lon, inner.lat, inner.lon))
        return inner.radius_km < outer.radius_km and distance_km(*points) <= outer.radius_km

    def _divides(self, outer: Place, inner: Place) -> bool:
        if inner.country != outer.country or inner.admin1 is None or inner.admin1 != outer.admin1:
            return False
        if outer.kind == "admin1":
            return inner.kind not in ("admin1", "country")
        return inner.kind not in ("admin1", "admin2", "country") and inner.admin2 == outer.admin2

    # -- parts

    def country_part(self, alpha3: str, direction: str) -> Place:
        """Return "eastern Libya" and the like: `direction` is one of `PART_DIRECTIONS` (KeyError otherwise)."""
        found = self.place(f"part:{alpha3}:{direction}")
        if found is None:
            return self.part(self.country(alpha3), direction)
        return found

    def part(self, whole: Place, direction: str) -> Place:
        """Return a part of any place: half its radius, moved by half of it; the middle stays in the middle.

        A country's parts are better had from `country_part`, which knows where its towns are.
        """
        if direction not in PART_DIRECTIONS:
            raise KeyError(direction)
        lat, lon = whole.lat, whole.lon
        if lat is not None and lon is not None and direction != "central":
            north, east = _bearing(direction)
            lat = max(-90.0, min(90.0, lat + north * whole.radius_km / 2 / KM_A_DEGREE))
            lon += east * whole.radius_km / 2 / (KM_A_DEGREE * max(0.05, math.cos(math.radians(lat))))
            lat, lon = round(lat, 5), round((lon + 180) % 360 - 180, 5)
        return Place(
            place_id=f"part:{whole.place_id}:{direction}",
            name=f"{direction} {whole.name}",
            kind="region",
            country=whole.country,
            admin1=whole.admin1,
            admin2=whole.admin2 if whole.kind != "admin2" else whole.name,
            lat=lat,
            lon=lon,
            population=0,
            radius_km=round(whole.radius_km * 0.6, 1),
            geo_precision=max(2, min(5, whole.geo_precision)),
            feature="PART",
        )

    # -- rows

    def _place(self, row: int) -> Place:
        return self._read_row(row)

    def _read(self, row: int) -> Place:
        country = self._country[row]
        number = self._number[row]
        return Place(
            place_id=f"geonames:{number}" if number else self._other_id(row),
            name=self._name(row),
            kind=self._kinds[self._kind[row]],
            country=None if country == NO_COUNTRY else self._countries[country],
            admin1=self._division(self._admin1[row]),
            admin2=self._division(self._admin2[row]),
            lat=self._lat[row] / DEGREES,
            lon=self._lon[row] / DEGREES,
            population=self._population[row],
            radius_km=self._radius[row] / 10,
            geo_precision=self._precision[row],
            feature=self._features[self._feature[row]],
        )

    def _name(self, row: int) -> str:
        return bytes(self._name_text[self._name_start[row] : self._name_start[row + 1]]).decode()

    def _division(self, row: int) -> str | None:
        return None if row == NO_ROW else self._name(row)

    def _other_id(self, row: int) -> str:
        if self._other_names is None:
            self._other_names = {other: place_id for place_id, other in self._other_ids().items()}
        return self._other_names[row]


CONTINENTS = {
    "AF": 6255146, "AN": 6255152, "AS": 6255147, "EU": 6255148, "NA": 6255149, "OC": 6255151, "SA": 6255150,
}  # fmt: skip


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Return the great-circle distance on a sphere: quick, within 0.6% of the geodesic."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_phi, half_lambda = (phi_b - phi_a) / 2, math.radians(lon_b - lon_a) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def _article_length(tail: str) -> int:
    """Tell by what stands before a capital how long the article is that belongs to it ("al-Bab"), joint included."""
    if tail[-1:] in _AFTER_ARTICLE:
        for length in (3, 4):
            if tail[-length:-1] in ARTICLES and not _JOINED.match(tail[:-length][-1:]):
                return length
    return 0


_ARTICLES = Memory(_article_length)


def _word_after(node: _Node, text: str, end: int) -> re.Match[str] | None:
    """Return the word that may go on a name that ends here: after a space, a hyphen, the stop of a title."""
    gap = _GAP.match(text, end)
    if gap is None or not gap.group() or (gap.group()[0] == "." and node.last not in _TITLES_WITH_STOP):
        return None
    return WORD.match(text, gap.end())


def _possessor(written: str) -> str | None:
    return written[:-2] if len(written) > 2 and written[-1] in "sS" and written[-2] in CONNECTORS else None


def _bearing(direction: str) -> tuple[float, float]:
    letters = [
        letter for word, letter in (("north", "n"), ("south", "s"), ("east", "e"), ("west", "w")) if word in direction
    ]
    scale = 1 / math.sqrt(len(letters))
    return sum(_BEARING[c][0] for c in letters) * scale, sum(_BEARING[c][1] for c in letters) * scale


def _ring(row: int, column: int, ring: int) -> Iterator[int]:
    """Yield the one-degree cells at this many steps, each once; columns go round the globe, rows end at the poles."""
    reach = min(ring, 179)
    for y in range(max(0, row - ring), min(179, row + ring) + 1):
        edge = abs(y - row) == ring
        steps = range(-reach, reach + 1) if edge else ((-ring, ring) if ring <= 179 else ())
        for x in dict.fromkeys((column + step) % 360 for step in steps):
            yield y * 360 + x
