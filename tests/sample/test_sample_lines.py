"""The event lines that the sample corpus is there to show, merged across its outlets."""

import pytest


@pytest.fixture(scope="module")
def events(built):
    return built.dataset.events.to_dict("records")


def lines(events, event_type, day, country):
    found = [
        event
        for event in events
        if event["event_type"] == event_type
        and event["date_edtf"] == day
        and event["country"] == country
        and event["assertion"] == "occurred"
    ]
    return sorted(found, key=lambda event: -event["n_sources"])


def test_the_attack_on_the_copts_is_one_event_of_several_outlets_with_differing_tolls(events):
    attack = lines(events, "ASSAULT", "2017-05-26", "EGY")[0]
    assert attack["event_mode"] == "firearms"
    assert attack["n_sources"] >= 3
    assert attack["deaths_low"] < attack["deaths_high"]
    assert "deaths_best" in attack["disagreement"]


def test_the_strikes_on_derna_are_one_event_of_several_outlets(events):
    strikes = lines(events, "ASSAULT", "2017-05-26", "LBY")[0]
    assert (strikes["event_mode"], strikes["place_name"]) == ("aerial", "Derna")
    assert strikes["n_sources"] >= 3


def test_what_pilots_did_two_years_before_is_not_placed_where_the_attack_was(events):
    before = [e for e in events if e["event_type"] == "ASSAULT" and e["date_edtf"] == "2015-02"]
    assert before and not any(e["place_name"] == "Minya" for e in before)


def test_the_talks_in_cairo_are_one_event_of_several_outlets(events):
    talks = lines(events, "CONSULT", "2017-05-29", "EGY")[0]
    assert talks["n_sources"] >= 3
    everyone = " ".join([*talks["actors"], *talks["targets"]])
    assert all(name in everyone for name in ("Sisi", "Lavrov", "Shoigu"))


def test_the_memorandum_of_the_three_guarantors_is_dated_in_may_before_the_talks(events):
    deals = [e for e in events if e["event_type"] == "AGREE" and {"Russia", "Iran", "Turkey"} <= set(e["actors"])]
    assert any(deal["date_edtf"] == "2017-05-04" for deal in deals)
    assert not any(deal["date_edtf"] == "2017-05-29" for deal in deals)


def test_wire_copies_are_found(built):
    copies = built.dataset.articles["duplicate_of"].dropna()
    assert len(copies) == 2
    assert set(built.dataset.articles["copy_kind"].dropna()) == {"near"}


def test_no_region_is_a_town(built):
    places = built.dataset.evidence[built.dataset.evidence["kind"] == "place"]
    central = places[places["quote"].str.lower() == "central egypt"]
    assert len(central) and set(central["value"]) == {"part:EGY:central"}


def test_the_readme_shows_what_a_build_of_the_sample_prints(built, pytestconfig):
    summary = built.summary
    readme = (pytestconfig.rootpath / "README.md").read_text(encoding="utf-8")
    assert f"events          {summary.events} from {summary.reports} reports\n" in readme
    assert f"on the map      {summary.located} of {summary.events}\n" in readme
    assert f"dated to a day  {summary.dated_to_a_day} of {summary.events}\n" in readme
