"""How fast sources are read, and with how much memory.

    python benchmarks/reading_speed.py [--pages FOLDER] [--warc-records 1000 10000 100000]

Prints pages a second of these readers and of trafilatura alone (with metadata, as its users call it; and its fast mode)
on the same pages in one process, alternating three times and taking the best of each. Then of the readers over a larger
folder, in one process and with two workers, as `timeline build --workers 2` reads; starting the workers is counted in.
Then, for WARC files of growing size, records a second and the highest resident memory, each in a process of its own.
One record in twenty is a page, the others are a picture's, as in a crawl. Without --pages the pages are the sample
corpus.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "reading"))

from timeline.engine import map_in_processes  # noqa: E402
from timeline.model import Article  # noqa: E402
from timeline.reading import read_sources  # noqa: E402

ROUNDS = 3
RECORDS_A_PAGE = 20
MIN_PAGES = 60
PAGES_TO_SCALE = 800
PROBE = """
import re, sys, time
from pathlib import Path
from timeline.model import Article
from timeline.reading import read_sources
started = time.perf_counter()
articles = sum(isinstance(one, Article) for one in read_sources([Path(sys.argv[1])]))
seconds = time.perf_counter() - started
peak = re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())
print(articles, seconds, int(peak[1]) / 1024)
"""


def sample_pages() -> list[bytes]:
    """The sample corpus as pages, again and again."""
    from kind_writers import page

    sample = [one for one in read_sources([ROOT / "data" / "raw"]) if isinstance(one, Article)]
    pages = [page(one).encode() for one in sample]
    return (pages * (1 + MIN_PAGES // len(pages)))[:MIN_PAGES]


def by_readers(folder: Path) -> int:
    """Read a folder; how many articles."""
    return sum(isinstance(one, Article) for one in read_sources([folder]))


def by_trafilatura(folder: Path, *, fast: bool) -> int:
    """The same pages by trafilatura; how many gave a text."""
    from trafilatura import bare_extraction

    found = 0
    for path in sorted(folder.iterdir()):
        found += bare_extraction(path.read_bytes(), with_metadata=True, fast=fast) is not None
    return found


def seconds_of(call: Callable[[], int]) -> float:
    """How long a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def compare(folder: Path, count: int) -> None:
    """Print the pages a second of each."""
    calls: dict[str, Callable[[], int]] = {
        "these readers": lambda: by_readers(folder),
        "trafilatura alone": lambda: by_trafilatura(folder, fast=False),
        "trafilatura alone, fast": lambda: by_trafilatura(folder, fast=True),
    }
    best = dict.fromkeys(calls, float("inf"))
    for call in calls.values():
        call()
    for _ in range(ROUNDS):
        for name, call in calls.items():
            best[name] = min(best[name], seconds_of(call))
    for name, seconds in best.items():
        print(f"{name:<26}{count / seconds:>8.1f} pages/s{best['trafilatura alone'] / seconds:>8.2f}")


def scale(folder: Path) -> None:
    """Print the pages a second over copies of the pages, in this process and with two workers."""
    with tempfile.TemporaryDirectory() as work:
        larger = Path(work)
        pages = sorted(folder.iterdir())
        for number in range(PAGES_TO_SCALE):
            page = pages[number % len(pages)]
            (larger / f"{number:04}-{page.name}").write_bytes(page.read_bytes())
        alone = seconds_of(lambda: by_readers(larger))
        spread = partial(map_in_processes, workers=2)
        two = seconds_of(lambda: sum(isinstance(one, Article) for one in read_sources([larger], spread=spread)))
    for name, seconds in (("one process", alone), ("two workers", two)):
        print(f"{name:<26}{PAGES_TO_SCALE / seconds:>8.1f} pages/s{alone / seconds:>8.2f}   of {PAGES_TO_SCALE} pages")


def write_warc(path: Path, records: int) -> None:
    """A packed WARC of so many records, every page of other words."""
    from kind_writers import page
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    sample = [one for one in read_sources([ROOT / "data" / "raw"]) if isinstance(one, Article)]
    pages = [page(one) for one in sample]
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(records):
            is_page = number % RECORDS_A_PAGE == 0
            body = (
                pages[number % len(pages)].replace("</p>", f" No. {number}</p>", 1).encode()
                if is_page
                else b"\x89PNG" * 500
            )
            kind = "text/html" if is_page else "image/png"
            head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"https://crawl.example/{number}", "response", payload=io.BytesIO(body), http_headers=head
                )
            )


def warc(counts: list[int]) -> None:
    """Print records a second and memory by the number of records."""
    print(f"{'WARC records':<14}{'pages':>8}{'records/s':>11}{'MiB':>8}")
    with tempfile.TemporaryDirectory() as work:
        for count in counts:
            path = Path(work) / f"{count}.warc.gz"
            write_warc(path, count)
            done = subprocess.run([sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, check=True)
            articles, seconds, memory = done.stdout.split()
            print(f"{count:<14}{articles:>8}{count / float(seconds):>11.0f}{float(memory):>8.0f}", flush=True)


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=None)
    parser.add_argument("--warc-records", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        folder = given.pages or Path(work)
        if given.pages is None:
            for number, content in enumerate(sample_pages()):
                (folder / f"{number:03}.html").write_bytes(content)
        count = len(list(folder.iterdir()))
        compare(folder, count)
        scale(folder)
    warc(given.warc_records)


if __name__ == "__main__":
    main()
