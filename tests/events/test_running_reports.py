"""Running reports: what an entry tells was on the day of the report, where its hours are of one day."""

import pytest

HOURS = ("07:45", "09:20", "11:30", "13:00")
ENTRIES = (
    "Good morning. A march has been called in Nairobi.",
    "Protesters have blocked the road to Nakuru.",
    "The embassy has urged both sides to show restraint.",
    "{}",
)


def live(last, hours=HOURS):
    entries = [f"{hour} {text}" for hour, text in zip(hours, ENTRIES, strict=True)]
    return "\n\n".join(entries).format(last)


def of_type(reports, event_type):
    return next(r for r in reports if r.event_type == event_type)


@pytest.mark.parametrize("hours", [HOURS, tuple(reversed(HOURS)), ("7.45am", "9.20am", "11.30am", "1.00pm")])
def test_an_entry_is_of_the_day_of_the_report(read_article, hours):
    result = read_article(live("Police arrested a singer outside her house.", hours), "Live: Kenya protests")
    found = of_type(result.reports, "COERCE")
    assert (found.date_edtf, found.date_basis) == ("2021-05-12", "relative")
    rows = [e for e in result.evidence if e.report_id == found.report_id and e.kind == "date" and e.chosen]
    assert [row.quote.strip() for row in rows] == [hours[-1]]
    assert of_type(result.reports, "REQUEST").date_edtf == "2021-05-12"


@pytest.mark.parametrize(
    ("rule", "last", "event_type", "day"),
    [
        ("a day of its own", "Police arrested a singer on Monday.", "COERCE", "2021-05-10"),
        ("what had been before", "Police had arrested a singer.", "COERCE", "../2021-05-12"),
        (
            "what a clause tells aside",
            "The lawyer of a singer who was arrested speaks to us.",
            "COERCE",
            "../2021-05-12",
        ),
    ],
)
def test_what_is_not_of_the_entry_is_not_of_its_day(read, rule, last, event_type, day):
    found = [r for r in read(live(last), "Live: Kenya protests") if r.event_type == event_type]
    assert all(r.date_edtf == day for r in found), (rule, [r.date_edtf for r in found])


def test_hours_that_pass_midnight_tell_no_day(read):
    reports = read(live("Police arrested a singer.", ("22:10", "23:40", "00:20", "01:05")), "Live: Kenya protests")
    assert of_type(reports, "COERCE").date_edtf == "../2021-05-12"
