import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from email.message import EmailMessage

import pytest
from backports import zstd

from timeline.model import Article, Issue
from timeline.reading import read_sources
from timeline.reading.kinds import kind_of_head

WORDS = "Two boats collided off the coast on Tuesday, the harbour master said. Nobody was hurt in the fog."
PAGE = (
    "<html><head><title>Boats collide - The Quay</title><meta property='article:published_time' content='2017-05-04'>"
    "</head><body><article><h1>Boats collide</h1>" + f"<p>{WORDS}</p>" * 3 + "</article></body></html>"
)
RECORD = json.dumps({"id": "x", "title": "Boats collide", "published": "2017-05-04", "text": WORDS})

NEWS_SERVICE = {
    "source": {"id": None, "name": "The Quay"},
    "title": "Boats collide",
    "publishedAt": "2017-05-04T10:00:00Z",
    "tags": [{"name": "sea"}],
    "content": WORDS,
}


def read(folder):
    found = list(read_sources([folder]))
    return [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, Issue)]


def zipped(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("__", ".")), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (RECORD.encode(), "a.txt", "jsonl"),
        (b"[\n" + RECORD.encode() + b"]", "a.txt", "json"),
        (b"[Reuters] - Two boats", "a.txt", "text"),
        (PAGE.encode(), "a.txt", "html"),
        (b"\n<!DOCTYPE html><p>x", "a", "html"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "a.xml", "feed"),
        (b"title,date,text\nA,2017-05-04,B\n", "a.dat", "table"),
        (b"Ships, boats and the text of a law\n\nTwo boats", "a.txt", "text"),
        (b"Date: today\n\nTwo boats", "a.txt", "text"),
        (b"From: A <a@b.example>\nMIME-Version: 1.0\nContent-Type: text/plain\n\nTwo", "a", "mail"),
        (gzip.compress(b"x", mtime=0), "a.txt", "gzip"),
        (zipped(a="x"), "a.txt", "zip"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"WARC/1.0\r\n", "a.txt", "warc"),
        (zstd.compress(b"x"), "a.txt", "zstd"),
        (b"From a@b.example Thu May  4 10:00:00 2017\nFrom: a@b.example\n", "a", "mbox"),
        (bz2.compress(b"x"), "a.txt", "bzip2"),
        (b"BZh9 is the name of a ship", "a.txt", "text"),
        (lzma.compress(b"x"), "a.txt", "xz"),
        (b"body { margin: 0 }", "a.css", "code"),
        (b"(function () { return 1; })();", "a.js", "code"),
        (b"<svg><title>A map</title></svg>", "a", "code"),
        (PAGE.encode(), "a.js", "html"),
        (b"<?xml version='1.0'?><TEI><text>Two boats</text></TEI>", "a.xml", "xml"),
        (WORDS.encode(), "a.html", "text"),
        (WORDS.encode("utf-16"), "a.txt", "text"),
        (b"", "a.txt", "empty"),
    ],
)
def test_the_kind_is_told_by_content(head, name, kind):
    assert kind_of_head(head, name=name) == kind


def write_mail(path, *, html):
    message = EmailMessage()
    message["From"], message["Subject"] = "The Quay <news@quay.example>", "Boats collide"
    message["Date"], message["Message-ID"] = "Thu, 04 May 2017 10:00:00 +0000", "<1@quay.example>"
    message.set_content(PAGE if html else WORDS, subtype="html" if html else "plain")
    path.write_bytes(bytes(message))


def write_feed(path):
    item = f"<item><title>Boats collide</title><pubDate>Thu, 04 May 2017 10:00:00 GMT</pubDate><description>{WORDS}"
    path.write_text(f"<rss><channel><title>The Quay</title>{item}</description></item></channel></rss>")


def write_archive(path):
    mhtml = "From: <Saved>\r\nMIME-Version: 1.0\r\nSnapshot-Content-Location: https://quay.example/1\r\n"
    mhtml += 'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
    path.write_bytes((mhtml + PAGE + "\r\n--b--\r\n").encode())


