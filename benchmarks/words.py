"""Count how many of the sentences of tests/words are told as a coder takes them: those read, and the rest.

    python benchmarks/words.py [--workers N]

Those of the first part were read when words were added. Each sentence is an article of its own. "first" is the share
whose first report is of a right type, "any" that with any such report, "mode" of those coded with a mode the share told
with it, "nothing" the share without a report, which of the sentences that tell no event is the share that is right.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "tests" / "words"
PUBLISHED = "2017-05-31"
NO_EVENT = "no event"

Row = Mapping[str, str]


def main() -> None:
    """Build and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    for name in ("read", "unread"):
        with (WORDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            sentences = list(csv.DictReader(file))
        print(f"== {name}")
        print(f"{'':<10} {'n':>5} {'first':>6} {'any':>6} {'mode':>6} {'nothing':>8}")
        for family, counts in sorted(_counts(sentences, _reports(sentences, options.workers)).items()):
            print(_line(family, counts))


def _reports(sentences: Sequence[Row], workers: int) -> Mapping[str, list[Row]]:
    """The reports of each sentence, the first-ranked first, of a build in a folder that is thrown away."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        source, processed = Path(folder) / "words.jsonl", Path(folder) / "processed"
        articles = ({"id": s["id"], "title": "", "published": PUBLISHED, "text": s["sentence"]} for s in sentences)
        source.write_text("".join(f"{json.dumps(article)}\n" for article in articles), encoding="utf-8")
        command = [sys.executable, "-m", "timeline", "build", str(source), "--processed", str(processed), "--no-pages"]
        command += ["--outputs", str(Path(folder) / "pages"), "--workers", str(workers)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with (processed / "reports.csv").open(encoding="utf-8", newline="") as file:
            for report in sorted(csv.DictReader(file), key=lambda row: int(row["rank"])):
                found[report["article_id"]].append(report)
    return found


def _counts(sentences: Sequence[Row], reports: Mapping[str, list[Row]]) -> Mapping[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        told = reports.get(sentence["id"], [])
        types = set(filter(None, sentence["event_type"].split("|")))
        modes = set(filter(None, sentence["event_mode"].split("|")))
        counts = found[sentence["family"] if types else NO_EVENT]
        right = [report for report in told if report["event_type"] in types]
        counts.update(n=1, nothing=not told, any=bool(right), first=bool(told) and told[0]["event_type"] in types)
        counts.update(moded=bool(modes), mode=any(report["event_mode"] in modes for report in right))
    return found


def _line(family: str, counts: Counter[str]) -> str:
    """One row: the shares in percent; of sentences without an event only the last."""
    n = counts["n"]
    share = {name: 100 * counts[name] / n for name in ("first", "any", "nothing")}
    if family == NO_EVENT:
        return f"{family:<10} {n:>5} {'':>6} {'':>6} {'':>6} {share['nothing']:>8.1f}"
    mode = 100 * counts["mode"] / counts["moded"]
    return f"{family:<10} {n:>5} {share['first']:>6.1f} {share['any']:>6.1f} {mode:>6.1f} {share['nothing']:>8.1f}"


if __name__ == "__main__":
    main()
