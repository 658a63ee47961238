"""Mutate files of every kind that is read, and read them: no crash, no hang, no memory beyond the bound.

    python benchmarks/fuzz_reading.py [--rounds 200000] [--seed 0] [--kind KIND ...] [--keep DIR]

Seeds are the sample corpus written as every kind by tests/reading/kind_writers.py. Every round mutates one of them
(bytes flipped, cut out, doubled, spliced, numbers made large; inside packed kinds also what is packed) and reads it as
a source of one file. Prints, a kind: inputs, those that gave an article, the slowest in seconds; then the highest
resident memory. Exits 1, with the input kept in DIR, where a reader crashed, took over 5 s or passed the bound.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import io
import lzma
import random
import re
import resource
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "reading"))

from backports import zstd  # noqa: E402
from kind_writers import WRITERS  # noqa: E402

from timeline.errors import SourceError  # noqa: E402
from timeline.model import Article  # noqa: E402
from timeline.reading import read_sources  # noqa: E402

MAX_SECONDS = 5.0
MAX_RESIDENT_MIB = 1024
SPLICES = (
    *(b"\0", b"\xff\xfe", b'"', b"<", b"</", b"<!--", b"<![CDATA[", b"{", b"[[[[", b"\xc3", b"\xed\xa0\x80", b"&#x0;"),
    *(
        b"\r",
        b"\x1f\x8b",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"]]>",
        b"WARC/1.0\r\n",
        b"\r\n\r\n",
        b"From ",
        b"-1",
        b"1e999",
    ),
    *(b"Content-Length: -1\r\n", b"99999999999999999999", b"<div>" * 400, b"%PDF-1.4\n", b"endstream", b" 0 R"),
    *(b"Title: x\nDate: y\n\n", b'<!ENTITY a "b">', b"\xf0\x9f\x98\x80", "\u202e\u0301".encode()),
    *(b"](", b"![", b"**", b"\n# ", b"\n---\n"),
)
NAMES = {"markdown": "input.md"}  # told from a text by its name alone
RARE = {"pdf": 0.15, "docx": 0.5}  # each PDF costs a process


@dataclass(slots=True)
class Tally:
    """What the rounds of one kind came to."""

    inputs: int = 0
    articles: int = 0
    slowest: float = 0.0
    issues: Counter[str] = field(default_factory=Counter)


def seeds() -> list[tuple[str, bytes]]:
    """Kind and content: three articles of the sample in every kind."""
    sample = [one for one in read_sources([ROOT / "data" / "raw"]) if isinstance(one, Article)]
    found = []
    for kind, write in WRITERS.items():
        for start in (0, 6, 12):
            found += [(kind, content) for content in list(write(sample[start : start + 2]).values())[:2]]
    return found


def mutate(content: bytes, chance: random.Random) -> bytes:
    """One to eight changes; of a packed file half of the time within what is packed."""
    if chance.random() < 0.5 and (inner := _inside(content, chance)) is not None:
        return inner
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        _change(changed, chance)
    return bytes(changed)


def _change(changed: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(changed) + 1)
    match chance.randrange(7):
        case 0:
            changed[start : start + 1] = bytes([chance.randrange(256)])
        case 1:
            del changed[start : start + chance.choice([1, 4, 50, 1000])]
        case 2:
            changed[start:start] = changed[start : start + chance.choice([1, 20, 300])] * chance.choice([1, 2, 60])
        case 3:
            changed[start:start] = chance.choice(SPLICES)
        case 4:
            other = chance.randrange(len(changed) + 1)
            changed[start : start + 30] = changed[other : other + 30]
        case 5:
            numbers = list(re.finditer(rb"\d+", bytes(changed[start : start + 2000])))
            if numbers:
                one = chance.choice(numbers)
                large = chance.choice([b"0", b"-1", b"65536", b"4294967296", b"9" * 30, one[0] * 2])
                changed[start + one.start() : start + one.end()] = large
        case _:
            del changed[start:]


def _inside(content: bytes, chance: random.Random) -> bytes | None:
    """The same packed file with something in it mutated; None where it is not packed."""
    if content.startswith(b"\x1f\x8b"):
        return gzip.compress(mutate(gzip.decompress(content), chance), compresslevel=1)
    if content.startswith(b"BZh9"):
        return bz2.compress(mutate(bz2.decompress(content), chance), compresslevel=1)
    if content.startswith(b"\xfd7zXZ"):
        return lzma.compress(mutate(lzma.decompress(content), chance), preset=0)
    if content.startswith(b"\x28\xb5\x2f\xfd"):
        return zstd.compress(mutate(zstd.decompress(content), chance), level=1)
    if content.startswith(b"PK\x03\x04"):
        return _inside_zip(content, chance)
    if content.startswith(b"%PDF"):
        return _inside_pdf(content, chance)
    return None


def _inside_zip(content: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        wanted = chance.choice(names)
        for name in names:
            inner = before.read(name)
            after.writestr(name, mutate(inner, chance) if name == wanted else inner)
    return stream.getvalue()


def _inside_pdf(content: bytes, chance: random.Random) -> bytes:
    head, _, rest = content.partition(b"stream\n")
    packed, _, tail = rest.partition(b"\nendstream")
    return head + b"stream\n" + zlib.compress(mutate(zlib.decompress(packed), chance)) + b"\nendstream" + tail


def read_one(path: Path, tally: Tally) -> None:
    """Read a file and check what comes of it; raises whatever is a fault of the reader."""
    started = time.perf_counter()
    got_one = False
    try:
        for found in read_sources([path]):
            if isinstance(found, Article):
                got_one = True
                found.text.encode("utf-8")
                if not found.text.strip():
                    raise AssertionError("an article without a word")
            else:
                tally.issues[found.code] += 1
                if not found.detail or found.code == "crash":
                    raise AssertionError(found.detail or "an issue that says nothing")
    except SourceError:
        pass
    seconds = time.perf_counter() - started
    tally.inputs += 1
    tally.articles += got_one
    tally.slowest = max(tally.slowest, seconds)
    if seconds > MAX_SECONDS:
        raise AssertionError(f"{seconds:.1f} seconds")


def fuzz(
    *, rounds: int, seed: int, keep: Path | None = None, kinds: Collection[str] = WRITERS
) -> tuple[dict[str, Tally], list[str]]:
    """Tallies by kind, and the faults in words; each faulty input is kept in `keep`."""
    chance = random.Random(seed)
    originals = [(kind, content) for kind, content in seeds() if kind in kinds]
    tallies: dict[str, Tally] = defaultdict(Tally)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            kind, content = chance.choice(originals)
            while chance.random() > RARE.get(kind, 1.0):
                kind, content = chance.choice(originals)
            changed = mutate(content, chance)
            path = Path(folder) / NAMES.get(kind, "input")
            path.write_bytes(changed)
            try:
                read_one(path, tallies[kind])
            except Exception as error:
                faults.append(f"round {number}, {kind}: {type(error).__name__}: {error}\n{traceback.format_exc()}")
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}.{kind}").write_bytes(changed)
    return dict(tallies), faults


def resident_mib() -> float:
    """The most memory this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run and print; exit 1 on a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--kind", action="append", choices=list(WRITERS), help="only this kind; may be given again")
    parser.add_argument("--keep", type=Path, default=None)
    given = parser.parse_args()
    started = time.perf_counter()
    tallies, faults = fuzz(rounds=given.rounds, seed=given.seed, keep=given.keep, kinds=given.kind or WRITERS)
    print(f"{'kind':<12}{'inputs':>9}{'read':>9}{'slowest s':>11}")
    for kind in sorted(tallies):
        tally = tallies[kind]
        print(f"{kind:<12}{tally.inputs:>9}{tally.articles:>9}{tally.slowest:>11.2f}")
    total = sum(tally.inputs for tally in tallies.values())
    print(f"{total} inputs in {time.perf_counter() - started:.0f} s; highest resident memory {resident_mib():.0f} MiB")
    print("\n".join(faults) or "no crash, no hang")
    sys.exit(1 if faults or resident_mib() > MAX_RESIDENT_MIB else 0)


if __name__ == "__main__":
    main()
