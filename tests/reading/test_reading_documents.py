import io
from datetime import datetime

import openpyxl
import pytest
from kind_writers import pdf, zipped

from timeline.model import Article, Issue
from timeline.reading import read_sources
from timeline.reading.newsroom_time import in_newsroom_time
from timeline.reading.pdf import page_text, paragraphs
from timeline.reading.plain_text import split_articles

WORDS = "The ferry Alma Rose ran onto a sandbank off Kettle Island on Monday morning, and ninety people were taken off."


def read(folder, name, content):
    (folder / name).write_bytes(content)
    found = list(read_sources([folder]))
    return [one for one in found if isinstance(one, Article)], [one for one in found if isinstance(one, Issue)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Title: A\nDate: 2017-05-04\n\nOne.\n\nTitle: B\nDate: 2017-05-05\n\nTwo.\n", 2),
        (
            "Title: A\nDate: 2017\n\nOne.\n=====\nTitle: B\nDate: 2018\n\nTwo.\n* * *\nTitle: C\nURL: x\n\nThree.",
            3,
        ),
        ("Title: A\nDate: 2017-05-04\n\nOne.\n\nTitle: not a block by itself\n\nTwo.\n", 1),
        ("Title: A\nDate: 2017-05-04\n\nOne.\nTitle: B\nDate: follows a line of words\n\nTwo.\n", 1),
        ("One.\n\n=====\n\nTwo.\n", 1),
        ("One.\n\nTitle: B\nDate: 2017-05-05\n\nTwo.\n", 1),
    ],
)
def test_a_text_is_parted_before_blocks_of_header_lines_only(text, count):
    pieces = split_articles(text)
    assert len(pieces) == count
    assert count > 1 or pieces == [text]


def test_a_separator_that_is_named_parts_a_text():
    assert split_articles("One.\n###\nTwo.\n### \n\n", separator="###") == ["One.\n", "Two.\n"]
    assert split_articles("One.\n", separator="###") == ["One.\n"]


def test_lines_of_a_page_become_paragraphs_again():
    lines = [
        "The harbour was closed on Tues-",
        "day after a crane fell into the",
        "water.",
        "Nobody was hurt, the police sa-",
        "id in a statement late at night.",
    ]
    assert paragraphs(lines) == (
        "The harbour was closed on Tuesday after a crane fell into the water.\n\n"
        "Nobody was hurt, the police said in a statement late at night."
    )


def test_what_runs_over_the_pages_is_left_out_and_counted():
    pages = [
        ["The Kettle Gazette", f"Line {number} of the story has some words.", f"Page {number} of 3"]
        for number in (1, 2, 3)
    ]
    text, removed = page_text(pages)
    assert "Gazette" not in text
    assert "Page" not in text
    assert removed == ("running-line=6",)


def test_a_pdf_without_words_says_what_to_do(tmp_path):
    (tmp_path / "b.txt").write_text(WORDS)
    _, (issue,) = read(tmp_path, "a.pdf", pdf(""))
    assert (issue.code, "text recognition" in issue.detail) == ("no-text", True)


def test_days_and_sheets_of_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Only", "notes", "here"])
    sheet = book.create_sheet("Stories")
    sheet.append(["Headline", "Published", "Story", "Author"])
    sheet.append(["Ferry aground", datetime(2017, 5, 4, 10, 30), WORDS, "Ann Marlow"])
    sheet.append(["Ferry afloat", datetime(2017, 5, 5), WORDS, None])
    sheet.append(["No words", datetime(2017, 5, 6), None, None])
    stream = io.BytesIO()
    book.save(stream)
    articles, issues = read(tmp_path, "a.xlsx", stream.getvalue())
    assert [one.published for one in articles] == ["2017-05-04T10:30:00", "2017-05-05"]
    assert [one.article_id for one in articles] == ["a.xlsx:Stories:2", "a.xlsx:Stories:3"]
    assert [one.byline for one in articles] == ["Ann Marlow", None]
    assert [issue.code for issue in issues] == ["no-text"]


def test_pages_of_a_zip_are_in_the_order_of_their_names(tmp_path):
    made = [Article(article_id=str(n), path="a", title=f"Ferry report {n}", text=WORDS) for n in range(3)]
    articles, _ = read(tmp_path, "a.zip", zipped(made)["a.zip"])
    assert [one.title for one in articles] == ["Ferry report 0", "Ferry report 1", "Ferry report 2"]


def test_captions_are_kept_apart_and_may_hold_the_only_day(tmp_path):
    caption = "The ferry on the sandbank on 8 May 2017. Photo: a passenger"
    story = f"<h1>Ferry aground off Kettle Island</h1>{f'<p>{WORDS}</p>' * 3}"
    figure = f"<figure><img src=a><figcaption>{caption}</figcaption></figure>"
    beside = "<aside class=related><p>Also today: the bridge</p></aside>"
    page = f"<html lang=en><head><title>Ferry aground</title></head><body><article>{story}{figure}</article>{beside}"
    (article,), _ = read(tmp_path, "a.html", page.encode())
    assert article.captions == (caption,)
    assert caption not in article.text
    assert (article.published, article.published_basis) == ("2017-05-08", "caption")
    assert article.removed == ("caption=1", "related=1")


def test_two_days_that_a_page_gives_are_told(tmp_path):
    about = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2017-05-04"}</script>'
    meta = '<meta property="article:published_time" content="2017-05-09">'
    page = (
        f"<html><head><title>Ferry aground</title>{about}{meta}</head><body><article>{f'<p>{WORDS}</p>' * 3}</article>"
    )
    (article,), issues = read(tmp_path, "a.html", page.encode())
    assert article.published == "2017-05-04"
    assert [(one.code, "2017-05-09" in one.detail) for one in issues] == [("disagreement", True)]


@pytest.mark.parametrize(
    ("published", "address", "local"),
    [
        ("2017-05-04T02:10:00+00:00", "https://news.example.pe/a", "2017-05-03T21:10:00-05:00"),
        ("2017-05-04T23:10:00+00:00", "https://news.example.de/a", "2017-05-05T01:10:00+02:00"),
        ("2017-05-04T23:10:00+00:00", "https://news.example.us/a", "2017-05-04T23:10:00+00:00"),
        ("2017-05-04T23:10:00+00:00", "https://news.example.io/a", "2017-05-04T23:10:00+00:00"),
        ("2017-05-04T23:10:00+00:00", "https://news.example/a", "2017-05-04T23:10:00+00:00"),
        ("2017-05-04T23:10:00+01:00", "https://news.example.de/a", "2017-05-04T23:10:00+01:00"),
        ("2017-05-04", "https://news.example.de/a", "2017-05-04"),
    ],
)
def test_a_time_in_utc_has_the_day_of_the_newsroom(published, address, local):
    assert in_newsroom_time(published, address) == local
