import datetime

import pytest

from timeline.dates import find_dates, publication_day
from timeline.model import Article, Parse

PARSE = Parse(sentences=())


def article(text, published=None, basis="unknown", **given):
    return Article(article_id="a", text=text, path="a.txt", published=published, published_basis=basis, **given)


@pytest.mark.parametrize(
    ("text", "published", "basis", "quote"),
    [
        ("SAN RAFAEL, 3 JAN 90 (NOTIMAR) -- [TEXT] A BRIDGE FELL.", "1990-01-03", "dateline", "3 JAN 90"),
        ("SAN RAFAEL (LANDIA), 3 JAN 90 -- A BRIDGE FELL.", "1990-01-03", "dateline", "3 JAN 90"),
        ("NORTHPORT, May 29, 2017 (Wirepost) - A bridge fell.", "2017-05-29", "dateline", "May 29, 2017"),
        ("Northport, 29 May 2017 — A bridge fell.", "2017-05-29", "dateline", "29 May 2017"),
        (
            "A headline\n\nNORTHPORT, May 29, 2017 /Wirepost/ -- A bridge fell.",
            "2017-05-29",
            "dateline",
            "May 29, 2017",
        ),
        (
            "Posted: Sunday, August 17, 2014 3:56 PM EDT\n\nA bridge fell.",
            "2014-08-17",
            "text",
            "Sunday, August 17, 2014 3:56 PM EDT",
        ),
        ("Updated: May 30, 2017\nPosted: May 29, 2017\n\nA bridge fell.", "2017-05-29", "text", "May 29, 2017"),
        ("March 6, 2008\nA bridge fell in the night, and nobody was hurt.", "2008-03-06", "text", "March 6, 2008"),
        ("A bridge falls\nBy Ann Author\n6 March 2008\n\nA bridge fell.", "2008-03-06", "text", "6 March 2008"),
        (
            "A photo taken on May 29, 2017 shows the bridge.\n\nA bridge fell on Monday.",
            "2017-05-29",
            "caption",
            "May 29, 2017",
        ),
    ],
)
def test_the_day_is_read_from_the_text_when_nothing_else_tells(text, published, basis, quote):
    publication, issues = publication_day(article(text), PARSE)

    assert (publication.published, publication.basis, publication.precision) == (published, basis, 1)
    assert publication.mention is not None
    assert publication.mention.quote == quote
    assert issues == ()


@pytest.mark.parametrize(
    "text",
    [
        "A bridge fell on Monday.",
        "A bridge fell on May 29, 2017, the mayor said at length to all who would listen.",
        "A file photo of May 29, 2016 shows the bridge.\n\nA bridge fell.",
        "The Daily Example Archive 2001-2009\n\nA bridge fell.",
        "NORTHPORT, 7 FEB (WIREPOST) -- A BRIDGE FELL.",
        "",
    ],
)
def test_without_a_day_there_is_an_issue_and_no_guess(text):
    publication, issues = publication_day(article(text), PARSE)

    assert (publication.published, publication.day, publication.basis) == (None, None, "unknown")
    assert [issue.code for issue in issues] == ["no-date"]


@pytest.mark.parametrize(
    ("published", "day", "precision"),
    [
        ("2017-05-29", datetime.date(2017, 5, 29), 1),
        ("2017-05-29T23:30:00-04:00", datetime.date(2017, 5, 29), 1),
        ("2017-05-29T01:00:00Z", datetime.date(2017, 5, 29), 1),
        ("2017-05", None, 4),
        ("2017", None, 5),
    ],
)
def test_metadata_are_kept_as_written(published, day, precision):
    publication, issues = publication_day(article("A bridge fell.", published, "metadata"), PARSE)

    assert (publication.published, publication.day, publication.precision) == (published, day, precision)
    assert (publication.basis, publication.mention, issues) == ("metadata", None, ())


def test_metadata_stand_against_a_dateline_and_the_quarrel_is_an_issue():
    found, issues = publication_day(
        article("NORTHPORT, May 2, 2016 (W) -- A bridge fell.", "2017-05-29", "metadata"), PARSE
    )

    assert found.published == "2017-05-29"
    assert [issue.code for issue in issues] == ["date-conflict"]


