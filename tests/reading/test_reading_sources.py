import json
import os
from pathlib import Path

import pytest

from timeline.errors import SourceError
from timeline.model import Article, Issue
from timeline.reading import read_sources

WORDS = "Two boats collided off the coast on Tuesday, the harbour master said."


def read(*sources, root=None):
    found = list(read_sources(sources, root=root))
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [one for one in found if isinstance(one, Issue)]


def test_a_record_keeps_its_id_and_its_exact_text(tmp_path):
    text = "  First line.\r\n\r\n\tSecond\u00a0line. <b>=cmd|x</b> \u2028 \0 end  "
    record = {"id": "a/1", "title": "T", "published": "2017-05-04", "source": "S", "language": "en", "text": text}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n")
    (article,), issues = read(tmp_path)
    assert (article.article_id, article.text, article.title, article.source) == ("a/1", text, "T", "S")
    assert (article.published, article.published_precision, article.published_basis) == ("2017-05-04", 1, "metadata")
    assert not issues


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('{"text": 5}', "bad-record", "`text` is a number"),
        ('{"text": ["a"]}', "bad-record", "`text` is a list"),
        ('{"title": "x"}', "no-text", "no text"),
        ('{"text": "  "}', "no-text", "no text"),
        ("[1, 2]", "bad-record", "a list where an object"),
        ("{broken", "bad-record", "not JSON"),
        ("[" * 100_000, "bad-record", "not JSON"),
        ('{"text": "cut off', "bad-record", "not JSON"),
        ('{"n": ' + "9" * 5000 + ', "text": "a"}', "bad-record", "not JSON"),
    ],
)
def test_a_bad_record_is_one_issue_with_its_line_and_the_rest_goes_on(tmp_path, line, code, words):
    good = json.dumps({"text": WORDS})
    (tmp_path / "a.jsonl").write_text(f"{good}\n{line}\n{good}\n")
    articles, (issue,) = read(tmp_path)
    assert [article.article_id for article in articles] == ["a.jsonl:1", "a.jsonl:3"]
    assert issue.code == code
    assert "a.jsonl:2" in issue.detail
    assert words in issue.detail
    assert issue.path == "a.jsonl"


@pytest.mark.parametrize("field", ["title", "url", "source", "language", "published", "id"])
def test_a_wrong_type_beside_the_text_costs_only_that_field(tmp_path, field):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": WORDS, field: {"a": 1}}))
    (article,), (issue,) = read(tmp_path)
    assert (issue.code, f"`{field}`" in issue.detail) == ("bad-record", True)
    assert article.text == WORDS


def test_a_number_serves_as_an_id(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": 12, "text": WORDS}))
    assert read(tmp_path)[0][0].article_id == "12"


def test_equal_ids_become_different_and_are_told(tmp_path):
    line = json.dumps({"id": "x", "text": WORDS})
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}\n{line}\n")
    articles, issues = read(tmp_path)
    assert [article.article_id for article in articles] == ["x", "x~2", "x~3"]
    assert [issue.code for issue in issues] == ["duplicate-id", "duplicate-id"]


def test_ids_and_order_come_from_relative_paths(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a/z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS)
    wanted = ["a/z.txt", "b/10.txt", "b/2.txt"]
    assert [article.article_id for article in read(tmp_path)[0]] == wanted
    assert [article.article_id for article in read(tmp_path / "b", tmp_path / "a")[0]] == wanted
    assert [article.article_id for article in read(tmp_path / "b", root=tmp_path)[0]] == wanted[1:]
    assert [article.article_id for article in read(tmp_path / "b" / "2.txt")[0]] == ["2.txt"]


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    assert len(read(tmp_path, tmp_path / "a.txt")[0]) == 1


@pytest.mark.parametrize(
    "published", ["05/06/2017", "yesterday", "2017-13-01", "2017-02-30", "0001-01-01", "next May", "31/31/2017"]
)
def test_an_unclear_date_is_left_open_and_told(tmp_path, published):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": WORDS, "published": published}))
    (article,), (issue,) = read(tmp_path)
    assert (article.published, article.published_basis, issue.code) == (None, "unknown", "bad-date")


@pytest.mark.parametrize(
    ("published", "iso", "precision"),
    [
        ("2017-05-04", "2017-05-04", 1),
        ("2017-05-04T10:00:00Z", "2017-05-04T10:00:00+00:00", 1),
        ("2017-05-04 23:10", "2017-05-04T23:10:00", 1),
        ("Thu, 04 May 2017 10:00:00 +0600", "2017-05-04T10:00:00+06:00", 1),
        ("4 May 2017", "2017-05-04", 1),
        ("Thursday, May 4th, 2017", "2017-05-04", 1),
        ("2017/05/04", "2017-05-04", 1),
        ("26.05.2017", "2017-05-26", 1),
        ("05.06.2017 14:30", "2017-06-05", 1),
        ("26/05/2017", "2017-05-26", 1),
        ("5/26/2017", "2017-05-26", 1),
        ("26-May-2017", "2017-05-26", 1),
        ("26. Mai 2017", "2017-05-26", 1),
        ("26 mai 2017", "2017-05-26", 1),
        ("2017年5月26日", "2017-05-26", 1),
        ("2017-05", "2017-05", 4),
        ("2017", "2017", 5),
    ],
)
def test_a_clear_date_becomes_iso_with_its_precision(tmp_path, published, iso, precision):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": WORDS, "published": published}))
    (article,), issues = read(tmp_path)
    assert (article.published, article.published_precision, issues) == (iso, precision, [])


