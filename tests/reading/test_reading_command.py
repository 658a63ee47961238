import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timeline.cli import app
from timeline.config import Config, columns_from
from timeline.errors import ConfigError, ReferenceDataError, SourceError
from timeline.model import Article, Issue
from timeline.reading import read_sources
from timeline.reading.outlets import load_outlets
from timeline.reading.standard_input import with_standard_input

WORDS = "Two ferries were held in harbour on Tuesday while a gale passed over the strait, the port captain said."
SPANISH = "El capitán del puerto dijo que los dos transbordadores no saldrían hasta el miércoles por la mañana."


@pytest.fixture
def source(tmp_path):
    records = [
        {"id": "a", "published": "2017-05-01", "text": WORDS},
        {"id": "b", "published": "2017-05-04", "text": WORDS + " It was the third."},
        {"id": "c", "published": "2017-05", "text": WORDS + " It was the fourth."},
        {"id": "d", "published": None, "text": WORDS + " It was the fifth."},
        {"id": "e", "published": "2017-05-04", "text": SPANISH},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def ids_and_left(source, **settings):
    found = list(read_sources([source], config=Config(**settings)))
    left = [one.detail for one in found if isinstance(one, Issue) and one.code == "left-out"]
    return "".join(one.article_id for one in found if isinstance(one, Article)), left


@pytest.mark.parametrize(
    ("settings", "ids", "rule"),
    [
        ({"since": "2017-05-02"}, "bcde", "1 published before 2017-05-02"),
        ({"until": "2017-05-03"}, "acd", "2 published after 2017-05-03"),
        ({"languages": ("es",)}, "e", "4 in another language than es"),
        ({"since": "2017-05-02", "languages": ("en",)}, "bcd", "1 in another language than en, 1 published before"),
        ({"limit": 2}, "ab", None),
        ({"since": "2017-05-02", "limit": 1}, "b", "1 published before 2017-05-02"),
    ],
)
def test_what_is_not_asked_for_is_left_out_and_counted(source, settings, ids, rule):
    found, left = ids_and_left(source, **settings)
    assert found == ids
    assert left == [] if rule is None else rule in left[0]


def test_nothing_left_is_said_with_the_reason(source):
    with pytest.raises(SourceError, match=r"no article is left of 5: 5 in another language than fr"):
        ids_and_left(source, languages=("fr",))


@pytest.mark.parametrize(
    "settings",
    [{"since": "May 2017"}, {"since": "2017-05-04", "until": "2017-05-01"}, {"limit": 0}, {"languages": ("English",)}],
)
def test_a_setting_that_cannot_be_right_is_refused(settings):
    with pytest.raises(ConfigError):
        Config(**settings)


def test_the_command_shows_articles_columns_and_problems(tmp_path):
    (tmp_path / "a.csv").write_text(f'Kopf,Day,Words\nFerries stay in,2017-05-04,"{WORDS}"\nLost,2017-05-05,\n')
    result = CliRunner().invoke(app, ["read", str(tmp_path)])
    assert result.exit_code == 0
    assert "a.csv: columns text=Words (guessed; --columns says otherwise)" in result.output
    assert "no-text" in result.output
    again = CliRunner().invoke(app, ["read", str(tmp_path), "--columns", "text=words,title=Kopf,published=day"])
    assert "columns text=Words, title=Kopf, published=Day (as given)" in again.output
    assert "2017-05-04 (metadata)  en  ?  " in again.output
    assert "Ferries stay in" in again.output


def test_a_column_that_is_not_there_is_told(tmp_path):
    (tmp_path / "a.csv").write_text(f'title,text\nFerries,"{WORDS}"\n')
    (tmp_path / "b.txt").write_text(WORDS)
    found = list(read_sources([tmp_path], config=Config(columns=columns_from("text=Story"))))
    assert [one.code for one in found if isinstance(one, Issue)] == ["bad-record"]
    assert "text=Story" in found[0].detail


def test_articles_are_printed_as_jsonl_that_is_read_back_the_same(source, tmp_path):
    result = CliRunner().invoke(app, ["read", str(source), "--json"])
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "a.jsonl").write_text(result.stdout, encoding="utf-8")
    first, again = (list(read_sources([path])) for path in (source, tmp_path / "again"))
    assert first == again


def test_standard_input_is_one_file_of_any_kind(source):
    with with_standard_input([Path("-")], io.BytesIO(source.read_bytes())) as named:
        assert [one.article_id for one in read_sources(named)] == list("abcde")
    assert not named[0].exists()


def test_an_empty_standard_input_is_named_and_not_the_file_that_held_it():
    wanted = "^no article in standard input: 1 file, which could not be read; first: stdin is empty"
    with pytest.raises(SourceError, match=wanted), with_standard_input([Path("-")], io.BytesIO()) as named:
        list(read_sources(named))


def test_standard_input_beside_other_sources_is_refused(source):
    with pytest.raises(SourceError, match="only source"), with_standard_input([Path("-"), source], io.BytesIO()):
        pass


def test_a_table_of_outlets_of_ones_own_names_country_and_scale(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": WORDS, "url": "https://www.ellery.example/1"}))
    table = tmp_path / "outlets.txt"
    table.write_text("domain,name,country,scale\nellery.example,The Ellery Post,NZL,local\n")
    (article,) = read_sources([tmp_path / "a.jsonl"], config=Config(outlets=str(table)))
    assert (article.source, article.outlet_country, article.outlet_scale) == ("The Ellery Post", "NZL", "local")
    table.write_text("domain,name,country,scale\nellery.example,The Ellery Post,NZL,village\n")
    load_outlets.cache_clear()
    with pytest.raises(ReferenceDataError, match=r"outlets.txt:2"):
        read_sources([tmp_path / "a.jsonl"], config=Config(outlets=str(table)))


def test_keys_of_records_are_guessed_shown_and_said_otherwise(tmp_path):
    record = {"headline": "Ferry", "summary": "Short.", "body": "The ferry sank on Monday.", "date": "2017-05-04"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n" + json.dumps(record) + "\n")
    guessed = CliRunner().invoke(app, ["read", str(tmp_path)]).output
    assert guessed.count("columns text=body, title=headline, published=date (guessed") == 1
    given = CliRunner().invoke(app, ["read", str(tmp_path), "--columns", "text=summary", "--json"]).output
    assert [json.loads(line)["text"] for line in given.splitlines()] == ["Short.", "Short."]
