import pytest

from timeline.config import Config
from timeline.language.teasers import blanked, teaser_spans
from timeline.model import Article
from timeline.pipeline import ArticleReader

TITLE = "Baker shot outside depot in Lima"
OWN = (
    "A baker was shot and wounded outside a bus depot in Lima, Ohio, police said on Wednesday.\n"
    "He was taken to a hospital, and nobody has been arrested..\n"
    "Neighbors heard two shots before dawn, and a driver saw somebody run toward the river. The depot was closed until "
    "noon, and passengers had to wait for their buses at a church across the street."
)
POND = "Divers found the body of a missing angler in a pond near Akron on Sunday morning."
PARADE = "Thousands watched the harvest parade pass through Canton on Saturday afternoon."
PHOTO = "Officers stand near the depot where the baker was shot early in the morning."


def page(*paragraphs):
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (page(POND, POND, PARADE, PARADE, OWN), [POND, POND, PARADE, PARADE]),
        (page(OWN, PARADE, PARADE, POND, POND), [PARADE, PARADE, POND, POND]),
        (page(POND, POND, OWN), []),  # one may be the caption of its own picture
        (page(POND, PARADE, POND, PARADE, OWN), []),  # not in a row
        (page(POND, POND, PHOTO, PHOTO, OWN), []),  # the second has words of the title
        (page("Sign up here.", "Sign up here.", "Share this.", "Share this.", OWN), []),  # too short to tell a story
        (page(POND, POND, PARADE, PARADE), []),  # nothing would be left
        ("", []),
    ],
)
def test_what_stands_twice_in_a_row_is_of_another_story(text, found):
    assert [text[span.start : span.end] for span in teaser_spans(text, TITLE)] == found


def test_without_a_title_nothing_is_of_its_own():
    assert len(teaser_spans(page(POND, POND, PHOTO, PHOTO, OWN), None)) == 4


def test_blanks_keep_every_offset():
    text = page(POND, POND, PARADE, PARADE, OWN)
    shown = blanked(text, teaser_spans(text, TITLE))
    assert len(shown) == len(text)
    assert shown.strip() == OWN
    assert shown.index("A baker") == text.index("A baker")


def test_teasers_are_not_read_and_an_issue_tells_it():
    text = page(POND, POND, PARADE, PARADE, OWN)
    article = Article(article_id="a", path="a.txt", title=TITLE, text=text, published="2019-05-09")
    result = ArticleReader(Config())(article)
    issue = next(issue for issue in result.issues if issue.code == "teasers")
    assert (issue.start, issue.end) == (0, text.index(OWN) - 2)
    assert {report.event_type for report in result.reports} == {"ASSAULT"}
    assert {report.place_name for report in result.reports} == {"Lima"}
    quotes = [row for row in result.evidence if row.field_text == "text"]
    assert quotes
    assert all(text[row.start : row.end] == row.quote for row in quotes)
