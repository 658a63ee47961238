"""Hostile sources: each is an issue, the others are read, and memory stays within the bound of docs/reading.md."""

import bz2
import gzip
import io
import json
import lzma
import os
import struct
import subprocess
import sys
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from backports import zstd
from kind_writers import WRITERS, pdf
from typer.testing import CliRunner

from timeline.cli import app
from timeline.model import Article
from timeline.reading import read_sources
from timeline.reading.blob import Budget, TooLargeError

WORDS = (
    "The pilot boat of Port Ellery came back on Friday with all hands, two days after her engine failed off the cape."
)
MIB = 1024 * 1024
MAX_RESIDENT_MIB = 1024
# VmHWM, since `ru_maxrss` of a child begins at the memory of the process that started it.
PROBE = """
import sys
from pathlib import Path
from timeline.reading import read_sources
codes = sorted({one.code for one in read_sources([Path(sys.argv[1])]) if hasattr(one, "code")})
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024, *codes)
"""


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def zip_bomb():
    """Thousands of names for one packed member of 16 MiB of zeros: about 60 GiB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(16 * MIB)) + packer.flush()
    size, check = 16 * MIB, zlib.crc32(bytes(16 * MIB))
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, check, len(packed), size, 1, 0) + b"a"
    entries = b""
    for number in range(4000):
        name = f"{number:05}.txt".encode()
        entries += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, check, len(packed), size, len(name), 0, 0, 0, 0, 0, 0
        ) + name  # fmt: skip
    start = len(head) + len(packed)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 4000, 4000, len(entries), start, 0)
    return head + packed + entries + end


def office_bomb(part, before=b"", after=b""):
    members = {"word/document.xml": "<x/>"} if part.startswith("word") else {"xl/workbook.xml": "<workbook/>"}
    return zipped({**members, part: before + b" " * (200 * MIB) + after})


def tar_of_long_name(kind):
    head = tarfile.TarInfo("././@LongLink")
    head.type, head.size = kind, 40 * MIB
    return head.tobuf(tarfile.USTAR_FORMAT) + b"a" * head.size + tarfile.TarInfo("a").tobuf()


def zip_of_names(count):
    """A ZIP that lists far more members than it holds."""
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    size = count * len(entry)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 4000, 4000, size, 30, 0)
    return b"PK\x03\x04" + bytes(26) + entry * count + end


def warc_head(length):
    fields = "WARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http"
    return f"WARC/1.0\r\n{fields}\r\nContent-Length: {length}\r\n\r\n".encode()


def xz_of_wide_window():
    """An xz file whose block header asks for a dictionary of 4 GiB."""
    content = bytearray(lzma.compress(WORDS.encode()))
    content[16] = 40
    end = 12 + 4 * content[12]
    content[end : end + 4] = struct.pack("<I", zlib.crc32(content[12:end]))
    return bytes(content)


def entities(inner):
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "words "}">' for n in range(12))
    return f"<?xml version='1.0'?><!DOCTYPE x [{levels}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>{inner}".encode()


HOSTILE = {
    "bomb.gz": lambda: gzip.compress(bytes(64 * MIB), 9),
    "bomb.zst": lambda: zstd.compress(bytes(64 * MIB)),
    "bomb.bz2": lambda: bz2.compress(bytes(64 * MIB)),
    "bomb.xz": lambda: lzma.compress(bytes(64 * MIB)),
    "cut.xz": lambda: lzma.compress(WORDS.encode())[:-20],
    "window.xz": xz_of_wide_window,
    "window.zst": lambda: b"\x28\xb5\x2f\xfd\x00\xf8" + bytes(20),
    "nested.gz": lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(WORDS.encode())))),
    "bomb.zip": lambda: zipped({"a.txt": bytes(64 * MIB)}),
    "bomb.docx": lambda: office_bomb("word/document.xml"),
    "bomb.xlsx": lambda: office_bomb("xl/sharedStrings.xml"),
    "entities.docx": lambda: zipped({"word/document.xml": entities("<d><p><t>&e11;&f;</t></p></d>")}),
    "entities.xml": lambda: entities("<rss><channel><item><title>T</title></item></channel></rss>"),
    "deep.html": lambda: b"<html><body>" + b"<div>" * 10_000 + WORDS.encode(),
    "wide.html": lambda: b"<html><body>" + b"<p>a</p>" * 300_000,
    "deep.json": lambda: b"[" * 2_000_000,
    "many.json": lambda: b"[" + b"{}," * 3_000_000 + b"{}]",
    "long.jsonl": lambda: b'{"text": "' + b"x" * (40 * MIB) + b'"}',
    "long.csv": lambda: b'title,text\n"' + b"x" * (40 * MIB),
    "endless.mbox": lambda: (
        b"From a@b.example Thu May  4 10:00:00 2017\nFrom: a@b.example\n\n" + b"words\n" * 4_000_000
    ),
    "length.warc": lambda: (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nHTTP/1.1 200"
    ),
    "long-name.tar": lambda: tar_of_long_name(tarfile.GNUTYPE_LONGNAME),
    "long-field.tar": lambda: tar_of_long_name(tarfile.XHDTYPE),
    "many-names.zip": lambda: zip_of_names(900_000),
    "no-end.warc": lambda: warc_head(length=10) + b"HTTP/1.1 2" + b"x" * (40 * MIB),
    "long-head.warc": lambda: b"WARC/1.0\r\nWARC-Type: " + b"x" * (40 * MIB),
    "many-heads.warc": lambda: b"WARC/1.0\r\n" + b"a: b\r\n" * 7_000_000,
    "long-http.warc": lambda: warc_head(length=40 * MIB) + b"HTTP/1.1 200 OK\r\nA: " + b"x" * (40 * MIB),
    "cut.pdf": lambda: pdf(WORDS)[:300],
    "loop.pdf": lambda: pdf(WORDS).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"),
    "null.txt": lambda: WORDS.encode() + b"\0",
    "page.txt": lambda: b"\x89PNG\r\n\x1a\n" + bytes(100),
    "rows.xlsx": lambda: zipped(
        {
            "xl/workbook.xml": '<workbook><sheets><sheet name="A" xmlns:r="r" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/a.xml"/></R>',
            "xl/worksheets/a.xml": '<w><row r="99999999999"><c r="ZZZ1"><v>1</v></c></row></w>',
        }
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_an_issue_and_its_neighbours_are_read(tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name]())
    (tmp_path / "0.txt").write_text(WORDS)
    (tmp_path / "z.txt").write_text(WORDS + " Her crew were well.")
    found = list(read_sources([tmp_path]))
    paths = [one.path for one in found if isinstance(one, Article)]
    issues = [one for one in found if not isinstance(one, Article)]
    assert {"0.txt", "z.txt"} <= set(paths)
    assert issues
    assert "crash" not in [one.code for one in issues]
    assert "root:" not in str(found)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak memory from Linux's /proc")
def test_memory_stays_within_the_bound_whatever_is_read(tmp_path):
    for name, make in HOSTILE.items():
        (tmp_path / name).write_bytes(make())
    (tmp_path / "overlapping.zip").write_bytes(zip_bomb())
    (tmp_path / "z.txt").write_text(WORDS)
    done = subprocess.run([sys.executable, "-c", PROBE, str(tmp_path)], capture_output=True, text=True, check=True)
    resident, *codes = done.stdout.split()
    assert int(resident) < MAX_RESIDENT_MIB
    assert {"too-large", "unreadable", "too-deep"} <= set(codes)


def test_everything_inside_one_archive_shares_one_budget(tmp_path):
    budget = Budget(packed_bytes=10)
    budget.spend(budget.limit)
    with pytest.raises(TooLargeError, match="unpacks to more than 1024 MiB"):
        budget.spend(1)


@pytest.mark.parametrize("name", ["long-name.tar", "long-field.tar", "many-names.zip"])
def test_what_an_archive_lists_has_a_bound(tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name]())
    (tmp_path / "z.txt").write_text(WORDS)
    issues = [one for one in read_sources([tmp_path]) if not isinstance(one, Article)]
    assert [(one.code, "lists its members" in one.detail) for one in issues] == [("too-large", True)]


def test_a_large_archive_may_unpack_to_more():
    assert Budget(packed_bytes=10**9).limit == 10**11


@pytest.mark.parametrize("name", ["../../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\..\\out.txt"])
def test_a_member_named_as_a_way_out_is_read_and_nothing_is_written(tmp_path, name):
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    with tarfile.open(folder / "a.tar", "w") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(WORDS)
        archive.addfile(member, io.BytesIO(WORDS.encode()))
    (article,) = read_sources([folder])
    assert ".." not in article.path
    assert article.path.endswith("out.txt")
    assert not list(tmp_path.rglob("out.txt"))


@pytest.mark.parametrize("kind", ["jsonl", "html", "pdf", "xlsx", "warc.gz", "docx", "eml"])
def test_a_wrong_extension_changes_nothing(tmp_path, kind):
    article = Article(article_id="a", path="a", title="Pilot boat back in harbour", text=WORDS * 3, language="en")
    (content,) = list(WRITERS[kind]([article]).values())[:1]
    (tmp_path / "wrong.txt").write_bytes(content)
    (found,) = [one for one in read_sources([tmp_path]) if isinstance(one, Article)]
    assert found.title == article.title
    assert WORDS in " ".join(found.text.split())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_one_line_and_exit_2(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(json.dumps({"text": WORDS}))
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.argv = ['timeline', *sys.argv[1:]]; "
        "from timeline.cli import main; main()"
    )
    where = ["--processed", str(tmp_path / "p"), "--outputs", str(tmp_path / "o")]
    command = [sys.executable, "-c", script, "build", str(tmp_path / "in"), *where]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 2
    assert done.stderr.strip().splitlines()[-1].startswith("timeline: ")
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "p" / "events.csv").exists()


def test_a_source_that_cannot_be_read_at_all_ends_with_a_message(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    result = CliRunner().invoke(app, ["read", str(tmp_path)])
    assert result.exit_code != 0
    assert "no article in" in str(result.exception)
