"""Patterns over words, compiled so that a text is scanned in one pass.

A text is cut into tokens (digits, letters, single other characters), where `timeline.dates.runs` sees words of time.
Each token becomes one character that stands for the set of categories it belongs to, and a pattern becomes a regular
expression over these characters, in which no repetition is unbounded: so the time to scan is linear in the text,
whatever the text. What the patterns say of a run of such characters is remembered: news writes "on Friday" often.

The language of patterns is that of `timeline.dates.patterns`.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from timeline.dates.lexicon import Lexicon, Rule, Word, load_lexicon
from timeline.dates.patterns import BLANK, GAP, LINE, OTHER, PUNCTUATION, Classes, PatternReader
from timeline.dates.runs import TOKEN, UNKNOWN, Run, RunFinder
from timeline.errors import ReferenceDataError

ASCII_DIGITS = "0123456789"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
ARABIC_AND = "و"
QUOTES = str.maketrans(dict.fromkeys("’‘`ʼ", "'"))
REMEMBERED = 50_000
REMEMBERED_CODES = 200
_NAMES = re.compile(r"'\S+?'|\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a match: its role, the lexicon's value for it, and where it stands, from the match's start on."""

    role: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the text from `start` to `end`, with the words that filled its roles."""

    start: int
    end: int
    rule: Rule
    parts: tuple[Part, ...]

    def get(self, role: str) -> str | None:
        """The value of the first word in that role, or None."""
        for part in self.parts:
            if part.role == role:
                return part.value
        return None

    def number(self, role: str) -> int | None:
        """The value of the first word in that role as a whole number, or None."""
        value = self.get(role)
        return None if value is None else int(value)


_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    regex: re.Pattern[str]
    roles: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Shape:
    """A match in a run, by numbers of tokens; `spans` are those of the words in the rule's roles."""

    compiled: _Compiled
    start: int
    end: int
    spans: tuple[tuple[str, tuple[str, ...], int, int], ...]


