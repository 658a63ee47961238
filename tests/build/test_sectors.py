import pytest

from timeline.sectors import sectors, sectors_page, sectors_with


def test_the_page_in_the_documentation_is_the_made_one(pytestconfig):
    assert (pytestconfig.rootpath / "docs" / "sectors.md").read_text(encoding="utf-8") == sectors_page()


@pytest.mark.parametrize(("word", "found"), [("UAF", ["UAF"]), ("unions", ["LAB"]), ("cop", ["COP"]), ("qwertz", [])])
def test_sectors_are_found_by_code_and_word(word, found):
    assert list(sectors_with(word)) == found
    assert dict(sectors_with(None)) == dict(sectors())


def test_the_viewer_has_a_word_for_every_sector(pytestconfig):
    import json

    for path in sorted((pytestconfig.rootpath / "web" / "src" / "strings").glob("*.json")):
        words = json.loads(path.read_text(encoding="utf-8"))
        assert [code for code in sectors() if f"sector.{code}" not in words] == []
