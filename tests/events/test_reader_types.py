"""One sentence in, the leading report out."""

import csv
from pathlib import Path

import pytest

from timeline.events import EventReader
from timeline.language import load_language
from timeline.model import Article, Publication

HERE = Path(__file__).parent
NO_DAY = Publication(published=None, day=None, precision=6, basis="unknown")


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def read():
    language, reader = load_language(), EventReader()

    def run(text: str):
        article = Article(article_id="a", text=text, path="a.txt")
        return reader(article, language.parse(article), (), (), NO_DAY)

    return run


@pytest.mark.parametrize("case", _rows("event_cases.tsv"), ids=lambda case: case["sentence"])
def test_the_leading_report_has_the_type_mode_and_assertion(read, case):
    reports, _, _ = read(case["sentence"])
    assert reports, "no report"
    found = (reports[0].event_type, reports[0].event_mode or "", reports[0].assertion)
    assert found == (case["event_type"], case["event_mode"], case["assertion"])


@pytest.mark.parametrize("case", _rows("no_event_cases.tsv"), ids=lambda case: case["sentence"])
def test_nothing_is_made_of_what_is_no_event(read, case):
    reports, _, _ = read(case["sentence"])
    assert [r for r in reports if r.assertion in ("occurred", "attempted", "alleged")] == []
