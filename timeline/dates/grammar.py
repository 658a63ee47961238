"""Patterns over words, compiled so that a text is scanned in one pass.

A text is cut into tokens (digits, letters, single other characters), where `timeline.dates.runs` sees words of time.
Each token becomes one character that stands for the set of categories it belongs to, and a pattern becomes a regular
expression over these characters, in which no repetition is unbounded: so the time to scan is linear in the text,
whatever the text. What the patterns say of a run of such characters is remembered: news writes "on Friday" often.

The language of patterns: elements stand apart by blanks. `month` is a category, `month:other` gives it another role,
`'of'` is a word, `( a | b )` a choice, `?` after an element or a bracket makes it optional, `+x` allows no blank
before x, `{NAME}` is a macro, `[a|b]` a word of these categories before the match and outside of it, `[!a]` none of
them before it, `[+a]` one of them with no blank between, `>a|b` one of them after it, and `>!a|b` none.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from typing import TypeVar

from timeline.dates.lexicon import Lexicon, Rule, Word, load_lexicon
from timeline.dates.runs import TOKEN, UNKNOWN, Run, RunFinder
from timeline.errors import ReferenceDataError

BLANK, LINE, OTHER = " ", "n", "w"
FIRST_CLASS = 0xE000
GAP = " {0,3}+(?:n {0,3}+)?+"
PUNCTUATION = {
    "comma": ",،",
    "dot": ".",
    "colon": ":",
    "semicolon": ";",
    "hyphen": "-–—‐‑−",
    "slash": "/",
    "quote": "'’‘`ʼ",
    "open": "([",
    "close": ")]",
    "currency": "$£€¥#",
    "percent": "%",
    "plus": "+",
    "break": "\n",
}
ASCII_DIGITS = "0123456789"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
ARABIC_AND = "و"
QUOTES = str.maketrans(dict.fromkeys("’‘`ʼ", "'"))
# What a word costs to look for: the words that every sentence has are dear, and so is all that is short, since it
# stands in other words and figures too.
COMMON_COST, MARK_COST = 100.0, 1.0
COSTS_OF_LENGTH = (3.0, 1.0, 0.1, 0.01)
COMMON = frozenset(("comma", "common", "dot"))
REMEMBERED = 50_000
REMEMBERED_CODES = 200
_NAMES = re.compile(r"'\S+?'|\w+")
_PATTERN_PART = re.compile(r"\(|\)\??|\||\S+")


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
_Pairs = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Node:
    """A part of a pattern: its expression, and how it can begin.

    `single` holds the characters that it can be all by itself; each of `pairs` is a set of first characters and the
    set of characters that can come second after them. `cores` are sets of characters one of which is in every match.
    """

    regex: str
    single: frozenset[str]
    pairs: tuple[_Pairs, ...]
    optional: bool
    cores: tuple[frozenset[str], ...] = ()

    def first(self) -> frozenset[str]:
        return self.single.union(*(firsts for firsts, _ in self.pairs))

    def then(self, other: _Node) -> _Node:
        """This part followed by another."""
        pairs = self.pairs
        if self.single and other.first():
            pairs += ((self.single, other.first()),)
        single: frozenset[str] = self.single if other.optional else frozenset()
        if self.optional:
            pairs += other.pairs
            single |= other.single
        cores = self.cores + other.cores
        return _Node(self.regex + other.regex, single, pairs, self.optional and other.optional, cores)

    def with_regex(self, regex: str, *, optional: bool) -> _Node:
        return _Node(regex, self.single, self.pairs, optional, () if optional else self.cores)


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


@dataclass(slots=True)
class _Classes:
    """Which character stands for which set of categories, and the words' values."""

    forms: dict[str, set[str]] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    phrases: dict[str, list[list[str]]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    chars: dict[str, str] = field(default_factory=dict)
    costs: dict[str, float] = field(default_factory=dict)

    def add(self, form: str, category: str) -> None:
        self.known.add(category)
        self.forms.setdefault(form, set()).add(category)

    def freeze(self, used: frozenset[str]) -> dict[str, str]:
        """One character for each set of categories that the patterns use; `OTHER` for words that are in none."""
        for form in self.forms:
            self.forms[form] &= used
        sets = sorted({frozenset(found) for found in self.forms.values() if found}, key=sorted)
        char_of = {found: chr(FIRST_CLASS + index) for index, found in enumerate(sets)} | {frozenset[str](): OTHER}
        for found, char in char_of.items():
            for category in found:
                self.chars[category] = self.chars.get(category, "") + char
        classes = {form: char_of[frozenset(found)] for form, found in self.forms.items()}
        for form, char in classes.items():
            self.costs[char] = self.costs.get(char, 0.0) + self._cost(form)
        return classes

    def _cost(self, form: str) -> float:
        if not COMMON.isdisjoint(self.forms[form]):
            return COMMON_COST
        if form.isdecimal():
            return 3 * 0.1 ** len(form)
        return COSTS_OF_LENGTH[min(len(form), 4) - 1] if form.isalpha() else MARK_COST

    def cost(self, chars: Set[str]) -> float:
        """How much there is to look for where one of these characters is looked for."""
        return sum(self.costs[char] for char in chars)

    def of(self, category: str) -> str:
        return self.chars.get(category, "")


class Grammar:
    """The compiled patterns of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.language = lexicon.language
        self._classes = _Classes()
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
            reader = _PatternReader(self._classes, pattern, roles)
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


_NOTHING = _Node("", frozenset(), (), True)


class _PatternReader:
    """Reads one pattern into a regular expression over classes, with the set of characters it can start with."""

    def __init__(self, classes: _Classes, pattern: str, roles: list[tuple[str, str, tuple[str, ...]]]) -> None:
        self._classes = classes
        self._parts = _PATTERN_PART.findall(pattern)
        self._at = 0
        self.inner: set[str] = set()
        self._roles = roles

    def read(self) -> _Node:
        node = self._choice()
        if self._at < len(self._parts):
            raise ValueError(f"unexpected {self._parts[self._at]!r}")
        if node.optional:
            raise ValueError("a pattern may not match nothing")
        return node

    def _choice(self) -> _Node:
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        return _Node(
            f"(?:{'|'.join(branch.regex for branch in branches)})",
            frozenset(char for branch in branches for char in branch.single),
            tuple(pair for branch in branches for pair in branch.pairs),
            any(branch.optional for branch in branches),
            self._cores_of_choice(branches),
        )

    def _cores_of_choice(self, branches: list[_Node]) -> tuple[frozenset[str], ...]:
        """The cheapest core of each branch, together; none where a branch has none."""
        if not all(branch.cores for branch in branches):
            return ()
        cheapest = (min(branch.cores, key=self._classes.cost) for branch in branches)
        return (frozenset().union(*cheapest),)

    def _sequence(self) -> _Node:
        node = _NOTHING
        while (part := self._peek()) is not None and part not in ("|", ")", ")?"):
            node = node.then(self._element())
        if node is _NOTHING:
            raise ValueError("an empty choice")
        return node

    def _element(self) -> _Node:
        part = self._parts[self._at]
        self._at += 1
        if part == "(":
            return self._bracket()
        if part.startswith("["):
            return self._before(part[1:-1])
        if part.startswith(">"):
            return self._after(part[1:])
        return self._category(part)

    def _bracket(self) -> _Node:
        node = self._choice()
        closing = self._peek()
        if closing not in (")", ")?"):
            raise ValueError("a bracket is not closed")
        self._at += 1
        if closing == ")":
            return node.with_regex(f"(?:{node.regex})", optional=node.optional)
        return node.with_regex(f"(?:{node.regex})?", optional=True)

    def _before(self, names: str) -> _Node:
        chars = "".join(self._single(name) for name in names.lstrip("!+").split("|"))
        sign = "!" if names.startswith("!") else "="
        blank = "" if names.startswith("+") else "[ n]"
        return _NOTHING.with_regex(f"(?<{sign}[{chars}]{blank})", optional=True)

    def _after(self, names: str) -> _Node:
        chars = "".join(self._single(name) for name in names.lstrip("!").split("|"))
        sign = "!" if names.startswith("!") else "="
        return _NOTHING.with_regex(f"(?{sign}[{chars}])", optional=True)

    def _single(self, name: str) -> str:
        name = f"={name[1:-1]}" if name.startswith("'") else name
        if name == "line":
            return LINE
        chars = self._classes.of(name)
        if not chars:
            raise ValueError(f"no word of category {name!r}")
        return chars

    def _category(self, part: str) -> _Node:
        body = part.removeprefix("+")
        optional = body.endswith("?")
        names, _, role = body.removesuffix("?").partition(":")
        literal = names.startswith("'")
        categories = (f"={names[1:-1]}",) if literal else tuple(names.split("|"))
        node = self._words(categories)
        regex = node.regex
        if not literal and (role or categories[0] not in PUNCTUATION):
            group = f"g{len(self._roles)}"
            self._roles.append((group, role or categories[0], categories))
            regex = f"(?P<{group}>{regex})"
        following = self._peek() or ""
        gap = "" if following.startswith("+") else GAP
        if optional and part.startswith("+"):
            return node.with_regex(f"(?:{regex})?{gap}", optional=True)
        return node.with_regex(f"(?:{regex}{gap})?" if optional else regex + gap, optional=optional)

    def _words(self, categories: tuple[str, ...]) -> _Node:
        singles = "".join(self._classes.of(category) for category in categories)
        phrases = [names for category in categories for names in self._classes.phrases.get(category, [])]
        phrases.sort(key=lambda names: (-len(names), names))
        branches = [GAP.join(f"[{self._classes.of(name)}]" for name in names) for names in phrases]
        pairs = tuple(
            (frozenset(self._classes.of(names[0])), frozenset(self._classes.of(names[1]))) for names in phrases
        )
        if singles:
            branches.append(f"[{singles}]")
        if not branches:
            raise ValueError(f"no word of category {'|'.join(categories)!r}")
        self.inner.update(singles, *(self._classes.of(name) for names in phrases for name in names))
        cores = frozenset(singles).union(*(self._core_of_phrase(names) for names in phrases))
        return _Node(f"(?:{'|'.join(branches)})", frozenset(singles), pairs, False, (cores,))

    def _core_of_phrase(self, names: list[str]) -> frozenset[str]:
        return min((frozenset(self._classes.of(name)) for name in names), key=self._classes.cost)

    def _peek(self) -> str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None


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


def _add_numbers(classes: _Classes, digits: str) -> None:
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