def test_the_address_gives_day_and_outlet_where_nothing_else_does(tmp_path):
    record = {"text": WORDS, "url": "https://www.theguardian.com/world/2017/may/04/boats"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    (article,), _ = read(tmp_path)
    assert (article.published, article.published_basis, article.source) == ("2017-05-04", "url", "The Guardian")


def test_lone_surrogates_are_replaced_one_for_one(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "A\\ud800B ' + WORDS + '"}')
    (article,), (issue,) = read(tmp_path)
    assert article.text.startswith("A\ufffdB ")
    assert issue.code == "encoding"
    article.text.encode("utf-8")


def test_bytes_that_are_no_utf8_cost_only_themselves(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "caf\xc3\xa9 \xff bar and more words"}\n')
    (article,), (issue,) = read(tmp_path)
    assert article.text == "café \ufffd bar and more words"
    assert (issue.code, "a.jsonl:1" in issue.detail) == ("encoding", True)


def test_a_line_beyond_the_bound_is_skipped_whole(tmp_path):
    with (tmp_path / "a.jsonl").open("wb") as stream:
        stream.write(json.dumps({"text": WORDS}).encode() + b"\n")
        stream.write(b'{"text": "')
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n' + json.dumps({"text": WORDS}).encode() + b"\n")
    articles, (issue,) = read(tmp_path)
    assert [article.article_id for article in articles] == ["a.jsonl:1", "a.jsonl:3"]
    assert (issue.code, "a.jsonl:2" in issue.detail) == ("too-large", True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no-text"),
        (b" \n \n", "no-text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "unknown-kind"),
        (bytes(range(256)) * 20, "unknown-kind"),
        (b"%PDF-1.4 and so on", "unreadable"),
        (b"SQLite format 3\x00 and so on", "unknown-kind"),
        (b"\x00" * 5000, "unknown-kind"),
        (b"<svg><title>Boats</title></svg>", "unknown-kind"),
        (b"<?xml version='1.0'?><TEI><text>Two boats</text></TEI>", "unknown-kind"),
    ],
)
def test_a_file_that_is_no_article_is_an_issue_with_a_remedy(tmp_path, content, code):
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_text(WORDS)
    articles, (issue,) = read(tmp_path)
    assert [article.path for article in articles] == ["good.txt"]
    assert (issue.code, issue.path) == (code, "bad.txt")


def test_a_text_beyond_the_bound_is_an_issue(tmp_path):
    (tmp_path / "a.txt").write_text("word " * 250_000)
    (tmp_path / "b.txt").write_text(WORDS)
    articles, (issue,) = read(tmp_path)
    assert (len(articles), issue.code) == (1, "too-large")


def test_a_file_that_cannot_be_opened_any_more_is_an_issue(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_text(WORDS)
    found = read_sources([tmp_path])
    (tmp_path / "a.txt").unlink()
    issue, article = found
    assert (issue.code, issue.path, article.path) == ("unreadable", "a.txt", "b.txt")
    assert "check that it is there" in issue.detail


def test_links_never_lead_out_and_pipes_are_never_opened(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(WORDS)
    (inside / "a.txt").write_text(WORDS)
    (inside / "file-link.txt").symlink_to(outside / "secret.txt")
    (inside / "folder-link").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    (inside / "nowhere.txt").symlink_to(outside / "gone.txt")
    os.mkfifo(inside / "pipe.txt")
    articles, issues = read(inside)
    assert [article.path for article in articles] == ["a.txt"]
    assert {issue.path: issue.code for issue in issues} == {
        "file-link.txt": "outside-source",
        "folder-link": "outside-source",
        "loop": "outside-source",
        "nowhere.txt": "unreadable",
        "pipe.txt": "not-a-file",
    }


def test_a_file_name_that_is_no_utf8_can_be_written(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text(WORDS)
    (article,), _ = read(tmp_path)
    assert article.article_id == "a\ufffd.txt"


def test_nothing_to_read_stops_the_run_with_what_would_be_right(tmp_path):
    with pytest.raises(SourceError, match=r"does not exist"):
        read_sources([tmp_path / "gone"])
    (tmp_path / ".gitkeep").touch()
    with pytest.raises(SourceError, match=r"no file in .*put articles there"):
        read_sources([tmp_path])
    (tmp_path / "empty.txt").touch()
    with pytest.raises(SourceError, match=r"no article in .*empty\.txt is empty"):
        list(read_sources([tmp_path]))


def test_the_sample_corpus_is_read_without_an_issue():
    root = Path(__file__).parents[2]
    articles, issues = read(root / "data" / "raw")
    gold = (root / "tests" / "sample" / "gold.csv").read_text().splitlines()[1:]
    assert {article.article_id for article in articles} == {line.split(",")[0] for line in gold}
    assert issues == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.tsv"])
def test_lines_of_wide_characters_are_lines(tmp_path, encoding, name):
    rows = [("Headline", "Text"), ("Bóats \u4e0a\u0a0a collide", WORDS), ("Second", WORDS + " Again.")]
    lines = ["\t".join(row) for row in rows]
    if name == "a.jsonl":
        lines = [json.dumps({"title": title, "text": text}, ensure_ascii=False) for title, text in rows[1:]]
    (tmp_path / name).write_bytes("\r\n".join(lines).encode(encoding))
    articles, issues = read(tmp_path)
    assert [(one.title, one.text) for one in articles] == rows[1:]
    assert not issues


def test_a_file_of_wide_characters_that_was_cut_is_told(tmp_path):
    line = json.dumps({"text": WORDS}) + "\n"
    (tmp_path / "a.jsonl").write_bytes((line * 2).encode("utf-16")[:-1])
    articles, issues = read(tmp_path)
    assert articles
    assert [one.code for one in issues] == ["unreadable"]


def test_a_table_without_a_header_is_told_and_loses_no_row_in_silence(tmp_path):
    row = f'2017-05-26,Boats collide,"{WORDS} The fog had been thick since the morning, and no pilot was on board."\n'
    (tmp_path / "a.csv").write_text(row * 3)
    (tmp_path / "b.txt").write_text(WORDS)
    articles, (issue,) = read(tmp_path)
    assert [one.path for one in articles] == ["b.txt"]
    assert (issue.code, "write a header" in issue.detail) == ("bad-record", True)


def test_the_folder_that_a_browser_saves_beside_a_page_is_no_article(tmp_path):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "a.js").write_text("(function () { return 1; })();\n" * 20)
    (tmp_path / "a_files" / "a.css").write_text("body { margin: 0 }\n" * 20)
    articles, issues = read(tmp_path)
    assert [one.path for one in articles] == ["a.txt"]
    assert [one.code for one in issues] == ["unknown-kind", "unknown-kind"]


@pytest.mark.parametrize(
    ("page", "folder", "is_read"),
    [
        ("Raid.html", "Raid_files", False),
        ("Raid.htm", "Raid-Dateien", False),
        ("RAID.HTML", "RAID_fichiers", False),
        ("Raid.html", "Flood_files", True),
        ("Raid.txt", "Raid_files", True),
        ("Raid.html", "Raid", True),
    ],
)
def test_the_parts_that_a_browser_saved_beside_a_page_are_no_sources(tmp_path, page, folder, is_read):
    (tmp_path / page).write_text(f"<html><body><article><p>{WORDS}</p></article></body></html>")
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "frame.txt").write_text(WORDS)
    (tmp_path / folder / "a.css").write_text("body { margin: 0 }\n" * 20)
    articles, issues = read(tmp_path)
    assert [one.path for one in articles if one.path.startswith(folder + "/")] == [f"{folder}/frame.txt"] * is_read
    assert [one.code for one in issues] == ["unknown-kind"] * is_read


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("speech.docx", "is a damaged document"),
        ("list.XLSX", "save or download it again"),
        ("pack.zip", "pack it again"),
    ],
)
def test_a_cut_file_says_how_to_get_it_whole(tmp_path, name, remedy):
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / name).write_bytes(b"PK\x03\x04" + b"cut" * 40)
    _, (issue,) = read(tmp_path)
    assert (issue.code, remedy in issue.detail) == ("unreadable", True)


def test_text_that_was_read_in_a_wrong_encoding_before_is_put_right_and_told(tmp_path):
    path = tmp_path / "a.jsonl"
    records = [
        {"id": "a", "title": "Le cafÃ© ferme", "text": "Le cafÃ© de la rÃ©publique ferme lundi â€” sans dÃ©lai."},
        {"id": "b", "title": "Le café ouvre", "text": "Le café de la république ouvre « demain » — à Évry, SÃO JOSÉ."},
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    read = list(read_sources([path]))
    first, second = (item for item in read if isinstance(item, Article))
    (issue,) = (item for item in read if isinstance(item, Issue))
    assert (first.title, first.text) == ("Le café ferme", "Le café de la république ferme lundi — sans délai.")
    assert (second.title, second.text) == (records[1]["title"], records[1]["text"])
    assert (issue.code, issue.article_id) == ("encoding", "a")
