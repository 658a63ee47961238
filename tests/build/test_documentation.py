import re


def test_every_issue_code_is_documented(pytestconfig):
    root = pytestconfig.rootpath
    used = {
        code
        for path in sorted((root / "timeline").rglob("*.py"))
        for code in re.findall(r'\bcode="([a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", (root / "docs" / "issues.md").read_text(encoding="utf-8"), re.M))
    assert len(used) > 10
    assert used <= documented


def test_every_reference_table_has_source_and_licence_beside_it(pytestconfig):
    folder = pytestconfig.rootpath / "timeline" / "reference"
    notes = " ".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md")))
    tables = [path.name for path in sorted([*folder.glob("*.csv"), *folder.glob("*.json")])]
    assert len(tables) > 10
    assert [name for name in tables if name not in notes] == []
