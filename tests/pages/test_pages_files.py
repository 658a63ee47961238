"""The bytes of the pages: what they carry, what they refuse, and that they are always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import folium
import pandas
import pytest
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from sample_tables import HOSTILE_TITLE, RUN, sample_tables

from timeline.dataset import Events, read_dataset
from timeline.errors import DatasetError
from timeline.pages import events_map, write_pages
from timeline.pages.map import EventLayer
from timeline.pages.payload import build_payload, json_for_html
from timeline.pages.policy import with_policy
from timeline.pages.quotes import quotes_of, segments, sentence_around
from timeline.tables import TABLE_BY_NAME, TABLES

WEB = Path(__file__).resolve().parents[2] / "web"
ASSETS = files("timeline.pages.assets")


def test_three_pages_are_written_and_named(pages):
    assert sorted(pages) == ["index.html", "map.html", "timeline.html"]
    assert all(path.name == name and path.stat().st_size > 50_000 for name, path in pages.items())


def test_the_same_tables_give_the_same_bytes(pages, tmp_path):
    again = write_pages(sample_tables(), tmp_path, run=RUN)
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in pages.items()
    }


@pytest.mark.parametrize("name", ["index.html", "map.html", "timeline.html"])
def test_nothing_in_a_page_points_outside(pages, name):
    html = pages[name].read_text(encoding="utf-8")
    markup = re.sub(r"(<script[^>]*>|<style>).*?(</script>|</style>)", "", html, flags=re.DOTALL)
    assert re.findall(r'(?:src|href)="(?!data:,)[^"]*"', markup) == []
    assert "cdn" not in markup
    styles = "".join(re.findall(r"<style>(.*?)</style>", html, flags=re.DOTALL))
    assert "url(" not in styles and "@import" not in styles


@pytest.mark.parametrize("name", ["index.html", "map.html", "timeline.html"])
def test_the_policy_names_every_script_and_style_by_its_hash(pages, name):
    html = pages[name].read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html).group(1)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy
    blocks = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL) + re.findall(
        r"<style>(.*?)</style>", html, flags=re.DOTALL
    )
    for block in blocks:
        assert base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() in policy


def test_a_page_without_charset_is_refused():
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html></html>")


def test_hostile_texts_stand_only_inside_data_and_are_no_templates(pages):
    html = pages["index.html"].read_text(encoding="utf-8")
    assert HOSTILE_TITLE not in html
    assert "\\u003c/script>\\u003cscript>window.hacked = 1\\u003c/script> ${7*7} {{7*7}} \\u2028" in html
    assert html.count("</script>") == html.count("<script")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("</script>", '"\\u003c/script>"'),
        ("a\u2028b\u2029", '"a\\u2028b\\u2029"'),
        (["<!--"], '["\\u003c!--"]'),
        ("é", '"é"'),
    ],
)
def test_json_cannot_end_its_script_element(value, text):
    assert json_for_html(value) == text
    assert json.loads(text) == value


def test_an_empty_dataset_gives_pages(tmp_path):
    tables = {name: table.iloc[:0] for name, table in sample_tables().items()}
    assert len(write_pages(tables, tmp_path, run={})) == 3


def test_lists_may_be_json_text_as_in_csv():
    tables = sample_tables()
    events = tables["events"]
    texts = {
        name: events[name].map(json.dumps)
        for name in ("actors", "targets", "actor_codes", "target_codes", "disagreement")
    }
    as_text = {**tables, "events": events.assign(**texts)}
    assert build_payload(as_text, run=RUN) == build_payload(tables, run=RUN)


def test_the_tables_are_left_as_they_were():
    tables = sample_tables()
    build_payload(tables, run=RUN)
    for name, table in sample_tables().items():
        pandas.testing.assert_frame_equal(tables[name], table)


@pytest.mark.parametrize(
    ("text", "kept", "left_out"),
    [
        ("words", ("witnesses said", "https://example.org/00-0", "Jets strike camps"), ()),
        ("links", ("https://example.org/00-0", "Jets strike camps"), ("witnesses said",)),
        ("titles", ("Jets strike camps",), ("https://example.org/00-0", "witnesses said")),
    ],
)
def test_a_page_carries_as_much_of_the_articles_as_is_asked_for(text, kept, left_out):
    blocks = build_payload(sample_tables(), run=RUN, text=text)
    carried = "".join(block.content for block in blocks if block.name != "columns")
    assert f'"text":"{text}"' in carried
    assert all(words in carried for words in kept)
    assert not any(words in carried for words in left_out)


def test_only_the_sentence_leaves_the_article(pages):
    html = pages["index.html"].read_text(encoding="utf-8")
    assert "witnesses said on" in html
    assert "The day began quietly" not in html
    assert "Nothing more was known" not in html


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. Two people died on Friday. It stopped.", "Friday", "Two people died on Friday."),
        ("Gen. Amal Said spoke. Then he left.", "Amal", "Gen. Amal Said spoke."),
        ("At 3.5 km the bus stopped. No one was hurt.", "bus", "At 3.5 km the bus stopped."),
        ("Headline without stop\nThe bus burned.", "burned", "The bus burned."),
        ("“They fled.” She wept.", "fled", "“They fled.”"),
        ("Only one", "Only", "Only one"),
        ("هطل المطر. مات رجلان يوم الجمعة. انتهى.", "رجلان", "مات رجلان يوم الجمعة."),
    ],
)
def test_the_sentence_around_words(text, words, sentence):
    first = text.index(words)
    assert text[slice(*sentence_around(text, first, first + len(words)))] == sentence


def test_marks_that_overlap_are_cut_at_every_edge():
    text = "Two soldiers died."
    marks = [{"start": 0, "end": 12, "kind": "target"}, {"start": 0, "end": 3, "kind": "deaths"}]
    assert segments(text, marks) == [("Two", "deaths target"), (" soldiers", "target"), (" died.", "")]


def test_a_dateline_and_its_sentence_are_quoted_once():
    text = "ASTANA (Wire) - Iran signed. Talks go on."
    found = [("ASTANA", "place", 0), ("Iran", "actor", 1), ("signed", "event", 1), ("Talks", "event", 2)]
    evidence = [
        {
            "report_id": "r", "article_id": "a", "field_text": "text", "kind": kind, "sentence": sentence,
            "start": text.index(words), "end": text.index(words) + len(words), "chosen": True,
        }
        for words, kind, sentence in found
    ]  # fmt: skip
    quotes = quotes_of(evidence, {"a": {"article_id": "a", "title": None, "text": text}})["r"]
    assert [quote["segments"] for quote in quotes] == [
        [("ASTANA", "place"), (" (Wire) - ", ""), ("Iran", "actor"), (" ", ""), ("signed", "event"), (".", "")],
        [("Talks", "event"), (" go on.", "")],
    ]


def test_the_map_is_a_folium_map_that_takes_more_layers():
    events = events_map(sample_tables())
    assert isinstance(events, folium.Map)
    folium.Circle([30, 31], radius=1000).add_to(events)
    html = events.get_root().render()
    assert "L.circle" in html
    assert "newsTimeline.start(map_events" in html
    assert events._repr_html_().startswith("<")


def test_folium_runs_no_template_of_a_title():
    html = events_map(sample_tables(), run=RUN).get_root().render()
    assert "{{7*7}}" in html


def test_the_built_files_are_those_recorded():
    recorded = json.loads(ASSETS.joinpath("ASSETS.json").read_text(encoding="utf-8"))["sha256"]
    found = {name: hashlib.sha256(ASSETS.joinpath(name).read_bytes()).hexdigest() for name in recorded}
    assert found == recorded
    assert "viewer.js" in recorded and "basemap.json.gz" in recorded


def test_the_built_files_come_from_the_sources(tmp_path):
    if shutil.which("node") is None or not (WEB / "node_modules" / "esbuild").exists():
        pytest.skip("rebuilding the viewer needs Node.js and `npm ci` in web/; the recorded sums are tested")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=WEB, check=True)
    for built in sorted(tmp_path.iterdir()):
        assert built.read_bytes() == ASSETS.joinpath(built.name).read_bytes(), built.name


def test_the_viewer_never_makes_markup_of_text():
    """So no title, quote or translation can become an element, whatever it holds."""
    makers = re.compile(r"(inner|outer|insertAdjacent)HTML|document\.write|createContextualFragment|DOMParser|eval\(")
    sources = {path.name: path.read_text(encoding="utf-8") for path in (WEB / "src").glob("*.ts")}
    assert len(sources) > 15
    assert [name for name, source in sources.items() if makers.search(source)] == []


def test_the_plugin_follows_the_conventions_of_folium():
    layer = EventLayer((), mode="map")
    assert isinstance(layer, MacroElement) and isinstance(layer, JSCSSMixin)
    assert layer.default_js == layer.default_css == []
    plain = folium.Map()
    layer.add_to(plain)
    assert layer.map_name() == plain.get_name()
    assert f"newsTimeline.start({plain.get_name()}, " in plain.get_root().render()


def test_every_string_used_has_words_in_every_language():
    catalogues = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (WEB / "src" / "strings").glob("*.json")
    }
    english = set(catalogues["en"])
    used = set()
    for source in (WEB / "src").glob("*.ts"):
        used |= set(re.findall(r'\bt\("([\w.]+)"', source.read_text(encoding="utf-8")))
    assert used <= english
    for language, catalogue in catalogues.items():
        assert set(catalogue) <= english, language


def test_selected_events_of_a_dataset_go_on_a_folium_map(tmp_path):
    dataset = a_dataset(tmp_path)
    egypt = dataset.events[dataset.events["country"] == "EGY"].sort_values("title")
    shown = egypt.to_folium()
    assert isinstance(shown, folium.Map)
    folium.Circle([30, 31], radius=1000).add_to(shown)
    html = shown.get_root().render()
    assert "Gunmen fire on a bus of pilgrims" in html and "L.circle" in html
    assert "Storm floods the lower town" not in html and "Jets strike camps near Derna" not in html
    assert "Storm floods the lower town" in dataset.map().get_root().render()


def test_events_that_lost_their_columns_or_reports_say_so(tmp_path):
    dataset = a_dataset(tmp_path)
    with pytest.raises(DatasetError, match="lost the columns event_id"):
        dataset.events[["title"]].to_folium()
    with pytest.raises(DatasetError, match="lost their reports"):
        Events(pandas.DataFrame(dataset.events)).to_folium()


def a_dataset(folder):
    tables = sample_tables()
    for name in ("merges", "issues"):
        tables[name] = pandas.DataFrame(columns=list(TABLE_BY_NAME[name].names))
    for table in TABLES:
        columns = {column: tables[table.name].get(column) for column in table.names}
        pandas.DataFrame(columns).to_parquet(folder / f"{table.name}.parquet")
    return read_dataset(folder)
