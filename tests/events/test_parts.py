"""Texts that are many short ones: chronologies, logs, briefs. A date or a town before a paragraph governs it."""

import pytest

from timeline.config import Config
from timeline.model import Article
from timeline.pipeline import ArticleReader


@pytest.fixture(scope="module")
def reports():
    reader = ArticleReader(Config())

    def run(text, title=None, published="1989-03-01"):
        article = Article(
            article_id="a", title=title, text=text, path="a.txt", published=published, published_basis="metadata"
        )
        return reader(article)

    return run


def days(result):
    return [r.date_edtf for r in sorted(result.reports, key=lambda r: r.date_edtf or "")]


ENTRIES = (
    "{} Gunmen shot dead a judge in Segovia.",
    "{} A bomb wrecked a bank in Remedios. Nobody was hurt.",
    "{} Troops arrested six farmers in Amalfi.",
    "{} Two miners were kidnapped near Zaragoza.",
)
YEAR_88 = ["1988-01-12", "1988-02-04", "1988-02-20", "1988-11-03"]


@pytest.mark.parametrize(
    ("rule", "labels"),
    [
        (
            "day and month before a colon",
            ("12 January 1988:", "4 February 1988:", "20 February 1988:", "3 November 1988:"),
        ),
        (
            "month first, a dash",
            ("January 12, 1988 –", "February 4, 1988 –", "February 20, 1988 –", "November 3, 1988 –"),
        ),
        ("numbers", ("1988-01-12:", "1988-02-04:", "1988-02-20:", "1988-11-03:")),
        ("a bullet", ("• 12 January 1988 –", "• 4 February 1988 –", "• 20 February 1988 –", "• 3 November 1988 –")),
        ("bold type", ("**12 January 1988**", "**4 February 1988**", "**20 February 1988**", "**3 November 1988**")),
        ("on a line alone", ("12 January 1988\n", "4 February 1988\n", "20 February 1988\n", "3 November 1988\n")),
        ("a point", ("12 January 1988.", "4 February 1988.", "20 February 1988.", "3 November 1988.")),
        (
            "in running text",
            ("On 12 January 1988,", "On 4 February 1988,", "On 20 February 1988,", "On 3 November 1988,"),
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_the_date_before_an_entry_is_that_of_what_it_tells(reports, rule, labels, gap):
    text = gap.join(entry.format(label) for entry, label in zip(ENTRIES, labels, strict=True))
    result = reports(text, "Violence in Antioquia")
    assert days(result) == YEAR_88, rule
    assert {r.assertion for r in result.reports} == {"occurred"}, rule
    assert not any(
        "Jan" in name or "Feb" in name or "88" in name for r in result.reports for name in r.actors + r.targets
    )


@pytest.mark.parametrize(
    ("rule", "head", "title"),
    [
        ("the heading's", "1988\n\n", "Violence in Antioquia"),
        ("the title's", "", "Violence in Antioquia: a chronology of 1988"),
        ("by their order, back from the day of publication", "", "Violence in Antioquia"),
    ],
)
def test_the_year_of_entries_that_have_none(reports, rule, head, title):
    labels = ("12 January:", "4 February:", "20 February:", "3 November:")
    text = head + "\n\n".join(entry.format(label) for entry, label in zip(ENTRIES, labels, strict=True))
    assert days(reports(text, title)) == YEAR_88, rule


def test_the_newest_first(reports):
    labels = ("4 February:", "12 January:", "30 December:", "3 November:")
    text = "\n\n".join(entry.format(label) for entry, label in zip(ENTRIES, labels, strict=True))
    assert days(reports(text, "Latest")) == ["1988-11-03", "1988-12-30", "1989-01-12", "1989-02-04"]


def test_days_under_a_month(reports):
    text = (
        "MAY 1988\n\n2 - Gunmen shot dead a judge in Segovia.\n\n5 - Troops arrested six farmers in Amalfi.\n\n"
        "5 - Same day, a bomb wrecked a bank in Remedios.\n\nJUNE 1988\n\n1 - Two miners were kidnapped near Zaragoza."
    )
    result = reports(text, "Incident log")
    assert days(result) == ["1988-05-02", "1988-05-05", "1988-05-05", "1988-06-01"]
    assert [r.deaths_best for r in result.reports if r.deaths_best] == [1]


@pytest.mark.parametrize(
    ("rule", "entry", "told"),
    [
        ("the same day as above", "Same day: Students marched through Amalfi.", "1988-02-04"),
        ("a range", "2-23 June 1988: Workers at the mine of Zaragoza were on strike.", "1988-06-02/1988-06-23"),
        ("a month", "June 1988: Workers at the mine of Zaragoza went on strike.", "1988-06"),
        ("a day of its own", "19 April 1988: Rebels said they had freed Luis Ochoa on 30 March.", "1988-03-30"),
        ("a later one", "19 April 1988: Luis Ochoa was seized. He was released on 30 May.", "1988-05-30"),
        (
            "the day after",
            "19 April 1988: Police cleared a road. The next day, they arrested ten miners.",
            "1988-04-20",
        ),
        (
            "a weekday after",
            "19 April 1988: Police cleared a road. They had arrested ten miners on Monday.",
            "1988-04-18",
        ),
    ],
)
def test_other_dates_of_a_chronology(reports, rule, entry, told):
    text = (
        "12 January 1988: Gunmen shot dead a judge in Segovia.\n\n"
        "4 February 1988: A bomb wrecked a bank in Remedios.\n\n"
        f"{entry}\n\n20 November 1988: Troops killed two men in Yondó."
    )
    assert told in days(reports(text, "Violence in Antioquia")), rule


def test_entries_stay_apart(reports):
    text = (
        "12 January 1988: Gunmen shot dead a judge in Segovia.\n\n"
        "13 January 1988: Gunmen shot dead a judge in Segovia.\n\n"
        "14 January 1988: A fire destroyed a school in Segovia. Nobody was inside.\n\n"
        "15 January 1988: Four people were hurt in an attack on a bus near Segovia."
    )
    result = reports(text, "Log")
    assert days(result) == ["1988-01-12", "1988-01-13", "1988-01-14", "1988-01-15"]
    fire = next(r for r in result.reports if r.event_type == "x:ACCIDENT")
    assert (fire.deaths_best or 0, fire.injured_best or 0) == (0, 0)


def test_evidence_of_entries_quotes_the_text(reports):
    text = "\n\n".join(
        entry.format(label)
        for entry, label in zip(ENTRIES, ("12 January:", "4 February:", "20 February:", "3 November:"), strict=True)
    )
    result = reports(f"1988\n\n{text}", "Log")
    rows = [row for row in result.evidence if row.field_text == "text"]
    assert all(text and f"1988\n\n{text}"[row.start : row.end] == row.quote for row in rows)
    dated = [row for row in rows if row.kind == "date" and row.chosen]
    assert {row.quote for row in dated} == {"12 January", "4 February", "20 February", "3 November"}
    assert {row.rule for row in dated} == {"entry"}
    assert len({row.evidence_id for row in result.evidence}) == len(result.evidence)
    assert sorted(r.rank for r in result.reports) == [1, 2, 3, 4]


BRIEFS = (
    ("LUSAKA", "Zambia's finance minister resigned on Monday."),
    ("BAMAKO", "Rebels killed five soldiers on Sunday."),
    ("CONAKRY", "Two reporters were arrested on Monday."),
    ("BANJUL", "Teachers went on strike on Monday."),
)


@pytest.mark.parametrize("form", ["{} - {}", "{} (Reuters) - {}", "**{}**\n{}", "**{}.** {}", "{}\n{}", "{}: {}"])
def test_briefs_are_of_their_towns(reports, form):
    text = "\n\n".join(form.format(town, words) for town, words in BRIEFS)
    result = reports(text, "Africa in brief")
    assert {r.event_type: r.country for r in result.reports} == {
        "RETREAT": "ZMB",
        "ASSAULT": "MLI",
        "COERCE": "GIN",
        "PROTEST": "GMB",
    }


def test_a_country_heads_a_brief(reports):
    text = (
        "**Fiji**\nPolice seized cocaine on Monday.\n\n**Sri Lanka**\nFarmers blocked a road on Sunday.\n\n"
        "**Vanuatu**\nThe prime minister resigned on Monday."
    )
    assert {r.country for r in reports(text, "Round-up").reports} == {"FJI", "LKA", "VUT"}


def test_hours_before_updates_are_nobodys_name(reports):
    text = (
        "16:40 Police have arrested four men in Iquique.\n\n15:20 Three people were killed in Arica.\n\n"
        "14:35 The army has sent 300 soldiers to Iquique.\n\n09:15 Good morning."
    )
    result = reports(text, "Live: unrest in Chile")
    assert {name for r in result.reports for name in r.actors} == {"Police", "army"}


@pytest.mark.parametrize(
    "text",
    [
        "On 5 February 1989, gunmen killed a judge in Segovia. He died at once.\n\nHe was 42.\n\nOn 6 February, police "
        "arrested two men.\n\nThey denied it.",
        "SEGOVIA, 5 Feb 1989 - Gunmen killed a judge on Saturday.\n\nPolice arrested two men on Sunday.",
    ],
)
def test_an_ordinary_article_is_one(reports, text):
    killing = next(r for r in reports(text, "Judge killed").reports if r.event_type == "ASSAULT")
    assert killing.deaths_best == 1
    assert killing.place_name is not None
    assert killing.place_name.title() == "Segovia"


@pytest.mark.parametrize(
    ("rule", "head", "assertion"),
    [
        ("of a time that its head names", "This report covers abuses between November and February.", "occurred"),
        ("of no such time", "A judge was shot dead in Amalfi on Monday.", "background"),
    ],
)
def test_what_a_report_of_months_tells_is_its_news(reports, rule, head, assertion):
    text = (
        f"{head}\n\nPolice are looking for the killers.\n\nTroops abducted a teacher in Remedios on 15 November 1988, "
        "his wife said.\n\nThe city was calm."
    )
    told = next(r for r in reports(text, "Abuses in Antioquia").reports if r.event_mode == "abduct")
    assert told.assertion == assertion, rule
