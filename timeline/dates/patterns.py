"""Patterns over words read into regular expressions over classes of words.

The language of patterns: elements stand apart by blanks. `month` is a category, `month:other` gives it another role,
`'of'` is a word, `( a | b )` a choice, `?` after an element or a bracket makes it optional, `+x` allows no blank
before x, `{NAME}` is a macro, `[a|b]` a word of these categories before the match and outside of it, `[!a]` none of
them before it, `[+a]` one of them with no blank between, `>a|b` one of them after it, and `>!a|b` none.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

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
    "emphasis": "*",
}
# What a word costs to look for: the words that every sentence has are dear, and so is all that is short, since it
# stands in other words and figures too.
COMMON_COST, MARK_COST = 100.0, 1.0
COSTS_OF_LENGTH = (3.0, 1.0, 0.1, 0.01)
COMMON = frozenset(("comma", "common", "dot"))
_PATTERN_PART = re.compile(r"\(|\)\??|\||\S+")

_Pairs = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Node:
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
        """The characters that it can begin with."""
        return self.single.union(*(firsts for firsts, _ in self.pairs))

    def then(self, other: Node) -> Node:
        """This part followed by another."""
        pairs = self.pairs
        if self.single and other.first():
            pairs += ((self.single, other.first()),)
        single: frozenset[str] = self.single if other.optional else frozenset()
        if self.optional:
            pairs += other.pairs
            single |= other.single
        cores = self.cores + other.cores
        return Node(self.regex + other.regex, single, pairs, self.optional and other.optional, cores)

    def with_regex(self, regex: str, *, optional: bool) -> Node:
        """The same part under another expression."""
        return Node(regex, self.single, self.pairs, optional, () if optional else self.cores)


@dataclass(slots=True)
class Classes:
    """Which character stands for which set of categories, and the words' values."""

    forms: dict[str, set[str]] = field(default_factory=dict)
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    phrases: dict[str, list[list[str]]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    chars: dict[str, str] = field(default_factory=dict)
    costs: dict[str, float] = field(default_factory=dict)

    def add(self, form: str, category: str) -> None:
        """Put a written form into a category."""
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
        """The characters of a category, one after the other; none where no word is in it."""
        return self.chars.get(category, "")


_NOTHING = Node("", frozenset(), (), True)


class PatternReader:
    """Reads one pattern into a regular expression over classes, with the set of characters it can start with."""

    def __init__(self, classes: Classes, pattern: str, roles: list[tuple[str, str, tuple[str, ...]]]) -> None:
        self._classes = classes
        self._parts = _PATTERN_PART.findall(pattern)
        self._at = 0
        self.inner: set[str] = set()
        self._roles = roles

    def read(self) -> Node:
        """The whole pattern; raises ValueError with what is wrong in it."""
        node = self._choice()
        if self._at < len(self._parts):
            raise ValueError(f"unexpected {self._parts[self._at]!r}")
        if node.optional:
            raise ValueError("a pattern may not match nothing")
        return node

    def _choice(self) -> Node:
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        return Node(
            f"(?:{'|'.join(branch.regex for branch in branches)})",
            frozenset(char for branch in branches for char in branch.single),
            tuple(pair for branch in branches for pair in branch.pairs),
            any(branch.optional for branch in branches),
            self._cores_of_choice(branches),
        )

    def _cores_of_choice(self, branches: list[Node]) -> tuple[frozenset[str], ...]:
        """The cheapest core of each branch, together; none where a branch has none."""
        if not all(branch.cores for branch in branches):
            return ()
        cheapest = (min(branch.cores, key=self._classes.cost) for branch in branches)
        return (frozenset().union(*cheapest),)

    def _sequence(self) -> Node:
        node = _NOTHING
        while (part := self._peek()) is not None and part not in ("|", ")", ")?"):
            node = node.then(self._element())
        if node is _NOTHING:
            raise ValueError("an empty choice")
        return node

    def _element(self) -> Node:
        part = self._parts[self._at]
        self._at += 1
        if part == "(":
            return self._bracket()
        if part.startswith("["):
            return self._before(part[1:-1])
        if part.startswith(">"):
            return self._after(part[1:])
        return self._category(part)

    def _bracket(self) -> Node:
        node = self._choice()
        closing = self._peek()
        if closing not in (")", ")?"):
            raise ValueError("a bracket is not closed")
        self._at += 1
        if closing == ")":
            return node.with_regex(f"(?:{node.regex})", optional=node.optional)
        return node.with_regex(f"(?:{node.regex})?", optional=True)

    def _before(self, names: str) -> Node:
        chars = "".join(self._single(name) for name in names.lstrip("!+").split("|"))
        sign = "!" if names.startswith("!") else "="
        blank = "" if names.startswith("+") else "[ n]"
        return _NOTHING.with_regex(f"(?<{sign}[{chars}]{blank})", optional=True)

    def _after(self, names: str) -> Node:
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

    def _category(self, part: str) -> Node:
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

    def _words(self, categories: tuple[str, ...]) -> Node:
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
        return Node(f"(?:{'|'.join(branches)})", frozenset(singles), pairs, False, (cores,))

    def _core_of_phrase(self, names: list[str]) -> frozenset[str]:
        return min((frozenset(self._classes.of(name)) for name in names), key=self._classes.cost)

    def _peek(self) -> str | None:
        return self._parts[self._at] if self._at < len(self._parts) else None
