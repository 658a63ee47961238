"""Short articles in our own words: mentions of one happening make one report, two happenings two."""

import datetime

import pytest

from timeline.dates import find_dates
from timeline.events import EventReader
from timeline.language import load_language
from timeline.model import Article, Publication

DAY = datetime.date(2021, 3, 12)
PUBLISHED = Publication(published="2021-03-12", day=DAY, precision=1, basis="metadata")


@pytest.fixture(scope="module")
def read():
    language, reader = load_language(), EventReader()

    def run(text: str, title: str | None = None):
        article = Article(article_id="a", text=text, title=title, path="a.txt", published="2021-03-12")
        parse = language.parse(article)
        return reader(article, parse, find_dates(article, parse, PUBLISHED), (), PUBLISHED)

    return run


def test_headline_lead_and_later_mentions_are_one_report(read):
    reports, _, _ = read(
        "Masked men attacked a bakery in Lyon on Tuesday, killing two people. The attack shocked residents. "
        "Witnesses said the attack lasted five minutes.",
        title="Two killed in attack on bakery",
    )
    attacks = [r for r in reports if r.event_type == "ASSAULT"]
    assert len(attacks) == 1
    assert attacks[0].rank == 1
    assert attacks[0].date_edtf == "2021-03-09"
    assert attacks[0].deaths_best == 2


def test_another_bombing_on_another_day_is_another_report(read):
    reports, _, _ = read(
        "A bomb exploded in a market on Monday. In a separate attack, gunmen shot a guard at a bank on Wednesday."
    )
    assert sorted(r.event_mode for r in reports if r.event_type == "ASSAULT") == ["explosives", "firearms"]


def test_an_arrest_follows_the_shooting_that_leads(read):
    reports, _, _ = read(
        "Police arrested a man on Thursday in the shooting of two brothers. The brothers were shot on Sunday. "
        "One of the brothers died."
    )
    by_type = {r.event_type: r for r in reports}
    assert reports[0].event_type == "ASSAULT"
    assert by_type["COERCE"].follows_report == by_type["ASSAULT"].report_id


def test_old_uprisings_are_background(read):
    reports, _, _ = read(
        "Ministers met in Rome on Monday. They spoke of fish. Prices were high. The weather was fine. "
        "The sea was calm. The party has ruled the island since the 1994 coup toppled the king."
    )
    coups = [r for r in reports if r.event_type == "COERCE"]
    assert [r.assertion for r in coups] == ["background"]


@pytest.mark.parametrize(
    "text",
    [
        "The Harvest Front claimed the bombings of two mills in February and the blast at a bank in December 2020.",
        "The Harvest Front claimed the bombing of a mill in February and the bombing of a bank in December 2020.",
    ],
)
def test_each_of_several_deeds_that_are_claimed_is(read, text):
    reports, _, _ = read(text)
    told = {r.date_edtf: (r.claimed_by, r.assertion) for r in reports}
    assert told == {"2021-02": ("Harvest Front", "occurred"), "2020-12": ("Harvest Front", "occurred")}


def test_a_claim_names_the_claimant(read):
    reports, _, _ = read(
        "Gunmen shot dead four pilgrims on Monday. The Northern Front claimed responsibility for the attack."
    )
    assert reports[0].claimed_by is not None
    assert "Northern Front" in reports[0].claimed_by


def test_an_attack_is_dated_by_the_one_it_came_before(read):
    reports, _, _ = read(
        "Jets bombed a camp on Wednesday. The air strikes were launched hours after masked gunmen shot dead nine monks."
    )
    shooting = next(r for r in reports if r.event_mode == "firearms")
    assert (shooting.date_start, shooting.date_end) == (datetime.date(2021, 3, 9), datetime.date(2021, 3, 10))


def test_without_a_date_the_day_of_publication_bounds_the_event(read):
    reports, _, _ = read("Rebels kidnapped an engineer.")
    assert (reports[0].date_edtf, reports[0].date_precision, reports[0].date_basis) == (
        "../2021-03-12",
        6,
        "publication",
    )


def test_evidence_quotes_the_exact_words_and_keeps_unused_dates(read):
    text = "On Monday, gunmen shot two policemen. The market opens at dawn on Saturday 3 April 2010."
    reports, evidence, _ = read(text)
    assert all(row.quote == text[row.start : row.end] for row in evidence)
    assert {row.report_id for row in evidence} <= {None, *(r.report_id for r in reports)}
    assert any(row.kind == "date" and row.chosen for row in evidence)
    assert len({row.evidence_id for row in evidence}) == len(evidence)


def test_the_same_article_gives_the_same_reports(read):
    text = "On Monday, gunmen shot two policemen. Police arrested a man on Tuesday."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gunmen shot two policemen.", "Two policemen were shot by gunmen."),
        ("Rebels kidnapped an engineer.", "An engineer was kidnapped by rebels."),
        ("Police arrested two sisters.", "Two sisters were arrested by police."),
        ("Gunmen attacked a convoy in March.", "In March, gunmen attacked a convoy."),
        ("The militia attacked a convoy.", "The militia, officials said, attacked a convoy."),
        ("Rebels attacked a convoy.", "Guerrillas attacked a convoy."),
        ("The army mobilised its forces.", "The army mobilized its forces."),
        ("Protesters and students marched through the city.", "Students and protesters marched through the city."),
        ("Gunmen shot two policemen in the harbour.", "GUNMEN SHOT TWO POLICEMEN IN THE HARBOUR."),
        ("The rebels have kidnapped the mayor.", "THE REBELS HAVE KIDNAPPED THE MAYOR."),
    ],
)
def test_wording_changes_neither_type_nor_sides(read, first, second):
    a, b = read(first)[0][0], read(second)[0][0]
    assert (a.event_type, a.event_mode, a.assertion) == (b.event_type, b.event_mode, b.assertion)
    assert (len(a.actors), len(a.targets)) == (len(b.actors), len(b.targets))


@pytest.mark.parametrize(
    ("second", "arrests"),
    [
        ("The same force later arrested his father, Ramiro Salcedo, at his home in the city.", 2),
        ("Tomas Salcedo was arrested at the airport, a policeman said.", 1),
        ("Salcedo was arrested at the airport, a policeman said.", 1),
    ],
)
def test_two_persons_named_in_full_are_seized_twice(read, second, arrests):
    reports, _, _ = read(f"Police arrested Tomas Salcedo, the brother of the bomber, in Rosario. {second}")
    assert [r.event_mode for r in reports] == ["arrest"] * arrests
