"""Merge synthetic reports, 10,000 to a million: seconds against n with the growth exponent, memory, precision, recall.

    python benchmarks/merging_speed.py [--sizes 10000 100000 1000000] [--json]

The reports are made by a script with a fixed seed, in words that mean nothing. The world does not grow with n:
4,000 towns in 400 divisions of 50 countries, events on any day of ten years, so a hundred times the reports stand a
hundred times as dense. Towns differ in size (the k-th of a country has about 1/k of the first's events).

Duplicates: an event has one report and more, 3 more on average, each in an article of its own (one event in fifty
has ten times that, up to 60), published 0 to 12 days after it.
Drift, each report by itself: the day is exact in 80%, a day off in 6%, the month alone in 5%, only "by the day of
publication" in 9%. The place is the town in 74%, the division in 16%, the country in 10%. The mode is left out in
25%, the type is another of its family in 6%. Each of the event's 2 names is left out in 30%, each of its 9 words
(drawn from 30,000 by Zipf's law) in 35%, and 5 words of no matter are put in. Deaths are unknown in 30% and one off
in 10%.

Seconds are those of the processor, which other work on the machine does not lengthen much; `waited` are those of the
clock. Precision and recall count pairs of reports in one event.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from timeline.merging import merge_reports
from timeline.model import ArticleFacts, Report

SEED = 20260529
FIRST_DAY = datetime.date(2010, 1, 1)
DAYS = 3650
COUNTRIES = 50
DIVISIONS = 8
TOWNS = 10
KINDS = {
    "ASSAULT": ("firearms", "aerial", "explosives", "beat", "abduct"),
    "PROTEST": ("demo", "riot", "strike"),
    "CONSULT": ("visit", "multilateral", None),
    "COERCE": ("arrest", "seize", "restrict"),
    "AGREE": (None,),
    "x:ACCIDENT": (None,),
    "x:DISASTER": (None,),
}
OTHER_TYPE = {"ASSAULT": "x:CRIME", "x:ACCIDENT": "x:DISASTER", "x:DISASTER": "x:ACCIDENT"}
KIND_WEIGHTS = (40, 20, 14, 12, 6, 5, 3)
VOCABULARY = 30_000
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "da", "fe", "gi", "ho", "ju", "pa")


def word(number: int, end: str) -> str:
    """A word that means nothing, one for each number."""
    letters = ""
    while number or not letters:
        number, digit = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[digit]
    return letters + end


def make_reports(size: int) -> tuple[list[Report], list[ArticleFacts], dict[str, int]]:
    """About `size` reports, their articles, and the number of the true event of each report."""
    rng = random.Random(SEED)
    reports: list[Report] = []
    articles: list[ArticleFacts] = []
    truth: dict[str, int] = {}
    event = 0
    while len(reports) < size:
        for report, article in event_reports(rng, event):
            reports.append(report)
            articles.append(article)
            truth[report.report_id] = event
        event += 1
    return reports, articles, truth


def event_reports(rng: random.Random, event: int) -> Iterator[tuple[Report, ArticleFacts]]:
    """The reports of one event, each in an article of its own."""
    kind = rng.choices(tuple(KINDS), KIND_WEIGHTS)[0]
    mode = rng.choice(KINDS[kind])
    day = FIRST_DAY + datetime.timedelta(days=rng.randrange(DAYS))
    country = rng.randrange(COUNTRIES)
    town = min(int(math.exp(rng.random() * math.log(DIVISIONS * TOWNS + 1))) - 1, DIVISIONS * TOWNS - 1)
    names = [f"{word(rng.randrange(1500), 'n')} {word(rng.randrange(20_000), 's')}" for _ in range(2)]
    words = [word(zipf(rng), "r") for _ in range(9)]
    deaths = int(rng.expovariate(0.25))
    count = 1 + int(rng.expovariate(1 / 3))
    for number in range(min(count * 10, 60) if event % 50 == 0 else count):
        article = f"{rng.getrandbits(64):016x}"
        published = day + datetime.timedelta(days=int(rng.expovariate(0.4)) % 13)
        told = kind if rng.random() >= 0.06 else OTHER_TYPE.get(kind, kind)
        dead = None if rng.random() < 0.3 else max(0, deaths + (rng.choice((-1, 1)) if rng.random() < 0.15 else 0))
        yield (
            Report(
                report_id=f"{article}/1",
                article_id=article,
                rank=1,
                salience=0.8,
                title="",
                confidence=0.6,
                event_type=told,
                event_mode=None if rng.random() < 0.25 else mode,
                assertion="occurred",
                **drifted_day(rng, day, published),  # type: ignore[arg-type]
                **drifted_place(rng, country, town),  # type: ignore[arg-type]
                actors=tuple(name for name in names[:1] if rng.random() >= 0.3),
                targets=tuple(name for name in names[1:] if rng.random() >= 0.3),
                actor_codes=(),
                target_codes=(),
                deaths_low=dead,
                deaths_best=dead,
                deaths_high=dead,
                injured_low=None,
                injured_best=None,
                injured_high=None,
                claimed_by=None,
                keywords=tuple(
                    sorted({w for w in words if rng.random() >= 0.35} | {word(zipf(rng), "r") for _ in range(5)})
                ),
            ),
            ArticleFacts(
                article_id=article,
                source=f"outlet {number % 40}",
                published=published.isoformat(),
                text_sha256=article,
                duplicate_of=None,
            ),
        )


def zipf(rng: random.Random) -> int:
    """A word number with a chance of about one over it."""
    return int(math.exp(rng.random() * math.log(VOCABULARY)))


def drifted_day(rng: random.Random, day: datetime.date, published: datetime.date) -> dict[str, object]:
    """The date columns as one article has them."""
    chance = rng.random()
    if chance < 0.86:
        told = day if chance < 0.80 else day + datetime.timedelta(days=rng.choice((-1, 1)))
        return date_columns(told.isoformat(), told, told, 1, "weekday")
    if chance < 0.91:
        first = day.replace(day=1)
        last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
        return date_columns(first.isoformat()[:7], first, last, 4, "explicit")
    return date_columns(f"../{published.isoformat()}", None, published, 6, "publication")


def date_columns(
    edtf: str, start: datetime.date | None, end: datetime.date, precision: int, basis: str
) -> dict[str, object]:
    """The five date columns."""
    return {
        "date_edtf": edtf,
        "date_start": start,
        "date_end": end,
        "date_precision": precision,
        "date_basis": basis,
    }


def drifted_place(rng: random.Random, country: int, town: int) -> dict[str, object]:
    """The place columns as one article has them; countries lie 6 degrees apart, towns about 0.6."""
    division = town % DIVISIONS
    columns: dict[str, object] = {
        "place_name": f"country {country}",
        "place_id": f"c:{country}",
        "country": f"C{country:02}",
        "admin1": None,
        "lat": None,
        "lon": None,
        "geo_precision": 6,
        "geo_radius_km": 400.0,
        "geo_basis": "stated",
    }
    chance = rng.random()
    if chance < 0.90:
        columns |= {
            "place_id": f"d:{country}.{division}",
            "admin1": f"division {division}",
            "geo_precision": 4,
            "geo_radius_km": 120.0,
        }
    if chance < 0.74:
        columns |= {
            "place_id": f"t:{country}.{town}",
            "lat": -50 + 10 * (country // 10) + 0.6 * (town // DIVISIONS),
            "lon": -60 + 12 * (country % 10) + 0.9 * division,
            "geo_precision": 1,
            "geo_radius_km": 10.0,
        }
    return columns


def pair_figures(truth: Mapping[str, int], event_of: Mapping[str, str]) -> tuple[float, float]:
    """Precision and recall of pairs of reports in one event."""

    def pairs(labels: Sequence[object]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(labels).values())

    both = pairs([(truth[r], event_of[r]) for r in truth])
    return both / max(pairs([event_of[r] for r in truth]), 1), both / max(pairs(list(truth.values())), 1)


def measure(size: int) -> dict[str, float]:
    """One size: seconds of the merge alone, the process's peak memory so far, and how right it was."""
    reports, articles, truth = make_reports(size)
    began, began_clock = time.process_time(), time.perf_counter()
    result = merge_reports(reports, articles)
    seconds, waited = time.process_time() - began, time.perf_counter() - began_clock
    precision, recall = pair_figures(truth, result.event_of)
    return {
        "reports": len(reports),
        "true_events": len(set(truth.values())),
        "events": len(result.events),
        "seconds": round(seconds, 2),
        "waited": round(waited, 2),
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
    }


def growth(rows: Sequence[Mapping[str, float]]) -> float:
    """Slope of log seconds over log reports, first size to last."""
    first, last = rows[0], rows[-1]
    return math.log(last["seconds"] / first["seconds"]) / math.log(last["reports"] / first["reports"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    for size in options.sizes:
        rows.append(measure(size))
        if not options.json:
            print("  ".join(f"{name} {value}" for name, value in rows[-1].items()), flush=True)
    exponent = round(growth(rows), 3) if len(rows) > 1 else None
    print(json.dumps({"rows": rows, "exponent": exponent}) if options.json else f"growth exponent {exponent}")


if __name__ == "__main__":
    main()
