"""A user's own codebook, with triggers for its types, and the page made from the shipped one."""

import subprocess
import sys

import pytest

from timeline.config import Config
from timeline.errors import ReferenceDataError
from timeline.events.codebook import Codebook
from timeline.events.codebook_page import codebook_page
from timeline.events.words.lexicon import Lexicon
from timeline.model import Article
from timeline.pipeline import ArticleReader

CODES = "event_type,event_mode,name,definition,example,quad,cameo,acled,ucdp,gdelt_quad\n"
RULES = "lemma,event_type,event_mode,frame,roles,weight\n"


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "codebook.csv").write_text(
        CODES + "x:SPORT,,Sport,Teams play each other.,The Kites beat the Herons.,,,,,\n", encoding="utf-8"
    )
    (folder / "triggers_verbs.csv").write_text(
        RULES + "trounce,x:SPORT,,obj,subj>actor obj>target,0.8\n", encoding="utf-8"
    )
    return folder


def test_a_type_of_one_s_own_is_found_by_its_own_triggers(own):
    article = Article(article_id="a", text="The Kites trounced the Herons on 3 March 2018.", path="a.txt", title=None)
    without, with_own = ArticleReader(Config()), ArticleReader(Config(codebook=str(own)))
    assert "x:SPORT" not in {report.event_type for report in without(article).reports}
    assert [report.event_type for report in with_own(article).reports] == ["x:SPORT"]


def test_one_s_own_rule_stands_before_the_shipped(own):
    (own / "triggers_verbs.csv").write_text(RULES + "attack,x:SPORT,,obj,subj>actor,0.3\n", encoding="utf-8")
    rules = Lexicon.load(Codebook.load(own), own=own).verbs["attack"]
    assert rules[0].event_type == "x:SPORT"
    assert len(rules) > 1


def test_trouble_in_a_trigger_file_names_file_and_line(own):
    (own / "triggers_verbs.csv").write_text(RULES + "trounce,x:GAME,,obj,subj>actor,0.8\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"triggers_verbs.csv:2: x:GAME  is not in the codebook"):
        Lexicon.load(Codebook.load(own), own=own)


def test_a_folder_without_any_of_its_files_is_refused(tmp_path):
    with pytest.raises(ReferenceDataError, match="must hold one or more of"):
        Codebook.load(tmp_path)


def run(*words, cwd):
    return subprocess.run([sys.executable, "-m", "timeline", *map(str, words)], capture_output=True, text=True, cwd=cwd)


def test_the_command_prints_searches_and_checks(own, tmp_path):
    assert "ASSAULT / x:hijack" in run("codebook", "hijack", cwd=tmp_path).stdout
    assert run("codebook", "--codebook", own, cwd=tmp_path).stdout.count("x:SPORT") == 1
    assert run("codebook", "qwertz", cwd=tmp_path).returncode == 1
    (own / "codebook.csv").write_text(CODES + "sport,,Sport,Teams play.,A.,,,,,\n", encoding="utf-8")
    wrong = run("codebook", "--codebook", own, cwd=tmp_path)
    assert (wrong.returncode, "codebook.csv:2" in wrong.stderr) == (2, True)
    build = run("build", "--codebook", own, tmp_path / "nowhere", cwd=tmp_path)
    assert (build.returncode, build.stderr.count("\n")) == (2, 1)


def test_the_page_is_the_one_in_the_documentation(pytestconfig):
    page = (pytestconfig.rootpath / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert page == codebook_page()
