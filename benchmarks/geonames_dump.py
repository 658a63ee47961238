"""Write a dump in GeoNames' format, of any size, with places that are not: to prove building on a full one.

    python benchmarks/geonames_dump.py FOLDER [--places 12000000] [--names 16000000]
    /usr/bin/time -v timeline gazetteer build --geonames FOLDER --target FOLDER/built

Names are syllables put together by a fixed rule, so that two runs write the same bytes. A tenth of the names is shared
by many places, as in the real one.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

SYLLABLES = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "l", "sh")]
CODES = (("P", "PPL"), ("P", "PPL"), ("P", "PPL"), ("P", "PPLX"), ("S", "HTL"), ("S", "SCH"), ("H", "STM"), ("H", "LK"),
         ("T", "MT"), ("T", "HLL"), ("L", "LCTY"), ("A", "ADM3"), ("S", "CH"), ("S", "FRM"), ("V", "FRST"))  # fmt: skip
COUNTRIES = ("US", "CN", "IN", "RU", "SY", "EG", "BR", "FR", "NG", "UA", "MX", "ID", "PK", "IR", "DZ")
CHUNK = 200_000


def names_of(numbers: np.ndarray) -> Iterator[str]:
    """Three or four syllables for each number; every tenth number takes a name of a few thousand."""
    count = len(SYLLABLES)
    for number in numbers.tolist():
        seed = number % 5_000 if number % 10 == 0 else number
        seed = (seed * 2_654_435_761) % (count**4)
        parts = [SYLLABLES[seed // count**power % count] for power in range(3 + number % 2)]
        name = "".join(parts).title()
        yield f"{name} {SYLLABLES[number % count].title()}" if number % 7 == 0 else name


def place_lines(places: int, seed: int = 1) -> Iterator[str]:
    """Lines of allCountries.txt."""
    random = np.random.default_rng(seed)
    for start in range(1, places + 1, CHUNK):
        numbers = np.arange(start, min(start + CHUNK, places + 1))
        lats = random.uniform(-60, 75, len(numbers)).round(5).tolist()
        lons = random.uniform(-180, 179.9, len(numbers)).round(5).tolist()
        people = (random.pareto(0.8, len(numbers)) * 30).clip(0, 2e7).astype(int).tolist()
        for number, name, lat, lon, lived in zip(numbers.tolist(), names_of(numbers), lats, lons, people, strict=True):
            kind, code = CODES[number % len(CODES)]
            country = COUNTRIES[number * 7 % len(COUNTRIES)]
            first = f"{number % 30:02d}"
            if number <= 30 * len(COUNTRIES):
                kind, code = "A", "ADM1"
                country, first = COUNTRIES[(number - 1) // 30], f"{(number - 1) % 30:02d}"
            lived = lived if kind == "P" else 0
            yield (
                f"{number}\t{name}\t{name}\t\t{lat}\t{lon}\t{kind}\t{code}\t{country}\t\t{first}\t\t\t\t{lived}\t\t100\t"
                "Etc/UTC\t2026-11-01\n"
            )


def name_lines(places: int, names: int) -> Iterator[str]:
    """Lines of alternateNamesV2.txt."""
    for start in range(1, names + 1, CHUNK):
        numbers = np.arange(start, min(start + CHUNK, names + 1))
        for number, name in zip(numbers.tolist(), names_of(numbers + 50_000_017), strict=True):
            language = ("en", "ar", "ru", "", "link", "wkdt")[number % 6]
            yield f"{number}\t{number * 11 % places + 1}\t{language}\t{name}\t\t\t\t\t\t\n"


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=12_000_000)
    parser.add_argument("--names", type=int, default=16_000_000)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    for name, lines in (
        ("allCountries", place_lines(chosen.places)),
        ("alternateNamesV2", name_lines(chosen.places, chosen.names)),
    ):
        with (chosen.folder / f"{name}.txt").open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(lines)
        print(f"{name}.txt: {(chosen.folder / f'{name}.txt').stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
