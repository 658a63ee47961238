"""Articles written as files of every kind that is read, as people and programs write them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import textwrap
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from types import MappingProxyType

from backports import zstd

from timeline.model import Article

Files = dict[str, bytes]
LINE_CHARS = 92
LINES_A_PAGE = 48
WHEN = "2017-06-10T08:00:00Z"


def record(article: Article) -> dict[str, object]:
    names = ("title", "published", "url", "source", "language", "text")
    return {"id": article.article_id, **{name: getattr(article, name) for name in names}}


def jsonl(articles: Sequence[Article]) -> Files:
    return {"a.jsonl": "".join(json.dumps(record(one)) + "\n" for one in articles).encode()}


def json_array(articles: Sequence[Article]) -> Files:
    return {"a.json": json.dumps({"articles": [record(one) for one in articles]}, indent=1).encode()}


def table(articles: Sequence[Article], *, delimiter: str, name: str) -> Files:
    import csv

    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(["Headline", "Date", "Link", "Outlet", "Language", "Body", "ID"])
    for one in articles:
        row = [one.title, one.published, one.url, one.source, one.language, one.text, one.article_id]
        writer.writerow([cell or "" for cell in row])
    return {name: stream.getvalue().encode("utf-8-sig")}


def workbook(articles: Sequence[Article]) -> Files:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Headline", "Date", "Link", "Outlet", "Language", "Body", "ID"])
    for one in articles:
        published: str | datetime | None = one.published
        if published is not None and len(published) == 10:
            published = datetime.fromisoformat(published)
        sheet.append([one.title, published, one.url, one.source, one.language, one.text, one.article_id])
    stream = io.BytesIO()
    book.save(stream)
    return {"a.xlsx": stream.getvalue()}


def headed(article: Article) -> str:
    lines = [("Title", article.title), ("Date", article.published), ("Source", article.source), ("URL", article.url)]
    lines += [("Language", article.language), ("ID", article.article_id)]
    return "".join(f"{name}: {value}\n" for name, value in lines if value) + "\n" + article.text


def texts(articles: Sequence[Article]) -> Files:
    return {f"{number:03}.txt": headed(one).encode() for number, one in enumerate(articles)}


def one_text(articles: Sequence[Article]) -> Files:
    return {"all.txt": "\n\n----------\n".join(headed(one).rstrip("\n") for one in articles).encode()}


def markdown(articles: Sequence[Article]) -> Files:
    def note(one: Article) -> str:
        head, _, text = headed(one).partition("\n\n")
        return f"---\n{head}\n---\n\n{text}"

    return {f"{number:03}.md": note(one).encode() for number, one in enumerate(articles)}


def page(article: Article) -> str:
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title}
    about |= {"publisher": {"@type": "Organization", "name": article.source}} if article.source else {}
    about |= {"datePublished": article.published} if article.published else {}
    link = f'<link rel="canonical" href="{escape(article.url)}">' if article.url else ""
    body = "".join(f"<p>{escape(line)}</p>" for line in article.text.splitlines() if line.strip())
    return (
        f'<!DOCTYPE html><html lang="{article.language}"><head><meta charset="utf-8">{link}'
        f"<title>{escape(article.title or '')}</title>"
        f'<script type="application/ld+json">{json.dumps(about)}</script></head><body>'
        f"<nav><ul><li><a href='/'>Home</a></li></ul></nav>"
        f"<article><h1>{escape(article.title or '')}</h1>{body}</article>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def pages(articles: Sequence[Article]) -> Files:
    return {f"{number:03}.html": page(one).encode() for number, one in enumerate(articles)}


def web_archives(articles: Sequence[Article]) -> Files:
    return {f"{number:03}.mhtml": _mhtml(one) for number, one in enumerate(articles)}


def _mhtml(article: Article) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", article.title
    message["Snapshot-Content-Location"] = article.url or "https://unknown.example/"
    message.set_content("a picture")
    message.make_related()
    message.add_related(page(article), subtype="html")
    return bytes(message)


def feeds(articles: Sequence[Article]) -> Files:
    outlets = sorted({one.source or "" for one in articles})
    return {
        f"{number}.xml": _rss(outlet, [one for one in articles if (one.source or "") == outlet])
        for number, outlet in enumerate(outlets)
    }


def _rss(outlet: str, articles: Sequence[Article]) -> bytes:
    items = ""
    for one in articles:
        body = "".join(f"<p>{escape(line)}</p>" for line in one.text.splitlines() if line.strip())
        items += f"<item><title>{escape(one.title or '')}</title><guid>{one.article_id}</guid>"
        items += f"<link>{escape(one.url)}</link>" if one.url else ""
        items += f"<pubDate>{_mail_time(one)}</pubDate>" if one.published else ""
        items += (
            f"<description>{escape(one.text[:80])}</description><content:encoded><![CDATA[{body}]]></content:encoded>"
        )
        items += "</item>"
    head = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return f"{head}<title>{escape(outlet)}</title><language>en</language>{items}</channel></rss>".encode()


def atom(articles: Sequence[Article]) -> Files:
    outlets = sorted({one.source or "" for one in articles})
    files = {}
    for number, outlet in enumerate(outlets):
        entries = ""
        for one in (one for one in articles if (one.source or "") == outlet):
            entries += f"<entry><id>{one.article_id}</id><title>{escape(one.title or '')}</title>"
            entries += f'<link rel="alternate" href="{escape(one.url)}"/>' if one.url else ""
            entries += f"<published>{one.published}</published>" if one.published else ""
            body = "".join(f"<p>{escape(line)}</p>" for line in one.text.splitlines() if line.strip())
            entries += f'<content type="html">{escape(body)}</content></entry>'
        text = (
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>{escape(outlet)}</title>{entries}</feed>'
        )
        files[f"{number}.atom"] = text.encode()
    return files


def _mail_time(article: Article) -> str:
    time = datetime.fromisoformat(article.published or "")
    return format_datetime(time) if len(article.published or "") > 10 else time.strftime("%d %b %Y")


def _message(article: Article) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f'"{article.source}" <news@mail.example>' if article.source else "news@mail.example"
    message["Subject"] = article.title
    message["Message-ID"] = f"<{zlib.crc32(article.article_id.encode())}@mail.example>"
    if article.published:
        message["Date"] = format_datetime(datetime.fromisoformat(article.published))
    message.set_content(article.text)
    return message


def mails(articles: Sequence[Article]) -> Files:
    return {f"{number:03}.eml": bytes(_message(one)) for number, one in enumerate(articles)}


def mailbox(articles: Sequence[Article]) -> Files:
    parts = [
        b"From news@mail.example Sat Jun 10 08:00:00 2017\n"
        + bytes(_message(one)).replace(b"\nFrom ", b"\n>From ")
        + b"\n"
        for one in articles
    ]
    return {"a.mbox": b"".join(parts)}


def warc(articles: Sequence[Article], *, is_packed: bool = False) -> Files:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=is_packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a crawler"}))
    for number, one in enumerate(articles):
        address = one.url or f"https://unknown.example/{number}"
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        body = page(one).encode()
        for _ in range(1 + number % 2):  # every second page twice, as crawls have them
            response = writer.create_warc_record(
                address, "response", payload=io.BytesIO(body), length=len(body), http_headers=head
            )
            response.rec_headers.replace_header("WARC-Date", WHEN)
            writer.write_record(response)
        picture = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address + ".png", "response", payload=io.BytesIO(b"\x89PNG"), http_headers=picture
            )
        )
    return {"a.warc.gz" if is_packed else "a.warc": stream.getvalue()}


def wacz(articles: Sequence[Article]) -> Files:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
        archive.writestr("archive/data.warc.gz", warc(articles, is_packed=True)["a.warc.gz"])
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "https://a.example/"}\n')
    return {"a.wacz": stream.getvalue()}


def word(articles: Sequence[Article]) -> Files:
    import docx

    files = {}
    for number, one in enumerate(articles):
        document = docx.Document()
        for line in headed(one).splitlines():
            document.add_paragraph(line)
        stream = io.BytesIO()
        document.save(stream)
        files[f"{number:03}.docx"] = stream.getvalue()
    return files


def pdfs(articles: Sequence[Article]) -> Files:
    return {f"{number:03}.pdf": pdf(headed(one)) for number, one in enumerate(articles)}


def pdf(text: str) -> bytes:
    """A text set in lines on pages with a line at the foot of each, in Helvetica."""
    lines = [line for paragraph in text.split("\n") for line in textwrap.wrap(paragraph, LINE_CHARS) or [""]]
    sheets = [lines[start : start + LINES_A_PAGE] for start in range(0, len(lines), LINES_A_PAGE)]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "]
    objects[2] += b"/Encoding /WinAnsiEncoding >>"
    kids = []
    for number, sheet in enumerate(sheets, 1):
        drawn = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in [*sheet, "", f"Page {number}"])
        content = zlib.compress(b"BT /F1 9 Tf 12 TL 50 780 Td\n" + drawn + b"ET")
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _assembled(objects)


def _assembled(objects: Sequence[bytes]) -> bytes:
    stream = io.BytesIO()
    stream.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(stream.tell())
        stream.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = stream.tell()
    stream.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    stream.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    stream.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return stream.getvalue()


def _escaped(line: str) -> bytes:
    return line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def zipped(articles: Sequence[Article]) -> Files:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in texts(articles).items():
            archive.writestr(f"folder/{name}", content)
    return {"a.zip": stream.getvalue()}


def tarred(articles: Sequence[Article]) -> Files:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, content in pages(articles).items():
            member = tarfile.TarInfo(f"folder/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return {"a.tar.gz": stream.getvalue()}


WRITERS: Mapping[str, Callable[[Sequence[Article]], Files]] = MappingProxyType(
    {
        "jsonl": jsonl,
        "json": json_array,
        "jsonl.gz": lambda articles: {"a.jsonl.gz": gzip.compress(jsonl(articles)["a.jsonl"])},
        "jsonl.zst": lambda articles: {"a.jsonl.zst": zstd.compress(jsonl(articles)["a.jsonl"])},
        "jsonl.bz2": lambda articles: {"a.jsonl.bz2": bz2.compress(jsonl(articles)["a.jsonl"])},
        "jsonl.xz": lambda articles: {"a.jsonl.xz": lzma.compress(jsonl(articles)["a.jsonl"])},
        "csv": lambda articles: table(articles, delimiter=",", name="a.csv"),
        "tsv": lambda articles: table(articles, delimiter="\t", name="a.tsv"),
        "xlsx": workbook,
        "text": texts,
        "one text": one_text,
        "markdown": markdown,
        "html": pages,
        "mhtml": web_archives,
        "rss": feeds,
        "atom": atom,
        "warc": warc,
        "warc.gz": lambda articles: warc(articles, is_packed=True),
        "wacz": wacz,
        "pdf": pdfs,
        "docx": word,
        "eml": mails,
        "mbox": mailbox,
        "zip": zipped,
        "tar": tarred,
    }
)
