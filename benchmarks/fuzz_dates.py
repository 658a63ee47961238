"""How long the worst inputs take: fuzzed texts, texts of doubled length, and a look at every regular expression.

    python benchmarks/fuzz_dates.py [--inputs 1000000] [--seed 7]

Three tables. Fuzzed inputs are texts of 1 to 40 words of time, marks and figures in any of four languages, or of
random characters of Unicode; each is found and resolved, and timed alone. Doubled: texts that repeat a few words of
time, at two lengths; a time that grows in step with the length is about twice as long. Structure: every regular
expression of `timeline.dates`, and how many of them repeat what repeats (more than twice, and able to give back what
was taken): from these time can run away.
Exits 1 where fewer than 99.9% of the inputs take under 10 ms, one takes over a second, or a repetition is nested.
"""

import argparse
import importlib
import itertools
import pkgutil
import random
import re
import sys
import time
from collections.abc import Iterator
from re import _constants as opcodes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import timeline.dates
from timeline.dates import find_dates, publication_day
from timeline.dates.find import find_expressions
from timeline.dates.grammar import load_grammar
from timeline.dates.lexicon import LANGUAGES, load_lexicon
from timeline.model import Article, Parse

NOTHING_PARSED = Parse(sentences=())
FAST_SECONDS = 0.010
SLOWEST_SECONDS = 1.0
FAST_SHARE = 0.999
FEW = 2
DOUBLED_CHARS = 40_000
DOUBLED = (
    *(
        "the ",
        "1 ",
        "3-",
        "May ",
        "last ",
        "12:",
        "a few ",
        "in the ",
        "Friday, ",
        "of 2017 ",
        "\n",
        "'",
        "00",
        "late ",
    ),
    *("A. ", "A-", "A, ", "(A) ", "PORT, 5 May 2017 (", "©", "until ", "Photo:\n", "/", "x ", "\u0663", "a", "A "),
)
Input = tuple[str, str]


def inputs(count: int, seed: int) -> Iterator[Input]:
    """Language and text; the same for the same seed."""
    pick = random.Random(seed)
    figures = [*"0123456789", *",.:;-/'’()[]\n+%$", "1990", "2017", "31", "12", "90", "3rd"]
    words = {
        language: sorted({word.phrase for word in load_lexicon(language).words}) + figures for language in LANGUAGES
    }
    for _ in range(count):
        language = pick.choice(LANGUAGES)
        if pick.random() < 0.7:
            yield language, pick.choice((" ", " ", "", "\n")).join(pick.choices(words[language], k=pick.randint(1, 40)))
        else:
            yield (
                language,
                "".join(chr(pick.choice((pick.randint(1, 127), pick.randint(1, 0x10FFFF)))) for _ in range(120)),
            )


def seconds_of(language: str, text: str) -> float:
    find_expressions.cache_clear()
    article = Article(article_id="a", text=text, path="a.txt", published="2017-05-29", language=language)
    start = time.process_time()
    find_dates(article, NOTHING_PARSED, publication_day(article, NOTHING_PARSED)[0])
    return time.process_time() - start


def fuzz(count: int, seed: int) -> bool:
    for language in LANGUAGES:
        seconds_of(language, "3 2017")
    slow, worst, total = 0, (0.0, ("", "")), 0.0
    for each in inputs(count, seed):
        seconds = seconds_of(*each)
        total += seconds
        slow += seconds >= FAST_SECONDS
        worst = max(worst, (seconds, each))
    print(f"{'inputs':>12}{'under 10 ms':>14}{'mean':>10}{'worst':>10}")
    print(f"{count:>12,}{100 * (1 - slow / count):>13.4f}%{1e6 * total / count:>7.0f} us{1e3 * worst[0]:>7.1f} ms")
    print(f"the worst: {worst[1][0]} {worst[1][1][:70]!r}")
    return slow <= count * (1 - FAST_SHARE) and worst[0] < SLOWEST_SECONDS


def double() -> None:
    print(f"\n{'repeated':<24}{DOUBLED_CHARS:>10,}{2 * DOUBLED_CHARS:>10,} characters{'ratio':>8}")
    for unit in DOUBLED:
        once, twice = (
            min(seconds_of("en", unit * (chars // len(unit))) for _ in range(3))
            for chars in (DOUBLED_CHARS, 2 * DOUBLED_CHARS)
        )
        print(f"{unit!r:<24}{1e3 * once:>7.1f} ms{1e3 * twice:>7.1f} ms{'':>11}{twice / max(once, 1e-9):>8.1f}")


def expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled regular expression of the package's modules and grammars, with where it is from."""
    for found in pkgutil.iter_modules(timeline.dates.__path__):
        module = importlib.import_module(f"timeline.dates.{found.name}")
        for name, value in sorted(vars(module).items()):
            if isinstance(value, re.Pattern):
                yield f"{found.name}.{name}", value
    for language in LANGUAGES:
        for pattern in load_grammar(language).patterns():
            yield f"grammar {language}", re.compile(pattern, re.DOTALL)


def is_nested(tree: object, inside: bool = False) -> bool:
    """Whether a repetition holds another and either may give back what it took: `(a+)+`, and `(a+){1,9}` as well."""
    if isinstance(tree, parser.SubPattern | list):
        return any(is_nested(part, inside) for part in tree)
    if not isinstance(tree, tuple):
        return False
    repeats = tree[0] in (opcodes.MAX_REPEAT, opcodes.MIN_REPEAT) and tree[1][1] > FEW and tree[1][0] != tree[1][1]
    return (repeats and inside) or any(is_nested(part, inside or repeats) for part in tree[1:])


def structure() -> bool:
    nested = [(name, found.pattern) for name, found in expressions() if is_nested(parser.parse(found.pattern))]
    names = [name.partition(".")[0] for name, _ in expressions()]
    print(f"\n{'expressions of':<24}{'count':>8}{'nested':>8}")
    for name, group in itertools.groupby(names):
        print(f"{name:<24}{len(list(group)):>8}{sum(where.startswith(name) for where, _ in nested):>8}")
    for where, pattern in nested:
        print(f"nested: {where}: {pattern}")
    return not nested


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--inputs", type=int, default=1_000_000)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    is_fast = fuzz(given.inputs, given.seed)
    double()
    is_bounded = structure()
    sys.exit(0 if is_fast and is_bounded else 1)


if __name__ == "__main__":
    main()
