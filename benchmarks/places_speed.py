"""Speed of place reading, beside the language model's own, as it comes, on the same text in the same run.

    python benchmarks/places_speed.py [ARTICLES.jsonl ...] [--limit N]

With no file, the sample of data/raw. Prints megabytes of text a second: spaCy's parse, its NER alone, place reading on
the parses, place reading with no model at all. Places are read once unmeasured, as in a long build, then seven times,
of which the fastest counts. Times are of the processor, so that other work on the machine counts little.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from timeline.language import load_language
from timeline.language.parser import load_pipeline
from timeline.model import Article, Parse
from timeline.places import Gazetteer, PlaceReader
from timeline.reading import read_sources

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "raw"


PASSES = 7


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, nargs="*", default=[SAMPLE])
    parser.add_argument("--limit", type=int, default=200)
    chosen = parser.parse_args()
    articles = [a for a in read_sources(chosen.sources) if isinstance(a, Article)][: chosen.limit]
    megabytes = sum(len(article.text.encode()) for article in articles) / 1e6
    language = load_language()
    reader = PlaceReader(Gazetteer.open())
    parses: list[Parse] = []
    empty = [Parse(sentences=())] * len(articles)

    def read(with_parses: Sequence[Parse]) -> None:
        for article, parse in zip(articles, with_parses, strict=True):
            reader(article, parse)

    spacy = load_pipeline()
    rows = [("spaCy parse", seconds(lambda: [spacy(article.text) for article in articles]))]
    with spacy.select_pipes(enable=["tok2vec", "ner"]):
        rows.append(("spaCy's NER alone", seconds(lambda: [spacy(article.text) for article in articles])))
    rows.append(("our parse", seconds(lambda: parses.extend(language.parse(article) for article in articles))))
    for name, given in (("places on its parses", parses), ("places without a model", empty)):
        read(given)
        rows.append((name, min(seconds(partial(read, given)) for _ in range(PASSES))))
    print(f"{len(articles)} articles, {megabytes:.2f} MB")
    for name, taken in rows:
        print(f"{name:<24}{taken:>8.2f} s {megabytes / taken:>8.3f} MB/s {taken / rows[0][1]:>7.1%} of the parse")


if __name__ == "__main__":
    main()
