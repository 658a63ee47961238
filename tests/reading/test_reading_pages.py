import csv
from importlib import resources

import pytest

from timeline.errors import ReferenceDataError
from timeline.model import Article
from timeline.reading import read_sources
from timeline.reading.addresses import day_in_address, outlet_of
from timeline.reading.outlets import load_outlets, read_outlets
from timeline.reading.page_metadata import in_local_time
from timeline.reading.page_title import choose_title
from timeline.reading.residue import without_residue

STORY = [
    "Divers raised the bell of the steamer Corvina on Wednesday, ninety years after she went down off Port Ellery.",
    "The bell weighs forty kilograms and will be shown in the town hall once the salt has been washed out of it.",
    "A storm drove the ship onto the reef in 1927, and all but two of her crew were saved by fishermen.",
]


def page(tmp_path, *, head="", before="", after="", heading="Divers raise bell of lost steamer", attributes=""):
    body = "".join(f"<p>{line}</p>" for line in STORY)
    (tmp_path / "a.html").write_text(
        f"<!DOCTYPE html><html {attributes}><head><title>{heading} | The Ellery Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{heading}</h1>{before}{body}{after}</article></body></html>"
    )
    (article,) = [one for one in read_sources([tmp_path]) if isinstance(one, Article)]
    return article


def test_a_page_gives_paragraphs_apart_without_heading_and_menu(tmp_path):
    article = page(tmp_path)
    assert article.text == "\n\n".join(STORY)
    assert article.title == "Divers raise bell of lost steamer"


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        (
            '<meta property="article:published_time" content="2017-05-04T09:00:00+02:00">',
            "2017-05-04T09:00:00+02:00",
            0,
        ),
        ('<meta name="date" content="2017-05-04">', "2017-05-04", 0),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},'
            '{"@type":["NewsArticle"],"headline":"h","datePublished":"2017-05-04"}]}</script>',
            "2017-05-04",
            0,
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2017-05-04">', "2017-05-04", 0),
        ('<link rel="canonical" href="https://ellery.example/2017/05/04/bell">', "2017-05-04", "url"),
        ('<meta property="article:modified_time" content="2019-01-01">', None, "unknown"),
        ("", None, "unknown"),
    ],
)
def test_the_day_of_a_page_is_what_it_says_of_itself(tmp_path, head, published, basis):
    article = page(tmp_path, head=head)
    assert (article.published, article.published_basis) == (published, basis or "metadata")


@pytest.mark.parametrize(
    ("shown", "language", "published"),
    [
        ("4 May 2017", "en", "2017-05-04"),
        ("Updated: May 4, 2017, 10:15 am", "en", "2017-05-04"),
        ("04.05.2017", "de", "2017-05-04"),
        ("4. Mai 2017", "de", "2017-05-04"),
        ("le 4 mai 2017", "fr", "2017-05-04"),
        ("2017年5月4日", "zh", "2017-05-04"),
        ("04/05/2017", "es", "2017-05-04"),
        ("04/05/2017", "en", None),
        ("May 2017", "en", None),
        ("two hours ago", "en", None),
    ],
)
def test_a_day_that_the_page_shows_is_read_when_it_is_full_and_clear(tmp_path, shown, language, published):
    article = page(tmp_path, before=f"<span class='post-date'>{shown}</span>", attributes=f"lang='{language}'")
    assert (article.published, article.published_basis) == (published, "text" if published else "unknown")


def test_a_standfirst_is_kept_and_a_byline_is_not(tmp_path):
    lead = "A team of volunteers needed eleven summers to find the wreck beneath the sand."
    before = f"<p class='author'>By Ann Marlow, who has followed the search since it was begun.</p><div>{lead}</div>"
    article = page(tmp_path, before=before)
    assert article.text.startswith(lead) or article.text.split("\n\n")[0] == STORY[0]
    assert "Ann Marlow" not in article.text
    assert STORY[0] in article.text