def test_a_dateline_stands_against_the_name_of_the_file():
    found, _ = publication_day(
        article("NORTHPORT, May 2, 2016 (W) -- A bridge fell.", "2017-05-29", "file_name"), PARSE
    )

    assert (found.published, found.basis) == ("2016-05-02", "dateline")


def test_today_is_the_day_of_the_dateline_when_the_paper_came_a_day_later():
    text = "NORTHPORT, May 28 (Wirepost) - A bridge fell today."
    written = article(text, "2017-05-29", "metadata")

    mentions = find_dates(written, PARSE, publication_day(written, PARSE)[0])

    assert [(mention.quote, mention.value.edtf) for mention in mentions] == [
        ("May 28", "2017-05-28"),
        ("today", "2017-05-28"),
    ]


def test_the_date_of_the_dateline_says_that_it_is_one():
    written = article("SAN RAFAEL, 3 JAN 90 (NOTIMAR) -- A BRIDGE FELL TODAY.")

    mentions = find_dates(written, PARSE, publication_day(written, PARSE)[0])

    assert [(mention.value.edtf, mention.value.basis) for mention in mentions] == [
        ("1990-01-03", "dateline"),
        ("1990-01-03", "relative"),
    ]


def test_the_title_is_read_against_the_same_day():
    written = article("A bridge fell.", "2017-05-29", "metadata", title="Bridge falls on Friday")

    mentions = find_dates(written, PARSE, publication_day(written, PARSE)[0])

    assert [(mention.field, mention.quote, mention.value.edtf) for mention in mentions] == [
        ("title", "Friday", "2017-05-26")
    ]


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("NORTHPORT, 5 May 2017. Some members left the hall.", "2017-05-05", "dateline"),
        ('PORT OF EASTWICK, May 5, 2017. "We left," one said.', "2017-05-05", "dateline"),
        ("ANNA HARPER WAS BORN AND RAISED IN NORTHPORT, 5 May 1970. She sang.", None, "unknown"),
        ("Northport, 5 May 2017. Some of the members left the hall.", None, "unknown"),
        ("القاهرة، 3 مايو 2017 (وكالة) - سقط جسر.", "2017-05-03", "dateline"),
        (
            "Home | World\nPhoto:\nMourners carry flowers on the quay, May 27, 2017\n\nIt rained.",
            "2017-05-27",
            "caption",
        ),
        (
            "Home | World\nOpening hours:\nMourners carry flowers on the quay, May 27, 2017\n\nIt rained.",
            None,
            "unknown",
        ),
    ],
)
def test_a_dateline_may_end_with_a_point_and_a_caption_stand_under_its_label(text, day, basis):
    publication, _ = publication_day(article(text, language="ar" if "،" in text else "en"), PARSE)

    assert (publication.published, publication.basis) == (day, basis)


UPDATED = (
    "A bridge falls\nPosted: Saturday, May 13, 2017 7:39 AM EST Updated: Monday, May 29, 2017 8:02 AM EST\n\nIt fell."
)


@pytest.mark.parametrize("given", ["2017-05-29", "2017-05-28", "2017-05-30"])
def test_metadata_that_give_the_update_stand_behind_the_day_of_posting(given):
    publication, issues = publication_day(article(UPDATED, given, "metadata"), PARSE)

    assert (publication.published, publication.basis) == ("2017-05-13", "text")
    assert publication.mention is not None
    assert publication.mention.quote.startswith("Saturday, May 13, 2017")
    assert [issue.code for issue in issues] == ["date-conflict"]
    assert "2017-05-13" in issues[0].detail


@pytest.mark.parametrize(
    ("text", "given"),
    [
        (UPDATED, "2017-05-13"),
        (UPDATED, "2017-05-14"),
        (UPDATED, "2017-06-20"),
        ("Posted: May 13, 2017\n\nA bridge fell.", "2017-05-29"),
        ("Updated: May 29, 2017\n\nA bridge fell.", "2017-05-29"),
    ],
)
def test_other_metadata_stand_before_what_a_page_says(text, given):
    publication, _ = publication_day(article(text, given, "metadata"), PARSE)
    assert (publication.published, publication.basis) == (given, "metadata")
