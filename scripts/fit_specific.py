"""Fit the weights that tell a specific attack from talk of attacks: part `specific` of event_weights.json.

    python scripts/fit_specific.py --templates ARTICLES.jsonl KEYS.jsonl --register ARTICLES.jsonl GOLD.csv [--write]

KEYS.jsonl holds `{"id", "templates": [{"slots": {slot: [lines]}}]}` in the syntax of the Message Understanding
Conferences: an attack that we report is specific when one of its people, things or organisations shares its last word
with a string of a template that no other report of the article took. GOLD.csv lists articles (`article_id`) that are
each about one attack: their first report is specific. A ridge logistic regression; the articles of every fifth part
are kept back in turn, and what is printed is of the parts kept back. Without --write nothing is changed.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from logistic import fitted, kept_back

from timeline.config import Config
from timeline.events import reports
from timeline.events.happenings.draft import Materials, Written
from timeline.model import Article, Report
from timeline.pipeline import ArticleReader
from timeline.reading import read_sources

TARGET = Path(__file__).resolve().parent.parent / "timeline" / "reference" / "event_weights.json"
PART = "specific"
REGISTER_WEIGHT = 0.2
RIDGE = 5.0
TOLD = ("occurred", "attempted", "threatened")
WORD = re.compile(r"[^\W\d_]{3,}")
QUOTED = re.compile(r'"([^"]+)"')

Row = tuple[str, Mapping[str, float], bool, float]


def main() -> None:
    """Collect, fit, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--templates", type=Path, nargs=2, required=True)
    parser.add_argument("--register", type=Path, nargs=2, required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = [*templates(*options.templates), *register(*options.register)]
    names = sorted(rows[0][1])
    matrix = np.array([[row[1][name] for name in names] for row in rows])
    right, weight = np.array([float(row[2]) for row in rows]), np.array([row[3] for row in rows])
    held = kept_back([row[0] for row in rows], matrix, right, weight, RIDGE)
    tell(held, right, weight)
    bias, slopes = fitted(matrix, right, weight, RIDGE)
    found = {"bias": bias, **dict(zip(names, slopes, strict=True))}
    if options.write:
        weights = json.loads(TARGET.read_text(encoding="utf-8"))
        weights[PART] = {name: round(float(value), 3) for name, value in sorted(found.items())}
        TARGET.write_text(json.dumps(weights, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def read(source: Path) -> Iterator[tuple[str, tuple[Report, ...], dict[str, Mapping[str, float]]]]:
    """Yield each article's reports, none held back, with the features of the attacks among them."""
    reader = ArticleReader(Config())
    seen: list[Mapping[str, float]] = []
    made: dict[str, Mapping[str, float]] = {}
    identify = reports._report_id

    def watched(features: Mapping[str, float]) -> bool:
        seen.append(features)
        return True

    def identified(item: Written, materials: Materials) -> str:
        report_id = identify(item, materials)
        if item.values.event_type == "ASSAULT":
            made[report_id] = item.specific
        return report_id

    reports.is_specific, reports._report_id = watched, identified
    for item in read_sources([source]):
        if isinstance(item, Article):
            made.clear()
            yield item.article_id, reader(item).reports, dict(made)


def templates(articles: Path, keys: Path) -> Iterator[Row]:
    """Yield a row an attack of the articles; a second report of one template is left out."""
    gold = {key["id"]: key["templates"] for key in map(json.loads, keys.read_text(encoding="utf-8").splitlines())}
    for article_id, told, features in read(articles):
        free = [strings(template) for template in gold.get(article_id, [])]
        taken: list[set[str]] = []
        for report in told:
            if report.report_id not in features or report.assertion not in TOLD:
                continue
            words = {last for name in (*report.targets, *report.actors, report.claimed_by) if (last := last_word(name))}
            key = next((key for key in free if key & words), None)
            if key is not None:
                free.remove(key)
                taken.append(key)
            elif any(key & words for key in taken):
                continue
            yield article_id, features[report.report_id], key is not None, 1.0


def register(articles: Path, gold: Path) -> Iterator[Row]:
    """Yield a row an article's first report: specific."""
    with gold.open(encoding="utf-8", newline="") as file:
        known = {row["article_id"] for row in csv.DictReader(file)}
    for article_id, told, features in read(articles):
        if article_id in known and told and told[0].report_id in features:
            yield article_id, features[told[0].report_id], True, REGISTER_WEIGHT


def strings(template: Mapping[str, Mapping[str, list[str]]]) -> set[str]:
    """The last words of what a template names."""
    found = set()
    for slot, lines in template["slots"].items():
        if slot.startswith(
            ("PERP: INDIVIDUAL", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: D")
        ):
            found |= {last_word(quoted) for line in lines for quoted in QUOTED.findall(line)}
    return found - {""}


def last_word(name: str | None) -> str:
    """The last word of three letters or more, in capitals."""
    words = WORD.findall((name or "").partition(" OF ")[0].upper())
    return words[-1] if words else ""


def tell(held: np.ndarray, right: np.ndarray, weight: np.ndarray) -> None:
    """Print what thresholds would keep, of the attacks in the templates' articles."""
    coded = weight == 1.0
    print(f"{coded.sum()} attacks, {right[coded].mean():.3f} of them specific; {(~coded).sum()} leads of the register")
    for least in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        kept = held >= least
        print(f"least {least:.2f}: keeps {right[coded & kept].sum() / right[coded].sum():.3f} of the specific, "
              f"precision {right[coded & kept].mean():.3f}; of the leads {kept[~coded].mean():.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