class Grammar:
    """The compiled patterns of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.language = lexicon.language
        self._classes = Classes()
        _add_numbers(self._classes, ASCII_DIGITS)
        if lexicon.language == "ar":
            _add_numbers(self._classes, ARABIC_DIGITS)
        for name, marks in PUNCTUATION.items():
            for mark in marks:
                self._classes.add(mark, name)
        self._add_words(lexicon)
        macros = dict(lexicon.macros)
        patterns = [(rule, _expand(rule.pattern, macros)) for rule in lexicon.rules]
        for _, pattern in patterns:
            for literal in re.findall(r"'(\S+?)'", pattern):
                self._add_form(literal, f"={literal}", "any")
        self._form_class = self._classes.freeze(self._used(pattern for _, pattern in patterns)) | {
            " ": BLANK,
            "\t": BLANK,
            "\u00a0": BLANK,
            "\u202f": BLANK,
            "\n": LINE,
            "\r": BLANK,
        }
        self._firsts: dict[str, list[tuple[_Compiled, bool, frozenset[str]]]] = {}
        self._cores: frozenset[str] = frozenset()
        self._inner: set[str] = {BLANK, LINE}
        for rule, pattern in patterns:
            self._compile(rule, pattern)
        self._runs = RunFinder(self._form_class, self._cores, frozenset(self._inner))
        self._shapes: dict[str, tuple[_Shape, ...]] = {}
        self._parts: dict[tuple[_Shape, str], tuple[Part, ...]] = {}
        self._starts = re.compile(f"([{''.join(sorted(self._firsts))}])(?={GAP}(.?))", re.DOTALL)
        self._candidates: dict[tuple[str, ...], tuple[_Compiled, ...]] = {}
        numeric = self._classes.of("digits")
        self._numeric = frozenset(numeric)
        punctuation = "".join(PUNCTUATION.values())
        self._wordy = frozenset(
            char for form, char in self._form_class.items() if form.isalnum() and form not in punctuation
        ) | {UNKNOWN, OTHER}
        self._joining = frozenset("".join(self._classes.of(name) for name in ("dot", "comma", "colon", "slash")))
        self._hyphens = frozenset(self._classes.of("hyphen"))
        self._marks = frozenset(self._classes.of("currency"))
        self._percent = frozenset(self._classes.of("percent"))

    def patterns(self) -> tuple[str, ...]:
        """The regular expressions that the rules became, for whoever wants to see that none can run away."""
        compiled = (one.regex.pattern for found in self._firsts.values() for one, _, _ in found)
        return (self._starts.pattern, *sorted(set(compiled)))

    def scan(self, text: str) -> Iterator[Match]:
        """Every match from left to right, none over another; the best rule at the leftmost place it can start."""
        for run in self._runs.runs(text):
            shapes = self._shapes_of(run.codes)
            if shapes:
                yield from self._matches(text, run, shapes)

    def _shapes_of(self, codes: str) -> tuple[_Shape, ...]:
        shapes = self._shapes.get(codes)
        if shapes is None:
            shapes = tuple(self._shaped(codes))
            if len(codes) <= REMEMBERED_CODES:
                _remember(self._shapes, codes, shapes)
        return shapes

    def _shaped(self, codes: str) -> Iterator[_Shape]:
        after = 0
        for found in self._starts.finditer(codes):
            if found.start() < after:
                continue
            pair = found.groups()
            compiled = self._candidates.get(pair)
            if compiled is None:
                compiled = self._candidates[pair] = self._rules_for(*pair)
            best = self._best(codes, found.start(), compiled)
            if best is not None:
                rule, match, after = best
                yield _Shape(rule, found.start(), after, _role_spans(rule, match))

    def _rules_for(self, first: str, second: str) -> tuple[_Compiled, ...]:
        """The patterns that can begin with these two characters, or be the first alone."""
        return tuple(compiled for compiled, alone, seconds in self._firsts[first] if alone or second in seconds)

    def _best(
        self, codes: str, start: int, candidates: tuple[_Compiled, ...]
    ) -> tuple[_Compiled, re.Match[str], int] | None:
        best: tuple[_Compiled, re.Match[str], int] | None = None
        for compiled in candidates:
            match = compiled.regex.match(codes, start)
            if match is None:
                continue
            end = start + len(codes[start : match.end()].rstrip(" n"))
            if best is not None and (best[0].rule.rank, -best[2]) <= (compiled.rule.rank, -end):
                continue
            if self._bounded(codes, start, end):
                best = compiled, match, end
        return best

    def _bounded(self, codes: str, start: int, end: int) -> bool:
        """Whether a match stands free of the letters and numbers around it ("A320", "3.5", "$2017", "50%")."""
        before, earlier = codes[start - 1 : start], codes[start - 2 : start - 1] if start > 1 else ""
        after, later = codes[end : end + 1], codes[end + 1 : end + 2]
        if before in self._wordy or after in self._wordy:
            return False
        if codes[start] in self._numeric and (before in self._marks or self._joined(earlier, before)):
            return False
        if codes[end - 1] not in self._numeric:
            return True
        return after not in self._percent and not (after in self._joining and later in self._numeric)

    def _joined(self, earlier: str, before: str) -> bool:
        return (before in self._joining and earlier in self._numeric) or (
            before in self._hyphens and (earlier == UNKNOWN or earlier in self._numeric)
        )

    def _matches(self, text: str, run: Run, shapes: tuple[_Shape, ...]) -> Iterator[Match]:
        offsets = list(itertools.accumulate(map(len, run.tokens), initial=run.start))
        for shape in shapes:
            start, end = offsets[shape.start], offsets[shape.end]
            key = shape, text[start:end]
            parts = self._parts.get(key)
            if parts is None:
                parts = tuple(self._parts_of(shape, run.tokens, offsets))
                _remember(self._parts, key, parts)
            yield Match(start, end, shape.compiled.rule, parts)

    def _parts_of(self, shape: _Shape, tokens: list[str], offsets: list[int]) -> Iterator[Part]:
        start = offsets[shape.start]
        for role, categories, first, last in shape.spans:
            value = self._value(tokens[first:last], categories)
            yield Part(role, value, offsets[first] - start, offsets[last] - start)

    def _value(self, tokens: list[str], categories: tuple[str, ...]) -> str:
        key = _key(tokens)
        for category in categories:
            if (category, key) in self._classes.values:
                return self._classes.values[category, key]
        return str(int(key)) if key.isdecimal() else key

    def _add_words(self, lexicon: Lexicon) -> None:
        for word in _with_conjunction(lexicon):
            tokens = [token for token in TOKEN.findall(word.phrase) if not token.isspace()]
            self._classes.values[word.category, _key(tokens)] = word.value
            self._classes.known.add(word.category)
            if len(tokens) == 1:
                self._add_form(tokens[0], word.category, word.case)
                continue
            names = []
            for index, token in enumerate(tokens):
                if token in PUNCTUATION["quote"]:
                    names.append("quote")
                    continue
                case = word.case if index == 0 else "any"
                name = f"={token}" if case == "any" else f"={case}:{token}"
                self._add_form(token, name, case)
                names.append(name)
            self._classes.phrases.setdefault(word.category, []).append(names)

    def _add_form(self, word: str, category: str, case: str) -> None:
        forms = {word.lower(), word.capitalize(), word.upper()}
        if case == "capital":
            forms = {word.capitalize(), word.upper()}
        if case == "lower":
            forms = {word.lower()}
        for form in forms:
            self._classes.add(form, category)

    def _used(self, patterns: Iterable[str]) -> frozenset[str]:
        """The categories that the patterns name, the words of their phrases, and what this module asks for."""
        used = {*PUNCTUATION, "digits", "common"}
        for pattern in patterns:
            used.update(f"={name[1:-1]}" if name.startswith("'") else name for name in _NAMES.findall(pattern))
        phrases = self._classes.phrases
        used.update(name for category in used & phrases.keys() for names in phrases[category] for name in names)
        return frozenset(used)

    def _compile(self, rule: Rule, pattern: str) -> None:
        roles: list[tuple[str, str, tuple[str, ...]]] = []
        try:
            reader = PatternReader(self._classes, pattern, roles)
            nodes = reader.read()
            self._inner |= reader.inner
            compiled = _Compiled(rule, re.compile(nodes.regex), tuple(roles))
        except (ValueError, re.error) as error:
            raise ReferenceDataError(
                f"{self.language}.patterns.csv: rule {rule.rule}: pattern {rule.pattern!r}: {error}"
            ) from error
        self._cores |= min(nodes.cores, key=lambda chars: (self._classes.cost(chars - self._cores), sorted(chars)))
        seconds: dict[tuple[int, ...], frozenset[str]] = {}
        for char in sorted(nodes.first()):
            places = tuple(index for index, (firsts, _) in enumerate(nodes.pairs) if char in firsts)
            if places not in seconds:
                seconds[places] = frozenset().union(*(nodes.pairs[index][1] for index in places))
            self._firsts.setdefault(char, []).append((compiled, char in nodes.single, seconds[places]))


def _expand(pattern: str, macros: dict[str, str]) -> str:
    while found := re.search(r"\{(\w+)\}", pattern):
        if found[1] not in macros:
            raise ReferenceDataError(f"no macro {found[1]!r} for the pattern {pattern!r}")
        pattern = f"{pattern[: found.start()]}{macros[found[1]]}{pattern[found.end() :]}"
    return pattern


def _with_conjunction(lexicon: Lexicon) -> Iterator[Word]:
    """The words of the lexicon; in Arabic, where "and" is written as part of the next word, with it in front too."""
    if lexicon.language == "ar":
        for word in lexicon.words:
            yield replace(word, phrase=ARABIC_AND + word.phrase)
    yield from lexicon.words


def _role_spans(compiled: _Compiled, match: re.Match[str]) -> tuple[tuple[str, tuple[str, ...], int, int], ...]:
    spans = []
    for group, role, categories in compiled.roles:
        first = match.start(group)
        if first >= 0:
            spans.append((role, categories, first, first + len(match[group].rstrip(" n"))))
    return tuple(sorted(spans, key=lambda span: span[2]))


def _remember(memory: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Keeps a value for next time; a full memory is emptied, so that it has a bound and no order matters."""
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[key] = value


