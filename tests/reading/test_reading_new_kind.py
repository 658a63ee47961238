"""A new kind of source is one file: a module of the room that declares it is found by itself."""

import sys

import pytest

import timeline.reading
from timeline.model import Article
from timeline.reading import read_sources
from timeline.reading.source_kind import declared_kinds

MODULE = """
from timeline.reading.draft import Draft
from timeline.reading.source_kind import SourceKind


def read_cards(blob, config):
    for number, line in enumerate(blob.head().decode().splitlines()[1:]):
        yield Draft(path=blob.path, part=str(number), title=None, text=line)


KINDS = (SourceKind(name="cards", read=read_cards, signatures=(b"CARDS 1",)),)
"""


@pytest.fixture
def cards(tmp_path, monkeypatch):
    folder = tmp_path / "room"
    folder.mkdir()
    (folder / "cards_of_a_test.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(timeline.reading, "__path__", [*timeline.reading.__path__, str(folder)])
    declared_kinds.cache_clear()
    yield
    declared_kinds.cache_clear()
    sys.modules.pop("timeline.reading.cards_of_a_test", None)


def test_a_module_that_declares_a_kind_is_all_it_takes(cards, tmp_path):
    source = tmp_path / "box"
    source.write_text(
        "CARDS 1\nA bridge fell in Lima on Monday.\nA mill burnt in Cusco on Tuesday.\n", encoding="utf-8"
    )
    read = [item for item in read_sources([source]) if isinstance(item, Article)]
    assert [article.text for article in read] == [
        "A bridge fell in Lima on Monday.",
        "A mill burnt in Cusco on Tuesday.",
    ]


def test_without_it_the_file_is_a_text(tmp_path):
    source = tmp_path / "box"
    source.write_text("CARDS 1\nA bridge fell in Lima on Monday.\n", encoding="utf-8")
    assert len([item for item in read_sources([source]) if isinstance(item, Article)]) == 1
