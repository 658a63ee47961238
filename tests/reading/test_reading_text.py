import pytest

from timeline.model import Article, Issue
from timeline.reading import read_sources

BODY = "The mayor of Port Ellery opened the new bridge on Friday before a crowd of some two thousand people.\n"


def one(tmp_path, content, name="a.txt"):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    found = list(read_sources([tmp_path]))
    (article,) = [item for item in found if isinstance(item, Article)]
    return article, [item.code for item in found if isinstance(item, Issue)]


def test_header_lines_become_fields_and_leave_the_text(tmp_path):
    head = "Title: Bridge opens\nDate: 2017-05-05\nSource: The Ellery Post\nURL: https://ellery.example/1\n\n"
    article, issues = one(tmp_path, head + BODY)
    assert (article.title, article.published, article.source) == ("Bridge opens", "2017-05-05", "The Ellery Post")
    assert (article.url, article.text, issues) == ("https://ellery.example/1", BODY, [])


@pytest.mark.parametrize(
    "text",
    [
        "Note: the mayor was late.\n\n" + BODY,
        "Media ID: 5550012\nDate: 2017-05-05\n\n" + BODY,
        "Title: not a header since the text goes on\n" + BODY,
        "  \n\n" + BODY,
    ],
)
def test_a_text_without_known_headers_is_not_touched(tmp_path, text):
    assert one(tmp_path, text)[0].text == text


def test_front_matter_of_a_markdown_note_is_a_header(tmp_path):
    article, _ = one(tmp_path, '---\ntitle: "Bridge opens"\ndate: 2017-05-05\n---\n\n' + BODY, name="a.md")
    assert (article.title, article.published, article.text) == ("Bridge opens", "2017-05-05", "\n" + BODY)


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("Mayor opens bridge after long delay\n\n", "Mayor opens bridge after long delay"),
        ("", None),
        ("PORT ELLERY, May 5 (Post) - It rained.\n\n", None),
        ("Home\nWorld\nSport\nWeather\n\n", None),
        ("It was raining in the morning, he said.\n\n", None),
        ("Bridge\n\n", None),
    ],
)
def test_a_first_line_is_a_title_only_when_it_looks_like_one(tmp_path, top, title):
    article, _ = one(tmp_path, top + BODY)
    assert (article.title, article.text) == (title, top + BODY)


def test_a_saved_page_has_the_headline_that_shares_words_with_the_story(tmp_path):
    banner = "News and Views from the Coast and Beyond | Ellery Post\n\n"
    top = banner + "Crowd sees mayor open bridge | Ellery Post\nHome  World\n\n"
    article, _ = one(tmp_path, top + BODY)
    assert (article.title, article.source) == ("Crowd sees mayor open bridge", "Ellery Post")
    assert article.text == top + BODY


@pytest.mark.parametrize(
    ("content", "issues"),
    [
        (("\ufeffCafé. " + BODY).encode("utf-8"), []),
        (("Café. " + BODY).encode("cp1252"), ["encoding"]),
        (("Café. " + BODY).encode("utf-16"), []),
        (("Café. " + BODY).encode("utf-16-le"), []),
        (("Café. " + BODY[:-1] + "\0\n").encode(), ["nul-characters"]),
    ],
)
def test_encodings_are_repaired_and_told(tmp_path, content, issues):
    article, found = one(tmp_path, content)
    assert (article.text, found) == ("Café. " + BODY, issues)


def test_windows_line_ends_stay(tmp_path):
    text = "Mayor opens bridge after delay\r\n\r\n" + BODY.replace("\n", "\r\n")
    assert one(tmp_path, "Source: Post\r\n\r\n" + text)[0].text == text
