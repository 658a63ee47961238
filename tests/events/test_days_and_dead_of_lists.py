"""Days counted from what happened, days that a second verb shares, and the dead of a sentence with several events."""

import pytest


def found(reports, event_type, mode=None):
    return [r for r in reports if r.event_type == event_type and (mode is None or r.event_mode == mode)]


@pytest.mark.parametrize(
    ("rule", "text", "day"),
    [
        (
            "not from the day of saying, where its sentence has another",
            "A car bomb killed six people in Basra on Sunday, police said on Monday. A day earlier, rebels shot dead a "
            "cook in Mosul.",
            "2021-05-08",
        ),
        (
            "so the day before",
            "A car bomb killed six people in Basra on Sunday, police said on Monday. The day before, rebels had shot "
            "dead a cook in Mosul.",
            "2021-05-08",
        ),
        (
            "from the day of saying where it stands in the same sentence",
            "A car bomb killed six people in Basra last Tuesday. Police said on Monday that rebels had shot dead "
            "a cook in Mosul the night before.",
            "2021-05-09",
        ),
    ],
)
def test_days_are_counted_from_what_happened(read, rule, text, day):
    assert day in {r.date_edtf for r in found(read(text), "ASSAULT", "firearms")}, rule


def test_words_that_end_a_clause_count_from_the_day_named_in_it(read):
    text = (
        "Gunmen shot dead four nurses in Basra last Wednesday. Police said on Tuesday that two brothers, Ali and Omar "
        "Haddad, had been arrested over the murders in the town of Mosul the night before."
    )
    assert [r.date_edtf for r in found(read(text), "COERCE")] == ["2021-05-10"]


@pytest.mark.parametrize(
    ("rule", "text", "day"),
    [
        (
            "a past that was read as a participle",
            "The walkout, which began on 2 May, stranded 60 ships. On 7 May, the fourth day of clashes outside the "
            "gate, police with water cannon dispersed strikers and arrested 19 of them.",
            "2021-05-07",
        ),
        (
            "before the day of another sentence",
            "The strike began on 2 May. On 7 May, police dispersed strikers and arrested 19 of them.",
            "2021-05-07",
        ),
        (
            "not with a subject of its own",
            "On 7 May police dispersed strikers in Basra, and the army arrested 19 men on 9 May.",
            "2021-05-09",
        ),
    ],
)
def test_a_second_verb_shares_the_day_of_the_first(read, rule, text, day):
    assert [r.date_edtf for r in found(read(text), "COERCE", "arrest")] == [day], rule


@pytest.mark.parametrize(
    ("rule", "text", "year"),
    [
        ("people stand behind it", "In 1982 soldiers burned the village of Kaboul.", "1982"),
        ("behind an object", "The government sent police and then soldiers to the island in 1989.", "1989"),
        ("a month, of two verbs", "In June 1976 London gave in and recognised the new limit.", "1976-06"),
        ("a number of people is none", "Police arrested 1982 people.", None),
    ],
)
def test_years_and_months_of_what_is_long_past(read, rule, text, year):
    assert {r.date_edtf for r in read(text)} == {year or "../2021-05-12"}, rule


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("an hour later", "2021-05-08/2021-05-09"),
        ("two hours later", "2021-05-08/2021-05-09"),
        ("three days later", "2021-05-11"),
        ("the same day", "2021-05-08"),
    ],
)
def test_hours_later_is_that_day_or_the_next(read, words, days):
    text = f"Two engineers were kidnapped by armed men on Saturday near Basra. Their driver was released {words}."
    assert [r.date_edtf for r in found(read(text), "RETREAT")] == [days]


@pytest.mark.parametrize(
    ("rule", "text", "deaths"),
    [
        (
            "who died in a fire that was set did not die of the bomb above",
            "A bomb hit a bus near Basra on 4 May, killing 14 people. On 6 May, men burned down houses in Mosul and "
            "two old women died in the flames.",
            {"explosives": 14, "x:arson": 2},
        ),
        (
            "who died in an earthquake was not killed by thieves",
            "Thieves broke into a bank in Basra on Monday. Three people are dead in the earthquake that struck Mosul "
            "on Sunday.",
            {"x:robbery": None, "x:earthquake": 3},
        ),
        (
            "who was killed in an attack told of suspects did not die in a fire",
            "A fire on Monday destroyed 40 huts in Basra. There were no casualties. Jordan handed over six men "
            "suspected of taking part in the attack of 15 April in Mosul, in which 23 people were killed.",
            {"x:fire": 0, None: 23},
        ),
        (
            "who died of it, told in the next sentence, still did",
            "A bomb hit a bus near Basra on 4 May. Two women died in the attack.",
            {"explosives": 2},
        ),
    ],
)
def test_the_dead_are_of_what_their_sentence_tells(read, rule, text, deaths):
    told = {r.event_mode: r.deaths_best for r in read(text)}
    assert {mode: told.get(mode) for mode in deaths} == deaths, rule