def _key(tokens: Iterable[str]) -> str:
    return " ".join(token for token in tokens if not token.isspace()).lower().translate(QUOTES)


def _add_numbers(classes: Classes, digits: str) -> None:
    for width in (1, 2, 3, 4):
        for number in itertools.product(digits, repeat=width):
            form = "".join(number)
            for category in _number_categories(int(form), width):
                classes.add(form, category)


def _number_categories(number: int, width: int) -> list[str]:
    tests = {
        "digits": True,
        "int": width < 4 or number >= 1000,
        "day": 1 <= number <= 31 and width <= 2,
        "mm": 1 <= number <= 12 and width <= 2,
        "dd2": 1 <= number <= 31 and width == 2,
        "mm2": 1 <= number <= 12 and width == 2,
        "hour": number <= 24 and width <= 2,
        "hour12": 1 <= number <= 12 and width <= 2,
        "minute": number <= 59 and width == 2,
        "yy": width == 2,
        "yy_late": width == 2 and number >= 32,
        "tens": width == 2 and number in (50, 60, 70, 80, 90),
        "tens_any": width == 2 and number % 10 == 0,
        "year": width == 4 and 1000 <= number <= 2199,
        "year_recent": width == 4 and 1900 <= number <= 2099,
        "year_modern": width == 4 and 1800 <= number <= 2099,
        "year_odd": width == 4 and 1900 <= number <= 2099 and number % 100 > 0,
        "hijri_year": width == 4 and 1300 <= number <= 1500,
        "year_tens": width == 4 and 1500 <= number <= 2090 and number % 10 == 0,
        "hhmm": width == 4 and number // 100 <= 24 and number % 100 <= 59,
        "century_number": width == 2 and 10 <= number <= 21,
    }
    return [category for category, holds in tests.items() if holds]


@functools.cache
def load_grammar(language: str) -> Grammar:
    """The grammar of a language of `timeline.dates.lexicon.LANGUAGES`, compiled once a process."""
    return Grammar(load_lexicon(language))
