"""The codebook and the lexicons as data."""

import csv
from importlib.resources import files

import pytest

from timeline.errors import ReferenceDataError
from timeline.events import Codebook
from timeline.events.words.assertion_cues import Cues
from timeline.events.words.lexicon import Lexicon

PLOVER = [
    *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE"),
    *("MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"),
]
EXTENSIONS = ["x:ACCIDENT", "x:CRIME", "x:DEATH", "x:DISASTER", "x:ECONOMIC", "x:ELECTION", "x:HEALTH"]
HEADER = "event_type,event_mode,name,definition,example,quad,cameo,acled,ucdp,gdelt_quad\n"
TABLES = (
    "assertion_cues.csv",
    "clause_verbs.csv",
    "codebook.csv",
    "place_pointers.csv",
    "deadly_things.csv",
    "triggers_classes.csv",
    "triggers_compositions.csv",
    "triggers_instruments.csv",
    "triggers_kinds.csv",
    "triggers_light.csv",
    "triggers_nouns.csv",
    "triggers_phrases.csv",
    "triggers_verbs.csv",
)


def test_the_shipped_codebook_has_all_types():
    found = {entry.event_type for entry in Codebook.load().entries if entry.event_mode is None}
    assert found == {*PLOVER, *EXTENSIONS}


def test_every_entry_is_defined_with_an_example():
    assert [e for e in Codebook.load().entries if not e.definition or not e.example] == []


def test_search_finds_words_in_any_cell():
    assert ("ASSAULT", "x:hijack") in {(e.event_type, e.event_mode) for e in Codebook.load().search("hijack")}


def test_a_users_file_extends_and_replaces(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "AID,,Help,Someone helps.,A helped B.,,,,,\nx:SPORT,,Sport,A match.,They played.,,,,,\n")
    codebook = Codebook.load(path)
    assert codebook.has("x:SPORT")
    entry = codebook.entry("AID")
    assert entry is not None
    assert entry.name == "Help"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Aid,,Help,Someone helps.,A.,,,,,\n", "mine.csv:2"),
        ("AID,Loud Mode,Help,Someone helps.,A.,,,,,\n", "mine.csv:2"),
        ("AID,,Help,Someone helps.,A.,,,,,\nAID,,Help,Someone helps.,A.,,,,,\n", "mine.csv:3"),
        ("AID,,,Someone helps.,A.,,,,,\n", "mine.csv:2"),
        ("AID,,Help\n", "mine.csv:2"),
        ("AID,,Help,Someone helps.,A.,sideways,,,,\n", "mine.csv:2"),
    ],
)
def test_a_malformed_file_is_refused_by_file_and_line(tmp_path, rows, said):
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + rows)
    with pytest.raises(ReferenceDataError, match=said):
        Codebook.load(path)


def test_a_file_without_the_columns_is_refused(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("type,mode\n")
    with pytest.raises(ReferenceDataError, match="event_type"):
        Codebook.load(path)


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_sorted_and_unique(name):
    with files("timeline.reference").joinpath(name).open(encoding="utf-8") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    assert rows == sorted(set(rows))


def test_the_lexicons_agree_with_the_codebook():
    codebook = Codebook.load()
    lexicon = Lexicon.load(codebook)
    told = {r.event_type for table in (lexicon.verbs, lexicon.nouns) for rules in table.values() for r in rules}
    assert {*PLOVER, *EXTENSIONS} <= told
    assert Cues.load().verbs["threaten"][0] == "threatened"


def test_every_mode_has_words_for_its_title():
    folder = files("timeline.reference")
    modes, titled = (
        {
            (row["event_type"], row["event_mode"])
            for row in csv.DictReader(folder.joinpath(name).read_text(encoding="utf-8").splitlines())
        }
        for name in ("codebook.csv", "title_words.csv")
    )
    assert modes - titled == set()