def write_tar(path, *, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        member = tarfile.TarInfo("../../etc/a.jsonl")
        member.size = len(RECORD)
        archive.addfile(member, io.BytesIO(RECORD.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_text(RECORD),
        lambda path: path.write_text(f"[{RECORD}]"),
        lambda path: path.write_text(json.dumps({"articles": [json.loads(RECORD)]}, indent=1)),
        lambda path: path.write_text(json.dumps({"headline": "Boats collide", "date": "2017-05-04", "body": WORDS})),
        lambda path: path.write_text(json.dumps({"status": "ok", "articles": [NEWS_SERVICE]})),
        lambda path: path.write_text(f'Headline,Date,Body\nBoats collide,2017-05-04,"{WORDS}"\n'),
        lambda path: path.write_text(f"date\ttitle\ttext\n2017-05-04\tBoats collide\t{WORDS}\n"),
        lambda path: path.write_text(f"Title: Boats collide\nDate: 2017-05-04\n\n{WORDS}"),
        lambda path: path.write_text(PAGE),
        lambda path: path.write_bytes(gzip.compress(RECORD.encode())),
        lambda path: path.write_bytes(bz2.compress(RECORD.encode())),
        lambda path: path.write_bytes(lzma.compress(RECORD[:9].encode()) + lzma.compress(RECORD[9:].encode())),
        lambda path: path.write_bytes(zipped(a__jsonl=RECORD)),
        lambda path: path.write_bytes(zipped(inner__zip=zipped(page__html=PAGE))),
        lambda path: write_mail(path, html=False),
        lambda path: write_mail(path, html=True),
        write_feed,
        write_archive,
        write_tar,
        lambda path: write_tar(path, mode="w:bz2"),
        lambda path: write_tar(path, mode="w:xz"),
    ],
)
def test_one_article_is_the_same_in_every_kind(tmp_path, write):
    write(tmp_path / "article")
    (article,), issues = read(tmp_path)
    assert (article.title, (article.published or "")[:10], issues) == ("Boats collide", "2017-05-04", [])
    assert article.text.strip().startswith(WORDS)
    assert ".." not in article.path


def bomb(size):
    return gzip.compress(bytes(size), compresslevel=9, mtime=0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04" + b"garbage" * 20, "unreadable"),
        (zipped(a__txt=WORDS * 50)[:120], "unreadable"),
        (gzip.compress(WORDS.encode() * 50, mtime=0)[:60], "unreadable"),
        (zipped(a=zipped(b=zipped(c=zipped(d=zipped(e=WORDS))))), "too-deep"),
        (gzip.compress(b"word " * 4_000_000, mtime=0), "too-large"),
        (zipped(**{"META-INF/container__xml": "<x/>"}), "unknown-kind"),
        (zipped(**{"word/document__xml": "<x>"}), "unreadable"),
        (zipped(**{"xl/workbook__xml": "<x/>"}), "bad-record"),
        (b"<rss><channel></channel></rss>", "bad-record"),
        (b"<html><body>" + b"<div>" * 10_000 + WORDS.encode(), "bad-page"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-text"),
        (b"title,text\nA,\n", "no-text"),
        (b'text,title\n"never closed,A\n' + b"word " * 4_000_000, "too-large"),
    ],
)
def test_a_hostile_file_is_an_issue_and_the_rest_goes_on(tmp_path, content, code):
    (tmp_path / "hostile").write_bytes(content)
    (tmp_path / "good.txt").write_text(WORDS)
    articles, issues = read(tmp_path)
    assert "good.txt" in [article.path for article in articles]
    assert code in [issue.code for issue in issues]
    assert all(issue.detail for issue in issues)


def test_entities_of_a_feed_are_not_expanded(tmp_path):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else WORDS}">' for n in range(12))
    path = '<!ENTITY secret SYSTEM "file:///etc/passwd">'
    feed = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}{path}]><rss><channel><item><title>T &secret;</title>"
    (tmp_path / "a.xml").write_text(feed + f"<description>{WORDS} &e11;</description></item></channel></rss>")
    (article,), _ = read(tmp_path)
    assert len(article.text) < 200
    assert "root:" not in str(article)


def write_warc(path, body, *, coding):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    headers = [("Content-Type", "text/html"), ("Content-Encoding", coding)]
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://quay.example/1", "response", payload=io.BytesIO(body), length=len(body), http_headers=head
        )
        writer.write_record(record)


@pytest.mark.parametrize("coding", ["gzip", "zstd", "identity", "br"])
def test_a_page_in_a_warc_is_unpacked_and_keeps_its_address(tmp_path, coding):
    pack = {"gzip": gzip.compress, "zstd": zstd.compress}.get(coding, lambda page: page)
    write_warc(tmp_path / "a.warc", pack(PAGE.encode()), coding=coding)
    (article,), issues = read(tmp_path)
    assert (article.title, article.url, article.article_id) == ("Boats collide", "https://quay.example/1", "a.warc:1")
    assert article.retrieved is not None
    assert not issues


def test_a_page_packed_in_a_way_not_known_is_told(tmp_path):
    write_warc(tmp_path / "a.warc", bytes(range(256)) * 9, coding="br")
    (tmp_path / "b.txt").write_text(WORDS)
    _, issues = read(tmp_path)
    assert "record 1: a page packed as br" in issues[0].detail


def test_a_record_of_another_length_than_it_says_is_told_in_a_row_and_not_on_the_screen(tmp_path, capfd):
    write_warc(tmp_path / "a.warc", PAGE.encode(), coding="identity")
    content = (tmp_path / "a.warc").read_bytes()
    (tmp_path / "a.warc").write_bytes(content.replace(b"</html>", b"</html> and words beyond the length"))
    (article,), issues = read(tmp_path)
    assert article.title == "Boats collide"
    assert [one.code for one in issues] == ["bad-record"]
    assert capfd.readouterr() == ("", "")
