"""Markdown becomes words: literal in, literal out."""

import pytest

from timeline.model import Article
from timeline.reading import read_sources
from timeline.reading.markdown import words_of

BODY = "The mayor of Port Ellery opened the new bridge on Friday before a crowd of some two thousand people.\n"


def article(folder, text, name="a.md"):
    (folder / name).write_text(text)
    (found,) = [one for one in read_sources([folder]) if isinstance(one, Article)]
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A **new** bridge, *he* said", "A new bridge, he said"),
        ("A __new__ bridge, _he_ said", "A new bridge, he said"),
        ("***Ten* people** died", "***Ten* people** died"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("[The Post](https://post.example/a_b) wrote", "The Post wrote"),
        ('[The Post](<https://post.example> "its page") wrote', "The Post wrote"),
        ("[The Post][1] wrote\n\n[1]: https://post.example\n", "The Post wrote\n\n"),
        ("[Reuters] wrote", "[Reuters] wrote"),
        ("Seen ![the bridge](b.png) here", "Seen  here"),
        ("## Background ##\n\nIt rained.", "Background\n\nIt rained."),
        ("Group #1 won\n#1 again", "Group #1 won\n#1 again"),
        ("> It was\n> late", "It was\nlate"),
        ("- one\n* two\n  + three", "one\ntwo\nthree"),
        ("<!-- a note -->It rained", "It rained"),
        (r"5 \* 3", "5 * 3"),
    ],
)
def test_marks_go_and_words_stay(text, words):
    assert words_of(text) == words


def test_the_first_heading_is_the_title_and_pictures_words_are_captions(tmp_path):
    note = f"# A **bridge** opens\n\n![The mayor on 5 May 2017](m.png)\n\n{BODY}"
    found = article(tmp_path, note)
    assert (found.title, found.text.strip()) == ("A bridge opens", BODY.strip())
    assert (found.captions, found.removed) == (("The mayor on 5 May 2017",), ("caption=1",))


def test_an_underlined_heading_is_a_title(tmp_path):
    found = article(tmp_path, f"A bridge opens\n==============\n\n{BODY}")
    assert (found.title, found.text.strip()) == ("A bridge opens", BODY.strip())


def test_a_heading_beside_a_given_title_stays_in_the_text(tmp_path):
    found = article(tmp_path, f"---\ntitle: Bridge\n---\n# Port Ellery today\n\n{BODY}")
    assert (found.title, found.text) == ("Bridge", f"Port Ellery today\n\n{BODY}")


def test_front_matter_may_hold_lists_and_fields_of_others(tmp_path):
    front = "---\ntitle: 'Bridge opens'\ndate: 2017-05-05\ntags:\n  - sea\n- land\nauthor: Ann Lee\n---\n\n"
    found = article(tmp_path, front + BODY)
    assert (found.title, found.published, found.byline, found.text) == (
        "Bridge opens",
        "2017-05-05",
        "Ann Lee",
        "\n" + BODY,
    )


def test_a_rule_and_words_are_no_front_matter(tmp_path):
    text = f"---\nIt rained all day\ntitle: none\n---\n{BODY}"
    assert article(tmp_path, text).text == text


def test_a_text_by_another_name_keeps_its_stars(tmp_path):
    text = f"He said *no*.\n\n{BODY}"
    assert article(tmp_path, text, name="a.txt").text == text