@pytest.mark.parametrize(
    ("headings", "stated", "title"),
    [
        (["Divers raise bell"], ["Divers raise bell | The Ellery Post"], "Divers raise bell"),
        ([], ["Divers raise bell - The Ellery Post"], "Divers raise bell"),
        ([], ["The Ellery Post: news from the coast"], "The Ellery Post: news from the coast"),
        (["The Ellery Post"], ["Divers raise the ship's bell"], "Divers raise the ship's bell"),
        (
            ["Shipwrecks: Divers raise the ship's bell"],
            ["Divers raise the ship's bell"],
            "Divers raise the ship's bell",
        ),
        (["Divers raise the ship's bell"], ["Coast: Divers raise the ship's bell"], "Divers raise the ship's bell"),
        (['Mayor calls wreck "a treasure"'], ["Mayor calls wreck"], 'Mayor calls wreck "a treasure"'),
        (
            ["Bell of lost steamer is ashore"],
            ["Shipwreck news 1927: what divers found"],
            "Bell of lost steamer is ashore",
        ),
        (
            ["Most read", "Sport", "Divers raise bell of ship"],
            ["Divers raise bell of a ship"],
            "Divers raise bell of ship",
        ),
        ([], [], None),
    ],
)
def test_the_headline_is_the_one_a_reader_sees(headings, stated, title):
    assert choose_title(headings=headings, stated=stated, site="The Ellery Post") == title


@pytest.mark.parametrize(
    ("line", "is_cut"),
    [
        ("Read more: Ten wrecks of the coast", True),
        ("Photo: Harbour museum", True),
        ("Lesen Sie auch: Zehn Wracks", True),
        ("AFP / Ann Marlow", True),
        ("Follow us on every channel you like", True),
        ("Photographs of the wreck were shown to the crowd.", False),
        ("Readers more than once asked for it.", False),
        ("Share prices of the salvage firm fell by a third on Friday.", False),
    ],
)
def test_lines_of_the_page_are_cut_and_sentences_of_news_are_not(line, is_cut):
    text = "\n".join([STORY[0], line, *STORY[1:]])
    assert (line not in without_residue(text)) == is_cut


def test_loose_ends_after_the_last_sentence_are_cut():
    assert without_residue("\n".join([*STORY, "Shipwrecks", "Port Ellery"])) == "\n".join(STORY)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2017/05/04/bell", "2017-05-04"),
        ("https://a.example/world/2017/may/04/bell", "2017-05-04"),
        ("https://a.example/bell-2017-05-04.html", "2017-05-04"),
        ("https://a.example/20170504/bell", "2017-05-04"),
        ("https://a.example/2017/05/bell", None),
        ("https://a.example/2017/13/04/bell", None),
        ("https://a.example/2017/05/04/what-happened-2016-05-04", None),
        ("https://a.example/article/1234567890123", None),
        ("http://[broken", None),
    ],
)
def test_the_day_in_an_address(address, day):
    assert day_in_address(address) == day


@pytest.mark.parametrize(
    ("published", "day", "local"),
    [
        ("2017-05-05T02:30:00+00:00", "2017-05-04", "2017-05-04"),
        ("2017-05-05T02:30:00+02:00", "2017-05-04", "2017-05-05T02:30:00+02:00"),
        ("2017-05-05T02:30:00+00:00", "2017-05-01", "2017-05-05T02:30:00+00:00"),
        ("2017-05-05", "2017-05-04", "2017-05-05"),
    ],
)
def test_a_time_in_utc_gives_way_to_the_newsrooms_own_day(published, day, local):
    assert in_local_time(published, day) == local


def test_outlets_are_known_by_host_and_the_tables_are_sorted():
    assert outlet_of("https://www.bbc.co.uk/news/1").name == "BBC News"
    assert outlet_of("https://example.org/") is None
    assert outlet_of(None) is None
    assert list(load_outlets()) == sorted(load_outlets())
    content = resources.files("timeline.reference").joinpath("page_residue.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(content.splitlines()))[1:]
    assert rows == sorted({tuple(row) for row in rows} and rows)
    assert len({tuple(row) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "row", ["a.example,A,GB,national", "a.example,A,GBR,huge", "a.example,,GBR,local", "b.example,B,GBR,local"]
)
def test_a_wrong_row_of_outlets_is_named(row):
    content = f"domain,name,country,scale\nb.example,B,GBR,local\n{row}\n"
    with pytest.raises(ReferenceDataError, match=r"mine\.csv:3"):
        read_outlets(content, name="mine.csv")
