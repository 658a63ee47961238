"""Time how texts made from other texts are found, and count how many are found and rightly named, on invented texts.

    python benchmarks/copies_speed.py [SIZE ...]

Every text is 250 to 450 words of a vocabulary in which the n-th word has a chance of about one over n, between an
opening and a closing that all texts of its outlet share. Of ten texts three are made from one before: `exact` (by the
same outlet), `near` (one word in fifty changed), `update` (the page's address, a fifth cut, a third added), `excerpt`
(a third of it).
Seconds are those of the processor.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter

from timeline.merging import trace_copies
from timeline.model import Article, CopyKind

SEED = 20170529
SIZES = (10_000, 100_000)
VOCABULARY = 30_000
OUTLETS = 40
KINDS: tuple[CopyKind, ...] = ("exact", "near", "update", "excerpt")


def make_articles(size: int) -> tuple[list[Article], dict[str, tuple[str, CopyKind]]]:
    """Articles, and for each that was made from another that other's id and how."""
    rng = random.Random(SEED)
    articles: list[Article] = []
    bodies: list[list[str]] = []
    outlets: list[int] = []
    originals: list[int] = []
    truth: dict[str, tuple[str, CopyKind]] = {}
    for number in range(size):
        article_id, outlet, url = f"{number:08}", rng.randrange(OUTLETS), f"https://news.example/{number}"
        body = [word(rng) for _ in range(rng.randrange(250, 450))]
        if originals and rng.random() < 0.3:
            first, kind = rng.choice(originals), rng.choice(KINDS)
            truth[article_id] = (articles[first].article_id, kind)
            body = made_from(rng, bodies[first], body, kind)
            outlet = outlets[first] if kind == "exact" else outlet
            url = f"{articles[first].url}" if kind == "update" else url
        else:
            originals.append(number)
        bodies.append(body)
        outlets.append(outlet)
        ends = (
            f"by our staff of outlet {outlet} all rights",
            f"read more news of outlet {outlet} every day on our page",
        )
        text = f"{ends[0]} {' '.join(body)} {ends[1]}"
        articles.append(Article(article_id=article_id, text=text, path="", url=url, source=f"outlet {outlet}"))
    return articles, truth


def made_from(rng: random.Random, first: list[str], other: list[str], kind: CopyKind) -> list[str]:
    """The words of a text made from `first`, with words of `other` where there are new ones."""
    if kind == "excerpt":
        return first[: len(first) // 3]
    if kind == "update":
        return first[: len(first) * 4 // 5] + other[: len(first) // 3]
    return [word(rng) if kind == "near" and rng.random() < 0.02 else told for told in first]


def word(rng: random.Random) -> str:
    """A word of the vocabulary."""
    return f"w{int(math.exp(rng.random() * math.log(VOCABULARY)))}"


def measure(size: int) -> float:
    """Print one size; give back the seconds."""
    articles, truth = make_articles(size)
    began = time.process_time()
    found = trace_copies(articles, {article.article_id: "2017-05-29" for article in articles})
    seconds = time.process_time() - began
    of_kind = Counter(kind for _, kind in truth.values())
    right = Counter(kind for name, (first, kind) in truth.items() if name in found and found[name].kind == kind)
    named = Counter(copy.kind for copy in found.values())
    told = ", ".join(f"{kind} {right[kind]} of {of_kind[kind]} ({named[kind]} said)" for kind in KINDS)
    print(f"{size:>9,} texts  {seconds:8.2f} s  {told}", flush=True)
    return seconds


def main() -> None:
    """Print every size and the growth exponent between the first and the last."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    sizes = parser.parse_args().sizes
    seconds = [measure(size) for size in sizes]
    if len(sizes) > 1:
        print(f"growth exponent {math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0]):.2f}")


if __name__ == "__main__":
    main()
